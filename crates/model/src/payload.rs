//! Everything of one source in one value: what the payload endpoints answer and what some events carry.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    events::UserSession,
    ids::{AccountId, ArchiveId},
    records::{
        Contribution, Document, Eincome, Employment, Identity, Income, Insight, Liability, Link, Rating,
        Record, Transaction,
    },
};

/// A list in a payload holds at most this many items, the latest ones.
pub const MOST_ITEMS: u64 = 300;

// A page of a list. No doc comment: it would get into every list's schema
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "{T}ListData")]
pub struct List<T> {
    /// Pass it as `cursor` to get the next page; null on the last one.
    pub next_cursor: Option<String>,
    pub items: Vec<T>,
}

/// A record with its id, without where it came from: the payload around it says that.
#[derive(Debug, Clone, Serialize)]
pub struct Identified<R: Record> {
    pub id: R::Id,
    #[serde(flatten)]
    pub record: R,
}

impl<R: Record> JsonSchema for Identified<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Payload", R::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let id = generator.subschema_for::<R::Id>();
        with_property(R::json_schema(generator), "id", id)
    }
}

/// An object's schema with one required property more.
pub fn with_property(mut schema: Schema, name: &str, property: Schema) -> Schema {
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

/// Everything that came from one source. Lists have at most 300 items; `nextCursor` goes on at the kind's own list,
/// with the source as `sourceId`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllDatapointPayload {
    pub identity: Option<Identified<Identity>>,
    pub rating: Option<Identified<Rating>>,
    pub documents: List<Identified<Document>>,
    pub incomes: List<Identified<Income>>,
    pub transactions: List<Identified<Transaction>>,
    pub employments: List<Identified<Employment>>,
    pub contributions: List<Identified<Contribution>>,
    pub liabilities: List<Identified<Liability>>,
    pub eincomes: List<Identified<Eincome>>,
    pub links: List<Identified<Link>>,
    pub insight: Option<Identified<Insight>>,
}

impl AllDatapointPayload {
    /// Whether there is any record in it.
    pub fn has_records(&self) -> bool {
        self.identity.is_some()
            || self.rating.is_some()
            || !self.documents.items.is_empty()
            || !self.incomes.items.is_empty()
            || !self.transactions.items.is_empty()
            || !self.employments.items.is_empty()
            || !self.contributions.items.is_empty()
            || !self.liabilities.items.is_empty()
    }
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayloadAccount {
    pub id: AccountId,
    pub provider_id: String,
    pub payload: AllDatapointPayload,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayloadArchive {
    pub id: ArchiveId,
    pub file_type: String,
    pub payload: AllDatapointPayload,
}

/// What a form of the widget collected.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UserPayloadForm {
    pub id: String,
    pub name: String,
    pub data: Map<String, Value>,
}

/// Everything of a user.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayload {
    pub metadata: UserSession,
    pub forms: Vec<UserPayloadForm>,
    pub accounts: Vec<UserPayloadAccount>,
    pub archives: Vec<UserPayloadArchive>,
}
