//! Numbers that offices give to persons and employers: their formats, their check digits, and what a reader's slips can
//! be put right by them.

mod digits;
mod spec;

use openwink_model::Country;

use super::fold::{as_digit, as_letter};
pub use spec::Office;
use spec::{Place, Shape};

/// Whether a text is a number of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// The check digit agrees.
    Valid,
    /// It has the format, and its check digit is another.
    WrongCheckDigit,
    /// It has the format, and the office has no check digit that is known.
    FormatOnly,
    NotThis,
}

/// A text, taken as the number of an office.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeNumber {
    /// As printed, with its dashes and points; a reader's slips put right where the format tells.
    pub text: String,
    /// Its digits and capital letters alone, for comparing.
    pub compact: String,
    pub validity: Validity,
    /// How many letters were put right.
    pub slips: usize,
    pub certain: f32,
}

/// A text as a number of this office. None where it has not the format.
pub fn parse(office: Office, text: &str) -> Option<OfficeNumber> {
    let printed = tidy(text);
    let letters: Vec<char> = printed.chars().collect();
    let body: Vec<(usize, char)> = letters
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, letter)| letter.is_alphanumeric() || "|!&".contains(*letter))
        .collect();
    if letters
        .iter()
        .any(|letter| !letter.is_alphanumeric() && !"-./ |!&".contains(*letter))
    {
        return None;
    }
    let shapes = spec::shapes(office)
        .iter()
        .filter(|shape| shape.places.len() == body.len());
    shapes
        .filter_map(|shape| fit(office, shape, &letters, &body))
        .max_by(|one, other| one.certain.total_cmp(&other.certain))
}

/// Whether a text is a number of this office.
pub fn check(office: Office, text: &str) -> Validity {
    parse(office, text).map_or(Validity::NotThis, |number| match number.slips {
        0 => number.validity,
        _ => Validity::NotThis,
    })
}

/// The offices of a country, or of every country where none is known, that a number can be of.
pub fn candidates(text: &str, country: Option<Country>) -> Vec<(Office, OfficeNumber)> {
    let mut found: Vec<(Office, OfficeNumber)> = Office::ALL
        .iter()
        .filter(|office| country.is_none_or(|country| office.country() == country))
        .filter_map(|office| Some((*office, parse(*office, text)?)))
        .collect();
    found.sort_by(|one, other| other.1.certain.total_cmp(&one.1.certain));
    found
}

/// The number that a text can be by its form alone, whatever stands beside it.
pub fn by_form(text: &str, country: Option<Country>) -> Option<(Office, OfficeNumber)> {
    let country = country?;
    Office::ALL
        .iter()
        .filter(|office| office.country() == country)
        .find_map(|&office| {
            let number = parse(office, text).filter(|number| number.slips == 0)?;
            let letters: Vec<char> = number.compact.chars().collect();
            let valid = number.validity == Validity::Valid;
            let own = match office {
                Office::Sss => printed_as(&number.text, "##-#######-#"),
                Office::PhilHealth => printed_as(&number.text, "##-#########-#"),
                Office::PagIbig => printed_as(&number.text, "####-####-####"),
                Office::Npwp => printed_as(&number.text, "##.###.###.#-###.###"),
                // Companies have one letter less
                Office::Rfc => letters.len() == 13,
                // The fourth letter says that it is a person's
                Office::Pan => letters[3] == 'P',
                Office::Nric => valid,
                Office::MyTax => true,
                Office::Uan => number.text.len() == 12 && ["100", "101"].contains(&&number.text[..3]),
                _ => false,
            };
            own.then_some((office, number))
        })
}

fn fit(office: Office, shape: &Shape, letters: &[char], body: &[(usize, char)]) -> Option<OfficeNumber> {
    let mut right = letters.to_vec();
    let mut slips = 0;
    for ((at, letter), place) in body.iter().zip(shape.places) {
        let fits = match place {
            Place::Digit => as_digit(*letter)?,
            Place::Letter if "Ññ&".contains(*letter) => letter.to_ascii_uppercase(),
            Place::Letter => as_letter(*letter)?,
            Place::Either => letter
                .is_ascii_alphanumeric()
                .then(|| letter.to_ascii_uppercase())?,
        };
        if fits != *letter && fits != letter.to_ascii_uppercase() {
            slips += 1;
            right[*at] = fits;
        }
        // No office gives small letters
        if letter.is_ascii_lowercase() && *place != Place::Digit {
            right[*at] = fits;
        }
    }
    // Most of it has to be there as printed: a word is no number
    if slips * 3 > body.len() {
        return None;
    }
    let compact: String = body
        .iter()
        .map(|(at, _)| right[*at].to_ascii_uppercase())
        .collect();
    let validity = digits::validity(office, &compact);
    if validity == Validity::NotThis {
        return None;
    }
    let text: String = right.iter().collect();
    let grouped = shape.print.is_empty() || shape.print.iter().any(|print| printed_as(&text, print));
    let certain = match (validity, slips) {
        (Validity::Valid, 0) => 1.0,
        // The check digit says that the slips were put right
        (Validity::Valid, _) => 0.95,
        (Validity::FormatOnly, 0) if grouped => 0.97,
        (Validity::FormatOnly, 0) => 0.9,
        (Validity::FormatOnly, slips) => 0.85 - 0.1 * slips as f32,
        (Validity::WrongCheckDigit, 0) => 0.75,
        // Neither the letters nor the check digit speak for it
        _ => 0.3,
    };
    Some(OfficeNumber {
        text,
        compact,
        validity,
        slips,
        certain,
    })
}

/// Whether a number is grouped in a known way: `##-#######-#`.
fn printed_as(text: &str, print: &str) -> bool {
    text.chars().count() == print.chars().count()
        && text
            .chars()
            .zip(print.chars())
            .all(|(letter, place)| match place {
                '#' => letter.is_alphanumeric(),
                mark => letter == mark,
            })
}

/// Single blanks, none beside a mark, no punctuation around it.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for letter in text.chars() {
        let letter = super::fold::fold_char(letter)
            .filter(|folded| "-'/. ".contains(*folded))
            .unwrap_or(letter);
        let mark = "-./".contains(letter);
        if mark || letter.is_whitespace() {
            while tidy.ends_with(' ') {
                tidy.pop();
            }
        }
        if letter.is_whitespace() {
            if !tidy.is_empty() && !tidy.ends_with(['-', '.', '/']) {
                tidy.push(' ');
            }
        } else {
            tidy.push(letter);
        }
    }
    tidy.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_owned()
}

#[cfg(test)]
mod tests;
