//! Passkeys: a key in the member's device instead of the password. It stands for both factors, since the device verifies
//! the person.

mod login;
mod mine;

use std::time::Duration;

use aide::axum::ApiRouter;
use openwink_model::ids::MemberId;
use openwink_store::{NewTicket, TicketKind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::webauthn::{Refusal, RelyingParty};
use crate::{AppState, Problem, envelope::Answer, problem::Code};

/// How long a ceremony may take.
const LIFETIME: Duration = Duration::from_secs(300);

pub fn relying_party(state: &AppState) -> Option<RelyingParty> {
    RelyingParty::new(&state.settings().public_url)
}

fn party(state: &AppState) -> Result<RelyingParty, Problem> {
    relying_party(state).ok_or_else(|| {
        Problem::invalid(
            "passkeys need this server under a name, by https; the operator sets it as public_url",
        )
    })
}

fn refused(refusal: Refusal) -> Problem {
    tracing::info!(%refusal, "a passkey was refused");
    Problem::new(
        Code::InvalidCredentials,
        "the passkey was not accepted; try again, or log in with your password",
    )
}

fn expired() -> Problem {
    Problem::new(Code::InvalidToken, "this took too long; begin again")
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyCeremony {
    /// What the answer is sent with.
    ceremony: String,
    options: PasskeyOptions,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyOptions {
    /// What `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON` takes.
    public_key: Value,
}

/// Begins a ceremony: what the browser is asked, with a challenge that is good once.
async fn begin(
    state: &AppState,
    kind: TicketKind,
    member: Option<MemberId>,
    mut options: Value,
) -> Result<Answer<PasskeyCeremony>, Problem> {
    let store = state.store();
    let challenge = store
        .write(|tx| async move {
            let ticket = NewTicket {
                kind,
                member,
                tenant: None,
                data: None,
                lifetime: Some(LIFETIME),
            };
            store.issue_ticket(&tx, ticket).await
        })
        .await?;
    options["challenge"] = challenge.expose().into();
    options["timeout"] = (LIFETIME.as_millis() as u64).into();
    Ok(Answer(PasskeyCeremony {
        ceremony: challenge.expose().to_owned(),
        options: PasskeyOptions { public_key: options },
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().merge(mine::routes()).merge(login::routes())
}
