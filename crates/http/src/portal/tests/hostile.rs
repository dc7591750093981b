//! Hostile input: what is typed as a name or a text is kept as typed and shown harmless; what cannot be one is refused.

use axum::http::Method;
use openwink_model::invites::Wording;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{
    PASSWORD, Portal, Somebody,
    accounts::{last_token, letters},
};

on_both!(
    names_are_kept_as_typed,
    what_is_no_name_is_refused,
    a_members_mails_are_harmless,
    every_field_of_a_template_is_text,
    a_csv_is_full_of_surprises,
);

const MARKUP: &str = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";
/// Right to left, turned around, and pictures of several characters each.
const TURNED: &str = "\u{202e}שלום مرحبا\u{202c} 🎉👩‍👩‍👧";
const HEADER: &str = "Ana\r\nBcc: eve@example.com";

fn typed() -> [&'static str; 10] {
    [
        MARKUP,
        TURNED,
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "${companyName}",
        "${unknown}",
        "${",
    ]
}

/// What a browser or a mail program would do something with.
fn assert_harmless(shown: &str) {
    for bad in ["<script>alert", "<img src=x", "onerror=alert(2)>"] {
        assert!(!shown.contains(bad), "{bad} in {shown}");
    }
}

async fn names_are_kept_as_typed(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    for name in typed() {
        let body = json!({ "name": name });
        for path in ["/me", "/organisation"] {
            portal.ask(&owner, Method::PUT, path, Some(&body)).await.good();
        }
        let me = portal.look(&owner, "/me").await.good();
        assert_eq!(
            (&me.data()["name"], &me.data()["organisation"]["name"]),
            (&json!(name), &json!(name))
        );
        let look = json!({ "name": name, "design": { "companyName": name, "consentText": name, "consentTitle": name } });
        let made = portal.tell(&owner, "/sandbox/winkTemplates", look).await.good();
        let design = &made.data()["design"];
        assert_eq!(
            (
                &made.data()["name"],
                &design["companyName"],
                &design["consentText"]
            ),
            (&json!(name), &json!(name), &json!(name))
        );
        let key = json!({ "name": name, "scopes": ["users:read"] });
        portal.tell(&owner, "/sandbox/keys", key).await.good();
        let keys = portal.look(&owner, "/sandbox/keys?size=1").await.good();
        assert_eq!(keys.items()[0]["name"], name);
    }
    // The audit log names them as they are now, and what was done to what
    let lines = portal
        .look(&owner, "/audit?action=organisation.renamed&size=150")
        .await
        .good();
    let targets: Vec<_> = lines.items().iter().rev().map(|line| &line["target"]).collect();
    assert_eq!(targets, typed());
}

async fn what_is_no_name_is_refused(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let long = "x".repeat(10_000);
    let sign_up = |field: &str, value: &str| {
        let mut body = json!({
            "organisation": "Third Lending", "name": "Ada", "email": "ada@third.example", "password": PASSWORD,
        });
        body[field] = value.into();
        body
    };
    for (value, message) in [
        (HEADER, "must be plain text on one line"),
        ("a\u{1b}b", "must be plain text on one line"),
        ("a\u{0}b", "must not contain a NUL character"),
        ("\u{85}", "must"),
        (" \t ", "must have 1 to 100"),
        ("", "must have 1 to 100"),
        (long.as_str(), "must have 1 to 100"),
    ] {
        let body = json!({ "name": value });
        for path in ["/me", "/organisation"] {
            let reply = portal.ask(&owner, Method::PUT, path, Some(&body)).await;
            reply.refused(400, "INVALID_PARAMETERS", &format!("name {message}"));
        }
        for field in ["organisation", "name"] {
            let reply = portal.knock("/signup", sign_up(field, value)).await;
            reply.refused(400, "INVALID_PARAMETERS", &format!("{field} {message}"));
        }
        let look = json!({ "name": value, "design": {} });
        let reply = portal.tell(&owner, "/sandbox/winkTemplates", look).await;
        reply.refused(400, "INVALID_PARAMETERS", "name must");
    }
    // Mails of ours would make a link of it
    for field in ["organisation", "name"] {
        let reply = portal
            .knock("/signup", sign_up(field, "https://evil.example/verify now"))
            .await;
        let message = format!("{field} must be a name, without a link in it");
        reply.refused(400, "INVALID_PARAMETERS", &message);
    }
    for email in [
        HEADER,
        "ana@example.com\r\nBcc: eve@example.com",
        "ana@example.com, eve@example.com",
        "Ana <ana@example.com>",
        "\u{202e}ana@example.com\n",
        &format!("{long}@example.com"),
    ] {
        let invited = json!({ "email": email, "role": "VIEWER" });
        let reply = portal.tell(&owner, "/members/invitations", invited).await;
        reply.refused(400, "INVALID_PARAMETERS", "email must be an e-mail address");
        let reply = portal.knock("/signup", sign_up("email", email)).await;
        reply.refused(400, "INVALID_PARAMETERS", "email must be an e-mail address");
    }
    assert!(letters(&portal).await.is_empty());
}

async fn a_members_mails_are_harmless(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    for (name, organisation) in [(MARKUP, TURNED), (TURNED, MARKUP)] {
        for (path, name) in [("/me", name), ("/organisation", organisation)] {
            let body = json!({ "name": name });
            portal.ask(&owner, Method::PUT, path, Some(&body)).await.good();
        }
        let body = json!({ "email": "vera@example.com", "role": "VIEWER" });
        portal.tell(&owner, "/members/invitations", body).await.good();
        let letter = letters(&portal).await.pop().unwrap();
        assert_eq!(letter.subject, format!("{name} invites you to {organisation}"));
        let subject = openwink_mail::one_line(&letter.subject);
        assert!(
            !subject.contains(['\u{202e}', '\u{202c}', '\r', '\n']),
            "{subject}"
        );
        let html = openwink_mail::html(&letter);
        assert_harmless(&html);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
        // Whoever has the link reads them as data
        let token = last_token(&portal).await;
        let seen = portal
            .knock("/invitation", json!({ "token": token }))
            .await
            .good();
        assert_eq!(seen.data()["organisation"], organisation);
    }
}

/// The texts of a wording, by where they stand.
const TEXTS: [&str; 8] = [
    "/email/subject",
    "/email/body",
    "/landingPage/header",
    "/landingPage/description",
    "/landingPage/button",
    "/successPage/header",
    "/successPage/description",
    "/successPage/button",
];

fn wording() -> Value {
    let mut wording = serde_json::to_value(Wording::standard("Lender")).unwrap();
    wording["name"] = "Ours".into();
    wording
}

async fn every_field_of_a_template_is_text(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = &portal.owner().await;
    let (kept, shown) = ("/sandbox/inviteTemplates", "/sandbox/inviteTemplates/preview");
    // All at once, in every field that takes a text
    let bad = format!("{MARKUP} {TURNED} =1+1 {HEADER}");
    let mut hostile = wording();
    for field in TEXTS.into_iter().chain(["/company/name", "/email/senderName"]) {
        *hostile.pointer_mut(field).unwrap() = bad.clone().into();
    }
    let made = portal.tell(owner, kept, hostile.clone()).await.good();
    for field in TEXTS.into_iter().chain(["/company/name", "/email/senderName"]) {
        assert_eq!(
            made.data().pointer(field),
            Some(&json!(bad)),
            "{field} is kept as typed"
        );
    }
    hostile["fullName"] = bad.clone().into();
    hostile["firstName"] = MARKUP.into();
    let seen = portal.tell(owner, shown, hostile).await.good();
    let part = |name: &str| seen.data()[name].as_str().unwrap().to_owned();
    for name in ["html", "landingPage", "successPage"] {
        assert_harmless(&part(name));
        assert!(part(name).contains("&lt;script&gt;alert(1)"), "{name}");
    }
    for name in ["from", "subject"] {
        assert!(
            !part(name).contains(['\r', '\n', '\u{202e}']),
            "{name}: {}",
            part(name)
        );
    }

    for field in TEXTS {
        let name = field[1..].replace('/', ".");
        for (text, message) in [
            ("Hello ${unknown}", "has the unknown variable ${unknown}"),
            ("Hello ${fullName", "has a variable that is not closed"),
            ("${", "has a variable that is not closed"),
            ("", "must have 1 to"),
        ] {
            let mut body = wording();
            *body.pointer_mut(field).unwrap() = text.into();
            for path in [kept, shown] {
                let reply = portal.tell(owner, path, body.clone()).await;
                reply.refused(400, "INVALID_PARAMETERS", &format!("{name} {message}"));
            }
        }
        let mut body = wording();
        *body.pointer_mut(field).unwrap() = "x".repeat(10_000).into();
        let reply = portal.tell(owner, kept, body).await;
        reply.refused(400, "INVALID_PARAMETERS", &format!("{name} must have 1 to"));
    }
}

/// A cell as CSV has it.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

async fn import(portal: &Portal<'_>, owner: &Somebody, csv: &str) -> Value {
    let templates = portal.look(owner, "/sandbox/inviteTemplates").await.good();
    let body = json!({ "csv": csv, "templateId": templates.items()[0]["id"], "send": true });
    let sent = portal.tell(owner, "/sandbox/invites/import", body).await.good();
    sent.data().clone()
}

async fn a_csv_is_full_of_surprises(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = &portal.owner().await;
    let names: Vec<&str> = typed().into_iter().chain([HEADER]).collect();
    let mut csv = "fullName,email\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        csv += &format!("{},person-{at}@example.com\n", cell(name));
    }
    csv += &format!("{},long@example.com\n", "x".repeat(10_000));
    csv += &format!("Eve,{}\n", cell("ana@example.com\r\nBcc: eve@example.com"));
    csv += "Eve,=HYPERLINK(1)\n";
    let report = import(&portal, owner, &csv).await;
    assert_eq!(
        (&report["sent"], &report["refused"]),
        (&json!(names.len()), &json!(3)),
        "{report}"
    );
    let list = portal.look(owner, "/sandbox/invites?size=150").await.good();
    let kept: Vec<_> = list
        .items()
        .iter()
        .rev()
        .map(|invite| &invite["fullName"])
        .collect();
    assert_eq!(kept, names, "as typed");
    let letters = letters(&portal).await;
    assert_eq!(letters.len(), names.len());
    for (at, (letter, name)) in letters.iter().zip(&names).enumerate() {
        assert_eq!(letter.to.address, format!("person-{at}@example.com"));
        assert_harmless(&openwink_mail::html(letter));
        // A name that looks like a variable stays a name
        let text = openwink_mail::text(letter);
        if name.starts_with("${") {
            assert!(text.contains(&format!("Hello {name}")), "{text}");
        }
    }
}
