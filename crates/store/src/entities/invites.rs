//! An invitation of one person.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invites")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub template_id: Uuid,
    pub wink_template_id: Option<Uuid>,
    pub status: String,
    pub person_sealed: Option<Vec<u8>>,
    pub secret_sealed: Option<Vec<u8>>,
    pub secret_hash: Vec<u8>,
    pub address_hash: Vec<u8>,
    pub wording: String,
    pub untouched: bool,
    pub created_at: i64,
    pub updated_at: i64,
    pub invited_at: i64,
    pub linked_at: Option<i64>,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
