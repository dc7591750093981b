//! Indonesia: work and health insurance, monthly withholding by effective rates, a religious holiday allowance.
//!
//! - Old age 5.7 % and work accidents, death: Government Regulations 46/2015 and 44/2015; pension 3 % up to a ceiling
//!   that the agency announces every March: Government Regulation 45/2015.
//! - Health 5 % (4 and 1) up to 12 million: Presidential Regulation 64/2020; 8 million before (82/2018).
//! - Income tax (article 21): Law 7/2021 on the harmonisation of tax regulations, Law 36/2008 before 2022; since 2024
//!   the monthly effective rates (category A, single) of Government Regulation 58/2023 and Minister of Finance
//!   Regulation 168/2023, with the yearly reckoning in the last month. Untaxed 54 million: 101/PMK.010/2016.
//! - Holiday allowance: Minister of Manpower Regulation 6/2016, a month's pay after a year, a twelfth per month before,
//!   at the latest seven days before the feast. The feast's day is the tabular Islamic calendar's.
//! - Overtime: Government Regulation 35/2021: 1.5 times 1/173 of the monthly pay for the first hour, twice after it.

use openwink_model::{Amount, Currency, Date};

use super::{
    Bonus, BonusBasis, Fund, Funds, Kind, Month, Payment, Rules, Share, YearToDate, in_force, progressive,
};

pub(super) struct Indonesia;

const PENSION_CEILING: &[(i16, i8, i64)] = &[
    (2018, 3, 8_094_000),
    (2019, 3, 8_512_400),
    (2020, 3, 8_939_700),
    (2021, 3, 8_754_600),
    (2022, 3, 9_077_600),
    (2023, 3, 9_559_600),
    (2024, 3, 10_042_300),
    (2025, 3, 10_547_400),
    (2026, 3, 11_086_300),
];

const HEALTH_CEILING: &[(i16, i8, i64)] = &[(2018, 1, 8_000_000), (2020, 1, 12_000_000)];

type Brackets = &'static [(i64, i64)];

const YEARLY: &[(i16, i8, Brackets)] = &[
    (
        2009,
        1,
        &[
            (0, 500),
            (50_000_000, 1_500),
            (250_000_000, 2_500),
            (500_000_000, 3_000),
        ],
    ),
    (
        2022,
        1,
        &[
            (0, 500),
            (60_000_000, 1_500),
            (250_000_000, 2_500),
            (500_000_000, 3_000),
            (5_000_000_000, 3_500),
        ],
    ),
];

const UNTAXED: Amount = Amount::units(54_000_000);

/// Category A: `(gross up to, in thousands; basis points of the whole gross)`.
const EFFECTIVE: &[(i64, i64)] = &[
    (5_400, 0),
    (5_650, 25),
    (5_950, 50),
    (6_300, 75),
    (6_750, 100),
    (7_500, 125),
    (8_550, 150),
    (9_650, 175),
    (10_050, 200),
    (10_350, 225),
    (10_700, 250),
    (11_050, 300),
    (11_600, 350),
    (12_500, 400),
    (13_750, 500),
    (15_100, 600),
    (16_950, 700),
    (19_750, 800),
    (24_150, 900),
    (26_450, 1_000),
    (28_000, 1_100),
    (30_050, 1_200),
    (32_400, 1_300),
    (35_400, 1_400),
    (39_100, 1_500),
    (43_850, 1_600),
    (47_800, 1_700),
    (51_400, 1_800),
    (56_300, 1_900),
    (62_200, 2_000),
    (68_600, 2_100),
    (77_500, 2_200),
    (89_000, 2_300),
    (103_000, 2_400),
    (125_000, 2_500),
    (157_000, 2_600),
    (206_000, 2_700),
    (337_000, 2_800),
    (454_000, 2_900),
    (550_000, 3_000),
    (695_000, 3_100),
    (910_000, 3_200),
    (1_400_000, 3_300),
];

fn effective_tax(gross: Amount) -> Amount {
    let row = EFFECTIVE
        .iter()
        .find(|(up_to, _)| gross <= Amount::units(up_to * 1_000));
    gross
        .ratio(row.map_or(3_400, |(_, rate)| *rate), 10_000)
        .rounded()
}

/// The tax of `months` of work that brought `gross` and cost `contributions`.
fn yearly_tax(date: Date, gross: Amount, contributions: Amount, months: i64) -> Amount {
    let office_cost = gross.ratio(5, 100).min(Amount::units(500_000 * months));
    let taxable = (gross - office_cost - contributions - UNTAXED).max(Amount::ZERO);
    // Taxable income counts in whole thousands
    let thousands = taxable.as_cents() / 100_000;
    progressive(Amount::units(thousands * 1_000), in_force(date, YEARLY)).rounded()
}

/// The first of Shawwal of a year of the tabular Islamic calendar.
fn feast(islamic_year: i32) -> Date {
    let days = (islamic_year - 1) * 354 + (3 + 11 * islamic_year).div_euclid(30) + 9 * 30 - 4;
    // 16 July 622 (Julian), the calendar's first day
    Date::from_days(days - 492_148)
}

impl Rules for Indonesia {
    fn currency(&self) -> Currency {
        Currency::Idr
    }

    fn basic_percent(&self) -> i64 {
        75
    }

    fn round(&self, amount: Amount) -> Amount {
        amount.rounded()
    }

    fn salary_step(&self) -> Amount {
        Amount::units(10_000)
    }

    fn overtime(&self, salary: Amount, hours: i64) -> Amount {
        if hours == 0 {
            Amount::ZERO
        } else {
            salary.ratio(3 + 4 * (hours - 1), 2 * 173).rounded()
        }
    }

    fn posting_day(&self) -> i32 {
        15
    }

    fn contributions(&self, month: &Month) -> Vec<Share> {
        if month.basic <= Amount::ZERO {
            return Vec::new();
        }
        // Overtime does not count: basic pay and fixed allowances do
        let wage = month.basic.ratio(100, self.basic_percent()).rounded();
        let part = |amount: Amount, basis_points| amount.ratio(basis_points, 10_000).rounded();
        let pension = wage.min(Amount::units(in_force(month.first, PENSION_CEILING)));
        let accident_and_death = part(wage, 24) + part(wage, 30);
        let work = Share {
            fund: Fund::IndonesiaWork,
            employee: part(wage, 200) + part(pension, 100),
            employer: part(wage, 370) + part(pension, 200) + accident_and_death,
            taxed: accident_and_death,
        };
        let capped = wage.min(Amount::units(in_force(month.first, HEALTH_CEILING)));
        let health = Share {
            fund: Fund::IndonesiaHealth,
            employee: part(capped, 100),
            employer: part(capped, 400),
            taxed: part(capped, 400),
        };
        vec![work, health]
    }

    fn bonus(&self, basis: &BonusBasis<'_>) -> Option<Bonus> {
        let islamic_year = (i32::from(basis.first.year()) - 622) * 33 / 32;
        let mut days = (islamic_year - 1..=islamic_year + 2).map(|year| feast(year).plus_days(-14));
        let date = days.find(|date| (basis.first..=basis.last()).contains(date))?;
        let twelfths = basis.twelfths(date);
        let month = basis.basic.ratio(100, self.basic_percent());
        (basis.employed_on(date) && twelfths >= 1).then(|| Bonus {
            name: "Religious holiday allowance",
            date,
            amount: month.ratio(twelfths, 12).rounded(),
        })
    }

    fn income_tax(&self, payment: &Payment, year: &YearToDate) -> Amount {
        let gross = payment.gross + payment.taxed_benefits;
        if payment.closes_year && payment.kind == Kind::Regular {
            let contributions = year.contributions + payment.contributions;
            let due = yearly_tax(payment.date, year.gross + gross, contributions, year.months + 1);
            // What was withheld too much comes back with the yearly slip, outside the pay run
            return (due - year.withheld).max(Amount::ZERO);
        }
        if payment.date.year() >= 2024 {
            return (effective_tax(payment.month_gross + gross) - payment.month_withheld).max(Amount::ZERO);
        }
        let usual = payment.salary.ratio(12, 1);
        match payment.kind {
            Kind::Regular => yearly_tax(
                payment.date,
                gross.ratio(12, 1),
                payment.contributions.ratio(12, 1),
                12,
            )
            .ratio(1, 12)
            .rounded(),
            Kind::Bonus => {
                let with = yearly_tax(payment.date, usual + gross, Amount::ZERO, 12);
                (with - yearly_tax(payment.date, usual, Amount::ZERO, 12)).rounded()
            }
        }
    }

    fn funds(&self) -> Funds {
        Funds {
            pension: Fund::IndonesiaWork,
            health: Fund::IndonesiaHealth,
            housing: Fund::IndonesiaWork,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_feast_moves_through_the_year() {
        for (islamic_year, day) in [
            (1442, "2021-05-13"),
            (1444, "2023-04-21"),
            (1445, "2024-04-10"),
            (1446, "2025-03-31"),
        ] {
            let near = feast(islamic_year).days() - day.parse::<Date>().unwrap().days();
            assert!(near.abs() <= 1, "{islamic_year}: {}", feast(islamic_year));
        }
    }

    #[test]
    fn every_gregorian_year_of_a_lifetime_has_an_allowance() {
        for year in 2019..2080 {
            let due = (1..=12).filter(|month| {
                let basis = BonusBasis {
                    first: Date::new(year, *month, 1).unwrap(),
                    hired: Date::new(2010, 1, 1).unwrap(),
                    left: None,
                    basic: Amount::units(7_500_000),
                    basic_of_year: &|| Amount::ZERO,
                };
                Indonesia.bonus(&basis).is_some()
            });
            assert!((1..=2).contains(&due.count()), "{year}");
        }
    }

    #[test]
    fn effective_rates_apply_to_the_whole_gross() {
        assert_eq!(effective_tax(Amount::units(5_400_000)), Amount::ZERO);
        assert_eq!(effective_tax(Amount::units(10_000_000)), Amount::units(200_000));
        assert_eq!(effective_tax(Amount::units(12_000_000)), Amount::units(480_000));
    }

    #[test]
    fn contributions_know_their_ceilings() {
        let month = Month {
            first: Date::new(2025, 6, 1).unwrap(),
            basic: Amount::units(15_000_000),
            gross: Amount::units(20_000_000),
            age: 30,
        };
        let shares = Indonesia.contributions(&month);
        assert_eq!(shares[0].employee, Amount::units(400_000 + 105_474));
        assert_eq!(shares[1].employee, Amount::units(120_000));
    }
}
