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
        Some(Area {
            x: left / self.width,
            y: top / self.height,
            width: (right - left) / self.width,
            height: (bottom - top) / self.height,
        })
    }
}
