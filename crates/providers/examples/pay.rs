//! What the sandbox's people are paid, as JSON: the salaries that their employers' own log-ins report. The sample documents are
//! made from it, so that they agree with the records.
//!
//!     cargo run -p openwink-providers --example pay -- 2026-07 2026-08

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a program for developers"
)]

use std::collections::BTreeMap;

use openwink_model::{
    Amount, Country, Date, DateTime,
    connector::{Answer, Login, LoginStep},
    providers::LoginMethod,
    records::{AnyRecord, Document, Employment, Identity, Income},
};
use openwink_providers::{
    Catalogue, ConnectorContext,
    sandbox::{CODE, Person, people},
};
use secrecy::SecretString;
use serde_json::{Value, json};

/// The log-in of each person's present employer.
const EMPLOYERS: [(Country, &str); 4] = [
    (Country::Ph, "mabuhay_foods"),
    (Country::Id, "sawit_makmur"),
    (Country::Sg, "tembusu_bank"),
    (Country::In, "nilgiri_softworks"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let months: Vec<String> = std::env::args().skip(1).collect();
    assert!(!months.is_empty(), "usage: pay YYYY-MM…");
    let first_days = months
        .iter()
        .map(|month| format!("{month}-01").parse::<Date>().unwrap());
    // Any day after the last month: a later one adds and changes nothing
    let now = first_days.max().unwrap().plus_months(1).start();
    let mut all = Vec::new();
    for person in people() {
        all.push(payslips(person, &months, now).await);
    }
    println!("{}", serde_json::to_string_pretty(&all).unwrap());
}

async fn payslips(person: &Person, months: &[String], now: DateTime) -> Value {
    let country = |entry: &&(Country, &str)| entry.0 == person.country;
    let provider = EMPLOYERS.iter().find(country).unwrap().1;
    let mut identities: Vec<Identity> = Vec::new();
    let mut employments: Vec<Employment> = Vec::new();
    let mut incomes: Vec<Income> = Vec::new();
    let mut documents: Vec<Document> = Vec::new();
    for record in records(person, provider, now).await {
        match record {
            AnyRecord::Identity(record) => identities.push(record),
            AnyRecord::Employment(record) => employments.push(record),
            AnyRecord::Income(record) => incomes.push(record),
            AnyRecord::Document(record) => documents.push(record),
            _ => {}
        }
    }
    let job = &employments[0];
    let slips: Vec<Value> = incomes
        .iter()
        .filter(|income| {
            // Yearly bonuses are paid apart
            let month = income.end_date.unwrap().to_string();
            income.work_item.as_deref() == Some("Salary")
                && months.iter().any(|wanted| month.starts_with(wanted))
        })
        .map(|income| slip(person, income, &documents))
        .collect();
    json!({
        "person": person.key,
        "provider": provider,
        "country": person.country,
        "employeeName": identities[0].full_name,
        "ssNumber": person.ss_number,
        "employer": job.employer,
        "employeeNumber": job.employee_number,
        "position": job.job_title,
        "department": job.department,
        "joined": job.start_date,
        "payslips": slips,
    })
}

fn slip(person: &Person, income: &Income, documents: &[Document]) -> Value {
    let (base, gross) = (income.base_amount.unwrap(), income.gross_amount.unwrap());
    // Fixed allowances are a fixed part of basic pay; what is left is overtime
    let allowances = match person.country {
        Country::Id => base.ratio(25, 75),
        Country::In => base,
        _ => Amount::ZERO,
    };
    let overtime = gross - base - allowances;
    assert!(
        !overtime.is_negative(),
        "{} has no such allowances: {income:?}",
        person.key
    );
    let mut earnings = vec![
        ("Basic pay", base),
        ("Fixed allowances", allowances),
        ("Overtime", overtime),
    ];
    earnings.retain(|(_, amount)| *amount > Amount::ZERO);
    let deductions = deductions(income, documents);
    let taken: Amount = deductions.iter().map(|(_, amount)| *amount).sum();
    assert_eq!(
        gross - taken,
        income.net_amount.unwrap(),
        "{} at {income:?}",
        person.key
    );
    let line = |(name, amount): (String, Amount)| json!({ "name": name, "amount": amount.to_string() });
    json!({
        "item": income.work_item,
        "startDate": income.start_date,
        "endDate": income.end_date,
        "currency": income.currency,
        "frequency": income.frequency,
        "earnings": earnings.into_iter().map(|(name, amount)| line((name.to_owned(), amount))).collect::<Vec<_>>(),
        "deductions": deductions.into_iter().map(line).collect::<Vec<_>>(),
        "grossAmount": gross.to_string(),
        "netAmount": income.net_amount.unwrap().to_string(),
    })
}

/// The deductions that the payslip's document lists in its remarks: `Salary. Deducted: Income tax 100.00, …`.
fn deductions(income: &Income, documents: &[Document]) -> Vec<(String, Amount)> {
    let item = income.work_item.as_deref().unwrap();
    let remarks = documents
        .iter()
        .filter(|document| document.issue_date == income.end_date)
        .filter_map(|document| document.remarks.as_deref())
        .find(|remarks| remarks.starts_with(item))
        .unwrap();
    let Some((_, list)) = remarks.split_once(". Deducted: ") else {
        return Vec::new();
    };
    let one = |text: &str| {
        let (name, amount) = text.rsplit_once(' ').unwrap();
        (
            name.to_owned(),
            Amount::from_f64(amount.parse().unwrap()).unwrap(),
        )
    };
    list.split(", ").map(one).collect()
}

/// Logs in and reads everything.
async fn records(person: &Person, provider: &str, now: DateTime) -> Vec<AnyRecord> {
    let catalogue = Catalogue::sandbox();
    let connector = catalogue.connector(provider).unwrap();
    let context = ConnectorContext {
        provider: catalogue.get(provider).unwrap(),
        now,
    };
    let fields = [("userName", person.user_name), ("password", person.password)];
    let fields = fields.map(|(name, text)| (name.to_owned(), SecretString::from(text)));
    let login = Login {
        method: LoginMethod::Password,
        fields: BTreeMap::from(fields).into_iter().collect(),
    };
    let mut step = connector.log_in(context, &login).await.unwrap();
    let mut state = loop {
        step = match step {
            LoginStep::NeedsCode { state, .. } => {
                let code = Answer::Code(SecretString::from(CODE));
                connector.answer(context, &state, code).await.unwrap()
            }
            LoginStep::LoggedIn { state, .. } => break state,
            other => panic!("{provider} asks for {other:?}"),
        }
    };
    let mut all = Vec::new();
    loop {
        let batch = connector.read(context, &state).await.unwrap();
        all.extend(batch.records);
        match batch.next {
            Some(next) => state = next,
            None => return all,
        }
    }
}
