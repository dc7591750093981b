//! The country that a page is of, by its words: offices, cities, forms of companies, signs of currencies.

use std::{collections::BTreeMap, sync::LazyLock};

use openwink_model::Country;

use super::fold::fold;

static WORDS: LazyLock<BTreeMap<Country, BTreeMap<String, u32>>> =
    LazyLock::new(|| toml::from_str(include_str!("country.toml")).expect("country.toml is well-formed"));

/// What a page's words say, the loudest first. A word counts once, however often it is printed.
pub fn votes<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<(Country, u32)> {
    let page: String = texts
        .into_iter()
        .flat_map(|text| [fold(text), "\n".to_owned()])
        .collect();
    let mut votes: Vec<(Country, u32)> = WORDS
        .iter()
        .map(|(country, words)| {
            let sum = words
                .iter()
                .filter(|(word, _)| contains(&page, word))
                .map(|(_, weight)| *weight)
                .sum();
            (*country, sum)
        })
        .filter(|(_, sum)| *sum > 0)
        .collect();
    votes.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
    votes
}

/// The country, where one is told clearly.
pub fn infer<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Country> {
    let votes = votes(texts);
    let (country, most) = *votes.first()?;
    let second = votes.get(1).map_or(0, |(_, sum)| *sum);
    (most >= 4 && most >= second + 3).then_some(country)
}

/// Whether a folded text has a phrase at the borders of words. Beside digits a sign of letters counts: `Rp8.500`.
fn contains(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let sign = found
            .chars()
            .next_back()
            .is_some_and(|last| !last.is_alphanumeric());
        before.is_none_or(|letter| !letter.is_alphabetic())
            && (sign || after.is_none_or(|letter| !letter.is_alphabetic()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_and_signs_tell_the_country() {
        assert_eq!(
            infer(["SSS 04-1234567-8", "PhilHealth", "Net Pay"]),
            Some(Country::Ph)
        );
        assert_eq!(
            infer(["Slip Gaji", "NPWP 01.234", "Rp8.500.000"]),
            Some(Country::Id)
        );
        assert_eq!(
            infer(["CÔNG TY TNHH ABC", "Bảng lương tháng 3"]),
            Some(Country::Vn)
        );
        assert_eq!(infer(["Recibo de nómina", "RFC", "IMSS"]), Some(Country::Mx));
        assert_eq!(infer(["Pay slip", "Net pay 1,000.00"]), None);
    }
}
