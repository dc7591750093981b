//! A keyed hash of what identifies a person at a source.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link_marks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub source_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: Vec<u8>,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub linked_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
