//! What is created, changed and deleted.

use axum::http::{Method, StatusCode};
use openwink_model::{MonitorStatus, events::EventType};
use openwink_store::AccountChange;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{Api, Key};

on_both!(
    users_come_with_a_token,
    a_session_is_reset,
    webhooks_show_their_secret_once,
    webhook_addresses_are_checked,
    consent_templates_come_and_go,
    a_monitor_is_disabled,
    the_sandbox_links_without_the_widget,
);

async fn users_come_with_a_token(t: &TestStore) {
    let api = Api::new(t).await;
    let metadata = json!({ "applicant": "4711", "": "ü" });
    let made = api
        .post("/v1/users", json!({ "externalMetadata": metadata, "unknown": 1 }))
        .await
        .good();
    assert_eq!((made.status, made.code()), (StatusCode::CREATED, "CREATED"));
    let (user, token) = (&made.data()["user"], &made.data()["token"]);
    assert_eq!(user["externalMetadata"], metadata);
    assert_eq!(user["providers"], json!([]));
    assert_eq!(user["session"]["status"], "IN_PROGRESS");
    assert_eq!(token["mode"], "SANDBOX");
    assert_eq!(token["expiresAt"], "2026-01-15T13:00:00.000Z");
    let id = user["id"].as_str().unwrap();
    assert!(id.starts_with(&format!("{}-", t.scope.tenant())));
    assert_eq!(api.get(&format!("/v1/users/{id}")).await.good().data(), user);

    let another = api
        .call(Method::POST, &format!("/v1/tokens?userId={id}"), Key::Own, None)
        .await
        .good();
    assert_eq!(another.status, StatusCode::CREATED);
    assert_ne!(another.data()["accessToken"], token["accessToken"]);
    let missing = api.call(Method::POST, "/v1/tokens", Key::Own, None).await;
    missing.refused(400, "INVALID_PARAMETERS", "missing field `userId`");

    let pairs: serde_json::Map<String, Value> = (0..6).map(|at| (at.to_string(), "x".into())).collect();
    let many = api.post("/v1/users", json!({ "externalMetadata": pairs })).await;
    many.refused(
        400,
        "INVALID_PARAMETERS",
        "externalMetadata must have at most 5 pairs",
    );
    let number = api
        .post("/v1/users", json!({ "externalMetadata": { "a": 1 } }))
        .await;
    number.refused(
        400,
        "INVALID_PARAMETERS",
        "externalMetadata.a is wrong: invalid type",
    );
}

async fn a_session_is_reset(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&t.scope).await.id;
    let token = t.new_token(&t.scope, &user).await;
    let reset = api
        .post(&format!("/v1/users/{user}/resetSession"), json!({}))
        .await
        .good();
    assert_eq!(reset.data(), &json!({}));
    let exchanged = t
        .write(|tx| {
            let token = token.token.expose().to_owned();
            async move {
                let hour = std::time::Duration::from_secs(3600);
                t.exchange_link_token(&tx, &token, &Default::default(), hour)
                    .await
            }
        })
        .await;
    assert!(
        exchanged.unwrap().is_none(),
        "a token of the session before opens nothing"
    );
}

fn webhook() -> Value {
    json!({
        "name": "Loans", "url": "https://example.com/hook", "eventTypes": ["TASK_FINISHED", "TASK_FINISHED"],
        "active": true, "secret": "whsec",
    })
}

async fn webhooks_show_their_secret_once(t: &TestStore) {
    let api = Api::new(t).await;
    let made = api.post("/v1/webhooks", webhook()).await.good();
    assert_eq!(made.status, StatusCode::OK);
    assert_eq!(made.data()["secret"], "whsec");
    assert_eq!(made.data()["url"], "https://example.com/hook");
    assert_eq!(made.data()["eventTypes"], json!(["TASK_FINISHED"]));
    assert_eq!(made.data()["includePayload"], false);
    let path = format!("/v1/webhooks/{}", made.data()["id"].as_str().unwrap());
    assert_eq!(api.get(&path).await.good().data()["secret"], Value::Null);
    assert_eq!(
        api.get("/v1/webhooks").await.good().items()[0]["secret"],
        Value::Null
    );
    api.delete(&path).await.good();
    api.delete(&path)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no webhook");
    assert!(api.get("/v1/webhooks").await.good().items().is_empty());
}

async fn webhook_addresses_are_checked(t: &TestStore) {
    let api = Api::new(t).await;
    let with = |field: &str, value: Value| {
        let mut body = webhook();
        body[field] = value;
        body
    };
    for (field, value, message) in [
        (
            "url",
            "ftp://example.com".into(),
            "url is refused: the URL must start with",
        ),
        (
            "url",
            "http://169.254.169.254/".into(),
            "url is refused: 169.254.169.254",
        ),
        ("url", "https://a:b@example.com/".into(), "url is refused: "),
        ("url", "x".repeat(501).into(), "url must have 1 to 500 characters"),
        ("name", "".into(), "name must have 1 to 200 characters"),
        (
            "secret",
            "x".repeat(65).into(),
            "secret must have 1 to 64 characters",
        ),
        ("eventTypes", json!([]), "eventTypes must have at least one"),
        (
            "eventTypes",
            json!(["NO"]),
            "eventTypes[0] is wrong: unknown variant",
        ),
        ("active", "yes".into(), "active is wrong: invalid type"),
    ] {
        let reply = api.post("/v1/webhooks", with(field, value)).await;
        reply.refused(400, "INVALID_PARAMETERS", message);
    }
    let local = with("url", "http://localhost:9000/".into());
    api.post("/v1/webhooks", local.clone()).await.good();
    let production = api
        .call(Method::POST, "/v1/webhooks", Key::OtherMode, Some(&local))
        .await;
    production.refused(
        400,
        "INVALID_PARAMETERS",
        "url is refused: the URL's host is this machine",
    );
}

async fn consent_templates_come_and_go(t: &TestStore) {
    let api = Api::new(t).await;
    let body = json!({ "consentType": "loan", "version": "2", "consentText": "I agree.\nTruly." });
    let made = api.post("/v1/consentTemplates", body).await.good();
    assert_eq!(
        (made.status, &made.data()["title"]),
        (StatusCode::CREATED, &Value::Null)
    );
    let list = api.get("/v1/consentTemplates").await.good();
    assert_eq!(list.items(), [made.data().clone()]);
    let long = json!({ "consentType": "loan", "version": "2", "consentText": "x".repeat(65_536) });
    let refused = api.post("/v1/consentTemplates", long).await;
    refused.refused(
        400,
        "INVALID_PARAMETERS",
        "consentText must have 1 to 65535 characters",
    );
    let path = format!("/v1/consentTemplates/{}", made.data()["id"].as_str().unwrap());
    api.delete(&path).await.good();
    api.delete(&path)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no consent template");
}

async fn a_monitor_is_disabled(t: &TestStore) {
    let api = Api::new(t).await;
    let (_, account) = api.user_with_account().await;
    let path = format!("/v1/accounts/{account}");
    let disable = format!("{path}/disableMonitor");
    for _ in 0..2 {
        api.post(&disable, json!({})).await.good();
        let shown = api.get(&path).await.good();
        assert_eq!(shown.data()["monitor"]["status"], "CUSTOMER_DISABLED");
        assert_eq!(shown.data()["monitorStatus"], "CUSTOMER_DISABLED");
    }
    let unsupported = t
        .write(|tx| async move {
            let change = AccountChange {
                monitor: Some(MonitorStatus::Unsupported),
                ..Default::default()
            };
            t.change_account(&tx, &t.scope, account, change).await
        })
        .await;
    assert!(unsupported.unwrap().is_some());
    api.post(&disable, json!({})).await.good();
    assert_eq!(api.get(&path).await.data()["monitor"]["status"], "UNSUPPORTED");
}

async fn the_sandbox_links_without_the_widget(t: &TestStore) {
    let api = Api::new(t).await;
    t.new_webhook(&t.scope, "http://localhost:9/", &[EventType::AllEvents])
        .await;
    let user = api.new_user(&t.scope).await.id;
    let body = |provider: &str| json!({ "userId": user, "providerId": provider, "userName": "George", "password": "123456" });
    let catalogue = api.state.catalogue(openwink_model::Mode::Sandbox);
    let takes_password = |provider: &&openwink_model::providers::Provider| {
        provider.account_connection
            && provider
                .methods
                .contains(&openwink_model::providers::LoginMethod::Password)
    };
    let provider = catalogue.providers().iter().find(takes_password).unwrap();
    let made = api.post("/v1/sandbox/accounts", body(&provider.id)).await.good();
    assert_eq!(made.status, StatusCode::CREATED);
    assert_eq!(made.data()["connectionStatus"], "PENDING");
    let account = made.data()["id"].as_str().unwrap();
    assert_eq!(
        api.get(&format!("/v1/accounts/{account}")).await.good().data(),
        made.data()
    );
    let upload_only = catalogue
        .providers()
        .iter()
        .find(|provider| !provider.account_connection)
        .unwrap();
    for provider in ["nobody", &upload_only.id] {
        let reply = api.post("/v1/sandbox/accounts", body(provider)).await;
        reply.refused(400, "INVALID_PARAMETERS", "providerId must be a provider");
    }
    let empty = json!({ "userId": user, "providerId": provider.id, "userName": "", "password": "123456" });
    let reply = api.post("/v1/sandbox/accounts", empty).await;
    reply.refused(
        400,
        "INVALID_PARAMETERS",
        "userName must have 1 to 200 characters",
    );
}
