//! Documents written as plain text, with what has to be read from them: `samples/<name>.txt` and `<name>.toml`.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use crate::{Class, Field, Hints, Page, Pages, TextSource, Value, Word, understand};

#[derive(Deserialize)]
struct Expected {
    class: Class,
    fields: BTreeMap<Field, String>,
}

/// A page as a line printer has it: every letter as wide as the next.
pub(crate) fn page(text: &str) -> Page {
    const WIDTH: f32 = 6.0;
    const HEIGHT: f32 = 10.0;
    const LINE: f32 = 14.0;
    let mut words = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            if letters[at] == ' ' {
                at += 1;
                continue;
            }
            let end = letters[at..]
                .iter()
                .position(|letter| *letter == ' ')
                .map_or(letters.len(), |length| at + length);
            let top = 20.0 + number as f32 * LINE;
            words.push(Word {
                text: letters[at..end].iter().collect(),
                left: 20.0 + at as f32 * WIDTH,
                right: 20.0 + end as f32 * WIDTH,
                top,
                bottom: top + HEIGHT,
                confidence: 1.0,
                font: None,
                bold: false,
            });
            at = end;
        }
    }
    Page {
        file: 0,
        number: 0,
        width: 640.0,
        height: 40.0 + LINE * text.lines().count().max(50) as f32,
        source: TextSource::TextLayer,
        turned: 0,
        words,
    }
}

/// The documents on pages of text.
pub fn documents(texts: &[&str]) -> Vec<crate::Extraction> {
    let pages = Pages {
        pages: texts
            .iter()
            .enumerate()
            .map(|(number, text)| Page { number, ..page(text) })
            .collect(),
        ..Pages::default()
    };
    understand(&pages, &Hints::default()).documents
}

fn print(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Amount(amount) => amount.to_string(),
        Value::Currency(currency) => currency.to_string(),
        Value::Gender(gender) => gender.to_string(),
        Value::MaritalStatus(status) => status.to_string(),
    }
}

#[test]
fn every_sample_is_read_to_the_letter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract/samples");
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let expected: Expected =
            toml::from_str(&fs::read_to_string(path.with_extension("toml")).unwrap()).unwrap();
        let pages = Pages {
            pages: vec![page(&fs::read_to_string(&path).unwrap())],
            ..Pages::default()
        };
        let reading = understand(&pages, &Hints::default());
        let class = reading.classification.clone().unwrap();
        if class.file_type != expected.class {
            wrong.push(format!("{name}: {class:?}"));
        }
        let fields = reading.documents.first().map(|document| &document.fields);
        let got: BTreeMap<Field, String> = fields
            .into_iter()
            .flatten()
            .map(|(field, found)| (*field, print(&found.value)))
            .collect();
        for field in expected.class.fields() {
            if got.get(field) != expected.fields.get(field) {
                wrong.push(format!(
                    "{name}: {field} {:?}, not {:?}",
                    got.get(field),
                    expected.fields.get(field)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
