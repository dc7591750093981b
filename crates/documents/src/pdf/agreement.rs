//! Whether the text layer says what the page shows: against the words that were recognised in its picture, and, much
//! cheaper, against the ink alone.

use image::RgbImage;
use serde::Serialize;

use crate::{Area, Word};

use super::TextLayer;

/// Where the text of the file and the picture of the page differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disagreement {
    /// What the file says.
    pub hidden: String,
    /// What the page shows there; None: nothing that could be read.
    pub seen: Option<String>,
    pub area: Area,
}

impl TextLayer {
    /// Figures in the file, shown or not, that differ from what was recognised in the same place of the page's
    /// picture. Only figures: recognition gets letters wrong more often than forgers change them. `seen` are upright,
    /// in any unit, on a picture of `width` by `height`.
    pub fn disagreements(&self, seen: &[Word], width: f32, height: f32) -> Vec<Disagreement> {
        let (across, down) = (self.width / width.max(1.0), self.height / height.max(1.0));
        let seen: Vec<Word> = seen
            .iter()
            .map(|word| Word {
                left: word.left * across,
                right: word.right * across,
                top: word.top * down,
                bottom: word.bottom * down,
                ..word.clone()
            })
            .collect();
        let all = self
            .words
            .iter()
            .chain(self.hidden.iter().map(|hidden| &hidden.word));
        all.filter(|word| digits(&word.text).len() >= 3)
            .filter_map(|word| self.disagreement(word, &seen))
            .collect()
    }

    fn disagreement(&self, word: &Word, seen: &[Word]) -> Option<Disagreement> {
        let over: Vec<&Word> = seen
            .iter()
            .filter(|other| {
                let across = word.right.min(other.right) - word.left.max(other.left);
                let down = word.bottom.min(other.bottom) - word.top.max(other.top);
                across > 0.3 * word.width().min(other.width())
                    && down > 0.4 * word.height().min(other.height())
            })
            .collect();
        // Nothing recognised there is no contradiction: recognition misses words.
        if over.is_empty() || over.iter().any(|other| other.confidence < 0.8) {
            return None;
        }
        let own = digits(&word.text);
        let shown: String = over.iter().map(|other| digits(&other.text)).collect();
        // Recognition joins and splits words: contained is agreed.
        if shown.len() < 3 || shown.contains(&own) || own.contains(&shown) && own.len() > shown.len() + 1 {
            return None;
        }
        let same_length = own.len() == shown.len();
        let longer_by_one =
            own.len().abs_diff(shown.len()) == 1 && (own.starts_with(&shown) || shown.starts_with(&own));
        (same_length || longer_by_one).then(|| Disagreement {
            hidden: word.text.clone(),
            seen: Some(
                over.iter()
                    .map(|other| other.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
            area: self.area(word),
        })
    }

    pub(super) fn area(&self, word: &Word) -> Area {
        Area::between(
            word.left,
            word.top,
            word.right,
            word.bottom,
            (self.width, self.height),
        )
    }

    /// The words that should show and have no ink under them, in a picture of the page that stands as the page does.
    /// None where the page had to be turned: its picture has not been.
    pub(super) fn without_ink(&self, picture: &RgbImage) -> Option<Vec<&Word>> {
        /// Of 255: the least difference between the lightest and the darkest under a word.
        const INK: u8 = 24;
        if self.turned != 0 {
            return None;
        }
        let across = picture.width() as f32 / self.width.max(1.0);
        let down = picture.height() as f32 / self.height.max(1.0);
        let bare = |word: &Word| {
            let columns = range(word.left * across, word.right * across, picture.width());
            let rows = range(word.top * down, word.bottom * down, picture.height());
            let (mut least, mut most) = ([u8::MAX; 3], [0u8; 3]);
            for y in rows {
                for x in columns.clone() {
                    let pixel = picture.get_pixel(x, y).0;
                    for channel in 0..3 {
                        least[channel] = least[channel].min(pixel[channel]);
                        most[channel] = most[channel].max(pixel[channel]);
                    }
                }
            }
            (0..3).all(|channel| most[channel].saturating_sub(least[channel]) < INK)
        };
        Some(
            self.words
                .iter()
                .filter(|word| word.text.chars().any(char::is_alphanumeric) && bare(word))
                .collect(),
        )
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn range(from: f32, to: f32, end: u32) -> std::ops::Range<u32> {
    let from = from.floor().max(0.0) as u32;
    let to = to.ceil().max(0.0) as u32;
    from.min(end)..to.min(end)
}
