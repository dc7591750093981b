//! An applicant, as a tenant knows them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: String,
    pub mode: String,
    pub external_metadata: String,
    pub session_status: String,
    pub channel: String,
    pub channel_id: Option<String>,
    pub created_at: i64,
    /// Whether they agreed to have their accounts kept up to date.
    pub keeps_fresh: bool,
    /// What they share of the accounts that they connect, as JSON; null where all.
    pub sharing: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
