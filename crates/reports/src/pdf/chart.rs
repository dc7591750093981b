//! A small chart: pay by month, as bars.

use openwink_model::Amount;

use super::paper::{ACCENT, MARGIN, PALE, Paper, RULE, SMALL, WIDTH};
use crate::{
    IncomeOverview, Month,
    words::{money, month_words},
};

/// As many months as still tell bars apart.
const MOST_BARS: i32 = 36;
const HEIGHT: f32 = 92.0;

/// What a month's bar shows: what was paid out, or else what was earned.
fn shown(income: &IncomeOverview, month: Month) -> Option<Amount> {
    let found = income.months.iter().find(|known| known.month == month)?;
    found.net.or(found.gross)
}

pub fn income(paper: &mut Paper, income: &IncomeOverview) {
    let (Some(first), Some(last)) = (income.months.first(), income.months.last()) else {
        return;
    };
    let last = last.month;
    let bars = (last.since(first.month) + 1).clamp(6, MOST_BARS);
    let first = last.plus(1 - bars);
    let most = (0..bars)
        .filter_map(|at| shown(income, first.plus(at)))
        .max()
        .unwrap_or(Amount::ZERO);
    if most <= Amount::ZERO {
        return;
    }
    paper.room(HEIGHT + 34.0);
    paper.gap(8.0);
    let (top, left, right) = (paper.y, MARGIN + 62.0, WIDTH - MARGIN);
    let base = top + HEIGHT;
    paper.fill(left, top, right - left, HEIGHT, PALE);
    for (share, amount) in [(0.0, Amount::ZERO), (0.5, most.ratio(1, 2)), (1.0, most)] {
        let y = base - HEIGHT * 0.92 * share;
        paper.fill(left, y, right - left, 0.4, RULE);
        paper.line_to(left - 5.0, y + 2.5, SMALL, &money(amount));
    }
    let step = (right - left) / bars as f32;
    for at in 0..bars {
        let month = first.plus(at);
        let x = left + step * at as f32;
        if let Some(amount) = shown(income, month).filter(|amount| !amount.is_negative()) {
            let height = HEIGHT * 0.92 * (amount.to_f64() / most.to_f64()) as f32;
            paper.fill(x + step * 0.15, base - height, step * 0.7, height, ACCENT);
        }
        // A label every year, and at the ends where those are far enough
        let every = if bars > 18 { 6 } else { 3 };
        if month.month() % every == 1 {
            paper.fill(x, base, 0.5, 4.0, RULE);
            if right - x > 38.0 {
                paper.line(x, base + 12.0, SMALL, &month_words(month));
            }
        }
    }
    paper.y = base + 18.0;
}
