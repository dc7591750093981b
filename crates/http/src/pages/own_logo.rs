//! `GET /logos/own/{id}.png`: the tenants' own logos, which their widgets show. A picture never changes: a new one has a
//! new address.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_model::ids::LogoId;

use super::asset::for_all_origins;
use crate::{AppState, Problem, extract::PathWord};

pub async fn logo(State(state): State<AppState>, PathWord(file): PathWord) -> Result<Response, Problem> {
    let id = file.strip_suffix(".png").and_then(|id| id.parse::<LogoId>().ok());
    let png = match id {
        Some(id) => state.store().wink_logo(id).await?,
        None => None,
    };
    let Some(png) = png else {
        return Ok(for_all_origins(Problem::missing("logo").into_response()));
    };
    let mut response = for_all_origins(png.into_response());
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        // An image, should somebody open it as a page
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
