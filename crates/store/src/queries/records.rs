//! Records of every kind: one table, each payload sealed under its source's data key.

use openwink_model::{
    ConnectionStatus, Date, DateTime, SourceType,
    accounts::ArchiveStatus,
    ids::{SourceId, TypedId, UserId},
    mode::Scope,
    records::{AnyRecord, Record, RecordKind},
};
use sea_orm::{
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, SelectGetableTuple, Selector,
    Set, sea_query::ExprTrait,
};
use uuid::Uuid;

use super::{
    page::{Page, PageRequest, Period, in_scope},
    tasks::source,
};
use crate::{Store, StoreError, Tx, entities::records};

/// How many rows go into one INSERT: SQLite takes 32,766 parameters, of which each row needs 12.
const ROWS: usize = 500;

#[derive(Debug, Clone, Copy, Default)]
pub struct RecordFilter<'a> {
    pub user: Option<&'a UserId>,
    pub source: Option<SourceId>,
    pub period: Period,
}

impl RecordFilter<'_> {
    /// The filter as cursors are bound to it.
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

fn rows(query: Select<records::Entity>) -> Selector<SelectGetableTuple<Row>> {
    use records::Column;
    query
        .select_only()
        .columns([
            Column::Id,
            Column::UserId,
            Column::SourceId,
            Column::SourceType,
            Column::Provider,
            Column::SortDate,
            Column::ItemCreatedAt,
            Column::CreatedAt,
            Column::PayloadSealed,
        ])
        .into_tuple()
}

fn sort_key(date: Option<Date>) -> i64 {
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
        let now = self.ambient().now();
        let mut added: Vec<(RecordKind, u32, Uuid)> = Vec::new();
        let mut rows = Vec::with_capacity(new.len());
        for record in new {
            let id = self.ambient().uuid();
            match added.iter_mut().find(|(kind, ..)| *kind == record.kind()) {
                Some((_, count, _)) => *count += 1,
                None => added.push((record.kind(), 1, id)),
            }
            let payload = record.to_json().map_err(StoreError::corrupt("record"))?;
            rows.push(records::ActiveModel {
                id: Set(id),
                tenant: Set(scope.tenant().to_string()),
                mode: Set(scope.mode().to_string()),
                kind: Set(record.kind().to_string()),
                user_id: Set(user.uuid()),
                source_id: Set(source.uuid()),
                source_type: Set(source.source_type().to_string()),
                provider: Set(provider.to_owned()),
                sort_date: Set(sort_key(record.date())),
                item_created_at: Set(record.date().map_or(now, Date::start).micros()),
                created_at: Set(now.micros()),
                payload_sealed: Set(key.seal(self.ambient(), id.as_bytes(), &payload)),
            });
        }
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS));
            records::Entity::insert_many(rows)
                .exec_without_returning(tx.db())
                .await?;
            rows = rest;
        }
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

    pub async fn record<R: Record>(
        &self,
        scope: &Scope,
        id: R::Id,
    ) -> Result<Option<StoredRecord<R>>, StoreError> {
        let query = in_scope!(records, scope)
            .filter(records::COLUMN.id.eq(id.uuid()))
            .filter(records::COLUMN.kind.eq(R::KIND.as_str()));
        match rows(query).one(self.db().reader()).await? {
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
        let mut query = in_scope!(records, scope).filter(records::COLUMN.kind.eq(R::KIND.as_str()));
        if let Some(user) = filter.user {
            query = query.filter(records::COLUMN.user_id.eq(user.uuid()));
        }
        if let Some(source) = filter.source {
            query = query.filter(records::COLUMN.source_id.eq(source.uuid()));
        }
        if let Some(start) = filter.period.start {
            query = query.filter(records::COLUMN.sort_date.gte(i64::from(start.days())));
        }
        if let Some(end) = filter.period.end {
            query = query.filter(records::COLUMN.sort_date.lte(i64::from(end.days())));
        }
        if let Some((date, id)) = page.after {
            // The first condition bounds the walk along the index, the second is exact
            query = query
                .filter(records::COLUMN.sort_date.lte(date))
                .filter(records::COLUMN.sort_date.lt(date).or(records::COLUMN.id.lt(id)));
        }
        let query = query
            .order_by_desc(records::COLUMN.sort_date)
            .order_by_desc(records::COLUMN.id)
            .limit(page.limit());
        let rows = rows(query).all(self.db().reader()).await?;
        let Page { items, next } = page.page(rows, |row| (row.5, row.0), |row| row);
        let mut opened = Vec::with_capacity(items.len());
        for row in items {
            opened.extend(self.open_record(scope, row).await?);
        }
        Ok(Page { items: opened, next })
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

    /// Deletes every record of a source, as before it is read anew or when it is revoked. Nobody is found by them any more.
    pub async fn delete_records(&self, tx: &Tx, scope: &Scope, source: SourceId) -> Result<u64, StoreError> {
        let done = records::Entity::delete_many()
            .filter(records::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(records::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(records::COLUMN.source_id.eq(source.uuid()))
            .exec(tx.db())
            .await?;
        self.forget_names(tx, scope, source).await?;
        Ok(done.rows_affected)
    }
}
