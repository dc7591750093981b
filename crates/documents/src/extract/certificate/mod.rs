//! Certificates of employment: tables with labels, and letters that say the same in sentences.

mod letter;
mod signature;

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    Class, Extraction, Field, Found, Page, Value,
    layout::{Hit, Lexicon, Sheet},
    values::{Habits, amount, name, words},
};

use super::{
    candidate::{Candidate, Form},
    currency,
    payslip::employer,
    prose::Prose,
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("../labels/certificate.toml")])
        .expect("the crate's own file, which the tests parse")
});

const CONVINCING: f32 = 0.5;

pub fn extract(pages: &[(usize, &Page)], habits: &Habits) -> Vec<Extraction> {
    let mut certificate = Extraction {
        file_type: Class::EmploymentCertificate,
        pages: Vec::new(),
        fields: BTreeMap::new(),
        lines: Vec::new(),
    };
    for &(index, page) in pages {
        let sheet = Sheet::new(page, index);
        certificate.pages.push(index);
        for (field, found) in one(&malay(Form::new(&sheet, &LEXICON, *habits))) {
            certificate.fields.entry(field).or_insert(found);
        }
    }
    (!certificate.fields.is_empty())
        .then_some(certificate)
        .into_iter()
        .collect()
}

fn one(form: &Form<'_, '_>) -> BTreeMap<Field, Found> {
    let sheet = form.sheet;
    let prose = Prose::new(sheet);
    let table = table(form);
    let mut fields: BTreeMap<Field, Found> = BTreeMap::new();
    for &field in Class::EmploymentCertificate.fields() {
        let labelled = match field {
            // Numbers and names without a label are found in another way
            Field::SalaryAmount | Field::SalaryTerm | Field::Currency | Field::EmployeeIdType => None,
            Field::SignatoryName | Field::SignatoryPosition => None,
            Field::EmployeeIdNumber => None,
            _ => labelled(&table, &prose, field),
        };
        let found = labelled
            .map(|candidate| candidate.found(sheet))
            .or_else(|| letter::read(form, &prose, field));
        if let Some(found) = found {
            fields.insert(field, found);
        }
    }
    for (field, found) in salary(&table, form, &prose)
        .into_iter()
        .chain(letter::id(form, &prose))
    {
        fields.insert(field, found);
    }
    letterhead(&table, &mut fields);
    divided(&mut fields);
    let subject = text_of(fields.get(&Field::FullName));
    for (field, found) in signature::read(&table, &prose, subject.as_deref()) {
        fields.insert(field, found);
    }
    fields
}

/// `Jabatan` is a post in Indonesian, and in Malay, which calls that `jawatan`, the department.
fn malay<'a, 'l>(mut form: Form<'a, 'l>) -> Form<'a, 'l> {
    let sheet = form.sheet;
    let says = |hit: &Hit<'_>, word: &str| sheet.text(hit.span).eq_ignore_ascii_case(word);
    if form.hits.iter().any(|hit| says(hit, "jawatan")) {
        for hit in form.hits.iter_mut().filter(|hit| says(hit, "jabatan")) {
            hit.role = Field::Department.as_str();
        }
    }
    form
}

/// The page with those labels alone that are labels: in a letter the same words stand in the midst of sentences.
fn table<'a, 'l>(form: &Form<'a, 'l>) -> Form<'a, 'l> {
    let sheet = form.sheet;
    let mut table = form.clone();
    table.hits.retain(|hit| {
        let line = &sheet.lines[sheet.cell(hit.span.cell).line];
        let rest = sheet.cell(hit.span.cell).text[hit.span.end..].trim_start();
        // Justified lines fall into many cells
        rest.starts_with(':')
            || (hit.first && hit.alone && (line.len() <= 3) && line.first() == Some(&hit.span.cell))
    });
    table
}

/// A value beside a label of the table. In letters that begin with who signs, the labels after that are meant.
fn labelled(form: &Form<'_, '_>, prose: &Prose<'_, '_>, field: Field) -> Option<Candidate> {
    let (signer, subject) = prose.blocks();
    let from = signer.and(subject).unwrap_or(0);
    form.candidates(field.as_str(), field)
        .into_iter()
        .find(|candidate| {
            let after = prose.place(candidate.span).is_none_or(|place| place >= from);
            let plausible = match (&candidate.value, field) {
                (Value::Text(text), Field::EmployerName) => !super::prose::is_own_company(text),
                (Value::Text(text), Field::FullName) => !employer::has_legal_form(text),
                (Value::Text(text), Field::SalaryTerm) => words::salary_term(text).is_some(),
                (Value::Text(text), Field::EmploymentStatus) => text.split_whitespace().count() <= 5,
                _ => true,
            };
            candidate.score >= CONVINCING && after && plausible
        })
}

/// What is paid, in which currency and for what: `RM6,650.00 per month`, `a monthly basic salary of ₱24,000.00`.
fn salary(table: &Form<'_, '_>, form: &Form<'_, '_>, prose: &Prose<'_, '_>) -> Vec<(Field, Found)> {
    let sheet = form.sheet;
    let mut found = Vec::new();
    let mut best: Option<Candidate> = None;
    let mut said: Option<(String, crate::layout::Span)> = None;
    for hit in table.hits_of(Field::SalaryAmount.as_str()) {
        for neighbour in table.neighbours(hit) {
            let text = sheet.text(neighbour.span);
            let Some((at, parsed)) = amount::find(text, &form.habits).into_iter().next() else {
                continue;
            };
            let score = form.fit(hit, &neighbour) * parsed.certain;
            let early = at.start <= 24;
            if early && score >= CONVINCING && best.as_ref().is_none_or(|known| score > known.score) {
                // The term stands with the amount, or in the label
                said = [neighbour.span, hit.span].into_iter().find_map(|span| {
                    let text = sheet.text(span);
                    let term = words::salary_term(text)?;
                    Some((term.print(text), span))
                });
                let span = crate::layout::Span {
                    start: neighbour.span.start + at.start,
                    end: neighbour.span.start + at.end,
                    ..neighbour.span
                };
                best = Some(Candidate {
                    value: Value::Amount(parsed.amount),
                    span,
                    score,
                });
            }
        }
    }
    let Some(best) = best else {
        return letter::salary(form, prose);
    };
    let said = said.map(|(term, span)| Candidate {
        value: Value::Text(term),
        span,
        ..best.clone()
    });
    // Or it has a label of its own: `Pay frequency: Monthly`
    let labelled = || labelled(table, prose, Field::SalaryTerm);
    if let Some(term) = said.or_else(labelled) {
        found.push((Field::SalaryTerm, term.found(sheet)));
    }
    if let Some(currency) = currency::read(form, &[best.span]) {
        found.push((Field::Currency, currency));
    }
    found.push((Field::SalaryAmount, best.found(sheet)));
    found
}

/// Who employs is on the letter's head, where the letter itself says only `this company`, or less of the name.
fn letterhead(form: &Form<'_, '_>, fields: &mut BTreeMap<Field, Found>) {
    let head = employer::read(form, None);
    let said = text_of(fields.get(&Field::EmployerName));
    match (said, head) {
        (None, Some(head)) => {
            fields.insert(Field::EmployerName, head.found(form.sheet));
        }
        (Some(said), Some(head)) => {
            if let (Value::Text(text), Some(found)) = (&head.value, fields.get_mut(&Field::EmployerName))
                && *text == said
            {
                found.confidence = 1.0 - 0.3 * (1.0 - found.confidence);
            }
        }
        _ => {}
    }
}

/// `Cruz, Juan Santos` is also a last, a first and a middle name.
fn divided(fields: &mut BTreeMap<Field, Found>) {
    let Some(full) = fields.get(&Field::FullName).cloned() else {
        return;
    };
    let Some(text) = text_of(Some(&full)) else { return };
    let parts = name::parts(&text);
    let sure = if parts.open { 0.8 } else { 0.97 };
    for (field, part) in [
        (Field::FirstName, parts.first),
        (Field::MiddleName, parts.middle),
        (Field::LastName, parts.last),
    ] {
        if let Some(part) = part {
            fields.entry(field).or_insert(Found {
                value: Value::Text(part),
                confidence: full.confidence * sure,
                ..full.clone()
            });
        }
    }
}

fn text_of(found: Option<&Found>) -> Option<String> {
    match &found?.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}
