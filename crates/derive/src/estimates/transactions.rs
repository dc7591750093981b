//! `TRANSACTIONS_…`: what movements at a gig platform, or payments called pay, add up to.

use openwink_model::{Amount, Date, records::Transaction};

use super::{Input, Rule, Told};
use crate::{Month, Records, Source, figures::raw, records::without_copies, wording::has_one_of};

/// Movements called so bring money from one place to another.
const MOVES: &[&str] = &[
    "advance",
    "cash out",
    "cashout",
    "deposit",
    "loan",
    "pay out",
    "payout",
    "reload",
    "repayment",
    "top up",
    "topup",
    "transfer",
    "withdraw",
    "withdrawal",
    "withdrawn",
];

/// Movements called so are pay.
const PAY: &[&str] = &[
    "gaji", "luong", "payroll", "sahod", "salary", "sweldo", "upah", "wage", "wages",
];

pub(super) fn told(source: Source, records: &Records, day: Date) -> Vec<Told> {
    let gig = source.is_gig();
    let rule = if gig {
        Rule::GigTransactions
    } else {
        Rule::PayTransactions
    };
    let counts = if gig { is_earning } else { is_pay };
    let copies = without_copies(&records.transactions, |one| {
        Some((one.reference_id.as_deref()?, one.date))
    });
    copies
        .into_iter()
        .filter(|one| one.record.date <= day && counts(&one.record))
        .map(|one| Told {
            month: Month::of(one.record.date),
            currency: one.record.currency,
            rule,
            input: Input::Transaction(one.id),
            pay: Ok(raw(one.record.amount)),
            at_least: false,
            rates_since: None,
        })
        .collect()
}

fn is_earning(movement: &Transaction) -> bool {
    !has_one_of(movement.description.as_deref(), MOVES)
}

fn is_pay(movement: &Transaction) -> bool {
    movement.amount > Amount::ZERO && has_one_of(movement.description.as_deref(), PAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_word_by_word() {
        for (text, moves, pay) in [
            ("Cash-out to bank", true, false),
            ("TOP UP", true, false),
            ("Transferred", false, false),
            ("Lương tháng 5", false, true),
            ("payday", false, false),
            ("wages, week 3", false, true),
            ("", false, false),
        ] {
            assert_eq!(has_one_of(Some(text), MOVES), moves, "{text}");
            assert_eq!(has_one_of(Some(text), PAY), pay, "{text}");
        }
    }
}
