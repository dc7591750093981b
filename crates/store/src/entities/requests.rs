//! One call of the Open API, without a person's data.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub api_key: Uuid,
    pub method: String,
    pub route: String,
    pub target: String,
    pub status: i64,
    pub micros: i64,
    pub code: String,
    pub message: Option<String>,
    pub body: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
