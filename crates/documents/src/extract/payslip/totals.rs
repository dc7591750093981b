//! Gross, deductions, net: the three that have to agree, which tells them from the other amounts of the page.

use openwink_model::Amount;

use crate::{
    Found, PayLineKind, Value,
    extract::{candidate::Form, currency},
    layout::{CellId, Hit, Relation, Span},
    values,
};

use super::{
    lines::{self, Line},
    mend::sum,
    sums::{self, Group, Proof},
    table::{Column, Money, Table},
};

#[derive(Debug, Default)]
pub struct Totals {
    pub gross: Option<Found>,
    pub net: Option<Found>,
    pub currency: Option<Found>,
    /// The total of the deductions: no field, but what the lines and the check are held against.
    pub deductions: Option<Found>,
    /// Where the three stand.
    pub cells: Vec<CellId>,
}

#[derive(Debug, Clone, Copy)]
struct Choice {
    span: Span,
    amount: Amount,
    score: f32,
}

/// How many candidates of each kind are weighed against one another.
const CANDIDATES: usize = 6;
/// What agreement is worth, beside scores of up to 1 for each of the three.
const AGREES: f32 = 0.9;
const LINES_AGREE: f32 = 0.45;
/// An amount with this much is beside a label of its own.
const LABELLED: f32 = 0.7;

pub fn read(form: &Form<'_, '_>, table: &Table, lines: &[Line], proof: Option<&Proof>) -> Totals {
    let (mut earned_totals, mut kept_totals) = bare_totals(form, table);
    let mut net_amounts = Vec::new();
    if let Some(
        proof @ Proof {
            gross,
            deductions,
            nets,
        },
    ) = proof
    {
        net_amounts.extend(nets.iter().map(|span| Choice {
            span: *span,
            amount: proof.net(),
            score: 0.6,
        }));
        let proven = |group: &Group| Choice {
            span: group.span,
            amount: group.total,
            score: 0.96,
        };
        earned_totals.push(proven(gross));
        kept_totals.push(proven(deductions));
    }
    if let Some(row) = sums::across(form, table) {
        let proven = |money: &Money| Choice {
            span: money.span,
            amount: positive(money.parsed.amount),
            score: 0.9,
        };
        earned_totals.push(proven(row.gross));
        kept_totals.push(proven(row.deductions));
        net_amounts.push(proven(row.net));
    }
    let gross = choices(form, table, "grossAmount", earned_totals);
    let deductions = choices(form, table, "totalDeductions", kept_totals);
    let mut net = choices(form, table, "netAmount", net_amounts);
    // Where the labelled amount is not the difference, that is to be told and not mended
    if net.iter().all(|choice| choice.score < LABELLED) {
        net.extend(differences(form, table, &gross, &deductions));
    }
    let earned = sum(lines, PayLineKind::Earning);
    let kept = sum(lines, PayLineKind::Deduction);
    let mut best: (f32, [Option<Choice>; 3], bool) = (-1.0, [None; 3], false);
    for gross in options(&gross) {
        for kept_back in options(&deductions) {
            for net in options(&net) {
                let chosen = [gross, kept_back, net];
                if (0..3).any(|a| (a + 1..3).any(|b| same_place(chosen[a], chosen[b]))) {
                    continue;
                }
                // Nobody has all kept back
                if let (Some(gross), Some(kept_back)) = (gross, kept_back)
                    && positive(kept_back.amount) >= gross.amount
                {
                    continue;
                }
                let mut score: f32 = chosen.iter().flatten().map(|choice| choice.score).sum();
                let mut agrees = false;
                if let (Some(gross), Some(net)) = (gross, net) {
                    let rest = kept_back.map(|choice| choice.amount).or(kept);
                    agrees = rest.is_some_and(|rest| near(gross.amount - positive(rest), net.amount));
                    score += if agrees { AGREES } else { 0.0 };
                    // Nobody is paid out more than was earned, but for what is refunded
                    score -= if net.amount > gross.amount { 0.4 } else { 0.0 };
                }
                if let Some(gross) = gross {
                    score += if earned.is_some_and(|sum| near(sum, gross.amount)) {
                        LINES_AGREE
                    } else {
                        0.0
                    };
                }
                if let Some(kept_back) = kept_back {
                    score += if kept.is_some_and(|sum| near(sum, positive(kept_back.amount))) {
                        LINES_AGREE
                    } else {
                        0.0
                    };
                }
                if score > best.0 {
                    best = (score, chosen, agrees);
                }
            }
        }
    }
    let (_, [gross, kept_back, net], agrees) = best;
    let lines_agree = gross.is_some_and(|gross| earned.is_some_and(|sum| near(sum, gross.amount)));
    let surer = |score: f32, sure: bool| {
        if sure {
            1.0 - (1.0 - score) * 0.15
        } else {
            // Nothing bears it out
            score * 0.89
        }
    };
    let found = |choice: Choice, sure: bool| Found {
        value: Value::Amount(choice.amount),
        confidence: (surer(choice.score, sure)
            * if sure {
                form.sheet.confidence(choice.span).sqrt()
            } else {
                form.sheet.confidence(choice.span)
            })
        .clamp(0.0, 1.0),
        page: form.sheet.index,
        area: form.sheet.area(choice.span),
    };
    Totals {
        currency: currency::read(
            form,
            &[net, gross]
                .into_iter()
                .flatten()
                .map(|choice| choice.span)
                .collect::<Vec<_>>(),
        ),
        gross: gross.map(|choice| found(choice, agrees || lines_agree)),
        net: net.map(|choice| found(choice, agrees)),
        cells: [gross, kept_back, net]
            .iter()
            .flatten()
            .map(|choice| choice.span.cell)
            .collect(),
        deductions: kept_back
            .map(|choice| Choice {
                amount: positive(choice.amount),
                ..choice
            })
            .map(|choice| found(choice, agrees)),
    }
}

/// Where the difference of the two totals is printed under them: the net pay, whatever words it has.
fn differences(form: &Form<'_, '_>, table: &Table, gross: &[Choice], deductions: &[Choice]) -> Vec<Choice> {
    let best = |choices: &[Choice]| choices.iter().find(|choice| choice.score >= LABELLED).copied();
    let (Some(gross), Some(kept)) = (best(gross), best(deductions)) else {
        return Vec::new();
    };
    let net = gross.amount - positive(kept.amount);
    let top = |choice: Choice| form.sheet.cell(choice.span.cell).top;
    let from = top(gross).min(top(kept));
    if positive(kept.amount) == Amount::ZERO || net <= Amount::ZERO {
        return Vec::new();
    }
    (0..form.sheet.cells.len())
        .filter(|cell| form.sheet.cell(*cell).bottom > from)
        .filter_map(|cell| table.at(cell))
        .filter(|money| money.column != Some(Column::YearToDate) && near(money.parsed.amount, net))
        .map(|money| Choice {
            span: money.span,
            amount: money.parsed.amount,
            score: 0.6,
        })
        .collect()
}

fn options(choices: &[Choice]) -> impl Iterator<Item = Option<Choice>> + '_ {
    choices.iter().copied().map(Some).chain([None])
}

fn same_place(one: Option<Choice>, other: Option<Choice>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.span == other.span)
}

fn near(one: Amount, other: Amount) -> bool {
    (one - other).as_cents().abs() <= 1
}

fn positive(amount: Amount) -> Amount {
    if amount.is_negative() { -amount } else { amount }
}

/// The amounts that stand beside a role's labels, the likeliest first.
fn choices(form: &Form<'_, '_>, table: &Table, role: &str, more: Vec<Choice>) -> Vec<Choice> {
    let mut found = more;
    for hit in form.hits_of(role) {
        beside(form, table, hit, &mut found);
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.dedup_by_key(|choice| choice.span);
    found.truncate(CANDIDATES);
    found
}

/// The amounts of rows that only say `Total`, by what the column above them holds: earnings, deductions.
fn bare_totals(form: &Form<'_, '_>, table: &Table) -> (Vec<Choice>, Vec<Choice>) {
    let headings = lines::headings(form);
    let (mut earned, mut kept) = (Vec::new(), Vec::new());
    for hit in form.hits_of("total").filter(|hit| hit.first && hit.alone) {
        let label = hit.span.cell;
        for cell in form.sheet.right_of(label) {
            let Some(money) = table.at(cell) else {
                if lines::is_sign(form, cell) {
                    continue;
                }
                break;
            };
            if matches!(money.column, Some(Column::YearToDate | Column::Other)) {
                continue;
            }
            let choice = Choice {
                span: money.span,
                amount: money.parsed.amount,
                score: 0.78 * money.parsed.certain,
            };
            match lines::kind_of_total(form, label, cell, &headings) {
                Some(PayLineKind::Earning) => earned.push(choice),
                Some(PayLineKind::Deduction) => kept.push(choice),
                _ => {}
            }
        }
    }
    let (earned_above, kept_above) = headed_totals(form, table);
    earned.extend(earned_above);
    kept.extend(kept_above);
    (earned, kept)
}

/// Totals that stand beside the headings of what they sum up: `I  Earnings  11,250` and `II  Deductions  1,181`. A row of
/// pay may be called so, too; but not where the two differ by an amount that is printed.
fn headed_totals(form: &Form<'_, '_>, table: &Table) -> (Vec<Choice>, Vec<Choice>) {
    let beside = |role: &'static str| -> Vec<Choice> {
        form.hits_of(role)
            .filter(|hit| hit.first && hit.alone)
            .filter_map(|hit| {
                let mut right = form.sheet.right_of(hit.span.cell);
                let money = table.at(right.find(|cell| !lines::is_sign(form, *cell))?)?;
                let current = !matches!(money.column, Some(Column::YearToDate | Column::Other));
                current.then_some(Choice {
                    span: money.span,
                    amount: positive(money.parsed.amount),
                    score: 0.8 * money.parsed.certain,
                })
            })
            .collect()
    };
    let (earned, kept) = (beside("section.earnings"), beside("section.deductions"));
    let printed = |net: Amount| {
        (0..form.sheet.cells.len())
            .filter_map(|cell| table.at(cell))
            .any(|money| near(money.parsed.amount, net))
    };
    for one in &earned {
        for other in &kept {
            let (all, part) = (one.amount, other.amount);
            if part > Amount::ZERO && part < all && printed(all - part) {
                return (vec![*one], vec![*other]);
            }
        }
    }
    (Vec::new(), Vec::new())
}

/// A sentence that ends its line at the label: `… your net pay of` and below `PHP 12,345.67 was credited …`.
fn goes_on(form: &Form<'_, '_>, hit: &Hit<'_>) -> Option<(Span, values::ParsedAmount)> {
    let sheet = form.sheet;
    let cell = sheet.cell(hit.span.cell);
    let prose = !hit.first && cell.width() > 0.5 * sheet.page.width;
    let rest = &cell.text[hit.span.end..];
    if !prose || rest.split_whitespace().count() > 4 || rest.contains(|letter: char| letter.is_ascii_digit())
    {
        return None;
    }
    let next = *sheet.lines.get(cell.line + 1)?.first()?;
    first_amount(form, sheet.whole(next))
}

/// The first amount in a text that goes on: `of PHP 12,345.67 was credited on …`.
fn first_amount(form: &Form<'_, '_>, span: Span) -> Option<(Span, values::ParsedAmount)> {
    let text = form.sheet.text(span);
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for word in text.split(' ').take(10) {
        words.push((at, at + word.len()));
        at += word.len() + 1;
    }
    for first in 0..words.len() {
        for last in (first..words.len().min(first + 3)).rev() {
            let piece = Span {
                start: span.start + words[first].0,
                end: span.start + words[last].1,
                ..span
            };
            let piece = form.sheet.trimmed(piece);
            let parsed = values::amount::parse(form.sheet.text(piece).trim_end_matches(','), &form.habits);
            if let Some(parsed) = parsed.filter(|parsed| parsed.decimals || parsed.currency.is_some()) {
                return Some((piece, parsed));
            }
        }
    }
    None
}

fn beside(form: &Form<'_, '_>, table: &Table, hit: &Hit<'_>, found: &mut Vec<Choice>) {
    let sheet = form.sheet;
    if let Some((span, parsed)) = goes_on(form, hit) {
        found.push(Choice {
            span,
            amount: parsed.amount,
            score: 0.75 * parsed.certain,
        });
    }
    // Of several amounts on the line, the one of this period counts: columns that say they are others are passed over
    let mut passed = 0;
    let before = found.len();
    let mut elsewhere: Option<Choice> = None;
    for neighbour in form.neighbours(hit) {
        let mut neighbour = neighbour;
        let mut sure = 1.0;
        if neighbour.relation == Relation::Left && form.fit(hit, &neighbour) == 0.0 {
            continue;
        }
        let parsed = match values::amount::parse(sheet.text(neighbour.span), &form.habits) {
            Some(parsed) => parsed,
            None if neighbour.relation == Relation::Inside => match first_amount(form, neighbour.span) {
                Some((span, parsed)) => {
                    neighbour.span = span;
                    sure = 0.85;
                    parsed
                }
                None => continue,
            },
            None => continue,
        };
        let column = table.at(neighbour.span.cell).and_then(|money| money.column);
        if neighbour.relation == Relation::Right {
            if matches!(column, Some(Column::YearToDate | Column::Other)) {
                passed += 1;
                elsewhere.get_or_insert(Choice {
                    span: neighbour.span,
                    amount: parsed.amount,
                    score: 0.72 * form.fit(hit, &neighbour) * parsed.certain,
                });
                continue;
            }
            neighbour.order = neighbour.order.saturating_sub(passed);
        }
        let column = match column {
            Some(Column::Amount) => 1.0,
            Some(Column::YearToDate | Column::Other) => 0.6,
            None => 0.98,
        };
        found.push(Choice {
            span: neighbour.span,
            amount: parsed.amount,
            score: form.fit(hit, &neighbour) * parsed.certain * column * sure,
        });
    }
    // A total may stand under another column's header where it is the only amount of its row
    if found.len() == before && passed == 1 {
        found.extend(elsewhere);
    }
}
