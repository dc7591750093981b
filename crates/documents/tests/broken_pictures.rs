//! Pictures as nobody's camera makes them: whatever a file says, decoding ends, with pixels or a problem.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use openwink_documents::{Format, Limits, ProblemCode, picture};

const HEIC: &[u8] = include_bytes!("pictures/small.heic");

/// Small, so that a changed header cannot ask for much.
const LIMITS: Limits = Limits {
    file_bytes: 1 << 20,
    pixels: 1 << 20,
    pages: 4,
    decoder_bytes: 64 << 20,
};

fn files() -> Vec<(Format, Vec<u8>)> {
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(40, 30, |x, y| {
        Rgb([(x * 6) as u8, (y * 8) as u8, 90])
    }));
    let encoded = |format: ImageFormat| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("a picture in memory");
        bytes.into_inner()
    };
    vec![
        (Format::Png, encoded(ImageFormat::Png)),
        (Format::Jpeg, encoded(ImageFormat::Jpeg)),
        (Format::Tiff, encoded(ImageFormat::Tiff)),
        (Format::Heic, HEIC.to_vec()),
    ]
}

#[test]
fn a_heic_is_read() {
    assert_eq!(Format::of(HEIC), Some(Format::Heic));
    let pages = picture::decode(HEIC, Format::Heic, &Limits::default()).unwrap();
    assert_eq!(pages[0].dimensions(), (64, 48));
    let few = Limits {
        pixels: 1000,
        ..LIMITS
    };
    assert_eq!(
        picture::decode(HEIC, Format::Heic, &few).unwrap_err().code,
        ProblemCode::TooLarge
    );
}

#[test]
fn changed_bytes_end_in_pixels_or_a_problem() {
    for (format, whole) in files() {
        assert!(picture::decode(&whole, format, &LIMITS).is_ok(), "{format}");
        let mut seed = 0x2545_f491_u64;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..=next(4) {
                let place = next(bytes.len());
                bytes[place] = [0, 0xff, 0x7f, next(256) as u8][next(4)];
            }
            bytes.truncate(if next(4) == 0 {
                next(bytes.len())
            } else {
                bytes.len()
            });
            let _ = picture::facts(&bytes, format);
            if let Ok(pages) = picture::decode(&bytes, format, &LIMITS) {
                assert!(pages.len() <= LIMITS.pages);
                assert!(
                    pages
                        .iter()
                        .all(|page| u64::from(page.width()) * u64::from(page.height()) <= LIMITS.pixels)
                );
            }
        }
    }
}
