//! What a record said before.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub record_id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub kind: String,
    pub user_id: Uuid,
    pub source_id: Uuid,
    pub source_type: String,
    pub provider: String,
    pub sort_date: i64,
    pub item_created_at: i64,
    pub created_at: i64,
    pub since: i64,
    pub until: i64,
    pub payload_sealed: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
