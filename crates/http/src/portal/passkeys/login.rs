//! Logging in with a passkey.

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::ids::TypedId;
use openwink_store::{StoreError, TicketKind};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{PasskeyCeremony, begin, expired, party, refused};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, Request},
    portal::{
        Public,
        entry::WithCookie,
        login::{LoginResult, check_lockout, count_failure, counted_names, enter},
        webauthn::{Assertion, Credential, Refusal},
    },
};

async fn start(
    State(state): State<AppState>,
    Public { .. }: Public,
) -> Result<Answer<PasskeyCeremony>, Problem> {
    let party = party(&state)?;
    let options = serde_json::json!({
        "rpId": party.id,
        // The device shows which it has: we say nothing of who has an account
        "allowCredentials": [],
        "userVerification": "required",
    });
    begin(&state, TicketKind::PasskeyLogin, None, options).await
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyLoginRequest {
    ceremony: String,
    /// The browser's `credential.toJSON()`.
    credential: Assertion,
}

impl Request for PasskeyLoginRequest {}

async fn login(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<PasskeyLoginRequest>,
) -> Result<WithCookie<LoginResult>, Problem> {
    let party = party(&state)?;
    let counted = counted_names("", &origin.address);
    check_lockout(&state, &[&counted[1]]).await?;
    let store = state.store();
    let challenge = &body.ceremony;
    let ticket = store
        .write(|tx| async move { store.use_ticket(&tx, TicketKind::PasskeyLogin, challenge).await })
        .await?;
    ticket.ok_or_else(expired)?;
    let id = body.credential.credential_id().unwrap_or_default();
    let passkey = store.passkey_by_credential(&id).await?;
    let owner = |passkey: &openwink_store::Passkey| {
        let handle = body.credential.user_handle();
        handle.is_none_or(|handle| handle == passkey.member.uuid().as_bytes())
    };
    let Some(passkey) = passkey.filter(owner) else {
        count_failure(&state, &counted).await?;
        return Err(refused(Refusal::Key));
    };
    let known: Credential =
        serde_json::from_slice(&passkey.state).map_err(|error| StoreError::unreadable("passkey", &error))?;
    let kept = match body.credential.verify(&party, challenge, &known) {
        Ok(kept) => kept,
        Err(refusal) => {
            count_failure(&state, &counted).await?;
            return Err(refused(refusal));
        }
    };
    let kept = &serde_json::to_vec(&kept).map_err(|_| Problem::internal("a credential is no JSON"))?;
    store
        .write(|tx| async move { store.use_passkey(&tx, passkey.id, kept).await })
        .await?;
    let person = store.member(passkey.member).await?;
    let person = person.ok_or_else(|| refused(Refusal::Key))?;
    enter(&state, &person, &origin).await
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/login/passkey/start",
            post_with(start, |op| {
                op.id("start-passkey-login")
                    .tag("Log-in")
                    .summary("Begin a log-in with a passkey")
                    .description("The answer is good for 5 minutes, once.")
            }),
        )
        .api_route(
            "/login/passkey/finish",
            post_with(login, |op| {
                op.id("login-with-passkey")
                    .tag("Log-in")
                    .summary("Log in with a passkey")
                    .description("No code is asked for: the device has verified the person.")
            }),
        )
}
