//! The tables that exports are made of.

use openwink_model::{Amount, Date, DateTime, ids::SourceId, text_enum};

use crate::{Cv, Dossier, Month};

text_enum! {
    /// A table of an export.
    pub enum SheetKind {
        Identities = "identities",
        Employments = "employments",
        Incomes = "incomes",
        IncomeByMonth = "incomeByMonth",
        Transactions = "transactions",
        Contributions = "contributions",
        Liabilities = "liabilities",
        Documents = "documents",
        Ratings = "ratings",
        Disagreements = "disagreements",
        Sources = "sources",
        Consents = "consents",
    }
}

/// One cell. A number is ours, made of digits; a text may be anybody's.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Number(String),
    Text(String),
}

pub struct Table {
    pub head: &'static [&'static str],
    pub rows: Vec<Vec<Cell>>,
}

trait IntoCell {
    fn cell(self) -> Cell;
}

impl IntoCell for Amount {
    fn cell(self) -> Cell {
        let cents = self.as_cents();
        let sign = if cents < 0 { "-" } else { "" };
        Cell::Number(format!(
            "{sign}{}.{:02}",
            cents.unsigned_abs() / 100,
            cents.unsigned_abs() % 100
        ))
    }
}

impl IntoCell for f64 {
    fn cell(self) -> Cell {
        Cell::Number(self.to_string())
    }
}

impl IntoCell for u32 {
    fn cell(self) -> Cell {
        Cell::Number(self.to_string())
    }
}

macro_rules! as_text {
    ($( $type:ty ),+) => { $(
        impl IntoCell for $type {
            fn cell(self) -> Cell {
                Cell::Text(self.to_string())
            }
        }
    )+ };
}

as_text!(
    &str,
    String,
    &String,
    bool,
    Date,
    DateTime,
    Month,
    SourceId,
    openwink_model::Currency,
    openwink_model::Country,
    openwink_model::records::PayPeriod,
    openwink_model::records::Gender,
    openwink_model::records::MaritalStatus,
    openwink_model::records::Citizenship,
    openwink_model::records::DocumentType
);

impl<T: IntoCell> IntoCell for Option<T> {
    fn cell(self) -> Cell {
        self.map_or(Cell::Empty, T::cell)
    }
}

macro_rules! row {
    ($( $cell:expr ),+ $(,)?) => { vec![ $( IntoCell::cell($cell) ),+ ] };
}

fn joined(values: impl Iterator<Item = String>) -> Option<String> {
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| values.join("; "))
}

/// A kind's table.
pub fn table(kind: SheetKind, dossier: &Dossier, cv: &Cv) -> Table {
    let records = &dossier.records;
    let name = |id: SourceId| dossier.source(id).map(|source| source.name.clone());
    match kind {
        SheetKind::Identities => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "fullName",
                "firstName",
                "middleName",
                "lastName",
                "suffix",
                "gender",
                "dob",
                "maritalStatus",
                "countryResidence",
                "citizenship",
                "referenceId",
                "latestEmployerName",
                "emails",
                "phones",
                "addresses",
            ],
            rows: records
                .identities
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        &r.full_name,
                        r.first_name.as_ref(),
                        r.middle_name.as_ref(),
                        r.last_name.as_ref(),
                        r.suffix.as_ref(),
                        r.gender,
                        r.dob,
                        r.marital_status,
                        r.country_residence,
                        r.citizenship,
                        r.reference_id.as_ref(),
                        r.latest_employer_name.as_ref(),
                        joined(r.emails.iter().filter_map(|email| email.address.clone())),
                        joined(r.phones.iter().filter_map(|phone| phone.number.clone())),
                        joined(
                            r.addresses
                                .iter()
                                .filter_map(|address| address.full_address.clone())
                        ),
                    ]
                })
                .collect(),
        },
        SheetKind::Employments => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "employer",
                "name",
                "jobTitle",
                "department",
                "employeeNumber",
                "employerNumber",
                "status",
                "startDate",
                "endDate",
                "reportedDate",
            ],
            rows: records
                .employments
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        r.employer.as_ref(),
                        r.name.as_ref(),
                        r.job_title.as_ref(),
                        r.department.as_ref(),
                        r.employee_number.as_ref(),
                        r.employer_number.as_ref(),
                        r.status.as_ref(),
                        r.start_date,
                        r.end_date,
                        r.reported_date,
                    ]
                })
                .collect(),
        },
        SheetKind::Incomes => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "employer",
                "workItem",
                "startDate",
                "endDate",
                "currency",
                "frequency",
                "baseAmount",
                "grossAmount",
                "netAmount",
            ],
            rows: records
                .incomes
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        r.employer.as_ref(),
                        r.work_item.as_ref(),
                        r.start_date,
                        r.end_date,
                        r.currency,
                        r.frequency,
                        r.base_amount,
                        r.gross_amount,
                        r.net_amount,
                    ]
                })
                .collect(),
        },
        SheetKind::IncomeByMonth => Table {
            head: &[
                "month",
                "currency",
                "sourceId",
                "source",
                "employer",
                "grossAmount",
                "netAmount",
                "payments",
                "counted",
            ],
            rows: cv
                .incomes
                .iter()
                .flat_map(|income| {
                    income.months.iter().flat_map(move |month| {
                        month.by_payer.iter().filter_map(move |sum| {
                            let payer = income.payers.get(sum.payer)?;
                            Some(row![
                                month.month,
                                income.currency,
                                payer.source_id,
                                name(payer.source_id),
                                payer.employer.as_ref(),
                                sum.gross,
                                sum.net,
                                sum.payments,
                                sum.counted,
                            ])
                        })
                    })
                })
                .collect(),
        },
        SheetKind::Transactions => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "date",
                "description",
                "currency",
                "amount",
                "referenceId",
            ],
            rows: records
                .transactions
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        r.date,
                        r.description.as_ref(),
                        r.currency,
                        r.amount,
                        r.reference_id.as_ref(),
                    ]
                })
                .collect(),
        },
        SheetKind::Contributions => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "date",
                "currency",
                "amount",
                "referenceId",
            ],
            rows: records
                .contributions
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        r.date,
                        r.currency,
                        r.amount,
                        r.reference_id.as_ref(),
                    ]
                })
                .collect(),
        },
        SheetKind::Liabilities => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "type",
                "referenceId",
                "startDate",
                "endDate",
                "firstAmortizationDate",
                "amortizationFrequency",
                "currency",
                "loanAmount",
                "amortizationAmount",
                "outstandingBalance",
                "nextPaymentAmount",
                "overduePaymentAmount",
            ],
            rows: records
                .liabilities
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        &r.kind,
                        r.reference_id.as_ref(),
                        r.start_date,
                        r.end_date,
                        r.first_amortization_date,
                        r.amortization_frequency,
                        r.currency,
                        r.loan_amount,
                        r.amortization_amount,
                        r.outstanding_balance,
                        r.next_payment_amount,
                        r.overdue_payment_amount,
                    ]
                })
                .collect(),
        },
        SheetKind::Documents => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "name",
                "docId",
                "status",
                "documentType",
                "issueDate",
                "expiryDate",
                "remarks",
            ],
            rows: records
                .documents
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        &r.name,
                        r.doc_id.as_ref(),
                        r.status.as_ref(),
                        r.document_type,
                        r.issue_date,
                        r.expiry_date,
                        r.remarks.as_ref(),
                    ]
                })
                .collect(),
        },
        SheetKind::Ratings => Table {
            head: &[
                "id",
                "sourceId",
                "source",
                "currentRating",
                "maxRating",
                "calculatedPercentage",
                "reviewsReceived",
                "likesReceived",
                "jobsCompleted",
            ],
            rows: records
                .ratings
                .iter()
                .map(|held| {
                    let r = &held.record;
                    row![
                        held.id.to_string(),
                        held.source_id,
                        name(held.source_id),
                        r.current_rating,
                        r.max_rating,
                        r.calculated_percentage,
                        r.reviews_received,
                        r.likes_received,
                        r.jobs_completed,
                    ]
                })
                .collect(),
        },
        SheetKind::Disagreements => Table {
            head: &["kind", "serious", "message", "sourceId", "source", "says"],
            rows: cv
                .disagreements
                .iter()
                .flat_map(|found| {
                    found.figures.iter().map(|figure| {
                        row![
                            found.kind.as_str(),
                            found.serious,
                            &found.message,
                            figure.source_id,
                            name(figure.source_id),
                            &figure.text,
                        ]
                    })
                })
                .collect(),
        },
        SheetKind::Sources => Table {
            head: &[
                "id",
                "name",
                "providerId",
                "sureness",
                "confidence",
                "status",
                "fileType",
                "createdAt",
                "refreshedAt",
                "problem",
                "shared",
            ],
            rows: dossier
                .sources
                .iter()
                .map(|source| {
                    row![
                        source.id,
                        &source.name,
                        &source.provider_id,
                        source.sureness.as_str(),
                        source
                            .confidence
                            .map(|sure| (f64::from(sure) * 100.0).round() / 100.0),
                        &source.status,
                        source.file_type.as_ref(),
                        source.created_at,
                        source.refreshed_at,
                        source.problem.as_ref(),
                        source.shared.as_ref(),
                    ]
                })
                .collect(),
        },
        SheetKind::Consents => Table {
            head: &["agreedAt", "version", "text"],
            rows: dossier
                .consents
                .iter()
                .map(|consent| row![consent.agreed_at, &consent.version, &consent.text])
                .collect(),
        },
    }
}
