//! Tasks: the background work behind an account or an archive, as the API shows it.

use openwink_model::{
    DateTime, SourceType, TaskType,
    ids::{AccountId, ArchiveId, SourceId, TaskId, TypedId, UserId},
    mode::Scope,
    records::Datapoint,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::page::{Page, PageRequest, Period, by_id, filter_period, in_scope};
use crate::{Store, StoreError, Tx, entities::tasks};

#[derive(Debug, Clone)]
pub struct Task {
    pub id: TaskId,
    pub kind: TaskType,
    pub user: UserId,
    pub source: SourceId,
    pub provider: String,
    pub datapoints: Vec<Datapoint>,
    pub started_at: DateTime,
    pub finished_at: Option<DateTime>,
}

/// The source that a stored pair of type and id names.
pub(crate) fn source(kind: &str, id: uuid::Uuid) -> Result<SourceId, StoreError> {
    Ok(match kind.parse::<SourceType>()? {
        SourceType::Archive | SourceType::Upload => SourceId::Archive(ArchiveId::from_uuid(id)),
        SourceType::Account | SourceType::SocialSecurity => SourceId::Account(AccountId::from_uuid(id)),
    })
}

fn convert(row: tasks::Model) -> Result<Task, StoreError> {
    Ok(Task {
        id: TaskId::from_uuid(row.id),
        kind: row.kind.parse()?,
        user: UserId::new(row.tenant.parse()?, row.user_id),
        source: source(&row.source_type, row.source_id)?,
        provider: row.provider,
        datapoints: serde_json::from_str(&row.datapoints).map_err(StoreError::corrupt("task"))?,
        started_at: DateTime::from_micros(row.started_at),
        finished_at: row.finished_at.map(DateTime::from_micros),
    })
}

impl Store {
    pub async fn start_task(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        source: SourceId,
        kind: TaskType,
        provider: &str,
    ) -> Result<TaskId, StoreError> {
        let id: TaskId = self.ambient().id();
        let row = tasks::ActiveModel {
            id: Set(id.uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            user_id: Set(user.uuid()),
            source_id: Set(source.uuid()),
            source_type: Set(source.source_type().to_string()),
            provider: Set(provider.to_owned()),
            kind: Set(kind.to_string()),
            datapoints: Set("[]".into()),
            started_at: Set(self.now(scope).micros()),
            finished_at: Set(None),
        };
        tasks::Entity::insert(row).exec_without_returning(tx.db()).await?;
        Ok(id)
    }

    /// Ends the source's task that is still open; says whether there was one.
    pub async fn finish_task(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
        datapoints: &[Datapoint],
    ) -> Result<bool, StoreError> {
        let change = tasks::ActiveModel {
            datapoints: Set(serde_json::to_string(datapoints).map_err(StoreError::corrupt("task"))?),
            finished_at: Set(Some(self.now(scope).micros())),
            ..Default::default()
        };
        let done = tasks::Entity::update_many()
            .set(change)
            .filter(tasks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(tasks::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(tasks::COLUMN.source_id.eq(source.uuid()))
            .filter(tasks::COLUMN.finished_at.is_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Ends the run of Continuous Data Sync that is still open; says whether there was one.
    pub async fn finish_sync_task(
        &self,
        tx: &Tx,
        scope: &Scope,
        account: AccountId,
    ) -> Result<bool, StoreError> {
        let done = tasks::Entity::update_many()
            .set(tasks::ActiveModel {
                finished_at: Set(Some(self.now(scope).micros())),
                ..Default::default()
            })
            .filter(tasks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(tasks::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(tasks::COLUMN.source_id.eq(account.uuid()))
            .filter(tasks::COLUMN.kind.eq(TaskType::UpdateAccount.as_str()))
            .filter(tasks::COLUMN.finished_at.is_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected > 0)
    }

    /// Whether a task of the source is still open.
    pub async fn has_open_task(&self, tx: &Tx, scope: &Scope, source: SourceId) -> Result<bool, StoreError> {
        let query = in_scope!(tasks, scope)
            .filter(tasks::COLUMN.source_id.eq(source.uuid()))
            .filter(tasks::COLUMN.finished_at.is_null());
        Ok(query.one(tx.db()).await?.is_some())
    }

    pub async fn task(&self, scope: &Scope, id: TaskId) -> Result<Option<Task>, StoreError> {
        let query = in_scope!(tasks, scope).filter(tasks::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    pub async fn tasks(
        &self,
        scope: &Scope,
        user: Option<&UserId>,
        source: Option<SourceId>,
        period: Period,
        page: PageRequest,
    ) -> Result<Page<Task>, StoreError> {
        let mut query = filter_period!(in_scope!(tasks, scope), tasks::COLUMN.started_at, period);
        if let Some(user) = user {
            query = query.filter(tasks::COLUMN.user_id.eq(user.uuid()));
        }
        if let Some(source) = source {
            query = query.filter(tasks::COLUMN.source_id.eq(source.uuid()));
        }
        let rows = by_id!(query, tasks, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }
}
