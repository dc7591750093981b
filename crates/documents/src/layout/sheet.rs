//! A page, arranged.

use crate::{Area, Page, Word};

use super::cells;

pub type CellId = usize;

/// Words that belong together: nothing but spaces between them.
#[derive(Debug, Clone)]
pub struct Cell {
    pub line: usize,
    /// The words with single spaces.
    pub text: String,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// Each word, and where it starts in `text`.
    words: Vec<(usize, usize)>,
}

impl Cell {
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn middle(&self) -> f32 {
        (self.top + self.bottom) / 2.0
    }

    /// Adds what another cell holds; the place stays.
    pub(super) fn append(&mut self, next: &Self) {
        let start = self.text.len() + 1;
        self.text.push(' ');
        self.text.push_str(&next.text);
        self.words
            .extend(next.words.iter().map(|(word, at)| (*word, start + at)));
    }

    /// How much of the narrower of the two stands above or below the other, 0 to 1.
    pub fn shares_column(&self, other: &Self) -> f32 {
        let shared = self.right.min(other.right) - self.left.max(other.left);
        (shared / self.width().min(other.width()).max(1.0)).clamp(0.0, 1.0)
    }
}

/// A piece of a cell, by bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub cell: CellId,
    pub start: usize,
    pub end: usize,
}

/// A page with its lines and cells.
#[derive(Debug)]
pub struct Sheet<'a> {
    pub page: &'a Page,
    /// The page's place in the reading.
    pub index: usize,
    pub cells: Vec<Cell>,
    /// Cells from left to right, lines from top to bottom.
    pub lines: Vec<Vec<CellId>>,
}

impl<'a> Sheet<'a> {
    pub fn new(page: &'a Page, index: usize) -> Self {
        Self::of(page, index, |_| true)
    }

    /// The sheet of those words alone that `keep` keeps: one of several payslips on a page.
    pub fn of(page: &'a Page, index: usize, keep: impl Fn(&Word) -> bool) -> Self {
        let mut all = Vec::new();
        let mut lines = Vec::new();
        let pitches = cells::pitches(page);
        let mut rows: Vec<Vec<Vec<usize>>> = cells::lines(&page.words)
            .into_iter()
            .map(|line| line.into_iter().filter(|&word| keep(&page.words[word])).collect())
            .filter(|line: &Vec<usize>| !line.is_empty())
            .map(|line| cells::cells(page, &line, &pitches))
            .collect();
        cells::part_columns(page, &mut rows);
        for row in rows {
            let mut ids = Vec::new();
            for words in row {
                ids.push(all.len());
                all.push(cell(page, lines.len(), &words));
            }
            lines.push(ids);
        }
        Self {
            page,
            index,
            cells: all,
            lines,
        }
    }

    pub(super) fn first_word(&self, cell: &Cell) -> Option<&'a Word> {
        self.page.words.get(cell.words.first()?.0)
    }

    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id]
    }

    pub fn whole(&self, id: CellId) -> Span {
        Span {
            cell: id,
            start: 0,
            end: self.cells[id].text.len(),
        }
    }

    pub fn text(&self, span: Span) -> &str {
        &self.cells[span.cell].text[span.start..span.end]
    }

    /// The span without the blanks and the signs at its ends that part a label from its value. A minus stays with its
    /// number.
    pub fn trimmed(&self, span: Span) -> Span {
        let text = self.text(span);
        let mut start = 0;
        for (place, letter) in text.char_indices() {
            let minus = letter == '-' && text[place + 1..].starts_with(|next: char| next.is_ascii_digit());
            if !is_joint(letter) || minus {
                break;
            }
            start = place + letter.len_utf8();
        }
        let mut end = text.len();
        for (place, letter) in text[start..].char_indices().rev() {
            let place = start + place;
            let minus = letter == '-' && text[..place].ends_with(|last: char| last.is_ascii_digit());
            if !is_joint(letter)
                || minus
                || (letter == '.' && !text[..place].ends_with(['.', ' ']))
                || (letter == ',' && place + 1 == text.len() && text[..place].len() > 40)
            {
                break;
            }
            end = place;
        }
        Span {
            start: span.start + start,
            end: span.start + end.max(start),
            ..span
        }
    }

    pub fn words(&self, span: Span) -> impl Iterator<Item = &'a Word> + '_ {
        let page = self.page;
        self.cells[span.cell]
            .words
            .iter()
            .map(move |&(index, start)| (&page.words[index], start))
            .filter(move |(word, start)| *start < span.end && start + word.text.len() > span.start)
            .map(|(word, _)| word)
    }

    /// The least sure of the span's words.
    pub fn confidence(&self, span: Span) -> f32 {
        self.words(span).map(|word| word.confidence).fold(1.0, f32::min)
    }

    pub fn is_bold(&self, span: Span) -> bool {
        self.words(span).all(|word| word.bold)
    }

    /// Where the span stands; a piece of a word by its share of the word's letters.
    pub fn area(&self, span: Span) -> Area {
        let (left, right) = self.extent(span);
        let cell = &self.cells[span.cell];
        let (top, bottom) = self
            .words(span)
            .fold(None, |bounds: Option<(f32, f32)>, word| {
                let (top, bottom) = bounds.unwrap_or((word.top, word.bottom));
                Some((top.min(word.top), bottom.max(word.bottom)))
            })
            .unwrap_or((cell.top, cell.bottom));
        Area::between(left, top, right, bottom, (self.page.width, self.page.height))
    }

    /// The span's left and right edge.
    pub fn extent(&self, span: Span) -> (f32, f32) {
        let cell = &self.cells[span.cell];
        let mut edges: Option<(f32, f32)> = None;
        for &(index, start) in &cell.words {
            let word = &self.page.words[index];
            let length = word.text.len().max(1) as f32;
            let from = span.start.saturating_sub(start) as f32;
            let to = span.end.saturating_sub(start).min(word.text.len()) as f32;
            if span.end <= start || start + word.text.len() <= span.start {
                continue;
            }
            let left = word.left + word.width() * from / length;
            let right = word.left + word.width() * to / length;
            let known = edges.unwrap_or((left, right));
            edges = Some((known.0.min(left), known.1.max(right)));
        }
        edges.unwrap_or((cell.left, cell.right))
    }

    /// The cells to the right on the same line, nearest first.
    pub fn right_of(&self, id: CellId) -> impl Iterator<Item = CellId> + '_ {
        let line = &self.lines[self.cells[id].line];
        line.iter().copied().skip_while(move |&other| other != id).skip(1)
    }

    /// The cells to the left on the same line, nearest first.
    pub fn left_of(&self, id: CellId) -> impl Iterator<Item = CellId> + '_ {
        let line = &self.lines[self.cells[id].line];
        line.iter()
            .rev()
            .copied()
            .skip_while(move |&other| other != id)
            .skip(1)
    }

    /// The cells below that stand in the same column, nearest first, as far as `reach` heights of this cell.
    pub fn below(&self, id: CellId, reach: f32) -> Vec<CellId> {
        let cell = &self.cells[id];
        let limit = cell.bottom + reach * cell.height();
        let mut found: Vec<CellId> = self.lines[cell.line + 1..]
            .iter()
            .flatten()
            .copied()
            .filter(|&other| {
                let other = &self.cells[other];
                other.top < limit && other.middle() > cell.bottom && cell.shares_column(other) > 0.3
            })
            .collect();
        found.sort_by(|&a, &b| self.cells[a].top.total_cmp(&self.cells[b].top));
        found
    }

    /// The cells above in the same column, nearest first.
    pub fn above(&self, id: CellId) -> Vec<CellId> {
        let cell = &self.cells[id];
        let mut found: Vec<CellId> = self.lines[..cell.line]
            .iter()
            .flatten()
            .copied()
            .filter(|&other| {
                let other = &self.cells[other];
                other.middle() < cell.top && cell.shares_column(other) > 0.3
            })
            .collect();
        found.sort_by(|&a, &b| self.cells[b].bottom.total_cmp(&self.cells[a].bottom));
        found
    }

    /// A line's text, its cells parted by two spaces.
    pub fn line_text(&self, line: usize) -> String {
        let texts: Vec<&str> = self.lines[line]
            .iter()
            .map(|&id| self.cells[id].text.as_str())
            .collect();
        texts.join("  ")
    }

    /// The height that most letters on the page have.
    pub fn usual_height(&self) -> f32 {
        let mut heights: Vec<f32> = self.cells.iter().map(Cell::height).collect();
        heights.sort_by(f32::total_cmp);
        heights.get(heights.len() / 2).copied().unwrap_or(1.0)
    }
}

/// What stands between a label and its value, or fills the way from one to the other.
fn is_joint(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            ':' | '：' | ';' | '.' | '…' | '·' | '•' | ',' | '_' | '=' | '|' | '-' | '–' | '—' | '*'
        )
}

fn cell(page: &Page, line: usize, words: &[usize]) -> Cell {
    let mut text = String::new();
    let mut starts = Vec::with_capacity(words.len());
    let (mut left, mut top, mut right, mut bottom) = (f32::MAX, f32::MAX, f32::MIN, f32::MIN);
    for &index in words {
        let word = &page.words[index];
        if !text.is_empty() {
            text.push(' ');
        }
        starts.push((index, text.len()));
        text.push_str(&word.text);
        left = left.min(word.left);
        top = top.min(word.top);
        right = right.max(word.right);
        bottom = bottom.max(word.bottom);
    }
    Cell {
        line,
        text,
        left,
        top,
        right,
        bottom,
        words: starts,
    }
}
