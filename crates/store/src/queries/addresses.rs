//! Mail addresses as hashes under a key of the tenant's own: they find an address again, and tell nothing of it.

use openwink_model::{ids::TenantId, mail::MailStatus, mode::Scope};
use openwink_vault::secrets;
use sea_orm::{EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use zeroize::Zeroizing;

use crate::{
    Store, StoreError, Tx,
    entities::{address_keys, invites, mail_suppressions, mails},
};

/// What the tenants' keys are sealed for.
const PURPOSE: &str = "mail-addresses";

impl Store {
    async fn address_key(&self, tx: &Tx, tenant: &TenantId) -> Result<Zeroizing<[u8; 32]>, StoreError> {
        let find = || address_keys::Entity::find_by_id(tenant.as_str()).one(tx.db());
        let row = match find().await? {
            Some(row) => row,
            None => {
                let fresh = Zeroizing::new(self.ambient().bytes::<32>());
                let sealed = self.vault().installation_key(PURPOSE).seal(
                    self.ambient(),
                    tenant.as_str().as_bytes(),
                    &fresh[..],
                );
                address_keys::Entity::insert(address_keys::ActiveModel {
                    tenant: Set(tenant.to_string()),
                    key_sealed: Set(sealed),
                })
                // Another node may make it in the same moment
                .on_conflict(
                    OnConflict::column(address_keys::Column::Tenant)
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
                find().await?.ok_or(StoreError::Stale)?
            }
        };
        let opened = self
            .vault()
            .installation_key(PURPOSE)
            .open(tenant.as_str().as_bytes(), &row.key_sealed)?;
        let mut key = Zeroizing::new([0; 32]);
        if opened.len() != key.len() {
            return Err(StoreError::Corrupt {
                what: "address key",
                why: format!("{} bytes", opened.len()),
            });
        }
        key.copy_from_slice(&opened);
        Ok(key)
    }

    /// The hash that an address has at a tenant. Letters' case makes no difference.
    pub(crate) async fn address_hash(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        address: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let key = self.address_key(tx, tenant).await?;
        Ok(secrets::keyed_hash(&key, &address.trim().to_lowercase()).to_vec())
    }

    /// Whether the person of this hash wants no more invitations of the tenant.
    pub(crate) async fn is_suppressed(
        &self,
        tx: &Tx,
        tenant: &str,
        address_hash: &[u8],
    ) -> Result<bool, StoreError> {
        let row = mail_suppressions::Entity::find_by_id((tenant.to_owned(), address_hash.to_vec()))
            .one(tx.db())
            .await?;
        Ok(row.is_some())
    }

    /// Whether an address wants no more invitations of the tenant.
    pub async fn wants_no_invitations(
        &self,
        tx: &Tx,
        scope: &Scope,
        address: &str,
    ) -> Result<bool, StoreError> {
        let hash = self.address_hash(tx, scope.tenant(), address).await?;
        self.is_suppressed(tx, scope.tenant().as_str(), &hash).await
    }

    /// Ends mails of the tenant to whoever the invitation of this secret went to, however old it is; says whether there
    /// is such an invitation.
    pub async fn unsubscribe(&self, tx: &Tx, secret: &str) -> Result<bool, StoreError> {
        let invite = invites::Entity::find()
            .filter(invites::COLUMN.secret_hash.eq(secrets::hash(secret).to_vec()))
            .one(tx.db())
            .await?;
        let Some(invite) = invite else {
            return Ok(false);
        };
        let now = self.ambient().now().micros();
        let row = mail_suppressions::ActiveModel {
            tenant: Set(invite.tenant.clone()),
            address_hash: Set(invite.address_hash.clone()),
            created_at: Set(now),
        };
        mail_suppressions::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([
                    mail_suppressions::Column::Tenant,
                    mail_suppressions::Column::AddressHash,
                ])
                .do_nothing()
                .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        // What is still on its way to them stops here
        let theirs = invites::Entity::find()
            .filter(invites::COLUMN.address_hash.eq(invite.address_hash))
            .filter(invites::COLUMN.tenant.eq(invite.tenant))
            .all(tx.db())
            .await?;
        mails::Entity::update_many()
            .set(mails::ActiveModel {
                status: Set(MailStatus::Unwanted.to_string()),
                status_at: Set(now),
                letter_sealed: Set(None),
                ..Default::default()
            })
            .filter(
                mails::COLUMN
                    .invite_id
                    .is_in(theirs.iter().map(|invite| invite.id)),
            )
            .filter(mails::COLUMN.status.eq(MailStatus::Waiting.as_str()))
            .exec(tx.db())
            .await?;
        Ok(true)
    }
}
