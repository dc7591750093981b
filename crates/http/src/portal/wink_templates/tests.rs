//! Making and changing Wink templates, as the portal's pages do.

use axum::http::Method;
use base64::{Engine, engine::general_purpose::STANDARD};
use openwink_model::portal::Production;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::example_logo;
use crate::portal::tests::Portal;

on_both!(
    a_template_is_made_changed_and_deleted,
    what_is_wrong_is_named,
    a_copy_is_at_home_in_its_mode,
    a_logo_is_kept_and_taken_away,
    consents_are_counted,
    the_emulator_shows_a_users_events,
    data_sources_say_what_they_give,
);

const TEMPLATES: &str = "/sandbox/winkTemplates";

async fn a_template_is_made_changed_and_deleted(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let body = json!({ "name": " Loans ", "design": { "accentColor": "#0B1F4D", "companyName": " ", "uploads": false } });
    let made = portal.tell(&owner, TEMPLATES, body).await.good().data().clone();
    assert_eq!((&made["name"], &made["revision"]), (&json!("Loans"), &json!(1)));
    assert_eq!(made["design"]["accentColor"], "#0b1f4d");
    assert_eq!(
        made["design"]["companyName"],
        Value::Null,
        "what is empty is left out"
    );
    assert_eq!(made["design"]["theme"], "AUTO");
    let path = format!("{TEMPLATES}/{}", made["id"].as_str().unwrap());
    assert_eq!(portal.look(&owner, &path).await.good().data(), &made);

    let body = json!({ "name": "Loans", "revision": 1, "design": { "consentText": "I agree." } });
    let changed = portal.ask(&owner, Method::PUT, &path, Some(&body)).await.good();
    assert_eq!(changed.data()["revision"], 2);
    let version = format!("{}.2", made["id"].as_str().unwrap());
    assert_eq!(changed.data()["consentVersion"], version);
    // Made on top of what is gone
    let late = portal.ask(&owner, Method::PUT, &path, Some(&body)).await;
    late.refused(400, "INVALID_PARAMETERS", "revision is an older one");
    assert_eq!(
        portal.look(&owner, &format!("{path}/uses")).await.good().data(),
        &json!({ "invites": 0 })
    );
    portal.ask(&owner, Method::DELETE, &path, None).await.good();
    portal
        .look(&owner, &path)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no Wink template");
    let log: Vec<String> = t
        .column("SELECT action FROM audit_lines WHERE action LIKE 'winkTemplate%' ORDER BY id")
        .await;
    assert_eq!(
        log,
        [
            "winkTemplate.created",
            "winkTemplate.changed",
            "winkTemplate.deleted"
        ]
    );
}

async fn what_is_wrong_is_named(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    for (design, message) in [
        (
            json!({ "accentColor": "red" }),
            "design.accentColor must be a colour",
        ),
        (
            json!({ "accentColor": "#12345" }),
            "design.accentColor must be a colour",
        ),
        (json!({ "language": "tlh" }), "design.language must be one of"),
        (
            json!({ "cornerRadius": 99 }),
            "design.cornerRadius must be 0 to 24",
        ),
        (json!({ "tone": "LOUD" }), "design.tone is wrong"),
        (json!({ "providers": ["nobody"] }), "design.providers has an id"),
        (
            json!({ "topProviders": ["nobody"] }),
            "design.topProviders has an id",
        ),
        (json!({ "fileTypes": ["NOVEL"] }), "design.fileTypes has a kind"),
        (json!({ "countries": ["XX"] }), "design.countries"),
        (
            json!({ "companyName": "a\nb" }),
            "design.companyName must be plain text",
        ),
        (
            json!({ "companyName": "x".repeat(101) }),
            "design.companyName must have 1 to 100",
        ),
        (
            json!({ "consentTemplateId": "ct-00000000000000000000000000000000" }),
            "design.consentTemplateId must be that",
        ),
        (
            json!({ "consentTemplateId": "ct-00000000000000000000000000000000", "consentText": "x" }),
            "design.consentTemplateId must not be there",
        ),
    ] {
        let body = json!({ "name": "Loans", "design": design });
        portal
            .tell(&owner, TEMPLATES, body)
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    }
    let nameless = json!({ "name": " ", "design": {} });
    portal.tell(&owner, TEMPLATES, nameless).await.refused(
        400,
        "INVALID_PARAMETERS",
        "name must have 1 to 100",
    );
    assert_eq!(t.count("wink_templates").await, 0);
}

async fn a_copy_is_at_home_in_its_mode(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let consent =
        json!({ "consentType": "DATA", "version": "1", "consentText": "Our words.", "title": "Ours" });
    let consent = portal
        .tell(&owner, "/sandbox/consentTemplates", consent)
        .await
        .good();
    let design = json!({
        "accentColor": "#0b1f4d", "providers": ["sahod_payroll"], "consentTemplateId": consent.data()["id"],
    });
    let made = portal
        .tell(&owner, TEMPLATES, json!({ "name": "Loans", "design": design }))
        .await
        .good();
    let path = format!("{TEMPLATES}/{}", made.data()["id"].as_str().unwrap());
    let logo = json!({ "content": STANDARD.encode(example_logo()) });
    portal
        .ask(&owner, Method::PUT, &format!("{path}/logo"), Some(&logo))
        .await
        .good();
    let copy = format!("{path}/duplicate");
    let same = portal.tell(&owner, &copy, json!({ "name": "Copy" })).await.good();
    assert_eq!(same.data()["design"], made.data()["design"]);
    let body = json!({ "name": "Live", "mode": "PRODUCTION" });
    let live = portal.tell(&owner, &copy, body.clone()).await.good();
    let design = &live.data()["design"];
    assert_eq!(design["accentColor"], "#0b1f4d");
    assert_eq!(design["providers"], json!([]), "production does not have it");
    assert_eq!(
        (
            &design["consentTemplateId"],
            &design["consentText"],
            &design["consentTitle"]
        ),
        (&Value::Null, &json!("Our words."), &json!("Ours"))
    );
    assert!(live.data()["logoUrl"].is_string());
    let list = portal.look(&owner, "/production/winkTemplates").await.good();
    assert_eq!(list.items().len(), 1);
    portal.decide(t.scope.tenant(), Production::None).await;
    portal
        .tell(&owner, &copy, body)
        .await
        .refused(403, "UNAUTHORIZED_ACCESS", "production is not open");
}

async fn a_logo_is_kept_and_taken_away(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let body = json!({ "name": "Loans", "design": {} });
    let made = portal.tell(&owner, TEMPLATES, body).await.good();
    let path = format!("{TEMPLATES}/{}/logo", made.data()["id"].as_str().unwrap());
    for (content, message) in [
        ("%%%".to_owned(), "content must be base64"),
        (
            STANDARD.encode("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            "content must be a PNG, JPEG or WebP",
        ),
    ] {
        let body = json!({ "content": content });
        portal
            .ask(&owner, Method::PUT, &path, Some(&body))
            .await
            .refused(400, "INVALID_PARAMETERS", message);
    }
    let body = json!({ "content": STANDARD.encode(example_logo()) });
    let kept = portal.ask(&owner, Method::PUT, &path, Some(&body)).await.good();
    assert!(kept.data()["logoUrl"].as_str().unwrap().ends_with(".png"));
    let gone = portal.ask(&owner, Method::DELETE, &path, None).await.good();
    assert_eq!(gone.data()["logoUrl"], Value::Null);
    assert_eq!(gone.data()["revision"], 3);
}

async fn consents_are_counted(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let consents = async || {
        portal
            .look(&owner, "/sandbox/consents")
            .await
            .good()
            .data()
            .clone()
    };
    let begun = consents().await;
    assert_eq!(begun["inForce"]["templateId"], Value::Null);
    assert!(
        begun["inForce"]["text"]
            .as_str()
            .unwrap()
            .contains("First Lending")
    );
    assert_eq!(begun["given"], json!([]));
    let body = json!({ "consentType": "DATA", "version": "1", "consentText": "Our words." });
    let made = portal
        .tell(&owner, "/sandbox/consentTemplates", body)
        .await
        .good();
    let user = &t.new_user(&t.scope).await.id;
    let template = made.data()["id"].as_str().unwrap().parse().unwrap();
    t.write(|tx| async move {
        t.record_consent(&tx, &t.scope, user, Some(template), "1", "Our words.")
            .await
    })
    .await
    .unwrap();
    let now = consents().await;
    assert_eq!(now["inForce"]["templateId"], made.data()["id"]);
    assert_eq!(now["given"][0]["templateId"], made.data()["id"]);
    assert_eq!(now["given"][0]["users"], 1);
}

async fn the_emulator_shows_a_users_events(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let opened = portal
        .tell(&owner, "/sandbox/emulator/sessions", json!({}))
        .await
        .good();
    let user = opened.data()["userId"].as_str().unwrap().to_owned();
    assert!(opened.data()["userToken"].as_str().unwrap().len() > 20);
    let path = format!("/sandbox/emulator/events?userId={user}");
    let events = portal.look(&owner, &path).await.good();
    assert_eq!(events.items().len(), 1);
    assert_eq!(events.items()[0]["type"], "USER_CREATED");
    assert_eq!(events.items()[0]["version"], 1);
    let after = format!("{path}&after={}", events.items()[0]["id"].as_str().unwrap());
    assert!(portal.look(&owner, &after).await.good().items().is_empty());
    let again = portal
        .tell(&owner, "/sandbox/emulator/sessions", json!({ "userId": user }))
        .await
        .good();
    assert_eq!(again.data()["userId"], user);
    portal
        .tell(&owner, "/production/emulator/sessions", json!({}))
        .await
        .refused(403, "UNAUTHORIZED_ACCESS", "your role here");
    let people = portal.look(&owner, "/sandbox/emulator/people").await.good();
    assert_eq!(people.data()["people"][0]["userName"], "George");
    assert!(people.data()["specialNames"].as_array().unwrap().len() > 10);
}

async fn data_sources_say_what_they_give(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let sources = portal.look(&owner, "/sandbox/providers").await.good();
    let source = sources
        .items()
        .iter()
        .find(|source| source["id"] == "panlipunan")
        .unwrap();
    assert_eq!(source["country"], "PH");
    assert_eq!(source["logins"][1]["method"], "SS_NUMBER");
    assert_eq!(source["logins"][1]["fields"][0]["label"], "SS_NUMBER");
    let data = sources.data()["data"].as_array().unwrap();
    let incomes = data.iter().find(|one| one["kind"] == "INCOMES").unwrap();
    assert!(
        incomes["fields"]
            .as_array()
            .unwrap()
            .contains(&json!("grossAmount")),
        "{incomes}"
    );
    assert_eq!(sources.data()["fileTypes"][0]["type"], "PAYSLIP");
}
