//! Pay by month and source. Two sources that tell of the same pay are not added: the weightier one counts, the other
//! stands beside it.

use std::collections::{BTreeMap, BTreeSet};

use openwink_model::{Amount, Currency, Date, ids::IncomeId, ids::SourceId, records::Income};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Dossier, Held, Month, matching::employer_key};

/// Pay for more days than this is no month's.
const MONTH_AT_MOST: i32 = 45;

/// Pay in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IncomeOverview {
    pub currency: Currency,
    /// The earliest first; months without pay are not here.
    pub months: Vec<IncomeMonth>,
    /// Pay that a source gives for a longer time at once, such as a year's; it is in no month.
    pub longer: Vec<LongIncome>,
    /// Who paid, as each source tells it: what charts are drawn by.
    pub payers: Vec<IncomeSource>,
}

/// An employer's pay from one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IncomeSource {
    pub source_id: SourceId,
    pub employer: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IncomeMonth {
    pub month: Month,
    /// The sum before deductions, where any pay of the month says it.
    pub gross: Option<Amount>,
    /// The sum paid out, where any pay of the month says it.
    pub net: Option<Amount>,
    pub by_payer: Vec<SourceSum>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SourceSum {
    /// An index into `payers`.
    pub payer: usize,
    pub gross: Option<Amount>,
    pub net: Option<Amount>,
    pub payments: u32,
    /// False where a weightier source tells of the same pay: then it is in no sum.
    pub counted: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LongIncome {
    pub id: IncomeId,
    pub source_id: SourceId,
    pub employer: Option<String>,
    pub work_item: Option<String>,
    pub start_date: Date,
    pub end_date: Option<Date>,
    pub gross: Option<Amount>,
    pub net: Option<Amount>,
}

pub fn is_long(income: &Income) -> bool {
    let end = income.end_date.unwrap_or(income.start_date);
    end.days().saturating_sub(income.start_date.days()) > MONTH_AT_MOST
}

/// The month that a pay belongs to: the one in which its period ends.
pub fn month_of(income: &Income) -> Month {
    Month::of(income.end_date.unwrap_or(income.start_date))
}

pub fn plus(sum: Option<Amount>, more: Option<Amount>) -> Option<Amount> {
    match (sum, more) {
        (None, more) => more,
        (sum, None) => sum,
        (Some(sum), Some(more)) => Some(sum + more),
    }
}

/// What one source says that one employer paid in one month.
#[derive(Debug, Clone)]
pub struct Told {
    pub currency: Currency,
    pub month: Month,
    pub key: Option<String>,
    pub employer: Option<String>,
    pub source: SourceId,
    pub gross: Option<Amount>,
    pub net: Option<Amount>,
    pub payments: u32,
    pub counted: bool,
}

/// All pay that belongs to a month, by currency, month, employer and source.
pub fn told(dossier: &Dossier) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    let mut places: BTreeMap<(Currency, Month, Option<String>, String), usize> = BTreeMap::new();
    for Held {
        source_id, record, ..
    } in &dossier.records.incomes
    {
        if is_long(record) {
            continue;
        }
        let key = employer_key(record.employer.as_deref());
        let month = month_of(record);
        let place = (record.currency, month, key.clone(), source_id.to_string());
        let at = *places.entry(place).or_insert_with(|| {
            all.push(Told {
                currency: record.currency,
                month,
                key,
                employer: record.employer.clone(),
                source: *source_id,
                gross: None,
                net: None,
                payments: 0,
                counted: true,
            });
            all.len() - 1
        });
        let told = &mut all[at];
        told.gross = plus(told.gross, record.gross_amount);
        told.net = plus(told.net, record.net_amount);
        told.payments += 1;
    }
    // Of those who tell of one employer's month, the weightiest counts
    let mut best: BTreeMap<(Currency, Month, String), (usize, SourceId)> = BTreeMap::new();
    for told in &all {
        if let Some(key) = &told.key {
            let rank = dossier.rank(told.source);
            let place = (told.currency, told.month, key.clone());
            let known = best.entry(place).or_insert((rank, told.source));
            if rank < known.0 {
                *known = (rank, told.source);
            }
        }
    }
    for told in &mut all {
        if let Some(key) = &told.key {
            let place = (told.currency, told.month, key.clone());
            told.counted = best.get(&place).is_none_or(|(_, source)| *source == told.source);
        }
    }
    all.sort_by_key(|told| {
        (
            told.currency,
            told.month,
            !told.counted,
            dossier.rank(told.source),
        )
    });
    all
}

pub fn overviews(dossier: &Dossier) -> Vec<IncomeOverview> {
    let told = told(dossier);
    let currencies: BTreeSet<Currency> = dossier
        .records
        .incomes
        .iter()
        .map(|held| held.record.currency)
        .collect();
    let mut overviews: Vec<IncomeOverview> = currencies
        .into_iter()
        .map(|currency| overview(dossier, currency, &told))
        .collect();
    // What most of the pay is in comes first
    overviews.sort_by_key(|overview| std::cmp::Reverse(overview.months.len()));
    overviews
}

fn overview(dossier: &Dossier, currency: Currency, told: &[Told]) -> IncomeOverview {
    let mut payers: Vec<(IncomeSource, Option<&str>)> = Vec::new();
    let mut months: BTreeMap<Month, IncomeMonth> = BTreeMap::new();
    for told in told.iter().filter(|told| told.currency == currency) {
        let known = payers
            .iter()
            .position(|(payer, key)| payer.source_id == told.source && *key == told.key.as_deref());
        let payer = known.unwrap_or_else(|| {
            let payer = IncomeSource {
                source_id: told.source,
                employer: told.employer.clone(),
            };
            payers.push((payer, told.key.as_deref()));
            payers.len() - 1
        });
        let month = months.entry(told.month).or_insert_with(|| IncomeMonth {
            month: told.month,
            gross: None,
            net: None,
            by_payer: Vec::new(),
        });
        if told.counted {
            month.gross = plus(month.gross, told.gross);
            month.net = plus(month.net, told.net);
        }
        month.by_payer.push(SourceSum {
            payer,
            gross: told.gross,
            net: told.net,
            payments: told.payments,
            counted: told.counted,
        });
    }
    let mut longer: Vec<LongIncome> = dossier
        .records
        .incomes
        .iter()
        .filter(|held| held.record.currency == currency && is_long(&held.record))
        .map(|held| LongIncome {
            id: held.id,
            source_id: held.source_id,
            employer: held.record.employer.clone(),
            work_item: held.record.work_item.clone(),
            start_date: held.record.start_date,
            end_date: held.record.end_date,
            gross: held.record.gross_amount,
            net: held.record.net_amount,
        })
        .collect();
    longer.sort_by_key(|long| std::cmp::Reverse(long.end_date.unwrap_or(long.start_date)));
    IncomeOverview {
        currency,
        months: months.into_values().collect(),
        longer,
        payers: payers.into_iter().map(|(payer, _)| payer).collect(),
    }
}
