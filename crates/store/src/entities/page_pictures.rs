//! The picture of a page of an archive.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_pictures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub archive_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub page: i64,
    pub file_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
