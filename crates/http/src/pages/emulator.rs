//! `GET /emulator`: a customer's page within the portal's emulator. The portal shows it in a frame without an origin, so that
//! the widget is embedded by a stranger there too.

use std::sync::LazyLock;

use axum::{extract::State, response::Response};

use super::html::{origin, respond, source_hash};
use crate::AppState;

const PAGE: &str = include_str!("../../../../web/pages/emulator.html");
const SCRIPT: &str = include_str!("../../../../web/pages/emulator.js");
const STYLE: &str = include_str!("../../../../web/pages/emulator.css");

static HASHES: LazyLock<(String, String)> = LazyLock::new(|| (source_hash(SCRIPT), source_hash(STYLE)));

pub async fn page(State(state): State<AppState>) -> Response {
    // A frame without an origin is `'self'` to nobody: the server's address has to stand there
    let own = origin(&state.settings().public_url);
    let page = PAGE
        .replace("<!--STYLE-->", &format!("<style>{STYLE}</style>"))
        .replace("<!--SCRIPT-->", &format!("<script>{SCRIPT}</script>"))
        .replace("{{origin}}", own);
    let (script, style) = &*HASHES;
    // The SDK's own sheets are no inline style, where a browser knows those
    let policy = format!(
        "default-src 'none'; script-src {own} {script}; style-src {style}; frame-src {own}; form-action 'none'; \
         base-uri 'none'; frame-ancestors 'self'"
    );
    respond(page, &policy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_carries_what_its_policy_names() {
        assert!(PAGE.contains("<!--STYLE-->") && PAGE.contains("<!--SCRIPT-->"));
        assert!(
            !SCRIPT.contains("</") && !STYLE.contains("</"),
            "it would end early"
        );
    }
}
