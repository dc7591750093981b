//! `GET /logos/{provider}.svg`: the providers' logos, drawn here.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_model::Mode;
use openwink_providers::logo_svg;

use super::asset::{Asset, Caching, for_all_origins};
use crate::{AppState, Problem, extract::PathWord};

pub async fn logo(State(state): State<AppState>, PathWord(file): PathWord, headers: HeaderMap) -> Response {
    let id = file.strip_suffix(".svg").unwrap_or_default();
    let provider = [Mode::Sandbox, Mode::Production]
        .into_iter()
        .find_map(|mode| state.catalogue(mode).get(id));
    let Some(provider) = provider else {
        return for_all_origins(Problem::missing("provider").into_response());
    };
    let logo = Asset::new("image/svg+xml", logo_svg(provider));
    let mut response = logo
        .answer(&headers_without_coding(&headers), Caching::Long)
        .await;
    // An image, should somebody open it as a page
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    for_all_origins(response)
}

/// Half a kilobyte is not worth compressing anew for every request.
fn headers_without_coding(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    headers.remove(header::ACCEPT_ENCODING);
    headers
}
