//! Reading an account page by page. The pages are kept in memory until the last has come and then stored in one
//! transaction, so that a tenant sees all of an account or nothing, and a job that is run again adds nothing twice.

use std::collections::BTreeSet;

use openwink_model::{
    MonitorStatus, TaskType,
    connector::Stage,
    events::NewEvent,
    ids::SourceId,
    link::{Found, Input},
    records::{AnyRecord, RecordKind},
};
use openwink_providers::{Connector, ConnectorContext};
use openwink_store::{AccountChange, Origin, StoreError};

use super::{Kept, Work};
use crate::{changes, derived, pages::Pages, retention, sync};

impl Work<'_> {
    pub(super) async fn read(
        &self,
        connector: &dyn Connector,
        surroundings: ConnectorContext<'_>,
        kept: Option<Kept>,
    ) -> Result<(), StoreError> {
        let Some(Kept { state, .. }) = kept else {
            return self.context.drop_job(self.job).await;
        };
        let sharing = self.account.sharing.as_ref();
        let mut pages = Pages::new(connector, surroundings, sharing, state);
        let mut shown = Stage::LoggingIn;
        loop {
            match pages.turn().await {
                Ok(Some(stage)) if stage == shown => {}
                Ok(Some(stage)) => {
                    shown = stage;
                    // Nobody is told that something is read which they left out
                    let left_out = |kind| sharing.is_some_and(|sharing| !sharing.datapoints.contains(&kind));
                    if !stage.datapoint().is_some_and(left_out) {
                        self.show(stage).await?;
                    }
                }
                Ok(None) => break,
                Err(error) => return self.refused(error).await,
            }
        }
        self.save(pages.records()).await
    }

    /// Shows the person where the reading is.
    async fn show(&self, stage: Stage) -> Result<(), StoreError> {
        let store = &self.context.store;
        let id = self.account.id;
        store
            .write(|tx| async move {
                self.report(&tx, Input::Progress { account: id, stage }, Vec::new())
                    .await
            })
            .await?;
        store.wake().link(self.account.user.uuid());
        Ok(())
    }

    async fn save(&self, records: Vec<AnyRecord>) -> Result<(), StoreError> {
        let store = &self.context.store;
        let (id, user, provider) = (
            self.account.id,
            &self.account.user,
            self.account.provider.as_str(),
        );
        let source = SourceId::Account(id);
        let origin = Origin {
            user,
            source,
            provider,
        };
        let (pay_months, found) = (pay_months(&records), &found(&records));
        let (records, kinds) = (&records, &changes::given());
        self.settle(|tx| async move {
            let mut changed = store.put_records(&tx, self.scope, origin, kinds, records).await?;
            let (catalogue, now) = (self.context.catalogue(self.scope.mode()), store.now(self.scope));
            changed.extend(derived::derive(store, catalogue, &tx, self.scope, origin, now).await?);
            let datapoints = changes::datapoints(&changed);
            store.finish_task(&tx, self.scope, source, &datapoints).await?;
            let mut events = changes::events(origin, &changed, now);
            let task = TaskType::LinkAccount;
            events.push(NewEvent::task_finished(
                user,
                source,
                task,
                provider,
                Ok(datapoints),
            ));
            store.emit(&tx, self.scope, events).await?;
            store.link_invites(&tx, self.scope, user).await?;
            let now_account = store.account_in(&tx, self.scope, id).await?;
            let monitor = now_account.map(|account| account.monitor);
            let change = AccountChange {
                refreshed: true,
                // Whoever was asked to log in again has done so, unless the updates were stopped meanwhile
                monitor: (monitor == Some(MonitorStatus::UserActionRequired))
                    .then_some(MonitorStatus::Active),
                ..Default::default()
            };
            let account = store.change_account(&tx, self.scope, id, change).await?;
            if let Some(account) = account {
                sync::schedule(self.context, &tx, self.scope, &account).await?;
                retention::watch(self.context, &tx, self.scope, source, now).await?;
            }
            self.report(
                &tx,
                Input::Finished {
                    account: id,
                    found: found.clone(),
                    pay_months,
                },
                Vec::new(),
            )
            .await
        })
        .await
    }
}

/// How many records of each kind there are, in the kinds' order.
fn found(records: &[AnyRecord]) -> Vec<Found> {
    RecordKind::given()
        .map(|kind| Found {
            kind,
            count: records.iter().filter(|record| record.kind() == kind).count() as u32,
        })
        .filter(|found| found.count > 0)
        .collect()
}

/// In how many different months there was pay.
fn pay_months(records: &[AnyRecord]) -> u32 {
    let months: BTreeSet<_> = records
        .iter()
        .filter_map(|record| match record {
            AnyRecord::Income(income) => Some(income.start_date.first_of_month()),
            _ => None,
        })
        .collect();
    months.len() as u32
}
