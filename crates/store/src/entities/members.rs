//! A person who works in the portal.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email_hash: Vec<u8>,
    pub email_sealed: Vec<u8>,
    pub name_sealed: Vec<u8>,
    pub password_hash: String,
    pub verified_at: Option<i64>,
    pub totp_sealed: Option<Vec<u8>>,
    pub totp_step: i64,
    pub totp_since: Option<i64>,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
