//! One file of an archive.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "raw_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub archive_id: Uuid,
    pub position: i64,
    pub name_sealed: Vec<u8>,
    pub format: String,
    pub size: i64,
    pub created_at: i64,
    pub sub_type: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
