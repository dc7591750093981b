//! Who calls the portal: a session, the member behind it, and whether they may do what the call wants.
//!
//! A handler takes [`May`], [`MayIn`] or [`Public`] first. They write what they want into the document, and a test tries
//! every operation that is in there.

use std::{convert::Infallible, marker::PhantomData};

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, HeaderName, header, request::Parts},
};
use openwink_model::{
    DateTime, Mode,
    ids::{MemberId, PortalSessionId, TenantId},
    mode::Scope,
    portal::{Production, Role},
};
use openwink_store::Actor;

use super::{
    cookie,
    permission::{Permission, Wanted},
};
use crate::{
    AppState, Problem,
    middleware::{client_address, network},
    problem::Code,
};

/// How seldom a session's use is written down.
const SEEN_EVERY: std::time::Duration = std::time::Duration::from_secs(60);

/// The name under which the document says what an operation wants.
pub const EXTENSION: &str = "x-permission";

/// Who is logged in, and where they work.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: MemberId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub tenant: TenantId,
    pub tenant_name: String,
    pub production: Production,
    pub two_factor: bool,
    pub session: PortalSessionId,
    /// When they last proved who they are.
    pub proved_at: DateTime,
    /// The network that the call comes from.
    pub address: String,
}

impl Member {
    /// Who does it, for the audit log.
    pub fn actor(&self) -> Actor {
        Actor::member(self.id, &self.address)
    }
}

/// Where a call comes from, as sessions and the audit log keep it: the network and the kind of browser.
#[derive(Debug, Clone)]
pub struct Origin {
    pub address: String,
    pub user_agent: String,
}

impl Origin {
    /// A member who does something without a session, for the audit log.
    pub fn actor(&self, member: MemberId) -> Actor {
        Actor::member(member, &self.address)
    }

    fn new(state: &AppState, parts: &Parts) -> Self {
        let trusted = &state.settings().trusted_proxies;
        let address = client_address(&parts.extensions, &parts.headers, trusted);
        Self {
            address: address.map_or_else(|| "unknown".to_owned(), network),
            user_agent: browser(&parts.headers),
        }
    }
}

impl FromRequestParts<AppState> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::new(state, parts))
    }
}

impl OperationInput for Origin {}

/// A browser in a few words: enough to tell one's own sessions apart, too little to follow anybody by.
fn browser(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    // In the order in which they tell: most browsers say that they are all that came before them
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "Unknown browser".to_owned(),
    }
}

/// The organisation that a page shows. All tabs share one session, and with it the organisation that is worked for.
const SHOWN: HeaderName = HeaderName::from_static("x-openwink-organisation");
const MOVED: HeaderName = HeaderName::from_static("x-openwink-moved");

/// What one organisation's page asks for must not happen in another.
fn moved() -> Problem {
    Problem::new(
        Code::UnauthorizedAccess,
        "another tab has switched to another organisation, and nothing was done here; look again at what this page shows",
    )
    .with_header(MOVED, "1")
}

fn not_logged_in() -> Problem {
    Problem::new(
        Code::InvalidToken,
        "log in first; the session is missing, expired or was ended",
    )
}

/// Who sends this request, if they are logged in.
async fn signed_in(state: &AppState, parts: &Parts) -> Result<Member, Problem> {
    let token = cookie::read(state, &parts.headers).ok_or_else(not_logged_in)?;
    let store = state.store();
    let session = store
        .portal_session(token, state.settings().portal.session_idle)
        .await?
        .ok_or_else(not_logged_in)?;
    let shown = parts.headers.get(&SHOWN);
    if shown.is_some_and(|shown| shown.as_bytes() != session.tenant.as_str().as_bytes()) {
        return Err(moved());
    }
    let membership = store.membership(&session.tenant, session.member).await?;
    let person = store.member(session.member).await?;
    let (membership, person) = membership.zip(person).ok_or_else(not_logged_in)?;
    if state.ambient().now().since(session.seen_at) > SEEN_EVERY {
        let id = session.id;
        store
            .write(|tx| async move { store.see_portal_session(&tx, id).await })
            .await?;
    }
    Ok(Member {
        id: person.id,
        name: person.name,
        email: person.email,
        role: membership.role,
        tenant: membership.tenant,
        tenant_name: membership.tenant_name,
        production: membership.production,
        two_factor: person.totp_since.is_some(),
        session: session.id,
        proved_at: session.proved_at,
        address: Origin::new(state, parts).address,
    })
}

fn forbidden(member: &Member, permission: Permission, mode: Option<Mode>) -> Problem {
    let role = member.role.as_str().to_lowercase();
    let place = match mode {
        Some(Mode::Production) if permission.allows(member.role, Mode::Sandbox) => " in production",
        _ => "",
    };
    Problem::new(
        Code::UnauthorizedAccess,
        format!(
            "your role here, {role}, may not do this{place}; an owner of the organisation can change your role"
        ),
    )
}

/// A member who may do this, whatever the mode: a call about the organisation or the member's own account.
pub struct May<P> {
    pub member: Member,
    wanted: PhantomData<P>,
}

impl<P: Wanted> FromRequestParts<AppState> for May<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let member = signed_in(state, parts).await?;
        match P::PERMISSION.allows_anywhere(member.role) {
            true => Ok(Self {
                member,
                wanted: PhantomData,
            }),
            false => Err(forbidden(&member, P::PERMISSION, None)),
        }
    }
}

/// A member who may do this in the mode that the path names.
pub struct MayIn<P> {
    pub member: Member,
    pub scope: Scope,
    wanted: PhantomData<P>,
}

/// The mode in a path, as the portal writes it.
pub fn mode_of_word(word: &str) -> Option<Mode> {
    match word {
        "sandbox" => Some(Mode::Sandbox),
        "production" => Some(Mode::Production),
        _ => None,
    }
}

impl<P: Wanted> FromRequestParts<AppState> for MayIn<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let member = signed_in(state, parts).await?;
        let params = RawPathParams::from_request_parts(parts, state).await;
        let params = params.map_err(|_| Problem::internal("a path's parameters do not read"))?;
        let word = params.iter().find(|(name, _)| *name == "mode");
        let mode = word.and_then(|(_, word)| mode_of_word(word));
        let mode = mode.ok_or_else(|| {
            Problem::new(
                Code::MissingResource,
                "there is nothing at this path: the mode is sandbox or production",
            )
        })?;
        if !P::PERMISSION.allows(member.role, mode) {
            return Err(forbidden(&member, P::PERMISSION, Some(mode)));
        }
        if mode == Mode::Production && member.production != Production::Approved {
            return Err(Problem::new(
                Code::UnauthorizedAccess,
                "production is not open to this organisation yet: an owner asks for it, and the operator grants it",
            ));
        }
        let scope = Scope::proven(member.tenant.clone(), mode);
        Ok(Self {
            member,
            scope,
            wanted: PhantomData,
        })
    }
}

/// A call that nobody has to be logged in for. It rests on what its body proves.
pub struct Public {
    pub origin: Origin,
}

impl FromRequestParts<AppState> for Public {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        Ok(Self {
            origin: Origin::new(state, parts),
        })
    }
}

fn document(operation: &mut Operation, wanted: &str) {
    operation.extensions.insert(EXTENSION.to_owned(), wanted.into());
}

impl<P: Wanted> OperationInput for May<P> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        document(operation, P::PERMISSION.as_str());
    }
}

impl<P: Wanted> OperationInput for MayIn<P> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        document(operation, P::PERMISSION.as_str());
    }
}

impl OperationInput for Public {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        document(operation, "Public");
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn browsers_are_named_in_a_few_words() {
        let said = |agent: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, HeaderValue::from_static(agent));
            browser(&headers)
        };
        assert_eq!(
            said("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on Linux"
        );
        assert_eq!(
            said(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 \
                 Safari/537.36 Edg/140.0"
            ),
            "Edge on Windows"
        );
        assert_eq!(
            said("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"),
            "Safari on iPhone"
        );
        assert_eq!(said("<script>"), "Unknown browser");
    }
}
