//! What stands in the path.

use std::str::FromStr;

use aide::OperationInput;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};

use crate::Problem;

/// The id in the path. One that is malformed, or the id of another kind, names nothing: a 404, like one that nobody
/// has.
pub struct PathId<I>(pub I);

/// A word in the path that is no typed id, such as a provider's.
pub struct PathWord(pub String);

async fn first<S: Send + Sync>(parts: &mut Parts, state: &S) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, state).await.ok()?;
    // The portal's paths begin with the mode, which is for MayIn
    let mut params = params.iter().filter(|(name, _)| *name != "mode");
    params.next().map(|(_, value)| value.to_owned())
}

impl<I: FromStr, S: Send + Sync> FromRequestParts<S> for PathId<I> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text = first(parts, state).await;
        let id = text.and_then(|text| text.parse().ok());
        id.map(Self).ok_or_else(|| Problem::missing("such thing"))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for PathWord {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text = first(parts, state).await;
        text.map(Self).ok_or_else(|| Problem::missing("such thing"))
    }
}

/// Path parameters are documented from the path itself; see [`crate::openapi`].
impl<I> OperationInput for PathId<I> {}
impl OperationInput for PathWord {}
