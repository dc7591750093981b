//! A change of the master key.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "master_key_rotations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub from_key: String,
    pub to_key: String,
    pub phase: String,
    pub to_wrapped: Option<Vec<u8>>,
    pub from_wrapped: Option<Vec<u8>>,
    pub started_at: i64,
    pub finished_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
