//! Secrets of the installation that outlive the master key that seals them.

use openwink_model::Ambient;
use openwink_vault::SigningKey;
use sea_orm::{EntityTrait, Set, sea_query::OnConflict};
use zeroize::Zeroizing;

use crate::{Store, StoreError, entities::installation_secrets};

/// What cursors, signed addresses and keyed hashes rest on.
const ROOT: &str = "root";
/// What receipts are signed with.
const RECEIPTS: &str = "receipts";

type Secret = Zeroizing<[u8; 32]>;

impl Store {
    async fn installation_secret(&self, name: &str) -> Result<Option<Secret>, StoreError> {
        let found = installation_secrets::Entity::find_by_id(name)
            .one(self.db().writer())
            .await?;
        let Some(row) = found else { return Ok(None) };
        let key = self.vault().installation_key(name);
        let opened = key.open(name.as_bytes(), &row.sealed)?;
        let bytes = <[u8; 32]>::try_from(&opened[..]).map_err(|_| StoreError::Corrupt {
            what: "installation secret",
            why: format!("{} bytes", opened.len()),
        })?;
        Ok(Some(Zeroizing::new(bytes)))
    }

    /// A secret of the installation; made where there is none yet.
    pub(crate) async fn ensure_installation_secret(
        &self,
        ambient: &Ambient,
        name: &str,
    ) -> Result<Secret, StoreError> {
        if let Some(secret) = self.installation_secret(name).await? {
            return Ok(secret);
        }
        let fresh = Zeroizing::new(ambient.bytes::<32>());
        let key = self.vault().installation_key(name);
        let row = installation_secrets::ActiveModel {
            name: Set(name.to_owned()),
            sealed: Set(key.seal(ambient, name.as_bytes(), &fresh[..])),
        };
        installation_secrets::Entity::insert(row)
            .on_conflict(
                OnConflict::column(installation_secrets::Column::Name)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(self.db().writer())
            .await?;
        // Another node may have been first
        self.installation_secret(name).await?.ok_or(StoreError::Stale)
    }

    /// For those who only look: knows the keys and the root secret that are there, and makes nothing.
    pub async fn look_at_keys(&self) -> Result<(), StoreError> {
        self.keys().follow().await?;
        if let Some(root) = self.installation_secret(ROOT).await? {
            self.vault().root_on(root);
        }
        Ok(())
    }

    /// Lets what the vault derives rest on the installation's root secret.
    pub(crate) async fn settle_root(&self) -> Result<(), StoreError> {
        let root = self.ensure_installation_secret(self.ambient(), ROOT).await?;
        self.vault().root_on(root);
        let seed = self.ensure_installation_secret(self.ambient(), RECEIPTS).await?;
        let _ = self.0.signing.set(SigningKey::from_seed(&seed));
        Ok(())
    }

    /// The installation's signing key.
    pub fn signing_key(&self) -> Result<&SigningKey, StoreError> {
        let missing = || StoreError::Configuration("this process only looks, and signs nothing".into());
        self.0.signing.get().ok_or_else(missing)
    }
}
