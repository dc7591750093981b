//! Failed guesses, counted for each account and each address, and how long one has to wait after them.

use std::time::Duration;

use openwink_model::DateTime;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Expr, OnConflict},
};

use crate::{Store, StoreError, Tx, entities::portal_failures};

/// So many failures cost nothing; each one more doubles the wait.
#[derive(Debug, Clone, Copy)]
pub struct Lockout {
    pub free: i64,
    pub first: Duration,
    pub longest: Duration,
}

/// After this long without a failure, what was before is forgotten.
const FORGOTTEN: Duration = Duration::from_secs(24 * 3600);

impl Lockout {
    /// Of one account, whose owner mistypes.
    pub const ACCOUNT: Self = Self {
        free: 5,
        first: Duration::from_secs(30),
        longest: Duration::from_secs(3600),
    };
    /// Of one address, which an office shares.
    pub const ADDRESS: Self = Self {
        free: 30,
        first: Duration::from_secs(10),
        longest: Duration::from_secs(3600),
    };

    fn wait(&self, failures: i64) -> Duration {
        match failures - self.free {
            ..0 => Duration::ZERO,
            more => self.first.saturating_mul(1 << more.min(20)).min(self.longest),
        }
    }
}

impl Store {
    fn failure_hashes(&self, what: &str) -> Vec<Vec<u8>> {
        let hashes = self.vault().fingerprints("portal-failures", what);
        hashes.into_iter().map(|hash| hash.to_vec()).collect()
    }

    /// Until when guesses at any of these are refused.
    pub async fn blocked_until(&self, what: &[&str]) -> Result<Option<DateTime>, StoreError> {
        let hashes: Vec<_> = what.iter().flat_map(|what| self.failure_hashes(what)).collect();
        let now = self.ambient().now().micros();
        let rows = portal_failures::Entity::find()
            .filter(portal_failures::Column::Hash.is_in(hashes))
            .filter(portal_failures::COLUMN.blocked_until.gt(now))
            .all(self.db().reader())
            .await?;
        let latest = rows.iter().map(|row| row.blocked_until).max();
        Ok(latest.map(DateTime::from_micros))
    }

    /// Counts a failure. The row is locked meanwhile, so that guesses at once are counted one by one.
    pub async fn count_failure(&self, tx: &Tx, what: &str, lockout: Lockout) -> Result<(), StoreError> {
        self.count(tx, what, lockout, false).await.map(drop)
    }

    /// Counts a try as if it had failed, before anybody knows: of many at once, no more pass than one by one. Until when
    /// it is too early for another is answered instead. [`Self::forget_failures`] or [`Self::take_back_try`] where it was
    /// right.
    pub async fn count_try(
        &self,
        tx: &Tx,
        what: &str,
        lockout: Lockout,
    ) -> Result<Option<DateTime>, StoreError> {
        self.count(tx, what, lockout, true).await
    }

    /// Takes a try back that was no failure, and leaves what failed before: where it was right, and something more is asked.
    pub async fn take_back_try(&self, tx: &Tx, what: &str) -> Result<(), StoreError> {
        let failures = portal_failures::Column::Failures;
        portal_failures::Entity::update_many()
            .col_expr(
                failures,
                sea_orm::sea_query::ExprTrait::sub(Expr::col(failures), 1),
            )
            // It was not too early when the try began, and whoever failed since is counted
            .col_expr(portal_failures::Column::BlockedUntil, 0.into())
            .filter(portal_failures::Column::Hash.is_in(self.failure_hashes(what)))
            .filter(portal_failures::COLUMN.failures.gt(0))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn count(
        &self,
        tx: &Tx,
        what: &str,
        lockout: Lockout,
        refuse: bool,
    ) -> Result<Option<DateTime>, StoreError> {
        let hashes = self.failure_hashes(what);
        let now = self.ambient().now();
        portal_failures::Entity::delete_many()
            .filter(
                portal_failures::COLUMN
                    .failed_at
                    .lt(now.minus(FORGOTTEN).micros()),
            )
            .exec(tx.db())
            .await?;
        let find = portal_failures::Entity::find()
            .filter(portal_failures::Column::Hash.is_in(hashes.clone()))
            .lock_exclusive();
        let mut known = find.clone().one(tx.db()).await?;
        if known.is_none() {
            // A row to lock, so that the first of many at once is alone too
            let first = portal_failures::ActiveModel {
                hash: Set(hashes.first().cloned().unwrap_or_default()),
                failures: Set(0),
                failed_at: Set(now.micros()),
                blocked_until: Set(0),
            };
            portal_failures::Entity::insert(first)
                .on_conflict(
                    OnConflict::column(portal_failures::Column::Hash)
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
            known = find.one(tx.db()).await?;
        }
        if let Some(row) = known
            .as_ref()
            .filter(|row| refuse && row.blocked_until > now.micros())
        {
            return Ok(Some(DateTime::from_micros(row.blocked_until)));
        }
        let hash = match &known {
            Some(row) => row.hash.clone(),
            None => hashes.into_iter().next().unwrap_or_default(),
        };
        let failures = known.map_or(0, |row| row.failures).saturating_add(1);
        let row = portal_failures::ActiveModel {
            hash: Set(hash),
            failures: Set(failures),
            failed_at: Set(now.micros()),
            blocked_until: Set(now.plus(lockout.wait(failures)).micros()),
        };
        let replace = OnConflict::column(portal_failures::Column::Hash)
            .update_columns([
                portal_failures::Column::Failures,
                portal_failures::Column::FailedAt,
                portal_failures::Column::BlockedUntil,
            ])
            .to_owned();
        portal_failures::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(tx.db())
            .await?;
        Ok(None)
    }

    pub async fn forget_failures(&self, tx: &Tx, what: &str) -> Result<(), StoreError> {
        portal_failures::Entity::delete_many()
            .filter(portal_failures::Column::Hash.is_in(self.failure_hashes(what)))
            .exec(tx.db())
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_growing() {
        let wait = |failures| Lockout::ACCOUNT.wait(failures).as_secs();
        assert_eq!([1, 4, 5, 6, 7].map(wait), [0, 0, 30, 60, 120]);
        assert_eq!([12, 40, i64::MAX].map(wait), [3600; 3]);
    }
}
