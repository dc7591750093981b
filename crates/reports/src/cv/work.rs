//! Where the person works and since when: employments of one employer from several sources become one job.

use openwink_model::{Date, ids::SourceId, records::Employment};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Dossier, Held, matching::employer_key};

/// A document speaks for the day that it was written for and so many days after it.
const FRESH: i32 = 100;
/// Two spells at one employer with no more days between them are one job, told by two sources.
const GAP: i32 = 45;

/// A job, as all sources together tell it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// None where the source does not name it.
    pub employer: Option<String>,
    pub title: Option<String>,
    pub department: Option<String>,
    /// As the source words it: "Regular", "Contract".
    pub status: Option<String>,
    pub start_date: Date,
    /// None while it goes on.
    pub end_date: Option<Date>,
    pub current: bool,
    /// Whole months from the start to the end, or to today.
    pub months: i32,
    /// Until when a source says that it knows, where no end is known.
    pub reported_date: Option<Date>,
    /// The weightiest first: what they contradict each other in is told as it says.
    pub sources: Vec<SourceId>,
}

struct Group<'a> {
    key: Option<String>,
    from: Date,
    until: Date,
    /// The weightiest first.
    told: Vec<&'a Held<Employment>>,
}

pub fn jobs(dossier: &Dossier, as_of: Date) -> Vec<Job> {
    let mut all: Vec<&Held<Employment>> = dossier.records.employments.iter().collect();
    all.sort_by_key(|held| (dossier.rank(held.source_id), held.record.start_date));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for held in all {
        let job = &held.record;
        let key = employer_key(job.employer.as_deref().or(job.name.as_deref()));
        let (from, until) = (job.start_date, last_day(job, as_of).max(job.start_date));
        // One source tells of each of its jobs by itself: a person may come back to an employer
        let same = |group: &&mut Group<'_>| {
            group.key.is_some()
                && group.key == key
                && group.told.iter().all(|told| told.source_id != held.source_id)
                && from.days() <= group.until.days().saturating_add(GAP)
                && group.from.days() <= until.days().saturating_add(GAP)
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.from = group.from.min(from);
                group.until = group.until.max(until);
                group.told.push(held);
            }
            None => groups.push(Group {
                key,
                from,
                until,
                told: vec![held],
            }),
        }
    }
    let mut jobs: Vec<Job> = groups.iter().map(|group| job(&group.told, as_of)).collect();
    jobs.sort_by(|one, other| {
        let key = |job: &Job| {
            (
                job.current,
                job.end_date.or(job.reported_date).unwrap_or(as_of),
                job.start_date,
            )
        };
        key(other).cmp(&key(one))
    });
    jobs
}

fn last_day(job: &Employment, as_of: Date) -> Date {
    job.end_date.unwrap_or(as_of)
}

fn job(told: &[&Held<Employment>], as_of: Date) -> Job {
    let text = |of: fn(&Employment) -> &Option<String>| {
        told.iter()
            .find_map(|held| of(&held.record).clone().filter(|text| !text.trim().is_empty()))
    };
    let linked = told
        .iter()
        .filter(|held| matches!(held.source_id, SourceId::Account(_)))
        .count();
    // What a document says of the start is when it was written for: a system that keeps the employment knows better.
    // Where there are documents alone, the earliest is nearest to the truth
    let start_date = match linked {
        0 => told.iter().map(|held| held.record.start_date).min(),
        _ => told.first().map(|held| held.record.start_date),
    }
    .unwrap_or(as_of);
    let end_date = match linked {
        0 => told
            .iter()
            .map(|held| held.record.end_date)
            .max_by_key(|end| end.unwrap_or(Date::from_days(i32::MAX))),
        _ => told.first().map(|held| held.record.end_date),
    }
    .flatten();
    let reported_date = told.iter().filter_map(|held| held.record.reported_date).max();
    let current = match (end_date, reported_date) {
        (Some(end), _) => end >= as_of,
        (None, Some(reported)) if linked == 0 => as_of.days().saturating_sub(reported.days()) <= FRESH,
        (None, _) => true,
    };
    let until = match current {
        true => as_of,
        false => end_date.or(reported_date).unwrap_or(as_of),
    };
    let mut sources: Vec<SourceId> = Vec::new();
    for held in told {
        if !sources.contains(&held.source_id) {
            sources.push(held.source_id);
        }
    }
    Job {
        employer: text(|job| &job.employer).or_else(|| text(|job| &job.name)),
        title: text(|job| &job.job_title),
        department: text(|job| &job.department),
        status: text(|job| &job.status),
        start_date,
        end_date,
        current,
        months: months_between(start_date, until),
        reported_date,
        sources,
    }
}

/// Whole months from one day to another.
fn months_between(from: Date, to: Date) -> i32 {
    let whole = crate::Month::of(to).since(crate::Month::of(from));
    let whole = if to.day() < from.day() { whole - 1 } else { whole };
    whole.max(0)
}
