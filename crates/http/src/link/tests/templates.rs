//! What a Wink template does to a widget.

use axum::http::Method;
use openwink_model::{
    Country,
    mode::Scope,
    wink::{Design, LogoGround, Theme, Tone},
};
use openwink_store::{NewConsentTemplate, NewLogo, WinkTemplate};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::Wink;

on_both!(
    a_template_says_how_the_widget_looks,
    a_template_says_what_is_offered,
    a_template_says_what_is_agreed_to,
    a_consent_template_is_asked_for_where_the_template_names_one,
    an_unknown_template_is_told_to_the_developer_alone,
    the_logo_is_everybodys_to_see,
);

pub(super) async fn template(t: &TestStore, scope: &Scope, design: &Design) -> WinkTemplate {
    let logo = &NewLogo {
        ground: LogoGround::Light,
        png: b"\x89PNG pixels".to_vec(),
    };
    t.write(|tx| async move {
        t.create_wink_template(&tx, scope, "Loans", design, Some(logo))
            .await
    })
    .await
    .unwrap()
}

fn whole() -> Design {
    Design {
        company_name: Some("Harbor Loans".into()),
        accent_color: Some("#0b1f4d".into()),
        tone: Tone::Warm,
        corner_radius: Some(4),
        theme: Theme::Dark,
        language: Some("fil".into()),
        retention_note: Some("Until your application is decided.".into()),
        ..Default::default()
    }
}

async fn a_template_says_how_the_widget_looks(t: &TestStore) {
    let made = template(t, &t.scope, &whole()).await;
    let wink = Wink::open(t, json!({ "templateId": made.id.to_string() })).await;
    let settings = &wink.opened["settings"];
    let logo = format!("http://127.0.0.1:8080/logos/own/{}.png", made.logo.unwrap().id);
    for (key, value) in [
        ("companyName", json!("Harbor Loans")),
        ("logoUrl", json!(logo)),
        ("logoGround", json!("LIGHT")),
        ("accentColor", json!("#0b1f4d")),
        ("tone", json!("WARM")),
        ("cornerRadius", json!(4)),
        ("theme", json!("DARK")),
        ("language", json!("fil")),
    ] {
        assert_eq!(settings[key], value, "{key}");
    }
    assert_eq!(
        wink.opened["consent"]["retentionNote"],
        "Until your application is decided."
    );
    assert_eq!(wink.opened["warnings"], json!([]));
    // The page's own wishes come before the template's
    let options = json!({ "templateId": made.id.to_string(), "companyName": "The page", "language": "en" });
    let wink = Wink::open(t, options).await;
    assert_eq!(wink.opened["settings"]["companyName"], "The page");
    assert_eq!(wink.opened["settings"]["language"], "en");
    assert_eq!(wink.opened["settings"]["accentColor"], "#0b1f4d");
}

async fn a_template_says_what_is_offered(t: &TestStore) {
    let design = Design {
        countries: vec![Country::Ph],
        top_providers: vec!["talaan_hr".into()],
        file_types: vec!["TAX_DOCUMENT".into(), "PAYSLIP".into()],
        ..Default::default()
    };
    let made = template(t, &t.scope, &design).await;
    let options = json!({ "templateId": made.id.to_string() });
    let wink = Wink::at_find(t, options).await;
    assert_eq!(wink.opened["settings"]["countries"], json!(["PH"]));
    assert_eq!(wink.opened["settings"]["country"], "PH");
    let list = wink.get("/providers").await.good();
    assert!(list.items().iter().all(|card| card["country"] == "PH"));
    assert_eq!(list.data()["promoted"][0]["id"], "talaan_hr");
    let reply = wink
        .input("chooseProvider", json!({ "providerId": "lapak_kita" }))
        .await;
    assert_eq!(reply.status, 400);
    let types = wink.get("/fileTypes").await.good();
    let ids: Vec<&Value> = types.items().iter().map(|kind| &kind["type"]).collect();
    assert_eq!(ids, ["PAYSLIP", "TAX_DOCUMENT"], "in the order of their use");
    wink.good("showFileTypes", json!({})).await;
    let reply = wink
        .input("chooseFileType", json!({ "fileType": "COMPANY_ID" }))
        .await;
    assert_eq!(reply.status, 400);
    wink.good("chooseFileType", json!({ "fileType": "TAX_DOCUMENT" }))
        .await;

    let single = Design {
        providers: vec!["sahod_payroll".into()],
        uploads: false,
        ..Default::default()
    };
    let made = template(t, &t.scope, &single).await;
    let wink = Wink::open(t, json!({ "templateId": made.id.to_string() })).await;
    assert_eq!(wink.opened["settings"]["singleProvider"], true);
    assert_eq!(wink.opened["settings"]["uploads"], false);
    let reply = wink.good("agree", json!({ "version": "1" })).await;
    assert_eq!(reply["step"], "LOGIN");
    // A page that names providers of its own, and wants uploads
    let options = json!({ "templateId": made.id.to_string(), "providers": ["ojek_nusa", "upahraya"], "enableUpload": true });
    let wink = Wink::open(t, options).await;
    assert_eq!(wink.opened["settings"]["uploads"], true);
    assert_eq!(wink.opened["settings"]["countries"], json!(["ID"]));
}

async fn a_template_says_what_is_agreed_to(t: &TestStore) {
    let words = |text: &str| Design {
        consent_title: Some("Harbor's consent".into()),
        consent_text: Some(text.into()),
        ..Default::default()
    };
    let made = &template(t, &t.scope, &words("I agree, said the harbor.")).await;
    let wink = Wink::open(t, json!({ "templateId": made.id.to_string() })).await;
    let consent = &wink.opened["consent"];
    assert_eq!(consent["title"], "Harbor's consent");
    assert_eq!(consent["text"], "I agree, said the harbor.");
    let version = format!("{}.1", made.id);
    assert_eq!(consent["version"], version);
    // Reworded while the widget is open: what was shown is what is agreed to
    let other = &words("Other words.");
    // Making it set the logo, which is a revision of its own
    t.write(|tx| async move {
        t.change_wink_template(&tx, &t.scope, made.id, made.revision, "Loans", other)
            .await
    })
    .await
    .unwrap();
    assert_eq!(wink.input("agree", json!({ "version": "1" })).await.status, 400);
    wink.good("agree", json!({ "version": version })).await;
    let kept: Vec<String> = t
        .column("SELECT version || ': ' || consent_text FROM consents")
        .await;
    assert_eq!(kept, [format!("{version}: I agree, said the harbor.")]);
    // Opened anew, the other words are asked for
    let user = wink.user.clone();
    let wink = Wink::reopen(wink.api, user, json!({ "templateId": made.id.to_string() })).await;
    assert_eq!(wink.opened["view"]["step"], "CONSENT");
    assert_eq!(wink.opened["consent"]["text"], "Other words.");
}

async fn a_consent_template_is_asked_for_where_the_template_names_one(t: &TestStore) {
    let consent = |version: &str| NewConsentTemplate {
        consent_type: "DATA".into(),
        title: None,
        version: version.into(),
        consent_method: None,
        consent_text: format!("Words {version}"),
    };
    let (older, newer) = (&consent("1.0"), &consent("2.0"));
    let older = t
        .write(|tx| async move {
            let first = t.create_consent_template(&tx, &t.scope, older).await?;
            t.create_consent_template(&tx, &t.scope, newer).await?;
            Ok::<_, openwink_store::StoreError>(first.id)
        })
        .await
        .unwrap();
    let design = Design {
        consent_template_id: Some(older),
        ..Default::default()
    };
    let made = template(t, &t.scope, &design).await;
    let options = json!({ "templateId": made.id.to_string() });
    let wink = Wink::open(t, options.clone()).await;
    assert_eq!(wink.opened["consent"]["version"], "1.0");
    let wink = Wink::open(t, json!({})).await;
    assert_eq!(
        wink.opened["consent"]["version"], "2.0",
        "the newest, without a template"
    );
    // One that is gone leaves what there is without it
    t.write(|tx| async move { t.delete_consent_template(&tx, &t.scope, older).await })
        .await
        .unwrap();
    let wink = Wink::open(t, options).await;
    assert_eq!(wink.opened["consent"]["version"], "2.0");
}

async fn an_unknown_template_is_told_to_the_developer_alone(t: &TestStore) {
    let foreign = template(t, &t.other_tenant, &whole()).await.id.to_string();
    let other_mode = template(t, &t.other_mode, &whole()).await.id.to_string();
    for named in [foreign.as_str(), &other_mode, "wtpl-nothing", "<b>"] {
        let wink = Wink::open(t, json!({ "templateId": named })).await;
        assert_eq!(wink.opened["settings"]["companyName"], "First Lending");
        assert_eq!(wink.opened["settings"]["accentColor"], Value::Null);
        let warnings = wink.opened["warnings"].as_array().unwrap();
        assert_eq!(warnings.len(), 1);
        assert!(warnings[0].as_str().unwrap().contains(named), "{warnings:?}");
    }
}

async fn the_logo_is_everybodys_to_see(t: &TestStore) {
    let made = template(t, &t.scope, &whole()).await;
    let wink = Wink::open(t, json!({})).await;
    let path = made.logo.unwrap().path();
    let reply = wink.api.send(super::request(Method::GET, &path, "", None)).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), "image/png");
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("cache-control").contains("immutable"));
    assert!(reply.header("content-security-policy").contains("sandbox"));
    for missing in ["/logos/own/logo-1.png", "/logos/own/x", "/logos/own/..%2f.png"] {
        let reply = wink
            .api
            .send(super::request(Method::GET, missing, "", None))
            .await;
        assert_eq!(reply.status, 404, "{missing}");
    }
}
