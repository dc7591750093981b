//! Features of liabilities: loans, what is owed, what is late, what was paid.

use std::collections::BTreeMap;

use openwink_model::{Amount, Currency, Date, records::Liability};

use super::payments::payments_made;
use crate::{
    Features, Records, Value,
    figures::{self, Sample, raw},
    records::without_copies,
};

pub(super) fn fill(features: &mut Features, records: &Records, day: Date) {
    let Some((currency, loans)) = loans(records, day) else {
        return;
    };
    features.liabilities_currency = Value::Word(currency.as_str());
    features.liabilities_loan_count = Value::Count(loans.len() as i64);
    let borrowed = sample(loans.iter().map(|loan| Some(loan.loan_amount)));
    features.liabilities_loan_amount_min = borrowed.min();
    features.liabilities_loan_amount_max = borrowed.max();
    features.liabilities_loan_amount_total = borrowed.sum();
    features.liabilities_loan_amount_average = borrowed.average();
    features.liabilities_loan_amount_std = borrowed.std();

    let is_outstanding: Vec<Option<bool>> = loans.iter().map(|loan| is_outstanding(loan, day)).collect();
    if is_outstanding.iter().any(Option::is_some) {
        let count = |wanted| {
            let such = is_outstanding.iter().filter(|one| **one == Some(wanted));
            Value::Count(such.count() as i64)
        };
        features.liabilities_finished_loan_count = count(false);
        features.liabilities_outstanding_loan_count = count(true);
        let outstanding = loans
            .iter()
            .zip(&is_outstanding)
            .filter(|(_, is_outstanding)| **is_outstanding == Some(true))
            .map(|(loan, _)| *loan);
        fill_outstanding(features, &outstanding.collect::<Vec<_>>());
    }
    fill_overdue(features, &loans);
    fill_payments(features, &loans, day);
}

/// The loans in the currency that most are in; of several the one with the latest loan, then the first by name.
fn loans(records: &Records, day: Date) -> Option<(Currency, Vec<&Liability>)> {
    let mut by_currency: BTreeMap<&'static str, (Currency, Vec<&Liability>)> = BTreeMap::new();
    let all = without_copies(&records.liabilities, |loan| loan.reference_id.as_deref());
    for loan in all
        .into_iter()
        .map(|one| &one.record)
        .filter(|loan| loan.start_date <= day)
    {
        by_currency
            .entry(loan.currency.as_str())
            .or_insert_with(|| (loan.currency, Vec::new()))
            .1
            .push(loan);
    }
    by_currency
        .into_values()
        .rev()
        .max_by_key(|(_, loans)| (loans.len(), loans.iter().map(|loan| loan.start_date).max()))
}

/// Amounts above zero, which are the known ones.
fn above_zero(amount: Option<Amount>) -> Option<Amount> {
    amount.filter(|amount| *amount > Amount::ZERO && figures::amount(raw(*amount)).is_some())
}

fn sample(amounts: impl Iterator<Item = Option<Amount>>) -> Sample {
    Sample::of(amounts.filter_map(above_zero))
}

/// Of something that is known not to be.
const NOTHING: Value = Value::Number(Amount::ZERO);

fn is_outstanding(loan: &Liability, day: Date) -> Option<bool> {
    match (loan.outstanding_balance, loan.end_date) {
        (Some(balance), _) => Some(balance > Amount::ZERO),
        (None, Some(end)) => Some(end > day),
        (None, None) => None,
    }
}

fn fill_outstanding(features: &mut Features, loans: &[&Liability]) {
    let balances = sample(loans.iter().map(|loan| loan.outstanding_balance));
    let figure = |value| if loans.is_empty() { NOTHING } else { value };
    features.liabilities_outstanding_amount_max = figure(balances.max());
    features.liabilities_outstanding_amount_total = figure(balances.sum());
    features.liabilities_outstanding_amount_average = figure(balances.average());
    let instalments = sample(loans.iter().map(|loan| loan.amortization_amount));
    features.liabilities_ongoing_amortization_amount_sum = figure(instalments.sum());
    features.liabilities_ongoing_amortization_amount_min = figure(instalments.min());
    features.liabilities_ongoing_amortization_amount_max = figure(instalments.max());
    features.liabilities_ongoing_amortization_amount_average = figure(instalments.average());
    features.liabilities_ongoing_amortization_amount_median = figure(instalments.median());
    features.liabilities_ongoing_amortization_amount_std = instalments.std();
}

fn fill_overdue(features: &mut Features, loans: &[&Liability]) {
    if loans.iter().all(|loan| loan.overdue_payment_amount.is_none()) {
        return;
    }
    let overdue = sample(loans.iter().map(|loan| loan.overdue_payment_amount));
    let figure = |value| if overdue.is_empty() { NOTHING } else { value };
    features.liabilities_overdue_loan_count = Value::Count(overdue.count() as i64);
    features.liabilities_overdue_amount_total = figure(overdue.sum());
    features.liabilities_overdue_amount_average = figure(overdue.average());
}

fn fill_payments(features: &mut Features, loans: &[&Liability], day: Date) {
    let made: Vec<(Amount, u32)> = loans
        .iter()
        .filter_map(|loan| {
            let each = above_zero(loan.amortization_amount)?;
            Some((each, payments_made(loan, each, day)?))
        })
        .collect();
    if made.is_empty() {
        return;
    }
    let payments = Sample::weighted(made);
    let figure = |value| if payments.is_empty() { NOTHING } else { value };
    features.liabilities_payment_count = Value::Count(payments.count() as i64);
    features.liabilities_payment_amount_max = figure(payments.max());
    features.liabilities_payment_amount_min = figure(payments.min());
    features.liabilities_payment_amount_median = figure(payments.median());
    features.liabilities_payment_amount_average = figure(payments.average());
    features.liabilities_payment_amount_sum = figure(payments.sum());
    features.liabilities_payment_amount_std = payments.std();
}
