//! What an engineer of a tenant works with: API keys, webhooks and their deliveries, the request log, usage, and the
//! sandbox's tools.

mod deliveries;
mod keys;
mod requests;
mod sandbox;
mod usage;
mod webhooks;

use aide::axum::ApiRouter;
use openwink_model::DateTime;
use openwink_store::Store;

use crate::{AppState, Problem};

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .merge(keys::routes())
        .merge(webhooks::routes())
        .merge(deliveries::routes())
        .merge(requests::routes())
        .merge(usage::routes())
        .merge(sandbox::routes())
}

/// Refuses a span of time that ends before it begins.
fn check_span(from: Option<DateTime>, to: Option<DateTime>) -> Result<(), Problem> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(Problem::field("from", "must not be after to")),
        _ => Ok(()),
    }
}

/// A secret that nobody guesses, to be shown once.
fn new_secret(store: &Store) -> String {
    openwink_vault::Token::new(store.ambient()).expose().to_owned()
}
