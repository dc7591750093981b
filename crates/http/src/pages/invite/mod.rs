//! `/invite/{secret}`: an invitation's page. Whoever has the address is the invited person: no account, no cookie, no
//! storage. It opens the widget, thanks, and, when it is opened again, shows what is connected.

pub mod render;
pub mod strings;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use openwink_model::{ConnectionStatus, accounts::ArchiveStatus, invites::InviteStatus, mode::Scope};
use openwink_store::{ArchiveFilter, Invite, PageRequest, Period};
use serde::Serialize;

use self::{
    render::{Notice, Shared, View},
    strings::Strings,
};
use super::asset::{Asset, Caching};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::PathWord,
    invites,
    pages::Broken,
};

/// More of one person's sources than a page lists.
const MOST: u64 = 50;

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "text/javascript; charset=utf-8",
        include_str!("../../../../../web/pages/invite/invite.js"),
    )
});
static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "text/css; charset=utf-8",
        include_str!("../../../../../web/pages/invite/invite.css"),
    )
});

pub fn files() -> Router<AppState> {
    Router::new()
        .route(
            "/invite/invite.js",
            get(async |headers: HeaderMap| SCRIPT.answer(&headers, Caching::Revalidated).await),
        )
        .route(
            "/invite/invite.css",
            get(async |headers: HeaderMap| STYLE.answer(&headers, Caching::Revalidated).await),
        )
}

/// What looks an invitation up, or changes one.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/invite/{secret}", get(page))
        .route("/invite/{secret}/opened", post(opened))
        .route("/invite/{secret}/token", post(token))
        .route("/invite/{secret}/unsubscribe", get(ask_to_stop).post(stop))
}

async fn find(state: &AppState, secret: &str) -> Result<Option<(Scope, Invite)>, Problem> {
    Ok(state.store().invite_by_secret(secret).await?)
}

fn unknown(strings: Strings) -> Response {
    let notice = Notice {
        strings,
        company: None,
        header: strings.word("unknown.header").to_owned(),
        text: strings.word("unknown.text").to_owned(),
        button: None,
    };
    (StatusCode::NOT_FOUND, notice.respond()).into_response()
}

fn notice<'a>(strings: Strings, invite: &'a Invite, what: &str, button: Option<&'a str>) -> Notice<'a> {
    let company = &invite.wording.company;
    let date = strings.date(invite.expires_at.date());
    let values = [("company", company.name.as_str()), ("date", date.as_str())];
    Notice {
        strings,
        company: Some((&company.name, &company.logo_url)),
        header: strings.with(&format!("{what}.header"), &values),
        text: strings.with(&format!("{what}.text"), &values),
        button,
    }
}

async fn page(State(state): State<AppState>, PathWord(secret): PathWord, headers: HeaderMap) -> Response {
    let strings = Strings::wanted(&headers);
    match show(&state, &secret, strings).await {
        Ok(response) => response,
        Err(problem) => Broken(problem).into_response(),
    }
}

async fn show(state: &AppState, secret: &str, strings: Strings) -> Result<Response, Problem> {
    let Some((scope, invite)) = find(state, secret).await? else {
        return Ok(unknown(strings));
    };
    let open = invites::is_open(state, &scope, &invite);
    let Some(invitee) = invite.invitee.as_ref().filter(|_| open) else {
        let what = match invite.status {
            InviteStatus::Revoked => "revoked",
            _ => "expired",
        };
        return Ok((StatusCode::GONE, notice(strings, &invite, what, None).respond()).into_response());
    };
    let wording = match invite.untouched {
        true => strings.standard(&invite.wording),
        false => invite.wording.clone(),
    };
    let view = View {
        strings,
        wording: &wording,
        values: invites::values(&invite, invitee),
        expires_at: invite.expires_at,
        shared: &shared(state, &scope, &invite, strings).await?,
    };
    Ok(view.respond())
}

/// What the person has connected and sent, without what they took back.
async fn shared(
    state: &AppState,
    scope: &Scope,
    invite: &Invite,
    strings: Strings,
) -> Result<Vec<Shared>, Problem> {
    let (store, page) = (state.store(), PageRequest::first(MOST));
    let mut shared = Vec::new();
    let accounts = store
        .accounts(scope, Some(&invite.user), Period::default(), page)
        .await?;
    for account in accounts.items {
        let state_of = match account.status {
            ConnectionStatus::Connected => {
                let date = strings.date(account.created_at.date());
                strings.with("connected.since", &[("date", &date)])
            }
            ConnectionStatus::Error => strings.word("connected.failed").to_owned(),
            _ => continue,
        };
        let provider = state.catalogue(scope.mode()).get(&account.provider);
        shared.push(Shared {
            name: provider.map_or_else(|| account.provider.clone(), |provider| provider.name.clone()),
            state: state_of,
        });
    }
    let filter = ArchiveFilter {
        user: Some(&invite.user),
        ..Default::default()
    };
    for archive in store.archives(scope, filter, page).await?.items {
        let state_of = match archive.status {
            ArchiveStatus::Started => strings.word("connected.reading").to_owned(),
            ArchiveStatus::Analyzed | ArchiveStatus::Unsupported => {
                let date = strings.date(archive.created_at.date());
                strings.with("document.since", &[("date", &date)])
            }
            ArchiveStatus::Error => strings.word("document.failed").to_owned(),
            ArchiveStatus::Revoked => continue,
        };
        shared.push(Shared {
            name: strings.word("document").to_owned(),
            state: state_of,
        });
    }
    // A log-in that failed is not something that the person shares; alone it would hide how to begin
    let any = shared
        .iter()
        .any(|shared| shared.state != strings.word("connected.failed"));
    Ok(if any { shared } else { Vec::new() })
}

/// The invitation of a secret that still opens something.
async fn open_invite(state: &AppState, secret: &str) -> Result<(Scope, Invite), Problem> {
    let found = find(state, secret).await?;
    found
        .filter(|(scope, invite)| invites::is_open(state, scope, invite))
        .ok_or_else(|| Problem::missing("invitation that is still open"))
}

async fn opened(
    State(state): State<AppState>,
    PathWord(secret): PathWord,
) -> Result<Answer<Nothing>, Problem> {
    let (scope, invite) = &open_invite(&state, &secret).await?;
    let store = state.store();
    store
        .write(|tx| async move {
            store
                .advance_invites(&tx, scope, &invite.user, InviteStatus::LandingPageOpened)
                .await
        })
        .await?;
    Ok(Answer::DONE)
}

/// What the page's script opens the widget with.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opening {
    user_token: String,
    template_id: Option<String>,
    company_name: String,
}

async fn token(
    State(state): State<AppState>,
    PathWord(secret): PathWord,
) -> Result<Answer<Opening>, Problem> {
    let (scope, invite) = &open_invite(&state, &secret).await?;
    let (store, lifetime) = (state.store(), state.settings().link_token_lifetime);
    let token = store
        .write(|tx| async move { store.create_link_token(&tx, scope, &invite.user, lifetime).await })
        .await?;
    Ok(Answer(Opening {
        user_token: token.token.expose().to_owned(),
        template_id: invite.wink_template.map(|id| id.to_string()),
        company_name: invite.wording.company.name.clone(),
    }))
}

async fn ask_to_stop(
    State(state): State<AppState>,
    PathWord(secret): PathWord,
    headers: HeaderMap,
) -> Response {
    let strings = Strings::wanted(&headers);
    match find(&state, &secret).await {
        Ok(Some((_, invite))) => {
            notice(strings, &invite, "stop", Some(strings.word("stop.button"))).respond()
        }
        Ok(None) => unknown(strings),
        Err(problem) => Broken(problem).into_response(),
    }
}

/// For the page's button, and for mail programs that post there by themselves (RFC 8058): neither sends anything that
/// has to be read.
async fn stop(State(state): State<AppState>, PathWord(secret): PathWord, headers: HeaderMap) -> Response {
    let strings = Strings::wanted(&headers);
    match end_mail(&state, &secret).await {
        Ok(Some(invite)) => notice(strings, &invite, "stopped", None).respond(),
        Ok(None) => unknown(strings),
        Err(problem) => Broken(problem).into_response(),
    }
}

async fn end_mail(state: &AppState, secret: &str) -> Result<Option<Invite>, Problem> {
    let store = state.store();
    store
        .write(|tx| async move { store.unsubscribe(&tx, secret).await })
        .await?;
    Ok(find(state, secret).await?.map(|(_, invite)| invite))
}
