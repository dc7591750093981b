//! The log of a tenant's calls, and their counts by day. What comes here has been masked already.

use openwink_model::{
    DateTime, Mode,
    ids::{ApiKeyId, TenantId, TypedId, first_id_at, made_at},
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
    entities::{requests, usage},
};

/// How many rows go into one INSERT: SQLite takes 32,766 parameters, of which each row needs 12.
const ROWS: usize = 500;

/// A call that was answered.
#[derive(Debug, Clone)]
pub struct LoggedRequest {
    /// The request's id, which callers were told.
    pub id: Uuid,
    pub scope: Scope,
    pub api_key: ApiKeyId,
    pub method: String,
    /// The path's pattern.
    pub route: String,
    /// Path and query, masked.
    pub target: String,
    pub status: u16,
    pub micros: u64,
    pub code: String,
    pub message: Option<String>,
    /// The shape of the body, masked.
    pub body: Option<String>,
}

impl LoggedRequest {
    pub fn at(&self) -> DateTime {
        made_at(self.id)
    }
}

/// Which calls are wanted.
#[derive(Debug, Clone, Default)]
pub struct RequestFilter {
    /// 2 for 2xx, and so on.
    pub class: Option<u16>,
    pub method: Option<String>,
    /// Part of path or pattern.
    pub path: Option<String>,
    pub api_key: Option<ApiKeyId>,
    pub id: Option<Uuid>,
    pub from: Option<DateTime>,
    pub to: Option<DateTime>,
}

/// Calls of a tenant on a day, by what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCount {
    pub tenant: TenantId,
    pub mode: Mode,
    /// Days since 1970.
    pub day: i64,
    pub what: String,
    pub count: u64,
}

fn convert(row: requests::Model) -> Result<LoggedRequest, StoreError> {
    Ok(LoggedRequest {
        id: row.id,
        scope: Scope::proven(row.tenant.parse()?, row.mode.parse()?),
        api_key: ApiKeyId::from_uuid(row.api_key),
        method: row.method,
        route: row.route,
        target: row.target,
        status: u16::try_from(row.status).unwrap_or_default(),
        micros: u64::try_from(row.micros).unwrap_or_default(),
        code: row.code,
        message: row.message,
        body: row.body,
    })
}

impl Store {
    /// Writes calls down, many at once.
    pub async fn log_requests(&self, tx: &Tx, calls: &[LoggedRequest]) -> Result<(), StoreError> {
        for calls in calls.chunks(ROWS) {
            let rows = calls.iter().map(|call| requests::ActiveModel {
                id: Set(call.id),
                tenant: Set(call.scope.tenant().to_string()),
                mode: Set(call.scope.mode().to_string()),
                api_key: Set(call.api_key.uuid()),
                method: Set(call.method.clone()),
                route: Set(call.route.clone()),
                target: Set(call.target.clone()),
                status: Set(i64::from(call.status)),
                micros: Set(i64::try_from(call.micros).unwrap_or(i64::MAX)),
                code: Set(call.code.clone()),
                message: Set(call.message.clone()),
                body: Set(call.body.clone()),
            });
            requests::Entity::insert_many(rows)
                .on_conflict(OnConflict::column(requests::Column::Id).do_nothing().to_owned())
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(())
    }

    pub async fn requests(
        &self,
        scope: &Scope,
        filter: &RequestFilter,
        page: PageRequest,
    ) -> Result<Page<LoggedRequest>, StoreError> {
        let mut query = in_scope!(requests, scope);
        if let Some(class) = filter.class {
            let least = i64::from(class) * 100;
            query = query.filter(requests::COLUMN.status.between(least, least + 99));
        }
        if let Some(method) = &filter.method {
            query = query.filter(requests::COLUMN.method.eq(method.as_str()));
        }
        if let Some(path) = &filter.path {
            query = query.filter(
                Expr::col(requests::Column::Target)
                    .like(format!("%{path}%"))
                    .or(Expr::col(requests::Column::Route).like(format!("%{path}%"))),
            );
        }
        if let Some(key) = filter.api_key {
            query = query.filter(requests::COLUMN.api_key.eq(key.uuid()));
        }
        if let Some(id) = filter.id {
            query = query.filter(requests::COLUMN.id.eq(id));
        }
        if let Some(from) = filter.from {
            query = query.filter(requests::COLUMN.id.gte(first_id_at(from)));
        }
        if let Some(to) = filter.to {
            query = query.filter(requests::COLUMN.id.lt(first_id_at(to)));
        }
        let rows = by_id!(query, requests, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    pub async fn request(&self, scope: &Scope, id: Uuid) -> Result<Option<LoggedRequest>, StoreError> {
        let query = in_scope!(requests, scope).filter(requests::COLUMN.id.eq(id));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    /// Adds to the counts of days.
    pub async fn count_requests(&self, tx: &Tx, counts: &[DayCount]) -> Result<(), StoreError> {
        for chunk in counts.chunks(ROWS) {
            let rows = chunk.iter().map(|count| usage::ActiveModel {
                tenant: Set(count.tenant.to_string()),
                mode: Set(count.mode.to_string()),
                day: Set(count.day),
                what: Set(count.what.clone()),
                count: Set(i64::try_from(count.count).unwrap_or(i64::MAX)),
            });
            let keys = [
                usage::Column::Tenant,
                usage::Column::Mode,
                usage::Column::Day,
                usage::Column::What,
            ];
            let added = Expr::col((usage::Entity, usage::Column::Count))
                .add(Expr::col(("excluded", usage::Column::Count)));
            usage::Entity::insert_many(rows)
                .on_conflict(
                    OnConflict::columns(keys)
                        .value(usage::Column::Count, added)
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(())
    }
}
