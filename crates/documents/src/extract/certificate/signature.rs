//! Who signed: a name near the foot, over a post.

use crate::{
    Field, Found, Value,
    extract::{
        candidate::{Candidate, Form},
        payslip::employer,
        prose::{self, Prose},
    },
    layout::{CellId, Span},
    values::name,
};

pub fn read(form: &Form<'_, '_>, prose: &Prose<'_, '_>, subject: Option<&str>) -> Vec<(Field, Found)> {
    let introduced = introduced(form, prose);
    let signed = signed(
        form,
        subject,
        introduced.first().and_then(|(_, found)| text(found)),
    );
    // Who said in the beginning who he is, signs at the end; his post stands only there
    let mut found = if signed.is_empty() { Vec::new() } else { signed };
    for (field, value) in introduced {
        if !found.iter().any(|(known, _)| *known == field) {
            found.push((field, value));
        }
    }
    found
}

fn text(found: &Found) -> Option<&str> {
    match &found.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// `Yang bertanda tangan di bawah ini: Nama …, Jabatan …`
fn introduced(form: &Form<'_, '_>, prose: &Prose<'_, '_>) -> Vec<(Field, Found)> {
    let (Some(signer), Some(subject)) = prose.blocks() else {
        return Vec::new();
    };
    let within = |role: Field, field: Field| {
        form.candidates(role.as_str(), field)
            .into_iter()
            .find(|candidate| {
                prose
                    .place(candidate.span)
                    .is_some_and(|place| (signer..subject).contains(&place))
            })
            .map(|candidate| (field, candidate.found(form.sheet)))
    };
    [
        within(Field::FullName, Field::SignatoryName),
        within(Field::Position, Field::SignatoryPosition),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The lowest name that has a post under it or over it, or words of closing over it.
fn signed(form: &Form<'_, '_>, subject: Option<&str>, known: Option<&str>) -> Vec<(Field, Found)> {
    let sheet = form.sheet;
    let mut best: Option<(f32, Candidate, Option<Candidate>)> = None;
    for cell in 0..sheet.cells.len() {
        let place = sheet.cell(cell).middle() / sheet.page.height;
        let span = sheet.trimmed(sheet.whole(cell));
        let Some(name) = person(form, span) else { continue };
        if place < 0.25 || subject.is_some_and(|subject| name::similarity(subject, &name) > 0.9) {
            continue;
        }
        let post = post(form, cell);
        let closed = sheet
            .above(cell)
            .into_iter()
            .take(3)
            .any(|above| form.hits_of("signatory").any(|hit| hit.span.cell == above));
        let same = known.is_some_and(|known| known == name);
        let score: f32 = 0.5
            + if post.is_some() { 0.4 } else { 0.0 }
            + if closed { 0.2 } else { 0.0 }
            + if same { 0.35 } else { 0.0 }
            + 0.1 * (place - 0.5);
        if score < 0.68 || best.as_ref().is_some_and(|(known, ..)| *known >= score) {
            continue;
        }
        let name = Candidate {
            value: Value::Text(name),
            span,
            score: score.min(0.95),
        };
        best = Some((score, name, post));
    }
    let Some((_, name, post)) = best else {
        return Vec::new();
    };
    let mut found = vec![(Field::SignatoryName, name.found(sheet))];
    if let Some(post) = post {
        found.push((Field::SignatoryPosition, post.found(sheet)));
    }
    found
}

fn person(form: &Form<'_, '_>, span: Span) -> Option<String> {
    let text = form.sheet.text(span);
    let words = text.split_whitespace().count();
    let labelled = form
        .hits
        .iter()
        .any(|hit| hit.span.cell == span.cell && hit.first && hit.alone);
    let capitals = text
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let plausible = (2..=7).contains(&words)
        && capitals * 3 >= words * 2
        && !labelled
        && !text.ends_with(['.', ':', ',']) | text.ends_with("Jr.")
        && !employer::has_legal_form(text)
        && !prose::is_post(text);
    plausible.then(|| name::parse(text)).flatten()
}

/// The post under a name, or over it with room for the signature between.
fn post(form: &Form<'_, '_>, cell: CellId) -> Option<Candidate> {
    let sheet = form.sheet;
    let name = sheet.cell(cell);
    let is_post = |other: &CellId| {
        let text = &sheet.cell(*other).text;
        prose::is_post(text) && text.split_whitespace().count() <= 9
    };
    let below = sheet
        .below(cell, 1.6)
        .into_iter()
        .next()
        .filter(|below| sheet.cell(*below).top - name.bottom < 1.6 * name.height())
        .filter(is_post);
    let over = || {
        let above = sheet.above(cell).into_iter().next()?;
        let near = name.top - sheet.cell(above).bottom < 8.0 * name.height();
        (near && is_post(&above)).then_some(above)
    };
    let (found, score) = match below {
        Some(below) => (below, 0.93),
        None => (over()?, 0.85),
    };
    let span = sheet.trimmed(sheet.whole(found));
    let text = sheet.text(span);
    Some(Candidate {
        value: Value::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        span,
        score,
    })
}
