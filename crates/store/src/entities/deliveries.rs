//! An event on its way to one webhook.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub webhook_id: Uuid,
    pub event_id: Uuid,
    pub user_id: Uuid,
    pub status: String,
    pub attempts: i64,
    pub due_at: i64,
    pub last_status: Option<i64>,
    pub last_reason: Option<String>,
    pub finished_at: Option<i64>,
    pub kind: String,
    pub replay_of: Option<Uuid>,
    pub replayed_at: Option<i64>,
    pub leased: bool,
}

impl ActiveModelBehavior for ActiveModel {}
