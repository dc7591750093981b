//! Links between tenants: whether the same person has linked with others of this installation, by keyed hashes of what
//! identifies them at a source. Only tenants that opted in are seen, and only they see.

use std::collections::BTreeMap;

use openwink_model::{
    DateTime,
    ids::{SourceId, TenantId},
    mode::Scope,
    records::{AnyRecord, Identity},
};
use openwink_vault::secrets::keyed_hash;
use sea_orm::{
    EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

use super::record_changes::Origin;
use crate::{
    Store, StoreError, Tx,
    entities::{link_marks, tenants},
};

/// What identifies somebody, each with its kind, so that a telephone number is never taken for a number at a source.
fn identifiers(identity: &Identity, provider: &str) -> Vec<String> {
    let emails = identity.emails.iter().filter_map(|one| one.address.as_deref());
    let phones = identity.phones.iter().filter_map(|one| one.number.as_deref());
    let number = identity.reference_id.as_deref();
    let mut found: Vec<String> = emails
        .map(|email| format!("email {}", email.trim().to_lowercase()))
        .chain(phones.map(|phone| {
            let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
            format!("phone {digits}")
        }))
        .chain(number.map(|number| format!("number {provider} {}", number.trim())))
        .filter(|one| one.len() > "phone 12345".len())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

impl Store {
    /// Whether a tenant sees, and shows, links.
    pub async fn shares_links(&self, tenant: &TenantId) -> Result<bool, StoreError> {
        let row = tenants::Entity::find_by_id(tenant.as_str())
            .one(self.db().reader())
            .await?;
        Ok(row.is_some_and(|row| row.shares_links))
    }

    /// Opts a tenant in or out. Whoever is out is forgotten here.
    pub async fn share_links(&self, tx: &Tx, tenant: &TenantId, shares: bool) -> Result<(), StoreError> {
        tenants::Entity::update_many()
            .set(tenants::ActiveModel {
                shares_links: Set(shares),
                ..Default::default()
            })
            .filter(tenants::COLUMN.id.eq(tenant.as_str()))
            .exec(tx.db())
            .await?;
        if !shares {
            link_marks::Entity::delete_many()
                .filter(link_marks::COLUMN.tenant.eq(tenant.as_str()))
                .exec(tx.db())
                .await?;
        }
        Ok(())
    }

    /// Leaves the marks of a source's identities, and says when the same person linked with other tenants, the earliest
    /// first. `None` where the tenant has not opted in.
    pub async fn mark_links(
        &self,
        tx: &Tx,
        scope: &Scope,
        origin: Origin<'_>,
        records: &[AnyRecord],
        linked_at: DateTime,
    ) -> Result<Option<Vec<DateTime>>, StoreError> {
        self.hold_source(tx, scope, origin.source).await?;
        // Held, so that whoever opts out meanwhile takes away what is written here
        let tenant = tenants::Entity::find_by_id(scope.tenant().as_str())
            .lock_shared()
            .one(tx.db())
            .await?;
        if !tenant.is_some_and(|tenant| tenant.shares_links) {
            return Ok(None);
        }
        let secret = self.search_secret_in(tx).await?;
        let mut marks: Vec<Vec<u8>> = records
            .iter()
            .filter_map(|record| match record {
                AnyRecord::Identity(identity) => Some(identifiers(identity, origin.provider)),
                _ => None,
            })
            .flatten()
            .map(|identifier| keyed_hash(&secret, &format!("link\0{}\0{identifier}", scope.mode())).to_vec())
            .collect();
        marks.sort_unstable();
        marks.dedup();
        self.forget_marks(tx, scope, origin.source).await?;
        if marks.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let rows = marks.iter().map(|mark| link_marks::ActiveModel {
            source_id: Set(origin.source.uuid()),
            mark: Set(mark.clone()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            user_id: Set(origin.user.uuid()),
            linked_at: Set(linked_at.micros()),
        });
        link_marks::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([link_marks::Column::SourceId, link_marks::Column::Mark])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        let theirs = link_marks::Entity::find()
            .filter(Expr::col(link_marks::Column::Mark).is_in(marks))
            .filter(link_marks::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(link_marks::COLUMN.tenant.ne(scope.tenant().as_str()))
            .all(tx.db())
            .await?;
        // One link, however many of its marks are the person's
        let links: BTreeMap<Uuid, i64> = theirs
            .into_iter()
            .map(|row| (row.source_id, row.linked_at))
            .collect();
        let mut times: Vec<DateTime> = links.into_values().map(DateTime::from_micros).collect();
        times.sort_unstable();
        Ok(Some(times))
    }

    /// Takes a source's marks away.
    pub(super) async fn forget_marks(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
    ) -> Result<u64, StoreError> {
        let done = link_marks::Entity::delete_many()
            .filter(link_marks::COLUMN.source_id.eq(source.uuid()))
            .filter(link_marks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(link_marks::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected)
    }
}
