//! Bytes to pixels: upright as the camera says, on white, never more than the limits allow.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, RgbImage,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, tiff::TiffDecoder},
    metadata::Orientation,
};

use super::{heic, jpeg, scale::scaled, tiff};
use crate::{Format, Limits, ProblemCode};

/// A page photographed whole has letters large enough at this; more pixels are only slower.
const LONG_SIDE: u32 = 2600;

/// Why a picture cannot be looked at, for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PictureProblem {
    pub code: ProblemCode,
    pub message: String,
}

impl PictureProblem {
    pub(super) fn new(code: ProblemCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    pub(super) fn damaged() -> Self {
        Self::new(
            ProblemCode::Damaged,
            "The picture is damaged or incomplete. Save or send it again, or take a new one.",
        )
    }

    pub(super) fn too_large(width: u64, height: u64, limits: &Limits) -> Self {
        Self::new(
            ProblemCode::TooLarge,
            format!(
                "The picture has {width} × {height} pixels; {} million pixels are read at most. Send a smaller one.",
                limits.pixels / 1_000_000
            ),
        )
    }
}

/// The pictures of a file: one, or the pages of a TIFF.
pub fn decode(content: &[u8], format: Format, limits: &Limits) -> Result<Vec<RgbImage>, PictureProblem> {
    if content.is_empty() {
        return Err(PictureProblem::new(ProblemCode::Empty, "The file is empty."));
    }
    match format {
        Format::Png => {
            let inner = decoder_limits(limits);
            let decoder = PngDecoder::with_limits(Cursor::new(content), inner)
                .map_err(|error| problem(&error, limits))?;
            Ok(vec![pixels(decoder, limits)?])
        }
        Format::Jpeg => {
            let whole = jpeg::is_whole(content);
            let decoder = JpegDecoder::new(Cursor::new(content)).map_err(|error| problem(&error, limits))?;
            let picture = pixels(decoder, limits)?;
            if whole || jpeg::nearly_all_there(content, &picture) {
                Ok(vec![picture])
            } else {
                Err(PictureProblem::damaged())
            }
        }
        Format::Tiff => tiff::pages(content, limits)?
            .into_iter()
            .map(|page| {
                let decoder = TiffDecoder::new(Cursor::new(page)).map_err(|error| problem(&error, limits))?;
                pixels(decoder, limits)
            })
            .collect(),
        Format::Heic => Ok(vec![smaller(heic::decode(content, limits)?)]),
        Format::Pdf => Err(PictureProblem::new(
            ProblemCode::UnknownFormat,
            "A PDF is not a picture.",
        )),
    }
}

fn decoder_limits(limits: &Limits) -> image::Limits {
    let mut inner = image::Limits::default();
    inner.max_alloc = Some(limits.decoder_bytes);
    inner
}

fn pixels(mut decoder: impl ImageDecoder, limits: &Limits) -> Result<RgbImage, PictureProblem> {
    let (width, height) = decoder.dimensions();
    // Before a single pixel is decoded: a few bytes can declare more pixels than there is memory
    if u64::from(width) * u64::from(height) > limits.pixels || decoder.total_bytes() > limits.decoder_bytes {
        return Err(PictureProblem::too_large(width.into(), height.into(), limits));
    }
    if width == 0 || height == 0 {
        return Err(PictureProblem::damaged());
    }
    decoder
        .set_limits(decoder_limits(limits))
        .map_err(|error| problem(&error, limits))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error, limits))?;
    let mut picture = DynamicImage::ImageRgb8(smaller(on_white(picture)));
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

fn problem(error: &ImageError, limits: &Limits) -> PictureProblem {
    match error {
        ImageError::Limits(_) => PictureProblem::new(
            ProblemCode::TooLarge,
            format!(
                "The picture needs more memory than reading may take ({} MB). Send a smaller one.",
                limits.decoder_bytes / (1024 * 1024)
            ),
        ),
        ImageError::Unsupported(_) => PictureProblem::new(
            ProblemCode::UnknownFormat,
            "The picture is of a kind that is not read. Save it as an ordinary JPEG or PNG and send that.",
        ),
        _ => PictureProblem::damaged(),
    }
}

/// Paper is white: what is transparent shows it.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut white = RgbImage::new(width, height);
    for (to, from) in white.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        to.0 = [red, green, blue].map(|value| ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
    }
    white
}

fn smaller(picture: RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let long = width.max(height);
    if long <= LONG_SIDE {
        return picture;
    }
    let side = |side: u32| ((u64::from(side) * u64::from(LONG_SIDE) / u64::from(long)) as u32).max(1);
    scaled(&picture, side(width), side(height))
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder, Luma, Rgb, Rgba, codecs::jpeg::JpegEncoder};

    use super::*;

    fn encoded(picture: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// White above, black below, so that turning shows.
    fn halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |_, y| {
            Rgb([if y < height / 2 { 255 } else { 0 }; 3])
        })
    }

    fn code(result: Result<Vec<RgbImage>, PictureProblem>) -> ProblemCode {
        result.unwrap_err().code
    }

    #[test]
    fn what_is_transparent_is_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0])));
        let pages = decode(
            &encoded(&clear, image::ImageFormat::Png),
            Format::Png,
            &Limits::default(),
        )
        .unwrap();
        assert!(pages[0].pixels().all(|pixel| pixel.0 == [255; 3]));
    }

    #[test]
    fn sixteen_bits_and_grey_are_read() {
        let deep = DynamicImage::ImageLuma16(image::ImageBuffer::from_pixel(3, 3, Luma([0x8080u16])));
        for format in [
            (image::ImageFormat::Png, Format::Png),
            (image::ImageFormat::Tiff, Format::Tiff),
        ] {
            let pages = decode(&encoded(&deep, format.0), format.1, &Limits::default()).unwrap();
            assert_eq!(pages[0].get_pixel(1, 1).0, [0x80; 3]);
        }
    }

    #[test]
    fn a_photo_is_turned_as_its_camera_says() {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        // An EXIF block with nothing but orientation 6: to be turned clockwise by 90°
        let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        encoder.set_exif_metadata(exif).unwrap();
        encoder.encode_image(&halves(64, 32)).unwrap();
        let pages = decode(&bytes, Format::Jpeg, &Limits::default()).unwrap();
        assert_eq!(pages[0].dimensions(), (32, 64));
        assert!(
            pages[0].get_pixel(4, 32).0[0] < 20,
            "the black half is on the left now"
        );
        assert!(pages[0].get_pixel(28, 32).0[0] > 235);
    }

    #[test]
    fn a_huge_picture_is_refused_before_it_is_decoded() {
        let mut bytes = encoded(&DynamicImage::ImageRgb8(halves(8, 8)), image::ImageFormat::Png);
        // Width and height of the header, and its checksum
        bytes[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        let sum = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(
            code(decode(&bytes, Format::Png, &Limits::default())),
            ProblemCode::TooLarge
        );
        let small = Limits {
            pixels: 100,
            ..Limits::default()
        };
        let jpeg = encoded(&DynamicImage::ImageRgb8(halves(32, 32)), image::ImageFormat::Jpeg);
        assert_eq!(code(decode(&jpeg, Format::Jpeg, &small)), ProblemCode::TooLarge);
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| {
                (sum >> 1) ^ (0xedb8_8320 & (0u32.wrapping_sub(sum & 1)))
            })
        })
    }

    #[test]
    fn half_a_file_is_a_problem_and_never_a_panic() {
        let noisy = RgbImage::from_fn(200, 200, |x, y| {
            Rgb([(x * y % 251) as u8, (x ^ y) as u8, (x + 3 * y) as u8])
        });
        let picture = DynamicImage::ImageRgb8(noisy);
        for (format, ours) in [
            (image::ImageFormat::Png, Format::Png),
            (image::ImageFormat::Jpeg, Format::Jpeg),
            (image::ImageFormat::Tiff, Format::Tiff),
        ] {
            let bytes = encoded(&picture, format);
            assert!(decode(&bytes, ours, &Limits::default()).is_ok());
            for part in [1, 2, 10, bytes.len() / 4, bytes.len() / 2, bytes.len() * 9 / 10] {
                assert_eq!(
                    code(decode(&bytes[..part], ours, &Limits::default())),
                    ProblemCode::Damaged,
                    "{ours} {part}"
                );
            }
        }
        assert_eq!(
            code(decode(&[], Format::Png, &Limits::default())),
            ProblemCode::Empty
        );
    }

    #[test]
    fn a_photo_that_lacks_only_its_end_mark_is_read() {
        let bytes = encoded(&DynamicImage::ImageRgb8(halves(64, 64)), image::ImageFormat::Jpeg);
        let noisy = RgbImage::from_fn(64, 64, |x, y| Rgb([(x * y % 251) as u8, 9, (x + 3 * y) as u8]));
        let noisy = encoded(&DynamicImage::ImageRgb8(noisy), image::ImageFormat::Jpeg);
        assert!(decode(&noisy[..noisy.len() - 2], Format::Jpeg, &Limits::default()).is_ok());
        assert!(decode(&bytes, Format::Jpeg, &Limits::default()).is_ok());
    }

    #[test]
    fn a_large_photo_is_scaled_down() {
        let bytes = encoded(
            &DynamicImage::ImageRgb8(halves(4000, 1000)),
            image::ImageFormat::Jpeg,
        );
        let pages = decode(&bytes, Format::Jpeg, &Limits::default()).unwrap();
        assert_eq!(pages[0].dimensions(), (2600, 650));
    }

    #[test]
    fn grey_with_alpha_encodes_and_reads() {
        let mut bytes = Vec::new();
        image::codecs::png::PngEncoder::new(&mut bytes)
            .write_image(&[0, 128], 1, 1, image::ExtendedColorType::La8)
            .unwrap();
        let pages = decode(&bytes, Format::Png, &Limits::default()).unwrap();
        assert_eq!(pages[0].get_pixel(0, 0).0, [127; 3]);
    }
}
