//! `GET /accesses`: who looked at the person's data. Of the tenant's people nobody is named: the tenant answers for them.

use axum::extract::State;
use openwink_model::{DateTime, accesses::AccessKind};
use openwink_store::PageRequest;
use serde::Serialize;

use super::session::Session;
use crate::{AppState, Problem, envelope::Answer};

/// How many entries are looked at, and how many lines are shown.
const LOOKED_AT: u64 = 150;
const SHOWN: usize = 12;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    who: String,
    what: AccessKind,
    /// The latest of the day.
    at: DateTime,
    /// How often on that day.
    count: u64,
}

#[derive(Serialize)]
pub struct Lines {
    items: Vec<Line>,
}

pub async fn list(
    State(state): State<AppState>,
    Session(session): Session,
) -> Result<Answer<Lines>, Problem> {
    let (store, scope) = (state.store(), &session.scope);
    let found = store
        .accesses(scope, &session.user, PageRequest::first(LOOKED_AT))
        .await?;
    // The one who answers for it, whatever a page calls itself
    let tenant = store.tenant(scope).await?;
    let who = tenant.map(|tenant| tenant.name).unwrap_or_default();
    let mut items: Vec<Line> = Vec::new();
    for access in found.items {
        let same = |line: &&mut Line| line.what == access.what && line.at.date() == access.at.date();
        match items.iter_mut().find(same) {
            Some(line) => {
                line.count += access.count;
                line.at = line.at.max(access.at);
            }
            None => items.push(Line {
                who: who.clone(),
                what: access.what,
                at: access.at,
                count: access.count,
            }),
        }
    }
    items.sort_by_key(|line| std::cmp::Reverse(line.at));
    items.truncate(SHOWN);
    Ok(Answer(Lines { items }))
}
