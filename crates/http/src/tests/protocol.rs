//! What holds for every endpoint: the envelope, errors, limits, headers.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request, StatusCode, header},
};
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::{Api, Key};
use crate::{Settings, extract::BODY_LIMIT};

on_both!(
    mistakes_get_their_own_4xx,
    bodies_are_checked,
    paths_and_methods,
    addresses_have_a_limit,
    the_server_tells_how_it_is,
    answers_carry_their_headers,
    a_revoked_key_stops_working,
    a_replaced_key_works_until_the_overlap_ends,
);

const BAD: (u16, &str) = (400, "INVALID_PARAMETERS");

async fn mistakes_get_their_own_4xx(t: &TestStore) {
    let api = Api::new(t).await;
    let (user, account) = api.furnished_account().await;
    let income = api.get("/v1/incomes").await.items()[0]["id"].clone();
    let income = income.as_str().unwrap();
    for (query, message) in [
        ("incomes?size=0", "size must be a whole number from 1 to 150"),
        ("incomes?size=151", "size must be a whole number from 1 to 150"),
        ("incomes?size=1&size=2", "size must be"),
        ("incomes?cursor=forged", "cursor must be"),
        ("incomes?userId=%00", "userId must not contain a NUL"),
        (
            "incomes?userId=x",
            "userId is wrong: not the id of a user: expected ",
        ),
        (
            "incomes?startDate=2026-01-32",
            "startDate is wrong: expected a date",
        ),
        (
            "incomes?startDate=2026-01-02&endDate=2026-01-01",
            "startDate must not be after endDate",
        ),
        ("providers?active=1", "active must be true or false"),
        ("providers?type=BANK", "type is wrong: 'BANK' is not one of GIG, "),
        (
            "providers?topIds=1,2,3,4,5,6,7,8,9,10,11",
            "topIds must have at most 10",
        ),
    ] {
        api.get(&format!("/v1/{query}"))
            .await
            .refused(BAD.0, BAD.1, message);
    }
    // An id of another kind, in a filter and in a path
    let filter = format!("/v1/incomes?sourceId={income}");
    api.get(&filter)
        .await
        .refused(BAD.0, BAD.1, "sourceId is wrong: not the id of a source");
    for path in [
        format!("/v1/incomes/{account}"),
        format!("/v1/accounts/{income}"),
        format!("/v1/users/{account}"),
        "/v1/incomes/x".into(),
        "/v1/incomes/%00".into(),
        "/v1/incomes/%ff".into(),
    ] {
        api.get(&path).await.refused(404, "MISSING_RESOURCE", "");
    }
    // The caller comes before everything that they sent
    let reply = api.call(Method::GET, "/v1/incomes?size=0", Key::None, None).await;
    reply.refused(401, "INVALID_TOKEN", "");
    let reply = api.call(Method::GET, "/v1/incomes/x", Key::Bad, None).await;
    reply.refused(400, "INVALID_CREDENTIALS", "");
    // A list that a kind's contract does not filter by date ignores dates, whatever they are
    api.get(&format!("/v1/identities?startDate=soon&userId={user}"))
        .await
        .good();
    for authorization in [
        "Basic",
        "Basic !",
        "Basic b3duLWtleQ==",
        "Bearer b3duLWtleTpvd24tc2VjcmV0",
        "Basic AAA6AA==",
    ] {
        let request = Request::get("/v1/users").header(header::AUTHORIZATION, authorization);
        let reply = api.send(request.body(Body::empty()).unwrap()).await;
        reply.refused(401, "INVALID_TOKEN", "send HTTP Basic");
    }
}

async fn bodies_are_checked(t: &TestStore) {
    let api = Api::new(t).await;
    let send = async |kind: Option<&str>, body: Body| {
        let mut request = Request::post("/v1/webhooks");
        request = request.header(header::AUTHORIZATION, Key::Own.authorization().unwrap());
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        api.send(request.body(body).unwrap()).await
    };
    let json = Some("application/json");
    send(json, "hello".into())
        .await
        .refused(BAD.0, BAD.1, "the body is not JSON");
    send(json, "".into())
        .await
        .refused(BAD.0, BAD.1, "the body is not JSON");
    send(json, "[]".into())
        .await
        .refused(BAD.0, BAD.1, "the body is wrong");
    send(json, "{}".into())
        .await
        .refused(BAD.0, BAD.1, "the body is wrong: missing field `name`");
    send(json, r#"{"name": "a\u0000"}"#.into())
        .await
        .refused(BAD.0, BAD.1, "name must not contain a NUL");
    send(json, vec![b' '; BODY_LIMIT + 1].into()).await.refused(
        BAD.0,
        BAD.1,
        "the body must not be longer than 1 MB",
    );
    send(json, vec![b'x'; 10 * BODY_LIMIT].into()).await.refused(
        BAD.0,
        BAD.1,
        "the body must not be longer than 1 MB",
    );
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("json"),
    ] {
        send(kind, "{}".into())
            .await
            .refused(415, "UNSUPPORTED_TYPE", "send the body as JSON");
    }
    let webhook = json!({
        "name": "a", "url": "https://example.com/", "eventTypes": ["ALL_EVENTS"], "active": true, "secret": "s",
    });
    let kind = Some("application/json; charset=utf-8");
    assert_eq!(
        send(kind, webhook.to_string().into()).await.good().status,
        StatusCode::OK
    );
    // The one body that may be left out
    let reply = api.call(Method::POST, "/v1/users", Key::Own, None).await;
    assert_eq!(reply.good().status, StatusCode::CREATED);
}

async fn paths_and_methods(t: &TestStore) {
    let api = Api::new(t).await;
    for path in [
        "/v1/nothing",
        "/v1/forecasts",
        "/v1/",
        "/v1",
        "/v1/users/",
        "/nothing",
    ] {
        let reply = api.get(path).await;
        reply.refused(404, "MISSING_RESOURCE", "there is nothing at this path");
    }
    let put = api
        .call(Method::PUT, "/v1/forecasts/forecast-1", Key::Own, None)
        .await;
    put.refused(404, "MISSING_RESOURCE", "");
    let delete = api.call(Method::DELETE, "/v1/users", Key::Own, None).await;
    delete.refused(501, "UNSUPPORTED_METHOD", "DELETE is not supported here");
    let mut allowed: Vec<_> = delete.header("allow").split(',').collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["GET", "HEAD", "POST"]);
    for path in ["/v1/users", "/v1/users/x", "/v1/nothing"] {
        let patch = api.call(Method::PATCH, path, Key::Own, None).await;
        patch.refused(501, "UNSUPPORTED_METHOD", "PATCH is not supported here");
    }
    let head = api.call(Method::HEAD, "/v1/providers", Key::Own, None).await;
    assert_eq!(head.status, StatusCode::OK);
}

async fn addresses_have_a_limit(t: &TestStore) {
    let settings = Settings {
        rate_limit: 5,
        ..Settings::default()
    };
    let api = Api::with(t, settings).await;
    let from = async |address: &str| {
        let mut request = Request::get("/v1/users").body(Body::empty()).unwrap();
        let address: SocketAddr = address.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(address));
        api.send(request).await
    };
    for _ in 0..5 {
        from("203.0.113.7:1").await.refused(401, "INVALID_TOKEN", "");
    }
    let reply = from("203.0.113.7:2").await;
    reply.refused(
        429,
        "REQUEST_LIMIT_EXCEEDED",
        "more than 5 requests a second from one address; wait 1 s",
    );
    assert_eq!(reply.header("retry-after"), "1");
    from("203.0.113.8:1").await.refused(401, "INVALID_TOKEN", "");
}

async fn the_server_tells_how_it_is(t: &TestStore) {
    let api = Api::new(t).await;
    let health = api.call(Method::GET, "/healthz", Key::None, None).await;
    assert_eq!(health.status, StatusCode::OK);
    let ready = api.call(Method::GET, "/readyz", Key::None, None).await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.json);
    let document = api.call(Method::GET, "/v1/openapi.json", Key::None, None).await;
    assert_eq!(document.json["openapi"], "3.1.0");
    std::fs::remove_dir_all(t.folder().join("files")).unwrap();
    let ready = api.call(Method::GET, "/readyz", Key::None, None).await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        ready.json,
        json!({ "ready": false, "database": "ok", "keyStore": "ok", "fileStore": "failed" })
    );
}

async fn answers_carry_their_headers(t: &TestStore) {
    let api = Api::new(t).await;
    let reply = api.get("/v1/users").await.good();
    assert_eq!(reply.json["requestId"], reply.header("x-request-id"));
    assert_eq!((reply.code(), reply.message()), ("OK", "Success"));
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.header("content-encoding"), "");
    let page = api.call(Method::GET, "/docs/api", Key::None, None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'none'")
    );
    let mut request = Request::get("/v1/openapi.json").header(header::ACCEPT_ENCODING, "gzip");
    request = request.header(header::HOST, "localhost");
    let packed = api.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
}

async fn a_revoked_key_stops_working(t: &TestStore) {
    let api = Api::new(t).await;
    api.get("/v1/users").await.good();
    let key = t.api_key("own-key").await.unwrap().unwrap().id;
    let now = t.ambient().now();
    let revoked = t
        .write(|tx| async move { t.revoke_api_key(&tx, &t.scope, key, now).await })
        .await;
    assert!(revoked.unwrap());
    api.state.keys().forget();
    api.get("/v1/users").await.refused(400, "INVALID_CREDENTIALS", "");
}

async fn a_replaced_key_works_until_the_overlap_ends(t: &TestStore) {
    let api = Api::new(t).await;
    let key = t.api_key("own-key").await.unwrap().unwrap().id;
    let day = std::time::Duration::from_secs(86_400);
    let rotated = t
        .write(|tx| async move {
            t.rotate_api_key(&tx, &t.scope, key, ("new-key", "new-secret"), "Dev", day)
                .await
        })
        .await;
    assert!(rotated.unwrap().is_some());
    api.state.keys().forget();
    let with_new = || api.call_as("new-key", "new-secret", Method::GET, "/v1/users", None);
    api.get("/v1/users").await.good();
    with_new().await.good();
    // The key's end is heeded though it was looked up a moment before it
    t.wait(day - std::time::Duration::from_micros(1));
    api.get("/v1/users").await.good();
    t.wait(std::time::Duration::from_micros(1));
    api.get("/v1/users").await.refused(400, "INVALID_CREDENTIALS", "");
    with_new().await.good();
}
