//! How one page writes: what a single number leaves open is decided by what the others show.

use openwink_model::Country;

use super::{DateOrder, Notation, country};

/// The ways of a page. Each is None where neither the page nor its country tells.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Habits {
    pub notation: Option<Notation>,
    pub order: Option<DateOrder>,
    /// Whether the order of dates was seen on the page, not only known of the country.
    pub order_seen: bool,
    pub country: Option<Country>,
}

impl Habits {
    /// From all the page's lines. `hint` is the country that somebody named for the document; the page's own words
    /// come first.
    pub fn infer<'a>(texts: impl IntoIterator<Item = &'a str> + Clone, hint: Option<Country>) -> Self {
        let country = country::infer(texts.clone()).or(hint);
        let order = DateOrder::infer(texts.clone());
        Self {
            notation: Notation::infer(texts).or_else(|| Notation::of(country?)),
            order: order.or_else(|| DateOrder::of(country?)),
            order_seen: order.is_some(),
            country,
        }
    }

    /// What is usual in a country.
    pub fn of(country: Country) -> Self {
        Self {
            notation: Notation::of(country),
            order: DateOrder::of(country),
            order_seen: false,
            country: Some(country),
        }
    }
}
