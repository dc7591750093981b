//! Bills for telephone, electricity and water: who is billed by whom, for which days, what is owed and what was used.

use std::{collections::BTreeMap, sync::LazyLock};

use openwink_model::Amount;

use crate::{
    Class, Extraction, Field, Found, Page, Value, ValueKind,
    layout::{CellId, Lexicon, Relation, Sheet, Span},
    values::{self, Habits, name},
};

use super::{
    address,
    candidate::{Candidate, Form},
    currency,
    payslip::{employer, period},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("labels/bill.toml")])
        .and_then(|lexicon| lexicon.with_patterns(include_str!("labels/bill_patterns.toml")))
        .expect("the crate's own files, which the tests parse")
});

/// Below this a value beside a label is somebody else's.
const CONVINCING: f32 = 0.45;

/// The bill on these pages; what one page does not have, another may.
pub fn extract(class: Class, pages: &[(usize, &Page)], habits: &Habits) -> Vec<Extraction> {
    let mut bill = Extraction {
        file_type: class,
        pages: Vec::new(),
        fields: BTreeMap::new(),
        lines: Vec::new(),
    };
    for &(index, page) in pages {
        let sheet = Sheet::new(page, index);
        let fields = one(class, &Form::new(&sheet, &LEXICON, *habits));
        bill.pages.push(index);
        for (field, found) in fields {
            bill.fields.entry(field).or_insert(found);
        }
    }
    (!bill.fields.is_empty()).then_some(bill).into_iter().collect()
}

fn one(class: Class, form: &Form<'_, '_>) -> BTreeMap<Field, Found> {
    let sheet = form.sheet;
    let mut chosen: BTreeMap<Field, Candidate> = BTreeMap::new();
    for &field in class.fields() {
        let candidate = match field {
            Field::Address => address::labelled(form),
            Field::DueAmount => due(form),
            Field::PaymentDate => best(form, field).or_else(|| paid(form)).or_else(|| told(form)),
            Field::FirstName | Field::LastName | Field::MiddleName => {
                form.pick(field).filter(|name| name.score > 0.6)
            }
            Field::StatementNumber => best(form, field).or_else(|| numbered(form)),
            Field::StartDate | Field::EndDate | Field::Supplier | Field::Currency => None,
            _ => best(form, field),
        };
        if let Some(candidate) = candidate.filter(|candidate| candidate.score >= CONVINCING) {
            chosen.insert(field, candidate);
        }
    }
    unlabelled(form, &mut chosen);
    // Above the customer's name stands the supplier's own
    let name = chosen
        .get(&Field::FullName)
        .map(|name| sheet.cell(name.span.cell).top);
    for field in [Field::PhoneNumber, Field::EmailAddress] {
        let head = |found: &Candidate| name.is_some_and(|name| sheet.cell(found.span.cell).bottom < name);
        if chosen.get(&field).is_some_and(head) {
            chosen.remove(&field);
        }
    }
    divided(&mut chosen);
    used(form, &mut chosen);
    charged(form, &mut chosen);
    agree(&mut chosen);
    let supplier = employer::read(form, chosen.get(&Field::FullName));
    let amounts: Vec<_> = [Field::DueAmount, Field::CurrentBillAmount]
        .iter()
        .filter_map(|field| chosen.get(field))
        .map(|candidate| candidate.span)
        .collect();
    let currency = currency::read(form, &amounts);
    let (start, end) = period::read(form);
    let mut fields: BTreeMap<Field, Found> = chosen
        .into_iter()
        .map(|(field, candidate)| (field, candidate.found(sheet)))
        .collect();
    let others = [
        (Field::StartDate, start),
        (Field::EndDate, end),
        (Field::Currency, currency),
        (Field::Supplier, supplier.map(|supplier| supplier.found(sheet))),
    ];
    fields.extend(
        others
            .into_iter()
            .filter_map(|(field, found)| Some((field, found?))),
    );
    fields
}

/// The best value beside a field's labels that has the look of one.
fn best(form: &Form<'_, '_>, field: Field) -> Option<Candidate> {
    form.candidates(field.as_str(), field)
        .into_iter()
        .find(|candidate| match (&candidate.value, field.kind()) {
            (Value::Text(text), ValueKind::Text) => {
                // Numbers of accounts and bills have digits, and are no sentence
                text.chars().any(|letter| letter.is_ascii_digit()) && text.split_whitespace().count() <= 4
            }
            (Value::Text(text), ValueKind::Name) => !employer::has_legal_form(text),
            _ => true,
        })
}

/// What is to be paid: printed large at the top and again at the end of the sum, so that prints which agree weigh more.
fn due(form: &Form<'_, '_>) -> Option<Candidate> {
    let candidates = form.candidates(Field::DueAmount.as_str(), Field::DueAmount);
    let score = |candidate: &Candidate| {
        let same = candidates
            .iter()
            .filter(|other| other.value == candidate.value && other.span != candidate.span);
        candidate.score + 0.06 * same.count().min(2) as f32
    };
    let mut found = candidates
        .iter()
        .max_by(|one, other| score(one).total_cmp(&score(other)))?
        .clone();
    found.score = score(&found).min(1.0);
    Some(found)
}

/// A list of what happened has the day first: `03 Mar 2026 | Payment received, thank you | 1,234.00`.
fn paid(form: &Form<'_, '_>) -> Option<Candidate> {
    let sheet = form.sheet;
    form.hits_of(Field::PaymentDate.as_str())
        .filter(|hit| hit.first)
        .find_map(|hit| {
            let day = sheet.left_of(hit.span.cell).next()?;
            let span = sheet.trimmed(sheet.whole(day));
            let (value, certain) = form.parse(Field::PaymentDate, sheet.text(span))?;
            Some(Candidate {
                value,
                span,
                score: 0.85 * certain * hit.likeness,
            })
        })
}

/// The bill's number at the head of the page, which only says that it is one: `No. 7955-506742`.
fn numbered(form: &Form<'_, '_>) -> Option<Candidate> {
    const BEFORE: [&str; 9] = ["no.", "no:", "no ", "nomor", "núm.", "n°", "nº", "#", "số"];
    let sheet = form.sheet;
    (0..sheet.cells.len()).find_map(|cell| {
        let text = sheet.cell(cell).text.as_str();
        let high = sheet.cell(cell).middle() < 0.2 * sheet.page.height;
        let lower = text.to_lowercase();
        let before = BEFORE.iter().find(|before| lower.starts_with(**before))?;
        let span = sheet.trimmed(Span {
            start: before.len().min(text.len()),
            ..sheet.whole(cell)
        });
        let number = sheet.text(span);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let whole = number
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-/".contains(letter));
        (high && whole && digits >= 6).then(|| Candidate {
            value: Value::Text(number.to_owned()),
            span,
            score: 0.7,
        })
    })
}

/// The one date in what stands after the label: `Last payment: 2,481.49 on 22-Feb-2026`, `Payment received (14/06/2026)`.
fn told(form: &Form<'_, '_>) -> Option<Candidate> {
    let sheet = form.sheet;
    form.hits_of(Field::PaymentDate.as_str())
        .filter(|hit| hit.first)
        .flat_map(|hit| {
            form.neighbours(hit)
                .into_iter()
                .map(move |neighbour| (hit, neighbour))
        })
        .filter(|(_, neighbour)| neighbour.relation == Relation::Inside)
        .find_map(|(hit, neighbour)| {
            let found = values::date::find(sheet.text(neighbour.span), &form.habits);
            let [only] = &found[..] else { return None };
            let start = neighbour.span.start;
            Some(Candidate {
                value: Value::Date(only.value.date),
                span: Span {
                    start: start + only.at.start,
                    end: start + only.at.end,
                    ..neighbour.span
                },
                score: 0.85 * only.value.certain * hit.likeness,
            })
        })
}

/// Name and address stand in the envelope's window where no label names them.
fn unlabelled(form: &Form<'_, '_>, chosen: &mut BTreeMap<Field, Candidate>) {
    let has_name = chosen.contains_key(&Field::FullName) || chosen.contains_key(&Field::LastName);
    if has_name && chosen.contains_key(&Field::Address) {
        return;
    }
    if let Some((name, address)) = address::block(form) {
        if !has_name {
            chosen.insert(Field::FullName, name);
        }
        chosen.entry(Field::Address).or_insert(address);
    }
    if let Some(name) = chosen.get(&Field::FullName)
        && !chosen.contains_key(&Field::Address)
        && let Some(address) = address::after(form, name.span.cell)
    {
        chosen.insert(Field::Address, address);
    }
}

/// `Cruz, Juan Santos` is also a last, a first and a middle name.
fn divided(chosen: &mut BTreeMap<Field, Candidate>) {
    let Some(full) = chosen.get(&Field::FullName).cloned() else {
        return;
    };
    let Value::Text(text) = &full.value else { return };
    let parts = name::parts(text);
    let sure = if parts.open { 0.8 } else { 0.97 };
    for (field, part) in [
        (Field::FirstName, parts.first),
        (Field::MiddleName, parts.middle),
        (Field::LastName, parts.last),
    ] {
        if let Some(part) = part {
            chosen.entry(field).or_insert(Candidate {
                value: Value::Text(part),
                score: full.score * sure,
                ..full.clone()
            });
        }
    }
}

/// Of several amounts that are called this period's charges, before taxes and after, the one that the sum is made with.
fn charged(form: &Form<'_, '_>, chosen: &mut BTreeMap<Field, Candidate>) {
    let amount = |field: Field| match chosen.get(&field).map(|candidate| &candidate.value) {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    };
    let Some(due) = amount(Field::DueAmount) else {
        return;
    };
    let charges = due - amount(Field::BalanceAmount).unwrap_or(Amount::ZERO);
    if charges <= Amount::ZERO || amount(Field::CurrentBillAmount) == Some(charges) {
        return;
    }
    let fits = form
        .candidates(Field::CurrentBillAmount.as_str(), Field::CurrentBillAmount)
        .into_iter()
        .find(|candidate| candidate.value == Value::Amount(charges) && candidate.score >= CONVINCING);
    if let Some(fits) = fits {
        chosen.insert(Field::CurrentBillAmount, fits);
    }
}

/// What was used is the difference of the readings, where that is printed in their row or column.
fn used(form: &Form<'_, '_>, chosen: &mut BTreeMap<Field, Candidate>) {
    let amount = |field: Field| match chosen.get(&field).map(|candidate| &candidate.value) {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    };
    let (Some(from), Some(to)) = (amount(Field::PreviousReading), amount(Field::PresentReading)) else {
        return;
    };
    let used = to - from;
    if used <= Amount::ZERO || amount(Field::CurrentPeriodUsage) == Some(used) {
        return;
    }
    let sheet = form.sheet;
    let readings: Vec<CellId> = [Field::PreviousReading, Field::PresentReading]
        .iter()
        .filter_map(|field| Some(chosen.get(field)?.span.cell))
        .collect();
    let beside = |cell: CellId| {
        readings.iter().any(|&reading| {
            let (one, other) = (sheet.cell(cell), sheet.cell(reading));
            one.line == other.line || one.shares_column(other) > 0.3
        })
    };
    let printed = (0..sheet.cells.len())
        .filter(|cell| !readings.contains(cell) && beside(*cell))
        .find_map(|cell| {
            let span = sheet.trimmed(sheet.whole(cell));
            let (value, certain) = form.parse(Field::CurrentPeriodUsage, sheet.text(span))?;
            (value == Value::Amount(used)).then_some((value, span, certain))
        });
    if let Some((value, span, certain)) = printed {
        let score = 0.93 * certain;
        chosen.insert(Field::CurrentPeriodUsage, Candidate { value, span, score });
    }
}

/// Figures that add up are surer than each alone; those that do not are less sure.
fn agree(chosen: &mut BTreeMap<Field, Candidate>) {
    let amount = |field: Field| match chosen.get(&field).map(|candidate| &candidate.value) {
        Some(Value::Amount(amount)) => Some(*amount),
        _ => None,
    };
    let sums: [(&[Field], Option<bool>); 2] = [
        (
            &[
                Field::PreviousReading,
                Field::PresentReading,
                Field::CurrentPeriodUsage,
            ],
            (|| {
                let used = amount(Field::PresentReading)? - amount(Field::PreviousReading)?;
                Some(used == amount(Field::CurrentPeriodUsage)?)
            })(),
        ),
        (
            &[Field::DueAmount, Field::CurrentBillAmount, Field::BalanceAmount],
            (|| {
                let balance = amount(Field::BalanceAmount).unwrap_or(Amount::ZERO);
                let adjusted = amount(Field::AdjustmentAmount).unwrap_or(Amount::ZERO);
                let sum = amount(Field::CurrentBillAmount)? + balance;
                let due = amount(Field::DueAmount)?;
                Some(
                    [sum, sum + adjusted, sum - adjusted]
                        .iter()
                        .any(|sum| near(*sum, due)),
                )
            })(),
        ),
    ];
    // What was used stands amid many figures of its unit
    if sums[0].1 != Some(true)
        && let Some(used) = chosen.get_mut(&Field::CurrentPeriodUsage)
    {
        used.score = used.score.min(0.89);
    }
    for (fields, agrees) in sums {
        for field in fields {
            if let (Some(candidate), Some(true)) = (chosen.get_mut(field), agrees) {
                candidate.score = 1.0 - 0.4 * (1.0 - candidate.score.min(1.0));
            }
        }
    }
}

fn near(one: Amount, other: Amount) -> bool {
    (one - other).as_cents().abs() <= 1
}
