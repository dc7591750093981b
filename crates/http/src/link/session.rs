//! Who is calling the Link API: a token of 256 random bits, in the `Authorization` header and nowhere else.

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use openwink_store::LinkSession;

use crate::{AppState, Problem};

/// The token of `Authorization: Bearer …`, whatever it is worth.
pub struct Bearer(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let value = parts.headers.get(header::AUTHORIZATION);
        let value = value.and_then(|value| value.to_str().ok());
        let (scheme, token) = value
            .and_then(|value| value.split_once(' '))
            .ok_or_else(Problem::bad_token)?;
        match scheme.eq_ignore_ascii_case("bearer") {
            true => Ok(Self(token.trim().to_owned())),
            false => Err(Problem::bad_token()),
        }
    }
}

/// The open widget that a session token stands for.
pub struct Session(pub LinkSession);

impl FromRequestParts<AppState> for Session {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let Bearer(token) = Bearer::from_request_parts(parts, state).await?;
        let session = state.store().link_session(&token).await?;
        session.map(Self).ok_or_else(Problem::bad_token)
    }
}
