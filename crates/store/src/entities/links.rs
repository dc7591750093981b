//! A user's wizard.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub revision: i64,
    pub last_signal: i64,
    pub state: String,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
