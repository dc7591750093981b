//! The few figures that are looked for first.

use openwink_model::{Amount, Currency, Date, ids::SourceId};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Flow, IncomeMonth, IncomeOverview, Job};
use crate::{Dossier, Month, SourceState, Sureness};

/// Pay is averaged over so many months at most.
const AVERAGED: usize = 6;

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The employers of the jobs that go on.
    pub current_employers: Vec<String>,
    /// Since when the longest of them does.
    pub employed_since: Option<Date>,
    pub currency: Option<Currency>,
    /// On average over the latest months with pay, at most six; the current month is left out while another is there.
    pub average_net: Option<Amount>,
    pub average_gross: Option<Amount>,
    /// How many months that is.
    pub averaged_months: u32,
    pub first_month: Option<Month>,
    pub last_month: Option<Month>,
    pub months_with_pay: u32,
    pub months_with_contributions: u32,
    /// The sources behind the averages.
    pub sources: Vec<SourceId>,
    /// The least sure of them.
    pub sureness: Option<Sureness>,
    /// Sources that are still being connected or read.
    pub working: u32,
}

fn average(months: &[&IncomeMonth], of: fn(&IncomeMonth) -> Option<Amount>) -> Option<Amount> {
    let amounts: Vec<Amount> = months.iter().filter_map(|month| of(month)).collect();
    let count = i64::try_from(amounts.len()).ok().filter(|count| *count > 0)?;
    Some(amounts.into_iter().sum::<Amount>().ratio(1, count))
}

pub fn summary(
    dossier: &Dossier,
    jobs: &[Job],
    incomes: &[IncomeOverview],
    contributions: &[Flow],
    as_of: Date,
) -> Summary {
    let current: Vec<&Job> = jobs.iter().filter(|job| job.current).collect();
    let income = incomes.first();
    let months: &[IncomeMonth] = income.map_or(&[], |income| &income.months);
    let whole: Vec<&IncomeMonth> = months
        .iter()
        .filter(|month| month.month < Month::of(as_of))
        .collect();
    let whole: Vec<&IncomeMonth> = if whole.is_empty() {
        months.iter().collect()
    } else {
        whole
    };
    let latest = &whole[whole.len().saturating_sub(AVERAGED)..];
    let mut sources: Vec<SourceId> = Vec::new();
    for sum in latest
        .iter()
        .flat_map(|month| &month.by_payer)
        .filter(|sum| sum.counted)
    {
        let payer = income.and_then(|income| income.payers.get(sum.payer));
        sources.extend(
            payer
                .map(|payer| payer.source_id)
                .filter(|id| !sources.contains(id)),
        );
    }
    let mut contributed: Vec<Month> = contributions
        .iter()
        .flat_map(|flow| flow.months.iter().map(|month| month.month))
        .collect();
    contributed.sort_unstable();
    contributed.dedup();
    let working = dossier
        .sources
        .iter()
        .filter(|source| source.state == SourceState::Working);
    Summary {
        current_employers: current.iter().filter_map(|job| job.employer.clone()).collect(),
        employed_since: current.iter().map(|job| job.start_date).min(),
        currency: income.map(|income| income.currency),
        average_net: average(latest, |month| month.net),
        average_gross: average(latest, |month| month.gross),
        averaged_months: latest.len() as u32,
        first_month: months.first().map(|month| month.month),
        last_month: months.last().map(|month| month.month),
        months_with_pay: months.len() as u32,
        months_with_contributions: contributed.len() as u32,
        sureness: sources
            .iter()
            .filter_map(|id| dossier.source(*id))
            .map(|source| source.sureness)
            .max(),
        sources,
        working: working.count() as u32,
    }
}
