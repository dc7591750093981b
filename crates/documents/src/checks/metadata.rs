//! The forensic check: what a file tells of how it was made, and of what was done to it afterwards.
//!
//! Facts come from the readers of PDFs and pictures; here is only what they mean. Every kind of finding has one weight,
//! in [`WEIGHTS`]; findings count as independent hints, so two weak ones don't fail a document and four do. What honest
//! people do (print to PDF, save again, sign, comment, merge, crop a photo, send it through a messenger) weighs little
//! or nothing.

mod programs;
mod regions;

use crate::{Area, Check, CheckResult, Finding, Format, Limits, pdf, picture};

pub use programs::Program;

/// From this on, a document fails.
const FAILS: f32 = 0.5;

/// How much each kind of finding speaks against a document, by itself: about the share of forged ones among
/// documents that have it, where one in ten is forged.
pub const WEIGHTS: &[(&str, f32)] = &[
    // Something was put over a value that says something else: no program does this by itself
    ("valueReplaced", 0.9),
    ("hiddenTextContradicts", 0.85),
    // A value in a font from outside, amid text in the file's own fonts
    ("valueInForeignFont", 0.75),
    ("patchOverScan", 0.6),
    ("regionCompressedDifferently", 0.6),
    // A picture program in a document's history: payslips are not painted
    ("madeWithPictureEditor", 0.55),
    ("pictureEdited", 0.55),
    ("contentChangedAfterCreation", 0.5),
    ("amountInComment", 0.45),
    // A font of its own, but from inside the file: letterheads do this, too
    ("valueInRareFont", 0.3),
    // Covered without a replacement: most often an account number blacked out by its owner
    ("textCovered", 0.25),
    ("changedLaterThanMade", 0.2),
    // Editors are used to merge, to shrink and to sign as well
    ("savedWithPdfEditor", 0.15),
    // Downloads break off; and what is missing may be what somebody wanted to be missing
    ("fileCutOff", 0.3),
    ("pageDamaged", 0.3),
    ("changedAfterSigning", 0.5),
    // Other programs, and social networks, write this block, too
    ("photoshopBlock", 0.2),
];

/// What is known of one file.
#[derive(Debug, Clone)]
pub struct FileFacts<'a> {
    /// The first of its pages, as an index into [`Reading::pages`](crate::Reading::pages).
    pub first_page: usize,
    pub kind: Kind<'a>,
}

#[derive(Debug, Clone)]
pub enum Kind<'a> {
    Pdf {
        facts: &'a pdf::Facts,
        /// Where the text for searching of a scan says something else than the scan, with the page of the file.
        contradictions: &'a [(usize, pdf::Disagreement)],
    },
    Picture(PictureTraces),
}

/// What a picture's file tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PictureTraces {
    /// Any program that the file names.
    pub programs: Vec<String>,
    /// A history of edits.
    pub edited: bool,
    pub photoshop_block: bool,
    pub taken_with_camera: bool,
    /// Regions that were compressed otherwise than the rest; None where that could not be told.
    pub patches: Option<Vec<Area>>,
}

impl PictureTraces {
    pub fn of(content: &[u8], format: Format, limits: &Limits) -> Self {
        let facts = picture::facts(content, format);
        Self {
            programs: facts.software.into_iter().chain(facts.creator_tool).collect(),
            edited: facts.edit_history,
            photoshop_block: facts.photoshop,
            taken_with_camera: facts.make.is_some() || facts.model.is_some(),
            patches: (format == Format::Jpeg)
                .then(|| regions::patches(content, limits))
                .flatten(),
        }
    }
}

/// The check, over all files of an archive.
pub fn metadata(files: &[FileFacts<'_>], limits: &Limits) -> Check {
    let mut findings = Vec::new();
    let mut told = false;
    for file in files {
        match &file.kind {
            Kind::Pdf {
                facts,
                contradictions,
            } => {
                told = true;
                of_pdf(facts, file.first_page, limits, &mut findings);
                for (page, contradiction) in *contradictions {
                    findings.push(finding(
                        "hiddenTextContradicts",
                        format!(
                            "Invisible text in the file says {}, but the page shows {}.",
                            contradiction.hidden,
                            contradiction.seen.as_deref().unwrap_or("something else")
                        ),
                        Some((file.first_page + page, contradiction.area)),
                    ));
                }
            }
            Kind::Picture(traces) => {
                told |= traces.patches.is_some() || traces.taken_with_camera || !traces.programs.is_empty();
                of_picture(traces, file.first_page, WHOLE, &mut findings);
            }
        }
    }
    judge(findings, told)
}

fn judge(mut findings: Vec<Finding>, told: bool) -> Check {
    if findings.is_empty() && !told {
        return Check::no_data(
            "The file tells nothing of how it was made, as pictures sent by a messenger often do.",
        );
    }
    findings.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut doubt = 1.0;
    let mut counted: Vec<&str> = Vec::new();
    for finding in &findings {
        if !counted.contains(&finding.code.as_str()) {
            counted.push(&finding.code);
            doubt *= 1.0 - finding.weight;
        }
    }
    let suspicion = 1.0 - doubt;
    let told: Vec<&str> = findings
        .iter()
        .take(3)
        .map(|finding| finding.message.as_str())
        .collect();
    let (result, message) = if suspicion >= FAILS {
        (
            CheckResult::Failed,
            format!(
                "This file was probably changed after it was made. {}",
                told.join(" ")
            ),
        )
    } else if findings.is_empty() {
        (
            CheckResult::Passed,
            "Nothing in the file speaks of changes after it was made.".to_owned(),
        )
    } else {
        (
            CheckResult::Passed,
            format!("No clear sign of forgery. To remark: {}", told.join(" ")),
        )
    };
    Check {
        result,
        score: Some(doubt),
        message,
        findings,
    }
}

fn finding(code: &str, message: String, place: Option<(usize, Area)>) -> Finding {
    let weight = WEIGHTS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(0.0, |(_, weight)| *weight);
    Finding {
        code: code.to_owned(),
        message,
        weight,
        page: place.map(|(page, _)| page),
        area: place.map(|(_, area)| area),
    }
}

fn of_pdf(facts: &pdf::Facts, first_page: usize, limits: &Limits, findings: &mut Vec<Finding>) {
    for page in &facts.pages {
        let number = first_page + page.number;
        of_page(page, number, findings);
        // Logos come from picture programs; pages don't.
        let scans = page
            .pictures
            .iter()
            .filter(|picture| picture.area.width * picture.area.height > 0.3);
        for (picture, jpeg) in scans.filter_map(|picture| Some((picture, picture.jpeg.as_deref()?))) {
            let traces = PictureTraces::of(jpeg, Format::Jpeg, limits);
            of_picture(&traces, number, picture.area, findings);
        }
    }
    if facts.cut_off {
        findings.push(finding(
            "fileCutOff",
            "The file is not complete: its end is missing, so that pages, values or later changes may be, too."
                .to_owned(),
            None,
        ));
    }
    for number in &facts.broken {
        findings.push(finding(
            "pageDamaged",
            "A part of the page is missing: what draws it breaks off.".to_owned(),
            Some((first_page + number, WHOLE)),
        ));
    }
    if !facts.redrawn.is_empty() {
        findings.push(finding(
            "contentChangedAfterCreation",
            "The page itself was changed by an update that was appended to the finished file.".to_owned(),
            None,
        ));
        if facts.signatures > 0 {
            findings.push(finding(
                "changedAfterSigning",
                "The file carries a signature, and its pages were changed by an update.".to_owned(),
                None,
            ));
        }
    }
    let mut names: Vec<&str> = facts.xmp_tools.iter().map(String::as_str).collect();
    names.extend(facts.producer.as_deref());
    names.extend(facts.creator.as_deref());
    of_programs(&names, findings);
    if let (Some(made), Some(changed)) = (&facts.created, &facts.changed) {
        const HOURS: i64 = 6 * 3600;
        if changed.seconds - made.seconds > HOURS {
            findings.push(finding(
                "changedLaterThanMade",
                format!(
                    "It was made on {} and saved again on {}.",
                    made.text, changed.text
                ),
                None,
            ));
        }
    }
}

fn of_programs(names: &[&str], findings: &mut Vec<Finding>) {
    let of = |kind: Program| names.iter().find(|name| programs::kind(name) == kind);
    if let Some(name) = of(Program::PictureEditor) {
        findings.push(finding(
            "madeWithPictureEditor",
            format!("It was made or saved with a program for pictures and design: {name}."),
            None,
        ));
    } else if let Some(name) = of(Program::PdfEditor) {
        findings.push(finding(
            "savedWithPdfEditor",
            format!("It was saved with a program that can edit PDFs: {name}."),
            None,
        ));
    }
}

fn of_page(page: &pdf::PageFacts, number: usize, findings: &mut Vec<Finding>) {
    for covered in &page.covered {
        let place = Some((number, covered.area));
        match &covered.shown {
            Some(shown) if shown.chars().any(char::is_alphanumeric) => findings.push(finding(
                "valueReplaced",
                format!(
                    "Where the page shows {shown}, another text lies beneath it: {}.",
                    covered.text
                ),
                place,
            )),
            _ if covered.text.chars().any(|letter| letter.is_ascii_digit()) => findings.push(finding(
                "textCovered",
                format!(
                    "A text lies under something that was drawn over it: {}.",
                    covered.text
                ),
                place,
            )),
            _ => {}
        }
    }
    for foreign in &page.foreign {
        let place = Some((number, foreign.area));
        let figures = foreign.text.chars().any(|letter| letter.is_ascii_digit());
        let message = format!(
            "{} is in another font ({}) than the text around it ({}).",
            foreign.text, foreign.font, foreign.usual
        );
        if foreign.borrowed && (figures || foreign.text.chars().count() > 3) {
            findings.push(finding("valueInForeignFont", message, place));
        } else if !foreign.borrowed && figures && foreign.in_line {
            findings.push(finding("valueInRareFont", message, place));
        }
    }
    for comment in &page.comments {
        if looks_like_amount(&comment.text) {
            findings.push(finding(
                "amountInComment",
                format!(
                    "{} was put onto the page by a comment; it is no part of the page.",
                    comment.text
                ),
                Some((number, comment.area)),
            ));
        }
    }
    for patch in &page.patched {
        if patch.text.chars().any(|letter| letter.is_ascii_digit()) {
            findings.push(finding(
                "patchOverScan",
                format!(
                    "{} was written over a covered part of the scanned page.",
                    patch.text
                ),
                Some((number, patch.area)),
            ));
        }
    }
}

const WHOLE: Area = Area {
    x: 0.0,
    y: 0.0,
    width: 1.0,
    height: 1.0,
};

/// `place`: where on the page the picture lies.
fn of_picture(traces: &PictureTraces, page: usize, place: Area, findings: &mut Vec<Finding>) {
    let names: Vec<&str> = traces.programs.iter().map(String::as_str).collect();
    let editor = names
        .iter()
        .find(|name| programs::kind(name) == Program::PictureEditor);
    if let Some(name) = editor {
        findings.push(finding(
            "pictureEdited",
            format!("The picture was saved with a program for editing pictures: {name}."),
            None,
        ));
    } else if traces.edited {
        findings.push(finding(
            "pictureEdited",
            "The picture carries a history of edits.".to_owned(),
            None,
        ));
    } else if traces.photoshop_block && !traces.taken_with_camera {
        findings.push(finding(
            "photoshopBlock",
            "The picture carries a block that Photoshop writes, as do some other programs.".to_owned(),
            None,
        ));
    }
    for area in traces.patches.iter().flatten() {
        findings.push(finding(
            "regionCompressedDifferently",
            "A part of the picture was put in from elsewhere: it was compressed otherwise than the rest."
                .to_owned(),
            Some((
                page,
                Area {
                    x: place.x + area.x * place.width,
                    y: place.y + area.y * place.height,
                    width: area.width * place.width,
                    height: area.height * place.height,
                },
            )),
        ));
    }
}

/// Figures with a sign of money or with two decimals, or at least thousands.
fn looks_like_amount(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let other = text
        .chars()
        .filter(|letter| letter.is_alphanumeric() && !letter.is_ascii_digit())
        .count();
    digits >= 3 && other <= 3 && !text.contains(['/', '-', ':'])
}

#[cfg(test)]
mod tests;
