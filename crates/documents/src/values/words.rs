//! Words whose meaning is fixed: sexes, marital states, terms of pay, titles before names.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use openwink_model::records::{Gender, MaritalStatus};
use serde::Deserialize;

use super::fold::{fold, fold_char, single_spaced};

#[derive(Deserialize)]
struct File {
    gender: BTreeMap<Gender, Vec<String>>,
    marital: BTreeMap<MaritalStatus, Vec<String>>,
    term: BTreeMap<String, Vec<String>>,
    titles: Titles,
}

#[derive(Deserialize)]
pub(super) struct Titles {
    pub before: Vec<String>,
    pub marked: Vec<String>,
    pub after: Vec<String>,
    pub suffix: Vec<String>,
    pub particle: Vec<String>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("words.toml is well-formed"));

pub(super) fn titles() -> &'static Titles {
    &FILE.titles
}

fn meaning<T: Clone>(table: &BTreeMap<T, Vec<String>>, text: &str) -> Option<T> {
    let text = single_spaced(&fold(text));
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let exact = table
        .iter()
        .find(|(_, words)| words.iter().any(|word| word == text));
    if let Some((meaning, _)) = exact {
        return Some(meaning.clone());
    }
    // A reader's slip in a longer word, where it can be one word only
    let mut close = table.iter().filter(|(_, words)| {
        words
            .iter()
            .any(|word| word.len() >= 5 && strsim::levenshtein(word, text) == 1)
    });
    let (meaning, _) = close.next()?;
    close.next().is_none().then(|| meaning.clone())
}

pub fn gender(text: &str) -> Option<Gender> {
    meaning(&FILE.gender, text)
}

pub fn marital_status(text: &str) -> Option<MaritalStatus> {
    meaning(&FILE.marital, text)
}

/// What a salary is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalaryTerm {
    /// One word for all languages: `PER MONTH`.
    pub term: &'static str,
    /// The bytes of the text that say it.
    pub at: Range<usize>,
}

impl SalaryTerm {
    /// The words as printed in the text they were found in.
    pub fn print(&self, text: &str) -> String {
        single_spaced(text[self.at.clone()].trim_start_matches('/'))
    }
}

/// What a salary is paid for, where a text says so.
pub fn salary_term(text: &str) -> Option<SalaryTerm> {
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .filter_map(|(at, letter)| Some((at, fold_char(letter)?)))
        .collect();
    let mut best: Option<SalaryTerm> = None;
    let mut longest = 0;
    for (term, word) in FILE
        .term
        .iter()
        .flat_map(|(term, words)| words.iter().map(move |word| (term, word)))
    {
        let wanted: Vec<char> = word.chars().collect();
        // `semi-monthly` is not `monthly`
        if wanted.len() <= longest {
            continue;
        }
        let found = letters
            .windows(wanted.len())
            .position(|part| part.iter().map(|(_, letter)| letter).eq(&wanted));
        let Some(start) = found else { continue };
        let end = start + wanted.len();
        let alphanumeric = |at: usize| {
            letters
                .get(at)
                .is_some_and(|(_, letter)| letter.is_alphanumeric())
        };
        let slash = wanted[0] == '/';
        let inside = !slash && start > 0 && alphanumeric(start - 1);
        let to = letters.get(end).map_or(text.len(), |(at, _)| *at);
        // `15.000.000đ/tháng` and `PHP/MONTH`, but not the file number `TM/HR/2026`
        let before = text[..letters[start].0]
            .split([' ', '/'])
            .next_back()
            .unwrap_or_default();
        let capitals = |text: &str| text.chars().any(char::is_alphabetic) && text == text.to_uppercase();
        let numbered = slash
            && (letters.get(end).is_some_and(|(_, letter)| *letter == '/')
                || capitals(before)
                    && capitals(&text[letters[start].0..to])
                    && super::currency::named(before, None).is_none());
        if inside || numbered || alphanumeric(end) {
            continue;
        }
        longest = wanted.len();
        best = Some(SalaryTerm {
            term,
            at: letters[start].0..to,
        });
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_five_languages() {
        for text in ["Male", "M", "LALAKI", "Laki-laki", "Nam", "Masculino", "MALE."] {
            assert_eq!(gender(text), Some(Gender::Male), "{text}");
        }
        for text in ["Female", "Babae", "Perempuan", "Nữ", "Mujer", "FEMALF"] {
            assert_eq!(gender(text), Some(Gender::Female), "{text}");
        }
        assert_eq!(gender("Clerk"), None);
        assert_eq!(marital_status("SINGLE"), Some(MaritalStatus::Single));
        assert_eq!(marital_status("Soltera"), Some(MaritalStatus::Single));
        assert_eq!(marital_status("Đã kết hôn"), Some(MaritalStatus::Married));
        assert_eq!(marital_status(""), None);
    }

    #[test]
    fn terms_of_pay() {
        for (text, term, words) in [
            ("a monthly salary of", "PER MONTH", "monthly"),
            ("Semi-monthly rate", "SEMI-MONTHLY", "Semi-monthly"),
            ("PHP 300,000.00 per annum", "PER YEAR", "per annum"),
            ("salario quincenal", "SEMI-MONTHLY", "quincenal"),
            ("Rp6.950.000,00 per bulan.", "PER MONTH", "per bulan"),
            ("15.000.000đ/tháng", "PER MONTH", "/tháng"),
            ("15.000.000 đồng/tháng", "PER MONTH", "/tháng"),
            ("24,000 PHP/MONTH", "PER MONTH", "/MONTH"),
        ] {
            let found = salary_term(text).unwrap();
            assert_eq!((found.term, &text[found.at]), (term, words));
        }
        assert_eq!(salary_term("Today"), None);
        assert_eq!(salary_term("Our ref: TM/HR/2026/014"), None);
        assert_eq!(salary_term("ABC/HR"), None);
    }
}
