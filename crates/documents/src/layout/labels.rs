//! Where labels stand, and which texts stand where their values would.

use crate::TextSource;

use super::{
    lexicon::{Entry, Lexicon, Role, squash},
    sheet::{CellId, Sheet, Span},
};

/// A label that was found on the page.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'l> {
    pub role: &'l Role,
    pub span: Span,
    pub weak: bool,
    /// 1 where the letters are the label's, less for each that is not.
    pub likeness: f32,
    /// The cell has nothing before the label.
    pub first: bool,
    /// Nothing but the label, or a colon after it: it can be nothing but a label.
    pub alone: bool,
    /// The cell holds nothing but labels, as `Net Pay / Gaji Bersih` does.
    pub whole: bool,
}

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

impl<'a> Sheet<'a> {
    /// All labels on the page, in reading order. The longest label wins where several could stand.
    pub fn hits<'l>(&self, lexicon: &'l Lexicon) -> Vec<Hit<'l>> {
        let fuzzy = self.page.source == TextSource::Recognition;
        let mut hits = Vec::new();
        for cell in 0..self.cells.len() {
            self.hits_in(cell, lexicon, fuzzy, &mut hits);
        }
        self.wrapped_hits(lexicon, &mut hits);
        hits
    }

    /// Labels that go on in the next line: `Date of` over `Payment:`. The value stands beside the first line, or between
    /// the two.
    fn wrapped_hits<'l>(&self, lexicon: &'l Lexicon, hits: &mut Vec<Hit<'l>>) {
        for cell in 0..self.cells.len() {
            let (top, text) = (self.cell(cell), self.cell(cell).text.as_str());
            let Some(&next) = self.below(cell, 1.2).first() else {
                continue;
            };
            let below = self.cell(next);
            let flush = (below.left - top.left).abs() < 0.6 * top.height();
            // `Jumlah` alone is a total; with `Pendapatan` under it, that of the earnings
            let settled = hits
                .iter()
                .find(|hit| {
                    hit.span.cell == cell && hit.first && hit.alone && !hit.weak && hit.role != "total"
                })
                .map(|hit| hit.role);
            if !flush || text.ends_with(':') || text.len() + below.text.len() > 60 {
                continue;
            }
            let letters: Vec<char> = squash(text)
                .chain(squash(&below.text))
                .map(|(letter, _)| letter)
                .collect();
            let Some(entry) = lexicon
                .entries
                .iter()
                .find(|entry| !entry.weak && entry.squashed == letters)
            else {
                continue;
            };
            // `SSS` over `Number` says the same as `SSS`
            if settled.is_some_and(|role| role != lexicon.role(entry)) {
                continue;
            }
            let hit = |cell: CellId, role: &'l Role| Hit {
                role,
                span: self.whole(cell),
                weak: false,
                likeness: 0.97,
                first: true,
                alone: true,
                whole: true,
            };
            hits.retain(|known| known.span.cell != cell && known.span.cell != next);
            // The other line is part of it and nobody's value
            let beside = |cell: CellId| {
                self.right_of(cell)
                    .next()
                    .is_some_and(|right| !is_label(right, hits))
            };
            let (own, other) = match beside(next) && !beside(cell) {
                true => (next, cell),
                false => (cell, next),
            };
            hits.push(hit(own, lexicon.role(entry)));
            hits.push(hit(other, ""));
        }
    }

    fn hits_in<'l>(&self, cell: CellId, lexicon: &'l Lexicon, fuzzy: bool, hits: &mut Vec<Hit<'l>>) {
        let text = self.cell(cell).text.as_str();
        let letters: Vec<(char, usize)> = squash(text).collect();
        let before = hits.len();
        let mut at = 0;
        while at < letters.len() {
            if !starts_word(text, letters[at].1) {
                at += 1;
                continue;
            }
            let Some((entry, length, likeness)) = best_at(text, &letters, at, lexicon, fuzzy) else {
                at += 1;
                continue;
            };
            let start = letters[at].1;
            let end = letters.get(at + length).map_or(text.len(), |next| next.1);
            // The end is that of the last letter, not the next one's start: what lies between belongs to the value
            let last = letters[at + length - 1].1;
            let end = text[last..end]
                .chars()
                .next()
                .map_or(end, |letter| last + letter.len_utf8());
            let rest = text[end..].trim_start();
            hits.push(Hit {
                role: lexicon.role(entry),
                span: Span { cell, start, end },
                weak: entry.weak,
                likeness,
                first: !text[..start].chars().any(char::is_alphabetic),
                whole: false,
                alone: (rest.is_empty() && !text[..start].chars().any(char::is_alphanumeric))
                    || is_colon(rest),
            });
            at += length;
        }
        self.by_words(cell, lexicon, fuzzy, hits, before);
        self.before_colons(cell, lexicon, hits, before);
        // `Nama Bank`, `Company Address`: the last word says what is named
        if let [.., party, other] = &mut hits[before..]
            && matches!(party.role, "employeeName" | "employerName")
            && party.first
            && other.role == "other"
            && other.alone
            && text[party.span.end..other.span.start].trim().is_empty()
        {
            party.role = other.role;
        }
        if self.only_labels(cell, &hits[before..]) {
            for hit in &mut hits[before..] {
                (hit.alone, hit.whole) = (true, true);
            }
        }
    }

    /// A label by its words, where none of the known ones makes up the cell's beginning: up to a colon, or to the first
    /// number.
    fn by_words<'l>(
        &self,
        cell: CellId,
        lexicon: &'l Lexicon,
        fuzzy: bool,
        hits: &mut Vec<Hit<'l>>,
        before: usize,
    ) {
        let text = self.cell(cell).text.as_str();
        let colon = text.find([':', '：']);
        let number = text.find(|letter: char| letter.is_ascii_digit()).map(|digit| {
            // `PHP 25,000.00` and `₱25,000.00` begin with their sign
            text[..digit].rfind(' ').map_or(0, |space| space)
        });
        let end = colon.or(number).unwrap_or(text.len());
        // `SSS No.` ends with its last letter
        let end = text[..end]
            .trim_end_matches(|letter: char| !letter.is_alphanumeric())
            .len();
        let known = hits[before..]
            .iter()
            .any(|hit| hit.first && (hit.alone || hit.span.end >= end));
        if known {
            return;
        }
        // With the dot of a shortened last word
        let dotted = end + usize::from(text[end..].starts_with('.'));
        let Some(role) = lexicon.by_words(&text[..dotted], fuzzy) else {
            return;
        };
        let start = text.find(char::is_alphabetic).unwrap_or(0);
        let end = start
            + text[start..end]
                .trim_end_matches(|letter: char| !letter.is_alphanumeric())
                .len();
        // Labels that follow in the cell stay: `SSS No. 34-1234567-8; TIN No. 123-456-789`
        let mut place = 0;
        hits.retain(|hit| {
            place += 1;
            place <= before || hit.span.start >= end
        });
        hits.push(Hit {
            role,
            span: Span { cell, start, end },
            weak: false,
            likeness: 0.96,
            first: true,
            alone: colon.is_some() || number.is_none(),
            whole: false,
        });
    }

    /// Labels before a colon that their column was too narrow for, `Nombre del emplea:`, or that touch the value before
    /// them: `LUIS ÁNGELFecha de pago:`.
    fn before_colons<'l>(&self, cell: CellId, lexicon: &'l Lexicon, hits: &mut Vec<Hit<'l>>, before: usize) {
        let text = self.cell(cell).text.as_str();
        let mut from = 0;
        for (colon, sign) in text.match_indices([':', '：']) {
            let piece = &text[from..colon];
            let place = from;
            from = colon + sign.len();
            let known = |hit: &Hit<'_>| hit.alone && hit.span.start >= place && hit.span.end <= colon;
            if hits[before..].iter().any(known) {
                continue;
            }
            let found = piece
                .char_indices()
                .filter(|(at, _)| starts_label(piece, *at))
                .find_map(|(at, _)| Some((at, lexicon.cut(&piece[at..])?)));
            let Some((at, role)) = found else { continue };
            let span = Span {
                cell,
                start: place + at,
                end: place + piece.trim_end().len(),
            };
            let mut number = 0;
            hits.retain(|hit| {
                number += 1;
                number <= before || hit.span.end <= span.start || hit.span.start >= span.end
            });
            hits.push(Hit {
                role,
                span,
                weak: false,
                likeness: 0.95,
                first: !text[..span.start].chars().any(char::is_alphabetic),
                alone: true,
                whole: false,
            });
        }
    }

    /// Whether the hits are all there is in the cell, but for numbers before them and remarks in brackets: `2. Net Pay
    /// (PHP)`.
    fn only_labels(&self, cell: CellId, hits: &[Hit<'_>]) -> bool {
        let text = self.cell(cell).text.as_str();
        let mut depth = 0;
        // `Payment received (14/06/2026)`: a remark has no such number
        let remark = |place: usize| {
            let inside = text[place..].split(')').next().unwrap_or_default();
            inside.chars().filter(char::is_ascii_digit).count() < 4
        };
        let mut remarks = true;
        !hits.is_empty()
            && !text.char_indices().any(|(place, letter)| {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                if letter == '(' {
                    remarks = remark(place);
                }
                let inside = hits
                    .iter()
                    .any(|hit| hit.span.start <= place && place < hit.span.end);
                let after = hits.iter().any(|hit| hit.span.end <= place);
                (depth <= 0 || !remarks)
                    && !inside
                    && if after {
                        letter.is_alphanumeric()
                    } else {
                        letter.is_alphabetic()
                    }
            })
    }

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
        let beside = |other: &super::sheet::Cell| {
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

/// Whether the cell begins with a label and can be nothing else.
pub(crate) fn is_label(cell: CellId, hits: &[Hit<'_>]) -> bool {
    hits.iter()
        .any(|hit| hit.span.cell == cell && hit.first && hit.alone)
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

/// `:`, or `.:` after a shortened word.
fn is_colon(text: &str) -> bool {
    let text = text.trim_start();
    text.strip_prefix('.')
        .unwrap_or(text)
        .trim_start()
        .starts_with([':', '：'])
}

fn starts_word(text: &str, place: usize) -> bool {
    !text[..place]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric)
}

/// Whether a word starts here, or a capital follows what cannot go on with it: `ÁNGELFecha`, `31Fecha`.
fn starts_label(text: &str, place: usize) -> bool {
    let mut rest = text[place..].chars();
    let own = rest.next().is_some_and(char::is_uppercase);
    let glued = own && rest.next().is_some_and(char::is_lowercase);
    starts_word(text, place) && text[place..].starts_with(char::is_alphabetic) || glued
}

/// The longest label that the letters from `at` on spell.
fn best_at<'l>(
    text: &str,
    letters: &[(char, usize)],
    at: usize,
    lexicon: &'l Lexicon,
    fuzzy: bool,
) -> Option<(&'l Entry, usize, f32)> {
    let mut close: Option<(&Entry, usize, f32)> = None;
    for entry in &lexicon.entries {
        let wanted = &entry.squashed;
        let length = wanted.len();
        if letters.len() >= at + length
            && letters[at..at + length]
                .iter()
                .map(|(letter, _)| letter)
                .eq(wanted)
            && ends_word(text, letters, at + length, fuzzy)
        {
            // Longer ones were looked at before: an exact one beats a like one of the same length
            return match close {
                Some(like) if like.1 > length + 3 => Some(like),
                _ => Some((entry, length, 1.0)),
            };
        }
        if fuzzy && close.is_none() && length >= 6 {
            close = like_at(text, letters, at, wanted).map(|(length, likeness)| (entry, length, likeness));
        }
    }
    close
}

/// Recognised letters that are nearly the label's: one wrong in six or seven.
fn like_at(text: &str, letters: &[(char, usize)], at: usize, wanted: &[char]) -> Option<(usize, f32)> {
    let allowed = (wanted.len() / 6).min(3);
    let mut best: Option<(usize, usize)> = None;
    for length in wanted.len().saturating_sub(allowed)..=wanted.len() + allowed {
        if length == 0 || letters.len() < at + length || !ends_word(text, letters, at + length, true) {
            continue;
        }
        let given = letters[at..at + length].iter().map(|(letter, _)| *letter);
        // Cheap and usually enough: most labels share hardly a letter with the text
        if given.clone().zip(wanted).filter(|(a, b)| a == *b).count() * 3 < wanted.len() {
            continue;
        }
        let given: String = given.collect();
        let goal: String = wanted.iter().collect();
        let apart = strsim::osa_distance(&given, &goal);
        if apart <= allowed && best.is_none_or(|(_, known)| apart < known) {
            best = Some((length, apart));
        }
    }
    best.map(|(length, apart)| (length, 1.0 - apart as f32 / wanted.len() as f32))
}

/// Whether a word ends before letter `next`. A recogniser drops spaces, so a change from letters to digits is an end too.
fn ends_word(text: &str, letters: &[(char, usize)], next: usize, fuzzy: bool) -> bool {
    let (Some(&(_, place)), Some(&(before, before_place))) = (letters.get(next), letters.get(next - 1))
    else {
        return true;
    };
    if place == before_place {
        return false;
    }
    if text[..place]
        .chars()
        .next_back()
        .is_some_and(|letter| !letter.is_alphanumeric())
    {
        return true;
    }
    let after = text[place..].chars().next().unwrap_or(' ');
    // `Net PayPHP`: a new word begins with its capital
    (after.is_uppercase() && text[before_place..].starts_with(char::is_lowercase))
        || fuzzy && !before.is_numeric() && after.is_numeric()
}
