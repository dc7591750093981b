//! Invitations and invite templates.

use openwink_model::invites::Wording;
use serde_json::{Value, json};

use super::{Case, Stranger::*};
use crate::portal::tests::{Portal, Somebody};

fn wording() -> Value {
    let mut body = serde_json::to_value(Wording::standard("Lender")).unwrap();
    body["name"] = "Ours".into();
    body
}

async fn template(portal: &Portal<'_>) -> String {
    let words = &Wording::standard("Lender");
    let made = portal
        .write(|tx| async move {
            portal
                .create_invite_template(&tx, &portal.scope, "Ours", words)
                .await
        })
        .await;
    made.unwrap().id.to_string()
}

pub async fn case(portal: &Portal<'_>, operation: &str, path: &str, _who: &Somebody) -> Option<Case> {
    let invite = async || {
        let invite = portal.new_invite(&portal.scope, "marker@example.com").await;
        Case::new(path.replace("{id}", &invite.id.to_string()), NotFound)
    };
    Some(match operation {
        "portal-list-invites" => {
            invite().await;
            Case::new(path, EmptyList)
        }
        "portal-get-invite" | "portal-resend-invite" | "portal-cancel-invite" => invite().await,
        "portal-create-invite" => {
            let id = template(portal).await;
            Case::new(path, Refused).body(json!({
                "fullName": "Ana Cruz", "email": "ana@example.com", "templateId": id,
            }))
        }
        "portal-import-invites" => {
            let id = template(portal).await;
            Case::new(path, Refused).body(json!({
                "csv": "fullName,email\nAna Cruz,ana@example.com", "templateId": id, "send": true,
            }))
        }
        // Each organisation has one of its own from the beginning
        "portal-list-invite-templates" => Case::new(path, TheirOwn),
        "portal-create-invite-template" | "portal-preview-invite-template" => {
            Case::new(path, TheirOwn).body(wording())
        }
        "portal-get-invite-template" | "portal-delete-invite-template" => {
            Case::new(path.replace("{id}", &template(portal).await), NotFound)
        }
        "portal-update-invite-template" => {
            Case::new(path.replace("{id}", &template(portal).await), NotFound).body(wording())
        }
        _ => return None,
    })
}
