//! The SDK that customers' pages load.

use std::sync::LazyLock;

use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};

use super::{
    asset::{Asset, Caching, built, for_all_origins},
    html::{Page, Policy},
};

const SCRIPT: &str = "text/javascript; charset=utf-8";

type Built = LazyLock<Option<Asset>>;

static VERSION_1: Built = LazyLock::new(|| Some(Asset::new(SCRIPT, built("v1/smile.v1.js")?)));
static VERSION_2: Built = LazyLock::new(|| Some(Asset::new(SCRIPT, built("v2/smile.v2.js")?)));
static TYPES: Built = LazyLock::new(|| {
    Some(Asset::new(
        "text/plain; charset=utf-8",
        built("v2/smile.v2.d.ts")?,
    ))
});

async fn answer(asset: Option<&Asset>, headers: &HeaderMap) -> Response {
    for_all_origins(match asset {
        Some(asset) => asset.answer(headers, Caching::Short).await,
        None => not_built(),
    })
}

pub async fn version_1(headers: HeaderMap) -> Response {
    answer(VERSION_1.as_ref(), &headers).await
}

pub async fn version_2(headers: HeaderMap) -> Response {
    answer(VERSION_2.as_ref(), &headers).await
}

pub async fn types(headers: HeaderMap) -> Response {
    answer(TYPES.as_ref(), &headers).await
}

/// The server was built without the browser code.
pub fn not_built() -> Response {
    let page = Page {
        title: "Not built yet",
        policy: Policy::FRAMED,
        body: "<h1>The browser code is not built yet</h1>\n\
               <p>This server was compiled without <code>web/dist</code>. Run <code>make run</code>: it builds it, and \
               the server with it.</p>",
    };
    (StatusCode::SERVICE_UNAVAILABLE, page).into_response()
}
