//! A member's own sessions.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime,
    ids::{PortalSessionId, TenantId},
};
use openwink_store::StoreError;
use schemars::JsonSchema;
use serde::Serialize;

use super::{May, account::end_what_was_begun, entry::WithCookie, permission::OwnAccount};
use crate::{
    AppState, Problem,
    envelope::{Answer, List, Nothing},
    extract::PathId,
};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    id: PortalSessionId,
    /// Whether it is the one that asks.
    current: bool,
    /// The browser in a few words.
    browser: String,
    /// The network that it came from.
    address: String,
    organisation_id: TenantId,
    created_at: DateTime,
    seen_at: DateTime,
    expires_at: DateTime,
}

async fn list(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<Answer<List<Session>>, Problem> {
    let idle = state.settings().portal.session_idle;
    let sessions = state.store().portal_sessions(member.id, idle).await?;
    let items = sessions
        .into_iter()
        .map(|session| Session {
            current: session.id == member.session,
            id: session.id,
            browser: session.user_agent,
            address: session.address,
            organisation_id: session.tenant,
            created_at: session.created_at,
            seen_at: session.seen_at,
            expires_at: session.expires_at,
        })
        .collect();
    Ok(Answer(List {
        next_cursor: None,
        items,
    }))
}

async fn end(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    PathId(id): PathId<PortalSessionId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let done = store
        .write(|tx| async move {
            let done = store.end_portal_session(&tx, member.id, id).await?;
            if done {
                store
                    .audit(&tx, &member.actor(), &member.tenant, "session.ended", id)
                    .await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("session")),
    }
}

async fn end_all(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<WithCookie<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    store
        .write(|tx| async move {
            let ended = store.end_portal_sessions(&tx, member.id, None).await?;
            end_what_was_begun(store, &tx, member.id).await?;
            let target = format_args!("{ended} sessions").to_string();
            store
                .audit(&tx, &member.actor(), &member.tenant, "sessions.ended", target)
                .await
        })
        .await?;
    WithCookie::removed(&state, Nothing {})
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/me/sessions",
            get_with(list, |op| {
                op.id("list-my-sessions")
                    .tag("Account")
                    .summary("List one's sessions")
                    .description("Latest first, all on one page.")
            })
            .delete_with(end_all, |op| {
                op.id("end-my-sessions")
                    .tag("Account")
                    .summary("Log out everywhere")
                    .description("Ends this session too.")
            }),
        )
        .api_route(
            "/me/sessions/{id}",
            delete_with(end, |op| {
                op.id("end-my-session").tag("Account").summary("End a session")
            }),
        )
}
