//! Calls that change something come from the portal's own pages: they carry a header that no other site can send without
//! being asked first, and nothing that says that they come from elsewhere.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{AppState, Problem, problem::Code};

pub const HEADER: HeaderName = HeaderName::from_static("x-openwink-portal");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let looks = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if looks || is_ours(&state, request.headers()) {
        return next.run(request).await;
    }
    Problem::new(
        Code::UnauthorizedAccess,
        "send this from the portal's own pages, with the header X-Openwink-Portal: 1",
    )
    .into_response()
}

fn is_ours(state: &AppState, headers: &HeaderMap) -> bool {
    if headers.get(&HEADER).is_none_or(|value| value != "1") {
        return false;
    }
    if let Some(site) = headers.get(&FETCH_SITE) {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let origin = origin.to_str().unwrap_or_default();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let same_host = || {
        let authority = origin.split_once("://").map(|(_, authority)| authority);
        authority.is_some() && authority == host
    };
    origin == state.settings().public_url || same_host()
}
