//! Webhooks: added, changed, paused, given another secret.

mod trial;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{DateTime, Mode, events::EventType, ids::WebhookId, mode::Scope};
use openwink_store::{ListOf, NewWebhook, Webhook, WebhookChange};
use openwink_webhooks::{NetworkPolicy, check_url};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::new_secret;
use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request},
    open::{Pager, check_length},
    portal::{
        MayIn, Member,
        permission::{ManageBuild, ReadSettings},
    },
};
pub use trial::Sent;

/// A subscription to events.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalWebhook {
    id: WebhookId,
    name: String,
    url: String,
    event_types: Vec<EventType>,
    /// Whether events are sent; what happens while it is paused is not sent later either.
    active: bool,
    include_payload: bool,
    created_at: DateTime,
    updated_at: DateTime,
}

impl From<Webhook> for PortalWebhook {
    fn from(webhook: Webhook) -> Self {
        Self {
            id: webhook.id,
            name: webhook.name,
            url: webhook.url,
            event_types: webhook.event_types,
            active: webhook.active,
            include_payload: webhook.include_payload,
            created_at: webhook.created_at,
            updated_at: webhook.updated_at,
        }
    }
}

/// A webhook with its secret, which is never shown again.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct WebhookWithSecret {
    webhook: PortalWebhook,
    secret: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalWebhookPostRequest {
    #[schemars(length(min = 1, max = 200))]
    name: String,
    #[schemars(length(min = 1, max = 500))]
    url: String,
    event_types: Vec<EventType>,
    #[serde(default)]
    include_payload: bool,
}

fn check_types(types: &[EventType]) -> Result<(), Problem> {
    match types.is_empty() {
        true => Err(Problem::field("eventTypes", "must have at least one event type")),
        false => Ok(()),
    }
}

impl Request for PortalWebhookPostRequest {
    fn check(&self) -> Result<(), Problem> {
        check_length("name", self.name.trim(), 1, 200)?;
        check_length("url", &self.url, 1, 500)?;
        check_types(&self.event_types)
    }
}

/// What is to become different; what is left out stays.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalWebhookPutRequest {
    name: Option<String>,
    url: Option<String>,
    event_types: Option<Vec<EventType>>,
    active: Option<bool>,
    include_payload: Option<bool>,
}

impl Request for PortalWebhookPutRequest {
    fn check(&self) -> Result<(), Problem> {
        if let Some(name) = &self.name {
            check_length("name", name.trim(), 1, 200)?;
        }
        if let Some(url) = &self.url {
            check_length("url", url, 1, 500)?;
        }
        self.event_types.as_deref().map_or(Ok(()), check_types)
    }
}

fn checked_url(state: &AppState, scope: &Scope, url: &str) -> Result<String, Problem> {
    let policy = match scope.mode() {
        Mode::Sandbox => state.settings().sandbox_network,
        Mode::Production => NetworkPolicy::Public,
    };
    let url = url.trim();
    check_url(url, policy).map_err(|refusal| Problem::field("url", format_args!("is refused: {refusal}")))?;
    Ok(url.to_owned())
}

fn sorted(mut types: Vec<EventType>) -> Vec<EventType> {
    types.sort();
    types.dedup();
    types
}

async fn find(state: &AppState, scope: &Scope, id: WebhookId) -> Result<Webhook, Problem> {
    let webhook = state.store().webhook(scope, id).await?;
    webhook.ok_or_else(|| Problem::missing("webhook"))
}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<PortalWebhook>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal-webhooks",
            filters: "",
        },
    };
    let webhooks = state.store().webhooks(&scope, pager.request(&paging)?).await?;
    Ok(Answer(pager.list(webhooks, PortalWebhook::from)))
}

async fn get(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    PathId(id): PathId<WebhookId>,
) -> Result<Answer<PortalWebhook>, Problem> {
    Ok(Answer(find(&state, &scope, id).await?.into()))
}

async fn create(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    Body(body): Body<PortalWebhookPostRequest>,
) -> Result<Created<WebhookWithSecret>, Problem> {
    let store = state.store();
    let secret = SecretString::from(new_secret(store));
    let new = &NewWebhook {
        name: body.name.trim().to_owned(),
        url: checked_url(&state, &scope, &body.url)?,
        event_types: sorted(body.event_types),
        active: true,
        include_payload: body.include_payload,
        secret: secret.clone(),
    };
    let (scope, member) = (&scope, &member);
    let webhook = store
        .write(|tx| async move {
            let webhook = store.create_webhook(&tx, scope, new).await?;
            store
                .audit(&tx, &member.actor(), scope, "webhook.created", &webhook.name)
                .await?;
            Ok::<_, Problem>(webhook)
        })
        .await?;
    Ok(Created(WebhookWithSecret {
        webhook: webhook.into(),
        secret: secret.expose_secret().to_owned(),
    }))
}

/// Changes a webhook, and says so in the audit log.
async fn write(
    state: &AppState,
    member: &Member,
    scope: &Scope,
    (id, change): (WebhookId, &WebhookChange),
    action: &str,
) -> Result<Webhook, Problem> {
    let store = state.store();
    store
        .write(|tx| async move {
            let webhook = store.change_webhook(&tx, scope, id, change).await?;
            let webhook = webhook.ok_or_else(|| Problem::missing("webhook"))?;
            store
                .audit(&tx, &member.actor(), scope, action, &webhook.name)
                .await?;
            Ok::<_, Problem>(webhook)
        })
        .await
}

async fn change(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
    Body(body): Body<PortalWebhookPutRequest>,
) -> Result<Answer<PortalWebhook>, Problem> {
    let url = body
        .url
        .map(|url| checked_url(&state, &scope, &url))
        .transpose()?;
    let change = &WebhookChange {
        name: body.name.map(|name| name.trim().to_owned()),
        url,
        event_types: body.event_types.map(sorted),
        active: body.active,
        include_payload: body.include_payload,
        secret: None,
    };
    let rest = (
        &change.name,
        &change.url,
        &change.event_types,
        &change.include_payload,
    );
    let action = match (change.active, rest) {
        (Some(false), (None, None, None, None)) => "webhook.paused",
        (Some(true), (None, None, None, None)) => "webhook.resumed",
        _ => "webhook.changed",
    };
    let webhook = write(&state, &member, &scope, (id, change), action).await?;
    state.store().wake().deliveries();
    Ok(Answer(webhook.into()))
}

async fn delete(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
) -> Result<Answer<Nothing>, Problem> {
    let webhook = &find(&state, &scope, id).await?;
    let (store, scope, member) = (state.store(), &scope, &member);
    store
        .write(|tx| async move {
            if store.delete_webhook(&tx, scope, id).await? {
                store
                    .audit(&tx, &member.actor(), scope, "webhook.deleted", &webhook.name)
                    .await?;
            }
            Ok::<_, Problem>(())
        })
        .await?;
    Ok(Answer::DONE)
}

async fn new_webhook_secret(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
) -> Result<Created<WebhookWithSecret>, Problem> {
    let secret = SecretString::from(new_secret(state.store()));
    let change = &WebhookChange {
        secret: Some(secret.clone()),
        ..Default::default()
    };
    let webhook = write(&state, &member, &scope, (id, change), "webhook.secret").await?;
    Ok(Created(WebhookWithSecret {
        webhook: webhook.into(),
        secret: secret.expose_secret().to_owned(),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/webhooks",
            get_with(list, |op| {
                op.id("list-webhooks").tag("Webhooks").summary("List webhooks")
            })
            .post_with(create, |op| {
                op.id("create-webhook")
                    .tag("Webhooks")
                    .summary("Create a webhook")
                    .description("The answer is the only one that has the secret.")
            }),
        )
        .api_route(
            "/{mode}/webhooks/{id}",
            get_with(get, |op| {
                op.id("get-webhook").tag("Webhooks").summary("Get a webhook")
            })
            .put_with(change, |op| {
                op.id("change-webhook")
                    .tag("Webhooks")
                    .summary("Change, pause or resume a webhook")
            })
            .delete_with(delete, |op| {
                op.id("delete-webhook")
                    .tag("Webhooks")
                    .summary("Delete a webhook and its deliveries")
            }),
        )
        .api_route(
            "/{mode}/webhooks/{id}/secret",
            post_with(new_webhook_secret, |op| {
                op.id("new-webhook-secret")
                    .tag("Webhooks")
                    .summary("Give a webhook another secret")
                    .description(
                        "What is sent from now on is signed with it. The answer is the only one that has it.",
                    )
            }),
        )
        .merge(trial::routes())
}
