//! The audit log: who did what, when and from where. It holds no secret and nothing of an applicant: a target is named by
//! its id, or by a name that a member gave to a key, a template or a webhook.

use openwink_model::{
    DateTime, Mode,
    ids::{ApiKeyId, AuditLineId, MemberId, TenantId, TypedId},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::page::{Page, PageRequest, Period, by_id, filter_period};
use crate::{
    Store, StoreError, Tx,
    entities::{api_keys, audit_lines, members},
};

/// Who does something: a member, a server that has an API key, or the operator where there is neither.
#[derive(Debug, Clone)]
pub struct Actor {
    pub member: Option<MemberId>,
    pub api_key: Option<ApiKeyId>,
    /// The network that it comes from, not the very address.
    pub address: String,
}

impl Actor {
    pub fn member(id: MemberId, address: &str) -> Self {
        Self {
            member: Some(id),
            api_key: None,
            address: address.to_owned(),
        }
    }

    pub fn api_key(id: ApiKeyId, address: &str) -> Self {
        Self {
            member: None,
            api_key: Some(id),
            address: address.to_owned(),
        }
    }

    /// Whoever runs the installation, by its command line.
    pub fn operator() -> Self {
        Self {
            member: None,
            api_key: None,
            address: "command line".into(),
        }
    }
}

/// Whose log a line is of: a tenant's, about one mode or neither.
#[derive(Debug, Clone)]
pub struct Place {
    tenant: TenantId,
    mode: Option<Mode>,
}

impl From<&Scope> for Place {
    fn from(scope: &Scope) -> Self {
        Self {
            tenant: scope.tenant().clone(),
            mode: Some(scope.mode()),
        }
    }
}

impl From<&TenantId> for Place {
    fn from(tenant: &TenantId) -> Self {
        Self {
            tenant: tenant.clone(),
            mode: None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct AuditLine {
    pub id: AuditLineId,
    pub mode: Option<Mode>,
    pub member: Option<MemberId>,
    /// The member's name now.
    pub name: Option<String>,
    /// The key that did it, and what people call it.
    pub api_key: Option<(ApiKeyId, String)>,
    pub action: String,
    pub target: String,
    pub address: String,
    pub at: DateTime,
}

#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    pub member: Option<MemberId>,
    /// What the action begins with: `key.` for all that was done to keys.
    pub action: Option<String>,
    pub period: Period,
}

impl Store {
    /// Writes a line. `action` is the thing and what became of it, such as `key.created`.
    pub async fn audit(
        &self,
        tx: &Tx,
        actor: &Actor,
        place: impl Into<Place>,
        action: &str,
        target: impl std::fmt::Display,
    ) -> Result<(), StoreError> {
        let place = place.into();
        let row = audit_lines::ActiveModel {
            id: Set(self.ambient().id::<AuditLineId>().uuid()),
            tenant: Set(place.tenant.to_string()),
            about: Set(place.mode.map(|mode| mode.to_string())),
            member_id: Set(actor.member.map(|member| member.uuid())),
            action: Set(action.to_owned()),
            target: Set(target.to_string()),
            address: Set(actor.address.clone()),
            created_at: Set(self.ambient().now().micros()),
            api_key: Set(actor.api_key.map(|key| key.uuid())),
        };
        audit_lines::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(())
    }

    /// A tenant's log, the latest first.
    pub async fn audit_lines(
        &self,
        tenant: &TenantId,
        filter: &AuditFilter,
        page: PageRequest,
    ) -> Result<Page<AuditLine>, StoreError> {
        let db = self.db().reader();
        let query = audit_lines::Entity::find().filter(audit_lines::COLUMN.tenant.eq(tenant.as_str()));
        let mut query = filter_period!(query, audit_lines::COLUMN.created_at, filter.period);
        if let Some(member) = filter.member {
            query = query.filter(audit_lines::COLUMN.member_id.eq(member.uuid()));
        }
        if let Some(action) = &filter.action {
            query = query.filter(audit_lines::COLUMN.action.starts_with(action));
        }
        let rows = by_id!(query, audit_lines, page).all(db).await?;
        let ids: Vec<_> = rows.iter().filter_map(|row| row.member_id).collect();
        let people = members::Entity::find()
            .filter(members::COLUMN.id.is_in(ids))
            .all(db)
            .await?;
        let ids: Vec<_> = rows.iter().filter_map(|row| row.api_key).collect();
        let keys = match ids.is_empty() {
            true => Vec::new(),
            false => {
                api_keys::Entity::find()
                    .filter(api_keys::COLUMN.id.is_in(ids))
                    .filter(api_keys::COLUMN.tenant.eq(tenant.as_str()))
                    .all(db)
                    .await?
            }
        };
        let key = |id: uuid::Uuid| {
            let key = keys.iter().find(|key| key.id == id)?;
            let name = key.label.as_ref().unwrap_or(&key.key_name);
            Some((ApiKeyId::from_uuid(id), name.clone()))
        };
        let name = |id: uuid::Uuid| {
            let person = people.iter().find(|person| person.id == id);
            person
                .map(|person| self.open_person(person.id, "name", &person.name_sealed))
                .transpose()
        };
        let convert = |row: audit_lines::Model| {
            Ok(AuditLine {
                id: AuditLineId::from_uuid(row.id),
                mode: row.about.map(|mode| mode.parse()).transpose()?,
                name: row.member_id.map(name).transpose()?.flatten(),
                member: row.member_id.map(MemberId::from_uuid),
                api_key: row.api_key.and_then(key),
                action: row.action,
                target: row.target,
                address: row.address,
                at: DateTime::from_micros(row.created_at),
            })
        };
        page.page(rows, |row| (0, row.id), convert).transpose()
    }
}
