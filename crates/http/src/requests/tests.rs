use axum::http::Uri;
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::mask;
use crate::tests::{Api, Key};

fn target(route: &str, uri: &str) -> String {
    mask::target(route, &uri.parse::<Uri>().unwrap())
}

const ID: &str = "inc-0190f3c2a1b27c3d8e4f5a6b7c8d9e0f";

#[test]
fn ids_stay_and_people_go() {
    assert_eq!(
        target("/v1/incomes/{id}", &format!("/v1/incomes/{ID}")),
        format!("/v1/incomes/{ID}")
    );
    assert_eq!(
        target("/v1/users/{id}", "/v1/users/george@example.com"),
        "/v1/users/…"
    );
    assert_eq!(target("/v1/users/{id}", "/v1/users/george"), "/v1/users/…");
    assert_eq!(
        target("/v1/providers/{id}", "/v1/providers/sandbox_gig"),
        "/v1/providers/sandbox_gig"
    );
    assert_eq!(
        target(
            "/v1/users",
            &format!("/v1/users?size=5&email=a%40b.c&sourceId={ID}&0917123=1&startDate=2026-01-01")
        ),
        format!("/v1/users?size=5&email=…&sourceId={ID}&…&startDate=2026-01-01")
    );
}

#[test]
fn a_body_keeps_its_shape_alone() {
    let body = json!({
        "userId": ID, "providerId": "sandbox_gig", "password": "YGUS1", "userName": "George", "active": true,
        "amount": 120_000, "externalMetadata": { "mobile": "0917" }, "files": [{ "name": "pay.pdf" }], "a b": 1,
    });
    assert_eq!(
        mask::body(&body),
        json!({
            "userId": ID, "providerId": "sandbox_gig", "password": "…", "userName": "…", "active": true,
            "amount": "…", "externalMetadata": { "…": "…" }, "files": [{ "name": "…" }], "…": "…",
        })
    );
}

#[test]
fn a_message_repeats_nothing_that_was_sent() {
    for (message, kept) in [
        (
            "size must be a whole number from 1 to 150",
            "size must be a whole number from 1 to 150",
        ),
        (
            r#"active is wrong: invalid type: string "george@example.com", expected a boolean"#,
            r#"active is wrong: invalid type: string "…", expected a boolean"#,
        ),
        (
            "type is wrong: unknown variant `george`, expected `GIG`",
            "type is wrong: unknown variant `…`, expected `GIG`",
        ),
        (
            "the body is wrong: missing field `userName`",
            "the body is wrong: missing field `userName`",
        ),
        (
            "phone +63955999123 and a@b.c are taken",
            "phone … and … are taken",
        ),
    ] {
        assert_eq!(mask::message(message), kept);
    }
}

on_both!(calls_are_logged_counted_and_touch_their_key);

async fn calls_are_logged_counted_and_touch_their_key(t: &TestStore) {
    let api = Api::new(t).await;
    let first = openwink_store::PageRequest::first(10);
    let none = openwink_store::RequestFilter::default();
    let created = api
        .post("/v1/users", json!({ "externalMetadata": { "name": "George" } }))
        .await
        .good();
    api.get("/v1/incomes?size=900&email=george%40example.com").await;
    api.call(axum::http::Method::GET, "/v1/users", Key::Bad, None)
        .await;
    api.call(axum::http::Method::GET, "/v1/users", Key::OtherTenant, None)
        .await;
    // Nothing is written while a call is answered
    assert_eq!(t.count("requests").await, 0);
    api.state.requests().write(&t.store).await.unwrap();

    let found = t.requests(&t.scope, &none, first).await.unwrap().items;
    let seen: Vec<_> = found
        .iter()
        .map(|call| {
            (
                call.method.as_str(),
                call.target.as_str(),
                call.status,
                call.code.as_str(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("GET", "/v1/incomes?size=900&email=…", 400, "INVALID_PARAMETERS"),
            ("POST", "/v1/users", 201, "CREATED"),
        ]
    );
    assert_eq!(found[1].id.to_string(), created.json["requestId"]);
    assert_eq!(
        found[1].body.as_deref(),
        Some(r#"{"externalMetadata":{"…":"…"}}"#)
    );
    assert!(found[0].message.as_deref().unwrap().starts_with("size must be"));
    let written = format!("{:?}", t.dump(None).await["requests"]).to_lowercase();
    assert!(
        !written.contains("george") && !written.contains("example.com"),
        "{written}"
    );

    let usage = t.usage(&t.scope, "2026-01-15".parse().unwrap()).await.unwrap();
    let calls: Vec<_> = usage
        .iter()
        .map(|(_, what, count)| (what.as_str(), *count))
        .collect();
    assert!(
        calls.contains(&("2xx", 1)) && calls.contains(&("4xx", 1)),
        "{calls:?}"
    );
    // A second write adds to the day
    api.get("/v1/users").await.good();
    api.state.requests().write(&t.store).await.unwrap();
    let usage = t.usage(&t.scope, "2026-01-15".parse().unwrap()).await.unwrap();
    assert!(
        usage
            .iter()
            .any(|(_, what, count)| what.as_str() == "2xx" && *count == 2)
    );

    let keys = t.api_keys(&t.scope, first).await.unwrap().items;
    assert_eq!(keys[0].last_used_at, Some(TestStore::START));
}
