//! A payslip: who paid whom, for which days, what was earned, what was kept back, what was paid out.

pub(super) mod employer;
mod evidence;
mod lines;
mod mend;
mod numbers;
mod parts;
mod people;
pub(super) mod period;
mod sums;
mod table;
mod totals;

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    Class, Extraction, Field, Found, Page, Value,
    layout::{Lexicon, Sheet},
    values::Habits,
};

use super::candidate::Form;

pub use evidence::Evidence;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("../labels/payslip.toml")])
        .and_then(|lexicon| lexicon.with_patterns(include_str!("../labels/payslip_patterns.toml")))
        .expect("the crate's own files, which the tests parse")
});

/// The payslips on these pages, each with what the checks ask of it: usually one, several in a batch printed together.
pub fn extract(pages: &[(usize, &Page)], habits: &Habits) -> Vec<(Extraction, Evidence)> {
    let mut found: Vec<(Extraction, Evidence)> = Vec::new();
    for &(index, page) in pages {
        for sheet in parts::split(page, index, &LEXICON) {
            let sheet = sheet.with_paragraphs();
            let (part, evidence) = one(&sheet, *habits);
            // A second page of the same payslip: totals without a name, or notes
            match found.last_mut() {
                Some((before, known)) if continues(before, &part) => {
                    join(before, part);
                    known.join(evidence);
                }
                _ => found.push((part, evidence)),
            }
        }
    }
    found.retain(|(payslip, _)| !payslip.fields.is_empty());
    found
}

/// How much what was read speaks for a payslip: that it names somebody, some days and an office's number, and above all
/// that what was earned less what was kept back is what was paid out.
pub fn weight(payslips: &[(Extraction, Evidence)]) -> f32 {
    const AGREES: f32 = 3.0;
    const EACH: f32 = 0.75;
    let of = |(payslip, evidence): &(Extraction, Evidence)| {
        let amount = |found: Option<&Found>| match found.map(|found| &found.value) {
            Some(Value::Amount(amount)) => Some(*amount),
            _ => None,
        };
        let has = |fields: &[Field]| {
            let sure = |field: &Field| {
                payslip
                    .fields
                    .get(field)
                    .is_some_and(|found| found.confidence > 0.7)
            };
            if fields.iter().any(sure) { EACH } else { 0.0 }
        };
        let (gross, net, kept) = (
            amount(payslip.fields.get(&Field::GrossAmount)),
            amount(payslip.fields.get(&Field::NetAmount)),
            amount(evidence.deductions.as_ref()),
        );
        let (Some(gross), Some(net), Some(kept)) = (gross, net, kept) else {
            return 0.0;
        };
        if gross - kept != net || kept == openwink_model::Amount::ZERO {
            return 0.0;
        }
        AGREES
            + has(&[Field::EmployeeName])
            + has(&[Field::StartDate, Field::PayDate])
            + has(&[Field::SsNumber, Field::TaxNumber, Field::PhilHealthNumber])
    };
    let weights: Vec<f32> = payslips.iter().map(of).collect();
    let most = weights.iter().copied().fold(0.0, f32::max);
    // Other papers with such sums come alone
    let several = weights.iter().filter(|weight| **weight > 0.0).count().clamp(1, 3) - 1;
    most + 2.0 * several as f32
}

/// How many parts of these pages have the labels that every payslip has and no other paper together: what was paid out,
/// what it was made of, and for whom or when.
pub fn speaks(pages: &[(usize, &Page)]) -> usize {
    pages
        .iter()
        .flat_map(|&(index, page)| parts::split(page, index, &LEXICON))
        .filter(is_one)
        .count()
}

fn is_one(sheet: &Sheet<'_>) -> bool {
    let hits = sheet.hits(&LEXICON);
    let some = |roles: &[&str]| {
        let has = |role: &&&str| hits.iter().any(|hit| hit.first && hit.role == **role);
        roles.iter().filter(has).count()
    };
    some(&["netAmount"]) == 1
        && some(&[
            "grossAmount",
            "totalDeductions",
            "section.earnings",
            "section.deductions",
        ]) >= 2
        && some(&[
            "employeeName",
            "period",
            "startDate",
            "payDate",
            "ssNumber",
            "taxNumber",
            "title",
        ]) >= 2
}

fn one(sheet: &Sheet<'_>, habits: Habits) -> (Extraction, Evidence) {
    let form = Form::new(sheet, &LEXICON, habits);
    let mut fields: BTreeMap<Field, Found> = BTreeMap::new();
    let mut set = |field: Field, found: Option<Found>| {
        if let Some(found) = found {
            fields.insert(field, found);
        }
    };
    for field in [
        Field::SsNumber,
        Field::PhilHealthNumber,
        Field::PagIbigNumber,
        Field::TaxNumber,
    ] {
        let number = numbers::read(&form, field);
        set(field, number.map(|candidate| candidate.found(sheet)));
    }
    let (start, end) = period::read(&form);
    set(Field::StartDate, start);
    set(Field::EndDate, end);
    // `Paid: 20 March 2026`; over a column the same word is no date's label
    let paid = || {
        form.hits_of("column.amount")
            .any(|hit| hit.first && sheet.text(hit.span).eq_ignore_ascii_case("paid"))
            .then_some(())?;
        form.candidates("column.amount", Field::PayDate)
            .into_iter()
            .find(|paid| paid.score > 0.5)
    };
    set(
        Field::PayDate,
        form.pick(Field::PayDate)
            .or_else(paid)
            .map(|candidate| candidate.found(sheet)),
    );
    let table = table::Table::read(&form);
    let rows = lines::read(&form, &table);
    let mut lines = rows.lines;
    let totals = totals::read(&form, &table, &lines, rows.proof.as_ref());
    let amount = |found: &Option<Found>| match found.as_ref().map(|found| &found.value) {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    };
    let printed = mend::Printed {
        gross: amount(&totals.gross),
        deductions: amount(&totals.deductions),
    };
    // A total whose words were not known is no line; nor is the pay in words: `Ringgit Malaysia Four Thousand … Only`
    let net = amount(&totals.net);
    lines.retain(|line| {
        let in_words = Some(line.line.amount) == net && line.line.label.split_whitespace().count() >= 5;
        !totals.cells.contains(&line.amount) && !in_words
    });
    mend::mend(&form, &mut lines, &rows.spare, printed);
    let evidence = Evidence {
        deductions: totals.deductions.clone(),
        in_order: evidence::in_order(&form, &table, &lines, totals.gross.as_ref()),
    };
    set(Field::GrossAmount, totals.gross);
    set(Field::NetAmount, totals.net);
    set(Field::Currency, totals.currency);
    let employee = people::employee(&form, &table);
    let employer = employer::read(&form, employee.as_ref());
    set(
        Field::EmployeeName,
        employee.map(|candidate| candidate.found(sheet)),
    );
    set(
        Field::EmployerName,
        employer.map(|candidate| candidate.found(sheet)),
    );
    let payslip = Extraction {
        file_type: Class::Payslip,
        pages: vec![sheet.index],
        fields,
        lines: lines.into_iter().map(|line| line.line).collect(),
    };
    (payslip, evidence)
}

/// Whether a page goes on with the payslip before it: it names nobody, or the same person and period.
fn continues(before: &Extraction, part: &Extraction) -> bool {
    let same = |field| match (before.fields.get(&field), part.fields.get(&field)) {
        (Some(one), Some(other)) => one.value == other.value,
        (_, None) => true,
        (None, Some(_)) => false,
    };
    let nobody = part
        .fields
        .get(&Field::EmployeeName)
        .is_none_or(|found| found.confidence < 0.8);
    let net = part.fields.contains_key(&Field::NetAmount) && before.fields.contains_key(&Field::NetAmount);
    if net {
        // The employer's and the employee's copy of one slip
        same(Field::NetAmount)
            && same(Field::EmployeeName)
            && same(Field::StartDate)
            && same(Field::SsNumber)
            && same(Field::TaxNumber)
    } else {
        nobody || same(Field::EmployeeName)
    }
}

fn join(before: &mut Extraction, part: Extraction) {
    let copy = part.fields.contains_key(&Field::NetAmount) && before.fields.contains_key(&Field::NetAmount);
    for (field, found) in part.fields {
        before.fields.entry(field).or_insert(found);
    }
    if !copy {
        before.lines.extend(part.lines);
    }
    before.pages.extend(
        part.pages
            .into_iter()
            .filter(|page| !before.pages.contains(page))
            .collect::<Vec<_>>(),
    );
}
