//! A hashed word of a name that a source told.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub source_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub term: Vec<u8>,
    pub user_id: Uuid,
    pub tenant: String,
    pub mode: String,
}

impl ActiveModelBehavior for ActiveModel {}
