//! An employer that nobody covers, as a user named it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "surveys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub employer_name: String,
    pub country: String,
    pub website: Option<String>,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
