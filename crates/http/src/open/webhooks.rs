//! Webhooks: subscriptions to events.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{DateTime, Mode, events::EventType, ids::WebhookId};
use openwink_store::{NewWebhook, Webhook as StoredWebhook};
use openwink_webhooks::{NetworkPolicy, check_url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pager, check_length};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request, With, may},
};

/// A subscription to events.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    id: WebhookId,
    created_at: DateTime,
    name: String,
    url: String,
    /// Shown when the webhook is created, and null ever after.
    secret: Option<String>,
    event_types: Vec<EventType>,
    /// Whether events are sent.
    active: bool,
    /// Whether TASK_FINISHED and ACCOUNT_SYNC_TASK_FINISHED carry the records, at most 300 of a kind.
    include_payload: bool,
    updated_at: DateTime,
}

impl From<StoredWebhook> for Webhook {
    fn from(webhook: StoredWebhook) -> Self {
        Self {
            id: webhook.id,
            created_at: webhook.created_at,
            name: webhook.name,
            url: webhook.url,
            secret: None,
            event_types: webhook.event_types,
            active: webhook.active,
            include_payload: webhook.include_payload,
            updated_at: webhook.updated_at,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct WebhookPostRequest {
    #[schemars(length(min = 1, max = 200))]
    name: String,
    /// Where events go, by POST. Prefer https: the signature protects against change, not against reading.
    #[schemars(length(min = 1, max = 500))]
    url: String,
    /// Which events are sent; ALL_EVENTS for all.
    event_types: Vec<EventType>,
    active: bool,
    #[schemars(extend("default" = false))]
    include_payload: Option<bool>,
    /// The key of the signature: `Smile-Signature` is the hex HMAC-SHA512 of the body under it.
    #[schemars(length(min = 1, max = 64))]
    secret: String,
}

impl Request for WebhookPostRequest {
    fn check(&self) -> Result<(), Problem> {
        check_length("name", &self.name, 1, 200)?;
        check_length("url", &self.url, 1, 500)?;
        check_length("secret", &self.secret, 1, 64)?;
        match self.event_types.is_empty() {
            true => Err(Problem::field("eventTypes", "must have at least one event type")),
            false => Ok(()),
        }
    }
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::Webhooks>,
    Body(body): Body<WebhookPostRequest>,
) -> Result<Answer<Webhook>, Problem> {
    let policy = match caller.scope.mode() {
        Mode::Sandbox => state.settings().sandbox_network,
        Mode::Production => NetworkPolicy::Public,
    };
    // Kept as it was written, not as the parser would write it
    let url = body.url.trim();
    check_url(url, policy).map_err(|refusal| Problem::field("url", format_args!("is refused: {refusal}")))?;
    let mut event_types = body.event_types;
    event_types.sort();
    event_types.dedup();
    let new = &NewWebhook {
        name: body.name,
        url: url.to_owned(),
        event_types,
        active: body.active,
        include_payload: body.include_payload.unwrap_or_default(),
        secret: body.secret.as_str().into(),
    };
    let (store, scope) = (state.store(), &caller.scope);
    let webhook = store
        .write(|tx| async move { store.create_webhook(&tx, scope, new).await })
        .await?;
    Ok(Answer(Webhook {
        secret: Some(body.secret),
        ..webhook.into()
    }))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::Webhooks>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Webhook>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "webhooks",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let webhooks = state.store().webhooks(&caller.scope, page).await?;
    Ok(Answer(pager.list(webhooks, Webhook::from)))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::Webhooks>,
    PathId(id): PathId<WebhookId>,
) -> Result<Answer<Webhook>, Problem> {
    let webhook = state.store().webhook(&caller.scope, id).await?;
    let webhook = webhook.ok_or_else(|| Problem::missing("webhook"))?;
    Ok(Answer(webhook.into()))
}

async fn delete(
    State(state): State<AppState>,
    caller: With<may::Webhooks>,
    PathId(id): PathId<WebhookId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let done = store
        .write(|tx| async move { store.delete_webhook(&tx, scope, id).await })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("webhook")),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/webhooks",
            get_with(list, |op| {
                op.id("list-webhooks").tag("Webhooks").summary("List webhooks").description("Latest first.")
            })
            .post_with(create, |op| {
                op.id("create-webhook").tag("Webhooks").summary("Create a webhook").description(
                    "Events are sent by POST, at least once: where you do not answer 2xx within the time limit, it is \
                     tried again, after growing waits, for about a day. The event's id lets you drop duplicates. \
                     Addresses inside a network are refused; sandbox webhooks may go to localhost.",
                )
            }),
        )
        .api_route(
            "/webhooks/{id}",
            get_with(get, |op| op.id("get-webhook").tag("Webhooks").summary("Get a webhook")).delete_with(
                delete,
                |op| {
                    op.id("delete-webhook")
                        .tag("Webhooks")
                        .summary("Delete a webhook")
                        .description("Deliveries that are still due are dropped.")
                },
            ),
        )
}
