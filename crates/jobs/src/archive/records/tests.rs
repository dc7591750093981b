//! Readings and the records that they become.

use openwink_documents::{Area, Classification, Found, PageInfo, TextSource};
use openwink_model::records::RecordKind;

use super::*;

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Date(Date::new(year, month, day).unwrap())
}

fn money(units: i64) -> Value {
    Value::Amount(Amount::units(units))
}

fn extraction(file_type: Class, page: usize, fields: &[(Field, Value)]) -> Extraction {
    let found = |value: &Value| Found {
        value: value.clone(),
        confidence: 1.0,
        page,
        area: Area::default(),
    };
    Extraction {
        file_type,
        pages: vec![page],
        fields: fields
            .iter()
            .map(|(field, value)| (*field, found(value)))
            .collect(),
        lines: Vec::new(),
    }
}

fn reading(documents: Vec<Extraction>) -> Reading {
    let page = |file| PageInfo {
        file,
        number: 0,
        width: 100.0,
        height: 100.0,
        source: TextSource::TextLayer,
        turned: 0,
        words: 9,
    };
    Reading {
        classification: documents.first().map(|document| Classification {
            file_type: document.file_type,
            confidence: 1.0,
        }),
        pages: (0..documents.len()).map(page).collect(),
        documents,
        ..Reading::default()
    }
}

fn payslip(page: usize, month: i8, net: i64) -> Extraction {
    extraction(
        Class::Payslip,
        page,
        &[
            (Field::StartDate, day(2025, month, 1)),
            (Field::EndDate, day(2025, month, 28)),
            (Field::PayDate, day(2025, month, 28)),
            (Field::Currency, Value::Currency(Currency::Php)),
            (Field::GrossAmount, money(net + 5000)),
            (Field::NetAmount, money(net)),
            (Field::EmployerName, text("Manila Rides Inc.")),
            (Field::EmployeeName, text("PALOMERO, GEORGE")),
            (Field::SsNumber, text("33-0000000-8")),
        ],
    )
}

fn kinds(made: &[AnyRecord]) -> Vec<RecordKind> {
    made.iter().map(AnyRecord::kind).collect()
}

#[test]
fn two_payslips_are_two_incomes_of_one_person_and_one_job() {
    let made = of(
        &reading(vec![payslip(0, 6, 41_000), payslip(1, 5, 40_000)]),
        &["june.pdf".into(), "may.pdf".into()],
    );
    use RecordKind::{Document as D, Employment as E, Identity as I, Income as P};
    assert_eq!(kinds(&made), [P, P, I, E, D, D]);
    let AnyRecord::Income(june) = &made[0] else {
        panic!()
    };
    assert_eq!(june.net_amount, Some(Amount::units(41_000)));
    assert_eq!(june.gross_amount, Some(Amount::units(46_000)));
    assert_eq!((june.base_amount, june.frequency), (None, None));
    assert_eq!(june.end_date, Date::new(2025, 6, 28));
    let AnyRecord::Identity(person) = &made[2] else {
        panic!()
    };
    assert_eq!(person.full_name, "PALOMERO, GEORGE");
    assert_eq!(person.reference_id.as_deref(), Some("33-0000000-8"));
    let AnyRecord::Employment(job) = &made[3] else {
        panic!()
    };
    assert_eq!(job.start_date, Date::new(2025, 5, 1).unwrap());
    assert_eq!(job.reported_date, Date::new(2025, 6, 28));
    assert!(
        job.description
            .as_deref()
            .unwrap()
            .contains("may have begun earlier")
    );
    let AnyRecord::Document(file) = &made[5] else {
        panic!()
    };
    assert_eq!(
        (file.name.as_str(), file.document_type),
        ("may.pdf", Some(DocumentType::Payslip))
    );
    assert_eq!(file.issue_date, Date::new(2025, 5, 28));
}

#[test]
fn what_is_not_on_the_page_is_in_no_record() {
    // No currency, no date, no amount: each leaves the income out
    for gone in [
        &[Field::Currency][..],
        &[Field::StartDate, Field::EndDate, Field::PayDate],
        &[Field::GrossAmount, Field::NetAmount],
    ] {
        let mut slip = payslip(0, 5, 1);
        slip.fields.retain(|field, _| !gone.contains(field));
        let made = of(&reading(vec![slip]), &[]);
        assert!(!kinds(&made).contains(&RecordKind::Income), "{gone:?}");
    }
    let bare = extraction(Class::Payslip, 0, &[(Field::EmployeeName, text(" "))]);
    assert_eq!(
        kinds(&of(&reading(vec![bare]), &["a".into()])),
        [RecordKind::Document]
    );
}

#[test]
fn a_certificate_tells_of_a_job_and_its_salary() {
    let certificate = extraction(
        Class::EmploymentCertificate,
        0,
        &[
            (Field::EmployerName, text("Cebu Kitchens")),
            (Field::FirstName, text("Christina")),
            (Field::LastName, text("Tan")),
            (Field::Position, text("Head Cook")),
            (Field::StartDate, day(2019, 3, 1)),
            (Field::IssueDate, day(2025, 7, 4)),
            (Field::SalaryAmount, money(35_000)),
            (Field::SalaryTerm, text("per month")),
            (Field::Currency, Value::Currency(Currency::Php)),
        ],
    );
    let made = of(&reading(vec![certificate]), &[]);
    let AnyRecord::Income(pay) = &made[0] else {
        panic!()
    };
    assert_eq!(
        (pay.base_amount, pay.frequency),
        (Some(Amount::units(35_000)), Some(PayPeriod::Monthly))
    );
    assert_eq!(
        (pay.start_date, pay.end_date),
        (Date::new(2025, 7, 4).unwrap(), None)
    );
    let AnyRecord::Identity(person) = &made[1] else {
        panic!()
    };
    assert_eq!(person.full_name, "Christina Tan");
    let AnyRecord::Employment(job) = &made[2] else {
        panic!()
    };
    assert_eq!(
        (job.start_date, job.end_date),
        (Date::new(2019, 3, 1).unwrap(), None)
    );
    assert_eq!(job.job_title.as_deref(), Some("Head Cook"));
    assert_eq!(
        (job.description.clone(), job.reported_date),
        (None, Date::new(2025, 7, 4))
    );
}

#[test]
fn a_tax_document_is_a_years_income() {
    let form = extraction(
        Class::TaxDocument,
        0,
        &[
            (Field::StartDate, day(2024, 1, 1)),
            (Field::EndDate, day(2024, 12, 31)),
            (Field::GrossAmount, money(600_000)),
            (Field::BaseAmount, money(540_000)),
            (Field::Currency, Value::Currency(Currency::Php)),
            (Field::EmployerName, text("Manila Rides Inc.")),
            (Field::EmployeeName, text("George Palomero")),
            (Field::TaxNumber, text("123-456-789-000")),
        ],
    );
    let made = of(&reading(vec![form]), &["2316.pdf".into()]);
    let AnyRecord::Income(year) = &made[0] else {
        panic!()
    };
    assert_eq!(year.frequency, Some(PayPeriod::Annually));
    assert_eq!(year.base_amount, Some(Amount::units(540_000)));
    let AnyRecord::Document(file) = &made[3] else {
        panic!()
    };
    assert_eq!(file.document_type, Some(DocumentType::Certificate));
}

#[test]
fn clearances_and_bills_tell_who_somebody_is() {
    let clearance = extraction(
        Class::ClearanceNbi,
        0,
        &[
            (Field::FirstName, text("GEORGE")),
            (Field::LastName, text("PALOMERO")),
            (Field::DateOfBirth, day(1990, 2, 28)),
            (Field::Gender, Value::Gender(Gender::Male)),
            (Field::MaritalStatus, Value::MaritalStatus(MaritalStatus::Single)),
            (Field::NbiIdNumber, text("P123ABCD4-EF56789")),
            (Field::ExpireDate, day(2026, 1, 31)),
            (Field::Remark, text("NO DEROGATORY RECORD")),
        ],
    );
    let bill = extraction(
        Class::ElectricityBill,
        1,
        &[
            (Field::FullName, text("George Palomero")),
            (Field::Address, text("12 Mabini St, Manila")),
            (Field::DueAmount, money(900)),
            (Field::Currency, Value::Currency(Currency::Php)),
        ],
    );
    let made = of(
        &reading(vec![clearance, bill]),
        &["nbi.jpg".into(), "bill.jpg".into()],
    );
    use RecordKind::{Document as D, Identity as I};
    assert_eq!(kinds(&made), [I, D, D], "a bill is no income");
    let AnyRecord::Identity(person) = &made[0] else {
        panic!()
    };
    assert_eq!(
        (person.gender, person.dob),
        (Some(Gender::Male), Date::new(1990, 2, 28))
    );
    assert_eq!(
        person.addresses[0].full_address.as_deref(),
        Some("12 Mabini St, Manila")
    );
    let AnyRecord::Document(nbi) = &made[1] else {
        panic!()
    };
    assert_eq!(nbi.expiry_date, Date::new(2026, 1, 31));
    assert_eq!(nbi.doc_id.as_deref(), Some("P123ABCD4-EF56789"));
    assert_eq!(nbi.remarks.as_deref(), Some("NO DEROGATORY RECORD"));
    let AnyRecord::Document(bill) = &made[2] else {
        panic!()
    };
    assert_eq!(bill.document_type, None);
}

#[test]
fn a_file_that_is_not_read_still_has_its_record() {
    let unread = Reading {
        classification: Some(Classification {
            file_type: Class::CompanyId,
            confidence: 0.8,
        }),
        ..Reading::default()
    };
    let made = of(&unread, &["badge.png".into()]);
    let [AnyRecord::Document(file)] = &made[..] else {
        panic!("{made:?}")
    };
    assert_eq!(file.document_type, Some(DocumentType::Identification));
}
