//! Consent templates, and what each user agreed to, when and to which version.

use openwink_model::{
    DateTime,
    ids::{ConsentId, ConsentTemplateId, TypedId, UserId},
    mode::Scope,
    sharing::Agreement,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use super::{
    accounts::{sharing, sharing_text},
    page::{Page, PageRequest, by_id, in_scope},
};
use crate::{
    Store, StoreError, Tx,
    entities::{consent_templates, consents, surveys, users},
};

#[derive(Debug, Clone)]
pub struct ConsentTemplate {
    pub id: ConsentTemplateId,
    pub consent_type: String,
    pub title: Option<String>,
    pub version: String,
    pub consent_method: Option<String>,
    pub consent_text: String,
    pub created_at: DateTime,
}

#[derive(Debug, Clone)]
pub struct NewConsentTemplate {
    pub consent_type: String,
    pub title: Option<String>,
    pub version: String,
    pub consent_method: Option<String>,
    pub consent_text: String,
}

/// How many users agreed to a version of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentCount {
    /// `None` for texts that are no consent template: the built-in one, and those of Wink templates.
    pub template: Option<ConsentTemplateId>,
    pub version: String,
    pub users: u64,
    pub last_agreed_at: DateTime,
}

#[derive(FromQueryResult)]
struct Counted {
    template_id: Option<Uuid>,
    version: String,
    users: i64,
    last_agreed_at: i64,
}

/// What a user agreed to.
#[derive(Debug, Clone)]
pub struct GivenConsent {
    pub template: Option<ConsentTemplateId>,
    pub version: String,
    pub text: String,
    pub agreed_at: DateTime,
}

fn convert(row: consent_templates::Model) -> ConsentTemplate {
    ConsentTemplate {
        id: ConsentTemplateId::from_uuid(row.id),
        consent_type: row.consent_type,
        title: row.title,
        version: row.version,
        consent_method: row.consent_method,
        consent_text: row.consent_text,
        created_at: DateTime::from_micros(row.created_at),
    }
}

impl Store {
    pub async fn create_consent_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: &NewConsentTemplate,
    ) -> Result<ConsentTemplate, StoreError> {
        let row = consent_templates::Model {
            id: self.ambient().id::<ConsentTemplateId>().uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            consent_type: new.consent_type.clone(),
            title: new.title.clone(),
            version: new.version.clone(),
            consent_method: new.consent_method.clone(),
            consent_text: new.consent_text.clone(),
            created_at: self.now(scope).micros(),
        };
        consent_templates::Entity::insert(consent_templates::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        Ok(convert(row))
    }

    pub async fn consent_templates(
        &self,
        scope: &Scope,
        page: PageRequest,
    ) -> Result<Page<ConsentTemplate>, StoreError> {
        let rows = by_id!(in_scope!(consent_templates, scope), consent_templates, page)
            .all(self.db().reader())
            .await?;
        Ok(page.page(rows, |row| (0, row.id), convert))
    }

    pub async fn consent_template(
        &self,
        scope: &Scope,
        id: ConsentTemplateId,
    ) -> Result<Option<ConsentTemplate>, StoreError> {
        let query = in_scope!(consent_templates, scope).filter(consent_templates::COLUMN.id.eq(id.uuid()));
        Ok(query.one(self.db().reader()).await?.map(convert))
    }

    /// How many users agreed to each version of each text, the latest agreed first.
    pub async fn consent_counts(&self, scope: &Scope) -> Result<Vec<ConsentCount>, StoreError> {
        use sea_orm::sea_query::{Expr, Func};
        let distinct = Func::count_distinct(Expr::col(consents::Column::UserId));
        let rows: Vec<Counted> = in_scope!(consents, scope)
            .select_only()
            .column(consents::Column::TemplateId)
            .column(consents::Column::Version)
            .column_as(Expr::expr(distinct), "users")
            .column_as(consents::Column::AgreedAt.max(), "last_agreed_at")
            .group_by(consents::Column::TemplateId)
            .group_by(consents::Column::Version)
            .into_model()
            .all(self.db().reader())
            .await?;
        let mut counts: Vec<ConsentCount> = rows
            .into_iter()
            .map(|row| ConsentCount {
                template: row.template_id.map(ConsentTemplateId::from_uuid),
                version: row.version,
                users: row.users.max(0).unsigned_abs(),
                last_agreed_at: DateTime::from_micros(row.last_agreed_at),
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.last_agreed_at));
        Ok(counts)
    }

    /// Says whether the template was there. What users agreed to stays, word for word.
    pub async fn delete_consent_template(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ConsentTemplateId,
    ) -> Result<bool, StoreError> {
        let done = consent_templates::Entity::delete_many()
            .filter(consent_templates::COLUMN.id.eq(id.uuid()))
            .filter(consent_templates::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(consent_templates::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Keeps what a user agreed to, word for word.
    pub async fn record_consent(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        template: Option<ConsentTemplateId>,
        version: &str,
        text: &str,
    ) -> Result<(), StoreError> {
        let row = consents::ActiveModel {
            id: Set(self.ambient().id::<ConsentId>().uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            user_id: Set(user.uuid()),
            template_id: Set(template.map(|id| id.uuid())),
            version: Set(version.to_owned()),
            consent_text: Set(text.to_owned()),
            agreed_at: Set(self.now(scope).micros()),
        };
        consents::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(())
    }

    /// The text that a user agreed to last.
    pub async fn consented_text(&self, scope: &Scope, user: &UserId) -> Result<Option<String>, StoreError> {
        let row = in_scope!(consents, scope)
            .filter(consents::COLUMN.user_id.eq(user.uuid()))
            .order_by_desc(consents::COLUMN.id)
            .one(self.db().reader())
            .await?;
        Ok(row.map(|row| row.consent_text))
    }

    /// All that a user agreed to, latest first.
    pub async fn consents(&self, scope: &Scope, user: &UserId) -> Result<Vec<GivenConsent>, StoreError> {
        let rows = in_scope!(consents, scope)
            .filter(consents::COLUMN.user_id.eq(user.uuid()))
            .order_by_desc(consents::COLUMN.id)
            .all(self.db().reader())
            .await?;
        let given = rows.into_iter().map(|row| GivenConsent {
            template: row.template_id.map(ConsentTemplateId::from_uuid),
            version: row.version,
            text: row.consent_text,
            agreed_at: DateTime::from_micros(row.agreed_at),
        });
        Ok(given.collect())
    }

    /// Keeps what a user agreed to for the accounts that they connect from now on; says whether they are there.
    pub async fn set_agreement(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        agreement: &Agreement,
    ) -> Result<bool, StoreError> {
        let done = users::Entity::update_many()
            .set(users::ActiveModel {
                keeps_fresh: Set(agreement.keep_fresh),
                sharing: Set(sharing_text(agreement.sharing.as_ref())?),
                ..Default::default()
            })
            .filter(users::COLUMN.id.eq(user.uuid()))
            .filter(users::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(users::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What a user agreed to for the accounts that they connect. `None` where they are not there.
    pub async fn agreement(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
    ) -> Result<Option<Agreement>, StoreError> {
        let row = in_scope!(users, scope)
            .filter(users::COLUMN.id.eq(user.uuid()))
            .one(tx.db())
            .await?;
        row.map(|row| {
            Ok(Agreement {
                keep_fresh: row.keeps_fresh,
                sharing: sharing(row.sharing.as_deref())?,
            })
        })
        .transpose()
    }

    /// Keeps which employer a user missed.
    pub async fn record_survey(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        employer: &str,
        country: &str,
        website: Option<&str>,
    ) -> Result<(), StoreError> {
        let row = surveys::ActiveModel {
            id: Set(self.ambient().id::<openwink_model::ids::SurveyId>().uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            user_id: Set(user.uuid()),
            employer_name: Set(employer.to_owned()),
            country: Set(country.to_owned()),
            website: Set(website.map(str::to_owned)),
            created_at: Set(self.now(scope).micros()),
        };
        surveys::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(())
    }
}
