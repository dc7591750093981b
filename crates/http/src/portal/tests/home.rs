//! The first page: what has happened is checked off, by whichever way it happened.

use std::time::Duration;

use openwink_model::{
    events::{EventType, NewEvent},
    ids::{ApiKeyId, SourceId},
};
use openwink_store::{AccountChange, Finished, StoreError};
use openwink_testkit::{
    TestStore, on_both,
    records::{day, income},
};
use serde_json::{Value, json};

use super::{Portal, Somebody};

on_both!(
    each_step_is_checked_off_when_it_has_happened,
    a_delivery_checks_off_the_third_step_too,
    the_key_that_is_offered_works,
);

async fn home(portal: &Portal<'_>, who: &Somebody) -> Value {
    portal.look(who, "/sandbox/home").await.good().data().clone()
}

async fn each_step_is_checked_off_when_it_has_happened(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let scope = &t.scope;
    let owner = &portal.owner().await;
    let other = &portal
        .somebody(t.other_tenant.tenant(), openwink_model::portal::Role::Owner)
        .await;
    let begun = home(portal, owner).await;
    for step in ["user", "linked", "received"] {
        assert_eq!(begun[step], Value::Null, "{step}");
    }
    let user = &portal.new_user(scope).await.id;
    let account = portal.new_account(scope, user).await.id;
    let made = home(portal, owner).await;
    assert_eq!(made["user"]["id"], user.to_string());
    // It is there, and not connected yet
    assert_eq!(made["linked"], Value::Null);
    portal
        .write(|tx| async move {
            let change = AccountChange {
                connected: true,
                ..Default::default()
            };
            portal.change_account(&tx, scope, account, change).await
        })
        .await
        .unwrap();
    assert_eq!(home(portal, owner).await["linked"]["userId"], user.to_string());

    let read = async |path: &str| {
        portal.get(path).await;
        portal.state.requests().write(&t.store).await.unwrap();
        home(portal, owner).await["received"].clone()
    };
    // Nothing came of these: no records yet, no records at all, and no call of whom they belong to
    assert_eq!(read("/v1/incomes").await, Value::Null);
    assert_eq!(read(&format!("/v1/users/{user}/payload")).await, Value::Null);
    let source = SourceId::Account(account);
    portal
        .write(|tx| async move {
            let records = [income("Employer", day(1), 100).into()];
            portal
                .add_records(&tx, scope, user, source, "sandbox_gig", &records)
                .await?;
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
    for path in ["/v1/users", "/v1/identities", "/v1/incomes?size=900"] {
        assert_eq!(read(path).await, Value::Null, "{path}");
    }
    let first = read(&format!("/v1/accounts/{account}/payload")).await;
    assert_eq!(first, json!({ "how": "API", "at": t.ambient().now() }));
    // The first time stays
    t.wait(Duration::from_secs(3600));
    let owner = &portal.owner().await;
    portal.get("/v1/incomes").await;
    portal.state.requests().write(&t.store).await.unwrap();
    assert_eq!(home(portal, owner).await["received"], first);
    let theirs = home(portal, other).await;
    for step in ["user", "linked", "received"] {
        assert_eq!(theirs[step], Value::Null, "{step}");
    }
}

async fn a_delivery_checks_off_the_third_step_too(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = &portal.owner().await;
    let scope = &t.scope;
    let webhook = portal
        .new_webhook(scope, "https://example.com", &[EventType::AllEvents])
        .await
        .id;
    let user = portal.new_user(scope).await.id;
    let account = portal.new_account(scope, &user).await.id;
    let event = &NewEvent::connected(&user, account, "sandbox_gig");
    portal
        .write(|tx| async move {
            let id = portal
                .emit_to(&tx, scope, webhook, event)
                .await?
                .expect("a webhook");
            let arrived = Finished {
                id,
                scope: scope.clone(),
                attempts: 1,
                status: Some(200),
                reason: None,
                next: None,
                delivered: true,
                tried: None,
            };
            portal.finish_deliveries(&tx, &[arrived]).await
        })
        .await
        .unwrap();
    let seen = home(portal, owner).await;
    assert_eq!(
        (&seen["received"]["how"], &seen["webhooks"]),
        (&json!("WEBHOOK"), &json!(1))
    );
}

async fn the_key_that_is_offered_works(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = &portal.owner().await;
    let scope = &t.scope;
    let offered = async || home(portal, &portal.owner().await).await["apiKey"].clone();
    let keys = portal.look(owner, "/sandbox/keys").await.good();
    let first = keys.items().last().unwrap();
    assert_eq!(offered().await, first["key"]);
    // Another takes its place, and is offered at once: the old one works for an hour longer
    let id: ApiKeyId = first["id"].as_str().unwrap().parse().unwrap();
    let hour = Duration::from_secs(3600);
    portal
        .write(|tx| async move {
            portal
                .rotate_api_key(&tx, scope, id, ("the-new-one", "its secret"), "a test", hour)
                .await
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(offered().await, "the-new-one");
    // Where it is revoked, the old one is offered while it works
    let keys = portal.look(owner, "/sandbox/keys").await.good();
    let new: ApiKeyId = keys.items()[0]["id"].as_str().unwrap().parse().unwrap();
    let now = t.ambient().now();
    portal
        .write(|tx| async move { portal.revoke_api_key(&tx, scope, new, now).await })
        .await
        .unwrap();
    assert_eq!(offered().await, first["key"]);
    t.wait(hour);
    assert_eq!(offered().await, Value::Null);
}
