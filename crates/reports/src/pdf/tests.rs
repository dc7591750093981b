use std::time::Instant;

use openwink_model::{Amount, Currency, records::Transaction};

use super::*;
use crate::cv::testing::{account, date, dossier, employment, held, identity, income};

fn head() -> Letterhead {
    Letterhead {
        tenant: "First Lending".into(),
        generated_at: "2026-01-15T08:00:00Z".parse().unwrap(),
        code: "a1b2-c3d4".into(),
        check_at: Some("https://wink.example.com/verify-export".into()),
    }
}

fn written(dossier: &Dossier) -> Vec<u8> {
    pdf(dossier, &Cv::of(dossier, date("2026-01-15")), &head())
}

#[test]
fn nothing_known_is_a_report_too() {
    let mut nothing = dossier();
    nothing.sources.clear();
    nothing.consents.clear();
    let bytes = written(&nothing);
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn hostile_texts_are_written_as_they_are() {
    let mut dossier = dossier();
    let long = "x".repeat(10_000);
    for (number, name) in [
        (1, "George\u{0} (\\) <</JS>> Tj ET"),
        (2, "\u{202e}مرحبا 😀 林志玲"),
        (3, long.as_str()),
    ] {
        dossier
            .records
            .identities
            .push(held(number, account(1), identity(name)));
        dossier
            .records
            .employments
            .push(held(number, account(1), employment(name, "2020-01-01", None)));
    }
    assert!(written(&dossier).starts_with(b"%PDF-"));
}

/// A user of a gig platform has thousands; nobody waits for them.
#[test]
fn thousands_of_records_take_no_time() {
    let mut dossier = dossier();
    for number in 0..5000 {
        let day = date("2020-01-01").plus_days(number % 2000);
        dossier.records.transactions.push(held(
            number as u128,
            account(1),
            Transaction {
                date: day,
                description: Some("Trip".into()),
                currency: Currency::Php,
                amount: Amount::cents(i64::from(number) * 17 - 9000),
                reference_id: None,
            },
        ));
    }
    for month in 0..72 {
        let start = date("2020-01-01").plus_months(month);
        let (start, end) = (start.to_string(), start.last_of_month().to_string());
        dossier.records.incomes.push(held(
            month as u128,
            account(1),
            income("Manila Foods", &start, &end, 20_000),
        ));
    }
    let began = Instant::now();
    let bytes = written(&dossier);
    let cv = Cv::of(&dossier, date("2026-01-15"));
    let sheets = crate::sheets(&dossier, &cv).unwrap();
    // Generous: this is an unoptimised build on a busy machine
    assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    assert!(bytes.len() < 400_000, "{}", bytes.len());
    assert!(sheets.len() < 400_000, "{}", sheets.len());
}
