//! Everything of one source in one value: what the payload endpoints answer and what some events carry.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    Amount, Currency, DateTime,
    events::UserSession,
    ids::{AccountId, ArchiveId},
    records::{Contribution, Document, Employment, Identity, Income, Liability, Rating, Record, Transaction},
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

impl<T> List<T> {
    pub const EMPTY: Self = Self {
        next_cursor: None,
        items: Vec::new(),
    };
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
    pub eincomes: List<EincomePayload>,
    pub links: List<LinkPayload>,
    pub insight: Option<InsightPayload>,
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

// Derived data. Nothing fills it yet: its lists are empty, `insight` is null

/// A month's estimated income.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EincomePayload {
    pub id: String,
    /// `2021-04`.
    pub month: String,
    pub currency: Currency,
    /// The old name of `amount`.
    #[schemars(extend("deprecated" = true))]
    pub base_amount: Option<Amount>,
    pub amount: Option<Amount>,
}

/// How often the user linked at some time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkRecord {
    pub count: u32,
    pub linked_at: Vec<DateTime>,
}

/// The user's links with other tenants of this installation: counts and times, never who.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkPayload {
    pub id: String,
    pub start_date: Option<DateTime>,
    pub end_date: DateTime,
    pub records: Vec<LinkRecord>,
}

/// Risk features.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InsightPayload {
    pub id: String,
    pub cutoff_time: DateTime,
    pub features: Features,
}

/// Figures computed from the user's records, as of the cut-off time. Null where there is nothing to compute from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Features {
    pub incomes_count: Option<i64>,
    pub incomes_first_income_month_range: Option<i64>,
    pub incomes_missing_month_max: Option<i64>,
    pub incomes_missing_month_count: Option<i64>,
    pub incomes_amount_sum: Option<f64>,
    pub incomes_amount_average: Option<f64>,
    pub incomes_amount_min: Option<f64>,
    pub incomes_amount_max: Option<f64>,
    pub incomes_amount_median: Option<f64>,
    pub incomes_amount_std: Option<f64>,
    pub incomes_last3_months_amount_sum: Option<f64>,
    pub incomes_last3_months_amount_average: Option<f64>,
    pub incomes_last3_months_amount_min: Option<f64>,
    pub incomes_last3_months_amount_max: Option<f64>,
    pub incomes_last3_months_amount_median: Option<f64>,
    pub incomes_last3_months_amount_std: Option<f64>,
    pub incomes_last6_months_amount_sum: Option<f64>,
    pub incomes_last6_months_amount_average: Option<f64>,
    pub incomes_last6_months_amount_min: Option<f64>,
    pub incomes_last6_months_amount_max: Option<f64>,
    pub incomes_last6_months_amount_median: Option<f64>,
    pub incomes_last6_months_amount_std: Option<f64>,
    pub incomes_last9_months_amount_sum: Option<f64>,
    pub incomes_last9_months_amount_average: Option<f64>,
    pub incomes_last9_months_amount_min: Option<f64>,
    pub incomes_last9_months_amount_max: Option<f64>,
    pub incomes_last9_months_amount_median: Option<f64>,
    pub incomes_last9_months_amount_std: Option<f64>,
    pub incomes_last12_months_amount_sum: Option<f64>,
    pub incomes_last12_months_amount_average: Option<f64>,
    pub incomes_last12_months_amount_min: Option<f64>,
    pub incomes_last12_months_amount_max: Option<f64>,
    pub incomes_last12_months_amount_median: Option<f64>,
    pub incomes_last12_months_amount_std: Option<f64>,
    pub incomes_last18_months_amount_sum: Option<f64>,
    pub incomes_last18_months_amount_average: Option<f64>,
    pub incomes_last18_months_amount_min: Option<f64>,
    pub incomes_last18_months_amount_max: Option<f64>,
    pub incomes_last18_months_amount_median: Option<f64>,
    pub incomes_last18_months_amount_std: Option<f64>,
    pub incomes_last18_months_max_amount_count: Option<f64>,
    pub incomes_starting_amount: Option<f64>,
    pub incomes_current_amount: Option<f64>,
    pub incomes_latest_growth: Option<f64>,
    pub liabilities_loan_count: Option<i64>,
    pub liabilities_loan_amount_min: Option<f64>,
    pub liabilities_loan_amount_max: Option<f64>,
    pub liabilities_loan_amount_total: Option<f64>,
    pub liabilities_loan_amount_average: Option<f64>,
    pub liabilities_loan_amount_std: Option<f64>,
    pub liabilities_finished_loan_count: Option<f64>,
    pub liabilities_outstanding_loan_count: Option<i64>,
    pub liabilities_outstanding_amount_max: Option<f64>,
    pub liabilities_outstanding_amount_total: Option<f64>,
    pub liabilities_outstanding_amount_average: Option<f64>,
    pub liabilities_overdue_loan_count: Option<i64>,
    pub liabilities_overdue_amount_total: Option<f64>,
    pub liabilities_overdue_amount_average: Option<f64>,
    pub liabilities_ongoing_amortization_amount_sum: Option<f64>,
    pub liabilities_ongoing_amortization_amount_min: Option<f64>,
    pub liabilities_ongoing_amortization_amount_max: Option<f64>,
    pub liabilities_ongoing_amortization_amount_average: Option<f64>,
    pub liabilities_ongoing_amortization_amount_median: Option<f64>,
    pub liabilities_ongoing_amortization_amount_std: Option<f64>,
    pub liabilities_payment_count: Option<f64>,
    pub liabilities_payment_amount_max: Option<f64>,
    pub liabilities_payment_amount_min: Option<f64>,
    pub liabilities_payment_amount_median: Option<f64>,
    pub liabilities_payment_amount_average: Option<f64>,
    pub liabilities_payment_amount_sum: Option<f64>,
    pub liabilities_payment_amount_std: Option<f64>,
    pub employments_current_status: Option<String>,
    pub employments_employer_count: Option<i64>,
    pub employments_current_tenure: Option<i64>,
    pub identity_age: Option<i64>,
    pub link_days_since_first: Option<i64>,
    pub link_days_since_last: Option<i64>,
    pub link_day3_count: Option<i64>,
    pub link_day7_count: Option<i64>,
    pub link_day30_count: Option<i64>,
    pub link_day90_count: Option<i64>,
    pub link_day180_count: Option<i64>,
    pub link_day365_count: Option<i64>,
    pub link_day730_count: Option<i64>,
}
