//! Signs and codes of currencies around an amount.

use std::sync::LazyLock;

use openwink_model::{Country, Currency};
use serde::Deserialize;

use super::fold::fold;

#[derive(Deserialize)]
struct File {
    sign: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    text: Vec<String>,
    #[serde(default)]
    currency: Option<Currency>,
    #[serde(default)]
    one_of: Vec<Currency>,
    #[serde(default)]
    case: bool,
}

/// A sign, and what it can mean.
#[derive(Debug, Clone)]
pub struct Sign {
    text: String,
    folded: String,
    currency: Option<Currency>,
    one_of: Vec<Currency>,
    case: bool,
}

static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("currency.toml")).expect("currency.toml is well-formed");
    let mut signs: Vec<Sign> = file
        .sign
        .into_iter()
        .flat_map(|entry| {
            entry.text.into_iter().map(move |text| Sign {
                folded: fold(&text),
                text,
                currency: entry.currency,
                one_of: entry.one_of.clone(),
                case: entry.case,
            })
        })
        .collect();
    // The longest first: `US$` is not `$`
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.text.chars().count()));
    signs
});

impl Sign {
    /// What the sign means on a page of `country`. None where it means several and the page does not tell.
    pub fn currency(&self, country: Option<Country>) -> Option<Currency> {
        self.currency.or_else(|| {
            let own = of(country?)?;
            self.one_of.contains(&own).then_some(own)
        })
    }

    fn is(&self, text: &str) -> bool {
        if self.case {
            self.text == text
        } else if self.folded == "d" {
            // Recognition misses the stroke of a small one; a large one without it is any D
            matches!(text, "đ" | "Đ" | "d")
        } else {
            self.folded == fold(text)
        }
    }

    /// Of letters: it ends where the word ends, or where the number begins.
    fn of_letters(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }
}

/// A country's own currency, of the countries whose documents are read.
pub fn of(country: Country) -> Option<Currency> {
    Some(match country {
        Country::Ph => Currency::Php,
        Country::Id => Currency::Idr,
        Country::Sg => Currency::Sgd,
        Country::In => Currency::Inr,
        Country::My => Currency::Myr,
        Country::Th => Currency::Thb,
        Country::Vn => Currency::Vnd,
        Country::Mx => Currency::Mxn,
        Country::Us => Currency::Usd,
        _ => return None,
    })
}

/// The sign at the beginning of a text and the rest of it.
pub fn before(text: &str) -> Option<(&'static Sign, &str)> {
    SIGNS.iter().find_map(|sign| {
        let end = text
            .char_indices()
            .nth(sign.text.chars().count())
            .map_or(text.len(), |(at, _)| at);
        let (head, rest) = text.split_at(end);
        let cut = sign.of_letters() && rest.chars().next().is_some_and(char::is_alphabetic);
        (sign.is(head) && !cut).then_some((sign, rest))
    })
}

/// The sign at the end of a text and what is before it.
pub fn after(text: &str) -> Option<(&'static Sign, &str)> {
    SIGNS.iter().find_map(|sign| {
        let start = text
            .char_indices()
            .rev()
            .nth(sign.text.chars().count().checked_sub(1)?)
            .map(|(at, _)| at)?;
        let (rest, tail) = text.split_at(start);
        let cut = sign.of_letters() && rest.chars().next_back().is_some_and(char::is_alphabetic);
        (sign.is(tail) && !cut).then_some((sign, rest))
    })
}

/// The currency that a whole text names, such as the `(PHP)` of a column's heading.
pub fn named(text: &str, country: Option<Country>) -> Option<Currency> {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || "()[]:;,-".contains(letter));
    SIGNS
        .iter()
        .find(|sign| sign.is(text))
        .and_then(|sign| sign.currency(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dollar_is_the_countrys() {
        assert_eq!(named("$", None), None);
        assert_eq!(named("$", Some(Country::Mx)), Some(Currency::Mxn));
        assert_eq!(named("$", Some(Country::Sg)), Some(Currency::Sgd));
        assert_eq!(named("$", Some(Country::Ph)), None);
        assert_eq!(named("(PHP)", None), Some(Currency::Php));
        assert_eq!(named("D", None), None);
        assert_eq!(named("Đ", None), Some(Currency::Vnd));
    }

    #[test]
    fn the_longest_sign_is_meant() {
        assert_eq!(before("US$ 5").unwrap().0.currency(None), Some(Currency::Usd));
        assert_eq!(before("Rp. 5").unwrap().1, " 5");
        assert!(before("Pay 5").is_none());
        assert_eq!(after("500 đồng").unwrap().0.currency(None), Some(Currency::Vnd));
    }
}
