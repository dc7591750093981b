//! Several payslips on one page: cut where one ends and the next begins, down the page and across it.

mod repeats;

use crate::{
    Page,
    layout::{Lexicon, Sheet},
};

/// A part of a page.
#[derive(Debug, Clone, Copy)]
struct Region {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

const WHOLE: Region = Region {
    left: f32::MIN,
    top: f32::MIN,
    right: f32::MAX,
    bottom: f32::MAX,
};

/// Two up and two down: more cuts than one each way nobody makes.
const DEEPEST: usize = 2;

/// The page's sheets, one a payslip.
pub fn split<'a>(page: &'a Page, index: usize, lexicon: &Lexicon) -> Vec<Sheet<'a>> {
    let mut found = Vec::new();
    divide(page, index, lexicon, WHOLE, DEEPEST, &mut found);
    found
}

fn divide<'a>(
    page: &'a Page,
    index: usize,
    lexicon: &Lexicon,
    region: Region,
    deep: usize,
    found: &mut Vec<Sheet<'a>>,
) {
    let sheet = Sheet::of(page, index, |word| {
        let (across, down) = ((word.left + word.right) / 2.0, (word.top + word.bottom) / 2.0);
        across >= region.left && across < region.right && down >= region.top && down < region.bottom
    });
    if deep == 0 {
        found.push(sheet);
        return;
    }
    let hits = sheet.hits(lexicon);
    let mut down = cuts(&sheet, &hits);
    if down.is_empty() {
        down = repeats::down(&sheet, &hits);
    }
    let across = match down.is_empty() {
        true => repeats::across(&sheet, &hits),
        false => Vec::new(),
    };
    if down.is_empty() && across.is_empty() {
        found.push(sheet);
        return;
    }
    for edge in edges(region.top, &down, region.bottom).windows(2) {
        for side in edges(region.left, &across, region.right).windows(2) {
            let part = Region {
                left: side[0],
                right: side[1],
                top: edge[0],
                bottom: edge[1],
            };
            divide(page, index, lexicon, part, deep - 1, found);
        }
    }
}

fn edges(first: f32, cuts: &[f32], last: f32) -> Vec<f32> {
    [first]
        .into_iter()
        .chain(cuts.iter().copied())
        .chain([last])
        .collect()
}

/// The heights at which the next payslip begins. There is more than one payslip where both the employee's name and the
/// net pay are labelled several times, one after the other down the page.
fn cuts(sheet: &Sheet<'_>, hits: &[crate::layout::Hit<'_>]) -> Vec<f32> {
    let levels = |role: &str| {
        let mut levels: Vec<f32> = hits
            .iter()
            // `Employee CPF` names no employee
            .filter(|hit| hit.role == role && hit.first && !hit.weak && (hit.alone || role == "title"))
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
