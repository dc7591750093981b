//! Vietnamese: our recogniser's dictionary has no vowels with two marks (ế, ộ, ữ). It reads the letters below the marks
//! well, and digits better than others do; so a second reader of the same line is asked for the marks alone.

use unicode_normalization::UnicodeNormalization;

use super::{LineWord, recognise::Letter};

/// Without their marks, the words that payslips, bills and statements in Vietnamese have and others hardly do.
const WORDS: [&str; 24] = [
    "luong", "cong", "tnhh", "nhan", "vien", "thuc", "linh", "hiem", "thang", "phu", "khau", "khoan", "thue",
    "thu", "nhap", "phong", "chuc", "ngan", "hang", "tien", "dong", "xa", "nghiep", "ngay",
];

fn plain(letter: char) -> char {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    // The one letter whose mark Unicode takes for a part of it
    if lower == 'đ' {
        'd'
    } else {
        lower.nfd().next().unwrap_or(lower)
    }
}

fn has_mark(letter: char) -> bool {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    lower.is_alphabetic() && plain(letter) != lower
}

/// Whether a page, as our recogniser reads it, is in Vietnamese.
pub(super) fn is_vietnamese(lines: &[Vec<Letter>]) -> bool {
    let text: Vec<String> = lines
        .iter()
        .map(|line| line.iter().map(|letter| letter.text.as_str()).collect())
        .collect();
    let mut known = 0;
    let mut own = 0;
    for word in text
        .iter()
        .flat_map(|line| line.split(|letter: char| !letter.is_alphabetic()))
    {
        let bare: String = word.chars().map(plain).collect();
        known += usize::from(WORDS.contains(&bare.as_str()));
        own += usize::from(
            word.chars()
                .any(|letter| "đơưăĐƠƯĂ".contains(letter) || ('ạ'..='ỹ').contains(&letter)),
        );
    }
    own >= 3 || (own >= 1 && known >= 3) || known >= 6
}

/// Takes over the marks of what another read on the same line. Letters are matched without their marks; where the two
/// disagree about a letter itself, ours stays.
pub(super) fn merge(letters: &mut Vec<Letter>, other: &[LineWord]) {
    /// A reader less sure than this guesses.
    const LEAST_SURE: f32 = 0.3;
    const SURE: f32 = 0.7;
    // Each letter, how sure, and whether it begins a word
    let theirs: Vec<(char, f32, bool)> = other
        .iter()
        .flat_map(|word| {
            word.text
                .chars()
                .enumerate()
                .map(|(place, letter)| (letter, word.confidence, place == 0))
        })
        .collect();
    let ours: Vec<(usize, char)> = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| !letter.is_space())
        .filter_map(|(index, letter)| Some((index, letter.text.chars().next()?)))
        .collect();
    let pairs = align(&ours, &theirs);
    let matching = pairs
        .iter()
        .filter(|pair| matches!(pair, (Some(a), Some(b)) if plain(ours[*a].1) == plain(theirs[*b].0)))
        .count();
    // Another line's text, or noise
    if matching * 10 < ours.len().max(theirs.len()) * 6 {
        return;
    }
    let mut inserted = 0;
    let mut after = None;
    for (number, pair) in pairs.iter().enumerate() {
        match *pair {
            (Some(a), Some(b)) => {
                let ((index, own), (letter, sure, _)) = (ours[a], theirs[b]);
                after = Some(index + inserted);
                if own != letter && has_mark(letter) && own.is_alphabetic() && sure >= LEAST_SURE {
                    let ours = &mut letters[index + inserted];
                    // Capitals are told by size, which we see better
                    ours.text = if own.is_uppercase() {
                        letter.to_uppercase().collect()
                    } else {
                        letter.to_lowercase().collect()
                    };
                    ours.confidence = ours.confidence.max(sure);
                }
            }
            // A letter that is not in our dictionary is sometimes not read at all
            (None, Some(b)) => {
                let (letter, sure, begins) = theirs[b];
                if let Some(before) = after
                    && has_mark(letter)
                    && sure >= LEAST_SURE
                {
                    // The first of a word goes behind the space
                    let mut place = before + 1;
                    while begins && letters.get(place).is_some_and(Letter::is_space) {
                        place += 1;
                    }
                    let at = letters[place - 1].to;
                    letters.insert(
                        place,
                        Letter {
                            text: letter.to_string(),
                            confidence: sure,
                            from: at,
                            to: at,
                        },
                    );
                    inserted += 1;
                    after = Some(place);
                }
            }
            // And ơ is sometimes read as two: ơr. What the other surely does not see between two that both see is not there
            (Some(a), None) => {
                let (index, own) = ours[a];
                after = Some(index + inserted);
                let seen_by_both = |pair: Option<&(Option<usize>, Option<usize>)>| {
                    matches!(pair, Some((Some(a), Some(b)))
                        if plain(ours[*a].1) == plain(theirs[*b].0) && theirs[*b].1 >= SURE)
                };
                if own.is_alphabetic()
                    && seen_by_both(number.checked_sub(1).and_then(|before| pairs.get(before)))
                    && seen_by_both(pairs.get(number + 1))
                {
                    letters[index + inserted].text.clear();
                }
            }
            (None, None) => {}
        }
    }
    letters.retain(|letter| !letter.text.is_empty());
}

/// The cheapest way to make one text from the other: pairs of places, one of them missing where a letter is.
fn align(ours: &[(usize, char)], theirs: &[(char, f32, bool)]) -> Vec<(Option<usize>, Option<usize>)> {
    let (rows, columns) = (ours.len() + 1, theirs.len() + 1);
    let mut cost = vec![0u32; rows * columns];
    let differs = |row: usize, column: usize| -> u32 {
        let (own, other) = (ours[row].1, theirs[column].0);
        if own == other {
            0
        } else if plain(own) == plain(other) {
            1
        } else {
            4
        }
    };
    for row in 0..rows {
        for column in 0..columns {
            cost[row * columns + column] = match (row, column) {
                (0, _) => column as u32 * 3,
                (_, 0) => row as u32 * 3,
                _ => (cost[(row - 1) * columns + column - 1] + differs(row - 1, column - 1))
                    .min(cost[(row - 1) * columns + column] + 3)
                    .min(cost[row * columns + column - 1] + 3),
            };
        }
    }
    let (mut row, mut column) = (rows - 1, columns - 1);
    let mut pairs = Vec::new();
    while row > 0 || column > 0 {
        let here = cost[row * columns + column];
        if row > 0
            && column > 0
            && here == cost[(row - 1) * columns + column - 1] + differs(row - 1, column - 1)
        {
            row -= 1;
            column -= 1;
            pairs.push((Some(row), Some(column)));
        } else if row > 0 && here == cost[(row - 1) * columns + column] + 3 {
            row -= 1;
            pairs.push((Some(row), None));
        } else {
            column -= 1;
            pairs.push((None, Some(column)));
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<Letter> {
        text.chars()
            .map(|letter| Letter {
                text: letter.to_string(),
                confidence: 0.9,
                from: 0.0,
                to: 0.1,
            })
            .collect()
    }

    fn merged(ours: &str, theirs: &str) -> String {
        let mut own = letters(ours);
        let other: Vec<LineWord> = theirs
            .split(' ')
            .map(|text| LineWord {
                text: text.to_owned(),
                confidence: 0.9,
            })
            .collect();
        merge(&mut own, &other);
        own.iter().map(|letter| letter.text.as_str()).collect()
    }

    #[test]
    fn marks_come_from_the_other_and_digits_stay() {
        assert_eq!(
            merged("Thuê thu nhâp 1.250.000", "Thuế thu nhập 1.260.000"),
            "Thuế thu nhập 1.250.000"
        );
        assert_eq!(merged("PHIÉU LUONG", "PHIẾU LƯƠNG"), "PHIẾU LƯƠNG");
        assert_eq!(merged("Lưrơng chính", "Lương chính"), "Lương chính");
        assert_eq!(merged("Chi n", "Chi ấn"), "Chi ấn");
        assert_eq!(merged("Bao him xã hi", "Bảo hiểm xã hội"), "Bảo hiểm xã hội");
    }

    #[test]
    fn another_text_changes_nothing() {
        assert_eq!(merged("Net pay 21,345.50", "ộ ế ữ rn ị"), "Net pay 21,345.50");
        assert_eq!(merged("Net pay", ""), "Net pay");
        assert_eq!(merged("", "Lương"), "");
    }

    #[test]
    fn vietnamese_is_told_from_its_neighbours() {
        let page =
            |lines: &[&str]| is_vietnamese(&lines.iter().map(|line| letters(line)).collect::<Vec<_>>());
        assert!(page(&[
            "CONG TY TNHH ABC",
            "PHIÊU LUONG THANG 3",
            "Nhân viên",
            "Thuc linh"
        ]));
        assert!(page(&["Phụ cấp ăn trưa", "Lương cơ bản"]));
        assert!(!page(&[
            "SLIP GAJI KARYAWAN",
            "Tunjangan Transport",
            "Hang Tuah",
            "Phong"
        ]));
        assert!(!page(&["RECIBO DE NÓMINA", "Percepción", "Días"]));
        assert!(!page(&[]));
    }
}
