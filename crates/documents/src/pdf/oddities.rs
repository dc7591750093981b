//! What stands out on a page: words in a font of their own, words under others, text put on by comments.

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect as PdfRect};
use hayro::kurbo::{Affine, Rect};
use serde::Serialize;

use crate::{Area, Word};

use super::{Font, Hidden, TextLayer, drawing::Drawing};

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageFacts {
    pub number: usize,
    pub fonts: Vec<FontUse>,
    pub foreign: Vec<Foreign>,
    pub covered: Vec<Covered>,
    /// Text that a comment put onto the page.
    pub comments: Vec<Marked>,
    /// Text typed over a picture of the page, on a ground that hides the picture.
    pub patched: Vec<Marked>,
    /// Words that are in the file and don't show, but for those under others: the text for searching of a scan.
    pub unseen: usize,
    #[serde(skip)]
    pub pictures: Vec<PagePicture>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FontUse {
    pub name: Option<String>,
    pub embedded: bool,
    pub letters: usize,
}

/// A word in a font that the page hardly uses.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Foreign {
    pub text: String,
    pub area: Area,
    pub font: String,
    /// The font of the rest of its line, or of the page.
    pub usual: String,
    /// Its font is one that every reader brings along, while the page's own are inside the file.
    pub borrowed: bool,
    /// Others stand on its line.
    pub in_line: bool,
}

/// A word under a shape or a picture that was drawn over it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Covered {
    pub text: String,
    /// What shows in its place.
    pub shown: Option<String>,
    pub area: Area,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Marked {
    pub text: String,
    pub area: Area,
}

/// A picture on the page, as it lies in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePicture {
    pub area: Area,
    pub width: u32,
    pub height: u32,
    pub jpeg: Option<Vec<u8>>,
}

pub(super) fn of_page(
    number: usize,
    raw: &Dict<'_>,
    place: Affine,
    drawing: &Drawing,
    layer: &TextLayer,
) -> PageFacts {
    let area = |word: &Word| layer.area(word);
    let marked = |word: &Word| Marked {
        text: word.text.clone(),
        area: area(word),
    };
    let covers = [Hidden::CoveredByShape, Hidden::CoveredByPicture];
    let notes = notes(raw, place);
    let inside = |word: &Word, rect: &Rect| {
        rect.contains((
            (word.left + word.right) as f64 / 2.0,
            (word.top + word.bottom) as f64 / 2.0,
        ))
    };
    PageFacts {
        number,
        fonts: fonts(drawing),
        foreign: foreign(layer, &drawing.fonts, area),
        covered: layer
            .hidden
            .iter()
            .filter(|hidden| covers.contains(&hidden.why))
            .filter_map(|hidden| covered(&hidden.word, &layer.words, area))
            .collect(),
        comments: layer
            .words
            .iter()
            .filter(|word| layer.turned == 0 && notes.iter().any(|note| inside(word, note)))
            .map(marked)
            .collect(),
        patched: patched(drawing, layer).into_iter().map(marked).collect(),
        unseen: layer
            .hidden
            .iter()
            .filter(|hidden| !covers.contains(&hidden.why))
            .count(),
        pictures: drawing
            .pictures
            .iter()
            .filter(|picture| !picture.clipped_away)
            .map(|picture| PagePicture {
                area: Area {
                    x: picture.area.x0 as f32 / layer.width.max(1.0),
                    y: picture.area.y0 as f32 / layer.height.max(1.0),
                    width: picture.area.width() as f32 / layer.width.max(1.0),
                    height: picture.area.height() as f32 / layer.height.max(1.0),
                },
                width: picture.width,
                height: picture.height,
                jpeg: picture.jpeg.clone(),
            })
            .collect(),
    }
}

fn fonts(drawing: &Drawing) -> Vec<FontUse> {
    let mut letters = vec![0; drawing.fonts.len()];
    for glyph in &drawing.glyphs {
        if glyph.ink.is_some()
            && let Some(sum) = letters.get_mut(usize::from(glyph.font))
        {
            *sum += 1;
        }
    }
    std::iter::zip(&drawing.fonts, letters)
        .filter(|(_, letters)| *letters > 0)
        .map(|(font, letters)| FontUse {
            name: font.name.clone(),
            embedded: font.embedded,
            letters,
        })
        .collect()
}

/// Words in a family that the page uses for very few.
fn foreign(layer: &TextLayer, fonts: &[Font], area: impl Fn(&Word) -> Area) -> Vec<Foreign> {
    const FEW_WORDS: usize = 5;
    let font = |word: &Word| fonts.get(usize::from(word.font?));
    let family = |word: &Word| font(word).and_then(Font::family);
    let mut families: std::collections::BTreeMap<String, (usize, usize)> = std::collections::BTreeMap::new();
    let mut letters = 0;
    let mut embedded = 0;
    for word in &layer.words {
        let count = word.text.chars().count();
        letters += count;
        if font(word).is_some_and(|font| font.embedded) {
            embedded += count;
        }
        if let Some(family) = family(word) {
            let sum = families.entry(family).or_default();
            sum.0 += 1;
            sum.1 += count;
        }
    }
    let Some((usual, _)) = families.iter().max_by_key(|(_, (_, letters))| *letters) else {
        return Vec::new();
    };
    let name = |word: &Word| font(word).and_then(|font| font.name.clone()).unwrap_or_default();
    layer
        .words
        .iter()
        .filter(|word| {
            word.text
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count()
                >= 2
        })
        .filter_map(|word| {
            let own = family(word)?;
            let (words, count) = families.get(&own)?;
            if own == *usual || *words > FEW_WORDS || count * 12 > letters {
                return None;
            }
            let neighbours: Vec<&Word> = layer
                .words
                .iter()
                .filter(|other| {
                    let apart = (other.top + other.bottom - word.top - word.bottom).abs() / 2.0;
                    apart < word.height() * 0.4 && family(other).is_some_and(|other| other != own)
                })
                .collect();
            let rest = neighbours
                .first()
                .map(|word| name(word))
                .or_else(|| {
                    layer
                        .words
                        .iter()
                        .find(|word| family(word).as_ref() == Some(usual))
                        .map(name)
                })
                .unwrap_or_default();
            Some(Foreign {
                text: word.text.clone(),
                area: area(word),
                font: name(word),
                usual: rest,
                borrowed: font(word).is_some_and(|font| !font.embedded) && embedded * 2 > letters,
                in_line: !neighbours.is_empty(),
            })
        })
        .collect()
}

/// A covered word, unless what shows in its place says the same.
fn covered(hidden: &Word, shown: &[Word], area: impl Fn(&Word) -> Area) -> Option<Covered> {
    if !hidden.text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let over: Vec<&str> = shown
        .iter()
        .filter(|word| {
            let across = word.right.min(hidden.right) - word.left.max(hidden.left);
            let down = word.bottom.min(hidden.bottom) - word.top.max(hidden.top);
            across > 0.2 * hidden.width().min(word.width()) && down > 0.4 * hidden.height().min(word.height())
        })
        .map(|word| word.text.as_str())
        .collect();
    if over.contains(&hidden.text.as_str()) {
        return None;
    }
    Some(Covered {
        text: hidden.text.clone(),
        shown: (!over.is_empty()).then(|| over.join(" ")),
        area: area(hidden),
    })
}

/// Text on a small filled shape that was drawn over a picture of the page.
fn patched<'a>(drawing: &Drawing, layer: &'a TextLayer) -> Vec<&'a Word> {
    if layer.turned != 0 {
        return Vec::new();
    }
    let page = f64::from(layer.width) * f64::from(layer.height);
    let Some(ground) = drawing
        .shades
        .iter()
        .find(|shade| shade.picture && shade.bounds.area() > page * 0.5)
    else {
        return Vec::new();
    };
    layer
        .words
        .iter()
        .filter(|word| {
            let middle = (
                f64::from(word.left + word.right) / 2.0,
                f64::from(word.top + word.bottom) / 2.0,
            );
            drawing.shades.iter().any(|shade| {
                shade.order > ground.order
                    && shade.opacity > 0.9
                    && shade.bounds.area() < page * 0.05
                    && shade.contains(middle.into())
            })
        })
        .collect()
}

/// Where comments write text: notes, stamps. Fields of a form are part of the page.
fn notes(raw: &Dict<'_>, place: Affine) -> Vec<Rect> {
    let Some(annotations) = raw.get::<Array<'_>>(b"Annots".as_slice()) else {
        return Vec::new();
    };
    annotations
        .iter::<Dict<'_>>()
        .filter(|annotation| {
            annotation
                .get::<Name<'_>>(b"Subtype".as_slice())
                .is_some_and(|kind| &*kind == b"FreeText" || &*kind == b"Stamp")
        })
        .filter_map(|annotation| annotation.get::<PdfRect>(b"Rect".as_slice()))
        .map(|rect| place.transform_rect_bbox(Rect::new(rect.x0, rect.y0, rect.x1, rect.y1)))
        .collect()
}
