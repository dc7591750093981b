//! What Openwink works out from a source's records: it is stored, served and erased as they are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, Date, DateTime};

/// A month's estimated income.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Eincome {
    /// `2021-04`.
    pub month: String,
    pub currency: Currency,
    /// The old name of `amount`.
    #[schemars(extend("deprecated" = true))]
    pub base_amount: Option<Amount>,
    /// Null where `problem` says why.
    pub amount: Option<Amount>,
    /// How it was estimated; ours, beyond the contract.
    pub rule: String,
    /// It grows with every change of what the rule makes of the same records.
    pub rule_version: u32,
    /// The month since when the rates hold that were used.
    pub rates_since: Option<String>,
    /// The records that it was made from.
    pub inputs: Vec<String>,
    /// Whether the person may well have earned more.
    pub at_least: bool,
    /// Why there is no amount: `NO_AMOUNT`, `NO_RULE` or `TOO_LARGE`.
    pub problem: Option<String>,
}

impl Eincome {
    /// The first day of its month.
    pub fn first_day(&self) -> Option<Date> {
        first_day(&self.month)
    }
}

/// The first day of a month such as `2021-04`.
pub fn first_day(month: &str) -> Option<Date> {
    let (year, month) = month.split_once('-')?;
    if year.len() != 4 || month.len() != 2 || !(year.bytes().chain(month.bytes())).all(|b| b.is_ascii_digit())
    {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, 1)
}

/// How often the user linked at some time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkRecord {
    pub count: u32,
    pub linked_at: Vec<DateTime>,
}

/// The user's links with other tenants of this installation: counts and times, never who.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    pub start_date: Option<DateTime>,
    pub end_date: DateTime,
    pub records: Vec<LinkRecord>,
}

/// Risk features.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Insight {
    pub cutoff_time: DateTime,
    pub features: Box<Features>,
}

/// Figures computed from one source's records, as of the cut-off time. -999 where there is nothing to compute from, -998
/// where it could not be computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Features {
    /// Currency of the amounts of incomes. Ours, beyond the contract.
    #[serde(default)]
    pub incomes_currency: Option<String>,
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
    /// Currency of the amounts of liabilities. Ours, beyond the contract.
    #[serde(default)]
    pub liabilities_currency: Option<String>,
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
