//! What came of reading an archive's files.

use std::collections::BTreeMap;

use openwink_model::{Amount, text_enum};
use serde::{Deserialize, Serialize};

use crate::{Area, Class, Field, TextSource, Value};

/// All that is known of an archive after its files were read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// None where no page could be read.
    pub classification: Option<Classification>,
    pub pages: Vec<PageInfo>,
    /// One for each payslip, bill or certificate found; most archives have one.
    pub documents: Vec<Extraction>,
    /// The checks that need the files alone. Those that need the user's records are the caller's to add, and not to keep in here:
    /// they go when those records go.
    pub checks: Checks,
    /// What was wrong with files: an archive with one bad file of three still has what the others gave.
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Classification {
    pub file_type: Class,
    pub confidence: f32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    pub file: usize,
    pub number: usize,
    pub width: f32,
    pub height: f32,
    pub source: TextSource,
    pub turned: u16,
    pub words: usize,
}

/// One document's fields and lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Extraction {
    pub file_type: Class,
    /// The pages it stands on, as indices into [`Reading::pages`].
    pub pages: Vec<usize>,
    /// What was found; a field that is not on the page is not here.
    pub fields: BTreeMap<Field, Found>,
    /// The earning and deduction lines of a payslip.
    pub lines: Vec<PayLine>,
}

/// A value, where it was read and how sure we are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    #[serde(flatten)]
    pub value: Value,
    /// 0 to 1: the share of such values that are right to the letter.
    pub confidence: f32,
    /// An index into [`Reading::pages`].
    pub page: usize,
    #[serde(rename = "box")]
    pub area: Area,
}

text_enum! {
    pub enum PayLineKind {
        Earning = "EARNING",
        Deduction = "DEDUCTION",
        /// Paid by the employer on top: no part of gross or net.
        EmployerContribution = "EMPLOYER_CONTRIBUTION",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PayLine {
    pub kind: PayLineKind,
    pub label: String,
    pub amount: Amount,
    pub year_to_date: Option<Amount>,
    pub confidence: f32,
    pub page: usize,
    #[serde(rename = "box")]
    pub area: Area,
}

text_enum! {
    pub enum CheckResult {
        Passed = "PASSED",
        Failed = "FAILED",
        NoData = "NO_DATA",
    }
}

/// One check: its result, how sure (0 = surely not right, 1 = nothing to remark), and words for a loan officer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    pub result: CheckResult,
    pub score: Option<f32>,
    pub message: String,
    pub findings: Vec<Finding>,
}

impl Check {
    pub fn no_data(message: impl Into<String>) -> Self {
        Self {
            result: CheckResult::NoData,
            score: None,
            message: message.into(),
            findings: Vec::new(),
        }
    }
}

/// One thing that a check noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// A stable name for programs, such as `netIsNotGrossLessDeductions`.
    pub code: String,
    pub message: String,
    /// How much it weighs against the document, 0 to 1.
    pub weight: f32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    #[serde(default, rename = "box", skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checks {
    pub computation: Option<Check>,
    pub metadata: Option<Check>,
    pub identity: Option<Check>,
    pub location: Option<Check>,
    /// Against the user's linked records of the same month.
    #[serde(default)]
    pub reconciliation: Option<Check>,
}

text_enum! {
    /// Why a file, or a part of it, could not be read.
    pub enum ProblemCode {
        Empty = "EMPTY",
        UnknownFormat = "UNKNOWN_FORMAT",
        Encrypted = "ENCRYPTED",
        Damaged = "DAMAGED",
        TooLarge = "TOO_LARGE",
        TooManyPages = "TOO_MANY_PAGES",
        TooSlow = "TOO_SLOW",
        /// A page without a single word.
        NoText = "NO_TEXT",
        /// The reader itself failed: no models, no memory, a defect.
        ReaderFailed = "READER_FAILED",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
pub struct Problem {
    /// Which of the archive's files, from 0.
    pub file: usize,
    pub code: ProblemCode,
    /// For a person: what is wrong and what to do.
    pub message: String,
}
