//! The recognition engine with its models. They are fetched by scripts/models.sh; without them these tests are skipped
//! on a developer's machine, and fail where CI is set.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]
#![expect(clippy::print_stderr, reason = "says that a test was skipped")]

use std::{path::PathBuf, sync::OnceLock};

use image::{Rgb, RgbImage, imageops};
use openwink_documents::{
    Format, Limits, Word,
    ocr::{Engine, PpOcr, Seen},
    picture,
};

fn engine() -> Option<&'static PpOcr> {
    static ENGINE: OnceLock<Option<PpOcr>> = OnceLock::new();
    ENGINE
        .get_or_init(|| {
            let folder = std::env::var_os("OPENWINK_MODELS").map_or_else(
                || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models")),
                PathBuf::from,
            );
            if !folder.is_dir() && std::env::var_os("CI").is_none() {
                eprintln!(
                    "SKIPPED: no models in {}; fetch them with scripts/models.sh",
                    folder.display()
                );
                return None;
            }
            Some(PpOcr::load(&folder).expect("the models are there and right: scripts/models.sh"))
        })
        .as_ref()
}

fn payslip() -> RgbImage {
    let content = include_bytes!("pictures/payslip.png");
    picture::decode(content, Format::Png, &Limits::default())
        .expect("a PNG")
        .remove(0)
}

fn word<'a>(seen: &'a Seen, text: &str) -> &'a Word {
    seen.words
        .iter()
        .find(|word| word.text == text)
        .expect("what was read before")
}

const PRINTED: [&str; 12] = [
    "Mayon",
    "Villanueva",
    "2026",
    "123-456-789-000",
    "18,500.00",
    "2,310.75",
    "640.20",
    "832.50",
    "Pag-IBIG",
    "22,950.95",
    "2,740.60",
    "20,210.35",
];

fn assert_read(seen: &Seen) {
    let words: Vec<&str> = seen.words.iter().map(|word| word.text.as_str()).collect();
    for printed in PRINTED {
        assert!(words.contains(&printed), "{printed} is not among {words:?}");
    }
    for word in &seen.words {
        assert!(word.left < word.right && word.top < word.bottom, "{word:?}");
        assert!(word.left >= -1.0 && word.right <= seen.width + 1.0, "{word:?}");
        assert!(word.top >= -1.0 && word.bottom <= seen.height + 1.0, "{word:?}");
    }
}

fn middle(seen: &Seen, text: &str) -> f32 {
    let word = word(seen, text);
    (word.top + word.bottom) / 2.0
}

/// Words of one printed row are as high, and amounts of one column end at one place.
fn assert_straight(seen: &Seen) {
    let letter = word(seen, "22,950.95").height();
    for (left, right) in [
        ("18,500.00", "1,245.60"),
        ("640.20", "200.00"),
        ("22,950.95", "2,740.60"),
    ] {
        let off = (middle(seen, left) - middle(seen, right)).abs();
        assert!(
            off < 0.35 * letter,
            "{left} and {right} are {off} apart, letters are {letter} high"
        );
    }
    let right = |text: &str| word(seen, text).right;
    for amount in ["2,310.75", "1,500.00", "640.20", "22,950.95"] {
        let off = (right("18,500.00") - right(amount)).abs();
        assert!(
            off < 0.6 * letter,
            "18,500.00 and {amount} end {off} apart, letters are {letter} high"
        );
    }
}

#[test]
fn a_page_is_read_whichever_way_it_lies() {
    let Some(engine) = engine() else { return };
    let upright = payslip();
    for (picture, turned) in [
        (upright.clone(), 0),
        (imageops::rotate270(&upright), 90),
        (imageops::rotate180(&upright), 180),
        (imageops::rotate90(&upright), 270),
    ] {
        let seen = engine.see(picture).unwrap();
        assert_eq!(seen.turned, turned);
        assert_read(&seen);
        assert_straight(&seen);
    }
}

/// The page as a camera sees it: from the side, on a dark table, a little bent.
fn photographed(page: &RgbImage) -> RgbImage {
    let (width, height) = (1500u32, 1200u32);
    let (page_width, page_height) = (page.width() as f32, page.height() as f32);
    RgbImage::from_fn(width, height, |x, y| {
        // From the middle of the photo, in units of its half width
        let (x, y) = ((x as f32 - 750.0) / 750.0, (y as f32 - 600.0) / 750.0);
        let (x, y) = (x * 0.995 - y * 0.1, x * 0.1 + y * 0.995);
        let depth = 1.0 + 0.08 * x - 0.12 * y;
        let (u, v) = (x / depth, y / depth + 0.03 * (x * 2.5).sin());
        let (from_x, from_y) = (
            u * 0.62 * page_width + page_width / 2.0,
            v * 0.86 * page_height + page_height / 2.0,
        );
        if from_x < 0.0 || from_y < 0.0 || from_x > page_width - 1.0 || from_y > page_height - 1.0 {
            return Rgb([60, 50, 45]);
        }
        imageops::interpolate_bilinear(page, from_x, from_y).unwrap_or(Rgb([60, 50, 45]))
    })
}

#[test]
fn a_photo_from_the_side_of_a_bent_page_is_set_straight() {
    let Some(engine) = engine() else { return };
    let seen = engine.see(photographed(&payslip())).unwrap();
    assert_read(&seen);
    assert_straight(&seen);
    let over = engine
        .see(imageops::rotate180(&photographed(&payslip())))
        .unwrap();
    assert_eq!(over.turned, 180);
    assert_read(&over);
    assert_straight(&over);
}

#[test]
fn pictures_without_text_have_no_words_and_nothing_panics() {
    let Some(engine) = engine() else { return };
    let noise = RgbImage::from_fn(300, 200, |x, y| {
        Rgb([(x * 7919 + y * 104_729) as u8, (x * y) as u8, (x ^ y) as u8])
    });
    for picture in [
        RgbImage::new(1, 1),
        RgbImage::new(0, 0),
        RgbImage::new(1, 5000),
        RgbImage::new(5000, 1),
        RgbImage::new(31, 33),
        RgbImage::new(600, 800),
        RgbImage::from_pixel(600, 800, Rgb([255; 3])),
    ] {
        let seen = engine.see(picture).unwrap();
        assert!(seen.words.is_empty(), "{:?}", seen.words);
    }
    engine.see(noise).unwrap();
}

#[test]
fn a_folder_without_models_is_told() {
    let error = PpOcr::load(std::path::Path::new("no/such/folder")).err().unwrap();
    assert!(error.to_string().contains("PP-OCRv6_det_small.rten"), "{error}");
}
