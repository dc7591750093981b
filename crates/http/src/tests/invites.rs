//! Invitations and invite templates over the Open API.

use std::time::Duration;

use axum::http::Method;
use openwink_model::{events::EventType, ids::InviteId};
use openwink_store::{InviteFilter, PageRequest, SessionOptions};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{Api, Key};

const DAY: Duration = Duration::from_secs(24 * 3600);

on_both!(
    a_tenant_begins_with_a_template,
    templates_are_kept_as_typed,
    what_a_template_may_not_say,
    a_template_without_logo_and_address,
    an_invitation_is_made_whole,
    what_an_invitation_may_not_say,
    no_mail_where_the_template_says_so,
    taking_one_back_erases_who_it_was,
    time_erases_who_it_was,
);

fn wording() -> Value {
    json!({
        "name": "Loans",
        "company": { "name": "Harbor Lending", "logoUrl": "" },
        "email": {
            "sendEmail": true, "senderName": "Harbor Lending", "replyAddress": "help@harbor.example",
            "subject": "${firstName}, one step left", "body": "Dear ${fullName},\n\nplease help ${companyName}.",
        },
        "landingPage": { "header": "Welcome", "description": "Hello ${firstName}", "button": "Go" },
        "successPage": { "header": "Thanks", "description": "Done", "button": "See" },
    })
}

async fn a_tenant_begins_with_a_template(t: &TestStore) {
    let api = Api::new(t).await;
    let list = api.get("/v1/inviteTemplates").await.good();
    assert_eq!(list.items().len(), 1);
    let standard = &list.items()[0];
    assert_eq!(standard["company"]["name"], "First Lending");
    let path = format!("/v1/inviteTemplates/{}", standard["id"].as_str().unwrap());
    api.delete(&path).await.refused(
        400,
        "INVALID_PARAMETERS",
        "this is the template that you began with",
    );
    // What is read can be written back
    api.call(Method::PUT, &path, Key::Own, Some(standard))
        .await
        .good();
    let theirs = api
        .call(Method::GET, "/v1/inviteTemplates", Key::OtherTenant, None)
        .await
        .good();
    assert_eq!(theirs.items()[0]["company"]["name"], "Second Lending");
    assert_ne!(theirs.items()[0]["id"], standard["id"]);
}

async fn templates_are_kept_as_typed(t: &TestStore) {
    let api = Api::new(t).await;
    let made = api.post("/v1/inviteTemplates", wording()).await;
    assert_eq!(made.status, 201);
    let id = made.data()["id"].as_str().unwrap().to_owned();
    assert!(id.starts_with("tpl-"));
    let path = format!("/v1/inviteTemplates/{id}");
    let mut expected = wording();
    expected["id"] = id.as_str().into();
    assert_eq!(api.get(&path).await.good().data(), &expected);
    let mut changed = wording();
    changed["email"]["body"] = "<p>&amp; ${fullName}</p>".into();
    let reply = api
        .call(Method::PUT, &path, Key::Own, Some(&changed))
        .await
        .good();
    assert_eq!(reply.data()["email"]["body"], "<p>&amp; ${fullName}</p>");
    api.delete(&path).await.good();
    api.get(&path)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no invite template");
}

async fn what_a_template_may_not_say(t: &TestStore) {
    let api = Api::new(t).await;
    let refused = async |pointer: &str, value: Value, message: &str| {
        let mut body = wording();
        *body.pointer_mut(pointer).unwrap() = value;
        api.post("/v1/inviteTemplates", body)
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    };
    for text in [
        "/email/subject",
        "/email/body",
        "/landingPage/header",
        "/landingPage/description",
        "/landingPage/button",
        "/successPage/header",
        "/successPage/description",
        "/successPage/button",
    ] {
        let field = text[1..].replace('/', ".");
        refused(
            text,
            "Hello ${unknown}".into(),
            &format!("{field} has the unknown variable ${{unknown}}"),
        )
        .await;
        refused(
            text,
            "Hello ${fullName".into(),
            &format!("{field} has a variable that is not closed"),
        )
        .await;
        refused(
            text,
            "x".repeat(10_000).into(),
            &format!("{field} must have 1 to"),
        )
        .await;
        refused(text, " ".into(), &format!("{field} must not be blank")).await;
    }
    refused("/name", "x".repeat(65).into(), "name must have 1 to 64").await;
    refused("/company/name", "".into(), "company.name must have 1 to 200").await;
    refused(
        "/company/logoUrl",
        "javascript:alert(1)".into(),
        "company.logoUrl must be an https address",
    )
    .await;
    refused(
        "/email/replyAddress",
        "no address".into(),
        "email.replyAddress must be a mail address",
    )
    .await;
    refused("/email/sendEmail", "yes".into(), "").await;
    // Blanks are no way of saying that there is none
    for (field, message) in [
        ("/company/logoUrl", "company.logoUrl must be an https address"),
        ("/email/replyAddress", "email.replyAddress must be a mail address"),
    ] {
        refused(field, " ".into(), message).await;
        refused(field, Value::Null, "the body is wrong").await;
    }
}

/// The server and the document say the same of a template without logo and address: an empty text, and no other.
async fn a_template_without_logo_and_address(t: &TestStore) {
    let api = Api::new(t).await;
    let mut body = wording();
    body["company"]["logoUrl"] = "".into();
    body["email"]["replyAddress"] = "".into();
    let made = api.post("/v1/inviteTemplates", body).await.good();
    assert_eq!(
        (
            &made.data()["company"]["logoUrl"],
            &made.data()["email"]["replyAddress"]
        ),
        (&json!(""), &json!(""))
    );
    for (_, document) in [crate::open::router(), crate::portal::document()] {
        let of = |pointer: &str| {
            let schema = document
                .value
                .pointer(&format!("/components/schemas/{pointer}/anyOf"));
            schema.unwrap_or_else(|| panic!("{pointer}")).clone()
        };
        let nothing = json!({ "type": "string", "maxLength": 0 });
        assert_eq!(
            of("Company/properties/logoUrl"),
            json!([{ "type": "string", "minLength": 1, "maxLength": 200 }, nothing])
        );
        assert_eq!(
            of("EmailWording/properties/replyAddress"),
            json!([{ "type": "string", "minLength": 1, "maxLength": 200, "format": "email" }, nothing])
        );
    }
}

async fn an_invitation_is_made_whole(t: &TestStore) {
    let api = Api::new(t).await;
    t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
        .await;
    let template = api.post("/v1/inviteTemplates", wording()).await.good().data()["id"].clone();
    let body = json!({
        "fullName": "Ana Cruz", "firstName": "Ana", "email": "ana@example.com", "templateId": template,
        "winkTemplateId": null,
    });
    for path in ["/v1/invites", "/v1/invitations"] {
        let made = api.post(path, body.clone()).await;
        assert_eq!(made.status, 201, "{}", made.json);
        let invite = made.data();
        assert_eq!(invite["status"], "INVITED");
        assert_eq!(
            (&invite["fullName"], &invite["firstName"], &invite["lastName"]),
            (&json!("Ana Cruz"), &json!("Ana"), &Value::Null)
        );
        assert_eq!(
            (&invite["linkedAt"], &invite["winkTemplateId"]),
            (&Value::Null, &Value::Null)
        );
        assert!(
            invite["inviteLandingPageUrl"]
                .as_str()
                .unwrap()
                .starts_with("http://127.0.0.1:8080/invite/")
        );
        let id = invite["id"].as_str().unwrap();
        assert!(id.starts_with("iv-"));
        assert_eq!(api.get(&format!("{path}/{id}")).await.good().data(), invite);
        assert_eq!(&api.get(path).await.good().items()[0], invite);
        let log = api.get(&format!("{path}/{id}/logs")).await.good();
        assert_eq!(log.items().len(), 1);
        assert_eq!(
            (&log.items()[0]["inviteId"], &log.items()[0]["inviteStatus"]),
            (&json!(id), &json!("INVITED"))
        );
        let user = api
            .get(&format!("/v1/users/{}", invite["userId"].as_str().unwrap()))
            .await
            .good();
        assert_eq!(
            (
                &user.data()["session"]["channel"],
                &user.data()["session"]["channelId"]
            ),
            (&json!("WinkSite"), &json!(id))
        );
        let mails = t.invite_mails(&t.scope, id.parse().unwrap()).await.unwrap();
        assert_eq!(mails.len(), 1);
        let letter = t
            .open_letter(&t.stored_mail(mails[0].id).await.unwrap().unwrap())
            .unwrap()
            .unwrap();
        assert_eq!(letter.subject, "Ana, one step left");
        assert_eq!(letter.reply_to.as_deref(), Some("help@harbor.example"));
        let text = openwink_mail::text(&letter);
        for said in [
            "Dear Ana Cruz,",
            "please help Harbor Lending.",
            invite["inviteLandingPageUrl"].as_str().unwrap(),
            "because Harbor Lending asks",
            "help@harbor.example",
            "29 Jan 2026",
            "never asks for a password by mail",
        ] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
    }
    let events = t.column::<String>("SELECT kind FROM events ORDER BY id").await;
    assert_eq!(
        events,
        ["USER_CREATED", "INVITE_INVITED", "USER_CREATED", "INVITE_INVITED"]
    );
    let found = [t.find(b"ana@example.com").await, t.find(b"Ana Cruz").await].concat();
    assert!(found.is_empty(), "in the clear: {found:?}");
}

async fn what_an_invitation_may_not_say(t: &TestStore) {
    let api = Api::new(t).await;
    let template = api.get("/v1/inviteTemplates").await.good().items()[0]["id"].clone();
    let good = json!({ "fullName": "Ana", "email": "ana@example.com", "templateId": template });
    for (field, value, message) in [
        (
            "fullName",
            json!("x".repeat(10_000)),
            "fullName must have 1 to 200 characters",
        ),
        ("fullName", json!("  "), "fullName must not be blank"),
        (
            "firstName",
            json!("x".repeat(65)),
            "firstName must have 1 to 64 characters",
        ),
        ("email", json!("ana"), "email must be a mail address"),
        (
            "email",
            json!("ana@example.com\r\nBcc: eve@example.com"),
            "email must be a mail address",
        ),
        (
            "email",
            json!("ana@example.com,eve@example.com"),
            "email must be a mail address",
        ),
        (
            "templateId",
            json!("tpl-00000000000000000000000000000000"),
            "templateId must be",
        ),
        ("templateId", json!("x"), "templateId must be"),
        ("winkTemplateId", json!("x"), "winkTemplateId must be"),
        (
            "winkTemplateId",
            json!("wtpl-00000000000000000000000000000000"),
            "winkTemplateId must be",
        ),
    ] {
        let mut body = good.clone();
        body[field] = value;
        api.post("/v1/invites", body)
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    }
    assert!(t.column::<String>("SELECT status FROM invites").await.is_empty());
    assert!(t.column::<String>("SELECT status FROM mails").await.is_empty());
}

async fn no_mail_where_the_template_says_so(t: &TestStore) {
    let api = Api::new(t).await;
    let mut body = wording();
    body["email"]["sendEmail"] = false.into();
    let template = api.post("/v1/inviteTemplates", body).await.good().data()["id"].clone();
    let invite = json!({ "fullName": "Ana", "email": "ana@example.com", "templateId": template });
    let made = api.post("/v1/invites", invite).await.good();
    assert!(made.data()["inviteLandingPageUrl"].is_string());
    assert!(t.column::<String>("SELECT status FROM mails").await.is_empty());
}

async fn taking_one_back_erases_who_it_was(t: &TestStore) {
    let api = Api::new(t).await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    let id = invite.id;
    let (used, unused) = (
        t.new_token(&t.scope, &invite.user).await.token,
        t.new_token(&t.scope, &invite.user).await.token,
    );
    let open = async |token: &openwink_vault::Token| {
        let (token, options) = (token.expose(), &SessionOptions::default());
        t.write(|tx| async move { t.exchange_link_token(&tx, token, options, DAY).await })
            .await
            .unwrap()
    };
    let found = async || {
        let filter = InviteFilter {
            address: Some("marker@example.com"),
            ..InviteFilter::default()
        };
        let page = t.invites(&t.scope, filter, PageRequest::first(10)).await;
        page.unwrap().items.len()
    };
    let (widget, _) = open(&used).await.unwrap();
    assert!(t.link_session(widget.expose()).await.unwrap().is_some());
    assert_eq!(found().await, 1);
    t.write(|tx| async move { t.cancel_invite(&tx, &t.scope, id).await })
        .await
        .unwrap();
    assert!(
        t.link_session(widget.expose()).await.unwrap().is_none(),
        "the open widget ends"
    );
    assert!(open(&unused).await.is_none());
    assert_eq!(
        found().await,
        0,
        "whoever is erased is not found by their address"
    );
    let shown = api.get(&format!("/v1/invites/{id}")).await.good();
    assert_eq!(shown.data()["status"], "REVOKED");
    for erased in ["fullName", "firstName", "email", "inviteLandingPageUrl"] {
        assert_eq!(shown.data()[erased], Value::Null, "{erased}");
    }
    assert_eq!(
        t.invite_mails(&t.scope, id).await.unwrap()[0].status.as_str(),
        "WITHDRAWN"
    );
    assert_eq!(
        t.column::<i64>("SELECT COUNT(*) FROM mails WHERE letter_sealed IS NOT NULL")
            .await,
        [0]
    );
}

async fn time_erases_who_it_was(t: &TestStore) {
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    let forget = async |id: InviteId, days: Option<u32>| {
        t.write(|tx| async move { t.forget_invite(&tx, id, days).await })
            .await
            .unwrap();
        t.invite(&t.scope, id).await.unwrap().unwrap().invitee
    };
    let next = async || {
        t.column::<i64>("SELECT due_at FROM jobs WHERE kind = 'forgetInvite' ORDER BY due_at DESC")
            .await[0]
    };
    let after = |days: u32| invite.created_at.plus(DAY * days).micros();
    let id = invite.id;
    assert!(forget(id, Some(60)).await.is_some(), "its link still works");
    assert_eq!(next().await, after(14 + 60));
    t.wait(DAY * 10);
    t.write(|tx| async move { t.renew_invite(&tx, &t.scope, id).await })
        .await
        .unwrap();
    t.wait(DAY * 64);
    assert!(
        forget(id, Some(60)).await.is_some(),
        "its link ended 50 days ago, for it was sent again"
    );
    assert_eq!(next().await, after(24 + 60));
    t.wait(DAY * 10);
    assert_eq!(forget(id, Some(60)).await, None);

    // A job of an older version does not say for how long
    let id = t.new_invite(&t.scope, "marker@example.com").await.id;
    assert!(forget(id, None).await.is_some(), "its link still works");
    t.wait(DAY * 15);
    assert_eq!(forget(id, None).await, None);
}
