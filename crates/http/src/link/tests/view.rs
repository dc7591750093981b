//! What the widget is shown: every key, always.

use openwink_model::{ConnectionStatus, ErrorCode, link::Input};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::Wink;

on_both!(
    a_session_says_what_it_offers,
    the_view_has_every_key,
    providers_are_found,
    a_provider_without_a_connection_leads_to_documents,
    errors_have_their_ways_out,
    a_tenants_own_consent_is_asked_for,
);

async fn a_session_says_what_it_offers(t: &TestStore) {
    let options = json!({ "topProviders": ["talaan_hr", "nobody", "kabayan_ride", "talaan_hr"] });
    let wink = Wink::open(t, options).await;
    let opened = &wink.opened;
    assert_eq!(opened["userId"], wink.user.to_string());
    assert_eq!(opened["expiresAt"], "2026-01-15T10:00:00.000Z");
    assert_eq!(opened["mode"], "SANDBOX");
    assert_eq!(
        opened["settings"],
        json!({ "companyName": "First Lending", "logoUrl": null, "logoGround": null, "accentColor": null,
                "tone": "COOL", "cornerRadius": null, "theme": "AUTO", "language": null,
                "uploads": true, "countries": ["PH", "ID", "SG", "IN"], "country": null, "singleProvider": false })
    );
    assert_eq!(opened["consent"]["version"], "1");
    assert_eq!(opened["consent"]["retentionDays"], 60);
    assert_eq!(
        opened["consent"]["datapoints"],
        json!([
            "IDENTITIES",
            "EMPLOYMENTS",
            "INCOMES",
            "TRANSACTIONS",
            "RATINGS",
            "CONTRIBUTIONS",
            "LIABILITIES",
            "DOCUMENTS"
        ])
    );
    let list = wink.get("/providers").await.good();
    let promoted: Vec<&str> = list.data()["promoted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["id"].as_str().unwrap())
        .collect();
    assert_eq!(promoted, ["talaan_hr", "kabayan_ride"]);
}

async fn the_view_has_every_key(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    let view = wink
        .good("chooseProvider", json!({ "providerId": "bayani_tasks" }))
        .await;
    let card = json!({
        "id": "bayani_tasks", "name": "Bayani Tasks", "longName": "Bayani Tasks Marketplace",
        "logoUrl": "http://127.0.0.1:8080/logos/bayani_tasks.svg",
        "monogram": view["provider"]["monogram"], "type": "GIG", "typeLabel": "Gig Platform",
        "subTypeLabel": "Professional Services", "country": "PH", "accountConnection": true,
        "methods": ["PASSWORD", "OAUTH"], "legacyNames": [],
    });
    assert_eq!(view["provider"]["monogram"]["text"], "BT");
    let empty = json!({
        "revision": 2, "step": "OPTIONS", "provider": card, "account": null,
        "login": { "method": null, "methods": ["PASSWORD", "OAUTH"], "fields": [], "forgotPasswordUrl": null,
                   "errorCode": null },
        "challenge": null, "redirect": null, "progress": null, "found": null, "failure": null, "revoke": null,
        "fileType": null, "archive": null, "alternatives": [], "accounts": [], "archives": [], "signals": [],
    });
    assert_eq!(view, empty);

    let view = wink.good("chooseMethod", json!({ "method": "PASSWORD" })).await;
    assert_eq!(
        view["login"]["fields"],
        json!([{ "name": "userName", "label": "USER_NAME", "kind": "text", "maxLength": 200 },
               { "name": "password", "label": "PASSWORD", "kind": "password", "maxLength": 200 }])
    );
    let view = wink.submit("George", "123456").await;
    let account = super::account_of(&view);
    let shown = json!({ "id": account.to_string(), "providerId": "bayani_tasks", "status": "PENDING", "errorCode": null });
    assert_eq!(view["account"], shown);
    assert_eq!(view["login"], Value::Null);
    assert_eq!(
        view["signals"],
        json!([{ "sequence": 1, "name": "accountCreated", "accountId": account.to_string(),
                 "providerId": "bayani_tasks", "errorCode": null, "uploads": null }])
    );
    wink.code_wanted(account, false).await;
    assert_eq!(
        wink.view().await["challenge"],
        json!({ "channel": "SMS", "sentTo": "+63 ••• ••• 1234", "digits": 4, "resendInSeconds": 30,
                "expiresInSeconds": 300, "channels": ["SMS", "EMAIL"], "round": 1, "errorCode": null })
    );
}

async fn providers_are_found(t: &TestStore) {
    let wink = Wink::at_find(t, json!({ "topProviders": ["talaan_hr"], "enableUpload": false })).await;
    let ids = async |query: &str| -> Vec<String> {
        let list = wink.get(&format!("/providers{query}")).await.good();
        list.items()
            .iter()
            .map(|card| card["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("?search=kabyan+rid").await[0], "kabayan_ride");
    assert_eq!(ids("?search=sakay%20na").await[0], "kabayan_ride");
    assert_eq!(ids("?size=2").await.len(), 2);
    let all = ids("").await;
    assert!(
        !all.contains(&"luzon_connect".to_owned()),
        "it leads to uploads, which there are none of"
    );
    let reply = wink.get("/providers?country=SG&type=SYSTEM").await.good();
    assert!(!reply.items().is_empty());
    assert!(
        reply
            .items()
            .iter()
            .all(|card| card["country"] == "SG" && card["type"] == "SYSTEM")
    );
    assert_eq!(
        reply.data()["promoted"],
        json!([]),
        "promoted ones have to fit too"
    );
    let reply = wink.get("/providers?search=talaan").await.good();
    assert_eq!(reply.data()["promoted"], json!([]));
}

async fn a_provider_without_a_connection_leads_to_documents(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    let view = wink
        .good("chooseProvider", json!({ "providerId": "luzon_connect" }))
        .await;
    assert_eq!(
        (&view["step"], &view["provider"]["id"]),
        (&json!("FILE_TYPES"), &json!("luzon_connect"))
    );
    let alternatives = view["alternatives"].as_array().unwrap();
    assert!(!alternatives.is_empty());
    for card in alternatives {
        assert_eq!(
            (
                &card["country"],
                &card["subTypeLabel"],
                &card["accountConnection"]
            ),
            (&json!("PH"), &json!("Social Insurance"), &json!(true))
        );
    }
    let types = wink.get("/fileTypes").await.good();
    assert_eq!(
        types.items()[0],
        json!({ "type": "PAYSLIP", "typeLabel": "Payslip", "maxFiles": 10, "subtypes": [] })
    );
    assert_eq!(types.items().len(), 11);
    let view = wink
        .good("chooseProvider", json!({ "providerId": "panlipunan" }))
        .await;
    assert_eq!(view["provider"]["id"], "panlipunan");
    assert_eq!(view["alternatives"], json!([]));
    let view = wink.good("showFileTypes", json!({})).await;
    assert_eq!(
        (&view["step"], &view["alternatives"]),
        (&json!("FILE_TYPES"), &json!([]))
    );
}

async fn errors_have_their_ways_out(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    let fail = async |code: ErrorCode| {
        let status = (ConnectionStatus::Error, Some(code));
        wink.report(account, status, &[], Input::Failed { account, code })
            .await;
        wink.view().await
    };
    let view = fail(ErrorCode::AccountLocked).await;
    assert_eq!(view["step"], "ERROR");
    assert_eq!(
        view["failure"],
        json!({ "errorCode": "ACCOUNT_LOCKED", "actions": ["OTHER_PROVIDER", "UPLOAD", "TRY_AGAIN"] })
    );
    assert_eq!(wink.good("tryAgain", json!({})).await["step"], "LOGIN");
    wink.submit("George", "123456").await;
    let view = fail(ErrorCode::ServiceUnavailable).await;
    assert_eq!(
        view["failure"]["actions"],
        json!(["TRY_AGAIN", "OTHER_PROVIDER", "UPLOAD"])
    );
}

async fn a_tenants_own_consent_is_asked_for(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    let template = json!({ "consentType": "EMPLOYMENT", "title": "Our terms", "version": "2026-01",
                           "consentMethod": "CLICK", "consentText": "You let us see your pay." });
    let made = wink.api.post("/v1/consentTemplates", template).await;
    assert!(made.status.is_success(), "{}", made.json);
    // What was shown is no longer what is in force
    wink.input("agree", json!({ "version": "1" })).await.refused(
        400,
        "INVALID_PARAMETERS",
        "version must be that",
    );
    let wink = Wink::reopen(wink.api, wink.user, json!({})).await;
    assert_eq!(wink.opened["consent"]["title"], "Our terms");
    wink.good("agree", json!({ "version": "2026-01" })).await;
    let kept: Vec<String> = t
        .column("SELECT consent_text FROM consents WHERE template_id IS NOT NULL")
        .await;
    assert_eq!(kept, ["You let us see your pay."]);
}
