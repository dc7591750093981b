//! The demo and its back end.

use axum::{
    Extension, Router,
    body::Body,
    http::{Method, Request, header},
};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{get, send};
use crate::{
    pages::{Demo, demo::VISIT},
    router,
    tests::Api,
};

on_both!(the_demo_shows_each_visitor_their_own, no_demo_unless_it_is_wanted);

async fn demo_session(router: &Router, body: Value) -> Value {
    let request = Request::post("/demo/session").header(header::CONTENT_TYPE, "application/json");
    let answer = send(router, request.body(Body::from(body.to_string())).unwrap()).await;
    assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
    answer.data()
}

async fn the_demo_shows_each_visitor_their_own(t: &TestStore) {
    let api = Api::new(t).await;
    let demo = Demo {
        scope: t.scope.clone(),
    };
    let router = router(api.state.clone()).layer(Extension(demo));
    let page = get(&router, "/demo", &[]).await;
    assert!(page.text().contains("src=\"/v2/smile.v2.js\"") && page.text().contains("George Palomero"));
    assert!(!page.text().contains("{{"));
    assert!(
        page.header("content-security-policy")
            .contains("script-src 'self';")
    );
    let page = get(&router, "/demo?version=1", &[]).await;
    assert!(page.text().contains("src=\"/v1/smile.v1.js\""));
    assert!(
        get(&router, "/demo/demo.js", &[])
            .await
            .text()
            .contains("SmileLinkModal")
    );
    assert!(
        get(&router, "/demo/demo.css", &[])
            .await
            .text()
            .contains(".lender")
    );

    let visit = demo_session(&router, json!({})).await;
    assert_eq!(visit["mode"], "SANDBOX");
    let user = visit["userId"].as_str().unwrap().parse().unwrap();
    let token = |visit: &Value| format!("Bearer {}", visit["demoToken"].as_str().unwrap());
    let records = async |bearer: &str| get(&router, "/demo/records", &[("authorization", bearer)]).await;
    let nothing = json!({ "accounts": [], "records": [] });
    assert_eq!(records(&token(&visit)).await.data(), nothing);

    // The same visitor again: the same user, another link token
    let again = demo_session(&router, json!({ "demoToken": visit["demoToken"] })).await;
    assert_eq!(again["userId"], visit["userId"]);
    assert_ne!(again["userToken"], visit["userToken"]);

    let account = t.new_account(&t.scope, &user).await.id;
    let given: Vec<_> = (0..4)
        .map(|_| openwink_testkit::records::any(openwink_model::records::RecordKind::Income, "marker"))
        .collect();
    api.give(&t.scope, &user, account, &given).await;
    let shown = records(&token(&visit)).await.data();
    assert_eq!(shown["accounts"][0]["id"], account.to_string());
    assert_eq!(
        (
            &shown["records"][0]["total"],
            shown["records"][0]["items"].as_array().unwrap().len()
        ),
        (&json!(4), 3)
    );
    assert!(
        shown["records"][0]["items"][0]["id"]
            .as_str()
            .unwrap()
            .starts_with("inc-")
    );

    let other = demo_session(&router, json!({})).await;
    assert_eq!(records(&token(&other)).await.data(), nothing);
    for bad in [
        "",
        "Bearer ",
        "Bearer x",
        &format!("Bearer {}", visit["userToken"].as_str().unwrap()),
    ] {
        assert_eq!(records(bad).await.status.as_u16(), 401);
    }
    t.wait(VISIT + std::time::Duration::from_secs(1));
    assert_eq!(records(&token(&visit)).await.status.as_u16(), 401);
}

async fn no_demo_unless_it_is_wanted(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    assert_eq!(get(&router, "/demo", &[]).await.status.as_u16(), 404);
    for (method, path) in [(Method::POST, "/demo/session"), (Method::GET, "/demo/records")] {
        let request = Request::builder().method(method).uri(path);
        let answer = send(&router, request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), 404);
    }
    assert_eq!(t.count("users").await, 0);
}
