//! `GET /samples`: the documents that the sandbox reads, as a page for people and as JSON for programs, and the files.

use std::fmt::Write;

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_providers::samples::{self, SAMPLES};
use serde::Serialize;

use super::{
    asset::for_all_origins,
    html::{Page, Policy, escape},
    wants_html,
};
use crate::{
    AppState, Problem,
    envelope::{Answer, List},
    extract::PathWord,
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    name: &'static str,
    title: &'static str,
    person: &'static str,
    media_type: &'static str,
    size: usize,
    url: String,
    preview_url: String,
}

pub async fn list(State(state): State<AppState>, headers: HeaderMap) -> Response {
    if wants_html(&headers) {
        return page();
    }
    let public_url = &state.settings().public_url;
    let items = SAMPLES.iter().map(|sample| Shown {
        name: sample.file,
        title: sample.title,
        person: sample.person,
        media_type: sample.media_type,
        size: sample.content.len(),
        url: format!("{public_url}/samples/{}", sample.file),
        preview_url: format!("{public_url}/samples/{}/preview", sample.file),
    });
    let list = List {
        next_cursor: None,
        items: items.collect(),
    };
    for_all_origins(Answer(list).into_response())
}

fn page() -> Response {
    let mut body = String::from(
        "<h1>Sample documents</h1>\n<p>The sandbox reads these, and no others. Download one and send it in the widget or with \
         <code>POST /v1/archives</code>.</p>\n<ul>\n",
    );
    for sample in SAMPLES {
        // Writing to a text cannot fail
        let _ = writeln!(
            body,
            "<li><a href=\"/samples/{0}\" download>{1}</a> ({2}, {3} KB)</li>",
            escape(sample.file),
            escape(sample.title),
            escape(sample.person),
            sample.content.len().div_ceil(1024),
        );
    }
    body += "</ul>";
    Page {
        title: "Sample documents",
        policy: Policy::PAGE,
        body: &body,
    }
    .into_response()
}

/// The first page, small.
pub async fn preview(PathWord(name): PathWord) -> Response {
    let Some(sample) = samples::find(&name) else {
        return for_all_origins(Problem::missing("sample").into_response());
    };
    let mut response = for_all_origins(sample.preview.into_response());
    for (name, value) in [
        (header::CONTENT_TYPE, "image/jpeg"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

pub async fn file(PathWord(name): PathWord) -> Response {
    let Some(sample) = samples::find(&name) else {
        return for_all_origins(Problem::missing("sample").into_response());
    };
    let mut response = for_all_origins(sample.content.into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(sample.media_type));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", sample.file)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
