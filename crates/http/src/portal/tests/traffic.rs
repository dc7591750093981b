//! Keys, webhooks and their deliveries, the request log, usage, and the sandbox's tools.

use std::time::Duration;

use axum::http::Method;
use openwink_model::{
    events::EventType,
    ids::{DeliveryId, TypedId},
    mode::Scope,
    portal::Role,
};
use openwink_store::{Finished, LoggedRequest, Tried};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Portal, Somebody};
use crate::tests::Reply;

on_both!(
    a_key_is_made_used_replaced_and_revoked,
    a_webhook_is_made_tried_paused_and_replayed,
    production_shows_no_person_in_a_delivery,
    calls_are_found_by_what_they_were,
    usage_and_funnel_count_what_happened,
    a_sandbox_is_filled_and_emptied,
);

/// A provider of the sandbox that takes a user name and password.
pub fn provider(portal: &Portal<'_>) -> String {
    use openwink_model::{Mode, providers::LoginMethod};
    let catalogue = portal.state.catalogue(Mode::Sandbox);
    let found = catalogue
        .providers()
        .iter()
        .find(|provider| provider.account_connection && provider.methods.contains(&LoginMethod::Password));
    found.expect("a provider").id.clone()
}

/// A delivery that failed at a webhook of its own; the ids of both.
pub async fn failed_delivery(portal: &Portal<'_>, scope: &Scope) -> (String, String) {
    let webhook = portal
        .new_webhook(scope, "https://example.com", &[EventType::AllEvents])
        .await
        .id;
    let user = portal.new_user(scope).await.id;
    let account = portal.new_account(scope, &user).await.id;
    let event = &openwink_model::events::NewEvent::connected(&user, account, "sandbox_gig");
    let delivery = portal
        .write(|tx| async move { portal.emit_to(&tx, scope, webhook, event).await })
        .await
        .unwrap()
        .expect("the webhook");
    fail(portal, scope, delivery, b"try later").await;
    (webhook.to_string(), delivery.to_string())
}

async fn fail(portal: &Portal<'_>, scope: &Scope, id: DeliveryId, answer: &[u8]) {
    let pending = portal
        .delivery_to_send(scope, id)
        .await
        .unwrap()
        .expect("the delivery");
    let failed = &[Finished {
        id,
        scope: scope.clone(),
        attempts: 1,
        status: Some(503),
        reason: Some("the receiver answered 503; only 2xx counts as received".into()),
        next: None,
        delivered: false,
        tried: Some(Tried {
            at: portal.ambient().now(),
            micros: 12_500,
            answer_sealed: portal.seal_answer(&pending, answer).await.unwrap(),
        }),
    }];
    portal
        .write(|tx| async move { portal.finish_deliveries(&tx, failed).await })
        .await
        .unwrap();
}

/// A call in a tenant's log.
pub async fn logged(portal: &Portal<'_>, scope: &Scope) -> Uuid {
    let key = portal.ambient().uuid();
    let call = LoggedRequest {
        id: portal.ambient().uuid(),
        scope: scope.clone(),
        api_key: openwink_model::ids::ApiKeyId::from_uuid(key),
        method: "POST".into(),
        route: "/v1/users".into(),
        target: "/v1/users".into(),
        status: 400,
        micros: 2500,
        code: "INVALID_PARAMETERS".into(),
        message: Some("externalMetadata must have at most 5 pairs".into()),
        body: Some(r#"{"externalMetadata":{"…":"…"}}"#.into()),
    };
    let id = call.id;
    let calls = &[call];
    portal
        .write(|tx| async move { portal.log_requests(&tx, calls).await })
        .await
        .unwrap();
    id
}

async fn ask(portal: &Portal<'_>, who: &Somebody, method: Method, path: &str, body: Option<Value>) -> Reply {
    portal
        .ask(who, method, &format!("/sandbox{path}"), body.as_ref())
        .await
}

async fn a_key_is_made_used_replaced_and_revoked(t: &TestStore) {
    let portal = Portal::new(t).await;
    let dev = &portal.somebody(t.scope.tenant(), Role::Developer).await;
    let made = ask(
        &portal,
        dev,
        Method::POST,
        "/keys",
        Some(json!({ "name": "Back end", "scopes": ["users:read"] })),
    )
    .await
    .good();
    let (key, secret) = (
        made.data()["key"].clone(),
        made.data()["secret"].as_str().unwrap().to_owned(),
    );
    let name = key["key"].as_str().unwrap().to_owned();
    assert!(name.starts_with("sandbox-") && name.len() == 24, "{name}");
    assert!(t.find(secret.as_bytes()).await.is_empty());
    let users = || portal.call_as(&name, &secret, Method::GET, "/v1/users", None);
    users().await.good();
    let refused = portal
        .call_as(&name, &secret, Method::POST, "/v1/users", None)
        .await;
    refused.refused(
        403,
        "UNAUTHORIZED_ACCESS",
        "this API key lacks the scope users:write",
    );
    portal.state.requests().write(&t.store).await.unwrap();

    let listed = ask(&portal, dev, Method::GET, "/keys", None).await.good();
    let shown = &listed.items()[0];
    assert_eq!(
        (
            &shown["name"],
            &shown["status"],
            &shown["scopes"],
            &shown["lastUsedAt"]
        ),
        (
            &json!("Back end"),
            &json!("ACTIVE"),
            &json!(["users:read"]),
            &json!("2026-01-15T08:00:00.000Z")
        )
    );
    assert_eq!(shown["createdBy"], "A Person who is developer");
    assert!(!listed.json.to_string().contains(&secret));

    let at = format!("/keys/{}", key["id"].as_str().unwrap());
    let rotated = ask(
        &portal,
        dev,
        Method::POST,
        &format!("{at}/rotate"),
        Some(json!({ "overlapHours": 1 })),
    )
    .await
    .good();
    let twice = ask(
        &portal,
        dev,
        Method::POST,
        &format!("{at}/rotate"),
        Some(json!({ "overlapHours": 1 })),
    )
    .await;
    twice.refused(400, "INVALID_PARAMETERS", "this key is revoked, or another one");
    let long = ask(
        &portal,
        dev,
        Method::POST,
        &format!("{at}/rotate"),
        Some(json!({ "overlapHours": 169 })),
    )
    .await;
    long.refused(400, "INVALID_PARAMETERS", "overlapHours must be");
    users().await.good();
    t.wait(Duration::from_secs(3600));
    users().await.refused(400, "INVALID_CREDENTIALS", "");
    let new = (
        rotated.data()["key"]["key"].as_str().unwrap().to_owned(),
        rotated.data()["secret"].as_str().unwrap().to_owned(),
    );
    let with_new = || portal.call_as(&new.0, &new.1, Method::GET, "/v1/users", None);
    with_new().await.good();
    let id = rotated.data()["key"]["id"].as_str().unwrap();
    ask(&portal, dev, Method::DELETE, &format!("/keys/{id}"), None)
        .await
        .good();
    with_new().await.refused(400, "INVALID_CREDENTIALS", "");
    let states: Vec<_> = ask(&portal, dev, Method::GET, "/keys?size=2", None)
        .await
        .items()
        .iter()
        .map(|key| key["status"].clone())
        .collect();
    assert_eq!(states, [json!("REVOKED"), json!("EXPIRED")]);
}

async fn a_webhook_is_made_tried_paused_and_replayed(t: &TestStore) {
    let portal = Portal::new(t).await;
    let dev = &portal.somebody(t.scope.tenant(), Role::Developer).await;
    let body = json!({ "name": "Receiver", "url": "http://127.0.0.1:9/", "eventTypes": ["TASK_FINISHED"] });
    let made = ask(&portal, dev, Method::POST, "/webhooks", Some(body))
        .await
        .good();
    let (id, secret) = (
        made.data()["webhook"]["id"].as_str().unwrap(),
        made.data()["secret"].as_str().unwrap(),
    );
    let at = format!("/webhooks/{id}");
    let inside = json!({ "url": "http://10.0.0.1/" });
    ask(&portal, dev, Method::PUT, &at, Some(inside)).await.refused(
        400,
        "INVALID_PARAMETERS",
        "url is refused",
    );

    let sent = ask(
        &portal,
        dev,
        Method::POST,
        &format!("{at}/test"),
        Some(json!({ "eventType": "ACCOUNT_CONNECTED" })),
    )
    .await
    .good();
    let delivery: DeliveryId = sent.data()["deliveryId"].as_str().unwrap().parse().unwrap();
    fail(&portal, &t.scope, delivery, b"not today").await;
    let failed = ask(
        &portal,
        dev,
        Method::GET,
        &format!("{at}/deliveries?status=FAILED&type=ACCOUNT_CONNECTED"),
        None,
    )
    .await
    .good();
    assert_eq!(failed.items().len(), 1);
    let detail = ask(
        &portal,
        dev,
        Method::GET,
        &format!("/deliveries/{delivery}"),
        None,
    )
    .await
    .good();
    let request = &detail.data()["request"];
    let signature = openwink_webhooks::sign(&secret.into(), request["body"].as_str().unwrap().as_bytes());
    assert_eq!(
        request["headers"][1],
        json!({ "name": "Smile-Signature", "value": signature })
    );
    assert_eq!(
        detail.data()["attempts"],
        json!([{ "number": 1, "at": "2026-01-15T08:00:00.000Z", "millis": 12.5, "status": 503,
                 "reason": "the receiver answered 503; only 2xx counts as received", "answer": "not today" }])
    );
    let since = Some(json!({ "since": "2026-01-01T00:00:00Z" }));
    let path = format!("{at}/replay");
    let first = ask(&portal, dev, Method::POST, &path, since.clone()).await.good();
    assert_eq!(first.data(), &json!({ "count": 1, "more": false }));
    let second = ask(&portal, dev, Method::POST, &path, since.clone()).await.good();
    assert_eq!(second.data()["count"], 0);

    ask(&portal, dev, Method::PUT, &at, Some(json!({ "active": false })))
        .await
        .good();
    let paused = ask(
        &portal,
        dev,
        Method::POST,
        &format!("{at}/test"),
        Some(json!({ "eventType": "USER_CREATED" })),
    )
    .await;
    paused.refused(400, "INVALID_PARAMETERS", "the webhook is paused");
    let fresh = ask(&portal, dev, Method::POST, &format!("{at}/secret"), None)
        .await
        .good();
    assert_ne!(fresh.data()["secret"], secret);
    ask(&portal, dev, Method::DELETE, &at, None).await.good();
    ask(&portal, dev, Method::GET, &at, None)
        .await
        .refused(404, "MISSING_RESOURCE", "");
}

async fn production_shows_no_person_in_a_delivery(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = &portal.owner().await;
    let (_, id) = failed_delivery(&portal, &t.other_mode).await;
    let detail = portal
        .ask(owner, Method::GET, &format!("/production/deliveries/{id}"), None)
        .await
        .good();
    let request = &detail.data()["request"];
    assert_eq!(request["masked"], true);
    assert!(
        request["body"].as_str().unwrap().contains(r#""loginName":"…""#),
        "{request}"
    );
}

async fn calls_are_found_by_what_they_were(t: &TestStore) {
    let portal = Portal::new(t).await;
    let dev = &portal.somebody(t.scope.tenant(), Role::Developer).await;
    portal.get("/v1/users?size=3").await.good();
    portal.get("/v1/incomes?size=900").await;
    portal.state.requests().write(&t.store).await.unwrap();
    let of = |query: &'static str| {
        let portal = &portal;
        async move {
            let found = ask(portal, dev, Method::GET, &format!("/requests{query}"), None)
                .await
                .good();
            let targets = found
                .items()
                .iter()
                .map(|call| call["target"].as_str().unwrap().to_owned());
            targets.collect::<Vec<_>>()
        }
    };
    assert_eq!(of("").await, ["/v1/incomes?size=900", "/v1/users?size=3"]);
    assert_eq!(of("?status=4").await, ["/v1/incomes?size=900"]);
    assert_eq!(of("?path=users&method=GET").await, ["/v1/users?size=3"]);
    assert!(of("?method=DELETE").await.is_empty());
    assert!(of("?from=2026-01-15T08:00:01Z").await.is_empty());
    let one = &ask(&portal, dev, Method::GET, "/requests?status=4", None).await;
    let call = &one.items()[0];
    let id = call["id"].as_str().unwrap();
    let shown = ask(&portal, dev, Method::GET, &format!("/requests/{id}"), None)
        .await
        .good();
    assert_eq!(
        (&shown.data()["code"], &shown.data()["status"]),
        (&json!("INVALID_PARAMETERS"), &json!(400))
    );
    let odd = ask(&portal, dev, Method::GET, "/requests?status=9", None).await;
    odd.refused(400, "INVALID_PARAMETERS", "status must be");
}

async fn usage_and_funnel_count_what_happened(t: &TestStore) {
    let portal = Portal::new(t).await;
    let viewer = &portal.somebody(t.scope.tenant(), Role::Viewer).await;
    portal.get("/v1/users").await.good();
    portal.get("/v1/incomes?size=900").await;
    portal.state.requests().write(&t.store).await.unwrap();
    let user = t.new_user(&t.scope).await.id;
    t.new_account(&t.scope, &user).await;
    let token = t.new_token(&t.scope, &user).await.token;
    let (token, hour) = (token.expose(), Duration::from_secs(3600));
    t.write(|tx| async move {
        t.exchange_link_token(&tx, token, &openwink_store::SessionOptions::default(), hour)
            .await
    })
    .await
    .unwrap();
    let usage = ask(&portal, viewer, Method::GET, "/usage?days=7", None)
        .await
        .good();
    let days = usage.data()["days"].as_array().unwrap();
    assert_eq!(
        (days.len(), &days[0]["day"], &days[6]["day"]),
        (7, &json!("2026-01-09"), &json!("2026-01-15"))
    );
    assert_eq!(
        (&days[6]["calls"], &days[6]["callsRefused"]),
        (&json!(1), &json!(1))
    );
    let funnel = ask(&portal, viewer, Method::GET, "/funnel", None).await.good();
    let data = funnel.data();
    assert_eq!(
        (
            &data["opened"],
            &data["screens"][0]["reached"],
            &data["screens"][0]["stopped"]
        ),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(
        (&data["providers"][0]["begun"], &data["providers"][0]["connected"]),
        (&json!(1), &json!(0))
    );
    ask(&portal, viewer, Method::GET, "/usage?days=91", None)
        .await
        .refused(400, "INVALID_PARAMETERS", "days must be");
}

async fn a_sandbox_is_filled_and_emptied(t: &TestStore) {
    let portal = Portal::new(t).await;
    let analyst = &portal.somebody(t.scope.tenant(), Role::Analyst).await;
    let body = json!({ "users": 5, "providerIds": [provider(&portal)] });
    ask(&portal, analyst, Method::POST, "/sandbox/seed", Some(body))
        .await
        .good();
    assert_eq!(portal.get("/v1/users?size=150").await.items().len(), 5);
    assert_eq!(portal.get("/v1/accounts?size=150").await.items().len(), 5);
    let unknown = json!({ "users": 1, "providerIds": ["nowhere"] });
    ask(&portal, analyst, Method::POST, "/sandbox/seed", Some(unknown))
        .await
        .refused(400, "INVALID_PARAMETERS", "providerIds must be");
    let emptied = ask(&portal, analyst, Method::POST, "/sandbox/reset", None)
        .await
        .good();
    assert_eq!(
        (&emptied.data()["users"], &emptied.data()["accounts"]),
        (&json!(5), &json!(5))
    );
    assert!(portal.get("/v1/users").await.items().is_empty());
    let key = t.api_key("own-key").await.unwrap().unwrap().id;

    // The Open API's leaves a line too, which names the key
    t.new_user(&t.scope).await;
    portal.post("/v1/sandbox/reset", json!({})).await.good();
    let owner = portal.owner().await;
    let lines = portal.look(&owner, "/audit?action=sandbox.reset").await.good();
    let by: Vec<Value> = lines
        .items()
        .iter()
        .map(|line| json!([line["member"]["id"], line["apiKey"], line["mode"], line["target"]]))
        .collect();
    let key = json!({ "id": key, "name": "own-key" });
    assert_eq!(
        by,
        [
            json!([null, key, "SANDBOX", "1 users, 0 accounts"]),
            json!([analyst.id, null, "SANDBOX", "5 users, 5 accounts"]),
        ]
    );
    assert_ne!(lines.items()[0]["address"], "command line");
}
