//! Whether a document comes from a country that the user's linked records know.

use std::collections::BTreeSet;

use openwink_model::{Country, Currency};

use crate::{Check, CheckResult, Extraction, Field, Finding, Value};

/// What on a document points to a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub country: Country,
    /// "its currency", "its telephone number": for the message.
    pub because: &'static str,
}

/// The country that a currency is of, where it is one country's alone and documents of it are read.
pub fn country_of(currency: Currency) -> Option<Country> {
    Some(match currency {
        Currency::Php => Country::Ph,
        Currency::Idr => Country::Id,
        Currency::Inr => Country::In,
        Currency::Sgd => Country::Sg,
        Currency::Myr => Country::My,
        Currency::Thb => Country::Th,
        Currency::Vnd => Country::Vn,
        Currency::Mxn => Country::Mx,
        Currency::Khr => Country::Kh,
        Currency::Lkr => Country::Lk,
        Currency::Bdt => Country::Bd,
        Currency::Pkr => Country::Pk,
        Currency::Npr => Country::Np,
        Currency::Cop => Country::Co,
        Currency::Brl => Country::Br,
        Currency::Pen => Country::Pe,
        Currency::Clp => Country::Cl,
        Currency::Ars => Country::Ar,
        Currency::Ngn => Country::Ng,
        Currency::Kes => Country::Ke,
        _ => return None,
    })
}

/// Longest first, so that +63 is not taken for a +6.
const DIALLING: &[(&str, Country)] = &[
    ("+880", Country::Bd),
    ("+977", Country::Np),
    ("+234", Country::Ng),
    ("+254", Country::Ke),
    ("+855", Country::Kh),
    ("+63", Country::Ph),
    ("+62", Country::Id),
    ("+91", Country::In),
    ("+65", Country::Sg),
    ("+60", Country::My),
    ("+66", Country::Th),
    ("+84", Country::Vn),
    ("+52", Country::Mx),
    ("+94", Country::Lk),
    ("+92", Country::Pk),
];

/// What in a document's fields points to a country.
pub fn hints(document: &Extraction) -> Vec<Hint> {
    let mut hints = Vec::new();
    if let Some(Value::Currency(currency)) = document.fields.get(&Field::Currency).map(|found| &found.value)
        && let Some(country) = country_of(*currency)
    {
        hints.push(Hint {
            country,
            because: "its currency",
        });
    }
    if let Some(Value::Text(phone)) = document.fields.get(&Field::PhoneNumber).map(|found| &found.value)
        && let Some((_, country)) = DIALLING.iter().find(|(code, _)| phone.starts_with(code))
    {
        hints.push(Hint {
            country: *country,
            because: "its telephone number",
        });
    }
    hints
}

fn names(countries: &BTreeSet<Country>) -> String {
    countries
        .iter()
        .map(|country| country.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// `known` are the countries of the user's linked records.
pub fn check(hints: &[Hint], known: &BTreeSet<Country>) -> Check {
    if known.is_empty() {
        return Check::no_data(
            "The user has linked nothing that tells a country, so there is nothing to compare with.",
        );
    }
    if hints.is_empty() {
        return Check::no_data("Nothing on the document tells which country it is from.");
    }
    let findings: Vec<Finding> = hints
        .iter()
        .filter(|hint| !known.contains(&hint.country))
        .map(|hint| Finding {
            code: "countryDiffers".into(),
            message: format!(
                "By {} the document is from {}; the linked records are from {}.",
                hint.because,
                hint.country,
                names(known)
            ),
            weight: 0.7,
            page: None,
            area: None,
        })
        .collect();
    let agreeing = (hints.len() - findings.len()) as f32;
    let (result, message) = match findings.first() {
        None => (
            CheckResult::Passed,
            format!(
                "The document is from a country that the linked records know: {}.",
                names(known)
            ),
        ),
        Some(first) => (CheckResult::Failed, first.message.clone()),
    };
    Check {
        result,
        score: Some(agreeing / hints.len() as f32),
        message,
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Class, checks::fixture::document};

    fn bill(currency: Currency, phone: &str) -> Extraction {
        document(
            Class::TelcoBill,
            &[
                (Field::Currency, Value::Currency(currency)),
                (Field::PhoneNumber, Value::Text(phone.into())),
            ],
        )
    }

    #[test]
    fn a_document_from_the_persons_country_passes() {
        let hints = hints(&bill(Currency::Php, "+639559991234"));
        assert_eq!(hints.len(), 2);
        let check = check(&hints, &BTreeSet::from([Country::Ph, Country::Sg]));
        assert_eq!((check.result, check.score), (CheckResult::Passed, Some(1.0)));
    }

    #[test]
    fn one_from_elsewhere_fails_in_words() {
        let hints = hints(&bill(Currency::Idr, "09559991234"));
        let check = check(&hints, &BTreeSet::from([Country::Ph]));
        assert_eq!((check.result, check.score), (CheckResult::Failed, Some(0.0)));
        assert_eq!(
            check.message,
            "By its currency the document is from ID; the linked records are from PH."
        );
    }

    #[test]
    fn without_either_side_nothing_is_said() {
        let some = hints(&bill(Currency::Php, ""));
        assert_eq!(check(&some, &BTreeSet::new()).result, CheckResult::NoData);
        // Dollars are of many countries
        let none = hints(&bill(Currency::Usd, ""));
        assert_eq!(
            check(&none, &BTreeSet::from([Country::Ph])).result,
            CheckResult::NoData
        );
    }
}
