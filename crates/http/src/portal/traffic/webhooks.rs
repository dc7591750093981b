//! Webhooks: added, changed, paused, given another secret, tried with a test event, sent again what failed.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime, Mode, TaskType,
    accounts::{SessionChannel, UserSessionStatus},
    events::{EventType, NewEvent, UserSession},
    ids::{AccountId, ArchiveId, DeliveryId, SourceId, WebhookId},
    mode::Scope,
    records::RecordKind,
};
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
        MayIn,
        permission::{ManageBuild, ReadSettings},
    },
};

/// Deliveries that one call sends again.
const REPLAYED: u64 = 500;

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

async fn change(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
    Body(body): Body<PortalWebhookPutRequest>,
) -> Result<Answer<PortalWebhook>, Problem> {
    let store = state.store();
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
    let action = match (change.active, &change.name, &change.url, &change.event_types) {
        (Some(false), None, None, None) => "webhook.paused",
        (Some(true), None, None, None) => "webhook.resumed",
        _ => "webhook.changed",
    };
    let (scope, member) = (&scope, &member);
    let webhook = store
        .write(|tx| async move {
            let webhook = store.change_webhook(&tx, scope, id, change).await?;
            let webhook = webhook.ok_or_else(|| Problem::missing("webhook"))?;
            store
                .audit(&tx, &member.actor(), scope, action, &webhook.name)
                .await?;
            Ok::<_, Problem>(webhook)
        })
        .await?;
    store.wake().deliveries();
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
    let store = state.store();
    let secret = SecretString::from(new_secret(store));
    let change = &WebhookChange {
        secret: Some(secret.clone()),
        ..Default::default()
    };
    let (scope, member) = (&scope, &member);
    let webhook = store
        .write(|tx| async move {
            let webhook = store.change_webhook(&tx, scope, id, change).await?;
            let webhook = webhook.ok_or_else(|| Problem::missing("webhook"))?;
            store
                .audit(&tx, &member.actor(), scope, "webhook.secret", &webhook.name)
                .await?;
            Ok::<_, Problem>(webhook)
        })
        .await?;
    Ok(Created(WebhookWithSecret {
        webhook: webhook.into(),
        secret: secret.expose_secret().to_owned(),
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct TestRequest {
    event_type: EventType,
}

impl Request for TestRequest {}

/// A delivery that was written.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    pub delivery_id: DeliveryId,
}

/// An event as it would be, about nobody: its ids belong to nothing.
fn sample(state: &AppState, scope: &Scope, kind: EventType) -> Result<NewEvent, Problem> {
    const PROVIDER: &str = "sandbox_gig";
    let ambient = state.ambient();
    let user = &ambient.user_id(scope.tenant());
    let account: AccountId = ambient.id();
    let archive: ArchiveId = ambient.id();
    let source = SourceId::Account(account);
    let added = |kind| NewEvent::added(user, source, PROVIDER, kind, 3, ambient.uuid());
    let session = UserSession {
        user_id: user.clone(),
        channel: SessionChannel::Default,
        channel_id: None,
        status: UserSessionStatus::InProgress,
    };
    let event = match kind {
        EventType::UserCreated => NewEvent::user_created(session),
        EventType::UserSessionReset => NewEvent::session(kind, session),
        EventType::AccountCreated | EventType::AccountDisconnected => {
            NewEvent::account(kind, user, account, PROVIDER)
        }
        EventType::AccountConnected => NewEvent::connected(user, account, PROVIDER),
        EventType::AccountFailed => NewEvent::failed(
            user,
            account,
            PROVIDER,
            openwink_model::ErrorCode::InvalidCredentials,
        ),
        EventType::TaskStarted => NewEvent::task_started(user, source, TaskType::LinkAccount, PROVIDER),
        EventType::TaskFinished => {
            NewEvent::task_finished(user, source, TaskType::LinkAccount, PROVIDER, Ok(Vec::new()))
        }
        EventType::ArchiveStarted | EventType::ArchiveAnalyzed | EventType::ArchiveRevoked => {
            NewEvent::archive(kind, user, archive)
        }
        EventType::IdentityAdded => added(RecordKind::Identity),
        EventType::RatingAdded => added(RecordKind::Rating),
        EventType::EmploymentsAdded => added(RecordKind::Employment),
        EventType::IncomesAdded => added(RecordKind::Income),
        EventType::TransactionsAdded => added(RecordKind::Transaction),
        EventType::ContributionsAdded => added(RecordKind::Contribution),
        EventType::LiabilitiesAdded => added(RecordKind::Liability),
        EventType::DocumentsAdded => added(RecordKind::Document),
        _ => {
            return Err(Problem::field(
                "eventType",
                "must be a type that a test can be sent of, such as USER_CREATED or TASK_FINISHED",
            ));
        }
    };
    // Without a source nothing is looked up for it, and its answers are kept under the installation's key
    Ok(NewEvent {
        source: None,
        ..event
    })
}

async fn test(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
    Body(body): Body<TestRequest>,
) -> Result<Created<Sent>, Problem> {
    let webhook = &find(&state, &scope, id).await?;
    if !webhook.active {
        return Err(Problem::invalid(
            "the webhook is paused: resume it, then send a test",
        ));
    }
    let event = &sample(&state, &scope, body.event_type)?;
    let (store, scope, member) = (state.store(), &scope, &member);
    let delivery_id = store
        .write(|tx| async move {
            let delivery = store.emit_to(&tx, scope, id, event).await?;
            let delivery = delivery.ok_or_else(|| Problem::missing("webhook"))?;
            store
                .audit(&tx, &member.actor(), scope, "webhook.tested", &webhook.name)
                .await?;
            Ok::<_, Problem>(delivery)
        })
        .await?;
    store.wake().deliveries();
    Ok(Created(Sent { delivery_id }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ReplayRequest {
    /// Deliveries that were begun at this moment or later.
    since: DateTime,
}

impl Request for ReplayRequest {}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Replayed {
    /// How many are sent again.
    count: u64,
    /// Whether there are more: call again.
    more: bool,
}

async fn replay(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<WebhookId>,
    Body(body): Body<ReplayRequest>,
) -> Result<Answer<Replayed>, Problem> {
    let webhook = &find(&state, &scope, id).await?;
    let (store, scope, member) = (state.store(), &scope, &member);
    let count = store
        .write(|tx| async move {
            let sent = store.replay_failed(&tx, scope, id, body.since, REPLAYED).await?;
            if !sent.is_empty() {
                let target = format!("{}: {} deliveries", webhook.name, sent.len());
                store
                    .audit(&tx, &member.actor(), scope, "webhook.replayed", target)
                    .await?;
            }
            Ok::<_, Problem>(sent.len() as u64)
        })
        .await?;
    store.wake().deliveries();
    Ok(Answer(Replayed {
        count,
        more: count == REPLAYED,
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
        .api_route(
            "/{mode}/webhooks/{id}/test",
            post_with(test, |op| {
                op.id("test-webhook").tag("Webhooks").summary("Send a test event")
            }),
        )
        .api_route(
            "/{mode}/webhooks/{id}/replay",
            post_with(replay, |op| {
                op.id("replay-failed")
                    .tag("Webhooks")
                    .summary("Send again what failed since a moment")
                    .description(
                        "At most 500 at a time, the oldest first; what was sent again already is left out.",
                    )
            }),
        )
}
