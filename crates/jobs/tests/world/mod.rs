//! Accounts that the runner links, keeps up to date and erases, by the sandbox's clock.

#![allow(dead_code, reason = "each of the tests uses its part of it")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use openwink_jobs::{Context, NoReader, Options, Runner};
use openwink_model::{
    ConnectionStatus, DateTime, MonitorStatus,
    connector::Login,
    events::EventType,
    ids::{AccountId, SourceId, TypedId, UserId},
    mode::Scope,
    providers::LoginMethod,
    records::{AnyRecord, Record},
    sharing::Sharing,
};
use openwink_providers::{Catalogues, sandbox};
use openwink_store::{
    AccountChange, JobBody, LinkStep, NewAccount, PageRequest, Period, RecordFilter, StoreError, StoredEvent,
    StoredRecord, Task,
};
use openwink_testkit::TestStore;
use secrecy::SecretString;
use serde_json::Value;

pub fn days(days: u64) -> Duration {
    Duration::from_secs(days * 86_400)
}

pub struct World<'a> {
    pub t: &'a TestStore,
    scope: &'a Scope,
    context: Context,
}

impl<'a> World<'a> {
    pub async fn new(t: &'a TestStore, options: Options) -> Self {
        let options = Options {
            poll: Duration::from_millis(5),
            ..options
        };
        Self {
            t,
            scope: &t.scope,
            context: Context {
                store: t.store.clone(),
                catalogues: Catalogues::load(),
                options: Arc::new(options),
                reader: Arc::new(NoReader),
                post: None,
            },
        }
    }

    /// The same in another scope.
    pub fn at(&self, scope: &'a Scope) -> Self {
        Self {
            t: self.t,
            scope,
            context: self.context.clone(),
        }
    }

    pub fn run(&self) -> Runner {
        Runner::start(self.context.clone()).unwrap()
    }

    /// A user of their own with an account that begins to log in.
    pub async fn link(&self, provider: &str, person: &str, monitor: MonitorStatus) -> AccountId {
        self.link_some(provider, person, monitor, None).await
    }

    /// The same of a user who shares some of it.
    pub async fn link_some(
        &self,
        provider: &str,
        person: &str,
        monitor: MonitorStatus,
        sharing: Option<&Sharing>,
    ) -> AccountId {
        let t = self.t;
        let user = &t.new_user(self.scope).await.id;
        let id: AccountId = t.ambient().id();
        t.keys().create(t.ambient(), id.uuid()).await.unwrap();
        t.write(|tx| async move {
            let new = NewAccount {
                id,
                user: user.clone(),
                provider: provider.into(),
                monitor,
                sharing: sharing.cloned(),
            };
            t.create_account(&tx, self.scope, new).await
        })
        .await
        .unwrap();
        self.log_in(id, person).await;
        id
    }

    /// Logs in with a person's name, or a special one.
    pub async fn log_in(&self, id: AccountId, person: &str) {
        let t = self.t;
        let known = sandbox::people().iter().find(|known| known.user_name == person);
        let password = known.map_or(sandbox::SPECIAL_PASSWORD, |known| known.password);
        let login = &Login {
            method: LoginMethod::Password,
            fields: BTreeMap::from([
                ("userName".to_owned(), person.to_owned().into()),
                ("password".to_owned(), password.to_owned().into()),
            ]),
        };
        let code: &SecretString = &sandbox::CODE.to_owned().into();
        t.write(|tx| async move {
            let account = t.next_attempt(&tx, self.scope, id).await?.unwrap();
            let change = AccountChange {
                status: Some((ConnectionStatus::Pending, None)),
                login: Some(login),
                preset_code: Some(code),
                ..Default::default()
            };
            t.change_account(&tx, self.scope, id, change).await?;
            let body = JobBody::link(self.scope, id, account.attempt, LinkStep::Start);
            t.enqueue(&tx, self.scope, &body, t.now(self.scope)).await?;
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
        t.wake().jobs();
    }

    /// Moves the sandbox's clock, and waits until it is there.
    pub async fn advance(&self, by: Duration) {
        let t = self.t;
        t.write(|tx| async move { t.aim_clock(&tx, self.scope, by).await })
            .await
            .unwrap();
        t.wake().jobs();
        self.until(|| async { t.sandbox_clock(self.scope).await.unwrap().target.is_none() })
            .await;
    }

    /// Waits until everything that is due has been done: a clock that is moved by nothing arrives only then.
    pub async fn settled(&self) {
        self.advance(Duration::from_micros(1)).await;
    }

    async fn until<F, Fut>(&self, holds: F)
    where
        F: Fn() -> Fut,
        Fut: Future<Output = bool>,
    {
        let begun = std::time::Instant::now();
        while !holds().await {
            assert!(begun.elapsed() < Duration::from_secs(100), "it takes too long");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits until no erasure is left to be done.
    pub async fn erased(&self) {
        self.until(|| async {
            let jobs = self.t.dump(None).await.remove("jobs").unwrap_or_default();
            !jobs.iter().any(|row| row.contains("\"job\":\"erase\""))
        })
        .await;
    }

    pub async fn user_of(&self, account: AccountId) -> UserId {
        self.t.account(self.scope, account).await.unwrap().unwrap().user
    }

    /// A source's records of all kinds, in the order of their kinds.
    pub async fn records(&self, source: SourceId) -> Vec<(String, AnyRecord)> {
        let found = self
            .t
            .write(|tx| async move { self.t.source_records(&tx, self.scope, source).await });
        let mut found = found.await.unwrap();
        found.sort_by_key(|(_, record)| (record.kind(), record.date(), record.to_json().unwrap()));
        found
            .into_iter()
            .map(|(id, record)| (record.kind().format_id(id), record))
            .collect()
    }

    pub async fn tasks(&self, source: SourceId) -> Vec<Task> {
        let page = self.t.tasks(
            self.scope,
            None,
            Some(source),
            Period::default(),
            PageRequest::first(100),
        );
        page.await.unwrap().items
    }

    pub async fn events(&self, user: &UserId) -> Vec<StoredEvent> {
        self.t.events_after(self.scope, user, None, 1000).await.unwrap()
    }

    pub async fn data_of(&self, user: &UserId, kind: EventType) -> Vec<Value> {
        let events = self.events(user).await.into_iter();
        events
            .filter(|one| one.kind == kind)
            .map(|one| one.data)
            .collect()
    }

    pub async fn times_of(&self, user: &UserId, kind: EventType) -> Vec<DateTime> {
        let events = self.events(user).await.into_iter();
        events
            .filter(|one| one.kind == kind)
            .map(|one| one.created_at)
            .collect()
    }

    /// What happened, by the day of the sandbox's clock.
    pub async fn events_by_day(&self, user: &UserId) -> BTreeMap<i32, Vec<String>> {
        let mut days: BTreeMap<i32, Vec<String>> = BTreeMap::new();
        for event in self.events(user).await {
            let day = event.created_at.date().days() - TestStore::START.date().days();
            let mut told = event.kind.to_string();
            if let Some(status) = event.data["status"]
                .as_str()
                .filter(|status| *status != "SUCCEEDED")
            {
                told += &format!(" {status}");
            }
            days.entry(day).or_default().push(told);
        }
        days
    }

    /// All records of a kind, now or at a moment.
    pub async fn all<R: Record>(&self, source: SourceId, as_of: Option<DateTime>) -> Vec<StoredRecord<R>> {
        let filter = RecordFilter {
            source: Some(source),
            as_of,
            ..Default::default()
        };
        let page = self
            .t
            .records::<R>(self.scope, filter, PageRequest::first(10_000))
            .await;
        page.unwrap().items
    }
}
