use openwink_model::{
    Amount, Currency,
    records::{Contribution, Transaction},
};
use proptest::prelude::*;

use super::{
    testing::{account, archive, date, dossier, employment, held, identity, income},
    *,
};
use crate::{Month, csv::sheet, sheets::SheetKind};

fn cv(dossier: &Dossier) -> Cv {
    Cv::of(dossier, date("2026-01-15"))
}

fn kinds(cv: &Cv) -> Vec<DisagreementKind> {
    cv.disagreements.iter().map(|found| found.kind).collect()
}

#[test]
fn a_user_of_whom_nothing_is_known_has_an_empty_one() {
    let mut nothing = dossier();
    nothing.sources.clear();
    let cv = cv(&nothing);
    assert_eq!(cv.person.name, None);
    assert!(cv.jobs.is_empty() && cv.incomes.is_empty() && cv.disagreements.is_empty());
    assert_eq!(cv.summary.average_net, None);
}

#[test]
fn spellings_of_one_person_become_one_name_with_both_sources() {
    let mut dossier = dossier();
    dossier.records.identities = vec![
        held(1, archive(3), identity("PALOMERO, GEORGE")),
        held(2, account(1), identity("George Palomero Jr.")),
    ];
    let cv = cv(&dossier);
    let name = cv.person.name.clone().unwrap();
    assert_eq!(name.value, "George Palomero Jr.");
    assert_eq!(name.sources, [account(1), archive(3)]);
    assert!(kinds(&cv).is_empty());
}

#[test]
fn names_and_births_that_differ_are_pointed_out() {
    let mut dossier = dossier();
    let born = |name: &str, day: &str| openwink_model::records::Identity {
        dob: Some(date(day)),
        ..identity(name)
    };
    dossier.records.identities = vec![
        held(1, account(1), born("George Palomero", "1990-02-28")),
        held(2, archive(3), born("Ryan Lestari", "1990-02-27")),
    ];
    let cv = cv(&dossier);
    assert_eq!(
        kinds(&cv),
        [DisagreementKind::Name, DisagreementKind::DateOfBirth]
    );
    assert_eq!(cv.disagreements[0].figures[1].source_id, archive(3));
    assert_eq!(cv.disagreements[1].figures[0].text, "28 Feb 1990");
    assert_eq!(cv.person.other_names[0].value, "Ryan Lestari");
}

#[test]
fn a_payslip_that_agrees_is_neither_added_nor_pointed_out() {
    let mut dossier = dossier();
    dossier.records.incomes = vec![
        held(
            1,
            account(1),
            income("Manila Foods, Inc.", "2025-12-01", "2025-12-15", 10_000),
        ),
        held(
            2,
            account(1),
            income("Manila Foods, Inc.", "2025-12-16", "2025-12-31", 10_500),
        ),
        held(
            3,
            archive(3),
            income("MANILA FOODS INC", "2025-12-01", "2025-12-31", 20_500),
        ),
    ];
    let cv = cv(&dossier);
    let month = &cv.incomes[0].months[0];
    assert_eq!(month.month.to_string(), "2025-12");
    assert_eq!(month.net, Some(Amount::units(20_500)));
    assert_eq!((month.by_payer[0].payments, month.by_payer[0].counted), (2, true));
    assert!(!month.by_payer[1].counted);
    assert!(kinds(&cv).is_empty());
    assert_eq!(cv.summary.average_net, Some(Amount::units(20_500)));
    assert_eq!(cv.summary.sources, [account(1)]);
}

#[test]
fn a_payslip_that_says_more_is_pointed_out() {
    let mut dossier = dossier();
    dossier.records.incomes = vec![
        held(
            1,
            account(1),
            income("Manila Foods", "2025-12-01", "2025-12-31", 20_500),
        ),
        held(
            2,
            archive(3),
            income("Manila Foods", "2025-12-01", "2025-12-31", 25_500),
        ),
    ];
    let cv = cv(&dossier);
    assert_eq!(kinds(&cv), [DisagreementKind::Income]);
    let found = &cv.disagreements[0];
    assert_eq!(
        found.message,
        "Gross and net pay of Dec 2025 from Manila Foods differs between sources."
    );
    assert_eq!(found.figures[0].text, "PHP 25,625.00 gross, PHP 20,500.00 net");
    assert_eq!(found.figures[1].source_id, archive(3));
    assert_eq!(cv.incomes[0].months[0].net, Some(Amount::units(20_500)));
}

#[test]
fn a_years_pay_is_in_no_month() {
    let mut dossier = dossier();
    dossier.records.incomes = vec![held(
        1,
        archive(3),
        income("Manila Foods", "2024-01-01", "2024-12-31", 300_000),
    )];
    let cv = cv(&dossier);
    assert!(cv.incomes[0].months.is_empty());
    assert_eq!(cv.incomes[0].longer[0].net, Some(Amount::units(300_000)));
}

#[test]
fn one_job_told_by_two_sources_is_one_job() {
    let mut dossier = dossier();
    dossier.records.employments = vec![
        held(
            1,
            account(1),
            employment("Manila Foods, Inc.", "2020-03-01", None),
        ),
        held(2, account(2), employment("MANILA FOODS INC", "2020-03-02", None)),
        held(
            3,
            account(1),
            employment("Cebu Hotel", "2017-01-01", Some("2020-02-15")),
        ),
    ];
    let cv = cv(&dossier);
    assert_eq!(cv.jobs.len(), 2);
    let job = &cv.jobs[0];
    assert_eq!(job.employer.as_deref(), Some("Manila Foods, Inc."));
    assert_eq!((job.current, job.months), (true, 70));
    assert_eq!(job.sources, [account(1), account(2)]);
    assert!(!cv.jobs[1].current);
    assert!(kinds(&cv).is_empty());
}

#[test]
fn jobs_that_do_not_fit_are_pointed_out() {
    let mut dossier = dossier();
    dossier.records.employments = vec![
        held(1, account(1), employment("Manila Foods", "2020-03-01", None)),
        held(
            2,
            account(2),
            employment("Manila Foods", "2020-03-01", Some("2025-06-30")),
        ),
        held(3, account(2), employment("Cebu Hotel", "2024-01-01", None)),
    ];
    dossier.records.incomes = vec![held(
        4,
        account(1),
        income("Cebu Hotel", "2023-05-01", "2023-05-31", 9_000),
    )];
    let cv = cv(&dossier);
    assert_eq!(
        kinds(&cv),
        [
            DisagreementKind::EmploymentDates,
            DisagreementKind::PayOutsideEmployment,
            DisagreementKind::EmploymentOverlap
        ]
    );
    assert!(
        cv.disagreements[0]
            .message
            .starts_with("The end of the job at Manila Foods differs")
    );
    assert!(!cv.disagreements[2].serious);
}

#[test]
fn payslips_alone_prove_a_job_since_the_earliest() {
    let mut dossier = dossier();
    let starts = ["2025-07-16", "2025-09-16", "2025-08-01"];
    dossier.records.employments = (0..3)
        .map(|at| {
            let source = archive(at + 3);
            held(at, source, employment("Manila Foods", starts[at as usize], None))
        })
        .collect();
    let cv = cv(&dossier);
    assert_eq!(cv.jobs.len(), 1);
    assert_eq!(cv.jobs[0].start_date, date("2025-07-16"));
}

#[test]
fn a_job_on_an_old_payslip_is_not_called_current() {
    let mut dossier = dossier();
    let mut job = employment("Manila Foods", "2024-03-01", None);
    job.reported_date = Some(date("2024-03-31"));
    dossier.records.employments = vec![held(1, archive(3), job)];
    let cv = cv(&dossier);
    assert!(!cv.jobs[0].current);
    assert_eq!(cv.summary.current_employers.len(), 0);
}

#[test]
fn movements_are_summed_by_month_source_and_direction() {
    let mut dossier = dossier();
    let moved = |day: &str, amount: i64| Transaction {
        date: date(day),
        description: None,
        currency: Currency::Php,
        amount: Amount::units(amount),
        reference_id: None,
    };
    dossier.records.transactions = vec![
        held(1, account(1), moved("2025-11-02", 100)),
        held(2, account(1), moved("2025-11-20", -30)),
        held(3, account(2), moved("2025-11-20", 7)),
        held(4, account(1), moved("2025-12-01", 50)),
    ];
    let cv = cv(&dossier);
    let flow = &cv.transactions[0];
    assert_eq!((flow.count, flow.months.len()), (4, 3));
    let first = &flow.months[0];
    assert_eq!(
        (first.received, first.paid),
        (Amount::units(100), Amount::units(30))
    );
    assert_eq!((first.source_id, first.count), (account(1), 2));
}

#[test]
fn what_begins_like_a_formula_is_no_formula_in_a_sheet() {
    let mut dossier = dossier();
    let mut held_income = income("=HYPERLINK(\"http://x\",\"pay\")", "2025-12-01", "2025-12-31", -5);
    held_income.work_item = Some("+1".into());
    dossier.records.incomes = vec![held(1, account(1), held_income)];
    dossier.records.identities = vec![held(2, account(1), identity("@SUM(A1), \"Ryan\"\r\nLestari"))];
    let cv = cv(&dossier);
    let text = |kind| String::from_utf8(sheet(kind, &dossier, &cv)).unwrap();
    let incomes = text(SheetKind::Incomes);
    assert!(incomes.starts_with('\u{feff}'));
    assert!(
        incomes.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"pay\"\")\",'+1,2025-12-01,"),
        "{incomes}"
    );
    // A number of ours stays a number
    assert!(incomes.ends_with(",-6.25,-5.00\r\n"), "{incomes}");
    let identities = text(SheetKind::Identities);
    assert!(
        identities.contains(",\"'@SUM(A1), \"\"Ryan\"\"\r\nLestari\","),
        "{identities}"
    );
    for start in ["=1", "+1", "-1", "@1", "\t=1", "\r=1"] {
        dossier.records.identities = vec![held(2, account(1), identity(start))];
        let identities = String::from_utf8(sheet(SheetKind::Identities, &dossier, &cv)).unwrap();
        let cell = identities.split(',').find(|cell| cell.contains(start)).unwrap();
        assert!(
            cell.trim_start_matches('"').starts_with('\''),
            "{start:?} {cell:?}"
        );
    }
}

fn any_income() -> impl Strategy<Value = Held<openwink_model::records::Income>> {
    (
        0u128..1000,
        0usize..4,
        0i32..800,
        0i32..80,
        -9_999_999i64..99_999_999,
        0usize..3,
        0usize..2,
    )
        .prop_map(|(id, employer, start, days, cents, source, currency)| {
            let start = date("2023-01-01").plus_days(start);
            let names = [
                Some("Manila Foods"),
                Some("MANILA FOODS INC."),
                Some("Cebu Hotel"),
                None,
            ];
            let record = openwink_model::records::Income {
                employer: names[employer].map(str::to_owned),
                start_date: start,
                end_date: Some(start.plus_days(days)),
                net_amount: (cents % 7 != 0).then(|| Amount::cents(cents)),
                currency: [Currency::Php, Currency::Sgd][currency],
                ..income("", "2025-01-01", "2025-01-31", 0)
            };
            held(id, [account(1), account(2), archive(3)][source], record)
        })
}

proptest! {
    /// Nothing is lost and nothing is added twice: what months count, what stands beside them and what is longer make all.
    #[test]
    fn months_and_what_stands_beside_them_make_all_of_the_pay(incomes in prop::collection::vec(any_income(), 0..60)) {
        let mut dossier = dossier();
        dossier.records.incomes = incomes;
        let cv = cv(&dossier);
        for overview in &cv.incomes {
            let net = |amount: &Option<Amount>| amount.unwrap_or(Amount::ZERO);
            let all: Amount = dossier.records.incomes.iter()
                .filter(|held| held.record.currency == overview.currency)
                .map(|held| net(&held.record.net_amount))
                .sum();
            let counted: Amount = overview.months.iter().map(|month| net(&month.net)).sum();
            let sums = || overview.months.iter().flat_map(|month| &month.by_payer);
            let counted_sums: Amount = sums().filter(|sum| sum.counted).map(|sum| net(&sum.net)).sum();
            let beside: Amount = sums().filter(|sum| !sum.counted).map(|sum| net(&sum.net)).sum();
            let longer: Amount = overview.longer.iter().map(|long| net(&long.net)).sum();
            prop_assert_eq!(counted, counted_sums);
            prop_assert_eq!(counted + beside + longer, all);
            let months: Vec<Month> = overview.months.iter().map(|month| month.month).collect();
            prop_assert!(months.is_sorted());
        }
    }

    #[test]
    fn contributions_by_month_make_all_of_them(days in prop::collection::vec((0i32..900, 0i64..100_000), 0..80)) {
        let mut dossier = dossier();
        dossier.records.contributions = days.iter().map(|(day, cents)| held(1, account(2), Contribution {
            date: date("2023-01-01").plus_days(*day),
            currency: Currency::Php,
            amount: Amount::cents(*cents),
            reference_id: None,
        })).collect();
        let cv = cv(&dossier);
        let months = cv.contributions.iter().flat_map(|flow| &flow.months);
        let sum: Amount = months.map(|month| month.received).sum();
        prop_assert_eq!(sum, days.iter().map(|(_, cents)| Amount::cents(*cents)).sum::<Amount>());
    }
}
