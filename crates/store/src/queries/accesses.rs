//! The access ledger: who read which person's data, and when, to the minute.

use std::collections::HashSet;

use openwink_model::{
    DateTime,
    accesses::{AccessKind, Reader},
    ids::{UserId, first_id_at},
    mode::Scope,
};
use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{
    Store, StoreError, Tx,
    entities::{accesses, users},
};

/// How many rows go into one INSERT: SQLite takes 32,766 parameters, of which each row needs 9.
const ROWS: usize = 500;
const MINUTE: i64 = 60_000_000;

/// That somebody read something of a person, so many times within a minute.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewAccess {
    pub scope: Scope,
    pub user: UserId,
    pub reader: Reader,
    pub what: AccessKind,
    /// The minute's beginning; see [`NewAccess::minute`].
    pub minute: DateTime,
}

impl NewAccess {
    /// The beginning of a moment's minute.
    pub fn minute(at: DateTime) -> DateTime {
        DateTime::from_micros(at.micros().div_euclid(MINUTE) * MINUTE)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    pub id: Uuid,
    pub reader: Reader,
    pub what: AccessKind,
    /// To the minute.
    pub at: DateTime,
    pub count: u64,
}

fn convert(row: accesses::Model) -> Result<Access, StoreError> {
    Ok(Access {
        id: row.id,
        reader: Reader::new(row.reader_kind.parse()?, row.reader),
        what: row.what.parse()?,
        at: DateTime::from_micros(row.minute),
        count: row.count.unsigned_abs(),
    })
}

impl Store {
    /// Writes accesses down, many at once. Those of users who are gone are left out.
    pub async fn note_accesses(&self, tx: &Tx, noted: &[(NewAccess, u64)]) -> Result<(), StoreError> {
        for noted in noted.chunks(ROWS) {
            let ids: HashSet<Uuid> = noted.iter().map(|(access, _)| access.user.uuid()).collect();
            // Held, so that an erasure that comes meanwhile takes away what is written here
            let there: HashSet<Uuid> = users::Entity::find()
                .filter(users::COLUMN.id.is_in(ids))
                .lock_shared()
                .all(tx.db())
                .await?
                .into_iter()
                .map(|row| row.id)
                .collect();
            let rows: Vec<_> = noted
                .iter()
                .filter(|(access, _)| there.contains(&access.user.uuid()))
                .map(|(access, count)| accesses::ActiveModel {
                    id: Set(self.ambient().uuid()),
                    tenant: Set(access.scope.tenant().to_string()),
                    mode: Set(access.scope.mode().to_string()),
                    user_id: Set(access.user.uuid()),
                    reader_kind: Set(access.reader.kind().to_string()),
                    reader: Set(access.reader.uuid()),
                    what: Set(access.what.to_string()),
                    minute: Set(access.minute.micros()),
                    count: Set(i64::try_from(*count).unwrap_or(i64::MAX)),
                })
                .collect();
            if rows.is_empty() {
                continue;
            }
            let keys = [
                accesses::Column::UserId,
                accesses::Column::Reader,
                accesses::Column::What,
                accesses::Column::Minute,
            ];
            let added = Expr::col((accesses::Entity, accesses::Column::Count))
                .add(Expr::col(("excluded", accesses::Column::Count)));
            accesses::Entity::insert_many(rows)
                .on_conflict(
                    OnConflict::columns(keys)
                        .value(accesses::Column::Count, added)
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(())
    }

    /// Who read a person's data, latest first.
    pub async fn accesses(
        &self,
        scope: &Scope,
        user: &UserId,
        page: PageRequest,
    ) -> Result<Page<Access>, StoreError> {
        let query = in_scope!(accesses, scope).filter(accesses::COLUMN.user_id.eq(user.uuid()));
        let rows = by_id!(query, accesses, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Removes what was noted before a moment; says how many rows.
    pub async fn prune_accesses(&self, before: DateTime) -> Result<u64, StoreError> {
        let old = accesses::Entity::find().filter(accesses::COLUMN.id.lt(first_id_at(before)));
        self.prune(accesses::Column::Id, old).await
    }
}
