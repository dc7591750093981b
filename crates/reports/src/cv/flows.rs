//! Movements by month: what came in and went out, in total and by source.

use std::collections::BTreeMap;

use openwink_model::{Amount, Currency, Date, ids::SourceId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Dossier, Month};

/// Movements in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    pub currency: Currency,
    /// The earliest first, each source's month by itself; months without a movement are not here.
    pub months: Vec<FlowMonth>,
    pub count: u32,
}

/// A month's movements at one source.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FlowMonth {
    pub month: Month,
    pub source_id: SourceId,
    /// To the person.
    pub received: Amount,
    /// From the person, as a positive amount.
    pub paid: Amount,
    pub count: u32,
}

fn flows(dossier: &Dossier, all: impl Iterator<Item = (SourceId, Currency, Date, Amount)>) -> Vec<Flow> {
    let mut months: BTreeMap<(Currency, Month, usize), FlowMonth> = BTreeMap::new();
    for (source_id, currency, date, amount) in all {
        let month = Month::of(date);
        let sum = months
            .entry((currency, month, dossier.rank(source_id)))
            .or_insert_with(|| FlowMonth {
                month,
                source_id,
                received: Amount::ZERO,
                paid: Amount::ZERO,
                count: 0,
            });
        match amount.is_negative() {
            true => sum.paid = sum.paid - amount,
            false => sum.received = sum.received + amount,
        }
        sum.count += 1;
    }
    let mut flows: Vec<Flow> = Vec::new();
    for ((currency, ..), month) in months {
        match flows.last_mut().filter(|flow| flow.currency == currency) {
            Some(flow) => {
                flow.count += month.count;
                flow.months.push(month);
            }
            None => flows.push(Flow {
                currency,
                count: month.count,
                months: vec![month],
            }),
        }
    }
    flows.sort_by_key(|flow| std::cmp::Reverse(flow.count));
    flows
}

pub fn transactions(dossier: &Dossier) -> Vec<Flow> {
    let all = dossier.records.transactions.iter();
    flows(
        dossier,
        all.map(|held| {
            let record = &held.record;
            (held.source_id, record.currency, record.date, record.amount)
        }),
    )
}

pub fn contributions(dossier: &Dossier) -> Vec<Flow> {
    let all = dossier.records.contributions.iter();
    flows(
        dossier,
        all.map(|held| {
            let record = &held.record;
            (held.source_id, record.currency, record.date, record.amount)
        }),
    )
}
