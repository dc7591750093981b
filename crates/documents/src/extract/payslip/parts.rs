//! Several payslips on one page: cut where one ends and the next begins.

use crate::{
    Page,
    layout::{Lexicon, Sheet},
};

/// The page's sheets, one a payslip.
pub fn split<'a>(page: &'a Page, index: usize, lexicon: &Lexicon) -> Vec<Sheet<'a>> {
    let whole = Sheet::new(page, index);
    let cuts = cuts(&whole, lexicon);
    if cuts.is_empty() {
        return vec![whole];
    }
    let mut edges = vec![f32::MIN];
    edges.extend(cuts);
    edges.push(f32::MAX);
    edges
        .windows(2)
        .map(|edge| {
            let (top, bottom) = (edge[0], edge[1]);
            Sheet::of(page, index, move |word| {
                let middle = (word.top + word.bottom) / 2.0;
                middle >= top && middle < bottom
            })
        })
        .collect()
}

/// The heights at which the next payslip begins. There is more than one payslip where both the employee's name and the
/// net pay are labelled several times, one after the other down the page.
fn cuts(sheet: &Sheet<'_>, lexicon: &Lexicon) -> Vec<f32> {
    let hits = sheet.hits(lexicon);
    let levels = |role: &str| {
        let mut levels: Vec<f32> = hits
            .iter()
            .filter(|hit| hit.role == role && hit.first && !hit.weak)
            .map(|hit| sheet.cell(hit.span.cell).middle())
            .collect();
        levels.sort_by(f32::total_cmp);
        levels.dedup_by(|a, b| (*a - *b).abs() < sheet.page.height * 0.05);
        levels
    };
    let (names, nets) = (levels("employeeName"), levels("netAmount"));
    let titles = levels("title");
    let starts = if names.len() >= 2 { names } else { titles };
    if starts.len() < 2 || nets.len() != starts.len() {
        return Vec::new();
    }
    // Each begins above the net pay it ends with
    if !starts.iter().zip(&nets).all(|(start, net)| start < net)
        || !nets.iter().zip(&starts[1..]).all(|(net, next)| net < next)
    {
        return Vec::new();
    }
    nets.iter()
        .zip(&starts[1..])
        .filter_map(|(net, next)| widest_gap(sheet, *net, *next))
        .collect()
}

/// The middle of the widest empty band between two levels: where somebody would cut the paper.
fn widest_gap(sheet: &Sheet<'_>, from: f32, to: f32) -> Option<f32> {
    let mut edges: Vec<(f32, f32)> = sheet
        .cells
        .iter()
        .filter(|cell| cell.middle() >= from && cell.middle() <= to)
        .map(|cell| (cell.top, cell.bottom))
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = edges.first()?.1;
    let mut best: Option<(f32, f32)> = None;
    for (top, bottom) in edges {
        let gap = top - reached;
        if gap > 0.0 && best.is_none_or(|(known, _)| gap > known) {
            best = Some((gap, (top + reached) / 2.0));
        }
        reached = reached.max(bottom);
    }
    best.map(|(_, middle)| middle)
}
