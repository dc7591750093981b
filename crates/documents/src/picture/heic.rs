//! HEIC, as phones make it.

use heic_rs::{DecodeOptions, Error, PixelLayout};
use image::RgbImage;

use super::PictureProblem;
use crate::{Limits, ProblemCode};

/// Upright: the file's own rotation is applied.
pub(super) fn decode(content: &[u8], limits: &Limits) -> Result<RgbImage, PictureProblem> {
    let info = heic_rs::probe(content).map_err(|error| problem(&error, limits))?;
    let (width, height) = (u64::from(info.coded_width), u64::from(info.coded_height));
    // The decoder holds the planes of all tiles (two bytes a sample) beside the picture it makes of them
    const BYTES_PER_PIXEL: u64 = 10;
    if width * height > limits.pixels || width * height * BYTES_PER_PIXEL > limits.decoder_bytes {
        return Err(PictureProblem::too_large(width, height, limits));
    }
    let options = DecodeOptions {
        layout: PixelLayout::Rgb8,
        max_pixels: Some(limits.pixels),
        ..DecodeOptions::default()
    };
    let picture = heic_rs::decode(content, &options).map_err(|error| problem(&error, limits))?;
    RgbImage::from_raw(picture.width, picture.height, picture.data).ok_or_else(PictureProblem::damaged)
}

fn problem(error: &Error, limits: &Limits) -> PictureProblem {
    match error {
        Error::PixelLimit { pixels, .. } => PictureProblem::new(
            ProblemCode::TooLarge,
            format!(
                "The picture has {pixels} pixels; {} million are read at most. Send a smaller one.",
                limits.pixels / 1_000_000
            ),
        ),
        Error::Unsupported(_) => PictureProblem::new(
            ProblemCode::UnknownFormat,
            "The photo is a HEIC of a kind that is not read. Send it as a JPEG: on an iPhone, set Camera > Formats \
             to Most Compatible, or share a screenshot of it.",
        ),
        _ => PictureProblem::damaged(),
    }
}
