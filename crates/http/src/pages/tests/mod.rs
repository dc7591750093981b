//! The pages, called in memory.

mod demo;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use openwink_model::{ConnectionStatus, link::Input, link::State};
use openwink_store::LinkStep;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::asset::built;
use crate::{
    link::tests::{Wink, account_of, signals},
    router,
    tests::Api,
};

on_both!(
    files_and_their_headers,
    the_widget_keeps_to_itself,
    the_portal_is_one_page_with_a_number_for_each_visit,
    logos_are_drawn,
    browsers_get_pages,
    signing_in_at_the_providers_page,
    a_sign_in_that_is_refused_or_over,
);

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn data(&self) -> Value {
        serde_json::from_slice::<Value>(&self.body).unwrap()["data"].clone()
    }
}

async fn send(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: body.collect().await.unwrap().to_bytes().to_vec(),
    }
}

async fn get(router: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(router, request.body(Body::empty()).unwrap()).await
}

async fn files_and_their_headers(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    for path in ["/v1/smile.v1.js", "/v2/smile.v2.js", "/v2/smile.v2.d.ts"] {
        let plain = get(&router, path, &[]).await;
        if built("v2/smile.v2.js").is_none() {
            assert_eq!(plain.status.as_u16(), 503);
            assert!(plain.text().contains("make run"));
            continue;
        }
        assert_eq!(plain.status.as_u16(), 200, "{path}");
        assert_eq!(plain.header("access-control-allow-origin"), "*");
        assert_eq!(plain.header("cross-origin-resource-policy"), "cross-origin");
        assert!(plain.header("cache-control").contains("max-age=300"));
        for coding in ["br", "gzip"] {
            let packed = get(&router, path, &[("accept-encoding", coding)]).await;
            assert_eq!(packed.header("content-encoding"), coding);
            assert!(packed.body.len() < plain.body.len());
            assert_ne!(packed.header("etag"), plain.header("etag"));
            let known = [
                ("accept-encoding", coding),
                ("if-none-match", packed.header("etag")),
            ];
            let known = get(&router, path, &known).await;
            assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
        }
    }
}

async fn the_portal_is_one_page_with_a_number_for_each_visit(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    assert_eq!(get(&router, "/portal", &[]).await.header("location"), "/portal/");
    let page = get(&router, "/portal/sandbox/users", &[]).await;
    if built("portal/index.html").is_none() {
        assert_eq!(page.status.as_u16(), 503);
        return;
    }
    assert_eq!(page.status.as_u16(), 200);
    assert_eq!(page.header("cache-control"), "no-store");
    let policy = page.header("content-security-policy");
    let nonce = policy
        .split_once("'nonce-")
        .unwrap()
        .1
        .split_once('\'')
        .unwrap()
        .0;
    // Mails in the preview's frame carry their styles in attributes; nothing else may be without the number
    let loose: Vec<&str> = policy
        .split("; ")
        .filter(|rule| rule.contains("unsafe"))
        .collect();
    assert_eq!(loose, ["style-src-attr 'unsafe-inline'"]);
    for rule in [
        format!("script-src 'nonce-{nonce}' 'strict-dynamic'"),
        format!("style-src 'self' 'nonce-{nonce}'"),
    ] {
        assert!(policy.split("; ").any(|each| each == rule), "{policy}");
    }
    let text = page.text();
    assert!(text.contains(&format!("<script nonce=\"{nonce}\">")) && !text.contains("__NONCE__"));
    let again = get(&router, "/portal/", &[]).await;
    assert!(!again.text().contains(nonce));

    let script = text.split_once("type=\"module\"").unwrap().1;
    let script = script.split_once("src=\"").unwrap().1.split_once('"').unwrap().0;
    for coding in ["br", "gzip"] {
        let file = get(&router, script, &[("accept-encoding", coding)]).await;
        assert_eq!(
            (file.status.as_u16(), file.header("content-encoding")),
            (200, coding)
        );
        assert!(file.header("cache-control").ends_with("immutable"));
    }
    for nowhere in ["/portal/assets/none.js", "/portal/v1/nothing-here"] {
        assert_eq!(get(&router, nowhere, &[]).await.status.as_u16(), 404, "{nowhere}");
    }
}

async fn the_widget_keeps_to_itself(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    assert_eq!(get(&router, "/widget", &[]).await.header("location"), "/widget/");
    let page = get(&router, "/widget/", &[("accept-language", "tl-PH, en;q=0.5")]).await;
    let Some(hashes) = built("widget/csp.json") else {
        assert_eq!(page.status.as_u16(), 503);
        return;
    };
    assert_eq!(
        (page.status.as_u16(), page.header("content-language")),
        (200, "fil")
    );
    let hashes: Value = serde_json::from_slice(hashes).unwrap();
    let hash = |kind: &str| hashes[kind][0].as_str().unwrap().to_owned();
    assert_eq!(
        page.header("content-security-policy"),
        format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; connect-src 'self' http://127.0.0.1:8080; \
             img-src 'self' http://127.0.0.1:8080 data: blob:; form-action 'self' http://127.0.0.1:8080; \
             frame-src 'self' http://127.0.0.1:8080; base-uri 'none'",
            hash("script"),
            hash("style"),
        )
    );
    assert_eq!(page.header("vary"), "Accept-Encoding, Accept-Language");
    assert_eq!(page.header("cache-control"), "no-cache");
    assert_eq!(page.header("set-cookie"), "");
    assert_eq!(page.header("x-frame-options"), "");
    let text = page.text();
    let (_, words) = text
        .split_once("<script type=\"application/json\" id=\"strings\">")
        .unwrap();
    let (words, _) = words.split_once("</script>").unwrap();
    assert_eq!(serde_json::from_str::<Value>(words).unwrap()["lang"], "fil");
    assert!(!words.contains('<') && !text.contains("<!--STRINGS-->"));
    // The page that is sent is the one whose parts were hashed
    let script = text
        .rsplit_once("</script>")
        .unwrap()
        .0
        .rsplit_once("<script>")
        .unwrap()
        .1;
    assert_eq!(super::html::source_hash(script), format!("'{}'", hash("script")));

    let strings = get(&router, "/widget/strings/es.json", &[]).await;
    assert_eq!(
        serde_json::from_slice::<Value>(&strings.body).unwrap()["lang"],
        "es"
    );
    for path in [
        "/widget/strings/xx.json",
        "/widget/strings/..%2fcsp.json",
        "/widget/strings/es",
    ] {
        assert_eq!(get(&router, path, &[]).await.status.as_u16(), 404, "{path}");
    }
}

async fn logos_are_drawn(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    let logo = get(&router, "/logos/kabayan_ride.svg", &[("accept-encoding", "br")]).await;
    assert_eq!(logo.header("content-type"), "image/svg+xml");
    assert!(logo.text().starts_with("<svg") && logo.header("content-encoding").is_empty());
    assert_eq!(get(&router, "/logos/nobody.svg", &[]).await.status.as_u16(), 404);
}

async fn browsers_get_pages(t: &TestStore) {
    let router = router(Api::new(t).await.state);
    let start = get(&router, "/", &[]).await;
    assert!(start.text().contains("href=\"/demo\"") && start.text().contains("/v1/openapi.json"));
    assert!(
        start
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
    assert!(get(&router, "/pages.css", &[]).await.text().contains("--accent"));
    let lost = |path: &str, accept: &str| {
        let request = Request::get(path).header(header::ACCEPT, accept);
        super::not_found(&request.body(Body::empty()).unwrap())
    };
    assert_eq!(lost("/nowhere", "text/html,*/*").unwrap().status().as_u16(), 404);
    assert_eq!(lost("/v10", "text/html").unwrap().status().as_u16(), 404);
    for (path, accept) in [
        ("/nowhere", "*/*"),
        ("/v1/nowhere", "text/html"),
        ("/link/v1", "text/html"),
    ] {
        assert!(lost(path, accept).is_none(), "{path}");
    }
    // As the whole server answers
    let accept = |accept| [("accept", accept)];
    let page = get(&router, "/nowhere", &accept("text/html,*/*")).await;
    assert_eq!(page.status.as_u16(), 404);
    assert!(page.text().contains("There is nothing at this address"));
    for path in ["/v1/nowhere", "/link/v1/nowhere"] {
        let answer = get(&router, path, &accept("text/html")).await;
        assert!(answer.text().contains("MISSING_RESOURCE"), "{path}");
    }
    assert!(
        get(&router, "/nowhere", &[])
            .await
            .text()
            .contains("MISSING_RESOURCE")
    );
}

/// A person at the sign-in page's step, and what the widget posts there.
async fn at_redirect(t: &TestStore) -> (Wink<'_>, Router, String) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.good("chooseProvider", json!({ "providerId": "bayani_tasks" }))
        .await;
    wink.good("chooseMethod", json!({ "method": "OAUTH" })).await;
    let view = wink.good("submitLogin", json!({})).await;
    assert_eq!(view["step"], "REDIRECT");
    assert_eq!(
        view["redirect"]["action"],
        "http://127.0.0.1:8080/sandbox/sign-in"
    );
    assert_eq!(
        wink.view().await["redirect"],
        view["redirect"],
        "it does not change while it waits"
    );
    let request = view["redirect"]["fields"]["request"].as_str().unwrap().to_owned();
    let router = router(wink.api.state.clone());
    (wink, router, request)
}

async fn post(router: &Router, fields: &[(&str, &str)]) -> Answer {
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect();
    let request =
        Request::post("/sandbox/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    send(router, request.body(Body::from(body.join("&"))).unwrap()).await
}

/// What the link job does when it has asked the provider for its page.
async fn prepared(wink: &Wink<'_>, view: &Value) {
    let account = account_of(view);
    let (api, state) = (&wink.api, &openwink_model::connector::ConnectorState(json!({})));
    let done = api
        .write(|tx| async move {
            let change = openwink_store::AccountChange {
                connector_state: Some(state),
                ..Default::default()
            };
            api.change_account(&tx, &api.scope, account, change).await
        })
        .await;
    done.unwrap();
    let input = Input::RedirectWanted { account };
    wink.report(account, (ConnectionStatus::Pending, None), &[], input)
        .await;
}

async fn signing_in_at_the_providers_page(t: &TestStore) {
    let (wink, router, request) = at_redirect(t).await;
    let page = post(&router, &[("request", &request)]).await;
    assert_eq!(page.status.as_u16(), 200);
    let policy = page.header("content-security-policy");
    assert!(
        !policy.contains("frame-ancestors") && policy.contains("form-action 'self' http://127.0.0.1:8080")
    );
    assert!(page.text().contains("Sign in to Bayani Tasks") && !page.text().contains("<script"));
    let (_, style) = page
        .text()
        .split_once("<style>")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let style = style.split_once("</style>").unwrap().0;
    assert!(
        policy.contains(&super::html::source_hash(style)),
        "the page's own style is let through"
    );

    let with = |name: &'static str, password: &'static str| {
        let (router, request) = (&router, &request);
        async move {
            post(
                router,
                &[("request", request), ("userName", name), ("password", password)],
            )
            .await
        }
    };
    let early = with("George", "123456").await;
    assert!(early.text().contains("not quite ready") && early.text().contains("value=\"George\""));
    prepared(&wink, &wink.view().await).await;

    let wrong = with("George\"><b>", "nope").await;
    assert!(wrong.text().contains("not right") && wrong.text().contains("George&quot;&gt;&lt;b&gt;"));
    assert!(!wrong.text().contains("nope"));
    assert_eq!(wink.view().await["step"], "REDIRECT");
    assert!(with("", "x").await.text().contains("Enter your user name"));

    wink.jobs().await;
    let done = with(" George ", "123456").await;
    assert!(done.text().contains("You are signed in"));
    let view = wink.view().await;
    assert_eq!(view["step"], "CONNECTING");
    let jobs = wink.jobs().await;
    let [(account, 1, LinkStep::Authorization { sealed })] = &jobs[..] else {
        panic!("{jobs:?}")
    };
    assert_eq!(*account, account_of(&view));
    assert_eq!(wink.unseal(*account, sealed).await, "george");
    assert_eq!(
        with("George", "123456").await.status.as_u16(),
        410,
        "it is good once"
    );
    assert!(wink.jobs().await.is_empty());
}

async fn a_sign_in_that_is_refused_or_over(t: &TestStore) {
    let (wink, router, request) = at_redirect(t).await;
    for forged in [
        "",
        "x",
        &request[1..],
        &format!("{}A", &request[..request.len() - 1]),
    ] {
        assert_eq!(post(&router, &[("request", forged)]).await.status.as_u16(), 400);
    }
    assert_eq!(post(&router, &[]).await.status.as_u16(), 400);
    assert_eq!(get(&router, "/sandbox/sign-in", &[]).await.status.as_u16(), 400);

    t.wait(std::time::Duration::from_secs(31 * 60));
    assert_eq!(post(&router, &[("request", &request)]).await.status.as_u16(), 410);

    // Another log-in, whose account the provider has locked
    wink.good("back", json!({})).await;
    let view = wink.good("submitLogin", json!({})).await;
    let fresh = view["redirect"]["fields"]["request"].as_str().unwrap();
    assert_ne!(fresh, request);
    assert_eq!(post(&router, &[("request", &request)]).await.status.as_u16(), 410);
    let locked = [
        ("request", fresh),
        ("userName", "account_locked"),
        ("password", "123456"),
    ];
    let page = post(&router, &locked).await;
    assert!(page.text().contains("You cannot sign in"), "{}", page.text());
    let view = wink.view().await;
    assert_eq!(
        (&view["step"], &view["failure"]["errorCode"]),
        (&json!("ERROR"), &json!("ACCOUNT_LOCKED"))
    );
    assert_eq!(signals(&view).last(), Some(&"accountError"));
    assert_eq!(wink.events().await.last().unwrap(), "ACCOUNT_FAILED");
    let link = t.link_now(&t.scope, &wink.user).await.unwrap();
    assert!(matches!(link.state, State::Error { .. }));
}
