//! Keys, webhooks, deliveries, the request log, usage and the sandbox's tools.

use openwink_model::{events::EventType, mode::Scope};
use serde_json::json;

use super::{
    Case,
    Stranger::{EmptyList, NotFound, TheirOwn},
};
use crate::portal::tests::{Portal, Somebody, traffic};

/// Things of the tenant in both modes: the case is tried in each, and names them by id.
pub async fn case(portal: &Portal<'_>, operation: &str, path: &str, _: &Somebody) -> Option<Case> {
    let scope = &portal.scope;
    let with_id = |id: String| Case::new(path.replace("{id}", &id), NotFound);
    Some(match operation {
        "list-keys" => Case::new(path, TheirOwn),
        "create-key" => {
            Case::new(path, TheirOwn).body(json!({ "name": "Back end", "scopes": ["users:read"] }))
        }
        "rotate-key" => with_id(key(portal, scope).await).body(json!({ "overlapHours": 24 })),
        "revoke-key" => with_id(key(portal, scope).await),
        "list-webhooks" => {
            webhook(portal, scope).await;
            Case::new(path, EmptyList)
        }
        "create-webhook" => Case::new(path, TheirOwn).body(json!({
            "name": "Receiver", "url": "https://example.com/hook", "eventTypes": ["ALL_EVENTS"],
        })),
        "get-webhook" | "delete-webhook" | "new-webhook-secret" | "list-deliveries" => {
            with_id(webhook(portal, scope).await)
        }
        "change-webhook" => with_id(webhook(portal, scope).await).body(json!({ "active": false })),
        "test-webhook" => with_id(webhook(portal, scope).await).body(json!({ "eventType": "USER_CREATED" })),
        "replay-failed" => {
            with_id(webhook(portal, scope).await).body(json!({ "since": "2026-01-01T00:00:00Z" }))
        }
        "get-delivery" | "replay-delivery" => with_id(traffic::failed_delivery(portal, scope).await.1),
        "list-requests" => {
            traffic::logged(portal, scope).await;
            Case::new(path, EmptyList)
        }
        "get-request" => with_id(traffic::logged(portal, scope).await.to_string()),
        "get-usage" | "get-funnel" | "reset-sandbox" | "list-seed-providers" => Case::new(path, TheirOwn),
        "seed-sandbox" => {
            let provider = traffic::provider(portal);
            Case::new(path, TheirOwn).body(json!({ "users": 1, "providerIds": [provider] }))
        }
        _ => return None,
    })
}

async fn key(portal: &Portal<'_>, scope: &Scope) -> String {
    let name = portal.ambient().uuid().to_string();
    portal.new_api_key(scope, &name, "secret").await.to_string()
}

async fn webhook(portal: &Portal<'_>, scope: &Scope) -> String {
    let webhook = portal.new_webhook(scope, "https://example.com", &[EventType::AllEvents]);
    webhook.await.id.to_string()
}
