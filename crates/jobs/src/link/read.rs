//! Reading an account page by page. The pages are kept in memory until the last has come and then stored in one
//! transaction, so that a tenant sees all of an account or nothing, and a job that is run again adds nothing twice.

use std::collections::BTreeSet;

use openwink_model::{
    TaskType,
    connector::Stage,
    events::NewEvent,
    ids::SourceId,
    link::{Found, Input},
    records::{AnyRecord, Datapoint},
};
use openwink_providers::{Connector, ConnectorContext};
use openwink_store::{AccountChange, StoreError};

use super::{Kept, Work, drop_job};

impl Work<'_> {
    pub(super) async fn read(
        &self,
        connector: &dyn Connector,
        surroundings: ConnectorContext<'_>,
        kept: Option<Kept>,
    ) -> Result<(), StoreError> {
        let Some(Kept { mut state, .. }) = kept else {
            return drop_job(self.context, self.job).await;
        };
        let mut records = Vec::new();
        let mut shown = Stage::LoggingIn;
        loop {
            let batch = match connector.read(surroundings, &state).await {
                Ok(batch) => batch,
                Err(error) => return self.refused(error).await,
            };
            records.extend(batch.records);
            if batch.stage != shown {
                shown = batch.stage;
                self.show(shown).await?;
            }
            match batch.next {
                Some(next) => state = next,
                None => break,
            }
        }
        self.save(records).await
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
        let pay_months = pay_months(&records);
        let records = &records;
        self.settle(|tx| async move {
            store.delete_records(&tx, self.scope, source).await?;
            let added = store
                .add_records(&tx, self.scope, user, source, provider, records)
                .await?;
            let datapoints: Vec<Datapoint> = added.iter().map(|(kind, ..)| kind.datapoint()).collect();
            store.finish_task(&tx, self.scope, source, &datapoints).await?;
            let mut events: Vec<NewEvent> = added
                .iter()
                .map(|(kind, count, first)| NewEvent::added(user, source, provider, *kind, *count, *first))
                .collect();
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
            store
                .change_account(
                    &tx,
                    self.scope,
                    id,
                    AccountChange {
                        refreshed: true,
                        ..Default::default()
                    },
                )
                .await?;
            let found = added
                .iter()
                .map(|(kind, count, _)| Found {
                    kind: *kind,
                    count: *count,
                })
                .collect();
            self.report(
                &tx,
                Input::Finished {
                    account: id,
                    found,
                    pay_months,
                },
                Vec::new(),
            )
            .await
        })
        .await
    }
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
