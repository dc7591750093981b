//! A payslip against the pay that the user's linked accounts report for the same time.

use openwink_model::{Amount, Currency, Date, records::Income};

use super::company::similarity;
use crate::{Check, CheckResult, Class, Extraction, Field, Finding, Value};

/// Half a percent, or one unit: payslips round where payroll systems do not.
const TOLERANCE_PER_MILLE: i64 = 5;
const SAME_EMPLOYER: f32 = 0.7;

fn date(document: &Extraction, field: Field) -> Option<Date> {
    match document.fields.get(&field)?.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

fn amount(document: &Extraction, field: Field) -> Option<Amount> {
    match document.fields.get(&field)?.value {
        Value::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// First and last day that a document is about, by what was read of it.
pub fn period(document: &Extraction) -> Option<(Date, Date)> {
    let start = date(document, Field::StartDate);
    let end = date(document, Field::EndDate);
    match (start, end) {
        (Some(start), Some(end)) if start <= end => Some((start, end)),
        (Some(one), _) | (None, Some(one)) => Some((one, one)),
        (None, None) => {
            let paid = date(document, Field::PayDate)?;
            Some((paid.first_of_month(), paid.last_of_month()))
        }
    }
}

/// The months that payslips are about: the linked incomes that [`check`] wants are those of these days.
pub fn span(documents: &[Extraction]) -> Option<(Date, Date)> {
    let periods: Vec<_> = documents.iter().filter_map(period).collect();
    let start = periods.iter().map(|(start, _)| *start).min()?;
    let end = periods.iter().map(|(_, end)| *end).max()?;
    Some((start.first_of_month(), end.last_of_month()))
}

fn overlaps(income: &Income, (start, end): (Date, Date)) -> bool {
    let last = income.end_date.unwrap_or(income.start_date);
    income.start_date <= end && last >= start
}

fn same_employer(document: &Extraction, income: &Income) -> bool {
    match (
        document
            .fields
            .get(&Field::EmployerName)
            .map(|found| &found.value),
        &income.employer,
    ) {
        (Some(Value::Text(one)), Some(other)) => similarity(one, other) >= SAME_EMPLOYER,
        _ => true,
    }
}

fn abs(amount: Amount) -> Amount {
    if amount.is_negative() { -amount } else { amount }
}

/// How far apart two amounts are, as a share of the linked one; zero within the tolerance.
fn apart(read: Amount, linked: Amount) -> f32 {
    let difference = abs(read - linked);
    if difference <= Amount::units(1).max(abs(linked).ratio(TOLERANCE_PER_MILLE, 1000)) {
        return 0.0;
    }
    let whole = abs(linked).to_f64().max(1.0);
    (difference.to_f64() / whole).min(1.0) as f32
}

struct Compared {
    worst: f32,
    findings: Vec<Finding>,
}

fn compare(document: &Extraction, linked: &[&Income]) -> Option<Compared> {
    let days = period(document)?;
    let month = days.1.civil().strftime("%B %Y").to_string();
    type OfIncome = fn(&Income) -> Option<Amount>;
    let kinds: [(Field, &str, OfIncome); 2] = [
        (Field::NetAmount, "net pay", |income| income.net_amount),
        (Field::GrossAmount, "gross pay", |income| income.gross_amount),
    ];
    let mut compared = None;
    for (field, words, of) in kinds {
        let Some(read) = amount(document, field) else {
            continue;
        };
        let theirs: Vec<Amount> = linked.iter().filter_map(|income| of(income)).collect();
        // One payment, or all of the days together: a monthly payslip may stand against two half-monthly payments
        let whole: Amount = theirs.iter().copied().sum();
        let Some(nearest) = theirs
            .iter()
            .copied()
            .chain((theirs.len() > 1).then_some(whole))
            .min_by_key(|linked| abs(read - *linked))
        else {
            continue;
        };
        let found = compared.get_or_insert(Compared {
            worst: 0.0,
            findings: Vec::new(),
        });
        let share = apart(read, nearest);
        found.worst = found.worst.max(share);
        if share > 0.0 {
            let currency = linked[0].currency;
            let (difference, word) = match (read - nearest).is_negative() {
                true => (nearest - read, "less"),
                false => (read - nearest, "more"),
            };
            found.findings.push(Finding {
                code: format!("{}Differs", field.as_str()),
                message: format!(
                    "For {month} the payslip says {words} of {currency} {read}, the linked account {currency} {nearest}: \
                     {currency} {difference} {word}."
                ),
                weight: share.max(0.3),
                page: document.fields.get(&field).map(|found| found.page),
                area: document.fields.get(&field).map(|found| found.area),
            });
        }
    }
    compared
}

/// `linked` are the incomes of the user's accounts, at least those of the payslips' months.
pub fn check(documents: &[Extraction], linked: &[Income]) -> Check {
    let payslips: Vec<&Extraction> = documents
        .iter()
        .filter(|document| document.file_type == Class::Payslip)
        .collect();
    if payslips.is_empty() {
        return Check::no_data("Only payslips are compared with the pay of linked accounts.");
    }
    let mut worst: Option<f32> = None;
    let mut compared_slips = 0;
    let mut findings = Vec::new();
    for payslip in &payslips {
        let Some(days) = period(payslip) else { continue };
        let currency: Option<Currency> = match payslip.fields.get(&Field::Currency).map(|found| &found.value)
        {
            Some(Value::Currency(currency)) => Some(*currency),
            _ => None,
        };
        let fits: Vec<&Income> = linked
            .iter()
            .filter(|income| overlaps(income, days) && same_employer(payslip, income))
            .filter(|income| currency.is_none_or(|currency| currency == income.currency))
            .collect();
        if let Some(compared) = compare(payslip, &fits) {
            compared_slips += 1;
            worst = Some(worst.unwrap_or(0.0).max(compared.worst));
            findings.extend(compared.findings);
        }
    }
    let Some(worst) = worst else {
        return Check::no_data("The linked accounts report no pay of this employer for the payslip's time.");
    };
    let (result, message) = match findings.is_empty() {
        true => {
            let which = match (compared_slips, payslips.len()) {
                (1, 1) => "The payslip agrees".to_owned(),
                (some, all) if some == all => format!("All {all} payslips agree"),
                (some, all) => format!("{some} of {all} payslips could be compared and agree"),
            };
            (
                CheckResult::Passed,
                format!("{which} with the pay that the linked account reports."),
            )
        }
        false => {
            let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
            (CheckResult::Failed, messages.join(" "))
        }
    };
    Check {
        result,
        score: Some(1.0 - worst),
        message,
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::document;

    fn day(month: i8, day: i8) -> Date {
        Date::new(2025, month, day).unwrap()
    }

    fn payslip(net: i64) -> Extraction {
        document(
            Class::Payslip,
            &[
                (Field::StartDate, Value::Date(day(5, 1))),
                (Field::EndDate, Value::Date(day(5, 31))),
                (Field::Currency, Value::Currency(Currency::Php)),
                (Field::NetAmount, Value::Amount(Amount::units(net))),
                (Field::EmployerName, Value::Text("Manila Rides Inc.".into())),
            ],
        )
    }

    fn linked(start: Date, end: Date, net: i64) -> Income {
        Income {
            work_item: None,
            employer: Some("Manila Rides".into()),
            start_date: start,
            end_date: Some(end),
            currency: Currency::Php,
            frequency: None,
            base_amount: None,
            gross_amount: None,
            net_amount: Some(Amount::units(net)),
        }
    }

    #[test]
    fn the_same_pay_passes() {
        let check = check(&[payslip(42_100)], &[linked(day(5, 1), day(5, 31), 42_100)]);
        assert_eq!((check.result, check.score), (CheckResult::Passed, Some(1.0)));
    }

    #[test]
    fn two_halves_make_a_month() {
        let halves = [
            linked(day(5, 1), day(5, 15), 21_000),
            linked(day(5, 16), day(5, 31), 21_100),
        ];
        assert_eq!(check(&[payslip(42_100)], &halves).result, CheckResult::Passed);
    }

    #[test]
    fn another_amount_fails_in_words() {
        let check = check(&[payslip(50_000)], &[linked(day(5, 1), day(5, 31), 42_100)]);
        assert_eq!(check.result, CheckResult::Failed);
        assert_eq!(
            check.message,
            "For May 2025 the payslip says net pay of PHP 50000.00, the linked account PHP 42100.00: PHP 7900.00 more."
        );
        assert!(check.score.unwrap() < 0.85);
    }

    #[test]
    fn other_months_employers_and_currencies_say_nothing() {
        let mut other = linked(day(5, 1), day(5, 31), 1);
        other.employer = Some("Cebu Kitchens".into());
        let mut dollars = linked(day(5, 1), day(5, 31), 1);
        dollars.currency = Currency::Usd;
        let april = linked(day(4, 1), day(4, 30), 1);
        let check = check(&[payslip(42_100)], &[other, dollars, april]);
        assert_eq!((check.result, check.score), (CheckResult::NoData, None));
    }

    #[test]
    fn only_payslips_are_compared() {
        let bill = document(Class::WaterBill, &[]);
        assert_eq!(check(&[bill], &[]).result, CheckResult::NoData);
    }

    #[test]
    fn a_pay_date_alone_means_its_month() {
        let slip = document(Class::Payslip, &[(Field::PayDate, Value::Date(day(5, 20)))]);
        assert_eq!(period(&slip), Some((day(5, 1), day(5, 31))));
        assert_eq!(span(&[slip, payslip(1)]), Some((day(5, 1), day(5, 31))));
    }
}
