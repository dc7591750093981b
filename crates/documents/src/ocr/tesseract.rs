//! The `tesseract` program: the one place of this crate that starts a process, and only for a caller who asked for it.
//!
//! It reads the lines of languages that our own dictionary lacks letters of, and whole pages for comparison.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use image::{Rgb, RgbImage, imageops};

use super::{Engine, EngineError, LineReader, LineWord, Seen};
use crate::Word;

/// White between the lines, and round them, when they are read together.
const MARGIN: u32 = 24;

/// Tesseract with some of its languages.
#[derive(Debug, Clone)]
pub struct Tesseract {
    program: PathBuf,
    languages: String,
}

impl Tesseract {
    /// None where the program or one of the languages is not installed.
    pub fn find(languages: &[&str]) -> Option<Self> {
        let program = PathBuf::from("tesseract");
        let listed = Command::new(&program)
            .arg("--list-langs")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        languages
            .iter()
            .all(|language| listed.lines().any(|line| line.trim() == *language))
            .then(|| Self {
                program,
                languages: languages.join("+"),
            })
    }

    /// All that people in the countries we know write in.
    pub fn all_languages() -> Option<Self> {
        Self::find(&["eng", "fil", "ind", "spa", "vie"])
    }

    pub fn vietnamese() -> Option<Self> {
        Self::find(&["vie"])
    }

    fn words(&self, picture: &RgbImage, layout: &str) -> Result<Vec<Word>, EngineError> {
        let failed = |error: &dyn std::fmt::Display| EngineError(format!("tesseract failed: {error}"));
        let mut child = Command::new(&self.program)
            .args(["stdin", "stdout", "-l", &self.languages, "--psm", layout, "tsv"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(&error))?;
        let mut input = child.stdin.take().ok_or_else(|| failed(&"it takes no input"))?;
        // It reads all of its input before it writes, so the two pipes cannot wait for each other
        write!(input, "P6\n{} {}\n255\n", picture.width(), picture.height())
            .and_then(|()| input.write_all(picture.as_raw()))
            .map_err(|error| failed(&error))?;
        drop(input);
        let output = child.wait_with_output().map_err(|error| failed(&error))?;
        if !output.status.success() {
            return Err(failed(&output.status));
        }
        Ok(String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(word)
            .collect())
    }
}

/// A line of its table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
fn word(line: &str) -> Option<Word> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [level, _, _, _, _, _, left, top, width, height, confidence, text] = columns[..] else {
        return None;
    };
    let text = text.trim();
    if level != "5" || text.is_empty() {
        return None;
    }
    let number = |text: &str| text.parse::<f32>().ok();
    let (left, top) = (number(left)?, number(top)?);
    Some(Word {
        text: text.to_owned(),
        left,
        top,
        right: left + number(width)?,
        bottom: top + number(height)?,
        confidence: (number(confidence)? / 100.0).clamp(0.0, 1.0),
        font: None,
        bold: false,
    })
}

impl Engine for Tesseract {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError> {
        Ok(Seen {
            width: picture.width() as f32,
            height: picture.height() as f32,
            turned: 0,
            words: self.words(&picture, "3")?,
            picture,
        })
    }
}

impl LineReader for Tesseract {
    /// All lines on one sheet, one below the other: starting the program takes longer than reading a line.
    fn read_lines(&self, lines: &[RgbImage]) -> Result<Vec<Vec<LineWord>>, EngineError> {
        let width = lines.iter().map(RgbImage::width).max().unwrap_or(0) + 2 * MARGIN;
        let height = lines.iter().map(|line| line.height() + MARGIN).sum::<u32>() + MARGIN;
        let mut sheet = RgbImage::from_pixel(width, height, Rgb([255; 3]));
        let mut ends = Vec::with_capacity(lines.len());
        let mut top = MARGIN;
        for line in lines {
            imageops::replace(&mut sheet, &on_white(line), i64::from(MARGIN), i64::from(top));
            top += line.height() + MARGIN;
            ends.push((top - MARGIN / 2) as f32);
        }
        let mut read = vec![Vec::new(); lines.len()];
        let mut words = self.words(&sheet, "6")?;
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        for word in words {
            let middle = (word.top + word.bottom) / 2.0;
            let line = ends.partition_point(|&end| end < middle);
            if let Some(line) = read.get_mut(line) {
                line.push(LineWord {
                    text: word.text,
                    confidence: word.confidence,
                });
            }
        }
        Ok(read)
    }
}

/// Black on white, whatever the shadow or the colour behind: one threshold serves the whole sheet then.
fn on_white(line: &RgbImage) -> RgbImage {
    let grey = imageops::grayscale(line);
    let mut sorted: Vec<u8> = grey.pixels().map(|pixel| pixel.0[0]).collect();
    sorted.sort_unstable();
    let part = |percent: usize| f32::from(sorted.get(sorted.len() * percent / 100).copied().unwrap_or(255));
    let (low, ground, high) = (part(2), part(60), part(98));
    // Light letters on a dark ground are turned round
    let ink = if high - ground > 2.0 * (ground - low) {
        high
    } else {
        low
    };
    let span = if (ground - ink).abs() < 8.0 {
        8.0
    } else {
        ground - ink
    };
    RgbImage::from_fn(line.width(), line.height(), |x, y| {
        let value = (f32::from(grey.get_pixel(x, y).0[0]) - ink) / span;
        Rgb([(value * 255.0).clamp(0.0, 255.0) as u8; 3])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_table_is_read() {
        let found = word("5\t1\t1\t1\t1\t2\t100\t40\t60\t20\t91.5\tLương").unwrap();
        assert_eq!(
            (found.text.as_str(), found.left, found.right),
            ("Lương", 100.0, 160.0)
        );
        assert!((found.confidence - 0.915).abs() < 1e-6);
        for other in [
            "",
            "level\tpage_num",
            "4\t1\t1\t1\t1\t0\t100\t40\t60\t20\t-1\t",
            "5\t1\t1\t1\t1\t1\tx\t40\t60\t20\t90\ta",
        ] {
            assert!(word(other).is_none());
        }
    }
}
