//! When an account is read again: every so often, on the day on which it was connected, at a time of day of its own, so that
//! not all of a provider's accounts come at once.

use std::{collections::BTreeMap, fmt, str::FromStr, time::Duration};

use openwink_model::{DateTime, ids::AccountId, ids::TypedId};

const DAY: u64 = 86_400;

/// How often an account is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    Months(u16),
    Days(u16),
    Never,
}

impl FromStr for Every {
    type Err = ();

    /// `1mo`, `14d` or `never`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        if text == "never" {
            return Ok(Self::Never);
        }
        let number = |text: &str, most: u16| {
            let number = text.parse::<u16>().map_err(drop)?;
            (1..=most).contains(&number).then_some(number).ok_or(())
        };
        if let Some(months) = text.strip_suffix("mo") {
            return number(months, 24).map(Self::Months);
        }
        number(text.strip_suffix('d').ok_or(())?, 730).map(Self::Days)
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months(months) => write!(f, "{months}mo"),
            Self::Days(days) => write!(f, "{days}d"),
            Self::Never => f.write_str("never"),
        }
    }
}

/// How often accounts are read again, by provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncPlan {
    pub usually: Every,
    pub by_provider: BTreeMap<String, Every>,
}

impl Default for SyncPlan {
    fn default() -> Self {
        Self {
            usually: Every::Months(1),
            by_provider: BTreeMap::new(),
        }
    }
}

impl SyncPlan {
    pub fn of(&self, provider: &str) -> Every {
        self.by_provider.get(provider).copied().unwrap_or(self.usually)
    }

    /// When an account is read next after a moment; `None` for never.
    pub fn next(
        &self,
        provider: &str,
        account: AccountId,
        connected: DateTime,
        after: DateTime,
    ) -> Option<DateTime> {
        let (first, most) = (connected.date(), 100_000);
        let day = match self.of(provider) {
            Every::Never => return None,
            Every::Days(days) => (1..=most)
                .map(|times| first.plus_days(times * i32::from(days)))
                .find(|day| *day > after.date()),
            Every::Months(months) => (1..=most / 40)
                .map(|times| first.plus_months(times * i32::from(months)))
                .find(|day| *day > after.date()),
        };
        Some(day?.start().plus(time_of_day(account)))
    }
}

/// The account's own time of day: from its id's random part, so that it is the same each time.
fn time_of_day(account: AccountId) -> Duration {
    let random = account.uuid().as_u128() as u64;
    // Fibonacci hashing: ids that were made together do not fall together
    let spread = random.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    Duration::from_secs(((u128::from(spread) * u128::from(DAY)) >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use openwink_model::Date;
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    fn account(number: u128) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn monthly_on_the_day_of_connection_and_on_a_months_last_day_where_there_is_none() {
        let plan = SyncPlan::default();
        let connected = at("2026-01-31T10:00:00Z");
        let mut days = Vec::new();
        let mut now = connected;
        for _ in 0..4 {
            now = plan.next("any", account(7), connected, now).unwrap();
            days.push(now.date().to_string());
        }
        assert_eq!(days, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
    }

    #[test]
    fn a_provider_may_have_its_own_interval_or_none() {
        let plan = SyncPlan {
            by_provider: BTreeMap::from([("weekly".into(), Every::Days(7)), ("off".into(), Every::Never)]),
            ..SyncPlan::default()
        };
        let connected = at("2026-03-02T23:59:59Z");
        let next = plan.next("weekly", account(7), connected, at("2026-03-20T00:00:00Z"));
        assert_eq!(next.unwrap().date(), Date::new(2026, 3, 23).unwrap());
        assert_eq!(plan.next("off", account(7), connected, connected), None);
    }

    #[test]
    fn accounts_are_spread_over_the_day() {
        let plan = SyncPlan::default();
        let connected = at("2026-03-02T12:00:00Z");
        let mut hours = [0_u32; 24];
        for number in 0..2400 {
            let next = plan.next("any", account(number), connected, connected).unwrap();
            hours[(next.micros() / 3_600_000_000 % 24) as usize] += 1;
        }
        assert!(hours.iter().all(|count| (50..200).contains(count)), "{hours:?}");
    }

    #[test]
    fn intervals_are_read_as_they_are_written() {
        for text in ["1mo", "12mo", "1d", "730d", "never"] {
            assert_eq!(text.parse::<Every>().unwrap().to_string(), text);
        }
        for text in ["", "0d", "731d", "25mo", "1", "d", "-1d", "weekly", "1 mo"] {
            assert!(text.parse::<Every>().is_err(), "{text}");
        }
    }
}
