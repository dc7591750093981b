//! What was read, held against the truth.

use openwink_documents::{Class, Extraction, Field, Found, PayLineKind, Reading, Value};

use crate::truth::{Line, Paper, Truth};

/// One field of one document.
#[derive(Debug, Clone)]
pub struct Verdict {
    pub field: Field,
    pub wanted: Option<String>,
    pub got: Option<String>,
    pub confidence: f32,
    pub right: bool,
}

/// One file's comparison.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub class_right: bool,
    /// Documents in the file, as it is and as it was read.
    pub documents: usize,
    pub documents_read: usize,
    pub fields: Vec<Verdict>,
    pub lines_wanted: usize,
    pub lines_right: usize,
    pub lines_invented: usize,
    pub line_notes: Vec<String>,
}

pub fn compare(truth: &Truth, reading: &Reading) -> Outcome {
    let class = reading.classification.as_ref().map(|class| class.file_type);
    let mut outcome = Outcome {
        // Nothing readable and nothing of a known kind are the same to the caller
        class_right: class == Some(truth.file_type) || (class.is_none() && truth.file_type == Class::Others),
        documents: truth.documents.len(),
        documents_read: reading.documents.len(),
        ..Outcome::default()
    };
    for (place, paper) in truth.documents.iter().enumerate() {
        let read = reading.documents.get(place);
        fields(paper, read, &mut outcome);
        pay_lines(&paper.earnings, read, PayLineKind::Earning, &mut outcome);
        pay_lines(&paper.deductions, read, PayLineKind::Deduction, &mut outcome);
    }
    outcome
}

fn fields(paper: &Paper, read: Option<&Extraction>, outcome: &mut Outcome) {
    for (field, wanted) in &paper.fields {
        let found = read.and_then(|read| read.fields.get(field));
        // Neither printed nor read: nothing to be right about
        if wanted.is_none() && found.is_none() {
            continue;
        }
        let got = found.map(|found| print(&found.value));
        let right = match (wanted, found) {
            (Some(wanted), Some(found)) => {
                equal(wanted, found)
                    || paper
                        .printed
                        .get(field.as_str())
                        .is_some_and(|printed| as_printed(printed, found))
            }
            _ => false,
        };
        outcome.fields.push(Verdict {
            field: *field,
            wanted: wanted.clone(),
            confidence: found.map_or(0.0, |found| found.confidence),
            got,
            right,
        });
    }
}

fn print(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Amount(amount) => format!("{:.2}", amount.to_f64()),
        Value::Currency(currency) => currency.to_string(),
        Value::Gender(gender) => gender.to_string(),
        Value::MaritalStatus(status) => status.to_string(),
    }
}

fn equal(wanted: &str, found: &Found) -> bool {
    match &found.value {
        Value::Amount(amount) => wanted
            .parse::<f64>()
            .is_ok_and(|wanted| (wanted - amount.to_f64()).abs() < 0.005),
        Value::Gender(_) | Value::MaritalStatus(_) => print(&found.value).eq_ignore_ascii_case(wanted),
        value => single_spaced(&print(value)) == single_spaced(wanted),
    }
}

/// An amount whose cents the page leaves out: what is printed is what can be read.
fn as_printed(printed: &serde_json::Value, found: &Found) -> bool {
    let (Some(printed), Value::Amount(amount)) = (printed.as_str(), &found.value) else {
        return false;
    };
    let decimals = printed
        .trim_end_matches(|letter: char| !letter.is_ascii_digit())
        .rsplit_once(['.', ','])
        .is_some_and(|(_, last)| last.len() == 2);
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    !decimals
        && digits
            .parse::<f64>()
            .is_ok_and(|units| (units - amount.to_f64().abs()).abs() < 0.005)
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pay_lines(wanted: &[Line], read: Option<&Extraction>, kind: PayLineKind, outcome: &mut Outcome) {
    outcome.lines_wanted += wanted.len();
    let mut got: Vec<(String, f64)> = read
        .map(|read| {
            read.lines
                .iter()
                .filter(|line| line.kind == kind)
                .map(|line| (single_spaced(&line.label), line.amount.to_f64()))
                .collect()
        })
        .unwrap_or_default();
    for line in wanted {
        let amount: f64 = line.amount.parse().unwrap_or(f64::NAN);
        let same = |(label, value): &(String, f64)| {
            *label == single_spaced(&line.label) && (value.abs() - amount.abs()).abs() < 0.005
        };
        if let Some(place) = got.iter().position(same) {
            got.remove(place);
            outcome.lines_right += 1;
        } else {
            outcome
                .line_notes
                .push(format!("missing {} {}", line.label, line.amount));
        }
    }
    outcome.line_notes.extend(
        got.iter()
            .map(|(label, amount)| format!("invented {label} {amount} ({kind})")),
    );
    outcome.lines_invented += got.len();
}

#[cfg(test)]
mod tests {
    use openwink_documents::{Area, Found};
    use openwink_model::Amount;

    use super::*;

    #[test]
    fn cents_that_are_not_printed_cannot_be_read() {
        let found = Found {
            value: Value::Amount(Amount::units(1595)),
            confidence: 1.0,
            page: 0,
            area: Area::default(),
        };
        let printed = |text: &str| as_printed(&serde_json::Value::from(text), &found);
        assert!(printed("₹1,595"));
        assert!(!printed("₹1,595.50"));
        assert!(!printed("₹1,596"));
    }
}
