//! Sessions of the portal: a cookie's hash, and whom it stands for. They end after a time without use, and after a time in
//! any case.

use std::time::Duration;

use openwink_model::{
    DateTime,
    ids::{MemberId, PortalSessionId, TenantId, TypedId},
};
use openwink_vault::{Token, secrets};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::{Store, StoreError, Tx, entities::portal_sessions};

#[derive(Debug, Clone)]
pub struct PortalSession {
    pub id: PortalSessionId,
    pub member: MemberId,
    pub tenant: TenantId,
    /// The browser in a few words, such as "Firefox on Linux".
    pub user_agent: String,
    /// The network that it came from, not the very address.
    pub address: String,
    pub created_at: DateTime,
    /// When the member last proved who they are.
    pub proved_at: DateTime,
    pub seen_at: DateTime,
    pub expires_at: DateTime,
}

#[derive(Debug, Clone)]
pub struct NewPortalSession {
    pub member: MemberId,
    pub tenant: TenantId,
    pub user_agent: String,
    pub address: String,
    pub lifetime: Duration,
}

fn convert(row: portal_sessions::Model) -> Result<PortalSession, StoreError> {
    Ok(PortalSession {
        id: PortalSessionId::from_uuid(row.id),
        member: MemberId::from_uuid(row.member_id),
        tenant: row.tenant.parse()?,
        user_agent: row.user_agent,
        address: row.address,
        created_at: DateTime::from_micros(row.created_at),
        proved_at: DateTime::from_micros(row.proved_at),
        seen_at: DateTime::from_micros(row.seen_at),
        expires_at: DateTime::from_micros(row.expires_at),
    })
}

impl Store {
    /// Opens a session for a member who has just proved who they are. What has expired goes with it.
    pub async fn open_portal_session(
        &self,
        tx: &Tx,
        new: &NewPortalSession,
    ) -> Result<(Token, PortalSessionId), StoreError> {
        let now = self.ambient().now();
        portal_sessions::Entity::delete_many()
            .filter(portal_sessions::COLUMN.expires_at.lte(now.micros()))
            .exec(tx.db())
            .await?;
        let token = Token::new(self.ambient());
        let id: PortalSessionId = self.ambient().id();
        let row = portal_sessions::ActiveModel {
            id: Set(id.uuid()),
            member_id: Set(new.member.uuid()),
            tenant: Set(new.tenant.to_string()),
            hash: Set(token.hash().to_vec()),
            user_agent: Set(new.user_agent.clone()),
            address: Set(new.address.clone()),
            created_at: Set(now.micros()),
            proved_at: Set(now.micros()),
            seen_at: Set(now.micros()),
            expires_at: Set(now.plus(new.lifetime).micros()),
        };
        portal_sessions::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        self.use_membership(tx, &new.tenant, new.member).await?;
        Ok((token, id))
    }

    /// The session that a cookie stands for, where it was used within `idle`.
    pub async fn portal_session(
        &self,
        token: &str,
        idle: Duration,
    ) -> Result<Option<PortalSession>, StoreError> {
        let now = self.ambient().now();
        let row = portal_sessions::Entity::find()
            .filter(portal_sessions::COLUMN.hash.eq(secrets::hash(token).to_vec()))
            .filter(portal_sessions::COLUMN.expires_at.gt(now.micros()))
            .filter(portal_sessions::COLUMN.seen_at.gt(now.minus(idle).micros()))
            .one(self.db().reader())
            .await?;
        row.map(convert).transpose()
    }

    /// Remembers that a session is used.
    pub async fn see_portal_session(&self, tx: &Tx, id: PortalSessionId) -> Result<(), StoreError> {
        portal_sessions::Entity::update_many()
            .set(portal_sessions::ActiveModel {
                seen_at: Set(self.ambient().now().micros()),
                ..Default::default()
            })
            .filter(portal_sessions::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Gives a session another token, so that one that was known before is worth nothing: wherever what the session may
    /// do has changed. `tenant` says where it works from now on; `proved`, that the member has just proved who they are.
    pub async fn renew_portal_session(
        &self,
        tx: &Tx,
        id: PortalSessionId,
        tenant: Option<&TenantId>,
        proved: bool,
    ) -> Result<Token, StoreError> {
        let token = Token::new(self.ambient());
        let now = self.ambient().now().micros();
        let mut row = portal_sessions::ActiveModel {
            id: Set(id.uuid()),
            hash: Set(token.hash().to_vec()),
            seen_at: Set(now),
            ..Default::default()
        };
        if let Some(tenant) = tenant {
            row.tenant = Set(tenant.to_string());
        }
        if proved {
            row.proved_at = Set(now);
        }
        row.update(tx.db()).await?;
        Ok(token)
    }

    /// A member's live sessions, the newest first.
    pub async fn portal_sessions(
        &self,
        member: MemberId,
        idle: Duration,
    ) -> Result<Vec<PortalSession>, StoreError> {
        let now = self.ambient().now();
        let rows = portal_sessions::Entity::find()
            .filter(portal_sessions::COLUMN.member_id.eq(member.uuid()))
            .filter(portal_sessions::COLUMN.expires_at.gt(now.micros()))
            .filter(portal_sessions::COLUMN.seen_at.gt(now.minus(idle).micros()))
            .order_by_desc(portal_sessions::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(convert).collect()
    }

    /// Ends one of a member's sessions; says whether it was there.
    pub async fn end_portal_session(
        &self,
        tx: &Tx,
        member: MemberId,
        id: PortalSessionId,
    ) -> Result<bool, StoreError> {
        let done = portal_sessions::Entity::delete_many()
            .filter(portal_sessions::COLUMN.member_id.eq(member.uuid()))
            .filter(portal_sessions::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Ends all of a member's sessions but one; says how many.
    pub async fn end_portal_sessions(
        &self,
        tx: &Tx,
        member: MemberId,
        but: Option<PortalSessionId>,
    ) -> Result<u64, StoreError> {
        let mut query = portal_sessions::Entity::delete_many()
            .filter(portal_sessions::COLUMN.member_id.eq(member.uuid()));
        if let Some(but) = but {
            query = query.filter(portal_sessions::COLUMN.id.ne(but.uuid()));
        }
        Ok(query.exec(tx.db()).await?.rows_affected)
    }

    /// Ends a member's sessions at one tenant; says how many.
    pub async fn end_portal_sessions_in(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        member: MemberId,
    ) -> Result<u64, StoreError> {
        let done = portal_sessions::Entity::delete_many()
            .filter(portal_sessions::COLUMN.member_id.eq(member.uuid()))
            .filter(portal_sessions::COLUMN.tenant.eq(tenant.as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected)
    }
}
