//! Webhooks: subscriptions to events. The secret is sealed under the installation's key and never shown again.

use openwink_model::{
    DateTime,
    events::EventType,
    ids::{TypedId, WebhookId},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use secrecy::{ExposeSecret, SecretString};

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{
    Store, StoreError, Tx,
    entities::{deliveries, webhooks},
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
        let now = self.ambient().now().micros();
        let secret = self.vault().installation_key("webhook-secrets").seal(
            self.ambient(),
            id.uuid().as_bytes(),
            new.secret.expose_secret().as_bytes(),
        );
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

    pub async fn webhook(&self, scope: &Scope, id: WebhookId) -> Result<Option<Webhook>, StoreError> {
        let query = in_scope!(webhooks, scope).filter(webhooks::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
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
        deliveries::Entity::delete_many()
            .filter(deliveries::COLUMN.webhook_id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(true)
    }
}
