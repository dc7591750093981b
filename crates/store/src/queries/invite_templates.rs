//! Invite templates: the words of invitations. Every tenant begins with one in each mode.

use openwink_model::{
    DateTime, Mode,
    ids::{InviteTemplateId, TypedId},
    invites::Wording,
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{Store, StoreError, Tx, entities::invite_templates};

#[derive(Debug, Clone)]
pub struct InviteTemplate {
    pub id: InviteTemplateId,
    pub name: String,
    pub wording: Wording,
    /// The one that a tenant begins with.
    pub standard: bool,
    /// Whether it still says what it said at first.
    pub untouched: bool,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

/// What came of deleting a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateDeleted {
    Done,
    Missing,
    /// The one that a tenant begins with stays.
    Standard,
}

const STANDARD_NAME: &str = "Standard invitation";

fn convert(row: invite_templates::Model) -> Result<InviteTemplate, StoreError> {
    Ok(InviteTemplate {
        id: InviteTemplateId::from_uuid(row.id),
        name: row.name,
        wording: serde_json::from_str(&row.wording).map_err(StoreError::corrupt("invite template"))?,
        standard: row.standard,
        untouched: row.untouched,
        created_at: DateTime::from_micros(row.created_at),
        updated_at: DateTime::from_micros(row.updated_at),
    })
}

fn written(wording: &Wording) -> Result<String, StoreError> {
    serde_json::to_string(wording).map_err(StoreError::corrupt("invite template"))
}

impl Store {
    /// The templates that a new tenant begins with.
    pub(crate) async fn create_standard_templates(
        &self,
        tx: &Tx,
        tenant: &openwink_model::ids::TenantId,
        name: &str,
    ) -> Result<(), StoreError> {
        for mode in [Mode::Sandbox, Mode::Production] {
            let scope = Scope::proven(tenant.clone(), mode);
            self.insert_template(tx, &scope, STANDARD_NAME, &Wording::standard(name), true)
                .await?;
        }
        Ok(())
    }

    /// Templates that nobody has touched say the organisation's present name.
    pub(crate) async fn rename_standard_templates(
        &self,
        tx: &Tx,
        tenant: &openwink_model::ids::TenantId,
        name: &str,
    ) -> Result<(), StoreError> {
        let change = invite_templates::ActiveModel {
            wording: Set(written(&Wording::standard(name))?),
            updated_at: Set(self.ambient().now().micros()),
            ..Default::default()
        };
        invite_templates::Entity::update_many()
            .set(change)
            .filter(invite_templates::COLUMN.tenant.eq(tenant.as_str()))
            .filter(invite_templates::COLUMN.standard.eq(true))
            .filter(invite_templates::COLUMN.untouched.eq(true))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn insert_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        name: &str,
        wording: &Wording,
        standard: bool,
    ) -> Result<InviteTemplate, StoreError> {
        let id: InviteTemplateId = self.ambient().id();
        let now = self.now(scope).micros();
        let row = invite_templates::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            name: name.to_owned(),
            wording: written(wording)?,
            standard,
            untouched: standard,
            created_at: now,
            updated_at: now,
        };
        invite_templates::Entity::insert(invite_templates::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        convert(row)
    }

    pub async fn create_invite_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        name: &str,
        wording: &Wording,
    ) -> Result<InviteTemplate, StoreError> {
        self.insert_template(tx, scope, name, wording, false).await
    }

    pub async fn invite_template(
        &self,
        scope: &Scope,
        id: InviteTemplateId,
    ) -> Result<Option<InviteTemplate>, StoreError> {
        let query = in_scope!(invite_templates, scope).filter(invite_templates::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    pub async fn invite_templates(
        &self,
        scope: &Scope,
        page: PageRequest,
    ) -> Result<Page<InviteTemplate>, StoreError> {
        let rows = by_id!(in_scope!(invite_templates, scope), invite_templates, page)
            .all(self.db().reader())
            .await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Changes a template; invitations that were sent keep the words that they had. `None` where it is not there.
    pub async fn update_invite_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: InviteTemplateId,
        name: &str,
        wording: &Wording,
    ) -> Result<Option<InviteTemplate>, StoreError> {
        let query = in_scope!(invite_templates, scope).filter(invite_templates::COLUMN.id.eq(id.uuid()));
        let Some(mut row) = query.one(tx.db()).await? else {
            return Ok(None);
        };
        let words = written(wording)?;
        row.untouched = row.untouched && row.wording == words;
        row.name = name.to_owned();
        row.wording = words;
        row.updated_at = self.now(scope).micros();
        let change = invite_templates::ActiveModel {
            name: Set(row.name.clone()),
            wording: Set(row.wording.clone()),
            untouched: Set(row.untouched),
            updated_at: Set(row.updated_at),
            ..Default::default()
        };
        invite_templates::Entity::update_many()
            .set(change)
            .filter(invite_templates::COLUMN.id.eq(id.uuid()))
            .filter(invite_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        convert(row).map(Some)
    }

    pub async fn delete_invite_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: InviteTemplateId,
    ) -> Result<TemplateDeleted, StoreError> {
        let query = in_scope!(invite_templates, scope).filter(invite_templates::COLUMN.id.eq(id.uuid()));
        match query.one(tx.db()).await? {
            None => return Ok(TemplateDeleted::Missing),
            Some(row) if row.standard => return Ok(TemplateDeleted::Standard),
            Some(_) => {}
        }
        invite_templates::Entity::delete_many()
            .filter(invite_templates::COLUMN.id.eq(id.uuid()))
            .filter(invite_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        Ok(TemplateDeleted::Done)
    }
}
