//! Features of links: how often, and how long ago, the person linked with other tenants.

use openwink_model::DateTime;

use crate::{Features, Value};

/// So many days back links are looked at.
pub const LINK_DAYS: u32 = 730;

/// In microseconds.
const DAY: i128 = 86_400_000_000;

/// How long before the cut-off, in microseconds; none for what is not looked at.
fn age(link: DateTime, as_of: DateTime) -> Option<i128> {
    let age = i128::from(as_of.micros()) - i128::from(link.micros());
    (0..i128::from(LINK_DAYS) * DAY).contains(&age).then_some(age)
}

/// The times that are looked at, the earliest first.
pub fn links_within(links: &[DateTime], as_of: DateTime) -> Vec<DateTime> {
    let mut within: Vec<DateTime> = links
        .iter()
        .copied()
        .filter(|link| age(*link, as_of).is_some())
        .collect();
    within.sort_unstable();
    within
}

pub(super) fn fill(features: &mut Features, links: Option<&[DateTime]>, as_of: DateTime) {
    let Some(links) = links else { return };
    let ages: Vec<i128> = links.iter().filter_map(|link| age(*link, as_of)).collect();
    let days = |age: Option<&i128>| age.map_or(Value::NoData, |age| Value::Count((age / DAY) as i64));
    features.link_days_since_first = days(ages.iter().max());
    features.link_days_since_last = days(ages.iter().min());
    let within = |days: i128| Value::Count(ages.iter().filter(|age| **age < days * DAY).count() as i64);
    features.link_day3_count = within(3);
    features.link_day7_count = within(7);
    features.link_day30_count = within(30);
    features.link_day90_count = within(90);
    features.link_day180_count = within(180);
    features.link_day365_count = within(365);
    features.link_day730_count = within(730);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_beyond_two_years_and_of_the_future_are_not_looked_at() {
        let at = |days: i64, more: i64| DateTime::from_micros(days * DAY as i64 + more);
        let links = [at(1000, 1), at(1000, 0), at(270, 0), at(270, 1), at(997, 0)];
        assert_eq!(
            links_within(&links, at(1000, 0)),
            [at(270, 1), at(997, 0), at(1000, 0)]
        );
        let extremes = [DateTime::from_micros(i64::MIN), DateTime::from_micros(i64::MAX)];
        assert!(links_within(&extremes, at(0, 0)).is_empty());
    }
}
