//! How long what came is kept: so many days after a source was connected, last read again or uploaded. An account that is
//! kept up to date lives on. The tenant is told some days before.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::{
    ConnectionStatus, DateTime, MonitorStatus,
    accounts::{ARCHIVE_PROVIDER, ArchiveStatus},
    events::NewEvent,
    ids::{SourceId, TenantId, UserId},
    mode::Scope,
    receipts::RevokedBy,
};
use openwink_store::{Job, StoreError, Tx};

use crate::Context;

/// How long sources are kept, by tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// Nought keeps them for good.
    pub days: u32,
    pub by_tenant: BTreeMap<TenantId, u32>,
    /// How many days before the end the tenant is told.
    pub warning_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            days: 60,
            by_tenant: BTreeMap::new(),
            warning_days: 7,
        }
    }
}

/// A sync that is so late will not come: what nothing reads any more is not kept up to date.
const OVERDUE: Duration = Duration::from_secs(7 * 86_400);

fn days(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 86_400)
}

impl Retention {
    /// `None` for good.
    pub fn of(&self, tenant: &TenantId) -> Option<Duration> {
        let kept = self.by_tenant.get(tenant).copied().unwrap_or(self.days);
        (kept > 0).then(|| days(kept))
    }

    fn warning(&self) -> Duration {
        days(self.warning_days)
    }
}

/// Has a job watch over a source's end, where none does.
pub async fn watch(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    source: SourceId,
    since: DateTime,
) -> Result<(), StoreError> {
    let retention = &context.options.retention;
    let Some(kept) = retention.of(scope.tenant()) else {
        return Ok(());
    };
    let end = since.plus(kept);
    let look = end.minus(retention.warning()).max(context.store.now(scope));
    context
        .store
        .begin_watch(tx, scope, source, end, look)
        .await
        .map(drop)
}

/// A source as far as its end depends on it.
struct Watched {
    user: UserId,
    provider: String,
    /// Since when its time runs; `None` while it is kept up to date.
    since: Option<DateTime>,
}

async fn watched(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    source: SourceId,
) -> Result<Option<Watched>, StoreError> {
    let store = &context.store;
    Ok(match source {
        SourceId::Account(id) => {
            let account = store.account_in(tx, scope, id).await?;
            let account = account.filter(|account| account.status != ConnectionStatus::Disconnected);
            let overdue = store.now(scope).minus(OVERDUE);
            account.map(|account| {
                let fresh = account.monitor == MonitorStatus::Active
                    && account.status == ConnectionStatus::Connected
                    && account.next_sync_at.is_some_and(|next| next > overdue);
                let read = account.refreshed_at.max(account.connected_at);
                Watched {
                    since: (!fresh).then(|| read.unwrap_or(account.created_at)),
                    user: account.user,
                    provider: account.provider,
                }
            })
        }
        SourceId::Archive(id) => {
            let archive = store.archive_in(tx, scope, id).await?;
            let archive = archive.filter(|archive| archive.status != ArchiveStatus::Revoked);
            archive.map(|archive| Watched {
                user: archive.user,
                provider: ARCHIVE_PROVIDER.to_owned(),
                since: Some(archive.created_at),
            })
        }
    })
}

/// Looks at a source whose end is near: warns of it, or erases the source, or looks again later.
pub async fn run(
    context: &Context,
    job: &Job,
    scope: &Scope,
    source: SourceId,
    warned: Option<DateTime>,
) -> Result<(), StoreError> {
    let (store, retention) = (&context.store, &context.options.retention);
    store
        .write(|tx| async move {
            store.complete_job(&tx, job).await?;
            let Some(watched) = watched(context, &tx, scope, source).await? else {
                return Ok(());
            };
            let (now, warning) = (store.now(scope), retention.warning());
            let Some(kept) = retention.of(scope.tenant()) else {
                // Kept for good now; should that change, a sweep finds it
                return store.unwatch(&tx, scope, source).await.map(drop);
            };
            let end = watched.since.unwrap_or(now).plus(kept);
            // What is kept up to date is at no end, however short the time is
            if watched.since.is_none() || end > now.plus(warning) {
                let look = end.minus(warning).max(now.plus(days(1)));
                store.watch_expiry(&tx, scope, source, end, look, None).await?;
                return Ok(());
            }
            match warned {
                // Told of it, and it has not been put off since
                Some(told) if told <= now => match source {
                    SourceId::Account(id) => store
                        .revoke_account(&tx, scope, id, RevokedBy::Expiry)
                        .await
                        .map(drop),
                    SourceId::Archive(id) => store
                        .revoke_archive(&tx, scope, id, RevokedBy::Expiry)
                        .await
                        .map(drop),
                },
                Some(told) => store
                    .watch_expiry(&tx, scope, source, told, told, Some(told))
                    .await
                    .map(drop),
                None => {
                    // However late the warning comes, the time between it and the end is the same
                    let end = end.max(now.plus(warning));
                    let event = NewEvent::expiring(&watched.user, source, &watched.provider, end);
                    store.emit(&tx, scope, vec![event]).await?;
                    store
                        .watch_expiry(&tx, scope, source, end, end, Some(end))
                        .await
                        .map(drop)
                }
            }
        })
        .await?;
    store.wake().jobs();
    store.wake().deliveries();
    Ok(())
}

/// Has sources watched over that nothing watches over, as from before there was a retention.
pub async fn adopt(context: &Context) -> Result<(), StoreError> {
    let store = &context.store;
    let mut after = None;
    loop {
        let accounts = store.unwatched_accounts(after).await?;
        for account in &accounts {
            let since = account.refreshed_at.max(account.connected_at);
            let since = since.unwrap_or(account.created_at);
            let (scope, source) = (&account.scope, SourceId::Account(account.id));
            store
                .write(|tx| async move { watch(context, &tx, scope, source, since).await })
                .await?;
        }
        match accounts.last() {
            Some(last) => after = Some(last.id),
            None => break,
        }
    }
    let mut after = None;
    loop {
        let archives = store.unwatched_archives(after).await?;
        for (scope, archive) in &archives {
            let source = SourceId::Archive(archive.id);
            store
                .write(|tx| async move { watch(context, &tx, scope, source, archive.created_at).await })
                .await?;
        }
        match archives.last() {
            Some((_, last)) => after = Some(last.id),
            None => return Ok(()),
        }
    }
}
