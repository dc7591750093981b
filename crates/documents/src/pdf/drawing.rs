//! Everything a page draws, in the order it is drawn: letters, what may cover them, pictures.

use hayro::hayro_interpret::{FillRule, Paint, hayro_cmap::BfString};
use hayro::hayro_syntax::object::Stream;
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

use super::fonts::Font;

/// A letter as it was drawn: in points, from the top left corner of the page.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// None where the font does not say what it stands for; empty where another letter speaks for it.
    pub text: Option<String>,
    /// When it was drawn, among all things drawn.
    pub order: u32,
    /// Which showing of text it belongs to: an index into [`Drawing::runs`].
    pub run: u32,
    pub origin: Point,
    /// From its origin to where the next one would stand.
    pub advance: Vec2,
    /// One em upwards.
    pub up: Vec2,
    /// Where there is ink; None for blanks.
    pub ink: Option<Rect>,
    /// An index into [`Drawing::fonts`].
    pub font: u16,
    /// None for patterns.
    pub colour: Option<[f32; 3]>,
    pub opacity: f32,
    /// Not drawn at all: text for searching only.
    pub invisible: bool,
    pub clipped: bool,
    /// Stroked as well, which makes it look bold.
    pub thickened: bool,
}

impl Glyph {
    /// A space, drawn.
    pub fn is_blank(&self) -> bool {
        self.text
            .as_deref()
            .is_some_and(|text| !text.is_empty() && text.trim().is_empty())
    }
}

/// A filled shape or a picture: what may hide what was drawn before it.
#[derive(Debug, Clone)]
pub(super) struct Shade {
    pub order: u32,
    pub bounds: Rect,
    /// None: the bounds are the shape.
    pub outline: Option<Outline>,
    /// None for pictures and patterns.
    pub colour: Option<[f32; 3]>,
    pub opacity: f32,
    pub picture: bool,
}

impl Shade {
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point)
            && self
                .outline
                .as_ref()
                .is_none_or(|outline| outline.contains(point))
    }
}

/// The edge of a filled shape or a clip, and which side of it is inside.
#[derive(Debug, Clone)]
pub(super) struct Outline {
    pub path: BezPath,
    /// What lies inside twice is outside: frames are drawn as one rectangle in another.
    pub even_odd: bool,
}

impl Outline {
    pub fn new(path: BezPath, rule: FillRule) -> Self {
        Self {
            path,
            even_odd: rule == FillRule::EvenOdd,
        }
    }

    pub fn contains(&self, point: Point) -> bool {
        let winding = self.path.winding(point);
        if self.even_odd {
            winding % 2 != 0
        } else {
            winding != 0
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub area: Rect,
    pub width: u32,
    pub height: u32,
    /// The embedded file, if it is a JPEG: other forms keep no traces of the program that made them.
    pub jpeg: Option<Vec<u8>>,
    pub clipped_away: bool,
}

#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub glyphs: Vec<Glyph>,
    pub shades: Vec<Shade>,
    pub pictures: Vec<Picture>,
    /// The codes of the letters of each showing of text.
    pub runs: Vec<Vec<u32>>,
    pub fonts: Vec<Font>,
    /// Strokes and small drawings, which say that a page isn't empty.
    pub strokes: usize,
    /// Filled shapes with curves, each part counted, as letters are that were turned into shapes.
    pub curved_shapes: usize,
}

pub(super) fn sounds_bold(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["bold", "black", "heavy"].iter().any(|word| name.contains(word))
}

pub(super) fn text_of(text: Option<BfString>) -> Option<String> {
    plain_text(match text? {
        BfString::Char(letter) => letter.to_string(),
        BfString::String(letters) => letters,
    })
}

fn plain_text(mut whole: String) -> Option<String> {
    if whole.chars().any(|letter| plain(letter).is_some()) {
        let mut parts = String::new();
        for letter in whole.chars() {
            match plain(letter) {
                Some(plain) => parts.push_str(plain),
                None => parts.push(letter),
            }
        }
        whole = parts;
    }
    let unknown = |letter: char| {
        letter.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&letter) || letter == '\u{fffd}'
    };
    (!whole.chars().any(unknown)).then_some(whole)
}

/// What a letter that is only another shape stands for.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' => " ",
        '\u{ad}' | '\u{2010}' | '\u{2011}' => "-",
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => "",
        _ => return None,
    })
}

/// The letters of a page turned clockwise by quarter turns.
pub(super) fn quarter_turns(turns: u8, width: f64, height: f64) -> Affine {
    match turns % 4 {
        1 => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        2 => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
        3 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        _ => Affine::IDENTITY,
    }
}

pub(super) fn colour(paint: &Paint<'_>) -> (Option<[f32; 3]>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (Some([red, green, blue]), alpha)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}

pub(super) fn has_mask(stream: &Stream<'_>) -> bool {
    ["SMask", "Mask", "SMaskInData"]
        .iter()
        .any(|key| stream.dict().contains_key(key.as_bytes()))
}

pub(super) fn jpeg(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    raw.starts_with(&[0xff, 0xd8, 0xff]).then(|| raw.into_owned())
}

pub(super) fn as_rectangle(path: &BezPath) -> bool {
    let mut points = Vec::with_capacity(5);
    for element in path.elements() {
        match element {
            PathEl::MoveTo(point) if points.is_empty() => points.push(*point),
            PathEl::LineTo(point) => points.push(*point),
            PathEl::ClosePath => {}
            _ => return false,
        }
        if points.len() > 5 {
            return false;
        }
    }
    if points.len() == 5 && points[0].distance(points[4]) < 0.01 {
        points.pop();
    }
    points.len() == 4
        && (0..4).all(|at| {
            let side = points[(at + 1) % 4] - points[at];
            side.x.abs() < 0.01 || side.y.abs() < 0.01
        })
}
