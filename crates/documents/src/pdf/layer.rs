//! Which of the letters on a page show, and the words they make.

use hayro::kurbo::{Point, Rect};
use openwink_model::text_enum;
use serde::{Deserialize, Serialize};

use crate::Word;

use super::{
    drawing::{Drawing, Glyph, Shade, quarter_turns},
    words,
};

text_enum! {
    /// Why a word of the text layer does not show.
    pub enum Hidden {
        /// Drawn in the mode that draws nothing: the recognised text of a scan.
        Invisible = "INVISIBLE",
        Transparent = "TRANSPARENT",
        /// In the colour of what it stands on.
        SameColour = "SAME_COLOUR",
        /// Under a filled shape that was drawn later.
        CoveredByShape = "COVERED_BY_SHAPE",
        /// Under a picture that was drawn later.
        CoveredByPicture = "COVERED_BY_PICTURE",
        Clipped = "CLIPPED",
        OutsidePage = "OUTSIDE_PAGE",
        TooSmall = "TOO_SMALL",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HiddenWord {
    #[serde(flatten)]
    pub word: Word,
    pub why: Hidden,
}

/// The text of a page, upright, in points from the top left corner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TextLayer {
    pub width: f32,
    pub height: f32,
    /// How far the page, as a reader shows it, had to be turned to stand upright, clockwise: 0, 90, 180, 270.
    pub turned: u16,
    /// What shows.
    pub words: Vec<Word>,
    /// What shows, but runs in another direction than the page: a watermark, a note in the margin.
    pub askew: Vec<Word>,
    /// What is in the file and does not show.
    pub hidden: Vec<HiddenWord>,
    /// Letters that show, and those of them whose font doesn't say what they stand for.
    pub letters: usize,
    pub unknown_letters: usize,
}

/// Text of a smaller size is dust.
const SMALLEST: f64 = 2.0;
/// A colour that differs less than this from its ground, in every channel, cannot be seen.
const LEAST_CONTRAST: f32 = 0.07;
const LEAST_OPACITY: f32 = 0.06;
const COVERS: f32 = 0.9;

impl TextLayer {
    pub(super) fn of(drawing: &mut Drawing, page: Rect) -> Self {
        let shades = Shades::new(&drawing.shades, page);
        let fate: Vec<Option<Hidden>> = drawing
            .glyphs
            .iter()
            .map(|glyph| fate(glyph, &shades, page))
            .collect();
        let turns = turns(&drawing.glyphs, &fate);
        let upright = quarter_turns(turns, page.width(), page.height());
        let (width, height) = if turns.is_multiple_of(2) {
            (page.width(), page.height())
        } else {
            (page.height(), page.width())
        };
        for glyph in &mut drawing.glyphs {
            let end = upright * (glyph.origin + glyph.advance);
            let top = upright * (glyph.origin + glyph.up);
            glyph.origin = upright * glyph.origin;
            glyph.advance = end - glyph.origin;
            glyph.up = top - glyph.origin;
            glyph.ink = glyph.ink.map(|ink| upright.transform_rect_bbox(ink));
        }
        let shown = |glyph: &Glyph| glyph.ink.is_some() && glyph.text.as_deref() != Some("");
        let letters = std::iter::zip(&drawing.glyphs, &fate)
            .filter(|(glyph, fate)| fate.is_none() && shown(glyph))
            .count();
        let unknown_letters = std::iter::zip(&drawing.glyphs, &fate)
            .filter(|(glyph, fate)| fate.is_none() && glyph.text.is_none() && glyph.ink.is_some())
            .count();
        let visible: Vec<&Glyph> = std::iter::zip(&drawing.glyphs, &fate)
            .filter(|(_, fate)| fate.is_none())
            .map(|(glyph, _)| glyph)
            .collect();
        let (straight, askew): (Vec<&Glyph>, Vec<&Glyph>) =
            visible.into_iter().partition(|glyph| is_level(glyph));
        let mut hidden = Vec::new();
        for why in Hidden::ALL {
            let glyphs: Vec<&Glyph> = std::iter::zip(&drawing.glyphs, &fate)
                .filter(|(_, fate)| fate.as_ref() == Some(why))
                .map(|(glyph, _)| glyph)
                .collect();
            hidden.extend(
                words::assemble(&glyphs, &drawing.fonts)
                    .into_iter()
                    .map(|word| HiddenWord { word, why: *why }),
            );
        }
        Self {
            width: width as f32,
            height: height as f32,
            turned: u16::from(turns) * 90,
            words: words::assemble(&straight, &drawing.fonts),
            askew: words::assemble(&askew, &drawing.fonts),
            hidden,
            letters,
            unknown_letters,
        }
    }
}

impl TextLayer {
    /// Letters of words that are taken to be under something, or of the colour of what they stand on.
    pub fn covered_letters(&self) -> usize {
        let covered = |hidden: &&HiddenWord| {
            matches!(
                hidden.why,
                Hidden::SameColour | Hidden::CoveredByShape | Hidden::CoveredByPicture
            )
        };
        let letters = |hidden: &HiddenWord| hidden.word.text.chars().count();
        self.hidden.iter().filter(covered).map(letters).sum()
    }
}

fn is_level(glyph: &Glyph) -> bool {
    glyph.advance.x > 0.0 && glyph.advance.y.abs() <= glyph.advance.x * 0.2 || glyph.advance.hypot() == 0.0
}

/// How many quarter turns, clockwise, set most of the text upright.
fn turns(glyphs: &[Glyph], fate: &[Option<Hidden>]) -> u8 {
    let mut weight = [0usize; 4];
    for (glyph, _) in std::iter::zip(glyphs, fate).filter(|(_, fate)| fate.is_none()) {
        if glyph.is_blank() {
            continue;
        }
        let (x, y) = (glyph.advance.x, glyph.advance.y);
        // Text that runs downwards stands on a page that was turned clockwise: three more turns set it right.
        let turns = if x.abs() >= y.abs() {
            if x >= 0.0 { 0 } else { 2 }
        } else if y > 0.0 {
            3
        } else {
            1
        };
        weight[turns] += 1;
    }
    let most = (0..4)
        .max_by_key(|turns| (weight[*turns], 4 - turns))
        .unwrap_or(0);
    most as u8
}

/// Why a letter does not show; None if it does.
fn fate(glyph: &Glyph, shades: &Shades<'_>, page: Rect) -> Option<Hidden> {
    let ink = glyph.ink.unwrap_or_else(|| {
        let end = glyph.origin + glyph.advance;
        Rect::from_points(glyph.origin, end + glyph.up * 0.5)
    });
    let middle = ink.center();
    if glyph.invisible {
        return Some(Hidden::Invisible);
    }
    if glyph.opacity < LEAST_OPACITY {
        return Some(Hidden::Transparent);
    }
    if !page.contains(middle) {
        return Some(Hidden::OutsidePage);
    }
    if glyph.clipped {
        return Some(Hidden::Clipped);
    }
    if glyph.up.hypot() < SMALLEST {
        return Some(Hidden::TooSmall);
    }
    // A blank has nothing to hide; it goes with its neighbours only where they show.
    let spots = [
        middle,
        Point::new(ink.x0 + ink.width() * 0.2, ink.y0 + ink.height() * 0.2),
        Point::new(ink.x1 - ink.width() * 0.2, ink.y0 + ink.height() * 0.2),
        Point::new(ink.x0 + ink.width() * 0.2, ink.y1 - ink.height() * 0.2),
        Point::new(ink.x1 - ink.width() * 0.2, ink.y1 - ink.height() * 0.2),
    ];
    for shade in shades.near(middle) {
        if shade.order > glyph.order
            && shade.opacity >= COVERS
            && spots.iter().filter(|spot| shade.contains(**spot)).count() >= 4
        {
            return Some(if shade.picture {
                Hidden::CoveredByPicture
            } else {
                Hidden::CoveredByShape
            });
        }
    }
    let colour = glyph.colour?;
    let ground = shades
        .near(middle)
        .filter(|shade| shade.order < glyph.order && shade.opacity > 0.3 && shade.contains(middle))
        .last();
    let ground = match ground {
        None => [1.0; 3],
        // Nobody knows what the picture shows there: for the look at the drawn page.
        Some(shade) => shade.colour?,
    };
    let contrast = std::iter::zip(colour, ground)
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f32::max);
    (contrast < LEAST_CONTRAST).then_some(Hidden::SameColour)
}

/// Shades by bands of the page, so that a page of a thousand table cells is not looked through for every letter.
struct Shades<'a> {
    all: &'a [Shade],
    bands: Vec<Vec<u32>>,
    top: f64,
    band: f64,
}

impl<'a> Shades<'a> {
    const BANDS: usize = 64;

    fn new(all: &'a [Shade], page: Rect) -> Self {
        let band = (page.height() / Self::BANDS as f64).max(1e-6);
        let mut bands = vec![Vec::new(); Self::BANDS];
        for (index, shade) in all.iter().enumerate() {
            let at = |y: f64| (((y - page.y0) / band).floor().max(0.0) as usize).min(Self::BANDS - 1);
            for slot in &mut bands[at(shade.bounds.y0)..=at(shade.bounds.y1)] {
                slot.push(index as u32);
            }
        }
        Self {
            all,
            bands,
            top: page.y0,
            band,
        }
    }

    fn near(&self, point: Point) -> impl Iterator<Item = &'a Shade> {
        let at = (((point.y - self.top) / self.band).floor().max(0.0) as usize).min(Self::BANDS - 1);
        self.bands[at].iter().map(|index| &self.all[*index as usize])
    }
}
