//! The widget's back end, as `docs/link-api.md` has it: one file for each call, the wizard's rules in the model, and
//! what an input does in [`apply`].
//!
//! It answers pages of any origin, for the widget may sit in a frame that has none. That is safe because nothing here
//! rests on cookies: every call carries a token that only the page knows.

mod accesses;
mod apply;
mod archives;
mod card;
mod effects;
pub(crate) mod file_types;
mod headless;
mod inputs;
mod login;
mod look;
mod offer;
mod providers;
mod session;
mod sessions;
mod shapes;
pub(crate) mod sign_in;
#[cfg(test)]
pub(crate) mod tests;
mod view;

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use tower_http::{
    cors::{Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

pub use headless::connect_headless;
pub(crate) use offer::{CONSENT_TITLE, LANGUAGES};
pub use view::Draining;

use crate::{
    AppState, Problem,
    middleware::{RateLimit, X_REQUEST_ID, client_address},
    problem::Code,
};

/// So many times more than the Open API answers one address: a whole office, or a mobile network, may share one.
const GENEROSITY: u32 = 5;

/// How long a browser may remember that it may call.
const PREFLIGHT_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// The Link API at `/link/v1`.
pub fn router(state: AppState, uploads: crate::upload::Uploads) -> Router {
    let limit = Limit::new(&state);
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([X_REQUEST_ID, header::RETRY_AFTER])
        .max_age(PREFLIGHT_AGE);
    let no_store = SetResponseHeaderLayer::<HeaderValue>::overriding(
        HeaderName::from_static("cache-control"),
        HeaderValue::from_static("no-store"),
    );
    let archives = post(archives::create).layer(DefaultBodyLimit::max(archives::BODY_LIMIT));
    let calls = Router::new()
        .route("/sessions", post(sessions::open))
        .route("/view", get(view::view))
        .route("/inputs", post(inputs::input))
        .route("/accesses", get(accesses::list))
        .route("/providers", get(providers::list))
        .route("/fileTypes", get(file_types::list))
        .route("/archives", archives)
        .method_not_allowed_fallback(crate::wrong_method)
        .fallback(crate::unknown_path)
        .layer(Extension(uploads))
        .layer(from_fn_with_state(limit, limit_rate))
        .layer(no_store)
        .layer(cors)
        .with_state(state);
    Router::new().nest("/link/v1", calls)
}

/// The rate limit of what applicants' browsers call; apart from the Open API's, so that neither uses up the other's.
#[derive(Clone)]
pub(crate) struct Limit {
    state: AppState,
    limit: Arc<RateLimit>,
}

impl Limit {
    pub fn new(state: &AppState) -> Self {
        let a_second = state.settings().rate_limit.saturating_mul(GENEROSITY);
        Self {
            state: state.clone(),
            limit: Arc::new(RateLimit::new(a_second)),
        }
    }
}

pub(crate) async fn limit_rate(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let address = client_address(
        request.extensions(),
        request.headers(),
        &limit.state.settings().trusted_proxies,
    );
    match address.map_or(Ok(()), |address| limit.limit.check(address)) {
        Ok(()) => next.run(request).await,
        Err(seconds) => Problem::new(
            Code::RequestLimitExceeded,
            format!("too many requests from one address; wait {seconds} s"),
        )
        .with_header(header::RETRY_AFTER, &seconds.to_string())
        .into_response(),
    }
}
