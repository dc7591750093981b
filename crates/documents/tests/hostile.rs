//! Files made to break a reader, read the whole way. `crates/testkit/documents/hostile.py` makes them, and `hostile.json`
//! says what each is and what a reader may do with it; what takes a picture to see shows nothing here.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{
    fs,
    io::Read,
    path::Path,
    time::{Duration, Instant},
};

use flate2::read::GzDecoder;
use image::RgbImage;
use openwink_documents::{
    Hints, Limits, ProblemCode, Reader, Reading,
    ocr::{Engine, EngineError, Seen},
};
use serde::Deserialize;

/// In an unoptimised build. One that hangs takes for ever.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Deserialize)]
struct Hostile {
    file: String,
    expect: String,
    what: String,
}

/// Sees nothing in any picture.
struct Blind;

impl Engine for Blind {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError> {
        Ok(Seen {
            width: picture.width() as f32,
            height: picture.height() as f32,
            turned: 0,
            words: Vec::new(),
            picture,
        })
    }
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

fn read(name: &str) -> Reading {
    let packed = fs::read(folder().join(format!("{name}.gz"))).unwrap();
    let mut content = Vec::new();
    GzDecoder::new(packed.as_slice())
        .read_to_end(&mut content)
        .unwrap();
    Reader::new(Some(Box::new(Blind)), Limits::default()).read(&[content], &Hints::default())
}

#[test]
fn every_hostile_file_ends_in_a_reading() {
    let list: Vec<Hostile> =
        serde_json::from_str(&fs::read_to_string(folder().join("hostile.json")).unwrap()).unwrap();
    assert!(list.len() > 50);
    let mut wrong = Vec::new();
    for hostile in list {
        let begun = Instant::now();
        let reading = read(&hostile.file);
        let taken = begun.elapsed();
        let codes: Vec<ProblemCode> = reading.problems.iter().map(|problem| problem.code).collect();
        let as_expected = match hostile.expect.as_str() {
            "refuse" => !codes.is_empty(),
            "read" => codes.iter().all(|code| *code == ProblemCode::NoText),
            _ => true,
        };
        // Nobody can mend a fault on our side by sending another file
        if !as_expected || codes.contains(&ProblemCode::ReaderFailed) || taken > PATIENCE {
            wrong.push(format!(
                "{} ({}): {codes:?} in {taken:?}",
                hostile.file, hostile.what
            ));
        }
        assert!(reading.problems.iter().all(|problem| !problem.message.is_empty()));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_hostile_file_is_told_by_what_is_wrong_with_it() {
    let mut wrong = Vec::new();
    for (name, code) in [
        ("png-huge-header.png", ProblemCode::TooLarge),
        ("png-huge-filled.png", ProblemCode::TooLarge),
        ("jpeg-huge-header.jpg", ProblemCode::TooLarge),
        ("image-claims-huge.pdf", ProblemCode::TooLarge),
        ("image-bomb.pdf", ProblemCode::TooLarge),
        ("flate-bomb-nested.pdf", ProblemCode::TooLarge),
        // What it unpacks to is an empty page, and is within what a decoder may take
        ("flate-bomb-content.pdf", ProblemCode::NoText),
        ("encrypted-user.pdf", ProblemCode::Encrypted),
        ("noise.pdf", ProblemCode::Damaged),
        ("tiff-cyclic.tif", ProblemCode::Damaged),
        ("white-page.pdf", ProblemCode::NoText),
        ("white-page.png", ProblemCode::NoText),
        ("empty.pdf", ProblemCode::Empty),
        ("text-named-pdf.pdf", ProblemCode::UnknownFormat),
    ] {
        let codes: Vec<ProblemCode> = read(name).problems.iter().map(|problem| problem.code).collect();
        if codes != [code] {
            wrong.push(format!("{name}: {codes:?}, not {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_broken_is_read() {
    for name in [
        "leading-noise.pdf",
        "encrypted-empty.pdf",
        "xref-loop.pdf",
        "xref-ring.pdf",
    ] {
        let reading = read(name);
        assert!(reading.problems.is_empty(), "{name}: {:?}", reading.problems);
        assert!(reading.pages[0].words > 0, "{name}");
    }
}

#[test]
fn a_pdf_without_its_end_is_read_and_said_to_lack_it() {
    let reading = read("no-xref.pdf");
    assert!(reading.pages[0].words > 0);
    assert!(reading.classification.is_some());
    let problem = &reading.problems[0];
    assert_eq!(problem.code, ProblemCode::Damaged);
    assert!(
        problem.message.contains("its end is missing"),
        "{}",
        problem.message
    );
    let check = reading.checks.metadata.unwrap();
    assert_eq!(check.findings[0].code, "fileCutOff");
    // Half of a file is either refused or said to be half
    let half = read("truncated.pdf");
    assert!(
        half.problems
            .iter()
            .any(|problem| problem.code == ProblemCode::Damaged)
    );
}
