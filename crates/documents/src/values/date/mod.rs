//! Printed dates and periods, in the orders and languages that people write them.

mod grammar;
mod periods;
mod tokens;

use std::ops::Range;

use openwink_model::{Country, Date};

use super::Habits;
use grammar::Reader;
use tokens::{Kind, Token, tokens};

/// What the first number of `01/02/2026` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParsedDate {
    pub date: Date,
    /// How sure it is that the text means this day, given that its letters were read right.
    pub certain: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// Both ends are printed.
    Range,
    /// A month is printed, and no days.
    Month,
    /// Half a month, by its number.
    Cutoff,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    pub start: Date,
    pub end: Date,
    pub kind: PeriodKind,
    pub certain: f32,
}

/// A date or period within a text, and the bytes it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Within<T> {
    pub at: Range<usize>,
    pub value: T,
}

impl DateOrder {
    /// What is usual in a country. In the Philippines both are, the month first more often.
    pub fn of(country: Country) -> Option<Self> {
        match country {
            Country::Ph | Country::Us => Some(Self::MonthFirst),
            Country::Id
            | Country::Sg
            | Country::In
            | Country::My
            | Country::Mx
            | Country::Vn
            | Country::Th => Some(Self::DayFirst),
            _ => None,
        }
    }

    /// The order of a page's dates, from those that can be read one way only; where there is none, from how near to
    /// one another they are: the dates of one document are mostly of a few weeks.
    pub fn infer<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut pairs = Vec::new();
        for text in texts {
            let tokens = tokens(text);
            for start in 0..tokens.len() {
                if let Some(found) = grammar::numbers(&tokens, start) {
                    pairs.push(found);
                }
            }
        }
        let day_first = pairs
            .iter()
            .filter(|(one, two, _)| *one > 12 && *two <= 12)
            .count();
        let month_first = pairs
            .iter()
            .filter(|(one, two, _)| *one <= 12 && *two > 12)
            .count();
        if day_first != month_first {
            return Some(if day_first > month_first {
                Self::DayFirst
            } else {
                Self::MonthFirst
            });
        }
        if day_first > 0 {
            return None;
        }
        let near = |order: Self| {
            let mut days: Vec<i32> = pairs
                .iter()
                .filter_map(|(one, two, year)| order.date(*one, *two, *year))
                .map(Date::days)
                .collect();
            days.sort_unstable();
            days.dedup();
            days.windows(2).filter(|two| two[1] - two[0] <= 31).count()
        };
        let (days, months) = (near(Self::DayFirst), near(Self::MonthFirst));
        match days.cmp(&months) {
            std::cmp::Ordering::Greater => Some(Self::DayFirst),
            std::cmp::Ordering::Less => Some(Self::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn date(self, one: i32, two: i32, year: i32) -> Option<Date> {
        let (day, month) = match self {
            Self::DayFirst => (one, two),
            Self::MonthFirst => (two, one),
        };
        Date::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    }
}

/// The date that a text is, if it is one and nothing else.
pub fn parse(text: &str, habits: &Habits) -> Option<ParsedDate> {
    let tokens = tokens(text);
    let start = skip(&tokens, 0);
    let (part, next) = Reader::new(&tokens, habits).part(start)?;
    (rest_is_nothing(&tokens, next)).then(|| part.date()).flatten()
}

/// The period that a text is: two dates, a month, or half a month, and nothing else. A single day is none.
pub fn parse_period(text: &str, habits: &Habits) -> Option<Period> {
    let tokens = tokens(text);
    let start = skip(&tokens, 0);
    let (period, next) = Reader::new(&tokens, habits).period(start)?;
    rest_is_nothing(&tokens, next).then_some(period)
}

/// Every date in a text, from left to right.
pub fn find(text: &str, habits: &Habits) -> Vec<Within<ParsedDate>> {
    within(text, |tokens, start| {
        let (part, next) = Reader::new(tokens, habits).part(start)?;
        Some((part.date()?, next))
    })
}

/// Every period in a text, from left to right.
pub fn find_periods(text: &str, habits: &Habits) -> Vec<Within<Period>> {
    within(text, |tokens, start| Reader::new(tokens, habits).period(start))
}

fn within<T>(text: &str, read: impl Fn(&[Token], usize) -> Option<(T, usize)>) -> Vec<Within<T>> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        // Within a longer number or a code no date begins
        let inside = !tokens[start].apart
            && start > 0
            && matches!(
                tokens[start - 1].kind,
                Kind::Number { .. } | Kind::Other | Kind::Mark('-' | '/' | '.')
            );
        // `11 December 2025 to …` is not the month of December
        let of_day = start > 0
            && matches!(tokens[start].kind, Kind::Month(_))
            && matches!(tokens[start - 1].kind, Kind::Number { digits: 1 | 2, .. });
        let read = if inside || of_day {
            None
        } else {
            read(&tokens, start)
        };
        match read.filter(|(_, next)| !continues(&tokens, *next)) {
            Some((value, next)) => {
                found.push(Within {
                    at: tokens[start].at.start..tokens[next - 1].at.end,
                    value,
                });
                start = next.max(start + 1);
            }
            None => start += 1,
        }
    }
    found
}

/// Whether the token after a date is glued to it, so that the date is only a part of something.
fn continues(tokens: &[Token], next: usize) -> bool {
    let glued = |at: usize| tokens.get(at).is_some_and(|token| !token.apart);
    match tokens.get(next).map(|token| &token.kind) {
        Some(Kind::Number { .. } | Kind::Other) => glued(next),
        Some(Kind::Mark('-' | '/')) => {
            glued(next)
                && glued(next + 1)
                && matches!(tokens[next + 1].kind, Kind::Number { .. } | Kind::Other)
        }
        _ => false,
    }
}

fn skip(tokens: &[Token], mut at: usize) -> usize {
    while tokens
        .get(at)
        .is_some_and(|token| matches!(token.kind, Kind::Filler | Kind::Mark(_) | Kind::To))
    {
        at += 1;
    }
    at
}

fn rest_is_nothing(tokens: &[Token], next: usize) -> bool {
    let mut at = skip(tokens, next);
    // A time of day after it is no part of the date
    if let [hour, colon, minute, ..] = &tokens[at.min(tokens.len())..]
        && matches!(hour.kind, Kind::Number { digits: 1 | 2, .. })
        && colon.kind == Kind::Mark(':')
        && matches!(minute.kind, Kind::Number { digits: 2, .. })
    {
        at = tokens.len();
    }
    skip(tokens, at) >= tokens.len()
}

#[cfg(test)]
mod tests;
