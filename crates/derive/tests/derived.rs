//! A thousand lives, worked out here and by `lives/independent.py`, which knows `docs/insights.md` and not this crate.
//!
//! Both have to say the same to the last digit. Figures that differ mean that the page, the crate or the second
//! implementation is wrong; which of them, only reading the page tells.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{
    collections::BTreeMap,
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use openwink_derive::{Fund, Records, Source, estimated_incomes, insights};
use openwink_model::{DateTime, payload::Identified, providers::ProviderType, records::Record};
use serde::Deserialize;
use serde_json::{Value, json};

const SEED: &str = "20261128";
const LIVES: usize = 1_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Life {
    name: String,
    as_of: DateTime,
    source: Origin,
    links: Option<Vec<DateTime>>,
    records: BTreeMap<String, Vec<Value>>,
}

#[derive(Deserialize)]
struct Origin {
    kind: Option<ProviderType>,
    fund: Option<Fund>,
}

/// A record as the generator writes it: without the fields that no figure depends on.
fn records<R: Record>(life: &Life, kind: &str, rest: Value) -> Vec<Identified<R>> {
    let told = life.records.get(kind).map(Vec::as_slice).unwrap_or_default();
    let read = |told: &Value| {
        let mut record = rest.clone();
        let fields = record.as_object_mut().unwrap();
        fields.extend(told.as_object().unwrap().clone());
        let id = fields.remove("id").unwrap();
        Identified {
            id: id
                .as_str()
                .unwrap()
                .parse()
                .unwrap_or_else(|_| panic!("{id} is no id of {kind}")),
            record: serde_json::from_value(record)
                .unwrap_or_else(|error| panic!("{}: {error}: {told}", life.name)),
        }
    };
    told.iter().map(read).collect()
}

fn derive(life: &Life) -> Value {
    let source = Source {
        kind: life.source.kind,
        fund: life.source.fund,
    };
    let records = Records {
        identities: records(
            life,
            "identities",
            json!({ "fullName": "", "emails": [], "phones": [], "socialProfiles": [], "addresses": [] }),
        ),
        employments: records(life, "employments", json!({})),
        incomes: records(life, "incomes", json!({})),
        transactions: records(life, "transactions", json!({})),
        contributions: records(life, "contributions", json!({})),
        liabilities: records(life, "liabilities", json!({})),
    };
    let estimated = estimated_incomes(source, &records, life.as_of);
    let features = insights(source, &records, &estimated, life.links.as_deref(), life.as_of);
    json!({ "name": life.name, "estimated": estimated, "features": features })
}

/// What this crate says of a life: by way of text, as whoever reads the API would see it.
fn answer(life: &str) -> (Life, Value) {
    let life: Life = serde_json::from_str(life).unwrap();
    let answer = serde_json::from_str(&derive(&life).to_string()).unwrap();
    (life, answer)
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/lives")
        .join(name)
}

/// Runs a script and gives what it printed, line by line.
fn python(name: &str, arguments: &[&str], input: &str) -> Vec<String> {
    let mut child = Command::new("python3")
        .arg(script(name))
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("python3 works the figures out a second time, and cannot be started: {error}")
        });
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Beside the reading of its answers: neither pipe holds everything
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let written = writer.join().unwrap();
    assert!(
        output.status.success(),
        "{name} ended with {}; what it said is above",
        output.status
    );
    written.unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Numbers compare as numbers: 1 and 1.0 are one.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        (one, other) => one == other,
    }
}

/// What differs between two answers, as a person can read it.
fn differences(ours: &Value, theirs: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if let (Some(ours), Some(theirs)) = (ours["features"].as_object(), theirs["features"].as_object()) {
        let keys: std::collections::BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
        for key in keys {
            let (ours, theirs) = (&ours.get(key), &theirs.get(key));
            if !matches!((ours, theirs), (Some(ours), Some(theirs)) if same(ours, theirs)) {
                found.push(format!("{key}: {ours:?}, the page's {theirs:?}"));
            }
        }
    }
    let empty = Vec::new();
    let list = |value: &Value| value["estimated"].as_array().unwrap_or(&empty).clone();
    let (ours, theirs) = (list(ours), list(theirs));
    for number in 0..ours.len().max(theirs.len()) {
        let (ours, theirs) = (ours.get(number), theirs.get(number));
        if !matches!((ours, theirs), (Some(ours), Some(theirs)) if same(ours, theirs)) {
            let text = |value: Option<&Value>| value.map_or("nothing".into(), Value::to_string);
            found.push(format!(
                "estimate {number}: {}\n    the page's {}",
                text(ours),
                text(theirs)
            ));
            break;
        }
    }
    found
}

#[test]
fn a_thousand_lives_have_the_same_figures_in_both_implementations() {
    // Another seed, or more lives, by hand: OPENWINK_LIVES="7 20000"
    let asked = env::var("OPENWINK_LIVES").unwrap_or_else(|_| format!("{SEED} {LIVES}"));
    let arguments: Vec<&str> = asked.split_whitespace().collect();
    let lives = python("generate.py", &arguments, "");
    assert_eq!(lives.len().to_string(), arguments[1]);
    // Two processes for two cores: the second implementation takes its time
    let (theirs, ours) = thread::scope(|scope| {
        let halves: Vec<_> = lives
            .chunks(lives.len().div_ceil(2))
            .map(|lives| scope.spawn(|| python("independent.py", &[], &(lives.join("\n") + "\n"))))
            .collect();
        let ours: Vec<(Life, Value)> = lives.iter().map(|life| answer(life)).collect();
        let theirs: Vec<String> = halves.into_iter().flat_map(|half| half.join().unwrap()).collect();
        (theirs, ours)
    });
    assert_eq!(ours.len(), theirs.len());

    let mut wrong = Vec::new();
    let mut seen = Seen::default();
    for ((life, ours), theirs) in ours.iter().zip(&theirs) {
        let theirs: Value = serde_json::from_str(theirs).unwrap();
        assert_eq!(ours["name"], theirs["name"]);
        if !same(ours, &theirs) {
            wrong.push(format!(
                "{}, as of {}\n  {}",
                life.name,
                life.as_of,
                differences(ours, &theirs).join("\n  ")
            ));
        }
        seen.count(ours);
    }
    assert!(
        wrong.is_empty(),
        "{} of {} lives differ:\n{}",
        wrong.len(),
        lives.len(),
        wrong[..wrong.len().min(8)].join("\n")
    );
    seen.check();
}

/// That the lives are worth comparing: every rule, every problem, every feature with a figure and with each of its sentinels.
#[derive(Default)]
struct Seen {
    words: BTreeMap<String, usize>,
    features: BTreeMap<String, [usize; 3]>,
}

impl Seen {
    fn count(&mut self, ours: &Value) {
        for estimate in ours["estimated"].as_array().unwrap() {
            for key in ["rule", "problem"] {
                if let Some(word) = estimate[key].as_str() {
                    *self.words.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
        for (name, value) in ours["features"].as_object().unwrap() {
            let kind = match value {
                Value::String(word) if word == "-999" => 0,
                number if number.as_f64() == Some(-999.0) => 0,
                number if number.as_f64() == Some(-998.0) => 1,
                _ => 2,
            };
            self.features.entry(name.clone()).or_default()[kind] += 1;
        }
    }

    fn check(&self) {
        for (rule, _) in openwink_derive::RULES {
            assert!(
                self.words.contains_key(rule.as_str()),
                "no life has an estimate by {rule}"
            );
        }
        for problem in openwink_derive::Problem::ALL {
            assert!(
                self.words.contains_key(problem.as_str()),
                "no life has the problem {problem}"
            );
        }
        for (name, [no_data, _, known]) in &self.features {
            assert!(
                *no_data > 0 && *known > 0,
                "{name}: {no_data} times -999, {known} times a figure"
            );
        }
        for name in [
            "incomes_amount_sum",
            "incomes_latest_growth",
            "identity_age",
            "liabilities_loan_amount_total",
        ] {
            assert!(self.features[name][1] > 0, "{name} is never -998");
        }
    }
}
