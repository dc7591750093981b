//! Invitations in the portal.

use std::time::Duration;

use axum::http::Method;
use openwink_model::{
    Mode,
    ids::TenantId,
    mail::MailStatus,
    mode::Scope,
    portal::{Production, Role},
};
use openwink_store::MailLimits;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{Portal, Somebody, settings};
use crate::tests::Reply;

on_both!(
    a_list_says_what_became_of_the_mail,
    sending_again_and_taking_back,
    whoever_only_looks_gets_no_link,
    a_csv_is_looked_at_and_then_sent,
    a_csv_that_fails_half_way_says_what_is_left,
    whoever_is_taken_back_gets_no_letter,
    strangers_mail_within_limits,
    members_addresses_get_few_invitations,
    a_look_is_one_of_the_tenants,
    a_draft_is_shown_as_it_would_be_seen,
);

async fn a_list_says_what_became_of_the_mail(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    let mail = t.invite_mails(&t.scope, invite.id).await.unwrap()[0].id;
    t.write(|tx| async move {
        t.settle_mail(
            &tx,
            mail,
            MailStatus::Bounced,
            Some("permanent error (550): no such user"),
        )
        .await
    })
    .await
    .unwrap();
    t.new_invite(&t.scope, "other@example.com").await;
    let get = async |query: &str| {
        let path = format!("/sandbox/invites{query}");
        portal.ask(&owner, Method::GET, &path, None).await.good()
    };
    let all = get("").await;
    assert_eq!(all.items().len(), 2);
    assert_eq!(all.items()[0]["mail"]["status"], "WAITING");
    let bounced = &all.items()[1];
    assert_eq!(
        (&bounced["mail"]["status"], &bounced["open"]),
        (&json!("BOUNCED"), &json!(true))
    );
    assert_eq!(bounced["mail"]["reason"], "permanent error (550): no such user");
    assert_eq!(get("?status=LINKED").await.items().len(), 0);
    assert_eq!(get("?status=INVITED&size=1").await.items().len(), 1);
    assert_eq!(
        get("?email=MARKER%40example.com").await.items()[0]["id"],
        invite.id.to_string()
    );
    let one = get(&format!("/{}", invite.id)).await;
    assert_eq!(one.data()["log"][0]["inviteStatus"], "INVITED");
    assert_eq!(one.data()["mails"][0]["attempts"], 1);
    assert_eq!(one.data()["templateName"], "Standard invitation");
}

/// Whoever has the link can share and take back data in the person's name.
async fn whoever_only_looks_gets_no_link(t: &TestStore) {
    let portal = Portal::new(t).await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    for (role, shown) in [(Role::Viewer, false), (Role::Analyst, true), (Role::Owner, true)] {
        let who = portal.somebody(t.scope.tenant(), role).await;
        let list = portal.look(&who, "/sandbox/invites").await.good();
        let one = portal
            .look(&who, &format!("/sandbox/invites/{}", invite.id))
            .await
            .good();
        for link in [
            &list.items()[0]["inviteLandingPageUrl"],
            &one.data()["inviteLandingPageUrl"],
        ] {
            assert_eq!(link.is_string(), shown, "{role}: {link}");
        }
    }
}

async fn sending_again_and_taking_back(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let invite = t.new_invite(&t.scope, "marker@example.com").await;
    t.wait(std::time::Duration::from_secs(20 * 24 * 3600));
    let owner = portal.sign_in(owner.id, t.scope.tenant()).await.0;
    let post = async |what: &str| {
        let path = format!("/sandbox/invites/{}/{what}", invite.id);
        portal.ask_with(Some(&owner), Method::POST, &path, None).await
    };
    let again = post("resend").await.good();
    assert_eq!(
        (
            again.data()["mails"].as_array().unwrap().len(),
            &again.data()["open"]
        ),
        (2, &json!(true))
    );
    let back = post("cancel").await.good();
    assert_eq!(
        (&back.data()["status"], &back.data()["email"]),
        (&json!("REVOKED"), &Value::Null)
    );
    assert_eq!(back.data()["open"], false);
    post("resend")
        .await
        .refused(400, "INVALID_PARAMETERS", "the invitation was taken back");
    let audited = t
        .column::<String>("SELECT action FROM audit_lines ORDER BY id")
        .await;
    assert!(
        audited.contains(&"invite.sent_again".to_owned())
            && audited.contains(&"invite.taken_back".to_owned())
    );
}

async fn a_csv_is_looked_at_and_then_sent(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let templates = portal
        .ask(&owner, Method::GET, "/sandbox/inviteTemplates", None)
        .await
        .good();
    let mut body = json!({
        "csv": "fullName,email\n=1+1,formula@example.com\nNobody,nobody\nשלום 🎉,rtl@example.com\nAgain,RTL@example.com\n",
        "templateId": templates.items()[0]["id"],
    });
    let look = portal
        .ask(&owner, Method::POST, "/sandbox/invites/import", Some(&body))
        .await
        .good();
    let outcomes = |reply: &crate::tests::Reply| -> Vec<String> {
        let rows = reply.data()["rows"].as_array().unwrap();
        rows.iter()
            .map(|row| row["outcome"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(outcomes(&look), ["READY", "REFUSED", "READY", "REFUSED"]);
    assert_eq!(
        (&look.data()["ready"], &look.data()["refused"]),
        (&json!(2), &json!(2))
    );
    assert!(
        t.column::<String>("SELECT status FROM invites").await.is_empty(),
        "looking sends nothing"
    );
    body["send"] = true.into();
    let sent = portal
        .ask(&owner, Method::POST, "/sandbox/invites/import", Some(&body))
        .await
        .good();
    assert_eq!(outcomes(&sent), ["SENT", "REFUSED", "SENT", "REFUSED"]);
    let id = sent.data()["rows"][0]["inviteId"].as_str().unwrap();
    let one = portal
        .ask(&owner, Method::GET, &format!("/sandbox/invites/{id}"), None)
        .await
        .good();
    assert_eq!(one.data()["fullName"], "=1+1", "kept as typed");
    assert_eq!(
        t.column::<String>("SELECT status FROM mails").await,
        ["WAITING", "WAITING"]
    );
}

/// The standard template of whoever asks.
async fn standard(portal: &Portal<'_>, who: &Somebody) -> Value {
    let templates = portal.look(who, "/sandbox/inviteTemplates").await.good();
    templates.items()[0]["id"].clone()
}

async fn send(portal: &Portal<'_>, who: &Somebody, rows: std::ops::Range<usize>) -> Reply {
    let rows: Vec<String> = rows
        .map(|n| format!("Person {n},person{n}@example.com"))
        .collect();
    let body = json!({
        "csv": format!("fullName,email\n{}", rows.join("\n")),
        "templateId": standard(portal, who).await,
        "send": true,
    });
    portal.tell(who, "/sandbox/invites/import", body).await
}

async fn a_csv_that_fails_half_way_says_what_is_left(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = &portal.owner().await;
    // The second fifty will not go in, for the audit log already has a line that says the same
    t.sql("CREATE UNIQUE INDEX broken ON audit_lines (target) WHERE action = 'invite.created'")
        .await;
    let report = send(portal, owner, 0..120).await.good();
    let rows = report.data()["rows"].as_array().unwrap();
    for (n, row) in rows.iter().enumerate() {
        let (outcome, said) = (&row["outcome"], row["message"].as_str().unwrap_or_default());
        match n < 50 {
            true => assert!(outcome == "SENT" && row["inviteId"].is_string(), "{row}"),
            false => assert!(
                outcome == "REFUSED" && row["inviteId"].is_null() && said.contains("Send it again"),
                "{row}"
            ),
        }
    }
    assert_eq!(
        (
            &report.data()["sent"],
            &report.data()["refused"],
            &report.data()["ready"]
        ),
        (&json!(50), &json!(70), &json!(0))
    );
    assert_eq!((t.count("invites").await, t.count("mails").await), (50, 50));
    // Where nothing was sent, all of it can be sent again
    let none = send(portal, owner, 120..170).await;
    assert_eq!(none.status, 500);
    assert_eq!((t.count("invites").await, t.count("mails").await), (50, 50));
}

async fn whoever_is_taken_back_gets_no_letter(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = &portal.owner().await;
    for _ in 0..8 {
        let invite = t.new_invite(&t.scope, "marker@example.com").await;
        let path = &format!("/sandbox/invites/{}", invite.id);
        let post = async |what: &str| portal.tell(owner, &format!("{path}/{what}"), json!({})).await;
        let (_, back) = tokio::join!(post("resend"), post("cancel"));
        assert_eq!(back.good().data()["status"], "REVOKED");
        let left = "SELECT COUNT(*) FROM mails JOIN invites ON invites.id = mails.invite_id \
                    WHERE invites.status = 'REVOKED' AND mails.letter_sealed IS NOT NULL";
        assert_eq!(t.column::<i64>(left).await, [0]);
    }
}

async fn strangers_mail_within_limits(t: &TestStore) {
    let mut settings = settings();
    settings.mail_limits = MailLimits {
        daily: 4,
        to_one_address: 2,
    };
    let portal = &Portal::with(t, settings).await;
    let tenant: &TenantId = &portal
        .write(|tx| async move { portal.sign_up_tenant(&tx, "Strange Lending").await })
        .await
        .unwrap();
    let owner = &portal.somebody(tenant, Role::Owner).await;
    let template = &standard(portal, owner).await;
    let invite = async |who: &Somebody, template: &Value, email: &str| {
        let body = json!({ "fullName": "Ana", "email": email, "templateId": template });
        portal.tell(who, "/sandbox/invites", body).await.good()
    };
    let first = invite(owner, template, "ana@example.com").await;
    assert_eq!(first.data()["mail"]["status"], "WAITING");
    let again = format!("/sandbox/invites/{}/resend", first.data()["id"].as_str().unwrap());
    portal.tell(owner, &again, json!({})).await.good();
    portal.tell(owner, &again, json!({})).await.refused(
        429,
        "REQUEST_LIMIT_EXCEEDED",
        "nothing was sent: today's limit of 2 invitations to one address is reached",
    );
    let third = invite(owner, template, "ANA@example.com").await;
    assert_eq!(third.data()["mail"]["status"], "FAILED");
    assert_eq!(
        third.data()["mail"]["reason"],
        "not mailed: today's limit of 2 invitations to one address is reached"
    );
    assert!(third.data()["inviteLandingPageUrl"].is_string(), "its link works");

    let report = send(portal, owner, 0..3).await.good();
    assert_eq!(
        (&report.data()["sent"], &report.data()["notMailed"]),
        (&json!(2), &json!(1))
    );
    let said = report.data()["rows"][2]["message"].as_str().unwrap();
    assert!(
        said.starts_with("Not mailed, today's limit of 4 invitations by mail is reached"),
        "{said}"
    );
    let member = json!({ "email": "vera@example.com", "role": "VIEWER" });
    portal.tell(owner, "/members/invitations", member).await.refused(
        429,
        "REQUEST_LIMIT_EXCEEDED",
        "nothing was sent: today's limit of 4 invitations by mail is reached",
    );
    assert_eq!(t.count("member_invitations").await, 0);
    let waiting = "SELECT COUNT(*) FROM mails WHERE status = 'WAITING'";
    assert_eq!(t.column::<i64>(waiting).await, [4]);

    // An emptied sandbox has no new day before it
    let sandbox = &Scope::proven(tenant.clone(), Mode::Sandbox);
    portal
        .write(|tx| async move { portal.empty_sandbox(&tx, sandbox).await })
        .await
        .unwrap();
    let late = invite(owner, template, "di@example.com").await;
    assert_eq!(late.data()["mail"]["status"], "FAILED");

    t.wait(Duration::from_secs(24 * 3600));
    let owner = &portal.somebody(tenant, Role::Owner).await;
    let next_day = invite(owner, template, "di@example.com").await;
    assert_eq!(next_day.data()["mail"]["status"], "WAITING");

    // Neither whom the operator knows nor the operator's own tenant has limits
    portal.decide(tenant, Production::Approved).await;
    let own = &portal
        .write(|tx| async move { portal.create_tenant(&tx, "Own Lending").await })
        .await
        .unwrap();
    let operator = &portal.somebody(own, Role::Owner).await;
    for who in [owner, operator] {
        let template = &standard(portal, who).await;
        for _ in 0..6 {
            let made = invite(who, template, "di@example.com").await;
            assert_eq!(made.data()["mail"]["status"], "WAITING");
        }
    }
}

async fn members_addresses_get_few_invitations(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = &portal.owner().await;
    let invite = async |email: &str| {
        let body = json!({ "email": email, "role": "VIEWER" });
        portal.tell(owner, "/members/invitations", body).await
    };
    for _ in 0..3 {
        invite("vera@example.com").await.good();
    }
    let last = invite("vera@example.com").await.good();
    let resend = format!(
        "/members/invitations/{}/resend",
        last.data()["id"].as_str().unwrap()
    );
    for refused in [
        invite("VERA@example.com").await,
        portal.tell(owner, &resend, json!({})).await,
    ] {
        refused.refused(
            429,
            "REQUEST_LIMIT_EXCEEDED",
            "nothing was sent: this address got too many mails",
        );
    }
    invite("otto@example.com").await.good();
    assert_eq!(t.count("mails").await, 5);
    t.wait(Duration::from_secs(121));
    portal.tell(owner, &resend, json!({})).await.good();
}

async fn a_look_is_one_of_the_tenants(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = portal.owner().await;
    let templates = portal.look(&owner, "/sandbox/inviteTemplates").await.good();
    let template = &templates.items()[0]["id"];
    let look = async |scope| {
        let design = &openwink_model::wink::Design::default();
        let made = portal.write(|tx| async move {
            portal
                .create_wink_template(&tx, scope, "A look", design, None)
                .await
        });
        made.await.unwrap().id.to_string()
    };
    let one = |wink: &str| json!({ "fullName": "Ana", "email": "ana@example.com", "templateId": template, "winkTemplateId": wink });
    let many = |wink: &str, send: bool| {
        let csv = "fullName,email\nBen,ben@example.com";
        json!({ "csv": csv, "templateId": template, "winkTemplateId": wink, "send": send })
    };
    let strange = [
        look(&t.other_tenant).await,
        look(&t.other_mode).await,
        "wtpl-00000000000000000000000000000000".into(),
        "nothing".into(),
        String::new(),
    ];
    for wink in &strange {
        for (path, body) in [
            ("/sandbox/invites", one(wink)),
            ("/sandbox/invites/import", many(wink, false)),
            ("/sandbox/invites/import", many(wink, true)),
        ] {
            portal.tell(&owner, path, body).await.refused(
                400,
                "INVALID_PARAMETERS",
                "winkTemplateId must be the id of one of your Wink templates",
            );
        }
    }
    assert_eq!(t.count("invites").await, 0);
    let own = look(&t.scope).await;
    let made = portal.tell(&owner, "/sandbox/invites", one(&own)).await.good();
    assert_eq!(made.data()["winkTemplateId"], own);
    portal
        .tell(&owner, "/sandbox/invites/import", many(&own, true))
        .await
        .good();
    let list = portal.look(&owner, "/sandbox/invites").await.good();
    let looks: Vec<_> = list
        .items()
        .iter()
        .map(|invite| &invite["winkTemplateId"])
        .collect();
    assert_eq!(looks, [&own, &own]);
}

async fn a_draft_is_shown_as_it_would_be_seen(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let mut draft =
        serde_json::to_value(openwink_model::invites::Wording::standard("<b>Lender</b>")).unwrap();
    let path = "/sandbox/inviteTemplates/preview";
    let shown = portal.ask(&owner, Method::POST, path, Some(&draft)).await.good();
    let text = |part: &str| shown.data()[part].as_str().unwrap().to_owned();
    assert_eq!(
        text("subject"),
        "<b>Lender</b> asks you to share your work and pay details"
    );
    assert!(text("text").starts_with("Hello Ana,"));
    for part in ["html", "landingPage", "successPage"] {
        assert!(
            text(part).contains("&lt;b&gt;Lender&lt;/b&gt;") && !text(part).contains("<b>Lender"),
            "{part}"
        );
        assert!(!text(part).contains("<script"), "{part}");
    }
    draft["landingPage"]["header"] = "${nobody}".into();
    portal
        .ask(&owner, Method::POST, path, Some(&draft))
        .await
        .refused(
            400,
            "INVALID_PARAMETERS",
            "landingPage.header has the unknown variable",
        );
}
