//! What the Link API does not do.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Extension,
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request, header},
};
use openwink_model::ids::TypedId;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Wink, open, request};
use crate::{
    Settings,
    link::Draining,
    tests::{Api, Reply},
};

on_both!(
    tokens_open_once_and_in_time,
    a_session_ends,
    options_are_checked,
    inputs_that_do_not_fit_change_nothing,
    inputs_are_checked,
    nobody_reaches_what_is_somebody_elses,
    pages_of_every_origin_may_call,
    an_address_may_ask_too_often,
    waiting_ends_when_the_server_stops,
);

fn bad(reply: &Reply, message: &str) {
    reply.refused(400, "INVALID_PARAMETERS", message);
}

fn unknown(reply: &Reply) {
    reply.refused(
        401,
        "INVALID_TOKEN",
        "the token is missing, used, expired or revoked",
    );
}

async fn tokens_open_once_and_in_time(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&api.scope).await.id;
    let exchange = |token: String| {
        let api = &api;
        async move {
            api.send(request(
                Method::POST,
                "/link/v1/sessions",
                &token,
                Some(&json!({})),
            ))
            .await
        }
    };
    let token = api.new_token(&api.scope, &user).await.token;
    exchange(token.expose().to_owned()).await.good();
    unknown(&exchange(token.expose().to_owned()).await);

    let late = api.new_token(&api.scope, &user).await.token;
    t.wait(Duration::from_secs(3601));
    unknown(&exchange(late.expose().to_owned()).await);

    unknown(&exchange("made-up".into()).await);
    unknown(&exchange(String::new()).await);
    // A token is never taken from anywhere else
    let token = api.new_token(&api.scope, &user).await.token;
    let path = format!("/link/v1/sessions?token={}", token.expose());
    unknown(&api.send(request(Method::POST, &path, "", Some(&json!({})))).await);
    let basic =
        Request::post("/link/v1/sessions").header(header::AUTHORIZATION, format!("Basic {}", token.expose()));
    unknown(&api.send(basic.body(Body::empty()).unwrap()).await);
    // A session without options needs no body
    let bare = Request::post("/link/v1/sessions")
        .header(header::AUTHORIZATION, format!("Bearer {}", token.expose()));
    let opened = api.send(bare.body(Body::empty()).unwrap()).await.good();
    assert_eq!(opened.status.as_u16(), 201);
    // A link token is no session token, nor the other way round
    let other = api.new_token(&api.scope, &user).await.token;
    unknown(
        &api.send(request(Method::GET, "/link/v1/view", other.expose(), None))
            .await,
    );
    unknown(&exchange(opened.data()["sessionToken"].as_str().unwrap().to_owned()).await);
}

async fn a_session_ends(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    t.wait(Duration::from_secs(120 * 60 + 1));
    for (method, path) in [
        (Method::GET, "/view"),
        (Method::POST, "/inputs"),
        (Method::GET, "/providers"),
        (Method::GET, "/fileTypes"),
        (Method::POST, "/archives"),
    ] {
        unknown(&wink.call(method, path, None).await);
    }
    let wink = Wink::reopen(wink.api, wink.user, json!({})).await;
    wink.api
        .post(&format!("/v1/users/{}/resetSession", wink.user), Value::Null)
        .await
        .good();
    unknown(&wink.get("/view").await);
}

async fn options_are_checked(t: &TestStore) {
    let api = Api::new(t).await;
    let user = api.new_user(&api.scope).await.id;
    let long = "x".repeat(101);
    for (options, message) in [
        (
            json!({ "companyName": long }),
            "companyName must have at most 100",
        ),
        (json!({ "companyName": "a\nb" }), "companyName must be plain text"),
        (
            json!({ "providers": ["a\u{0}"] }),
            "providers[0] must not contain a NUL",
        ),
        (
            json!({ "providers": vec!["a"; 201] }),
            "providers must have at most 200",
        ),
        (json!({ "topProviders": "a" }), "topProviders is wrong"),
        (json!({ "enableUpload": "yes" }), "enableUpload is wrong"),
    ] {
        bad(&open(&api, &user, &options).await, message);
    }
    let options = json!({ "companyName": "  Harbor & Sons  ", "language": "ZH-hans", "providers": [],
                          "enableUpload": null, "unknown": 1 });
    let opened = open(&api, &user, &options).await.good();
    assert_eq!(opened.data()["settings"]["companyName"], "Harbor & Sons");
    assert_eq!(opened.data()["settings"]["language"], "zh-Hans");
    let text = opened.data()["consent"]["text"].as_str().unwrap();
    assert!(text.starts_with("I allow Harbor & Sons to receive"), "{text}");
}

async fn inputs_that_do_not_fit_change_nothing(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    let all = [
        ("chooseProvider", json!({ "providerId": "kabayan_ride" })),
        ("chooseMethod", json!({ "method": "PASSWORD" })),
        ("submitLogin", json!({ "fields": {} })),
        ("submitCode", json!({ "code": "1" })),
        ("resendCode", json!({})),
        ("tryAgain", json!({})),
        ("otherMethod", json!({})),
        ("findAnother", json!({})),
        ("showConnected", json!({})),
        ("confirmRevoke", json!({})),
        ("showFileTypes", json!({})),
        ("chooseFileType", json!({ "fileType": "PAYSLIP" })),
        ("showSurvey", json!({})),
        ("submitSurvey", json!({ "employerName": "x", "country": "PH" })),
        ("finish", json!({})),
        ("back", json!({})),
    ];
    for (input, fields) in all {
        bad(&wink.input(input, fields).await, "that does not fit the step");
    }
    bad(
        &wink.input("agree", json!({ "version": "0" })).await,
        "version must be that",
    );
    assert_eq!((t.count("links").await, t.count("accounts").await), (0, 0));
    assert_eq!((t.count("consents").await, t.count("jobs").await), (0, 0));

    wink.good("agree", json!({ "version": "1" })).await;
    wink.good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
        .await;
    wink.submit("George", "123456").await;
    bad(
        &wink.input("agree", json!({ "version": "1" })).await,
        "that does not fit the step",
    );
    bad(&wink.input("back", json!({})).await, "that does not fit the step");
    let again = json!({ "fields": { "userName": "a", "password": "b" } });
    bad(
        &wink.input("submitLogin", again).await,
        "that does not fit the step",
    );
    assert_eq!(t.count("jobs").await, 1);
}

async fn inputs_are_checked(t: &TestStore) {
    let wink = Wink::at_find(t, json!({ "enableUpload": false })).await;
    bad(
        &wink.input("dance", json!({})).await,
        "input is wrong: unknown variant",
    );
    bad(
        &wink.call(Method::POST, "/inputs", Some(&json!([]))).await,
        "the body is wrong",
    );
    bad(
        &wink.input("showFileTypes", json!({})).await,
        "this widget takes no uploads",
    );
    for provider in ["no_such_provider", "luzon_connect", ""] {
        let choice = json!({ "providerId": provider });
        bad(
            &wink.input("chooseProvider", choice).await,
            "providerId must be one that",
        );
    }
    wink.good("showSurvey", json!({})).await;
    for (answer, message) in [
        (
            json!({ "employerName": " ", "country": "PH" }),
            "employerName must not be empty",
        ),
        (
            json!({ "employerName": "x".repeat(201), "country": "PH" }),
            "employerName must have at most",
        ),
        (
            json!({ "employerName": "x", "country": "Philippines" }),
            "the body is wrong",
        ),
        (
            json!({ "employerName": "x", "country": "PH", "website": "a\nb" }),
            "website must be plain",
        ),
    ] {
        bad(&wink.input("submitSurvey", answer).await, message);
    }
    wink.good("back", json!({})).await;

    wink.good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
        .await;
    for (fields, message) in [
        (json!({}), "fields.userName must not be empty"),
        (
            json!({ "userName": "  ", "password": "x" }),
            "fields.userName must not be empty",
        ),
        (
            json!({ "userName": "George" }),
            "fields.password must not be empty",
        ),
        (
            json!({ "userName": "x".repeat(201), "password": "x" }),
            "fields.userName must have at most 200",
        ),
        (
            json!({ "userName": "x", "password": "a\u{0}" }),
            "fields.password must not contain a NUL",
        ),
        (
            json!({ "userName": "x", "password": "y", "pin": "secret" }),
            "fields has a field that",
        ),
    ] {
        let reply = wink.input("submitLogin", json!({ "fields": fields })).await;
        bad(&reply, message);
        assert!(!reply.json.to_string().contains("secret"));
    }
    assert_eq!((t.count("accounts").await, t.count("jobs").await), (0, 0));

    for (query, message) in [
        ("size=0", "size must be a whole number from 1 to 200"),
        ("size=201", "size must be a whole number from 1 to 200"),
        ("country=Utopia", "country is wrong"),
        ("type=BAKERY", "type is wrong"),
        ("search=%00", "search must not contain a NUL"),
    ] {
        bad(&wink.get(&format!("/providers?{query}")).await, message);
    }
    bad(
        &wink.get("/view?revision=x").await,
        "revision must be a whole number",
    );
}

async fn nobody_reaches_what_is_somebody_elses(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    let stranger = wink.api.new_user(&t.scope).await.id;
    let other = Wink::reopen(wink.api, stranger, json!({})).await;
    other.good("agree", json!({ "version": "1" })).await;
    assert_eq!(other.view().await["accounts"], json!([]));
    other.good("showConnected", json!({})).await;
    for source in [
        account.to_string(),
        openwink_model::ids::ArchiveId::from_uuid(account.uuid()).to_string(),
    ] {
        bad(
            &other.input("revoke", json!({ "sourceId": source })).await,
            "sourceId must be that of",
        );
    }
    bad(
        &other.input("revoke", json!({ "sourceId": "x" })).await,
        "the body is wrong",
    );
}

async fn pages_of_every_origin_may_call(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    let preflight = Request::options("/link/v1/inputs")
        .header(header::ORIGIN, "null")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(
            header::ACCESS_CONTROL_REQUEST_HEADERS,
            "authorization,content-type",
        );
    let reply = wink.api.send(preflight.body(Body::empty()).unwrap()).await;
    assert!(reply.status.is_success());
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert_eq!(
        reply.header("access-control-allow-headers"),
        "authorization,content-type"
    );
    assert_eq!(reply.header("access-control-allow-methods"), "GET,POST");
    for (method, path, status) in [
        (Method::GET, "/link/v1/view", 401),
        (Method::GET, "/link/v1/nothing", 404),
        (Method::PATCH, "/link/v1/view", 501),
        (Method::DELETE, "/link/v1/sessions", 501),
        (Method::POST, "/link/v1/sessions", 401),
    ] {
        let reply = wink.api.send(request(method, path, "", None)).await;
        assert_eq!(reply.status.as_u16(), status, "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(reply.header("access-control-allow-credentials"), "");
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
    }
}

async fn an_address_may_ask_too_often(t: &TestStore) {
    let settings = Settings {
        rate_limit: 1,
        ..Settings::default()
    };
    let api = Api::with(t, settings).await;
    let mut statuses = Vec::new();
    for _ in 0..6 {
        let mut request = request(Method::GET, "/link/v1/view", "x", None);
        let peer: SocketAddr = "203.0.113.7:1".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        statuses.push(api.send(request).await);
    }
    assert!(statuses[..5].iter().all(|reply| reply.status.as_u16() == 401));
    assert_eq!(statuses[5].status.as_u16(), 429);
    assert_eq!(statuses[5].header("retry-after"), "1");
    assert_eq!(statuses[5].header("access-control-allow-origin"), "*");
}

async fn waiting_ends_when_the_server_stops(t: &TestStore) {
    let (wink, _) = Wink::connecting(t).await;
    let revision = wink.view().await["revision"].clone();
    let (stop, draining) = tokio::sync::watch::channel(false);
    let router = crate::router(wink.api.state.clone()).layer(Extension(Draining(draining)));
    let path = format!("/link/v1/view?revision={revision}");
    let began = std::time::Instant::now();
    let (reply, ()) = tokio::join!(
        router.oneshot(request(Method::GET, &path, &wink.session, None)),
        async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            stop.send(true).unwrap();
        }
    );
    assert!(reply.unwrap().status().is_success());
    assert!(began.elapsed() < Duration::from_secs(2));
}
