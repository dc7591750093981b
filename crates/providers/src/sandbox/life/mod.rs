//! One consistent life per person: from the facts of a career to payslips, contributions, loans and trips.
//!
//! A life is a function of the person alone. The date only says how much of it has happened, so a later date adds and
//! never changes. (The new hire is the one exception: the first of last month moves on.)

pub(crate) mod gig;
pub(crate) mod loans;
pub(crate) mod pay;

use openwink_model::{Amount, Date};

use super::{
    careers::{Career, LoanKind},
    dice::Dice,
    people::{Person, date},
    rules::{self, Rules},
    visitors::{Special, Visitor},
};

/// Gig work began here for everybody.
const GIG_START: (i16, i8, i8) = (2023, 9, 4);

/// A job as it was held.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub employer: String,
    pub title: &'static str,
    pub department: &'static str,
    pub start: Date,
    pub end: Option<Date>,
    salary: Amount,
    promotions: Vec<(Date, i64)>,
    pub overtime: i64,
    leave: Vec<(Date, Date)>,
    /// Seeds the job's chances; the employer's real name, so that a renamed employer pays the same.
    seed: String,
}

pub(crate) struct Life {
    pub person: &'static Person,
    pub career: &'static Career,
    pub rules: &'static dyn Rules,
    pub jobs: Vec<Job>,
    pub loans: Vec<loans::Loan>,
    pub gig_start: Date,
}

impl Life {
    /// The visitor's life until `today`. At an employer's own log-in the present job is one with that employer.
    pub(crate) fn of(visitor: &Visitor, present_employer: Option<&str>, today: Date) -> Self {
        let person = visitor.person;
        let career = person.career;
        let mut life = Self {
            person,
            career,
            rules: rules::of(person.country),
            jobs: career.jobs.iter().map(Job::new).collect(),
            loans: loans::taken(person, today),
            gig_start: date(GIG_START),
        };
        if visitor.special == Some(Special::NewHire) {
            let hired = today.first_of_month().plus_months(-1);
            life.jobs.drain(..life.jobs.len().saturating_sub(1));
            for job in &mut life.jobs {
                job.start = hired;
            }
            life.loans.clear();
            life.gig_start = hired;
        }
        life.jobs.retain(|job| job.start <= today);
        if let (Some(job), Some(name)) = (life.jobs.last_mut(), present_employer) {
            name.clone_into(&mut job.employer);
        }
        life
    }

    /// The job that the person holds or held last.
    pub(crate) fn present(&self) -> Option<&Job> {
        self.jobs.last()
    }

    pub(crate) fn dice(&self, purpose: &str, number: i32) -> Dice {
        Dice::of(&[self.person.key, self.person.country.as_str(), purpose], number)
    }

    pub(crate) fn loans_of(&self, kind: Option<LoanKind>) -> impl Iterator<Item = &loans::Loan> {
        self.loans
            .iter()
            .filter(move |loan| kind.is_none_or(|kind| loan.plan.kind == kind))
    }
}

impl Job {
    fn new(job: &super::careers::Job) -> Self {
        Self {
            employer: job.employer.to_owned(),
            title: job.title,
            department: job.department,
            start: date(job.start),
            end: job.end.map(date),
            salary: Amount::units(job.salary),
            promotions: job
                .promotions
                .iter()
                .map(|(from, rise)| (date(*from), *rise))
                .collect(),
            overtime: job.overtime,
            leave: job
                .leave
                .iter()
                .map(|(from, to)| (date(*from), date(*to)))
                .collect(),
            seed: job.employer.to_owned(),
        }
    }

    /// Monthly pay by contract on a day: every January after a year of work brings a rise.
    pub(crate) fn salary_on(&self, day: Date, life: &Life) -> Amount {
        let mut salary = self.salary;
        let mut rise = |basis_points: i64| {
            let step = life.rules.salary_step().as_cents();
            let raised = salary.ratio(10_000 + basis_points, 10_000).as_cents();
            salary = Amount::cents((raised + step / 2) / step * step);
        };
        for year in self.start.year() + 1..=day.year() {
            if self.start.plus_months(11) < date((year, 1, 1)) {
                rise(life.dice(&self.seed, i32::from(year)).between(250, 650));
            }
            let promotions = self
                .promotions
                .iter()
                .filter(|(from, _)| from.year() == year && *from <= day);
            promotions.for_each(|(_, basis_points)| rise(*basis_points));
        }
        salary
    }

    /// Working days (Monday to Friday) from `first` to `last` and how many of them were worked for pay.
    pub(crate) fn working_days(&self, first: Date, last: Date) -> (i64, i64) {
        let mut all = 0;
        let mut worked = 0;
        for day in (first.days()..=last.days()).map(Date::from_days) {
            if weekday(day) >= 5 {
                continue;
            }
            all += 1;
            let away = self.leave.iter().any(|(from, to)| (*from..=*to).contains(&day));
            let employed = self.start <= day && self.end.is_none_or(|end| end >= day);
            worked += i64::from(employed && !away);
        }
        (all, worked)
    }

    pub(crate) fn ended_by(&self, today: Date) -> Option<Date> {
        self.end.filter(|end| *end <= today)
    }
}

/// 0 for Monday to 6 for Sunday.
pub(crate) fn weekday(day: Date) -> i32 {
    // 1 January 1970 was a Thursday
    (day.days() + 3).rem_euclid(7)
}
