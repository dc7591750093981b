//! Tenants and their API keys.

use openwink_model::{
    DateTime, Mode,
    ids::{ApiKeyId, TenantId, TypedId},
    mode::Scope,
    portal::Production,
};
use openwink_vault::secrets;
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, Set};

use crate::{
    Store, StoreError, Tx,
    entities::{api_keys, tenants},
};

#[derive(Debug, Clone)]
pub struct Tenant {
    pub id: TenantId,
    pub name: String,
}

/// An API key as authentication needs it.
#[derive(Debug, Clone)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub scope: Scope,
    /// SHA-256 of the secret.
    pub secret_hash: Vec<u8>,
}

impl Store {
    pub async fn create_tenant(&self, tx: &Tx, name: &str) -> Result<TenantId, StoreError> {
        let id = TenantId::from_random(self.ambient().bytes());
        let row = tenants::ActiveModel {
            id: Set(id.to_string()),
            name: Set(name.to_owned()),
            created_at: Set(self.ambient().now().micros()),
            production: Set(Production::None.to_string()),
            production_request_sealed: Set(None),
            production_asked_at: Set(None),
            production_decided_at: Set(None),
        };
        tenants::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        self.create_standard_templates(tx, &id, name).await?;
        Ok(id)
    }

    pub async fn tenant(&self, scope: &Scope) -> Result<Option<Tenant>, StoreError> {
        let row = tenants::Entity::find_by_id(scope.tenant().as_str())
            .one(self.db().reader())
            .await?;
        row.map(|row| {
            Ok(Tenant {
                id: row.id.parse()?,
                name: row.name,
            })
        })
        .transpose()
    }

    /// Makes an API key of this name and secret.
    pub async fn create_api_key(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        mode: Mode,
        name: &str,
        secret: &str,
    ) -> Result<ApiKeyId, StoreError> {
        let id: ApiKeyId = self.ambient().id();
        let row = api_keys::ActiveModel {
            id: Set(id.uuid()),
            tenant: Set(tenant.to_string()),
            mode: Set(mode.to_string()),
            key_name: Set(name.to_owned()),
            secret_hash: Set(secrets::hash(secret).to_vec()),
            created_at: Set(self.ambient().now().micros()),
            revoked_at: Set(None),
        };
        api_keys::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(id)
    }

    /// The key of this name that has not been revoked: authentication's own query, the one that makes a scope.
    pub async fn api_key(&self, name: &str) -> Result<Option<ApiKey>, StoreError> {
        let row = api_keys::Entity::find()
            .filter(api_keys::COLUMN.key_name.eq(name))
            .filter(api_keys::COLUMN.revoked_at.is_null())
            .one(self.db().reader())
            .await?;
        row.map(|row| {
            Ok(ApiKey {
                id: ApiKeyId::from_uuid(row.id),
                scope: Scope::proven(row.tenant.parse()?, row.mode.parse()?),
                secret_hash: row.secret_hash,
            })
        })
        .transpose()
    }

    /// Replaces a key's secret; used when the operator starts with another bootstrap secret.
    pub async fn set_api_key_secret(&self, tx: &Tx, id: ApiKeyId, secret: &str) -> Result<(), StoreError> {
        let row = api_keys::ActiveModel {
            id: Set(id.uuid()),
            secret_hash: Set(secrets::hash(secret).to_vec()),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        Ok(())
    }

    pub async fn revoke_api_key(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ApiKeyId,
        now: DateTime,
    ) -> Result<bool, StoreError> {
        let done = api_keys::Entity::update_many()
            .col_expr(api_keys::Column::RevokedAt, now.micros().into())
            .filter(api_keys::COLUMN.id.eq(id.uuid()))
            .filter(api_keys::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(api_keys::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(api_keys::COLUMN.revoked_at.is_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Whether any tenant exists: whether this is the first start.
    pub async fn has_tenants(&self) -> Result<bool, StoreError> {
        Ok(tenants::Entity::find().one(self.db().reader()).await?.is_some())
    }
}
