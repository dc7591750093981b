//! When a delivery that failed is tried again.

use std::{fmt, str::FromStr, time::Duration};

use openwink_model::webhooks::DEFAULT_WAITS;
use serde::{Deserialize, Serialize};

/// Fewer would lose events to a receiver's ordinary outage.
const MIN_TRIES: usize = 8;
const MAX_TRIES: usize = 50;
const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);
const UNITS: [(char, u64); 4] = [('d', 24 * 3600), ('h', 3600), ('m', 60), ('s', 1)];

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSchedule {
    #[error("`{0}` is no wait: write a whole number and s, m, h or d, such as 30s or 2h, of at most 7 days")]
    Wait(String),
    #[error("{0} waits make {tries} tries; between {MIN_TRIES} and {MAX_TRIES} are allowed", tries = .0 + 1)]
    Count(usize),
}

/// The waits between tries, written `2s,10s,1m,…`: one try more than there are waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RetrySchedule(Vec<Duration>);

impl RetrySchedule {
    /// How many tries a delivery has in all.
    pub fn tries(&self) -> u32 {
        self.0.len() as u32 + 1
    }

    /// How long to wait after so many failed tries; nothing when that was the last. `jitter` is any random number: up
    /// to a tenth is added, so that what failed together does not come back together.
    pub fn next_wait(&self, attempts_made: u32, jitter: u32) -> Option<Duration> {
        let Some(waits_before) = attempts_made.checked_sub(1) else {
            return Some(Duration::ZERO);
        };
        let wait = *self.0.get(waits_before as usize)?;
        let most = wait.as_micros() as u64 / 10;
        let extra = u128::from(most) * u128::from(jitter) / u128::from(u32::MAX);
        Some(wait + Duration::from_micros(extra as u64))
    }
}

impl Default for RetrySchedule {
    fn default() -> Self {
        Self(DEFAULT_WAITS.to_vec())
    }
}

impl FromStr for RetrySchedule {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        let waits = text.split(',').map(|wait| {
            let wait = wait.trim();
            parse_wait(wait).ok_or_else(|| BadSchedule::Wait(wait.to_owned()))
        });
        let waits = waits.collect::<Result<Vec<_>, _>>()?;
        if !(MIN_TRIES..=MAX_TRIES).contains(&(waits.len() + 1)) {
            return Err(BadSchedule::Count(waits.len()));
        }
        Ok(Self(waits))
    }
}

fn parse_wait(text: &str) -> Option<Duration> {
    let (_, seconds) = UNITS.iter().find(|(unit, _)| text.ends_with(*unit))?;
    let digits = &text[..text.len() - 1];
    // The number's own parser would take a sign too
    let number: u64 = digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())??;
    let wait = Duration::from_secs(number.checked_mul(*seconds)?);
    (!wait.is_zero() && wait <= LONGEST).then_some(wait)
}

impl fmt::Display for RetrySchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, wait) in self.0.iter().map(Duration::as_secs).enumerate() {
            let (unit, seconds) = UNITS
                .into_iter()
                .find(|(_, seconds)| wait.is_multiple_of(*seconds))
                .unwrap_or(('s', 1));
            write!(f, "{}{}{unit}", if at == 0 { "" } else { "," }, wait / seconds)?;
        }
        Ok(())
    }
}

impl TryFrom<String> for RetrySchedule {
    type Error = BadSchedule;

    fn try_from(text: String) -> Result<Self, BadSchedule> {
        text.parse()
    }
}

impl From<RetrySchedule> for String {
    fn from(schedule: RetrySchedule) -> Self {
        schedule.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_default_is_ten_tries_over_a_day() {
        let schedule = RetrySchedule::default();
        assert_eq!(schedule.to_string(), "2s,10s,1m,5m,30m,2h,5h,8h,8h");
        assert_eq!(schedule.to_string().parse(), Ok(schedule.clone()));
        assert_eq!(schedule.tries(), 10);
        assert_eq!(schedule.next_wait(0, u32::MAX), Some(Duration::ZERO));
        assert_eq!(schedule.next_wait(1, 0), Some(Duration::from_secs(2)));
        assert_eq!(schedule.next_wait(1, u32::MAX), Some(Duration::from_millis(2200)));
        assert_eq!(schedule.next_wait(9, 0), Some(Duration::from_secs(8 * 3600)));
        assert_eq!(schedule.next_wait(10, 0), None);
        assert_eq!(schedule.next_wait(u32::MAX, 0), None);
    }

    #[test]
    fn spaces_and_every_unit_are_read() {
        let schedule: RetrySchedule = "1s, 90s, 1m,60m ,2h,1d, 7d".parse().unwrap();
        assert_eq!(schedule.to_string(), "1s,90s,1m,1h,2h,1d,7d");
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        for wait in [
            "",
            "s",
            "0s",
            "5",
            "5x",
            "-1s",
            "+1s",
            "1.5h",
            "8d",
            "99999999999999999999s",
            "5é",
            "1 h",
        ] {
            let error = format!("1s,1s,1s,1s,1s,1s,{wait}")
                .parse::<RetrySchedule>()
                .unwrap_err();
            assert_eq!(error, BadSchedule::Wait(wait.into()));
        }
        let error = "2s,10s".parse::<RetrySchedule>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "2 waits make 3 tries; between 8 and 50 are allowed"
        );
        assert_eq!(
            vec!["1s"; 50].join(",").parse::<RetrySchedule>(),
            Err(BadSchedule::Count(50))
        );
    }

    #[test]
    fn the_configuration_holds_it_as_text() {
        let text = "\"2s,10s,1m,5m,30m,2h,5h,8h,8h\"";
        let schedule: RetrySchedule = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&schedule).unwrap(), text);
    }

    proptest! {
        #[test]
        fn jitter_adds_at_most_a_tenth(tries in 1..10u32, jitter: u32) {
            let schedule = RetrySchedule::default();
            let (base, wait) = (schedule.next_wait(tries, 0).unwrap(), schedule.next_wait(tries, jitter).unwrap());
            prop_assert!(base <= wait && wait <= base + base / 10);
        }

        #[test]
        fn what_was_written_reads_the_same(seconds in prop::collection::vec(1..604_801_u64, 7..49)) {
            let schedule = RetrySchedule(seconds.into_iter().map(Duration::from_secs).collect());
            prop_assert_eq!(schedule.to_string().parse(), Ok(schedule));
        }

        #[test]
        fn no_text_makes_parsing_panic(text in ".{0,40}") {
            let _ = text.parse::<RetrySchedule>();
        }
    }
}
