//! That somebody read a person's data.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accesses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub reader_kind: String,
    pub reader: Uuid,
    pub what: String,
    pub minute: i64,
    pub count: i64,
}

impl ActiveModelBehavior for ActiveModel {}
