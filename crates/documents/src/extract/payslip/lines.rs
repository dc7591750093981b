//! The lines of earnings and deductions.

use std::sync::LazyLock;

use openwink_model::Amount;

use crate::{
    PayLine, PayLineKind,
    extract::candidate::Form,
    layout::{Cell, CellId, Lexicon, Span, roles_in},
    values,
};

use super::{
    sums::{self, Proof},
    table::{Column, Money, Table},
};

/// What a line is, by its words alone, where no heading tells.
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("../labels/pay_lines.toml")])
        .expect("the crate's own file, which the tests parse")
});

/// A pay line.
#[derive(Debug, Clone)]
pub struct Line {
    pub line: PayLine,
    /// Where its amount stands.
    pub amount: CellId,
}

/// Where a line's amount stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Below,
}

/// What the rows of a page are.
pub struct Rows {
    pub lines: Vec<Line>,
    /// Rows that look like lines, but that something speaks against. The totals may know better.
    pub spare: Vec<Line>,
    /// What the lines' sums prove.
    pub proof: Option<Proof>,
}

pub fn read(form: &Form<'_, '_>, table: &Table) -> Rows {
    let side = side(form, table);
    let headings = headings(form);
    let mut drafts = Vec::new();
    for cells in &form.sheet.lines {
        match side {
            Side::Right => rows(form, table, cells, &mut drafts, &headings),
            Side::Left => {
                let turned: Vec<CellId> = cells.iter().rev().copied().collect();
                rows(form, table, &turned, &mut drafts, &headings);
            }
            Side::Below => below(form, table, cells, &mut drafts, &headings),
        }
    }
    let (drafts, doubtful): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|draft| !draft.doubtful);
    let proof = sums::prove(form, table, &drafts);
    let lines = settled(form, &headings, &drafts, proof.as_ref());
    let left_out = drafts
        .iter()
        .filter(|draft| !lines.iter().any(|line| line.amount == draft.amount.cell));
    let spare = doubtful
        .iter()
        .chain(left_out)
        .map(|draft| draft.line(draft.line.kind))
        .collect();
    Rows { lines, spare, proof }
}

/// A line whose kind is not settled yet.
pub struct Draft {
    label: CellId,
    kind: Option<PayLineKind>,
    /// It stands above all headings, where there are some: perhaps no pay line at all.
    loose: bool,
    /// Its words, or the heading over it, say that it is no pay line.
    doubtful: bool,
    pub amount: Span,
    pub line: PayLine,
}

/// Where no heading tells, the lines of one column are of one kind: the words of most of them tell for all.
fn settled(form: &Form<'_, '_>, headings: &[Heading], drafts: &[Draft], proof: Option<&Proof>) -> Vec<Line> {
    let headed = headings.iter().any(|heading| heading.kind.is_some());
    let column = |draft: &Draft| form.sheet.cell(draft.label).left;
    let tolerance = 2.5 * form.sheet.usual_height();
    let some_settled = drafts.iter().any(|draft| !draft.loose);
    let headed = headed && some_settled;
    let columns = {
        let mut lefts: Vec<f32> = drafts.iter().map(column).collect();
        lefts.sort_by(f32::total_cmp);
        lefts.dedup_by(|a, b| (*a - *b).abs() < tolerance);
        lefts.len()
    };
    let gross = form
        .hits_of("grossAmount")
        .filter(|hit| hit.first)
        .map(|hit| form.sheet.cell(hit.span.cell).middle())
        .reduce(f32::min);
    let settle = |draft: &Draft| {
        if headed || draft.kind == Some(PayLineKind::EmployerContribution) {
            return draft.kind;
        }
        if columns == 1 {
            // One list: what stands above the gross pay was added up to it, what stands below was kept back
            return match gross {
                Some(gross) if form.sheet.cell(draft.label).middle() < gross => Some(PayLineKind::Earning),
                Some(_) => Some(PayLineKind::Deduction),
                None if draft.line.amount.is_negative() => Some(PayLineKind::Deduction),
                None => draft.kind,
            };
        }
        let votes = |wanted| {
            let same = |other: &&Draft| (column(other) - column(draft)).abs() < tolerance;
            let of_kind = |other: &&Draft| other.kind == Some(wanted);
            drafts.iter().filter(same).filter(of_kind).count()
        };
        let (earned, kept) = (votes(PayLineKind::Earning), votes(PayLineKind::Deduction));
        if earned > 1 && earned >= 2 * kept {
            Some(PayLineKind::Earning)
        } else if kept > 1 && kept >= 2 * earned {
            Some(PayLineKind::Deduction)
        } else {
            draft.kind
        }
    };
    drafts
        .iter()
        .enumerate()
        .filter_map(|(place, draft)| {
            if let Some(proven) = proof.and_then(|proof| proof.kind_of(place)) {
                return Some(draft.line(proven));
            }
            if draft.loose && some_settled {
                return None;
            }
            Some(draft.line(settle(draft)?))
        })
        .collect()
}

impl Draft {
    fn line(&self, kind: PayLineKind) -> Line {
        let amount = self.line.amount;
        Line {
            amount: self.amount.cell,
            line: PayLine {
                kind,
                // Deductions printed as negative numbers are deductions all the same
                amount: match kind {
                    PayLineKind::Deduction => amount.max(-amount),
                    _ => amount,
                },
                ..self.line.clone()
            },
        }
    }
}

/// One designer made the page: amounts stand on one side of their labels throughout.
fn side(form: &Form<'_, '_>, table: &Table) -> Side {
    let (mut right, mut left, mut below) = (0, 0, 0);
    for cells in &form.sheet.lines {
        let money = |cell: &CellId| table.at(*cell).is_some() || is_dash(form, *cell);
        let amounts = cells.iter().filter(|cell| money(cell)).count();
        match (cells.first(), cells.last()) {
            _ if amounts == 0 => {}
            _ if amounts == cells.len() && amounts > 1 => below += amounts,
            (Some(first), Some(last)) if money(first) && !money(last) => left += 1,
            (Some(first), Some(last)) if !money(first) && money(last) => right += 1,
            _ => {}
        }
    }
    if left > right && left >= below {
        Side::Left
    } else if below > right * 2 {
        Side::Below
    } else {
        Side::Right
    }
}

/// Reads label, amount, label, amount … along a line.
fn rows(form: &Form<'_, '_>, table: &Table, cells: &[CellId], found: &mut Vec<Draft>, headings: &[Heading]) {
    let mut label: Option<CellId> = None;
    let mut money: Vec<&Money> = Vec::new();
    for &cell in cells.iter().chain([&usize::MAX]) {
        let amount = (cell != usize::MAX).then(|| table.at(cell)).flatten();
        match amount {
            Some(amount) => money.push(amount),
            None if cell != usize::MAX && (is_sign(form, cell) || is_dash(form, cell)) => {}
            None => {
                if let Some(label) = label {
                    push(form, label, &money, found, headings);
                }
                money.clear();
                label = (cell != usize::MAX).then_some(cell);
            }
        }
    }
}

/// Amounts under their labels.
fn below(form: &Form<'_, '_>, table: &Table, cells: &[CellId], found: &mut Vec<Draft>, headings: &[Heading]) {
    for &cell in cells {
        let Some(money) = table.at(cell) else { continue };
        let above = form.sheet.above(cell);
        let Some(&label) = above.first() else { continue };
        let near =
            form.sheet.cell(cell).top - form.sheet.cell(label).bottom < 2.6 * form.sheet.cell(cell).height();
        if near && table.at(label).is_none() {
            push(form, label, &[money], found, headings);
        }
    }
}

fn push(form: &Form<'_, '_>, label: CellId, money: &[&Money], found: &mut Vec<Draft>, headings: &[Heading]) {
    let sheet = form.sheet;
    let year_to_date = money
        .iter()
        .find(|money| money.column == Some(Column::YearToDate));
    // Of `Standard | Earned | Total` the last is what was paid
    let amounts = || money.iter().filter(|money| money.column == Some(Column::Amount));
    let current = match amounts().next_back() {
        Some(current) => Some(current),
        None => unheaded(money),
    };
    let Some(current) = current else { return };
    let span = sheet.trimmed(sheet.whole(label));
    let text = sheet.text(span);
    if text.chars().filter(|letter| letter.is_alphabetic()).count() < 2 || is_total(form, label) {
        return;
    }
    let known = kind(form, label, current.span.cell, text, headings);
    let doubtful = known.is_none() || is_other(form, label, current);
    let kind = known.flatten();
    let (one, other) = (sheet.cell(label), sheet.cell(current.span.cell));
    let under = |heading: &Heading| one.top.min(other.top) - heading.bottom > -0.6 * one.height();
    let headed = headings.iter().filter(|heading| heading.kind.is_some());
    found.push(Draft {
        label,
        loose: headed.clone().next().is_some() && !headed.clone().any(under),
        doubtful,
        kind,
        amount: current.span,
        line: PayLine {
            kind: kind.unwrap_or(PayLineKind::Earning),
            label: text.split_whitespace().collect::<Vec<_>>().join(" "),
            amount: current.parsed.amount,
            year_to_date: year_to_date.map(|money| money.parsed.amount),
            confidence: sheet.confidence(span).min(sheet.confidence(current.span))
                * current.parsed.certain
                * 0.97,
            page: sheet.index,
            area: sheet.area(current.span),
        },
    });
}

/// Of amounts without headers: what the two before it make when multiplied, as hours and rate do, or else the first.
fn unheaded<'m>(money: &'m [&'m Money]) -> Option<&'m &'m Money> {
    let plain: Vec<&&Money> = money.iter().filter(|money| money.column.is_none()).collect();
    let value = |money: &Money| money.parsed.amount.to_f64();
    let product = plain.windows(3).find(|three| {
        let (one, other, all) = (value(three[0]), value(three[1]), value(three[2]));
        all != 0.0 && (one * other / all - 1.0).abs() < 0.001
    });
    product.map(|three| three[2]).or_else(|| plain.first().copied())
}

fn is_total(form: &Form<'_, '_>, label: CellId) -> bool {
    form.hits.iter().any(|hit| {
        hit.span.cell == label
            && hit.first
            && match hit.role {
                "grossAmount" | "netAmount" | "totalDeductions" => true,
                "total" => hit.alone,
                _ => false,
            }
    })
}

/// A known label of something else than pay.
fn is_other(form: &Form<'_, '_>, label: CellId, money: &Money) -> bool {
    form.hits.iter().any(|hit| {
        hit.span.cell == label
            && hit.first
            && match hit.role {
                // Absences are counted, and taken off the pay
                "other" => {
                    let count = !money.parsed.decimals && money.parsed.amount < Amount::units(100);
                    hit.alone && (count || by_words(&form.sheet.cell(label).text).is_none())
                }
                "section.other" => hit.alone,
                // `No. BPJS TK 15840268779`: the office's number, not what was paid to it
                "ssNumber" | "taxNumber" | "philHealthNumber" | "pagIbigNumber" => {
                    let text = form.sheet.text(money.span);
                    let digits = text.chars().filter(char::is_ascii_digit).count();
                    !money.parsed.decimals && !text.contains([',', '.']) && digits >= 7
                }
                _ => false,
            }
    })
}

/// A sign of a currency alone in its cell, as accountants line them up.
pub fn is_sign(form: &Form<'_, '_>, cell: CellId) -> bool {
    let text = form.sheet.cell(cell).text.trim();
    text.chars().count() <= 4
        && (matches!(text, "(" | ":" | "=") || values::currency::named(text, form.habits.country).is_some())
}

/// A dash where there is no amount.
fn is_dash(form: &Form<'_, '_>, cell: CellId) -> bool {
    matches!(form.sheet.cell(cell).text.trim(), "-" | "–" | "—" | "--" | "−")
}

/// A heading over lines, and how far its column reaches.
#[derive(Debug)]
pub struct Heading {
    kind: Option<PayLineKind>,
    bottom: f32,
    left: f32,
    right: f32,
    /// Where its own letters end.
    own_right: f32,
}

impl Heading {
    /// Whether it stands over an amount, and not over the label beside that.
    fn heads(&self, label: &Cell, amount: &Cell) -> bool {
        let near = 1.2 * amount.height();
        let meets = self.left < amount.right && amount.left < self.own_right;
        let over = meets || (self.own_right - amount.right).abs() < near;
        over && self.bottom <= amount.middle() && self.left > label.right && label.right < amount.left
    }
}

pub fn headings(form: &Form<'_, '_>) -> Vec<Heading> {
    let mut found: Vec<Heading> = form
        .hits
        .iter()
        .filter(|hit| hit.first)
        .filter_map(|hit| {
            let kind = match hit.role {
                "section.earnings" => Some(PayLineKind::Earning),
                "section.deductions" => Some(PayLineKind::Deduction),
                "section.employer" => Some(PayLineKind::EmployerContribution),
                "section.other" => None,
                _ => return None,
            };
            let cell = form.sheet.cell(hit.span.cell);
            let rest = cell.text[hit.span.end..].trim_start_matches('.').trim();
            // `Earnings (PHP)`, `Deductions:`; not `Income Tax`
            let whole = rest.is_empty() || rest.starts_with(['(', ':', '/', '|', '-', '–', '·']);
            whole.then_some(Heading {
                kind,
                bottom: cell.bottom,
                left: cell.left,
                right: cell.right,
                own_right: cell.right,
            })
        })
        .collect();
    // A column reaches to where the next one's heading begins, on whichever line that stands
    let lefts: Vec<f32> = found.iter().map(|heading| heading.left).collect();
    for heading in &mut found {
        heading.right = lefts
            .iter()
            .copied()
            .filter(|left| *left > heading.right)
            .fold(f32::MAX, f32::min);
    }
    found
}

/// The line's kind: none where it is no pay line, `Some(None)` where neither a heading nor its words tell.
fn kind(
    form: &Form<'_, '_>,
    label: CellId,
    amount: CellId,
    text: &str,
    headings: &[Heading],
) -> Option<Option<PayLineKind>> {
    let sheet = form.sheet;
    let (one, other) = (sheet.cell(label), sheet.cell(amount));
    let middle = (one.left.min(other.left) + one.right.max(other.right)) / 2.0;
    let words = by_words(text);
    if words == Some(PayLineKind::EmployerContribution) {
        return Some(words);
    }
    // `Earning | Basic Pay | 20,000.00`: the row says itself what it is
    let mut before = sheet.left_of(label).take(2);
    let own = before.find_map(|cell| {
        form.hits
            .iter()
            .find(|hit| hit.span.cell == cell && hit.first && hit.whole)
    });
    match own.map(|hit| hit.role) {
        Some("section.earnings") => return Some(Some(PayLineKind::Earning)),
        Some("section.deductions") => return Some(Some(PayLineKind::Deduction)),
        Some("section.employer") => return Some(Some(PayLineKind::EmployerContribution)),
        _ => {}
    }
    // `Particulars | Earnings | Deductions`: the heading over the amount, where another column has the labels
    if let Some(heading) = headings
        .iter()
        .filter(|heading| heading.heads(one, other))
        .max_by(|a, b| a.bottom.total_cmp(&b.bottom))
    {
        return heading.kind.map(Some);
    }
    let above = |heading: &Heading| {
        let apart = (heading.left - middle).max(middle - heading.right).max(0.0);
        let down = one.top.min(other.top) - heading.bottom;
        // Beside the column counts much more than far above it
        (down > -0.6 * one.height()).then_some(down.max(0.0) + 8.0 * apart)
    };
    let heading = headings
        .iter()
        .filter_map(|heading| Some((heading, above(heading)?)))
        .min_by(|a, b| a.1.total_cmp(&b.1));
    match heading {
        Some((heading, _)) => heading.kind.map(Some),
        None => Some(words),
    }
}

/// What a row that only says `Total` sums up: the lines above it.
pub fn kind_of_total(
    form: &Form<'_, '_>,
    label: CellId,
    amount: CellId,
    headings: &[Heading],
) -> Option<PayLineKind> {
    kind(form, label, amount, "", headings).flatten()
}

/// What the words of a line say by themselves.
fn by_words(text: &str) -> Option<PayLineKind> {
    let found = roles_in(&WORDS, text);
    let has = |role: &str| found.iter().any(|known| known == role);
    if has("employer") {
        Some(PayLineKind::EmployerContribution)
    } else if has("deduction") {
        Some(PayLineKind::Deduction)
    } else if has("earning") {
        Some(PayLineKind::Earning)
    } else {
        None
    }
}
