use crate::CheckResult;

use super::*;

fn area() -> Area {
    Area::default()
}

fn page() -> pdf::PageFacts {
    pdf::PageFacts::default()
}

fn check(facts: &pdf::Facts) -> Check {
    let file = FileFacts {
        first_page: 0,
        kind: Kind::Pdf {
            facts,
            contradictions: &[],
        },
    };
    metadata(&[file], &Limits::default())
}

fn moment(seconds: i64) -> Option<pdf::Moment> {
    Some(pdf::Moment {
        text: "2026-03-31 18:02".to_owned(),
        seconds,
    })
}

#[test]
fn every_weight_has_one_name_and_is_a_share() {
    for (at, (code, weight)) in WEIGHTS.iter().enumerate() {
        assert!((0.0..1.0).contains(weight), "{code}");
        assert!(WEIGHTS[at + 1..].iter().all(|(other, _)| other != code), "{code}");
    }
}

#[test]
fn what_honest_people_do_does_not_fail() {
    let saved_again = pdf::Facts {
        producer: Some("iLovePDF".to_owned()),
        created: moment(0),
        changed: moment(30 * 86_400),
        updates: 2,
        signatures: 1,
        xmp_tools: vec!["Microsoft Word".to_owned()],
        pages: vec![page()],
        ..pdf::Facts::default()
    };
    assert_eq!(check(&saved_again).result, CheckResult::Passed);
    let blacked_out = pdf::Facts {
        pages: vec![pdf::PageFacts {
            covered: vec![pdf::Covered {
                text: "1234-5678".to_owned(),
                shown: None,
                area: area(),
            }],
            ..page()
        }],
        ..saved_again
    };
    assert_eq!(check(&blacked_out).result, CheckResult::Passed);
    assert_eq!(check(&pdf::Facts::default()).score, Some(1.0));
}

#[test]
fn an_amount_over_another_fails_in_words_for_people() {
    let facts = pdf::Facts {
        pages: vec![pdf::PageFacts {
            covered: vec![pdf::Covered {
                text: "20,000.00".to_owned(),
                shown: Some("90,000.00".to_owned()),
                area: area(),
            }],
            ..page()
        }],
        ..pdf::Facts::default()
    };
    let check = check(&facts);
    assert_eq!(check.result, CheckResult::Failed);
    assert_eq!(
        check.message,
        "This file was probably changed after it was made. Where the page shows 90,000.00, another text lies beneath \
         it: 20,000.00."
    );
    assert_eq!(
        (check.findings[0].page, check.findings[0].area),
        (Some(0), Some(area()))
    );
}

#[test]
fn one_kind_of_finding_counts_once() {
    let foreign = |text: &str, borrowed| pdf::Foreign {
        text: text.to_owned(),
        area: area(),
        font: "Courier".to_owned(),
        usual: "Arial".to_owned(),
        borrowed,
        in_line: true,
    };
    let mut facts = pdf::Facts {
        pages: vec![pdf::PageFacts {
            foreign: (0..5).map(|_| foreign("AB-1234", false)).collect(),
            ..page()
        }],
        ..pdf::Facts::default()
    };
    assert_eq!(check(&facts).result, CheckResult::Passed);
    facts.pages[0].foreign.push(foreign("90,000.00", true));
    assert_eq!(check(&facts).result, CheckResult::Failed);
}

#[test]
fn pictures_tell_by_their_programs_and_regions() {
    let of = |traces: PictureTraces| {
        let file = FileFacts {
            first_page: 3,
            kind: Kind::Picture(traces),
        };
        metadata(&[file], &Limits::default())
    };
    assert_eq!(of(PictureTraces::default()).result, CheckResult::NoData);
    let camera = PictureTraces {
        programs: vec!["HDR+ 1.0.540104767zd".to_owned()],
        taken_with_camera: true,
        ..PictureTraces::default()
    };
    assert_eq!(of(camera).result, CheckResult::Passed);
    let edited = PictureTraces {
        programs: vec!["Adobe Photoshop 25.0 (Windows)".to_owned()],
        ..PictureTraces::default()
    };
    assert_eq!(of(edited).result, CheckResult::Failed);
    let patched = PictureTraces {
        patches: Some(vec![area()]),
        ..PictureTraces::default()
    };
    assert_eq!(of(patched).findings[0].page, Some(3));
}

#[test]
fn programs_are_told_by_parts_of_their_names() {
    for (name, kind) in [
        ("GIMP 2.10.36", Program::PictureEditor),
        ("Adobe Photoshop 25.0 (Windows)", Program::PictureEditor),
        ("Sejda 5.2", Program::PdfEditor),
        ("Microsoft® Excel® for Microsoft 365", Program::Other),
        ("Skia/PDF m156", Program::Other),
        ("Photos 9.0", Program::Other),
    ] {
        assert_eq!(programs::kind(name), kind, "{name}");
    }
}

/// A page of something like text, in grey, as a scanner's file.
fn scan(quality: u8) -> image::RgbImage {
    let mut seed = 7u32;
    let mut random = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 24
    };
    let mut page = image::RgbImage::from_pixel(640, 640, image::Rgb([225; 3]));
    for row in 0..26 {
        for column in 0..60 {
            let (x, y) = (12 + column * 10, 14 + row * 24);
            for stroke in 0..3 {
                let (dx, dy, tall) = (random() % 7, random() % 12, stroke % 2 == 0);
                for step in 0..9 {
                    let (x, y) = if tall {
                        (x + dx, y + step)
                    } else {
                        (x + step.min(6), y + dy)
                    };
                    page.put_pixel(x, y, image::Rgb([40 + (random() % 20) as u8; 3]));
                }
            }
        }
    }
    decoded(&saved(&page, quality))
}

fn saved(picture: &image::RgbImage, quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, quality)
        .encode_image(picture)
        .unwrap();
    file
}

fn decoded(file: &[u8]) -> image::RgbImage {
    image::load_from_memory(file).unwrap().into_rgb8()
}

#[test]
fn a_digit_pasted_into_a_scan_is_found_and_saving_again_is_not() {
    let limits = Limits::default();
    let mut page = scan(75);
    assert_eq!(regions::patches(&saved(&page, 92), &limits), Some(Vec::new()));
    assert_eq!(regions::patches(&saved(&scan(92), 75), &limits), None);
    // Two letters from elsewhere, not a whole number of blocks away
    let patch = image::imageops::crop_imm(&page, 215, 131, 24, 20).to_image();
    image::imageops::replace(&mut page, &patch, 402, 350);
    let found = regions::patches(&saved(&page, 92), &limits).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        (found[0].x * 640.0 - 402.0).abs() < 24.0 && (found[0].y * 640.0 - 350.0).abs() < 32.0,
        "{found:?}"
    );
}

#[test]
fn a_file_of_which_a_part_is_missing_is_said_to_be_so() {
    let cut = pdf::Facts {
        cut_off: true,
        ..pdf::Facts::default()
    };
    let found = check(&cut);
    assert_eq!(found.findings[0].code, "fileCutOff");
    assert!(found.message.contains("its end is missing"), "{}", found.message);
    // By itself it is an accident, no forgery
    assert_eq!(found.result, CheckResult::Passed);
    let broken = pdf::Facts {
        broken: vec![1],
        ..pdf::Facts::default()
    };
    assert_eq!(check(&broken).findings[0].page, Some(1));
}
