//! `docs/insights.md` names every feature and every rule as the code does.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{env, fs, path::Path};

use openwink_derive::{FEATURES, RULES};
use serde_json::Value;

const MARK: &str = "<!-- features: compared with the code by a test -->\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .parent()
        .unwrap()
}

fn page() -> String {
    fs::read_to_string(root().join("docs/insights.md")).unwrap()
}

fn table() -> String {
    let mut table = String::from("\n| Feature | Unit | Looks at | |\n|---|---|---|---|\n");
    for feature in FEATURES {
        let (name, unit, looks_at) = (feature.name, feature.unit.as_str(), feature.looks_at);
        table += &format!("| `{name}` | {unit} | {looks_at} | {} |\n", feature.definition);
    }
    table + "\n"
}

/// `OPENWINK_WRITE=1` writes the page's table anew.
#[test]
fn the_page_has_every_feature_as_the_code_has_it() {
    let page = page();
    let mut parts = page.split(MARK);
    let (before, there, after) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap(),
    );
    if env::var_os("OPENWINK_WRITE").is_some() {
        let written = [before, &table(), after].join(MARK);
        fs::write(root().join("docs/insights.md"), written).unwrap();
        return;
    }
    assert_eq!(
        there,
        table(),
        "write the page's table anew with OPENWINK_WRITE=1"
    );
}

#[test]
fn the_page_has_every_rule_and_its_version() {
    let page = page();
    for (rule, version) in RULES {
        assert!(
            page.contains(&format!("\n| `{rule}` | {version} | ")),
            "{rule} {version}"
        );
    }
    let rows = page
        .lines()
        .skip_while(|line| !line.starts_with("| Rule |"))
        .skip(2);
    assert_eq!(rows.take_while(|line| line.starts_with('|')).count(), RULES.len());
}

/// The names, and in which order, are those of the document that Openwink serves, whose types these are.
#[test]
fn the_features_are_those_of_the_api() {
    let document = fs::read_to_string(root().join("docs/openapi.json")).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let named = schemas
        .values()
        .find(|schema| schema["properties"]["incomes_count"].is_object())
        .expect("a schema of the features");
    let named = named["properties"].as_object().unwrap();
    let ours: Vec<&str> = FEATURES.iter().map(|feature| feature.name).collect();
    for name in named.keys() {
        assert!(
            ours.contains(&name.as_str()),
            "{name} is in the API and not in the table"
        );
    }
    let beyond: Vec<&str> = ours
        .into_iter()
        .filter(|name| !named.contains_key(*name))
        .collect();
    assert!(
        beyond.is_empty() || beyond == ["incomes_currency", "liabilities_currency"],
        "{beyond:?} are not in the API"
    );
}
