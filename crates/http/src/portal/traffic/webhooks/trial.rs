//! Whether a webhook's receiver works: a test event, and sending again what failed.

use std::time::Duration;

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::{
    DateTime, MonitorStatus, TaskType,
    accounts::{SessionChannel, UserSessionStatus},
    events::{EventType, NewEvent, Updated, UserSession},
    ids::{AccountId, ArchiveId, DeliveryId, SourceId, WebhookId},
    mode::Scope,
    records::RecordKind,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::find;
use crate::{
    AppState, Problem,
    envelope::{Answer, Created},
    extract::{Body, PathId, Request},
    portal::{MayIn, permission::ManageBuild},
};

/// Deliveries that one call sends again.
const REPLAYED: u64 = 500;

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
    let now = state.store().now(scope);
    let updated = |kind| {
        let updated = Updated {
            kind,
            ids: vec![ambient.uuid()],
            dates: None,
            vanished: 0,
        };
        NewEvent::updated(user, source, PROVIDER, updated, now)
            .ok_or_else(|| Problem::internal("a kind of record has no event of its changes"))
    };
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
        EventType::EincomesAdded => added(RecordKind::Eincome),
        EventType::LinkAdded => added(RecordKind::Link),
        EventType::InsightAdded => added(RecordKind::Insight),
        EventType::EmploymentsUpdated => updated(RecordKind::Employment)?,
        EventType::DocumentsUpdated => updated(RecordKind::Document)?,
        EventType::LiabilitiesUpdated => updated(RecordKind::Liability)?,
        EventType::IncomesUpdated => updated(RecordKind::Income)?,
        EventType::ContributionsUpdated => updated(RecordKind::Contribution)?,
        EventType::EincomesUpdated => updated(RecordKind::Eincome)?,
        EventType::AccountSyncTaskFinished => {
            NewEvent::sync_finished(user, account, PROVIDER, MonitorStatus::Active, Ok(Vec::new()))
        }
        EventType::DataExpiring => {
            let at = state.store().now(scope).plus(Duration::from_secs(7 * 86_400));
            NewEvent::expiring(user, source, PROVIDER, at)
        }
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
