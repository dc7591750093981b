//! Who did what.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub about: Option<String>,
    pub member_id: Option<Uuid>,
    pub action: String,
    pub target: String,
    pub address: String,
    pub created_at: i64,
    pub api_key: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
