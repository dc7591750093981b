//! Payslips and contributions: months of work, reckoned in order with the year so far.

use std::collections::BTreeMap;

use openwink_model::{Amount, Date, records::PayPeriod};

use super::{Job, Life};
use crate::sandbox::rules::{BonusBasis, Fund, Kind, Month, Payment, Share, YearToDate};

#[derive(Debug, Clone)]
pub(crate) struct Deduction {
    pub name: &'static str,
    pub amount: Amount,
}

/// One payment of an employer. It is paid on its last day.
#[derive(Debug, Clone)]
pub(crate) struct Payslip {
    /// Which of the life's jobs.
    pub job: usize,
    pub name: &'static str,
    pub start: Date,
    pub end: Date,
    pub frequency: PayPeriod,
    pub base: Amount,
    pub gross: Amount,
    pub deductions: Vec<Deduction>,
    pub net: Amount,
}

/// What both sides paid into a fund for a month.
#[derive(Debug, Clone)]
pub(crate) struct FundMonth {
    pub fund: Fund,
    pub posted: Date,
    pub month: Date,
    pub employee: Amount,
    pub employer: Amount,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Work {
    pub slips: Vec<Payslip>,
    pub funds: Vec<FundMonth>,
}

/// All pay of the life's jobs that was paid, and all contributions that were posted, by `today`.
pub(crate) fn work(life: &Life, today: Date) -> Work {
    let mut work = Work::default();
    for (index, job) in life.jobs.iter().enumerate() {
        let mut year = YearToDate::default();
        let mut first = job.start.first_of_month();
        let last = job.end.unwrap_or(today).min(today);
        while first <= last {
            if first.month() == life.rules.tax_year_begins() {
                year = YearToDate::default();
            }
            MonthOfWork {
                life,
                job,
                index,
                first,
            }
            .reckon(&mut year, &mut work);
            first = first.plus_months(1);
        }
    }
    // A month that has begun is reckoned whole: what is not yet paid has not yet happened
    work.slips.retain(|slip| slip.end <= today);
    work.funds.retain(|fund| fund.posted <= today);
    work
}

struct MonthOfWork<'a> {
    life: &'a Life,
    job: &'a Job,
    index: usize,
    first: Date,
}

/// A stretch of days that is paid at once.
struct Stretch {
    first: Date,
    last: Date,
    /// A month's pay is divided by this.
    parts: i64,
}

impl MonthOfWork<'_> {
    fn reckon(&self, year: &mut YearToDate, work: &mut Work) {
        let stretches = self.stretches();
        let Some(closing) = stretches.len().checked_sub(1) else {
            return;
        };
        let last_day = stretches[closing].last;
        let earned: Vec<(Amount, Amount, Amount)> =
            stretches.iter().map(|stretch| self.earn(stretch)).collect();
        let month = Month {
            first: self.first,
            basic: earned.iter().map(|pay| pay.0).sum(),
            gross: earned.iter().map(|pay| pay.0 + pay.1 + pay.2).sum(),
            age: full_years(self.life.person.born(), self.first),
        };
        let rules = self.life.rules;
        let shares = rules.contributions(&month);
        let bonus = rules.bonus(&BonusBasis {
            first: self.first,
            hired: self.job.start,
            left: self.job.end,
            basic: self.basic(self.job.salary_on(last_day, self.life)),
            basic_of_year: &|| self.basic_of_year(),
        });
        let mut posted: BTreeMap<Fund, (Amount, Amount)> = BTreeMap::new();
        let mut post = |shares: &[Share]| {
            for share in shares {
                let sums = posted.entry(share.fund).or_default();
                *sums = (sums.0 + share.employee, sums.1 + share.employer);
            }
        };
        let mut so_far = SoFar::default();
        let early = bonus.as_ref().filter(|bonus| bonus.date < last_day);
        let mut early = early.into_iter().peekable();
        for (number, stretch) in stretches.iter().enumerate() {
            if let Some(bonus) = early.next_if(|bonus| bonus.date < stretch.last) {
                work.slips
                    .push(self.pay_bonus(bonus.name, bonus.date, bonus.amount, &[], year, &mut so_far));
            }
            let closes_month = number == closing;
            let shares: &[Share] = if closes_month { &shares } else { &[] };
            post(shares);
            work.slips.push(self.pay(
                stretch,
                earned[number],
                closes_month,
                &month,
                shares,
                year,
                &mut so_far,
            ));
        }
        year.months += 1;
        year.ordinary = year.ordinary + rules.ordinary(&month);
        if let Some(bonus) = bonus.filter(|bonus| bonus.date >= last_day) {
            let shares = rules.bonus_contributions(&month, bonus.amount, year);
            post(&shares);
            work.slips
                .push(self.pay_bonus(bonus.name, bonus.date, bonus.amount, &shares, year, &mut so_far));
        }
        let posting = self.first.plus_months(1).plus_days(rules.posting_day() - 1);
        work.funds
            .extend(posted.into_iter().map(|(fund, (employee, employer))| FundMonth {
                fund,
                posted: posting,
                month: self.first,
                employee,
                employer,
            }));
    }

    /// The pay periods of the month in which the job was held.
    fn stretches(&self) -> Vec<Stretch> {
        let last = self.first.last_of_month();
        let middle = self.first.plus_days(14);
        let periods = if self.life.rules.semimonthly() {
            vec![(self.first, middle, 2), (middle.plus_days(1), last, 2)]
        } else {
            vec![(self.first, last, 1)]
        };
        let clip = |(first, last, parts): (Date, Date, i64)| Stretch {
            first: first.max(self.job.start),
            last: self.job.end.map_or(last, |end| last.min(end)),
            parts,
        };
        periods
            .into_iter()
            .map(clip)
            .filter(|stretch| stretch.first <= stretch.last)
            .collect()
    }

    fn basic(&self, salary: Amount) -> Amount {
        self.life
            .rules
            .round(salary.ratio(self.life.rules.basic_percent(), 100))
    }

    /// Basic pay, fixed allowances and overtime of a stretch.
    fn earn(&self, stretch: &Stretch) -> (Amount, Amount, Amount) {
        let rules = self.life.rules;
        let salary = self.job.salary_on(stretch.last, self.life);
        // Days off the job, before it began or after it ended, are missing from the whole period's days
        let whole = if stretch.parts == 2 && stretch.first.day() <= 15 {
            (self.first, self.first.plus_days(14))
        } else if stretch.parts == 2 {
            (self.first.plus_days(15), self.first.last_of_month())
        } else {
            (self.first, self.first.last_of_month())
        };
        let (days, worked) = self.job.working_days(whole.0, whole.1);
        let part = |amount: Amount| rules.round(amount.ratio(worked, days.max(1) * stretch.parts));
        let basic = part(self.basic(salary));
        let allowances = part(salary - self.basic(salary));
        let hours = if self.job.overtime > 0 && worked * 2 > days {
            self.life
                .dice(&format!("overtime {}", self.job.seed), stretch.last.days())
                .between(-2, self.job.overtime)
                .max(0)
        } else {
            0
        };
        (basic, allowances, rules.round(rules.overtime(salary, hours)))
    }

    /// Basic pay of the calendar year, the part that is still to come included.
    fn basic_of_year(&self) -> Amount {
        let january = self.first.plus_months(1 - i32::from(self.first.month()));
        (0..12)
            .map(|number| MonthOfWork {
                first: january.plus_months(number),
                ..*self
            })
            .flat_map(|month| {
                month
                    .stretches()
                    .into_iter()
                    .map(move |stretch| month.earn(&stretch).0)
                    .collect::<Vec<_>>()
            })
            .sum()
    }

    #[allow(clippy::too_many_arguments)]
    fn pay(
        &self,
        stretch: &Stretch,
        (basic, allowances, overtime): (Amount, Amount, Amount),
        closes_month: bool,
        month: &Month,
        shares: &[Share],
        year: &mut YearToDate,
        so_far: &mut SoFar,
    ) -> Payslip {
        let rules = self.life.rules;
        let gross = basic + allowances + overtime;
        let leaves = self.job.end.is_some_and(|end| end <= self.first.last_of_month());
        let ends_year = self.first.plus_months(1).month() == rules.tax_year_begins();
        let mut deductions = contributions(shares);
        let tax = self.withhold(
            Payment {
                kind: Kind::Regular,
                date: stretch.last,
                gross,
                contributions: shares.iter().map(|share| share.employee).sum(),
                taxed_benefits: shares.iter().map(|share| share.taxed).sum(),
                salary: self.job.salary_on(stretch.last, self.life),
                month_gross: so_far.gross,
                month_withheld: so_far.withheld,
                closes_year: closes_month && (leaves || ends_year),
            },
            year,
            so_far,
        );
        deductions.extend(tax);
        if closes_month {
            deductions.extend(
                rules
                    .local_tax(month)
                    .map(|(name, amount)| Deduction { name, amount }),
            );
            let last = self.first.last_of_month();
            deductions.extend(self.life.loans.iter().filter_map(|loan| {
                Some(Deduction {
                    name: loan.plan.name,
                    amount: loan.due_in(last)?,
                })
            }));
        }
        let frequency = if rules.semimonthly() {
            PayPeriod::Semimonthly
        } else {
            PayPeriod::Monthly
        };
        self.slip(
            "Salary",
            stretch.first,
            stretch.last,
            frequency,
            basic,
            gross,
            deductions,
        )
    }

    fn pay_bonus(
        &self,
        name: &'static str,
        date: Date,
        amount: Amount,
        shares: &[Share],
        year: &mut YearToDate,
        so_far: &mut SoFar,
    ) -> Payslip {
        let mut deductions = contributions(shares);
        let tax = self.withhold(
            Payment {
                kind: Kind::Bonus,
                date,
                gross: amount,
                contributions: shares.iter().map(|share| share.employee).sum(),
                taxed_benefits: Amount::ZERO,
                salary: self.job.salary_on(date, self.life),
                month_gross: so_far.gross,
                month_withheld: so_far.withheld,
                closes_year: false,
            },
            year,
            so_far,
        );
        deductions.extend(tax);
        self.slip(name, date, date, PayPeriod::Annually, amount, amount, deductions)
    }

    /// Reckons a payment's tax and adds the payment to the month and the year.
    fn withhold(&self, payment: Payment, year: &mut YearToDate, so_far: &mut SoFar) -> Option<Deduction> {
        let rules = self.life.rules;
        let tax = rules.round(rules.income_tax(&payment, year)).max(Amount::ZERO);
        let taxable = payment.gross + payment.taxed_benefits;
        so_far.gross = so_far.gross + taxable;
        so_far.withheld = so_far.withheld + tax;
        year.gross = year.gross + taxable;
        year.withheld = year.withheld + tax;
        year.contributions = year.contributions + payment.contributions;
        (tax > Amount::ZERO).then_some(Deduction {
            name: "Income tax",
            amount: tax,
        })
    }

    #[allow(clippy::too_many_arguments)]
    fn slip(
        &self,
        name: &'static str,
        start: Date,
        end: Date,
        frequency: PayPeriod,
        base: Amount,
        gross: Amount,
        mut deductions: Vec<Deduction>,
    ) -> Payslip {
        // In a month of unpaid leave the pay may not cover everything: the later deductions give way
        let mut left = gross;
        for deduction in &mut deductions {
            deduction.amount = deduction.amount.min(left);
            left = left - deduction.amount;
        }
        Payslip {
            job: self.index,
            name,
            start,
            end,
            frequency,
            base,
            gross,
            deductions,
            net: left,
        }
    }
}

/// What a month brought before the payment at hand.
#[derive(Default)]
struct SoFar {
    gross: Amount,
    withheld: Amount,
}

fn contributions(shares: &[Share]) -> Vec<Deduction> {
    shares
        .iter()
        .map(|share| Deduction {
            name: share.fund.label(),
            amount: share.employee,
        })
        .collect()
}

fn full_years(born: Date, day: Date) -> i32 {
    let birthday_to_come = (day.month(), day.day()) <= (born.month(), born.day());
    i32::from(day.year()) - i32::from(born.year()) - i32::from(birthday_to_come)
}
