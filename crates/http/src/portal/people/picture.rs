//! `GET /{mode}/archives/{id}/picture`: a page as its reader saw it. The picture was drawn in the reader's own process when
//! the document was read; nothing of a stranger's file is opened here.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{accesses::AccessKind, ids::ArchiveId};
use schemars::JsonSchema;
use serde::Deserialize;

use super::download::Download;
use crate::{
    AppState, Problem,
    extract::{Params, PathId, Query},
    portal::{MayIn, permission::ReadPeople},
};

#[derive(Debug, Deserialize, JsonSchema)]
struct PictureParams {
    /// Which page of the archive, from 0.
    #[serde(default)]
    page: u16,
}

impl Query for PictureParams {}

async fn get(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<ArchiveId>,
    Params(params): Params<PictureParams>,
) -> Result<Download, Problem> {
    let store = state.store();
    let found = store.page_picture(&scope, id, params.page.into()).await?;
    let picture = found.ok_or_else(|| Problem::missing("picture of a page"))?;
    if let Some(archive) = store.archive(&scope, id).await? {
        state.note_member_read(member.id, &scope, AccessKind::Files, &archive.user);
    }
    Ok(Download {
        kind: "image/jpeg",
        name: None,
        bytes: picture.to_vec(),
    })
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/{mode}/archives/{id}/picture",
        get_with(get, |op| {
            op.id("get-archive-picture")
                .tag("People")
                .summary("Get the picture of a page")
                .description("As JPEG, upright: the boxes of what was read are places on it.")
        }),
    )
}
