//! What a tenant claimed of a person, and what came of it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "verifications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Option<Uuid>,
    pub status: String,
    pub final_matches: bool,
    pub request_sealed: Vec<u8>,
    pub result_sealed: Vec<u8>,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
