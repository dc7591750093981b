//! Something that happened, as webhooks tell it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub source_id: Option<Uuid>,
    pub source_type: Option<String>,
    pub kind: String,
    pub data: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
