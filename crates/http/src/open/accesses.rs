//! Who read a user's data. An addition of ours to the contract.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::ids::UserId;

use super::users;
use crate::{
    AppState, Problem,
    accesses::{self, Access},
    envelope::{Answer, List},
    extract::{Paging, Params, PathId, With, may},
};

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathId(id): PathId<UserId>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Access>>, Problem> {
    users::find(&state, &caller, &id).await?;
    Ok(Answer(accesses::page(&state, &caller.scope, &id, &paging).await?))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/users/{id}/accesses",
        get_with(list, |op| {
            op.id("list-user-accesses")
                .tag("Users")
                .summary("List who read a user's data")
                .description(
                    "Each read over the API or in the portal, by reader, kind of data and minute; latest first. It is there \
                     about a second after the read, and kept for as long as the operator says, by default a year. The \
                     user sees in the widget that you read, what and when. An addition of Openwink's to the contract.",
                )
        }),
    )
}
