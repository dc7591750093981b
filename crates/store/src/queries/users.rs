//! Users: the applicants, as a tenant knows them.

use std::collections::BTreeMap;

use openwink_model::{
    DateTime,
    accounts::{SessionChannel, UserSessionStatus},
    events::UserSession,
    ids::UserId,
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::page::{Page, PageRequest, Period, by_id, filter_period, in_scope};
use crate::{Store, StoreError, Tx, entities::users};

#[derive(Debug, Clone)]
pub struct User {
    pub id: UserId,
    pub external_metadata: BTreeMap<String, String>,
    pub session: UserSession,
    pub created_at: DateTime,
}

pub(super) fn convert(row: users::Model) -> Result<User, StoreError> {
    let id = UserId::new(row.tenant.parse()?, row.id);
    Ok(User {
        session: UserSession {
            user_id: id.clone(),
            channel: row.channel.parse()?,
            channel_id: row.channel_id,
            status: row.session_status.parse()?,
        },
        id,
        external_metadata: serde_json::from_str(&row.external_metadata)
            .map_err(StoreError::corrupt("external metadata"))?,
        created_at: DateTime::from_micros(row.created_at),
    })
}

impl Store {
    pub async fn create_user(
        &self,
        tx: &Tx,
        scope: &Scope,
        external_metadata: &BTreeMap<String, String>,
    ) -> Result<User, StoreError> {
        self.insert_user(tx, scope, external_metadata, (SessionChannel::Default, None))
            .await
    }

    /// A user who came in through this channel.
    pub(crate) async fn insert_user(
        &self,
        tx: &Tx,
        scope: &Scope,
        external_metadata: &BTreeMap<String, String>,
        (channel, channel_id): (SessionChannel, Option<String>),
    ) -> Result<User, StoreError> {
        let id = self.ambient().user_id(scope.tenant());
        let row = users::Model {
            keeps_fresh: false,
            sharing: None,
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            external_metadata: serde_json::to_string(external_metadata)
                .map_err(StoreError::corrupt("external metadata"))?,
            session_status: UserSessionStatus::InProgress.to_string(),
            channel: channel.to_string(),
            channel_id,
            created_at: self.now(scope).micros(),
        };
        users::Entity::insert(users::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        convert(row)
    }

    /// Fails with `Erased` unless the user is there; otherwise they stay until the change ends, so that nothing is stored of
    /// somebody who has just been erased.
    pub(super) async fn hold_user(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<(), StoreError> {
        let there = in_scope!(users, scope)
            .filter(users::COLUMN.id.eq(user.uuid()))
            .lock_shared()
            .one(tx.db())
            .await?;
        there.map(drop).ok_or(StoreError::Erased(user.uuid()))
    }

    pub async fn has_users(&self, tx: &Tx, scope: &Scope) -> Result<bool, StoreError> {
        Ok(in_scope!(users, scope).limit(1).one(tx.db()).await?.is_some())
    }

    pub async fn user(&self, scope: &Scope, id: &UserId) -> Result<Option<User>, StoreError> {
        let row = in_scope!(users, scope)
            .filter(users::COLUMN.id.eq(id.uuid()))
            .one(self.db().reader())
            .await?;
        // The tenant's part of the id is proof of nothing, but it has to be right
        row.filter(|row| row.tenant == id.tenant().as_str())
            .map(convert)
            .transpose()
    }

    pub async fn users(
        &self,
        scope: &Scope,
        period: Period,
        page: PageRequest,
    ) -> Result<Page<User>, StoreError> {
        let query = filter_period!(in_scope!(users, scope), users::COLUMN.created_at, period);
        let rows = by_id!(query, users, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Sets how far the user is; says what it was before.
    pub async fn set_user_session(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: &UserId,
        status: UserSessionStatus,
    ) -> Result<Option<User>, StoreError> {
        let before = in_scope!(users, scope)
            .filter(users::COLUMN.id.eq(id.uuid()))
            .one(tx.db())
            .await?;
        let Some(before) = before.map(convert).transpose()? else {
            return Ok(None);
        };
        let change = users::ActiveModel {
            session_status: Set(status.to_string()),
            ..Default::default()
        };
        users::Entity::update_many()
            .set(change)
            .filter(users::COLUMN.id.eq(id.uuid()))
            .filter(users::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        Ok(Some(before))
    }
}
