//! The schema, step by step. Steps are additive first (expand, then contract) and never change once released.
//!
//! The runner is ours because it is fifty lines: SeaORM's own brings thirty crates along.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionTrait};

use crate::{StoreError, db::write_options};

pub struct Step {
    pub name: &'static str,
    pub sql: &'static str,
}

/// The step after which names that are there already have to be made findable.
pub const PEOPLE: &str = "data_0007_people";

pub const DATA: &[Step] = &[
    Step {
        name: "data_0001_start",
        sql: include_str!("migrations/data_0001_start.sql"),
    },
    Step {
        name: "data_0002_documents",
        sql: include_str!("migrations/data_0002_documents.sql"),
    },
    Step {
        name: "data_0003_portal",
        sql: include_str!("migrations/data_0003_portal.sql"),
    },
    Step {
        name: "data_0004_invitations",
        sql: include_str!("migrations/data_0004_invitations.sql"),
    },
    Step {
        name: "data_0005_wink_templates",
        sql: include_str!("migrations/data_0005_wink_templates.sql"),
    },
    Step {
        name: "data_0006_traffic",
        sql: include_str!("migrations/data_0006_traffic.sql"),
    },
    Step {
        name: PEOPLE,
        sql: include_str!("migrations/data_0007_people.sql"),
    },
    Step {
        name: "data_0008_keys",
        sql: include_str!("migrations/data_0008_keys.sql"),
    },
    Step {
        name: "data_0009_mail_limits",
        sql: include_str!("migrations/data_0009_mail_limits.sql"),
    },
    Step {
        name: "data_0010_clocks",
        sql: include_str!("migrations/data_0010_clocks.sql"),
    },
    Step {
        name: "data_0011_versions",
        sql: include_str!("migrations/data_0011_versions.sql"),
    },
    Step {
        name: "data_0012_life",
        sql: include_str!("migrations/data_0012_life.sql"),
    },
    Step {
        name: "data_0020_keys",
        sql: include_str!("migrations/data_0020_keys.sql"),
    },
    Step {
        name: "data_0021_receipts",
        sql: include_str!("migrations/data_0021_receipts.sql"),
    },
    Step {
        name: "data_0022_accesses",
        sql: include_str!("migrations/data_0022_accesses.sql"),
    },
    Step {
        name: "data_0023_exports",
        sql: include_str!("migrations/data_0023_exports.sql"),
    },
    Step {
        name: "data_0024_verifications",
        sql: include_str!("migrations/data_0024_verifications.sql"),
    },
    Step {
        name: "data_0025_sharing",
        sql: include_str!("migrations/data_0025_sharing.sql"),
    },
    Step {
        name: "data_0026_standing",
        sql: include_str!("migrations/data_0026_standing.sql"),
    },
    Step {
        name: "data_0027_comparison",
        sql: include_str!("migrations/data_0027_comparison.sql"),
    },
];
pub const KEYS: &[Step] = &[
    Step {
        name: "keys_0001_start",
        sql: include_str!("migrations/keys_0001_start.sql"),
    },
    Step {
        name: "keys_0020_rotation",
        sql: include_str!("migrations/keys_0020_rotation.sql"),
    },
];

/// Steps that have not run yet.
pub async fn pending(db: &DatabaseConnection, steps: &[Step]) -> Result<Vec<&'static str>, StoreError> {
    // A database without the table has run nothing
    let done = applied(db).await.unwrap_or_default();
    Ok(steps
        .iter()
        .map(|step| step.name)
        .filter(|name| !done.iter().any(|done| done == name))
        .collect())
}

/// Runs the steps that have not run yet, each in a transaction of its own.
pub async fn run(db: &DatabaseConnection, steps: &[Step]) -> Result<usize, StoreError> {
    if applied(db)
        .await
        .is_ok_and(|done| steps.iter().all(|step| done.iter().any(|name| name == step.name)))
    {
        return Ok(0);
    }
    let created = db
        .execute_unprepared("CREATE TABLE IF NOT EXISTS schema_steps (name text PRIMARY KEY)")
        .await;
    // On PostgreSQL this fails where another node creates the table in the same moment; then it is there
    if let Err(error) = created
        && applied(db).await.is_err()
    {
        return Err(error.into());
    }
    let mut ran = 0;
    for step in steps {
        let tx = db.begin_with_options(write_options(db)).await?;
        if db.get_database_backend() == sea_orm::DbBackend::Postgres {
            // Two nodes that start at once take turns
            tx.execute_unprepared("LOCK TABLE schema_steps IN ACCESS EXCLUSIVE MODE")
                .await?;
        }
        let insert = Statement::from_sql_and_values(
            db.get_database_backend(),
            "INSERT INTO schema_steps (name) VALUES ($1) ON CONFLICT DO NOTHING",
            [step.name.into()],
        );
        if tx.execute_raw(insert).await?.rows_affected() == 1 {
            tx.execute_unprepared(step.sql).await?;
            ran += 1;
        }
        tx.commit().await?;
    }
    Ok(ran)
}

async fn applied(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let select = Statement::from_string(db.get_database_backend(), "SELECT name FROM schema_steps");
    db.query_all_raw(select)
        .await?
        .iter()
        .map(|row| row.try_get("", "name"))
        .collect()
}
