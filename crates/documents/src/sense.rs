//! Whether the text that a PDF carries can be what its page shows. Fonts without a right table of letters are drawn well
//! and read as gibberish; then the page must be looked at.

use std::{collections::HashSet, sync::LazyLock};

use crate::{Word, values::fold::fold};

/// Fewer words than this tell nothing.
const LEAST_WORDS: usize = 12;
/// Of the words on papers that we know at least this share is in our lists; on letters and books, by their small words,
/// most often, too.
const LEAST_KNOWN: f32 = 0.05;
/// Text has many more letters and figures than other signs.
const LEAST_LETTERS: f32 = 0.7;
/// Fewer signs than this tell nothing.
const LEAST_SIGNS: usize = 40;
/// A text that has this share of the words that were seen is the page's.
const SAME: f32 = 0.5;
/// Shorter words are in every gibberish.
const SHORT: usize = 3;

/// All words of our labels and lists, in all their languages.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    [
        include_str!("classify.toml"),
        include_str!("extract/labels/bill.toml"),
        include_str!("extract/labels/certificate.toml"),
        include_str!("extract/labels/letterhead.toml"),
        include_str!("extract/labels/nbi.toml"),
        include_str!("extract/labels/pay_lines.toml"),
        include_str!("extract/labels/payslip.toml"),
        include_str!("extract/labels/prose.toml"),
        include_str!("extract/labels/tax.toml"),
    ]
    .iter()
    .flat_map(|file| pieces(file))
    .collect()
});

fn pieces(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|piece| piece.chars().count() >= SHORT)
        .map(str::to_owned)
        .collect()
}

fn all_pieces(words: &[Word]) -> Vec<String> {
    words.iter().flat_map(|word| pieces(&word.text)).collect()
}

/// Whether no reader could make sense of the words.
pub fn is_gibberish(words: &[Word]) -> bool {
    let signs = || words.iter().flat_map(|word| word.text.chars());
    let (all, letters) = (
        signs().count(),
        signs().filter(|sign| sign.is_alphanumeric()).count(),
    );
    // Leaders and rules are signs, too, but of one kind
    let kinds: HashSet<char> = signs().filter(|sign| !sign.is_alphanumeric()).collect();
    if all >= LEAST_SIGNS && (letters as f32) < LEAST_LETTERS * all as f32 && kinds.len() > 10 {
        return true;
    }
    let pieces = all_pieces(words);
    let known = pieces.iter().filter(|piece| KNOWN.contains(*piece)).count();
    pieces.len() >= LEAST_WORDS && (known as f32) < LEAST_KNOWN * pieces.len() as f32
}

/// Whether a text has the words that were seen on the page.
pub fn is_same(text: &[Word], seen: &[Word]) -> bool {
    let text: HashSet<String> = all_pieces(text).into_iter().collect();
    let seen = all_pieces(seen);
    let found = seen.iter().filter(|piece| text.contains(*piece)).count();
    found as f32 >= SAME * seen.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        text.split_whitespace()
            .map(|text| Word {
                text: text.to_owned(),
                left: 0.0,
                top: 0.0,
                right: 1.0,
                bottom: 1.0,
                confidence: 1.0,
                font: None,
                bold: false,
            })
            .collect()
    }

    const SLIP: &str = "Luntian Foods Corporation Payslip Name: Maria Clara Santos SSS No: 34-1234567-8 Period: March \
        1-15, 2025 Basic Pay 14,000.00 Rice Allowance 1,250.00 Gross Pay 15,250.00 Withholding Tax 850.00 Net Pay 14,400.00";

    #[test]
    fn a_payslip_makes_sense_and_its_letters_shifted_do_not() {
        assert!(!is_gibberish(&words(SLIP)));
        for by in [1u8, 3, 29] {
            let shifted: String = SLIP
                .chars()
                .map(|letter| match letter {
                    ' ' => ' ',
                    other => char::from((other as u8 - 33 + by) % 94 + 33),
                })
                .collect();
            assert!(is_gibberish(&words(&shifted)), "{shifted}");
            assert!(!is_same(&words(&shifted), &words(SLIP)));
        }
    }

    #[test]
    fn few_words_and_figures_alone_tell_nothing() {
        assert!(!is_gibberish(&words("Xqzj Wvk")));
        assert!(!is_gibberish(&words(&"1,250.00 ........ ".repeat(30))));
        assert!(is_same(
            &words(SLIP),
            &words("Payslip Maria Clara 8antos Gr0ss Pay")
        ));
    }
}
