//! A text as the parts that dates are made of.

use std::{ops::Range, sync::LazyLock};

use serde::Deserialize;

use crate::values::fold::{as_digit, fold, fold_char};

#[derive(Deserialize)]
pub(super) struct Words {
    months: Vec<Vec<String>>,
    filler: Vec<String>,
    to: Vec<String>,
    month_follows: Vec<String>,
    ordinals: Vec<String>,
    pub(super) halves: Vec<String>,
    pub(super) first: Vec<String>,
    pub(super) second: Vec<String>,
}

pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("words.toml")).expect("words.toml is well-formed"));

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A number with its count of digits; day or month or year.
    Number {
        value: i32,
        digits: usize,
    },
    Month(i8),
    /// Says nothing; may also stand between the ends of a period.
    Filler,
    To,
    MonthFollows,
    Half(u8),
    /// `/ . - , ( )` and the like.
    Mark(char),
    Other,
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub kind: Kind,
    /// Also a word that stands between the ends of a period.
    pub to: bool,
    pub slips: u8,
    /// Bytes of the text.
    pub at: Range<usize>,
    /// A blank stands before it.
    pub apart: bool,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut apart = true;
    while let Some((start, letter)) = letters.next() {
        if letter.is_whitespace() {
            apart = true;
            continue;
        }
        let mut end = start + letter.len_utf8();
        if letter.is_alphanumeric() || letter == '|' {
            while let Some((at, next)) = letters.peek().copied() {
                let combining = fold_char(next).is_none();
                if !(next.is_alphanumeric() || combining || next == '|') {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            chunk(text, start..end, apart, &mut tokens);
        } else {
            let mark = fold_char(letter).unwrap_or(letter);
            let mark = if mark == '~' || letter == '→' { '-' } else { mark };
            tokens.push(token(Kind::Mark(mark), start..end, apart, 0));
        }
        apart = false;
    }
    halves(&mut tokens, text);
    tokens
}

fn token(kind: Kind, at: Range<usize>, apart: bool, slips: u8) -> Token {
    Token {
        to: kind == Kind::To || kind == Kind::Mark('-'),
        kind,
        slips,
        at,
        apart,
    }
}

/// One run of letters and digits.
fn chunk(text: &str, at: Range<usize>, apart: bool, tokens: &mut Vec<Token>) {
    let word = &text[at.clone()];
    if let Some(found) = whole(word, at.clone(), apart) {
        tokens.push(found);
        return;
    }
    // `31Mar2026`, `15th`: cut where letters and digits meet
    let mut start = at.start;
    let mut previous: Option<bool> = None;
    let mut cuts = Vec::new();
    for (offset, letter) in word.char_indices() {
        let digit = letter.is_ascii_digit();
        if previous.is_some_and(|before| before != digit) {
            cuts.push(at.start + offset);
        }
        previous = Some(digit);
    }
    cuts.push(at.end);
    for (number, cut) in cuts.into_iter().enumerate() {
        let piece = start..cut;
        let apart = apart && number == 0;
        let found = whole(&text[piece.clone()], piece.clone(), apart);
        let ordinal = number > 0 && WORDS.ordinals.contains(&fold(&text[piece.clone()]));
        tokens.push(match found {
            _ if ordinal => token(Kind::Filler, piece, apart, 0),
            Some(found) => found,
            None => token(Kind::Other, piece, apart, 0),
        });
        start = cut;
    }
}

/// A run that is one thing as a whole.
fn whole(word: &str, at: Range<usize>, apart: bool) -> Option<Token> {
    let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
    if word.chars().all(|letter| letter.is_ascii_digit()) {
        let kind = match word.parse() {
            Ok(value) if word.len() <= 8 => Kind::Number {
                value,
                digits: word.len(),
            },
            _ => Kind::Other,
        };
        return Some(token(kind, at, apart, 0));
    }
    let folded = fold(word);
    if let Some((month, slips)) = month(&folded) {
        return Some(token(Kind::Month(month), at, apart, slips));
    }
    if !has_digit {
        let to = WORDS.to.contains(&folded);
        let kind = if WORDS.month_follows.contains(&folded) {
            Kind::MonthFollows
        } else if WORDS.filler.contains(&folded) {
            Kind::Filler
        } else if to {
            Kind::To
        } else {
            Kind::Other
        };
        return Some(Token {
            to,
            ..token(kind, at, apart, 0)
        });
    }
    // `3l`, `2O26`: most are digits and the others could be
    let ordinal = WORDS.ordinals.iter().any(|ending| {
        folded
            .strip_suffix(ending.as_str())
            .is_some_and(|number| number.chars().all(|letter| letter.is_ascii_digit()))
    });
    let digits: Option<String> = word.chars().map(as_digit).collect();
    let slips = word.chars().filter(|letter| !letter.is_ascii_digit()).count();
    if let Some(digits) = digits.filter(|_| !ordinal && slips * 2 <= word.len() && word.len() <= 4) {
        let value = digits.parse().ok()?;
        let digits = digits.len();
        return Some(token(Kind::Number { value, digits }, at, apart, slips as u8));
    }
    None
}

/// The month that a word names, and how many letters it is off.
fn month(word: &str) -> Option<(i8, u8)> {
    let exact = |word: &str| {
        WORDS
            .months
            .iter()
            .position(|names| names.iter().any(|name| name == word))
            .map(|month| month as i8 + 1)
    };
    if let Some(month) = exact(word) {
        return Some((month, 0));
    }
    let digits = word.chars().filter(|letter| letter.is_ascii_digit()).count();
    if digits > 0 {
        if digits * 2 > word.len() {
            return None;
        }
        let letters: String = word
            .chars()
            .map(|letter| match letter {
                '0' => 'o',
                '1' => 'l',
                '5' => 's',
                '8' => 'b',
                _ => letter,
            })
            .collect();
        return exact(&letters).map(|month| (month, digits as u8));
    }
    if word.chars().count() < 4 || WORDS.filler.iter().any(|filler| filler == word) {
        return None;
    }
    let mut close = WORDS.months.iter().enumerate().filter(|(_, names)| {
        names
            .iter()
            .any(|name| name.len() >= 4 && strsim::levenshtein(name, word) == 1)
    });
    let (found, _) = close.next()?;
    // `juni` and `juli` are a letter apart: a slip that could be either is neither
    close.next().is_none().then_some((found as i8 + 1, 1))
}

/// `1st half`, `2da quincena`: the two tokens become one.
fn halves(tokens: &mut Vec<Token>, text: &str) {
    let mut at = 0;
    while at < tokens.len() {
        let word = |token: &Token| fold(&text[token.at.clone()]);
        if WORDS.halves.contains(&word(&tokens[at])) {
            // The number stands before it, in one piece or as a digit and its ordinal ending; or after it, alone
            for (from, to) in [
                (at.saturating_sub(3), at),
                (at.saturating_sub(2), at),
                (at.saturating_sub(1), at),
                (at + 1, at + 2),
            ] {
                let Some(parts) = tokens.get(from..to).filter(|parts| !parts.is_empty()) else {
                    continue;
                };
                // `1a. QUINCENA`
                let joined: String = parts.iter().map(word).filter(|part| part != ".").collect();
                let glued = parts.iter().skip(1).all(|part| !part.apart);
                let half = match () {
                    () if !glued => continue,
                    () if WORDS.first.contains(&joined) => 1,
                    () if WORDS.second.contains(&joined) => 2,
                    () => continue,
                };
                let (begin, end) = (from.min(at), to.max(at + 1));
                let bytes = tokens[begin].at.start..tokens[end - 1].at.end;
                let apart = tokens[begin].apart;
                tokens.splice(begin..end, [token(Kind::Half(half), bytes, apart, 0)]);
                at = begin;
                break;
            }
        }
        at += 1;
    }
}
