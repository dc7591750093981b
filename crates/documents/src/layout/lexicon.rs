//! The words that name a value, as data: a label is a line in a file.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a label names: a field's wire name, or a word of the rules that use the lexicon (`column.ytd`, `other`).
pub type Role = str;

/// A label in the form in which labels are compared: lower case, no accents, letters and digits alone.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub squashed: Vec<char>,
    /// Which letters it has: see [`letter_bit`].
    pub letters: u64,
    pub role: usize,
    /// A word that names this, but others too: `Net`, `Name`.
    pub weak: bool,
}

/// Labels by role and language, from a file of this shape, where `~` marks a weak label:
///
/// ```toml
/// [netAmount]
/// en = ["net pay", "~net"]
/// id = ["gaji bersih"]
/// ```
#[derive(Debug)]
pub struct Lexicon {
    roles: Vec<String>,
    /// The longest first, so that the first match is the longest.
    pub(super) entries: Vec<Entry>,
    patterns: Vec<Pattern>,
}

/// A label by its words, in whatever order and company: see `payslip_patterns.toml`.
#[derive(Debug, Deserialize)]
struct Pattern {
    role: String,
    /// Of each group one has to be there.
    core: Vec<BTreeSet<String>>,
    fill: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Patterns {
    pattern: Vec<Pattern>,
}

/// The most words that a label has.
const LONGEST_LABEL: usize = 8;

impl Lexicon {
    /// From files of the crate: a mistake in one is a mistake of ours, which the tests find.
    pub fn parse(files: &[&str]) -> Result<Self, toml::de::Error> {
        let mut roles: Vec<String> = Vec::new();
        let mut entries = Vec::new();
        for file in files {
            let table: BTreeMap<String, BTreeMap<String, Vec<String>>> = toml::from_str(file)?;
            for (role, languages) in table {
                let role = match roles.iter().position(|known| *known == role) {
                    Some(known) => known,
                    None => {
                        roles.push(role);
                        roles.len() - 1
                    }
                };
                for label in languages.into_values().flatten() {
                    let squashed: Vec<char> = squash(&label).map(|(letter, _)| letter).collect();
                    entries.push(Entry {
                        weak: label.starts_with('~'),
                        letters: squashed
                            .iter()
                            .copied()
                            .map(letter_bit)
                            .fold(0, |all, bit| all | bit),
                        squashed,
                        role,
                    });
                }
            }
        }
        entries.retain(|entry: &Entry| !entry.squashed.is_empty());
        entries.sort_by(|a, b| b.squashed.len().cmp(&a.squashed.len()).then(a.weak.cmp(&b.weak)));
        Ok(Self {
            roles,
            entries,
            patterns: Vec::new(),
        })
    }

    /// With labels by their words.
    pub fn with_patterns(mut self, file: &str) -> Result<Self, toml::de::Error> {
        let Patterns { pattern } = toml::from_str(file)?;
        self.patterns = pattern;
        Ok(self)
    }

    /// The role of a text that is a label by its words. A recogniser's slip in a long word is passed over.
    pub(super) fn by_words(&self, text: &str, fuzzy: bool) -> Option<&Role> {
        let words = words(text);
        if words.is_empty() || words.len() > LONGEST_LABEL {
            return None;
        }
        let shortened = shortened(text);
        let has = |set: &BTreeSet<String>, word: &str| {
            set.contains(word)
                || shortened.contains(word) && set.iter().any(|known| known.starts_with(word))
                || fuzzy
                    && word.len() >= 6
                    && set
                        .iter()
                        .any(|known| known.len() >= 6 && strsim::osa_distance(known, word) <= 1)
        };
        self.patterns
            .iter()
            .find(|pattern| {
                let known = |word: &&String| {
                    pattern.core.iter().any(|group| has(group, word)) || has(&pattern.fill, word)
                };
                pattern
                    .core
                    .iter()
                    .all(|group| words.iter().any(|word| has(group, word)))
                    && words.iter().all(|word| known(&word))
            })
            .map(|pattern| pattern.role.as_str())
    }

    /// The role of a label that is spelled out, or that breaks off late: `Nombre del emplea`.
    pub(super) fn cut(&self, text: &str) -> Option<&Role> {
        /// So many letters of it are there,
        const LETTERS: usize = 9;
        /// and no more than so many are not.
        const MISSING: usize = 6;
        let letters: Vec<char> = squash(text).map(|(letter, _)| letter).collect();
        let same = |entry: &&Entry| entry.squashed == letters;
        let begun = |entry: &&Entry| {
            letters.len() >= LETTERS
                && entry.squashed.len() <= letters.len() + MISSING
                && entry.squashed.starts_with(&letters)
        };
        let strong = || self.entries.iter().filter(|entry| !entry.weak);
        if let Some(entry) = strong().find(same) {
            return Some(self.role(entry));
        }
        let least = strong().filter(begun).map(|entry| entry.squashed.len()).min()?;
        let mut roles = strong()
            .filter(begun)
            .filter(|entry| entry.squashed.len() == least)
            .map(|entry| entry.role);
        let first = roles.next()?;
        roles
            .all(|role| role == first)
            .then(|| self.roles[first].as_str())
    }

    pub(super) fn role(&self, entry: &Entry) -> &Role {
        &self.roles[entry.role]
    }
}

/// A bit for each letter, so that texts which cannot be alike are told at once; those beyond the Latin ones share theirs.
pub(super) fn letter_bit(letter: char) -> u64 {
    1 << match letter {
        'a'..='z' => letter as u32 - 'a' as u32,
        '0'..='9' => 26 + letter as u32 - '0' as u32,
        _ => 36 + letter as u32 % 28,
    }
}

/// The letters and digits of a text without case and accents, each with the place it came from.
pub(super) fn squash(text: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    text.char_indices().flat_map(|(place, letter)| {
        letter
            .to_lowercase()
            .nfd()
            .filter(|part| !is_combining_mark(*part))
            .map(|part| if part == 'đ' { 'd' } else { part })
            .filter(|part| part.is_alphanumeric())
            .map(move |part| (part, place))
            .collect::<Vec<_>>()
    })
}

/// The roles of all labels that stand anywhere in a text as whole words.
pub fn roles_in(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let letters: Vec<(char, usize)> = squash(text).collect();
    let edge = |at: usize| match (
        at.checked_sub(1).and_then(|before| letters.get(before)),
        letters.get(at),
    ) {
        (Some(before), Some(next)) => text[before.1..next.1]
            .chars()
            .skip(1)
            .any(|letter| !letter.is_alphanumeric()),
        _ => true,
    };
    let mut found: Vec<String> = Vec::new();
    for entry in &lexicon.entries {
        let role = &lexicon.roles[entry.role];
        if found.contains(role) {
            continue;
        }
        let length = entry.squashed.len();
        let stands = (0..letters.len().saturating_sub(length - 1)).any(|at| {
            letters[at..at + length]
                .iter()
                .map(|(letter, _)| letter)
                .eq(&entry.squashed)
                && edge(at)
                && edge(at + length)
        });
        if stands {
            found.push(role.clone());
        }
    }
    found
}

/// The words of a text that a dot says are shortened: `Tot. Earn.`
fn shortened(text: &str) -> BTreeSet<String> {
    const SHORTEST: usize = 4;
    text.split_whitespace()
        .filter(|word| word.ends_with('.'))
        .map(|word| squash(word).map(|(letter, _)| letter).collect::<String>())
        .filter(|word| word.chars().count() >= SHORTEST)
        .collect()
}

/// The words of a text in the form in which labels are compared.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut end = None;
    for (letter, place) in squash(text) {
        // A dot or dash between letters parts words, and so does everything else that is none. A letter may come in
        // several parts, all from its place: Korean ones do
        let joined = end.is_some_and(|end: usize| place <= end);
        match words.last_mut() {
            Some(word) if joined => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        end = Some(place + text[place..].chars().next().map_or(1, char::len_utf8));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_says_that_a_word_is_shortened() {
        let lexicon = Lexicon::parse(&[]).unwrap().with_patterns(
            "[[pattern]]\nrole = \"grossAmount\"\ncore = [[\"tot\"], [\"earnings\"]]\nfill = []",
        );
        let lexicon = lexicon.unwrap();
        assert_eq!(lexicon.by_words("Tot. Earn.", false), Some("grossAmount"));
        assert_eq!(lexicon.by_words("Tot. Earn", false), None);
    }

    #[test]
    fn letters_of_several_parts_are_one_word() {
        assert_eq!(words("Net-pay, Lương").join(" "), "net pay luong");
        assert_eq!(words("급여 명세서").len(), 2);
        assert_eq!(words("words믿LIP").len(), 1);
    }
}
