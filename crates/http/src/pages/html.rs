//! What the pages have in common: their frame, their style, their policy.

use std::{fmt::Write, sync::LazyLock};

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::asset::{Asset, Caching};

const CSS: &str = include_str!("../../../../web/pages/pages.css");

static STYLE: LazyLock<Asset> = LazyLock::new(|| Asset::new("text/css; charset=utf-8", CSS));

static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("image/svg+xml", include_str!("../../../../web/pages/favicon.svg")));

pub async fn icon(headers: HeaderMap) -> Response {
    ICON.answer(&headers, Caching::Long).await
}

pub async fn stylesheet(headers: HeaderMap) -> Response {
    STYLE.answer(&headers, Caching::Revalidated).await
}

/// Text as it may stand in HTML, in an attribute too.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A text's hash as a policy names it.
pub fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// What a page may load and who may frame it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Policy(&'static str);

impl Policy {
    /// A page with the shared stylesheet and links.
    pub const PAGE: Self = Self(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
    /// A page with a form that asks this server.
    pub const ASKS: Self = Self(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    /// For a page that may be shown within the widget, in a frame without an origin, which is `'self'` to nobody: it
    /// carries its style, whose hash stands in the place of the star.
    pub const FRAMED: Self = Self("default-src 'none'; style-src *; form-action 'none'; base-uri 'none'");
    /// The demo: the SDK, its frame, its own script and calls.
    pub const DEMO: Self = Self(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    /// The operator's mailbox: its script and the one call of it.
    pub const MAILBOX: Self = Self(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; \
         base-uri 'none'; frame-ancestors 'none'",
    );

    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// A page of ours. `body` is HTML.
pub struct Page<'a> {
    pub title: &'a str,
    pub policy: Policy,
    pub body: &'a str,
}

impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        let mut page = String::with_capacity(self.body.len() + 512);
        let (links, policy) = match self.policy == Policy::FRAMED {
            true => (
                format!("<style>{CSS}</style>"),
                self.policy.0.replace('*', &source_hash(CSS)),
            ),
            false => (
                "<link rel=\"icon\" href=\"/favicon.svg\">\n<link rel=\"stylesheet\" href=\"/pages.css\">"
                    .to_owned(),
                self.policy.0.to_owned(),
            ),
        };
        // Writing to a text cannot fail
        let _ = write!(
            page,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n{links}\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n",
            escape(self.title),
            self.body,
        );
        respond(page, &policy)
    }
}

/// HTML with a policy.
pub fn respond(page: String, policy: &str) -> Response {
    let mut response = Html(page).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(
        HeaderName::from_static("referrer-policy"),
        HeaderValue::from_static("no-referrer"),
    );
    response
}

/// The origin of an address: what stands before its path.
pub fn origin(address: &str) -> &str {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    &address[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(origin("https://wink.example/app/x"), "https://wink.example");
        assert_eq!(origin("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
    }

    #[test]
    fn a_framed_page_carries_the_style_that_its_policy_names() {
        let page = Page {
            title: "Over",
            policy: Policy::FRAMED,
            body: "",
        };
        let response = page.into_response();
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; style-src {}; form-action 'none'; base-uri 'none'",
                source_hash(CSS)
            )
        );
        assert!(!CSS.contains("</"), "it would end the style early");
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<a href='x'>\"&\""),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;"
        );
    }

    #[test]
    fn a_hash_is_written_as_policies_want_it() {
        assert_eq!(
            source_hash(""),
            "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        );
    }
}
