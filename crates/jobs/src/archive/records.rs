//! What was read becomes records: only values that stand on the page, and only where a record's mandatory ones do.

use std::collections::BTreeSet;

use openwink_documents::{
    Class, Extraction, Field, Reading, Value,
    checks::{company, identity::name_on},
    values::name,
};
use openwink_model::{
    Amount, Currency, Date,
    records::{
        Address, AnyRecord, Document, DocumentType, Email, Employment, Gender, Identity, Income,
        MaritalStatus, PayPeriod, Phone,
    },
};

/// From here on two names in one archive are one person's or one employer's.
const SAME: f32 = 0.9;

/// The records of an archive whose files have these names.
pub fn of(reading: &Reading, files: &[String]) -> Vec<AnyRecord> {
    let mut identities: Vec<Identity> = Vec::new();
    let mut employments: Vec<Employment> = Vec::new();
    let mut made = Vec::new();
    for document in &reading.documents {
        let page = Page(document);
        if let Some(person) = page.identity() {
            let known = identities
                .iter_mut()
                .find(|known| name::similarity(&known.full_name, &person.full_name) >= SAME);
            match known {
                Some(known) => complete(known, person),
                None => identities.push(person),
            }
        }
        if let Some(job) = page.employment() {
            let same = |known: &&mut Employment| match (&known.employer, &job.employer) {
                (Some(one), Some(other)) => company::similarity(one, other) >= SAME,
                _ => false,
            };
            match employments.iter_mut().find(same) {
                // Several payslips of one employer show the time from the first to the last
                Some(known) => {
                    known.start_date = known.start_date.min(job.start_date);
                    known.reported_date = known.reported_date.max(job.reported_date);
                }
                None => employments.push(job),
            }
        }
        made.extend(page.income().map(AnyRecord::from));
    }
    made.extend(identities.into_iter().map(AnyRecord::from));
    made.extend(employments.into_iter().map(AnyRecord::from));
    made.extend(
        files
            .iter()
            .enumerate()
            .map(|(file, name)| AnyRecord::from(document_of(reading, file, name))),
    );
    made
}

/// What the first document about a person leaves out, the next one adds.
fn complete(known: &mut Identity, other: Identity) {
    known.first_name = known.first_name.take().or(other.first_name);
    known.middle_name = known.middle_name.take().or(other.middle_name);
    known.last_name = known.last_name.take().or(other.last_name);
    known.gender = known.gender.or(other.gender);
    known.dob = known.dob.or(other.dob);
    known.marital_status = known.marital_status.or(other.marital_status);
    known.reference_id = known.reference_id.take().or(other.reference_id);
    known.latest_employer_name = known.latest_employer_name.take().or(other.latest_employer_name);
    for email in other.emails {
        if !known.emails.contains(&email) {
            known.emails.push(email);
        }
    }
    for phone in other.phones {
        if !known.phones.contains(&phone) {
            known.phones.push(phone);
        }
    }
    for address in other.addresses {
        if !known.addresses.contains(&address) {
            known.addresses.push(address);
        }
    }
}

/// A file's own record.
fn document_of(reading: &Reading, file: usize, name: &str) -> Document {
    let on_file = |document: &&Extraction| {
        let pages: BTreeSet<usize> = document
            .pages
            .iter()
            .filter_map(|page| reading.pages.get(*page))
            .map(|page| page.file)
            .collect();
        pages.contains(&file)
    };
    let document = reading.documents.iter().find(on_file);
    let class = document
        .map(|document| document.file_type)
        .or(reading.classification.as_ref().map(|class| class.file_type));
    let page = document.map(Page);
    let text = |field| page.as_ref().and_then(|page| page.text(field));
    let date = |field| page.as_ref().and_then(|page| page.date(field));
    Document {
        name: name.to_owned(),
        doc_id: text(Field::NbiIdNumber).or_else(|| text(Field::StatementNumber)),
        status: None,
        document_type: class.and_then(document_type),
        issue_date: date(Field::IssueDate)
            .or_else(|| date(Field::StatementDate))
            .or_else(|| date(Field::PayDate)),
        expiry_date: date(Field::ExpireDate),
        // It would expire: the archive has a fresh one at every call
        file_url: None,
        remarks: text(Field::Remark).or_else(|| text(Field::Remarks)),
    }
}

fn document_type(class: Class) -> Option<DocumentType> {
    match class {
        Class::Payslip => Some(DocumentType::Payslip),
        Class::EmploymentCertificate | Class::TaxDocument => Some(DocumentType::Certificate),
        Class::ClearanceNbi => Some(DocumentType::Clearance),
        Class::CompanyId | Class::GovernmentId => Some(DocumentType::Identification),
        _ => None,
    }
}

/// A document's fields, by what they are.
struct Page<'a>(&'a Extraction);

impl Page<'_> {
    fn value(&self, field: Field) -> Option<&Value> {
        self.0.fields.get(&field).map(|found| &found.value)
    }

    fn text(&self, field: Field) -> Option<String> {
        match self.value(field)? {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    fn date(&self, field: Field) -> Option<Date> {
        match self.value(field)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    fn amount(&self, field: Field) -> Option<Amount> {
        match self.value(field)? {
            Value::Amount(amount) => Some(*amount),
            _ => None,
        }
    }

    fn currency(&self) -> Option<Currency> {
        match self.value(Field::Currency)? {
            Value::Currency(currency) => Some(*currency),
            _ => None,
        }
    }

    fn gender(&self) -> Option<Gender> {
        match self.value(Field::Gender)? {
            Value::Gender(gender) => Some(*gender),
            _ => None,
        }
    }

    fn marital_status(&self) -> Option<MaritalStatus> {
        match self.value(Field::MaritalStatus)? {
            Value::MaritalStatus(status) => Some(*status),
            _ => None,
        }
    }

    /// The days that the document is about; one alone where the page names one.
    fn days(&self) -> Option<(Date, Option<Date>)> {
        let (start, end) = (self.date(Field::StartDate), self.date(Field::EndDate));
        let first = start.or(end).or_else(|| self.date(Field::PayDate))?;
        Some((first, end))
    }

    fn identity(&self) -> Option<Identity> {
        let number = [
            Field::SsNumber,
            Field::TaxNumber,
            Field::PhilHealthNumber,
            Field::PagIbigNumber,
            Field::NbiIdNumber,
            Field::EmployeeIdNumber,
        ];
        let email = self.text(Field::EmailAddress).map(|address| Email {
            address: Some(address),
            kind: None,
        });
        let phone = self.text(Field::PhoneNumber).map(|number| Phone {
            number: Some(number),
            kind: None,
        });
        let address = self.text(Field::Address).map(|address| Address {
            full_address: Some(address),
            ..Address::default()
        });
        Some(Identity {
            full_name: name_on(self.0)?,
            first_name: self.text(Field::FirstName),
            middle_name: self.text(Field::MiddleName),
            last_name: self.text(Field::LastName),
            suffix: None,
            gender: self.gender(),
            dob: self.date(Field::DateOfBirth),
            marital_status: self.marital_status(),
            country_residence: None,
            citizenship: None,
            photo_url: None,
            reference_id: number.into_iter().find_map(|field| self.text(field)),
            profile_url: None,
            latest_employer_name: self.text(Field::EmployerName),
            emails: email.into_iter().collect(),
            phones: phone.into_iter().collect(),
            social_profiles: Vec::new(),
            addresses: address.into_iter().collect(),
        })
    }

    fn employment(&self) -> Option<Employment> {
        let employer = self.text(Field::EmployerName)?;
        let certificate = match self.0.file_type {
            Class::EmploymentCertificate => true,
            Class::Payslip | Class::TaxDocument => false,
            _ => return None,
        };
        let (start, end) = match certificate {
            true => (self.date(Field::StartDate)?, self.date(Field::EndDate)),
            // When the employment began is not on the page; that it was there on these days is
            false => (self.days()?.0, None),
        };
        Some(Employment {
            name: None,
            description: (!certificate).then(|| {
                "startDate is the first day that the document covers; the job may have begun earlier.".into()
            }),
            job_title: self.text(Field::Position),
            department: self.text(Field::Department),
            employee_number: self.text(Field::EmployeeIdNumber),
            employer_number: None,
            employer: Some(employer),
            status: self.text(Field::EmploymentStatus),
            start_date: start,
            end_date: end,
            reported_date: [Field::IssueDate, Field::PayDate, Field::EndDate]
                .into_iter()
                .filter(|field| !certificate || *field == Field::IssueDate)
                .find_map(|field| self.date(field)),
        })
    }

    fn income(&self) -> Option<Income> {
        let currency = self.currency()?;
        let (base, gross, net) = (
            self.amount(Field::BaseAmount),
            self.amount(Field::GrossAmount),
            self.amount(Field::NetAmount),
        );
        let income = Income {
            work_item: None,
            employer: self.text(Field::EmployerName),
            start_date: Date::from_days(0),
            end_date: None,
            currency,
            frequency: None,
            base_amount: base,
            gross_amount: gross,
            net_amount: net,
        };
        match self.0.file_type {
            Class::Payslip | Class::TaxDocument => {
                base.or(gross).or(net)?;
                let (start_date, end_date) = self.days()?;
                Some(Income {
                    work_item: Some("Salary".into()),
                    start_date,
                    end_date,
                    frequency: (self.0.file_type == Class::TaxDocument).then_some(PayPeriod::Annually),
                    ..income
                })
            }
            Class::EmploymentCertificate => Some(Income {
                work_item: Some("Salary".into()),
                // It certifies the pay of the day on which it was issued
                start_date: self.date(Field::IssueDate)?,
                frequency: self.text(Field::SalaryTerm).as_deref().and_then(frequency),
                base_amount: Some(self.amount(Field::SalaryAmount)?),
                gross_amount: None,
                net_amount: None,
                ..income
            }),
            _ => None,
        }
    }
}

/// How often a salary comes, by the words that stand beside it.
fn frequency(term: &str) -> Option<PayPeriod> {
    let term = term.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| term.contains(word));
    if has(&["semi-month", "semimonth", "quincenal"]) {
        Some(PayPeriod::Semimonthly)
    } else if has(&["month", "bulan", "mensual", "buwan", "tháng"]) {
        Some(PayPeriod::Monthly)
    } else if has(&["annual", "annum", "year", "tahun", "anual", "taon", "năm"]) {
        Some(PayPeriod::Annually)
    } else if has(&["week", "minggu", "semanal"]) {
        Some(PayPeriod::Weekly)
    } else if has(&["day", "daily", "hari", "diario"]) {
        Some(PayPeriod::Daily)
    } else if has(&["hour", "jam"]) {
        Some(PayPeriod::Hourly)
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
