//! Addresses, which go on over several lines, and the block of a name over an address that has no label.

use openwink_model::Country;

use crate::{
    Field, Value,
    layout::{CellId, Span},
};

use super::{
    candidate::{Candidate, Form},
    payslip::employer,
};

/// More lines than this no address has.
const LINES: usize = 4;

/// A value beside an address's label, with the lines that it goes on in.
pub fn labelled(form: &Form<'_, '_>) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    let name = form
        .hits_of(Field::FullName.as_str())
        .filter(|hit| hit.first && hit.alone)
        .map(|hit| form.sheet.cell(hit.span.cell).top)
        .reduce(f32::min);
    for hit in form.hits_of(Field::Address.as_str()) {
        for neighbour in form.neighbours(hit) {
            let text = form.sheet.text(neighbour.span);
            let bare = !neighbour.colon && !hit.first;
            if bare
                || form.is_figure(text)
                || text.chars().filter(|letter| letter.is_alphabetic()).count() < 4
            {
                continue;
            }
            // Above the customer's name stands where the supplier is
            let top = form.sheet.cell(hit.span.cell).top;
            let head = name.is_some_and(|name| top < name);
            let score = form.fit(hit, &neighbour)
                * if looks_like(text) { 1.0 } else { 0.8 }
                * if head { 0.7 } else { 1.0 };
            if best.as_ref().is_none_or(|known| score > known.score) {
                let (text, _) = whole(form, neighbour.span);
                best = Some(Candidate {
                    value: Value::Text(text),
                    span: neighbour.span,
                    score,
                });
            }
        }
    }
    best
}

/// A name with an address right under it, as windows of envelopes show it.
pub fn block(form: &Form<'_, '_>) -> Option<(Candidate, Candidate)> {
    let sheet = form.sheet;
    for cell in 0..sheet.cells.len() {
        let place = sheet.cell(cell).middle() / sheet.page.height;
        if place > 0.6 || touched(form, cell) {
            continue;
        }
        let span = sheet.trimmed(sheet.whole(cell));
        let text = sheet.text(span);
        let words = text.split_whitespace().count();
        if !(2..=7).contains(&words) || employer::has_legal_form(text) || looks_like(text) {
            continue;
        }
        let Some((name, certain)) = form.parse(Field::FullName, text) else {
            continue;
        };
        let Some(next) = under(form, cell) else { continue };
        let first = sheet.trimmed(sheet.whole(next));
        let (address, lines) = whole(form, first);
        if !looks_like(&address) {
            continue;
        }
        let score = if lines > 1 { 0.93 } else { 0.85 } * certain;
        let candidate = |value, span| Candidate { value, span, score };
        return Some((candidate(name, span), candidate(Value::Text(address), first)));
    }
    None
}

/// An address without a label in the line after a name's, where its label or the name itself begins.
pub fn after(form: &Form<'_, '_>, name: CellId) -> Option<Candidate> {
    let sheet = form.sheet;
    let row = sheet.cell(name).line;
    let (&first, &next) = (sheet.lines[row].first()?, sheet.lines.get(row + 1)?.first()?);
    let flush =
        |cell: CellId| (sheet.cell(cell).left - sheet.cell(next).left).abs() < sheet.cell(next).height();
    let near = sheet.cell(next).top - sheet.cell(name).bottom < 1.5 * sheet.cell(name).height();
    let alone = sheet.lines[row + 1].get(1).is_none_or(|&other| {
        sheet.cell(other).left - sheet.cell(next).right > 3.0 * sheet.cell(next).height()
    });
    let span = sheet.trimmed(sheet.whole(next));
    let text = sheet.text(span);
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    let is = employer::is_address(text) || digits && text.contains(',');
    if !near || !alone || !is || touched(form, next) || !(flush(first) || flush(name)) {
        return None;
    }
    let (text, _) = whole(form, span);
    Some(Candidate {
        value: Value::Text(text),
        span,
        score: 0.85,
    })
}

/// Whether an address stands right under this cell, as in the window of an envelope.
pub fn stands_under(form: &Form<'_, '_>, cell: CellId) -> bool {
    under(form, cell).is_some_and(|next| {
        let (address, _) = whole(form, form.sheet.trimmed(form.sheet.whole(next)));
        let digits = address.chars().any(|letter| letter.is_ascii_digit());
        digits && (employer::is_address(&address) || address.contains(','))
    })
}

/// Whether a text has words or numbers that addresses have.
fn looks_like(text: &str) -> bool {
    let digits = text.chars().any(|letter| letter.is_ascii_digit());
    employer::is_address(text)
        || (digits && text.contains(','))
        || (digits && text.split_whitespace().count() >= 3)
}

/// The text from here on, over the lines under it that are flush with it.
fn whole(form: &Form<'_, '_>, span: Span) -> (String, usize) {
    let sheet = form.sheet;
    let mut text = sheet.text(span).to_owned();
    let mut lines = 1;
    let (mut cell, mut left) = (span.cell, sheet.extent(span).0);
    while lines < LINES {
        let above = sheet.cell(cell);
        let next = sheet.below(cell, 1.2).into_iter().find(|&next| {
            let below = sheet.cell(next);
            let flush = (below.left - left).abs() < 0.7 * above.height();
            let tight = below.middle() - above.middle() < 1.9 * above.height();
            let alike = (below.height() / above.height() - 1.0).abs() < 0.35;
            flush && tight && alike
        });
        let Some(next) = next else { break };
        let more = sheet.text(sheet.trimmed(sheet.whole(next)));
        let labelled = sheet.left_of(next).next().is_some_and(|left| form.is_label(left));
        if touched(form, next) || labelled || more.is_empty() || form.is_figure(more) || more.contains('@') {
            break;
        }
        // A line that reaches the edge was broken by the paper, not by the writer
        let broken = above.right > 0.88 * sheet.page.width;
        match text.trim_end().strip_suffix(',') {
            Some(_) => text.push(' '),
            None if broken => text.push(' '),
            None => text.push_str(", "),
        }
        text.push_str(more);
        lines += 1;
        cell = next;
        left = sheet.cell(next).left;
    }
    let text = text.trim_end_matches([',', ' ']);
    // Indonesia's streets begin with `Jl.`; in most types an l is an I
    let text = match text.strip_prefix("JI.") {
        Some(rest) if form.habits.country == Some(Country::Id) && rest.contains(char::is_lowercase) => {
            format!("Jl.{rest}")
        }
        _ => text.to_owned(),
    };
    (text, lines)
}

/// The cell right under this one, flush with it.
fn under(form: &Form<'_, '_>, cell: CellId) -> Option<CellId> {
    let sheet = form.sheet;
    let above = sheet.cell(cell);
    let next = *sheet.below(cell, 1.2).first()?;
    let below = sheet.cell(next);
    let flush = (below.left - above.left).abs() < 0.7 * above.height();
    (flush && !touched(form, next)).then_some(next)
}

/// Whether a label stands at the cell's beginning.
fn touched(form: &Form<'_, '_>, cell: CellId) -> bool {
    form.hits
        .iter()
        .any(|hit| hit.span.cell == cell && hit.first && (hit.alone || !hit.weak))
}
