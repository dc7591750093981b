//! Contributions that the law fixes: whether a deduction can be what its label says, for the pay it was kept back from.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::{Extraction, Field, Finding, PayLineKind, Value};

use super::computation::finding;

/// One contribution: the words that name it, and the most that the law has an employee pay of a month's wages.
#[derive(Debug, Deserialize)]
struct Rate {
    labels: Vec<String>,
    /// Share of the gross pay, more than which is implausible; with room for arrears and voluntary parts.
    most_share: f64,
    /// Amount a month, more than which is implausible.
    most_amount: Option<f64>,
    /// Where the figures are from.
    #[serde(rename = "source")]
    _source: String,
}

static RATES: LazyLock<BTreeMap<String, Rate>> = LazyLock::new(|| {
    toml::from_str(include_str!("rates.toml")).expect("the crate's own file, which the tests parse")
});

pub(super) fn contributions(document: &Extraction, findings: &mut Vec<Finding>) -> usize {
    let earned: f64 = document
        .lines
        .iter()
        .filter(|line| line.kind == PayLineKind::Earning)
        .map(|line| line.amount.to_f64())
        .sum();
    // Where lines of earnings were missed, the gross pay is what was earned
    let gross = match document.fields.get(&Field::GrossAmount).map(|found| &found.value) {
        Some(Value::Amount(gross)) => gross.to_f64(),
        _ => 0.0,
    };
    let earned = earned.max(gross);
    if earned <= 0.0 {
        return 0;
    }
    let mut looked = 0;
    for line in document
        .lines
        .iter()
        .filter(|line| line.kind == PayLineKind::Deduction)
    {
        let Some((name, rate)) = RATES.iter().find(|(_, rate)| names(rate, &line.label)) else {
            continue;
        };
        looked = 1;
        let amount = line.amount.to_f64();
        let too_much =
            amount > earned * rate.most_share || rate.most_amount.is_some_and(|most| amount > most);
        if too_much {
            findings.push(finding(
                "contributionImplausible",
                format!(
                    "{} ({amount:.2}) is more than an employee pays to {name} on such pay.",
                    line.label
                ),
                0.25 * line.confidence,
                Some((line.page, line.area)),
            ));
        }
    }
    looked
}

fn names(rate: &Rate, label: &str) -> bool {
    let label = crate::values::fold::fold(label);
    // A loan from the office is no contribution to it
    let loan = ["loan", "pinjaman", "prestamo", "credito"]
        .iter()
        .any(|word| label.contains(word));
    !loan
        && rate.labels.iter().any(|known| {
            label
                .split(|letter: char| !letter.is_alphanumeric())
                .any(|word| word == known)
                || (known.contains(' ') && label.contains(known.as_str()))
        })
}
