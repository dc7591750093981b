//! Events reach the webhooks that listen, in the transaction of their change.

use openwink_model::{
    events::{EventType, NewEvent},
    ids::{AccountId, UserId},
};
use openwink_store::{NewWebhook, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    an_event_goes_to_those_who_listen,
    a_change_that_is_rolled_back_leaves_no_event,
    events_keep_their_order,
);

fn created(user: &UserId, account: AccountId) -> NewEvent {
    NewEvent::account(EventType::AccountCreated, user, account, "sandbox_gig")
}

async fn an_event_goes_to_those_who_listen(t: &TestStore) {
    let url = "http://127.0.0.1:1/";
    let all = t.new_webhook(&t.scope, url, &[EventType::AllEvents]).await.id;
    let one = t
        .new_webhook(
            &t.scope,
            url,
            &[EventType::TaskStarted, EventType::AccountCreated],
        )
        .await
        .id;
    // Twice on the list, once delivered
    let both = t
        .new_webhook(&t.scope, url, &[EventType::AllEvents, EventType::AccountCreated])
        .await
        .id;
    t.new_webhook(&t.scope, url, &[EventType::TaskFinished]).await;
    t.new_webhook(&t.scope, url, &[]).await;
    t.new_webhook(&t.other_mode, url, &[EventType::AllEvents]).await;
    t.new_webhook(&t.other_tenant, url, &[EventType::AllEvents]).await;
    let sleeping = &NewWebhook {
        name: "inactive".into(),
        url: url.into(),
        event_types: vec![EventType::AllEvents],
        active: false,
        include_payload: false,
        secret: "secret".into(),
    };
    t.write(|tx| async move { t.create_webhook(&tx, &t.scope, sleeping).await })
        .await
        .unwrap();

    let (user, account) = t.user_with_account().await;
    let user = &user;
    t.write(|tx| async move { t.emit(&tx, &t.scope, vec![created(user, account)]).await })
        .await
        .unwrap();
    t.write(|tx| async move { t.emit(&tx, &t.scope, Vec::new()).await })
        .await
        .unwrap();
    let claimed = t
        .claim_deliveries(10, std::time::Duration::from_secs(60), &[])
        .await
        .unwrap();
    let mut webhooks: Vec<_> = claimed.iter().map(|delivery| delivery.webhook).collect();
    webhooks.sort();
    assert_eq!(webhooks, [all, one, both]);
    assert_eq!(t.count("events").await, 1);
    for delivery in &claimed {
        assert_eq!(delivery.kind, EventType::AccountCreated);
        assert_eq!((&delivery.scope, &delivery.user), (&t.scope, user));
        assert_eq!(
            delivery.source,
            Some(openwink_model::ids::SourceId::Account(account))
        );
        assert_eq!((delivery.attempts, delivery.created_at), (0, TestStore::START));
        assert_eq!(delivery.data["accountId"], account.to_string());
        assert_eq!(delivery.data["providers"][0], "sandbox_gig");
    }
}

async fn a_change_that_is_rolled_back_leaves_no_event(t: &TestStore) {
    t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
        .await;
    let (user, account) = t.user_with_account().await;
    let user = &user;
    let failed = t
        .write(|tx| async move {
            t.emit(&tx, &t.scope, vec![created(user, account)]).await?;
            Err::<(), _>(StoreError::Stale)
        })
        .await;
    assert!(failed.is_err());
    assert_eq!((t.count("events").await, t.count("deliveries").await), (0, 0));
    assert_eq!(t.next_delivery_at().await.unwrap(), None);
}

async fn events_keep_their_order(t: &TestStore) {
    t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
        .await;
    let (user, account) = t.user_with_account().await;
    let kinds = [
        EventType::AccountCreated,
        EventType::TaskStarted,
        EventType::AccountConnected,
        EventType::IncomesAdded,
        EventType::TaskFinished,
    ];
    let user = &user;
    for chunk in kinds.chunks(3) {
        t.write(|tx| async move {
            let events = chunk
                .iter()
                .map(|kind| NewEvent::account(*kind, user, account, "sandbox_gig"));
            t.emit(&tx, &t.scope, events.collect()).await
        })
        .await
        .unwrap();
    }
    let claimed = t
        .claim_deliveries(10, std::time::Duration::from_secs(60), &[])
        .await
        .unwrap();
    let order: Vec<EventType> = claimed.iter().map(|delivery| delivery.kind).collect();
    assert_eq!(order, kinds);
}
