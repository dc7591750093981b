//! A customer of this installation.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub created_at: i64,
    pub production: String,
    pub production_request_sealed: Option<Vec<u8>>,
    pub production_asked_at: Option<i64>,
    pub production_decided_at: Option<i64>,
    /// Whether strangers made it by signing up.
    pub signed_up: bool,
    /// Whether it sees, and shows, how often people linked with other tenants.
    pub shares_links: bool,
}

impl ActiveModelBehavior for ActiveModel {}
