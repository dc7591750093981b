//! What a PDF tells of how it was made and changed: facts only. What they mean is for
//! [`checks::metadata`](crate::checks::metadata).

use hayro::hayro_syntax::{
    Pdf,
    object::{DateTime, Dict, Stream},
};
use serde::Serialize;

use super::{Document, PdfProblem, oddities::PageFacts, problem::guarded, whole};

/// A time as a file tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// `2026-03-31 18:02`, by the file's own clock.
    pub text: String,
    /// To compare with others of the file; from no particular start.
    pub seconds: i64,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    pub producer: Option<String>,
    pub creator: Option<String>,
    pub created: Option<Moment>,
    pub changed: Option<Moment>,
    /// Programs that the XMP packet names: the tool it was created with, those in the history of edits.
    pub xmp_tools: Vec<String>,
    /// Written in an order for quick display: such a file ends twice without ever having been changed.
    pub linearised: bool,
    /// How often something was appended to the finished file.
    pub updates: usize,
    /// Pages whose drawing was changed by what was appended.
    pub redrawn: Vec<usize>,
    pub signatures: usize,
    /// Its end is missing.
    pub cut_off: bool,
    /// Pages of which a part is missing.
    pub broken: Vec<usize>,
    pub pages: Vec<PageFacts>,
}

impl Document {
    /// All pages' facts included, which takes as long as reading their text.
    pub fn facts(&self) -> Result<Facts, PdfProblem> {
        let mut facts = guarded(|| of_file(&self.pdf))?;
        for number in 0..self.pages() {
            if let Some(page) = self.page(number) {
                facts.pages.push(page.facts(number)?);
            }
        }
        Ok(facts)
    }
}

fn of_file(pdf: &Pdf) -> Facts {
    let content = pdf.data().as_ref();
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text).filter(|text| !text.is_empty());
    let linearised = find(&content[..content.len().min(1024)], b"/Linearized").is_some();
    let ends = ends(content);
    // Linearised files end once after their first page and once in truth.
    let first = usize::from(linearised && ends.len() > 1);
    let updates = ends.len().saturating_sub(first + 1);
    let redrawn = match ends.get(first) {
        Some(end) if updates > 0 => redrawn(pdf, &content[*end..]),
        _ => Vec::new(),
    };
    Facts {
        producer: text(&metadata.producer),
        creator: text(&metadata.creator),
        created: metadata.creation_date.map(moment),
        changed: metadata.modification_date.map(moment),
        xmp_tools: xmp(pdf).map(|packet| tools(&packet)).unwrap_or_default(),
        linearised,
        updates,
        redrawn,
        signatures: occurrences(content, b"/ByteRange"),
        cut_off: whole::is_cut_off(content),
        broken: whole::broken_pages(pdf),
        pages: Vec::new(),
    }
}

/// Where each finished state of the file ends. An end right behind another is carelessness, not an update.
fn ends(content: &[u8]) -> Vec<usize> {
    const MARK: &[u8] = b"%%EOF";
    const LEAST_UPDATE: usize = 40;
    let mut ends: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&content[from..], MARK) {
        let end = from + at + MARK.len();
        from = end;
        match ends.last_mut() {
            Some(last) if end - *last < LEAST_UPDATE => *last = end,
            _ => ends.push(end),
        }
        if ends.len() > 1000 {
            break;
        }
    }
    ends
}

/// The pages of which a stream that draws them stands in what was appended.
fn redrawn(pdf: &Pdf, appended: &[u8]) -> Vec<usize> {
    let appended_object = |number: u32, generation: i32| {
        let start = format!("{number} {generation} obj");
        let mut from = 0;
        while let Some(at) = find(&appended[from..], start.as_bytes()) {
            let at = from + at;
            if at == 0 || !appended[at - 1].is_ascii_digit() {
                return true;
            }
            from = at + start.len();
        }
        false
    };
    let pages = pdf.pages();
    let drawn_anew = |page: &Dict<'_>| {
        whole::drawing(page).iter().any(|stream| {
            let id = stream.obj_id();
            appended_object(id.obj_number, id.gen_number)
        })
    };
    (0..pages.len())
        .filter(|number| drawn_anew(pages[*number].raw()))
        .collect()
}

/// PDF text: UTF-16 with a mark, UTF-8 with a mark, or one byte a letter.
pub(super) fn text(bytes: &[u8]) -> String {
    let whole = match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest
                .as_chunks::<2>()
                .0
                .iter()
                .map(|two| u16::from_be_bytes(*two))
                .collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    let whole: String = whole
        .chars()
        .filter(|letter| !letter.is_control())
        .take(200)
        .collect();
    whole.trim().to_owned()
}

fn moment(date: DateTime) -> Moment {
    // Days of the civil calendar, by counting years from March.
    let (year, month) = if date.month <= 2 {
        (i64::from(date.year) - 1, i64::from(date.month) + 9)
    } else {
        (i64::from(date.year), i64::from(date.month) - 3)
    };
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + i64::from(date.day);
    let east = i64::from(date.utc_offset_hour) * 3600
        + i64::from(date.utc_offset_minute) * 60 * i64::from(date.utc_offset_hour.signum());
    Moment {
        text: format!(
            "{:04}-{:02}-{:02} {:02}:{:02}",
            date.year, date.month, date.day, date.hour, date.minute
        ),
        seconds: days * 86_400
            + i64::from(date.hour) * 3600
            + i64::from(date.minute) * 60
            + i64::from(date.second)
            - east,
    }
}

fn xmp(pdf: &Pdf) -> Option<String> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let packet = root
        .get::<Stream<'_>>(b"Metadata".as_slice())?
        .decoded_data()
        .ok()?;
    Some(String::from_utf8_lossy(&packet).into_owned())
}

/// The programs that an XMP packet names, as attributes or as elements.
fn tools(packet: &str) -> Vec<String> {
    let mut tools: Vec<String> = Vec::new();
    for name in ["xmp:CreatorTool", "stEvt:softwareAgent"] {
        for (at, _) in packet.match_indices(name) {
            let rest = &packet[at + name.len()..];
            let value = if let Some(rest) = rest.strip_prefix("=\"") {
                rest.split('"').next()
            } else {
                rest.strip_prefix('>').and_then(|rest| rest.split('<').next())
            };
            let Some(value) = value
                .map(str::trim)
                .filter(|value| !value.is_empty() && value.len() < 200)
            else {
                continue;
            };
            if !tools.iter().any(|known| known == value) {
                tools.push(value.to_owned());
            }
        }
    }
    tools
}

fn find(content: &[u8], what: &[u8]) -> Option<usize> {
    content.windows(what.len()).position(|part| part == what)
}

fn occurrences(content: &[u8], what: &[u8]) -> usize {
    content.windows(what.len()).filter(|part| *part == what).count()
}
