//! Deliveries: events on their way to webhooks. The worker's own queries; they cross tenants, and each row says whose
//! it is.

use std::{collections::HashMap, time::Duration};

use openwink_model::{
    DateTime,
    events::EventType,
    ids::{DeliveryId, EventId, SourceId, TypedId, UserId, WebhookId},
    mode::Scope,
};
use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, LockBehavior, LockType},
};
use secrecy::SecretString;
use uuid::Uuid;

use super::tasks::source;
use crate::{
    Store, StoreError, Tx,
    entities::{deliveries, events, webhooks},
};

/// A delivery that this worker has claimed, with all that sending it needs.
#[derive(Debug)]
pub struct PendingDelivery {
    pub id: DeliveryId,
    pub scope: Scope,
    pub webhook: WebhookId,
    pub event: EventId,
    pub user: UserId,
    pub source: Option<SourceId>,
    pub kind: EventType,
    /// The event's data as it was written; see `openwink_model::events`.
    pub data: serde_json::Value,
    pub created_at: DateTime,
    /// Tries made before this one.
    pub attempts: u32,
}

/// What a claimed delivery is sent to.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub url: String,
    pub secret: SecretString,
    pub include_payload: bool,
}

/// How a try ended.
#[derive(Debug, Clone)]
pub struct Finished {
    pub id: DeliveryId,
    pub attempts: u32,
    pub status: Option<u16>,
    pub reason: Option<String>,
    /// When the next try is due; `None` where none follows.
    pub next: Option<DateTime>,
    pub delivered: bool,
}

/// What waits. The status is part of the statement and no parameter, as it is of the index over what waits: with a
/// parameter, both databases would have to plan the query anew each time before they could know that the index serves.
fn pending() -> Expr {
    use sea_orm::sea_query::ExprTrait;

    Expr::col(deliveries::Column::Status).eq(Expr::cust("'PENDING'"))
}

/// Repeats the last id until there are a power of two: few lengths are few statements, which stay prepared.
fn padded(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = ids.collect();
    if let Some(last) = ids.last().copied() {
        ids.resize(ids.len().next_power_of_two(), last);
    }
    ids
}

impl Store {
    /// Claims deliveries that are due, oldest first, but none of the webhooks named in `except`. A claimed delivery is
    /// due again at the end of the lease, should this worker die.
    pub async fn claim_deliveries(
        &self,
        limit: u64,
        lease: Duration,
        except: &[WebhookId],
    ) -> Result<Vec<PendingDelivery>, StoreError> {
        let now = self.ambient().now();
        if !self.any_delivery_due(now, except).await? {
            return Ok(Vec::new());
        }
        let rows = self
            .write(|tx| async move {
                let mut query = deliveries::Entity::find()
                    .filter(pending())
                    .filter(deliveries::COLUMN.due_at.lte(now.micros()));
                if !except.is_empty() {
                    query = query.filter(
                        deliveries::COLUMN
                            .webhook_id
                            .is_not_in(except.iter().map(|id| id.uuid())),
                    );
                }
                query = query
                    .order_by_asc(deliveries::COLUMN.due_at)
                    .order_by_asc(deliveries::COLUMN.id)
                    .limit(limit);
                if !self.db().is_sqlite() {
                    query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
                }
                let rows = query.all(tx.db()).await?;
                deliveries::Entity::update_many()
                    .set(deliveries::ActiveModel {
                        due_at: Set(now.plus(lease).micros()),
                        ..Default::default()
                    })
                    .filter(deliveries::COLUMN.id.is_in(padded(rows.iter().map(|row| row.id))))
                    .exec(tx.db())
                    .await?;
                Ok::<_, StoreError>(rows)
            })
            .await?;
        self.with_events(rows).await
    }

    /// Looks before a write transaction is begun for nothing.
    async fn any_delivery_due(&self, now: DateTime, except: &[WebhookId]) -> Result<bool, StoreError> {
        let mut query = deliveries::Entity::find()
            .filter(pending())
            .filter(deliveries::COLUMN.due_at.lte(now.micros()));
        if !except.is_empty() {
            query = query.filter(
                deliveries::COLUMN
                    .webhook_id
                    .is_not_in(except.iter().map(|id| id.uuid())),
            );
        }
        Ok(query.limit(1).one(self.db().reader()).await?.is_some())
    }

    async fn with_events(&self, rows: Vec<deliveries::Model>) -> Result<Vec<PendingDelivery>, StoreError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut ids: Vec<Uuid> = rows.iter().map(|row| row.event_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let ids = padded(ids.into_iter());
        let events: HashMap<Uuid, events::Model> = events::Entity::find()
            .filter(events::COLUMN.id.is_in(ids))
            .all(self.db().reader())
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let mut claimed = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(event) = events.get(&row.event_id) else {
                continue;
            };
            let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
            claimed.push(PendingDelivery {
                id: DeliveryId::from_uuid(row.id),
                user: UserId::new(scope.tenant().clone(), event.user_id),
                scope,
                webhook: WebhookId::from_uuid(row.webhook_id),
                event: EventId::from_uuid(event.id),
                source: match (&event.source_type, event.source_id) {
                    (Some(kind), Some(id)) => Some(source(kind, id)?),
                    _ => None,
                },
                kind: event.kind.parse()?,
                data: serde_json::from_str(&event.data).map_err(StoreError::corrupt("event"))?,
                created_at: DateTime::from_micros(event.created_at),
                attempts: row.attempts.max(0) as u32,
            });
        }
        // Events of one user leave in the order in which they were written
        claimed.sort_by_key(|delivery| delivery.event);
        Ok(claimed)
    }

    /// Where a webhook's deliveries go; `None` where it is gone or inactive.
    pub async fn delivery_target(&self, id: WebhookId) -> Result<Option<Claimed>, StoreError> {
        let row = webhooks::Entity::find_by_id(id.uuid())
            .filter(webhooks::COLUMN.active.eq(true))
            .one(self.db().reader())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let secret = self
            .vault()
            .installation_key("webhook-secrets")
            .open(row.id.as_bytes(), &row.secret_sealed)?;
        Ok(Some(Claimed {
            url: row.url,
            secret: String::from_utf8_lossy(&secret).into_owned().into(),
            include_payload: row.include_payload,
        }))
    }

    /// Writes down how tries ended, many at once.
    pub async fn finish_deliveries(&self, tx: &Tx, finished: &[Finished]) -> Result<(), StoreError> {
        let now = self.ambient().now().micros();
        // What went well at the first try, which is nearly all, is one statement
        let (plain, rest): (Vec<_>, Vec<_>) = finished
            .iter()
            .partition(|done| done.delivered && done.attempts == 1 && done.status == Some(200));
        if !plain.is_empty() {
            deliveries::Entity::update_many()
                .set(deliveries::ActiveModel {
                    status: Set("DELIVERED".into()),
                    attempts: Set(1),
                    last_status: Set(Some(200)),
                    finished_at: Set(Some(now)),
                    ..Default::default()
                })
                .filter(
                    deliveries::COLUMN
                        .id
                        .is_in(padded(plain.iter().map(|done| done.id.uuid()))),
                )
                .exec(tx.db())
                .await?;
        }
        for done in rest {
            let status = match (done.delivered, done.next) {
                (true, _) => "DELIVERED",
                (false, Some(_)) => "PENDING",
                (false, None) => "FAILED",
            };
            let mut row = deliveries::ActiveModel {
                status: Set(status.into()),
                attempts: Set(i64::from(done.attempts)),
                last_status: Set(done.status.map(i64::from)),
                last_reason: Set(done.reason.clone()),
                finished_at: Set((status != "PENDING").then_some(now)),
                ..Default::default()
            };
            if let Some(next) = done.next {
                row.due_at = Set(next.micros());
            }
            let mut update = deliveries::Entity::update_many()
                .set(row)
                .filter(deliveries::COLUMN.id.eq(done.id.uuid()));
            if !done.delivered {
                // A worker that took over after the lease may have delivered it meanwhile
                update = update.filter(pending());
            }
            update.exec(tx.db()).await?;
        }
        Ok(())
    }

    /// When the next delivery that is not due yet will be.
    pub async fn next_delivery_at(&self) -> Result<Option<DateTime>, StoreError> {
        let row = deliveries::Entity::find()
            .filter(pending())
            .order_by_asc(deliveries::COLUMN.due_at)
            .one(self.db().reader())
            .await?;
        Ok(row.map(|row| DateTime::from_micros(row.due_at)))
    }
}
