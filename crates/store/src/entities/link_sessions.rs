//! What a link token was exchanged for; only its hash is kept.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub hash: Vec<u8>,
    pub options: String,
    pub first_signal: i64,
    pub created_at: i64,
    pub expires_at: i64,
    pub furthest: String,
    pub outcome: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
