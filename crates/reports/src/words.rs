//! Figures and dates in words.

use openwink_model::{Amount, Date, DateTime};

use crate::Month;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn month_name(month: i32) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("?")
}

/// `21 Apr 2021`
pub fn date_words(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month().into()),
        date.year()
    )
}

/// `Apr 2021`
pub fn month_words(month: Month) -> String {
    format!("{} {}", month_name(month.month()), month.year())
}

/// `21 Apr 2021, 08:25 UTC`
pub fn moment_words(moment: DateTime) -> String {
    let time = moment.to_string();
    let clock = time.get(11..16).unwrap_or("00:00");
    format!("{}, {clock} UTC", date_words(moment.date()))
}

/// `25,000.00`: two places, as payslips have them.
pub fn money(amount: Amount) -> String {
    let cents = amount.as_cents();
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{grouped}.{:02}", cents.unsigned_abs() % 100)
}
