//! What a person's hash in the chain of receipts rests on.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subject_salts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub salt: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
