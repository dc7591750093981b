//! One log-in at one provider.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub provider: String,
    pub status: String,
    pub error_code: Option<String>,
    pub status_at: i64,
    pub monitor_status: String,
    pub monitor_at: Option<i64>,
    pub attempt: i64,
    pub login_name_sealed: Option<Vec<u8>>,
    pub credentials_sealed: Option<Vec<u8>>,
    pub connector_state_sealed: Option<Vec<u8>>,
    pub preset_code_sealed: Option<Vec<u8>>,
    pub created_at: i64,
    pub connected_at: Option<i64>,
    pub refreshed_at: Option<i64>,
    pub next_sync_at: Option<i64>,
    pub sync_serial: i64,
    pub expires_at: Option<i64>,
    pub sharing: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
