//! Documents that were sent: what was read of them, where it stands on the page, and what the checks say.

use openwink_documents::{Area, Check, CheckResult, Extraction, PayLineKind, Reading, Value};
use openwink_model::{
    Amount, DateTime,
    accounts::{ArchiveStatus, Uploader},
    ids::{ArchiveId, RawFileId},
};
use schemars::JsonSchema;
use serde::Serialize;

use super::dossier::ReadArchive;
use crate::{AppState, pages::files};

/// An archive.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentDocument {
    id: ArchiveId,
    status: ArchiveStatus,
    file_type: String,
    /// What it was found to be; null where that could not be told.
    class: Option<String>,
    class_confidence: Option<f32>,
    uploaded_by: Uploader,
    created_at: DateTime,
    /// What is wrong and what to do, where it could not be read.
    problem: Option<String>,
    files: Vec<SentFile>,
    /// Their pictures: `/{mode}/archives/{id}/picture?page=` and the page's place in this list.
    pages: Vec<SentPage>,
    /// One for each payslip, bill or certificate on the pages.
    readings: Vec<DocumentReading>,
    checks: Vec<DocumentCheck>,
    /// What was wrong with files of it.
    problems: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct SentFile {
    id: RawFileId,
    name: String,
    format: String,
    /// Bytes.
    size: i64,
    /// Downloads it; valid for minutes.
    url: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentPage {
    /// Which of the files, from 0.
    file: usize,
    /// Which page of it, from 0.
    number: usize,
    width: f32,
    height: f32,
    /// TEXT_LAYER or RECOGNITION.
    source: openwink_documents::TextSource,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DocumentReading {
    file_type: openwink_documents::Class,
    fields: Vec<ReadField>,
    lines: Vec<ReadLine>,
}

/// Where something stands, in fractions of the page from its top left corner.
#[derive(Serialize, JsonSchema)]
pub struct Place {
    page: usize,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Place {
    fn of(page: usize, area: Area) -> Self {
        let Area { x, y, width, height } = area;
        Self {
            page,
            x,
            y,
            width,
            height,
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub struct ReadField {
    /// As the Open API calls it: `netAmount`.
    name: &'static str,
    value: String,
    kind: FieldKind,
    /// 0 to 1: the share of such values that are right to the letter.
    confidence: f32,
    place: Place,
}

openwink_model::text_enum! {
    /// How a value is to be shown.
    pub enum FieldKind {
        Text = "TEXT",
        Date = "DATE",
        Amount = "AMOUNT",
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadLine {
    kind: PayLineKind,
    label: String,
    amount: Amount,
    year_to_date: Option<Amount>,
    confidence: f32,
    place: Place,
}

#[derive(Serialize, JsonSchema)]
pub struct DocumentCheck {
    name: CheckName,
    result: CheckResult,
    /// 0 to 1: 1 where there is nothing to remark.
    score: Option<f32>,
    message: String,
    findings: Vec<CheckFinding>,
}

#[derive(Serialize, JsonSchema)]
pub struct CheckFinding {
    message: String,
    /// How much it weighs against the document, 0 to 1.
    weight: f32,
    place: Option<Place>,
}

openwink_model::text_enum! {
    /// What was looked at.
    pub enum CheckName {
        Computation = "COMPUTATION",
        Metadata = "METADATA",
        Identity = "IDENTITY",
        Location = "LOCATION",
        Reconciliation = "RECONCILIATION",
    }
}

fn field(name: &'static str, found: &openwink_documents::Found) -> ReadField {
    let (kind, value) = match &found.value {
        Value::Text(text) => (FieldKind::Text, text.clone()),
        Value::Date(date) => (FieldKind::Date, date.to_string()),
        Value::Amount(amount) => (FieldKind::Amount, amount.to_string()),
        Value::Currency(currency) => (FieldKind::Text, currency.to_string()),
        Value::Gender(gender) => (FieldKind::Text, gender.to_string()),
        Value::MaritalStatus(status) => (FieldKind::Text, status.to_string()),
    };
    ReadField {
        name,
        value,
        kind,
        confidence: found.confidence,
        place: Place::of(found.page, found.area),
    }
}

fn reading(document: &Extraction) -> DocumentReading {
    // In the order in which the class has them
    let order = document.file_type.fields();
    let mut fields: Vec<_> = document.fields.iter().collect();
    fields.sort_by_key(|(name, _)| order.iter().position(|known| known == *name));
    DocumentReading {
        file_type: document.file_type,
        fields: fields
            .into_iter()
            .map(|(name, found)| field(name.as_str(), found))
            .collect(),
        lines: document
            .lines
            .iter()
            .map(|line| ReadLine {
                kind: line.kind,
                label: line.label.clone(),
                amount: line.amount,
                year_to_date: line.year_to_date,
                confidence: line.confidence,
                place: Place::of(line.page, line.area),
            })
            .collect(),
    }
}

fn check(name: CheckName, check: &Check) -> DocumentCheck {
    let findings = check.findings.iter().map(|finding| CheckFinding {
        message: finding.message.clone(),
        weight: finding.weight,
        place: finding
            .page
            .zip(finding.area)
            .map(|(page, area)| Place::of(page, area)),
    });
    DocumentCheck {
        name,
        result: check.result,
        score: check.score,
        message: check.message.clone(),
        findings: findings.collect(),
    }
}

fn checks(reading: &Reading) -> Vec<DocumentCheck> {
    let all = [
        (CheckName::Computation, &reading.checks.computation),
        (CheckName::Metadata, &reading.checks.metadata),
        (CheckName::Identity, &reading.checks.identity),
        (CheckName::Location, &reading.checks.location),
        (CheckName::Reconciliation, &reading.checks.reconciliation),
    ];
    let done = all
        .into_iter()
        .filter_map(|(name, done)| Some((name, done.as_ref()?)));
    done.map(|(name, done)| check(name, done)).collect()
}

impl SentDocument {
    pub fn of(state: &AppState, read: &ReadArchive) -> Self {
        let archive = &read.archive;
        let found = read.reading.as_ref();
        let class = found.and_then(|reading| reading.classification.as_ref());
        Self {
            id: archive.id,
            status: archive.status,
            file_type: archive.file_type.clone(),
            class: archive.class.clone(),
            class_confidence: class.map(|class| class.confidence),
            uploaded_by: archive.uploaded_by,
            created_at: archive.created_at,
            problem: archive.error.as_ref().map(|error| error.message.clone()),
            files: read
                .files
                .iter()
                .map(|file| SentFile {
                    id: file.id,
                    name: file.name.clone(),
                    format: file.format.clone(),
                    size: file.size,
                    url: files::url(state, file.id),
                })
                .collect(),
            pages: found.map_or_else(Vec::new, |reading| {
                let pages = reading.pages.iter().map(|page| SentPage {
                    file: page.file,
                    number: page.number,
                    width: page.width,
                    height: page.height,
                    source: page.source,
                });
                pages.collect()
            }),
            readings: found.map_or_else(Vec::new, |found| found.documents.iter().map(reading).collect()),
            checks: found.map_or_else(Vec::new, checks),
            problems: found.map_or_else(Vec::new, |reading| {
                reading
                    .problems
                    .iter()
                    .map(|problem| problem.message.clone())
                    .collect()
            }),
        }
    }
}
