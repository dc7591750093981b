//! What handlers take in: the caller, ids of the path, query parameters, JSON bodies. Each refuses in the envelope,
//! and names what it refuses.
//!
//! A handler takes the caller ([`With`] a scope) first, so that nobody learns what exists before saying who they are.

mod body;
mod caller;
mod large_body;
mod params;
mod path;
mod values;

pub use body::{BODY_LIMIT, Body, MaybeBody, Request};
pub use caller::{Caller, KeyCache, With, X_SCOPE, may};
pub use large_body::LargeBody;
pub use params::{Paging, Params, Query, Size, check_period};
pub use path::{PathId, PathWord};
