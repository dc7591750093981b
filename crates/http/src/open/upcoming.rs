//! Shapes of derived data that payloads have a place for. Nothing fills them yet: lists are empty, `insight` is null.

use openwink_model::{Amount, Currency, DateTime};
use schemars::JsonSchema;
use serde::Serialize;

/// A month's estimated income.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EincomePayload {
    id: String,
    /// `2021-04`.
    month: String,
    currency: Currency,
    /// The old name of `amount`.
    #[schemars(extend("deprecated" = true))]
    base_amount: Option<Amount>,
    amount: Option<Amount>,
}

/// How often the user linked at some time.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct LinkRecord {
    count: u32,
    linked_at: Vec<DateTime>,
}

/// The user's links with other tenants of this installation: counts and times, never who.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkPayload {
    id: String,
    start_date: Option<DateTime>,
    end_date: DateTime,
    records: Vec<LinkRecord>,
}

/// Risk features.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InsightPayload {
    id: String,
    cutoff_time: DateTime,
    features: Features,
}

/// Figures computed from the user's records, as of the cut-off time. Null where there is nothing to compute from.
#[derive(Serialize, JsonSchema)]
struct Features {
    incomes_count: Option<i64>,
    incomes_first_income_month_range: Option<i64>,
    incomes_missing_month_max: Option<i64>,
    incomes_missing_month_count: Option<i64>,
    incomes_amount_sum: Option<f64>,
    incomes_amount_average: Option<f64>,
    incomes_amount_min: Option<f64>,
    incomes_amount_max: Option<f64>,
    incomes_amount_median: Option<f64>,
    incomes_amount_std: Option<f64>,
    incomes_last3_months_amount_sum: Option<f64>,
    incomes_last3_months_amount_average: Option<f64>,
    incomes_last3_months_amount_min: Option<f64>,
    incomes_last3_months_amount_max: Option<f64>,
    incomes_last3_months_amount_median: Option<f64>,
    incomes_last3_months_amount_std: Option<f64>,
    incomes_last6_months_amount_sum: Option<f64>,
    incomes_last6_months_amount_average: Option<f64>,
    incomes_last6_months_amount_min: Option<f64>,
    incomes_last6_months_amount_max: Option<f64>,
    incomes_last6_months_amount_median: Option<f64>,
    incomes_last6_months_amount_std: Option<f64>,
    incomes_last9_months_amount_sum: Option<f64>,
    incomes_last9_months_amount_average: Option<f64>,
    incomes_last9_months_amount_min: Option<f64>,
    incomes_last9_months_amount_max: Option<f64>,
    incomes_last9_months_amount_median: Option<f64>,
    incomes_last9_months_amount_std: Option<f64>,
    incomes_last12_months_amount_sum: Option<f64>,
    incomes_last12_months_amount_average: Option<f64>,
    incomes_last12_months_amount_min: Option<f64>,
    incomes_last12_months_amount_max: Option<f64>,
    incomes_last12_months_amount_median: Option<f64>,
    incomes_last12_months_amount_std: Option<f64>,
    incomes_last18_months_amount_sum: Option<f64>,
    incomes_last18_months_amount_average: Option<f64>,
    incomes_last18_months_amount_min: Option<f64>,
    incomes_last18_months_amount_max: Option<f64>,
    incomes_last18_months_amount_median: Option<f64>,
    incomes_last18_months_amount_std: Option<f64>,
    incomes_last18_months_max_amount_count: Option<f64>,
    incomes_starting_amount: Option<f64>,
    incomes_current_amount: Option<f64>,
    incomes_latest_growth: Option<f64>,
    liabilities_loan_count: Option<i64>,
    liabilities_loan_amount_min: Option<f64>,
    liabilities_loan_amount_max: Option<f64>,
    liabilities_loan_amount_total: Option<f64>,
    liabilities_loan_amount_average: Option<f64>,
    liabilities_loan_amount_std: Option<f64>,
    liabilities_finished_loan_count: Option<f64>,
    liabilities_outstanding_loan_count: Option<i64>,
    liabilities_outstanding_amount_max: Option<f64>,
    liabilities_outstanding_amount_total: Option<f64>,
    liabilities_outstanding_amount_average: Option<f64>,
    liabilities_overdue_loan_count: Option<i64>,
    liabilities_overdue_amount_total: Option<f64>,
    liabilities_overdue_amount_average: Option<f64>,
    liabilities_ongoing_amortization_amount_sum: Option<f64>,
    liabilities_ongoing_amortization_amount_min: Option<f64>,
    liabilities_ongoing_amortization_amount_max: Option<f64>,
    liabilities_ongoing_amortization_amount_average: Option<f64>,
    liabilities_ongoing_amortization_amount_median: Option<f64>,
    liabilities_ongoing_amortization_amount_std: Option<f64>,
    liabilities_payment_count: Option<f64>,
    liabilities_payment_amount_max: Option<f64>,
    liabilities_payment_amount_min: Option<f64>,
    liabilities_payment_amount_median: Option<f64>,
    liabilities_payment_amount_average: Option<f64>,
    liabilities_payment_amount_sum: Option<f64>,
    liabilities_payment_amount_std: Option<f64>,
    employments_current_status: Option<String>,
    employments_employer_count: Option<i64>,
    employments_current_tenure: Option<i64>,
    identity_age: Option<i64>,
    link_days_since_first: Option<i64>,
    link_days_since_last: Option<i64>,
    link_day3_count: Option<i64>,
    link_day7_count: Option<i64>,
    link_day30_count: Option<i64>,
    link_day90_count: Option<i64>,
    link_day180_count: Option<i64>,
    link_day365_count: Option<i64>,
    link_day730_count: Option<i64>,
}
