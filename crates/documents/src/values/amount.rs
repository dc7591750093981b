//! Printed amounts: `25,000.00`, `8.500.000`, `1,25,000.00`, `(500.00)`, with the signs of currencies around them.

use std::ops::Range;

use openwink_model::{Amount, Country, Currency};

use super::{Habits, currency, fold};

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notation {
    /// `25,000.00`
    Point,
    /// `8.500.000,00`
    Comma,
}

/// An amount as it was printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParsedAmount {
    pub amount: Amount,
    /// Where a sign or a code is printed with it.
    pub currency: Option<Currency>,
    /// Whether decimals are printed.
    pub decimals: bool,
    /// How sure it is that the text means this amount, given that its letters were read right.
    pub certain: f32,
}

impl Notation {
    /// What most people of a country write.
    pub fn of(country: Country) -> Option<Self> {
        match country {
            Country::Id | Country::Vn => Some(Self::Comma),
            Country::Ph
            | Country::Sg
            | Country::In
            | Country::My
            | Country::Mx
            | Country::Th
            | Country::Us => Some(Self::Point),
            _ => None,
        }
    }

    /// The notation of a page, from all its amounts: those that can mean one thing only tell the others.
    pub fn infer<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let (mut point, mut comma) = (0, 0);
        for word in texts.into_iter().flat_map(str::split_whitespace) {
            let body = word.trim_matches(|letter: char| !letter.is_ascii_digit());
            match tell(body) {
                Some((Self::Point, weight)) => point += weight,
                Some((Self::Comma, weight)) => comma += weight,
                None => {}
            }
        }
        // A page may show another country's number once; what it shows mostly is its own way
        if point >= 2 * comma && point > 0 {
            Some(Self::Point)
        } else if comma >= 2 * point && comma > 0 {
            Some(Self::Comma)
        } else {
            None
        }
    }
}

/// What one number tells about the page's notation, and how loudly.
fn tell(body: &str) -> Option<(Notation, u32)> {
    let (runs, marks) = split(body)?;
    let last = *marks.last()?;
    let decimal = |mark| {
        if mark == '.' {
            Notation::Point
        } else {
            Notation::Comma
        }
    };
    let grouped = |mark| {
        if mark == '.' {
            Notation::Comma
        } else {
            Notation::Point
        }
    };
    if !marks.iter().all(|mark| ".,".contains(*mark)) {
        return None;
    }
    let ending = runs.last()?.len();
    let others = &marks[..marks.len() - 1];
    if others.is_empty() {
        // `31.03` may be a day: one such number says little
        return (ending == 2).then(|| (decimal(last), 1));
    }
    let grouping = groups(&runs[..runs.len() - 1]);
    if ending == 2 && others.iter().all(|mark| *mark != last) && grouping {
        Some((decimal(last), 4))
    } else if ending == 3 && others.iter().all(|mark| *mark == last) && groups(&runs) {
        Some((grouped(last), 3))
    } else {
        None
    }
}

/// The amount that a text is, if it is one and nothing else.
pub fn parse(text: &str, habits: &Habits) -> Option<ParsedAmount> {
    let text: String = text
        .chars()
        .map(|letter| match letter {
            '‐'..='―' | '−' | '－' => '-',
            '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
            _ => letter,
        })
        .collect();
    let mut rest = text.trim_matches(|letter: char| letter.is_whitespace() || ":;=_".contains(letter));
    // Indian and Indonesian writers close an amount with it so that nothing can be added
    rest = rest
        .strip_suffix("/-")
        .or(rest.strip_suffix(",-"))
        .unwrap_or(rest);
    let mut sign = None;
    let (mut minus, mut opened, mut closed) = (0, 0, 0);
    loop {
        rest = rest.trim();
        if let Some(inner) = rest.strip_prefix('-') {
            (rest, minus) = (inner, minus + 1);
        } else if let Some(inner) = rest.strip_suffix('-') {
            (rest, minus) = (inner, minus + 1);
        } else if let Some(inner) = rest.strip_prefix('+') {
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix('(') {
            (rest, opened) = (inner, opened + 1);
        } else if let Some(inner) = rest.strip_suffix(')') {
            (rest, closed) = (inner, closed + 1);
        } else if let Some((found, inner)) = sign_around(rest) {
            if sign.is_some_and(|before: &currency::Sign| {
                before.currency(habits.country) != found.currency(habits.country)
                    && before.currency(habits.country).is_some()
                    && found.currency(habits.country).is_some()
            }) {
                return None;
            }
            (rest, sign) = (inner, Some(found));
        } else {
            break;
        }
    }
    if minus > 1 || opened > 1 || opened != closed || (minus == 1 && opened == 1) {
        return None;
    }
    let (number, decimals, certain) = number(rest, habits)?;
    Some(ParsedAmount {
        amount: if minus + opened > 0 { -number } else { number },
        currency: sign.and_then(|sign| sign.currency(habits.country)),
        decimals,
        certain,
    })
}

/// A reading or a use with its unit: `26 cu.m.`, `193 kWh`, `26 m³`.
pub fn quantity(text: &str, habits: &Habits) -> Option<ParsedAmount> {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|(_, letter)| !(letter.is_ascii_digit() || " .,".contains(*letter)))
        .map_or(text.len(), |(at, _)| at);
    let (number, unit) = text.split_at(end);
    let unit = fold::fold(unit).replace([' ', '.', '(', ')'], "");
    let known = [
        "",
        "kwh",
        "kw",
        "kvah",
        "cum",
        "m3",
        "m³",
        "m",
        "units",
        "unit",
        "cubicmeter",
        "cubicmeters",
        "cubicmetre",
        "cubicmetres",
        "so",
        "khoi",
    ];
    known
        .contains(&unit.as_str())
        .then(|| parse(number, habits))
        .flatten()
}

/// Every amount in a text, from left to right, with the bytes it stands on; its sign may stand apart from it.
pub fn find(text: &str, habits: &Habits) -> Vec<(Range<usize>, ParsedAmount)> {
    let words: Vec<Range<usize>> = text
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        })
        .collect();
    let has_digit = |at: &Range<usize>| text[at.clone()].contains(|letter: char| letter.is_ascii_digit());
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let widest = (1..=3).rev().find_map(|count| {
            let window = words.get(at..at + count)?;
            // One number and the signs around it
            if window.iter().filter(|word| has_digit(word)).count() != 1 {
                return None;
            }
            let range = window[0].start..window[count - 1].end;
            let whole = &text[range.clone()];
            let bare = whole.trim_end_matches([',', ';', ':', '.']);
            // `(Php 25,000.00)` in a sentence is no negative amount: an amount in figures after one in words
            let bare = bare
                .strip_prefix('(')
                .map_or(bare, |inner| inner.strip_suffix(')').unwrap_or(inner));
            // `25.000.000 đồng/tháng`: what it is paid for is no part of it
            let bare = match bare.rsplit_once('/') {
                Some((head, tail)) if tail.starts_with(char::is_alphabetic) => head,
                _ => bare,
            };
            // `PESOS (Php 20,000.00)`: the words before it are another amount's
            if bare.find('(').is_some_and(|at| at > 0) {
                return None;
            }
            let start = range.start + (bare.as_ptr() as usize - whole.as_ptr() as usize);
            Some((count, start..start + bare.len(), parse(bare, habits)?))
        });
        match widest {
            Some((count, range, amount)) => {
                found.push((range, amount));
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn sign_around(text: &str) -> Option<(&'static currency::Sign, &str)> {
    let has_digit = |rest: &str| rest.contains(|letter: char| letter.is_ascii_digit());
    // A letter that belongs to a misread digit is no sign: at least one digit has to stay
    currency::before(text)
        .filter(|(_, rest)| has_digit(rest))
        .or_else(|| currency::after(text).filter(|(_, rest)| has_digit(rest)))
}

/// The bare number: digits, marks, and what a reader made of them.
fn number(text: &str, habits: &Habits) -> Option<(Amount, bool, f32)> {
    let mut certain = 1.0f32;
    let true_digits = text.chars().filter(char::is_ascii_digit).count();
    let mut repaired = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '0'..='9' | '.' | ',' | ' ' | '\'' => repaired.push(letter),
            // What looks like nothing but a digit beside digits; other letters make it a word
            'O' | 'o' | 'Q' | 'D' | 'l' | 'I' | '|' | 'S' | 's' | 'B' | 'Z' | 'z' => {
                repaired.push(fold::as_digit(letter)?);
                certain -= 0.12;
            }
            _ => return None,
        }
    }
    let slips = repaired.chars().filter(char::is_ascii_digit).count() - true_digits;
    if true_digits == 0 || slips > true_digits {
        return None;
    }
    let (tight, blanks) = without_blanks(&repaired);
    certain -= 0.03 * blanks as f32;
    let (runs, marks) = split(&tight)?;
    if runs.iter().map(|run| run.len()).sum::<usize>() > 15 {
        return None;
    }
    let (decimals, sure) = decimals(&runs, &marks, habits.notation)?;
    let digits: String = runs.concat();
    let whole: i64 = digits.parse().ok()?;
    // None beyond what a JSON number can still tell from its neighbours
    let amount = Amount::from_f64(whole as f64 / 10f64.powi(decimals as i32))?;
    Some((amount, decimals > 0, (certain * sure).max(0.05)))
}

/// Blanks beside a mark are a reader's; others stay, as marks between groups. How many went is told too.
fn without_blanks(text: &str) -> (String, usize) {
    let letters: Vec<char> = text.trim().chars().collect();
    let mut tight = String::with_capacity(letters.len());
    let mut gone = 0;
    for (at, letter) in letters.iter().enumerate() {
        if *letter == ' ' {
            let before = at.checked_sub(1).and_then(|before| letters.get(before));
            let beside = |neighbour: Option<&char>| neighbour.is_none_or(|mark| " .,'".contains(*mark));
            if beside(before) || beside(letters.get(at + 1)) {
                gone += 1;
                continue;
            }
        }
        tight.push(*letter);
    }
    (tight, gone)
}

/// Runs of digits and the single marks between them. None where a mark stands first, last or beside another.
fn split(text: &str) -> Option<(Vec<&str>, Vec<char>)> {
    // `.50` is half; a trailing mark is a sentence's end
    let text = text.strip_suffix(['.', ',']).unwrap_or(text);
    let is_mark = |letter: char| !letter.is_ascii_digit();
    let marks: Vec<char> = text.chars().filter(|letter| is_mark(*letter)).collect();
    let runs: Vec<&str> = text.split(is_mark).collect();
    (runs.iter().all(|run| !run.is_empty()) && marks.iter().all(|mark| ".,' ".contains(*mark)))
        .then_some((runs, marks))
}

/// Whether runs are the groups of one number: by thousands, or in the Indian way by thousands and then hundreds.
fn groups(runs: &[&str]) -> bool {
    let [first, between @ .., last] = runs else {
        return !runs.is_empty();
    };
    let begins = (1..=3).contains(&first.len()) && (!first.starts_with('0'));
    let by_thousands = between.iter().all(|run| run.len() == 3);
    let indian = first.len() <= 2 && between.iter().all(|run| run.len() == 2);
    begins && last.len() == 3 && (by_thousands || indian)
}

/// How many of the last digits are decimals, and how sure that is.
fn decimals(runs: &[&str], marks: &[char], notation: Option<Notation>) -> Option<(usize, f32)> {
    let Some(last) = marks.last() else {
        return Some((0, 1.0));
    };
    let ending = runs.last()?.len();
    let whole = &runs[..runs.len() - 1];
    let others = &marks[..marks.len() - 1];
    let notation_mark = notation.map(|notation| match notation {
        Notation::Point => '.',
        Notation::Comma => ',',
    });
    if others.is_empty() && ".,".contains(*last) {
        return match ending {
            // `0.500` and `1234.567` cannot be groups
            3 if whole[0].len() > 3 || whole[0].starts_with('0') => Some((3, 0.85)),
            // Nobody pays in thousandths: against the page's notation it is a misread mark, or a second way of writing
            3 => match notation_mark {
                Some(mark) if mark == *last => Some((0, 0.7)),
                Some(_) => Some((0, 0.98)),
                None => Some((0, 0.8)),
            },
            1 | 2 => {
                let against = notation_mark.is_some_and(|mark| mark != *last);
                let sure = if ending == 2 { 1.0 } else { 0.93 };
                Some((ending, if against { sure * 0.8 } else { sure }))
            }
            _ => None,
        };
    }
    let mixed = others.iter().any(|mark| mark != others.first().unwrap_or(mark));
    let differs = others.iter().all(|mark| mark != last);
    match ending {
        3 if groups(runs) && others.iter().all(|mark| mark == last) => Some((0, 1.0)),
        // A reader took one mark for the other: `1.234,567`, unless the page has three decimals
        3 if groups(runs) && !differs => Some((0, 0.8)),
        3 if groups(runs) => match notation_mark {
            Some(mark) if mark == *last => Some((3, 0.6)),
            Some(_) => Some((0, 0.7)),
            None => None,
        },
        1 | 2 if groups(whole) => {
            let sure = match (differs, mixed, *last) {
                // `25,000 00`: the mark before the decimals was lost
                (_, _, ' ') => 0.6,
                (true, false, _) => 1.0,
                (true, true, _) => 0.85,
                // `25.000.00`: no group has two digits at the end
                (false, ..) => 0.85,
            };
            Some((ending, if ending == 2 { sure } else { sure * 0.8 }))
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
