//! Records to store, with as much in them as a test cares for.

use openwink_model::{
    Amount, Currency, Date,
    records::{
        AnyRecord, Contribution, Document, Eincome, Employment, Identity, Income, Insight, Liability, Link,
        Rating, RecordKind, Transaction,
    },
};

/// A day of 2025, counted from its first.
pub fn day(number: i32) -> Date {
    Date::new(2025, 1, 1).expect("a day").plus_days(number)
}

pub fn identity(full_name: &str) -> Identity {
    Identity {
        full_name: full_name.into(),
        first_name: None,
        middle_name: None,
        last_name: None,
        suffix: None,
        gender: None,
        dob: Date::new(1990, 2, 28),
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

pub fn employment(employer: &str, start: Date) -> Employment {
    Employment {
        name: None,
        description: None,
        job_title: Some("Driver".into()),
        department: None,
        employee_number: None,
        employer_number: None,
        employer: Some(employer.into()),
        status: None,
        start_date: start,
        end_date: None,
        reported_date: None,
    }
}

/// A month's pay that ended on a day.
pub fn income(employer: &str, end: Date, net_cents: i64) -> Income {
    Income {
        work_item: Some("Salary".into()),
        employer: Some(employer.into()),
        start_date: end.plus_days(-29),
        end_date: Some(end),
        currency: Currency::Php,
        frequency: None,
        base_amount: None,
        gross_amount: None,
        net_amount: Some(Amount::cents(net_cents)),
    }
}

pub fn transaction(description: &str, date: Date, cents: i64) -> Transaction {
    Transaction {
        date,
        description: Some(description.into()),
        currency: Currency::Php,
        amount: Amount::cents(cents),
        reference_id: None,
    }
}

pub fn contribution(date: Date, cents: i64) -> Contribution {
    Contribution {
        date,
        currency: Currency::Php,
        amount: Amount::cents(cents),
        reference_id: None,
    }
}

pub fn liability(kind: &str, start: Date) -> Liability {
    Liability {
        kind: kind.into(),
        reference_id: None,
        start_date: start,
        end_date: None,
        first_amortization_date: None,
        amortization_frequency: None,
        currency: Currency::Php,
        loan_amount: Amount::units(5000),
        amortization_amount: None,
        outstanding_balance: None,
        next_payment_amount: None,
        overdue_payment_amount: None,
    }
}

pub fn document(name: &str, issued: Option<Date>) -> Document {
    Document {
        name: name.into(),
        doc_id: None,
        status: None,
        document_type: None,
        issue_date: issued,
        expiry_date: None,
        file_url: None,
        remarks: None,
    }
}

pub fn rating(current: f64) -> Rating {
    Rating {
        current_rating: Some(current),
        max_rating: Some(5.0),
        calculated_percentage: None,
        reviews_received: None,
        likes_received: None,
        jobs_completed: None,
    }
}

/// One record of a kind, with a text in it that can be looked for.
pub fn any(kind: RecordKind, marker: &str) -> AnyRecord {
    match kind {
        RecordKind::Identity => identity(marker).into(),
        RecordKind::Employment => employment(marker, day(0)).into(),
        RecordKind::Income => income(marker, day(0), 100).into(),
        RecordKind::Transaction => transaction(marker, day(0), 100).into(),
        RecordKind::Contribution => Contribution {
            reference_id: Some(marker.into()),
            ..contribution(day(0), 100)
        }
        .into(),
        RecordKind::Liability => liability(marker, day(0)).into(),
        RecordKind::Document => document(marker, None).into(),
        RecordKind::Rating => rating(4.5).into(),
        RecordKind::Eincome => eincome(marker, day(0)).into(),
        RecordKind::Link => Link {
            start_date: None,
            end_date: day(0).start(),
            records: Vec::new(),
        }
        .into(),
        RecordKind::Insight => insight(marker, day(0)).into(),
    }
}

/// An estimate whose only input is the marker.
pub fn eincome(marker: &str, at: Date) -> Eincome {
    Eincome {
        month: format!("{:04}-{:02}", at.year(), at.month()),
        currency: "PHP".parse().expect("a currency"),
        base_amount: None,
        amount: None,
        rule: "PAY".into(),
        rule_version: 1,
        rates_since: None,
        inputs: vec![marker.into()],
        at_least: false,
        problem: None,
    }
}

/// An insight that knows a status alone: the marker.
pub fn insight(marker: &str, at: Date) -> Insight {
    let features = serde_json::json!({ "employments_current_status": marker });
    Insight {
        cutoff_time: at.start(),
        features: serde_json::from_value(features).expect("features"),
    }
}
