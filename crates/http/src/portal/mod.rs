//! The Developer Portal's back end, under `/portal/v1`: one file per resource, as in the Open API, and the same envelope.
//!
//! Whoever calls is logged in by a cookie. What a handler wants of them stands in its signature, as [`May`], [`MayIn`] or
//! [`Public`]. Calls about a tenant's data begin with the mode, `/{mode}/users`; those about the organisation or the
//! member's own account do not.

mod accepting;
mod account;
mod audit;
mod config;
mod consent_templates;
mod cookie;
mod csrf;
mod emulator;
mod entry;
mod fields;
mod home;
mod invitations;
mod invite_templates;
mod invites;
mod login;
mod mail;
mod me;
mod member;
mod members;
mod organisation;
mod passkeys;
mod password;
pub(crate) mod people;
pub mod permission;
mod proof;
mod providers;
mod reset;
mod sessions;
mod setup;
mod signup;
#[cfg(test)]
mod tests;
mod traffic;
mod two_factor;
mod webauthn;
mod wink_templates;

use aide::axum::ApiRouter;
use axum::{Router, middleware::from_fn_with_state};

pub use member::{EXTENSION, May, MayIn, Member, Origin, Public};
pub use password::PasswordCost;

use crate::{
    AppState,
    link::{Limit, limit_rate},
    openapi::{self, Document},
};

fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .merge(config::routes())
        .merge(signup::routes())
        .merge(login::routes())
        .merge(reset::routes())
        .merge(invitations::routes())
        .merge(setup::routes())
        .merge(me::routes())
        .merge(account::routes())
        .merge(two_factor::routes())
        .merge(passkeys::routes())
        .merge(sessions::routes())
        .merge(organisation::routes())
        .merge(members::routes())
        .merge(audit::routes())
        .merge(wink_templates::routes())
        .merge(consent_templates::routes())
        .merge(providers::routes())
        .merge(emulator::routes())
        .merge(people::routes())
        .merge(invites::routes())
        .merge(invite_templates::routes())
        .merge(traffic::routes())
        .merge(home::routes())
}

/// The portal's routes and their document.
pub fn document() -> (Router<AppState>, Document) {
    openapi::generate_portal(routes)
}

pub fn router(state: AppState) -> Router {
    let (calls, _) = document();
    let calls = calls
        .method_not_allowed_fallback(crate::wrong_method)
        .fallback(crate::unknown_path)
        .layer(from_fn_with_state(state.clone(), csrf::check))
        .layer(from_fn_with_state(Limit::new(&state), limit_rate))
        .with_state(state);
    Router::new().nest("/portal/v1", calls)
}
