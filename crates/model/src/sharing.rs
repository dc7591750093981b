//! What a person agrees to share of an account, where they narrow it: kinds of data, and days. What is left out is never
//! stored.

use serde::{Deserialize, Serialize};

use crate::{
    Date,
    records::{AnyRecord, Datapoint},
};

/// What is shared of an account: these kinds of data, of these days. `None` for no bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sharing {
    pub datapoints: Vec<Datapoint>,
    pub start_date: Option<Date>,
    pub end_date: Option<Date>,
}

/// What a person agreed to beside the text of the consent. It counts for the accounts that they connect from then on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Whether those accounts may be read again from time to time.
    pub keep_fresh: bool,
    /// `None` where everything is shared that the provider gives.
    pub sharing: Option<Sharing>,
}

impl Sharing {
    /// Whether the days from `first` to `last` lie within.
    pub fn holds(&self, first: Date, last: Date) -> bool {
        self.start_date.is_none_or(|start| first >= start) && self.end_date.is_none_or(|end| last <= end)
    }

    /// Whether something that lasted from `first` to `last`, or lasts still, was so on one of the days.
    fn touches(&self, first: Date, last: Option<Date>) -> bool {
        self.start_date
            .is_none_or(|start| last.is_none_or(|last| last >= start))
            && self.end_date.is_none_or(|end| first <= end)
    }

    /// What was left out, for whoever reads what there is: "The person shares only identities, from 1 Mar 2026 on."
    pub fn words(&self) -> String {
        let kinds: Vec<String> = self
            .datapoints
            .iter()
            .map(|kind| kind.as_str().to_lowercase())
            .collect();
        let days = match (self.start_date, self.end_date) {
            (Some(first), Some(last)) => format!(", {} to {}", first.words(), last.words()),
            (Some(first), None) => format!(", from {} on", first.words()),
            (None, Some(last)) => format!(", up to {}", last.words()),
            (None, None) => String::new(),
        };
        format!("The person shares only {}{days}.", kinds.join(", "))
    }

    /// What is shared of a record; nothing where all of it was left out. Whoever leaves out where they work leaves out the
    /// employer's name wherever it stands.
    pub fn shared(&self, mut record: AnyRecord) -> Option<AnyRecord> {
        if !self.covers(&record) {
            return None;
        }
        if !self.datapoints.contains(&Datapoint::Employments) {
            match &mut record {
                AnyRecord::Identity(one) => one.latest_employer_name = None,
                AnyRecord::Income(one) => one.employer = None,
                _ => {}
            }
        }
        Some(record)
    }

    /// Whether a record is shared. One of a pay period is where all of its days are; an employment or a loan where it lasted on
    /// one of them; and what has no date, such as a name, always is.
    fn covers(&self, record: &AnyRecord) -> bool {
        if !self.datapoints.contains(&record.kind().datapoint()) {
            return false;
        }
        match record {
            AnyRecord::Employment(one) => self.touches(one.start_date, one.end_date),
            AnyRecord::Liability(one) => self.touches(one.start_date, one.end_date),
            AnyRecord::Income(one) => self.holds(one.start_date, one.end_date.unwrap_or(one.start_date)),
            other => other.date().is_none_or(|day| self.holds(day, day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Contribution, Employment, Income, Rating};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn sharing(kinds: &[Datapoint], start: Option<&str>, end: Option<&str>) -> Sharing {
        Sharing {
            datapoints: kinds.to_vec(),
            start_date: start.map(day),
            end_date: end.map(day),
        }
    }

    fn income(start: &str, end: &str) -> AnyRecord {
        Income {
            work_item: None,
            employer: None,
            start_date: day(start),
            end_date: Some(day(end)),
            currency: "PHP".parse().unwrap(),
            frequency: None,
            base_amount: None,
            gross_amount: None,
            net_amount: None,
        }
        .into()
    }

    fn employment(start: &str, end: Option<&str>) -> AnyRecord {
        Employment {
            name: None,
            description: None,
            job_title: None,
            department: None,
            employee_number: None,
            employer_number: None,
            employer: None,
            status: None,
            start_date: day(start),
            end_date: end.map(day),
            reported_date: None,
        }
        .into()
    }

    fn contribution(on: &str) -> AnyRecord {
        Contribution {
            date: day(on),
            currency: "PHP".parse().unwrap(),
            amount: serde_json::from_value(100.into()).unwrap(),
            reference_id: None,
        }
        .into()
    }

    #[test]
    fn a_kind_that_was_left_out_is_not_shared() {
        let only = sharing(&[Datapoint::Incomes], None, None);
        assert!(only.covers(&income("2026-01-01", "2026-01-15")));
        assert!(!only.covers(&employment("2020-01-06", None)));
    }

    #[test]
    fn pay_of_a_period_that_begins_before_the_first_day_is_left_out_whole() {
        let since = sharing(&[Datapoint::Incomes], Some("2026-01-10"), Some("2026-02-15"));
        assert!(!since.covers(&income("2026-01-01", "2026-01-15")));
        assert!(since.covers(&income("2026-01-16", "2026-01-31")));
        assert!(since.covers(&income("2026-02-01", "2026-02-15")));
        assert!(!since.covers(&income("2026-02-01", "2026-02-28")));
    }

    #[test]
    fn an_employment_is_shared_where_it_lasted_on_one_of_the_days() {
        let since = sharing(&[Datapoint::Employments], Some("2026-01-10"), Some("2026-06-30"));
        assert!(since.covers(&employment("2015-03-01", None)));
        assert!(since.covers(&employment("2015-03-01", Some("2026-01-10"))));
        assert!(!since.covers(&employment("2015-03-01", Some("2026-01-09"))));
        assert!(!since.covers(&employment("2026-07-01", None)));
    }

    #[test]
    fn who_leaves_out_where_they_work_leaves_out_the_employers_name() {
        let mut pay = income("2026-01-01", "2026-01-15");
        if let AnyRecord::Income(one) = &mut pay {
            one.employer = Some("Mabuhay Foods".into());
        }
        let shared = sharing(&[Datapoint::Incomes], None, None).shared(pay.clone());
        assert!(matches!(shared, Some(AnyRecord::Income(one)) if one.employer.is_none()));
        let both = sharing(&[Datapoint::Incomes, Datapoint::Employments], None, None);
        assert_eq!(both.shared(pay.clone()), Some(pay));
    }

    #[test]
    fn what_has_a_day_is_shared_on_the_bounds_and_within_and_what_has_none_always() {
        let kinds = [Datapoint::Contributions, Datapoint::Ratings];
        let since = sharing(&kinds, Some("2026-01-10"), Some("2026-01-12"));
        assert!(since.covers(&contribution("2026-01-10")));
        assert!(since.covers(&contribution("2026-01-12")));
        assert!(!since.covers(&contribution("2026-01-09")));
        assert!(!since.covers(&contribution("2026-01-13")));
        let rating: Rating = serde_json::from_str("{}").unwrap();
        assert!(since.covers(&rating.into()));
    }
}
