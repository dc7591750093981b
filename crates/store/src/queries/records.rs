//! Records of every kind: one table, each payload sealed under its source's data key.

use openwink_model::{
    ConnectionStatus, Date, DateTime, SourceType,
    accounts::ArchiveStatus,
    ids::{SourceId, TypedId, UserId},
    mode::Scope,
    records::{AnyRecord, Record, RecordKind},
};
use sea_orm::{
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, SelectGetableTuple, Selector,
    sea_query::ExprTrait,
};
use uuid::Uuid;

use super::{
    page::{Page, PageRequest, Period, in_scope},
    record_changes::Origin,
    tasks::source,
};
use crate::{
    Store, StoreError, Tx,
    entities::{record_versions, records},
};

/// How many rows go into one INSERT: SQLite takes 32,766 parameters, of which each row needs at most 15.
pub(super) const ROWS: usize = 500;

#[derive(Debug, Clone, Copy, Default)]
pub struct RecordFilter<'a> {
    pub user: Option<&'a UserId>,
    pub source: Option<SourceId>,
    pub period: Period,
    /// As the records were at a moment; else as they are.
    pub as_of: Option<DateTime>,
}

impl RecordFilter<'_> {
    /// The filter as cursors are bound to it. The moment is not part of it: a cursor carries its own.
    pub fn fingerprint(&self) -> String {
        format!("{:?} {:?} {:?}", self.user, self.source, self.period)
    }
}

/// Whence a record came.
#[derive(Debug, Clone)]
pub struct RecordRow {
    pub id: Uuid,
    pub user: UserId,
    pub source: SourceId,
    pub source_type: SourceType,
    pub provider: String,
    pub item_created_at: DateTime,
    pub created_at: DateTime,
}

#[derive(Debug, Clone)]
pub struct StoredRecord<R> {
    pub row: RecordRow,
    pub record: R,
}

impl<R: Record> StoredRecord<R> {
    pub fn id(&self) -> R::Id {
        R::Id::from_uuid(self.row.id)
    }
}

/// What reading a record takes of its row: id, user, source, source type, provider, the three dates, payload. Neither
/// what the query asked for nor names that would have to be looked up: a page has as many rows as it has values.
type Row = (Uuid, Uuid, Uuid, String, String, i64, i64, i64, Vec<u8>);

/// Reads those columns, of records or of what they said before.
macro_rules! rows {
    ($query:expr, $entity:ident, $id:ident) => {{
        use $entity::Column;
        let selector: Selector<SelectGetableTuple<Row>> = $query
            .select_only()
            .columns([
                Column::$id,
                Column::UserId,
                Column::SourceId,
                Column::SourceType,
                Column::Provider,
                Column::SortDate,
                Column::ItemCreatedAt,
                Column::CreatedAt,
                Column::PayloadSealed,
            ])
            .into_tuple();
        selector
    }};
}

/// Narrows records, or what they said before, down to a page of a list.
macro_rules! narrowed {
    ($entity:ident, $id:ident, $scope:expr, $kind:expr, $filter:expr, $page:expr) => {{
        let mut query = in_scope!($entity, $scope).filter($entity::COLUMN.kind.eq($kind.as_str()));
        if let Some(user) = $filter.user {
            query = query.filter($entity::COLUMN.user_id.eq(user.uuid()));
        }
        if let Some(source) = $filter.source {
            query = query.filter($entity::COLUMN.source_id.eq(source.uuid()));
        }
        if let Some(start) = $filter.period.start {
            query = query.filter($entity::COLUMN.sort_date.gte(i64::from(start.days())));
        }
        if let Some(end) = $filter.period.end {
            query = query.filter($entity::COLUMN.sort_date.lte(i64::from(end.days())));
        }
        if let Some((date, id)) = $page.after {
            // The first condition bounds the walk along the index, the second is exact
            query = query
                .filter($entity::COLUMN.sort_date.lte(date))
                .filter($entity::COLUMN.sort_date.lt(date).or($entity::COLUMN.$id.lt(id)));
        }
        if let Some(at) = $filter.as_of {
            query = query.filter($entity::COLUMN.since.lte(at.micros()));
        }
        query
            .order_by_desc($entity::COLUMN.sort_date)
            .order_by_desc($entity::COLUMN.$id)
            .limit($page.limit())
    }};
}

pub(super) fn sort_key(date: Option<Date>) -> i64 {
    date.map_or(i64::from(i32::MIN), |date| i64::from(date.days()))
}

impl Store {
    /// Fails with `Erased` unless the source is there and not revoked; otherwise it stays so until the change ends.
    pub(super) async fn hold_source(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
    ) -> Result<(), StoreError> {
        let alive = match source {
            SourceId::Account(id) => {
                let account = self.account_in(tx, scope, id).await?;
                account.is_some_and(|account| account.status != ConnectionStatus::Disconnected)
            }
            SourceId::Archive(id) => {
                let archive = self.archive_in(tx, scope, id).await?;
                archive.is_some_and(|archive| archive.status != ArchiveStatus::Revoked)
            }
        };
        alive.then_some(()).ok_or(StoreError::Erased(source.uuid()))
    }

    /// Adds a source's records; says the first id that each kind got, with its count, in the kinds' order. `Erased`
    /// where the source has been revoked: no record outlives its source, whatever runs at the same time.
    pub async fn add_records(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        source: SourceId,
        provider: &str,
        new: &[AnyRecord],
    ) -> Result<Vec<(RecordKind, u32, Uuid)>, StoreError> {
        self.hold_source(tx, scope, source).await?;
        let key = self.keys().get(source.uuid()).await?;
        let now = self.now(scope);
        let mut added: Vec<(RecordKind, u32, Uuid)> = Vec::new();
        let mut rows = Vec::with_capacity(new.len());
        let origin = Origin {
            user,
            source,
            provider,
        };
        for record in new {
            let id = self.ambient().uuid();
            match added.iter_mut().find(|(kind, ..)| *kind == record.kind()) {
                Some((_, count, _)) => *count += 1,
                None => added.push((record.kind(), 1, id)),
            }
            let payload = record.to_json().map_err(StoreError::corrupt("record"))?;
            rows.push(self.record_row(scope, origin, &key, id, record, &payload, now));
        }
        self.insert_records(tx, rows).await?;
        self.index_names(tx, scope, user, source, new).await?;
        added.sort_by_key(|(kind, ..)| *kind);
        Ok(added)
    }

    async fn open_record<R: Record>(
        &self,
        scope: &Scope,
        row: Row,
    ) -> Result<Option<StoredRecord<R>>, StoreError> {
        let (id, user, source_id, source_type, provider, _, item_created_at, created_at, sealed) = row;
        let key = match self.keys().get(source_id).await {
            Ok(key) => key,
            // Revoked between the query and here
            Err(StoreError::Erased(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let payload = key.open(id.as_bytes(), &sealed)?;
        let record = serde_json::from_slice(&payload).map_err(StoreError::corrupt("record"))?;
        Ok(Some(StoredRecord {
            row: RecordRow {
                id,
                user: UserId::new(scope.tenant().clone(), user),
                source: source(&source_type, source_id)?,
                source_type: source_type.parse()?,
                provider,
                item_created_at: DateTime::from_micros(item_created_at),
                created_at: DateTime::from_micros(created_at),
            },
            record,
        }))
    }

    /// A record as it is, or as it was at a moment.
    pub async fn record<R: Record>(
        &self,
        scope: &Scope,
        id: R::Id,
        as_of: Option<DateTime>,
    ) -> Result<Option<StoredRecord<R>>, StoreError> {
        let mut query = in_scope!(records, scope)
            .filter(records::COLUMN.id.eq(id.uuid()))
            .filter(records::COLUMN.kind.eq(R::KIND.as_str()));
        if let Some(at) = as_of {
            query = query.filter(records::COLUMN.since.lte(at.micros()));
        }
        let mut found = rows!(query, records, Id).one(self.db().reader()).await?;
        if let (Some(at), None) = (as_of, &found) {
            let query = in_scope!(record_versions, scope)
                .filter(record_versions::COLUMN.record_id.eq(id.uuid()))
                .filter(record_versions::COLUMN.kind.eq(R::KIND.as_str()))
                .filter(record_versions::COLUMN.since.lte(at.micros()))
                .filter(record_versions::COLUMN.until.gt(at.micros()));
            found = rows!(query, record_versions, RecordId)
                .one(self.db().reader())
                .await?;
        }
        match found {
            Some(row) => self.open_record(scope, row).await,
            None => Ok(None),
        }
    }

    /// A page of records of a kind, latest date first.
    pub async fn records<R: Record>(
        &self,
        scope: &Scope,
        filter: RecordFilter<'_>,
        page: PageRequest,
    ) -> Result<Page<StoredRecord<R>>, StoreError> {
        let query = narrowed!(records, id, scope, R::KIND, filter, page);
        let mut found = rows!(query, records, Id).all(self.db().reader()).await?;
        if let Some(at) = filter.as_of
            && self.changed_since(scope, R::KIND, at).await?
        {
            let query = narrowed!(record_versions, record_id, scope, R::KIND, filter, page)
                .filter(record_versions::COLUMN.until.gt(at.micros()));
            found.extend(
                rows!(query, record_versions, RecordId)
                    .all(self.db().reader())
                    .await?,
            );
            found.sort_by_key(|row| std::cmp::Reverse((row.5, row.0)));
            // Replaced between the two queries
            found.dedup_by_key(|row| row.0);
        }
        let Page { items, next } = page.page(found, |row| (row.5, row.0), |row| row);
        let mut opened = Vec::with_capacity(items.len());
        for row in items {
            opened.extend(self.open_record(scope, row).await?);
        }
        Ok(Page { items: opened, next })
    }

    /// Whether any record of a kind says something else since a moment, or is there no more.
    async fn changed_since(&self, scope: &Scope, kind: RecordKind, at: DateTime) -> Result<bool, StoreError> {
        let newer = in_scope!(record_versions, scope)
            .filter(record_versions::COLUMN.kind.eq(kind.as_str()))
            .filter(record_versions::COLUMN.until.gt(at.micros()))
            .select_only()
            .column(record_versions::Column::Until)
            .limit(1)
            .into_tuple::<i64>()
            .one(self.db().reader())
            .await?;
        Ok(newer.is_some())
    }

    /// How many records of each kind a source gave.
    pub async fn count_records(
        &self,
        scope: &Scope,
        source: SourceId,
    ) -> Result<Vec<(RecordKind, u64)>, StoreError> {
        let mut counts = Vec::new();
        for kind in RecordKind::ALL {
            let count = in_scope!(records, scope)
                .filter(records::COLUMN.source_id.eq(source.uuid()))
                .filter(records::COLUMN.kind.eq(kind.as_str()))
                .count(self.db().reader())
                .await?;
            if count > 0 {
                counts.push((*kind, count));
            }
        }
        Ok(counts)
    }

    /// Deletes every record of a source with all that it said before, when it is revoked; says how many rows that was. Nobody is
    /// found by them any more.
    pub async fn delete_records(&self, tx: &Tx, scope: &Scope, source: SourceId) -> Result<u64, StoreError> {
        let now = records::Entity::delete_many()
            .filter(records::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(records::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(records::COLUMN.source_id.eq(source.uuid()))
            .exec(tx.db())
            .await?;
        let before = record_versions::Entity::delete_many()
            .filter(record_versions::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(record_versions::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(record_versions::COLUMN.source_id.eq(source.uuid()))
            .exec(tx.db())
            .await?;
        let words = self.forget_names(tx, scope, source).await?;
        let marks = self.forget_marks(tx, scope, source).await?;
        Ok(now.rows_affected + before.rows_affected + words + marks)
    }
}
