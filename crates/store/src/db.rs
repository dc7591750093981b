//! Connections and transactions, alike on SQLite and PostgreSQL.

mod literal_limits;

use std::{path::Path, sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use self::literal_limits::LiteralLimits;
use crate::StoreError;

/// How SQLite makes a commit durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// Every commit waits for the disk: survives a power cut.
    #[default]
    Full,
    /// Survives the process being killed; a power cut may lose the last commits.
    Normal,
}

/// How long SQLite waits for somebody else's lock, in milliseconds.
const BUSY_WAIT: u64 = 10_000;
/// How long a checkpoint may wait for readers, while nobody can write.
const CHECKPOINT_WAIT: u64 = 200;

/// How many times opening SQLite is tried, 50 ms apart.
const OPENING_TRIES: u32 = 100;

/// How many times a transaction is run again before its error is handed on.
const TRIES: u32 = 8;

/// A database with its readers apart from its writer: SQLite takes one writer at a time, and queueing for it here is
/// cheaper and fairer than SQLite's busy loop. On PostgreSQL both are the same pool.
#[derive(Debug, Clone)]
pub struct Db {
    read: LiteralLimits<DatabaseConnection>,
    write: LiteralLimits<DatabaseConnection>,
}

/// A write transaction. Cloned handles must be gone when the closure that was given it ends.
#[derive(Debug, Clone)]
pub struct Tx(Arc<LiteralLimits<DatabaseTransaction>>);

impl Tx {
    pub(crate) fn db(&self) -> &LiteralLimits<DatabaseTransaction> {
        &self.0
    }
}

/// What begins a write transaction: on SQLite one that takes the write lock at once, so that it cannot fail half way.
pub(crate) fn write_options(db: &DatabaseConnection) -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: (db.get_database_backend() == DbBackend::Sqlite)
            .then_some(SqliteTransactionMode::Immediate),
        ..Default::default()
    }
}

impl Db {
    /// `schema` is the PostgreSQL schema to work in; SQLite has a file for each.
    pub async fn connect(
        url: &str,
        schema: Option<&str>,
        connections: u32,
        synchronous: Synchronous,
    ) -> Result<Self, StoreError> {
        let mut options = ConnectOptions::new(url);
        options
            .sqlx_logging(false)
            .connect_timeout(Duration::from_secs(5))
            .acquire_timeout(Duration::from_secs(5))
            .test_before_acquire(false);
        if let Some(path) = url.strip_prefix("sqlite:") {
            prepare_folder(path)?;
            let level = match synchronous {
                Synchronous::Full => SqliteSynchronous::Full,
                Synchronous::Normal => SqliteSynchronous::Normal,
            };
            options.map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(level)
                    .busy_timeout(Duration::from_millis(BUSY_WAIT))
                    .foreign_keys(true)
                    // Erased means erased: freed pages are overwritten
                    .pragma("secure_delete", "ON")
                    .pragma("cache_size", "-16000")
                    .pragma("mmap_size", "268435456")
                    .pragma("temp_store", "MEMORY")
                    .statement_cache_capacity(200)
            });
            options.max_connections(1).min_connections(1);
            let write = open_sqlite(options.clone()).await?;
            options.max_connections(connections).min_connections(1);
            let read = open_sqlite(options).await?;
            return Ok(Self {
                read: LiteralLimits(read),
                write: LiteralLimits(write),
            });
        }
        if !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
            return Err(StoreError::Configuration(
                "the database's address must begin with sqlite: or postgres:".into(),
            ));
        }
        options.max_connections(connections).min_connections(1);
        if let Some(schema) = schema {
            options.set_schema_search_path(schema);
        }
        let pool = Database::connect(options).await?;
        if let Some(schema) = schema {
            use sea_orm::ConnectionTrait;
            let create = format!("CREATE SCHEMA IF NOT EXISTS \"{}\"", schema.replace('"', ""));
            // It fails where another node creates the schema in the same moment; then it is there
            if pool.execute_unprepared(&create).await.is_err() {
                pool.execute_unprepared(&create).await?;
            }
        }
        Ok(Self {
            read: LiteralLimits(pool.clone()),
            write: LiteralLimits(pool),
        })
    }

    pub(crate) fn reader(&self) -> &LiteralLimits<DatabaseConnection> {
        &self.read
    }

    pub(crate) fn writer(&self) -> &LiteralLimits<DatabaseConnection> {
        &self.write
    }

    pub fn is_sqlite(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Sqlite
    }

    /// Runs a change as one transaction, again where it met another. The closure may run several times, so it must do
    /// nothing that a rollback does not undo.
    pub async fn write<T, E, F, Fut>(&self, change: F) -> Result<T, E>
    where
        E: From<StoreError> + Retry,
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.write_once(&change).await {
                Err(error) if tries < TRIES && error.is_retryable() => {
                    tokio::time::sleep(Duration::from_millis(1 << tries)).await;
                }
                done => return done,
            }
        }
    }

    async fn write_once<T, E, F, Fut>(&self, change: &F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        let tx = self
            .write
            .begin_with_options(write_options(&self.write))
            .await
            .map_err(StoreError::from)?;
        let tx = Tx(Arc::new(LiteralLimits(tx)));
        let done = change(tx.clone()).await;
        let tx = Arc::try_unwrap(tx.0).map_err(|_| {
            StoreError::Configuration(
                "a transaction's handle outlived its change; nothing was written".into(),
            )
        })?;
        match done {
            Ok(value) => {
                tx.0.commit().await.map_err(StoreError::from)?;
                Ok(value)
            }
            Err(error) => {
                // A rollback that fails leaves nothing either: the connection is dropped
                let _ = tx.0.rollback().await;
                Err(error)
            }
        }
    }

    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read.ping().await?;
        Ok(())
    }

    /// Makes what was deleted final: SQLite's journal still holds the pages as they were before, until a checkpoint empties it.
    /// `Busy` where somebody reads at every moment; it must be tried again then.
    pub async fn empty_journal(&self) -> Result<(), StoreError> {
        use sea_orm::{DbErr, RuntimeErr, sqlx};

        if !self.is_sqlite() {
            return Ok(());
        }
        let failed = |error| StoreError::from(DbErr::Exec(RuntimeErr::SqlxError(std::sync::Arc::new(error))));
        let mut connection = (self.write.0.get_sqlite_connection_pool().acquire())
            .await
            .map_err(failed)?;
        // Nobody can write while it waits for those who read
        let run = async |connection: &mut sqlx::SqliteConnection, text: String| {
            sqlx::query(sqlx::AssertSqlSafe(text))
                .fetch_optional(connection)
                .await
        };
        run(
            &mut *connection,
            format!("PRAGMA busy_timeout = {CHECKPOINT_WAIT}"),
        )
        .await
        .map_err(failed)?;
        let row = run(&mut *connection, "PRAGMA wal_checkpoint(TRUNCATE)".into()).await;
        run(&mut *connection, format!("PRAGMA busy_timeout = {BUSY_WAIT}"))
            .await
            .map_err(failed)?;
        let busy = match row.map_err(failed)? {
            Some(row) => sqlx::Row::try_get::<i64, _>(&row, 0).map_err(failed)?,
            None => 1,
        };
        match busy {
            0 => Ok(()),
            _ => Err(StoreError::Busy("a reader keeps the database's journal")),
        }
    }

    pub async fn close(self) {
        let _ = self.read.0.close_by_ref().await;
        let _ = self.write.0.close_by_ref().await;
    }
}

/// An error that can say whether running the transaction again makes sense.
pub trait Retry {
    fn is_retryable(&self) -> bool;
}

impl Retry for StoreError {
    fn is_retryable(&self) -> bool {
        StoreError::is_retryable(self)
    }
}

/// Opens SQLite, again while it is busy: switching a new file to WAL does not heed the busy timeout, so processes that
/// start at once would fail at it.
async fn open_sqlite(options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
    let mut tries = 0;
    loop {
        tries += 1;
        match Database::connect(options.clone()).await.map_err(StoreError::from) {
            Err(error) if tries < OPENING_TRIES && error.is_retryable() => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            opened => return opened,
        }
    }
}

/// SQLite makes the file, not the folder that it is in.
fn prepare_folder(path: &str) -> Result<(), StoreError> {
    let path = path
        .trim_start_matches("//")
        .split('?')
        .next()
        .unwrap_or_default();
    let Some(parent) = Path::new(path)
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    else {
        return Ok(());
    };
    std::fs::create_dir_all(parent).map_err(|error| StoreError::Files {
        path: parent.display().to_string(),
        error,
    })
}
