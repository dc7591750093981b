//! Accounts, organisations and the audit log.

use std::time::Duration;

use openwink_model::portal::{Production, Role};
use openwink_store::StoreError;
use serde_json::json;

use super::{Case, Stranger::*};
use crate::portal::tests::{PASSWORD, Portal, Somebody, login::set_password, passkeys};

const DAY: Duration = Duration::from_secs(24 * 3600);

pub async fn case(portal: &Portal<'_>, operation: &str, path: &str, who: &Somebody) -> Option<Case> {
    let tenant = portal.scope.tenant();
    let with_id = |id: &str, stranger| Case::new(path.replace("{id}", id), stranger);
    Some(match operation {
        "get-me" | "logout" | "list-my-sessions" | "end-my-sessions" | "get-my-security"
        | "get-organisation" | "list-members" | "list-audit-lines" => Case::new(path, TheirOwn),
        "share-links" => Case::new(path, TheirOwn).body(json!({ "sharesLinks": true })),
        "set-my-name" | "rename-organisation" => {
            Case::new(path, TheirOwn).body(json!({ "name": "Another Name" }))
        }
        "set-my-password" => {
            set_password(portal, who.id).await;
            Case::new(path, NoProof).body(json!({ "current": PASSWORD, "password": "five very small words" }))
        }
        "set-my-email" => {
            set_password(portal, who.id).await;
            let email = format!("new-{}", who.email);
            Case::new(path, NoProof).body(json!({ "password": PASSWORD, "email": email }))
        }
        "propose-totp" | "remove-totp" => {
            set_password(portal, who.id).await;
            Case::new(path, NoProof).body(json!({ "password": PASSWORD }))
        }
        "renew-recovery-codes" => {
            set_password(portal, who.id).await;
            portal.use_an_app(who.id).await;
            Case::new(path, NoProof).body(json!({ "password": PASSWORD }))
        }
        "confirm-totp" => {
            let code = portal.propose_app(who.id).await.code(portal);
            Case::new(path, Refused).body(json!({ "code": code }))
        }
        "list-my-passkeys" => {
            passkeys::stored(portal, who).await;
            Case::new(path, EmptyList)
        }
        "start-passkey" => {
            set_password(portal, who.id).await;
            Case::new(path, NoProof).body(json!({ "password": PASSWORD }))
        }
        "add-passkey" => {
            let (ceremony, credential) = passkeys::ceremony(portal, who).await;
            Case::new(path, Refused)
                .body(json!({ "ceremony": ceremony, "name": "A key", "credential": credential }))
        }
        "rename-passkey" => {
            let id = passkeys::stored(portal, who).await;
            with_id(&id, NotFound).body(json!({ "name": "Another" }))
        }
        "remove-passkey" => {
            set_password(portal, who.id).await;
            let id = passkeys::stored(portal, who).await;
            with_id(&id, NoProof).body(json!({ "password": PASSWORD }))
        }
        "end-my-session" => {
            let (_, session) = portal.sign_in(who.id, &who.tenant).await;
            with_id(&session.to_string(), NotFound)
        }
        "switch-organisation" => Case::new(path, NotFound).body(json!({ "organisationId": who.tenant })),
        "leave-organisation" => {
            portal.owner().await;
            set_password(portal, who.id).await;
            Case::new(path, NoProof).body(json!({ "password": PASSWORD }))
        }
        "ask-for-production" => {
            // Whoever is in production already has nothing to ask for
            portal.decide(tenant, Production::None).await;
            Case::new(path, TheirOwn).body(json!({
                "purpose": "Checking applicants' income", "website": "https://first.example",
            }))
        }
        "set-member-role" => {
            let other = portal.somebody(tenant, Role::Viewer).await;
            with_id(&other.id.to_string(), NotFound).body(json!({ "role": "ANALYST" }))
        }
        "remove-member" => {
            let other = portal.somebody(tenant, Role::Viewer).await;
            with_id(&other.id.to_string(), NotFound)
        }
        "list-member-invitations" => {
            invitation(portal, who).await;
            Case::new(path, EmptyList)
        }
        "invite-member" => {
            let email = format!("{}@example.com", portal.ambient().uuid().simple());
            Case::new(path, TheirOwn).body(json!({ "email": email, "role": "VIEWER" }))
        }
        "withdraw-member-invitation" | "resend-member-invitation" => {
            with_id(&invitation(portal, who).await, NotFound)
        }
        _ => return None,
    })
}

async fn invitation(portal: &Portal<'_>, by: &Somebody) -> String {
    let email = &format!("{}@example.com", portal.ambient().uuid().simple());
    let tenant = portal.scope.tenant();
    let invited = portal
        .write(|tx| async move {
            let invited = portal.invite_member(&tx, tenant, email, Role::Viewer, by.id, DAY);
            Ok::<_, StoreError>(invited.await?.1)
        })
        .await;
    invited.unwrap().id.to_string()
}
