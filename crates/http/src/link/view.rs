//! `GET /view`: the view now, or as soon as it is newer than the one that the page has.

use std::time::{Duration, Instant};

use axum::{Extension, extract::State};
use openwink_store::LinkSession;
use schemars::JsonSchema;
use serde::Deserialize;
use tokio::sync::{
    broadcast::{self, error::RecvError},
    watch,
};

use super::{look, session::Session, shapes::View};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Params, Query},
};

/// How long a view is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// After how long it is looked for without a call: the change may come from another process.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Turns true when the server stops taking requests, so that no page keeps it waiting. Add it to the router as an
/// [`Extension`]; without it, views wait to their end.
#[derive(Debug, Clone)]
pub struct Draining(pub watch::Receiver<bool>);

impl Draining {
    async fn begun(draining: Option<Extension<Draining>>) {
        match draining {
            // A sender that is gone will not tell either
            Some(Extension(Draining(mut receiver))) => drop(receiver.wait_for(|draining| *draining).await),
            None => std::future::pending().await,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
pub struct ViewParams {
    revision: Option<i64>,
}

impl Query for ViewParams {}

pub async fn view(
    State(state): State<AppState>,
    Session(session): Session,
    draining: Option<Extension<Draining>>,
    Params(params): Params<ViewParams>,
) -> Result<Answer<View>, Problem> {
    if let Some(known) = params.revision {
        tokio::select! {
            waited = newer(&state, &session, known) => waited?,
            () = tokio::time::sleep(PATIENCE) => {}
            () = Draining::begun(draining) => {}
        }
    }
    Ok(Answer(look::now(&state, &session).await?))
}

/// Returns when the wizard is newer than `known`.
async fn newer(state: &AppState, session: &LinkSession, known: i64) -> Result<(), Problem> {
    // Listening begins before the first look, so that nothing falls between the two
    let mut changes = state.store().wake().link_changes();
    loop {
        let link = state.store().link_now(&session.scope, &session.user).await?;
        if link.revision > known {
            return Ok(());
        }
        called(&mut changes, session).await;
    }
}

/// Returns when this user's wizard may have moved.
async fn called(changes: &mut broadcast::Receiver<uuid::Uuid>, session: &LinkSession) {
    let until = Instant::now() + LOOK_AGAIN;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match tokio::time::timeout(left, changes.recv()).await {
            Ok(Ok(user)) if user != session.user.uuid() => {}
            Ok(Ok(_) | Err(RecvError::Lagged(_))) | Err(_) => return,
            Ok(Err(RecvError::Closed)) => return tokio::time::sleep(left).await,
        }
    }
}
