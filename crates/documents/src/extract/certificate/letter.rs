//! What the sentences of a letter say.

use std::ops::Range;

use crate::{
    Field, Found, Value, ValueKind,
    extract::{
        candidate::Form,
        prose::{self, Prose},
    },
    values::{amount, date, name, words},
};

/// What a sentence says has no label's bounds: in letters of unknown wording one in twenty begins or ends elsewhere.
const FROM_SENTENCES: f32 = 0.89;

/// A date stands right behind its words, but for a `the` or an `on`.
const NEAR: usize = 8;

/// A field's value, by the first of its rules that gives one.
pub fn read(form: &Form<'_, '_>, prose: &Prose<'_, '_>, field: Field) -> Option<Found> {
    let by = |rule: &prose::Rule| {
        prose
            .captures(rule)
            .into_iter()
            .find_map(|range| take(form, prose, rule, range))
    };
    match field {
        // The last rule has words that stand before other dates, too: `sejak tanggal 2 November 2010`
        Field::IssueDate => {
            let rules: Vec<&prose::Rule> = prose::rules(field).collect();
            let (last, first) = rules.split_last()?;
            first
                .iter()
                .find_map(|rule| by(rule))
                .or_else(|| dated(form, prose, true))
                .or_else(|| by(last))
                .or_else(|| dated(form, prose, false))
        }
        _ => prose::rules(field).find_map(by),
    }
}

fn take(
    form: &Form<'_, '_>,
    prose: &Prose<'_, '_>,
    rule: &prose::Rule,
    range: Range<usize>,
) -> Option<Found> {
    let field: Field = rule.field.parse().ok()?;
    let text = &prose.text[range.clone()];
    match field.kind() {
        ValueKind::Date => {
            let found = date::find(text, &form.habits).into_iter().next()?;
            let (at, certain) = (found.at, found.value.certain);
            if at.start > NEAR {
                return None;
            }
            let range = range.start + at.start..range.start + at.end;
            Some(prose.found(Value::Date(found.value.date), &range, FROM_SENTENCES * certain))
        }
        ValueKind::Name => {
            // `Tan Wei Jie (NRIC No. …)`
            let text = text.split('(').next().unwrap_or(text).trim_end();
            let range = range.start..range.start + text.len();
            let full = name::parse(text)?;
            let words = full.split_whitespace().count();
            // A name is printed with capitals
            (words >= 1 && full.starts_with(char::is_uppercase) && !full.to_lowercase().starts_with("the "))
                .then(|| prose.found(Value::Text(full), &range, if words > 1 { 0.95 } else { 0.8 }))
        }
        ValueKind::Text => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let capital = text.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit());
            let fits = match field {
                Field::Position | Field::Department => capital,
                Field::EmployerName => capital && !prose::is_own_company(&text),
                Field::EmploymentStatus => {
                    text.split_whitespace().count() <= 4
                        && !text.to_lowercase().starts_with("the ")
                        && rule.allows(&text)
                }
                _ => true,
            };
            fits.then(|| prose.found(Value::Text(text), &range, FROM_SENTENCES))
        }
        _ => None,
    }
}

/// The date that stands for itself, or behind the place it was written at: `Bekasi, 16 April 2026`.
fn dated(form: &Form<'_, '_>, prose: &Prose<'_, '_>, placed: bool) -> Option<Found> {
    let sheet = form.sheet;
    (0..sheet.cells.len()).find_map(|cell| {
        let span = sheet.trimmed(sheet.whole(cell));
        let text = sheet.text(span);
        let found = date::find(text, &form.habits).into_iter().next()?;
        let before = text[..found.at.start].trim_end();
        let rest = text[found.at.end..].trim_matches(|letter: char| !letter.is_alphanumeric());
        let place = before.is_empty() && !placed
            || (before.split_whitespace().count() <= 6
                && before.starts_with(char::is_uppercase)
                && (before.contains(',') || before.ends_with(':') && !placed));
        (place && rest.is_empty()).then(|| {
            let start = prose.place(span).unwrap_or(0);
            let range = start + found.at.start..start + found.at.end;
            prose.found(
                Value::Date(found.value.date),
                &range,
                FROM_SENTENCES * found.value.certain,
            )
        })
    })
}

/// A salary within a sentence, with its currency and what it is paid for.
pub fn salary(form: &Form<'_, '_>, prose: &Prose<'_, '_>) -> Vec<(Field, Found)> {
    /// Between the word and the amount may stand the amount in words.
    const REACH: usize = 160;
    for rule in prose::rules(Field::SalaryAmount) {
        let mut captures = prose.captures(rule);
        captures.sort_by_key(|range| range.start);
        for range in captures {
            let text = &prose.text[range.clone()];
            let Some((at, parsed)) = amount::find(text, &form.habits).into_iter().find(|(at, parsed)| {
                at.start < REACH
                    && (parsed.currency.is_some() || parsed.decimals || parsed.amount.to_f64() >= 1000.0)
            }) else {
                continue;
            };
            let place = range.start + at.start..range.start + at.end;
            let score = if parsed.currency.is_some() || parsed.decimals {
                0.94
            } else {
                0.7
            };
            let mut found = vec![(
                Field::SalaryAmount,
                prose.found(Value::Amount(parsed.amount), &place, score * parsed.certain),
            )];
            if let Some(currency) = parsed.currency {
                found.push((
                    Field::Currency,
                    prose.found(Value::Currency(currency), &place, 0.97),
                ));
            }
            // `a monthly salary of …` or `… per month`
            let before = prose.text[..range.start]
                .rfind(['.', '\n'])
                .map_or(0, |at| at + 1);
            let behind = place.end
                ..prose.text[place.end..]
                    .find(['.', '\n', ';'])
                    .map_or(prose.text.len(), |at| place.end + at);
            for near in [before..place.start, behind] {
                let text = &prose.text[near.clone()];
                if let Some(term) = words::salary_term(text) {
                    let range = near.start + term.at.start..near.start + term.at.end;
                    found.push((
                        Field::SalaryTerm,
                        prose.found(Value::Text(term.print(text)), &range, FROM_SENTENCES),
                    ));
                    break;
                }
            }
            return found;
        }
    }
    Vec::new()
}

/// `2024-0192pernah`: a reader drops the blank before the next word.
fn without_next_word(number: &str) -> &str {
    let rest = number.trim_end_matches(|letter: char| letter.is_lowercase());
    let dropped = number.len() - rest.len() >= 4 && rest.ends_with(|letter: char| letter.is_ascii_digit());
    if dropped { rest } else { number }
}

/// The employee's number, and what it is called: `with Company ID No. 20-18361`.
pub fn id(form: &Form<'_, '_>, prose: &Prose<'_, '_>) -> Vec<(Field, Found)> {
    for hit in form.hits_of(Field::EmployeeIdNumber.as_str()) {
        let Some(start) = prose.place(hit.span) else {
            continue;
        };
        let (signer, subject) = prose.blocks();
        if signer.is_some() && subject.is_some_and(|subject| start < subject) {
            continue;
        }
        let mut end = start + (hit.span.end - hit.span.start);
        // The point of `No.` is the label's
        if prose.text[end..].starts_with('.') && prose.text[..end].to_lowercase().ends_with("no") {
            end += 1;
        }
        let rest = &prose.text[end..];
        let joint = |letter: char| letter.is_whitespace() || ":#-–".contains(letter);
        let begin = end + (rest.len() - rest.trim_start_matches(joint).len());
        let number: &str = prose.text[begin..]
            .split(|letter: char| letter.is_whitespace() || ",;)".contains(letter))
            .next()
            .unwrap_or("")
            .trim_end_matches('.');
        let number = without_next_word(number);
        let plausible = number.chars().filter(char::is_ascii_digit).count() >= 3
            && number
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "-/.".contains(letter));
        if !plausible || date::parse(number, &form.habits).is_some() {
            continue;
        }
        let score = FROM_SENTENCES * hit.likeness;
        let label = prose.text[start..end].to_owned();
        return vec![
            (
                Field::EmployeeIdNumber,
                prose.found(
                    Value::Text(number.to_owned()),
                    &(begin..begin + number.len()),
                    score,
                ),
            ),
            (
                Field::EmployeeIdType,
                prose.found(Value::Text(label), &(start..end), score),
            ),
        ];
    }
    Vec::new()
}
