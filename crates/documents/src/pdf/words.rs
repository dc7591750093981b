//! Letters to words.

use std::collections::HashMap;

use hayro::kurbo::{Rect, Vec2};

use crate::Word;

use super::{drawing::Glyph, fonts::Font};

/// Of an em: the least gap that is a blank, where none is drawn.
const BLANK: f64 = 0.15;
/// Of an em: a larger gap ends a line of letters, spaced however widely.
const COLUMN: f64 = 1.2;
/// Of an em: how far letters of one line may stand above one another.
const BASELINE: f64 = 0.2;
/// Of an em: where letters reach to. The same for all letters, so that words of a line have boxes of a height.
const ASCENT: f64 = 0.74;
const DESCENT: f64 = 0.21;

/// A letter in the direction its line runs: along it, and below its top.
struct Placed<'a> {
    glyph: &'a Glyph,
    start: f64,
    end: f64,
    base: f64,
    size: f64,
    thick: bool,
}

struct Token {
    text: String,
    bounds: Rect,
    start: f64,
    end: f64,
    base: f64,
    size: f64,
    axis: Vec2,
    /// The letters of each font.
    fonts: Vec<(u16, usize)>,
    thick: bool,
    /// A blank was drawn after it.
    closed: bool,
}

impl Token {
    fn count(&mut self, font: u16, letters: usize) {
        match self.fonts.iter_mut().find(|(known, _)| *known == font) {
            Some((_, sum)) => *sum += letters,
            None => self.fonts.push((font, letters)),
        }
    }

    /// The font of most letters: a currency's sign often comes from another.
    fn font(&self) -> u16 {
        let most = self
            .fonts
            .iter()
            .max_by_key(|(font, letters)| (*letters, u16::MAX - font));
        most.map_or(0, |(font, _)| *font)
    }
}

pub(super) fn assemble(glyphs: &[&Glyph], fonts: &[Font]) -> Vec<Word> {
    let mut tokens = Vec::new();
    let mut line: Vec<Placed<'_>> = Vec::new();
    let mut axis = Vec2::new(1.0, 0.0);
    for (glyph, thick) in without_doubles(glyphs) {
        let along = if glyph.advance.hypot() > 1e-6 {
            glyph.advance.normalize()
        } else {
            axis
        };
        let start = glyph.origin.to_vec2().dot(along);
        let placed = Placed {
            glyph,
            start,
            end: start + glyph.advance.hypot(),
            base: glyph.origin.to_vec2().dot(Vec2::new(-along.y, along.x)),
            size: glyph.up.hypot().max(0.1),
            thick: thick || glyph.thickened,
        };
        let goes_on = line.last().is_some_and(|last| {
            let gap = placed.start - last.end;
            along.dot(axis) > 0.99
                && (placed.base - last.base).abs() < BASELINE * last.size
                && gap < COLUMN * last.size
                && placed.start > last.start - 0.2 * last.size
                && gap > -0.6 * last.size
        });
        if !goes_on {
            tokenize(&line, axis, &mut tokens);
            line.clear();
            axis = along;
        }
        line.push(placed);
    }
    tokenize(&line, axis, &mut tokens);
    join(tokens).into_iter().map(|token| word(token, fonts)).collect()
}

/// Drawn twice, a hair apart, to look bold; or once filled and once stroked.
fn without_doubles<'a>(glyphs: &[&'a Glyph]) -> Vec<(&'a Glyph, bool)> {
    let mut seen: HashMap<(i64, i64, &str), Vec<usize>> = HashMap::new();
    let mut kept: Vec<(&Glyph, bool)> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let text = glyph.text.as_deref().unwrap_or_default();
        let (x, y) = (
            (glyph.origin.x / 4.0).round() as i64,
            (glyph.origin.y / 4.0).round() as i64,
        );
        let near = glyph.up.hypot() * 0.06;
        let double = (-1..=1)
            .flat_map(|dx| (-1..=1).map(move |dy| (x.saturating_add(dx), y.saturating_add(dy))))
            .filter_map(|(x, y)| seen.get(&(x, y, text)))
            .flatten()
            .copied()
            .find(|other| kept[*other].0.origin.distance(glyph.origin) <= near);
        match double {
            Some(other) => kept[other].1 = true,
            None => {
                seen.entry((x, y, text)).or_default().push(kept.len());
                kept.push((glyph, false));
            }
        }
    }
    kept
}

/// Cuts a line of letters into words.
fn tokenize(line: &[Placed<'_>], axis: Vec2, tokens: &mut Vec<Token>) {
    let blank = least_blank(line);
    let mut open: Option<Token> = None;
    let mut last_end = f64::MAX;
    for placed in line {
        if placed.glyph.is_blank() {
            if let Some(mut token) = open.take() {
                token.closed = true;
                tokens.push(token);
            }
            continue;
        }
        let text = match placed.glyph.text.as_deref() {
            None if placed.glyph.ink.is_none() => continue,
            None => "\u{fffd}",
            Some(text) => text,
        };
        if placed.start - last_end > blank * placed.size
            && let Some(token) = open.take()
        {
            tokens.push(token);
        }
        last_end = placed.end;
        let bounds = letter_bounds(placed.glyph, axis);
        match &mut open {
            None => {
                open = Some(Token {
                    text: text.trim().to_owned(),
                    bounds,
                    start: placed.start,
                    end: placed.end,
                    base: placed.base,
                    size: placed.size,
                    axis,
                    fonts: vec![(placed.glyph.font, 1)],
                    thick: placed.thick,
                    closed: false,
                });
            }
            Some(token) => {
                token.text.push_str(text.trim());
                token.bounds = token.bounds.union(bounds);
                token.end = placed.end;
                token.count(placed.glyph.font, 1);
            }
        }
    }
    tokens.extend(open);
}

/// Letters that are all set apart have wider blanks.
fn least_blank(line: &[Placed<'_>]) -> f64 {
    let mut gaps: Vec<f64> = line
        .windows(2)
        .filter(|pair| !pair[0].glyph.is_blank() && !pair[1].glyph.is_blank())
        .map(|pair| (pair[1].start - pair[0].end) / pair[1].size)
        .collect();
    if gaps.len() < 3 {
        return BLANK;
    }
    gaps.sort_by(f64::total_cmp);
    let usual = gaps[gaps.len() / 2];
    if usual > 0.05 { usual + BLANK } else { BLANK }
}

fn letter_bounds(glyph: &Glyph, axis: Vec2) -> Rect {
    let base = glyph.origin;
    let nominal = Rect::from_points(
        base + glyph.up * ASCENT,
        base + glyph.advance - glyph.up * DESCENT,
    )
    .union(Rect::from_points(
        base - glyph.up * DESCENT,
        base + glyph.advance + glyph.up * ASCENT,
    ));
    match glyph.ink {
        None => nominal,
        // Drawn letters come in any scale: their font size says nothing of how tall they are.
        Some(ink) if glyph.up.hypot() > ink.height().max(ink.width()) * 20.0 => ink,
        Some(ink) if axis.y.abs() < 0.01 => Rect::new(ink.x0, nominal.y0, ink.x1, nominal.y1),
        Some(ink) if axis.x.abs() < 0.01 => Rect::new(nominal.x0, ink.y0, nominal.x1, ink.y1),
        Some(_) => nominal,
    }
}

/// Joins words that were drawn in pieces: a figure drawn letter by letter in any order, a change of font inside.
fn join(tokens: Vec<Token>) -> Vec<Token> {
    let mut order: Vec<usize> = (0..tokens.len()).collect();
    let direction = |token: &Token| (token.axis.y.atan2(token.axis.x) * 50.0).round() as i64;
    order.sort_by(|a, b| {
        let (a, b) = (&tokens[*a], &tokens[*b]);
        let line = |token: &Token| (token.base / 2.0).round() as i64;
        direction(a)
            .cmp(&direction(b))
            .then(line(a).cmp(&line(b)))
            .then(a.start.total_cmp(&b.start))
    });
    let mut next: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut taken = vec![false; tokens.len()];
    // The sorting puts words of one line into one of two neighbouring bands: look a little ahead for the nearest.
    for (at, &index) in order.iter().enumerate() {
        let token = &tokens[index];
        if token.closed {
            continue;
        }
        let follower = order[at + 1..]
            .iter()
            .take(64)
            .chain(order[..at].iter().rev().take(64))
            .copied()
            .filter(|other| {
                let other = &tokens[*other];
                let gap = other.start - token.end;
                other.axis.dot(token.axis) > 0.99
                    && (other.base - token.base).abs() < BASELINE * token.size.min(other.size)
                    && gap.abs() < 0.12 * token.size.min(other.size)
                    && other.size / token.size < 1.5
                    && token.size / other.size < 1.5
                    && other.start > token.start
            })
            .min_by(|a, b| {
                let gap = |index: &usize| (tokens[*index].start - token.end).abs();
                gap(a).total_cmp(&gap(b))
            });
        if let Some(follower) = follower
            && !taken[follower]
        {
            next[index] = Some(follower);
            taken[follower] = true;
        }
    }
    let mut slots: Vec<Option<Token>> = tokens.into_iter().map(Some).collect();
    let mut joined = Vec::with_capacity(slots.len());
    for index in 0..slots.len() {
        if taken[index] {
            continue;
        }
        let Some(mut token) = slots[index].take() else {
            continue;
        };
        let mut follower = next[index];
        while let Some(part) = follower {
            if let Some(piece) = slots[part].take() {
                token.text.push_str(&piece.text);
                token.bounds = token.bounds.union(piece.bounds);
                token.end = piece.end;
                for (font, letters) in piece.fonts {
                    token.count(font, letters);
                }
            }
            follower = next[part];
        }
        joined.push(token);
    }
    joined
}

fn word(token: Token, fonts: &[Font]) -> Word {
    let font = token.font();
    Word {
        text: token.text,
        left: token.bounds.x0 as f32,
        top: token.bounds.y0 as f32,
        right: token.bounds.x1 as f32,
        bottom: token.bounds.y1 as f32,
        confidence: 1.0,
        font: Some(font),
        bold: token.thick || fonts.get(usize::from(font)).is_some_and(|font| font.bold),
    }
}
