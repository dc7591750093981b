//! Recognising letters in the picture of a page.

mod columns;
mod detect;
mod ink;
mod line;
mod marks;
mod pp;
mod recognise;
mod rows;
mod solve;
mod stems;
mod straighten;
mod tesseract;
mod words;

use image::RgbImage;
pub use pp::{DETECTOR, DICTIONARY, PpOcr, RECOGNISER};
pub use tesseract::Tesseract;

use crate::Word;

/// What came of looking at a picture for text. Positions are in pixels of the picture as it was set right: turned
/// upright and straightened.
#[derive(Debug, Clone)]
pub struct Seen {
    pub width: f32,
    pub height: f32,
    /// Clockwise, in degrees: 0, 90, 180, 270.
    pub turned: u16,
    pub words: Vec<Word>,
    /// The picture as it was set right, for drawing boxes on.
    pub picture: RgbImage,
}

/// Reads the text in a picture. Ours is the default; an operator may plug another in.
pub trait Engine: Send + Sync {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError>;
}

/// A second reader of lines, for letters that ours has no names for.
pub trait LineReader: Send + Sync {
    /// The words of each line, from left to right.
    fn read_lines(&self, lines: &[RgbImage]) -> Result<Vec<Vec<LineWord>>, EngineError>;
}

#[derive(Debug, Clone, PartialEq)]
pub struct LineWord {
    pub text: String,
    /// 0 to 1.
    pub confidence: f32,
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct EngineError(pub String);
