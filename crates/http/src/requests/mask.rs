//! What may be kept of a call: names, ids, and words that are ours. Everything else could be a person's and becomes `…`.

use axum::http::Uri;
use serde_json::{Map, Value};

const MASK: &str = "…";
/// Longer bodies lose the rest of their lists and objects.
const ITEMS: usize = 20;
const DEPTH: usize = 6;
const MESSAGE: usize = 300;
const NAME: usize = 40;

/// An id of ours: a prefix and 32 hex digits. It names a row, and nobody who does not have that row learns anything.
fn is_id(text: &str) -> bool {
    let Some((prefix, rest)) = text.split_once('-') else {
        return false;
    };
    (1..=32).contains(&prefix.len())
        && prefix
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && rest.len() == 32
        && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A parameter's or field's name: a developer's word.
fn is_name(text: &str) -> bool {
    (1..=NAME).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'[' | b']'))
        && !text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word such as a provider's id.
fn is_word(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_date(text: &str) -> bool {
    (7..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn value<'a>(name: &str, text: &'a str) -> &'a str {
    let keep = match name {
        "size" => text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()),
        "startDate" | "endDate" => is_date(text),
        "providerId" | "ids" | "topIds" => is_word(text) || is_id(text),
        "type" | "subType" | "status" | "active" | "enabled" => {
            text.len() <= NAME
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        }
        _ => is_id(text),
    };
    if keep { text } else { MASK }
}

/// Path and query of a call to the route `route`.
pub fn target(route: &str, uri: &Uri) -> String {
    let of_provider = route.contains("/providers/");
    let mut target = String::new();
    for (pattern, given) in route.split('/').zip(uri.path().split('/')).skip(1) {
        target.push('/');
        target.push_str(match pattern.starts_with('{') {
            false => pattern,
            true if is_id(given) || (of_provider && is_word(given)) => given,
            true => MASK,
        });
    }
    let query = uri.query().unwrap_or_default();
    for (at, pair) in query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(ITEMS)
        .enumerate()
    {
        let (name, given) = pair.split_once('=').unwrap_or((pair, ""));
        target.push(if at == 0 { '?' } else { '&' });
        match is_name(name) {
            true => {
                target.push_str(name);
                target.push('=');
                target.push_str(value(name, given));
            }
            false => target.push_str(MASK),
        }
    }
    target
}

/// The shape of a JSON body: the names of its fields, and of the values ids and switches alone.
pub fn body(body: &Value) -> Value {
    shape("", body, DEPTH)
}

fn shape(name: &str, given: &Value, depth: usize) -> Value {
    if depth == 0 {
        return MASK.into();
    }
    match given {
        Value::Null | Value::Bool(_) => given.clone(),
        Value::Number(_) => MASK.into(),
        Value::String(text) => value(name, text).into(),
        Value::Array(items) => items
            .iter()
            .take(ITEMS)
            .map(|item| shape(name, item, depth - 1))
            .collect(),
        // The tenant's own pairs: their names may be anything too
        Value::Object(fields) if name == "externalMetadata" => {
            let masked = (!fields.is_empty()).then(|| (MASK.to_owned(), MASK.into()));
            Value::Object(masked.into_iter().collect())
        }
        Value::Object(fields) => {
            let fields: Map<String, Value> = fields
                .iter()
                .take(ITEMS)
                .map(|(name, given)| match is_name(name) {
                    true => (name.clone(), shape(name, given, depth - 1)),
                    false => (MASK.to_owned(), MASK.into()),
                })
                .collect();
            Value::Object(fields)
        }
    }
}

/// An error's message. What stands in quotes may be what was sent; so may whatever has an @ or many digits in it.
pub fn message(message: &str) -> String {
    let mut kept = String::new();
    for (at, part) in message.split('"').enumerate() {
        match at % 2 {
            0 => kept.push_str(part),
            _ => kept.push_str("\"…\""),
        }
    }
    // serde quotes a word that it does not know in the same way as those that it does
    for unknown in ["unknown variant `", "unknown field `", "duplicate field `"] {
        if let Some((before, after)) = kept.split_once(unknown)
            && let Some((_, rest)) = after.split_once('`')
        {
            kept = format!("{before}{unknown}…`{rest}");
        }
    }
    let words: Vec<&str> = kept
        .split(' ')
        .map(|word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            match word.contains('@') || (digits > 4 && !is_id(word.trim_matches(['`', '(', ')', ',', '.']))) {
                true => MASK,
                false => word,
            }
        })
        .collect();
    words.join(" ").chars().take(MESSAGE).collect()
}
