//! What a user agreed to, and when.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub template_id: Option<Uuid>,
    pub version: String,
    pub consent_text: String,
    pub agreed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
