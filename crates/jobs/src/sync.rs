//! Continuous Data Sync: reading an account again, telling apart what came, what changed and what is gone, and turning to
//! the person where their log-in no longer works.

mod schedule;

use std::time::Duration;

use openwink_model::{
    ConnectionStatus, ErrorCode, MonitorStatus, TaskType,
    connector::{ConnectorError, ConnectorState, LoginStep},
    events::NewEvent,
    ids::{AccountId, SourceId, TypedId},
    mode::Scope,
    providers::{LoginMethod, Provider},
    records::AnyRecord,
};
use openwink_providers::{Connector, ConnectorContext};
use openwink_store::{Account, AccountChange, Job, Origin, StoreError, Tx};
use uuid::Uuid;

pub use schedule::{Every, SyncPlan};

use crate::{Context, changes, derived, link::Kept, pages::Pages, retention};

/// A planned run that has not come after so long has been lost: its job failed too often, or is not there.
const OVERDUE: Duration = Duration::from_secs(3 * 86_400);

/// Has an account read again when it is next due, where it is to be kept up to date.
pub async fn schedule(
    context: &Context,
    tx: &Tx,
    scope: &Scope,
    account: &Account,
) -> Result<(), StoreError> {
    if account.monitor != MonitorStatus::Active {
        return Ok(());
    }
    let (store, now) = (&context.store, context.store.now(scope));
    let connected = account.connected_at.unwrap_or(now);
    // Where the clock stands, the same has to come of the same; and an id is never the same
    let spread_by = match store.stands(scope) {
        true => AccountId::from_uuid(Uuid::nil()),
        false => account.id,
    };
    let next = context
        .options
        .sync
        .next(&account.provider, spread_by, connected, now);
    // Of days that are over nothing new will come
    let over = account.sharing.as_ref().and_then(|sharing| sharing.end_date);
    match next.filter(|_| over.is_none_or(|last| last >= now.date())) {
        Some(due) => store.schedule_sync(tx, scope, account.id, due).await.map(drop),
        None => store.cancel_sync(tx, scope, account.id).await.map(drop),
    }
}

struct Work<'a> {
    context: &'a Context,
    job: &'a Job,
    scope: &'a Scope,
    account: Account,
}

pub async fn run(
    context: &Context,
    job: &Job,
    scope: &Scope,
    id: AccountId,
    serial: i64,
) -> Result<(), StoreError> {
    let account = context.store.account(scope, id).await?;
    let Some(account) = account.filter(|account| wanted(account, serial)) else {
        return context.drop_job(job).await;
    };
    let work = Work {
        context,
        job,
        scope,
        account,
    };
    match work.sync().await {
        // Revoked while it was being read
        Err(StoreError::Erased(_)) => context.drop_job(job).await,
        other => other,
    }
}

/// Ends a run whose job has failed too often by our own fault; the next is due as ever.
pub async fn give_up(
    context: &Context,
    job: &Job,
    scope: &Scope,
    id: AccountId,
    serial: i64,
) -> Result<(), StoreError> {
    let account = context.store.account(scope, id).await?;
    let Some(account) = account.filter(|account| wanted(account, serial)) else {
        return context.drop_job(job).await;
    };
    let work = Work {
        context,
        job,
        scope,
        account,
    };
    work.put_off(ErrorCode::SystemError).await
}

fn wanted(account: &Account, serial: i64) -> bool {
    account.sync_serial == serial
        && account.status == ConnectionStatus::Connected
        && account.monitor == MonitorStatus::Active
}

impl Work<'_> {
    async fn sync(&self) -> Result<(), StoreError> {
        let catalogue = self.context.catalogue(self.scope.mode());
        let provider = &self.account.provider;
        let (Some(provider), Some(connector)) = (catalogue.get(provider), catalogue.connector(provider))
        else {
            return self.put_off(ErrorCode::ServiceUnavailable).await;
        };
        self.begin().await?;
        let kept = self
            .context
            .store
            .account_connector_state(self.scope, self.account.id)
            .await?;
        let Some(kept) = kept else {
            return self.person_wanted(ErrorCode::AuthRequired).await;
        };
        let kept: Kept = serde_json::from_value(kept.0)
            .map_err(|error| StoreError::unreadable("connector state", &error))?;
        let connector = connector.as_ref();
        let read = match self.read(connector, provider, &kept.state).await {
            // The session at the provider has ended: a log-in that needs nobody begins another
            Err(ConnectorError::Refused(ErrorCode::AuthRequired)) => {
                match self.log_in_again(connector, provider).await? {
                    Ok(state) => self.read(connector, provider, &state).await,
                    Err(error) => Err(error),
                }
            }
            other => other,
        };
        match read {
            Ok(records) => self.save(records).await,
            Err(ConnectorError::Transient(reason)) => self.try_later(&reason).await,
            Err(ConnectorError::Refused(ErrorCode::ServiceUnavailable)) => {
                self.try_later("the provider says that it is not available").await
            }
            Err(ConnectorError::Refused(code)) => self.person_wanted(code).await,
        }
    }

    /// The task, once for all tries of a run.
    async fn begin(&self) -> Result<(), StoreError> {
        let (store, source) = (&self.context.store, SourceId::Account(self.account.id));
        let (user, provider) = (&self.account.user, self.account.provider.as_str());
        store
            .write(|tx| async move {
                if self.is_wanted(&tx).await? && !store.has_open_task(&tx, self.scope, source).await? {
                    let kind = TaskType::UpdateAccount;
                    store
                        .start_task(&tx, self.scope, user, source, kind, provider)
                        .await?;
                    let event = NewEvent::task_started(user, source, kind, provider);
                    store.emit(&tx, self.scope, vec![event]).await?;
                }
                Ok::<_, StoreError>(())
            })
            .await?;
        store.wake().deliveries();
        Ok(())
    }

    async fn is_wanted(&self, tx: &Tx) -> Result<bool, StoreError> {
        let now = self
            .context
            .store
            .account_in(tx, self.scope, self.account.id)
            .await?;
        Ok(now.is_some_and(|account| wanted(&account, self.account.sync_serial)))
    }

    async fn read(
        &self,
        connector: &dyn Connector,
        provider: &Provider,
        from: &ConnectorState,
    ) -> Result<Vec<AnyRecord>, ConnectorError> {
        let (surroundings, sharing) = (self.surroundings(provider), self.account.sharing.as_ref());
        let mut pages = Pages::new(connector, surroundings, sharing, from.clone());
        while pages.turn().await?.is_some() {}
        Ok(pages.records())
    }

    fn surroundings<'p>(&self, provider: &'p Provider) -> ConnectorContext<'p> {
        ConnectorContext {
            provider,
            now: self.context.store.now(self.scope),
        }
    }

    /// Logs in with what the person typed when they linked; refused where the provider wants a code or the person themselves.
    async fn log_in_again(
        &self,
        connector: &dyn Connector,
        provider: &Provider,
    ) -> Result<Result<ConnectorState, ConnectorError>, StoreError> {
        let store = &self.context.store;
        let login = store.account_login(self.scope, self.account.id).await?;
        let Some(login) = login.filter(|login| login.method != LoginMethod::OAuth) else {
            return Ok(Err(ConnectorError::Refused(ErrorCode::AuthRequired)));
        };
        match connector.log_in(self.surroundings(provider), &login).await {
            Ok(LoginStep::LoggedIn { state, .. }) => {
                let kept = Kept::ready(state.clone()).stored()?;
                let kept = &kept;
                store
                    .write(|tx| async move {
                        if self.is_wanted(&tx).await? {
                            let change = AccountChange {
                                connector_state: Some(kept),
                                ..Default::default()
                            };
                            store
                                .change_account(&tx, self.scope, self.account.id, change)
                                .await?;
                        }
                        Ok::<_, StoreError>(())
                    })
                    .await?;
                Ok(Ok(state))
            }
            Ok(_) => Ok(Err(ConnectorError::Refused(ErrorCode::AuthRequired))),
            Err(error) => Ok(Err(error)),
        }
    }

    async fn save(&self, records: Vec<AnyRecord>) -> Result<(), StoreError> {
        let (store, id) = (&self.context.store, self.account.id);
        let origin = self.origin();
        let (records, kinds) = (&records, &changes::given());
        let connected = self.account.connected_at.unwrap_or(self.account.created_at);
        self.settle(|tx| async move {
            let mut changed = store.put_records(&tx, self.scope, origin, kinds, records).await?;
            let catalogue = self.context.catalogue(self.scope.mode());
            changed.extend(derived::derive(store, catalogue, &tx, self.scope, origin, connected).await?);
            let datapoints = changes::datapoints(&changed);
            store
                .finish_task(&tx, self.scope, origin.source, &datapoints)
                .await?;
            let mut events = changes::events(origin, &changed, store.now(self.scope));
            events.push(NewEvent::sync_finished(
                origin.user,
                id,
                origin.provider,
                MonitorStatus::Active,
                Ok(datapoints),
            ));
            store.emit(&tx, self.scope, events).await?;
            let change = AccountChange {
                refreshed: true,
                ..Default::default()
            };
            store.change_account(&tx, self.scope, id, change).await?;
            schedule(self.context, &tx, self.scope, &self.account).await
        })
        .await
    }

    fn origin(&self) -> Origin<'_> {
        Origin {
            user: &self.account.user,
            source: SourceId::Account(self.account.id),
            provider: &self.account.provider,
        }
    }

    /// Ends the job with a change, unless nobody wants the account read any more.
    async fn settle<F, Fut>(&self, change: F) -> Result<(), StoreError>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<(), StoreError>>,
    {
        let (store, change) = (&self.context.store, &change);
        store
            .write(|tx| async move {
                store.complete_job(&tx, self.job).await?;
                // Where it is not, whoever stopped it has ended the task, or a later run goes on with it
                match self.is_wanted(&tx).await? {
                    true => change(tx).await,
                    false => Ok(()),
                }
            })
            .await?;
        store.wake().jobs();
        store.wake().deliveries();
        Ok(())
    }

    /// Waits longer each time; after the last wait the run has failed, and the next one is due as ever.
    async fn try_later(&self, reason: &str) -> Result<(), StoreError> {
        match self.context.options.sync_waits.get(self.job.failures as usize) {
            Some(wait) => {
                tracing::info!(provider = %self.account.provider, %reason, "an account could not be read again; trying later");
                let due = self.context.ambient().now().plus(*wait);
                self.context.store.give_back_job(self.job, Some(due)).await
            }
            None => self.put_off(ErrorCode::ServiceUnavailable).await,
        }
    }

    /// This run has failed; the next is due as ever.
    async fn put_off(&self, code: ErrorCode) -> Result<(), StoreError> {
        self.settle(|tx| async move {
            self.failed(&tx, code, MonitorStatus::Active).await?;
            schedule(self.context, &tx, self.scope, &self.account).await
        })
        .await
    }

    /// Only the person can go on: the account waits for them to log in again in the widget.
    async fn person_wanted(&self, code: ErrorCode) -> Result<(), StoreError> {
        let (store, id) = (&self.context.store, self.account.id);
        self.settle(|tx| async move {
            let change = AccountChange {
                monitor: Some(MonitorStatus::UserActionRequired),
                ..Default::default()
            };
            store.change_account(&tx, self.scope, id, change).await?;
            store.cancel_sync(&tx, self.scope, id).await?;
            self.failed(&tx, code, MonitorStatus::UserActionRequired).await
        })
        .await
    }

    async fn failed(&self, tx: &Tx, code: ErrorCode, monitor: MonitorStatus) -> Result<(), StoreError> {
        let (store, origin) = (&self.context.store, self.origin());
        store.finish_task(tx, self.scope, origin.source, &[]).await?;
        let event =
            NewEvent::sync_finished(origin.user, self.account.id, origin.provider, monitor, Err(code));
        store.emit(tx, self.scope, vec![event]).await
    }
}

/// Has accounts read again that nothing would: of before there was a sync, or while a provider had none.
pub async fn adopt(context: &Context) -> Result<(), StoreError> {
    let store = &context.store;
    let overdue = context.ambient().now().minus(OVERDUE);
    let mut after = None;
    loop {
        let accounts = store.unscheduled_accounts(after, overdue).await?;
        for account in &accounts {
            // By the sandbox's own clock, it may be early
            let overdue = store.now(&account.scope).minus(OVERDUE);
            if account.next_sync_at.is_none_or(|next| next < overdue) {
                store
                    .write(|tx| async move { schedule(context, &tx, &account.scope, account).await })
                    .await?;
            }
        }
        match accounts.last() {
            Some(last) => after = Some(last.id),
            None => break,
        }
    }
    retention::adopt(context).await
}
