//! From the letters of a line to words with boxes.
//!
//! The recogniser tells about where it saw a letter. Where words begin and end is taken from the ink: a box that is
//! off by a letter puts an amount into the wrong column.

use image::RgbImage;

use super::{ink::Ink, line::Line, recognise::Letter};
use crate::Word;

/// A gap this wide against the line's height parts words even where the recogniser saw no space: two columns that the
/// detector took for one line.
const WIDE_GAP: f32 = 0.75;
/// Spaced-out headings have wide gaps everywhere: a gap parts words only if it is this many times the usual one.
const AGAINST_USUAL: f32 = 3.0;

pub(super) fn words(line: &Line, cut: &RgbImage, letters: &[Letter]) -> Vec<Word> {
    let ink = Ink::of(cut);
    let width = cut.width() as f32;
    let mut groups: Vec<Vec<(usize, usize, &Letter)>> = Vec::new();
    // Where each gap between neighbouring letters is, space or not
    let mut gaps = Vec::new();
    let solid: Vec<(usize, &Letter)> = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| !letter.is_space())
        .collect();
    let leading = leaders(&solid);
    for pair in solid.windows(2) {
        let (from, to) = (pair[0].1.middle() * width, pair[1].1.middle() * width);
        gaps.push(ink.widest_gap(from as usize, to as usize));
    }
    let usual = usual_gap(&solid, &gaps);
    let (Some(first), Some(last)) = (solid.first(), solid.last()) else {
        return Vec::new();
    };
    let mut start = ink.before((first.1.middle() * width) as usize);
    let end = ink.after((last.1.middle() * width) as usize);
    for (number, &(index, letter)) in solid.iter().enumerate() {
        let before = number.checked_sub(1).map(|gap| (solid[gap].0, gaps[gap]));
        let parts = match before {
            None => true,
            Some((previous, gap)) => {
                let spaced = letters[previous + 1..index].iter().any(Letter::is_space);
                let wide = gap.1 - gap.0;
                let columns = wide as f32 > WIDE_GAP * cut.height() as f32
                    && wide as f32 > AGAINST_USUAL * usual.max(1) as f32;
                spaced || columns || leading[number] != leading[number - 1]
            }
        };
        if parts {
            if let (Some((_, gap)), Some(group)) = (before, groups.last_mut()) {
                if let Some(last) = group.last_mut() {
                    last.1 = gap.0;
                }
                start = gap.1;
            }
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut()
            && !leading[number]
        {
            group.push((start, end, letter));
        }
    }
    groups
        .iter()
        .filter_map(|group| word(line, &ink, width, group))
        .collect()
}

/// Which letters are dots that lead the eye from a label to its amount. They are no text, and what they touch would be
/// read with them: ".11.300.000".
fn leaders(solid: &[(usize, &Letter)]) -> Vec<bool> {
    let dot = |number: usize| matches!(solid[number].1.text.as_str(), "." | "·" | "…" | "‥" | "•");
    let mut leading = vec![false; solid.len()];
    let mut number = 0;
    while number < solid.len() {
        let run = (number..solid.len()).take_while(|&next| dot(next)).count();
        if run == 0 {
            number += 1;
            continue;
        }
        let begins = number == 0 || solid[number].0 > solid[number - 1].0 + 1;
        let word = |index: usize| index == number + 1 || solid[index].0 == solid[index - 1].0 + 1;
        let after: String = (number + 1..solid.len())
            .take_while(|&index| word(index))
            .map(|index| solid[index].1.text.as_str())
            .collect();
        // One dot before an amount that has its own marks; ".50" alone keeps its
        let amount = after.starts_with(|letter: char| letter.is_ascii_digit()) && after.contains(['.', ',']);
        if run > 1 || (begins && amount) {
            leading[number..number + run].fill(true);
        }
        number += run;
    }
    leading
}

/// The usual gap between letters of one word.
fn usual_gap(solid: &[(usize, &Letter)], gaps: &[(usize, usize)]) -> usize {
    let mut within: Vec<usize> = gaps
        .iter()
        .zip(solid.windows(2))
        .filter(|(_, pair)| pair[1].0 == pair[0].0 + 1)
        .map(|(gap, _)| gap.1 - gap.0)
        .collect();
    within.sort_unstable();
    within.get(within.len() / 2).copied().unwrap_or(0)
}

fn word(line: &Line, ink: &Ink, width: f32, group: &[(usize, usize, &Letter)]) -> Option<Word> {
    let (first, last) = (group.first()?, group.last()?);
    let text: String = group.iter().map(|(_, _, letter)| letter.text.as_str()).collect();
    let confidence = group
        .iter()
        .map(|(_, _, letter)| letter.confidence)
        .fold(1.0, f32::min);
    let (from, to) = (first.0 as f32, (last.1 as f32).max(first.0 as f32 + 1.0));
    let scale = line.width() / width;
    let (left, right) = (line.left + from * scale, line.left + to * scale);
    let (top, bottom) = ink.rows(from as usize, to as usize);
    let middle = line.middle_at((left + right) / 2.0) - line.height / 2.0;
    let down = line.height / ink.height as f32;
    Some(Word {
        text,
        left,
        top: middle + top as f32 * down,
        right,
        bottom: middle + bottom as f32 * down,
        confidence,
        font: None,
        bold: false,
    })
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    /// Letters as bars of 12 pixels at the given columns.
    fn bars(places: &[u32]) -> (Line, RgbImage, Vec<Letter>) {
        let width = 400;
        let mut cut = RgbImage::from_pixel(width, 48, Rgb([240, 240, 240]));
        let mut letters = Vec::new();
        for &place in places {
            for x in place..place + 12 {
                for y in 12..36 {
                    cut.put_pixel(x, y, Rgb([20, 20, 20]));
                }
            }
            letters.push(Letter {
                text: "l".to_owned(),
                confidence: 0.9,
                from: (place + 2) as f32 / width as f32,
                to: (place + 10) as f32 / width as f32,
            });
        }
        let line = Line::new(&[(100.0, 50.0), (200.0, 50.0), (300.0, 50.0)], 8.0).unwrap();
        (line, cut, letters)
    }

    #[test]
    fn columns_joined_by_the_detector_are_parted() {
        let (line, cut, letters) = bars(&[20, 36, 52, 200, 216, 232]);
        let found = words(&line, &cut, &letters);
        assert_eq!(
            found.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(),
            ["lll", "lll"]
        );
        let scale = line.width() / 400.0;
        assert!((found[0].left - (line.left + 20.0 * scale)).abs() < scale);
        assert!((found[0].right - (line.left + 64.0 * scale)).abs() < scale);
        assert!((found[1].left - (line.left + 200.0 * scale)).abs() < scale);
        let down = line.height / 48.0;
        assert!(
            (found[0].height() - 24.0 * down).abs() < 2.0 * down,
            "{}",
            found[0].height() / down
        );
    }

    fn texts(text: &str) -> Vec<String> {
        let places: Vec<u32> = (0..text.chars().count() as u32)
            .map(|place| 10 + place * 16)
            .collect();
        let (line, cut, mut letters) = bars(&places);
        for (letter, text) in letters.iter_mut().zip(text.chars()) {
            letter.text = text.to_string();
        }
        words(&line, &cut, &letters)
            .into_iter()
            .map(|word| word.text)
            .collect()
    }

    #[test]
    fn dots_that_lead_to_an_amount_are_no_text() {
        assert_eq!(texts("Makan .790.000"), ["Makan", "790.000"]);
        assert_eq!(texts("Pokok....11.300.000"), ["Pokok", "11.300.000"]);
        assert_eq!(texts("Tax .50"), ["Tax", ".50"]);
        assert_eq!(texts("S.A. de C.V."), ["S.A.", "de", "C.V."]);
        assert!(texts(".....").is_empty());
    }

    #[test]
    fn the_rule_of_a_table_is_not_in_the_box() {
        let (line, mut cut, letters) = bars(&[100, 116, 132]);
        for y in 0..48 {
            cut.put_pixel(60, y, Rgb([0, 0, 0]));
            cut.put_pixel(180, y, Rgb([0, 0, 0]));
        }
        let found = words(&line, &cut, &letters);
        let scale = line.width() / 400.0;
        assert!((found[0].left - (line.left + 100.0 * scale)).abs() < scale);
        assert!((found[0].right - (line.left + 144.0 * scale)).abs() < scale);
    }

    #[test]
    fn a_spaced_out_heading_stays_whole() {
        let (line, cut, letters) = bars(&[20, 76, 132, 188, 244]);
        assert_eq!(words(&line, &cut, &letters).len(), 1);
    }

    #[test]
    fn a_space_parts_and_is_no_word() {
        let (line, cut, mut letters) = bars(&[20, 36, 70, 86]);
        letters.insert(
            2,
            Letter {
                text: " ".to_owned(),
                confidence: 0.9,
                from: 0.13,
                to: 0.15,
            },
        );
        let found = words(&line, &cut, &letters);
        assert_eq!(found.len(), 2);
        assert!(found[0].right < found[1].left);
        assert!(words(&line, &cut, &[]).is_empty());
    }
}
