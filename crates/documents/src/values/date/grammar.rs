//! How the parts of a date stand to one another.

use openwink_model::Date;

use super::{
    DateOrder, ParsedDate,
    tokens::{Kind, Token},
};
use crate::values::Habits;

/// A date of which parts may be missing: the first end of `1 – 15 March 2026` is a day alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    pub year: Option<i32>,
    pub month: Option<i32>,
    pub day: Option<i32>,
    /// Two numbers of which the order is the page's to tell: `(first, second)`.
    pub open: Option<(i32, i32)>,
    pub certain: f32,
}

impl Part {
    pub(super) fn date(self) -> Option<ParsedDate> {
        let date = Date::new(
            self.year?.try_into().ok()?,
            self.month?.try_into().ok()?,
            self.day?.try_into().ok()?,
        )?;
        Some(ParsedDate {
            date,
            certain: self.certain,
        })
    }

    pub(super) fn ordered(self, order: DateOrder, certain: f32) -> Self {
        let Some((one, two)) = self.open else {
            return self;
        };
        let (day, month) = match order {
            DateOrder::DayFirst => (one, two),
            DateOrder::MonthFirst => (two, one),
        };
        Self {
            day: Some(day),
            month: Some(month),
            open: None,
            certain: self.certain * certain,
            ..self
        }
    }

    fn whole(self) -> bool {
        self.year.is_some() && self.month.is_some() && (self.day.is_some())
    }
}

/// Reads from tokens.
pub(super) struct Reader<'a> {
    pub tokens: &'a [Token],
    pub habits: &'a Habits,
}

/// A year as printed, in two digits or four.
pub(super) fn year(value: i32, digits: usize) -> Option<i32> {
    match digits {
        4 => (1900..=2100).contains(&value).then_some(value),
        2 => Some(if value < 50 { 2000 + value } else { 1900 + value }),
        _ => None,
    }
}

/// Two numbers and a year with marks between, such as `03/04/2026`, at `start`: for telling the page's order.
pub(super) fn numbers(tokens: &[Token], start: usize) -> Option<(i32, i32, i32)> {
    let habits = Habits::default();
    let reader = Reader {
        tokens,
        habits: &habits,
    };
    if start > 0
        && !tokens[start].apart
        && matches!(
            tokens[start - 1].kind,
            Kind::Number { .. } | Kind::Mark('-' | '/' | '.')
        )
    {
        return None;
    }
    let (part, _) = reader.marked(start)?;
    let (one, two) = part.open?;
    Some((one, two, part.year?))
}

impl<'a> Reader<'a> {
    pub(super) fn new(tokens: &'a [Token], habits: &'a Habits) -> Self {
        Self { tokens, habits }
    }

    pub(super) fn number(&self, at: usize) -> Option<(i32, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn day(&self, at: usize) -> Option<i32> {
        let (value, digits) = self.number(at)?;
        (digits <= 2 && (1..=31).contains(&value)).then_some(value)
    }

    pub(super) fn month(&self, at: usize) -> Option<i32> {
        match self.tokens.get(at)?.kind {
            Kind::Month(month) => Some(i32::from(month)),
            _ => None,
        }
    }

    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let (value, digits) = self.number(at)?;
        year(value, digits)
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Past what says nothing: fillers, commas, points; and a dash where `dash`.
    pub(super) fn past(&self, mut at: usize, dash: bool) -> usize {
        while self.tokens.get(at).is_some_and(|token| match token.kind {
            Kind::Filler => true,
            Kind::Mark(mark) => ",.'".contains(mark) || (dash && "-/".contains(mark)),
            _ => false,
        }) {
            at += 1;
        }
        at
    }

    pub(super) fn certain(&self, from: usize, to: usize) -> f32 {
        let slips: u8 = self.tokens[from..to.min(self.tokens.len())]
            .iter()
            .map(|token| token.slips)
            .sum();
        (1.0 - 0.12 * f32::from(slips)).max(0.2)
    }

    /// A whole date, in the order that the page has.
    pub(super) fn part(&self, start: usize) -> Option<(Part, usize)> {
        let (part, next) = self.any(start)?;
        let part = self.settled(part)?;
        (part.whole() && part.date().is_some()).then_some((part, next))
    }

    /// With the order decided: by the numbers themselves, by the page, or by the country.
    fn settled(&self, part: Part) -> Option<Part> {
        let Some((one, two)) = part.open else {
            return Some(part);
        };
        match (one > 12, two > 12) {
            (true, true) => None,
            (true, false) => Some(part.ordered(DateOrder::DayFirst, 1.0)),
            (false, true) => Some(part.ordered(DateOrder::MonthFirst, 1.0)),
            (false, false) if one == two => Some(part.ordered(DateOrder::DayFirst, 1.0)),
            (false, false) => {
                let certain = match (self.habits.order_seen, self.habits.order?) {
                    (true, _) => 0.97,
                    (false, DateOrder::DayFirst) => 0.88,
                    (false, DateOrder::MonthFirst) => 0.75,
                };
                Some(part.ordered(self.habits.order?, certain))
            }
        }
    }

    pub(super) fn any(&self, start: usize) -> Option<(Part, usize)> {
        self.marked(start)
            .or_else(|| self.vietnamese(start))
            .or_else(|| self.day_month_year(start))
            .or_else(|| self.month_day_year(start))
            .or_else(|| self.year_month_day(start))
    }

    /// Numbers with marks: `31/03/2026`, `2026-03-31`, `31.03.26`.
    fn marked(&self, start: usize) -> Option<(Part, usize)> {
        let (first, digits) = self.number(start)?;
        let mark = self.mark(start + 1).filter(|mark| "/-.".contains(*mark))?;
        let (second, second_digits) = self.number(start + 2).filter(|(_, digits)| *digits <= 2)?;
        let same = |at: usize| {
            let found = self.mark(at)?;
            // A reader takes a point for a comma now and then, and a slash for a dash never
            (found == mark || (mark == '.' && found == ',')).then_some(())
        };
        same(start + 3)?;
        let (third, third_digits) = self.number(start + 4)?;
        let certain = self.certain(start, start + 5);
        if digits == 4 && second_digits <= 2 && third_digits <= 2 {
            let year = year(first, 4)?;
            return Some((
                Part {
                    year: Some(year),
                    month: Some(second),
                    day: Some(third),
                    open: None,
                    certain,
                },
                start + 5,
            ));
        }
        let year = year(third, third_digits)?;
        // Amounts and versions have points between short numbers too
        let certain = if third_digits == 2 {
            certain * 0.92
        } else {
            certain
        };
        (digits <= 2 && (1..=31).contains(&first) && (1..=31).contains(&second)).then_some((
            Part {
                year: Some(year),
                open: Some((first, second)),
                certain,
                ..Part::default()
            },
            start + 5,
        ))
    }

    /// `ngày 31 tháng 03 năm 2026`; the day's word is a filler.
    fn vietnamese(&self, start: usize) -> Option<(Part, usize)> {
        let at = self.past(start, false);
        let day = self.day(at)?;
        let at = self.past(at + 1, false);
        let (month, year, next) = self.numbered_month(at)?;
        let certain = self.certain(start, next);
        Some((
            Part {
                year,
                month: Some(month),
                day: Some(day),
                open: None,
                certain,
            },
            next,
        ))
    }

    /// `tháng 3/2026`, `tháng 03 năm 2026`.
    pub(super) fn numbered_month(&self, at: usize) -> Option<(i32, Option<i32>, usize)> {
        if self.tokens.get(at)?.kind != Kind::MonthFollows {
            return None;
        }
        let (month, digits) = self.number(at + 1)?;
        if digits > 2 || !(1..=12).contains(&month) {
            return None;
        }
        let after = self.past(at + 2, true);
        match self
            .year(after)
            .filter(|_| self.number(after).is_some_and(|(_, digits)| digits == 4))
        {
            Some(year) => Some((month, Some(year), after + 1)),
            None => Some((month, None, at + 2)),
        }
    }

    /// `31 March 2026`, `31-Mar-26`, `15 de marzo de 2026`, `31st day of March 2026`; the year may be missing.
    fn day_month_year(&self, start: usize) -> Option<(Part, usize)> {
        let day = self.day(start)?;
        let at = self.past(start + 1, true);
        let month = self.month(at)?;
        let (year, next) = self.year_after(start, at);
        let certain = self.certain(start, next);
        Some((
            Part {
                year,
                month: Some(month),
                day: Some(day),
                open: None,
                certain,
            },
            next,
        ))
    }

    /// `March 31, 2026`, `Mar. 31 2026`, `Mar-31-2026`; the year may be missing.
    fn month_day_year(&self, start: usize) -> Option<(Part, usize)> {
        let month = self.month(start)?;
        let at = self.past(start + 1, true);
        let day = self.day(at)?;
        let (year, next) = self.year_after(start, at);
        let certain = self.certain(start, next);
        Some((
            Part {
                year,
                month: Some(month),
                day: Some(day),
                open: None,
                certain,
            },
            next,
        ))
    }

    /// The year behind a day and a month of which the last is at `at`, if there is one, and what comes next.
    fn year_after(&self, start: usize, at: usize) -> (Option<i32>, usize) {
        let after = self.past(at + 1, true);
        let year = match self.number(after) {
            Some((_, 4)) => self.year(after),
            // `1 - 15` behind a month are days: two digits are a year behind the mark that the date has, or behind none
            Some((_, 2)) => {
                let mark = self.mark(after - 1);
                let same = mark.is_some_and(|mark| ",'".contains(mark) || self.mark(start + 1) == Some(mark));
                let alone = after == at + 1;
                let beyond = self.past(after + 1, true);
                let day =
                    self.month(beyond).is_some() || self.tokens.get(after + 1).is_some_and(|token| token.to);
                // `20 ene 26 - 22 mar 26`: both ends are alike
                let again = self.tokens.get(after + 1).is_some_and(|token| token.to)
                    && self.number(after + 2).is_some()
                    && self.month(after + 3).is_some()
                    && self.number(after + 4).is_some_and(|(_, digits)| digits == 2)
                    && self.number(start).is_some();
                self.year(after).filter(|_| (same || alone) && (!day || again))
            }
            _ => None,
        };
        match year {
            Some(year) => (Some(year), after + 1),
            None => (None, at + 1),
        }
    }

    /// `2026 March 31`, `2026-Mar-31`.
    fn year_month_day(&self, start: usize) -> Option<(Part, usize)> {
        let (_, 4) = self.number(start)? else {
            return None;
        };
        let year = self.year(start)?;
        let at = self.past(start + 1, true);
        let month = self.month(at)?;
        let at = self.past(at + 1, true);
        let day = self.day(at)?;
        let certain = self.certain(start, at + 1);
        Some((
            Part {
                year: Some(year),
                month: Some(month),
                day: Some(day),
                open: None,
                certain,
            },
            at + 1,
        ))
    }
}
