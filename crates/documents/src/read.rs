//! The whole way: files in, [`Reading`] out.

use image::{RgbImage, codecs::jpeg::JpegEncoder, imageops};
use openwink_model::Country;
use serde::{Deserialize, Serialize};

use crate::{
    Check, Class, Classification, Extraction, Field, Format, Limits, Page, PageInfo, Problem, ProblemCode,
    Reading, TextSource,
    checks::{
        self,
        metadata::{FileFacts, Kind, PictureTraces},
    },
    classify,
    extract::{bill, certificate, nbi, payslip, tax},
    ocr::{Engine, EngineError},
    pdf, picture, sense,
    values::Habits,
};

/// How finely a page of a PDF is drawn for recognition: small print of 6 points has some 17 pixels.
const DPI: f32 = 200.0;
/// And for a person to look at.
const SHOWN_DPI: f32 = 110.0;
/// How long the longer edge of a page is where a person looks at it, at most.
const SHOWN_PIXELS: u32 = 1600;
const SHOWN_QUALITY: u8 = 82;

/// Below this the words alone do not tell the kind.
const UNSURE: f32 = 0.66;
/// How sure a kind is that the labels of a page tell.
const BY_LABELS: f32 = 0.7;

/// Reads documents with one engine, within limits.
pub struct Reader {
    engine: Option<Box<dyn Engine>>,
    limits: Limits,
    /// Whether pictures of the pages are kept, for drawing boxes on.
    keep_pictures: bool,
}

/// What is known of an archive besides its files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints {
    /// The country of the tenant or user, where the page itself does not tell.
    pub country: Option<Country>,
}

/// The pages of an archive's files, read, before anything is made of them.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Pages {
    pub pages: Vec<Page>,
    /// One for each page as JPEG, upright, where pictures are kept; empty for a page that could not be drawn.
    #[serde(skip)]
    pub pictures: Vec<Vec<u8>>,
    pub problems: Vec<Problem>,
    /// What the files themselves tell of how they came about.
    pub metadata: Option<Check>,
}

impl Reader {
    /// Without an engine, only what needs none is read: digital PDFs.
    pub fn new(engine: Option<Box<dyn Engine>>, limits: Limits) -> Self {
        Self {
            engine,
            limits,
            keep_pictures: false,
        }
    }

    pub fn keeping_pictures(self) -> Self {
        Self {
            keep_pictures: true,
            ..self
        }
    }

    /// Reads an archive's files together: they are one document, or several of one kind.
    pub fn read(&self, files: &[Vec<u8>], hints: &Hints) -> Reading {
        understand(&self.pages(files), hints)
    }

    pub fn pages(&self, files: &[Vec<u8>]) -> Pages {
        let mut all = Pages::default();
        let mut traces = Vec::new();
        for (file, content) in files.iter().enumerate() {
            let first_page = all.pages.len();
            match self.file(file, content, &mut all) {
                Ok(found) => traces.push((first_page, found)),
                Err(problem) => all.problems.push(problem),
            }
        }
        all.metadata = Some(metadata(&traces, &self.limits));
        all
    }

    fn file(&self, file: usize, content: &[u8], all: &mut Pages) -> Result<Traces, Problem> {
        let problem = |code, message: &str| Problem {
            file,
            code,
            message: message.to_owned(),
        };
        if content.is_empty() {
            return Err(problem(
                ProblemCode::Empty,
                "The file is empty. Choose it again, or take a new photo.",
            ));
        }
        if content.len() > self.limits.file_bytes {
            return Err(problem(
                ProblemCode::TooLarge,
                &format!(
                    "The file is larger than {} MB.",
                    self.limits.file_bytes / (1024 * 1024)
                ),
            ));
        }
        let before = all.pages.len();
        let traces = match Format::of(content) {
            None => {
                return Err(problem(
                    ProblemCode::UnknownFormat,
                    "The file is neither a PDF nor a PNG, JPEG, TIFF or HEIC picture.",
                ));
            }
            Some(Format::Pdf) => {
                let (facts, contradictions) = self.pdf(file, content, all)?;
                Traces::Pdf(facts, contradictions)
            }
            Some(format) => {
                let pictures = picture::decode(content, format, &self.limits)
                    .map_err(|picture::PictureProblem { code, message }| Problem { file, code, message })?;
                for (number, picture) in pictures.into_iter().enumerate() {
                    self.see(file, number, picture, all)?;
                }
                Traces::Picture(PictureTraces::of(content, format, &self.limits))
            }
        };
        if all.pages[before..].iter().all(|page| page.words.is_empty()) {
            return Err(problem(
                ProblemCode::NoText,
                "There is no text on it that can be read. Take the photo again, closer, in good light.",
            ));
        }
        Ok(traces)
    }

    fn pdf(
        &self,
        file: usize,
        content: &[u8],
        all: &mut Pages,
    ) -> Result<(pdf::Facts, Contradictions), Problem> {
        let document =
            pdf::Document::open(content.to_owned(), &self.limits).map_err(|problem| problem.in_file(file))?;
        let facts = document.facts().map_err(|problem| problem.in_file(file))?;
        // What is there is read all the same; that something is missing must be known
        if facts.cut_off {
            all.problems.push(pdf::PdfProblem::cut_off().in_file(file));
        } else if let Some(number) = facts.broken.first() {
            all.problems
                .push(pdf::PdfProblem::broken_page(*number).in_file(file));
        }
        let mut contradictions = Vec::new();
        for number in 0..document.pages() {
            let Some(page) = document.page(number) else {
                continue;
            };
            let in_file = |problem: pdf::PdfProblem| problem.in_file(file);
            if page.needs_picture().map_err(in_file)? {
                let picture = page.render(DPI).map_err(in_file)?;
                self.see(file, number, picture, all)?;
                if let (Ok(layer), Some(seen)) = (page.layer(), all.pages.last()) {
                    let found = layer.disagreements(&seen.words, seen.width, seen.height);
                    contradictions.extend(found.into_iter().map(|found| (number, found)));
                }
                continue;
            }
            let layer = page.layer().map_err(in_file)?;
            if self.engine.is_some() && sense::is_gibberish(&layer.words) {
                // Drawn with fonts that name their letters wrong, or in a language that we do not know
                let before = all.pages.len();
                self.see(file, number, page.render(DPI).map_err(in_file)?, all)?;
                if !sense::is_same(&layer.words, &all.pages[before].words) {
                    continue;
                }
                all.pages.truncate(before);
                all.pictures.truncate(before);
            }
            if self.keep_pictures {
                // Its text is known all the same where it cannot be drawn
                all.pictures.push(match (page.render(SHOWN_DPI), layer.turned) {
                    (Err(_), _) => Vec::new(),
                    (Ok(drawn), 90) => shown(imageops::rotate90(&drawn)),
                    (Ok(drawn), 180) => shown(imageops::rotate180(&drawn)),
                    (Ok(drawn), 270) => shown(imageops::rotate270(&drawn)),
                    (Ok(drawn), _) => shown(drawn),
                });
            }
            all.pages.push(Page {
                file,
                number,
                width: layer.width,
                height: layer.height,
                source: TextSource::TextLayer,
                turned: layer.turned,
                words: layer.words.clone(),
            });
        }
        Ok((facts, contradictions))
    }

    fn see(&self, file: usize, number: usize, picture: RgbImage, all: &mut Pages) -> Result<(), Problem> {
        let failed = |EngineError(message)| Problem {
            file,
            code: ProblemCode::ReaderFailed,
            message,
        };
        let Some(engine) = &self.engine else {
            return Err(failed(EngineError(
                "Recognition is not set up on this server: its models are missing.".to_owned(),
            )));
        };
        let seen = engine.see(picture).map_err(failed)?;
        all.pages.push(Page {
            file,
            number,
            width: seen.width,
            height: seen.height,
            source: TextSource::Recognition,
            turned: seen.turned,
            words: seen.words,
        });
        if self.keep_pictures {
            all.pictures.push(shown(seen.picture));
        }
        Ok(())
    }
}

/// A page as a person looks at it: small enough to be sent to a phone.
fn shown(picture: RgbImage) -> Vec<u8> {
    let longer = picture.width().max(picture.height());
    let picture = match longer > SHOWN_PIXELS {
        true => {
            let shrunk =
                |edge: u32| (u64::from(edge) * u64::from(SHOWN_PIXELS) / u64::from(longer)).max(1) as u32;
            let (width, height) = (shrunk(picture.width()), shrunk(picture.height()));
            imageops::resize(&picture, width, height, imageops::FilterType::Triangle)
        }
        false => picture,
    };
    let mut jpeg = Vec::new();
    match JpegEncoder::new_with_quality(&mut jpeg, SHOWN_QUALITY).encode_image(&picture) {
        Ok(()) => jpeg,
        Err(_) => Vec::new(),
    }
}

type Contradictions = Vec<(usize, pdf::Disagreement)>;

/// What one file tells of how it came about.
enum Traces {
    Pdf(pdf::Facts, Contradictions),
    Picture(PictureTraces),
}

fn metadata(traces: &[(usize, Traces)], limits: &Limits) -> Check {
    let files: Vec<FileFacts<'_>> = traces
        .iter()
        .map(|(first_page, traces)| FileFacts {
            first_page: *first_page,
            kind: match traces {
                Traces::Pdf(facts, contradictions) => Kind::Pdf {
                    facts,
                    contradictions,
                },
                Traces::Picture(traces) => Kind::Picture(traces.clone()),
            },
        })
        .collect();
    checks::metadata::metadata(&files, limits)
}

/// Words that stand nowhere, as only a file made to break a reader has them, are none.
fn placed(mut page: Page) -> Page {
    page.words.retain(|word| {
        [word.left, word.top, word.right, word.bottom]
            .iter()
            .all(|edge| edge.abs() < 1e7)
    });
    page
}

/// Dots that lead the eye from a label to its value are neither's text: words are cut where three or more stand.
fn without_leaders(mut page: Page) -> Page {
    const LEADERS: [char; 6] = ['.', '…', '_', '·', '-', '='];
    let mut words = Vec::with_capacity(page.words.len());
    for word in page.words {
        let letters: Vec<char> = word.text.chars().collect();
        let mut piece: Option<usize> = None;
        let mut at = 0;
        let cut = |from: usize, to: usize| {
            let share = word.width() / letters.len().max(1) as f32;
            crate::Word {
                text: letters[from..to].iter().collect(),
                left: word.left + share * from as f32,
                right: word.left + share * to as f32,
                ..word.clone()
            }
        };
        while at < letters.len() {
            let run = letters[at..]
                .iter()
                .take_while(|letter| **letter == letters[at])
                .count();
            let leader = LEADERS.contains(&letters[at]) && (run >= 3 || (letters[at] == '…' && run >= 1));
            match (leader, piece) {
                (true, Some(from)) => {
                    words.push(cut(from, at));
                    piece = None;
                }
                (false, None) => piece = Some(at),
                _ => {}
            }
            at += run;
        }
        if let Some(from) = piece {
            words.push(cut(from, letters.len()));
        }
    }
    page.words = words;
    page
}

/// A payslip whose words do not tell that it is one, but whose labels do.
fn payslip_by_labels(
    class: &Classification,
    pages: &[(usize, &Page)],
    payslips: &[(Extraction, payslip::Evidence)],
) -> Option<Classification> {
    if class.file_type == Class::Payslip {
        return None;
    }
    let unsure = class.file_type == Class::Others || class.confidence < UNSURE;
    // Other papers come alone. Receipts of pay with the tax office's stamp come several in a file
    let wanted = if unsure { 1 } else { 2 };
    let is = payslip::speaks(pages) >= wanted
        || class.file_type == Class::Others && payslips.iter().any(|(payslip, _)| convinces(payslip));
    is.then_some(Classification {
        file_type: Class::Payslip,
        confidence: BY_LABELS,
    })
}

/// Whether so much was found on a page that it can be nothing but a payslip.
fn convinces(payslip: &Extraction) -> bool {
    const ENOUGH: usize = 6;
    let has = |field: &Field| payslip.fields.contains_key(field);
    let numbers = [
        Field::SsNumber,
        Field::TaxNumber,
        Field::PhilHealthNumber,
        Field::PagIbigNumber,
    ];
    payslip.fields.len() >= ENOUGH
        && [Field::NetAmount, Field::GrossAmount].iter().any(has)
        && numbers.iter().any(has)
}

/// From pages whose words are known to class, fields and checks.
pub fn understand(read: &Pages, hints: &Hints) -> Reading {
    let pages: Vec<Page> = read
        .pages
        .iter()
        .cloned()
        .map(placed)
        .map(without_leaders)
        .collect();
    let pages = pages.as_slice();
    let texts: Vec<String> = pages.iter().flat_map(lines_of).collect();
    let habits = Habits::infer(texts.iter().map(String::as_str), hints.country);
    let numbered: Vec<(usize, &Page)> = pages.iter().enumerate().collect();
    let payslips = payslip::extract(&numbered, &habits);
    let classification = classify::classify(pages, payslip::weight(&payslips))
        .map(|class| payslip_by_labels(&class, &numbered, &payslips).unwrap_or(class));
    let class = classification
        .as_ref()
        .map_or(Class::Others, |class| class.file_type);
    let mut evidence = Vec::new();
    let documents: Vec<Extraction> = match class {
        Class::Payslip => {
            let (payslips, known): (Vec<_>, Vec<_>) = payslips.into_iter().unzip();
            evidence = known;
            payslips
        }
        Class::TaxDocument => tax::extract(&numbered, &habits),
        Class::EmploymentCertificate => certificate::extract(&numbered, &habits),
        Class::ClearanceNbi => nbi::extract(&numbered, &habits),
        Class::TelcoBill | Class::ElectricityBill | Class::WaterBill => {
            bill::extract(class, &numbered, &habits)
        }
        Class::BankStatement | Class::CompanyId | Class::GovernmentId | Class::Others => Vec::new(),
    };
    let mut reading = Reading {
        pages: pages.iter().map(info).collect(),
        classification,
        documents,
        problems: read.problems.clone(),
        ..Reading::default()
    };
    reading.checks.metadata = read.metadata.clone();
    reading.checks.computation = Some(checks::computation::computation(&reading.documents, &evidence));
    reading
}

fn info(page: &Page) -> PageInfo {
    PageInfo {
        file: page.file,
        number: page.number,
        width: page.width,
        height: page.height,
        source: page.source,
        turned: page.turned,
        words: page.words.len(),
    }
}

fn lines_of(page: &Page) -> Vec<String> {
    let sheet = crate::layout::Sheet::new(page, 0);
    (0..sheet.lines.len()).map(|line| sheet.line_text(line)).collect()
}
