//! What the pages must know before anybody has logged in.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;

use super::Public;
use crate::{AppState, envelope::Answer};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalConfig {
    /// Whether strangers may sign up.
    sign_up: bool,
    /// The origin that passkeys work at; null where they cannot.
    passkey_origin: Option<String>,
}

async fn get(State(state): State<AppState>, Public { .. }: Public) -> Answer<PortalConfig> {
    Answer(PortalConfig {
        sign_up: state.settings().portal.sign_up,
        passkey_origin: super::passkeys::relying_party(&state).map(|party| party.origin),
    })
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/config",
        get_with(get, |op| {
            op.id("get-portal-config")
                .tag("Sign-up")
                .summary("Get how this portal is set up")
        }),
    )
}
