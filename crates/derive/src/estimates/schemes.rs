//! The schemes' rates, and what pay a contribution to one of them, employer's and employee's part together, was for.
//!
//! The laws behind the rates are named in `docs/insights.md`; `tests/lives` reads its tables from there.

use openwink_model::{Currency, providers::Fund};

use super::Rule;
use crate::{
    Month,
    figures::{UNIT, nearest},
};

/// A value and the month from which on it counts: ascending.
type Since<T> = &'static [(Month, T)];

const fn from(year: i16, month: i8) -> Month {
    Month::new(year, month)
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Scheme {
    PhilippinesSss,
    /// A part of the pay between a floor and a ceiling.
    Flat(&'static Flat),
    IndonesiaWork,
    SingaporeCpf,
}

/// The pay behind a contribution, in ten-thousandths of the currency's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Behind {
    pub pay: i128,
    pub at_least: bool,
    pub rates_since: Month,
}

/// Which scheme an agency's contributions in a currency go to.
pub(super) fn of(fund: Fund, currency: Currency) -> Option<Scheme> {
    Some(match (currency, fund) {
        (Currency::Php, Fund::Pension) => Scheme::PhilippinesSss,
        (Currency::Php, Fund::Health) => Scheme::Flat(&PHILHEALTH),
        (Currency::Php, Fund::Housing) => Scheme::Flat(&HDMF),
        (Currency::Idr, Fund::Health) => Scheme::Flat(&INDONESIA_HEALTH),
        (Currency::Idr, Fund::Pension | Fund::Housing) => Scheme::IndonesiaWork,
        (Currency::Sgd, _) => Scheme::SingaporeCpf,
        (Currency::Inr, _) => Scheme::Flat(&EPF),
        _ => return None,
    })
}

impl Scheme {
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::PhilippinesSss => Rule::PhilippinesSss,
            Self::Flat(flat) => flat.rule,
            Self::IndonesiaWork => Rule::IndonesiaWork,
            Self::SingaporeCpf => Rule::SingaporeCpf,
        }
    }

    /// `age`: whole years on the day before the month, if known.
    pub(super) fn pay_behind(self, paid: i128, month: Month, age: Option<i32>) -> Behind {
        match self {
            Self::PhilippinesSss => sss(paid, month),
            Self::Flat(flat) => flat.pay_behind(paid, month),
            Self::IndonesiaWork => indonesia_work(paid, month),
            Self::SingaporeCpf => cpf(paid, month, age),
        }
    }
}

/// The row in force in a month; the first one before all rows.
fn in_force<T>(rows: Since<T>, month: Month) -> &'static (Month, T) {
    let later = rows.partition_point(|(since, _)| *since <= month);
    &rows[later.saturating_sub(1)]
}

// --- the Philippines: salary credits

/// Both sides' rate in percent, the lowest and the highest salary credit.
const SSS: Since<(i128, i128, i128)> = &[
    (from(2014, 1), (11, 1_000, 16_000)),
    (from(2019, 4), (12, 2_000, 20_000)),
    (from(2021, 1), (13, 3_000, 25_000)),
    (from(2023, 1), (14, 4_000, 30_000)),
    (from(2025, 1), (15, 5_000, 35_000)),
];

const CREDIT_STEP: i128 = 500;

/// Employees' compensation is 10 pesos below this credit, 30 from it on.
const COMPENSATION_RISES_AT: i128 = 15_000;

fn sss(paid: i128, month: Month) -> Behind {
    let (since, (rate, lowest, highest)) = *in_force(SSS, month);
    let contribution = |credit: i128| {
        let compensation = if credit < COMPENSATION_RISES_AT { 10 } else { 30 };
        credit * rate * (UNIT / 100) + compensation * UNIT
    };
    let mut credit = lowest;
    let mut next = lowest + CREDIT_STEP;
    // Contributions grow with the credit: on as long as the next is nearer
    while next <= highest && (contribution(next) - paid).abs() < (contribution(credit) - paid).abs() {
        credit = next;
        next += CREDIT_STEP;
    }
    Behind {
        pay: credit * UNIT,
        at_least: credit == highest,
        rates_since: since,
    }
}

// --- a part of the pay

#[derive(Debug)]
pub(super) struct Flat {
    rule: Rule,
    rates: Since<FlatRate>,
    /// The pay is told to the nearest multiple of this many units.
    step: i128,
    /// Reckoned on basic pay, beside which there may be other pay.
    basic: bool,
}

#[derive(Debug)]
struct FlatRate {
    /// In hundredths of a percent.
    rate: i128,
    floor: i128,
    ceiling: Option<i128>,
}

const fn flat(rate: i128, floor: i128, ceiling: i128) -> FlatRate {
    FlatRate {
        rate,
        floor,
        ceiling: Some(ceiling),
    }
}

static PHILHEALTH: Flat = Flat {
    rule: Rule::PhilippinesPhilHealth,
    rates: &[
        (from(2018, 1), flat(275, 10_000, 40_000)),
        (from(2019, 12), flat(275, 10_000, 50_000)),
        (from(2020, 1), flat(300, 10_000, 60_000)),
        (from(2022, 6), flat(400, 10_000, 80_000)),
        (from(2024, 1), flat(500, 10_000, 100_000)),
    ],
    step: 1,
    basic: true,
};

static HDMF: Flat = Flat {
    rule: Rule::PhilippinesHdmf,
    rates: &[
        (from(2000, 1), flat(400, 0, 5_000)),
        (from(2024, 2), flat(400, 0, 10_000)),
    ],
    step: 1,
    basic: true,
};

static INDONESIA_HEALTH: Flat = Flat {
    rule: Rule::IndonesiaHealth,
    rates: &[
        (from(2018, 1), flat(500, 0, 8_000_000)),
        (from(2020, 1), flat(500, 0, 12_000_000)),
    ],
    step: 100,
    basic: false,
};

static EPF: Flat = Flat {
    rule: Rule::IndiaEpf,
    rates: &[(
        from(1997, 9),
        FlatRate {
            rate: 2_400,
            floor: 0,
            ceiling: None,
        },
    )],
    step: 10,
    basic: true,
};

impl Flat {
    fn pay_behind(&self, paid: i128, month: Month) -> Behind {
        let (since, rates) = in_force(self.rates, month);
        let ceiling = rates.ceiling.map(|ceiling| ceiling * UNIT);
        let pay = nearest(paid * 10_000, rates.rate, self.step * UNIT).max(rates.floor * UNIT);
        let pay = ceiling.map_or(pay, |ceiling| pay.min(ceiling));
        Behind {
            pay,
            at_least: self.basic || Some(pay) == ceiling,
            rates_since: *since,
        }
    }
}

// --- Indonesia: a part of all of the wage, and a part of it up to a ceiling

const PENSION_CEILING: Since<i128> = &[
    (from(2018, 3), 8_094_000),
    (from(2019, 3), 8_512_400),
    (from(2020, 3), 8_939_700),
    (from(2021, 3), 8_754_600),
    (from(2022, 3), 9_077_600),
    (from(2023, 3), 9_559_600),
    (from(2024, 3), 10_042_300),
    (from(2025, 3), 10_547_400),
    (from(2026, 3), 11_086_300),
];

/// Old age, accidents and death, in hundredths of a percent.
const UNCAPPED: i128 = 624;
const PENSION: i128 = 300;

fn indonesia_work(paid: i128, month: Month) -> Behind {
    let (since, ceiling) = *in_force(PENSION_CEILING, month);
    let ceiling = ceiling * UNIT;
    let (part, rate) = if paid * 10_000 <= (UNCAPPED + PENSION) * ceiling {
        (paid * 10_000, UNCAPPED + PENSION)
    } else {
        (paid * 10_000 - PENSION * ceiling, UNCAPPED)
    };
    Behind {
        pay: nearest(part, rate, 100 * UNIT),
        at_least: false,
        rates_since: since,
    }
}

// --- Singapore: by age

/// Both sides' rate in tenths of a percent: below 55, 60, 65, 70, and from 70.
const CPF: Since<[i128; 5]> = &[
    (from(2016, 1), [370, 260, 165, 125, 125]),
    (from(2022, 1), [370, 280, 185, 140, 125]),
    (from(2023, 1), [370, 295, 205, 155, 125]),
    (from(2024, 1), [370, 310, 220, 165, 125]),
    (from(2025, 1), [370, 325, 235, 165, 125]),
    (from(2026, 1), [370, 340, 250, 165, 125]),
];

const ORDINARY_WAGES: Since<i128> = &[
    (from(2016, 1), 6_000),
    (from(2023, 9), 6_300),
    (from(2024, 1), 6_800),
    (from(2025, 1), 7_400),
    (from(2026, 1), 8_000),
];

fn cpf(paid: i128, month: Month, age: Option<i32>) -> Behind {
    let (since, rates) = *in_force(CPF, month);
    let band = match age {
        None | Some(..55) => 0,
        Some(55..60) => 1,
        Some(60..65) => 2,
        Some(65..70) => 3,
        Some(70..) => 4,
    };
    let pay = nearest(paid * 1_000, rates[band], UNIT);
    Behind {
        pay,
        at_least: pay >= in_force(ORDINARY_WAGES, month).1 * UNIT,
        rates_since: since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn behind(fund: Fund, currency: Currency, cents: i128, month: Month, age: Option<i32>) -> (i128, bool) {
        let behind = of(fund, currency).unwrap().pay_behind(cents * 100, month, age);
        assert_eq!(behind.pay % 100, 0);
        (behind.pay / 100, behind.at_least)
    }

    #[test]
    fn salary_credits_are_found_again() {
        let sss = |cents, year| behind(Fund::Pension, Currency::Php, cents, from(year, 6), None);
        // 15 % of 34,500 and 30
        assert_eq!(sss(520_500, 2025), (3_450_000, false));
        assert_eq!(sss(528_000, 2025), (3_500_000, true));
        assert_eq!(sss(76_000, 2025), (500_000, false));
        assert_eq!(sss(1, 2025), (500_000, false));
        // 14 % of 30,000 and 30, and far more
        assert_eq!(sss(423_000, 2024), (3_000_000, true));
        assert_eq!(sss(9_999_999_999, 2024), (3_000_000, true));
        // The older table, for older months too
        assert_eq!(sss(179_000, 2018), (1_600_000, true));
        assert_eq!(sss(179_000, 1999), (1_600_000, true));
    }

    #[test]
    fn of_two_credits_as_near_the_lower_counts() {
        // 15 % of 5,000 and 10 is 760; of 5,500, 835
        let sss = |cents| behind(Fund::Pension, Currency::Php, cents, from(2025, 6), None).0;
        assert_eq!(sss(79_750), 500_000);
        assert_eq!(sss(79_751), 550_000);
    }

    #[test]
    fn flat_rates_stop_at_floor_and_ceiling() {
        let health = |cents| behind(Fund::Health, Currency::Php, cents, from(2024, 3), None);
        assert_eq!(health(200_000), (4_000_000, true));
        assert_eq!(health(1), (1_000_000, true));
        assert_eq!(health(99_999_999), (10_000_000, true));
        let housing = |cents| behind(Fund::Housing, Currency::Php, cents, from(2024, 3), None);
        assert_eq!(housing(40_000), (1_000_000, true));
        let provident = |cents| behind(Fund::Health, Currency::Inr, cents, from(2024, 3), None);
        assert_eq!(provident(720_000), (3_000_000, true));
        let health = |cents| behind(Fund::Health, Currency::Idr, cents, from(2024, 3), None);
        assert_eq!(health(25_000_100), (500_000_000, false));
        assert_eq!(health(60_000_000), (1_200_000_000, true));
    }

    #[test]
    fn the_pension_of_indonesia_stops_at_its_ceiling() {
        let work = |cents| behind(Fund::Pension, Currency::Idr, cents, from(2025, 6), None).0;
        // 9.24 % of 8 million; 6.24 % of 15 million and 3 % of 10,547,400
        assert_eq!(work(73_920_000), 800_000_000);
        assert_eq!(work(125_242_200), 1_500_000_000);
    }

    #[test]
    fn rates_of_singapore_go_by_age_and_year() {
        let cpf = |cents, year, age| behind(Fund::Pension, Currency::Sgd, cents, from(year, 6), age);
        assert_eq!(cpf(185_000, 2026, None), (500_000, false));
        assert_eq!(cpf(170_000, 2026, Some(57)), (500_000, false));
        assert_eq!(cpf(162_500, 2025, Some(59)), (500_000, false));
        assert_eq!(cpf(296_000, 2026, Some(30)), (800_000, true));
        assert_eq!(cpf(62_500, 2026, Some(70)), (500_000, false));
    }

    #[test]
    fn other_currencies_have_no_scheme() {
        assert!(of(Fund::Pension, Currency::Usd).is_none());
    }
}
