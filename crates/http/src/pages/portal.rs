//! The developer portal's files: one page for every address below `/portal/`, and the scripts and styles that it loads,
//! whose names change with their content.
//!
//! The page is written anew for each visit, because its policy names a number that is used once: scripts and styles
//! without it are refused, so what is smuggled into a page does not run.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    asset::{Asset, Caching, built, built_paths},
    html::respond,
    sdk::not_built,
};
use crate::{AppState, Problem, problem::Code};

const ASSETS: &str = "portal/assets/";
/// What stands in the built page where the number belongs.
const NONCE_HERE: &str = "__NONCE__";

static PAGE: LazyLock<Option<&'static str>> =
    LazyLock::new(|| std::str::from_utf8(built("portal/index.html")?).ok());

static FILES: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let names = built_paths().filter_map(|path| path.strip_prefix(ASSETS));
    names
        .filter_map(|name| {
            let kind = kind(name)?;
            let path = format!("{ASSETS}{name}");
            let packed = |ending: &str| built(&format!("{path}.{ending}"));
            Some((
                name,
                Asset::packed(kind, built(&path)?, packed("br"), packed("gz")),
            ))
        })
        .collect()
});

/// The kinds of files that the build leaves; the packed ones belong to another.
fn kind(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

fn policy(nonce: &str) -> String {
    [
        "default-src 'none'",
        // Scripts that the first one loads inherit its number
        &format!("script-src 'nonce-{nonce}' 'strict-dynamic'"),
        &format!("style-src 'self' 'nonce-{nonce}'"),
        // The preview of a mail, in a frame that may do nothing: mails carry their styles in attributes
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        // The widget, in the emulator and beside what changes its looks; previews of files
        "frame-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

/// Any address of the portal's: which page stands there is the script's to know.
pub async fn page(State(state): State<AppState>) -> Response {
    let Some(page) = *PAGE else {
        return not_built();
    };
    let nonce = STANDARD.encode(state.ambient().bytes::<18>());
    let mut response = respond(page.replace(NONCE_HERE, &nonce), &policy(&nonce));
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

/// Addresses below the portal: a page, but for what only looks like a call of its API.
pub async fn below(state: State<AppState>, Path(rest): Path<String>) -> Response {
    match rest == "v1" || rest.starts_with("v1/") {
        true => nothing(),
        false => page(state).await,
    }
}

pub async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match FILES.get(name.as_str()) {
        Some(file) => file.answer(&headers, Caching::Forever).await,
        None => nothing(),
    }
}

fn nothing() -> Response {
    Problem::new(Code::MissingResource, "there is nothing at this path").into_response()
}
