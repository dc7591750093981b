//! What a member may do for one tenant.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant: String,
    pub role: String,
    pub created_at: i64,
    pub used_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
