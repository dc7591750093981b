//! Periods: two ends, a month, half a month.

use openwink_model::Date;

use super::{
    DateOrder, Period, PeriodKind,
    grammar::{Part, Reader, year},
    tokens::Kind,
};

impl Reader<'_> {
    /// A period: two ends, half a month, or a month.
    pub(super) fn period(&self, start: usize) -> Option<(Period, usize)> {
        self.range(start)
            .or_else(|| self.half(start))
            .or_else(|| self.days_of_month(start))
            .or_else(|| self.whole_month(start))
    }

    /// Past the words and marks between the two ends of a period. None where there are none.
    fn between(&self, start: usize) -> Option<usize> {
        let mut at = start;
        let mut joined = false;
        while let Some(token) = self.tokens.get(at) {
            match token.kind {
                _ if token.to => joined = true,
                // `2026-03-01 / 2026-03-15`: a stroke with blanks around it
                Kind::Mark('/') if joined || token.apart => joined = true,
                Kind::Filler | Kind::Mark(',' | '.' | '(' | ')' | ':') => {}
                _ => break,
            }
            at += 1;
        }
        joined.then_some(at)
    }

    fn range(&self, start: usize) -> Option<(Period, usize)> {
        let (first, next) = self
            .any(start)
            .or_else(|| {
                // `01/03 - 15/03/2026`
                let (one, _) = self.number(start).filter(|(_, digits)| *digits <= 2)?;
                self.mark(start + 1).filter(|mark| "/.".contains(*mark))?;
                let (two, _) = self.number(start + 2).filter(|(_, digits)| *digits <= 2)?;
                let certain = self.certain(start, start + 3);
                Some((
                    Part {
                        open: Some((one, two)),
                        certain,
                        ..Part::default()
                    },
                    start + 3,
                ))
            })
            .or_else(|| {
                let day = self.day(start)?;
                let certain = self.certain(start, start + 1);
                Some((
                    Part {
                        day: Some(day),
                        certain,
                        ..Part::default()
                    },
                    start + 1,
                ))
            })?;
        // Two whole dates beside one another are a period without a word between
        let (at, joined) = match self.between(next) {
            Some(at) => (at, true),
            None => (self.past(next, false), false),
        };
        if !joined && !(first.year.is_some() && (first.day.is_some() || first.open.is_some())) {
            return None;
        }
        let (second, end) = self.any(at).or_else(|| {
            // `March 1 - 15, 2026`
            let day = self.day(at)?;
            first.month?;
            let after = self.past(at + 1, false);
            let year = self
                .year(after)
                .filter(|_| self.number(after).is_some_and(|(_, digits)| digits == 4));
            let next = if year.is_some() { after + 1 } else { at + 1 };
            let certain = self.certain(at, next);
            Some((
                Part {
                    day: Some(day),
                    year,
                    certain,
                    ..Part::default()
                },
                next,
            ))
        })?;
        let period = self.ends(first, second)?;
        let certain = if joined {
            period.certain
        } else {
            period.certain * 0.9
        };
        Some((Period { certain, ..period }, end))
    }

    /// Two ends, what one lacks taken from the other.
    fn ends(&self, first: Part, second: Part) -> Option<Period> {
        let join = |order: Option<(DateOrder, f32)>| {
            let (mut first, mut second) = match order {
                Some((order, certain)) => (first.ordered(order, certain), second.ordered(order, certain)),
                None => (first, second),
            };
            if first.open.is_some() || second.open.is_some() {
                return None;
            }
            second.month = second.month.or(first.month);
            first.month = first.month.or(second.month);
            second.year = second.year.or(first.year);
            if first.year.is_none() {
                // `16 Dec – 15 Jan 2026` began the year before
                let before = first.month > second.month;
                first.year = second.year.map(|year| if before { year - 1 } else { year });
            }
            let (start, end) = (first.date()?, second.date()?);
            let days = end.date.days() - start.date.days();
            (0..=366).contains(&days).then_some(Period {
                start: start.date,
                end: end.date,
                kind: PeriodKind::Range,
                certain: start.certain.min(end.certain),
            })
        };
        if first.open.is_none() && second.open.is_none() {
            return join(None);
        }
        let days = join(Some((DateOrder::DayFirst, 1.0)));
        let months = join(Some((DateOrder::MonthFirst, 1.0)));
        match (days, months) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => None,
            (Some(days), Some(months)) if days == months => Some(days),
            (Some(days), Some(months)) => {
                let span = |period: &Period| period.end.days() - period.start.days();
                let usual = |period: &Period| span(period) <= 31;
                // Pay is for a month at most: where one order says so and the other not, it is that one
                match (usual(&days), usual(&months)) {
                    (true, false)
                        if self.habits.order != Some(DateOrder::MonthFirst) || !self.habits.order_seen =>
                    {
                        Some(Period {
                            certain: days.certain * 0.95,
                            ..days
                        })
                    }
                    (false, true)
                        if self.habits.order != Some(DateOrder::DayFirst) || !self.habits.order_seen =>
                    {
                        Some(Period {
                            certain: months.certain * 0.95,
                            ..months
                        })
                    }
                    _ => {
                        let certain = if self.habits.order_seen { 0.97 } else { 0.8 };
                        match self.habits.order? {
                            DateOrder::DayFirst => Some(Period {
                                certain: days.certain * certain,
                                ..days
                            }),
                            DateOrder::MonthFirst => Some(Period {
                                certain: months.certain * certain,
                                ..months
                            }),
                        }
                    }
                }
            }
        }
    }

    /// `March 2026`, `Mar-26`, `03/2026`, `2026-03`, `tháng 3/2026`.
    fn month_alone(&self, start: usize) -> Option<(i32, i32, usize)> {
        if let Some((month, Some(year), next)) = self.numbered_month(start) {
            return Some((month, year, next));
        }
        if let Some(month) = self.month(start) {
            let at = self.past(start + 1, true);
            let (_, digits) = self.number(at)?;
            let year = self.year(at)?;
            // `March 15` is a day; two digits are a year only right behind a dash or an apostrophe
            let glued = digits == 4 || self.mark(at - 1).is_some_and(|mark| "-'/".contains(mark));
            return glued.then_some((month, year, at + 1));
        }
        let (first, digits) = self.number(start)?;
        if digits == 4
            && let Some(month) = self.month(start + 1)
        {
            return Some((month, year(first, 4)?, start + 2));
        }
        let mark = self.mark(start + 1).filter(|mark| "/-.".contains(*mark))?;
        let (second, second_digits) = self.number(start + 2)?;
        // `03/2026 -`: a third number would make it a date
        if self.mark(start + 3) == Some(mark) && self.number(start + 4).is_some() {
            return None;
        }
        match (digits, second_digits) {
            (1 | 2, 4) if (1..=12).contains(&first) && mark != '.' => {
                Some((first, year(second, 4)?, start + 3))
            }
            (4, 2) if (1..=12).contains(&second) => Some((second, year(first, 4)?, start + 3)),
            _ => None,
        }
    }

    fn whole_month(&self, start: usize) -> Option<(Period, usize)> {
        let (month, year, next) = self.month_alone(start)?;
        let start_date = Date::new(year.try_into().ok()?, month.try_into().ok()?, 1)?;
        Some((
            Period {
                start: start_date,
                end: start_date.last_of_month(),
                kind: PeriodKind::Month,
                certain: self.certain(start, next) * 0.97,
            },
            next,
        ))
    }

    /// `2026-03-A (01–15)`, `March 2026 (1-15)`: a month, and which of its days.
    fn days_of_month(&self, start: usize) -> Option<(Period, usize)> {
        /// Marks and a letter between the month and its days.
        const APART: usize = 4;
        let (month, year, next) = self.month_alone(start)?;
        let short = |at: usize| self.number(at).filter(|(_, digits)| *digits <= 2);
        let at = (next + 1..=next + APART).find(|&at| short(at).is_some())?;
        let bracket = (next..at).any(|at| self.mark(at) == Some('('));
        let (first, _) = short(at)?;
        let last_at = self.between(at + 1)?;
        let (last, _) = short(last_at)?;
        let date = |day: i32| {
            Date::new(
                year.try_into().ok()?,
                month.try_into().ok()?,
                day.try_into().ok()?,
            )
        };
        let (start_date, end) = (date(first)?, date(last)?);
        (bracket && start_date <= end).then(|| {
            let certain = self.certain(start, last_at + 1) * 0.95;
            let period = Period {
                start: start_date,
                end,
                kind: PeriodKind::Range,
                certain,
            };
            let closed = self.mark(last_at + 1) == Some(')');
            (period, last_at + 1 + usize::from(closed))
        })
    }

    /// `1st half of March 2026`, `March 2026 – 2nd cutoff`.
    fn half(&self, start: usize) -> Option<(Period, usize)> {
        let half_at = |at: usize| match self.tokens.get(at)?.kind {
            Kind::Half(half) => Some(half),
            _ => None,
        };
        let (half, month, year, next) = if let Some(half) = half_at(start) {
            let at = self.past(start + 1, true);
            let (month, year, next) = self.month_alone(at)?;
            (half, month, year, next)
        } else {
            let (month, year, next) = self.month_alone(start)?;
            let mut at = self.past(next, true);
            if self.mark(at) == Some('(') {
                at += 1;
            }
            let half = half_at(at)?;
            let end = if self.mark(at + 1) == Some(')') {
                at + 2
            } else {
                at + 1
            };
            (half, month, year, end)
        };
        let first = Date::new(year.try_into().ok()?, month.try_into().ok()?, 1)?;
        let (start_date, end) = match half {
            1 => (first, first.plus_days(14)),
            _ => (first.plus_days(15), first.last_of_month()),
        };
        let certain = self.certain(start, next) * 0.85;
        Some((
            Period {
                start: start_date,
                end,
                kind: PeriodKind::Cutoff,
                certain,
            },
            next,
        ))
    }
}
