//! Another password for whoever has forgotten theirs.

use std::time::Duration;

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_store::{NewTicket, StoreError, TicketKind};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;

use super::{
    Public,
    account::replace_password,
    fields, login,
    mail::{self, About},
    password,
    signup::{bad_link, may_mail, whose},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
};

const LIFETIME: Duration = Duration::from_secs(3600);

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ForgotRequest {
    email: String,
}

impl Request for ForgotRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::email("email", &self.email).map(drop)
    }
}

async fn forgot(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<ForgotRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let address = &format!("forgot {}", origin.address);
    login::check_lockout(&state, &[address]).await?;
    let store = state.store();
    let person = &store.member_by_email(&body.email).await?;
    let may_mail = may_mail(&state, &body.email).await?;
    let state = &state;
    store
        .write(|tx| async move {
            store
                .count_failure(&tx, address, openwink_store::Lockout::ADDRESS)
                .await?;
            // The same work for an address that nobody has, so that the answer's time says nothing either; and where no
            // mail may go out, the link that was mailed before stays good
            let person = person.as_ref().filter(|_| may_mail);
            let ticket = NewTicket {
                kind: TicketKind::Reset,
                member: person.map(|person| person.id),
                tenant: None,
                data: None,
                lifetime: Some(LIFETIME),
            };
            if let Some(person) = person {
                store.end_tickets(&tx, TicketKind::Reset, person.id).await?;
            }
            let token = store.issue_ticket(&tx, ticket).await?;
            let Some(person) = person else {
                return Ok(());
            };
            let token = token.expose();
            mail::send(state, store, &tx, person, About::Reset { token }).await
        })
        .await?;
    store.wake().jobs();
    Ok(Answer::DONE)
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResetRequest {
    /// What follows the # of the link.
    token: String,
    /// 10 to 200 characters.
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for ResetRequest {
    fn check(&self) -> Result<(), Problem> {
        password::check("password", &self.password)
    }
}

async fn reset(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<ResetRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let store = state.store();
    let person = &whose(&state, TicketKind::Reset, &body.token).await?;
    let member = person.id;
    let memberships = &store.memberships_of(member).await?;
    let hash = &password::hash(&state, &body.password).await?;
    let (state, token, origin) = (&state, &body.token, &origin);
    let done = store
        .write(|tx| async move {
            if store.use_ticket(&tx, TicketKind::Reset, token).await?.is_none() {
                return Ok(false);
            }
            replace_password(state, &tx, person.into(), hash, None).await?;
            let [account, _] = login::counted(&person.email, origin);
            store.forget_failures(&tx, &account).await?;
            let actor = origin.actor(member);
            for membership in memberships {
                store
                    .audit(&tx, &actor, &membership.tenant, "password.reset", "")
                    .await?;
            }
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
            "/forgot",
            post_with(forgot, |op| {
                op.id("forgot-password").tag("Log-in").summary("Ask for another password").description(
                    "Mails a link, where the address has an account. The answer is the same where it has none.",
                )
            }),
        )
        .api_route(
            "/reset",
            post_with(reset, |op| {
                op.id("reset-password").tag("Log-in").summary("Set another password").description(
                    "Ends all sessions of the account. Log in with the new password then.",
                )
            }),
        )
}
