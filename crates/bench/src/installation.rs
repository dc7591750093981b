//! An installation to fill: the databases, key and files that `openwink serve` is then started on.

use std::path::PathBuf;

use openwink_model::Ambient;
use openwink_store::{Options, Store, Synchronous};
use openwink_vault::{MasterKeySource, Vault};
use sea_orm::{ConnectionTrait, Database};

use crate::Outcome;

#[derive(clap::Args)]
pub struct Installation {
    /// sqlite:PATH or postgres://…
    #[arg(long)]
    pub database_url: String,
    #[arg(long)]
    pub keys_url: String,
    /// Made if missing
    #[arg(long)]
    pub master_key_file: PathBuf,
    #[arg(long)]
    pub files: PathBuf,
}

impl Installation {
    pub async fn open(&self) -> Outcome<Store> {
        create_database(&self.database_url).await?;
        let ambient = Ambient::system();
        let key = MasterKeySource::File(self.master_key_file.clone()).load(&ambient)?;
        let options = Options {
            database_url: self.database_url.clone(),
            keys_url: self.keys_url.clone(),
            schema: None,
            files: self.files.clone(),
            connections: 2,
            // Nobody was told yet that anything is kept
            synchronous: Synchronous::Normal,
        };
        Ok(Store::connect(&options, Vault::new(key, Vec::new()), ambient).await?)
    }

    /// What a database does by itself when it has time: statistics, and a journal that is written back.
    pub async fn settle(&self) -> Outcome {
        let sql = match self.database_url.starts_with("sqlite:") {
            true => "PRAGMA wal_checkpoint(TRUNCATE)",
            false => "VACUUM ANALYZE",
        };
        let db = Database::connect(&self.database_url).await?;
        db.execute_unprepared(sql).await?;
        db.close().await?;
        Ok(())
    }
}

/// SQLite makes its file by itself; PostgreSQL's database is made from the one that every server has.
async fn create_database(url: &str) -> Outcome {
    let Some((server, name)) = url.rsplit_once('/').filter(|_| !url.starts_with("sqlite:")) else {
        return Ok(());
    };
    let db = Database::connect(format!("{server}/postgres")).await?;
    // Where it is there already, the error says so, and any other comes again at once
    let _ = db
        .execute_unprepared(&format!("CREATE DATABASE \"{}\"", name.replace('"', "")))
        .await;
    db.close().await?;
    Ok(())
}
