//! Dossiers for tests.

use std::collections::BTreeMap;

use openwink_model::{
    Amount, Currency, Date, DateTime, Mode,
    ids::{SourceId, TypedId, UserId},
    records::{Employment, Identity, Income, Record},
};

use crate::{Consent, Dossier, Held, Records, Source, SourceState, Sureness};

pub fn account(number: u128) -> SourceId {
    SourceId::Account(TypedId::from_uuid(uuid(number)))
}

pub fn archive(number: u128) -> SourceId {
    SourceId::Archive(TypedId::from_uuid(uuid(number)))
}

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn held<R: Record>(number: u128, source: SourceId, record: R) -> Held<R> {
    Held {
        id: TypedId::from_uuid(uuid(number)),
        source_id: source,
        record,
    }
}

pub fn source(id: SourceId, name: &str) -> Source {
    let moment: DateTime = "2026-01-10T08:00:00Z".parse().unwrap();
    let linked = matches!(id, SourceId::Account(_));
    Source {
        id,
        name: name.into(),
        provider_id: if linked { "sandbox_gov" } else { "archive" }.into(),
        sureness: if linked { Sureness::Linked } else { Sureness::Read },
        confidence: (!linked).then_some(0.93),
        state: SourceState::Ready,
        status: if linked { "CONNECTED" } else { "ANALYZED" }.into(),
        problem: None,
        shared: None,
        file_type: (!linked).then(|| "PAYSLIP".into()),
        created_at: moment,
        refreshed_at: Some(moment),
    }
}

/// Two accounts and a payslip, without records.
pub fn dossier() -> Dossier {
    let tenant = "tenant01".parse().unwrap();
    Dossier {
        user_id: UserId::new(tenant, uuid(7)),
        mode: Mode::Sandbox,
        created_at: "2026-01-09T08:00:00Z".parse().unwrap(),
        external_metadata: BTreeMap::from([("applicant".to_owned(), "4711".to_owned())]),
        sources: vec![
            source(account(1), "Manila Foods HR"),
            source(account(2), "Social Security"),
            source(archive(3), "payslip.pdf"),
        ],
        consents: vec![Consent {
            agreed_at: "2026-01-09T08:05:00Z".parse().unwrap(),
            version: "1".into(),
            text: "I agree.".into(),
        }],
        records: Records::default(),
        cut: Vec::new(),
    }
}

pub fn identity(name: &str) -> Identity {
    Identity {
        full_name: name.into(),
        first_name: None,
        middle_name: None,
        last_name: None,
        suffix: None,
        gender: None,
        dob: None,
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
    }
}

pub fn employment(employer: &str, start: &str, end: Option<&str>) -> Employment {
    Employment {
        name: None,
        description: None,
        job_title: Some("Cook".into()),
        department: None,
        employee_number: None,
        employer_number: None,
        employer: Some(employer.into()),
        status: None,
        start_date: date(start),
        end_date: end.map(date),
        reported_date: None,
    }
}

/// A pay with its gross a quarter above its net.
pub fn income(employer: &str, start: &str, end: &str, net: i64) -> Income {
    Income {
        work_item: Some("Salary".into()),
        employer: Some(employer.into()),
        start_date: date(start),
        end_date: Some(date(end)),
        currency: Currency::Php,
        frequency: None,
        base_amount: None,
        gross_amount: Some(Amount::units(net).ratio(5, 4)),
        net_amount: Some(Amount::units(net)),
    }
}
