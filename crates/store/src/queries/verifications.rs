//! Verifications: what a tenant claims of a person, and what came of holding it against what that person linked and sent.

use openwink_model::{
    DateTime,
    ids::{TypedId, UserId, VerificationId, first_id_at},
    mode::Scope,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::page::{Page, PageRequest, Period, by_id, filter_period, in_scope};
use crate::{Store, StoreError, Tx, entities::verifications};

const PURPOSE: &str = "verifications";

/// The words of the contract: only this one is ever stored, since the claims are checked while the caller waits.
const COMPLETED: &str = "COMPLETED";

#[derive(Debug, Clone)]
pub struct Verification {
    pub id: VerificationId,
    pub user: Option<UserId>,
    pub status: String,
    pub final_matches: bool,
    /// JSON.
    pub request: Zeroizing<Vec<u8>>,
    pub result: Zeroizing<Vec<u8>>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

/// A verification that is to be kept.
#[derive(Debug, Clone)]
pub struct NewVerification<'a> {
    pub id: VerificationId,
    pub user: Option<&'a UserId>,
    pub final_matches: bool,
    pub request: &'a [u8],
    pub result: &'a [u8],
}

/// Which verifications are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct VerificationFilter {
    pub id: Option<VerificationId>,
    pub final_matches: Option<bool>,
    pub period: Period,
}

fn context(id: Uuid, part: &str) -> Vec<u8> {
    [id.as_bytes(), part.as_bytes()].concat()
}

impl Store {
    fn whole_verification(&self, row: verifications::Model) -> Result<Verification, StoreError> {
        let key = self.vault().installation_key(PURPOSE);
        let user = match row.user_id {
            Some(id) => Some(UserId::new(row.tenant.parse()?, id)),
            None => None,
        };
        Ok(Verification {
            id: VerificationId::from_uuid(row.id),
            user,
            status: row.status,
            final_matches: row.final_matches,
            request: key.open(&context(row.id, "request"), &row.request_sealed)?,
            result: key.open(&context(row.id, "result"), &row.result_sealed)?,
            created_at: DateTime::from_micros(row.created_at),
            updated_at: DateTime::from_micros(row.updated_at),
        })
    }

    pub async fn keep_verification(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: &NewVerification<'_>,
    ) -> Result<Verification, StoreError> {
        if let Some(user) = new.user {
            self.hold_user(tx, scope, user).await?;
        }
        let key = self.vault().installation_key(PURPOSE);
        let id = new.id.uuid();
        let now = self.now(scope).micros();
        let seal = |part: &str, json: &[u8]| key.seal(self.ambient(), &context(id, part), json);
        let row = verifications::Model {
            id,
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user_id: new.user.map(UserId::uuid),
            status: COMPLETED.to_owned(),
            final_matches: new.final_matches,
            request_sealed: seal("request", new.request),
            result_sealed: seal("result", new.result),
            created_at: now,
            updated_at: now,
        };
        verifications::Entity::insert(verifications::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        self.whole_verification(row)
    }

    pub async fn verification(
        &self,
        scope: &Scope,
        id: VerificationId,
    ) -> Result<Option<Verification>, StoreError> {
        let query = in_scope!(verifications, scope).filter(verifications::COLUMN.id.eq(id.uuid()));
        let row = query.one(self.db().reader()).await?;
        row.map(|row| self.whole_verification(row)).transpose()
    }

    /// Latest first.
    pub async fn verifications(
        &self,
        scope: &Scope,
        filter: VerificationFilter,
        page: PageRequest,
    ) -> Result<Page<Verification>, StoreError> {
        let mut query = in_scope!(verifications, scope);
        if let Some(id) = filter.id {
            query = query.filter(verifications::COLUMN.id.eq(id.uuid()));
        }
        if let Some(matches) = filter.final_matches {
            query = query.filter(verifications::COLUMN.final_matches.eq(matches));
        }
        let query = filter_period!(query, verifications::COLUMN.created_at, filter.period);
        let rows = by_id!(query, verifications, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), |row| self.whole_verification(row))
            .transpose()
    }

    /// Forgets what was claimed of a person.
    pub(crate) async fn erase_verifications(&self, tx: &Tx, user: &UserId) -> Result<u64, StoreError> {
        let done = verifications::Entity::delete_many()
            .filter(verifications::Column::UserId.eq(user.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected)
    }

    /// Removes verifications that were made before a moment; says how many.
    pub async fn prune_verifications(&self, before: DateTime) -> Result<u64, StoreError> {
        let old = verifications::Entity::find().filter(verifications::COLUMN.id.lt(first_id_at(before)));
        self.prune(verifications::Column::Id, old).await
    }
}
