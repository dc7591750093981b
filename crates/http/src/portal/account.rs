//! A member's own name, password and e-mail address.

use std::time::Duration;

use aide::axum::{
    ApiRouter,
    routing::{post_with, put_with},
};
use axum::extract::State;
use openwink_model::ids::{MemberId, PortalSessionId};
use openwink_store::{Lockout, NewTicket, PersonChange, Store, StoreError, TicketKind, Tx};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    May, Public,
    entry::WithCookie,
    fields, login,
    mail::{self, About, To},
    password,
    permission::OwnAccount,
    proof::prove,
    signup::{TokenRequest, bad_link, may_mail, whose},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
};

const LIFETIME: Duration = Duration::from_secs(24 * 3600);
/// How often a member may ask for another address.
const NEW_ADDRESSES: Lockout = Lockout {
    free: 5,
    ..Lockout::ACCOUNT
};

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

/// Ends what a member, or somebody with their password, has begun and not finished.
pub async fn end_what_was_begun(store: &Store, tx: &Tx, member: MemberId) -> Result<(), StoreError> {
    for kind in [
        TicketKind::Reset,
        TicketKind::SecondFactor,
        TicketKind::Email,
        TicketKind::PasskeyAdd,
    ] {
        store.end_tickets(tx, kind, member).await?;
    }
    Ok(())
}

/// Gives a member another password, and tells them. Whoever was in with the old one is out, but for one session.
pub async fn replace_password(
    state: &AppState,
    tx: &Tx,
    to: To<'_>,
    hash: &SecretString,
    but: Option<PortalSessionId>,
) -> Result<(), StoreError> {
    let (store, Some(member)) = (state.store(), to.member) else {
        return Err(StoreError::Stale);
    };
    let change = PersonChange {
        password_hash: Some(hash),
        ..Default::default()
    };
    store.change_member(tx, member, change).await?;
    store.end_portal_sessions(tx, member, but).await?;
    end_what_was_begun(store, tx, member).await?;
    mail::send(state, store, tx, to, About::PasswordChanged).await
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
            replace_password(state_ref, &tx, member.into(), hash, Some(member.session)).await?;
            let actor = member.actor();
            store
                .audit(&tx, &actor, &member.tenant, "password.changed", "")
                .await?;
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
    /// Who asked: it goes on once the address is another.
    session: PortalSessionId,
}

async fn set_email(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<EmailRequest>,
) -> Result<Answer<Nothing>, Problem> {
    prove(&state, &member, &body.password).await?;
    let email = fields::email("email", &body.email)?;
    if openwink_store::normal_email(&email) == openwink_store::normal_email(&member.email) {
        return Err(Problem::field("email", "is your address already"));
    }
    // Each asking mails a stranger
    let asked = &format!("new-email {}", member.id);
    login::check_lockout(&state, &[asked]).await?;
    let store = state.store();
    // Whoever asks is told the same where the address is somebody's: its owner hears of it by mail
    let taken = store.member_by_email(&email).await?.is_some();
    let may_mail = may_mail(&state, &email).await?;
    let new = &NewAddress {
        email,
        session: member.session,
    };
    let data = &serde_json::to_vec(new).map_err(|_| Problem::internal("an address is no JSON"))?;
    let (state, member) = (&state, &member);
    store
        .write(|tx| async move {
            store.count_failure(&tx, asked, NEW_ADDRESSES).await?;
            store.end_tickets(&tx, TicketKind::Email, member.id).await?;
            let ticket = NewTicket {
                kind: TicketKind::Email,
                member: Some(member.id),
                tenant: Some(&member.tenant),
                data: Some(data),
                lifetime: Some(LIFETIME),
            };
            let token = store.issue_ticket(&tx, ticket).await?;
            mail::send(state, store, &tx, member, About::EmailAsked).await?;
            if may_mail {
                // Whose the address is, is not known yet: nothing in the mail says who asks
                let to = To {
                    name: None,
                    email: &new.email,
                    member: (!taken).then_some(member.id),
                };
                let about = match taken {
                    true => About::AddressTaken,
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
    let person = &whose(&state, TicketKind::Email, &body.token).await?;
    let member = person.id;
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
            // What went to the old address opens nothing any more, and whoever else is in has to log in again
            store.end_tickets(&tx, TicketKind::Reset, member).await?;
            store.end_tickets(&tx, TicketKind::SecondFactor, member).await?;
            store.end_portal_sessions(&tx, member, Some(new.session)).await?;
            if let Some(tenant) = &ticket.tenant {
                let actor = origin.actor(member);
                store.audit(&tx, &actor, tenant, "email.changed", "").await?;
            }
            mail::send(state, store, &tx, person, About::EmailChanged).await?;
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
                    .description(
                        "Mails a link to the new address, and word of it to the old one; the new one counts once the link \
                         is used. The answer is the same where the address has an account: its owner gets a mail that \
                         says so.",
                    )
            }),
        )
        .api_route(
            "/email/confirm",
            post_with(confirm_email, |op| {
                op.id("confirm-email")
                    .tag("Account")
                    .summary("Confirm a new e-mail address")
                    .description("Ends all sessions but the one that asked for it. The old address is told.")
            }),
        )
}
