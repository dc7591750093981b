//! The days that a payslip pays for.

use crate::{
    Field, Found, Value,
    extract::candidate::Form,
    layout::{Relation, Span},
    values::{self, Period, PeriodKind},
};

/// First and last day of the period, as far as they are printed.
pub fn read(form: &Form<'_, '_>) -> (Option<Found>, Option<Found>) {
    let labelled = labelled(form);
    let start = form.pick(Field::StartDate).filter(|start| start.score > 0.5);
    let end = form.pick(Field::EndDate).filter(|end| end.score > 0.5);
    if let (Some(start), Some(end)) = (&start, &end)
        && let (Value::Date(first), Value::Date(last)) = (&start.value, &end.value)
        && first <= last
        && labelled
            .as_ref()
            .is_none_or(|(_, _, score)| *score < start.score.min(end.score))
    {
        return (
            Some(start.clone().found(form.sheet)),
            Some(end.clone().found(form.sheet)),
        );
    }
    if let Some((period, span, score)) = labelled.or_else(|| title(form)).or_else(|| alone(form)) {
        return both(form, &period, span, score);
    }
    // One of the two alone is still what the page says
    (
        start.map(|start| start.found(form.sheet)),
        end.map(|end| end.found(form.sheet)),
    )
}

fn both(form: &Form<'_, '_>, period: &Period, span: Span, score: f32) -> (Option<Found>, Option<Found>) {
    let found = |date| Found {
        value: Value::Date(date),
        confidence: (score * form.sheet.confidence(span)).clamp(0.0, 1.0),
        page: form.sheet.index,
        area: form.sheet.area(span),
    };
    (Some(found(period.start)), Some(found(period.end)))
}

fn labelled(form: &Form<'_, '_>) -> Option<(Period, Span, f32)> {
    let mut best: Option<(Period, Span, f32)> = None;
    for hit in form.hits_of("period") {
        // `1a. QUINCENA DE MARZO DE 2026`: the label is a part of it
        let own = form.sheet.trimmed(form.sheet.whole(hit.span.cell));
        if let Some(period) = values::date::parse_period(form.sheet.text(own), &form.habits)
            .filter(|period| period.kind != PeriodKind::Month)
        {
            let score = 0.97 * period.certain;
            if best.as_ref().is_none_or(|(_, _, known)| score > *known) {
                best = Some((period, own, score));
            }
        }
        let neighbours = form.neighbours(hit);
        for neighbour in &neighbours {
            let text = form.sheet.text(neighbour.span);
            let wrapped = || {
                let next = *form.sheet.below(neighbour.span.cell, 1.0).first()?;
                let text = format!("{text} {}", form.sheet.cell(next).text);
                values::date::parse_period(&text, &form.habits)
            };
            let whole = values::date::parse_period(text, &form.habits);
            let Some(period) = whole.or_else(wrapped).or_else(|| within(text, form)) else {
                continue;
            };
            let score = form.fit(hit, neighbour) * period.certain;
            if best.as_ref().is_none_or(|(_, _, known)| score > *known) {
                best = Some((period, neighbour.span, score));
            }
        }
        // `Pay period: 01/03/2026  to  15/03/2026`, each date in a cell of its own
        let dates: Vec<&crate::layout::Neighbour> = neighbours
            .iter()
            .filter(|neighbour| matches!(neighbour.relation, Relation::Right | Relation::Inside))
            .collect();
        for pair in dates.windows(2) {
            let text = format!(
                "{} - {}",
                form.sheet.text(pair[0].span),
                form.sheet.text(pair[1].span)
            );
            if let Some(period) = values::date::parse_period(&text, &form.habits) {
                let score = form.fit(hit, pair[0]) * period.certain * 0.97;
                if best.as_ref().is_none_or(|(_, _, known)| score > *known) {
                    best = Some((period, pair[0].span, score));
                }
            }
        }
    }
    best
}

/// `Payslip for March 2026`, `SLIP GAJI  Maret 2026`: the period belongs to the title.
fn title(form: &Form<'_, '_>) -> Option<(Period, Span, f32)> {
    let mut best: Option<(Period, Span, f32)> = None;
    for hit in form.hits_of("title") {
        for neighbour in form.neighbours(hit) {
            if neighbour.relation == Relation::Above {
                continue;
            }
            let Some(period) = within(form.sheet.text(neighbour.span), form) else {
                continue;
            };
            let score = 0.93 * period.certain;
            if best.as_ref().is_none_or(|(_, _, known)| score > *known) {
                best = Some((period, neighbour.span, score));
            }
        }
    }
    best
}

/// A range of days, or else a month, that stands for itself near the top.
fn alone(form: &Form<'_, '_>) -> Option<(Period, Span, f32)> {
    let sheet = form.sheet;
    let mut best: Option<(Period, Span, f32)> = None;
    for (cell, place) in sheet.cells.iter().enumerate() {
        let span = sheet.trimmed(sheet.whole(cell));
        let Some(period) = values::date::parse_period(sheet.text(span), &form.habits) else {
            continue;
        };
        let height = place.middle() / sheet.page.height;
        let score = match period.kind {
            PeriodKind::Range | PeriodKind::Cutoff => 0.9,
            PeriodKind::Month => 0.8,
        };
        let score = score * period.certain * if height < 0.4 { 1.0 } else { 0.7 };
        if best.as_ref().is_none_or(|(_, _, known)| score > *known) {
            best = Some((period, span, score));
        }
    }
    best
}

/// The period that a text is, or begins with: `01/03/2025 - 31/03/2025 Monthly`.
fn within(text: &str, form: &Form<'_, '_>) -> Option<Period> {
    if let Some(period) = values::date::parse_period(text, &form.habits) {
        return Some(period);
    }
    let found = values::date::find_periods(text, &form.habits);
    let first = found.into_iter().min_by_key(|found| found.at.start)?;
    let letters = text[..first.at.start]
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .count();
    (letters <= 12).then_some(Period {
        certain: first.value.certain * 0.93,
        ..first.value
    })
}
