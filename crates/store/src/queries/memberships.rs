//! Memberships: which members work for a tenant, and as what.

use openwink_model::{
    DateTime,
    ids::{MemberId, TenantId, TypedId},
    portal::{Production, Role},
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::{
    Store, StoreError, Tx,
    entities::{member_invitations, members, memberships, tenants},
};

/// A tenant, as one of its members sees it.
#[derive(Debug, Clone)]
pub struct Membership {
    pub tenant: TenantId,
    pub tenant_name: String,
    pub role: Role,
    pub production: Production,
}

/// A member, as the others of the tenant see them.
#[derive(Debug, Clone)]
pub struct Colleague {
    pub id: MemberId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub two_factor: bool,
    pub since: DateTime,
    /// When they last logged in there, or switched to it.
    pub used_at: DateTime,
}

fn membership(row: memberships::Model, tenant: tenants::Model) -> Result<Membership, StoreError> {
    Ok(Membership {
        tenant: tenant.id.parse()?,
        tenant_name: tenant.name,
        role: row.role.parse()?,
        production: tenant.production.parse()?,
    })
}

impl Store {
    /// Makes somebody a member; says whether they were none before.
    pub async fn add_membership(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        member: MemberId,
        role: Role,
    ) -> Result<bool, StoreError> {
        let key = (member.uuid(), tenant.to_string());
        if memberships::Entity::find_by_id(key).one(tx.db()).await?.is_some() {
            return Ok(false);
        }
        let now = self.ambient().now().micros();
        let row = memberships::ActiveModel {
            member_id: Set(member.uuid()),
            tenant: Set(tenant.to_string()),
            role: Set(role.to_string()),
            created_at: Set(now),
            used_at: Set(now),
        };
        memberships::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(true)
    }

    pub async fn membership(
        &self,
        tenant: &TenantId,
        member: MemberId,
    ) -> Result<Option<Membership>, StoreError> {
        let key = (member.uuid(), tenant.to_string());
        let db = self.db().reader();
        let Some(row) = memberships::Entity::find_by_id(key).one(db).await? else {
            return Ok(None);
        };
        let found = tenants::Entity::find_by_id(tenant.as_str()).one(db).await?;
        found.map(|found| membership(row, found)).transpose()
    }

    /// The tenants that a member works for, the one used last first.
    pub async fn memberships_of(&self, member: MemberId) -> Result<Vec<Membership>, StoreError> {
        let db = self.db().reader();
        let rows = memberships::Entity::find()
            .filter(memberships::COLUMN.member_id.eq(member.uuid()))
            .order_by_desc(memberships::COLUMN.used_at)
            .order_by_asc(memberships::COLUMN.tenant)
            .all(db)
            .await?;
        let ids: Vec<String> = rows.iter().map(|row| row.tenant.clone()).collect();
        let named = tenants::Entity::find()
            .filter(tenants::COLUMN.id.is_in(ids))
            .all(db)
            .await?;
        rows.into_iter()
            .filter_map(|row| {
                let tenant = named.iter().find(|tenant| tenant.id == row.tenant)?.clone();
                Some(membership(row, tenant))
            })
            .collect()
    }

    /// Who works for a tenant, the first first.
    pub async fn colleagues(&self, tenant: &TenantId) -> Result<Vec<Colleague>, StoreError> {
        let db = self.db().reader();
        let rows = memberships::Entity::find()
            .filter(memberships::COLUMN.tenant.eq(tenant.as_str()))
            .order_by_asc(memberships::COLUMN.created_at)
            .order_by_asc(memberships::COLUMN.member_id)
            .all(db)
            .await?;
        let ids: Vec<_> = rows.iter().map(|row| row.member_id).collect();
        let people = members::Entity::find()
            .filter(members::COLUMN.id.is_in(ids))
            .all(db)
            .await?;
        rows.into_iter()
            .filter_map(|row| {
                let person = people.iter().find(|person| person.id == row.member_id)?;
                Some(self.colleague(row, person))
            })
            .collect()
    }

    fn colleague(&self, row: memberships::Model, person: &members::Model) -> Result<Colleague, StoreError> {
        Ok(Colleague {
            id: MemberId::from_uuid(person.id),
            name: self.open_person(person.id, "name", &person.name_sealed)?,
            email: self.open_person(person.id, "email", &person.email_sealed)?,
            role: row.role.parse()?,
            two_factor: person.totp_since.is_some(),
            since: DateTime::from_micros(row.created_at),
            used_at: DateTime::from_micros(row.used_at),
        })
    }

    /// Gives a member another role; says whether they are one. Whether an owner is left is for the caller to see to,
    /// with [`Store::owners`] in the same transaction.
    pub async fn set_role(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        member: MemberId,
        role: Role,
    ) -> Result<bool, StoreError> {
        let done = memberships::Entity::update_many()
            .set(memberships::ActiveModel {
                role: Set(role.to_string()),
                ..Default::default()
            })
            .filter(memberships::COLUMN.tenant.eq(tenant.as_str()))
            .filter(memberships::COLUMN.member_id.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Ends a membership, with the sessions in it; says whether there was one.
    pub async fn remove_membership(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        member: MemberId,
    ) -> Result<bool, StoreError> {
        let done = memberships::Entity::delete_many()
            .filter(memberships::COLUMN.tenant.eq(tenant.as_str()))
            .filter(memberships::COLUMN.member_id.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        self.end_portal_sessions_in(tx, tenant, member).await?;
        // Whom they invited may be themselves, at another address
        member_invitations::Entity::delete_many()
            .filter(member_invitations::COLUMN.tenant.eq(tenant.as_str()))
            .filter(member_invitations::COLUMN.invited_by.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// The tenant's owners. The tenant is locked until the transaction ends, so that two owners who take each other's
    /// role in the same moment do not both succeed.
    pub async fn owners(&self, tx: &Tx, tenant: &TenantId) -> Result<Vec<MemberId>, StoreError> {
        tenants::Entity::find_by_id(tenant.as_str())
            .lock_exclusive()
            .one(tx.db())
            .await?;
        let rows = memberships::Entity::find()
            .filter(memberships::COLUMN.tenant.eq(tenant.as_str()))
            .filter(memberships::COLUMN.role.eq(Role::Owner.as_str()))
            .all(tx.db())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| MemberId::from_uuid(row.member_id))
            .collect())
    }

    /// Remembers that a member works for this tenant now; says whether they do.
    pub async fn use_membership(
        &self,
        tx: &Tx,
        tenant: &TenantId,
        member: MemberId,
    ) -> Result<bool, StoreError> {
        let done = memberships::Entity::update_many()
            .set(memberships::ActiveModel {
                used_at: Set(self.ambient().now().micros()),
                ..Default::default()
            })
            .filter(memberships::COLUMN.tenant.eq(tenant.as_str()))
            .filter(memberships::COLUMN.member_id.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
