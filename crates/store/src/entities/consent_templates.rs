//! A tenant's consent text.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_templates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub consent_type: String,
    pub title: Option<String>,
    pub version: String,
    pub consent_method: Option<String>,
    pub consent_text: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
