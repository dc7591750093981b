//! A payslip: who paid whom, for which days, what was earned, what was kept back, what was paid out.

pub(super) mod employer;
mod lines;
mod parts;
mod people;
pub(super) mod period;
mod sums;
mod table;
mod totals;

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    Class, Extraction, Field, Found, Page,
    layout::{Lexicon, Sheet},
    values::Habits,
};

use super::candidate::Form;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("../labels/payslip.toml")])
        .and_then(|lexicon| lexicon.with_patterns(include_str!("../labels/payslip_patterns.toml")))
        .expect("the crate's own files, which the tests parse")
});

/// The payslips on these pages: usually one, several in a batch printed together.
pub fn extract(pages: &[(usize, &Page)], habits: &Habits) -> Vec<Extraction> {
    let mut found: Vec<Extraction> = Vec::new();
    for &(index, page) in pages {
        for sheet in parts::split(page, index, &LEXICON) {
            let part = one(&sheet, *habits);
            // A second page of the same payslip: totals without a name, or notes
            match found.last_mut() {
                Some(before) if continues(before, &part) => join(before, part),
                _ => found.push(part),
            }
        }
    }
    found.retain(|payslip| !payslip.fields.is_empty());
    found
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

fn one(sheet: &Sheet<'_>, habits: Habits) -> Extraction {
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
        set(field, form.pick(field).map(|candidate| candidate.found(sheet)));
    }
    let (start, end) = period::read(&form);
    set(Field::StartDate, start);
    set(Field::EndDate, end);
    // `Paid: 20 March 2026`; over a column the same word is no date's label
    let paid = || {
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
    let (lines, proof) = lines::read(&form, &table);
    let totals = totals::read(&form, &table, &lines, proof.as_ref());
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
    Extraction {
        file_type: Class::Payslip,
        pages: vec![sheet.index],
        fields,
        lines: lines.into_iter().map(|line| line.line).collect(),
    }
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
