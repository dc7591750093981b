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
    ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, Statement,
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
    pub scope: Scope,
    pub attempts: u32,
    pub status: Option<u16>,
    pub reason: Option<String>,
    /// When the next try is due; `None` where none follows.
    pub next: Option<DateTime>,
    pub delivered: bool,
    /// What is kept of the try; `None` where there was none.
    pub tried: Option<Tried>,
}

/// What is kept of a try.
#[derive(Debug, Clone)]
pub struct Tried {
    pub at: DateTime,
    pub micros: u64,
    /// From [`Store::seal_answer`].
    pub answer_sealed: Option<Vec<u8>>,
}

/// The fewest deliveries of one webhook that a claim takes, however many webhooks have some waiting.
const LEAST_SHARE: u64 = 10;
/// Webhooks that one claim looks at.
const WEBHOOKS: usize = 200;

/// Webhooks that are switched on and have something waiting: found by leaping through the index from one to the next,
/// so that it costs by the webhook and not by the delivery.
const WAITING: &str = "WITH RECURSIVE w(id) AS (\
     SELECT f.webhook_id FROM (SELECT webhook_id FROM deliveries WHERE status = 'PENDING' \
       ORDER BY webhook_id LIMIT 1) f \
     UNION ALL \
     SELECT (SELECT d.webhook_id FROM deliveries d WHERE d.status = 'PENDING' AND d.webhook_id > w.id \
       ORDER BY d.webhook_id LIMIT 1) FROM w WHERE w.id IS NOT NULL) \
     SELECT w.id, (SELECT d.due_at FROM deliveries d WHERE d.status = 'PENDING' AND d.webhook_id = w.id \
       ORDER BY d.due_at LIMIT 1) AS due_at \
     FROM w JOIN webhooks h ON h.id = w.id AND h.active";

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
    /// Claims deliveries that are due, each webhook's oldest first, but none of the webhooks named in `except`. Every
    /// webhook has its share of a claim, so that one whose receiver hangs does not keep the others waiting behind its
    /// backlog. A claimed delivery is due again at the end of the lease, should this worker die.
    pub async fn claim_deliveries(
        &self,
        limit: u64,
        lease: Duration,
        except: &[WebhookId],
    ) -> Result<Vec<PendingDelivery>, StoreError> {
        let now = self.ambient().now();
        // Looks before a write transaction is begun for nothing
        let mut due: Vec<Uuid> = self
            .webhooks_waiting()
            .await?
            .into_iter()
            .filter(|(id, due_at)| *due_at <= now.micros() && !except.iter().any(|full| full.uuid() == *id))
            .map(|(id, _)| id)
            .collect();
        if due.is_empty() {
            return Ok(Vec::new());
        }
        if due.len() > WEBHOOKS {
            // Another stretch of them each time
            let first = usize::from(u16::from_be_bytes(self.ambient().bytes())) % due.len();
            due.rotate_left(first);
            due.truncate(WEBHOOKS);
        }
        let share = (limit / due.len() as u64).max(LEAST_SHARE.min(limit));
        let due = &due;
        let rows = self
            .write(|tx| async move {
                let mut rows = Vec::new();
                for webhook in due {
                    let mut query = deliveries::Entity::find()
                        .filter(pending())
                        .filter(deliveries::COLUMN.webhook_id.eq(*webhook))
                        .filter(deliveries::COLUMN.due_at.lte(now.micros()))
                        .order_by_asc(deliveries::COLUMN.due_at)
                        .order_by_asc(deliveries::COLUMN.id)
                        .limit(share);
                    if !self.db().is_sqlite() {
                        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
                    }
                    rows.extend(query.all(tx.db()).await?);
                }
                deliveries::Entity::update_many()
                    .set(deliveries::ActiveModel {
                        due_at: Set(now.plus(lease).micros()),
                        leased: Set(true),
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

    /// Webhooks with something waiting, and when the first of it is due.
    async fn webhooks_waiting(&self) -> Result<Vec<(Uuid, i64)>, StoreError> {
        let db = self.db().reader();
        let statement = Statement::from_string(db.get_database_backend(), WAITING);
        let rows = db.query_all_raw(statement).await?;
        let rows = rows.iter().map(|row| {
            let due: Option<i64> = row.try_get_by_index(1)?;
            // Delivered between the statement's two looks
            Ok((row.try_get_by_index(0)?, due.unwrap_or(i64::MAX)))
        });
        rows.collect::<Result<_, sea_orm::DbErr>>().map_err(Into::into)
    }

    pub(crate) async fn with_events(
        &self,
        rows: Vec<deliveries::Model>,
    ) -> Result<Vec<PendingDelivery>, StoreError> {
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
        self.record_attempts(tx, finished).await?;
        // What went well at the first try, which is nearly all, is one statement
        let (plain, rest): (Vec<_>, Vec<_>) = finished
            .iter()
            .partition(|done| done.delivered && done.attempts == 1 && done.status == Some(200));
        for plain in plain.chunk_by(|a, b| a.scope == b.scope) {
            deliveries::Entity::update_many()
                .set(deliveries::ActiveModel {
                    status: Set("DELIVERED".into()),
                    attempts: Set(1),
                    last_status: Set(Some(200)),
                    finished_at: Set(Some(self.now(&plain[0].scope).micros())),
                    leased: Set(false),
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
                finished_at: Set((status != "PENDING").then(|| self.now(&done.scope).micros())),
                leased: Set(false),
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
        let waiting = self.webhooks_waiting().await?;
        Ok(waiting
            .into_iter()
            .map(|(_, due)| due)
            .min()
            .map(DateTime::from_micros))
    }
}
