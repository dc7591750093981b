//! What a reading means for its archive.

use openwink_documents::{Class, Extraction, Field, ProblemCode, Reading};
use openwink_model::{
    TaskType,
    accounts::{ArchiveErrorCode, ArchiveStatus},
};
use openwink_store::ArchiveError;

/// The words come from the process that read a stranger's file.
const LONGEST_MESSAGE: usize = 300;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub status: ArchiveStatus,
    pub error: Option<ArchiveError>,
    pub class: Option<Class>,
}

impl Verdict {
    pub fn error(code: ArchiveErrorCode, reason: Option<String>, message: String) -> Self {
        Self {
            status: ArchiveStatus::Error,
            error: Some(ArchiveError {
                code,
                reason,
                message,
            }),
            class: None,
        }
    }

    /// Whether another try may help.
    pub fn is_our_fault(&self) -> bool {
        self.error
            .as_ref()
            .is_some_and(|error| error.code == ArchiveErrorCode::SystemError)
    }
}

/// Classes that are told apart and not read.
fn is_read(class: Class) -> bool {
    !class.fields().is_empty()
}

pub fn of(task: TaskType, reading: &Reading) -> Verdict {
    let Some(classification) = &reading.classification else {
        return unreadable(reading);
    };
    let class = classification.file_type;
    if task == TaskType::ClassifyArchive {
        // Its class is all that was asked for
        return settled(ArchiveStatus::Analyzed, class);
    }
    if !is_read(class) {
        return settled(ArchiveStatus::Unsupported, class);
    }
    match missing(class, &reading.documents) {
        None => settled(ArchiveStatus::Analyzed, class),
        Some(message) => Verdict {
            class: Some(class),
            ..Verdict::error(ArchiveErrorCode::MissingMandatoryField, None, message)
        },
    }
}

fn settled(status: ArchiveStatus, class: Class) -> Verdict {
    Verdict {
        status,
        error: None,
        class: Some(class),
    }
}

fn unreadable(reading: &Reading) -> Verdict {
    // What we failed at says more than what another file lacks: trying again may help
    let ours = |code: ProblemCode| code == ProblemCode::ReaderFailed;
    let problems = &reading.problems;
    let problem = problems
        .iter()
        .find(|problem| ours(problem.code))
        .or(problems.first());
    let Some(problem) = problem else {
        return Verdict::error(
            ArchiveErrorCode::InvalidFieldFormat,
            Some(ProblemCode::NoText.to_string()),
            "No text could be read. Send a sharper picture, or the document as a PDF.".into(),
        );
    };
    let code = match ours(problem.code) {
        true => ArchiveErrorCode::SystemError,
        false => ArchiveErrorCode::InvalidFieldFormat,
    };
    let words: String = problem
        .message
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_MESSAGE)
        .collect();
    let message = match problems.iter().any(|other| other.file != problem.file) {
        true => format!("File {}: {words}", problem.file + 1),
        false => words,
    };
    Verdict::error(code, Some(problem.code.to_string()), message)
}

/// What a payslip must have at least: an amount or a period.
fn missing(class: Class, documents: &[Extraction]) -> Option<String> {
    let wanted = [
        Field::GrossAmount,
        Field::NetAmount,
        Field::BaseAmount,
        Field::StartDate,
        Field::EndDate,
        Field::PayDate,
    ];
    let useful = |document: &Extraction| wanted.iter().any(|field| document.fields.contains_key(field));
    let lacking = class == Class::Payslip && !documents.iter().any(useful);
    lacking.then(|| {
        "Neither an amount (gross or net pay) nor a date (pay period or pay date) could be read on the payslip.".into()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use openwink_documents::{Area, Classification, Found, Problem, Value};
    use openwink_model::Amount;

    use super::*;

    fn read(class: Class, fields: &[(Field, Value)]) -> Reading {
        let found = |value: &Value| Found {
            value: value.clone(),
            confidence: 1.0,
            page: 0,
            area: Area::default(),
        };
        let fields: BTreeMap<_, _> = fields
            .iter()
            .map(|(field, value)| (*field, found(value)))
            .collect();
        Reading {
            classification: Some(Classification {
                file_type: class,
                confidence: 0.9,
            }),
            documents: vec![Extraction {
                file_type: class,
                pages: vec![0],
                fields,
                lines: Vec::new(),
            }],
            ..Reading::default()
        }
    }

    fn broken(problems: &[(usize, ProblemCode, &str)]) -> Reading {
        let problems = problems.iter().map(|(file, code, message)| Problem {
            file: *file,
            code: *code,
            message: (*message).into(),
        });
        Reading {
            problems: problems.collect(),
            ..Reading::default()
        }
    }

    const ANALYZE: TaskType = TaskType::AnalyzeArchive;

    #[test]
    fn what_is_only_told_apart_is_unsupported() {
        for class in Class::ALL {
            let net = [(Field::NetAmount, Value::Amount(Amount::units(1)))];
            let verdict = of(ANALYZE, &read(*class, &net));
            let expected = match class {
                Class::BankStatement | Class::CompanyId | Class::GovernmentId | Class::Others => {
                    ArchiveStatus::Unsupported
                }
                _ => ArchiveStatus::Analyzed,
            };
            assert_eq!((verdict.status, verdict.class), (expected, Some(*class)));
            let classified = of(TaskType::ClassifyArchive, &read(*class, &[]));
            assert_eq!(classified, settled(ArchiveStatus::Analyzed, *class));
        }
    }

    #[test]
    fn a_payslip_needs_an_amount_or_a_date() {
        let name = [(Field::EmployeeName, Value::Text("A".into()))];
        let verdict = of(ANALYZE, &read(Class::Payslip, &name));
        let error = verdict.error.unwrap();
        assert_eq!(error.code, ArchiveErrorCode::MissingMandatoryField);
        assert!(error.message.contains("gross or net pay"), "{}", error.message);
        assert_eq!(verdict.class, Some(Class::Payslip));
        // Other documents have no such fields
        assert_eq!(of(ANALYZE, &read(Class::WaterBill, &[])).error, None);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let verdict = of(
            ANALYZE,
            &broken(&[(0, ProblemCode::Encrypted, "It wants a password.")]),
        );
        let error = verdict.error.clone().unwrap();
        assert_eq!(error.code, ArchiveErrorCode::InvalidFieldFormat);
        assert_eq!(error.reason.as_deref(), Some("ENCRYPTED"));
        assert_eq!(error.message, "It wants a password.");
        assert!(!verdict.is_our_fault());
        let two = broken(&[
            (0, ProblemCode::Damaged, "It is damaged."),
            (1, ProblemCode::ReaderFailed, "The reader failed."),
        ]);
        let verdict = of(ANALYZE, &two);
        assert!(verdict.is_our_fault());
        assert_eq!(verdict.error.unwrap().message, "File 2: The reader failed.");
        let silent = of(ANALYZE, &Reading::default()).error.unwrap();
        assert_eq!(silent.reason.as_deref(), Some("NO_TEXT"));
    }

    #[test]
    fn one_bad_file_of_two_does_not_spoil_the_other() {
        let mut reading = read(
            Class::Payslip,
            &[(Field::NetAmount, Value::Amount(Amount::units(1)))],
        );
        reading.problems = broken(&[(1, ProblemCode::Damaged, "x")]).problems;
        assert_eq!(of(ANALYZE, &reading).status, ArchiveStatus::Analyzed);
    }

    #[test]
    fn a_readers_words_are_cut_to_a_message() {
        let long = format!("a\u{7}b{}", "x".repeat(5000));
        let error = of(ANALYZE, &broken(&[(0, ProblemCode::Damaged, &long)]))
            .error
            .unwrap();
        assert_eq!(error.message.chars().count(), LONGEST_MESSAGE);
        assert!(error.message.starts_with("abx"));
    }
}
