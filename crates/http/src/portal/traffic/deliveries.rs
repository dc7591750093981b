//! Deliveries of a webhook: what was sent, what was answered, and sending one again.
//!
//! The store keeps no body of an event with a person's data in it, so what was sent is put together anew, from what is
//! there now. In production it is shown masked: engineers are not who people gave their data to.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime, Mode,
    events::EventType,
    ids::{DeliveryId, EventId, WebhookId},
    portal::Permission,
};
use openwink_store::{Attempt, Delivery, DeliveryFilter, ListOf};
use openwink_webhooks::{SIGNATURE_HEADER, sign};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{check_span, webhooks::Sent};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List},
    extract::{Paging, Params, PathId, Query, Size},
    open::Pager,
    portal::{
        MayIn,
        permission::{ManageBuild, ReadTraffic},
    },
};

openwink_model::text_enum! {
    pub enum DeliveryStatus {
        Pending = "PENDING",
        Delivered = "DELIVERED",
        Failed = "FAILED",
    }
}

/// An event on its way to a webhook.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalDelivery {
    id: DeliveryId,
    webhook_id: WebhookId,
    event_id: EventId,
    event_type: EventType,
    status: DeliveryStatus,
    attempts: u32,
    created_at: DateTime,
    /// When the next try is due.
    next_at: Option<DateTime>,
    /// What the receiver answered last.
    last_status: Option<u16>,
    /// Why the last try failed, in words.
    last_reason: Option<String>,
    finished_at: Option<DateTime>,
    /// The delivery whose event this one sends again.
    replay_of: Option<DeliveryId>,
    /// When its event was sent again.
    replayed_at: Option<DateTime>,
}

fn shown(delivery: Delivery) -> Result<PortalDelivery, Problem> {
    Ok(PortalDelivery {
        id: delivery.id,
        webhook_id: delivery.webhook,
        event_id: delivery.event,
        event_type: delivery.kind,
        status: delivery
            .status
            .parse()
            .map_err(|_| Problem::internal("a delivery's status does not read"))?,
        attempts: delivery.attempts,
        created_at: delivery.created_at,
        next_at: delivery.due_at,
        last_status: delivery.last_status,
        last_reason: delivery.last_reason,
        finished_at: delivery.finished_at,
        replay_of: delivery.replay_of,
        replayed_at: delivery.replayed_at,
    })
}

/// One try of a delivery.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalAttempt {
    number: u32,
    at: DateTime,
    millis: f64,
    status: Option<u16>,
    reason: Option<String>,
    /// The first kilobyte of the answer; empty where there was none, once the account or archive is revoked, and in production for
    /// who may not see people: a receiver may repeat what it was sent.
    answer: String,
}

impl PortalAttempt {
    fn new(attempt: Attempt, sees_people: bool) -> Self {
        let answer = match sees_people {
            true => String::from_utf8_lossy(&attempt.answer).into_owned(),
            false => String::new(),
        };
        Self {
            number: attempt.number,
            at: attempt.at,
            millis: attempt.micros as f64 / 1000.0,
            status: attempt.status,
            reason: attempt.reason,
            answer,
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Header {
    name: String,
    value: String,
}

/// What is sent, put together from what is there now.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SentRequest {
    url: String,
    headers: Vec<Header>,
    /// The JSON text, as it is signed; masked in production.
    body: String,
    masked: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct DeliveryDetail {
    delivery: PortalDelivery,
    attempts: Vec<PortalAttempt>,
    /// Null once the event has been taken away, as old ones are.
    request: Option<SentRequest>,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct DeliveryParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    status: Option<DeliveryStatus>,
    /// An event's type.
    r#type: Option<EventType>,
    /// Begun at this moment or later.
    from: Option<DateTime>,
    /// Begun before this moment.
    to: Option<DateTime>,
}

impl Query for DeliveryParams {
    fn check(&self) -> Result<(), Problem> {
        check_span(self.from, self.to)
    }
}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadTraffic>,
    PathId(id): PathId<WebhookId>,
    Params(params): Params<DeliveryParams>,
) -> Result<Answer<List<PortalDelivery>>, Problem> {
    if state.store().webhook(&scope, id).await?.is_none() {
        return Err(Problem::missing("webhook"));
    }
    let filter = DeliveryFilter {
        status: params.status.map(|status| status.to_string()),
        kind: params.r#type,
        from: params.from,
        to: params.to,
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal-deliveries",
            filters: &format!("{id} {filter:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let found = state.store().deliveries(&scope, id, &filter, page).await?;
    let list = pager.list(found, shown);
    Ok(Answer(List {
        next_cursor: list.next_cursor,
        items: list.items.into_iter().collect::<Result<_, _>>()?,
    }))
}

/// Masks what stands for a person in an event: the log-in's name, and the records that some carry.
fn mask(body: &[u8]) -> String {
    let mut json: Value = serde_json::from_slice(body).unwrap_or_default();
    if let Some(data) = json.get_mut("data").and_then(Value::as_object_mut) {
        for name in ["loginName", "payload"] {
            if let Some(value) = data.get_mut(name)
                && !value.is_null()
            {
                *value = "…".into();
            }
        }
    }
    json.to_string()
}

async fn get(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ReadTraffic>,
    PathId(id): PathId<DeliveryId>,
) -> Result<Answer<DeliveryDetail>, Problem> {
    let store = state.store();
    let delivery = store.delivery(&scope, id).await?;
    let delivery = delivery.ok_or_else(|| Problem::missing("delivery"))?;
    let attempts = store.delivery_attempts(&scope, id).await?;
    let sees_people = Permission::ReadPeople.allows(member.role, scope.mode());
    let webhook = store.webhook(&scope, delivery.webhook).await?;
    let secret = store.delivery_secret(&scope, delivery.webhook).await?;
    let request = match (store.delivery_to_send(&scope, id).await?, webhook, secret) {
        (Some(pending), Some(webhook), Some(secret)) => {
            let body = store.delivery_body(&pending, webhook.include_payload).await?;
            let masked = scope.mode() == Mode::Production;
            let header = |name: &str, value: String| Header {
                name: name.to_owned(),
                value,
            };
            Some(SentRequest {
                url: webhook.url,
                headers: vec![
                    header("Content-Type", "application/json".into()),
                    header(SIGNATURE_HEADER, sign(&secret, &body)),
                    header("Openwink-Event-Id", pending.event.to_string()),
                ],
                body: match masked {
                    true => mask(&body),
                    false => String::from_utf8_lossy(&body).into_owned(),
                },
                masked,
            })
        }
        _ => None,
    };
    Ok(Answer(DeliveryDetail {
        delivery: shown(delivery)?,
        attempts: (attempts.into_iter())
            .map(|attempt| PortalAttempt::new(attempt, sees_people))
            .collect(),
        request,
    }))
}

async fn replay(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<DeliveryId>,
) -> Result<Created<Sent>, Problem> {
    let store = state.store();
    if store.delivery(&scope, id).await?.is_none() {
        return Err(Problem::missing("delivery"));
    }
    if store.delivery_to_send(&scope, id).await?.is_none() {
        return Err(Problem::invalid(
            "the event of this delivery has been taken away, as old ones are: it cannot be sent again",
        ));
    }
    let (scope, member) = (&scope, &member);
    let delivery_id = store
        .write(|tx| async move {
            let again = store.replay_delivery(&tx, scope, id).await?;
            let again = again.ok_or_else(|| {
                Problem::invalid("this delivery is still under way: it is tried again by itself")
            })?;
            store
                .audit(&tx, &member.actor(), scope, "delivery.replayed", id)
                .await?;
            Ok::<_, Problem>(again)
        })
        .await?;
    store.wake().deliveries();
    Ok(Created(Sent { delivery_id }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/webhooks/{id}/deliveries",
            get_with(list, |op| {
                op.id("list-deliveries")
                    .tag("Webhooks")
                    .summary("List a webhook's deliveries")
                    .description("Latest first.")
            }),
        )
        .api_route(
            "/{mode}/deliveries/{id}",
            get_with(get, |op| {
                op.id("get-delivery")
                    .tag("Webhooks")
                    .summary("Get a delivery with its tries")
            }),
        )
        .api_route(
            "/{mode}/deliveries/{id}/replay",
            post_with(replay, |op| {
                op.id("replay-delivery")
                    .tag("Webhooks")
                    .summary("Send a delivery's event again")
            }),
        )
}

#[cfg(test)]
mod tests {
    #[test]
    fn people_are_masked() {
        let body = br#"{"id":"et-1","data":{"loginName":"george","payload":{"a":1},"userId":"u"}}"#;
        assert_eq!(
            super::mask(body),
            r#"{"data":{"loginName":"…","payload":"…","userId":"u"},"id":"et-1"}"#
        );
    }
}
