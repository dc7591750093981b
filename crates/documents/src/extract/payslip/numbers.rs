//! Numbers of offices: by their labels, or by their form where a label was not read.

use std::collections::BTreeSet;

use crate::{
    Field, Value,
    extract::candidate::{Candidate, Form},
    layout::{Relation, Span},
    values::office,
};

/// A number that its form alone tells is the one, if the page has no other of this form.
const BY_FORM: f32 = 0.7;

pub fn read(form: &Form<'_, '_>, field: Field) -> Option<Candidate> {
    labelled(form, field).or_else(|| by_form(form, field))
}

/// The number beside the field's labels. The employer has one of the same kind, often with the same label: at the head
/// of the page, above all that is the employee's.
fn labelled(form: &Form<'_, '_>, field: Field) -> Option<Candidate> {
    /// Less sure than what nothing speaks against.
    const TWO: f32 = 0.89;
    let top = |candidate: &Candidate| form.sheet.cell(candidate.span.cell).top;
    let found = form.candidates(field.as_str(), field);
    let best = found.first()?;
    let person = form
        .hits_of("employeeName")
        .filter(|hit| hit.first && hit.alone)
        .map(|hit| form.sheet.cell(hit.span.cell).top)
        .reduce(f32::min);
    let above = |candidate: &Candidate| person.is_some_and(|person| top(candidate) < person);
    let rival = found
        .iter()
        .find(|other| other.value != best.value && other.score > 0.7 * best.score);
    let Some(rival) = rival else {
        return Some(best.clone());
    };
    let mut chosen = match above(best) && !above(rival) {
        true => rival.clone(),
        false => best.clone(),
    };
    // Where one is above the person and one is not, it is told whose each is
    if above(best) == above(rival) {
        chosen.score = chosen.score.min(TWO);
    }
    Some(chosen)
}

fn by_form(form: &Form<'_, '_>, field: Field) -> Option<Candidate> {
    let others = others(form);
    let mut found: Option<(String, Candidate)> = None;
    for cell in 0..form.sheet.cells.len() {
        for span in pieces(form, cell) {
            let text = form.sheet.text(span);
            let Some((_, number)) = office::by_form(text, form.habits.country)
                .filter(|(office, _)| office.field() == Some(field))
            else {
                continue;
            };
            if others.contains(&cell) {
                continue;
            }
            match &found {
                Some((known, _)) if *known == number.compact => {}
                // Whose is which?
                Some(_) => return None,
                None => {
                    let candidate = Candidate {
                        value: Value::Text(number.text),
                        span,
                        score: BY_FORM,
                    };
                    found = Some((number.compact, candidate));
                }
            }
        }
    }
    found.map(|(_, candidate)| candidate)
}

/// The words of a cell, one by one and two by two, without the signs about them.
fn pieces(form: &Form<'_, '_>, cell: usize) -> Vec<Span> {
    let text = &form.sheet.cell(cell).text;
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        words.push((at, at + word.len()));
        at += word.len() + 1;
    }
    let one = words.iter().map(|&(start, end)| (start, end));
    let two = words.windows(2).map(|pair| (pair[0].0, pair[1].1));
    one.chain(two)
        .map(|(start, end)| form.sheet.trimmed(Span { cell, start, end }))
        .collect()
}

/// The cells beside or under labels of what is no field: the employer's numbers, accounts.
fn others(form: &Form<'_, '_>) -> BTreeSet<usize> {
    form.hits
        .iter()
        .filter(|hit| hit.role == "other" && hit.first)
        .flat_map(|hit| form.neighbours(hit))
        .filter(|neighbour| {
            neighbour.order == 0 && !matches!(neighbour.relation, Relation::Above | Relation::Left)
        })
        .map(|neighbour| neighbour.span.cell)
        .collect()
}
