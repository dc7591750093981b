//! Keys that take one another's place, deliveries that are sent again, what is taken away, and emptied sandboxes.

use std::time::Duration;

use openwink_model::{
    KeyScope, KeyScopes,
    events::{EventType, NewEvent},
    ids::{SourceId, TypedId, WebhookId},
    link::State,
};
use openwink_store::{
    DeliveryFilter, Finished, JobBody, Lane, NewApiKey, PageRequest, Reached, Screen, SessionOptions,
    StoreError, Tried,
};
use openwink_testkit::{TestStore, on_both};

use crate::isolation::{fixture::Fixture, run_case};

on_both!(
    a_key_works_on_while_another_takes_its_place,
    a_hanging_receiver_hides_no_other,
    what_failed_is_sent_again_once,
    an_answer_goes_with_its_account,
    what_is_old_is_taken_away,
    the_job_that_prunes_is_one,
    an_emptied_sandbox_holds_nobody,
    nothing_is_left_of_a_full_sandbox,
    sessions_say_how_far_they_came,
);

const DAY: Duration = Duration::from_secs(86_400);
const FIRST: PageRequest = PageRequest {
    size: 150,
    after: None,
};

async fn a_key_works_on_while_another_takes_its_place(t: &TestStore) {
    let (scope, some) = (&t.scope, &KeyScopes::only(vec![KeyScope::UsersRead]).unwrap());
    let new = &NewApiKey {
        key_name: "one",
        secret: "first",
        label: "Back end",
        may: some,
        created_by: "Olga",
    };
    let one = t
        .write(|tx| async move { t.add_api_key(&tx, scope, new).await })
        .await
        .unwrap();
    let rotate = |name: &'static str, id| {
        t.write(move |tx| async move {
            t.rotate_api_key(&tx, scope, id, (name, "second"), "Dev", DAY)
                .await
        })
    };
    let two = rotate("two", one.id).await.unwrap().unwrap();
    assert_eq!(
        (two.rotated_from, two.label.as_deref()),
        (Some(one.id), Some("Back end"))
    );
    // It is replaced once
    assert!(rotate("three", one.id).await.unwrap().is_none());
    let works = |name| async move { t.api_key(name).await.unwrap() };
    assert_eq!(works("two").await.unwrap().may, *some);
    t.wait(DAY - Duration::from_micros(1));
    assert_eq!(
        works("one").await.unwrap().expires_at,
        Some(TestStore::START.plus(DAY))
    );
    t.wait(Duration::from_micros(1));
    assert!(works("one").await.is_none() && works("two").await.is_some());
    let listed = t.api_keys(scope, FIRST).await.unwrap().items;
    assert_eq!(
        listed.iter().map(|key| key.id).collect::<Vec<_>>(),
        [two.id, one.id]
    );
}

/// So many events of one user for a webhook of their own.
async fn backlog(t: &TestStore, events: usize) -> WebhookId {
    let webhook = t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[]).await.id;
    let (user, account) = t.user_with_account().await;
    let event = &NewEvent::account(EventType::AccountCreated, &user, account, "sandbox_gig");
    t.write(|tx| async move {
        for _ in 0..events {
            t.emit_to(&tx, &t.scope, webhook, event).await?;
        }
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    webhook
}

async fn finish(t: &TestStore, finished: Vec<Finished>) {
    let finished = &finished;
    t.write(|tx| async move { t.finish_deliveries(&tx, finished).await })
        .await
        .unwrap();
}

async fn fail_all(t: &TestStore, answer: &[u8]) {
    let claimed = t.claim_deliveries(100, DAY, &[]).await.unwrap();
    let mut finished = Vec::new();
    for delivery in claimed {
        finished.push(Finished {
            id: delivery.id,
            scope: delivery.scope.clone(),
            attempts: 1,
            status: Some(500),
            reason: Some("the receiver answered 500; only 2xx counts as received".into()),
            next: None,
            delivered: false,
            tried: Some(Tried {
                at: t.ambient().now(),
                micros: 2000,
                answer_sealed: t.seal_answer(&delivery, answer).await.unwrap(),
            }),
        });
    }
    finish(t, finished).await;
}

async fn a_hanging_receiver_hides_no_other(t: &TestStore) {
    let hanging = backlog(t, 60).await;
    let quick = backlog(t, 3).await;
    let claimed = t.claim_deliveries(40, DAY, &[]).await.unwrap();
    let of = |webhook| {
        claimed
            .iter()
            .filter(|delivery| delivery.webhook == webhook)
            .count()
    };
    assert_eq!((of(hanging), of(quick)), (20, 3));
    // One that is switched off waits, and costs the others nothing
    let pause = openwink_store::WebhookChange {
        active: Some(false),
        ..Default::default()
    };
    let pause = &pause;
    t.write(|tx| async move { t.change_webhook(&tx, &t.scope, hanging, pause).await })
        .await
        .unwrap();
    assert!(t.claim_deliveries(40, DAY, &[]).await.unwrap().is_empty());
}

async fn what_failed_is_sent_again_once(t: &TestStore) {
    let webhook = backlog(t, 5).await;
    fail_all(t, b"no").await;
    let replay = |limit| {
        t.write(move |tx| async move {
            t.replay_failed(&tx, &t.scope, webhook, TestStore::START, limit)
                .await
        })
    };
    assert_eq!(replay(3).await.unwrap().len(), 3);
    let rest = replay(3).await.unwrap();
    assert_eq!(rest.len(), 2);
    assert!(replay(3).await.unwrap().is_empty());
    let again = t.delivery(&t.scope, rest[0]).await.unwrap().unwrap();
    let first = t
        .delivery(&t.scope, again.replay_of.unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((again.event, again.status.as_str()), (first.event, "PENDING"));
    assert!(first.replayed_at.is_some());
    assert_eq!(t.claim_deliveries(100, DAY, &[]).await.unwrap().len(), 5);
    // What is still under way is not sent again by hand either
    let id = rest[0];
    let by_hand = t.write(|tx| async move { t.replay_delivery(&tx, &t.scope, id).await });
    assert!(by_hand.await.unwrap().is_none());
    let failed = DeliveryFilter {
        status: Some("FAILED".into()),
        kind: Some(EventType::AccountCreated),
        from: Some(TestStore::START),
        to: Some(TestStore::START.plus(DAY)),
    };
    let page = t.deliveries(&t.scope, webhook, &failed, FIRST).await.unwrap();
    assert_eq!(page.items.len(), 5);
}

async fn an_answer_goes_with_its_account(t: &TestStore) {
    let webhook = backlog(t, 1).await;
    fail_all(t, b"thank you George").await;
    let page = t
        .deliveries(&t.scope, webhook, &DeliveryFilter::default(), FIRST)
        .await;
    let id = page.unwrap().items[0].id;
    let tries = t.delivery_attempts(&t.scope, id).await.unwrap();
    assert_eq!(
        (tries[0].number, tries[0].answer.as_slice()),
        (1, &b"thank you George"[..])
    );
    assert!(t.find(b"George").await.is_empty());
    let account = t.delivery_to_send(&t.scope, id).await.unwrap().unwrap().source;
    let Some(SourceId::Account(account)) = account else {
        panic!("an account's event");
    };
    t.finish_erasure(account.uuid(), &[]).await.unwrap();
    let tries = t.delivery_attempts(&t.scope, id).await.unwrap();
    assert_eq!((tries.len(), tries[0].answer.as_slice()), (1, &b""[..]));
}

async fn what_is_old_is_taken_away(t: &TestStore) {
    backlog(t, 4).await;
    fail_all(t, b"no").await;
    t.wait(DAY);
    let waiting = backlog(t, 2).await;
    t.wait(29 * DAY);
    let cutoff = || t.ambient().now().minus(29 * DAY + DAY / 2);
    assert_eq!(t.prune_deliveries(cutoff()).await.unwrap(), 4);
    assert_eq!(t.prune_events(cutoff()).await.unwrap(), 4);
    assert_eq!(
        (t.count("delivery_attempts").await, t.count("deliveries").await),
        (0, 2)
    );
    t.wait(10 * DAY);
    // However old, what still waits keeps its event
    assert_eq!(t.prune_deliveries(cutoff()).await.unwrap(), 0);
    assert_eq!(t.prune_events(cutoff()).await.unwrap(), 0);
    let claimed = t.claim_deliveries(10, DAY, &[]).await.unwrap();
    assert_eq!(
        claimed
            .iter()
            .filter(|delivery| delivery.webhook == waiting)
            .count(),
        2
    );
}

async fn the_job_that_prunes_is_one(t: &TestStore) {
    t.ensure_pruning().await.unwrap();
    t.another_node().await.ensure_pruning().await.unwrap();
    let job = t.claim_jobs(Lane::Rest, 10, DAY).await.unwrap();
    assert!(job.len() == 1 && job[0].body == JobBody::Prune);
    t.repeat_job(&job[0], t.ambient().now().plus(DAY)).await.unwrap();
    assert!(t.claim_jobs(Lane::Rest, 10, DAY).await.unwrap().is_empty());
    t.wait(DAY);
    let again = t.claim_jobs(Lane::Rest, 10, DAY).await.unwrap();
    assert_eq!((again[0].id, again[0].attempts), (job[0].id, 1));
}

/// What stays where a sandbox is emptied, or belongs to no scope.
const STAYS: &[&str] = &[
    "api_keys",
    "consent_templates",
    "invite_templates",
    // Who wants no more mail from this tenant
    "mail_suppressions",
    // What it has mailed today
    "mail_counts",
    "address_keys",
    "requests",
    "usage",
    "webhooks",
    // Of the installation
    "data_keys",
    "installation_secrets",
    "key_holders",
    "master_key_rotations",
    // Tells of nobody any more
    "receipts",
    "receipt_heads",
    "jobs",
    "schema_steps",
    "tenants",
];

/// What a tenant has set up, and the portal's people.
const SET_UP: &[&str] = &[
    "wink_templates",
    "wink_logos",
    "audit_lines",
    "members",
    "memberships",
    "member_invitations",
    "portal_sessions",
    "production_requests",
];

async fn an_emptied_sandbox_holds_nobody(t: &TestStore) {
    let scope = &t.scope;
    backlog(t, 3).await;
    fail_all(t, b"no").await;
    let theirs = t.new_user(&t.other_tenant).await.id;
    let production = t.new_user(&t.other_mode).await.id;
    t.new_account(&t.other_mode, &production).await;
    let token = t.new_token(scope, &t.new_user(scope).await.id).await.token;
    let token = token.expose();
    t.write(|tx| async move {
        t.exchange_link_token(&tx, token, &SessionOptions::default(), DAY)
            .await
    })
    .await
    .unwrap();
    t.new_api_key(scope, "stays", "secret").await;
    let others = [
        t.dump(Some(&t.other_tenant)).await,
        t.dump(Some(&t.other_mode)).await,
    ];
    let emptied = t
        .write(|tx| async move { t.empty_sandbox(&tx, scope).await })
        .await
        .unwrap();
    assert_eq!((emptied.users, emptied.accounts), (2, 1));
    for (table, rows) in t.dump(Some(scope)).await {
        let name = table.trim_start_matches("keys.");
        if !STAYS.contains(&name) {
            assert_eq!(
                rows,
                Vec::<String>::new(),
                "{table} is neither emptied nor among what stays"
            );
        }
    }
    let after = [
        t.dump(Some(&t.other_tenant)).await,
        t.dump(Some(&t.other_mode)).await,
    ];
    for (before, after) in others.iter().zip(&after) {
        for (table, rows) in before.iter().filter(|(table, _)| table.as_str() != "jobs") {
            assert_eq!(Some(rows), after.get(table), "{table}");
        }
    }
    assert!(t.user(&t.other_tenant, &theirs).await.unwrap().is_some());
    // The account's key is destroyed by a job
    let jobs = t.claim_jobs(Lane::Rest, 10, DAY).await.unwrap();
    assert!(jobs.iter().any(|job| matches!(job.body, JobBody::Erase { .. })));
    assert!(t.api_key("stays").await.unwrap().is_some());
    let refused = t.write(|tx| async move { t.empty_sandbox(&tx, &t.other_mode).await });
    assert!(refused.await.is_err());
}

async fn nothing_is_left_of_a_full_sandbox(t: &TestStore) {
    let scope = &t.scope;
    let fixture = &Fixture::new(t).await;
    for made in ["keep_export", "keep_verification"] {
        run_case(fixture, scope, made).await;
    }
    let before = t.dump(Some(scope)).await;
    for table in [
        "archives",
        "page_pictures",
        "raw_files",
        "records",
        "exports",
        "verifications",
        "receipts",
    ] {
        assert!(!before[table].is_empty(), "{table} is not there to begin with");
    }
    t.write(|tx| async move { t.empty_sandbox(&tx, scope).await })
        .await
        .unwrap();
    for (table, rows) in t.dump(Some(scope)).await {
        let name = table.trim_start_matches("keys.");
        if !STAYS.contains(&name) && !SET_UP.contains(&name) {
            assert_eq!(rows, Vec::<String>::new(), "{table}");
        }
    }
    // The files go with the jobs that destroy the keys; pictures that never found their archive, a day later
    t.wait(DAY);
    let jobs = t.claim_jobs(Lane::Rest, 100, DAY).await.unwrap();
    for job in &jobs {
        if let JobBody::Erase { owner, files, .. } = &job.body {
            t.finish_erasure(*owner, files).await.unwrap();
        }
    }
    let mut left = Vec::new();
    let mut folders = vec![t.folder().join("files")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => left.push(path),
            }
        }
    }
    assert_eq!(left, Vec::<std::path::PathBuf>::new());
}

async fn sessions_say_how_far_they_came(t: &TestStore) {
    let scope = &t.scope;
    let user = &t.new_user(scope).await.id;
    let open = || async {
        let token = t.new_token(scope, user).await.token;
        let token = token.expose();
        t.write(|tx| async move {
            t.exchange_link_token(&tx, token, &SessionOptions::default(), DAY)
                .await
        })
        .await
        .unwrap();
    };
    let go = |state: State| async move {
        let state = &state;
        t.write(|tx| async move {
            let before = t.link(&tx, scope, user).await?;
            t.save_link(&tx, scope, user, &before, state, Vec::new()).await
        })
        .await
        .unwrap();
    };
    open().await;
    go(State::Find).await;
    go(State::FileTypes { provider: None }).await;
    go(State::Find).await;
    open().await;
    go(State::FileTypes { provider: None }).await;
    go(State::UploadDone {
        archive: t.ambient().id(),
    })
    .await;
    let today = "2026-01-15".parse().unwrap();
    let mut funnel = t.link_funnel(scope, today).await.unwrap();
    funnel.sort_by_key(|reached| reached.screen);
    let reached = |screen, outcome| Reached {
        screen,
        outcome,
        sessions: 1,
    };
    assert_eq!(
        funnel,
        [
            reached(Screen::Upload, None),
            reached(Screen::Done, Some(openwink_store::SessionOutcome::Uploaded)),
        ]
    );
}
