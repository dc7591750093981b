//! Yearly tax documents: the Philippine 2316, the Indonesian 1721-A1, the Indian Form 16, and the Mexican pay receipt as
//! the tax office has it.

use std::{collections::BTreeMap, sync::LazyLock};

use openwink_model::{Amount, Country, Date};

use crate::{
    Class, Extraction, Field, Found, Page, Value,
    layout::{CellId, Hit, Lexicon, Relation, Sheet, Span},
    values::{self, Habits, Office, amount, office},
};

use super::{
    candidate::{Candidate, Form},
    payslip::{employer, period},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("labels/tax.toml")]).expect("the crate's own file, which the tests parse")
});

const CONVINCING: f32 = 0.45;

pub fn extract(pages: &[(usize, &Page)], habits: &Habits) -> Vec<Extraction> {
    let mut document = Extraction {
        file_type: Class::TaxDocument,
        pages: Vec::new(),
        fields: BTreeMap::new(),
        lines: Vec::new(),
    };
    for &(index, page) in pages {
        let sheet = Sheet::new(page, index);
        document.pages.push(index);
        for (field, found) in one(&Form::new(&sheet, &LEXICON, *habits)) {
            document.fields.entry(field).or_insert(found);
        }
    }
    (!document.fields.is_empty())
        .then_some(document)
        .into_iter()
        .collect()
}

fn one(form: &Form<'_, '_>) -> BTreeMap<Field, Found> {
    let sheet = form.sheet;
    let employee = person(form);
    let employer = company(form, employee.as_ref());
    let gross = gross(form);
    let base = most(form, "baseAmount").or_else(|| {
        // A form without a line of basic salary: what is taxed of it
        best_amount(form, "taxableAmount")
    });
    let (start, end) = days(form);
    let found = |candidate: Option<Candidate>| {
        candidate
            .filter(|candidate| candidate.score >= CONVINCING)
            .map(|candidate| candidate.found(sheet))
    };
    [
        (Field::EmployeeName, found(employee)),
        (Field::EmployerName, found(employer)),
        (Field::TaxNumber, found(tax_number(form))),
        (Field::GrossAmount, found(gross)),
        (Field::BaseAmount, found(base)),
        (Field::StartDate, start),
        (Field::EndDate, end),
    ]
    .into_iter()
    .filter_map(|(field, found)| Some((field, found?)))
    .collect()
}

/// The heading that a cell stands under: the nearest above that begins no further right.
fn section<'f>(form: &'f Form<'_, '_>, cell: CellId) -> Option<&'f str> {
    let place = form.sheet.cell(cell);
    form.hits
        .iter()
        .filter(|hit| hit.role.starts_with("section.") && hit.first)
        .map(|hit| (hit, form.sheet.cell(hit.span.cell)))
        .filter(|(_, heading)| {
            heading.middle() < place.middle() && heading.left <= place.left + 2.0 * place.height()
        })
        .max_by(|(_, one), (_, other)| one.top.total_cmp(&other.top))
        .map(|(hit, _)| hit.role)
}

/// Candidates of a role, less of those that stand under another party's heading.
fn under(form: &Form<'_, '_>, role: &str, field: Field, own: &str) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for hit in form.hits_of(role) {
        let weight = match section(form, hit.span.cell) {
            Some(section) if section == own => 1.0,
            None | Some("section.amounts") => 0.85,
            Some(_) => 0.35,
        };
        for neighbour in form.neighbours(hit) {
            let text = sheet_text(form, neighbour.span);
            let (span, text) = first_line(neighbour.span, text);
            let Some((value, certain)) = form.parse(field, text) else {
                continue;
            };
            if !neighbour.colon && (!hit.first || form.is_figure(text)) {
                continue;
            }
            // `44A Others (Specify)`: the next column's box
            if neighbour.relation == Relation::Right && is_box(form.sheet.text(neighbour.span)) {
                continue;
            }
            found.push(Candidate {
                value,
                span,
                score: form.fit(hit, &neighbour) * certain * weight,
            });
        }
    }
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    found
}

fn sheet_text<'f>(form: &'f Form<'_, '_>, span: Span) -> &'f str {
    form.sheet.text(span)
}

/// Whether a text begins with the number of a box of the form.
fn is_box(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let digits = first.chars().take_while(char::is_ascii_digit).count();
    let rest = first[digits..].trim_end_matches('.');
    (1..=2).contains(&digits) && rest.len() <= 1 && rest.chars().all(|letter| letter.is_ascii_uppercase())
}

/// `1 ABC CORPORATION`: the number of a box is no part of what stands in it.
fn first_line(span: Span, text: &str) -> (Span, &str) {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match rest.strip_prefix([' ', '.']) {
        Some(rest) if rest.starts_with(|letter: char| letter.is_alphabetic() || letter == ' ') => {
            let rest = rest.trim_start();
            let start = span.start + (text.len() - rest.len());
            (Span { start, ..span }, rest)
        }
        _ => (span, text),
    }
}

fn person(form: &Form<'_, '_>) -> Option<Candidate> {
    let mut found = under(form, "employeeName", Field::EmployeeName, "section.employee");
    // `NAMA` alone is everybody's; its section says whose
    let share = if found.is_empty() { 0.95 } else { 0.75 };
    found.extend(
        under(form, "name", Field::EmployeeName, "section.employee")
            .into_iter()
            .map(|mut candidate| {
                candidate.score *= share;
                candidate
            }),
    );
    // The name may stand right under the party's heading
    for hit in form
        .hits_of("section.employee")
        .filter(|hit| hit.first && hit.alone)
    {
        let first = form
            .neighbours(hit)
            .into_iter()
            .find(|neighbour| neighbour.relation == Relation::Below);
        let Some(first) = first else { continue };
        let text = form.sheet.text(first.span);
        if text.split_whitespace().count() >= 2
            && let Some((value, certain)) = form.parse(Field::EmployeeName, text)
        {
            found.push(Candidate {
                value,
                span: first.span,
                score: 0.7 * certain,
            });
        }
    }
    found.retain(|candidate| !employer::has_legal_form(form.sheet.text(candidate.span)));
    found
        .into_iter()
        .max_by(|one, other| one.score.total_cmp(&other.score))
}

fn company(form: &Form<'_, '_>, employee: Option<&Candidate>) -> Option<Candidate> {
    let same = |candidate: &Candidate| employee.is_some_and(|employee| employee.value == candidate.value);
    let labelled = under(form, "employerName", Field::EmployerName, "section.employer")
        .into_iter()
        .find(|candidate| !same(candidate));
    match labelled.filter(|candidate| candidate.score > 0.5) {
        Some(mut labelled) => {
            // A long name goes on in the next line of its box
            let whole = form
                .candidates("employerName", Field::EmployerName)
                .into_iter()
                .find(|candidate| candidate.span == labelled.span);
            if let Some(whole) = whole
                && let Value::Text(text) = &whole.value
                && !employer::is_address(text.strip_prefix(form.sheet.text(labelled.span)).unwrap_or(""))
                && !text.contains(|letter: char| letter.is_ascii_digit())
            {
                labelled.value = whole.value;
            }
            Some(labelled)
        }
        None => employer::read(form, employee),
    }
}

/// The employee's number. The employer has one of the same kind, often with the same label.
fn tax_number(form: &Form<'_, '_>) -> Option<Candidate> {
    let mut found = under(form, "taxNumber", Field::TaxNumber, "section.employee");
    for candidate in &mut found {
        let text = form.sheet.text(candidate.span);
        // Companies' numbers have three letters, persons' four
        let company =
            office::parse(Office::Rfc, text).is_some_and(|number| number.compact.chars().count() == 12);
        if company && form.habits.country == Some(Country::Mx) {
            candidate.score *= 0.3;
        }
    }
    let mut best = found
        .iter()
        .max_by(|one, other| one.score.total_cmp(&other.score))?
        .clone();
    // Whose the number is, is never sure where there are several
    if found.iter().any(|other| other.value != best.value) {
        best.score = best.score.min(0.89);
    }
    Some(best)
}

fn amounts<'f>(form: &'f Form<'_, '_>, role: &'f str) -> impl Iterator<Item = (Candidate, Amount)> + 'f {
    form.hits_of(role).flat_map(move |hit| beside(form, hit))
}

fn beside(form: &Form<'_, '_>, hit: &Hit<'_>) -> Vec<(Candidate, Amount)> {
    let neighbours = form.neighbours(hit);
    let mut found = Vec::new();
    for neighbour in neighbours {
        let text = form.sheet.text(neighbour.span);
        let Some(parsed) = amount::parse(text, &form.habits) else {
            continue;
        };
        // `8`, `1`: the number of another box
        if !parsed.decimals && parsed.amount < Amount::units(100) && parsed.amount != Amount::ZERO {
            continue;
        }
        let candidate = Candidate {
            value: Value::Amount(parsed.amount),
            span: neighbour.span,
            score: form.fit(hit, &neighbour) * parsed.certain,
        };
        found.push((candidate, parsed.amount));
    }
    found
}

fn best_amount(form: &Form<'_, '_>, role: &str) -> Option<Candidate> {
    amounts(form, role)
        .max_by(|(one, _), (other, _)| one.score.total_cmp(&other.score))
        .map(|(candidate, _)| candidate)
}

fn gross(form: &Form<'_, '_>) -> Option<Candidate> {
    best_amount(form, "grossAmount").or_else(|| best_amount(form, "section17"))
}

/// The largest of the amounts that are sure enough: a form has a line of basic salary for what is taxed and one for what
/// is not, and all but one are nought.
fn most(form: &Form<'_, '_>, role: &str) -> Option<Candidate> {
    let found: Vec<(Candidate, Amount)> = amounts(form, role).collect();
    let best = found
        .iter()
        .map(|(candidate, _)| candidate.score)
        .fold(0.0, f32::max);
    found
        .into_iter()
        .filter(|(candidate, _)| candidate.score > 0.8 * best)
        .max_by_key(|(_, amount)| *amount)
        .map(|(candidate, _)| candidate)
}

/// The days that the document is for: a range that is printed as one, or months or days of the year that it names.
fn days(form: &Form<'_, '_>) -> (Option<Found>, Option<Found>) {
    let years = years(form);
    for hit in form.hits_of("period") {
        let texts: Vec<Span> = form
            .neighbours(hit)
            .iter()
            .map(|neighbour| neighbour.span)
            .collect();
        // Both ends in one text, or each in its own
        let mut tries: Vec<(String, Span)> = texts
            .iter()
            .map(|span| (form.sheet.text(*span).to_owned(), *span))
            .collect();
        tries.extend(texts.windows(2).map(|two| {
            (
                format!("{} {}", form.sheet.text(two[0]), form.sheet.text(two[1])),
                two[0],
            )
        }));
        for (text, span) in tries {
            let whole = values::date::parse_period(&text, &form.habits)
                .filter(|period| period.kind != values::PeriodKind::Month)
                .map(|period| (period.start, period.end));
            // `From 01/04/2025`: a day is no first and last month
            let day = !values::date::find(&text, &form.habits).is_empty();
            let of_year = || of_year(&text, years.first().copied()).filter(|_| !day);
            if let Some((start, end)) = whole.or_else(of_year) {
                let found = |date| Found {
                    value: Value::Date(date),
                    confidence: 0.93 * form.sheet.confidence(span),
                    page: form.sheet.index,
                    area: form.sheet.area(span),
                };
                return (Some(found(start)), Some(found(end)));
            }
        }
    }
    if let Some(days) = days_of_year(form, years.first().copied()) {
        return days;
    }
    let printed = period::read(form);
    if printed.0.is_some() && printed.1.is_some() {
        return printed;
    }
    (printed.0, printed.1)
}

/// `From (MM/DD) 01/01  To (MM/DD) 12/31`: days in boxes of their own, of a year that stands elsewhere.
fn days_of_year(form: &Form<'_, '_>, year: Option<i16>) -> Option<(Option<Found>, Option<Found>)> {
    let year = year?;
    let box_of = |role: &str| {
        form.hits_of(role)
            .flat_map(|hit| form.neighbours(hit))
            .map(|neighbour| neighbour.span)
            .find(|span| {
                let text = form.sheet.text(*span);
                text.contains('/')
                    && text.len() <= 7
                    && text.starts_with(|letter: char| letter.is_ascii_digit())
            })
    };
    let (first, last) = (box_of("startDate")?, box_of("endDate")?);
    let text = format!("{} {}", form.sheet.text(first), form.sheet.text(last));
    let (start, end) = of_year(&text, Some(year))?;
    let found = |date, span| Found {
        value: Value::Date(date),
        confidence: 0.93 * form.sheet.confidence(span),
        page: form.sheet.index,
        area: form.sheet.area(span),
    };
    Some((Some(found(start, first)), Some(found(end, last))))
}

/// The year in the number of an Indonesian form: `1.1-12.24-0001234` is of December 2024.
fn numbered_year(text: &str) -> Option<i16> {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (_, rest) = bare.split_once("1.1-")?;
    let (month, rest) = rest.split_once('.')?;
    let (year, number) = rest.split_once('-')?;
    let month: u8 = month.parse().ok()?;
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let year: i16 = (year.len() == 2).then(|| year.parse().ok()).flatten()?;
    ((1..=12).contains(&month) && digits >= 6).then_some(2000 + year)
}

/// The years that the form names as its own.
fn years(form: &Form<'_, '_>) -> Vec<i16> {
    let mut years = Vec::new();
    for hit in form.hits_of("year") {
        for neighbour in form.neighbours(hit) {
            let digits: String = form
                .sheet
                .text(neighbour.span)
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .take(4)
                .collect();
            years.extend(
                digits
                    .parse::<i16>()
                    .ok()
                    .filter(|year| (1990..=2100).contains(year)),
            );
        }
    }
    if years.is_empty() {
        years.extend(form.sheet.cells.iter().find_map(|cell| numbered_year(&cell.text)));
    }
    years
}

/// `01 - 12 TAHUN 2025`, `01/01 12/31` of a year that stands elsewhere.
fn of_year(text: &str, year: Option<i16>) -> Option<(Date, Date)> {
    // A box's own name (`H.02`) stands before what is written in it
    let text = match text.split_once(' ') {
        Some((first, rest))
            if first.contains('.') && first.starts_with(|letter: char| letter.is_alphabetic()) =>
        {
            rest
        }
        _ => text,
    };
    let numbers: Vec<i16> = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let month = |number: i16| (1..=12).contains(&number).then_some(number as i8);
    match numbers[..] {
        [first, last, year] if (1990..=2100).contains(&year) => months(month(first)?, month(last)?, year),
        [first, last] if !text.contains('/') => months(month(first)?, month(last)?, year?),
        [one, two, three, four] => {
            let year = year?;
            let start = Date::new(year, month(one)?, two as i8)?;
            let end = Date::new(year, month(three)?, four as i8)?;
            (start <= end).then_some((start, end))
        }
        _ => None,
    }
}

fn months(first: i8, last: i8, year: i16) -> Option<(Date, Date)> {
    let start = Date::new(year, first, 1)?;
    let end = Date::new(year, last, 1)?.last_of_month();
    (start <= end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_forms_print_them() {
        let of = |text, year| of_year(text, year).map(|(start, end)| format!("{start} {end}"));
        let whole = Some("2025-01-01 2025-12-31".to_owned());
        assert_eq!(of("01/01 12/31", Some(2025)), whole);
        assert_eq!(of("H.02 01 - 12 TAHUN 2025", None), whole);
        assert_eq!(of("01 - 12", Some(2025)), whole);
        assert_eq!(of("01/01 12/31", None), None);
        assert_eq!(of("13 - 14", Some(2025)), None);
        assert_eq!(numbered_year("NOMOR : 1 . 1 - 12 . 24 - 2769649"), Some(2024));
        assert_eq!(numbered_year("1.1-13.24-2769649"), None);
        assert_eq!(numbered_year("081.1-12.5"), None);
    }
}
