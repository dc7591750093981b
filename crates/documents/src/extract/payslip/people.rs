//! Who was paid.

use crate::{
    Field, Value,
    extract::{
        address,
        candidate::{Candidate, Form},
    },
    layout::CellId,
};

use super::{
    employer::{has_legal_form, is_address, is_business},
    table::Table,
};

/// The employee: by a label, or a name that stands for itself in the upper part of the page.
pub fn employee(form: &Form<'_, '_>, table: &Table) -> Option<Candidate> {
    let labelled = form
        .candidates("employeeName", Field::EmployeeName)
        .into_iter()
        .find(|candidate| {
            let text = form.sheet.text(candidate.span);
            // `Staff Nurse`: no label and a name, but a post
            let post = candidate.score < 0.7 && is_business(text);
            !has_legal_form(text) && !post && candidate.score > 0.35
        });
    match labelled {
        Some(labelled) if labelled.score >= 0.6 => Some(labelled),
        Some(labelled) => unlabelled(form, table)
            .filter(|other| other.score > labelled.score)
            .or(Some(labelled)),
        None => unlabelled(form, table),
    }
}

/// A line that looks like a person's name and is no label, title, company or address. Seldom needed, never sure.
fn unlabelled(form: &Form<'_, '_>, table: &Table) -> Option<Candidate> {
    let sheet = form.sheet;
    let mut best: Option<(f32, Candidate)> = None;
    for cell in 0..sheet.cells.len() {
        let place = sheet.cell(cell).middle() / sheet.page.height;
        // What an amount belongs to is what was paid for
        let right = sheet.right_of(cell).next();
        let below = sheet.below(cell, 2.6).first().copied();
        let paid = right
            .into_iter()
            .chain(below)
            .any(|cell| table.at(cell).is_some());
        if place > 0.45 || touched(form, cell) || paid || sheet.in_header_row(cell) {
            continue;
        }
        let mut span = sheet.trimmed(sheet.whole(cell));
        span.end = span.start + first_piece(sheet.text(span)).len();
        // `0029644 Niño Gabriel L. Ong`, `EMP-10551 Sandeep Das`: the number is the employee's
        let text = sheet.text(span);
        let first = text.split(' ').next().unwrap_or_default();
        let number = match first.chars().filter(char::is_ascii_digit).count() {
            0..3 => 0,
            // `47300 Petaling Jaya, Selangor` is a place
            _ if text.contains(',')
                && first.chars().all(|letter| letter.is_ascii_digit())
                && first.len() <= 6 =>
            {
                0
            }
            _ => (first.len() + 1).min(text.len()),
        };
        span.start += number;
        let text = sheet.text(span);
        let words = text.split_whitespace().count();
        // `Rajendran s/o Krishnan`: the son of
        let bare = text.replace("s/o", "").replace("S/O", "");
        if !(2..=6).contains(&words) || is_business(&bare) {
            continue;
        }
        let Some((value, certain)) = form.parse(Field::EmployeeName, text) else {
            continue;
        };
        // `SG 30329753674`: one word and a number
        if matches!(&value, Value::Text(name) if !name.contains(' ')) {
            continue;
        }
        // `11900 Pulau Pinang`, after a street or a company
        let placed = sheet.left_of(cell).any(|left| {
            let text = &sheet.cell(left).text;
            is_address(text) || has_legal_form(text)
        });
        if placed && number > 0 {
            continue;
        }
        let before = sheet.left_of(cell).next().and_then(|left| table.at(left));
        let numbered = number >= 4
            || text.ends_with([')', ']']) && text.contains(|letter: char| letter.is_ascii_digit())
            || before.is_some_and(|number| !number.parsed.decimals);
        // Addressed again, or named again over the signature
        let again = sheet.cells.iter().enumerate().any(|(other, place)| {
            other != cell && text.len() >= 6 && place.text.to_lowercase().contains(&text.to_lowercase())
        });
        // As the window of an envelope shows it
        let small = sheet.cell(cell).height() < 1.2 * sheet.usual_height();
        let addressed = small && !placed && address::stands_under(form, cell);
        let score = 0.55 * certain
            + if numbered { 0.25 } else { 0.0 }
            + if again { 0.12 } else { 0.0 }
            + if addressed { 0.2 } else { 0.0 }
            - 0.2 * place;
        let candidate = Candidate { value, span, score };
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, candidate));
        }
    }
    // One that nothing but its looks speaks for is no finding
    best.filter(|(score, _)| *score >= 0.46)
        .map(|(_, candidate)| candidate)
}

/// `Juan dela Cruz | SSS 34-1234567-8`: what stands before the first bar or dot.
fn first_piece(text: &str) -> &str {
    let end = [" | ", " · ", " • "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min();
    &text[..end.unwrap_or(text.len())]
}

/// Whether a label stands in the cell, or in its first piece.
fn touched(form: &Form<'_, '_>, cell: CellId) -> bool {
    let end = first_piece(&form.sheet.cell(cell).text).len();
    form.hits
        .iter()
        .any(|hit| hit.span.cell == cell && hit.span.start <= end && (hit.first || !hit.weak))
}

/// Names compared for the employer's sake: it is not the employee.
pub fn is_same(candidate: Option<&Candidate>, text: &str) -> bool {
    matches!(candidate, Some(Candidate { value: Value::Text(name), .. }) if name == text)
}
