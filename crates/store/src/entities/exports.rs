//! An account that was made a file of.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub account_id: Uuid,
    pub provider: String,
    pub format: String,
    pub md5: String,
    pub size: i64,
    pub code_hash: Vec<u8>,
    pub file_id: Uuid,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
