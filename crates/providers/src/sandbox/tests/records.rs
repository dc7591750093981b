//! The records: complete, consistent, the same on the same day, and only added to.

use std::collections::BTreeMap;

use openwink_model::{
    Amount,
    connector::Stage,
    records::{Datapoint, PayPeriod, RecordKind},
};
use proptest::prelude::*;

use super::{
    super::life::{Life, pay},
    *,
};

#[tokio::test]
async fn every_person_reads_through_at_every_provider() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for provider in connectable(&catalogue) {
        for person in people() {
            let at = format!("{} at {}", person.user_name, provider.id);
            let state = enter(provider, person.user_name, person.password, now)
                .await
                .unwrap();
            let batches = read_all(provider, state, now).await.unwrap();
            assert_eq!(batches[0].stage, Stage::ReadingIdentity, "{at}");
            assert!(
                batches.windows(2).all(|pair| pair[0].stage <= pair[1].stage),
                "{at}"
            );
            assert!(
                batches
                    .iter()
                    .all(|batch| (1..=600).contains(&batch.records.len())),
                "{at}"
            );
            let all: Vec<AnyRecord> = batches.into_iter().flat_map(|batch| batch.records).collect();
            for kind in RecordKind::ALL {
                let some = all.iter().any(|record| record.kind() == *kind);
                assert_eq!(
                    some,
                    provider.supported.contains(&kind.datapoint()),
                    "{at}: {kind}"
                );
            }
            let AnyRecord::Identity(identity) = &all[0] else {
                panic!("{at}")
            };
            assert_eq!(
                (identity.full_name.as_str(), identity.country_residence),
                (person.full_name, Some(person.country))
            );
        }
    }
}

#[test]
fn every_life_is_long_enough() {
    let catalogue = Catalogue::sandbox();
    for today in ["2025-01-01", "2026-11-23", "2031-06-15"].map(day) {
        for provider in connectable(&catalogue) {
            for key in ["george", "ryan", "christina", "anisha"] {
                let at = format!("{key} at {} on {today}", provider.id);
                let all = records_of(provider, key, today);
                let months = |dates: Vec<Date>| {
                    let mut months: Vec<Date> = dates.into_iter().map(Date::first_of_month).collect();
                    months.sort_unstable();
                    months.dedup();
                    months.len()
                };
                let gig = provider.supported.contains(&Datapoint::Transactions);
                if gig {
                    assert!(
                        of_kind!(all, Transaction).len() >= 500,
                        "{at}: {}",
                        of_kind!(all, Transaction).len()
                    );
                } else if provider.supported.contains(&Datapoint::Incomes) {
                    assert!(
                        months(
                            of_kind!(all, Income)
                                .iter()
                                .map(|r| r.end_date.unwrap())
                                .collect()
                        ) >= 24,
                        "{at}"
                    );
                }
                if provider.supported.contains(&Datapoint::Contributions) {
                    assert!(
                        months(of_kind!(all, Contribution).iter().map(|r| r.date).collect()) >= 24,
                        "{at}"
                    );
                }
            }
        }
    }
}

#[test]
fn pay_adds_up_and_fits_the_employment() {
    let catalogue = Catalogue::sandbox();
    for provider in connectable(&catalogue) {
        for key in ["george", "ryan", "christina", "anisha", "slow"] {
            let all = records_of(provider, key, day("2026-11-23"));
            let jobs = of_kind!(all, Employment);
            for income in of_kind!(all, Income) {
                let at = format!("{key} at {}: {income:?}", provider.id);
                let (gross, net) = (income.gross_amount.unwrap(), income.net_amount.unwrap());
                assert!(Amount::ZERO < net && net <= gross, "{at}");
                assert!(income.base_amount.unwrap() <= gross, "{at}");
                if income.frequency == Some(PayPeriod::Weekly) {
                    continue;
                }
                let end = income.end_date.unwrap();
                let fits = jobs.iter().any(|job| {
                    job.employer == income.employer
                        && job.start_date <= income.start_date
                        && job.end_date.is_none_or(|last| end <= last)
                });
                assert!(fits, "{at}");
            }
            if provider.supported.contains(&Datapoint::Documents) && !jobs.is_empty() {
                let payslips = of_kind!(all, Document)
                    .iter()
                    .filter(|paper| paper.name.starts_with("Payslip"))
                    .count();
                assert_eq!(payslips, of_kind!(all, Income).len(), "{key} at {}", provider.id);
            }
        }
    }
}

#[test]
fn a_week_of_gig_work_is_the_sum_of_its_movements() {
    let catalogue = Catalogue::sandbox();
    for provider in connectable(&catalogue).filter(|one| one.supported.contains(&Datapoint::Transactions)) {
        let all = records_of(provider, "ryan", day("2026-11-22"));
        let mut movements = Amount::ZERO;
        for transaction in of_kind!(all, Transaction) {
            movements = movements + transaction.amount;
        }
        let weeks: Amount = of_kind!(all, Income)
            .iter()
            .filter_map(|week| week.net_amount)
            .sum();
        assert_eq!(weeks, movements, "{}", provider.id);
        let mut numbers: Vec<_> = of_kind!(all, Transaction)
            .iter()
            .map(|one| one.reference_id.clone())
            .collect();
        numbers.sort_unstable();
        let before = numbers.len();
        numbers.dedup();
        assert_eq!(before, numbers.len(), "{}", provider.id);
    }
}

#[test]
fn contributions_and_loans_match_what_was_deducted() {
    let today = day("2026-11-23");
    for person in people() {
        let visitor = Visitor::find(person.key, person.country).unwrap();
        let life = Life::of(&visitor, None, today);
        let work = pay::work(&life, today);
        // By month and label: labels are unique within a country
        let mut deducted: BTreeMap<(Date, &str), Amount> = BTreeMap::new();
        for slip in &work.slips {
            assert_eq!(
                slip.gross - slip.deductions.iter().map(|one| one.amount).sum::<Amount>(),
                slip.net
            );
            for deduction in &slip.deductions {
                let sum = deducted
                    .entry((slip.end.first_of_month(), deduction.name))
                    .or_default();
                *sum = *sum + deduction.amount;
            }
        }
        for month in &work.funds {
            let employee = deducted
                .get(&(month.month, month.fund.label()))
                .copied()
                .unwrap_or_default();
            assert_eq!(employee, month.employee, "{} {:?}", person.key, month);
            assert!(month.employer > Amount::ZERO && month.posted > month.month);
        }
        for loan in &life.loans {
            let mut month = loan.first_due.first_of_month();
            while month.last_of_month() <= today.min(loan.last_due()) {
                let paid = work
                    .slips
                    .iter()
                    .any(|slip| slip.end == month.last_of_month() && slip.name == "Salary");
                let due = loan.due_in(month.last_of_month()).unwrap();
                let taken = deducted.get(&(month, loan.plan.name)).copied();
                assert_eq!(
                    taken,
                    paid.then_some(due),
                    "{} {} {month}",
                    person.key,
                    loan.reference
                );
                month = month.plus_months(1);
            }
        }
    }
}

#[test]
fn yearly_bonuses_come_when_the_country_has_them() {
    let catalogue = Catalogue::sandbox();
    let bonuses = |id: &str, key: &str, name: &str| -> Vec<String> {
        let all = records_of(catalogue.get(id).unwrap(), key, day("2026-11-23"));
        let bonuses = of_kind!(all, Income);
        let bonuses = bonuses
            .iter()
            .filter(|income| income.work_item.as_deref() == Some(name));
        bonuses.map(|income| income.start_date.to_string()).collect()
    };
    let dates = bonuses("sahod_payroll", "george", "13th month pay");
    assert_eq!(
        dates,
        [
            "2021-12-20",
            "2022-12-20",
            "2023-12-20",
            "2024-12-20",
            "2025-12-20"
        ]
    );
    assert_eq!(
        bonuses("upahraya", "ryan", "Religious holiday allowance").len(),
        6
    );
    assert_eq!(
        bonuses("merbau_payroll", "christina", "Annual wage supplement").len(),
        5
    );
    assert_eq!(bonuses("vetan_payroll", "anisha", "Diwali bonus").len(), 6);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever has happened stays as it was; only what says how things stand may change.
    #[test]
    fn a_later_day_only_adds(
        provider in any::<proptest::sample::Index>(),
        key in prop::sample::select(vec!["george", "ryan", "christina", "anisha", "slow"]),
        first in 19_000i32..22_000,
        later in 0i32..800,
    ) {
        let catalogue = Catalogue::sandbox();
        let providers: Vec<&Provider> = connectable(&catalogue).collect();
        let provider = provider.get(&providers);
        let before = records_of(provider, key, Date::from_days(first));
        let after = records_of(provider, key, Date::from_days(first + later));
        prop_assert_eq!(&before, &records_of(provider, key, Date::from_days(first)));
        for kind in RecordKind::ALL {
            let settled = |records: &[AnyRecord]| -> Vec<AnyRecord> {
                records.iter().filter(|record| record.kind() == *kind).cloned().map(settle).collect()
            };
            let (before, after) = (settled(&before), settled(&after));
            prop_assert!(after.starts_with(&before), "{}: {:?}", kind, before.iter().zip(&after).find(|(a, b)| a != b));
        }
    }
}

/// The record without what says how things stand on the day.
fn settle(mut record: AnyRecord) -> AnyRecord {
    match &mut record {
        AnyRecord::Identity(identity) => {
            identity.latest_employer_name = None;
            identity.reference_id = None;
        }
        AnyRecord::Employment(employment) => {
            employment.status = None;
            employment.end_date = None;
            employment.reported_date = None;
        }
        AnyRecord::Liability(liability) => {
            liability.outstanding_balance = None;
            liability.next_payment_amount = None;
        }
        AnyRecord::Document(document) => document.status = None,
        AnyRecord::Rating(rating) => {
            rating.reviews_received = None;
            rating.likes_received = None;
            rating.jobs_completed = None;
        }
        _ => {}
    }
    record
}

#[test]
fn records_look_like_this() {
    let catalogue = Catalogue::sandbox();
    let today = day("2026-11-23");
    let excerpt = |id: &str, key: &str| {
        let all = records_of(catalogue.get(id).unwrap(), key, today);
        let mut lasts: BTreeMap<RecordKind, AnyRecord> = BTreeMap::new();
        for record in all {
            lasts.insert(record.kind(), record);
        }
        lasts.into_values().collect::<Vec<_>>()
    };
    insta::assert_json_snapshot!("george_payroll", excerpt("sahod_payroll", "george"));
    insta::assert_json_snapshot!("ryan_work_insurance", excerpt("jaminan_pekerja", "ryan"));
    insta::assert_json_snapshot!("christina_provident", excerpt("harbour_provident", "christina"));
    insta::assert_json_snapshot!("anisha_cabs", excerpt("sawari_cabs", "anisha"));
}

#[test]
fn a_payslip_reads_like_this() {
    let catalogue = Catalogue::sandbox();
    let mut lines = Vec::new();
    for (id, key) in [
        ("sahod_payroll", "george"),
        ("upahraya", "ryan"),
        ("merbau_payroll", "christina"),
        ("vetan_payroll", "anisha"),
    ] {
        let all = records_of(catalogue.get(id).unwrap(), key, day("2026-11-23"));
        let incomes = of_kind!(all, Income);
        let documents = of_kind!(all, Document);
        let slips = documents.iter().filter(|paper| paper.name.starts_with("Payslip"));
        for (income, slip) in incomes.iter().zip(slips).skip(incomes.len().saturating_sub(14)) {
            let (gross, net) = (income.gross_amount.unwrap(), income.net_amount.unwrap());
            let remarks = slip.remarks.as_deref().unwrap_or_default();
            lines.push(format!("{key} {} gross {gross} net {net}. {remarks}", slip.name));
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn new_hires_and_strangers_have_few_records_of() {
    let catalogue = Catalogue::sandbox();
    for today in ["2026-11-23", "2027-01-01", "2028-02-29"].map(day) {
        for provider in connectable(&catalogue) {
            let state = enter(provider, "no_data", SPECIAL_PASSWORD, today.start())
                .await
                .unwrap();
            let batches = read_all(provider, state, today.start()).await.unwrap();
            assert_eq!(
                (batches.len(), batches[0].records.len()),
                (1, 1),
                "{}",
                provider.id
            );
            let all = records_of(provider, "new_hire", today);
            assert!(all.len() < 150, "{}: {}", provider.id, all.len());
            let started = of_kind!(all, Employment);
            assert!(
                started
                    .iter()
                    .all(|job| job.start_date == today.first_of_month().plus_months(-1))
            );
        }
    }
}
