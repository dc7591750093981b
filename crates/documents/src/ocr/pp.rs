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
const FIRST_LOOK: u32 = 800;
/// Letters lower than this at the first look may be missed or run together: the page is looked at again, larger.
const LOWEST_LETTERS: f32 = 11.0;
/// As high as they are made for that, as far as the pixels are there.
const WANTED_LETTERS: f32 = 13.0;
const LARGEST_LOOK: f32 = 1600.0;
/// What is looked at again reaches so far beyond the lines, in parts of the picture's long side: small print at the
/// edge may have been missed.
const MARGIN: f32 = 0.04;
/// Pages have more than this.
const FEW_STROKES: usize = 8;
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

    /// Finds the lines and sets the picture straight by them.
    fn page(&self, picture: RgbImage) -> Result<Page, EngineError> {
        let long = picture.width().max(picture.height()).max(1) as f32;
        let mut look = (FIRST_LOOK as f32).min(long * 2.0);
        let mut strokes = self.detector.strokes(&picture, look as u32)?;
        if strokes.len() < FEW_STROKES && long > look {
            // A page far away, with letters too small to be seen at all
            let closer = LARGEST_LOOK.min(long * 1.5);
            let more = self.detector.strokes(&picture, closer as u32)?;
            if more.len() > strokes.len() {
                look = closer;
                strokes = more;
            }
        }
        let scale = look / long;
        let (picture, strokes, turned) = on_its_feet(picture, strokes);
        let letters = letter_height(&strokes).unwrap_or(WANTED_LETTERS / scale);
        let straight = Straight::of(&strokes, &picture);
        let (picture, mut lines) = match straight {
            Some(straight) => (straight.picture(&picture), straight.lines(&strokes)),
            None => (picture, line::lines(&strokes)),
        };
        if letters * scale < LOWEST_LETTERS && !lines.is_empty() {
            let long = picture.width().max(picture.height()) as f32;
            let side = (long * WANTED_LETTERS / letters)
                .min(LARGEST_LOOK)
                .min(long * 1.5);
            if side > long * scale * 1.15 {
                lines = self.closer(&picture, &lines, side)?;
            }
        }
        Ok(Page {
            picture,
            turned,
            lines,
        })
    }

    /// Looks again, larger, at the part of the picture that has lines: the desk round a page costs as much as the page.
    fn closer(&self, picture: &RgbImage, lines: &[Line], side: f32) -> Result<Vec<Line>, EngineError> {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let margin = width.max(height) * MARGIN;
        let edge = |fold: fn(f32, f32) -> f32, of: &dyn Fn(&Line) -> f32| {
            lines.iter().map(of).reduce(fold).unwrap_or(0.0)
        };
        let left = (edge(f32::min, &|line| line.left) - margin).clamp(0.0, width - 1.0);
        let right = (edge(f32::max, &|line| line.right) + margin).clamp(left + 1.0, width);
        let top = edge(f32::min, &|line| {
            line.middle_at(line.left).min(line.middle_at(line.right)) - line.height
        });
        let top = (top - margin).clamp(0.0, height - 1.0);
        let bottom = edge(f32::max, &|line| {
            line.middle_at(line.left).max(line.middle_at(line.right)) + line.height
        });
        let bottom = (bottom + margin).clamp(top + 1.0, height);
        let part = imageops::crop_imm(
            picture,
            left as u32,
            top as u32,
            (right - left) as u32,
            (bottom - top) as u32,
        );
        let part = part.to_image();
        let side = side * part.width().max(part.height()) as f32 / width.max(height);
        let mut strokes = self.detector.strokes(&part, side as u32)?;
        for stroke in &mut strokes {
            stroke.shift(left.floor(), top.floor());
        }
        Ok(line::lines(&strokes))
    }

    /// Turns a page over that stands on its head, by reading a few lines both ways: letters on their head are read as
    /// others, but not surely. Answers with what was read, by the line's place.
    fn set_upright(&self, page: &mut Page) -> Result<Vec<(usize, Vec<Letter>)>, EngineError> {
        const SAMPLE: usize = 5;
        const SURE: f32 = 0.93;
        let shape = |index: &usize| page.lines[*index].width() / page.lines[*index].height;
        let mut sample: Vec<usize> = (0..page.lines.len())
            .filter(|index| (2.5..14.0).contains(&shape(index)))
            .collect();
        // Those in the middle by length: amounts alone (69.80) say little, whole sentences cost time
        sample.sort_by(|a, b| shape(a).total_cmp(&shape(b)));
        let spare = sample.len().saturating_sub(SAMPLE);
        let sample: Vec<usize> = sample.into_iter().skip(spare * 2 / 3).take(SAMPLE).collect();
        let mut cuts: Vec<RgbImage> = sample
            .iter()
            .map(|&index| page.lines[index].cut(&page.picture))
            .collect();
        let mean =
            |read: &[Vec<Letter>]| read.iter().map(|line| confidence(line)).sum::<f32>() / read.len() as f32;
        let mut read = self.recogniser.read(&cuts)?;
        if !read.is_empty() && mean(&read) < SURE {
            cuts.iter_mut().for_each(imageops::rotate180_in_place);
            let over = self.recogniser.read(&cuts)?;
            if mean(&over) > mean(&read) {
                page.turn_over();
                read = over;
            }
        }
        Ok(sample.into_iter().zip(read).collect())
    }
}

impl Page {
    fn turn_over(&mut self) {
        let (width, height) = (self.picture.width() as f32, self.picture.height() as f32);
        imageops::rotate180_in_place(&mut self.picture);
        for line in &mut self.lines {
            *line = line.turned_over(width, height);
        }
        self.turned = (self.turned + 180) % 360;
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
        let mut page = self.page(picture)?;
        let known = self.set_upright(&mut page)?;
        let cuts: Vec<RgbImage> = page.lines.iter().map(|line| line.cut(&page.picture)).collect();
        let unread: Vec<usize> = (0..cuts.len())
            .filter(|index| known.iter().all(|(read, _)| read != index))
            .collect();
        let rest: Vec<&RgbImage> = unread.iter().map(|&index| &cuts[index]).collect();
        let mut read = vec![Vec::new(); cuts.len()];
        for (index, letters) in unread.into_iter().zip(self.recogniser.read(&rest)?).chain(known) {
            read[index] = letters;
        }
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
