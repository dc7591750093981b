use crate::CheckResult;

use super::*;

fn area() -> Area {
    Area::default()
}

fn page() -> pdf::PageFacts {
    pdf::PageFacts::default()
}

fn check(facts: &pdf::Facts) -> Check {
    metadata(&[FileFacts {
        first_page: 0,
        kind: Kind::Pdf {
            facts,
            contradictions: &[],
        },
    }])
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
        metadata(&[FileFacts {
            first_page: 3,
            kind: Kind::Picture(traces),
        }])
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
