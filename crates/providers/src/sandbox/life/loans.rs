//! Loans with their schedules. Every instalment is taken from the month's pay, so balances and pay tell one story;
//! between two jobs the person pays it in.

use openwink_model::{Amount, Date};

use crate::sandbox::{
    careers::LoanPlan,
    dice::Dice,
    people::{Person, date},
    rules,
};

#[derive(Debug, Clone)]
pub(crate) struct Loan {
    pub plan: &'static LoanPlan,
    pub reference: String,
    pub start: Date,
    /// The last day of the second month after the start's: the agency needs a month to tell the employer.
    pub first_due: Date,
    pub principal: Amount,
    /// What is due month by month; the last instalment takes the rest.
    pub instalments: Vec<Amount>,
    /// What is still owed after each instalment.
    balances: Vec<Amount>,
}

impl Loan {
    fn new(plan: &'static LoanPlan, start: Date, person: &Person) -> Self {
        let rules = rules::of(person.country);
        let principal = Amount::units(plan.principal);
        let instalment = rules.round(annuity(principal, plan.rate, plan.months));
        let mut owed = principal;
        let mut instalments = Vec::new();
        let mut balances = Vec::new();
        for number in 1..=plan.months {
            let interest = rules.round(owed.ratio(plan.rate, 120_000));
            let due = if number == plan.months {
                owed + interest
            } else {
                instalment.min(owed + interest)
            };
            owed = owed + interest - due;
            instalments.push(due);
            balances.push(owed);
        }
        Self {
            plan,
            reference: format!(
                "LN-{}-{}",
                start.year(),
                Dice::of(&[person.key, plan.name], start.days()).code()
            ),
            start,
            first_due: start.plus_months(2).last_of_month(),
            principal,
            instalments,
            balances,
        }
    }

    pub(crate) fn last_due(&self) -> Date {
        let months = self.instalments.len().saturating_sub(1) as i32;
        self.first_due
            .first_of_month()
            .plus_months(months)
            .last_of_month()
    }

    /// Whole months from the month of the first instalment to the day's.
    fn months_until(&self, day: Date) -> i64 {
        (i64::from(day.year()) - i64::from(self.first_due.year())) * 12 + i64::from(day.month())
            - i64::from(self.first_due.month())
    }

    fn paid_by(&self, today: Date) -> usize {
        // Instalments are due on the last day of a month
        let due = self.months_until(today) + i64::from(today == today.last_of_month());
        usize::try_from(due).unwrap_or(0).min(self.instalments.len())
    }

    pub(crate) fn balance(&self, today: Date) -> Amount {
        match self.paid_by(today) {
            0 => self.principal,
            paid => self.balances[paid - 1],
        }
    }

    pub(crate) fn next_payment(&self, today: Date) -> Amount {
        self.instalments
            .get(self.paid_by(today))
            .copied()
            .unwrap_or(Amount::ZERO)
    }

    /// The instalment that is taken from the pay of the month that ends on `last`.
    pub(crate) fn due_in(&self, last: Date) -> Option<Amount> {
        let number = usize::try_from(self.months_until(last)).ok()?;
        self.instalments.get(number).copied()
    }
}

/// The level monthly payment. The power is multiplied out: library powers differ between machines.
fn annuity(principal: Amount, rate: i64, months: i32) -> Amount {
    let monthly = rate as f64 / 120_000.0;
    let growth = (0..months).fold(1.0, |growth, _| growth * (1.0 + monthly));
    let payment = principal.to_f64() * monthly * growth / (growth - 1.0);
    Amount::cents((payment * 100.0).round() as i64)
}

/// All loans that the person had taken by `today`, oldest first.
pub(super) fn taken(person: &Person, today: Date) -> Vec<Loan> {
    let mut loans = Vec::new();
    for plan in person.career.loans {
        let mut start = date(plan.start);
        while start <= today {
            loans.push(Loan::new(plan, start, person));
            match plan.again_after {
                Some(months) => start = start.plus_months(months),
                None => break,
            }
        }
    }
    loans.sort_by_key(|loan| loan.start);
    loans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::people;

    #[test]
    fn a_schedule_pays_the_loan_back_to_the_last_cent() {
        for person in people::people() {
            for loan in taken(person, date((2030, 1, 1))) {
                assert_eq!(loan.balances.last(), Some(&Amount::ZERO), "{}", loan.reference);
                assert!(
                    loan.instalments
                        .windows(2)
                        .all(|pair| pair[1].as_cents() <= pair[0].as_cents() + 60_000)
                );
                let interest = loan.instalments.iter().copied().sum::<Amount>() - loan.principal;
                assert!(interest > Amount::ZERO);
                assert_eq!(loan.balance(loan.start), loan.principal);
                assert_eq!(loan.balance(loan.last_due()), Amount::ZERO);
                assert_eq!(loan.next_payment(loan.last_due()), Amount::ZERO);
            }
        }
    }
}
