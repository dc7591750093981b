//! What a line of text says: letters with their places along the line and how sure each is.

use std::{borrow::Borrow, path::Path};

use image::RgbImage;
use rten::Model;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::{EngineError, detect::load_model};

/// The height of a line as the model was trained.
pub(super) const HEIGHT: u32 = 48;
/// The longest line; longer ones are squeezed.
pub(super) const MOST_WIDTH: u32 = 3200;
/// Pixels of the line for one step of the answer.
const STEP: f32 = 8.0;
/// Lines of about the same width are recognised together, as long as they are not more pixels than this.
const BATCH_PIXELS: u32 = 3200 * HEIGHT;

pub(super) struct Recogniser {
    model: Model,
    /// How many classes the model tells apart: "no letter", those of the dictionary, the space.
    classes: usize,
    /// The classes that the documents we read can have, with what they stand for; "no letter" is empty and first.
    letters: Vec<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letter {
    pub text: String,
    pub confidence: f32,
    /// Along the line, in fractions of its picture's width: where the model saw it.
    pub from: f32,
    pub to: f32,
}

impl Letter {
    pub fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    pub fn middle(&self) -> f32 {
        (self.from + self.to) / 2.0
    }
}

/// How sure the recogniser is of a line as a whole.
pub(super) fn confidence(letters: &[Letter]) -> f32 {
    let sure: Vec<f32> = letters
        .iter()
        .filter(|letter| !letter.is_space())
        .map(|letter| letter.confidence)
        .collect();
    if sure.is_empty() {
        0.0
    } else {
        sure.iter().sum::<f32>() / sure.len() as f32
    }
}

impl Recogniser {
    pub fn load(model: &Path, dictionary: &Path) -> Result<Self, EngineError> {
        let text = std::fs::read_to_string(dictionary)
            .map_err(|error| EngineError(format!("{} could not be read: {error}", dictionary.display())))?;
        let dictionary: Vec<&str> = text.lines().chain([" "]).collect();
        let known = dictionary
            .iter()
            .enumerate()
            .filter_map(|(index, text)| Some((index + 1, western(text)?)));
        Ok(Self {
            model: load_model(model)?,
            classes: dictionary.len() + 1,
            letters: [(0, String::new())].into_iter().chain(known).collect(),
        })
    }

    /// Reads pictures of lines, each [`HEIGHT`] pixels high. Answers in the order of the lines.
    pub fn read(&self, lines: &[impl Borrow<RgbImage>]) -> Result<Vec<Vec<Letter>>, EngineError> {
        let lines: Vec<&RgbImage> = lines.iter().map(Borrow::borrow).collect();
        let mut order: Vec<usize> = (0..lines.len()).collect();
        order.sort_by_key(|&index| lines[index].width());
        let mut read = vec![Vec::new(); lines.len()];
        let mut rest = &order[..];
        while let Some(&first) = rest.first() {
            // Padding costs as much as text: lines go together only while they are about as wide
            let narrowest = lines[first].width();
            let mut count = 1;
            while count < rest.len() {
                let width = lines[rest[count]].width();
                if width > narrowest + narrowest / 8 + 16
                    || width * HEIGHT * (count as u32 + 1) > BATCH_PIXELS
                {
                    break;
                }
                count += 1;
            }
            let (batch, after) = rest.split_at(count);
            for (&index, letters) in batch.iter().zip(self.batch(&lines, batch)?) {
                read[index] = letters;
            }
            rest = after;
        }
        Ok(read)
    }

    fn batch(&self, lines: &[&RgbImage], batch: &[usize]) -> Result<Vec<Vec<Letter>>, EngineError> {
        let widest = batch.iter().map(|&index| lines[index].width()).max().unwrap_or(1);
        let width = widest.clamp(32, MOST_WIDTH).next_multiple_of(8) as usize;
        let plane = width * HEIGHT as usize;
        let mut data = vec![0.0f32; batch.len() * 3 * plane];
        for (number, &index) in batch.iter().enumerate() {
            let one = &mut data[number * 3 * plane..(number + 1) * 3 * plane];
            for (y, row) in lines[index].rows().take(HEIGHT as usize).enumerate() {
                for (x, pixel) in row.take(width).enumerate() {
                    for channel in 0..3 {
                        one[channel * plane + y * width + x] = f32::from(pixel.0[2 - channel]) / 127.5 - 1.0;
                    }
                }
            }
        }
        let input = NdTensor::from_data([batch.len(), 3, HEIGHT as usize, width], data);
        let output: NdTensor<f32, 3> = self
            .model
            .run_one((&input).into(), None)
            .map_err(|error| EngineError(format!("the text recogniser failed: {error}")))?
            .try_into()
            .map_err(|_| EngineError("the text recogniser's answer has another shape".to_owned()))?;
        let [count, steps, classes] = output.shape();
        if count != batch.len() || classes != self.classes {
            return Err(EngineError(format!(
                "the text recogniser's answer has the shape {:?}, its dictionary is for {} classes",
                output.shape(),
                self.classes
            )));
        }
        let values = output.to_vec();
        Ok(batch
            .iter()
            .enumerate()
            .map(|(number, &index)| {
                let one = &values[number * steps * classes..(number + 1) * steps * classes];
                self.letters_of(one, classes, STEP / lines[index].width().max(1) as f32)
            })
            .collect())
    }

    /// The most probable letter of each step; the same in neighbouring steps is one.
    fn letters_of(&self, values: &[f32], classes: usize, step_width: f32) -> Vec<Letter> {
        let mut letters: Vec<Letter> = Vec::new();
        let mut before = "";
        for (step, row) in values.chunks_exact(classes).enumerate() {
            let (text, sure) = self.best(row);
            let from = step as f32 * step_width;
            if !text.is_empty() && from < 1.0 {
                let to = (from + step_width).min(1.0);
                match letters.last_mut() {
                    Some(letter) if text == before => {
                        letter.to = to;
                        letter.confidence = letter.confidence.max(sure);
                    }
                    _ => letters.push(Letter {
                        text: text.to_owned(),
                        confidence: sure,
                        from,
                        to,
                    }),
                }
            }
            before = text;
        }
        letters
    }

    fn best(&self, row: &[f32]) -> (&str, f32) {
        let mut best = "";
        let mut sure = f32::MIN;
        for (class, text) in &self.letters {
            if row[*class] > sure {
                best = text;
                sure = row[*class];
            }
        }
        (best, sure.clamp(0.0, 1.0))
    }
}

/// What a class of the dictionary stands for on documents in Latin letters. None for what they do not have: sixteen
/// thousand Chinese and Japanese signs, which a worn rule or a logo would be taken for, and small pictures.
fn western(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return None;
    };
    let letter = match letter {
        // The forms that are as wide as a Chinese sign, above all of : , ( )
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0)?,
        '￥' => '¥',
        '　' => ' ',
        '。' => '.',
        '、' => ',',
        '∶' => ':',
        '−' => '-',
        other => other,
    };
    let kept = matches!(letter, ' '..='~' | '\u{a1}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2044}'
        | '\u{20a0}'..='\u{20bf}' | '℃' | '№' | '™' | '√' | '■' | '□' | '●' | '✓' | '☐' | '☑' | '☒');
    kept.then(|| letter.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_forms_are_ordinary_and_other_scripts_are_left_out() {
        for (text, stands_for) in [
            ("：", Some(":")),
            ("（", Some("(")),
            ("ñ", Some("ñ")),
            ("₱", Some("₱")),
            ("语", None),
        ] {
            assert_eq!(western(text).as_deref(), stands_for);
        }
        assert_eq!(western(""), None);
    }
}
