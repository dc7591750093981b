//! A text as a value of a field.

use crate::{
    Field, Value, ValueKind,
    values::{self, Habits, Office, Validity},
};

/// The value, and how certain it is that the text means it, given that its letters were read right.
pub fn parse(field: Field, text: &str, habits: &Habits) -> Option<(Value, f32)> {
    match field.kind() {
        ValueKind::Number => {
            let parsed = values::amount::quantity(text, habits)?;
            Some((Value::Amount(parsed.amount), parsed.certain))
        }
        ValueKind::Amount => {
            let parsed = values::amount::parse(text, habits)?;
            Some((Value::Amount(parsed.amount), parsed.certain))
        }
        ValueKind::Date => {
            let parsed = values::date::parse(text, habits)?;
            Some((Value::Date(parsed.date), parsed.certain))
        }
        ValueKind::Currency => {
            let currency = values::currency::named(text, habits.country)?;
            Some((Value::Currency(currency), 1.0))
        }
        ValueKind::Gender => Some((Value::Gender(values::words::gender(text)?), 1.0)),
        ValueKind::MaritalStatus => Some((Value::MaritalStatus(values::words::marital_status(text)?), 1.0)),
        ValueKind::Email => Some((Value::Text(values::contact::email(text)?), 1.0)),
        ValueKind::Phone => Some((Value::Text(values::contact::phone(text)?), 1.0)),
        ValueKind::Name => {
            let name = values::name::parse(without_number(text))?;
            // A name has two letters in a row and no more words than people have names
            let words = name.split_whitespace().count();
            // What is printed before it is a title, or a part of it
            let first = name.split(' ').next().unwrap_or_default();
            let titled = !without_number(text).trim_start().starts_with(first);
            let certain = match words {
                1 => 0.9,
                _ if titled => 0.95,
                _ => 1.0,
            };
            (words <= 8).then_some((Value::Text(name), certain))
        }
        ValueKind::OfficeNumber => office(field, text, habits),
        ValueKind::Text => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            text.chars()
                .any(char::is_alphanumeric)
                .then_some((Value::Text(text), 1.0))
        }
    }
}

/// `00123 – Juan dela Cruz`, `Juan dela Cruz (EMP-0012)`: the number is another field's.
fn without_number(text: &str) -> &str {
    let is_number = |word: &str| word.chars().filter(char::is_ascii_digit).count() >= 2;
    let joint = |letter: char| " -–—/|:,([".contains(letter);
    let mut rest = text.trim();
    if let Some((first, after)) = rest.split_once(' ')
        && is_number(first)
    {
        rest = after.trim_start_matches(joint);
    }
    if let Some(open) = rest.rfind(['(', '['])
        // Where it does not close, its line ended: `Juan dela Cruz (EMP-`
        && (is_number(&rest[open..]) || !rest[open..].contains([')', ']']))
    {
        rest = rest[..open].trim_end_matches(joint);
    }
    if let Some((before, last)) = rest.rsplit_once(' ')
        && is_number(last)
    {
        rest = before.trim_end_matches(joint);
    }
    rest
}

/// A number that one of the field's offices gives, those of the page's country first.
fn office(field: Field, text: &str, habits: &Habits) -> Option<(Value, f32)> {
    if field == Field::NbiIdNumber {
        let number = text.trim();
        let plausible = number.chars().filter(char::is_ascii_digit).count() >= 4
            && number
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        return plausible.then(|| (Value::Text(number.to_owned()), 0.95));
    }
    let mut best: Option<(Value, f32)> = None;
    for &office in Office::ALL {
        if office.field() != Some(field) {
            continue;
        }
        let home = habits.country.is_none_or(|country| country == office.country());
        let Some(number) = values::office::parse(office, text) else {
            continue;
        };
        let sure = number.certain
            * match number.validity {
                Validity::Valid => 1.0,
                Validity::FormatOnly => 0.97,
                Validity::WrongCheckDigit => 0.7,
                Validity::NotThis => continue,
            }
            * if home { 1.0 } else { 0.8 };
        if best.as_ref().is_none_or(|(_, known)| sure > *known) {
            best = Some((Value::Text(number.text), sure));
        }
    }
    best
}
