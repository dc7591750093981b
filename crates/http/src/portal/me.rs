//! `GET /me`: who is logged in, where, and what they may do there.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Mode,
    ids::{MemberId, PortalSessionId, TenantId},
    portal::{Permission, Production, Role},
};
use schemars::JsonSchema;
use serde::Serialize;

use super::{May, permission::OwnAccount};
use crate::{AppState, Problem, envelope::Answer};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    id: MemberId,
    name: String,
    email: String,
    /// Whether a second factor is asked for at log-in.
    two_factor: bool,
    session_id: PortalSessionId,
    organisation: Organisation,
    /// Every organisation that this member works for, this one included.
    organisations: Vec<Organisation>,
    permissions: Permissions,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    pub id: TenantId,
    pub name: String,
    pub role: Role,
    pub production: Production,
}

impl From<openwink_store::Membership> for Organisation {
    fn from(membership: openwink_store::Membership) -> Self {
        Self {
            id: membership.tenant,
            name: membership.tenant_name,
            role: membership.role,
            production: membership.production,
        }
    }
}

/// What this member may do, in each mode. Production's are only of use once production is approved.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Permissions {
    sandbox: Vec<Permission>,
    production: Vec<Permission>,
}

impl Permissions {
    fn of(role: Role) -> Self {
        let all = |mode| {
            let allowed = |permission: &&Permission| permission.allows(role, mode);
            Permission::ALL.iter().filter(allowed).copied().collect()
        };
        Self {
            sandbox: all(Mode::Sandbox),
            production: all(Mode::Production),
        }
    }
}

async fn get(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<Answer<Me>, Problem> {
    let memberships = state.store().memberships_of(member.id).await?;
    Ok(Answer(Me {
        id: member.id,
        name: member.name,
        email: member.email,
        two_factor: member.two_factor,
        session_id: member.session,
        permissions: Permissions::of(member.role),
        organisation: Organisation {
            id: member.tenant,
            name: member.tenant_name,
            role: member.role,
            production: member.production,
        },
        organisations: memberships.into_iter().map(Organisation::from).collect(),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/me",
        get_with(get, |op| {
            op.id("get-me")
                .tag("Account")
                .summary("Get who is logged in")
                .description(
                    "With the organisation that the session works in, and what the member may do there.",
                )
        }),
    )
}
