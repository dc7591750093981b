//! What holds for any records whatever: no panic, no order, no figure out of nothing.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use openwink_derive::{EstimatedIncome, Fund, Month, Records, Source, Value, estimated_incomes, insights};
use openwink_model::{
    Amount, Currency, Date, DateTime,
    ids::TypedId,
    payload::Identified,
    providers::ProviderType,
    records::{Contribution, Employment, Identity, Income, Liability, PayPeriod, Record, Transaction},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

/// Mostly days of somebody's life, some of no life at all.
fn date() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (15_000..22_000_i32).prop_map(Date::from_days),
        1 => any::<i32>().prop_map(Date::from_days),
        1 => select(vec![i32::MIN, -4_371_587, 0, 2_932_896, i32::MAX]).prop_map(Date::from_days),
    ]
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        8 => (-10_000_000..100_000_000_i64).prop_map(Amount::cents),
        1 => any::<i64>().prop_map(Amount::from_ten_thousandths),
        1 => select(vec![i64::MIN, -1, 0, 1, 1 << 51, (1 << 51) + 1, i64::MAX]).prop_map(Amount::from_ten_thousandths),
    ]
}

fn currency() -> impl Strategy<Value = Currency> {
    select(vec![
        Currency::Php,
        Currency::Idr,
        Currency::Sgd,
        Currency::Inr,
        Currency::Usd,
    ])
}

fn frequency() -> impl Strategy<Value = Option<PayPeriod>> {
    option::of(select(PayPeriod::ALL.to_vec()))
}

fn text() -> impl Strategy<Value = Option<String>> {
    option::of(prop_oneof![
        select(vec!["Salary", "Payout", "Trip fare", "Ended", "Mabuhay Inc."]).prop_map(str::to_owned),
        any::<String>(),
    ])
}

fn some<R>(record: impl Strategy<Value = R>) -> impl Strategy<Value = Vec<Identified<R>>>
where
    R: Record + std::fmt::Debug,
    R::Id: std::fmt::Debug,
{
    let identified = (any::<u128>(), record).prop_map(|(id, record)| Identified {
        id: R::Id::from_uuid(Uuid::from_u128(id)),
        record,
    });
    vec(identified, 0..8)
}

fn identity() -> impl Strategy<Value = Identity> {
    option::of(date()).prop_map(|dob| Identity {
        full_name: String::new(),
        first_name: None,
        middle_name: None,
        last_name: None,
        suffix: None,
        gender: None,
        dob,
        marital_status: None,
        country_residence: None,
        citizenship: None,
        photo_url: None,
        reference_id: None,
        profile_url: None,
        latest_employer_name: None,
        emails: Vec::new(),
        phones: Vec::new(),
        social_profiles: Vec::new(),
        addresses: Vec::new(),
    })
}

fn employment() -> impl Strategy<Value = Employment> {
    (date(), option::of(date()), text(), text()).prop_map(|(start_date, end_date, employer, status)| {
        Employment {
            name: None,
            description: None,
            job_title: None,
            department: None,
            employee_number: None,
            employer_number: None,
            employer,
            status,
            start_date,
            end_date,
            reported_date: None,
        }
    })
}

fn income() -> impl Strategy<Value = Income> {
    let amounts = (option::of(amount()), option::of(amount()), option::of(amount()));
    // Short periods beside those of any length
    let end = option::of(prop_oneof![Just(None), date().prop_map(Some)]);
    (date(), end, 0..400_i32, currency(), frequency(), amounts).prop_map(
        |(start_date, end, days, currency, frequency, (base_amount, gross_amount, net_amount))| Income {
            work_item: None,
            employer: None,
            start_date,
            end_date: end.map(|end| end.unwrap_or(start_date.plus_days(days))),
            currency,
            frequency,
            base_amount,
            gross_amount,
            net_amount,
        },
    )
}

fn transaction() -> impl Strategy<Value = Transaction> {
    (date(), currency(), amount(), text(), text()).prop_map(
        |(date, currency, amount, description, reference_id)| Transaction {
            date,
            description,
            currency,
            amount,
            reference_id,
        },
    )
}

fn contribution() -> impl Strategy<Value = Contribution> {
    (date(), currency(), amount(), text()).prop_map(|(date, currency, amount, reference_id)| Contribution {
        date,
        currency,
        amount,
        reference_id,
    })
}

fn liability() -> impl Strategy<Value = Liability> {
    let dates = (date(), option::of(date()), option::of(date()));
    let amounts = (
        amount(),
        option::of(amount()),
        option::of(amount()),
        option::of(amount()),
    );
    (dates, amounts, currency(), frequency(), text()).prop_map(
        |(
            (start_date, end_date, first_amortization_date),
            amounts,
            currency,
            amortization_frequency,
            reference_id,
        )| {
            let (loan_amount, amortization_amount, outstanding_balance, overdue_payment_amount) = amounts;
            Liability {
                kind: "Loan".into(),
                reference_id,
                start_date,
                end_date,
                first_amortization_date,
                amortization_frequency,
                currency,
                loan_amount,
                amortization_amount,
                outstanding_balance,
                next_payment_amount: None,
                overdue_payment_amount,
            }
        },
    )
}

fn records() -> impl Strategy<Value = Records> {
    (
        some(identity()),
        some(employment()),
        some(income()),
        some(transaction()),
        some(contribution()),
        some(liability()),
    )
        .prop_map(
            |(identities, employments, incomes, transactions, contributions, liabilities)| Records {
                identities,
                employments,
                incomes,
                transactions,
                contributions,
                liabilities,
            },
        )
}

fn source() -> impl Strategy<Value = Source> {
    (
        option::of(select(ProviderType::ALL.to_vec())),
        option::of(select(Fund::ALL.to_vec())),
    )
        .prop_map(|(kind, fund)| Source { kind, fund })
}

/// A time at which somebody may ask.
fn lifetime() -> impl Strategy<Value = DateTime> {
    (15_000..22_000_i64, 0..86_400_000_000_i64)
        .prop_map(|(day, rest)| DateTime::from_micros(day * 86_400_000_000 + rest))
}

fn moment() -> impl Strategy<Value = DateTime> {
    prop_oneof![
        8 => lifetime(),
        1 => any::<i64>().prop_map(DateTime::from_micros),
        1 => select(vec![i64::MIN, i64::MAX]).prop_map(DateTime::from_micros),
    ]
}

/// Everything, with its figures as text: what a reader would see.
fn derive(
    source: Source,
    records: &Records,
    links: Option<&[DateTime]>,
    as_of: DateTime,
) -> (Vec<EstimatedIncome>, String) {
    let estimated = estimated_incomes(source, records, as_of);
    let features = insights(source, records, &estimated, links, as_of);
    let _ = openwink_model::records::Features::from(&features);
    let text = serde_json::to_string(&(&estimated, &features)).unwrap();
    (estimated, text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_records_make_it_panic(source in source(), records in records(), links in option::of(vec(moment(), 0..6)), as_of in moment()) {
        let estimated = estimated_incomes(source, &records, as_of);
        for (one, next) in estimated.iter().zip(estimated.iter().skip(1)) {
            prop_assert!((one.month, one.currency.as_str()) < (next.month, next.currency.as_str()));
        }
        for one in &estimated {
            prop_assert!(one.month <= Month::of(as_of.date()));
            prop_assert_eq!(one.amount.is_some(), one.problem.is_none());
            prop_assert!(one.amount.is_none_or(|amount| amount > Amount::ZERO && amount.ten_thousandths() <= 1 << 51));
            prop_assert!(!one.inputs.is_empty() && one.inputs.is_sorted());
        }
        let features = insights(source, &records, &estimated, links.as_deref(), as_of);
        for (feature, value) in features.iter() {
            let told = match value {
                Value::Count(count) => count >= 0,
                Value::Number(number) => number >= Amount::ZERO || feature.name == "incomes_latest_growth",
                Value::NoData | Value::Failed | Value::Word(_) => true,
            };
            prop_assert!(told, "{}: {:?}", feature.name, value);
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(source in source(), records in records(), as_of in moment()) {
        let mut turned = records.clone();
        turned.identities.reverse();
        turned.employments.reverse();
        turned.incomes.reverse();
        turned.transactions.reverse();
        turned.contributions.reverse();
        turned.liabilities.reverse();
        prop_assert_eq!(derive(source, &records, None, as_of), derive(source, &turned, None, as_of));
    }

    #[test]
    fn what_comes_twice_counts_once(source in source(), records in records(), as_of in moment()) {
        let mut twice = records.clone();
        twice.identities.extend(records.identities.clone());
        twice.employments.extend(records.employments.clone());
        twice.incomes.extend(records.incomes.clone());
        twice.transactions.extend(records.transactions.clone());
        twice.contributions.extend(records.contributions.clone());
        twice.liabilities.extend(records.liabilities.clone());
        prop_assert_eq!(derive(source, &records, None, as_of), derive(source, &twice, None, as_of));
    }

    #[test]
    fn what_is_to_come_changes_nothing(source in source(), records in records(), as_of in lifetime()) {
        let day = as_of.date();
        let mut known = records.clone();
        known.employments.retain(|one| one.record.start_date <= day);
        known.incomes.retain(|one| one.record.start_date <= day);
        known.transactions.retain(|one| one.record.date <= day);
        known.contributions.retain(|one| one.record.date <= day);
        known.liabilities.retain(|one| one.record.start_date <= day);
        prop_assert_eq!(derive(source, &records, None, as_of), derive(source, &known, None, as_of));
    }
}

#[test]
fn nothing_known_is_nothing_computed() {
    let as_of = "2026-11-28T00:00:00Z".parse().unwrap();
    let (estimated, _) = derive(Source::default(), &Records::default(), None, as_of);
    assert!(estimated.is_empty());
    let features = insights(Source::default(), &Records::default(), &[], None, as_of);
    let json = serde_json::to_value(&features).unwrap();
    for (name, value) in json.as_object().unwrap() {
        let word = [
            "employments_current_status",
            "incomes_currency",
            "liabilities_currency",
        ];
        if word.contains(&name.as_str()) {
            assert_eq!(value, "-999", "{name}");
        } else {
            assert_eq!(value, -999, "{name}");
        }
    }
}

/// What the contract's type says is what the features say.
#[test]
fn the_contracts_type_has_the_same_figures() {
    let as_of: DateTime = "2026-11-28T00:00:00Z".parse().unwrap();
    let features = insights(Source::default(), &Records::default(), &[], Some(&[as_of]), as_of);
    let ours = serde_json::to_value(&features).unwrap();
    let theirs = serde_json::to_value(openwink_model::records::Features::from(&features)).unwrap();
    for (name, value) in theirs.as_object().unwrap() {
        let ours = &ours[name];
        assert!(
            ours == value || (ours.is_number() && ours.as_f64() == value.as_f64()),
            "{name}: {ours}, {value}"
        );
    }
    assert_eq!(ours["link_day3_count"], 1);
}
