//! `POST /login` and `POST /logout`.

use std::{convert::Infallible, time::Duration};

use aide::{
    OperationInput,
    axum::{ApiRouter, routing::post_with},
};
use axum::{
    extract::{FromRequestParts, State},
    http::request::Parts,
};
use openwink_model::DateTime;
use openwink_store::{Lockout, NewTicket, Person, StoreError, TicketKind, normal_email};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    May, Public, cookie, entry, entry::WithCookie, member::Origin, password, permission::OwnAccount,
    two_factor,
};
use crate::{
    AppState, Problem,
    envelope::Nothing,
    extract::{Body, Request},
    problem::Code,
};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginRequest {
    email: String,
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for LoginRequest {}

/// What a log-in comes to.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginResult {
    /// Whether the session is open. Where not, a code is wanted.
    done: bool,
}

/// How long the code may take.
pub const CODE_LIFETIME: Duration = Duration::from_secs(600);

/// Refuses where too much was guessed, at this account or from this address. Whom it concerns is never said.
pub async fn check_lockout(state: &AppState, what: &[&str]) -> Result<(), Problem> {
    match state.store().blocked_until(what).await? {
        Some(until) => Err(too_early(state, until)),
        None => Ok(()),
    }
}

fn too_early(state: &AppState, until: DateTime) -> Problem {
    let seconds = until.since(state.ambient().now()).as_secs() + 1;
    let wait = match seconds {
        ..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    };
    Problem::new(
        Code::RequestLimitExceeded,
        format!("too many wrong tries; wait {wait}"),
    )
    .with_header(axum::http::header::RETRY_AFTER, &seconds.to_string())
}

/// The names under which failures at an account and from an address are counted.
pub fn counted_names(email: &str, address: &str) -> [String; 2] {
    [
        format!("account {}", normal_email(email)),
        format!("address {address}"),
    ]
}

pub fn counted(email: &str, origin: &Origin) -> [String; 2] {
    counted_names(email, &origin.address)
}

/// Begins a try at an account: refused where there were too many, and counted there before it is known how it ends, so
/// that a thousand at once are no better than one by one. [`succeeded`] or [`count_failure`] follows.
pub async fn begin_try(state: &AppState, [account, address]: &[String; 2]) -> Result<(), Problem> {
    check_lockout(state, &[address]).await?;
    let store = state.store();
    let early = store
        .write(|tx| async move { store.count_try(&tx, account, Lockout::ACCOUNT).await })
        .await?;
    match early {
        Some(until) => Err(too_early(state, until)),
        None => Ok(()),
    }
}

/// A try that was right. What failed before stays counted until a log-in is whole: a password alone does not allow as many
/// codes as one likes.
pub async fn succeeded(state: &AppState, [account, _]: &[String; 2]) -> Result<(), Problem> {
    let store = state.store();
    store
        .write(|tx| async move { store.take_back_try(&tx, account).await })
        .await?;
    Ok(())
}

/// Counts a failed try at the address that it came from; at the account it is counted already.
pub async fn count_failure(state: &AppState, [_, address]: &[String; 2]) -> Result<(), Problem> {
    let store = state.store();
    store
        .write(|tx| async move { store.count_failure(&tx, address, Lockout::ADDRESS).await })
        .await?;
    Ok(())
}

async fn login(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<LoginRequest>,
) -> Result<WithCookie<LoginResult>, Problem> {
    let counted = counted(&body.email, &origin);
    begin_try(&state, &counted).await?;
    let store = state.store();
    let person = store.member_by_email(&body.email).await?;
    let stored = person.as_ref().map(|person| &person.password_hash);
    let matches = password::matches(&state, &body.password, stored).await?;
    let Some(person) = person.filter(|_| matches) else {
        count_failure(&state, &counted).await?;
        return Err(password::wrong());
    };
    if person.totp_since.is_none() {
        return enter(&state, &person, &origin).await;
    }
    let account = &counted[0];
    let ticket = store
        .write(|tx| async move {
            store.take_back_try(&tx, account).await?;
            let ticket = NewTicket {
                kind: TicketKind::SecondFactor,
                member: Some(person.id),
                tenant: None,
                data: None,
                lifetime: Some(CODE_LIFETIME),
            };
            store.issue_ticket(&tx, ticket).await
        })
        .await?;
    WithCookie::half(&state, &ticket, LoginResult { done: false })
}

/// Opens the session of a member who has proved all that is asked for, where they worked last.
pub async fn enter(
    state: &AppState,
    person: &Person,
    origin: &Origin,
) -> Result<WithCookie<LoginResult>, Problem> {
    let store = state.store();
    let memberships = store.memberships_of(person.id).await?;
    let Some(membership) = memberships.into_iter().next() else {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "your account belongs to no organisation any more; ask an owner of one for an invitation",
        ));
    };
    let [account, _] = &counted(&person.email, origin);
    let (member, tenant) = (person.id, &membership.tenant);
    let token = store
        .write(|tx| async move {
            store.forget_failures(&tx, account).await?;
            entry::open(state, &tx, member, tenant, origin).await
        })
        .await?;
    WithCookie::set(state, &token, LoginResult { done: true })
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeLoginRequest {
    code: String,
}

impl Request for CodeLoginRequest {}

/// What the password has proved: the ticket in the cookie between the two steps, or nothing.
struct Half(String);

impl FromRequestParts<AppState> for Half {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let ticket = cookie::read_half(state, &parts.headers).unwrap_or_default();
        Ok(Self(ticket.to_owned()))
    }
}

impl OperationInput for Half {}

async fn login_with_code(
    State(state): State<AppState>,
    Public { origin }: Public,
    Half(half): Half,
    Body(body): Body<CodeLoginRequest>,
) -> Result<WithCookie<LoginResult>, Problem> {
    let store = state.store();
    let half = &half;
    let expired = || Problem::new(Code::InvalidToken, "this log-in took too long; begin again");
    let ticket = store.look_at_ticket(TicketKind::SecondFactor, half).await?;
    let member = ticket.and_then(|ticket| ticket.member).ok_or_else(expired)?;
    let person = &store.member(member).await?.ok_or_else(expired)?;
    let counted = counted(&person.email, &origin);
    begin_try(&state, &counted).await?;
    let code = &body.code;
    let good = store
        .write(|tx| async move {
            // Another password ends the ticket, and with it this log-in
            let good = two_factor::use_code(store, &tx, person, code).await?
                && store
                    .use_ticket(&tx, TicketKind::SecondFactor, half)
                    .await?
                    .is_some();
            Ok::<_, StoreError>(good)
        })
        .await?;
    match good {
        true => enter(&state, person, &origin).await,
        false => {
            count_failure(&state, &counted).await?;
            Err(two_factor::wrong_code())
        }
    }
}

async fn logout(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<WithCookie<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    store
        .write(|tx| async move {
            store.end_portal_session(&tx, member.id, member.session).await?;
            let actor = member.actor();
            store
                .audit(&tx, &actor, &member.tenant, "session.ended", "")
                .await?;
            Ok::<_, StoreError>(())
        })
        .await?;
    WithCookie::removed(&state, Nothing {})
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/login",
            post_with(login, |op| {
                op.id("login").tag("Log-in").summary("Log in with a password").description(
                    "Sets the session's cookie. After some wrong tries, each one makes the next wait longer: 429, with \
                     Retry-After.",
                )
            }),
        )
        .api_route(
            "/login/code",
            post_with(login_with_code, |op| {
                op.id("login-with-code").tag("Log-in").summary("Finish a log-in with a code").description(
                    "A code of the app, or a recovery code: each is good once. What the password proved is in a cookie \
                     of its own, for ten minutes.",
                )
            }),
        )
        .api_route(
            "/login/recovery",
            post_with(login_with_code, |op| {
                op.id("login-with-recovery-code")
                    .tag("Log-in")
                    .summary("Finish a log-in with a recovery code")
            }),
        )
        .api_route(
            "/logout",
            post_with(logout, |op| {
                op.id("logout").tag("Log-in").summary("Log out").description("Ends this session.")
            }),
        )
}
