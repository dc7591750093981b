//! The emulator: the widget as a customer embeds it, in the sandbox, for a user made on the spot or one that is there.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    Country, DateTime,
    events::EventType,
    ids::{EventId, UserId},
};
use openwink_providers::sandbox::{SPECIAL_PASSWORD, people, special_names};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{member::MayIn, permission::UseSandbox};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created},
    extract::{MaybeBody, Params, Query, Request},
    open::tokens::embed,
};

const MOST_EVENTS: u64 = 100;

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
struct EmulatorRequest {
    /// Who opens the widget; without it, a new user.
    user_id: Option<UserId>,
}

impl Request for EmulatorRequest {}

/// What a customer's server hands to its page.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmulatorSession {
    user_id: UserId,
    user_token: String,
    expires_at: DateTime,
}

async fn open(
    State(state): State<AppState>,
    may: MayIn<UseSandbox>,
    MaybeBody(body): MaybeBody<EmulatorRequest>,
) -> Result<Created<EmulatorSession>, Problem> {
    let (store, scope) = (state.store(), &may.scope);
    let known = match &body.user_id {
        Some(id) => {
            let user = store.user(scope, id).await?;
            Some(user.ok_or_else(|| Problem::missing("user"))?.id)
        }
        None => None,
    };
    let (user, token) = embed(&state, scope, known, "emulator").await?;
    Ok(Created(EmulatorSession {
        user_id: user,
        user_token: token.token.expose().to_owned(),
        expires_at: token.expires_at,
    }))
}

/// One of the sandbox's people, with what they log in with.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SandboxPerson {
    user_name: &'static str,
    full_name: &'static str,
    email: &'static str,
    phone: &'static str,
    password: &'static str,
    code: &'static str,
    ss_number: Option<&'static str>,
    country: Country,
}

/// A user name that makes every provider of the sandbox behave in one way.
#[derive(Serialize, JsonSchema)]
struct SpecialUserName {
    name: String,
    effect: &'static str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SandboxPeople {
    people: Vec<SandboxPerson>,
    special_names: Vec<SpecialUserName>,
    /// The password of the special user names, where one is asked for.
    special_password: &'static str,
}

async fn credentials(_: MayIn<UseSandbox>) -> Answer<SandboxPeople> {
    Answer(SandboxPeople {
        people: people()
            .iter()
            .map(|person| SandboxPerson {
                user_name: person.user_name,
                full_name: person.full_name,
                email: person.email,
                phone: person.phone,
                password: person.password,
                code: person.code,
                ss_number: person.ss_number,
                country: person.country,
            })
            .collect(),
        special_names: special_names()
            .into_iter()
            .map(|special| SpecialUserName {
                name: special.name,
                effect: special.effect,
            })
            .collect(),
        special_password: SPECIAL_PASSWORD,
    })
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EventParams {
    user_id: UserId,
    /// Events that came after this one.
    after: Option<EventId>,
}

impl Query for EventParams {}

/// An event as webhooks tell it, without what only a delivery fills in.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmulatorEvent {
    id: EventId,
    version: u8,
    #[serde(rename = "type")]
    kind: EventType,
    created_at: DateTime,
    data: Value,
}

#[derive(Serialize, JsonSchema)]
struct EmulatorEvents {
    items: Vec<EmulatorEvent>,
}

async fn events(
    State(state): State<AppState>,
    may: MayIn<UseSandbox>,
    Params(params): Params<EventParams>,
) -> Result<Answer<EmulatorEvents>, Problem> {
    let events = state
        .store()
        .events_after(&may.scope, &params.user_id, params.after, MOST_EVENTS)
        .await?;
    Ok(Answer(EmulatorEvents {
        items: events
            .into_iter()
            .map(|event| EmulatorEvent {
                id: event.id,
                version: 1,
                kind: event.kind,
                created_at: event.created_at,
                data: event.data,
            })
            .collect(),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    const TAG: &str = "Emulator";
    ApiRouter::new()
        .api_route(
            "/{mode}/emulator/sessions",
            post_with(open, |op| {
                op.id("open-emulator")
                    .tag(TAG)
                    .summary("Get a link token for the emulator")
                    .description("In the sandbox only.")
            }),
        )
        .api_route(
            "/{mode}/emulator/people",
            get_with(credentials, |op| {
                op.id("list-sandbox-people")
                    .tag(TAG)
                    .summary("The sandbox's people and special user names")
            }),
        )
        .api_route(
            "/{mode}/emulator/events",
            get_with(events, |op| {
                op.id("list-emulator-events")
                    .tag(TAG)
                    .summary("A user's events")
                    .description("In the order in which they happened, at most 100.")
            }),
        )
}
