//! Which texts stand where a label's value would.

use super::{
    labels::{Hit, is_colon, is_label},
    sheet::{Cell, CellId, Sheet, Span},
};

/// How a value stands to its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// In the same cell, after the label.
    Inside,
    /// On the same line, further right.
    Right,
    Below,
    Above,
    /// On the same line, right before it.
    Left,
}

/// A text that stands where a label's value would.
#[derive(Debug, Clone, Copy)]
pub struct Value {
    pub span: Span,
    pub relation: Relation,
    /// 0 for the nearest of its kind.
    pub order: usize,
    /// A colon parts it from the label: there is no doubt that it is the value.
    pub colon: bool,
}

/// How far below its label a value may stand, in heights of the label.
const REACH_BELOW: f32 = 2.6;
const REACH_OF_HEADERS: f32 = 7.0;

impl Sheet<'_> {
    /// The texts that stand where this label's value would, the likeliest first.
    pub fn neighbours(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> Vec<Value> {
        let mut found = Vec::new();
        let cell = hit.span.cell;
        let text = self.cell(cell).text.as_str();
        // Inside: up to the next label of the cell that can be nothing but a label
        let next = hits
            .iter()
            .filter(|other| other.span.cell == cell && other.span.start >= hit.span.end)
            .filter(|other| other.alone || parted(&text[..other.span.start]))
            .map(|other| other.span.start)
            .min();
        let end = if hit.whole { None } else { next }.unwrap_or(text.len());
        let rest = Span {
            cell,
            start: hit.span.end,
            end,
        };
        let colon = is_colon(self.text(rest));
        let inside = self.trimmed(rest);
        if inside.start < inside.end && !hit.whole {
            found.push(Value {
                span: inside,
                relation: Relation::Inside,
                order: 0,
                colon,
            });
        }
        if end < text.len() {
            // Another label follows in this very cell: what is to the right is that one's
            return found;
        }
        let mut colon = colon;
        let mut order = 0;
        for right in self.right_of(cell) {
            if is_label(right, hits) {
                break;
            }
            let whole = self.whole(right);
            colon |= is_colon(self.text(whole));
            let span = self.trimmed(whole);
            if span.start < span.end {
                let end = first_label_in(span, hits);
                found.push(Value {
                    span: self.trimmed(Span { end, ..span }),
                    relation: Relation::Right,
                    order,
                    colon: colon && order == 0,
                });
                order += 1;
            }
        }
        if order == 0
            && hit.alone
            && let Some(right) = self
                .level_with(cell, hits)
                .filter(|&right| !is_label(right, hits))
        {
            let span = self.trimmed(self.whole(right));
            if span.start < span.end {
                found.push(Value {
                    span,
                    relation: Relation::Right,
                    order: 0,
                    colon,
                });
            }
        }
        if let Some(left) = self.left_of(cell).next().filter(|&left| !is_label(left, hits)) {
            let span = self.trimmed(self.whole(left));
            if span.start < span.end {
                found.push(Value {
                    span,
                    relation: Relation::Left,
                    order: 0,
                    colon: false,
                });
            }
        }
        let mut under = self.below(cell, REACH_BELOW);
        let nothing = |under: &[CellId]| under.first().is_none_or(|&below| is_label(below, hits));
        if nothing(&under) && hit.alone {
            under.splice(0..0, self.in_column(cell));
        }
        // Over a column of a register, whose headers are of different heights
        if nothing(&under) && hit.alone && self.in_header_row(cell) {
            under = self.below(cell, REACH_OF_HEADERS);
            under.truncate(1);
        }
        if nothing(&under) && hit.alone {
            under.splice(0..0, self.indented(cell));
        }
        let mut order = 0;
        for below in under {
            if is_label(below, hits) {
                break;
            }
            let span = self.trimmed(self.whole(below));
            if span.start < span.end {
                found.push(Value {
                    span,
                    relation: Relation::Below,
                    order,
                    colon: false,
                });
                order += 1;
            }
        }
        if let Some(&above) = self.above(cell).first() {
            let span = self.trimmed(self.whole(above));
            let near = self.cell(cell).top - self.cell(above).bottom < 1.7 * self.cell(cell).height();
            if near && span.start < span.end && !is_label(above, hits) {
                found.push(Value {
                    span,
                    relation: Relation::Above,
                    order: 0,
                    colon: false,
                });
            }
        }
        found
    }
}

impl Sheet<'_> {
    /// The nearest cell to the right that stands partly beside this one, where the line itself has none before the next
    /// label: a value between the two lines of its label, or a page that was bent.
    fn level_with(&self, cell: CellId, hits: &[Hit<'_>]) -> Option<CellId> {
        const SHARED: f32 = 0.3;
        let own = self.cell(cell);
        let end = match self.right_of(cell).next() {
            Some(right) if is_label(right, hits) => self.cell(right).left,
            Some(_) => return None,
            None => f32::MAX,
        };
        // With its other line, which names nothing by itself
        let (top, bottom) = self
            .above(cell)
            .first()
            .into_iter()
            .chain(self.below(cell, 1.2).first())
            .filter(|&&other| {
                let rest = |hit: &Hit<'_>| hit.span.cell == other && hit.whole && hit.role.is_empty();
                hits.iter().any(rest) && (self.cell(other).left - own.left).abs() < 0.6 * own.height()
            })
            .map(|&other| (self.cell(other).top, self.cell(other).bottom))
            .fold((own.top, own.bottom), |(top, bottom), other| {
                (top.min(other.0), bottom.max(other.1))
            });
        let beside = |other: &Cell| {
            let shared = bottom.min(other.bottom) - top.max(other.top);
            other.left > own.right && other.right < end && shared > SHARED * own.height().min(other.height())
        };
        (0..self.cells.len())
            .filter(|&other| beside(self.cell(other)))
            .min_by(|&one, &other| self.cell(one).left.total_cmp(&self.cell(other).left))
    }

    /// Whether the cell stands in a table's row of headers: many texts side by side and no number among them.
    pub fn in_header_row(&self, cell: CellId) -> bool {
        const MANY: usize = 5;
        let line = &self.lines[self.cell(cell).line];
        let plain = |&other: &CellId| {
            let text = &self.cell(other).text;
            !text.contains(':') && text.chars().filter(char::is_ascii_digit).count() < 3
        };
        line.len() >= MANY && line.iter().all(plain)
    }

    /// The cell under a label that is set in from it, as in the boxes of forms: it begins right of the label's beginning
    /// and before the next box.
    fn indented(&self, cell: CellId) -> Option<CellId> {
        let head = self.cell(cell);
        let right = self
            .right_of(cell)
            .next()
            .map_or(f32::MAX, |right| self.cell(right).left);
        let bottom = head.bottom + 1.5 * head.height();
        self.lines[head.line + 1..]
            .iter()
            .flatten()
            .copied()
            .take_while(|&other| self.cell(other).top < bottom + head.height())
            .filter(|&other| {
                let other = self.cell(other);
                let set_in = other.left >= head.left - 0.5 * head.height();
                set_in
                    && other.left < (head.right + 4.0 * head.height()).min(right)
                    && other.top < bottom
                    && other.middle() > head.bottom
            })
            .min_by(|&one, &other| self.cell(one).top.total_cmp(&self.cell(other).top))
    }

    /// The cell of the next line that stands between the neighbours of this one, where a table's values are set to another
    /// side of their columns than its headers.
    fn in_column(&self, cell: CellId) -> Option<CellId> {
        let head = self.cell(cell);
        let left = self
            .left_of(cell)
            .next()
            .map_or(f32::MIN, |left| self.cell(left).right);
        let right = self
            .right_of(cell)
            .next()
            .map_or(f32::MAX, |right| self.cell(right).left);
        let line = self.lines.get(head.line + 1)?;
        let near = |other: &CellId| self.cell(*other).top < head.bottom + REACH_BELOW * head.height();
        let mut inside = line.iter().copied().filter(near).filter(|&other| {
            let other = self.cell(other);
            other.left > left && other.right < right
        });
        let heads = &self.lines[head.line];
        // As many values as headers: each has its own
        if line.len() == heads.len() && line.len() > 1 {
            let place = heads.iter().position(|&other| other == cell)?;
            return line.get(place).copied().filter(near);
        }
        let only = inside.next()?;
        let table = line.len() > 1 && heads.len() > 1;
        (table && inside.next().is_none()).then_some(only)
    }
}

fn first_label_in(span: Span, hits: &[Hit<'_>]) -> usize {
    hits.iter()
        .filter(|hit| hit.span.cell == span.cell && hit.span.start > span.start && hit.alone)
        .map(|hit| hit.span.start)
        .min()
        .map_or(span.end, |start| start.min(span.end))
}

/// Whether a bar, a dot or a comma stands before what follows: `SSS 04-1234567-8 | TIN 123-456-789`.
fn parted(before: &str) -> bool {
    before.trim_end().ends_with(['|', '•', '·', ';', '/', ','])
}
