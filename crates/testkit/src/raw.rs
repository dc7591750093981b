//! Looking at a test's database past the store: for what must not be in there, and for what no query shows.

use std::collections::BTreeMap;

use openwink_model::mode::Scope;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TryGetable};
use uuid::Uuid;

use crate::{Database, TestStore};

/// Tables by name, their rows as text.
pub type Dump = BTreeMap<String, Vec<String>>;

impl TestStore {
    /// Runs a statement; says how many rows it changed.
    pub async fn sql(&self, statement: &str) -> u64 {
        let raw = self.raw_connection().await;
        let done = raw.execute_unprepared(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}"))
            .rows_affected()
    }

    /// The first column of a query's rows.
    pub async fn column<T: TryGetable>(&self, query: &str) -> Vec<T> {
        column(self.raw_connection().await, query).await
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.column(&format!("SELECT count(*) FROM {table}")).await[0]
    }

    /// An id as the database's SQL spells it.
    pub fn literal(&self, id: Uuid) -> String {
        match self.database() {
            Database::Sqlite => format!("x'{}'", id.simple()),
            Database::Postgres => format!("'{id}'::uuid"),
        }
    }

    /// Everything that is stored: rows of the scope alone where one is given, of its tenant in tables without
    /// a mode, and whole those tables that have neither.
    pub async fn dump(&self, scope: Option<&Scope>) -> Dump {
        let mut all = dump(self.raw_connection().await, scope).await;
        let keys = self.raw_keys().await;
        all.extend(
            dump(&keys, scope)
                .await
                .into_iter()
                .map(|(table, rows)| (format!("keys.{table}"), rows)),
        );
        let _ = keys.close().await;
        all
    }

    /// Where these bytes are found: in SQLite's files, journals included, or in PostgreSQL's rows, and in stored files.
    pub async fn find(&self, wanted: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the test's folder reads") {
                let path = entry.expect("the test's folder reads").path();
                if path.is_dir() {
                    folders.push(path);
                } else if contains(&std::fs::read(&path).expect("the test's file reads"), wanted) {
                    found.push(path.display().to_string());
                }
            }
        }
        if self.database() == Database::Postgres {
            let hex: String = wanted.iter().map(|byte| format!("{byte:02x}")).collect();
            let text = String::from_utf8_lossy(wanted).into_owned();
            for (table, rows) in self.dump(None).await {
                if rows
                    .iter()
                    .any(|row| row.contains(&hex) || (!text.is_empty() && row.contains(&text)))
                {
                    found.push(table);
                }
            }
        }
        found
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

pub(crate) async fn column<T: TryGetable>(db: &DatabaseConnection, query: &str) -> Vec<T> {
    let statement = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(statement).await;
    rows.unwrap_or_else(|error| panic!("{query}: {error}"))
        .iter()
        .map(|row| {
            row.try_get_by_index(0)
                .unwrap_or_else(|error| panic!("{query}: {error:?}"))
        })
        .collect()
}

async fn dump(db: &DatabaseConnection, scope: Option<&Scope>) -> Dump {
    let sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let tables: Vec<String> = column(
        db,
        if sqlite {
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        } else {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()"
        },
    )
    .await;
    let mut all = Dump::new();
    for table in tables {
        let columns: Vec<String> = column(
            db,
            &if sqlite {
                format!("SELECT name FROM pragma_table_info('{table}')")
            } else {
                format!(
                    "SELECT column_name::text FROM information_schema.columns \
                     WHERE table_schema = current_schema() AND table_name = '{table}'"
                )
            },
        )
        .await;
        let row = if sqlite {
            let quoted: Vec<String> = columns
                .iter()
                .map(|column| format!("lower(quote({column}))"))
                .collect();
            quoted.join(" || '|' || ")
        } else {
            format!("{table}::text")
        };
        let scoped = |scope: &Scope| {
            let has = |name: &str| columns.iter().any(|column| column == name);
            let tenant = scope.tenant();
            match (has("tenant"), has("mode")) {
                (true, true) => format!(" WHERE tenant = '{tenant}' AND mode = '{}'", scope.mode()),
                (true, false) => format!(" WHERE tenant = '{tenant}'"),
                (false, _) if table == "tenants" => format!(" WHERE id = '{tenant}'"),
                (false, _) => String::new(),
            }
        };
        let filter = scope.map(scoped).unwrap_or_default();
        let rows = column(db, &format!("SELECT {row} FROM {table}{filter} ORDER BY 1")).await;
        all.insert(table, rows);
    }
    all
}
