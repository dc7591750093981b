//! Who is calling the Open API: HTTP Basic with an API key and its secret, and what that key may be used for.

use std::{
    collections::HashMap,
    marker::PhantomData,
    ops::Deref,
    sync::{PoisonError, RwLock},
    time::{Duration, Instant},
};

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{extract::FromRequestParts, http::header, http::request::Parts};
use base64::{Engine, engine::general_purpose::STANDARD};
use openwink_model::{DateTime, KeyScope, KeyScopes, ids::ApiKeyId, mode::Scope};
use openwink_vault::secrets;

use crate::{AppState, Problem, middleware, problem::Code};

/// The tenant and mode behind a call, proved by a key and its secret. Handlers get one through [`With`] alone, so that
/// there is no operation which any key may call.
#[derive(Debug, Clone)]
pub struct Caller {
    pub scope: Scope,
    pub api_key: ApiKeyId,
    may: KeyScopes,
}

/// A scope as a type, so that an operation says in its handler's signature what it needs of a key.
pub trait Needs: Send + Sync + 'static {
    const SCOPE: KeyScope;
}

macro_rules! scopes {
    ($( $name:ident, )+) => { $(
        #[doc = concat!("See [`KeyScope::", stringify!($name), "`].")]
        pub struct $name;

        impl Needs for $name {
            const SCOPE: KeyScope = KeyScope::$name;
        }
    )+ };
}

/// The scopes, one type each.
pub mod may {
    use super::{KeyScope, Needs};

    scopes! {
        UsersRead,
        UsersWrite,
        RecordsRead,
        ArchivesWrite,
        Webhooks,
        Invites,
        Templates,
        Sandbox,
    }
}

/// A caller whose key has the scope `S`.
pub struct With<S>(Caller, PhantomData<S>);

impl<S> Deref for With<S> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

#[derive(Clone)]
struct Known {
    caller: Caller,
    secret_hash: [u8; 32],
    until: Instant,
    /// When the key ends for good; by the Ambient clock, as its end was set.
    expires_at: Option<DateTime>,
}

/// Keys that were looked up a moment ago, so that a busy tenant's calls cost no query. It holds no secret, and only
/// keys that exist, so that guessing does not fill it.
pub struct KeyCache {
    lifetime: Duration,
    known: RwLock<HashMap<String, Known>>,
}

const LONGEST: Duration = Duration::from_secs(5);
const MOST: usize = 10_000;

impl KeyCache {
    pub fn new(lifetime: Duration) -> Self {
        Self {
            lifetime: lifetime.min(LONGEST),
            known: RwLock::default(),
        }
    }

    fn get(&self, key: &str, now: DateTime) -> Option<Known> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known
            .get(key)
            .filter(|known| known.until > Instant::now() && known.expires_at.is_none_or(|end| end > now))
            .cloned()
    }

    fn put(&self, key: &str, caller: Caller, secret_hash: [u8; 32], expires_at: Option<DateTime>) -> Known {
        let now = Instant::now();
        let found = Known {
            caller,
            secret_hash,
            until: now + self.lifetime,
            expires_at,
        };
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, known| known.until > now);
        }
        if known.len() < MOST {
            known.insert(key.to_owned(), found.clone());
        }
        found
    }

    /// Forgets all keys: for whoever has just revoked or rotated one in this process.
    pub fn forget(&self) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Key and secret of a Basic authorization.
fn credentials(parts: &Parts) -> Option<(String, String)> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (key, secret) = decoded.split_once(':')?;
    (!key.is_empty() && !decoded.contains('\0')).then(|| (key.to_owned(), secret.to_owned()))
}

async fn look_up(state: &AppState, key: &str) -> Result<Option<Known>, Problem> {
    let Some(found) = state.store().api_key(key).await? else {
        return Ok(None);
    };
    let hash = found.secret_hash.as_slice().try_into();
    let hash = hash.map_err(|_| Problem::internal("a stored secret's hash is not 32 bytes long"))?;
    let caller = Caller {
        scope: found.scope,
        api_key: found.id,
        may: found.may,
    };
    Ok(Some(state.keys().put(key, caller, hash, found.expires_at)))
}

async fn authenticate(parts: &Parts, state: &AppState) -> Result<Caller, Problem> {
    let (key, secret) = credentials(parts).ok_or_else(Problem::no_api_key)?;
    let known = match state.keys().get(&key, state.ambient().now()) {
        Some(known) => Some(known),
        None => look_up(state, &key).await?,
    };
    // An unknown key is compared with something too, so that the answer's time does not say that it is unknown
    let hash = known.as_ref().map_or([0; 32], |known| known.secret_hash);
    let matches = secrets::matches(&secret, &hash);
    match known {
        Some(known) if matches => Ok(known.caller),
        _ => Err(Problem::new(
            Code::InvalidCredentials,
            "the API key or the API secret is wrong",
        )),
    }
}

impl<S: Needs> FromRequestParts<AppState> for With<S> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let caller = authenticate(parts, state).await?;
        middleware::note_caller(&caller.scope, caller.api_key);
        match caller.may.has(S::SCOPE) {
            true => Ok(Self(caller, PhantomData)),
            false => Err(Problem::new(
                Code::UnauthorizedAccess,
                format!(
                    "this API key lacks the scope {}; make one that has it in the portal, under API keys",
                    S::SCOPE
                ),
            )),
        }
    }
}

/// What an operation's scope is called in the document.
pub const X_SCOPE: &str = "x-scope";

/// The security scheme is documented once for the whole API; see [`crate::openapi`].
impl<S: Needs> OperationInput for With<S> {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation
            .extensions
            .insert(X_SCOPE.into(), S::SCOPE.as_str().into());
    }
}
