//! A page as text: words with positions, whichever way they were read.

use openwink_model::text_enum;
use serde::{Deserialize, Serialize};

/// A rectangle on the upright page, in fractions of its width and height (0 to 1), from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    /// The part of a page between these edges. What hangs over the page's edge ends there.
    pub(crate) fn between(left: f32, top: f32, right: f32, bottom: f32, page: (f32, f32)) -> Self {
        let share = |edge: f32, whole: f32| {
            let share = edge / whole;
            // What is not a number is not more than 0
            if share > 0.0 { share.min(1.0) } else { 0.0 }
        };
        let (x, y) = (share(left, page.0), share(top, page.1));
        Self {
            x,
            y,
            width: (share(right, page.0) - x).max(0.0),
            height: (share(bottom, page.1) - y).max(0.0),
        }
    }
}

text_enum! {
    /// How a page's text was had.
    pub enum TextSource {
        /// The text layer of a digital PDF, where it agrees with what the page shows.
        TextLayer = "TEXT_LAYER",
        /// Letters recognised in the picture of the page.
        Recognition = "RECOGNITION",
    }
}

/// A word: what stands between spaces. Positions are in units of the page (points of a PDF, pixels of a picture),
/// upright and straightened, from the top left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    pub text: String,
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    /// How sure the reader is of every letter, 0 to 1.
    pub confidence: f32,
    /// Which of the page's fonts, where a text layer tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<u16>,
    #[serde(default)]
    pub bold: bool,
}

impl Word {
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// A page, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Which of the archive's files, from 0.
    pub file: usize,
    /// Which page of that file, from 0.
    pub number: usize,
    pub width: f32,
    pub height: f32,
    pub source: TextSource,
    /// How far the page had to be turned to stand upright, clockwise: 0, 90, 180, 270.
    pub turned: u16,
    /// In no order that means anything.
    pub words: Vec<Word>,
}

impl Page {
    /// The area of some words, as fractions of the page.
    pub fn area<'a>(&self, words: impl IntoIterator<Item = &'a Word>) -> Option<Area> {
        let mut bounds: Option<(f32, f32, f32, f32)> = None;
        for word in words {
            let (left, top, right, bottom) = bounds.unwrap_or((word.left, word.top, word.right, word.bottom));
            bounds = Some((
                left.min(word.left),
                top.min(word.top),
                right.max(word.right),
                bottom.max(word.bottom),
            ));
        }
        let (left, top, right, bottom) = bounds?;
        Some(Area::between(left, top, right, bottom, (self.width, self.height)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_ends_where_its_page_does() {
        let page = (200.0, 100.0);
        let area = |x, y, width, height| Area { x, y, width, height };
        assert_eq!(
            Area::between(50.0, 25.0, 150.0, 75.0, page),
            area(0.25, 0.25, 0.5, 0.5)
        );
        assert_eq!(
            Area::between(-50.0, -1.0, 100.0, 300.0, page),
            area(0.0, 0.0, 0.5, 1.0)
        );
        assert_eq!(
            Area::between(300.0, 60.0, 250.0, 20.0, page),
            area(1.0, 0.6, 0.0, 0.0)
        );
        for wild in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, 0.0, -5.0] {
            for area in [
                Area::between(wild, 10.0, 50.0, wild, page),
                Area::between(10.0, wild, wild, 50.0, page),
                Area::between(10.0, 10.0, 20.0, 20.0, (wild, wild)),
            ] {
                let edges = [area.x, area.y, area.x + area.width, area.y + area.height];
                assert!(edges.iter().all(|edge| (0.0..=1.0).contains(edge)), "{area:?}");
            }
        }
    }
}
