//! Bytes to a [`Reading`], and what must hold of any reading.

use std::collections::HashMap;

use image::RgbImage;
use openwink_documents::{
    Area, Check, Found, Hints, Limits, Page, Pages, Reader, Reading, TextSource, Value, Word,
    ocr::{Engine, EngineError, Seen},
    understand,
    values::fold::fold_char,
};
use openwink_model::{Amount, Country};

/// Small, so that many files are read in a second.
const LIMITS: Limits = Limits {
    file_bytes: 2 * 1024 * 1024,
    pixels: 1_000_000,
    pages: 4,
    decoder_bytes: 64 * 1024 * 1024,
};
/// What follows this in a file is what the engine sees in its pictures.
const WORDS: &[u8] = b"%%words\n";
/// Without that mark: so much of the file's end.
const END: usize = 256;

/// A file, whatever it is, all the way.
pub fn read(content: &[u8]) {
    let (hints, shown) = (
        Hints {
            country: country(content.len()),
        },
        content.len().is_multiple_of(4),
    );
    let mark = content.windows(WORDS.len()).rposition(|bytes| bytes == WORDS);
    let (file, said) = match mark {
        Some(at) => (&content[..at], &content[at + WORDS.len()..]),
        None => (content, &content[content.len().saturating_sub(END)..]),
    };
    let engine = Box::new(Bytes(said.to_vec()));
    let mut reader = Reader::new(Some(engine), LIMITS);
    if shown {
        reader = reader.keeping_pictures();
    }
    let pages = reader.pages(&[file.to_vec()]);
    assert!(pages.pages.len() <= LIMITS.pages, "{} pages", pages.pages.len());
    assert!(
        !pages.pages.is_empty() || !pages.problems.is_empty(),
        "neither a page nor a problem"
    );
    if shown {
        assert_eq!(pages.pictures.len(), pages.pages.len());
    }
    for word in pages.pages.iter().flat_map(|page| &page.words) {
        let edges = [word.left, word.top, word.right, word.bottom];
        assert!(edges.iter().all(|edge| edge.is_finite()), "{word:?}");
        assert_share(word.confidence, word);
    }
    let text = serde_json::to_string(&pages).expect("pages are JSON");
    let again: Pages = serde_json::from_str(&text).expect("and JSON is pages");
    assert_eq!(again.pages, pages.pages);
    check(&understand(&pages, &hints), &pages);
}

/// Words as they may come from any page.
pub fn words(content: &[u8]) {
    let (hint, said) = content
        .split_first()
        .map_or((0, content), |(hint, said)| (usize::from(*hint), said));
    let pages = Pages {
        pages: pages_of(said, A4),
        ..Pages::default()
    };
    check(
        &understand(
            &pages,
            &Hints {
                country: country(hint),
            },
        ),
        &pages,
    );
}

fn country(number: usize) -> Option<Country> {
    [
        None,
        Some(Country::Ph),
        Some(Country::Id),
        Some(Country::In),
        Some(Country::Mx),
        Some(Country::Vn),
    ][number % 6]
}

/// An engine that sees what it was given, whatever the picture.
struct Bytes(Vec<u8>);

impl Engine for Bytes {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError> {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let page = pages_of(&self.0, (width, height)).swap_remove(0);
        Ok(Seen {
            width,
            height,
            turned: page.turned,
            words: page
                .words
                .into_iter()
                .filter(|word| (word.right - word.left + word.bottom - word.top).is_finite())
                .collect(),
            picture,
        })
    }
}

const A4: (f32, f32) = (595.0, 842.0);
const WILD: [f32; 12] = [
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    1e20,
    -1e6,
    -1.0,
    0.0,
    -0.0,
    1.0,
];
/// A page always has a size, if a strange one.
const SIZES: [f32; 6] = [0.0, 1e-3, 1.0, 100.0, 1e6, f32::MAX];

/// Text as a line printer sets it, and control characters for what else a page may be.
fn pages_of(content: &[u8], size: (f32, f32)) -> Vec<Page> {
    let text = String::from_utf8_lossy(content);
    let mut letters = text.chars();
    let mut pen = Pen::new(size);
    while let Some(letter) = letters.next() {
        let mut next = || letters.next().map_or(0, |letter| letter as usize);
        if letter.is_control() || letter == ' ' {
            pen.end();
        }
        match letter {
            ' ' => pen.x += pen.height * 0.3,
            '\n' => (pen.x, pen.y) = (40.0, pen.y + pen.height * 1.4),
            '\t' => pen.x = (pen.x / 80.0).floor() * 80.0 + 80.0,
            '\u{1}' => (pen.x, pen.y) = ((next() % 128) as f32 * 5.0, (next() % 128) as f32 * 7.0),
            '\u{2}' => pen.height = (next() % 64) as f32,
            '\u{3}' => pen.confidence = (next() % 128) as f32 / 127.0,
            '\u{4}' => pen.bold = !pen.bold,
            '\u{5}' => pen.wild = Some((next() % 4, WILD[next() % WILD.len()])),
            '\u{6}' => {
                let page = pen.page();
                page.source = match page.source {
                    TextSource::TextLayer => TextSource::Recognition,
                    TextSource::Recognition => TextSource::TextLayer,
                };
            }
            '\u{7}' => pen.letter = (next() % 64) as f32 / 32.0,
            '\u{8}' => pen.page().width = SIZES[next() % SIZES.len()],
            '\u{b}' => pen.page().height = SIZES[next() % SIZES.len()],
            '\u{c}' => pen.turn_over(),
            control if control.is_control() => {}
            letter => pen.word.push(letter),
        }
    }
    pen.end();
    pen.pages
}

struct Pen {
    size: (f32, f32),
    pages: Vec<Page>,
    word: String,
    x: f32,
    y: f32,
    height: f32,
    /// Width of a letter, as a share of its height.
    letter: f32,
    confidence: f32,
    bold: bool,
    /// One edge of the next word.
    wild: Option<(usize, f32)>,
}

impl Pen {
    fn new(size: (f32, f32)) -> Self {
        let mut pen = Self {
            size,
            pages: Vec::new(),
            word: String::new(),
            x: 40.0,
            y: 40.0,
            height: 10.0,
            letter: 0.5,
            confidence: 1.0,
            bold: false,
            wild: None,
        };
        pen.turn_over();
        pen
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is a first page")
    }

    fn turn_over(&mut self) {
        if self.pages.len() == LIMITS.pages {
            return;
        }
        self.pages.push(Page {
            file: 0,
            number: self.pages.len(),
            width: self.size.0,
            height: self.size.1,
            source: TextSource::TextLayer,
            turned: 0,
            words: Vec::new(),
        });
        (self.x, self.y) = (40.0, 40.0);
    }

    fn end(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let width = self.word.chars().count() as f32 * self.height * self.letter;
        let mut edges = [self.x, self.y, self.x + width, self.y + self.height];
        if let Some((edge, wild)) = self.wild.take() {
            edges[edge] = wild;
        }
        let word = Word {
            text: std::mem::take(&mut self.word),
            left: edges[0],
            top: edges[1],
            right: edges[2],
            bottom: edges[3],
            confidence: self.confidence,
            font: None,
            bold: self.bold,
        };
        self.page().words.push(word);
        self.x += width;
    }
}

/// What holds of every reading.
fn check(reading: &Reading, pages: &Pages) {
    assert_eq!(reading.pages.len(), pages.pages.len());
    if let Some(class) = &reading.classification {
        assert_share(class.confidence, class);
    }
    for document in &reading.documents {
        assert!(
            document.pages.iter().all(|page| *page < reading.pages.len()),
            "{:?}",
            document.pages
        );
        for (field, found) in &document.fields {
            assert_share(found.confidence, found);
            assert_area(&found.area, found);
            let page = &pages.pages[found.page];
            assert!(
                stands(found, page),
                "{field}: {found:?} does not stand on {page:?}"
            );
        }
        for line in &document.lines {
            assert_share(line.confidence, line);
            assert_area(&line.area, line);
            let page = &pages.pages[line.page];
            let reads = reads(page, &line.area, |there| has_digits(line.amount, there));
            assert!(reads, "{line:?} does not stand on {page:?}");
            assert!(
                has_letters(&line.label, &letters(page.words.iter())),
                "{line:?} does not stand on {page:?}"
            );
        }
    }
    let checks = &reading.checks;
    for check in [
        &checks.computation,
        &checks.metadata,
        &checks.identity,
        &checks.location,
    ]
    .into_iter()
    .flatten()
    {
        assert_check(check, reading.pages.len());
    }
    let text = serde_json::to_string(reading).expect("a reading is JSON");
    let again: Reading = serde_json::from_str(&text).expect("and JSON is a reading");
    assert_eq!(&again, reading);
}

fn assert_check(check: &Check, pages: usize) {
    if let Some(score) = check.score {
        assert_share(score, check);
    }
    for finding in &check.findings {
        assert_share(finding.weight, finding);
        assert!(finding.page.is_none_or(|page| page < pages), "{finding:?}");
        if let Some(area) = &finding.area {
            assert_area(area, finding);
        }
    }
}

fn assert_share(share: f32, of: &impl std::fmt::Debug) {
    assert!((0.0..=1.0).contains(&share), "{share} in {of:?}");
}

fn assert_area(area: &Area, of: &impl std::fmt::Debug) {
    let Area { x, y, width, height } = *area;
    // The last bit of a sum may be above
    let most = 1.0 + 1e-5;
    let inside = [x, y, width, height]
        .iter()
        .all(|edge| (0.0..=most).contains(edge));
    assert!(
        inside && x + width <= most && y + height <= most,
        "{area:?} in {of:?}"
    );
}

/// Whether a value's text can be read where it says. Text may go on in the next line, and is looked for on the page.
fn stands(found: &Found, page: &Page) -> bool {
    match &found.value {
        Value::Text(text) => has_letters(text, &letters(page.words.iter())),
        Value::Amount(amount) => reads(page, &found.area, |there| has_digits(*amount, there)),
        // `Juni`, where the year stands elsewhere
        Value::Date(_) => reads(page, &found.area, |there| !there.is_empty()),
        // May be told by a sign, by words or by the country
        Value::Currency(_) | Value::Gender(_) | Value::MaritalStatus(_) => true,
    }
}

/// Of a word beside the page no area is left, and nothing to look at.
fn reads(page: &Page, area: &Area, what: impl FnOnce(&Letters) -> bool) -> bool {
    area.width == 0.0 || area.height == 0.0 || what(&letters(inside(page, area)))
}

fn inside<'a>(page: &'a Page, area: &Area) -> impl Iterator<Item = &'a Word> {
    let (left, top) = (area.x * page.width - 1.0, area.y * page.height - 1.0);
    let (right, bottom) = (
        left + area.width * page.width + 2.0,
        top + area.height * page.height + 2.0,
    );
    page.words.iter().filter(move |word| {
        word.left <= right && word.right >= left && word.top <= bottom && word.bottom >= top
    })
}

type Letters = HashMap<char, usize>;

fn letters<'a>(words: impl Iterator<Item = &'a Word>) -> Letters {
    let mut found = Letters::new();
    words.for_each(|word| count(&word.text, &mut found));
    found
}

fn count(text: &str, found: &mut Letters) {
    for letter in text.chars().filter_map(seen_as) {
        *found.entry(letter).or_default() += 1;
    }
}

/// One for all that a reader takes for one another: a value is repaired where its place says what it must be.
fn seen_as(letter: char) -> Option<char> {
    let letter = fold_char(letter)?;
    match letter {
        'o' | 'q' | 'd' | 'о' | '○' => Some('0'),
        'l' | 'i' | '|' | '!' => Some('1'),
        'z' => Some('2'),
        'a' => Some('4'),
        's' => Some('5'),
        't' => Some('7'),
        'b' | 'g' | '6' | '9' => Some('8'),
        letter => letter.is_alphanumeric().then_some(letter),
    }
}

fn has_letters(text: &str, all: &Letters) -> bool {
    let mut wanted = Letters::new();
    count(text, &mut wanted);
    wanted
        .iter()
        .all(|(letter, times)| all.get(letter).is_some_and(|there| there >= times))
}

fn has_digits(amount: Amount, all: &Letters) -> bool {
    let text = amount.to_string();
    let digits = text.trim_end_matches('0').trim_end_matches('.');
    has_letters(digits.trim_start_matches(['-', '0', '.']), all)
}
