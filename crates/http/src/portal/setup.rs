//! The set-up link: makes the first owner of the tenant that the first start made, without a mail server.

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::portal::Role;
use openwink_store::{StoreError, TicketKind};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    Public,
    accepting::{accepting, settled},
    entry::{self, WithCookie},
    fields,
    signup::{Begun, TokenRequest, bad_link, first_key},
};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, Request},
};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetUpSeen {
    organisation: String,
}

async fn look(
    State(state): State<AppState>,
    Public { .. }: Public,
    Body(body): Body<TokenRequest>,
) -> Result<Answer<SetUpSeen>, Problem> {
    let store = state.store();
    let ticket = store.look_at_ticket(TicketKind::SetUp, &body.token).await?;
    let tenant = ticket.and_then(|ticket| ticket.tenant).ok_or_else(bad_link)?;
    let tenant = store.tenant_standing(&tenant).await?.ok_or_else(bad_link)?;
    Ok(Answer(SetUpSeen {
        organisation: tenant.name,
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetUpRequest {
    /// What follows the # of the link.
    token: String,
    name: String,
    email: String,
    /// 10 to 200 characters; where the address has an account already, its password.
    #[schemars(with = "String")]
    password: SecretString,
    /// A code of the app, where the account asks for one.
    code: Option<String>,
    /// What the organisation is called from now on.
    organisation: String,
}

impl Request for SetUpRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("organisation", &self.organisation)?;
        fields::name("name", &self.name)?;
        fields::email("email", &self.email).map(drop)
    }
}

async fn set_up(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<SetUpRequest>,
) -> Result<WithCookie<Begun>, Problem> {
    let store = state.store();
    // Nothing of an account is said to whoever has no link
    let ticket = store.look_at_ticket(TicketKind::SetUp, &body.token).await?;
    let tenant = &ticket.and_then(|ticket| ticket.tenant).ok_or_else(bad_link)?;
    let email = fields::email("email", &body.email)?;
    let who = &accepting(&state, &origin, &email, Some(&body.name), &body.password).await?;
    let name = &fields::name("organisation", &body.organisation)?;
    let (state, origin, token) = (&state, &origin, &body.token);
    let code = body.code.as_deref().unwrap_or_default();
    let entered = store
        .write(|tx| async move {
            if let Err(problem) = who.prove(store, &tx, code).await? {
                return Ok(Err(problem));
            }
            if store.use_ticket(&tx, TicketKind::SetUp, token).await?.is_none() {
                return Ok(Err(bad_link()));
            }
            let member = who.member(store, &tx).await?;
            if !store.add_membership(&tx, tenant, member, Role::Owner).await? {
                store.set_role(&tx, tenant, member, Role::Owner).await?;
            }
            store.rename_tenant(&tx, tenant, name).await?;
            let actor = origin.actor(member);
            store
                .audit(&tx, &actor, tenant, "organisation.setUp", member)
                .await?;
            let begun = first_key(store, &tx, &actor, tenant).await?;
            let token = entry::open(state, &tx, member, tenant, origin).await?;
            Ok::<_, StoreError>(Ok((token, begun)))
        })
        .await?;
    let (token, begun) = settled(state, origin, &email, entered).await?;
    WithCookie::set(state, &token, begun)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/setup/look",
            post_with(look, |op| {
                op.id("look-at-set-up").tag("Sign-up").summary("See what a set-up link is for")
            }),
        )
        .api_route(
            "/setup",
            post_with(set_up, |op| {
                op.id("set-up").tag("Sign-up").summary("Use a set-up link").description(
                    "Makes an owner of the tenant that the first start made, and a sandbox key, and opens a session. `openwink portal \
                     setup-link` prints another link.",
                )
            }),
        )
}
