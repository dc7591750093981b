//! Months of the calendar, and the days that every date can be reckoned with.

use std::fmt;

use openwink_model::Date;
use serde::Serialize;

/// From the year -9999 to 9999: beyond it there is no calendar to ask.
const DAYS: std::ops::RangeInclusive<i32> = -4_371_587..=2_932_896;

/// The date, or the calendar's edge that it lies beyond.
pub(crate) fn within_calendar(date: Date) -> Date {
    Date::from_days(date.days().clamp(*DAYS.start(), *DAYS.end()))
}

/// A month: `2021-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    pub const fn new(year: i16, month: i8) -> Self {
        Self(year as i32 * 12 + month as i32 - 1)
    }

    pub fn of(date: Date) -> Self {
        let date = within_calendar(date);
        Self::new(date.year(), date.month())
    }

    /// The last month that is over on a day.
    pub fn over_on(day: Date) -> Self {
        let day = within_calendar(day);
        let month = Self::of(day);
        if day == day.last_of_month() {
            month
        } else {
            month.plus(-1)
        }
    }

    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months later than `other`.
    pub fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }

    pub fn first_day(self) -> Date {
        let year =
            i16::try_from(self.0.div_euclid(12)).unwrap_or(if self.0 < 0 { i16::MIN } else { i16::MAX });
        let year = year.clamp(-9999, 9999);
        Date::new(year, self.0.rem_euclid(12) as i8 + 1, 1).expect("a year of the calendar has every month")
    }

    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    pub(crate) fn length(self) -> i64 {
        i64::from(self.last_day().day())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whole months from one day to a later one: one is complete on the same day, or on the month's last where it has none.
pub(crate) fn full_months(from: Date, to: Date) -> i32 {
    let (from, to) = (within_calendar(from), within_calendar(to));
    let month = Month::of(to);
    let complete = i64::from(to.day()) >= i64::from(from.day()).min(month.length());
    month.since(Month::of(from)) - i32::from(!complete)
}

/// Whole years from a birth to a day.
pub(crate) fn full_years(born: Date, day: Date) -> i32 {
    let (born, day) = (within_calendar(born), within_calendar(day));
    let to_come = (day.month(), day.day()) < (born.month(), born.day());
    i32::from(day.year()) - i32::from(born.year()) - i32::from(to_come)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_over_on_its_last_day() {
        assert_eq!(Month::over_on(date("2026-02-28")).to_string(), "2026-02");
        assert_eq!(Month::over_on(date("2024-02-28")).to_string(), "2024-01");
        assert_eq!(Month::over_on(date("2026-01-30")).to_string(), "2025-12");
    }

    #[test]
    fn months_and_years_are_whole() {
        assert_eq!(full_months(date("2026-01-31"), date("2026-02-27")), 0);
        assert_eq!(full_months(date("2026-01-31"), date("2026-02-28")), 1);
        assert_eq!(full_months(date("2026-01-31"), date("2026-03-30")), 1);
        assert_eq!(full_years(date("2000-02-29"), date("2026-02-28")), 25);
        assert_eq!(full_years(date("2000-02-29"), date("2026-03-01")), 26);
    }

    #[test]
    fn days_beyond_the_calendar_do_no_harm() {
        for days in [i32::MIN, -4_371_587, 2_932_896, i32::MAX] {
            let day = Date::from_days(days);
            let month = Month::of(day);
            assert!(month.length() >= 28 && Month::over_on(day) <= month);
            assert!(full_months(Date::from_days(i32::MIN), day) >= 0);
            assert!(full_years(day, Date::from_days(i32::MAX)) >= 0);
        }
    }
}
