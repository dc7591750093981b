//! The organisation's members: list, role, removal.

use aide::axum::{
    ApiRouter,
    routing::{get_with, put_with},
};
use axum::extract::State;
use openwink_model::{DateTime, ids::MemberId, portal::Role};
use openwink_store::{Colleague, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    May,
    organisation::{last_owner, not_oneself},
    permission::ManageOrganisation,
};
use crate::{
    AppState, Problem,
    envelope::{Answer, List, Nothing},
    extract::{Body, PathId, Request},
};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationMember {
    id: MemberId,
    name: String,
    email: String,
    role: Role,
    /// Whether a code is asked for when they log in.
    two_factor: bool,
    /// Since when they are a member.
    created_at: DateTime,
    /// When they last logged in here.
    used_at: DateTime,
}

impl From<Colleague> for OrganisationMember {
    fn from(colleague: Colleague) -> Self {
        Self {
            id: colleague.id,
            name: colleague.name,
            email: colleague.email,
            role: colleague.role,
            two_factor: colleague.two_factor,
            created_at: colleague.since,
            used_at: colleague.used_at,
        }
    }
}

async fn list(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
) -> Result<Answer<List<OrganisationMember>>, Problem> {
    let colleagues = state.store().colleagues(&member.tenant).await?;
    Ok(Answer(List {
        next_cursor: None,
        items: colleagues.into_iter().map(OrganisationMember::from).collect(),
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleRequest {
    role: Role,
}

impl Request for RoleRequest {}

/// What became of a change to a member.
enum Change {
    Done,
    Nobody,
    LastOwner,
}

impl Change {
    fn answer(self) -> Result<Answer<Nothing>, Problem> {
        match self {
            Self::Done => Ok(Answer::DONE),
            Self::Nobody => Err(Problem::missing("member")),
            Self::LastOwner => Err(last_owner()),
        }
    }
}

async fn set_role(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    PathId(id): PathId<MemberId>,
    Body(body): Body<RoleRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member, role) = (state.store(), &member, body.role);
    let change = store
        .write(|tx| async move {
            let owners = store.owners(&tx, &member.tenant).await?;
            if owners == [id] && role != Role::Owner {
                return Ok(Change::LastOwner);
            }
            if !store.set_role(&tx, &member.tenant, id, role).await? {
                return Ok(Change::Nobody);
            }
            let target = format!("{id} {role}");
            store
                .audit(&tx, &member.actor(), &member.tenant, "member.roleChanged", target)
                .await?;
            Ok::<_, StoreError>(Change::Done)
        })
        .await?;
    change.answer()
}

async fn remove(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    PathId(id): PathId<MemberId>,
) -> Result<Answer<Nothing>, Problem> {
    if id == member.id {
        return Err(not_oneself());
    }
    let (store, member) = (state.store(), &member);
    let change = store
        .write(|tx| async move {
            // Taken first, so that two owners who remove each other take turns
            let owners = store.owners(&tx, &member.tenant).await?;
            if owners == [id] {
                return Ok(Change::LastOwner);
            }
            if !store.remove_membership(&tx, &member.tenant, id).await? {
                return Ok(Change::Nobody);
            }
            store
                .audit(&tx, &member.actor(), &member.tenant, "member.removed", id)
                .await?;
            Ok::<_, StoreError>(Change::Done)
        })
        .await?;
    change.answer()
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/members",
            get_with(list, |op| {
                op.id("list-members")
                    .tag("Organisation")
                    .summary("List the organisation's members")
                    .description("The first first, all on one page.")
            }),
        )
        .api_route(
            "/members/{id}",
            put_with(set_role, |op| {
                op.id("set-member-role")
                    .tag("Organisation")
                    .summary("Change a member's role")
                    .description("It counts from their next call on. The last owner keeps theirs.")
            })
            .delete_with(remove, |op| {
                op.id("remove-member")
                    .tag("Organisation")
                    .summary("Remove a member")
                    .description("Ends their sessions here. Their account stays, and other organisations' memberships with it.")
            }),
        )
}
