//! Estimated incomes: what each rule tells of each month, and which of them speaks.

mod contributions;
mod pay;
mod schemes;
mod transactions;

use std::{cmp::Ordering, collections::BTreeMap, fmt};

use openwink_model::{
    Amount, Currency, DateTime,
    ids::{ContributionId, IncomeId, TransactionId},
    text_enum,
};
use serde::Serialize;

use crate::{
    Month, Records, Source,
    figures::{self, raw},
    records::day_of,
};

macro_rules! rules {
    ($( $variant:ident = $word:literal, version $version:literal; )+) => {
        text_enum! {
            /// How an estimate was made.
            pub enum Rule { $( $variant = $word ),+ }
        }

        /// Every rule with its version.
        pub const RULES: &[(Rule, u32)] = &[ $( (Rule::$variant, $version) ),+ ];

        impl Rule {
            /// It grows with every change of what the rule makes of the same records.
            pub const fn version(self) -> u32 {
                match self { $( Self::$variant => $version ),+ }
            }
        }
    };
}

rules! {
    Pay = "PAY", version 1;
    GigPay = "GIG_PAY", version 1;
    PhilippinesSss = "CONTRIBUTIONS_PH_SSS", version 1;
    PhilippinesPhilHealth = "CONTRIBUTIONS_PH_PHILHEALTH", version 1;
    PhilippinesHdmf = "CONTRIBUTIONS_PH_HDMF", version 1;
    IndonesiaWork = "CONTRIBUTIONS_ID_WORK", version 1;
    IndonesiaHealth = "CONTRIBUTIONS_ID_HEALTH", version 1;
    SingaporeCpf = "CONTRIBUTIONS_SG_CPF", version 1;
    IndiaEpf = "CONTRIBUTIONS_IN_EPF", version 1;
    UnknownScheme = "CONTRIBUTIONS", version 1;
    GigTransactions = "TRANSACTIONS_GIG", version 1;
    PayTransactions = "TRANSACTIONS_PAY", version 1;
}

text_enum! {
    /// Why a month that records tell of has no amount.
    pub enum Problem {
        /// The records do not say how much.
        NoAmount = "NO_AMOUNT",
        /// A contribution to a scheme that is not in the tables.
        NoRule = "NO_RULE",
        /// A number that JSON cannot say exactly.
        TooLarge = "TOO_LARGE",
    }
}

/// A record that an estimate was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Income(IncomeId),
    Contribution(ContributionId),
    Transaction(TransactionId),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Income(id) => id.fmt(f),
            Self::Contribution(id) => id.fmt(f),
            Self::Transaction(id) => id.fmt(f),
        }
    }
}

impl Ord for Input {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Income(one), Self::Income(other)) => one.cmp(other),
            (Self::Contribution(one), Self::Contribution(other)) => one.cmp(other),
            (Self::Transaction(one), Self::Transaction(other)) => one.cmp(other),
            _ => self.to_string().cmp(&other.to_string()),
        }
    }
}

impl PartialOrd for Input {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for Input {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What the person earned in a month, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EstimatedIncome {
    pub month: Month,
    pub currency: Currency,
    /// Above zero; none where `problem` says why.
    pub amount: Option<Amount>,
    pub rule: Rule,
    pub rule_version: u32,
    /// The row of the scheme's rates that was used, by its first month.
    pub rates_since: Option<Month>,
    /// In the order of their ids.
    pub inputs: Vec<Input>,
    /// The person may well have earned more.
    pub at_least: bool,
    pub problem: Option<Problem>,
}

/// What a rule makes of one record for one month.
#[derive(Debug, Clone)]
struct Told {
    month: Month,
    currency: Currency,
    rule: Rule,
    input: Input,
    /// In ten-thousandths of the currency's unit.
    pay: Result<i128, Problem>,
    at_least: bool,
    rates_since: Option<Month>,
}

/// Estimated incomes of the months that are over at the cut-off, by month and then currency.
pub fn estimated_incomes(source: Source, records: &Records, as_of: DateTime) -> Vec<EstimatedIncome> {
    let day = day_of(as_of);
    let over = Month::over_on(day);
    let mut found: BTreeMap<(Month, &'static str), EstimatedIncome> = BTreeMap::new();
    // The rules that come first speak first
    for told in [
        pay::told(source, records, day),
        contributions::told(source, records, day),
        transactions::told(source, records, day),
    ] {
        let mut months: BTreeMap<(Month, &'static str), Vec<Told>> = BTreeMap::new();
        for one in told.into_iter().filter(|one| one.month <= over) {
            months
                .entry((one.month, one.currency.as_str()))
                .or_default()
                .push(one);
        }
        for (place, told) in months {
            let Some(estimate) = estimate(told) else { continue };
            match found.get(&place) {
                Some(spoken) if spoken.amount.is_some() || estimate.amount.is_none() => {}
                _ => {
                    found.insert(place, estimate);
                }
            }
        }
    }
    found.into_values().collect()
}

/// What one rule says of one month; nothing, if that is no income.
fn estimate(mut told: Vec<Told>) -> Option<EstimatedIncome> {
    if told.iter().any(|one| one.pay.is_ok()) {
        told.retain(|one| one.pay.is_ok());
    }
    let first = told.first()?;
    let sum = told
        .iter()
        .try_fold(0_i128, |sum, one| Ok(sum.saturating_add(one.pay?)));
    let (amount, problem) = match sum {
        Ok(sum) if sum <= 0 => return None,
        Ok(sum) => match figures::amount(sum) {
            Some(amount) => (Some(amount), None),
            None => (None, Some(Problem::TooLarge)),
        },
        Err(problem) => (None, Some(problem)),
    };
    let mut inputs: Vec<Input> = told.iter().map(|one| one.input).collect();
    inputs.sort_unstable();
    inputs.dedup();
    Some(EstimatedIncome {
        month: first.month,
        currency: first.currency,
        amount,
        rule: first.rule,
        rule_version: first.rule.version(),
        rates_since: first.rates_since,
        inputs,
        at_least: amount.is_some() && told.iter().any(|one| one.at_least),
        problem,
    })
}

fn known(amount: Option<Amount>) -> Result<i128, Problem> {
    amount.map(raw).ok_or(Problem::NoAmount)
}
