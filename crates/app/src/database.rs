//! What an operator asks a database that the store has no need to: its version, its clock, a copy of it, whether the
//! copy is sound. Nothing here reads or writes data.

use std::path::Path;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};

use crate::config::DatabaseUrl;

/// Opens a database that is there already.
pub async fn connect(url: &DatabaseUrl) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url.expose());
    options
        .sqlx_logging(false)
        .max_connections(1)
        .connect_timeout(std::time::Duration::from_secs(5))
        .acquire_timeout(std::time::Duration::from_secs(5));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(false)
            .busy_timeout(std::time::Duration::from_secs(10))
    });
    Database::connect(options).await
}

async fn ask(db: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("an answer".into()))?;
    row.try_get_by_index(0)
}

/// Its name and version.
pub async fn version(db: &DatabaseConnection) -> Result<String, DbErr> {
    match db.get_database_backend() {
        DbBackend::Sqlite => Ok(format!("SQLite {}", ask(db, "SELECT sqlite_version()").await?)),
        _ => Ok(format!("PostgreSQL {}", ask(db, "SHOW server_version").await?)),
    }
}

/// The server's clock, in microseconds; SQLite has none but ours.
pub async fn clock(db: &DatabaseConnection) -> Result<Option<i64>, DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return Ok(None);
    }
    let text = ask(
        db,
        "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint::text",
    )
    .await?;
    Ok(text.parse().ok())
}

/// Writes what a SQLite database holds at this moment to a new file, while others go on writing to it.
pub async fn copy_sqlite(from: &DatabaseUrl, to: &Path) -> Result<(), DbErr> {
    let db = connect(from).await?;
    let to = to.display().to_string().replace('\'', "''");
    db.execute_unprepared(&format!("VACUUM INTO '{to}'")).await?;
    db.close().await
}

/// Whether SQLite finds its own file sound; what is wrong, if not.
pub async fn check_sqlite(path: &Path) -> Result<(), String> {
    let url = DatabaseUrl::sqlite(path);
    let answer = async {
        let db = connect(&url).await?;
        let answer = ask(&db, "PRAGMA integrity_check").await?;
        db.close().await?;
        Ok(answer)
    };
    match answer.await {
        Ok(answer) if answer == "ok" => Ok(()),
        Ok(answer) => Err(answer),
        Err(error) => Err(DbErr::to_string(&error)),
    }
}
