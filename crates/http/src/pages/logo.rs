//! `GET /logos/{provider}.svg`: the providers' logos, drawn here.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_model::Mode;
use openwink_providers::logo_svg;

use super::asset::{Asset, Caching, for_all_origins};
use crate::{AppState, Problem, extract::PathWord, link::file_types::FILE_TYPES};

pub async fn logo(State(state): State<AppState>, PathWord(file): PathWord, headers: HeaderMap) -> Response {
    let id = file.strip_suffix(".svg").unwrap_or_default();
    if let Some(known) = FILE_TYPES
        .iter()
        .find(|known| file_type_logo(known.id) == format!("/logos/{file}"))
    {
        return picture(page_svg(known.type_label), &headers).await;
    }
    let provider = [Mode::Sandbox, Mode::Production]
        .into_iter()
        .find_map(|mode| state.catalogue(mode).get(id));
    let Some(provider) = provider else {
        return for_all_origins(Problem::missing("provider").into_response());
    };
    picture(logo_svg(provider), &headers).await
}

/// Where a file type's picture is.
pub(crate) fn file_type_logo(id: &str) -> String {
    format!("/logos/file-{}.svg", id.to_lowercase().replace('_', "-"))
}

/// A page with lines on it.
fn page_svg(label: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\" role=\"img\" \
         aria-label=\"{label}\"><rect width=\"96\" height=\"96\" rx=\"20\" fill=\"#1f5f8b\"/><path fill=\"none\" \
         stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" stroke-linecap=\"round\" d=\"M30 20h26l12 \
         12v44H30zM56 20v12h12M38 46h22M38 56h22M38 66h14\"/></svg>"
    )
}

async fn picture(svg: String, headers: &HeaderMap) -> Response {
    let logo = Asset::new("image/svg+xml", svg);
    let mut response = logo.answer(&headers_without_coding(headers), Caching::Long).await;
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
