//! Passkeys, with an authenticator in software.

use axum::http::Method;
use openwink_store::NewPasskey;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{PASSWORD, Portal, Somebody, accounts::letters, login::set_password};
use crate::portal::{passkeys::relying_party, webauthn::tests::Authenticator};

on_both!(
    a_passkey_is_added_used_renamed_and_removed,
    a_passkey_of_somebody_else_opens_nothing,
);

fn authenticator(portal: &Portal<'_>) -> Authenticator {
    Authenticator::new(&relying_party(&portal.state).unwrap())
}

/// A ceremony of a member's that wants but its end: its name, and what a new authenticator says.
pub async fn ceremony(portal: &Portal<'_>, who: &Somebody) -> (String, Value) {
    begin(portal, who, &authenticator(portal)).await
}

async fn begin(portal: &Portal<'_>, who: &Somebody, authenticator: &Authenticator) -> (String, Value) {
    set_password(portal, who.id).await;
    let begun = portal
        .tell(who, "/me/passkeys/start", json!({ "password": PASSWORD }))
        .await
        .good();
    let options = &begun.data()["options"]["publicKey"];
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    let credential = authenticator.create(options["challenge"].as_str().unwrap());
    let ceremony = begun.data()["ceremony"].as_str().unwrap().to_owned();
    (ceremony, credential)
}

/// A passkey of a member's, as it is stored.
pub async fn stored(portal: &Portal<'_>, who: &Somebody) -> String {
    let credential = portal.ambient().bytes::<16>();
    let passkey = portal
        .write(|tx| async move {
            let new = NewPasskey {
                credential: &credential,
                name: "A key",
                state: b"{}",
            };
            portal.add_passkey(&tx, who.id, &new).await
        })
        .await;
    passkey.unwrap().unwrap().id.to_string()
}

async fn enter(portal: &Portal<'_>, authenticator: &mut Authenticator, user: &[u8]) -> crate::tests::Reply {
    let begun = portal.knock("/login/passkey/start", json!({})).await.good();
    let challenge = begun.data()["options"]["publicKey"]["challenge"]
        .as_str()
        .unwrap();
    let credential = authenticator.get(challenge, user);
    let body = json!({ "ceremony": begun.data()["ceremony"], "credential": credential });
    portal.knock("/login/passkey/finish", body).await
}

async fn a_passkey_is_added_used_renamed_and_removed(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let user = openwink_model::ids::TypedId::uuid(owner.id);
    let mut authenticator = authenticator(&portal);
    let (ceremony, credential) = begin(&portal, &owner, &authenticator).await;
    let body = json!({ "ceremony": ceremony, "name": "My phone", "credential": credential });
    let added = portal
        .tell(&owner, "/me/passkeys/finish", body.clone())
        .await
        .good();
    let again = portal.tell(&owner, "/me/passkeys/finish", body).await;
    again.refused(400, "INVALID_PARAMETERS", "this took too long");

    // It stands for both factors
    portal.use_an_app(owner.id).await;
    let entered = enter(&portal, &mut authenticator, user.as_bytes()).await.good();
    assert_eq!(entered.data(), &json!({ "done": true }));
    let cookie = entered.header("set-cookie").split(';').next().unwrap();
    portal
        .ask_with(Some(cookie), Method::GET, "/me", None)
        .await
        .good();
    enter(&portal, &mut authenticator, user.as_bytes()).await.good();

    let path = format!("/me/passkeys/{}", added.data()["id"].as_str().unwrap());
    portal
        .ask(&owner, Method::PUT, &path, Some(&json!({ "name": "Old phone" })))
        .await
        .good();
    let list = portal.look(&owner, "/me/passkeys").await.good();
    assert_eq!(list.items()[0]["name"], "Old phone");
    assert!(list.items()[0]["usedAt"].is_string());
    let letter = letters(&portal).await.pop().unwrap();
    assert_eq!(letter.subject, "A passkey was added to your account");
    let remove = async |password: &str| {
        let body = json!({ "password": password });
        portal.ask(&owner, Method::DELETE, &path, Some(&body)).await
    };
    remove("not the password")
        .await
        .refused(400, "INVALID_CREDENTIALS", "the password is wrong");
    remove(PASSWORD).await.good();
    let refused = enter(&portal, &mut authenticator, user.as_bytes()).await;
    refused.refused(400, "INVALID_CREDENTIALS", "the passkey was not accepted");
}

async fn a_passkey_of_somebody_else_opens_nothing(t: &TestStore) {
    let portal = Portal::new(t).await;
    let (owner, other) = (portal.owner().await, portal.owner().await);
    let mut authenticator = authenticator(&portal);
    let (ceremony, credential) = begin(&portal, &owner, &authenticator).await;
    let body = json!({ "ceremony": ceremony, "name": "Key", "credential": credential });
    portal.tell(&owner, "/me/passkeys/finish", body).await.good();

    let user = openwink_model::ids::TypedId::uuid(other.id);
    let refused = enter(&portal, &mut authenticator, user.as_bytes()).await;
    refused.refused(400, "INVALID_CREDENTIALS", "the passkey was not accepted");
    let mut stranger = Authenticator::new(&relying_party(&portal.state).unwrap());
    let refused = enter(&portal, &mut stranger, user.as_bytes()).await;
    refused.refused(400, "INVALID_CREDENTIALS", "the passkey was not accepted");
    authenticator.origin = "https://evil.example".into();
    let user = openwink_model::ids::TypedId::uuid(owner.id);
    let refused = enter(&portal, &mut authenticator, user.as_bytes()).await;
    refused.refused(400, "INVALID_CREDENTIALS", "the passkey was not accepted");
}
