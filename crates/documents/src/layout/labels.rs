//! Where labels stand.

use crate::TextSource;

use super::{
    lexicon::{Entry, Lexicon, Role, letter_bit, squash},
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

/// No label has more letters that are looked at for likeness.
const LONGEST: usize = 96;

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
}

/// Whether the cell begins with a label and can be nothing else.
pub(crate) fn is_label(cell: CellId, hits: &[Hit<'_>]) -> bool {
    hits.iter()
        .any(|hit| hit.span.cell == cell && hit.first && hit.alone)
}

/// `:`, or `.:` after a shortened word.
pub(super) fn is_colon(text: &str) -> bool {
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
    // The letters from here on, up to each length
    let mut reached = vec![0u64];
    if fuzzy {
        for (letter, _) in letters[at..].iter().take(LONGEST) {
            let before = reached.last().copied().unwrap_or_default();
            reached.push(before | letter_bit(*letter));
        }
    }
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
        let far = || {
            let allowed = (length / 6).min(3);
            let within = reached[(length + allowed).min(reached.len() - 1)];
            (entry.letters & !within).count_ones() as usize > allowed
        };
        if fuzzy && close.is_none() && length >= 6 && !far() {
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
