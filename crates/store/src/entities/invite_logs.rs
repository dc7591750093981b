//! A change of an invitation's status.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invite_logs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub invite_id: Uuid,
    pub user_id: Uuid,
    pub status: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
