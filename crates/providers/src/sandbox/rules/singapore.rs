//! Singapore: a provident fund by age band and wage ceiling; no tax is withheld from pay.
//!
//! - Central Provident Fund Act 1953, First Schedule, with the ordinary-wage ceiling of Budget 2023 (6,000 → 8,000 in
//!   four steps) and the senior workers' rates that rise year by year; the additional-wage ceiling is 102,000 a year less
//!   the ordinary wages. The total is rounded to the dollar, the employee's share is cut to the dollar.
//! - Income Tax Act 1947: an employee's tax is assessed yearly, so payslips carry none.
//! - Annual wage supplement ("13th month"): by contract, after the Employment Act 1968, section 48.
//! - Overtime: Employment Act 1968, Part 4: one and a half times the hourly rate, up to 2,600 a month.

use openwink_model::{Amount, Currency};

use super::{Bonus, BonusBasis, Fund, Funds, Month, Payment, Rules, Share, YearToDate, in_force};

pub(super) struct Singapore;

const ORDINARY_CEILING: &[(i16, i8, i64)] = &[
    (2016, 1, 6_000),
    (2023, 9, 6_300),
    (2024, 1, 6_800),
    (2025, 1, 7_400),
    (2026, 1, 8_000),
];

const YEAR_CEILING: Amount = Amount::units(102_000);

/// Employee's and employer's rate in tenths of a percent, by age: up to 55, 60, 65, 70, above.
type Bands = [(i64, i64); 5];

const RATES: &[(i16, i8, Bands)] = &[
    (2016, 1, [(200, 170), (130, 130), (75, 90), (50, 75), (50, 75)]),
    (2022, 1, [(200, 170), (140, 140), (85, 100), (60, 80), (50, 75)]),
    (2023, 1, [(200, 170), (150, 145), (95, 110), (70, 85), (50, 75)]),
    (2024, 1, [(200, 170), (160, 150), (105, 115), (75, 90), (50, 75)]),
    (2025, 1, [(200, 170), (170, 155), (115, 120), (75, 90), (50, 75)]),
    (2026, 1, [(200, 170), (180, 160), (125, 125), (75, 90), (50, 75)]),
];

fn share(month: &Month, wages: Amount) -> Share {
    // Rates change in the month after the birthday: the age before the month began counts
    let band = match month.age {
        ..55 => 0,
        55..60 => 1,
        60..65 => 2,
        65..70 => 3,
        _ => 4,
    };
    let (employee, employer) = in_force(month.first, RATES)[band];
    let total = wages.ratio(employee + employer, 1_000).rounded();
    let employee = Amount::units(wages.ratio(employee, 1_000).as_cents() / 100);
    Share {
        fund: Fund::SingaporeProvident,
        employee,
        employer: total - employee,
        taxed: Amount::ZERO,
    }
}

impl Rules for Singapore {
    fn currency(&self) -> Currency {
        Currency::Sgd
    }

    fn salary_step(&self) -> Amount {
        Amount::units(10)
    }

    fn overtime(&self, salary: Amount, hours: i64) -> Amount {
        if salary > Amount::units(2_600) {
            Amount::ZERO
        } else {
            salary.ratio(12 * hours * 3, 52 * 44 * 2)
        }
    }

    fn posting_day(&self) -> i32 {
        14
    }

    fn contributions(&self, month: &Month) -> Vec<Share> {
        if month.gross <= Amount::units(50) {
            Vec::new()
        } else {
            vec![share(month, self.ordinary(month))]
        }
    }

    fn ordinary(&self, month: &Month) -> Amount {
        month
            .gross
            .min(Amount::units(in_force(month.first, ORDINARY_CEILING)))
    }

    fn bonus_contributions(&self, month: &Month, bonus: Amount, year: &YearToDate) -> Vec<Share> {
        let room = (YEAR_CEILING - year.ordinary).max(Amount::ZERO);
        vec![share(month, bonus.min(room))]
    }

    fn bonus(&self, basis: &BonusBasis<'_>) -> Option<Bonus> {
        let date = basis.last();
        let due = basis.first.month() == 12 && basis.employed_on(date);
        due.then(|| Bonus {
            name: "Annual wage supplement",
            date,
            amount: basis.basic.ratio(basis.twelfths(date.plus_days(1)), 12),
        })
    }

    fn income_tax(&self, _payment: &Payment, _year: &YearToDate) -> Amount {
        Amount::ZERO
    }

    fn funds(&self) -> Funds {
        let fund = Fund::SingaporeProvident;
        Funds {
            pension: fund,
            health: fund,
            housing: fund,
        }
    }
}

#[cfg(test)]
mod tests {
    use openwink_model::Date;

    use super::*;

    fn month(year: i16, gross: i64, age: i32) -> Month {
        let first = Date::new(year, 1, 1).unwrap();
        Month {
            first,
            basic: Amount::units(gross),
            gross: Amount::units(gross),
            age,
        }
    }

    #[test]
    fn contributions_stop_at_the_wage_ceiling() {
        let share = &Singapore.contributions(&month(2025, 9_000, 40))[0];
        assert_eq!(
            (share.employee, share.employer),
            (Amount::units(1_480), Amount::units(1_258))
        );
    }

    #[test]
    fn seniors_pay_their_bands_rate() {
        let share = &Singapore.contributions(&month(2026, 5_000, 57))[0];
        assert_eq!(
            (share.employee, share.employer),
            (Amount::units(900), Amount::units(800))
        );
    }

    #[test]
    fn the_employees_share_is_cut_to_the_dollar() {
        let share = &Singapore.contributions(&month(2024, 3_333, 30))[0];
        assert_eq!(
            (share.employee, share.employer),
            (Amount::units(666), Amount::units(567))
        );
    }
}
