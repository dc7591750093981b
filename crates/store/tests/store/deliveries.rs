//! Deliveries: claimed by one worker at a time, never lost, each try written down.

use std::{collections::HashSet, time::Duration};

use openwink_model::{
    DateTime,
    events::{EventType, NewEvent},
    ids::{DeliveryId, WebhookId},
};
use openwink_store::{Finished, PendingDelivery, Tried};
use openwink_testkit::{TestStore, on_both};
use secrecy::ExposeSecret;

on_both!(
    two_workers_never_claim_the_same_delivery,
    a_claim_that_is_not_finished_is_due_again,
    webhooks_that_are_busy_are_left_out,
    the_oldest_are_claimed_first,
    tries_are_written_down,
    a_delivered_one_stays_delivered,
    a_webhook_is_found_while_it_is_active,
);

const LEASE: Duration = Duration::from_secs(60);

/// So many events, each for one webhook.
async fn pending(t: &TestStore, webhooks: usize, events: usize) -> Vec<WebhookId> {
    let mut ids = Vec::new();
    for _ in 0..webhooks {
        let webhook = t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents]);
        ids.push(webhook.await.id);
    }
    let (user, account) = t.user_with_account().await;
    let user = &user;
    t.write(|tx| async move {
        let event = NewEvent::account(EventType::AccountCreated, user, account, "sandbox_gig");
        t.emit(&tx, &t.scope, vec![event; events]).await
    })
    .await
    .unwrap();
    ids
}

async fn claim(t: &TestStore, limit: u64) -> Vec<PendingDelivery> {
    t.claim_deliveries(limit, LEASE, &[]).await.unwrap()
}

async fn finish(t: &TestStore, finished: &[Finished]) {
    t.write(|tx| async move { t.finish_deliveries(&tx, finished).await })
        .await
        .unwrap();
}

fn delivered(t: &TestStore, id: DeliveryId, attempts: u32) -> Finished {
    Finished {
        id,
        scope: t.scope.clone(),
        attempts,
        status: Some(200),
        reason: None,
        next: None,
        delivered: true,
        tried: Some(Tried {
            at: t.ambient().now(),
            micros: 1500,
            answer_sealed: None,
        }),
    }
}

fn failed(t: &TestStore, id: DeliveryId, attempts: u32, next: Option<DateTime>) -> Finished {
    Finished {
        status: Some(503),
        reason: Some("503".into()),
        delivered: false,
        next,
        ..delivered(t, id, attempts)
    }
}

async fn two_workers_never_claim_the_same_delivery(t: &TestStore) {
    pending(t, 3, 40).await;
    let nodes = [t.clone(), t.another_node().await, t.another_node().await];
    let claimed = t
        .at_once(9, |_, number| {
            let node = nodes[number % nodes.len()].clone();
            async move {
                let mut mine = Vec::new();
                loop {
                    let claimed = claim(&node, 7).await;
                    if claimed.is_empty() {
                        return mine;
                    }
                    mine.extend(claimed.into_iter().map(|delivery| delivery.id));
                }
            }
        })
        .await;
    let all: Vec<DeliveryId> = claimed.concat();
    let distinct: HashSet<DeliveryId> = all.iter().copied().collect();
    assert_eq!((all.len(), distinct.len()), (120, 120));
}

async fn a_claim_that_is_not_finished_is_due_again(t: &TestStore) {
    pending(t, 1, 1).await;
    let first = claim(t, 10).await;
    assert_eq!(first.len(), 1);
    assert!(claim(t, 10).await.is_empty());
    assert_eq!(
        t.next_delivery_at().await.unwrap(),
        Some(TestStore::START.plus(LEASE))
    );
    t.wait(LEASE - Duration::from_micros(1));
    assert!(claim(t, 10).await.is_empty());
    t.wait(Duration::from_micros(1));
    let again = claim(t, 10).await;
    assert_eq!((again[0].id, again[0].event), (first[0].id, first[0].event));
}

async fn webhooks_that_are_busy_are_left_out(t: &TestStore) {
    let webhooks = pending(t, 3, 2).await;
    let (busy, free) = (&webhooks[..2], webhooks[2]);
    let claimed = t.claim_deliveries(10, LEASE, busy).await.unwrap();
    assert_eq!(claimed.len(), 2);
    assert!(claimed.iter().all(|delivery| delivery.webhook == free));
    assert!(t.claim_deliveries(10, LEASE, &webhooks).await.unwrap().is_empty());
    assert_eq!(claim(t, 10).await.len(), 4);
}

async fn the_oldest_are_claimed_first(t: &TestStore) {
    pending(t, 1, 3).await;
    let first = claim(t, 3).await;
    assert!(first.is_sorted_by_key(|delivery| delivery.event));
    // The first has to wait longer than the others
    let wait = |seconds| Some(TestStore::START.plus(Duration::from_secs(seconds)));
    let tries = [(0, 9), (1, 3), (2, 6)].map(|(at, seconds)| failed(t, first[at].id, 1, wait(seconds)));
    finish(t, &tries).await;
    assert_eq!(t.next_delivery_at().await.unwrap(), wait(3));
    t.wait(Duration::from_secs(10));
    for expected in [1, 2, 0] {
        let next = claim(t, 1).await;
        assert_eq!((next[0].id, next[0].attempts), (first[expected].id, 1));
    }
}

async fn tries_are_written_down(t: &TestStore) {
    pending(t, 1, 4).await;
    let ids: Vec<DeliveryId> = claim(t, 4).await.iter().map(|delivery| delivery.id).collect();
    let next = TestStore::START.plus(Duration::from_secs(2));
    t.wait(Duration::from_secs(1));
    let slow = Finished {
        status: Some(204),
        ..delivered(t, ids[1], 3)
    };
    finish(
        t,
        &[
            delivered(t, ids[0], 1),
            slow,
            failed(t, ids[2], 2, Some(next)),
            failed(t, ids[3], 10, None),
        ],
    )
    .await;
    let rows: Vec<String> = t
        .column(
            "SELECT status || ' ' || attempts || ' ' || coalesce(last_status, 0) || ' ' || coalesce(last_reason, '-') \
             || ' ' || (finished_at IS NOT NULL) FROM deliveries ORDER BY id",
        )
        .await;
    let rows: Vec<String> = rows
        .iter()
        .map(|row| row.replace("true", "1").replace("false", "0"))
        .collect();
    assert_eq!(
        rows,
        [
            "DELIVERED 1 200 - 1",
            "DELIVERED 3 204 - 1",
            "PENDING 2 503 503 0",
            "FAILED 10 503 503 1"
        ]
    );
    // What is over is never claimed again
    t.wait(LEASE * 100);
    let again = claim(t, 10).await;
    assert_eq!(
        again.iter().map(|delivery| delivery.id).collect::<Vec<_>>(),
        [ids[2]]
    );
    finish(t, &[]).await;
}

async fn a_delivered_one_stays_delivered(t: &TestStore) {
    pending(t, 1, 1).await;
    let slow_worker = claim(t, 1).await.remove(0);
    t.wait(LEASE);
    let quick_worker = claim(t, 1).await.remove(0);
    assert_eq!(slow_worker.id, quick_worker.id);
    finish(t, &[delivered(t, quick_worker.id, 1)]).await;
    // The first worker's try has come to nothing meanwhile
    finish(t, &[failed(t, slow_worker.id, 1, Some(t.ambient().now()))]).await;
    assert!(claim(t, 1).await.is_empty());
}

async fn a_webhook_is_found_while_it_is_active(t: &TestStore) {
    let id = pending(t, 1, 3).await[0];
    let target = t.delivery_target(id).await.unwrap().unwrap();
    assert_eq!(target.url, "http://127.0.0.1:1/");
    assert_eq!(target.secret.expose_secret(), "a secret of the receiver");
    assert!(!target.include_payload);
    let claimed = claim(t, 1).await.remove(0);
    let deleted = t.write(|tx| async move { t.delete_webhook(&tx, &t.scope, id).await });
    assert!(deleted.await.unwrap());
    assert!(t.delivery_target(id).await.unwrap().is_none());
    assert!(claim(t, 10).await.is_empty());
    // The worker that was sending at that moment
    finish(t, &[delivered(t, claimed.id, 1)]).await;
    assert_eq!(t.count("deliveries").await, 0);
}
