//! Background work that is due.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub body: String,
    pub due_at: i64,
    pub attempts: i64,
    pub lease: Option<Uuid>,
    pub failed_at: Option<i64>,
    pub created_at: i64,
    pub failures: i64,
    pub tenant: Option<String>,
    pub mode: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
