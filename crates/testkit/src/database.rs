//! Where a test's store keeps things: a folder with SQLite's files, or schemas of PostgreSQL's.

use openwink_store::{Options, Synchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection};

use crate::{Folder, folder::unique, postgres, raw::column};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// A test's own place. Its folder holds the files on either database.
pub(crate) struct Place {
    pub database: Database,
    pub folder: Folder,
    url: String,
    schema: Option<String>,
}

impl Place {
    /// `None` where PostgreSQL is to be skipped.
    pub fn new(database: Database) -> Option<Self> {
        let folder = Folder::new();
        let (url, schema) = match database {
            Database::Sqlite => (format!("sqlite:{}/data.db", folder.path().display()), None),
            Database::Postgres => {
                let Some(url) = postgres::url() else {
                    eprintln!("SKIPPED on PostgreSQL: OPENWINK_SKIP_POSTGRES=1 is set");
                    return None;
                };
                (url, Some(format!("test_{}", unique())))
            }
        };
        Some(Self {
            database,
            folder,
            url,
            schema,
        })
    }

    pub fn options(&self) -> Options {
        Options {
            database_url: self.url.clone(),
            keys_url: match self.database {
                Database::Sqlite => format!("sqlite:{}/keys.db", self.folder.path().display()),
                Database::Postgres => self.url.clone(),
            },
            schema: self.schema.clone(),
            files: self.folder.path().join("files"),
            connections: 12,
            // The crash tests say Full; to wait for the disk elsewhere would only take time
            synchronous: Synchronous::Normal,
        }
    }

    /// A connection that goes past the store, to look at what it wrote.
    pub async fn raw(&self, keys: bool) -> DatabaseConnection {
        let options = self.options();
        let mut connect = ConnectOptions::new(if keys {
            options.keys_url
        } else {
            options.database_url
        });
        connect.max_connections(2).sqlx_logging(false);
        if let Some(schema) = &self.schema {
            connect.set_schema_search_path(format!("{schema}{}", if keys { "_keys" } else { "" }));
        }
        sea_orm::Database::connect(connect)
            .await
            .expect("the test's own connection")
    }

    pub async fn clean_up(&self) {
        let Some(schema) = &self.schema else { return };
        let raw = self.raw(false).await;
        // Also those that the test made beside its own
        let query = format!("SELECT nspname::text FROM pg_namespace WHERE starts_with(nspname, '{schema}')");
        for schema in column::<String>(&raw, &query).await {
            raw.execute_unprepared(&format!("DROP SCHEMA IF EXISTS \"{schema}\" CASCADE"))
                .await
                .expect("the test's schema is dropped");
        }
        let _ = raw.close().await;
    }
}
