//! Numbers that do not fit each other, with the sources that say them. A disagreement is no verdict: a person looks.

use openwink_model::{Amount, Currency, Date, ids::SourceId, text_enum};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Job, income, person};
use crate::{
    Dossier, Month,
    matching::{employer_key, same_person},
    words::{date_words, money, month_words},
};

/// Amounts that differ by less than a hundredth, or by less than one unit, are the same amount rounded.
const ROUNDING: i64 = 100;
/// Two systems seldom agree on the very day of a start: the month is what counts.
const DAYS_APART: i32 = 31;
/// Two jobs at once for fewer days than this are a change of jobs.
const CHANGE_OF_JOBS: i32 = 31;

text_enum! {
    pub enum DisagreementKind {
        Name = "NAME",
        DateOfBirth = "DATE_OF_BIRTH",
        /// Two sources of one month's pay at one employer.
        Income = "INCOME",
        /// Two sources of one job's start or end.
        EmploymentDates = "EMPLOYMENT_DATES",
        /// Two employers at once.
        EmploymentOverlap = "EMPLOYMENT_OVERLAP",
        /// Pay from a time in which no job at that employer is known.
        PayOutsideEmployment = "PAY_OUTSIDE_EMPLOYMENT",
    }
}

/// What one side says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    pub source_id: SourceId,
    /// What it says, for a person: "PHP 25,000.00 net".
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    pub kind: DisagreementKind,
    /// Whether it weighs: two jobs at once, for one, may well be true.
    pub serious: bool,
    /// For a person: what does not fit.
    pub message: String,
    pub figures: Vec<Figure>,
}

pub fn find(dossier: &Dossier, jobs: &[Job], as_of: Date) -> Vec<Disagreement> {
    let mut all = Vec::new();
    all.extend(names(dossier));
    all.extend(births(dossier));
    all.extend(incomes(dossier));
    all.extend(dates(dossier, as_of));
    all.extend(overlaps(jobs, as_of));
    all.extend(outside(dossier, jobs));
    all.sort_by_key(|found| !found.serious);
    all
}

fn names(dossier: &Dossier) -> Option<Disagreement> {
    let identities = person::ranked(dossier);
    let first = identities.first()?;
    let mut figures: Vec<Figure> = Vec::new();
    for held in &identities {
        let name = held.record.full_name.trim();
        if !name.is_empty() && !figures.iter().any(|figure| same_person(&figure.text, name)) {
            figures.push(Figure {
                source_id: held.source_id,
                text: name.to_owned(),
            });
        }
    }
    (figures.len() > 1).then(|| Disagreement {
        kind: DisagreementKind::Name,
        serious: true,
        message: format!(
            "The sources name {}. Check that they all speak of {}.",
            match figures.len() {
                2 => "two different people".to_owned(),
                count => format!("{count} different people"),
            },
            first.record.full_name.trim()
        ),
        figures,
    })
}

fn births(dossier: &Dossier) -> Option<Disagreement> {
    let mut seen: Vec<(Date, SourceId)> = Vec::new();
    for held in person::ranked(dossier) {
        if let Some(born) = held.record.dob
            && !seen.iter().any(|(known, _)| *known == born)
        {
            seen.push((born, held.source_id));
        }
    }
    (seen.len() > 1).then(|| Disagreement {
        kind: DisagreementKind::DateOfBirth,
        serious: true,
        message: "The sources give different dates of birth.".to_owned(),
        figures: seen
            .into_iter()
            .map(|(born, source_id)| Figure {
                source_id,
                text: date_words(born),
            })
            .collect(),
    })
}

fn differ(one: Option<Amount>, other: Option<Amount>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let (one, other) = (one.as_cents(), other.as_cents());
    let apart = one.saturating_sub(other).saturating_abs();
    apart >= 100 && apart.saturating_mul(ROUNDING) > one.saturating_abs().max(other.saturating_abs())
}

fn pay(currency: Currency, gross: Option<Amount>, net: Option<Amount>) -> String {
    let part = |amount: Option<Amount>, what: &str| {
        amount.map(|amount| format!("{currency} {} {what}", money(amount)))
    };
    let parts: Vec<String> = [part(gross, "gross"), part(net, "net")]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

fn incomes(dossier: &Dossier) -> Vec<Disagreement> {
    let told = income::told(dossier);
    let mut all = Vec::new();
    for other in told.iter().filter(|told| !told.counted) {
        let counted = told.iter().find(|told| {
            told.counted
                && (told.currency, told.month) == (other.currency, other.month)
                && told.key == other.key
        });
        let Some(counted) = counted else { continue };
        let (gross, net) = (differ(counted.gross, other.gross), differ(counted.net, other.net));
        if !gross && !net {
            continue;
        }
        let employer = counted.employer.as_deref().unwrap_or("the employer");
        let figure = |told: &income::Told| Figure {
            source_id: told.source,
            text: pay(told.currency, told.gross, told.net),
        };
        all.push(Disagreement {
            kind: DisagreementKind::Income,
            serious: true,
            message: format!(
                "{} pay of {} from {employer} differs between sources.",
                match (gross, net) {
                    (true, true) => "Gross and net",
                    (true, false) => "Gross",
                    _ => "Net",
                },
                month_words(counted.month)
            ),
            figures: vec![figure(counted), figure(other)],
        });
    }
    all
}

fn spell(start: Date, end: Option<Date>) -> String {
    match end {
        Some(end) => format!("{} to {}", date_words(start), date_words(end)),
        None => format!("since {}", date_words(start)),
    }
}

/// Linked systems alone: what a payslip says of the start is the start of its period.
fn dates(dossier: &Dossier, as_of: Date) -> Vec<Disagreement> {
    let linked = dossier
        .records
        .employments
        .iter()
        .filter(|held| matches!(held.source_id, SourceId::Account(_)));
    let linked: Vec<_> = linked
        .filter_map(|held| {
            let job = &held.record;
            Some((employer_key(job.employer.as_deref())?, held))
        })
        .collect();
    let mut all = Vec::new();
    for (at, (key, one)) in linked.iter().enumerate() {
        for (other_key, other) in &linked[at + 1..] {
            let (a, b) = (&one.record, &other.record);
            let until = |end: Option<Date>| end.unwrap_or(as_of);
            let together = a.start_date <= until(b.end_date) && b.start_date <= until(a.end_date);
            if key != other_key || one.source_id == other.source_id || !together {
                continue;
            }
            let apart = |x: Date, y: Date| x.days().saturating_sub(y.days()).saturating_abs() > DAYS_APART;
            let start = apart(a.start_date, b.start_date);
            let end = match (a.end_date, b.end_date) {
                (None, None) => false,
                (Some(a), Some(b)) => apart(a, b),
                // One knows of an end that the other does not
                (Some(end), None) | (None, Some(end)) => end < as_of,
            };
            if start || end {
                all.push(Disagreement {
                    kind: DisagreementKind::EmploymentDates,
                    serious: end,
                    message: format!(
                        "The {} of the job at {} differs between sources.",
                        match (start, end) {
                            (true, true) => "time",
                            (true, false) => "start",
                            _ => "end",
                        },
                        a.employer.as_deref().unwrap_or("the employer")
                    ),
                    figures: [one, other]
                        .map(|held| Figure {
                            source_id: held.source_id,
                            text: spell(held.record.start_date, held.record.end_date),
                        })
                        .into(),
                });
            }
        }
    }
    all
}

fn overlaps(jobs: &[Job], as_of: Date) -> Vec<Disagreement> {
    let mut all = Vec::new();
    for (at, one) in jobs.iter().enumerate() {
        for other in &jobs[at + 1..] {
            let (Some(a), Some(b)) = (&one.employer, &other.employer) else {
                continue;
            };
            let from = one.start_date.max(other.start_date);
            let until = one.end_date.unwrap_or(as_of).min(other.end_date.unwrap_or(as_of));
            let days = until.days().saturating_sub(from.days());
            if employer_key(Some(a)) == employer_key(Some(b)) || days <= CHANGE_OF_JOBS {
                continue;
            }
            let figures = [one, other].into_iter().filter_map(|job| {
                Some(Figure {
                    source_id: *job.sources.first()?,
                    text: format!(
                        "{}, {}",
                        job.employer.as_deref().unwrap_or_default(),
                        spell(job.start_date, job.end_date)
                    ),
                })
            });
            all.push(Disagreement {
                kind: DisagreementKind::EmploymentOverlap,
                serious: false,
                message: format!(
                    "Jobs at {a} and {b} at the same time, from {} {}.",
                    date_words(from),
                    match one.current && other.current {
                        true => "until now".to_owned(),
                        false => format!("to {}", date_words(until)),
                    }
                ),
                figures: figures.collect(),
            });
        }
    }
    all
}

/// Pay from an employer whose job is known, in a month that lies outside of it.
fn outside(dossier: &Dossier, jobs: &[Job]) -> Vec<Disagreement> {
    let mut found: Vec<(String, String, Vec<income::Told>, &Job)> = Vec::new();
    for told in income::told(dossier).into_iter().filter(|told| told.counted) {
        let Some(key) = told.key.clone() else { continue };
        let at: Vec<&Job> = jobs
            .iter()
            .filter(|job| employer_key(job.employer.as_deref()).as_ref() == Some(&key))
            // A payslip knows nothing of the time before it
            .filter(|job| {
                job.sources
                    .iter()
                    .any(|source| matches!(source, SourceId::Account(_)))
            })
            .collect();
        let Some(nearest) = at.first() else { continue };
        // The last pay often comes in the month after the last day
        let within = |job: &&Job| {
            told.month >= Month::of(job.start_date)
                && job
                    .end_date
                    .is_none_or(|end| told.month <= Month::of(end).plus(1))
        };
        if at.iter().any(within) {
            continue;
        }
        let employer = told.employer.clone().unwrap_or_default();
        match found.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., months, _)) => months.push(told),
            None => found.push((key, employer, vec![told], nearest)),
        }
    }
    let told = found.into_iter().filter_map(|(_, employer, months, job)| {
        let (first, last) = (months.first()?, months.last()?);
        let when = match first.month == last.month {
            true => month_words(first.month),
            false => format!("{} to {}", month_words(first.month), month_words(last.month)),
        };
        let job_source = *job.sources.first()?;
        Some(Disagreement {
            kind: DisagreementKind::PayOutsideEmployment,
            serious: true,
            message: format!("Pay from {employer} for {when}, when no job there is known."),
            figures: vec![
                Figure {
                    source_id: first.source,
                    text: pay(first.currency, first.gross, first.net),
                },
                Figure {
                    source_id: job_source,
                    text: spell(job.start_date, job.end_date),
                },
            ],
        })
    });
    told.collect()
}
