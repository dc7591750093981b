//! A member's own name, password and e-mail address.

use std::time::Duration;

use aide::axum::{
    ApiRouter,
    routing::{post_with, put_with},
};
use axum::extract::State;
use openwink_store::{Actor, NewTicket, PersonChange, StoreError, TicketKind};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    May, Public,
    entry::WithCookie,
    fields,
    mail::{self, About, To},
    member::Member,
    password,
    permission::OwnAccount,
    proof::prove,
    signup::{TokenRequest, bad_link, may_mail},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
};

const LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// Where a mail to a member goes.
pub fn to(member: &Member) -> To<'_> {
    To {
        name: Some(&member.name),
        email: &member.email,
        member: Some(member.id),
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NameRequest {
    name: String,
}

impl Request for NameRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("name", &self.name).map(drop)
    }
}

async fn set_name(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<NameRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let name = &fields::name("name", &body.name)?;
    store
        .write(|tx| async move {
            let change = PersonChange {
                name: Some(name),
                ..Default::default()
            };
            store.change_member(&tx, member.id, change).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "account.renamed", "")
                .await
        })
        .await?;
    Ok(Answer::DONE)
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasswordRequest {
    /// The password until now.
    #[schemars(with = "String")]
    current: SecretString,
    /// 10 to 200 characters.
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for PasswordRequest {
    fn check(&self) -> Result<(), Problem> {
        password::check("password", &self.password)
    }
}

async fn set_password(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<PasswordRequest>,
) -> Result<WithCookie<Nothing>, Problem> {
    prove(&state, &member, &body.current).await?;
    let hash = &password::hash(&state, &body.password).await?;
    let (store, member) = (state.store(), &member);
    let state_ref = &state;
    let token = store
        .write(|tx| async move {
            let change = PersonChange {
                password_hash: Some(hash),
                ..Default::default()
            };
            store.change_member(&tx, member.id, change).await?;
            // Whoever else was in with the old one is out
            store
                .end_portal_sessions(&tx, member.id, Some(member.session))
                .await?;
            store.end_tickets(&tx, TicketKind::Reset, member.id).await?;
            store
                .end_tickets(&tx, TicketKind::SecondFactor, member.id)
                .await?;
            let actor = member.actor();
            store
                .audit(&tx, &actor, &member.tenant, "password.changed", "")
                .await?;
            mail::send(state_ref, store, &tx, to(member), About::PasswordChanged).await?;
            store.renew_portal_session(&tx, member.session, None, true).await
        })
        .await?;
    store.wake().jobs();
    WithCookie::set(&state, &token, Nothing {})
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmailRequest {
    email: String,
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for EmailRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::email("email", &self.email).map(drop)
    }
}

#[derive(Serialize, Deserialize)]
struct NewAddress {
    email: String,
}

async fn set_email(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<EmailRequest>,
) -> Result<Answer<Nothing>, Problem> {
    prove(&state, &member, &body.password).await?;
    let email = fields::email("email", &body.email)?;
    let store = state.store();
    // Somebody else's address: they are told nothing, and neither is who asked
    let taken = store.member_by_email(&email).await?.is_some();
    let may_mail = may_mail(&state, &email).await?;
    let new = &NewAddress { email };
    let data = &serde_json::to_vec(new).map_err(|_| Problem::internal("an address is no JSON"))?;
    let (state, member) = (&state, &member);
    store
        .write(|tx| async move {
            store.end_tickets(&tx, TicketKind::Email, member.id).await?;
            let ticket = NewTicket {
                kind: TicketKind::Email,
                member: Some(member.id),
                tenant: Some(&member.tenant),
                data: Some(data),
                lifetime: Some(LIFETIME),
            };
            let token = store.issue_ticket(&tx, ticket).await?;
            if may_mail {
                let to = To {
                    name: Some(&member.name),
                    email: &new.email,
                    member: Some(member.id),
                };
                let about = match taken {
                    true => About::AlreadyThere,
                    false => About::NewEmail {
                        token: token.expose(),
                    },
                };
                mail::send(state, store, &tx, to, about).await?;
            }
            store
                .audit(&tx, &member.actor(), &member.tenant, "email.asked", "")
                .await
        })
        .await?;
    store.wake().jobs();
    Ok(Answer::DONE)
}

async fn confirm_email(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<TokenRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let store = state.store();
    let ticket = store.look_at_ticket(TicketKind::Email, &body.token).await?;
    let member = ticket.and_then(|ticket| ticket.member).ok_or_else(bad_link)?;
    let person = &store.member(member).await?.ok_or_else(bad_link)?;
    let (state, token, origin) = (&state, &body.token, &origin);
    let done = store
        .write(|tx| async move {
            let Some(ticket) = store.use_ticket(&tx, TicketKind::Email, token).await? else {
                return Ok(false);
            };
            let new: NewAddress = serde_json::from_slice(&ticket.data)
                .map_err(|error| StoreError::unreadable("address", &error))?;
            let change = PersonChange {
                email: Some(&new.email),
                ..Default::default()
            };
            if !store.change_member(&tx, member, change).await? {
                return Ok(false);
            }
            let actor = Actor {
                member: Some(member),
                address: origin.address.clone(),
            };
            if let Some(tenant) = &ticket.tenant {
                store.audit(&tx, &actor, tenant, "email.changed", "").await?;
            }
            let old = To {
                name: Some(&person.name),
                email: &person.email,
                member: Some(member),
            };
            mail::send(state, store, &tx, old, About::EmailChanged).await?;
            Ok::<_, StoreError>(true)
        })
        .await?;
    store.wake().jobs();
    match done {
        true => Ok(Answer::DONE),
        false => Err(bad_link()),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/me",
            put_with(set_name, |op| {
                op.id("set-my-name").tag("Account").summary("Change one's name")
            }),
        )
        .api_route(
            "/me/password",
            put_with(set_password, |op| {
                op.id("set-my-password")
                    .tag("Account")
                    .summary("Change one's password")
                    .description("Ends all other sessions, and renews the cookie.")
            }),
        )
        .api_route(
            "/me/email",
            put_with(set_email, |op| {
                op.id("set-my-email")
                    .tag("Account")
                    .summary("Change one's e-mail address")
                    .description("Mails a link to the new address; it counts once the link is used.")
            }),
        )
        .api_route(
            "/email/confirm",
            post_with(confirm_email, |op| {
                op.id("confirm-email")
                    .tag("Account")
                    .summary("Confirm a new e-mail address")
            }),
        )
}
