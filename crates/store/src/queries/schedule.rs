//! When a source is read again, and when its time ends. Both are jobs; the columns say what they will do, for people.

use openwink_model::{
    ConnectionStatus, DateTime, MonitorStatus,
    accounts::ArchiveStatus,
    ids::{AccountId, ArchiveId, SourceId, TypedId},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::Condition};

use super::{
    accounts::{self as account_queries, Account},
    archives::{self as archive_queries, Archive},
    jobs::JobBody,
};
use crate::{
    Store, StoreError, Tx,
    entities::{accounts, archives},
};

/// Sources that one sweep looks at.
const SWEPT: u64 = 500;

impl Store {
    /// Has an account read again at a moment. Whatever was scheduled for it before is not done. `None` where it is not there.
    pub async fn schedule_sync(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
        due: DateTime,
    ) -> Result<Option<Account>, StoreError> {
        let Some(account) = self.account_in(tx, scope, id).await? else {
            return Ok(None);
        };
        let serial = account.sync_serial + 1;
        self.set_sync(tx, scope, id, Some(due), serial).await?;
        let body = JobBody::Sync {
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            account: id,
            serial,
        };
        self.enqueue(tx, scope, &body, due).await?;
        Ok(Some(Account {
            sync_serial: serial,
            next_sync_at: Some(due),
            ..account
        }))
    }

    /// Has an account not read again; says whether it is there.
    pub async fn cancel_sync(&self, tx: &Tx, scope: &Scope, id: AccountId) -> Result<bool, StoreError> {
        let Some(account) = self.account_in(tx, scope, id).await? else {
            return Ok(false);
        };
        self.set_sync(tx, scope, id, None, account.sync_serial + 1)
            .await?;
        Ok(true)
    }

    async fn set_sync(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
        due: Option<DateTime>,
        serial: i64,
    ) -> Result<(), StoreError> {
        accounts::Entity::update_many()
            .set(accounts::ActiveModel {
                next_sync_at: Set(due.map(DateTime::micros)),
                sync_serial: Set(serial),
                ..Default::default()
            })
            .filter(accounts::COLUMN.id.eq(id.uuid()))
            .filter(accounts::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(accounts::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Has a job look at a source's end for the first time; false where one does already, or the source is not there.
    pub async fn begin_watch(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
        end: DateTime,
        look: DateTime,
    ) -> Result<bool, StoreError> {
        // Two may come to it at once: one of them finds nothing left to set
        match self.set_expiry(tx, scope, source, Some(end), true).await? {
            true => {
                self.enqueue_look(tx, scope, source, look, None).await?;
                Ok(true)
            }
            false => Ok(false),
        }
    }

    /// Notes when a source's time ends, and has a job look at it at a moment. `warned` is the end that the tenant has been
    /// told of. False where the source is not there.
    pub async fn watch_expiry(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
        end: DateTime,
        look: DateTime,
        warned: Option<DateTime>,
    ) -> Result<bool, StoreError> {
        if !self.set_expiry(tx, scope, source, Some(end), false).await? {
            return Ok(false);
        }
        self.enqueue_look(tx, scope, source, look, warned).await?;
        Ok(true)
    }

    async fn enqueue_look(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
        look: DateTime,
        warned: Option<DateTime>,
    ) -> Result<(), StoreError> {
        let body = JobBody::Expire {
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            source,
            warned: warned.map(DateTime::micros),
        };
        self.enqueue(tx, scope, &body, look).await?;
        Ok(())
    }

    /// Notes that nothing watches over a source's end; says whether it is there.
    pub async fn unwatch(&self, tx: &Tx, scope: &Scope, source: SourceId) -> Result<bool, StoreError> {
        self.set_expiry(tx, scope, source, None, false).await
    }

    async fn set_expiry(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
        end: Option<DateTime>,
        only_new: bool,
    ) -> Result<bool, StoreError> {
        macro_rules! set {
            ($entity:ident, $id:expr) => {{
                let mut update = $entity::Entity::update_many();
                if only_new {
                    update = update.filter($entity::COLUMN.expires_at.is_null());
                }
                update
                    .set($entity::ActiveModel {
                        expires_at: Set(end.map(DateTime::micros)),
                        ..Default::default()
                    })
                    .filter($entity::COLUMN.id.eq($id.uuid()))
                    .filter($entity::COLUMN.tenant.eq(scope.tenant().as_str()))
                    .filter($entity::COLUMN.mode.eq(scope.mode().as_str()))
                    .exec(tx.db())
                    .await?
            }};
        }
        let done = match source {
            SourceId::Account(id) => set!(accounts, id),
            SourceId::Archive(id) => set!(archives, id),
        };
        Ok(done.rows_affected == 1)
    }

    /// Accounts that nothing watches over, as before there was a retention or while there was none, by their ids. Those too
    /// that never connected: what was typed for them ends as well. The worker's own query; it crosses tenants.
    pub async fn unwatched_accounts(&self, after: Option<AccountId>) -> Result<Vec<Account>, StoreError> {
        let mut query = accounts::Entity::find()
            .filter(accounts::COLUMN.expires_at.is_null())
            .filter(
                accounts::COLUMN
                    .status
                    .ne(ConnectionStatus::Disconnected.as_str()),
            );
        if let Some(after) = after {
            query = query.filter(accounts::COLUMN.id.gt(after.uuid()));
        }
        let rows = query
            .order_by_asc(accounts::COLUMN.id)
            .limit(SWEPT)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(account_queries::convert).collect()
    }

    /// The same of archives.
    pub async fn unwatched_archives(
        &self,
        after: Option<ArchiveId>,
    ) -> Result<Vec<(Scope, Archive)>, StoreError> {
        let mut query = archives::Entity::find()
            .filter(archives::COLUMN.expires_at.is_null())
            .filter(archives::COLUMN.status.ne(ArchiveStatus::Revoked.as_str()));
        if let Some(after) = after {
            query = query.filter(archives::COLUMN.id.gt(after.uuid()));
        }
        let rows = query
            .order_by_asc(archives::COLUMN.id)
            .limit(SWEPT)
            .all(self.db().reader())
            .await?;
        rows.into_iter()
            .map(|row| {
                let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
                Ok((scope, archive_queries::convert(row)?))
            })
            .collect()
    }

    /// Accounts that are to be kept up to date and that nothing will read again, by their ids: none is planned, or one was
    /// that has not come by that moment. The worker's own query; it crosses tenants.
    pub async fn unscheduled_accounts(
        &self,
        after: Option<AccountId>,
        overdue: DateTime,
    ) -> Result<Vec<Account>, StoreError> {
        let mut query = accounts::Entity::find()
            .filter(
                Condition::any()
                    .add(accounts::COLUMN.next_sync_at.is_null())
                    .add(accounts::COLUMN.next_sync_at.lt(overdue.micros())),
            )
            .filter(accounts::COLUMN.status.eq(ConnectionStatus::Connected.as_str()))
            .filter(accounts::COLUMN.monitor_status.eq(MonitorStatus::Active.as_str()))
            .filter(accounts::COLUMN.refreshed_at.is_not_null());
        if let Some(after) = after {
            query = query.filter(accounts::COLUMN.id.gt(after.uuid()));
        }
        let rows = query
            .order_by_asc(accounts::COLUMN.id)
            .limit(SWEPT)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(account_queries::convert).collect()
    }
}
