//! An invitation's page, called in memory.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use openwink_model::invites::InviteStatus;
use openwink_store::{Invite, PageRequest};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt;

use crate::{router, tests::Api};

on_both!(
    an_invitation_opens_and_says_who_asks,
    it_speaks_the_languages_of_the_widget,
    what_has_ended_says_so,
    hostile_words_are_shown_and_not_obeyed,
    how_far_somebody_has_come_is_noted,
    somebody_wants_no_more,
);

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn data(&self) -> Value {
        serde_json::from_str::<Value>(&self.text).unwrap()["data"].clone()
    }
}

struct Browser {
    router: Router,
    language: &'static str,
}

impl Browser {
    async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap(),
        }
    }

    async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("accept-language", self.language);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str) -> Answer {
        self.send(Request::post(path).body(Body::empty()).unwrap()).await
    }
}

fn browser(api: &Api<'_>, language: &'static str) -> Browser {
    Browser {
        router: router(api.state.clone()),
        language,
    }
}

fn path(invite: &Invite) -> String {
    format!("/invite/{}", invite.secret.as_ref().unwrap().as_str())
}

async fn an_invitation_opens_and_says_who_asks(t: &TestStore) {
    let api = Api::new(t).await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    let page = browser(&api, "en").get(&path(&invite)).await;
    assert_eq!(page.status, 200);
    for said in [
        "<h1 dir=\"auto\" tabindex=\"-1\">Hello Marker</h1>",
        "First Lending asks you to share",
        ">Begin</button>",
        "First Lending asks for your work and pay details",
        "29 Jan 2026",
        "Questions? Ask First Lending.",
        "Nobody asks for a password by mail",
    ] {
        assert!(page.text.contains(said), "{said} is not in {}", page.text);
    }
    assert_eq!(
        page.header("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    assert_eq!(page.header("set-cookie"), "");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    // The address is who may come in, and the page names nobody else
    assert!(!page.text.contains("marker@example.com"));
    for file in ["/invite/invite.js", "/invite/invite.css"] {
        assert_eq!(browser(&api, "en").get(file).await.status, 200, "{file}");
    }
}

async fn it_speaks_the_languages_of_the_widget(t: &TestStore) {
    let api = Api::new(t).await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    for (language, said) in [
        ("es-MX", "Hola, Marker"),
        ("tl-PH", "Kumusta, Marker"),
        ("id", "Halo Marker"),
        ("vi", "Chào Marker"),
        ("zh-CN", "Marker，您好"),
        ("de", "Hello Marker"),
    ] {
        let page = browser(&api, language).get(&path(&invite)).await;
        assert!(page.text.contains(said), "{language}: {}", page.text);
    }
    // Words of the tenant's own stay as they are
    let template = t
        .invite_templates(&t.scope, PageRequest::first(1))
        .await
        .unwrap()
        .items
        .remove(0);
    let mut body = serde_json::to_value(&template.wording).unwrap();
    body["name"] = "Ours".into();
    body["landingPage"]["header"] = "Good day ${fullName}".into();
    let path_of = format!("/v1/inviteTemplates/{}", template.id);
    let put = |body: &Value| {
        let body = body.clone();
        let (api, path) = (&api, &path_of);
        async move {
            api.call(axum::http::Method::PUT, path, crate::tests::Key::Own, Some(&body))
                .await
        }
    };
    put(&body).await.good();
    let own = t.new_invite(&t.scope, "marker@example.com").await;
    let page = browser(&api, "es").get(&path(&own)).await;
    assert!(page.text.contains("Good day Marker Person"), "{}", page.text);
    assert!(page.text.contains("¿Preguntas?"));
}

async fn what_has_ended_says_so(t: &TestStore) {
    let api = Api::new(t).await;
    let en = browser(&api, "en");
    let unknown = en.get(&format!("/invite/{}", "A".repeat(43))).await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.text.contains("This invitation is not known"));

    let cancelled = t.new_invite(&t.scope, "marker@example.com").await;
    t.write(|tx| {
        let id = cancelled.id;
        async move { t.cancel_invite(&tx, &t.scope, id).await }
    })
    .await
    .unwrap();
    let page = en.get(&path(&cancelled)).await;
    assert_eq!(page.status, 410);
    assert!(page.text.contains("This invitation was taken back") && page.text.contains("First Lending"));
    assert!(!page.text.contains("Marker"), "names are erased");
    assert_eq!(en.post(&format!("{}/token", path(&cancelled))).await.status, 404);

    let late = t.new_invite(&t.scope, "marker@example.com").await;
    t.wait(Duration::from_secs(14 * 24 * 3600 - 60));
    assert_eq!(en.get(&path(&late)).await.status, 200);
    t.wait(Duration::from_secs(61));
    let page = en.get(&path(&late)).await;
    assert_eq!(page.status, 410);
    assert!(page.text.contains("It worked until 29 Jan 2026"), "{}", page.text);
    assert_eq!(en.post(&format!("{}/token", path(&late))).await.status, 404);

    // Sent again, the same address works again
    t.write(|tx| {
        let id = late.id;
        async move { t.renew_invite(&tx, &t.scope, id).await }
    })
    .await
    .unwrap();
    assert_eq!(en.get(&path(&late)).await.status, 200);
}

async fn hostile_words_are_shown_and_not_obeyed(t: &TestStore) {
    let api = Api::new(t).await;
    let bad = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>\u{202e}שלום 🎉";
    let template = api
        .post(
            "/v1/inviteTemplates",
            json!({
                "name": bad.chars().take(64).collect::<String>(),
                "company": { "name": bad, "logoUrl": "https://cdn.example.com/logo.png" },
                "email": {
                    "sendEmail": true, "senderName": format!("{bad}\r\nBcc: eve@example.com"),
                    "replyAddress": "help@lender.example", "subject": format!("{bad}\r\nBcc: eve@example.com"),
                    "body": format!("{bad} ${{fullName}}"),
                },
                "landingPage": { "header": bad, "description": format!("{bad}\n\n${{fullName}}"), "button": bad },
                "successPage": { "header": bad, "description": bad, "button": bad },
            }),
        )
        .await
        .good();
    assert_eq!(template.data()["company"]["name"], bad, "kept as typed");
    let invited = api
        .post(
            "/v1/invites",
            json!({
                "fullName": "=1+1 \"<b>Ana</b>\"\r\nBcc: eve@example.com ${companyName}",
                "email": "ana@example.com",
                "templateId": template.data()["id"],
            }),
        )
        .await
        .good();
    let address = invited.data()["inviteLandingPageUrl"].as_str().unwrap();
    let page = browser(&api, "en")
        .get(&address[address.find("/invite/").unwrap()..])
        .await;
    assert_eq!(page.status, 200);
    assert!(
        !page.text.contains("<script>alert")
            && !page.text.contains("<img src=x")
            && !page.text.contains("<b>Ana")
    );
    assert!(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(
        page.text.contains("${companyName}"),
        "a name that looks like a variable stays a name"
    );
    assert!(
        page.header("content-security-policy")
            .contains("img-src 'self' data: https://cdn.example.com;")
    );
    // The mail too, and with nobody added to its receivers
    let kept = t.column::<String>("SELECT status FROM mails").await;
    assert_eq!(kept, ["WAITING"]);
}

async fn how_far_somebody_has_come_is_noted(t: &TestStore) {
    let api = Api::new(t).await;
    let en = browser(&api, "en");
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    let status = async || t.invite(&t.scope, invite.id).await.unwrap().unwrap().status;
    en.get(&path(&invite)).await;
    assert_eq!(
        status().await,
        InviteStatus::Invited,
        "a mail filter fetches pages too"
    );
    assert_eq!(en.post(&format!("{}/opened", path(&invite))).await.status, 200);
    assert_eq!(status().await, InviteStatus::LandingPageOpened);
    let token = en.post(&format!("{}/token", path(&invite))).await.data();
    assert_eq!(token["companyName"], "First Lending");
    let request = Request::post("/link/v1/sessions")
        .header(
            "authorization",
            format!("Bearer {}", token["userToken"].as_str().unwrap()),
        )
        .body(Body::empty())
        .unwrap();
    let opened = en.send(request).await;
    assert_eq!(opened.status, 201, "{}", opened.text);
    assert_eq!(opened.data()["userId"], invite.user.to_string());
    assert_eq!(status().await, InviteStatus::WinkWidgetOpened);
    // Each press opens it anew
    let again = en.post(&format!("{}/token", path(&invite))).await.data();
    assert_ne!(again["userToken"], token["userToken"]);
    en.post(&format!("{}/opened", path(&invite))).await;
    assert_eq!(
        status().await,
        InviteStatus::WinkWidgetOpened,
        "it never goes back"
    );
    let log = api.get(&format!("/v1/invites/{}/logs", invite.id)).await.good();
    let log: Vec<_> = log
        .items()
        .iter()
        .map(|entry| entry["inviteStatus"].clone())
        .collect();
    assert_eq!(log, ["WINK_WIDGET_OPENED", "LANDING_PAGE_OPENED", "INVITED"]);
}

async fn somebody_wants_no_more(t: &TestStore) {
    let api = Api::new(t).await;
    let en = browser(&api, "en");
    let invite = t.new_invite(&t.scope, "Marker@Example.com").await;
    let address = format!("{}/unsubscribe", path(&invite));
    let page = en.get(&address).await;
    assert!(
        page.status == 200 && page.text.contains("<form method=\"post\">"),
        "{}",
        page.text
    );
    let mails = async |invite: &Invite| t.invite_mails(&t.scope, invite.id).await.unwrap();
    assert_eq!(
        mails(&invite).await[0].status.as_str(),
        "WAITING",
        "looking is not asking"
    );
    let done = en.post(&address).await;
    assert!(
        done.status == 200 && done.text.contains("First Lending can no longer mail you"),
        "{}",
        done.text
    );
    assert_eq!(mails(&invite).await[0].status.as_str(), "UNWANTED");
    // The link itself keeps working
    assert_eq!(en.get(&path(&invite)).await.status, 200);
    // No more of this tenant, in either mode; another tenant's come
    let again = t.new_invite(&t.other_mode, "marker@example.com").await;
    let mail = &t.invite_mails(&t.other_mode, again.id).await.unwrap()[0];
    assert_eq!(mail.status.as_str(), "UNWANTED");
    let other = t.new_invite(&t.other_tenant, "marker@example.com").await;
    let mail = &t.invite_mails(&t.other_tenant, other.id).await.unwrap()[0];
    assert_eq!(mail.status.as_str(), "WAITING");
    // The address is nowhere in the clear
    let found = t.find(b"marker@example.com").await;
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(en.post("/invite/nobody/unsubscribe").await.status, 404);
}
