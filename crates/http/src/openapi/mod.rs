//! The OpenAPI document: generated from the routes and their types, served, and shown as a page.

#[cfg(test)]
mod contract;
mod details;
mod document;
mod portal;
mod reference;

use std::sync::Arc;

use aide::{axum::ApiRouter, generate, openapi::OpenApi};
use axum::{
    Router,
    http::{HeaderValue, header},
    response::{Html, IntoResponse},
    routing::get,
};
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

use crate::AppState;

/// The finished document.
#[derive(Clone)]
pub struct Document {
    pub value: Arc<Value>,
}

impl Document {
    /// As it is committed.
    pub fn pretty(&self) -> String {
        let text = serde_json::to_string_pretty(&*self.value);
        text.unwrap_or_default() + "\n"
    }
}

fn begin() {
    generate::reset_context();
    generate::in_context(|ctx| {
        let settings = SchemaSettings::draft2020_12()
            .for_serialize()
            .with(|settings| settings.definitions_path = "#/components/schemas/".into());
        ctx.schema = SchemaGenerator::new(settings);
    });
}

/// Generates the documentation of the portal's routes.
pub fn generate_portal(routes: impl FnOnce() -> ApiRouter<AppState>) -> (Router<AppState>, Document) {
    begin();
    let mut api = OpenApi::default();
    let router = routes().finish_api(&mut api);
    let document = Document {
        value: Arc::new(portal::finish(&api)),
    };
    (router, document)
}

/// Generates routes' documentation. `events` may add schemas that no route mentions.
pub fn generate(
    routes: impl FnOnce() -> ApiRouter<AppState>,
    events: impl FnOnce(&mut SchemaGenerator) -> Vec<(String, Value)>,
) -> (Router<AppState>, Document) {
    begin();
    let routes = routes();
    let webhooks = generate::in_context(|ctx| events(&mut ctx.schema));
    let mut api = OpenApi::default();
    let router = routes.finish_api(&mut api);
    let value = document::finish(&api, webhooks);
    let document = Document {
        value: Arc::new(value),
    };
    (router, document)
}

/// `GET /openapi.json`.
pub fn router(document: &Document) -> Router<AppState> {
    let json: Arc<str> = document.value.to_string().into();
    let answer = move || async move {
        let kind = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
            // It tells nothing about anybody, and browsers' tools fetch it from other origins
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        ];
        (kind, json.to_string()).into_response()
    };
    Router::new().route("/openapi.json", get(answer))
}

/// `GET /docs/api`.
pub fn reference_router(document: &Document, public_url: &str) -> Router {
    let page: Arc<str> = reference::render(&document.value, public_url).into();
    let policy: Arc<str> = reference::policy().into();
    let answer = move || async move {
        let headers = [
            (header::CONTENT_SECURITY_POLICY, policy.to_string()),
            (header::CACHE_CONTROL, "no-cache".to_owned()),
        ];
        (headers, Html(page.to_string())).into_response()
    };
    Router::new().route("/docs/api", get(answer))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn repository() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    /// `UPDATE=1 cargo test -p openwink-http committed` writes it anew.
    #[test]
    fn the_committed_document_is_what_the_code_says() {
        let path = repository().join("docs/openapi.json");
        let (_, document) = crate::open::router();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, document.pretty()).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let committed: Value = serde_json::from_str(&committed).unwrap_or_default();
        assert!(
            committed == *document.value,
            "docs/openapi.json is stale: run `make openapi`"
        );
    }

    #[test]
    fn the_portals_committed_document_is_what_the_code_says() {
        let path = repository().join("docs/portal-openapi.json");
        let (_, document) = crate::portal::document();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, document.pretty()).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let committed: Value = serde_json::from_str(&committed).unwrap_or_default();
        assert!(
            committed == *document.value,
            "docs/portal-openapi.json is stale: run `make openapi`"
        );
    }

    #[test]
    fn the_document_is_a_superset_of_the_contract() {
        let path = repository().join("../shared/contract/open-api.json");
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("skipped: the contract is not here");
            return;
        };
        let theirs: Value = serde_json::from_str(&text).unwrap();
        let (_, document) = crate::open::router();
        // Required there, and yet not there before somebody has linked, or after an invitation was erased: null, as the
        // contract has what may be missing
        let known = [
            "get /invites 200.data.items[].email: that it is never null",
            "get /invites 200.data.items[].fullName: that it is never null",
            "get /invites 200.data.items[].linkedAt: that it is never null",
            "get /invites/{id} 200.data.email: that it is never null",
            "get /invites/{id} 200.data.fullName: that it is never null",
            "get /invites/{id} 200.data.linkedAt: that it is never null",
            "post /invites 201.data.email: that it is never null",
            "post /invites 201.data.fullName: that it is never null",
            "post /invites 201.data.linkedAt: that it is never null",
        ];
        let missing = contract::missing(&document.value, &theirs, &[]);
        assert_eq!(missing, known, "not in our document, or wrongly thought so");

        // The check would see it if something went missing
        let mut less = (*document.value).clone();
        let income = less.pointer_mut("/components/schemas/Income/properties");
        income.and_then(Value::as_object_mut).unwrap().remove("netAmount");
        let mut missing = contract::missing(&less, &theirs, &[]);
        missing.retain(|line| !known.contains(&line.as_str()));
        assert_eq!(
            missing,
            [
                "get /incomes 200.data.items[].netAmount: the property",
                "get /incomes/{id} 200.data.netAmount: the property"
            ]
        );
    }

    #[test]
    fn every_reference_resolves() {
        fn references(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(object) => {
                    if let Some(Value::String(reference)) = object.get("$ref") {
                        found.push(reference.clone());
                    }
                    object.values().for_each(|value| references(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        for (_, document) in [crate::open::router(), crate::portal::document()] {
            let mut found = Vec::new();
            references(&document.value, &mut found);
            assert!(found.len() > 20);
            for reference in found {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.value.pointer(pointer).is_some(), "{reference}");
            }
        }
    }
}
