//! Dates and times as the wire has them: `2021-04-21` and `2021-04-21T08:25:05Z`.

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::{SignedDuration, Timestamp, ToSpan, civil};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment, in microseconds since 1970 (UTC). Stored as that integer, so that order is the same in every database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime(i64);

impl DateTime {
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub const fn micros(self) -> i64 {
        self.0
    }

    pub fn date(self) -> Date {
        Date(self.0.div_euclid(86_400_000_000) as i32)
    }

    pub fn plus(self, duration: std::time::Duration) -> Self {
        Self(
            self.0
                .saturating_add(duration.as_micros().min(i64::MAX as u128) as i64),
        )
    }

    pub fn minus(self, duration: std::time::Duration) -> Self {
        Self(
            self.0
                .saturating_sub(duration.as_micros().min(i64::MAX as u128) as i64),
        )
    }

    /// How long from `earlier` to here; zero where it is later.
    pub fn since(self, earlier: DateTime) -> std::time::Duration {
        std::time::Duration::from_micros(self.0.saturating_sub(earlier.0).max(0) as u64)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Timestamp::from_microsecond(self.0) {
            Ok(timestamp) => write!(f, "{timestamp:.3}"),
            Err(_) => f.write_str("9999-12-31T23:59:59Z"),
        }
    }
}

/// Why a text is no date or no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct BadTime {
    pub expected: &'static str,
}

impl FromStr for DateTime {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        text.parse::<Timestamp>()
            .map(|timestamp| Self(timestamp.as_microsecond()))
            .map_err(|_| BadTime {
                expected: "a time such as 2021-04-21T08:25:05Z",
            })
    }
}

/// A day of the calendar, as days since 1 January 1970. Stored as that integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(i32);

impl Date {
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self::from)
    }

    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1 January 1970.
    pub const fn days(self) -> i32 {
        self.0
    }

    pub fn civil(self) -> civil::Date {
        let epoch = civil::date(1970, 1, 1);
        epoch
            .checked_add(i64::from(self.0).days())
            .unwrap_or(if self.0 < 0 {
                civil::Date::MIN
            } else {
                civil::Date::MAX
            })
    }

    pub fn year(self) -> i16 {
        self.civil().year()
    }

    pub fn month(self) -> i8 {
        self.civil().month()
    }

    pub fn day(self) -> i8 {
        self.civil().day()
    }

    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day `months` later; the month's last day where there is no such day.
    pub fn plus_months(self, months: i32) -> Self {
        self.civil()
            .checked_add(i64::from(months).months())
            .map_or(self, Self::from)
    }

    pub fn first_of_month(self) -> Self {
        self.civil().first_of_month().into()
    }

    pub fn last_of_month(self) -> Self {
        self.civil().last_of_month().into()
    }

    /// As it cannot be misread: `21 Apr 2021`.
    pub fn words(self) -> String {
        self.civil().strftime("%-d %b %Y").to_string()
    }

    /// Midnight (UTC) at which the day begins.
    pub fn start(self) -> DateTime {
        DateTime(i64::from(self.0) * 86_400_000_000)
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        let since: SignedDuration = date.duration_since(civil::date(1970, 1, 1));
        Self((since.as_hours() / 24) as i32)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.civil().fmt(f)
    }
}

impl FromStr for Date {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        // The civil parser would also take a whole timestamp, which hides a caller's mistake
        (text.len() == 10)
            .then(|| text.parse::<civil::Date>().ok())
            .flatten()
            .map(Self::from)
            .ok_or(BadTime {
                expected: "a date such as 2021-04-21",
            })
    }
}

macro_rules! on_the_wire {
    ($name:ident, $format:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}

on_the_wire!(DateTime, "date-time");
on_the_wire!(Date, "date");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn dates_survive_the_wire(days in -100_000i32..200_000) {
            let date = Date::from_days(days);
            prop_assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            prop_assert_eq!(date.start().date(), date);
        }

        #[test]
        fn no_text_makes_parsing_panic(text in ".{0,40}") {
            let _ = text.parse::<Date>();
            let _ = text.parse::<DateTime>();
        }
    }

    #[test]
    fn times_are_written_in_utc() {
        let time: DateTime = "2021-04-21T16:25:05+08:00".parse().unwrap();
        assert_eq!(time.to_string(), "2021-04-21T08:25:05.000Z");
    }

    #[test]
    fn a_timestamp_is_no_date() {
        assert!("2021-04-21T08:25:05Z".parse::<Date>().is_err());
        assert!("2021-02-30".parse::<Date>().is_err());
    }
}
