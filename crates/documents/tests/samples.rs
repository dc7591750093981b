//! The sandbox's sample documents, read as anybody's would be, against what is printed on them.

use std::{collections::BTreeMap, fs, path::Path};

use openwink_documents::{Class, Field, Hints, Limits, Reader, TextSource, Value, ocr::PpOcr};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Truth {
    file: String,
    file_type: Class,
    documents: Vec<Paper>,
}

#[derive(Deserialize)]
struct Paper {
    fields: BTreeMap<Field, Option<String>>,
    earnings: Vec<Line>,
    deductions: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    amount: String,
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

/// The folder with the models. A run that proves something must have them; a look at one test need not.
fn models() -> Option<PpOcr> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("OPENWINK_MODELS").map_or(here.join("../../models"), Into::into);
    match PpOcr::load(&folder) {
        Ok(engine) => Some(engine),
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{error}");
            eprintln!("skipped the pictures: {error}; scripts/models.sh fetches the models");
            None
        }
    }
}

#[test]
fn every_sample_is_read_as_printed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../providers/samples");
    let truths = fs::read_to_string(folder.join("samples.truth.json")).expect("the samples' truth");
    let truths: Vec<Truth> = serde_json::from_str(&truths).expect("the samples' truth");
    assert!(truths.len() >= 12);
    let engine = models();
    let sighted = engine.is_some();
    let engine = engine.map(|engine| Box::new(engine) as Box<dyn openwink_documents::ocr::Engine>);
    let reader = Reader::new(engine, Limits::default());
    for truth in truths {
        let content = fs::read(folder.join(&truth.file)).expect("a sample");
        let reading = reader.read(&[content], &Hints::default());
        if !sighted
            && reading
                .pages
                .iter()
                .all(|page| page.source != TextSource::TextLayer)
        {
            continue;
        }
        let file = &truth.file;
        assert_eq!(reading.problems, [], "{file}");
        let class = reading.classification.as_ref().map(|class| class.file_type);
        assert_eq!(class, Some(truth.file_type), "{file}");
        assert_eq!(reading.documents.len(), truth.documents.len(), "{file}");
        for (paper, read) in truth.documents.iter().zip(&reading.documents) {
            for (field, wanted) in &paper.fields {
                let got = read.fields.get(field).map(|found| print(&found.value));
                assert_eq!(&got, wanted, "{field} of {file}");
            }
            assert_eq!(
                read.lines.len(),
                paper.earnings.len() + paper.deductions.len(),
                "{file}"
            );
            let wanted = paper.earnings.iter().chain(&paper.deductions);
            for (line, wanted) in read.lines.iter().zip(wanted) {
                // Read line by line across the page: the amounts are the same, their order may not be
                assert!(
                    read.lines
                        .iter()
                        .any(|line| format!("{:.2}", line.amount.to_f64()) == wanted.amount),
                    "{} of {file}: {line:?}",
                    wanted.amount
                );
            }
            for found in read.fields.values() {
                let area = found.area;
                assert!(
                    area.x >= 0.0
                        && area.y >= 0.0
                        && area.x + area.width <= 1.001
                        && area.y + area.height <= 1.001
                );
                assert!((0.0..=1.0).contains(&found.confidence));
            }
        }
        let computation = reading.checks.computation.expect("the amounts are compared");
        assert_eq!(
            computation.result.as_str(),
            "PASSED",
            "{file}: {}",
            computation.message
        );
    }
}
