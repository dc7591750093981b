//! A process that holds master keys.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_holders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub host: String,
    pub what: String,
    pub seals_with: String,
    pub opens: String,
    pub seen_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
