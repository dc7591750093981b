//! The cookie that carries a session: for this server alone, out of reach of scripts, and of requests that other sites
//! make.

use axum::http::{HeaderMap, HeaderValue, header};
use openwink_vault::Token;

use super::login::CODE_LIFETIME;
use crate::{AppState, Problem};

/// Browsers take a name that begins so only over TLS.
const SECURE_NAME: &str = "__Secure-openwink_portal";
const NAME: &str = "openwink_portal";
const PATH: &str = "/portal";
const HALF_PATH: &str = "/portal/v1/login";

fn is_secure(state: &AppState) -> bool {
    state.settings().public_url.starts_with("https://")
}

fn name(state: &AppState) -> &'static str {
    match is_secure(state) {
        true => SECURE_NAME,
        false => NAME,
    }
}

/// The name of the cookie between password and code.
fn half_name(state: &AppState) -> String {
    format!("{}_code", name(state))
}

fn header_value(
    state: &AppState,
    name: &str,
    path: &str,
    value: &str,
    seconds: u64,
) -> Result<HeaderValue, Problem> {
    let secure = if is_secure(state) { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).map_err(|_| Problem::internal("a cookie is no header's value"))
}

/// What sets the session's cookie.
pub fn set(state: &AppState, token: &Token) -> Result<HeaderValue, Problem> {
    let lifetime = state.settings().portal.session_lifetime;
    header_value(state, name(state), PATH, token.expose(), lifetime.as_secs())
}

/// What removes it.
pub fn remove(state: &AppState) -> Result<HeaderValue, Problem> {
    header_value(state, name(state), PATH, "", 0)
}

/// What sets the cookie between password and code.
pub fn set_half(state: &AppState, ticket: &Token) -> Result<HeaderValue, Problem> {
    let seconds = CODE_LIFETIME.as_secs();
    header_value(state, &half_name(state), HALF_PATH, ticket.expose(), seconds)
}

/// The ticket of a log-in that still wants its code.
pub fn read_half<'a>(state: &AppState, headers: &'a HeaderMap) -> Option<&'a str> {
    find(headers, &half_name(state))
}

/// The session's token, as the browser sends it.
pub fn read<'a>(state: &AppState, headers: &'a HeaderMap) -> Option<&'a str> {
    find(headers, name(state))
}

fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}
