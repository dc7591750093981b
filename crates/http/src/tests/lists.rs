//! Lists: pages, cursors, filters.

use std::collections::BTreeSet;

use openwink_testkit::{TestStore, on_both, records};
use serde_json::Value;

use super::Api;

on_both!(
    pages_follow_one_another_while_rows_come,
    cursors_fit_their_own_list_alone,
    users_are_filtered_by_day,
    providers_are_filtered,
);

fn ids(items: &[Value]) -> Vec<String> {
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn pages_follow_one_another_while_rows_come(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.user_with_account().await;
    let income = |day| records::income("Kabayan", records::day(day), 100).into();
    let first: Vec<_> = (0..35).map(|day| income(day % 7)).collect();
    api.give(&api.scope, &user, account, &first).await;
    let known: BTreeSet<String> = {
        let all = api.get(&format!("/v1/incomes?userId={user}&size=150")).await;
        assert_eq!(all.items().len(), 35);
        assert_eq!(all.data()["nextCursor"], Value::Null);
        ids(all.items()).into_iter().collect()
    };
    let mut seen = Vec::new();
    let mut cursor = String::new();
    for page in 0.. {
        let url = format!("/v1/incomes?userId={user}&cursor={cursor}");
        let reply = api.get(&url).await.good();
        seen.extend(ids(reply.items()));
        // Rows that come between two pages, before, within and after them
        let more: Vec<_> = [0, 3, 9].into_iter().map(income).collect();
        api.give(&api.scope, &user, account, &more).await;
        match reply.data()["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
        assert!(page < 20);
    }
    let distinct: BTreeSet<String> = seen.iter().cloned().collect();
    assert_eq!(distinct.len(), seen.len(), "no row twice");
    assert!(known.is_subset(&distinct), "no row is missed");
}

async fn cursors_fit_their_own_list_alone(t: &TestStore) {
    let api = Api::new(t).await;
    for _ in 0..3 {
        let (user, account) = api.furnished_account().await;
        api.give(&api.scope, &user, account, &[records::rating(4.0).into()])
            .await;
    }
    let cursor = async |path: &str| {
        let reply = api.get(path).await.good();
        let cursor = reply.data()["nextCursor"].as_str().expect("another page");
        cursor.to_owned()
    };
    let ratings = cursor("/v1/ratings?size=1").await;
    api.get(&format!("/v1/ratings?size=5&cursor={ratings}"))
        .await
        .good();
    let user = api.get("/v1/users?size=1").await.items()[0]["id"].clone();
    let user = user.as_str().unwrap();
    let users = cursor("/v1/users?size=1").await;
    for url in [
        format!("/v1/ratings?userId={user}&cursor={ratings}"),
        format!("/v1/incomes?cursor={ratings}"),
        format!("/v1/ratings?cursor={users}"),
        format!("/v1/ratings?cursor={}", &ratings[1..]),
        format!("/v1/ratings?cursor={ratings}A"),
    ] {
        api.get(&url)
            .await
            .refused(400, "INVALID_PARAMETERS", "cursor must be the nextCursor");
    }
    let url = format!("/v1/ratings?cursor={ratings}");
    for key in [super::Key::OtherTenant, super::Key::OtherMode] {
        let reply = api.call(axum::http::Method::GET, &url, key, None).await;
        reply.refused(400, "INVALID_PARAMETERS", "cursor");
    }
}

async fn users_are_filtered_by_day(t: &TestStore) {
    let api = Api::new(t).await;
    let day = std::time::Duration::from_secs(86_400);
    let mut made = Vec::new();
    for _ in 0..3 {
        made.push(api.new_user(&api.scope).await.id.to_string());
        t.wait(day);
    }
    // The clock began on 15 January 2026
    let found = async |query: &str| ids(api.get(&format!("/v1/users?{query}")).await.good().items());
    assert_eq!(found("").await, [&made[2], &made[1], &made[0]].map(String::clone));
    assert_eq!(
        found("startDate=2026-01-16").await,
        [&made[2], &made[1]].map(String::clone)
    );
    assert_eq!(
        found("endDate=2026-01-16").await,
        [&made[1], &made[0]].map(String::clone)
    );
    assert_eq!(
        found("startDate=2026-01-16&endDate=2026-01-16").await,
        [made[1].clone()]
    );
    assert!(found("startDate=2027-01-01").await.is_empty());
}

async fn providers_are_filtered(t: &TestStore) {
    let api = Api::new(t).await;
    let found = async |query: &str| {
        let reply = api.get(&format!("/v1/providers?size=150&{query}")).await.good();
        reply.items().to_vec()
    };
    let all = found("").await;
    assert!(all.len() >= 16);
    for (query, property, value) in [
        ("type=GIG", "type", Value::from("GIG")),
        ("subType=PAYROLL", "subType", "PAYROLL".into()),
        ("active=false", "active", false.into()),
        ("enabled=true", "enabled", true.into()),
        ("accountConnection=false", "accountConnection", false.into()),
    ] {
        let some = found(query).await;
        assert!(!some.is_empty() && some.len() < all.len(), "{query}");
        assert!(some.iter().all(|provider| provider[property] == value), "{query}");
    }
    let (one, other) = (ids(&all)[3].clone(), ids(&all)[5].clone());
    assert_eq!(
        ids(&found(&format!("ids={one},{other}")).await),
        [one.clone(), other.clone()]
    );
    let top = ids(&found(&format!("topIds={other}&topIds={one}")).await);
    assert_eq!(top[..2], [other, one.clone()]);
    assert_eq!(top.len(), all.len());
    let name = all[3]["name"].as_str().unwrap().to_uppercase().replace(' ', "+");
    assert!(ids(&found(&format!("name={name}")).await).contains(&one));
    // Pages cover everything once
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let reply = api
            .get(&format!("/v1/providers?size=7&cursor={cursor}"))
            .await
            .good();
        seen.extend(ids(reply.items()));
        match reply.data()["nextCursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, ids(&all));
    let logo = all[0]["logoUrl"].as_str().unwrap();
    assert!(logo.starts_with("http://127.0.0.1:8080/"), "{logo}");
}
