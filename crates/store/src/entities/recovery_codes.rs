//! What stands in for a second factor that is lost, once.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub used_at: Option<i64>,
    pub lasting: bool,
}

impl ActiveModelBehavior for ActiveModel {}
