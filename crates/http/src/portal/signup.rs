//! Signing up: an organisation with its first owner. Nothing is made before the address is proved; until then the sign-up
//! is a sealed ticket, so that nobody can take an address that is not theirs.

use std::time::Duration;

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::{Mode, ids::TenantId, mode::Scope, portal::Role};
use openwink_store::{Actor, Lockout, NewPerson, NewTicket, Person, Store, StoreError, TicketKind, Tx};
use openwink_vault::Token;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::{
    Public,
    entry::{self, WithCookie},
    fields,
    login::check_lockout,
    mail::{self, About, To},
    member::Origin,
    password,
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
    problem::Code,
};

const LIFETIME: Duration = Duration::from_secs(24 * 3600);

/// Mails to one address: some at once, then ever fewer.
pub const MAILS: Lockout = Lockout {
    free: 4,
    first: Duration::from_secs(120),
    longest: Duration::from_secs(24 * 3600),
};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignUpRequest {
    organisation: String,
    name: String,
    email: String,
    /// 10 to 200 characters.
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for SignUpRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("organisation", &self.organisation)?;
        fields::name("name", &self.name)?;
        fields::email("email", &self.email)?;
        password::check("password", &self.password)
    }
}

/// A sign-up that waits for its address to be proved.
#[derive(Clone, Serialize, Deserialize)]
struct Pending {
    organisation: String,
    name: String,
    email: String,
    password_hash: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedUp {
    /// What has the mail sent again.
    resend_ticket: String,
}

fn closed() -> Problem {
    Problem::new(
        Code::UnauthorizedAccess,
        "this portal is not open for sign-ups; ask an owner of an organisation here for an invitation",
    )
}

pub fn bad_link() -> Problem {
    Problem::new(
        Code::InvalidToken,
        "the link was used, has expired or was replaced by a newer one",
    )
}

/// Whose link this is. Looking does not use it up.
pub async fn whose(state: &AppState, kind: TicketKind, token: &str) -> Result<Person, Problem> {
    let ticket = state.store().look_at_ticket(kind, token).await?;
    let member = ticket.and_then(|ticket| ticket.member).ok_or_else(bad_link)?;
    state.store().member(member).await?.ok_or_else(bad_link)
}

/// Whether one more mail may go to an address now; counts it.
pub async fn may_mail(state: &AppState, email: &str) -> Result<bool, Problem> {
    let what = &format!("mail {}", openwink_store::normal_email(email));
    if state.store().blocked_until(&[what]).await?.is_some() {
        return Ok(false);
    }
    let store = state.store();
    store
        .write(|tx| async move { store.count_failure(&tx, what, MAILS).await })
        .await?;
    Ok(true)
}

/// Sends what proves the address, or says that it has an account: only its owner learns which.
async fn write_mail(
    state: &AppState,
    store: &Store,
    tx: &Tx,
    pending: &Pending,
    data: &[u8],
    known: bool,
) -> Result<(), StoreError> {
    let ticket = NewTicket {
        kind: TicketKind::SignUp,
        member: None,
        tenant: None,
        data: Some(data),
        lifetime: Some(LIFETIME),
    };
    let token = store.issue_ticket(tx, ticket).await?;
    let to = To {
        name: Some(&pending.name),
        email: &pending.email,
        member: None,
    };
    let about = match known {
        true => About::AlreadyThere,
        false => About::SignUp {
            organisation: &pending.organisation,
            token: token.expose(),
        },
    };
    mail::send(state, store, tx, to, about).await
}

async fn sign_up(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<SignUpRequest>,
) -> Result<Answer<SignedUp>, Problem> {
    if !state.settings().portal.sign_up {
        return Err(closed());
    }
    let address = &format!("sign-up {}", origin.address);
    check_lockout(&state, &[address]).await?;
    let pending = &Pending {
        organisation: fields::name("organisation", &body.organisation)?,
        name: fields::name("name", &body.name)?,
        email: fields::email("email", &body.email)?,
        password_hash: password::hash(&state, &body.password)
            .await?
            .expose_secret()
            .to_owned(),
    };
    let data = &sealable(pending)?;
    let known = state.store().member_by_email(&pending.email).await?.is_some();
    let may_mail = may_mail(&state, &pending.email).await?;
    let (state, store) = (&state, state.store());
    let token = store
        .write(|tx| async move {
            store.count_failure(&tx, address, Lockout::ADDRESS).await?;
            if may_mail {
                write_mail(state, store, &tx, pending, data, known).await?;
            }
            let resend = NewTicket {
                kind: TicketKind::Resend,
                member: None,
                tenant: None,
                data: Some(&data[..]),
                lifetime: Some(LIFETIME),
            };
            store.issue_ticket(&tx, resend).await
        })
        .await?;
    store.wake().jobs();
    Ok(Answer(SignedUp {
        resend_ticket: token.expose().to_owned(),
    }))
}

fn sealable(pending: &Pending) -> Result<zeroize::Zeroizing<Vec<u8>>, Problem> {
    let json = serde_json::to_vec(pending);
    json.map(zeroize::Zeroizing::new)
        .map_err(|_| Problem::internal("a sign-up could not be written as JSON"))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketRequest {
    ticket: String,
}

impl Request for TicketRequest {}

async fn resend(
    State(state): State<AppState>,
    Public { .. }: Public,
    Body(body): Body<TicketRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let store = state.store();
    let ticket = store.look_at_ticket(TicketKind::Resend, &body.ticket).await?;
    let data = &ticket.ok_or_else(bad_link)?.data;
    let pending: &Pending =
        &serde_json::from_slice(data).map_err(|error| StoreError::unreadable("sign-up", &error))?;
    if may_mail(&state, &pending.email).await? {
        let known = store.member_by_email(&pending.email).await?.is_some();
        let state = &state;
        store
            .write(|tx| async move { write_mail(state, store, &tx, pending, data, known).await })
            .await?;
        store.wake().jobs();
    }
    Ok(Answer::DONE)
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenRequest {
    /// What follows the # of the link.
    pub token: String,
}

impl Request for TokenRequest {}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Begun {
    /// The new organisation's sandbox key. Its secret is shown this once.
    api_key: String,
    api_secret: String,
}

/// The key that an owner starts with.
pub async fn first_key(
    store: &Store,
    tx: &Tx,
    actor: &Actor,
    tenant: &TenantId,
) -> Result<Begun, StoreError> {
    let name = format!("sandbox-{:016x}", u64::from_be_bytes(store.ambient().bytes()));
    let secret = Token::new(store.ambient());
    store
        .create_api_key(tx, tenant, Mode::Sandbox, &name, secret.expose())
        .await?;
    let place = &Scope::proven(tenant.clone(), Mode::Sandbox);
    store.audit(tx, actor, place, "key.created", &name).await?;
    Ok(Begun {
        api_key: name,
        api_secret: secret.expose().to_owned(),
    })
}

/// What a sign-up makes: the person, the tenant, its first key, a session. None where the address was taken meanwhile.
async fn make(
    state: &AppState,
    tx: &Tx,
    pending: &Pending,
    origin: &Origin,
) -> Result<Option<(Token, Begun)>, StoreError> {
    let store = state.store();
    let person = NewPerson {
        name: pending.name.clone(),
        email: pending.email.clone(),
        password_hash: pending.password_hash.clone().into(),
    };
    let Some(member) = store.create_member(tx, &person).await? else {
        return Ok(None);
    };
    let tenant = store.sign_up_tenant(tx, &pending.organisation).await?;
    store.add_membership(tx, &tenant, member, Role::Owner).await?;
    let actor = origin.actor(member);
    store
        .audit(tx, &actor, &tenant, "organisation.created", &pending.organisation)
        .await?;
    let verified = first_key(store, tx, &actor, &tenant).await?;
    let token = entry::open(state, tx, member, &tenant, origin).await?;
    Ok(Some((token, verified)))
}

async fn verify(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<TokenRequest>,
) -> Result<WithCookie<Begun>, Problem> {
    let (store, token, state, origin) = (state.store(), &body.token, &state, &origin);
    let made = store
        .write(|tx| async move {
            let Some(ticket) = store.use_ticket(&tx, TicketKind::SignUp, token).await? else {
                return Ok(None);
            };
            let pending: Pending = serde_json::from_slice(&ticket.data)
                .map_err(|error| StoreError::unreadable("sign-up", &error))?;
            make(state, &tx, &pending, origin).await
        })
        .await?;
    let (token, verified) = made.ok_or_else(bad_link)?;
    WithCookie::set(state, &token, verified)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/signup",
            post_with(sign_up, |op| {
                op.id("sign-up").tag("Sign-up").summary("Sign up an organisation").description(
                    "Mails a link that proves the address; only then anything is made. The answer is the same where the \
                     address has an account already: its owner gets a mail that says so.",
                )
            }),
        )
        .api_route(
            "/signup/resend",
            post_with(resend, |op| {
                op.id("resend-sign-up").tag("Sign-up").summary("Have the mail sent again")
            }),
        )
        .api_route(
            "/verify",
            post_with(verify, |op| {
                op.id("verify-sign-up").tag("Sign-up").summary("Finish a sign-up").description(
                    "Makes the organisation, its first owner and its sandbox key, and opens a session.",
                )
            }),
        )
}
