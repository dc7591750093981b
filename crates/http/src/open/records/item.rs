//! A record as the API shows it: with its id, and with where it came from.

use std::borrow::Cow;

use openwink_model::{
    DateTime, SourceType,
    ids::{AccountId, SourceId, UserId},
    records::Record,
};
use openwink_store::StoredRecord;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::Value;

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

/// A record in a payload, where its source is said once for all.
#[derive(Debug, Clone, Serialize)]
pub struct Payload<R: Record> {
    pub id: R::Id,
    #[serde(flatten)]
    pub record: R,
}

impl<R: Record> Payload<R> {
    pub fn new(stored: StoredRecord<R>) -> Self {
        Self {
            id: stored.id(),
            record: stored.record,
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

/// The record's own schema with one property more.
fn with_property(mut schema: Schema, name: &str, property: Schema) -> Schema {
    if let Some(object) = schema.as_object_mut() {
        if let Some(Value::Object(properties)) = object.get_mut("properties") {
            properties.insert(name.into(), property.to_value());
        }
        if let Some(Value::Array(required)) = object.get_mut("required") {
            required.push(name.into());
        }
    }
    schema
}

impl<R: Record> JsonSchema for Payload<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Payload", R::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<R::Id>();
        with_property(R::json_schema(generator), "id", id)
    }
}

impl<R: Record> JsonSchema for Item<R> {
    fn schema_name() -> Cow<'static, str> {
        R::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let metadata = generator.subschema_for::<Metadata>();
        with_property(Payload::<R>::json_schema(generator), "metadata", metadata)
    }
}
