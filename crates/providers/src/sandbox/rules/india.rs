//! India: provident fund, state insurance for small wages, professional tax, tax deducted at source, a Diwali bonus.
//!
//! - Provident fund 12 % and 12 % of basic pay: Employees' Provident Funds and Miscellaneous Provisions Act 1952,
//!   section 6, paid here on the full basic pay as the scheme's paragraph 26(6) allows.
//! - State insurance 0.75 % and 3.25 % of wages up to 21,000: Employees' State Insurance Act 1948, rates of notification
//!   G.S.R. 423(E) of June 2019 (4 % in all).
//! - Professional tax: Karnataka Tax on Professions, Trades, Callings and Employments Act 1976: 200 a month from wages
//!   of 15,000, since April 2023 of 25,000; 300 in February since the amendment of 2025.
//! - Tax deducted at source: Income-tax Act 1961, section 192, at the new regime's rates (section 115BAC) of the Finance
//!   Acts 2020, 2023, 2024 (No. 2) and 2025, carried on by the Income-tax Act 2025; rebate of section 87A with marginal
//!   relief; cess of 4 %.
//! - Bonus: one month's basic pay before Diwali, by custom; the Payment of Bonus Act 1965 asks for 8.33 % of small wages.
//! - Overtime: twice the hourly rate, Code on Wages 2019, section 14 (Factories Act 1948, section 59, before).

use openwink_model::{Amount, Currency, Date};

use super::{
    Bonus, BonusBasis, Fund, Funds, Kind, Month, Payment, Rules, Share, YearToDate, in_force, progressive,
};

pub(super) struct India;

const STATE_INSURANCE_CEILING: Amount = Amount::units(21_000);

/// A tax year's standard deduction, the income up to which the rebate takes all tax, and the brackets.
#[derive(Clone, Copy)]
struct Regime {
    deduction: i64,
    rebate_up_to: i64,
    marginal_relief: bool,
    brackets: &'static [(i64, i64)],
}

const REGIMES: &[(i16, i8, Regime)] = &[
    (
        2018,
        4,
        Regime {
            deduction: 0,
            rebate_up_to: 500_000,
            marginal_relief: false,
            brackets: &[
                (0, 0),
                (250_000, 500),
                (500_000, 1_000),
                (750_000, 1_500),
                (1_000_000, 2_000),
                (1_250_000, 2_500),
                (1_500_000, 3_000),
            ],
        },
    ),
    (
        2023,
        4,
        Regime {
            deduction: 50_000,
            rebate_up_to: 700_000,
            marginal_relief: true,
            brackets: &[
                (0, 0),
                (300_000, 500),
                (600_000, 1_000),
                (900_000, 1_500),
                (1_200_000, 2_000),
                (1_500_000, 3_000),
            ],
        },
    ),
    (
        2024,
        4,
        Regime {
            deduction: 75_000,
            rebate_up_to: 700_000,
            marginal_relief: true,
            brackets: &[
                (0, 0),
                (300_000, 500),
                (700_000, 1_000),
                (1_000_000, 1_500),
                (1_200_000, 2_000),
                (1_500_000, 3_000),
            ],
        },
    ),
    (
        2025,
        4,
        Regime {
            deduction: 75_000,
            rebate_up_to: 1_200_000,
            marginal_relief: true,
            brackets: &[
                (0, 0),
                (400_000, 500),
                (800_000, 1_000),
                (1_200_000, 1_500),
                (1_600_000, 2_000),
                (2_000_000, 2_500),
                (2_400_000, 3_000),
            ],
        },
    ),
];

/// Diwali's days. Beyond the table 20 October stands in for it.
const DIWALI: &[(i16, i8, i8)] = &[
    (2019, 10, 27),
    (2020, 11, 14),
    (2021, 11, 4),
    (2022, 10, 24),
    (2023, 11, 12),
    (2024, 10, 31),
    (2025, 10, 20),
    (2026, 11, 8),
    (2027, 10, 29),
    (2028, 10, 17),
    (2029, 11, 5),
    (2030, 10, 26),
];

fn yearly_tax(date: Date, gross: Amount) -> Amount {
    let regime = in_force(date, REGIMES);
    let taxable = (gross - Amount::units(regime.deduction)).max(Amount::ZERO);
    let threshold = Amount::units(regime.rebate_up_to);
    if taxable <= threshold {
        return Amount::ZERO;
    }
    let tax = progressive(taxable, regime.brackets);
    let tax = if regime.marginal_relief {
        tax.min(taxable - threshold)
    } else {
        tax
    };
    tax.ratio(104, 100)
}

/// Months of the tax year (April to March) after `date`'s month.
fn months_left(date: Date) -> i64 {
    i64::from((15 - date.month()) % 12)
}

impl Rules for India {
    fn currency(&self) -> Currency {
        Currency::Inr
    }

    fn basic_percent(&self) -> i64 {
        50
    }

    fn salary_step(&self) -> Amount {
        Amount::units(100)
    }

    fn tax_year_begins(&self) -> i8 {
        4
    }

    fn overtime(&self, salary: Amount, hours: i64) -> Amount {
        salary.ratio(hours * 2, 26 * 8)
    }

    fn posting_day(&self) -> i32 {
        15
    }

    fn contributions(&self, month: &Month) -> Vec<Share> {
        if month.basic <= Amount::ZERO {
            return Vec::new();
        }
        let part = month.basic.ratio(12, 100).rounded();
        let provident = Share {
            fund: Fund::IndiaProvident,
            employee: part,
            employer: part,
            taxed: Amount::ZERO,
        };
        let insured = month.gross <= STATE_INSURANCE_CEILING;
        let insurance = insured.then(|| Share {
            fund: Fund::IndiaStateInsurance,
            employee: month.gross.ratio(75, 10_000).rounded(),
            employer: month.gross.ratio(325, 10_000).rounded(),
            taxed: Amount::ZERO,
        });
        [provident].into_iter().chain(insurance).collect()
    }

    fn bonus(&self, basis: &BonusBasis<'_>) -> Option<Bonus> {
        let year = basis.first.year();
        let (month, day) = DIWALI
            .iter()
            .find(|row| row.0 == year)
            .map_or((10, 20), |row| (row.1, row.2));
        let date = Date::new(year, month, day)?.plus_days(-10);
        let due = (basis.first..=basis.last()).contains(&date) && basis.employed_on(date);
        let twelfths = basis.twelfths(date);
        (due && twelfths > 0).then(|| Bonus {
            name: "Diwali bonus",
            date,
            amount: basis.basic.ratio(twelfths, 12).rounded(),
        })
    }

    fn income_tax(&self, payment: &Payment, year: &YearToDate) -> Amount {
        let left = months_left(payment.date);
        match payment.kind {
            Kind::Regular => {
                let expected = year.gross + payment.gross + payment.salary.ratio(left, 1);
                let due = yearly_tax(payment.date, expected) - year.withheld;
                due.max(Amount::ZERO).ratio(1, left + 1).rounded()
            }
            Kind::Bonus => {
                let expected = year.gross + payment.salary.ratio(left + 1, 1);
                let with = yearly_tax(payment.date, expected + payment.gross);
                // The rebate's marginal relief may ask for more than the bonus itself would bear
                (with - yearly_tax(payment.date, expected))
                    .min(payment.gross.ratio(40, 100))
                    .rounded()
            }
        }
    }

    fn local_tax(&self, month: &Month) -> Option<(&'static str, Amount)> {
        let from = in_force(month.first, &[(2015, 4, 15_000), (2023, 4, 25_000)]);
        let february = month.first.month() == 2 && month.first.year() >= 2026;
        let tax = Amount::units(if february { 300 } else { 200 });
        (month.gross >= Amount::units(from)).then_some(("Professional tax", tax))
    }

    fn funds(&self) -> Funds {
        let fund = Fund::IndiaProvident;
        Funds {
            pension: fund,
            health: fund,
            housing: fund,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tax(year: i16, gross: i64) -> Amount {
        yearly_tax(Date::new(year, 6, 30).unwrap(), Amount::units(gross))
    }

    #[test]
    fn the_new_regime_taxes_by_its_years_brackets() {
        assert_eq!(tax(2025, 1_275_000), Amount::ZERO);
        // 60,000 + 15 % of 325,000, and the cess
        assert_eq!(tax(2025, 1_600_000), Amount::units(113_100));
        assert_eq!(tax(2024, 775_000), Amount::ZERO);
    }

    #[test]
    fn a_rupee_above_the_rebate_costs_about_a_rupee() {
        assert_eq!(tax(2025, 1_285_000), Amount::units(10_400));
    }

    #[test]
    fn the_tax_year_runs_from_april_to_march() {
        assert_eq!(months_left(Date::new(2025, 4, 30).unwrap()), 11);
        assert_eq!(months_left(Date::new(2025, 12, 31).unwrap()), 3);
        assert_eq!(months_left(Date::new(2026, 3, 31).unwrap()), 0);
    }

    #[test]
    fn small_wages_are_insured_by_the_state() {
        let month = |gross| Month {
            first: Date::new(2024, 6, 1).unwrap(),
            basic: Amount::units(gross / 2),
            gross: Amount::units(gross),
            age: 30,
        };
        assert_eq!(India.contributions(&month(20_000)).len(), 2);
        assert_eq!(India.contributions(&month(22_000)).len(), 1);
        assert_eq!(
            India.contributions(&month(20_000))[0].employee,
            Amount::units(1_200)
        );
    }
}
