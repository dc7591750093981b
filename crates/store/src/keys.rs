//! The key store: a database of its own with one wrapped data key per account or archive.
//!
//! Destroying a key is what makes erasure certain: whatever copy of the rows is left somewhere no longer opens.

mod rotation;

use std::time::Duration;

use openwink_model::Ambient;
use openwink_vault::{DataKey, Vault, WrappedKey};
use sea_orm::{EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use crate::{Db, StoreError, entities::data_keys};

/// How long an unwrapped key may be used without looking whether it is still there. The rows of a revoked source are
/// gone in the same moment, so this only bounds what another process could still open.
const CACHED: Duration = Duration::from_secs(30);

pub(crate) use rotation::Presence;
pub use rotation::{KeyHolder, Rotation, RotationPhase};

#[derive(Clone)]
pub struct KeyStore {
    db: Db,
    vault: Vault,
    cache: moka::sync::Cache<Uuid, DataKey>,
}

impl KeyStore {
    pub(crate) fn new(db: Db, vault: Vault) -> Self {
        let cache = moka::sync::Cache::builder()
            .max_capacity(10_000)
            .time_to_live(CACHED)
            .build();
        Self { db, vault, cache }
    }

    pub fn db(&self) -> &Db {
        &self.db
    }

    /// A new data key for a source. It is stored before anything is sealed with it; where the change that wanted it
    /// fails afterwards, a key that opens nothing is left, and no more.
    pub async fn create(&self, ambient: &Ambient, owner: Uuid) -> Result<DataKey, StoreError> {
        let (key, wrapped) = self.vault.new_data_key(ambient, owner);
        let row = data_keys::ActiveModel {
            owner: Set(owner),
            wrapped: Set(wrapped.into_bytes()),
            created_at: Set(ambient.now().micros()),
        };
        data_keys::Entity::insert(row)
            .exec_without_returning(self.db.writer())
            .await?;
        self.cache.insert(owner, key.clone());
        Ok(key)
    }

    /// The source's data key, or `Erased`.
    pub async fn get(&self, owner: Uuid) -> Result<DataKey, StoreError> {
        if let Some(key) = self.cache.get(&owner) {
            return Ok(key);
        }
        let row = data_keys::Entity::find_by_id(owner).one(self.db.reader()).await?;
        let row = row.ok_or(StoreError::Erased(owner))?;
        let key = self.vault.unwrap(&WrappedKey::from_bytes(row.wrapped)?, owner)?;
        self.cache.insert(owner, key.clone());
        Ok(key)
    }

    /// Destroys the key, in the database and its journal. Safe to do twice, and to be done again where it fails.
    pub async fn destroy(&self, owner: Uuid) -> Result<(), StoreError> {
        data_keys::Entity::delete_many()
            .filter(data_keys::COLUMN.owner.eq(owner))
            .exec(self.db.writer())
            .await?;
        self.cache.invalidate(&owner);
        self.db.empty_journal().await
    }

    /// A wrapped key, if any: for checking that the master key opens what is stored.
    pub async fn check(&self) -> Result<(), StoreError> {
        if let Some(row) = data_keys::Entity::find().one(self.db.reader()).await? {
            self.vault
                .unwrap(&WrappedKey::from_bytes(row.wrapped)?, row.owner)?;
        }
        Ok(())
    }
}
