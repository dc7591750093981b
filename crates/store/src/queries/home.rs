//! How far a tenant has come: what the portal's first page checks off.

use openwink_model::{DateTime, ids::UserId, mode::Scope};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::page::in_scope;
use crate::{
    Store, StoreError,
    entities::{accounts, api_keys, deliveries, users, webhooks},
};

/// An account that was connected.
#[derive(Debug, Clone)]
pub struct Linked {
    pub user: UserId,
    pub provider: String,
    pub connected_at: DateTime,
}

#[derive(Debug, Clone, Default)]
pub struct FirstSteps {
    /// The user who was created last, and when.
    pub user: Option<(UserId, DateTime)>,
    /// The account that was connected last.
    pub linked: Option<Linked>,
    /// When an event reached a webhook.
    pub delivered_at: Option<DateTime>,
    /// When records were first read with a key.
    pub read_at: Option<DateTime>,
    pub webhooks: u64,
    /// The oldest key that works; one that ends soon only where there is no other.
    pub api_key: Option<String>,
}

impl Store {
    /// Asks for one row of each, by index: it is asked again and again while somebody looks at the page.
    pub async fn first_steps(&self, scope: &Scope) -> Result<FirstSteps, StoreError> {
        let reader = self.db().reader();
        let user = in_scope!(users, scope)
            .order_by_desc(users::COLUMN.id)
            .one(reader)
            .await?;
        let linked = in_scope!(accounts, scope)
            .filter(accounts::COLUMN.connected_at.is_not_null())
            .order_by_desc(accounts::COLUMN.id)
            .one(reader)
            .await?;
        let webhooks: Vec<Uuid> = in_scope!(webhooks, scope)
            .select_only()
            .column(webhooks::Column::Id)
            .into_tuple()
            .all(reader)
            .await?;
        let delivered = in_scope!(deliveries, scope)
            .filter(deliveries::COLUMN.webhook_id.is_in(webhooks.iter().copied()))
            .filter(deliveries::COLUMN.status.eq("DELIVERED"))
            .one(reader)
            .await?;
        let keys = in_scope!(api_keys, scope)
            .filter(api_keys::COLUMN.revoked_at.is_null())
            .filter(
                Condition::any()
                    .add(api_keys::COLUMN.expires_at.is_null())
                    .add(api_keys::COLUMN.expires_at.gt(self.ambient().now().micros())),
            )
            .order_by_asc(api_keys::COLUMN.id)
            .all(reader)
            .await?;
        let key = keys.iter().find(|key| key.expires_at.is_none()).or(keys.first());
        // A key that was revoked since has read all the same
        let read = in_scope!(api_keys, scope)
            .filter(api_keys::COLUMN.first_read_at.is_not_null())
            .order_by_asc(api_keys::COLUMN.first_read_at)
            .one(reader)
            .await?;
        let of = |id: Uuid| UserId::new(scope.tenant().clone(), id);
        Ok(FirstSteps {
            user: user.map(|row| (of(row.id), DateTime::from_micros(row.created_at))),
            linked: linked.and_then(|row| {
                Some(Linked {
                    user: of(row.user_id),
                    connected_at: DateTime::from_micros(row.connected_at?),
                    provider: row.provider,
                })
            }),
            delivered_at: delivered
                .and_then(|row| row.finished_at)
                .map(DateTime::from_micros),
            read_at: read.and_then(|row| row.first_read_at).map(DateTime::from_micros),
            webhooks: webhooks.len() as u64,
            api_key: key.map(|row| row.key_name.clone()),
        })
    }
}
