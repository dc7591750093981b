//! Webhooks: the secret is sealed, and never told again.

use openwink_model::{events::EventType, ids::TypedId};
use openwink_store::{NewWebhook, PageRequest, StoreError};
use openwink_testkit::{TestStore, on_both};
use secrecy::ExposeSecret;

on_both!(
    a_webhook_is_read_as_created,
    a_secret_is_sealed,
    webhooks_are_listed_newest_first
);

const SECRET: &str = "whsec-very-secret-1234";

fn new() -> NewWebhook {
    NewWebhook {
        name: "production".into(),
        url: "https://lender.example/hook?a=1".into(),
        event_types: vec![EventType::IncomesAdded, EventType::TaskFinished],
        active: false,
        include_payload: true,
        secret: SECRET.into(),
    }
}

async fn a_webhook_is_read_as_created(t: &TestStore) {
    let new = &new();
    let created = t
        .write(|tx| async move { t.create_webhook(&tx, &t.scope, new).await })
        .await
        .unwrap();
    let webhook = t.webhook(&t.scope, created.id).await.unwrap().unwrap();
    assert_eq!(format!("{webhook:?}"), format!("{created:?}"));
    assert_eq!(webhook.event_types, new.event_types);
    assert_eq!((webhook.active, webhook.include_payload), (false, true));
    assert_eq!(
        (webhook.name.as_str(), webhook.url.as_str()),
        (new.name.as_str(), new.url.as_str())
    );
    // One that is not active gets nothing
    assert!(t.delivery_target(webhook.id).await.unwrap().is_none());
}

async fn a_secret_is_sealed(t: &TestStore) {
    let new = &NewWebhook {
        active: true,
        ..new()
    };
    let (one, other) = t
        .write(|tx| async move {
            let one = t.create_webhook(&tx, &t.scope, new).await?.id;
            let other = t.create_webhook(&tx, &t.other_tenant, new).await?.id;
            Ok::<_, StoreError>((one, other))
        })
        .await
        .unwrap();
    assert_eq!(t.find(SECRET.as_bytes()).await, Vec::<String>::new());
    let target = t.delivery_target(one).await.unwrap().unwrap();
    assert_eq!(target.secret.expose_secret(), SECRET);
    assert!(!format!("{target:?}").contains(SECRET));
    // Another webhook's secret does not open in its place
    let (one_sql, other_sql) = (t.literal(one.uuid()), t.literal(other.uuid()));
    t.sql(&format!(
        "UPDATE webhooks SET secret_sealed = (SELECT secret_sealed FROM webhooks WHERE id = {one_sql}) WHERE id = {other_sql}"
    ))
    .await;
    assert!(matches!(
        t.delivery_target(other).await,
        Err(StoreError::Vault(_))
    ));
}

async fn webhooks_are_listed_newest_first(t: &TestStore) {
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[]).await.id);
    }
    let first = t.webhooks(&t.scope, PageRequest::first(2)).await.unwrap();
    let rest = PageRequest {
        size: 2,
        after: first.next,
    };
    let last = t.webhooks(&t.scope, rest).await.unwrap();
    let listed: Vec<_> = first
        .items
        .iter()
        .chain(&last.items)
        .map(|webhook| webhook.id)
        .rev()
        .collect();
    assert_eq!(listed, ids);
    let gone = ids[1];
    let delete = || t.write(|tx| async move { t.delete_webhook(&tx, &t.scope, gone).await });
    assert!(delete().await.unwrap());
    assert!(!delete().await.unwrap());
    assert!(t.webhook(&t.scope, gone).await.unwrap().is_none());
    assert_eq!(
        t.webhooks(&t.scope, PageRequest::first(9))
            .await
            .unwrap()
            .items
            .len(),
        2
    );
}
