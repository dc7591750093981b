//! Webhooks: subscriptions to events. The secret is sealed under the installation's key and never shown again.

use openwink_model::{
    DateTime,
    events::EventType,
    ids::{TypedId, WebhookId},
    mode::Scope,
};
use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, Query},
};
use secrecy::{ExposeSecret, SecretString};

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{
    Store, StoreError, Tx,
    entities::{deliveries, delivery_attempts, webhooks},
};

#[derive(Debug, Clone)]
pub struct Webhook {
    pub id: WebhookId,
    pub name: String,
    pub url: String,
    pub event_types: Vec<EventType>,
    pub active: bool,
    pub include_payload: bool,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

#[derive(Debug, Clone)]
pub struct NewWebhook {
    pub name: String,
    pub url: String,
    pub event_types: Vec<EventType>,
    pub active: bool,
    pub include_payload: bool,
    pub secret: SecretString,
}

/// What is to become different; `None` leaves a thing as it is.
#[derive(Debug, Clone, Default)]
pub struct WebhookChange {
    pub name: Option<String>,
    pub url: Option<String>,
    pub event_types: Option<Vec<EventType>>,
    pub active: Option<bool>,
    pub include_payload: Option<bool>,
    pub secret: Option<SecretString>,
}

pub(crate) fn convert(row: webhooks::Model) -> Result<Webhook, StoreError> {
    Ok(Webhook {
        id: WebhookId::from_uuid(row.id),
        name: row.name,
        url: row.url,
        event_types: serde_json::from_str(&row.event_types).map_err(StoreError::corrupt("webhook"))?,
        active: row.active,
        include_payload: row.include_payload,
        created_at: DateTime::from_micros(row.created_at),
        updated_at: DateTime::from_micros(row.updated_at),
    })
}

impl Store {
    pub async fn create_webhook(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: &NewWebhook,
    ) -> Result<Webhook, StoreError> {
        let id: WebhookId = self.ambient().id();
        let now = self.now(scope).micros();
        let secret = self.seal_secret(id, &new.secret);
        let row = webhooks::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            name: new.name.clone(),
            url: new.url.clone(),
            secret_sealed: secret,
            event_types: serde_json::to_string(&new.event_types).map_err(StoreError::corrupt("webhook"))?,
            active: new.active,
            include_payload: new.include_payload,
            created_at: now,
            updated_at: now,
        };
        webhooks::Entity::insert(webhooks::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        convert(row)
    }

    fn seal_secret(&self, id: WebhookId, secret: &SecretString) -> Vec<u8> {
        self.vault().installation_key("webhook-secrets").seal(
            self.ambient(),
            id.uuid().as_bytes(),
            secret.expose_secret().as_bytes(),
        )
    }

    /// Changes a webhook. `None` where it is not there.
    pub async fn change_webhook(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: WebhookId,
        change: &WebhookChange,
    ) -> Result<Option<Webhook>, StoreError> {
        let found = in_scope!(webhooks, scope).filter(webhooks::COLUMN.id.eq(id.uuid()));
        let Some(mut row) = found.one(tx.db()).await? else {
            return Ok(None);
        };
        if let Some(name) = &change.name {
            row.name.clone_from(name);
        }
        if let Some(url) = &change.url {
            row.url.clone_from(url);
        }
        if let Some(types) = &change.event_types {
            row.event_types = serde_json::to_string(types).map_err(StoreError::corrupt("webhook"))?;
        }
        if let Some(secret) = &change.secret {
            row.secret_sealed = self.seal_secret(id, secret);
        }
        row.active = change.active.unwrap_or(row.active);
        row.include_payload = change.include_payload.unwrap_or(row.include_payload);
        row.updated_at = self.now(scope).micros();
        webhooks::Entity::update_many()
            .set(webhooks::ActiveModel {
                name: Set(row.name.clone()),
                url: Set(row.url.clone()),
                event_types: Set(row.event_types.clone()),
                secret_sealed: Set(row.secret_sealed.clone()),
                active: Set(row.active),
                include_payload: Set(row.include_payload),
                updated_at: Set(row.updated_at),
                ..Default::default()
            })
            .filter(webhooks::COLUMN.id.eq(id.uuid()))
            .filter(webhooks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(webhooks::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        convert(row).map(Some)
    }

    pub async fn webhook(&self, scope: &Scope, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        let query = in_scope!(webhooks, scope).filter(webhooks::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    /// What a webhook's events are signed with: to show a signature, never to show the secret.
    pub async fn delivery_secret(
        &self,
        scope: &Scope,
        id: WebhookId,
    ) -> Result<Option<SecretString>, StoreError> {
        let row = in_scope!(webhooks, scope)
            .filter(webhooks::COLUMN.id.eq(id.uuid()))
            .one(self.db().reader())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let secret = self
            .vault()
            .installation_key("webhook-secrets")
            .open(row.id.as_bytes(), &row.secret_sealed)?;
        Ok(Some(String::from_utf8_lossy(&secret).into_owned().into()))
    }

    pub async fn webhooks(&self, scope: &Scope, page: PageRequest) -> Result<Page<Webhook>, StoreError> {
        let rows = by_id!(in_scope!(webhooks, scope), webhooks, page)
            .all(self.db().reader())
            .await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Deletes a webhook with its deliveries; says whether it was there.
    pub async fn delete_webhook(&self, tx: &Tx, scope: &Scope, id: WebhookId) -> Result<bool, StoreError> {
        let done = webhooks::Entity::delete_many()
            .filter(webhooks::COLUMN.id.eq(id.uuid()))
            .filter(webhooks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(webhooks::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        let of_it = Query::select()
            .column(deliveries::Column::Id)
            .from(deliveries::Entity)
            .and_where(Expr::col(deliveries::Column::WebhookId).eq(id.uuid()))
            .to_owned();
        delivery_attempts::Entity::delete_many()
            .filter(Expr::col(delivery_attempts::Column::DeliveryId).in_subquery(of_it))
            .exec(tx.db())
            .await?;
        deliveries::Entity::delete_many()
            .filter(deliveries::COLUMN.webhook_id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(true)
    }
}
