//! Emptying a sandbox: everything of its people goes, in one change, together with the jobs that destroy the data keys and
//! files. What the tenant's engineers have set up stays: API keys, webhooks, templates, and what the log says of calls.

use openwink_model::{
    Mode,
    ids::{AccountId, ArchiveId, RawFileId, TypedId},
    mode::Scope,
};
use sea_orm::{
    ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Statement, Value,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use super::{
    jobs::{ERASE, JobBody},
    page::in_scope,
};
use crate::{
    Store, StoreError, Tx,
    entities::{accounts, archives, jobs, link_signals, raw_files, receipts, records, users},
};

/// What was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emptied {
    pub users: u64,
    pub accounts: u64,
    pub archives: u64,
    pub records: u64,
}

/// Tables that hold what belongs to people, each with its scope in the columns `tenant` and `mode`. A test fails for a
/// table that is neither here nor among those that stay.
const EMPTIED: &[&str] = &[
    "mails",
    "invite_logs",
    "invites",
    "delivery_attempts",
    "deliveries",
    "events",
    "link_marks",
    "search_terms",
    "record_versions",
    "records",
    "tasks",
    "archives",
    "exports",
    "verifications",
    "accounts",
    "consents",
    "subject_salts",
    "surveys",
    "links",
    "link_sessions",
    "link_tokens",
    "users",
    // After the users, whose rows a writer of the ledger holds while it writes
    "accesses",
];

impl Store {
    /// Empties a sandbox; refuses any other scope.
    pub async fn empty_sandbox(&self, tx: &Tx, scope: &Scope) -> Result<Emptied, StoreError> {
        if scope.mode() != Mode::Sandbox {
            return Err(StoreError::Configuration("only a sandbox can be emptied".into()));
        }
        let emptied = Emptied {
            users: in_scope!(users, scope).count(tx.db()).await?,
            accounts: in_scope!(accounts, scope).count(tx.db()).await?,
            archives: in_scope!(archives, scope).count(tx.db()).await?,
            records: in_scope!(records, scope).count(tx.db()).await?,
        };
        self.drop_jobs(tx, scope).await?;
        self.erase_sources(tx, scope).await?;
        self.clear_clock(tx, scope).await?;
        let of_users = Query::select()
            .column(users::Column::Id)
            .from(users::Entity)
            .and_where(Expr::col(users::Column::Tenant).eq(scope.tenant().as_str()))
            .and_where(Expr::col(users::Column::Mode).eq(scope.mode().as_str()))
            .to_owned();
        link_signals::Entity::delete_many()
            .filter(Expr::col(link_signals::Column::UserId).in_subquery(of_users))
            .exec(tx.db())
            .await?;
        for table in EMPTIED {
            let statement = Statement::from_sql_and_values(
                tx.db().get_database_backend(),
                format!("DELETE FROM {table} WHERE tenant = $1 AND mode = $2"),
                [
                    Value::from(scope.tenant().as_str()),
                    Value::from(scope.mode().as_str()),
                ],
            );
            tx.db().execute_raw(statement).await?;
        }
        // The chain stays as it is; whom its entries speak of nobody can tell any more
        receipts::Entity::update_many()
            .col_expr(receipts::Column::UserId, Expr::value(Option::<Uuid>::None))
            .filter(receipts::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(receipts::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(emptied)
    }

    /// Takes away what waits to be done for those who are gone, but for erasures that have not ended.
    async fn drop_jobs(&self, tx: &Tx, scope: &Scope) -> Result<(), StoreError> {
        jobs::Entity::delete_many()
            .filter(jobs::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(jobs::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(jobs::COLUMN.kind.ne(ERASE))
            .filter(jobs::COLUMN.lease.is_null())
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Writes the jobs that destroy the data keys and files of every account and archive.
    async fn erase_sources(&self, tx: &Tx, scope: &Scope) -> Result<(), StoreError> {
        let now = self.now(scope);
        let mut owners: Vec<(Uuid, Vec<RawFileId>)> = Vec::new();
        let linked: Vec<Uuid> = in_scope!(accounts, scope)
            .select_only()
            .column(accounts::Column::Id)
            .into_tuple()
            .all(tx.db())
            .await?;
        for account in linked {
            let files = self.take_exports(tx, AccountId::from_uuid(account)).await?;
            owners.push((account, files));
        }
        let archived: Vec<Uuid> = in_scope!(archives, scope)
            .select_only()
            .column(archives::Column::Id)
            .into_tuple()
            .all(tx.db())
            .await?;
        for archive in archived {
            let files: Vec<Uuid> = raw_files::Entity::find()
                .filter(raw_files::COLUMN.archive_id.eq(archive))
                .select_only()
                .column(raw_files::Column::Id)
                .into_tuple()
                .all(tx.db())
                .await?;
            raw_files::Entity::delete_many()
                .filter(raw_files::COLUMN.archive_id.eq(archive))
                .exec(tx.db())
                .await?;
            let mut files: Vec<RawFileId> = files.into_iter().map(RawFileId::from_uuid).collect();
            files.extend(self.take_pictures(tx, ArchiveId::from_uuid(archive)).await?);
            owners.push((archive, files));
        }
        for (owner, files) in owners {
            let erase = JobBody::Erase {
                owner,
                files,
                order: None,
            };
            self.enqueue(tx, scope, &erase, now).await?;
        }
        Ok(())
    }
}
