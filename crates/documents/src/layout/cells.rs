//! Words to lines, lines to cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Page, TextSource, Word, values};

/// A gap wider than this share of the letters' height ends a cell. A space is about a quarter of the height, so this
/// leaves room for justified text, and still parts a table's columns.
const CELL_GAP: f32 = 0.72;
/// Recognised boxes are a little wider or narrower than the letters.
const CELL_GAP_SEEN: f32 = 0.85;
/// How much of the lower of two words must stand beside the other for both to be on one line.
const SAME_LINE: f32 = 0.5;

/// The page's words by line, from top to bottom and from left to right.
pub fn lines(words: &[Word]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..words.len())
        .filter(|&index| !words[index].text.trim().is_empty())
        .collect();
    order.sort_by(|&a, &b| words[a].left.total_cmp(&words[b].left));
    let mut lines: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let word = &words[index];
        // The line whose last word stands most level with this one; lines may climb slowly, so only its end is compared
        let best = lines
            .iter()
            .enumerate()
            .filter_map(|(line, members)| {
                let last = &words[*members.last()?];
                let level = level(last, word)?;
                let gap = (word.left - last.right).max(0.0) / word.height().max(1.0);
                Some((line, level - gap * 0.002))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match best {
            Some((line, _)) => lines[line].push(index),
            None => lines.push(vec![index]),
        }
    }
    lines.sort_by(|a, b| middle(words, a).total_cmp(&middle(words, b)));
    lines
}

/// How level two words are, 0 to 1; none where they are not on one line.
fn level(one: &Word, other: &Word) -> Option<f32> {
    let (low, high) = (one.height().min(other.height()), one.height().max(other.height()));
    if low <= 0.0 {
        return None;
    }
    let overlap = one.bottom.min(other.bottom) - one.top.max(other.top);
    // Words printed over one another (a stamp, a watermark) are not neighbours
    let covered = one.right.min(other.right) - one.left.max(other.left);
    if covered > 0.6 * one.width().min(other.width()) {
        return None;
    }
    let share = overlap / low;
    if share < SAME_LINE {
        return None;
    }
    // A large figure beside a small label: only where their middles meet, or it would tie two small lines together
    if high > 1.8 * low {
        let apart = ((one.top + one.bottom) - (other.top + other.bottom)).abs() / 2.0;
        if apart > 0.45 * high {
            return None;
        }
    }
    Some(share.min(1.0))
}

fn middle(words: &[Word], line: &[usize]) -> f32 {
    let sum: f32 = line
        .iter()
        .map(|&index| (words[index].top + words[index].bottom) / 2.0)
        .sum();
    sum / line.len().max(1) as f32
}

/// A line's words, parted where more than a space stands between them.
pub fn cells(page: &Page, line: &[usize], pitches: &Pitches) -> Vec<Vec<usize>> {
    let share = match page.source {
        TextSource::TextLayer => CELL_GAP,
        TextSource::Recognition => CELL_GAP_SEEN,
    };
    // Boxes may be as high as their letters: `name` is lower than `Name`, but its spaces are as wide
    let mut heights: Vec<f32> = line.iter().map(|&index| page.words[index].height()).collect();
    heights.sort_by(f32::total_cmp);
    let usual = heights.get(heights.len() * 3 / 4).copied().unwrap_or(0.0);
    let mut cells: Vec<Vec<usize>> = Vec::new();
    for &index in line {
        let word = &page.words[index];
        let joins = cells.last().and_then(|cell| cell.last()).is_some_and(|&last| {
            let last = &page.words[last];
            let height = last.height().max(word.height());
            let height = height.max(usual.min(1.5 * height));
            let pitch = pitches.get(&word.font).filter(|_| last.font == word.font);
            let widest = pitch.map_or(share * height, |pitch| 1.8 * pitch);
            word.left - last.right <= widest
        });
        match cells.last_mut() {
            Some(cell) if joins => cell.push(index),
            _ => cells.push(vec![index]),
        }
    }
    cells
}

/// Cells that hold an amount and the beginning of the next column, `5,850.00 Gross Deductions`, parted: where the amount
/// ends as others end and what follows begins as others begin, both belong to columns, however narrow the gap.
pub fn part_columns(page: &Page, lines: &mut [Vec<Vec<usize>>]) {
    const OTHERS: usize = 2;
    let word = |index: usize| &page.words[index];
    let breaks = |cell: &[usize], at: usize| {
        let next = word(cell[at]).text.as_str();
        // `450,000 đ`, `5,470.50 MXN`, `45.00 M.N.`
        let sign = next.chars().filter(|letter| letter.is_alphabetic()).count() < 3
            || values::currency::named(next, None).is_some();
        is_amount(&word(cell[at - 1]).text) && next.starts_with(char::is_alphabetic) && !sign
    };
    if !lines
        .iter()
        .flatten()
        .any(|cell| (1..cell.len()).any(|at| breaks(cell, at)))
    {
        return;
    }
    // Where cells begin, and where amounts end
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for cell in lines.iter().flatten() {
        lefts.extend(cell.first().map(|&index| word(index).left));
        lefts.extend(
            (1..cell.len())
                .filter(|&at| breaks(cell, at))
                .map(|at| word(cell[at]).left),
        );
        rights.extend(
            cell.iter()
                .filter(|&&index| is_amount(&word(index).text))
                .map(|&index| word(index).right),
        );
    }
    let alike = |edges: &[f32], edge: f32, height: f32| {
        let near = |other: &&f32| (**other - edge).abs() < 0.4 * height;
        edges.iter().filter(near).count() > OTHERS
    };
    for line in lines {
        let mut parted = Vec::with_capacity(line.len());
        for cell in line.drain(..) {
            let mut from = 0;
            for at in 1..cell.len() {
                let (before, next) = (word(cell[at - 1]), word(cell[at]));
                let height = before.height().max(next.height());
                if breaks(&cell, at)
                    && alike(&lefts, next.left, height)
                    && alike(&rights, before.right, height)
                {
                    parted.push(cell[from..at].to_vec());
                    from = at;
                }
            }
            parted.push(cell[from..].to_vec());
        }
        *line = parted;
    }
}

/// `5,850.00`, `12.355.288`, `(80.00)`: figures with a mark that parts them.
fn is_amount(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let marks = text.chars().filter(|letter| ".,".contains(*letter)).count();
    figures >= 3 && marks >= 1 && !text.chars().any(char::is_alphabetic)
}

/// The width of a letter of those fonts in which all letters are equally wide, as a line printer's are: there a space is
/// as wide as a letter. Recognised words have no font: they are one.
pub type Pitches = BTreeMap<Option<u16>, f32>;

pub fn pitches(page: &Page) -> Pitches {
    let fonts: BTreeSet<Option<u16>> = page.words.iter().map(|word| word.font).collect();
    fonts
        .into_iter()
        .filter_map(|font| Some((font, pitch(page, font)?)))
        .collect()
}

fn pitch(page: &Page, font: Option<u16>) -> Option<f32> {
    const LETTERS: usize = 5;
    let mut widths: Vec<f32> = page
        .words
        .iter()
        .filter(|word| word.font == font && word.text.chars().count() >= LETTERS)
        .map(|word| word.width() / word.text.chars().count() as f32)
        .collect();
    // Few words of a font, but all alike to a hair, are as good as many that are nearly alike
    const FEW: usize = 3;
    const MANY: usize = 12;
    if widths.len() < FEW || page.source == TextSource::Recognition && widths.len() < MANY {
        return None;
    }
    widths.sort_by(f32::total_cmp);
    if widths.len() < MANY {
        let middle = widths[widths.len() / 2];
        let near = widths
            .iter()
            .filter(|width| (*width / middle - 1.0).abs() < 0.03)
            .count();
        return (near >= FEW && near * 100 >= widths.len() * 60).then_some(middle);
    }
    // Most letters, so that one line in another size does not hide it
    let middle = widths[widths.len() / 2];
    let near = widths
        .iter()
        .filter(|width| (*width / middle - 1.0).abs() < 0.09)
        .count();
    (near * 100 >= widths.len() * 70).then_some(middle)
}

#[cfg(test)]
mod tests {
    use crate::{extract::samples::page, layout::Sheet};

    #[test]
    fn an_amount_and_the_next_columns_label_are_two() {
        let text = "Basic Pay                  5,600.00  EPF                   616.00\n\
                    Handphone Allowance           50.00  PERKESO                25.00\n\
                    Incentive                    200.00 EIS                     10.00\n\
                    Gross Amount               5,850.00  Gross Deductions      651.00\n\
                    A net pay of RM 5,199.00 was credited on 5 March 2026 to you";
        let mut page = page(text);
        // A narrower gap than a column's, as a picture has it
        let found = page.words.iter().position(|word| word.text == "EIS");
        let label = &mut page.words[found.unwrap()];
        (label.left, label.right) = (label.left + 6.0, label.right + 6.0);
        let found = page.words.iter().position(|word| word.text == "200.00");
        let amount = &mut page.words[found.unwrap()];
        amount.right += 3.0;
        let sheet = Sheet::new(&page, 0);
        let texts: Vec<&str> = sheet.lines[2]
            .iter()
            .map(|&cell| sheet.cell(cell).text.as_str())
            .collect();
        assert_eq!(texts, ["Incentive", "200.00", "EIS", "10.00"]);
        assert_eq!(sheet.lines[4].len(), 1);
    }
}
