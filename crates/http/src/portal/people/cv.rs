//! `GET /{mode}/users/{id}/cv`: a user as a curriculum vitae; and `…/payload`: as the Open API's JSON.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    DateTime, accesses::AccessKind, events::UserSession, ids::UserId, payload::UserPayload,
    records::RecordKind,
};
use openwink_reports::Cv;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    documents::SentDocument,
    dossier::{self, Whole},
};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::PathId,
    open::{accounts::Account, users::ExternalMetadata},
    portal::{MayIn, permission::ReadPeople},
};

/// A user, readable.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PersonCv {
    id: UserId,
    external_metadata: ExternalMetadata,
    created_at: DateTime,
    session: UserSession,
    cv: Cv,
    accounts: Vec<Account>,
    documents: Vec<SentDocument>,
    /// Kinds of which there are more records than are shown: the latest are.
    cut: Vec<RecordKind>,
}

async fn get(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<PersonCv>, Problem> {
    let Whole {
        user,
        accounts,
        archives,
        dossier,
    } = dossier::load(&state, &scope, &id).await?;
    state.note_member_read(member.id, &scope, AccessKind::Cv, &id);
    Ok(Answer(PersonCv {
        id: user.id,
        external_metadata: ExternalMetadata(user.external_metadata),
        created_at: user.created_at,
        session: user.session,
        cv: Cv::of(&dossier, state.store().now(&scope).date()),
        accounts: accounts.into_iter().map(Account::from).collect(),
        documents: archives
            .iter()
            .map(|archive| SentDocument::of(&state, archive))
            .collect(),
        cut: dossier.cut,
    }))
}

async fn payload(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<UserPayload>, Problem> {
    let payload = state.store().user_payload(&scope, &id).await?;
    let payload = payload.ok_or_else(|| Problem::missing("user"))?;
    state.note_member_read(member.id, &scope, AccessKind::Everything, &id);
    Ok(Answer(payload))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/users/{id}/cv",
            get_with(get, |op| {
                op.id("get-person-cv")
                    .tag("People")
                    .summary("Get a user as a curriculum vitae")
                    .description(
                        "Who, where they work and since when, pay by month and source, contributions, documents with what was \
                         read and where it stands, consents, and what does not fit together. Pay that two sources tell of is \
                         counted once, by the weightier source.",
                    )
            }),
        )
        .api_route(
            "/{mode}/users/{id}/payload",
            get_with(payload, |op| {
                op.id("get-person-payload")
                    .tag("People")
                    .summary("Get everything of a user, as the Open API answers it")
            }),
        )
}
