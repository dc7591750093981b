//! `docs/insights.md` names every feature and every rule as the code does, and its examples come true.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{env, fs, path::Path};

use openwink_derive::{FEATURES, Fund, RULES, Records, Source, estimated_incomes, insights};
use openwink_model::{payload::Identified, records::Record};
use serde_json::{Value, json};

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

/// The page's example behind a heading, as JSON.
fn example(heading: &str) -> Value {
    let page = page();
    let (_, behind) = page.split_once(heading).expect("the heading");
    let block = behind
        .split("```")
        .nth(1)
        .and_then(|block| block.strip_prefix("json\n"))
        .expect("a block of JSON");
    let object = if block.starts_with('{') {
        block.to_owned()
    } else {
        format!("{{{block}}}")
    };
    serde_json::from_str(&object).expect("JSON")
}

fn identified<R: Record>(id: &str, record: Value) -> Identified<R> {
    Identified {
        id: id.parse().unwrap_or_else(|_| panic!("{id}")),
        record: serde_json::from_value(record).unwrap(),
    }
}

#[test]
fn the_example_of_an_estimate_is_what_comes_of_it() {
    let example = example("### An example of an estimate\n");
    let records = Records {
        contributions: vec![identified(
            example["inputs"][0].as_str().unwrap(),
            json!({ "date": "2025-03-10", "currency": "PHP", "amount": 3030 }),
        )],
        ..Records::default()
    };
    let source = Source {
        kind: None,
        fund: Some(Fund::Pension),
    };
    let estimated = estimated_incomes(source, &records, "2025-03-31T00:00:00Z".parse().unwrap());
    assert_eq!(serde_json::to_value(&estimated).unwrap(), json!([example]));
}

#[test]
fn the_example_of_an_insight_is_what_comes_of_it() {
    let example = example("### An example of an insight\n");
    let pay = |id: u8, first: &str, last: &str| {
        let pay = json!({ "startDate": first, "endDate": last, "currency": "PHP", "grossAmount": 8500 });
        identified(&format!("inc-{id:032x}"), pay)
    };
    let records = Records {
        incomes: vec![
            pay(1, "2026-08-01", "2026-08-31"),
            pay(2, "2026-10-01", "2026-10-31"),
        ],
        liabilities: vec![identified(
            &format!("lia-{:032x}", 3),
            json!({
                "type": "Loan", "startDate": "2026-09-01", "endDate": "2028-09-30", "firstAmortizationDate": "2026-10-31",
                "amortizationFrequency": "Monthly", "amortizationAmount": 753.23, "currency": "PHP", "loanAmount": 16000,
                "outstandingBalance": 15400, "overduePaymentAmount": 0,
            }),
        )],
        ..Records::default()
    };
    let as_of = "2026-10-31T12:00:00Z".parse().unwrap();
    let estimated = estimated_incomes(Source::default(), &records, as_of);
    let features = insights(Source::default(), &records, &estimated, None, as_of);
    let features = serde_json::to_value(&features).unwrap();
    for (name, value) in example["features"].as_object().unwrap() {
        assert_eq!(&features[name], value, "{name}");
    }
}
