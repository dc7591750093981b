//! Production: asked for by a tenant, granted by the operator.

use openwink_model::{DateTime, Mode, ids::TenantId, portal::Production};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};

use super::audit::Actor;
use crate::{
    Store, StoreError, Tx,
    entities::{api_keys, tenants},
};

/// What a tenant says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductionRequest {
    /// What the data is used for.
    pub purpose: String,
    pub website: Option<String>,
    /// Whom the operator can ask.
    pub contact: Option<String>,
}

/// A tenant, as the operator sees it.
#[derive(Debug, Clone)]
pub struct TenantStanding {
    pub id: TenantId,
    pub name: String,
    pub created_at: DateTime,
    pub production: Production,
    pub request: Option<ProductionRequest>,
    pub asked_at: Option<DateTime>,
    pub decided_at: Option<DateTime>,
}

const PURPOSE: &str = "production-requests";

impl Store {
    fn whole_standing(&self, row: tenants::Model) -> Result<TenantStanding, StoreError> {
        let key = self.vault().installation_key(PURPOSE);
        let request = match &row.production_request_sealed {
            Some(sealed) => {
                let opened = key.open(row.id.as_bytes(), sealed)?;
                Some(serde_json::from_slice(&opened).map_err(StoreError::corrupt("production request"))?)
            }
            None => None,
        };
        Ok(TenantStanding {
            id: row.id.parse()?,
            name: row.name,
            created_at: DateTime::from_micros(row.created_at),
            production: row.production.parse()?,
            request,
            asked_at: row.production_asked_at.map(DateTime::from_micros),
            decided_at: row.production_decided_at.map(DateTime::from_micros),
        })
    }

    pub async fn tenant_standing(&self, tenant: &TenantId) -> Result<Option<TenantStanding>, StoreError> {
        let row = tenants::Entity::find_by_id(tenant.as_str())
            .one(self.db().reader())
            .await?;
        row.map(|row| self.whole_standing(row)).transpose()
    }

    /// Every tenant, the first first.
    pub async fn tenant_standings(&self) -> Result<Vec<TenantStanding>, StoreError> {
        let rows = tenants::Entity::find()
            .order_by_asc(tenants::COLUMN.created_at)
            .order_by_asc(tenants::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(|row| self.whole_standing(row)).collect()
    }

    /// Asks for production; says whether there was anything to ask for: not where it is approved already.
    pub async fn ask_for_production(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        request: &ProductionRequest,
    ) -> Result<bool, StoreError> {
        let json = serde_json::to_vec(request).map_err(StoreError::corrupt("production request"))?;
        let key = self.vault().installation_key(PURPOSE);
        let sealed = key.seal(self.ambient(), tenant.as_str().as_bytes(), &json);
        let done = tenants::Entity::update_many()
            .set(tenants::ActiveModel {
                production: Set(Production::Requested.to_string()),
                production_request_sealed: Set(Some(sealed)),
                production_asked_at: Set(Some(self.ambient().now().micros())),
                production_decided_at: Set(None),
                ..Default::default()
            })
            .filter(tenants::COLUMN.id.eq(tenant.as_str()))
            .filter(tenants::COLUMN.production.ne(Production::Approved.as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The operator's word on production; says whether there is such a tenant.
    pub async fn decide_production(
        &self,
        tx: &Tx,
        actor: &Actor,
        tenant: &TenantId,
        production: Production,
    ) -> Result<bool, StoreError> {
        let done = tenants::Entity::update_many()
            .set(tenants::ActiveModel {
                production: Set(production.to_string()),
                production_decided_at: Set(Some(self.ambient().now().micros())),
                ..Default::default()
            })
            .filter(tenants::COLUMN.id.eq(tenant.as_str()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 0 {
            return Ok(false);
        }
        if production != Production::Approved {
            // Nobody of the tenant's could revoke them any more
            api_keys::Entity::update_many()
                .col_expr(api_keys::Column::RevokedAt, self.ambient().now().micros().into())
                .filter(api_keys::COLUMN.tenant.eq(tenant.as_str()))
                .filter(api_keys::COLUMN.mode.eq(Mode::Production.as_str()))
                .filter(api_keys::COLUMN.revoked_at.is_null())
                .exec(tx.db())
                .await?;
        }
        let action = match production {
            Production::Approved => "production.approved",
            Production::Refused => "production.refused",
            Production::Requested => "production.requested",
            Production::None => "production.ended",
        };
        self.audit(tx, actor, tenant, action, "").await?;
        Ok(true)
    }

    pub async fn rename_tenant(&self, tx: &Tx, tenant: &TenantId, name: &str) -> Result<(), StoreError> {
        let row = tenants::ActiveModel {
            id: Set(tenant.to_string()),
            name: Set(name.to_owned()),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        self.rename_standard_templates(tx, tenant, name).await
    }
}
