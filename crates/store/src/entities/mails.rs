//! A mail: its state, and, until it is sent, what it says.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub person_id: Option<Uuid>,
    pub tenant: Option<String>,
    pub mode: Option<String>,
    pub invite_id: Option<Uuid>,
    pub status: String,
    pub reason: Option<String>,
    pub attempts: i64,
    pub letter_sealed: Option<Vec<u8>>,
    pub created_at: i64,
    pub status_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
