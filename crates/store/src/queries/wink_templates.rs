//! Wink templates and their logos.

use openwink_model::{
    DateTime,
    ids::{ConsentTemplateId, LogoId, TypedId, WinkTemplateId},
    invites::InviteStatus,
    mode::Scope,
    wink::{Design, Logo, LogoGround, consent_version},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{
    Store, StoreError, Tx,
    entities::{consent_templates, invites, wink_logos, wink_templates},
};

#[derive(Debug, Clone, PartialEq)]
pub struct WinkTemplate {
    pub id: WinkTemplateId,
    pub name: String,
    pub revision: i64,
    /// Which wording of its own consent text this is.
    pub consent_version: i64,
    pub design: Design,
    pub logo: Option<Logo>,
    pub created_at: DateTime,
    pub updated_at: DateTime,
}

/// A picture as it is kept: PNG.
#[derive(Debug, Clone)]
pub struct NewLogo {
    pub ground: LogoGround,
    pub png: Vec<u8>,
}

/// What an open widget keeps of its template, whatever becomes of the template meanwhile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AppliedTemplate {
    pub id: WinkTemplateId,
    pub revision: i64,
    pub logo: Option<Logo>,
    pub design: Design,
    pub consent: Option<AppliedConsent>,
}

/// The consent that a template asks for, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AppliedConsent {
    pub template: Option<ConsentTemplateId>,
    pub title: Option<String>,
    pub text: String,
    pub version: String,
}

fn convert(row: wink_templates::Model) -> Result<WinkTemplate, StoreError> {
    let logo = match (row.logo_id, row.logo_ground) {
        (Some(id), Some(ground)) => Some(Logo {
            id: LogoId::from_uuid(id),
            ground: ground.parse()?,
        }),
        _ => None,
    };
    Ok(WinkTemplate {
        id: WinkTemplateId::from_uuid(row.id),
        name: row.name,
        revision: row.revision,
        consent_version: row.consent_version,
        design: serde_json::from_str(&row.design).map_err(StoreError::corrupt("Wink template"))?,
        logo,
        created_at: DateTime::from_micros(row.created_at),
        updated_at: DateTime::from_micros(row.updated_at),
    })
}

fn written(design: &Design) -> Result<String, StoreError> {
    serde_json::to_string(design).map_err(StoreError::corrupt("Wink template"))
}

impl Store {
    pub async fn create_wink_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        name: &str,
        design: &Design,
        logo: Option<&NewLogo>,
    ) -> Result<WinkTemplate, StoreError> {
        let id: WinkTemplateId = self.ambient().id();
        let now = self.now(scope).micros();
        let row = wink_templates::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            name: name.to_owned(),
            revision: 1,
            consent_version: 1,
            design: written(design)?,
            logo_id: None,
            logo_ground: None,
            created_at: now,
            updated_at: now,
        };
        wink_templates::Entity::insert(wink_templates::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        match logo {
            Some(_) => self
                .set_wink_logo(tx, scope, id, logo)
                .await?
                .ok_or(StoreError::Stale),
            None => convert(row),
        }
    }

    pub async fn wink_template(
        &self,
        scope: &Scope,
        id: WinkTemplateId,
    ) -> Result<Option<WinkTemplate>, StoreError> {
        let query = in_scope!(wink_templates, scope).filter(wink_templates::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    pub async fn wink_templates(
        &self,
        scope: &Scope,
        page: PageRequest,
    ) -> Result<Page<WinkTemplate>, StoreError> {
        let rows = by_id!(in_scope!(wink_templates, scope), wink_templates, page)
            .all(self.db().reader())
            .await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Changes a template that is still as it was at `revision`, else [`StoreError::Stale`]; `None` where there is none.
    pub async fn change_wink_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: WinkTemplateId,
        revision: i64,
        name: &str,
        design: &Design,
    ) -> Result<Option<WinkTemplate>, StoreError> {
        let Some(before) = self.wink_template_in(tx, scope, id).await? else {
            return Ok(None);
        };
        let words = |design: &Design| (design.consent_title.clone(), design.consent_text.clone());
        let reworded = words(&before.design) != words(design);
        let after = WinkTemplate {
            name: name.to_owned(),
            revision: revision + 1,
            consent_version: before.consent_version + i64::from(reworded),
            design: design.clone(),
            updated_at: self.now(scope),
            ..before
        };
        let row = wink_templates::ActiveModel {
            name: Set(after.name.clone()),
            revision: Set(after.revision),
            consent_version: Set(after.consent_version),
            design: Set(written(design)?),
            updated_at: Set(after.updated_at.micros()),
            ..Default::default()
        };
        let done = wink_templates::Entity::update_many()
            .set(row)
            .filter(wink_templates::COLUMN.id.eq(id.uuid()))
            .filter(wink_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(wink_templates::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(wink_templates::COLUMN.revision.eq(revision))
            .exec(tx.db())
            .await?;
        match done.rows_affected {
            1 => Ok(Some(after)),
            _ => Err(StoreError::Stale),
        }
    }

    /// Replaces a template's logo, or takes it away; `None` where there is no such template.
    pub async fn set_wink_logo(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: WinkTemplateId,
        logo: Option<&NewLogo>,
    ) -> Result<Option<WinkTemplate>, StoreError> {
        let Some(before) = self.wink_template_in(tx, scope, id).await? else {
            return Ok(None);
        };
        self.delete_wink_logos(tx, id).await?;
        let now = self.now(scope);
        let kept = logo.map(|logo| Logo {
            id: self.ambient().id(),
            ground: logo.ground,
        });
        if let (Some(logo), Some(kept)) = (logo, kept) {
            let row = wink_logos::ActiveModel {
                id: Set(kept.id.uuid()),
                tenant: Set(scope.tenant().to_string()),
                mode: Set(scope.mode().to_string()),
                template_id: Set(id.uuid()),
                content: Set(logo.png.clone()),
                created_at: Set(now.micros()),
            };
            wink_logos::Entity::insert(row)
                .exec_without_returning(tx.db())
                .await?;
        }
        let after = WinkTemplate {
            revision: before.revision + 1,
            logo: kept,
            updated_at: now,
            ..before
        };
        let row = wink_templates::ActiveModel {
            revision: Set(after.revision),
            logo_id: Set(kept.map(|logo| logo.id.uuid())),
            logo_ground: Set(kept.map(|logo| logo.ground.to_string())),
            updated_at: Set(now.micros()),
            ..Default::default()
        };
        wink_templates::Entity::update_many()
            .set(row)
            .filter(wink_templates::COLUMN.id.eq(id.uuid()))
            .filter(wink_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(wink_templates::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(Some(after))
    }

    /// Deletes a template with its logo; says whether it was there. Open widgets keep what they began with.
    pub async fn delete_wink_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: WinkTemplateId,
    ) -> Result<bool, StoreError> {
        let done = wink_templates::Entity::delete_many()
            .filter(wink_templates::COLUMN.id.eq(id.uuid()))
            .filter(wink_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(wink_templates::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 1 {
            self.delete_wink_logos(tx, id).await?;
        }
        Ok(done.rows_affected == 1)
    }

    /// How many invitations that can still be opened name this template.
    pub async fn wink_template_uses(&self, scope: &Scope, id: WinkTemplateId) -> Result<u64, StoreError> {
        let now = self.now(scope).micros();
        Ok(in_scope!(invites, scope)
            .filter(invites::COLUMN.wink_template_id.eq(id.uuid()))
            .filter(invites::COLUMN.expires_at.gt(now))
            .filter(invites::COLUMN.status.ne(InviteStatus::Revoked.as_str()))
            .count(self.db().reader())
            .await?)
    }

    /// A logo's PNG. Everybody who opens the widget sees it, so its id is all that is asked for.
    pub async fn wink_logo(&self, id: LogoId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = wink_logos::Entity::find_by_id(id.uuid())
            .one(self.db().reader())
            .await?;
        Ok(row.map(|row| row.content))
    }

    async fn delete_wink_logos(&self, tx: &Tx, template: WinkTemplateId) -> Result<(), StoreError> {
        wink_logos::Entity::delete_many()
            .filter(wink_logos::COLUMN.template_id.eq(template.uuid()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn wink_template_in(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: WinkTemplateId,
    ) -> Result<Option<WinkTemplate>, StoreError> {
        let mut query = in_scope!(wink_templates, scope).filter(wink_templates::COLUMN.id.eq(id.uuid()));
        if !self.db().is_sqlite() {
            query = query.lock_exclusive();
        }
        query.one(tx.db()).await?.map(convert).transpose()
    }

    /// What a widget that names this template begins with; `None` where this scope has no such template.
    pub(crate) async fn applied_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        named: &str,
    ) -> Result<Option<AppliedTemplate>, StoreError> {
        let Ok(id) = named.parse::<WinkTemplateId>() else {
            return Ok(None);
        };
        let row = in_scope!(wink_templates, scope)
            .filter(wink_templates::COLUMN.id.eq(id.uuid()))
            .one(tx.db())
            .await?;
        let Some(template) = row.map(convert).transpose()? else {
            return Ok(None);
        };
        let design = &template.design;
        let consent = match (&design.consent_text, design.consent_template_id) {
            (Some(text), _) => Some(AppliedConsent {
                template: None,
                title: design.consent_title.clone(),
                text: text.clone(),
                version: consent_version(id, template.consent_version),
            }),
            (None, Some(consent)) => in_scope!(consent_templates, scope)
                .filter(consent_templates::COLUMN.id.eq(consent.uuid()))
                .one(tx.db())
                .await?
                .map(|row| AppliedConsent {
                    template: Some(consent),
                    title: row.title,
                    text: row.consent_text,
                    version: row.version,
                }),
            (None, None) => None,
        };
        Ok(Some(AppliedTemplate {
            id,
            revision: template.revision,
            logo: template.logo,
            consent,
            design: template.design,
        }))
    }
}
