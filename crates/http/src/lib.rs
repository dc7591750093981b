//! HTTP: the Open API, the widget's back end, the pages, and what they share: the envelope, problems, authentication,
//! cursors, the rate limit, and the document that all of it generates.
//!
//! Background work is asked for by a row that the store writes in the change's own transaction; this crate never runs
//! any. No SQL may enter here, and no endpoint may reach data without a proven scope.

pub mod accesses;
mod cursor;
pub mod envelope;
pub mod extract;
mod health;
pub(crate) mod invites;
pub mod link;
pub mod middleware;
pub mod open;
pub mod openapi;
pub mod pages;
pub mod portal;
pub mod problem;
pub mod requests;
mod state;
#[cfg(test)]
mod tests;
pub(crate) mod upload;

use axum::{
    Router,
    extract::Request,
    http::Method,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::get,
};

pub use problem::{Code, Problem};
pub use state::{AppState, PortalSettings, Settings};

/// The whole server.
pub fn router(state: AppState) -> Router {
    // One count for both APIs: memory does not care over which one an upload comes
    let uploads = upload::Uploads::default();
    let (open, document) = open::router();
    let open = open
        .merge(openapi::router(&document))
        .method_not_allowed_fallback(wrong_method)
        .fallback(unknown_path)
        .layer(axum::Extension(uploads.clone()))
        .layer(from_fn_with_state(state.clone(), middleware::limit_rate))
        .with_state(state.clone());
    let reference = openapi::reference_router(&document, &state.settings().public_url);
    Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .with_state(state.clone())
        .nest("/v1", open)
        .merge(reference)
        .merge(link::router(state.clone(), uploads))
        .merge(portal::router(state.clone()))
        .merge(pages::router(state.clone()))
        .method_not_allowed_fallback(wrong_method)
        .fallback(nowhere)
        .layer(middleware::compression())
        .layer(from_fn_with_state(state, middleware::observe))
}

/// Methods that some path of this server has, now or in the contract. Any other is unsupported wherever it is tried.
const METHODS: [Method; 6] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::DELETE,
    Method::OPTIONS,
];

fn unsupported(method: &Method) -> Problem {
    Problem::new(Code::UnsupportedMethod, format!("{method} is not supported here"))
}

/// What is outside of every part of the server: a browser that went there gets a page.
async fn nowhere(request: Request) -> Response {
    match pages::not_found(&request) {
        Some(page) => page,
        None => unknown_path(request).await,
    }
}

async fn unknown_path(request: Request) -> Response {
    match METHODS.contains(request.method()) {
        true => Problem::new(Code::MissingResource, "there is nothing at this path").into_response(),
        false => unsupported(request.method()).into_response(),
    }
}

/// The router adds `Allow`.
async fn wrong_method(method: Method) -> Problem {
    unsupported(&method)
}
