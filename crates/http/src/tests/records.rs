//! Records and payloads: every kind through the one list and the one get.

use openwink_model::{ids::SourceId, records::RecordKind};
use openwink_testkit::{TestStore, on_both, records};
use serde_json::{Value, json};

use super::Api;

on_both!(
    every_kind_is_listed_and_got,
    records_are_filtered,
    payloads_hold_everything,
    revoking_erases,
    answers_are_as_documented,
);

const PATHS: [&str; 8] = [
    "identities",
    "employments",
    "incomes",
    "transactions",
    "contributions",
    "liabilities",
    "documents",
    "ratings",
];

async fn every_kind_is_listed_and_got(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.furnished_account().await;
    for path in PATHS {
        let list = api.get(&format!("/v1/{path}?sourceId={account}")).await.good();
        assert_eq!(list.items().len(), 1, "{path}");
        let item = &list.items()[0];
        let id = item["id"].as_str().unwrap();
        let metadata = &item["metadata"];
        assert_eq!(metadata["sourceId"], json!(account));
        assert_eq!(metadata["accountId"], json!(account));
        assert_eq!(metadata["sourceType"], "ACCOUNT");
        assert_eq!(metadata["userId"], json!(user));
        assert_eq!(metadata["providerId"], "sandbox_gig");
        assert_eq!(metadata["createdAt"], "2026-01-15T08:00:00.000Z");
        let got = api.get(&format!("/v1/{path}/{id}")).await.good();
        assert_eq!(got.data(), item);
    }
    assert_eq!(PATHS.len(), RecordKind::ALL.len());
}

async fn records_are_filtered(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    let other = api.new_account(&api.scope, &user).await.id;
    let income = |day| records::income("Kabayan", records::day(day), 100).into();
    api.give(&api.scope, &user, account, &[income(0), income(10), income(20)])
        .await;
    api.give(&api.scope, &user, other, &[income(15)]).await;
    let days = async |query: &str| {
        let reply = api.get(&format!("/v1/incomes?{query}")).await.good();
        let day = |item: &Value| item["endDate"].as_str().unwrap()[5..].to_owned();
        reply.items().iter().map(day).collect::<Vec<_>>()
    };
    assert_eq!(days("").await, ["01-21", "01-16", "01-11", "01-01"]);
    assert_eq!(
        days(&format!("userId={user}&startDate=2025-01-11")).await,
        ["01-21", "01-16", "01-11"]
    );
    assert_eq!(
        days("startDate=2025-01-02&endDate=2025-01-16").await,
        ["01-16", "01-11"]
    );
    assert_eq!(days(&format!("sourceId={other}")).await, ["01-16"]);
    assert_eq!(
        days(&format!("accountId={account}&endDate=2025-01-01")).await,
        ["01-01"]
    );
    let both = format!("/v1/incomes?accountId={account}&sourceId={other}");
    api.get(&both).await.refused(
        400,
        "INVALID_PARAMETERS",
        "accountId must be the same as sourceId",
    );
}

async fn payloads_hold_everything(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.furnished_account().await;
    let many: Vec<_> = (0..305)
        .map(|day| records::transaction("trip", records::day(day), 100).into())
        .collect();
    api.give(&api.scope, &user, account, &many).await;

    let payload = api.get(&format!("/v1/accounts/{account}/payload")).await.good();
    let payload = payload.data();
    assert_eq!(payload["metadata"]["sourceId"], json!(account));
    assert_eq!(payload["transactions"].as_array().unwrap().len(), 300);
    assert_eq!(payload["incomes"].as_array().unwrap().len(), 1);
    assert_eq!(payload["identity"]["fullName"], "marker");
    assert_eq!(
        (&payload["insight"], &payload["eincomes"]),
        (&Value::Null, &json!([]))
    );

    let payload = api.get(&format!("/v1/users/{user}/payload")).await.good();
    let payload = payload.data();
    assert_eq!(payload["metadata"]["userId"], json!(user));
    let of_account = &payload["accounts"][0];
    assert_eq!(of_account["id"], json!(account));
    // Events carry what the store puts together
    let source = t.source_payload(&api.scope, SourceId::Account(account)).await;
    assert_eq!(
        of_account["payload"],
        serde_json::to_value(source.unwrap()).unwrap()
    );
    let of_user = t.user_payload(&api.scope, &user).await.unwrap();
    assert_eq!(*payload, serde_json::to_value(of_user).unwrap());
    let transactions = &of_account["payload"]["transactions"];
    assert_eq!(transactions["items"].as_array().unwrap().len(), 300);
    let cursor = transactions["nextCursor"].as_str().unwrap();
    let rest = api
        .get(&format!("/v1/transactions?sourceId={account}&cursor={cursor}"))
        .await
        .good();
    assert_eq!(rest.items().len(), 6);
    assert_eq!(of_account["payload"]["incomes"]["nextCursor"], Value::Null);
}

async fn revoking_erases(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.furnished_account().await;
    let income = api.get("/v1/incomes").await.items()[0]["id"].clone();
    for _ in 0..2 {
        api.delete(&format!("/v1/accounts/{account}")).await.good();
        let shown = api.get(&format!("/v1/accounts/{account}")).await.good();
        assert_eq!(shown.data()["connectionStatus"], "DISCONNECTED");
        for path in PATHS {
            let list = api.get(&format!("/v1/{path}?userId={user}")).await.good();
            assert!(list.items().is_empty(), "{path}");
        }
    }
    let path = format!("/v1/incomes/{}", income.as_str().unwrap());
    api.get(&path)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no income");
    let payload = api.get(&format!("/v1/users/{user}/payload")).await.good();
    assert_eq!(payload.data()["accounts"], json!([]));
}

/// Whether an answer has every property that its schema says, and no other.
fn as_documented(document: &Value, schema: &Value, answer: &Value, at: &str) {
    let resolve = |schema: &'_ Value| match schema["$ref"].as_str() {
        Some(reference) => document.pointer(&reference[1..]).unwrap().clone(),
        None => schema.clone(),
    };
    let mut schema = resolve(schema);
    if let Some(any) = schema["anyOf"].as_array() {
        if answer.is_null() {
            return assert!(any.contains(&json!({ "type": "null" })), "{at}");
        }
        schema = resolve(&any[0]);
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(answer), "{at}: {answer}");
    }
    match answer {
        Value::Object(fields) => {
            let Some(properties) = schema["properties"].as_object() else {
                return;
            };
            let required: Vec<&str> = schema["required"]
                .as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap())
                .collect();
            assert!(
                required.iter().all(|name| fields.contains_key(*name)),
                "{at}: {required:?}"
            );
            for (name, value) in fields {
                let schema = properties
                    .get(name)
                    .unwrap_or_else(|| panic!("{at}.{name} is not documented"));
                as_documented(document, schema, value, &format!("{at}.{name}"));
            }
        }
        Value::Array(items) => {
            for item in items {
                as_documented(document, &schema["items"], item, &format!("{at}[]"));
            }
        }
        plain => {
            let kind = match plain {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::String(_) => "string",
                Value::Number(number) if number.is_f64() => "number",
                _ => "integer",
            };
            let is = |wanted: &Value| wanted == kind || (kind == "integer" && wanted == "number");
            let good = is(&schema["type"])
                || schema["type"]
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(is));
            assert!(good, "{at}: {plain} is no {}", schema["type"]);
        }
    }
}

async fn answers_are_as_documented(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.furnished_account().await;
    let (_, document) = crate::open::router();
    let document = &document.value;
    let mut urls = vec![
        ("/users".to_owned(), "/users".to_owned()),
        ("/users/{id}".into(), format!("/users/{user}")),
        ("/users/{id}/payload".into(), format!("/users/{user}/payload")),
        ("/accounts".into(), "/accounts".into()),
        ("/accounts/{id}".into(), format!("/accounts/{account}")),
        (
            "/accounts/{id}/payload".into(),
            format!("/accounts/{account}/payload"),
        ),
        ("/providers".into(), "/providers?size=150".into()),
    ];
    urls.extend(PATHS.map(|path| (format!("/{path}"), format!("/{path}"))));
    for (path, url) in urls {
        let reply = api.get(&format!("/v1{url}")).await.good();
        let schema =
            &document["paths"][&path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{path}");
        as_documented(document, schema, &reply.json, &path);
    }
}
