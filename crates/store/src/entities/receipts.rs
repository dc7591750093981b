//! An entry of a tenant's chain of receipts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub number: i64,
    pub user_id: Option<Uuid>,
    pub kind: String,
    pub entry: String,
    pub hash: Vec<u8>,
    pub signature: Vec<u8>,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
