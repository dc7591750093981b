//! What the four countries take from pay and add to it: social insurance, income tax, overtime, yearly bonuses.
//!
//! One file per country, each rate with the law or circular that it comes from. The rules see amounts and dates only;
//! who earns them, and when, is a matter of `life`. They are exact enough for plausible payslips, not for filing taxes.

mod india;
mod indonesia;
mod philippines;
mod singapore;

use openwink_model::{Amount, Country, Currency, Date};

/// A scheme that is paid into month by month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Fund {
    PhilippinesSocialSecurity,
    PhilippinesHealth,
    PhilippinesHousing,
    IndonesiaWork,
    IndonesiaHealth,
    SingaporeProvident,
    IndiaProvident,
    IndiaStateInsurance,
}

impl Fund {
    /// How the deduction is called on a payslip.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::PhilippinesSocialSecurity => "Social security",
            Self::PhilippinesHealth => "Health insurance",
            Self::PhilippinesHousing => "Housing fund",
            Self::IndonesiaWork => "Work insurance",
            Self::IndonesiaHealth => "Health insurance",
            Self::SingaporeProvident => "Central provident fund",
            Self::IndiaProvident => "Employees' provident fund",
            Self::IndiaStateInsurance => "Employees' state insurance",
        }
    }

    /// The beginning of its receipts' numbers.
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::PhilippinesSocialSecurity => "SS",
            Self::PhilippinesHealth => "PH",
            Self::PhilippinesHousing => "HF",
            Self::IndonesiaWork => "TK",
            Self::IndonesiaHealth => "KS",
            Self::SingaporeProvident => "CPF",
            Self::IndiaProvident => "PF",
            Self::IndiaStateInsurance => "SI",
        }
    }
}

/// One month's payment into a fund, by both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    pub fund: Fund,
    pub employee: Amount,
    pub employer: Amount,
    /// The part of the employer's share that counts as the employee's taxable income.
    pub taxed: Amount,
}

/// A month of pay, as far as contributions depend on it.
#[derive(Debug, Clone)]
pub(crate) struct Month {
    pub first: Date,
    /// Basic pay that was earned in the month.
    pub basic: Amount,
    /// All pay of the month but yearly bonuses.
    pub gross: Amount,
    /// The person's whole years of age before the month began.
    pub age: i32,
}

/// What a tax year (or the part of it that was spent with this employer) has brought so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct YearToDate {
    /// Taxable pay, bonuses included.
    pub gross: Amount,
    pub withheld: Amount,
    /// The employee's contributions.
    pub contributions: Amount,
    /// Monthly pay on which provident-fund contributions were paid.
    pub ordinary: Amount,
    pub months: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Regular,
    Bonus,
}

/// One payment, as far as the tax on it depends on it.
#[derive(Debug, Clone)]
pub(crate) struct Payment {
    pub kind: Kind,
    pub date: Date,
    pub gross: Amount,
    /// The employee's contributions out of this payment.
    pub contributions: Amount,
    /// Employer's contributions that count as taxable income.
    pub taxed_benefits: Amount,
    /// The contract's pay for a full month.
    pub salary: Amount,
    /// Paid and withheld earlier in the same month.
    pub month_gross: Amount,
    pub month_withheld: Amount,
    /// Whether it is the tax year's last regular payment of this employer.
    pub closes_year: bool,
}

/// A yearly bonus that falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bonus {
    pub name: &'static str,
    pub date: Date,
    pub amount: Amount,
}

/// What a yearly bonus depends on.
pub(crate) struct BonusBasis<'a> {
    /// The month that is asked about.
    pub first: Date,
    pub hired: Date,
    pub left: Option<Date>,
    /// The contract's basic pay for a full month.
    pub basic: Amount,
    /// Basic pay of the whole calendar year. It costs something to find out, and few months ask.
    pub basic_of_year: &'a dyn Fn() -> Amount,
}

impl BonusBasis<'_> {
    pub(crate) fn last(&self) -> Date {
        self.first.last_of_month()
    }

    pub(crate) fn employed_on(&self, date: Date) -> bool {
        self.hired <= date && self.left.is_none_or(|left| left >= date)
    }

    /// Months served until `date`, at most twelve.
    pub(crate) fn twelfths(&self, date: Date) -> i64 {
        let months = (i64::from(date.year()) - i64::from(self.hired.year())) * 12 + i64::from(date.month())
            - i64::from(self.hired.month())
            - i64::from(date.day() < self.hired.day());
        months.clamp(0, 12)
    }
}

pub(crate) trait Rules: Sync {
    fn currency(&self) -> Currency;

    /// Whether pay comes twice a month.
    fn semimonthly(&self) -> bool {
        false
    }

    /// Basic pay in percent of the contract's pay; the rest are fixed allowances.
    fn basic_percent(&self) -> i64 {
        100
    }

    /// Rounded to the smallest sum that is paid.
    fn round(&self, amount: Amount) -> Amount {
        amount.ratio(1, 1)
    }

    /// The step to which salaries are rounded.
    fn salary_step(&self) -> Amount;

    /// The first month of a tax year.
    fn tax_year_begins(&self) -> i8 {
        1
    }

    fn overtime(&self, salary: Amount, hours: i64) -> Amount;

    /// The day of the following month on which contributions are posted.
    fn posting_day(&self) -> i32;

    /// The funds that a month of pay is paid into.
    fn contributions(&self, month: &Month) -> Vec<Share>;

    /// The part of a month's pay that counts against a yearly ceiling.
    fn ordinary(&self, month: &Month) -> Amount {
        month.gross
    }

    /// What is paid into funds out of a yearly bonus; `year` includes the month's regular pay.
    fn bonus_contributions(&self, _month: &Month, _bonus: Amount, _year: &YearToDate) -> Vec<Share> {
        Vec::new()
    }

    fn bonus(&self, basis: &BonusBasis<'_>) -> Option<Bonus>;

    fn income_tax(&self, payment: &Payment, year: &YearToDate) -> Amount;

    /// A tax that is taken once a month beside the income tax.
    fn local_tax(&self, _month: &Month) -> Option<(&'static str, Amount)> {
        None
    }

    /// The fund for old age, for health and for housing; one fund may be all three.
    fn funds(&self) -> Funds;
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Funds {
    pub pension: Fund,
    pub health: Fund,
    pub housing: Fund,
}

/// The rules of a country of the sandbox; the Philippines' for any other.
pub(crate) fn of(country: Country) -> &'static dyn Rules {
    match country {
        Country::Id => &indonesia::Indonesia,
        Country::Sg => &singapore::Singapore,
        Country::In => &india::India,
        _ => &philippines::Philippines,
    }
}

/// The tax of a progressive table of `(from, basis points)`, in whole units of currency and ascending.
fn progressive(income: Amount, brackets: &[(i64, i64)]) -> Amount {
    let ceilings = brackets
        .iter()
        .skip(1)
        .map(|(from, _)| Amount::units(*from))
        .chain([Amount::units(i64::from(i32::MAX) * 100)]);
    brackets
        .iter()
        .zip(ceilings)
        .map(|((from, rate), ceiling)| {
            let part = income.min(ceiling) - Amount::units(*from);
            part.max(Amount::ZERO).ratio(*rate, 10_000)
        })
        .sum()
}

/// The value in force on `date` of a table of `(year, month, value)`, ascending.
fn in_force<T: Copy>(date: Date, table: &[(i16, i8, T)]) -> T {
    let now = (date.year(), date.month());
    let found = table
        .iter()
        .rev()
        .find(|(year, month, _)| (*year, *month) <= now)
        .or(table.first());
    found.expect("a table of rates has at least one row").2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progressive_tables_tax_each_slice_at_its_own_rate() {
        let brackets = [(0, 0), (100, 1000), (200, 2000)];
        assert_eq!(progressive(Amount::units(100), &brackets), Amount::ZERO);
        assert_eq!(progressive(Amount::units(150), &brackets), Amount::units(5));
        assert_eq!(progressive(Amount::units(300), &brackets), Amount::units(30));
    }

    #[test]
    fn rates_change_in_their_month() {
        let table = [(2020, 1, 1), (2023, 9, 2)];
        assert_eq!(in_force(Date::new(2023, 8, 31).unwrap(), &table), 1);
        assert_eq!(in_force(Date::new(2023, 9, 1).unwrap(), &table), 2);
        assert_eq!(in_force(Date::new(2010, 1, 1).unwrap(), &table), 1);
    }
}
