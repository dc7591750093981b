//! What a person agreed to and took back, and who read their data: as the Open API answers it, for the tenant's people.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::ids::UserId;

use crate::{
    AppState, Problem,
    accesses::{self, Access},
    envelope::{Answer, List},
    extract::{Paging, Params, PathId},
    open::consents::{self, Receipt},
    portal::{MayIn, permission::ReadPeople},
};

async fn receipts(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<UserId>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Receipt>>, Problem> {
    let user = state.store().user(&scope, &id).await?;
    user.ok_or_else(|| Problem::missing("user"))?;
    Ok(Answer(consents::page(&state, &scope, &id, &paging).await?))
}

async fn reads(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<UserId>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Access>>, Problem> {
    let user = state.store().user(&scope, &id).await?;
    user.ok_or_else(|| Problem::missing("user"))?;
    Ok(Answer(accesses::page(&state, &scope, &id, &paging).await?))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/users/{id}/consents",
            get_with(receipts, |op| {
                op.id("list-person-consents")
                    .tag("People")
                    .summary("List what a user agreed to, and what was taken back and erased")
            }),
        )
        .api_route(
            "/{mode}/users/{id}/accesses",
            get_with(reads, |op| {
                op.id("list-person-accesses")
                    .tag("People")
                    .summary("List who read a user's data")
            }),
        )
}
