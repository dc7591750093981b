//! Records and payloads: every kind through the one list and the one get.

use std::{collections::BTreeSet, time::Duration};

use openwink_model::{
    ids::{AccountId, SourceId, UserId},
    records::{AnyRecord, RecordKind},
};
use openwink_store::{Origin, StoreError};
use openwink_testkit::{TestStore, on_both, records};
use serde_json::{Value, json};

use super::Api;

on_both!(
    every_kind_is_listed_and_got,
    records_are_filtered,
    payloads_hold_everything,
    revoking_erases,
    answers_are_as_documented,
    months_filter_estimated_incomes,
    a_walk_goes_on_seeing_what_was_there,
    walks_see_every_record_once_while_syncs_write,
    records_are_seen_as_they_were,
);

const PATHS: [&str; 11] = [
    "identities",
    "employments",
    "incomes",
    "transactions",
    "contributions",
    "liabilities",
    "documents",
    "ratings",
    "eincomes",
    "links",
    "insights",
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
        payload["insight"]["features"]["employments_current_status"],
        "marker"
    );
    assert_eq!(payload["eincomes"][0]["inputs"], json!(["marker"]));
    assert_eq!(payload["links"].as_array().unwrap().len(), 1);

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

async fn months_filter_estimated_incomes(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    let estimates: Vec<AnyRecord> = (0..12)
        .map(|month| records::eincome("any", records::day(31 * month)).into())
        .collect();
    api.give(&api.scope, &user, account, &estimates).await;
    let months = async |query: &str| {
        let reply = api.get(&format!("/v1/eincomes?{query}")).await.good();
        let month = |item: &Value| item["month"].as_str().unwrap().to_owned();
        reply.items().iter().map(month).collect::<Vec<_>>()
    };
    assert_eq!(
        months("startMonth=2025-02&endMonth=2025-03").await,
        ["2025-03", "2025-02"]
    );
    assert_eq!(months("size=2").await, ["2025-12", "2025-11"]);
    for (query, problem) in [
        (
            "startMonth=2025-2",
            "startMonth is wrong: expected a month such as 2021-04",
        ),
        (
            "endMonth=2025-13",
            "endMonth is wrong: expected a month such as 2021-04",
        ),
        (
            "startMonth=2025-03&endMonth=2025-02",
            "startMonth must not be after endMonth",
        ),
        (
            "asOf=yesterday",
            "asOf is wrong: expected a time such as 2021-04-21T08:25:05Z",
        ),
    ] {
        api.get(&format!("/v1/eincomes?{query}"))
            .await
            .refused(400, "INVALID_PARAMETERS", problem);
    }
}

/// Makes an account's incomes these, as a sync does.
async fn sync(api: &Api<'_>, user: &UserId, account: AccountId, incomes: &[AnyRecord]) {
    let origin = Origin {
        user,
        source: SourceId::Account(account),
        provider: "sandbox_gig",
    };
    api.write(|tx| async move {
        api.put_records(&tx, &api.scope, origin, &[RecordKind::Income], incomes)
            .await?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
}

fn pay(days: std::ops::Range<i32>, amount: i64) -> Vec<AnyRecord> {
    days.map(|day| records::income("Kabayan", records::day(day), amount).into())
        .collect()
}

/// A whole walk through a list: ids with their amounts, in the order in which they were shown.
async fn walk(api: &Api<'_>, query: &str, between: impl AsyncFn(usize)) -> Vec<(String, i64)> {
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    for page in 0.. {
        let reply = api
            .get(&format!("/v1/incomes?size=7&{query}{cursor}"))
            .await
            .good();
        for item in reply.items() {
            let amount = item["netAmount"].as_f64().unwrap_or_default();
            seen.push((item["id"].as_str().unwrap().to_owned(), (amount * 100.0) as i64));
        }
        between(page).await;
        match reply.data()["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    seen
}

async fn a_walk_goes_on_seeing_what_was_there(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    sync(&api, &user, account, &pay(0..30, 100)).await;
    let query = format!("sourceId={account}");
    let before = walk(&api, &query, async |_| ()).await;
    assert_eq!(before.len(), 30);
    let during = walk(&api, &query, async |page| {
        t.wait(Duration::from_secs(1));
        // Some change, some vanish, some come, before and behind where the walk is
        let all = match page {
            0 => [pay(0..10, 100), pay(10..20, 200), pay(25..40, 100)].concat(),
            1 => pay(5..50, 300),
            _ => pay(60..61, 1),
        };
        sync(&api, &user, account, &all).await;
    })
    .await;
    assert_eq!(during, before);
    assert_eq!(walk(&api, &query, async |_| ()).await.len(), 1);
}

async fn walks_see_every_record_once_while_syncs_write(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    let other = api.new_account(&api.scope, &user).await.id;
    // These stay whatever else comes and goes
    sync(&api, &user, other, &pay(0..60, 50)).await;
    let always: BTreeSet<String> = walk(&api, &format!("sourceId={other}"), async |_| ())
        .await
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let writing = async {
        for round in 0..60_i32 {
            t.wait(Duration::from_millis(1));
            let from = round * 7 % 40;
            sync(&api, &user, account, &pay(from..from + 25, i64::from(round))).await;
            tokio::task::yield_now().await;
        }
    };
    let walking = async {
        let mut walks = 0;
        for _ in 0..12 {
            let seen = walk(&api, &format!("userId={user}"), async |_| {
                tokio::task::yield_now().await
            })
            .await;
            let ids: Vec<String> = seen.into_iter().map(|(id, _)| id).collect();
            let once: BTreeSet<String> = ids.iter().cloned().collect();
            assert_eq!(once.len(), ids.len(), "a record was shown twice");
            assert!(always.is_subset(&once), "a record was not shown");
            walks += 1;
        }
        walks
    };
    let ((), walks) = tokio::join!(writing, walking);
    assert_eq!(walks, 12);
}

async fn records_are_seen_as_they_were(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    sync(&api, &user, account, &pay(0..1, 10_000)).await;
    let list = api.get("/v1/incomes").await.good();
    let first = list.items()[0].clone();
    let id = first["id"].as_str().unwrap().to_owned();
    let then = t.now(&api.scope).to_string();
    t.wait(Duration::from_secs(60));
    sync(&api, &user, account, &pay(0..1, 20_000)).await;
    t.wait(Duration::from_secs(60));
    let now = api.get(&format!("/v1/incomes/{id}")).await.good();
    assert_ne!(now.data()["netAmount"], first["netAmount"]);
    let was = api.get(&format!("/v1/incomes/{id}?asOf={then}")).await.good();
    assert_eq!(*was.data(), first);
    let was = api.get(&format!("/v1/incomes?asOf={then}")).await.good();
    assert_eq!(was.items(), std::slice::from_ref(&first));
    // What is gone is still seen where it was
    sync(&api, &user, account, &[]).await;
    api.get(&format!("/v1/incomes/{id}"))
        .await
        .refused(404, "MISSING_RESOURCE", "there is no income");
    let was = api.get(&format!("/v1/incomes/{id}?asOf={then}")).await.good();
    assert_eq!(*was.data(), first);
    let early = "2020-01-01T00:00:00Z";
    api.get(&format!("/v1/incomes/{id}?asOf={early}")).await.refused(
        404,
        "MISSING_RESOURCE",
        "there is no income",
    );
    // A page's moment is the walk's
    sync(&api, &user, account, &pay(0..9, 1)).await;
    let page = api.get("/v1/incomes?size=2").await.good();
    let next = page.data()["nextCursor"].as_str().unwrap();
    api.get(&format!("/v1/incomes?size=2&cursor={next}&asOf={then}"))
        .await
        .refused(400, "INVALID_PARAMETERS", "asOf must be the same on every page");
}
