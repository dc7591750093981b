//! The life of what came, by the sandbox's clock: syncs, warnings, erasures, each at its time.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

mod world;

use std::{collections::BTreeMap, time::Duration};

use openwink_jobs::{Every, Options, SyncPlan};
use openwink_model::{
    ConnectionStatus, Date, DateTime, MonitorStatus,
    events::EventType,
    ids::{AccountId, SourceId, TypedId},
    receipts::RevokedBy,
    records::{Datapoint, Eincome, Income, Insight, Link, RecordKind, Transaction},
    sharing::Sharing,
};
use openwink_store::{AccountChange, PageRequest, Period, RecordFilter, StoreError};
use openwink_testkit::{TestStore, on_both};

use world::{World, days};

on_both!(
    ninety_days_of_ten_accounts,
    a_sync_tells_apart_what_came_and_what_changed,
    a_provider_that_fails_is_tried_again_with_growing_waits,
    a_log_in_that_ends_waits_for_its_person_and_goes_on_in_place,
    retention_can_be_another_for_a_tenant_and_may_end_never,
    a_time_before_is_seen_as_it_was,
    what_a_person_leaves_out_is_never_stored,
    a_sandbox_whose_clock_stands_repeats_itself,
    links_are_seen_between_tenants_that_opted_in_alone,
);

/// What each of the ten accounts is, and what happens to it in ninety days, by the day of the sandbox's clock.
const EXPECTED: &str = include_str!("life/ninety_days.txt");

async fn ninety_days_of_ten_accounts(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let mut accounts = Vec::new();
    for (name, provider, person, monitor) in [
        (
            "payroll, synced",
            "sahod_payroll",
            "George",
            MonitorStatus::Active,
        ),
        ("gig, synced", "kabayan_ride", "George", MonitorStatus::Active),
        (
            "social insurance, synced",
            "panlipunan",
            "George",
            MonitorStatus::Active,
        ),
        (
            "session ends, synced",
            "sahod_payroll",
            "session_ends",
            MonitorStatus::Active,
        ),
        (
            "log-in ends",
            "kabayan_ride",
            "log_in_ends",
            MonitorStatus::Active,
        ),
        (
            "somebody else, synced",
            "sahod_payroll",
            "Ryan",
            MonitorStatus::Active,
        ),
        (
            "not synced",
            "kabayan_ride",
            "George",
            MonitorStatus::CustomerDisabled,
        ),
        (
            "cannot be synced",
            "sahod_payroll",
            "George",
            MonitorStatus::Unsupported,
        ),
        (
            "sync stopped on day 40",
            "kabayan_ride",
            "George",
            MonitorStatus::Active,
        ),
        (
            "revoked on day 40",
            "kabayan_ride",
            "George",
            MonitorStatus::Active,
        ),
    ] {
        let account = world.link(provider, person, monitor).await;
        accounts.push((name, account));
    }
    let runner = world.run();
    world.advance(days(40)).await;
    let (stopped, revoked) = (accounts[8].1, accounts[9].1);
    t.write(|tx| async move {
        let change = AccountChange {
            monitor: Some(MonitorStatus::CustomerDisabled),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, stopped, change).await?;
        t.cancel_sync(&tx, &t.scope, stopped).await?;
        t.revoke_account(&tx, &t.scope, revoked, RevokedBy::Tenant).await
    })
    .await
    .unwrap();
    // To the end of that day, whatever time of day each account has
    world.advance(days(51) - Duration::from_secs(8 * 3600 + 1)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let mut told = String::new();
    for (name, account) in &accounts {
        let user = world.user_of(*account).await;
        told += &format!("{name}\n");
        for (day, events) in world.events_by_day(&user).await {
            told += &format!("  day {day}: {}\n", events.join(", "));
        }
    }
    if std::env::var_os("OPENWINK_WRITE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/life/ninety_days.txt");
        std::fs::write(path, &told).unwrap();
        return;
    }
    assert_eq!(told, EXPECTED, "OPENWINK_WRITE=1 writes what happened");
    // What the events say is so
    for (name, id) in &accounts {
        let account = t.account(&t.scope, *id).await.unwrap().unwrap();
        let gone = account.status == ConnectionStatus::Disconnected;
        let left = t.count_records(&t.scope, SourceId::Account(*id)).await.unwrap();
        assert_eq!(gone, left.is_empty(), "{name}: {left:?}");
        let key = t.keys().get(openwink_model::ids::TypedId::uuid(*id)).await;
        assert_eq!(gone, matches!(key, Err(StoreError::Erased(_))), "{name}");
        let lives_on = [
            "payroll, synced",
            "gig, synced",
            "social insurance, synced",
            "session ends, synced",
        ];
        if lives_on.contains(name) {
            assert!(!gone, "{name}");
            let refreshed = account.refreshed_at.unwrap();
            assert!(t.now(&t.scope).since(refreshed) < days(32), "{name}");
            assert!(account.next_sync_at.unwrap() > t.now(&t.scope), "{name}");
        }
    }
}

async fn a_sync_tells_apart_what_came_and_what_changed(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let account = world.link("kabayan_ride", "George", MonitorStatus::Active).await;
    let runner = world.run();
    world.settled().await;
    let source = SourceId::Account(account);
    let ids = |records: Vec<openwink_store::StoredRecord<openwink_model::records::Transaction>>| {
        records.into_iter().map(|one| one.row.id).collect::<Vec<_>>()
    };
    let before = ids(world.all(source, None).await);
    let insights = world.all::<Insight>(source, None).await.len();
    assert_eq!(insights, 1);
    world.advance(days(32)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let after = ids(world.all(source, None).await);
    assert!(after.len() > before.len());
    // What the platform still tells of is the same record as before
    let kept = before.iter().filter(|id| after.contains(id)).count();
    let user = world.user_of(account).await;
    let finished = world.data_of(&user, EventType::AccountSyncTaskFinished).await;
    assert_eq!(finished.len(), 1, "{finished:?}");
    assert_eq!(finished[0]["status"], "SUCCEEDED");
    assert_eq!(finished[0]["monitorStatus"], "ACTIVE");
    let kinds = finished[0]["datapoints"].as_array().unwrap();
    assert!(
        kinds.contains(&"TRANSACTIONS".into()) && kinds.contains(&"INSIGHTS".into()),
        "{kinds:?}"
    );
    let added = world.data_of(&user, EventType::TransactionsAdded).await;
    let count = added.last().unwrap()["count"].as_u64().unwrap();
    assert_eq!(after.len() - kept, count as usize);
    assert_eq!(world.all::<Insight>(source, None).await.len(), 2);
    let task = t
        .tasks(
            &t.scope,
            None,
            Some(source),
            Period::default(),
            PageRequest::first(5),
        )
        .await
        .unwrap();
    assert_eq!(task.items[0].kind.as_str(), "UPDATE_ACCOUNT");
    assert!(task.items[0].finished_at.is_some());
}

async fn a_provider_that_fails_is_tried_again_with_growing_waits(t: &TestStore) {
    let options = Options {
        sync_waits: vec![Duration::from_secs(60), Duration::from_secs(600)],
        sync: SyncPlan {
            usually: Every::Days(7),
            by_provider: BTreeMap::new(),
        },
        ..Options::default()
    };
    let world = World::new(t, options).await;
    let account = world.link("kabayan_ride", "George", MonitorStatus::Active).await;
    let runner = world.run();
    world.settled().await;
    // From now on the third page never comes
    let state = openwink_model::connector::ConnectorState(serde_json::json!({
        "prompt": null, "resend_from": null,
        "state": { "at": "reading", "who": "fails_on_page_3", "page": 0, "since": 0, "day": null },
    }));
    let state = &state;
    t.write(|tx| async move {
        let change = AccountChange {
            connector_state: Some(state),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, account, change).await
    })
    .await
    .unwrap();
    let due = t
        .account(&t.scope, account)
        .await
        .unwrap()
        .unwrap()
        .next_sync_at
        .unwrap();
    world.advance(days(8)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let user = world.user_of(account).await;
    let times = world.times_of(&user, EventType::AccountSyncTaskFinished).await;
    // The run, and both waits after it
    assert_eq!(times, [due.plus(Duration::from_secs(660))]);
    let data = world.data_of(&user, EventType::AccountSyncTaskFinished).await;
    assert_eq!(data[0]["status"], "FAILED");
    assert_eq!(data[0]["errorCode"], "SERVICE_UNAVAILABLE");
    assert_eq!(data[0]["monitorStatus"], "ACTIVE");
    let now = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(now.next_sync_at.unwrap().date(), due.date().plus_days(7));
    assert!(
        !t.count_records(&t.scope, SourceId::Account(account))
            .await
            .unwrap()
            .is_empty()
    );
}

async fn a_log_in_that_ends_waits_for_its_person_and_goes_on_in_place(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let account = world
        .link("kabayan_ride", "log_in_ends", MonitorStatus::Active)
        .await;
    let runner = world.run();
    world.settled().await;
    let source = SourceId::Account(account);
    world.advance(days(65)).await;
    let waits = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(waits.monitor, MonitorStatus::UserActionRequired);
    assert_eq!(waits.status, ConnectionStatus::Connected);
    assert_eq!(waits.next_sync_at, None);
    let before = t.count_records(&t.scope, source).await.unwrap();
    assert!(!before.is_empty());
    // The person logs in again: the same account, the same records
    world.log_in(account, "log_in_ends").await;
    world.settled().await;
    runner.shutdown(Duration::from_secs(5)).await;
    let goes_on = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(goes_on.status, ConnectionStatus::Connected);
    assert_eq!(goes_on.monitor, MonitorStatus::Active);
    assert!(goes_on.next_sync_at.unwrap() > t.now(&t.scope));
    let after = t.count_records(&t.scope, source).await.unwrap();
    for (kind, count) in before {
        let now = after
            .iter()
            .find(|(one, _)| *one == kind)
            .map(|(_, count)| *count);
        assert!(now >= Some(count), "{kind}: {now:?} of {count}");
    }
}

async fn retention_can_be_another_for_a_tenant_and_may_end_never(t: &TestStore) {
    let mut options = Options::default();
    options.retention.by_tenant = BTreeMap::from([(t.scope.tenant().clone(), 10)]);
    let world = World::new(t, options).await;
    let account = world
        .link("kabayan_ride", "George", MonitorStatus::CustomerDisabled)
        .await;
    let runner = world.run();
    world.advance(days(9)).await;
    let user = world.user_of(account).await;
    let linked = world.times_of(&user, EventType::TaskFinished).await[0];
    let told = world.data_of(&user, EventType::DataExpiring).await;
    assert_eq!(
        world.times_of(&user, EventType::DataExpiring).await,
        [linked.plus(days(3))]
    );
    assert_eq!(told[0]["expiresAt"], linked.plus(days(10)).to_string());
    let there = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(there.status, ConnectionStatus::Connected);
    world.advance(days(2)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    assert_eq!(
        world.times_of(&user, EventType::AccountDisconnected).await,
        [linked.plus(days(10))]
    );
    let gone = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(gone.status, ConnectionStatus::Disconnected);

    let mut options = Options::default();
    options.retention.by_tenant = BTreeMap::from([(t.scope.tenant().clone(), 0)]);
    let world = World::new(t, options).await;
    let account = world
        .link("kabayan_ride", "George", MonitorStatus::CustomerDisabled)
        .await;
    let runner = world.run();
    world.advance(days(1000)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let kept = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(
        (kept.status, kept.expires_at),
        (ConnectionStatus::Connected, None)
    );
}

/// Everything that a sandbox says of a user, with a name for each id.
async fn told(world: &World<'_>, account: AccountId) -> String {
    let user = world.user_of(account).await;
    let mut told = String::new();
    for event in world.events(&user).await {
        told += &format!("{} {} {}\n", event.created_at, event.kind, event.data);
    }
    let source = SourceId::Account(account);
    for (id, record) in world.records(source).await {
        told += &format!("{id} {}\n", String::from_utf8(record.to_json().unwrap()).unwrap());
    }
    for task in world.tasks(source).await {
        told += &format!(
            "{} {:?} {} {:?}\n",
            task.kind, task.datapoints, task.started_at, task.finished_at
        );
    }
    let mut ids: Vec<String> = Vec::new();
    let is_id = |word: &str| word.len() >= 32 && word.chars().filter(char::is_ascii_hexdigit).count() >= 32;
    let words: Vec<String> = told
        .split_inclusive(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .map(|word| {
            let (bare, end) = word.split_at(
                word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric())
                    .len(),
            );
            if !is_id(bare) {
                return word.to_owned();
            }
            let at = ids.iter().position(|known| known == bare).unwrap_or_else(|| {
                ids.push(bare.to_owned());
                ids.len() - 1
            });
            format!("id{at}{end}")
        })
        .collect();
    words.concat()
}

async fn a_sandbox_whose_clock_stands_repeats_itself(t: &TestStore) {
    let at = "2025-11-30T06:30:00Z".parse().unwrap();
    let world = World::new(t, Options::default()).await;
    let mut all = Vec::new();
    for scope in [&t.scope, &t.other_tenant] {
        let world = world.at(scope);
        t.write(|tx| async move { t.stop_clock(&tx, scope, at).await })
            .await
            .unwrap();
        t.load_clocks().await.unwrap();
        let runner = world.run();
        let account = world.link("sahod_payroll", "Ryan", MonitorStatus::Active).await;
        world.advance(days(40)).await;
        runner.shutdown(Duration::from_secs(5)).await;
        all.push(told(&world, account).await);
        // The machine's clock goes on meanwhile
        t.wait(days(3));
    }
    assert!(
        all[0].lines().count() > 50 && all[0].contains("ACCOUNT_SYNC_TASK_FINISHED"),
        "{}",
        all[0]
    );
    assert!(all[0].contains("2025-11-30T06:30:00"), "{}", all[0]);
    for (first, second) in all[0].lines().zip(all[1].lines()) {
        assert_eq!(first, second);
    }
    assert_eq!(all[0].len(), all[1].len());
}

async fn what_a_person_leaves_out_is_never_stored(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let first = TestStore::START.date().plus_days(-60);
    let sharing = Sharing {
        datapoints: vec![Datapoint::Identities, Datapoint::Transactions],
        start_date: Some(first),
        end_date: None,
    };
    let whole = world.link("kabayan_ride", "George", MonitorStatus::Active).await;
    let some = world
        .link_some("kabayan_ride", "George", MonitorStatus::Active, Some(&sharing))
        .await;
    let runner = world.run();
    // The link, and two syncs
    world.advance(days(65)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let counts = async |account: AccountId| {
        let counts = t
            .count_records(&t.scope, SourceId::Account(account))
            .await
            .unwrap();
        counts.into_iter().collect::<BTreeMap<_, _>>()
    };
    let (all, shared) = (counts(whole).await, counts(some).await);
    assert!(all.contains_key(&RecordKind::Rating), "{all:?}");
    assert!(!shared.contains_key(&RecordKind::Rating), "{shared:?}");
    assert_eq!(shared[&RecordKind::Identity], 1);
    assert!(shared[&RecordKind::Transaction] < all[&RecordKind::Transaction]);
    let days: Vec<Date> = world
        .all::<Transaction>(SourceId::Account(some), None)
        .await
        .iter()
        .map(|stored| stored.record.date)
        .collect();
    assert!(days.iter().all(|day| *day >= first), "{days:?}");
    assert!(
        days.iter().any(|day| *day > TestStore::START.date()),
        "a sync brought more"
    );
    // Nor as a version, an event or an estimate of it
    let kinds: Vec<String> = t
        .column(&format!(
            "SELECT DISTINCT kind FROM record_versions WHERE source_id = {}",
            t.literal(some.uuid())
        ))
        .await;
    assert!(!kinds.contains(&"rating".to_owned()), "{kinds:?}");
    let user = world.user_of(some).await;
    assert_eq!(world.times_of(&user, EventType::RatingAdded).await, []);
    let months: Vec<String> = (world.all::<Eincome>(SourceId::Account(some), None).await)
        .into_iter()
        .map(|stored| stored.record.month)
        .collect();
    let first_month = &first.to_string()[..7];
    assert!(!months.is_empty());
    assert!(
        months.iter().all(|month| month.as_str() >= first_month),
        "{months:?}"
    );
}

async fn a_time_before_is_seen_as_it_was(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let account = world.link("sahod_payroll", "George", MonitorStatus::Active).await;
    let runner = world.run();
    world.settled().await;
    let source = SourceId::Account(account);
    let then: DateTime = t.now(&t.scope);
    let incomes = world.all::<Income>(source, None).await;
    let estimates = world.all::<Eincome>(source, None).await;
    world.advance(days(70)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    let now = world.all::<Income>(source, None).await;
    assert!(now.len() > incomes.len());
    let was = |list: Vec<openwink_store::StoredRecord<Income>>| -> Vec<_> {
        list.into_iter().map(|one| (one.row.id, one.record)).collect()
    };
    assert_eq!(was(world.all(source, Some(then)).await), was(incomes));
    let months = |list: Vec<openwink_store::StoredRecord<Eincome>>| -> Vec<_> {
        list.into_iter().map(|one| (one.row.id, one.record)).collect()
    };
    assert_eq!(months(world.all(source, Some(then)).await), months(estimates));
    // And nothing was there before it came
    let earlier = then.minus(days(1));
    assert!(world.all::<Income>(source, Some(earlier)).await.is_empty());
    let filter = RecordFilter {
        source: Some(source),
        as_of: Some(then),
        ..Default::default()
    };
    // Erased is erased, at every time
    t.write(|tx| async move { t.revoke_account(&tx, &t.scope, account, RevokedBy::User).await })
        .await
        .unwrap();
    let page = t
        .records::<Income>(&t.scope, filter, PageRequest::first(10))
        .await
        .unwrap();
    assert!(page.items.is_empty());
}

async fn links_are_seen_between_tenants_that_opted_in_alone(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let share = async |scope: &openwink_model::mode::Scope, shares| {
        t.write(|tx| async move { t.share_links(&tx, scope.tenant(), shares).await })
            .await
            .unwrap();
    };
    let runner = world.run();
    // Before anybody opted in
    let silent = world.link("sahod_payroll", "George", MonitorStatus::Active).await;
    world.settled().await;
    share(&t.scope, true).await;
    share(&t.other_tenant, true).await;
    let theirs = world.at(&t.other_tenant);
    let (first, second) = (
        theirs
            .link("sahod_payroll", "George", MonitorStatus::Active)
            .await,
        theirs.link("kabayan_ride", "George", MonitorStatus::Active).await,
    );
    let stranger = theirs.link("sahod_payroll", "Ryan", MonitorStatus::Active).await;
    theirs.settled().await;
    let ours = world.link("panlipunan", "George", MonitorStatus::Active).await;
    world.settled().await;
    runner.shutdown(Duration::from_secs(5)).await;
    let link = async |world: &World<'_>, account| {
        let mut links = world.all::<Link>(SourceId::Account(account), None).await;
        links.pop().map(|one| one.record.records)
    };
    assert_eq!(link(&world, silent).await, None);
    // Whoever was not there yet is not seen; the same person's own tenant is not either
    assert_eq!(link(&theirs, first).await, Some(Vec::new()));
    assert_eq!(link(&theirs, second).await, Some(Vec::new()));
    assert_eq!(link(&theirs, stranger).await, Some(Vec::new()));
    let seen = link(&world, ours).await.unwrap();
    assert_eq!((seen.len(), seen[0].count, seen[0].linked_at.len()), (1, 2, 2));
    let user = world.user_of(ours).await;
    let told = world.data_of(&user, EventType::LinkAdded).await;
    assert!(told[0]["id"].as_str().unwrap().starts_with("link-"), "{told:?}");
    let insight = world.all::<Insight>(SourceId::Account(ours), None).await;
    assert_eq!(insight[0].record.features.link_day3_count, Some(2));
    // Who opts out is forgotten
    share(&t.other_tenant, false).await;
    let runner = world.run();
    let later = world.link("talaan_hr", "George", MonitorStatus::Active).await;
    world.settled().await;
    runner.shutdown(Duration::from_secs(5)).await;
    assert_eq!(link(&world, later).await, Some(Vec::new()));
}
