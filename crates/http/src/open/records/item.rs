//! A record as the API shows it: with its id, and with where it came from.

use std::borrow::Cow;

use openwink_model::{
    DateTime, SourceType,
    ids::{AccountId, SourceId, UserId},
    payload::{Identified, with_property},
    records::Record,
};
use openwink_store::StoredRecord;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

/// Where a record came from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The record's own date, where it has one; else when it was read.
    pub item_created_at: DateTime,
    /// When it was read.
    pub created_at: DateTime,
    /// The same as `sourceId` where the source is an account.
    #[schemars(extend("deprecated" = true))]
    pub account_id: Option<AccountId>,
    pub source_id: SourceId,
    pub source_type: SourceType,
    pub user_id: UserId,
    pub provider_id: String,
}

impl Metadata {
    pub fn new(
        source: SourceId,
        user: UserId,
        provider: String,
        item_created_at: DateTime,
        created_at: DateTime,
    ) -> Self {
        Self {
            item_created_at,
            created_at,
            account_id: match source {
                SourceId::Account(account) => Some(account),
                SourceId::Archive(_) => None,
            },
            source_id: source,
            source_type: source.source_type(),
            user_id: user,
            provider_id: provider,
        }
    }
}

/// A record with its source.
#[derive(Debug, Clone, Serialize)]
pub struct Item<R: Record> {
    pub id: R::Id,
    #[serde(flatten)]
    pub record: R,
    pub metadata: Metadata,
}

impl<R: Record> Item<R> {
    pub fn new(stored: StoredRecord<R>) -> Self {
        let id = stored.id();
        let row = stored.row;
        Self {
            id,
            record: stored.record,
            metadata: Metadata::new(
                row.source,
                row.user,
                row.provider,
                row.item_created_at,
                row.created_at,
            ),
        }
    }
}

impl<R: Record> JsonSchema for Item<R> {
    fn schema_name() -> Cow<'static, str> {
        R::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let metadata = generator.subschema_for::<Metadata>();
        with_property(Identified::<R>::json_schema(generator), "metadata", metadata)
    }
}
