//! Events: written in the transaction of the change that they tell of, with a delivery for each webhook that listens.

use openwink_model::{
    DateTime,
    events::{EventType, NewEvent},
    ids::{DeliveryId, EventId, TypedId, UserId, WebhookId},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::page::in_scope;
use crate::{
    Store, StoreError, Tx,
    entities::{deliveries, events, webhooks},
};

/// How many deliveries go into one INSERT: SQLite takes 32,766 parameters, of which each row needs 15.
const ROWS: usize = 500;

/// An event as it is kept: without personal data, which only a delivery fills in.
#[derive(Debug, Clone)]
pub struct StoredEvent {
    pub id: EventId,
    pub kind: EventType,
    pub data: serde_json::Value,
    pub created_at: DateTime,
}

impl Store {
    /// A user's events after a given one, in the order in which they happened.
    pub async fn events_after(
        &self,
        scope: &Scope,
        user: &UserId,
        after: Option<EventId>,
        most: u64,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let mut query = in_scope!(events, scope).filter(events::COLUMN.user_id.eq(user.uuid()));
        if let Some(after) = after {
            query = query.filter(events::COLUMN.id.gt(after.uuid()));
        }
        query
            .order_by_asc(events::COLUMN.id)
            .limit(most)
            .all(self.db().reader())
            .await?
            .into_iter()
            .map(|row| {
                Ok(StoredEvent {
                    id: EventId::from_uuid(row.id),
                    kind: row.kind.parse()?,
                    data: serde_json::from_str(&row.data).map_err(StoreError::corrupt("event"))?,
                    created_at: DateTime::from_micros(row.created_at),
                })
            })
            .collect()
    }

    /// Writes events in their order. Call [`crate::Wake::deliveries`] once the change is committed.
    pub async fn emit(&self, tx: &Tx, scope: &Scope, new: Vec<NewEvent>) -> Result<(), StoreError> {
        if new.is_empty() {
            return Ok(());
        }
        let listening = in_scope!(webhooks, scope)
            .filter(webhooks::COLUMN.active.eq(true))
            .all(tx.db())
            .await?;
        let listening = listening
            .into_iter()
            .map(|row| {
                let types: Vec<EventType> =
                    serde_json::from_str(&row.event_types).map_err(StoreError::corrupt("webhook"))?;
                Ok((row.id, types))
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let (now, machine) = (self.now(scope), self.ambient().now());
        let (mut rows, mut due) = (Vec::new(), Vec::new());
        for event in new {
            let id: EventId = self.ambient().id();
            for (webhook, _) in listening
                .iter()
                .filter(|(_, types)| types.contains(&event.kind) || types.contains(&EventType::AllEvents))
            {
                due.push(self.new_delivery(
                    scope,
                    *webhook,
                    id.uuid(),
                    event.user.uuid(),
                    event.kind.as_str(),
                    machine,
                ));
            }
            rows.push(event_row(scope, id, &event, now)?);
        }
        events::Entity::insert_many(rows)
            .exec_without_returning(tx.db())
            .await?;
        while !due.is_empty() {
            let rest = due.split_off(due.len().min(ROWS));
            deliveries::Entity::insert_many(due)
                .exec_without_returning(tx.db())
                .await?;
            due = rest;
        }
        Ok(())
    }

    /// Writes an event for one webhook alone: a test. It must have been found in this scope.
    pub async fn emit_to(
        &self,
        tx: &Tx,
        scope: &Scope,
        webhook: WebhookId,
        event: &NewEvent,
    ) -> Result<Option<DeliveryId>, StoreError> {
        let known = in_scope!(webhooks, scope).filter(webhooks::COLUMN.id.eq(webhook.uuid()));
        if known.one(tx.db()).await?.is_none() {
            return Ok(None);
        }
        let (id, now): (EventId, _) = (self.ambient().id(), self.now(scope));
        events::Entity::insert(event_row(scope, id, event, now)?)
            .exec_without_returning(tx.db())
            .await?;
        let kind = event.kind.as_str();
        let due = self.ambient().now();
        let row = self.new_delivery(scope, webhook.uuid(), id.uuid(), event.user.uuid(), kind, due);
        let delivery = DeliveryId::from_uuid(*row.id.as_ref());
        deliveries::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(Some(delivery))
    }

    pub(crate) fn new_delivery(
        &self,
        scope: &Scope,
        webhook: uuid::Uuid,
        event: uuid::Uuid,
        user: uuid::Uuid,
        kind: &str,
        now: DateTime,
    ) -> deliveries::ActiveModel {
        deliveries::ActiveModel {
            leased: Set(false),
            id: Set(self.ambient().id::<DeliveryId>().uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            webhook_id: Set(webhook),
            event_id: Set(event),
            user_id: Set(user),
            status: Set("PENDING".into()),
            attempts: Set(0),
            due_at: Set(now.micros()),
            last_status: Set(None),
            last_reason: Set(None),
            finished_at: Set(None),
            kind: Set(kind.to_owned()),
            replay_of: Set(None),
            replayed_at: Set(None),
        }
    }
}

fn event_row(
    scope: &Scope,
    id: EventId,
    event: &NewEvent,
    now: DateTime,
) -> Result<events::ActiveModel, StoreError> {
    Ok(events::ActiveModel {
        id: Set(id.uuid()),
        tenant: Set(scope.tenant().to_string()),
        mode: Set(scope.mode().to_string()),
        user_id: Set(event.user.uuid()),
        source_id: Set(event.source.map(|source| source.uuid())),
        source_type: Set(event.source.map(|source| source.source_type().to_string())),
        kind: Set(event.kind.to_string()),
        data: Set(serde_json::to_string(&event.data).map_err(StoreError::corrupt("event"))?),
        created_at: Set(now.micros()),
    })
}
