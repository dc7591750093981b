//! What became of deliveries, for the tenant's engineers: each try, and sending again.
//!
//! The beginning of a receiver's answer may repeat what it was sent, so it is sealed under the key of the account or
//! archive that the event was about, and goes when that is revoked.

use openwink_model::{
    DateTime,
    events::{Envelope, EventType},
    ids::{DeliveryId, EventId, SourceId, TypedId, WebhookId, first_id_at, made_at},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::OnConflict};
use serde_json::Value;
use uuid::Uuid;

use super::{
    deliveries::{Finished, PendingDelivery},
    page::{Page, PageRequest, by_id, in_scope},
};
use crate::{
    Store, StoreError, Tx,
    entities::{deliveries, delivery_attempts},
};

/// How many rows go into one INSERT: SQLite takes 32,766 parameters, of which each row needs 9.
const ROWS: usize = 500;
const ANSWERS: &str = "delivery-answers";

/// A delivery as people look at it.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub id: DeliveryId,
    pub webhook: WebhookId,
    pub event: EventId,
    pub kind: EventType,
    /// PENDING, DELIVERED or FAILED.
    pub status: String,
    pub attempts: u32,
    pub created_at: DateTime,
    /// When the next try is due, where one is.
    pub due_at: Option<DateTime>,
    pub last_status: Option<u16>,
    pub last_reason: Option<String>,
    pub finished_at: Option<DateTime>,
    /// The delivery whose event this one sends again.
    pub replay_of: Option<DeliveryId>,
    pub replayed_at: Option<DateTime>,
}

/// One try of a delivery.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub number: u32,
    pub at: DateTime,
    pub micros: u64,
    pub status: Option<u16>,
    pub reason: Option<String>,
    /// The beginning of the answer; empty where there was none or it is gone with what it was about.
    pub answer: Vec<u8>,
}

/// Which deliveries are wanted.
#[derive(Debug, Clone, Default)]
pub struct DeliveryFilter {
    pub status: Option<String>,
    pub kind: Option<EventType>,
    pub from: Option<DateTime>,
    pub to: Option<DateTime>,
}

fn convert(row: deliveries::Model) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: DeliveryId::from_uuid(row.id),
        webhook: WebhookId::from_uuid(row.webhook_id),
        event: EventId::from_uuid(row.event_id),
        kind: row.kind.parse()?,
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        created_at: made_at(row.id),
        due_at: (row.status == "PENDING").then(|| DateTime::from_micros(row.due_at)),
        status: row.status,
        last_status: row.last_status.and_then(|status| u16::try_from(status).ok()),
        last_reason: row.last_reason,
        finished_at: row.finished_at.map(DateTime::from_micros),
        replay_of: row.replay_of.map(DeliveryId::from_uuid),
        replayed_at: row.replayed_at.map(DateTime::from_micros),
    })
}

impl Store {
    /// A receiver's answer, sealed for keeping. What an event without a source may carry, the records of several, is not
    /// kept at all.
    pub async fn seal_answer(
        &self,
        delivery: &PendingDelivery,
        answer: &[u8],
    ) -> Result<Option<Vec<u8>>, StoreError> {
        if answer.is_empty() || delivery.kind == EventType::UserSessionCompleted {
            return Ok(None);
        }
        let key = match delivery.source {
            Some(source) => match self.keys().get(source.uuid()).await {
                Ok(key) => key,
                Err(StoreError::Erased(_)) => return Ok(None),
                Err(error) => return Err(error),
            },
            None => self.vault().installation_key(ANSWERS),
        };
        Ok(Some(key.seal(
            self.ambient(),
            delivery.id.uuid().as_bytes(),
            answer,
        )))
    }

    pub(super) async fn record_attempts(&self, tx: &Tx, finished: &[Finished]) -> Result<(), StoreError> {
        let rows: Vec<_> = finished
            .iter()
            .filter_map(|done| {
                let tried = done.tried.as_ref()?;
                Some(delivery_attempts::ActiveModel {
                    delivery_id: Set(done.id.uuid()),
                    number: Set(i64::from(done.attempts)),
                    tenant: Set(done.scope.tenant().to_string()),
                    mode: Set(done.scope.mode().to_string()),
                    at: Set(tried.at.micros()),
                    micros: Set(i64::try_from(tried.micros).unwrap_or(i64::MAX)),
                    status: Set(done.status.map(i64::from)),
                    reason: Set(done.reason.clone()),
                    answer_sealed: Set(tried.answer_sealed.clone()),
                })
            })
            .collect();
        // A worker that took over after the lease may have made the same try
        let twice = OnConflict::columns([
            delivery_attempts::Column::DeliveryId,
            delivery_attempts::Column::Number,
        ])
        .do_nothing()
        .to_owned();
        for rows in rows.chunks(ROWS) {
            delivery_attempts::Entity::insert_many(rows.to_vec())
                .on_conflict(twice.clone())
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(())
    }

    pub async fn deliveries(
        &self,
        scope: &Scope,
        webhook: WebhookId,
        filter: &DeliveryFilter,
        page: PageRequest,
    ) -> Result<Page<Delivery>, StoreError> {
        let mut query = in_scope!(deliveries, scope).filter(deliveries::COLUMN.webhook_id.eq(webhook.uuid()));
        if let Some(status) = &filter.status {
            query = query.filter(deliveries::COLUMN.status.eq(status.as_str()));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(deliveries::COLUMN.kind.eq(kind.as_str()));
        }
        if let Some(from) = filter.from {
            query = query.filter(deliveries::COLUMN.id.gte(first_id_at(from)));
        }
        if let Some(to) = filter.to {
            query = query.filter(deliveries::COLUMN.id.lt(first_id_at(to)));
        }
        let rows = by_id!(query, deliveries, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    async fn delivery_row(
        &self,
        scope: &Scope,
        id: DeliveryId,
    ) -> Result<Option<deliveries::Model>, StoreError> {
        let query = in_scope!(deliveries, scope).filter(deliveries::COLUMN.id.eq(id.uuid()));
        Ok(query.one(self.db().reader()).await?)
    }

    pub async fn delivery(&self, scope: &Scope, id: DeliveryId) -> Result<Option<Delivery>, StoreError> {
        self.delivery_row(scope, id).await?.map(convert).transpose()
    }

    /// A delivery with its event, as a worker would send it. `None` where the event has been pruned.
    pub async fn delivery_to_send(
        &self,
        scope: &Scope,
        id: DeliveryId,
    ) -> Result<Option<PendingDelivery>, StoreError> {
        let Some(row) = self.delivery_row(scope, id).await? else {
            return Ok(None);
        };
        Ok(self.with_events(vec![row]).await?.pop())
    }

    /// The tries of a delivery, the first one first.
    pub async fn delivery_attempts(&self, scope: &Scope, id: DeliveryId) -> Result<Vec<Attempt>, StoreError> {
        let rows = in_scope!(delivery_attempts, scope)
            .filter(delivery_attempts::COLUMN.delivery_id.eq(id.uuid()))
            .order_by_asc(delivery_attempts::COLUMN.number)
            .all(self.db().reader())
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let source = self
            .delivery_to_send(scope, id)
            .await?
            .map(|delivery| delivery.source);
        let key = match source {
            Some(Some(source)) => match self.keys().get(source.uuid()).await {
                Ok(key) => Some(key),
                Err(StoreError::Erased(_)) => None,
                Err(error) => return Err(error),
            },
            Some(None) => Some(self.vault().installation_key(ANSWERS)),
            None => None,
        };
        rows.into_iter()
            .map(|row| {
                let answer = match (&key, &row.answer_sealed) {
                    (Some(key), Some(sealed)) => key.open(row.delivery_id.as_bytes(), sealed)?.to_vec(),
                    _ => Vec::new(),
                };
                Ok(Attempt {
                    number: u32::try_from(row.number).unwrap_or_default(),
                    at: DateTime::from_micros(row.at),
                    micros: u64::try_from(row.micros).unwrap_or_default(),
                    status: row.status.and_then(|status| u16::try_from(status).ok()),
                    reason: row.reason,
                    answer,
                })
            })
            .collect()
    }

    /// Sends a delivery's event again, as a delivery of its own. `None` where it is not there or still under way.
    pub async fn replay_delivery(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: DeliveryId,
    ) -> Result<Option<DeliveryId>, StoreError> {
        let row = in_scope!(deliveries, scope)
            .filter(deliveries::COLUMN.id.eq(id.uuid()))
            .filter(deliveries::COLUMN.status.ne("PENDING"))
            .one(tx.db())
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(self.replay(tx, scope, vec![row]).await?.pop())
    }

    /// Sends again what failed at a webhook since a moment and was not sent again yet, the oldest first, at most so
    /// many. What is left over is what the next call finds.
    pub async fn replay_failed(
        &self,
        tx: &Tx,
        scope: &Scope,
        webhook: WebhookId,
        since: DateTime,
        limit: u64,
    ) -> Result<Vec<DeliveryId>, StoreError> {
        let rows = in_scope!(deliveries, scope)
            .filter(deliveries::COLUMN.webhook_id.eq(webhook.uuid()))
            .filter(deliveries::COLUMN.id.gte(first_id_at(since)))
            .filter(deliveries::COLUMN.status.eq("FAILED"))
            .filter(deliveries::COLUMN.replayed_at.is_null())
            .order_by_asc(deliveries::COLUMN.id)
            .limit(limit)
            .all(tx.db())
            .await?;
        self.replay(tx, scope, rows).await
    }

    async fn replay(
        &self,
        tx: &Tx,
        scope: &Scope,
        rows: Vec<deliveries::Model>,
    ) -> Result<Vec<DeliveryId>, StoreError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.ambient().now();
        let old: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut new = Vec::with_capacity(rows.len());
        for row in rows {
            let fresh = self.new_delivery(scope, row.webhook_id, row.event_id, row.user_id, &row.kind, now);
            new.push(deliveries::ActiveModel {
                replay_of: Set(Some(row.id)),
                ..fresh
            });
        }
        let ids = new
            .iter()
            .map(|row| DeliveryId::from_uuid(*row.id.as_ref()))
            .collect();
        for rows in new.chunks(ROWS) {
            deliveries::Entity::insert_many(rows.to_vec())
                .exec_without_returning(tx.db())
                .await?;
        }
        deliveries::Entity::update_many()
            .set(deliveries::ActiveModel {
                replayed_at: Set(Some(now.micros())),
                ..Default::default()
            })
            .filter(deliveries::COLUMN.id.is_in(old))
            .filter(deliveries::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(deliveries::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(ids)
    }

    /// The body of a delivery: the event as it was written, with what may only be filled in at the moment of sending.
    pub async fn delivery_body(
        &self,
        delivery: &PendingDelivery,
        include_payload: bool,
    ) -> Result<Vec<u8>, StoreError> {
        let mut data = delivery.data.clone();
        match (delivery.kind, delivery.source) {
            (EventType::AccountConnected | EventType::AccountFailed, Some(SourceId::Account(account))) => {
                let name = match self.account_login_name(&delivery.scope, account).await {
                    Ok(name) => name.unwrap_or_default(),
                    // Revoked meanwhile
                    Err(StoreError::Erased(_)) => String::new(),
                    Err(error) => return Err(error),
                };
                data["loginName"] = Value::String(name);
            }
            (EventType::TaskFinished | EventType::AccountSyncTaskFinished, Some(source))
                if include_payload =>
            {
                data["payload"] = value(&self.source_payload(&delivery.scope, source).await?)?;
            }
            // The contract has the records in this one whether or not the webhook asked for them
            (EventType::UserSessionCompleted, _) => {
                data["payload"] = value(&self.user_payload(&delivery.scope, &delivery.user).await?)?;
            }
            _ => {}
        }
        let envelope = Envelope {
            id: delivery.event,
            version: 1,
            kind: delivery.kind,
            created_at: delivery.created_at,
            data: &data,
        };
        serde_json::to_vec(&envelope).map_err(|error| StoreError::unreadable("event", &error))
    }
}

fn value(payload: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(payload).map_err(|error| StoreError::unreadable("payload", &error))
}
