//! Tenants.

use openwink_model::{ids::TenantId, mode::Scope, portal::Production};
use sea_orm::{EntityTrait, Set};

use crate::{Store, StoreError, Tx, entities::tenants};

#[derive(Debug, Clone)]
pub struct Tenant {
    pub id: TenantId,
    pub name: String,
}

impl Store {
    /// Makes a tenant of the operator's.
    pub async fn create_tenant(&self, tx: &Tx, name: &str) -> Result<TenantId, StoreError> {
        self.insert_tenant(tx, name, false).await
    }

    /// Makes a tenant of strangers, who signed up. Its mail has limits until it is granted production.
    pub async fn sign_up_tenant(&self, tx: &Tx, name: &str) -> Result<TenantId, StoreError> {
        self.insert_tenant(tx, name, true).await
    }

    async fn insert_tenant(&self, tx: &Tx, name: &str, signed_up: bool) -> Result<TenantId, StoreError> {
        let id = TenantId::from_random(self.ambient().bytes());
        let row = tenants::ActiveModel {
            id: Set(id.to_string()),
            name: Set(name.to_owned()),
            created_at: Set(self.ambient().now().micros()),
            production: Set(Production::None.to_string()),
            production_request_sealed: Set(None),
            production_asked_at: Set(None),
            production_decided_at: Set(None),
            signed_up: Set(signed_up),
            shares_links: Set(false),
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

    /// Whether any tenant exists: whether this is the first start.
    pub async fn has_tenants(&self) -> Result<bool, StoreError> {
        Ok(tenants::Entity::find().one(self.db().reader()).await?.is_some())
    }
}
