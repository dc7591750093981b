//! What a tenant's sandbox's clock shows.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_clocks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant: String,
    pub ahead: i64,
    pub target: Option<i64>,
    /// What it shows while it stands still.
    pub standing: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
