//! What reading a source anew changes: records that came, that say something else now, and that are there no more. Ids stay;
//! what a record said before is kept as a version, until its source is erased.

use std::collections::{HashMap, VecDeque};

use openwink_model::{
    Date, DateTime,
    ids::{SourceId, UserId},
    mode::Scope,
    records::{AnyRecord, RecordKind},
};
use openwink_vault::DataKey;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

use super::{
    page::in_scope,
    records::{ROWS, sort_key},
};
use crate::{
    Store, StoreError, Tx,
    entities::{record_versions, records},
};

/// What changed of one kind of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindChange {
    pub kind: RecordKind,
    pub added: Vec<Uuid>,
    /// Records that say something else now.
    pub updated: Vec<Uuid>,
    /// The earliest and the latest date of those.
    pub dates: Option<(Date, Date)>,
    /// Records that the source has no more.
    pub vanished: u32,
}

impl KindChange {
    /// No change.
    pub fn of(kind: RecordKind) -> Self {
        Self {
            kind,
            added: Vec::new(),
            updated: Vec::new(),
            dates: None,
            vanished: 0,
        }
    }

    fn is_some(&self) -> bool {
        !self.added.is_empty() || !self.updated.is_empty() || self.vanished > 0
    }
}

/// Where records come from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    pub user: &'a UserId,
    pub source: SourceId,
    pub provider: &'a str,
}

/// A stored record, opened.
struct Known {
    row: records::Model,
    payload: Vec<u8>,
}

/// Puts what is stored and what came together, key by key: first what is the same word for word, then the rest in order.
struct Matched {
    updated: Vec<(Known, AnyRecord, Vec<u8>)>,
    added: Vec<(AnyRecord, Vec<u8>)>,
    vanished: Vec<Known>,
}

fn matched(known: Vec<(String, Known)>, new: &[AnyRecord]) -> Result<Matched, StoreError> {
    let mut waiting: HashMap<(RecordKind, String), VecDeque<Known>> = HashMap::new();
    for (key, one) in known {
        let kind = one.row.kind.parse()?;
        waiting.entry((kind, key)).or_default().push_back(one);
    }
    let mut rest = Vec::new();
    for record in new {
        let payload = record.to_json().map_err(StoreError::corrupt("record"))?;
        let key = (record.kind(), record.natural_key());
        let same = waiting
            .get_mut(&key)
            .and_then(|alike| Some((alike.iter().position(|one| one.payload == payload)?, alike)));
        match same {
            Some((at, alike)) => drop(alike.remove(at)),
            None => rest.push((key, record.clone(), payload)),
        }
    }
    let mut matched = Matched {
        updated: Vec::new(),
        added: Vec::new(),
        vanished: Vec::new(),
    };
    for (key, record, payload) in rest {
        match waiting.get_mut(&key).and_then(VecDeque::pop_front) {
            Some(known) => matched.updated.push((known, record, payload)),
            None => matched.added.push((record, payload)),
        }
    }
    matched.vanished = waiting.into_values().flatten().collect();
    matched.vanished.sort_by_key(|one| one.row.id);
    Ok(matched)
}

impl Store {
    /// Makes a source's records of some kinds what came, and says what that changed, in the kinds' order. `Erased` where the
    /// source has been revoked.
    pub async fn put_records(
        &self,
        tx: &Tx,
        scope: &Scope,
        origin: Origin<'_>,
        kinds: &[RecordKind],
        new: &[AnyRecord],
    ) -> Result<Vec<KindChange>, StoreError> {
        self.hold_source(tx, scope, origin.source).await?;
        let key = self.keys().get(origin.source.uuid()).await?;
        let mut known = Vec::new();
        for row in self.source_rows(tx, scope, origin.source).await? {
            let kind: RecordKind = row.kind.parse()?;
            if kinds.contains(&kind) {
                let (record, payload) = opened(&key, &row)?;
                known.push((record.natural_key(), Known { row, payload }));
            }
        }
        let new: Vec<AnyRecord> = (new.iter())
            .filter(|record| kinds.contains(&record.kind()))
            .cloned()
            .collect();
        let Matched {
            updated,
            added,
            vanished,
        } = matched(known, &new)?;
        // As late as can be: whoever begins to walk through a list before this change is done must find it later than that
        let now = self.now(scope);
        let mut changes: Vec<KindChange> = kinds.iter().map(|kind| KindChange::of(*kind)).collect();
        changes.sort_by_key(|change| change.kind);
        let mut of = |kind: RecordKind, change: &dyn Fn(&mut KindChange)| {
            changes.iter_mut().filter(|one| one.kind == kind).for_each(change);
        };
        let mut versions = Vec::with_capacity(updated.len() + vanished.len());
        for (known, record, payload) in updated {
            let id = known.row.id;
            records::Entity::update_many()
                .set(records::ActiveModel {
                    payload_sealed: Set(key.seal(self.ambient(), id.as_bytes(), &payload)),
                    since: Set(now.micros()),
                    ..Default::default()
                })
                .filter(records::COLUMN.id.eq(id))
                .filter(records::COLUMN.tenant.eq(scope.tenant().as_str()))
                .filter(records::COLUMN.mode.eq(scope.mode().as_str()))
                .exec(tx.db())
                .await?;
            versions.push(self.version(known.row, now));
            let date = record.date();
            of(record.kind(), &|change| {
                change.updated.push(id);
                if let Some(date) = date {
                    let (from, to) = change.dates.unwrap_or((date, date));
                    change.dates = Some((from.min(date), to.max(date)));
                }
            });
        }
        let mut gone = Vec::with_capacity(vanished.len());
        for known in vanished {
            let kind = known.row.kind.parse()?;
            of(kind, &|change| change.vanished += 1);
            gone.push(known.row.id);
            versions.push(self.version(known.row, now));
        }
        for ids in gone.chunks(ROWS) {
            records::Entity::delete_many()
                .filter(records::COLUMN.id.is_in(ids.iter().copied()))
                .filter(records::COLUMN.tenant.eq(scope.tenant().as_str()))
                .filter(records::COLUMN.mode.eq(scope.mode().as_str()))
                .exec(tx.db())
                .await?;
        }
        for rows in versions.chunks(ROWS) {
            record_versions::Entity::insert_many(rows.to_vec())
                .exec_without_returning(tx.db())
                .await?;
        }
        let mut rows = Vec::with_capacity(added.len());
        for (record, payload) in added {
            let id = self.ambient().uuid();
            of(record.kind(), &|change| change.added.push(id));
            rows.push(self.record_row(scope, origin, &key, id, &record, &payload, now));
        }
        self.insert_records(tx, rows).await?;
        if new.iter().any(|record| !record.kind().is_derived()) {
            self.forget_names(tx, scope, origin.source).await?;
            self.index_names(tx, scope, origin.user, origin.source, &new)
                .await?;
        }
        changes.retain(KindChange::is_some);
        Ok(changes)
    }

    /// All records of a source with their ids, within a change.
    pub async fn source_records(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
    ) -> Result<Vec<(Uuid, AnyRecord)>, StoreError> {
        let rows = self.source_rows(tx, scope, source).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.keys().get(source.uuid()).await?;
        rows.iter()
            .map(|row| Ok((row.id, opened(&key, row)?.0)))
            .collect()
    }

    async fn source_rows(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
    ) -> Result<Vec<records::Model>, StoreError> {
        Ok(in_scope!(records, scope)
            .filter(records::COLUMN.source_id.eq(source.uuid()))
            .order_by_asc(records::COLUMN.id)
            .all(tx.db())
            .await?)
    }

    #[allow(clippy::too_many_arguments, reason = "a row has so many sides")]
    pub(super) fn record_row(
        &self,
        scope: &Scope,
        origin: Origin<'_>,
        key: &DataKey,
        id: Uuid,
        record: &AnyRecord,
        payload: &[u8],
        now: DateTime,
    ) -> records::ActiveModel {
        records::ActiveModel {
            id: Set(id),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            kind: Set(record.kind().to_string()),
            user_id: Set(origin.user.uuid()),
            source_id: Set(origin.source.uuid()),
            source_type: Set(origin.source.source_type().to_string()),
            provider: Set(origin.provider.to_owned()),
            sort_date: Set(sort_key(record.date())),
            item_created_at: Set(record.date().map_or(now, Date::start).micros()),
            created_at: Set(now.micros()),
            since: Set(now.micros()),
            payload_sealed: Set(key.seal(self.ambient(), id.as_bytes(), payload)),
        }
    }

    pub(super) async fn insert_records(
        &self,
        tx: &Tx,
        mut rows: Vec<records::ActiveModel>,
    ) -> Result<(), StoreError> {
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS));
            records::Entity::insert_many(rows)
                .exec_without_returning(tx.db())
                .await?;
            rows = rest;
        }
        Ok(())
    }

    /// What a record said until now.
    fn version(&self, row: records::Model, now: DateTime) -> record_versions::ActiveModel {
        record_versions::ActiveModel {
            id: Set(self.ambient().uuid()),
            record_id: Set(row.id),
            tenant: Set(row.tenant),
            mode: Set(row.mode),
            kind: Set(row.kind),
            user_id: Set(row.user_id),
            source_id: Set(row.source_id),
            source_type: Set(row.source_type),
            provider: Set(row.provider),
            sort_date: Set(row.sort_date),
            item_created_at: Set(row.item_created_at),
            created_at: Set(row.created_at),
            since: Set(row.since),
            until: Set(now.micros()),
            payload_sealed: Set(row.payload_sealed),
        }
    }
}

fn opened(key: &DataKey, row: &records::Model) -> Result<(AnyRecord, Vec<u8>), StoreError> {
    let payload = key.open(row.id.as_bytes(), &row.payload_sealed)?.to_vec();
    let record = AnyRecord::from_json(row.kind.parse()?, &payload).map_err(StoreError::corrupt("record"))?;
    Ok((record, payload))
}
