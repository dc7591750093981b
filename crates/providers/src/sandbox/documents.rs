//! The documents that a provider lists: payslips and certificates of work, or the papers in a wallet.

use openwink_model::{
    Date,
    records::{Document, DocumentType},
};

use super::{
    catalogue::Role,
    dice::Dice,
    life::pay::{Payslip, Work},
    people::date,
    records::Source,
};

/// The employment contract, a payslip for every payment and a certificate of pay and tax for every whole year.
pub(super) fn of_work(source: &Source<'_>, work: &Work) -> Vec<Document> {
    let mut documents: Vec<Document> = source
        .life
        .present()
        .map(|job| {
            document(
                "Employment contract",
                "EC",
                DocumentType::Certificate,
                job.start,
                None,
                source,
            )
        })
        .into_iter()
        .chain(source.slips(work).map(|slip| payslip(slip, source)))
        .collect();
    let mut years: Vec<i16> = source.slips(work).map(|slip| slip.end.year()).collect();
    years.dedup();
    for year in years {
        let issued = date((year + 1, 1, 31));
        if issued <= source.today {
            let name = format!("Certificate of pay and tax {year}");
            documents.push(document(
                &name,
                "CT",
                DocumentType::Certificate,
                issued,
                None,
                source,
            ));
        }
    }
    documents.sort_by_key(|document| document.issue_date);
    documents
}

fn payslip(slip: &Payslip, source: &Source<'_>) -> Document {
    let name = format!("Payslip {}", slip.end);
    let mut document = document(&name, "PS", DocumentType::Payslip, slip.end, None, source);
    document.doc_id = document
        .doc_id
        .map(|number| format!("{number}-{}", if slip.name == "Salary" { "S" } else { "B" }));
    let deductions = slip
        .deductions
        .iter()
        .map(|deduction| format!("{} {}", deduction.name, deduction.amount));
    let deductions: Vec<String> = deductions.collect();
    document.remarks = Some(match deductions.as_slice() {
        [] => slip.name.to_owned(),
        deductions => format!("{}. Deducted: {}", slip.name, deductions.join(", ")),
    });
    document
}

/// A paper that is renewed again and again.
struct Paper {
    name: &'static str,
    prefix: &'static str,
    kind: DocumentType,
    first: (i16, i8, i8),
    /// Valid for so many months; for ever without.
    valid: Option<i32>,
    /// Whether a mere identification service holds it too.
    identifies: bool,
}

const PAPERS: &[Paper] = &[
    Paper {
        name: "Birth certificate",
        prefix: "BC",
        kind: DocumentType::Certificate,
        first: (2012, 5, 14),
        valid: None,
        identifies: false,
    },
    Paper {
        name: "National identity card",
        prefix: "ID",
        kind: DocumentType::Identification,
        first: (2018, 6, 4),
        valid: Some(120),
        identifies: true,
    },
    Paper {
        name: "Driving licence",
        prefix: "DL",
        kind: DocumentType::Identification,
        first: (2019, 9, 16),
        valid: Some(60),
        identifies: true,
    },
    Paper {
        name: "Tax registration certificate",
        prefix: "TR",
        kind: DocumentType::Certificate,
        first: (2019, 2, 11),
        valid: None,
        identifies: true,
    },
    Paper {
        name: "Police clearance",
        prefix: "PC",
        kind: DocumentType::Clearance,
        first: (2021, 3, 8),
        valid: Some(12),
        identifies: false,
    },
];

/// What a wallet or an identification service holds, expired papers included.
pub(super) fn held(source: &Source<'_>, role: Role) -> Vec<Document> {
    let mut documents = Vec::new();
    for paper in PAPERS
        .iter()
        .filter(|paper| role == Role::Wallet || paper.identifies)
    {
        let mut issued = date(paper.first);
        while issued <= source.today {
            let expires = paper.valid.map(|months| issued.plus_months(months));
            documents.push(document(
                paper.name,
                paper.prefix,
                paper.kind,
                issued,
                expires,
                source,
            ));
            match expires {
                Some(expires) => issued = expires,
                None => break,
            }
        }
    }
    documents.sort_by_key(|document| document.issue_date);
    documents
}

fn document(
    name: &str,
    prefix: &str,
    kind: DocumentType,
    issued: Date,
    expires: Option<Date>,
    source: &Source<'_>,
) -> Document {
    let person = source.life.person;
    let mut dice = Dice::of(&[person.key, person.country.as_str(), name], issued.days());
    let expired = expires.is_some_and(|expires| expires <= source.today);
    Document {
        name: name.to_owned(),
        doc_id: Some(format!("{prefix}-{}-{}", issued.year(), dice.code())),
        status: Some(if expired { "EXPIRED" } else { "VALID" }.to_owned()),
        document_type: Some(kind),
        issue_date: Some(issued),
        expiry_date: expires,
        file_url: None,
        remarks: None,
    }
}
