//! An archive as the API shows it.

use std::collections::BTreeSet;

use openwink_documents::{
    Check, CheckResult, Checks, Class, ProblemCode, Reading, TextSource,
    checks::{compared, identity::Known},
};
use openwink_model::{
    DateTime, TaskType,
    accounts::{ARCHIVE_PROVIDER, ArchiveErrorCode, ArchiveStatus, Uploader},
    ids::{ArchiveId, RawFileId, UserId},
    mode::Scope,
    text_enum,
};
use openwink_store::{Archive as StoredArchive, RawFile as StoredFile, Store, StoreError};
use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::{ArchiveAnalysis, ArchiveExtraction};
use crate::{AppState, Problem, pages::files};

text_enum! {
    /// What a file is by its content.
    pub enum FileFormat {
        Pdf = "PDF",
        Png = "PNG",
        Jpg = "JPG",
        Jpeg = "JPEG",
        Tiff = "TIFF",
        Heic = "HEIC",
    }
}

/// Where reading stands.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveState {
    status: ArchiveStatus,
    /// Set while the status is ERROR.
    error_code: Option<ArchiveErrorCode>,
    /// For people: what is wrong and what to do.
    error_message: Option<String>,
    /// Finer than `errorCode`: EMPTY, UNKNOWN_FORMAT, ENCRYPTED, DAMAGED, TOO_LARGE, TOO_MANY_PAGES, TOO_SLOW, NO_TEXT,
    /// READER_FAILED or NOT_A_SAMPLE.
    reason: Option<String>,
    updated_at: DateTime,
}

/// A file as it was sent.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RawFile {
    id: RawFileId,
    created_at: DateTime,
    name: String,
    /// What the sender said it shows.
    sub_type: Option<String>,
    /// Bytes.
    size: i64,
    format: FileFormat,
    /// Signed, and valid for minutes: get the archive again for a fresh one. Whoever has it may download the file.
    url: String,
    /// What was wrong with this file.
    problem: Option<FileProblem>,
}

#[derive(Serialize, JsonSchema)]
pub struct FileProblem {
    code: ProblemCode,
    message: String,
}

/// What the files are.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveClassification {
    file_type: Class,
    /// 0 to 1.
    confidence: f32,
    /// What the sender said that they are.
    requested_type: Option<String>,
    /// Whether they are that; null where nothing was said.
    matches: Option<bool>,
    /// In words, where they are something else.
    message: Option<String>,
}

/// One thing that a check noticed.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveFinding {
    /// A stable name for programs.
    code: String,
    message: String,
    /// How much it weighs against the document, 0 to 1.
    weight: f32,
    /// An index into the archive's `pages`.
    page: Option<usize>,
}

/// A check's result.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveValidationResult {
    result_code: CheckResult,
    /// 0 (surely not right) to 1 (nothing to remark); null without data.
    score: Option<f32>,
    /// For a loan officer.
    result_message: String,
    findings: Vec<ArchiveFinding>,
}

impl From<Check> for ArchiveValidationResult {
    fn from(check: Check) -> Self {
        Self {
            result_code: check.result,
            score: check.score,
            result_message: check.message,
            findings: check
                .findings
                .into_iter()
                .map(|finding| ArchiveFinding {
                    code: finding.code,
                    message: finding.message,
                    weight: finding.weight,
                    page: finding.page,
                })
                .collect(),
        }
    }
}

/// Whether the documents can be believed.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveValidation {
    file_type: Class,
    /// Traces of editing in the files themselves.
    metadata: Option<ArchiveValidationResult>,
    /// Whether the amounts add up.
    computation: Option<ArchiveValidationResult>,
    /// Whether the person is the one of the user's linked accounts.
    identity: Option<ArchiveValidationResult>,
    /// Whether the document is from where the user's linked records are.
    location: Option<ArchiveValidationResult>,
    /// Whether a payslip agrees with the pay that the user's linked accounts report for the same time.
    reconciliation: Option<ArchiveValidationResult>,
}

/// A page that was read.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchivePage {
    /// An index into `rawFiles`.
    file: usize,
    /// Which page of that file, from 0.
    number: usize,
    width: f32,
    height: f32,
    /// Whether the text was there or had to be recognised in a picture.
    source: TextSource,
    /// How far the page had to be turned to stand upright, clockwise, in degrees.
    turned: u16,
}

/// Files that were sent together, and what was read of them.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Archive {
    id: ArchiveId,
    created_at: DateTime,
    provider_id: String,
    user_id: UserId,
    /// What the sender said that the files are, or else what they were found to be; OTHERS until then.
    #[serde(rename = "type")]
    kind: String,
    state: ArchiveState,
    raw_files: Vec<RawFile>,
    classification: Option<ArchiveClassification>,
    /// The first document's values. Use `extraction`.
    #[schemars(extend("deprecated" = true))]
    analysis: Option<ArchiveAnalysis>,
    /// The first document's values.
    extraction: Option<ArchiveExtraction>,
    /// Every document's values, where the files hold several, such as a year's payslips in one PDF.
    extractions: Vec<ArchiveExtraction>,
    validation: Option<ArchiveValidation>,
    pages: Vec<ArchivePage>,
    uploaded_by: Uploader,
}

/// The old name of an archive, without what was read.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Upload {
    id: ArchiveId,
    created_at: DateTime,
    provider_id: String,
    user_id: UserId,
    #[serde(rename = "type")]
    kind: String,
    state: ArchiveState,
    raw_files: Vec<RawFile>,
}

fn state_of(archive: &StoredArchive) -> ArchiveState {
    let error = archive.error.as_ref();
    ArchiveState {
        status: archive.status,
        error_code: error.map(|error| error.code),
        error_message: error.map(|error| error.message.clone()),
        reason: error.and_then(|error| error.reason.clone()),
        updated_at: archive.status_at,
    }
}

fn classification(archive: &StoredArchive, reading: &Reading) -> Option<ArchiveClassification> {
    let found = reading.classification.as_ref()?;
    let matches = archive
        .requested_type
        .as_ref()
        .map(|requested| requested == found.file_type.as_str());
    let words = |word: &str| word.to_lowercase().replace('_', " ");
    let message = match (&archive.requested_type, matches) {
        (Some(requested), Some(false)) => Some(format!(
            "This was sent as {}; by what stands on it, it is {}.",
            words(requested),
            match found.file_type {
                Class::Others => "something else".to_owned(),
                class => words(class.as_str()),
            },
        )),
        _ => None,
    };
    Some(ArchiveClassification {
        file_type: found.file_type,
        confidence: found.confidence,
        requested_type: archive.requested_type.clone(),
        matches,
        message,
    })
}

async fn raw_files(
    state: &AppState,
    archive: &StoredArchive,
    reading: Option<&Reading>,
) -> Result<Vec<RawFile>, Problem> {
    let files = match state.store().archive_files(archive).await {
        Ok(files) => files,
        // Revoked between the two queries
        Err(StoreError::Erased(_)) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let problem = |at: usize| {
        let problems = &reading?.problems;
        let problem = problems.iter().find(|problem| problem.file == at)?;
        Some(FileProblem {
            code: problem.code,
            message: problem.message.clone(),
        })
    };
    let show = |(at, file): (usize, StoredFile)| RawFile {
        url: files::url(state, file.id),
        id: file.id,
        created_at: file.created_at,
        name: file.name,
        sub_type: file.sub_type,
        size: file.size,
        format: file.format.parse().unwrap_or(FileFormat::Pdf),
        problem: problem(at),
    };
    Ok(files.into_iter().enumerate().map(show).collect())
}

async fn reading(
    state: &AppState,
    scope: &Scope,
    archive: &StoredArchive,
) -> Result<Option<Reading>, Problem> {
    let read = whole_reading(state.store(), scope, archive).await;
    match read {
        // What does not read is told to the operator, and the rest of the archive shown
        Err(StoreError::Corrupt { what, why }) => {
            tracing::error!(archive = %archive.id, %what, %why, "a stored reading does not read");
            Ok(None)
        }
        other => Ok(other?),
    }
}

/// What was read of an archive, with what it says beside its person's accounts, or that there is nothing beside it any more.
pub async fn whole_reading(
    store: &Store,
    scope: &Scope,
    archive: &StoredArchive,
) -> Result<Option<Reading>, StoreError> {
    let Some(json) = store.archive_reading(scope, archive.id).await? else {
        return Ok(None);
    };
    let mut reading: Reading =
        serde_json::from_slice(&json).map_err(|error| StoreError::unreadable("reading", &error))?;
    if archive.task == TaskType::AnalyzeArchive && !reading.documents.is_empty() {
        let compared = match store.archive_comparison(scope, archive.id).await? {
            Some(json) => {
                serde_json::from_slice(&json).map_err(|error| StoreError::unreadable("checks", &error))?
            }
            None => compared(&reading.documents, &Known::default(), &BTreeSet::new(), &[]),
        };
        reading.checks = Checks {
            identity: compared.identity,
            location: compared.location,
            reconciliation: compared.reconciliation,
            ..reading.checks
        };
    }
    Ok(Some(reading))
}

impl Archive {
    pub async fn new(state: &AppState, scope: &Scope, archive: StoredArchive) -> Result<Self, Problem> {
        let read = reading(state, scope, &archive).await?;
        let raw_files = raw_files(state, &archive, read.as_ref()).await?;
        let reading = read.unwrap_or_default();
        let classification = classification(&archive, &reading);
        // Who asked for a class alone gets that, though more may have been read
        let analysed = archive.task == TaskType::AnalyzeArchive;
        let documents = match analysed {
            true => &reading.documents[..],
            false => &[],
        };
        let validation = match (&classification, analysed, documents.is_empty()) {
            (Some(found), true, false) => Some(ArchiveValidation {
                file_type: found.file_type,
                metadata: reading.checks.metadata.map(Into::into),
                computation: reading.checks.computation.map(Into::into),
                identity: reading.checks.identity.map(Into::into),
                location: reading.checks.location.map(Into::into),
                reconciliation: reading.checks.reconciliation.map(Into::into),
            }),
            _ => None,
        };
        let pages = reading.pages.iter().map(|page| ArchivePage {
            file: page.file,
            number: page.number,
            width: page.width,
            height: page.height,
            source: page.source,
            turned: page.turned,
        });
        Ok(Self {
            id: archive.id,
            created_at: archive.created_at,
            provider_id: ARCHIVE_PROVIDER.into(),
            state: state_of(&archive),
            raw_files,
            classification,
            analysis: documents.first().map(ArchiveAnalysis::of),
            extraction: documents.first().and_then(ArchiveExtraction::of),
            extractions: documents.iter().filter_map(ArchiveExtraction::of).collect(),
            validation,
            pages: pages.collect(),
            uploaded_by: archive.uploaded_by,
            user_id: archive.user,
            kind: archive.file_type,
        })
    }
}

impl Upload {
    pub async fn new(state: &AppState, archive: StoredArchive) -> Result<Self, Problem> {
        Ok(Self {
            id: archive.id,
            created_at: archive.created_at,
            provider_id: ARCHIVE_PROVIDER.into(),
            state: state_of(&archive),
            raw_files: raw_files(state, &archive, None).await?,
            user_id: archive.user,
            kind: archive.file_type,
        })
    }
}
