//! How many invitations a tenant may mail in a day. The limits are for tenants that strangers made by signing up, until
//! the operator grants them production: else anybody could have this installation write to everybody.

use std::fmt;

use openwink_model::{ids::TenantId, portal::Production};
use sea_orm::{
    EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use crate::{
    Store, StoreError, Tx,
    entities::{mail_counts, tenants},
};

const DAY_MICROS: i64 = 86_400 * 1_000_000;

/// What a tenant of strangers may have mailed in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailLimits {
    /// Invitations in all.
    pub daily: u32,
    /// Invitations to one address.
    pub to_one_address: u32,
}

impl Default for MailLimits {
    fn default() -> Self {
        Self {
            daily: 50,
            to_one_address: 3,
        }
    }
}

/// The limit that keeps a mail from being sent today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitReached {
    Daily(u32),
    ToOneAddress(u32),
}

impl fmt::Display for LimitReached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily(most) => write!(f, "today's limit of {most} invitations by mail is reached"),
            Self::ToOneAddress(most) => {
                write!(f, "today's limit of {most} invitations to one address is reached")
            }
        }
    }
}

impl Store {
    /// Counts an invitation that is to be mailed to an address; or says which limit is reached, and counts nothing.
    pub async fn count_invitation(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        address: &str,
        limits: MailLimits,
    ) -> Result<Option<LimitReached>, StoreError> {
        let hash = self.address_hash(tx, tenant, address).await?;
        self.count_invitation_to(tx, tenant.as_str(), hash, limits).await
    }

    pub(crate) async fn count_invitation_to(
        &self,
        tx: &Tx,
        tenant: &str,
        address_hash: Vec<u8>,
        limits: MailLimits,
    ) -> Result<Option<LimitReached>, StoreError> {
        // The row is locked meanwhile, so that mails at once are counted one by one
        let limited = tenants::Entity::find_by_id(tenant)
            .filter(tenants::COLUMN.signed_up.eq(true))
            .filter(tenants::COLUMN.production.ne(Production::Approved.as_str()))
            .lock_exclusive()
            .one(tx.db())
            .await?;
        if limited.is_none() {
            return Ok(None);
        }
        let day = self.ambient().now().micros().div_euclid(DAY_MICROS);
        mail_counts::Entity::delete_many()
            .filter(mail_counts::COLUMN.tenant.eq(tenant))
            .filter(mail_counts::COLUMN.day.lt(day))
            .exec(tx.db())
            .await?;
        let keys = [Vec::new(), address_hash].map(|hash| (tenant.to_owned(), day, hash));
        let reached = [
            LimitReached::Daily(limits.daily),
            LimitReached::ToOneAddress(limits.to_one_address),
        ];
        for (key, reached) in keys.iter().zip(reached) {
            let (LimitReached::Daily(most) | LimitReached::ToOneAddress(most)) = reached;
            let row = mail_counts::Entity::find_by_id(key.clone()).one(tx.db()).await?;
            if row.map_or(0, |row| row.mails) >= i64::from(most) {
                return Ok(Some(reached));
            }
        }
        for (tenant, day, address_hash) in keys {
            let row = mail_counts::ActiveModel {
                tenant: Set(tenant),
                day: Set(day),
                address_hash: Set(address_hash),
                mails: Set(1),
            };
            let one_more = Expr::col((mail_counts::Entity, mail_counts::Column::Mails)).add(1);
            let columns = [
                mail_counts::Column::Tenant,
                mail_counts::Column::Day,
                mail_counts::Column::AddressHash,
            ];
            mail_counts::Entity::insert(row)
                .on_conflict(
                    OnConflict::columns(columns)
                        .value(mail_counts::Column::Mails, one_more)
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(None)
    }
}
