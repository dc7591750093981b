//! API keys: their names, scopes, and how one takes the place of another. Of a secret there is only the hash.

use std::time::Duration;

use openwink_model::{
    DateTime, KeyScopes, Mode,
    ids::{ApiKeyId, TenantId, TypedId},
    mode::Scope,
};
use openwink_vault::secrets;
use sea_orm::{
    ActiveModelTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{Store, StoreError, Tx, entities::api_keys};

/// An API key as authentication needs it.
#[derive(Debug, Clone)]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub scope: Scope,
    pub may: KeyScopes,
    /// SHA-256 of the secret.
    pub secret_hash: Vec<u8>,
    /// It works until then, where another key has taken its place.
    pub expires_at: Option<DateTime>,
}

/// An API key as people look at it.
#[derive(Debug, Clone)]
pub struct KeyInfo {
    pub id: ApiKeyId,
    /// What authenticates, with the secret.
    pub key_name: String,
    /// What people call it.
    pub label: Option<String>,
    pub may: KeyScopes,
    pub created_by: Option<String>,
    pub created_at: DateTime,
    /// To the minute.
    pub last_used_at: Option<DateTime>,
    pub expires_at: Option<DateTime>,
    pub revoked_at: Option<DateTime>,
    /// The key whose place it takes.
    pub rotated_from: Option<ApiKeyId>,
}

/// A key that is to be made by a person.
#[derive(Debug, Clone)]
pub struct NewApiKey<'a> {
    pub key_name: &'a str,
    pub secret: &'a str,
    pub label: &'a str,
    pub may: &'a KeyScopes,
    pub created_by: &'a str,
}

fn convert(row: api_keys::Model) -> Result<KeyInfo, StoreError> {
    Ok(KeyInfo {
        id: ApiKeyId::from_uuid(row.id),
        key_name: row.key_name,
        label: row.label,
        may: row.scopes.parse()?,
        created_by: row.created_by,
        created_at: DateTime::from_micros(row.created_at),
        last_used_at: row.last_used_at.map(DateTime::from_micros),
        expires_at: row.expires_at.map(DateTime::from_micros),
        revoked_at: row.revoked_at.map(DateTime::from_micros),
        rotated_from: row.rotated_from.map(ApiKeyId::from_uuid),
    })
}

impl Store {
    /// Makes an API key of this name and secret that may do everything.
    pub async fn create_api_key(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        mode: Mode,
        name: &str,
        secret: &str,
    ) -> Result<ApiKeyId, StoreError> {
        let scope = Scope::proven(tenant.clone(), mode);
        let row = self.new_key(&scope, name, secret);
        let id = self.insert_key(tx, row).await?.id;
        Ok(id)
    }

    /// Makes an API key that a person asked for.
    pub async fn add_api_key(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: &NewApiKey<'_>,
    ) -> Result<KeyInfo, StoreError> {
        let row = api_keys::Model {
            label: Some(new.label.to_owned()),
            scopes: new.may.to_string(),
            created_by: Some(new.created_by.to_owned()),
            ..self.new_key(scope, new.key_name, new.secret)
        };
        self.insert_key(tx, row).await
    }

    /// Makes a key that takes the place of another: the same label and scopes. The other one works for `overlap`
    /// longer. `None` where it is not there, is revoked, or has been replaced already.
    pub async fn rotate_api_key(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ApiKeyId,
        new: (&str, &str),
        created_by: &str,
        overlap: Duration,
    ) -> Result<Option<KeyInfo>, StoreError> {
        let old = in_scope!(api_keys, scope)
            .filter(api_keys::COLUMN.id.eq(id.uuid()))
            .one(tx.db())
            .await?;
        let Some(old) = old else { return Ok(None) };
        let end = self.ambient().now().plus(overlap).micros();
        let ended = api_keys::Entity::update_many()
            .set(api_keys::ActiveModel {
                expires_at: Set(Some(end)),
                ..Default::default()
            })
            .filter(api_keys::COLUMN.id.eq(old.id))
            .filter(api_keys::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(api_keys::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(api_keys::COLUMN.revoked_at.is_null())
            .filter(api_keys::COLUMN.expires_at.is_null())
            .exec(tx.db())
            .await?;
        if ended.rows_affected != 1 {
            return Ok(None);
        }
        let row = api_keys::Model {
            label: old.label,
            scopes: old.scopes,
            created_by: Some(created_by.to_owned()),
            rotated_from: Some(old.id),
            ..self.new_key(scope, new.0, new.1)
        };
        self.insert_key(tx, row).await.map(Some)
    }

    fn new_key(&self, scope: &Scope, name: &str, secret: &str) -> api_keys::Model {
        api_keys::Model {
            id: self.ambient().id::<ApiKeyId>().uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            key_name: name.to_owned(),
            secret_hash: secrets::hash(secret).to_vec(),
            created_at: self.ambient().now().micros(),
            revoked_at: None,
            label: None,
            scopes: KeyScopes::EVERY.to_string(),
            created_by: None,
            last_used_at: None,
            expires_at: None,
            rotated_from: None,
            first_read_at: None,
        }
    }

    async fn insert_key(&self, tx: &Tx, row: api_keys::Model) -> Result<KeyInfo, StoreError> {
        api_keys::Entity::insert(api_keys::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        convert(row)
    }

    /// The key of this name that works: authentication's own query, the one that makes a scope.
    pub async fn api_key(&self, name: &str) -> Result<Option<ApiKey>, StoreError> {
        let now = self.ambient().now().micros();
        let row = api_keys::Entity::find()
            .filter(api_keys::COLUMN.key_name.eq(name))
            .filter(api_keys::COLUMN.revoked_at.is_null())
            .filter(
                Condition::any()
                    .add(api_keys::COLUMN.expires_at.is_null())
                    .add(api_keys::COLUMN.expires_at.gt(now)),
            )
            .one(self.db().reader())
            .await?;
        row.map(|row| {
            Ok(ApiKey {
                id: ApiKeyId::from_uuid(row.id),
                scope: Scope::proven(row.tenant.parse()?, row.mode.parse()?),
                may: row.scopes.parse()?,
                secret_hash: row.secret_hash,
                expires_at: row.expires_at.map(DateTime::from_micros),
            })
        })
        .transpose()
    }

    /// A scope's keys, the revoked ones too.
    pub async fn api_keys(&self, scope: &Scope, page: PageRequest) -> Result<Page<KeyInfo>, StoreError> {
        let rows = by_id!(in_scope!(api_keys, scope), api_keys, page)
            .all(self.db().reader())
            .await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// A key to look at.
    pub async fn api_key_info(&self, scope: &Scope, id: ApiKeyId) -> Result<Option<KeyInfo>, StoreError> {
        let query = in_scope!(api_keys, scope).filter(api_keys::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
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

    /// Notes when keys were last used. Later moments stay: another node may have seen one.
    pub async fn touch_api_keys(&self, tx: &Tx, used: &[(ApiKeyId, DateTime)]) -> Result<(), StoreError> {
        for (id, at) in used {
            let earlier = Expr::col(api_keys::Column::LastUsedAt)
                .is_null()
                .or(Expr::col(api_keys::Column::LastUsedAt).lt(at.micros()));
            api_keys::Entity::update_many()
                .set(api_keys::ActiveModel {
                    last_used_at: Set(Some(at.micros())),
                    ..Default::default()
                })
                .filter(api_keys::COLUMN.id.eq(id.uuid()))
                .filter(earlier)
                .exec(tx.db())
                .await?;
        }
        Ok(())
    }

    /// Notes when records were first read with keys; the first time stays.
    pub async fn note_first_reads(&self, tx: &Tx, read: &[(ApiKeyId, DateTime)]) -> Result<(), StoreError> {
        for (id, at) in read {
            api_keys::Entity::update_many()
                .set(api_keys::ActiveModel {
                    first_read_at: Set(Some(at.micros())),
                    ..Default::default()
                })
                .filter(api_keys::COLUMN.id.eq(id.uuid()))
                .filter(api_keys::COLUMN.first_read_at.is_null())
                .exec(tx.db())
                .await?;
        }
        Ok(())
    }
}
