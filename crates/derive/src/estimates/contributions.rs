//! `CONTRIBUTIONS_…`: the pay that contributions were reckoned on.

use openwink_model::{Amount, Date};

use super::{Input, Problem, Rule, Told, schemes};
use crate::{
    Month, Records, Source,
    figures::raw,
    month::full_years,
    records::{each_once, without_copies},
};

pub(super) fn told(source: Source, records: &Records, day: Date) -> Vec<Told> {
    let born = date_of_birth(records);
    let copies = without_copies(&records.contributions, |one| {
        Some((one.reference_id.as_deref()?, one.date))
    });
    copies
        .into_iter()
        .filter(|one| one.record.date <= day && one.record.amount > Amount::ZERO)
        .map(|one| {
            // Schemes are paid in the month after
            let month = Month::of(one.record.date).plus(-1);
            let currency = one.record.currency;
            let mut told = Told {
                month,
                currency,
                rule: Rule::UnknownScheme,
                input: Input::Contribution(one.id),
                pay: Err(Problem::NoRule),
                at_least: false,
                rates_since: None,
            };
            if let Some(scheme) = source.fund.and_then(|fund| schemes::of(fund, currency)) {
                let behind = scheme.pay_behind(raw(one.record.amount), month, age_before(born, month));
                told.rule = scheme.rule();
                told.pay = Ok(behind.pay);
                told.at_least = behind.at_least;
                told.rates_since = Some(behind.rates_since);
            }
            told
        })
        .collect()
}

/// The one that the source's identities agree on.
fn date_of_birth(records: &Records) -> Option<Date> {
    let mut births = each_once(&records.identities)
        .into_iter()
        .filter_map(|one| one.record.dob);
    let first = births.next()?;
    births.all(|other| other == first).then_some(first)
}

/// Whole years on the day before a month: rates change in the month after the birthday.
fn age_before(born: Option<Date>, month: Month) -> Option<i32> {
    Some(full_years(born?, month.first_day().plus_days(-1)))
}
