//! Invitations to become a member, by mail.

use std::time::Duration;

use openwink_model::{
    DateTime,
    ids::{MemberId, MemberInvitationId, TenantId, TypedId},
    portal::Role,
};
use openwink_vault::{Token, secrets};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::{Store, StoreError, Tx, entities::member_invitations};

#[derive(Debug, Clone)]
pub struct MemberInvitation {
    pub id: MemberInvitationId,
    pub tenant: TenantId,
    pub email: String,
    pub role: Role,
    pub invited_by: Option<MemberId>,
    pub created_at: DateTime,
    pub expires_at: DateTime,
}

impl Store {
    fn member_invitation(&self, row: member_invitations::Model) -> Result<MemberInvitation, StoreError> {
        Ok(MemberInvitation {
            id: MemberInvitationId::from_uuid(row.id),
            tenant: row.tenant.parse()?,
            email: self.open_person(row.id, "email", &row.email_sealed)?,
            role: row.role.parse()?,
            invited_by: row.invited_by.map(MemberId::from_uuid),
            created_at: DateTime::from_micros(row.created_at),
            expires_at: DateTime::from_micros(row.expires_at),
        })
    }

    /// Invites somebody; an invitation that the same address had here is replaced.
    pub async fn invite_member(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        email: &str,
        role: Role,
        by: MemberId,
        lifetime: Duration,
    ) -> Result<(Token, MemberInvitation), StoreError> {
        let hashes = self.email_hashes(email);
        member_invitations::Entity::delete_many()
            .filter(member_invitations::COLUMN.tenant.eq(tenant.as_str()))
            .filter(member_invitations::Column::EmailHash.is_in(hashes.clone()))
            .exec(tx.db())
            .await?;
        let id: MemberInvitationId = self.ambient().id();
        let now = self.ambient().now();
        let token = Token::new(self.ambient());
        let row = member_invitations::Model {
            id: id.uuid(),
            tenant: tenant.to_string(),
            email_hash: hashes.into_iter().next().unwrap_or_default(),
            email_sealed: self.seal_person(id.uuid(), "email", email.trim()),
            role: role.to_string(),
            hash: token.hash().to_vec(),
            invited_by: Some(by.uuid()),
            created_at: now.micros(),
            expires_at: now.plus(lifetime).micros(),
        };
        member_invitations::Entity::insert(member_invitations::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        Ok((token, self.member_invitation(row)?))
    }

    /// A tenant's open invitations, expired ones too: they can be sent again.
    pub async fn member_invitations(&self, tenant: &TenantId) -> Result<Vec<MemberInvitation>, StoreError> {
        let rows = member_invitations::Entity::find()
            .filter(member_invitations::COLUMN.tenant.eq(tenant.as_str()))
            .order_by_desc(member_invitations::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(|row| self.member_invitation(row)).collect()
    }

    /// Makes a new link for an invitation, good from now on; `None` where there is none.
    pub async fn renew_member_invitation(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        id: MemberInvitationId,
        lifetime: Duration,
    ) -> Result<Option<(Token, MemberInvitation)>, StoreError> {
        let token = Token::new(self.ambient());
        let expires_at = self.ambient().now().plus(lifetime);
        let done = member_invitations::Entity::update_many()
            .set(member_invitations::ActiveModel {
                hash: Set(token.hash().to_vec()),
                expires_at: Set(expires_at.micros()),
                ..Default::default()
            })
            .filter(member_invitations::COLUMN.tenant.eq(tenant.as_str()))
            .filter(member_invitations::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 0 {
            return Ok(None);
        }
        let row = member_invitations::Entity::find_by_id(id.uuid())
            .one(tx.db())
            .await?;
        row.map(|row| Ok((token, self.member_invitation(row)?)))
            .transpose()
    }

    /// Takes an invitation back; says whose it was, where it was there.
    pub async fn withdraw_member_invitation(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        id: MemberInvitationId,
    ) -> Result<bool, StoreError> {
        let done = member_invitations::Entity::delete_many()
            .filter(member_invitations::COLUMN.tenant.eq(tenant.as_str()))
            .filter(member_invitations::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The invitation that a link stands for, while it is good.
    pub async fn member_invitation_by_token(
        &self,
        token: &str,
    ) -> Result<Option<MemberInvitation>, StoreError> {
        let row = member_invitations::Entity::find()
            .filter(member_invitations::COLUMN.hash.eq(secrets::hash(token).to_vec()))
            .filter(
                member_invitations::COLUMN
                    .expires_at
                    .gt(self.ambient().now().micros()),
            )
            .one(self.db().reader())
            .await?;
        row.map(|row| self.member_invitation(row)).transpose()
    }

    /// Uses an invitation up; says whether it was still there and good.
    pub async fn use_member_invitation(&self, tx: &Tx, token: &str) -> Result<bool, StoreError> {
        let done = member_invitations::Entity::delete_many()
            .filter(member_invitations::COLUMN.hash.eq(secrets::hash(token).to_vec()))
            .filter(
                member_invitations::COLUMN
                    .expires_at
                    .gt(self.ambient().now().micros()),
            )
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
