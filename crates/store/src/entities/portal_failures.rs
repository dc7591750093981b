//! Failed guesses, at one account or from one address.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "portal_failures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: Vec<u8>,
    pub failures: i64,
    pub failed_at: i64,
    pub blocked_until: i64,
}

impl ActiveModelBehavior for ActiveModel {}
