//! Files that a user uploaded together.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "archives")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub user_id: Uuid,
    pub file_type: String,
    pub status: String,
    pub error_code: Option<String>,
    pub status_at: i64,
    pub created_at: i64,
    pub requested_type: Option<String>,
    pub task: String,
    pub uploaded_by: String,
    pub error_message: Option<String>,
    pub reason: Option<String>,
    pub class: Option<String>,
    pub reading_sealed: Option<Vec<u8>>,
    /// What the reading says beside the person's accounts.
    pub comparison_sealed: Option<Vec<u8>>,
    pub expires_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
