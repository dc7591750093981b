//! Features of employments: whether, for how many and for how long the person works.

use std::collections::BTreeSet;

use openwink_model::{Date, records::Employment};

use crate::{
    EstimatedIncome, Features, Month, Records, Source, Value,
    month::full_months,
    records::each_once,
    wording::{employer_key, has_one_of},
};

/// Words of a status by which a job without an end has ended.
const ENDED: &[&str] = &[
    "ended",
    "former",
    "inactive",
    "resigned",
    "retired",
    "separated",
    "terminated",
];

/// An income of so many months before the last month that is over shows that the person still earns.
const RECENT_MONTHS: i32 = 2;

pub(super) fn fill(
    features: &mut Features,
    source: Source,
    records: &Records,
    estimated: &[EstimatedIncome],
    day: Date,
) {
    let jobs: Vec<&Employment> = each_once(&records.employments)
        .into_iter()
        .map(|one| &one.record)
        .filter(|job| job.start_date <= day)
        .collect();
    let current = jobs.iter().filter(|job| is_current(job, day));
    let since = current.map(|job| job.start_date).min();
    let over = Month::over_on(day);
    let months = || {
        estimated
            .iter()
            .map(|one| one.month)
            .filter(|month| *month <= over)
    };
    let recent = months().any(|month| month >= over.plus(-RECENT_MONTHS));

    features.employments_current_status = if since.is_some() {
        Value::Word("EMPLOYED")
    } else if recent && source.is_gig() {
        Value::Word("GIG")
    } else if recent && jobs.is_empty() {
        Value::Word("EMPLOYED")
    } else if !jobs.is_empty() || months().next().is_some() {
        Value::Word("UNEMPLOYED")
    } else {
        Value::NoData
    };
    features.employments_current_tenure = since.map_or(Value::NoData, |since| {
        Value::Count(full_months(since, day).into())
    });
    let employers: BTreeSet<_> = jobs
        .iter()
        .filter_map(|job| employer_key(job.employer.as_deref()?))
        .collect();
    if !employers.is_empty() {
        features.employments_employer_count = Value::Count(employers.len() as i64);
    }
}

fn is_current(job: &Employment, day: Date) -> bool {
    match job.end_date {
        Some(end) => end >= day,
        None => !has_one_of(job.status.as_deref(), ENDED),
    }
}
