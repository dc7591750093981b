//! One try of a delivery.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub delivery_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub tenant: String,
    pub mode: String,
    pub at: i64,
    pub micros: i64,
    pub status: Option<i64>,
    pub reason: Option<String>,
    pub answer_sealed: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
