//! The features as a table of data, and the figures that belong to them.

use openwink_model::{Amount, records};
use serde::{Serialize, Serializer, ser::SerializeMap};

/// What a feature's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Count,
    Months,
    Days,
    Years,
    Money,
    Fraction,
    Word,
}

impl Unit {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Months => "months",
            Self::Days => "days",
            Self::Years => "years",
            Self::Money => "money",
            Self::Fraction => "fraction",
            Self::Word => "word",
        }
    }
}

/// Which part of the records a feature is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAt {
    All,
    /// So many months that end with the current month.
    Months(u32),
    /// So many days that end with the cut-off.
    Days(u32),
    CutOff,
}

impl std::fmt::Display for LookedAt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Months(1) => f.write_str("current month"),
            Self::Months(months) => write!(f, "last {months} months"),
            Self::Days(days) => write!(f, "last {days} days"),
            Self::CutOff => f.write_str("cut-off"),
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    pub name: &'static str,
    pub unit: Unit,
    pub looks_at: LookedAt,
    pub definition: &'static str,
}

/// A feature's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// -999: there is nothing to work it out from.
    NoData,
    /// -998: there is something, and no figure comes of it.
    Failed,
    Count(i64),
    /// An amount of money, or a fraction.
    Number(Amount),
    Word(&'static str),
}

impl Value {
    pub const NO_DATA: i64 = -999;
    pub const FAILED: i64 = -998;

    pub fn as_f64(self) -> f64 {
        match self {
            Self::Number(number) => number.to_f64(),
            whole => whole.as_i64() as f64,
        }
    }

    /// In whole units.
    pub fn as_i64(self) -> i64 {
        match self {
            Self::NoData | Self::Word(_) => Self::NO_DATA,
            Self::Failed => Self::FAILED,
            Self::Count(count) => count,
            Self::Number(number) => number.ten_thousandths() / 10_000,
        }
    }

    /// As text: for features that are words.
    pub fn as_word(self) -> String {
        match self {
            Self::Word(word) => word.into(),
            number => number.as_i64().to_string(),
        }
    }
}

macro_rules! features {
    ($( $name:ident: $unit:ident, $looked:expr, $definition:literal; )+) => {
        /// Every feature, in the contract's order.
        pub const FEATURES: &[Feature] = &[ $( Feature {
            name: stringify!($name),
            unit: Unit::$unit,
            looks_at: { use LookedAt::*; $looked },
            definition: $definition,
        } ),+ ];

        /// The figures of one source as of a cut-off. It serialises to the contract's object.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Features { $( pub $name: Value ),+ }

        impl Features {
            /// Nothing known of anything.
            pub(crate) const NONE: Self = Self { $( $name: Value::NoData ),+ };

            pub fn iter(&self) -> impl Iterator<Item = (&'static Feature, Value)> {
                FEATURES.iter().zip([ $( self.$name ),+ ])
            }
        }
    };
}

features! {
    incomes_currency: Word, CutOff, "Currency of the amounts of incomes. Ours, beyond the contract";
    incomes_count: Count, All, "Months with an estimated income";
    incomes_first_income_month_range: Months, All, "Months from the first month to the current month, both included";
    incomes_missing_month_max: Months, All, "Longest run of months without an estimated income, from the first month to the current month";
    incomes_missing_month_count: Months, All, "Months without an estimated income, from the first month to the current month";
    incomes_amount_sum: Money, All, "Sum of the amounts";
    incomes_amount_average: Money, All, "Average amount of a month that has one";
    incomes_amount_min: Money, All, "Smallest amount of a month";
    incomes_amount_max: Money, All, "Largest amount of a month";
    incomes_amount_median: Money, All, "Median of the amounts";
    incomes_amount_std: Money, All, "Standard deviation of the amounts";
    incomes_last3_months_amount_sum: Money, Months(3), "Sum of the amounts";
    incomes_last3_months_amount_average: Money, Months(3), "Average amount of a month that has one";
    incomes_last3_months_amount_min: Money, Months(3), "Smallest amount of a month";
    incomes_last3_months_amount_max: Money, Months(3), "Largest amount of a month";
    incomes_last3_months_amount_median: Money, Months(3), "Median of the amounts";
    incomes_last3_months_amount_std: Money, Months(3), "Standard deviation of the amounts";
    incomes_last6_months_amount_sum: Money, Months(6), "Sum of the amounts";
    incomes_last6_months_amount_average: Money, Months(6), "Average amount of a month that has one";
    incomes_last6_months_amount_min: Money, Months(6), "Smallest amount of a month";
    incomes_last6_months_amount_max: Money, Months(6), "Largest amount of a month";
    incomes_last6_months_amount_median: Money, Months(6), "Median of the amounts";
    incomes_last6_months_amount_std: Money, Months(6), "Standard deviation of the amounts";
    incomes_last9_months_amount_sum: Money, Months(9), "Sum of the amounts";
    incomes_last9_months_amount_average: Money, Months(9), "Average amount of a month that has one";
    incomes_last9_months_amount_min: Money, Months(9), "Smallest amount of a month";
    incomes_last9_months_amount_max: Money, Months(9), "Largest amount of a month";
    incomes_last9_months_amount_median: Money, Months(9), "Median of the amounts";
    incomes_last9_months_amount_std: Money, Months(9), "Standard deviation of the amounts";
    incomes_last12_months_amount_sum: Money, Months(12), "Sum of the amounts";
    incomes_last12_months_amount_average: Money, Months(12), "Average amount of a month that has one";
    incomes_last12_months_amount_min: Money, Months(12), "Smallest amount of a month";
    incomes_last12_months_amount_max: Money, Months(12), "Largest amount of a month";
    incomes_last12_months_amount_median: Money, Months(12), "Median of the amounts";
    incomes_last12_months_amount_std: Money, Months(12), "Standard deviation of the amounts";
    incomes_last18_months_amount_sum: Money, Months(18), "Sum of the amounts";
    incomes_last18_months_amount_average: Money, Months(18), "Average amount of a month that has one";
    incomes_last18_months_amount_min: Money, Months(18), "Smallest amount of a month";
    incomes_last18_months_amount_max: Money, Months(18), "Largest amount of a month";
    incomes_last18_months_amount_median: Money, Months(18), "Median of the amounts";
    incomes_last18_months_amount_std: Money, Months(18), "Standard deviation of the amounts";
    incomes_last18_months_max_amount_count: Count, Months(18), "Months whose amount is the largest of these months";
    incomes_starting_amount: Money, All, "Amount of the first month";
    incomes_current_amount: Money, Months(1), "Amount of the current month";
    incomes_latest_growth: Fraction, Months(13), "What the current month is above the same month a year before, divided by that month";
    liabilities_currency: Word, CutOff, "Currency of the amounts of liabilities. Ours, beyond the contract";
    liabilities_loan_count: Count, All, "Loans";
    liabilities_loan_amount_min: Money, All, "Smallest amount that was borrowed";
    liabilities_loan_amount_max: Money, All, "Largest amount that was borrowed";
    liabilities_loan_amount_total: Money, All, "Sum of the amounts that were borrowed";
    liabilities_loan_amount_average: Money, All, "Average amount that was borrowed";
    liabilities_loan_amount_std: Money, All, "Standard deviation of the amounts that were borrowed";
    liabilities_finished_loan_count: Count, CutOff, "Finished loans";
    liabilities_outstanding_loan_count: Count, CutOff, "Outstanding loans";
    liabilities_outstanding_amount_max: Money, CutOff, "Largest balance of an outstanding loan";
    liabilities_outstanding_amount_total: Money, CutOff, "Sum of the balances of outstanding loans";
    liabilities_outstanding_amount_average: Money, CutOff, "Average balance of outstanding loans";
    liabilities_overdue_loan_count: Count, CutOff, "Overdue loans";
    liabilities_overdue_amount_total: Money, CutOff, "Sum of the overdue amounts";
    liabilities_overdue_amount_average: Money, CutOff, "Average overdue amount of overdue loans";
    liabilities_ongoing_amortization_amount_sum: Money, CutOff, "Sum of the instalments of outstanding loans";
    liabilities_ongoing_amortization_amount_min: Money, CutOff, "Smallest instalment of an outstanding loan";
    liabilities_ongoing_amortization_amount_max: Money, CutOff, "Largest instalment of an outstanding loan";
    liabilities_ongoing_amortization_amount_average: Money, CutOff, "Average instalment of outstanding loans";
    liabilities_ongoing_amortization_amount_median: Money, CutOff, "Median of the instalments of outstanding loans";
    liabilities_ongoing_amortization_amount_std: Money, CutOff, "Standard deviation of the instalments of outstanding loans";
    liabilities_payment_count: Count, All, "Payments made";
    liabilities_payment_amount_max: Money, All, "Largest payment made";
    liabilities_payment_amount_min: Money, All, "Smallest payment made";
    liabilities_payment_amount_median: Money, All, "Median of the payments made";
    liabilities_payment_amount_average: Money, All, "Average payment made";
    liabilities_payment_amount_sum: Money, All, "Sum of the payments made";
    liabilities_payment_amount_std: Money, All, "Standard deviation of the payments made";
    employments_current_status: Word, CutOff, "`EMPLOYED`, `GIG` or `UNEMPLOYED`";
    employments_employer_count: Count, All, "Different employers, past and current";
    employments_current_tenure: Months, CutOff, "Whole months since the start of the current employment that started first";
    identity_age: Years, CutOff, "Whole years since birth";
    link_days_since_first: Days, Days(730), "Whole days (of 24 hours) since the first of these links";
    link_days_since_last: Days, Days(730), "Whole days (of 24 hours) since the last link";
    link_day3_count: Count, Days(3), "Links";
    link_day7_count: Count, Days(7), "Links";
    link_day30_count: Count, Days(30), "Links";
    link_day90_count: Count, Days(90), "Links";
    link_day180_count: Count, Days(180), "Links";
    link_day365_count: Count, Days(365), "Links";
    link_day730_count: Count, Days(730), "Links";
}

impl Serialize for Features {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(FEATURES.len()))?;
        for (feature, value) in self.iter() {
            match (feature.unit, value) {
                (Unit::Word, word) => map.serialize_entry(feature.name, &word.as_word())?,
                (_, Value::Number(number)) => map.serialize_entry(feature.name, &number)?,
                (_, whole) => map.serialize_entry(feature.name, &whole.as_i64())?,
            }
        }
        map.end()
    }
}

impl From<&Features> for records::Features {
    fn from(features: &Features) -> Self {
        macro_rules! payload {
            ($( $name:ident $kind:ident, )+) => { Self { $( $name: Some(features.$name.$kind()) ),+ } };
        }
        payload! {
            incomes_currency as_word,
            incomes_count as_i64,
            incomes_first_income_month_range as_i64,
            incomes_missing_month_max as_i64,
            incomes_missing_month_count as_i64,
            incomes_amount_sum as_f64,
            incomes_amount_average as_f64,
            incomes_amount_min as_f64,
            incomes_amount_max as_f64,
            incomes_amount_median as_f64,
            incomes_amount_std as_f64,
            incomes_last3_months_amount_sum as_f64,
            incomes_last3_months_amount_average as_f64,
            incomes_last3_months_amount_min as_f64,
            incomes_last3_months_amount_max as_f64,
            incomes_last3_months_amount_median as_f64,
            incomes_last3_months_amount_std as_f64,
            incomes_last6_months_amount_sum as_f64,
            incomes_last6_months_amount_average as_f64,
            incomes_last6_months_amount_min as_f64,
            incomes_last6_months_amount_max as_f64,
            incomes_last6_months_amount_median as_f64,
            incomes_last6_months_amount_std as_f64,
            incomes_last9_months_amount_sum as_f64,
            incomes_last9_months_amount_average as_f64,
            incomes_last9_months_amount_min as_f64,
            incomes_last9_months_amount_max as_f64,
            incomes_last9_months_amount_median as_f64,
            incomes_last9_months_amount_std as_f64,
            incomes_last12_months_amount_sum as_f64,
            incomes_last12_months_amount_average as_f64,
            incomes_last12_months_amount_min as_f64,
            incomes_last12_months_amount_max as_f64,
            incomes_last12_months_amount_median as_f64,
            incomes_last12_months_amount_std as_f64,
            incomes_last18_months_amount_sum as_f64,
            incomes_last18_months_amount_average as_f64,
            incomes_last18_months_amount_min as_f64,
            incomes_last18_months_amount_max as_f64,
            incomes_last18_months_amount_median as_f64,
            incomes_last18_months_amount_std as_f64,
            incomes_last18_months_max_amount_count as_f64,
            incomes_starting_amount as_f64,
            incomes_current_amount as_f64,
            incomes_latest_growth as_f64,
            liabilities_currency as_word,
            liabilities_loan_count as_i64,
            liabilities_loan_amount_min as_f64,
            liabilities_loan_amount_max as_f64,
            liabilities_loan_amount_total as_f64,
            liabilities_loan_amount_average as_f64,
            liabilities_loan_amount_std as_f64,
            liabilities_finished_loan_count as_f64,
            liabilities_outstanding_loan_count as_i64,
            liabilities_outstanding_amount_max as_f64,
            liabilities_outstanding_amount_total as_f64,
            liabilities_outstanding_amount_average as_f64,
            liabilities_overdue_loan_count as_i64,
            liabilities_overdue_amount_total as_f64,
            liabilities_overdue_amount_average as_f64,
            liabilities_ongoing_amortization_amount_sum as_f64,
            liabilities_ongoing_amortization_amount_min as_f64,
            liabilities_ongoing_amortization_amount_max as_f64,
            liabilities_ongoing_amortization_amount_average as_f64,
            liabilities_ongoing_amortization_amount_median as_f64,
            liabilities_ongoing_amortization_amount_std as_f64,
            liabilities_payment_count as_f64,
            liabilities_payment_amount_max as_f64,
            liabilities_payment_amount_min as_f64,
            liabilities_payment_amount_median as_f64,
            liabilities_payment_amount_average as_f64,
            liabilities_payment_amount_sum as_f64,
            liabilities_payment_amount_std as_f64,
            employments_current_status as_word,
            employments_employer_count as_i64,
            employments_current_tenure as_i64,
            identity_age as_i64,
            link_days_since_first as_i64,
            link_days_since_last as_i64,
            link_day3_count as_i64,
            link_day7_count as_i64,
            link_day30_count as_i64,
            link_day90_count as_i64,
            link_day180_count as_i64,
            link_day365_count as_i64,
            link_day730_count as_i64,
        }
    }
}
