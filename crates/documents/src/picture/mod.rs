//! Pictures: PNG, JPEG, TIFF and HEIC become pixels, within limits. Beside the pixels, the facts that the file tells.

mod decode;
mod facts;
mod heic;
mod jpeg;
mod scale;
mod tiff;

pub use decode::{PictureProblem, decode};
pub use facts::{PictureFacts, facts};
pub use scale::scaled;
