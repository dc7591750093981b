//! `PAY` and `GIG_PAY`: what incomes say was paid, spread over the months that it was paid for.

use std::iter::successors;

use openwink_model::{
    Amount, Date,
    records::{Income, PayPeriod},
};

use super::{Input, Problem, Rule, Told, known};
use crate::{
    Month, Records, Source,
    figures::{CENT, nearest},
    month::within_calendar,
    records::without_copies,
};

/// A period that touches more months is no pay period.
const MONTHS_AT_MOST: i32 = 24;

/// Divided by every length that a month can have, it leaves a whole number.
const WHOLE_MONTH: i64 = 4 * 7 * 29 * 30 * 31;

pub(super) fn told(source: Source, records: &Records, day: Date) -> Vec<Told> {
    let gig = source.is_gig();
    let rule = if gig { Rule::GigPay } else { Rule::Pay };
    let choose = if gig { after_fees } else { before_deductions };
    let mut all = Vec::new();
    for one in without_copies(&records.incomes, |income| {
        Some((income.start_date, income.end_date))
    }) {
        let Some((start, end)) = period(&one.record, day) else {
            continue;
        };
        let (amount, at_least) = choose(&one.record);
        for (month, pay) in spread(known(amount), start, end) {
            all.push(Told {
                month,
                currency: one.record.currency,
                rule,
                input: Input::Income(one.id),
                pay,
                at_least,
                rates_since: None,
            });
        }
    }
    all
}

/// The pay, and whether it is only a lower bound.
fn before_deductions(income: &Income) -> (Option<Amount>, bool) {
    match income.gross_amount {
        Some(gross) => (Some(gross), false),
        // The gross pay is neither below the basic pay nor below what was paid out
        None => (income.base_amount.max(income.net_amount), true),
    }
}

/// What a platform's fees left.
fn after_fees(income: &Income) -> (Option<Amount>, bool) {
    let amount = income.net_amount.or(income.gross_amount).or(income.base_amount);
    (amount, false)
}

/// First and last day that an income is for, if it counts on `day`.
fn period(income: &Income, day: Date) -> Option<(Date, Date)> {
    let start = within_calendar(income.start_date);
    let told = income.end_date.map(within_calendar).filter(|end| *end >= start);
    if told.unwrap_or(start) > day {
        return None;
    }
    let end = told.unwrap_or_else(|| match income.frequency {
        Some(PayPeriod::Annually) => start.plus_months(12).plus_days(-1).max(start),
        Some(PayPeriod::Quarterly) => start.plus_months(3).plus_days(-1).max(start),
        _ => start,
    });
    let months = Month::of(end).since(Month::of(start)) + 1;
    (months <= MONTHS_AT_MOST).then_some((start, end))
}

/// An amount's part for each month of a period. A month weighs as much as the part of it that the period covers.
fn spread(
    amount: Result<i128, Problem>,
    start: Date,
    end: Date,
) -> impl Iterator<Item = (Month, Result<i128, Problem>)> {
    let last = Month::of(end);
    let weights: Vec<(Month, i128)> = successors(Some(Month::of(start)), move |month| {
        (*month < last).then(|| month.plus(1))
    })
    .map(|month| {
        let from = month.first_day().max(start);
        let to = month.last_day().min(end);
        let covered = i64::from(to.days()) - i64::from(from.days()) + 1;
        (month, i128::from(covered * (WHOLE_MONTH / month.length())))
    })
    .collect();
    let all: i128 = weights.iter().map(|(_, weight)| weight).sum();
    let (mut so_far, mut earned) = (0, 0);
    weights.into_iter().map(move |(month, weight)| {
        so_far += weight;
        let part = amount.map(|amount| {
            let until_now = if month == last {
                amount
            } else {
                nearest(amount * so_far, all, CENT)
            };
            until_now - std::mem::replace(&mut earned, until_now)
        });
        (month, part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(amount: i64, start: &str, end: &str) -> Vec<(String, f64)> {
        let amount = Ok(i128::from(amount) * 10_000);
        spread(amount, start.parse().unwrap(), end.parse().unwrap())
            .map(|(month, part)| (month.to_string(), part.unwrap() as f64 / 10_000.0))
            .collect()
    }

    #[test]
    fn a_years_pay_is_the_same_in_each_month() {
        let parts = parts(120_000, "2025-01-01", "2025-12-31");
        assert_eq!(parts.len(), 12);
        assert!(parts.iter().all(|(_, part)| *part == 10_000.0), "{parts:?}");
    }

    #[test]
    fn a_week_across_two_months_is_shared_by_days() {
        let parts = parts(700, "2025-04-28", "2025-05-04");
        // 3 of 30 days and 4 of 31
        assert_eq!(parts, [("2025-04".into(), 305.63), ("2025-05".into(), 394.37)]);
    }

    #[test]
    fn what_is_spread_adds_up() {
        let parts = parts(-100, "2024-01-20", "2024-04-11");
        assert_eq!(parts.len(), 4);
        let cents: i64 = parts.iter().map(|(_, part)| (part * 100.0).round() as i64).sum();
        assert_eq!(cents, -10_000);
    }
}
