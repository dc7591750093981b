//! What texts that people wrote are held against.

use std::collections::BTreeSet;

use openwink_model::words::words;

/// Words of a company's form: they tell nothing about which it is.
const FORMS: &[&str] = &[
    "bhd",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "ltd",
    "plc",
    "private",
    "pt",
    "pte",
    "pvt",
    "sa",
    "sdn",
    "tbk",
    "the",
];

/// Whether one of the phrases stands in a text, word by word.
pub(crate) fn has_one_of(text: Option<&str>, phrases: &[&str]) -> bool {
    let Some(text) = text else { return false };
    let text = format!(" {} ", words(text).join(" "));
    phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
}

/// What an employer is known by: two spellings of one have the same words. None for a name without words.
pub(crate) fn employer_key(name: &str) -> Option<BTreeSet<String>> {
    let all: BTreeSet<String> = words(name).into_iter().collect();
    let (forms, telling): (BTreeSet<String>, BTreeSet<String>) =
        all.into_iter().partition(|word| FORMS.contains(&word.as_str()));
    [telling, forms].into_iter().find(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_employer_is_known_in_every_spelling() {
        assert_eq!(
            employer_key("Mabuhay Foods, Inc."),
            employer_key("the MABUHAY FOODS corp")
        );
        assert_eq!(employer_key("Nguyễn & Søn Co., Ltd"), employer_key("son nguyen"));
        assert_ne!(employer_key("Mabuhay Foods"), employer_key("Mabuhay Hotel"));
        assert_eq!(employer_key("Company Inc."), employer_key("inc company"));
        assert_eq!(employer_key(" - "), None);
    }
}
