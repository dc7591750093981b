//! Wink templates, consent templates, data sources and the emulator.

use base64::{Engine, engine::general_purpose::STANDARD};
use openwink_model::wink::Design;
use openwink_store::{NewConsentTemplate, StoreError};
use serde_json::json;

use super::{Case, Stranger::*};
use crate::portal::{
    tests::{Portal, Somebody},
    wink_templates::example_logo,
};

async fn wink_template(portal: &Portal<'_>) -> String {
    let (scope, design) = (&portal.scope, &Design::default());
    let made = portal.write(|tx| async move {
        portal
            .create_wink_template(&tx, scope, "Loans", design, None)
            .await
    });
    made.await.unwrap().id.to_string()
}

async fn consent_template(portal: &Portal<'_>) -> String {
    let scope = &portal.scope;
    let new = &NewConsentTemplate {
        consent_type: "DATA".into(),
        title: None,
        version: "1".into(),
        consent_method: None,
        consent_text: "I agree.".into(),
    };
    let made = portal.write(|tx| async move {
        let made = portal.create_consent_template(&tx, scope, new).await?;
        Ok::<_, StoreError>(made.id)
    });
    made.await.unwrap().to_string()
}

pub async fn case(portal: &Portal<'_>, operation: &str, path: &str, _: &Somebody) -> Option<Case> {
    let design = || json!({ "name": "Loans", "design": { "accentColor": "#0b1f4d" } });
    Some(match operation {
        "list-wink-templates" => {
            wink_template(portal).await;
            Case::new(path, EmptyList)
        }
        "create-wink-template" => Case::new(path, TheirOwn).body(design()),
        "get-wink-template"
        | "delete-wink-template"
        | "count-wink-template-uses"
        | "remove-wink-template-logo" => {
            Case::new(path.replace("{id}", &wink_template(portal).await), NotFound)
        }
        "change-wink-template" => {
            Case::new(path.replace("{id}", &wink_template(portal).await), NotFound).body(design())
        }
        "duplicate-wink-template" => Case::new(path.replace("{id}", &wink_template(portal).await), NotFound)
            .body(json!({ "name": "A copy" })),
        "set-wink-template-logo" => Case::new(path.replace("{id}", &wink_template(portal).await), NotFound)
            .body(json!({ "content": STANDARD.encode(example_logo()) })),
        "list-consent-templates" => {
            consent_template(portal).await;
            Case::new(path, EmptyList)
        }
        "create-consent-template" => Case::new(path, TheirOwn)
            .body(json!({ "consentType": "DATA", "version": "2", "consentText": "I agree." })),
        "delete-consent-template" => {
            Case::new(path.replace("{id}", &consent_template(portal).await), NotFound)
        }
        "count-consents" | "list-data-sources" | "list-sandbox-people" => Case::new(path, TheirOwn),
        "open-emulator" => {
            let user = portal.new_user(&portal.scope).await.id;
            Case::new(path, NotFound).body(json!({ "userId": user }))
        }
        "list-emulator-events" => {
            let user = portal.new_user(&portal.scope).await.id;
            Case::new(format!("{path}?userId={user}"), EmptyList)
        }
        _ => return None,
    })
}
