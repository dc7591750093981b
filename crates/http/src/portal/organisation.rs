//! The organisation: its name, production, and switching to another one.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with, put_with},
};
use axum::extract::State;
use openwink_model::{DateTime, ids::TenantId, portal::Production};
use openwink_store::{ProductionRequest, StoreError};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    May,
    entry::WithCookie,
    fields,
    permission::{ManageOrganisation, OwnAccount},
    proof::prove,
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
    problem::Code,
};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationDetails {
    id: TenantId,
    name: String,
    created_at: DateTime,
    production: Production,
    production_request: Option<ProductionForm>,
    production_asked_at: Option<DateTime>,
    production_decided_at: Option<DateTime>,
    /// Whether it sees, and shows others, how often people linked with other organisations of this installation.
    shares_links: bool,
}

/// What an organisation says of itself when it asks for production.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProductionForm {
    /// What the data is used for.
    purpose: String,
    website: Option<String>,
    /// Whom the operator can ask, where that is not the member who asks.
    contact: Option<String>,
}

impl Request for ProductionForm {
    fn check(&self) -> Result<(), Problem> {
        self.checked().map(drop)
    }
}

impl ProductionForm {
    fn checked(&self) -> Result<ProductionRequest, Problem> {
        Ok(ProductionRequest {
            purpose: fields::text("purpose", &self.purpose, 1, 2000)?,
            website: optional("website", self.website.as_deref())?,
            contact: optional("contact", self.contact.as_deref())?,
        })
    }
}

fn optional(field: &str, text: Option<&str>) -> Result<Option<String>, Problem> {
    let given = text.filter(|text| !text.trim().is_empty());
    given.map(|text| fields::line(field, text, 1, 300)).transpose()
}

impl From<ProductionRequest> for ProductionForm {
    fn from(request: ProductionRequest) -> Self {
        Self {
            website: request.website,
            purpose: request.purpose,
            contact: request.contact,
        }
    }
}

async fn get(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
) -> Result<Answer<OrganisationDetails>, Problem> {
    let tenant = state.store().tenant_standing(&member.tenant).await?;
    let tenant = tenant.ok_or_else(|| Problem::missing("organisation"))?;
    Ok(Answer(OrganisationDetails {
        id: tenant.id,
        name: tenant.name,
        created_at: tenant.created_at,
        production: tenant.production,
        production_request: tenant.request.map(ProductionForm::from),
        production_asked_at: tenant.asked_at,
        production_decided_at: tenant.decided_at,
        shares_links: state.store().shares_links(&member.tenant).await?,
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationRequest {
    name: String,
}

impl Request for OrganisationRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("name", &self.name).map(drop)
    }
}

async fn rename(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    Body(body): Body<OrganisationRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let name = &fields::name("name", &body.name)?;
    store
        .write(|tx| async move {
            store.rename_tenant(&tx, &member.tenant, name).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "organisation.renamed", name)
                .await
        })
        .await?;
    Ok(Answer::DONE)
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinksRequest {
    shares_links: bool,
}

impl Request for LinksRequest {}

async fn share_links(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    Body(body): Body<LinksRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member, shares) = (state.store(), &member, body.shares_links);
    let what = match shares {
        true => "links.shared",
        false => "links.no_longer_shared",
    };
    store
        .write(|tx| async move {
            store.share_links(&tx, &member.tenant, shares).await?;
            store.audit(&tx, &member.actor(), &member.tenant, what, "").await
        })
        .await?;
    Ok(Answer::DONE)
}

async fn ask_for_production(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    Body(body): Body<ProductionForm>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member, request) = (state.store(), &member, &body.checked()?);
    let done = store
        .write(|tx| async move {
            let done = store.ask_for_production(&tx, &member.tenant, request).await?;
            if done {
                store
                    .audit(&tx, &member.actor(), &member.tenant, "production.requested", "")
                    .await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
    match done {
        true => {
            tracing::info!(tenant = %member.tenant, "asks for production: see `openwink tenants list`");
            Ok(Answer::DONE)
        }
        false => Err(Problem::invalid(
            "production is open to this organisation already",
        )),
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SwitchRequest {
    organisation_id: TenantId,
}

impl Request for SwitchRequest {}

async fn switch(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<SwitchRequest>,
) -> Result<WithCookie<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let found = store.membership(&body.organisation_id, member.id).await?;
    let tenant = &found.ok_or_else(|| Problem::missing("organisation"))?.tenant;
    let token = store
        .write(|tx| async move {
            store.use_membership(&tx, tenant, member.id).await?;
            store
                .audit(&tx, &member.actor(), tenant, "session.switched", "")
                .await?;
            // What it may do is another thing now
            store
                .renew_portal_session(&tx, member.session, Some(tenant), false)
                .await
        })
        .await?;
    WithCookie::set(&state, &token, Nothing {})
}

/// 400 to the last owner, who cannot be taken away.
pub fn last_owner() -> Problem {
    Problem::invalid("an organisation needs an owner; make somebody else one first")
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeaveRequest {
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for LeaveRequest {}

async fn leave(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<LeaveRequest>,
) -> Result<WithCookie<Nothing>, Problem> {
    prove(&state, &member, &body.password).await?;
    let (store, member) = (state.store(), &member);
    let done = store
        .write(|tx| async move {
            let owners = store.owners(&tx, &member.tenant).await?;
            // Whoever is the only owner now, whatever they were when this call began
            if owners == [member.id] {
                return Ok(false);
            }
            store.remove_membership(&tx, &member.tenant, member.id).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "member.left", member.id)
                .await?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    match done {
        true => WithCookie::removed(&state, Nothing {}),
        false => Err(last_owner()),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/organisation",
            get_with(get, |op| {
                op.id("get-organisation")
                    .tag("Organisation")
                    .summary("Get the organisation")
            })
            .put_with(rename, |op| {
                op.id("rename-organisation")
                    .tag("Organisation")
                    .summary("Change the organisation's name")
                    .description("Applicants see it where a Wink template has no company name of its own.")
            }),
        )
        .api_route(
            "/organisation/links",
            put_with(share_links, |op| {
                op.id("share-links")
                    .tag("Organisation")
                    .summary("Opt in to links, or out")
                    .description(
                        "Whether the organisation sees how often its users linked with other organisations of this \
                         installation, and they see the same of its own: counts and times, never who. Whoever opts out is \
                         forgotten there at once.",
                    )
            }),
        )
        .api_route(
            "/organisation/production",
            post_with(ask_for_production, |op| {
                op.id("ask-for-production")
                    .tag("Organisation")
                    .summary("Ask for production")
                    .description("The operator decides. Asking again replaces what was said before.")
            }),
        )
        .api_route(
            "/organisation/leave",
            post_with(leave, |op| {
                op.id("leave-organisation")
                    .tag("Organisation")
                    .summary("Leave the organisation")
                    .description("Ends one's sessions in it, with the cookie. The last owner cannot.")
            }),
        )
        .api_route(
            "/me/organisation",
            put_with(switch, |op| {
                op.id("switch-organisation")
                    .tag("Account")
                    .summary("Work in another of one's organisations")
                    .description("Renews the cookie.")
            }),
        )
}

/// For whoever is told that this is not theirs to do.
pub fn not_oneself() -> Problem {
    Problem::new(
        Code::InvalidParameters,
        "this is yourself: leave the organisation instead, or have another owner do it",
    )
}
