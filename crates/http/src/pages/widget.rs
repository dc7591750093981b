//! The widget: one page with its script, its style and its words, so that it shows after one round trip.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{
    asset::{Asset, Caching, built, built_paths, for_all_origins},
    html,
    sdk::not_built,
};
use crate::{AppState, Problem, extract::PathWord};

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const DEFAULT_LANGUAGE: &str = "en";
const STRINGS_HERE: &str = "<!--STRINGS-->";

struct Widget {
    /// The page in each language.
    pages: BTreeMap<&'static str, Asset>,
    strings: BTreeMap<&'static str, Asset>,
    hashes: Hashes,
}

/// What the page's own script and style hash to, as the build wrote it.
#[derive(Deserialize)]
struct Hashes {
    script: Vec<String>,
    style: Vec<String>,
}

static WIDGET: LazyLock<Option<Widget>> = LazyLock::new(|| {
    let template = std::str::from_utf8(built("widget/index.html")?).ok()?;
    let hashes = serde_json::from_slice(built("widget/csp.json")?).ok()?;
    let (mut pages, mut strings) = (BTreeMap::new(), BTreeMap::new());
    for path in built_paths() {
        let name = path.strip_prefix("widget/strings/");
        let Some(language) = name.and_then(|name| name.strip_suffix(".json")) else {
            continue;
        };
        let Some(words) = built(path) else { continue };
        strings.insert(language, Asset::new(JSON, words));
        // "<" would end the data block early; as an escape it is the same JSON
        let words = String::from_utf8_lossy(words).replace('<', "\\u003c");
        let block = format!("<script type=\"application/json\" id=\"strings\">{words}</script>");
        pages.insert(language, Asset::new(HTML, template.replace(STRINGS_HERE, &block)));
    }
    pages.contains_key(DEFAULT_LANGUAGE).then_some(Widget {
        pages,
        strings,
        hashes,
    })
});

/// What the page may load: its own script and style, and this server. A frame without an origin is `'self'` to nobody,
/// so the server's address stands there too.
fn policy(hashes: &Hashes, public_url: &str) -> String {
    let quoted = |hashes: &[String]| {
        let quoted: Vec<String> = hashes.iter().map(|hash| format!("'{hash}'")).collect();
        quoted.join(" ")
    };
    let own = format!("'self' {}", html::origin(public_url));
    [
        "default-src 'none'".to_owned(),
        format!("script-src {}", quoted(&hashes.script)),
        format!("style-src {}", quoted(&hashes.style)),
        format!("connect-src {own}"),
        // Pages that the person has chosen to upload are shown small before they are sent
        format!("img-src {own} data: blob:"),
        format!("form-action {own}"),
        format!("frame-src {own}"),
        // No frame-ancestors: even `*` does not match the opaque origin of a customer's sandboxed frame
        "base-uri 'none'".to_owned(),
    ]
    .join("; ")
}

/// The language, of those that there are, that fits an `Accept-Language` best.
pub fn best<'a>(accept: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let mut wanted: Vec<(f32, &str)> = accept
        .split(',')
        .filter_map(|entry| {
            let mut parts = entry.split(';');
            let tag = parts.next()?.trim();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(Some(1.0), |weight| weight.trim().parse().ok())?;
            (!tag.is_empty() && weight > 0.0).then_some((weight, tag))
        })
        .collect();
    // A stable sort: among equals the first stays first
    wanted.sort_by(|one, other| other.0.total_cmp(&one.0));
    let primary = |tag: &str| {
        let primary = tag
            .split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match primary.as_str() {
            // Older names of Filipino and Indonesian
            "tl" => "fil".to_owned(),
            "in" => "id".to_owned(),
            _ => primary,
        }
    };
    wanted.into_iter().find_map(|(_, tag)| {
        let exact = known.clone().find(|language| language.eq_ignore_ascii_case(tag));
        exact.or_else(|| known.clone().find(|language| primary(language) == primary(tag)))
    })
}

pub async fn page(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let Some(widget) = &*WIDGET else {
        return not_built();
    };
    let accept = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let languages = widget.pages.keys().copied();
    let language = best(accept.unwrap_or_default(), languages).unwrap_or(DEFAULT_LANGUAGE);
    let Some(page) = widget.pages.get(language) else {
        return not_built();
    };
    let mut response = page.answer(&headers, Caching::Revalidated).await;
    let policy = policy(&widget.hashes, &state.settings().public_url);
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Ok(language) = HeaderValue::from_str(language) {
        headers.insert(header::CONTENT_LANGUAGE, language);
    }
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept-Encoding, Accept-Language"),
    );
    for_all_origins(response)
}

pub async fn strings(PathWord(file): PathWord, headers: HeaderMap) -> Response {
    let Some(widget) = &*WIDGET else {
        return for_all_origins(not_built());
    };
    let language = file.strip_suffix(".json").unwrap_or_default();
    for_all_origins(match widget.strings.get(language) {
        Some(strings) => strings.answer(&headers, Caching::Short).await,
        None => Problem::missing("language").into_response(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_wins() {
        let known = ["en", "es", "fil", "id", "vi", "zh-Hans"];
        let best = |accept: &str| best(accept, known.iter().copied());
        assert_eq!(best("fil-PH,fil;q=0.9,en;q=0.8"), Some("fil"));
        assert_eq!(best("tl"), Some("fil"));
        assert_eq!(best("de-DE, es-MX;q=0.5, en;q=0.7"), Some("en"));
        assert_eq!(best("zh-CN,zh;q=0.9"), Some("zh-Hans"));
        assert_eq!(best("ZH-HANS"), Some("zh-Hans"));
        assert_eq!(best("de, fr;q=0.9"), None);
        assert_eq!(best("en;q=0, vi;q=0.1"), Some("vi"));
        assert_eq!(best("; , ;q=x"), None);
    }
}
