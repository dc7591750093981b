//! The Philippines: pay twice a month, three funds, withholding by table, a 13th month.
//!
//! - Social security: Republic Act 11199 (Social Security Act of 2018); SSS Circulars 2019-004, 2020-033, 2022-033 and
//!   2024-006 for the rates and salary credits; Employees' Compensation (P.D. 626) of 10 or 30 pesos by the employer.
//! - Health: Republic Act 11223 (Universal Health Care Act); PhilHealth Circulars 2019-0009 and 2020-0005 for rates and
//!   ceilings. The rises of 2021 and 2023 were put off, so each kept the rate of the year before.
//! - Housing: Republic Act 9679; HDMF Circular 460 raised the fund salary from 5,000 to 10,000 in February 2024.
//! - Withholding: Republic Act 10963 (TRAIN), the semimonthly tables of Revenue Regulations 11-2018, Annex E.
//! - 13th month: Presidential Decree 851, by 24 December; untaxed up to 90,000 (section 32(B)(7)(e) of the Tax Code).
//! - Overtime: Labor Code, article 87: a quarter above the hourly rate.

use openwink_model::{Amount, Currency};

use super::{
    Bonus, BonusBasis, Fund, Funds, Kind, Month, Payment, Rules, Share, YearToDate, in_force, progressive,
};

pub(super) struct Philippines;

/// The lowest and highest monthly salary credit, and both sides' rates in basis points.
#[derive(Clone, Copy)]
struct SocialSecurity {
    floor: i64,
    ceiling: i64,
    employer: i64,
    employee: i64,
}

const SOCIAL_SECURITY: &[(i16, i8, SocialSecurity)] = &[
    (
        2019,
        4,
        SocialSecurity {
            floor: 2_000,
            ceiling: 20_000,
            employer: 800,
            employee: 400,
        },
    ),
    (
        2021,
        1,
        SocialSecurity {
            floor: 3_000,
            ceiling: 25_000,
            employer: 850,
            employee: 450,
        },
    ),
    (
        2023,
        1,
        SocialSecurity {
            floor: 4_000,
            ceiling: 30_000,
            employer: 950,
            employee: 450,
        },
    ),
    (
        2025,
        1,
        SocialSecurity {
            floor: 5_000,
            ceiling: 35_000,
            employer: 1_000,
            employee: 500,
        },
    ),
];

/// `(basis points of both sides together, ceiling)`; the floor is 10,000.
const HEALTH: &[(i16, i8, (i64, i64))] = &[
    (2019, 12, (275, 50_000)),
    (2020, 1, (300, 60_000)),
    (2022, 6, (400, 80_000)),
    (2024, 1, (500, 100_000)),
];

const HOUSING_SALARY: &[(i16, i8, i64)] = &[(2000, 1, 5_000), (2024, 2, 10_000)];

/// Semimonthly withholding: from, basis points.
type Withholding = &'static [(i64, i64)];

const WITHHOLDING: &[(i16, i8, Withholding)] = &[
    (
        2018,
        1,
        &[
            (0, 0),
            (10_417, 2_000),
            (16_667, 2_500),
            (33_333, 3_000),
            (83_333, 3_200),
            (333_333, 3_500),
        ],
    ),
    (
        2023,
        1,
        &[
            (0, 0),
            (10_417, 1_500),
            (16_667, 2_000),
            (33_333, 2_500),
            (83_333, 3_000),
            (333_333, 3_500),
        ],
    ),
];

const UNTAXED_BONUS: Amount = Amount::units(90_000);

impl Rules for Philippines {
    fn currency(&self) -> Currency {
        Currency::Php
    }

    fn semimonthly(&self) -> bool {
        true
    }

    fn salary_step(&self) -> Amount {
        Amount::units(50)
    }

    fn overtime(&self, salary: Amount, hours: i64) -> Amount {
        // 261 paid days of eight hours in a year of five-day weeks
        salary.ratio(12 * hours * 125, 261 * 8 * 100)
    }

    fn posting_day(&self) -> i32 {
        10
    }

    fn contributions(&self, month: &Month) -> Vec<Share> {
        if month.gross <= Amount::ZERO {
            return Vec::new();
        }
        let rates = in_force(month.first, SOCIAL_SECURITY);
        // Salary credits go in steps of 500, each reaching from 250 below to 250 above
        let steps = (month.gross + Amount::units(250)).as_cents() / 50_000;
        let credit = Amount::units((steps * 500).clamp(rates.floor, rates.ceiling));
        let compensation = Amount::units(if credit < Amount::units(15_000) { 10 } else { 30 });
        let social_security = Share {
            fund: Fund::PhilippinesSocialSecurity,
            employee: credit.ratio(rates.employee, 10_000),
            employer: credit.ratio(rates.employer, 10_000) + compensation,
            taxed: Amount::ZERO,
        };
        let (rate, ceiling) = in_force(month.first, HEALTH);
        let basis = month.basic.clamp(Amount::units(10_000), Amount::units(ceiling));
        let half = basis.ratio(rate, 20_000);
        let health = Share {
            fund: Fund::PhilippinesHealth,
            employee: half,
            employer: half,
            taxed: Amount::ZERO,
        };
        let basis = month
            .basic
            .min(Amount::units(in_force(month.first, HOUSING_SALARY)));
        let part = basis.ratio(2, 100);
        let housing = Share {
            fund: Fund::PhilippinesHousing,
            employee: part,
            employer: part,
            taxed: Amount::ZERO,
        };
        vec![social_security, health, housing]
    }

    fn bonus(&self, basis: &BonusBasis<'_>) -> Option<Bonus> {
        let december = basis.last().plus_days(-11);
        let date = match basis.left {
            // Who leaves gets the year's part with the final pay
            Some(left) if (basis.first..=basis.last()).contains(&left) => left,
            _ if basis.first.month() == 12 && basis.employed_on(december) => december,
            _ => return None,
        };
        Some(Bonus {
            name: "13th month pay",
            date,
            amount: (basis.basic_of_year)().ratio(1, 12),
        })
    }

    fn income_tax(&self, payment: &Payment, _year: &YearToDate) -> Amount {
        let table = in_force(payment.date, WITHHOLDING);
        match payment.kind {
            Kind::Regular => progressive(payment.gross - payment.contributions, table),
            Kind::Bonus => {
                let half = payment.salary.ratio(1, 2);
                let excess = (payment.gross - UNTAXED_BONUS).max(Amount::ZERO);
                progressive(half + excess, table) - progressive(half, table)
            }
        }
    }

    fn funds(&self) -> Funds {
        Funds {
            pension: Fund::PhilippinesSocialSecurity,
            health: Fund::PhilippinesHealth,
            housing: Fund::PhilippinesHousing,
        }
    }
}

#[cfg(test)]
mod tests {
    use openwink_model::Date;

    use super::*;

    fn month(year: i16, gross: i64) -> Month {
        let first = Date::new(year, 3, 1).unwrap();
        Month {
            first,
            basic: Amount::units(gross),
            gross: Amount::units(gross),
            age: 30,
        }
    }

    #[test]
    fn social_security_follows_the_salary_credit() {
        let share = &Philippines.contributions(&month(2025, 34_700))[0];
        assert_eq!(
            (share.employee, share.employer),
            (Amount::units(1_725), Amount::units(3_480))
        );
        let share = &Philippines.contributions(&month(2023, 100_000))[0];
        assert_eq!(
            (share.employee, share.employer),
            (Amount::units(1_350), Amount::units(2_880))
        );
    }

    #[test]
    fn health_and_housing_are_shared_by_halves() {
        let shares = Philippines.contributions(&month(2024, 40_000));
        assert_eq!(shares[1].employee, Amount::units(1_000));
        assert_eq!(shares[2].employee + shares[2].employer, Amount::units(400));
    }

    #[test]
    fn withholding_follows_the_table() {
        let tax = |gross| {
            let payment = Payment {
                kind: Kind::Regular,
                date: Date::new(2024, 3, 15).unwrap(),
                gross: Amount::units(gross),
                contributions: Amount::ZERO,
                taxed_benefits: Amount::ZERO,
                salary: Amount::units(gross * 2),
                month_gross: Amount::ZERO,
                month_withheld: Amount::ZERO,
                closes_year: false,
            };
            Philippines.income_tax(&payment, &YearToDate::default())
        };
        assert_eq!(tax(10_000), Amount::ZERO);
        assert_eq!(tax(16_667), Amount::cents(93_750));
        assert_eq!(tax(20_000), Amount::cents(93_750) + Amount::cents(66_660));
    }
}
