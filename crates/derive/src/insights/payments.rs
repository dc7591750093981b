//! How many instalments of a loan have been paid: no source lists payments, so they are reckoned from the calendar.

use openwink_model::{
    Amount, Date,
    records::{Liability, PayPeriod},
};

use crate::{Month, figures::raw, month::within_calendar};

/// Instalments that have fallen due by `day`, less those that are overdue; none where that cannot be told.
pub(super) fn payments_made(loan: &Liability, each: Amount, day: Date) -> Option<u32> {
    let first = within_calendar(loan.first_amortization_date?);
    let until = loan.end_date.map_or(day, |end| within_calendar(end).min(day));
    let due = due_by(first, until, loan.amortization_frequency?)?;
    let late = loan.overdue_payment_amount.map_or(0, raw).max(0);
    let late = (late + raw(each) - 1) / raw(each);
    Some(due.saturating_sub(u32::try_from(late).unwrap_or(u32::MAX)))
}

fn due_by(first: Date, until: Date, frequency: PayPeriod) -> Option<u32> {
    let every_days = |days: i64| {
        let passed = i64::from(until.days()) - i64::from(first.days());
        u32::try_from(passed.div_euclid(days) + 1).unwrap_or(0)
    };
    Some(match frequency {
        PayPeriod::Daily => every_days(1),
        PayPeriod::Weekly => every_days(7),
        PayPeriod::Semimonthly => {
            every_months(1, first, until).saturating_add(every_months(1, first, until.plus_days(-15)))
        }
        PayPeriod::Monthly => every_months(1, first, until),
        PayPeriod::Bimonthly => every_months(2, first, until),
        PayPeriod::Quarterly => every_months(3, first, until),
        PayPeriod::Annually => every_months(12, first, until),
        PayPeriod::Hourly | PayPeriod::Variable | PayPeriod::Unspecified => return None,
    })
}

fn every_months(step: i32, first: Date, until: Date) -> u32 {
    let until = within_calendar(until);
    // Whether the instalment of the month that `until` lies in is due by then
    let month = Month::of(until);
    let day = if first == first.last_of_month() {
        31
    } else {
        first.day()
    };
    let due_now = until.day() >= day.min(month.last_day().day());
    let mut months = month.since(Month::of(first));
    if !due_now {
        months -= 1;
    }
    u32::try_from(months.div_euclid(step) + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instalments_fall_due_by_the_calendar() {
        for (frequency, first, until, expected) in [
            (PayPeriod::Monthly, "2026-01-31", "2026-01-30", 0),
            (PayPeriod::Monthly, "2026-01-31", "2026-02-27", 1),
            (PayPeriod::Monthly, "2026-01-31", "2026-02-28", 2),
            (PayPeriod::Monthly, "2026-02-28", "2026-03-30", 1),
            (PayPeriod::Monthly, "2026-02-28", "2026-03-31", 2),
            (PayPeriod::Monthly, "2026-01-30", "2026-02-28", 2),
            (PayPeriod::Monthly, "2026-01-30", "2026-03-29", 2),
            (PayPeriod::Semimonthly, "2026-01-31", "2026-02-28", 3),
            (PayPeriod::Bimonthly, "2026-01-15", "2026-05-14", 2),
            (PayPeriod::Quarterly, "2026-01-15", "2026-04-15", 2),
            (PayPeriod::Annually, "2024-02-29", "2026-02-28", 3),
            (PayPeriod::Weekly, "2026-01-01", "2026-01-08", 2),
            (PayPeriod::Daily, "2026-01-01", "2025-12-31", 0),
        ] {
            let due = due_by(first.parse().unwrap(), until.parse().unwrap(), frequency);
            assert_eq!(due, Some(expected), "{frequency} from {first} until {until}");
        }
        assert_eq!(
            due_by(Date::from_days(0), Date::from_days(9), PayPeriod::Variable),
            None
        );
    }
}
