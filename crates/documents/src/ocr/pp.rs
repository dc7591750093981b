//! Our engine: PP-OCR's detector and recogniser, and what sets a page right between them.

use std::path::Path;

use image::{RgbImage, imageops};

use super::{
    Engine, EngineError, LineReader, Seen,
    detect::{Detector, Stroke},
    line::{self, Line},
    marks,
    recognise::{Letter, Recogniser, confidence},
    straighten::{Straight, letter_height},
    words::words,
};

pub const DETECTOR: &str = "PP-OCRv6_det_small.rten";
pub const RECOGNISER: &str = "PP-OCRv6_rec_small.rten";
pub const DICTIONARY: &str = "ppocrv6_dict.txt";

/// The picture's long side at the first look, in pixels: enough for a page that fills the frame.
const FIRST_LOOK: u32 = 1120;
/// Letters lower than this at the first look may be missed or run together: the page is looked at again, larger.
const LOWEST_LETTERS: f32 = 13.0;
/// As high as they are made for that, as far as the pixels are there.
const WANTED_LETTERS: f32 = 18.0;
const LARGEST_LOOK: u32 = 1920;
/// Lines read below this are no text: blots, pictures, the weave of a cloth.
const LEAST_SURE: f32 = 0.5;

/// The recognition engine that comes with Openwink. It holds its models, and may be used by several threads.
pub struct PpOcr {
    detector: Detector,
    recogniser: Recogniser,
    vietnamese: Option<Box<dyn LineReader>>,
}

/// A picture set right, and its lines.
struct Page {
    picture: RgbImage,
    turned: u16,
    lines: Vec<Line>,
}

impl PpOcr {
    /// Loads the three files from a folder.
    pub fn load(folder: &Path) -> Result<Self, EngineError> {
        Ok(Self {
            detector: Detector::load(&folder.join(DETECTOR))?,
            recogniser: Recogniser::load(&folder.join(RECOGNISER), &folder.join(DICTIONARY))?,
            vietnamese: None,
        })
    }

    /// Has lines of Vietnamese read by another too. Without one, vowels with two marks come out with one or none.
    #[must_use]
    pub fn with_vietnamese(mut self, reader: Box<dyn LineReader>) -> Self {
        self.vietnamese = Some(reader);
        self
    }

    fn page(&self, picture: RgbImage) -> Result<Page, EngineError> {
        let scale = FIRST_LOOK as f32 / picture.width().max(picture.height()).max(1) as f32;
        let strokes = self.detector.strokes(&picture, FIRST_LOOK)?;
        let (picture, strokes, turned) = on_its_feet(picture, strokes);
        let letters = letter_height(&strokes).unwrap_or(WANTED_LETTERS / scale);
        let straight = Straight::of(&strokes, picture.width() as f32, picture.height() as f32);
        let (picture, mut lines) = match straight {
            Some(straight) => (straight.picture(&picture), straight.lines(&strokes)),
            None => (picture, line::lines(&strokes)),
        };
        if letters * scale < LOWEST_LETTERS && !lines.is_empty() {
            let long = picture.width().max(picture.height()) as f32;
            let side = (long * WANTED_LETTERS / letters)
                .min(LARGEST_LOOK as f32)
                .min(long * 1.5);
            if side > long * scale * 1.15 {
                lines = line::lines(&self.detector.strokes(&picture, side as u32)?);
            }
        }
        let mut page = Page {
            picture,
            turned,
            lines,
        };
        if self.is_upside_down(&page)? {
            let (width, height) = (page.picture.width() as f32, page.picture.height() as f32);
            imageops::rotate180_in_place(&mut page.picture);
            page.lines = page
                .lines
                .iter()
                .map(|line| line.turned_over(width, height))
                .collect();
            page.turned = (page.turned + 180) % 360;
        }
        Ok(page)
    }

    /// By reading a few lines both ways. Letters on their head are read as others, but not surely.
    fn is_upside_down(&self, page: &Page) -> Result<bool, EngineError> {
        const SAMPLE: usize = 5;
        const SURE: f32 = 0.93;
        let mut sample: Vec<&Line> = page
            .lines
            .iter()
            .filter(|line| (2.5..14.0).contains(&(line.width() / line.height)))
            .collect();
        // Those in the middle by length: amounts alone (69.80) say little, whole sentences cost time
        sample.sort_by(|a, b| (a.width() / a.height).total_cmp(&(b.width() / b.height)));
        let spare = sample.len().saturating_sub(SAMPLE);
        let sample: Vec<&Line> = sample.into_iter().skip(spare * 2 / 3).take(SAMPLE).collect();
        let mut cuts: Vec<RgbImage> = sample.iter().map(|line| line.cut(&page.picture)).collect();
        let upright = self.mean_confidence(&cuts)?;
        if cuts.is_empty() || upright > SURE {
            return Ok(false);
        }
        cuts.iter_mut().for_each(imageops::rotate180_in_place);
        Ok(self.mean_confidence(&cuts)? > upright)
    }

    fn mean_confidence(&self, cuts: &[RgbImage]) -> Result<f32, EngineError> {
        let read = self.recogniser.read(cuts)?;
        Ok(read.iter().map(|letters| confidence(letters)).sum::<f32>() / read.len().max(1) as f32)
    }
}

/// Turns a picture in which most lines run from top to bottom. Whether it stands on its feet or its head then is another
/// question.
fn on_its_feet(picture: RgbImage, strokes: Vec<Stroke>) -> (RgbImage, Vec<Stroke>, u16) {
    let long = |upright: bool| -> f32 {
        strokes
            .iter()
            .filter(|stroke| stroke.length > 3.0 * stroke.thickness)
            .filter(|stroke| (stroke.angle.abs() > std::f32::consts::FRAC_PI_4) == upright)
            .map(|stroke| stroke.length)
            .sum()
    };
    if long(true) <= long(false) {
        return (picture, strokes, 0);
    }
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let strokes = strokes
        .iter()
        .map(|stroke| stroke.turned(1, width, height))
        .collect();
    (imageops::rotate90(&picture), strokes, 90)
}

impl Engine for PpOcr {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError> {
        let page = self.page(picture)?;
        let cuts: Vec<RgbImage> = page.lines.iter().map(|line| line.cut(&page.picture)).collect();
        let mut read = self.recogniser.read(&cuts)?;
        if let Some(reader) = &self.vietnamese
            && marks::is_vietnamese(&read)
        {
            for (letters, other) in read.iter_mut().zip(reader.read_lines(&cuts)?) {
                marks::merge(letters, &other);
            }
        }
        let found = page
            .lines
            .iter()
            .zip(&cuts)
            .zip(&read)
            .filter(|(_, letters): &(_, &Vec<Letter>)| confidence(letters) >= LEAST_SURE)
            .flat_map(|((line, cut), letters)| words(line, cut, letters))
            .collect();
        Ok(Seen {
            width: page.picture.width() as f32,
            height: page.picture.height() as f32,
            turned: page.turned,
            words: found,
            picture: page.picture,
        })
    }
}
