//! What a report is made from: all that is known of one user, as whoever stores it hands it over.

use std::{borrow::Cow, collections::BTreeMap};

use openwink_model::{
    DateTime, Mode,
    ids::{SourceId, UserId},
    records::{
        Contribution, Document, Employment, Identity, Income, Liability, Rating, Record, RecordKind,
        Transaction,
    },
    text_enum,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

/// All that is known of a user.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dossier {
    pub user_id: UserId,
    pub mode: Mode,
    pub created_at: DateTime,
    pub external_metadata: BTreeMap<String, String>,
    /// Accounts and archives, the latest first. What was revoked gave nothing any more.
    pub sources: Vec<Source>,
    pub consents: Vec<Consent>,
    #[serde(flatten)]
    pub records: Records,
    /// Kinds of which there are more records than were read: the latest are here.
    pub cut: Vec<RecordKind>,
}

impl Dossier {
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// How much a source weighs against others: what was read from a system before what was read from a document, and
    /// the newer before the older. Less is better.
    pub(crate) fn rank(&self, id: SourceId) -> usize {
        let at = self.sources.iter().position(|source| source.id == id);
        let at = at.unwrap_or(self.sources.len());
        match id {
            SourceId::Account(_) => at,
            SourceId::Archive(_) => at + self.sources.len() + 1,
        }
    }
}

/// An account or an archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    pub id: SourceId,
    /// The provider's name, or those of the archive's files.
    pub name: String,
    /// The provider's id; `archive` for an archive.
    pub provider_id: String,
    pub sureness: Sureness,
    /// Of an archive: how sure its reader is of what it read, 0 to 1, on average over the values.
    pub confidence: Option<f32>,
    pub state: SourceState,
    /// The status in the Open API's words: `CONNECTED`, `ANALYZED`.
    pub status: String,
    /// What went wrong, for a person.
    pub problem: Option<String>,
    /// What its person left out of it, in words; `None` where they share all.
    pub shared: Option<String>,
    /// Of an archive: what kind of document it was found to be, or is said to be.
    pub file_type: Option<String>,
    pub created_at: DateTime,
    /// When its data was read last.
    pub refreshed_at: Option<DateTime>,
}

text_enum! {
    /// How sure the figures of a source are.
    pub enum Sureness {
        /// Read from the employer's, agency's or platform's own system after the person had logged in.
        Linked = "LINKED",
        /// Read from a document that somebody sent.
        Read = "READ",
    }
}

text_enum! {
    /// How a source stands.
    pub enum SourceState {
        /// Its data is here.
        Ready = "READY",
        /// It is being connected or read.
        Working = "WORKING",
        /// It gave nothing, or not all.
        Failed = "FAILED",
        /// It was revoked, and its data erased.
        Revoked = "REVOKED",
    }
}

/// What a user agreed to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    pub agreed_at: DateTime,
    pub version: String,
    pub text: String,
}

/// A record with its id and where it came from.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held<R: Record> {
    pub id: R::Id,
    pub source_id: SourceId,
    #[serde(flatten)]
    pub record: R,
}

impl<R: Record> JsonSchema for Held<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("Held{}", R::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        use openwink_model::payload::with_property;

        let id = generator.subschema_for::<R::Id>();
        let source = generator.subschema_for::<SourceId>();
        with_property(
            with_property(R::json_schema(generator), "id", id),
            "sourceId",
            source,
        )
    }
}

/// The records of every kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Records {
    pub identities: Vec<Held<Identity>>,
    pub employments: Vec<Held<Employment>>,
    pub incomes: Vec<Held<Income>>,
    pub transactions: Vec<Held<Transaction>>,
    pub contributions: Vec<Held<Contribution>>,
    pub liabilities: Vec<Held<Liability>>,
    pub documents: Vec<Held<Document>>,
    pub ratings: Vec<Held<Rating>>,
}

/// A month of the calendar: `2021-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    pub fn of(date: openwink_model::Date) -> Self {
        Self(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// 1 to 12.
    pub fn month(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// How many months later than `other`.
    pub fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Month {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "A month: `2021-04`." })
    }
}
