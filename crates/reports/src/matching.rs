//! Whether two names are one person's or one employer's, however each source writes them.

use std::collections::BTreeSet;

use openwink_model::words::words;

/// Words of a company's form: they tell nothing about which it is.
const FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "pte",
    "pvt",
    "private",
    "pt",
    "tbk",
    "cv",
    "sdn",
    "bhd",
    "llc",
    "plc",
    "sa",
    "the",
];

/// Words behind a name that some sources leave out.
const TITLES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr"];

fn telling(text: &str, silent: &[&str]) -> BTreeSet<String> {
    let all: BTreeSet<String> = words(text).into_iter().collect();
    let telling: BTreeSet<String> = all
        .iter()
        .filter(|word| !silent.contains(&word.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// What an employer is known by: two spellings of one employer have one key.
pub fn employer_key(name: Option<&str>) -> Option<String> {
    let words: Vec<String> = telling(name?, FORMS).into_iter().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether two names can be one person's: each word of the shorter has its like in the longer, an initial standing for
/// any word that begins with it.
pub fn same_person(one: &str, other: &str) -> bool {
    let (mut short, mut long) = (telling(one, TITLES), telling(other, TITLES));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.is_empty() {
        return false;
    }
    // Whole words first, so that an initial does not take the partner of a whole word
    let mut left: Vec<&String> = Vec::new();
    for word in &short {
        if !long.remove(word) {
            left.push(word);
        }
    }
    left.into_iter().all(|word| {
        let partner = long
            .iter()
            .find(|other| is_initial(word, other) || is_initial(other, word))
            .cloned();
        partner.is_some_and(|partner| long.remove(&partner))
    })
}

fn is_initial(initial: &str, word: &str) -> bool {
    initial.chars().count() == 1 && word.starts_with(initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_known_in_every_spelling() {
        for (one, other, same) in [
            ("George Palomero Jr.", "PALOMERO, GEORGE", true),
            ("George Palomero", "G. Palomero", true),
            ("Nguyễn Văn Đức", "duc van nguyen", true),
            ("George Palomero", "George Santos Palomero", true),
            ("George Palomero", "Ryan Lestari", false),
            ("George Palomero", "Georgina Palomero", false),
            ("Juan A. Cruz", "Juan B. Cruz", false),
            ("", "George", false),
        ] {
            assert_eq!(same_person(one, other), same, "{one} / {other}");
            assert_eq!(same_person(other, one), same, "{other} / {one}");
        }
    }

    #[test]
    fn one_employer_is_known_without_its_legal_form() {
        let key = |name| employer_key(Some(name));
        assert_eq!(key("Manila Foods, Inc."), key("MANILA FOODS INCORPORATED"));
        assert_eq!(key("PT Maju Bersama Tbk"), key("Maju Bersama"));
        assert_ne!(key("Manila Foods"), key("Manila Hotel"));
        assert_eq!(key("Company Inc."), key("company inc"));
        assert_eq!(employer_key(None), None);
        assert_eq!(employer_key(Some(" - ")), None);
    }
}
