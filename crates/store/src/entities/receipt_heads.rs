//! The end of a tenant's chain of receipts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt_heads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mode: String,
    pub number: i64,
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
