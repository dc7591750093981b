//! Recognising letters in the picture of a page.

use image::RgbImage;

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

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct EngineError(pub String);
