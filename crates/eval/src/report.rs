//! The tables.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use openwink_documents::{CheckResult, Hints, Reading, understand};

use crate::{
    Arguments,
    score::{self, Outcome, Verdict},
    see,
    truth::{self, Layouts, Truth},
};

/// Between these stand the tables in a document.
const BEGIN: &str = "<!-- figures: written by scripts/eval-documents.sh -->";
const END: &str = "<!-- end of figures -->";

macro_rules! say {
    ($out:expr, $($text:tt)*) => {{
        // Writing to a text does not fail
        let _ = writeln!($out, $($text)*);
    }};
}

/// From this confidence on, a caller would not look again.
const CONFIDENT: f32 = 0.9;

struct Case {
    truth: Truth,
    kind: String,
    outcome: Outcome,
    reading: Reading,
    seconds: f64,
    processor: f64,
    megabytes: f64,
}

#[derive(Default, Clone)]
struct Tally {
    fields: usize,
    right: usize,
    confident_wrong: usize,
    files: usize,
    classes: usize,
    /// Files in which as many documents were found as are in them.
    counted: usize,
    lines: usize,
    lines_right: usize,
    lines_invented: usize,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        self.files += 1;
        self.classes += usize::from(outcome.class_right);
        // Of what has no fields nothing is read
        let fieldless = outcome.fields.is_empty() && outcome.documents_read == 0;
        self.counted += usize::from(fieldless || outcome.documents == outcome.documents_read);
        self.lines += outcome.lines_wanted;
        self.lines_right += outcome.lines_right;
        self.lines_invented += outcome.lines_invented;
        for verdict in &outcome.fields {
            self.field(verdict);
        }
    }

    fn field(&mut self, verdict: &Verdict) {
        self.fields += 1;
        self.right += usize::from(verdict.right);
        self.confident_wrong += usize::from(!verdict.right && verdict.confidence >= CONFIDENT);
    }

    fn exact(&self) -> String {
        share(self.right, self.fields)
    }
}

fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "–".to_owned(),
        _ => format!("{:.1} %", 100.0 * part as f64 / whole as f64),
    }
}

fn cases(arguments: &Arguments) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for folder in &arguments.folders {
        for truth in truth::load(folder)? {
            for kind in &arguments.kinds {
                let Some(sight) = see::load(&truth, kind, &arguments.engine) else {
                    continue;
                };
                let reading = understand(&sight.pages, &Hints::default());
                cases.push(Case {
                    outcome: score::compare(&truth, &reading),
                    reading,
                    kind: kind.clone(),
                    seconds: sight.seconds,
                    processor: sight.processor,
                    megabytes: sight.megabytes,
                    truth: truth.clone(),
                });
            }
        }
    }
    Ok(cases)
}

pub fn print(arguments: &Arguments) -> Result<(), String> {
    let mut tables = String::new();
    let out = &mut tables;
    let all = cases(arguments)?;
    let (marked, genuine): (Vec<Case>, Vec<Case>) = all
        .into_iter()
        .partition(|case| case.truth.tampered.is_some() || case.truth.benign.is_some());
    summary(out, &genuine);
    if arguments.short {
        return finish(arguments, &tables);
    }
    for (layouts, title) in [
        (Layouts::Seen, "seen layouts"),
        (Layouts::Unseen, "unseen layouts"),
    ] {
        let part: Vec<&Case> = genuine
            .iter()
            .filter(|case| case.truth.layouts() == layouts)
            .collect();
        if part.is_empty() {
            continue;
        }
        by(out, &format!("Fields, {title}"), "field", &part, |_, verdict| {
            verdict.field.to_string()
        });
        by(
            out,
            &format!("Countries, {title}"),
            "country",
            &part,
            |case, _| case.truth.country.clone(),
        );
        by(out, &format!("Classes, {title}"), "class", &part, |case, _| {
            case.truth.file_type.to_string()
        });
    }
    losses(out, &genuine);
    mistaken(out, &genuine);
    calibration(out, &genuine);
    costs(out, &genuine);
    tampering(out, &genuine, &marked);
    // For whoever mends the checks, and no part of a document
    if arguments.into.is_none() {
        alarms(out, &genuine, &marked);
    }
    finish(arguments, &tables)
}

/// Prints the tables, or adds them to what a document has between its marks.
fn finish(arguments: &Arguments, tables: &str) -> Result<(), String> {
    print!("{tables}");
    let Some(document) = &arguments.into else {
        return Ok(());
    };
    let failed = |what: &dyn std::fmt::Display| format!("{}: {what}", document.display());
    let text = fs::read_to_string(document).map_err(|error| failed(&error))?;
    let (before, rest) = text
        .split_once(BEGIN)
        .ok_or_else(|| failed(&format!("'{BEGIN}' is missing")))?;
    let (kept, after) = rest
        .split_once(END)
        .ok_or_else(|| failed(&format!("'{END}' is missing")))?;
    let kept = if arguments.append { kept.trim_end() } else { "" };
    let text = format!("{before}{BEGIN}{kept}\n{tables}\n{END}{after}");
    fs::write(document, text).map_err(|error| failed(&error))
}

fn summary(out: &mut String, cases: &[Case]) {
    say!(out, "\n### Exact\n");
    say!(
        out,
        "| layouts | capture | files | class right | documents counted right | fields exact | wrong but ≥ {CONFIDENT} sure | pay lines exact | lines invented |"
    );
    say!(out, "|---|---|---|---|---|---|---|---|---|");
    let mut rows: BTreeMap<(Layouts, &str), Tally> = BTreeMap::new();
    for case in cases {
        rows.entry((case.truth.layouts(), &case.kind))
            .or_default()
            .add(&case.outcome);
    }
    for ((layouts, kind), row) in rows {
        say!(
            out,
            "| {layouts} | {kind} | {} | {} | {} | {} | {} | {} | {} |",
            row.files,
            share(row.classes, row.files),
            share(row.counted, row.files),
            row.exact(),
            share(row.confident_wrong, row.fields),
            share(row.lines_right, row.lines),
            row.lines_invented,
        );
    }
}

fn by(out: &mut String, title: &str, head: &str, cases: &[&Case], key: impl Fn(&Case, &Verdict) -> String) {
    let mut kinds: Vec<&str> = cases.iter().map(|case| case.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut rows: BTreeMap<String, BTreeMap<&str, Tally>> = BTreeMap::new();
    for case in cases {
        for verdict in &case.outcome.fields {
            let row = rows.entry(key(case, verdict)).or_default();
            row.entry(&case.kind).or_default().field(verdict);
        }
    }
    say!(out, "\n### {title}\n");
    say!(out, "| {head} | {} |", kinds.join(" | "));
    say!(out, "|---{}|", "|---".repeat(kinds.len()));
    for (name, row) in rows {
        let cells: Vec<String> = kinds
            .iter()
            .map(|kind| {
                row.get(kind).map_or("–".to_owned(), |tally| {
                    let wrong = match tally.confident_wrong {
                        0 => String::new(),
                        wrong => format!(" ({wrong} wrong but sure)"),
                    };
                    format!("{} of {}{wrong}", tally.exact(), tally.fields)
                })
            })
            .collect();
        say!(out, "| {name} | {} |", cells.join(" | "));
    }
}

/// Where what is not exact is lost.
fn losses(out: &mut String, cases: &[Case]) {
    say!(
        out,
        "\n### Lost\n\n| layouts | capture | not exact | another class | another number of documents | not found | not printed but given | another value |\n|---|---|---|---|---|---|---|---|"
    );
    let mut rows: BTreeMap<(Layouts, &str), [usize; 6]> = BTreeMap::new();
    for case in cases {
        let row = rows.entry((case.truth.layouts(), &case.kind)).or_default();
        let outcome = &case.outcome;
        for verdict in outcome.fields.iter().filter(|verdict| !verdict.right) {
            let place = match verdict {
                _ if !outcome.class_right => 1,
                _ if outcome.documents != outcome.documents_read => 2,
                Verdict { got: None, .. } => 3,
                Verdict { wanted: None, .. } => 4,
                _ => 5,
            };
            row[0] += 1;
            row[place] += 1;
        }
    }
    for ((layouts, kind), row) in rows {
        let cells: Vec<String> = row.iter().map(usize::to_string).collect();
        say!(out, "| {layouts} | {kind} | {} |", cells.join(" | "));
    }
}

/// Which kinds were taken for which.
fn mistaken(out: &mut String, cases: &[Case]) {
    let mut rows: BTreeMap<(Layouts, &str, String, String), usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.outcome.class_right) {
        let class = case.reading.classification.as_ref();
        let read = class.map_or("–".to_owned(), |class| class.file_type.to_string());
        let key = (
            case.truth.layouts(),
            case.kind.as_str(),
            case.truth.file_type.to_string(),
            read,
        );
        *rows.entry(key).or_default() += 1;
    }
    say!(
        out,
        "\n### Kinds taken for others\n\n| layouts | capture | is | was read as | files |\n|---|---|---|---|---|"
    );
    for ((layouts, kind, is, read), count) in rows {
        say!(out, "| {layouts} | {kind} | {is} | {read} | {count} |");
    }
}

/// Of the values that were given with some confidence, how many are right.
fn calibration(out: &mut String, cases: &[Case]) {
    const EDGES: [f32; 7] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];
    say!(
        out,
        "\n### Confidence\n\n| confidence from | values | right |\n|---|---|---|"
    );
    let given = || {
        cases
            .iter()
            .flat_map(|case| &case.outcome.fields)
            .filter(|verdict| verdict.got.is_some())
    };
    for (place, edge) in EDGES.iter().enumerate() {
        let to = EDGES.get(place + 1).copied().unwrap_or(2.0);
        let bin: Vec<&Verdict> = given()
            .filter(|verdict| verdict.confidence >= *edge && verdict.confidence < to)
            .collect();
        let right = bin.iter().filter(|verdict| verdict.right).count();
        say!(out, "| {edge} | {} | {} |", bin.len(), share(right, bin.len()));
    }
}

fn costs(out: &mut String, cases: &[Case]) {
    say!(
        out,
        "\n### Seconds and memory a page\n\n| capture | files | median s | 95 % s | median processor s | 95 % processor s | most MB |"
    );
    say!(out, "|---|---|---|---|---|---|---|");
    let mut rows: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    // Most real PDFs are scans
    for case in cases.iter().filter(|case| case.truth.layouts() != Layouts::Real) {
        rows.entry(&case.kind).or_default().push(case);
    }
    for (kind, row) in rows {
        let a_page = |cost: fn(&Case) -> f64| {
            let mut all: Vec<f64> = row
                .iter()
                .map(|case| cost(case) / case.reading.pages.len().max(1) as f64)
                .collect();
            all.sort_by(f64::total_cmp);
            move |share: f64| all[((all.len() - 1) as f64 * share) as usize]
        };
        let (seconds, processor) = (a_page(|case| case.seconds), a_page(|case| case.processor));
        let most = row.iter().map(|case| case.megabytes).fold(0.0, f64::max);
        say!(
            out,
            "| {kind} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {most:.0} |",
            row.len(),
            seconds(0.5),
            seconds(0.95),
            processor(0.5),
            processor(0.95)
        );
    }
}

/// The worst of the checks that look at the file alone, 1 where none has anything to remark.
fn trust(reading: &Reading) -> f32 {
    [&reading.checks.metadata, &reading.checks.computation]
        .into_iter()
        .flatten()
        .filter_map(|check| check.score)
        .fold(1.0, f32::min)
}

fn failed(reading: &Reading) -> bool {
    [&reading.checks.metadata, &reading.checks.computation]
        .into_iter()
        .flatten()
        .any(|check| check.result == CheckResult::Failed)
}

fn tampering(out: &mut String, genuine: &[Case], marked: &[Case]) {
    let tampered: Vec<&Case> = marked
        .iter()
        .filter(|case| case.truth.tampered.is_some())
        .collect();
    if tampered.is_empty() {
        return;
    }
    let honest: Vec<&Case> = genuine
        .iter()
        .chain(marked.iter().filter(|case| case.truth.tampered.is_none()))
        .collect();
    let alarms = honest.iter().filter(|case| failed(&case.reading)).count();
    say!(out, "\n### Tampering\n");
    say!(
        out,
        "False alarms (a check FAILED): {} of {} honest files.\n",
        alarms,
        honest.len()
    );
    // The threshold at which one honest file in a hundred would be flagged
    let mut scores: Vec<f32> = honest.iter().map(|case| trust(&case.reading)).collect();
    scores.sort_by(f32::total_cmp);
    let threshold = scores.get(scores.len() / 100).copied().unwrap_or(0.0);
    say!(
        out,
        "| kind | files | FAILED | below the score of 1 % false alarms ({threshold:.2}) |\n|---|---|---|---|"
    );
    let mut rows: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &tampered {
        let kind = case
            .truth
            .tampered
            .as_ref()
            .map_or("", |tampered| tampered.kind.as_str());
        rows.entry(kind).or_default().push(case);
    }
    rows.insert("all", tampered.clone());
    for (kind, row) in rows {
        let found = row.iter().filter(|case| failed(&case.reading)).count();
        let below = row.iter().filter(|case| trust(&case.reading) < threshold).count();
        say!(
            out,
            "| {kind} | {} | {} | {} |",
            row.len(),
            share(found, row.len()),
            share(below, row.len())
        );
    }
}

/// The honest files that a check failed. What is wrong with unseen ones stays unseen.
fn alarms(out: &mut String, genuine: &[Case], marked: &[Case]) {
    let harmless = marked.iter().filter(|case| case.truth.tampered.is_none());
    let seen = |case: &&Case| case.truth.layouts() != Layouts::Unseen && failed(&case.reading);
    for case in genuine.iter().chain(harmless).filter(seen) {
        say!(
            out,
            "\nFalse alarm: {} {}: {:?}",
            case.truth.id,
            case.kind,
            case.reading.checks
        );
    }
}

/// Every field that was not read right, for whoever mends the rules.
pub fn misses(arguments: &Arguments) -> Result<(), String> {
    for case in cases(arguments)? {
        if !arguments.words.is_empty() && !arguments.words.iter().any(|word| case.truth.id.contains(word)) {
            continue;
        }
        let name = format!("{} {}", case.truth.id, case.kind);
        if !case.outcome.class_right {
            println!("{name:28} class: {:?}", case.reading.classification);
        }
        for problem in &case.reading.problems {
            println!("{name:28} problem: {}", problem.message);
        }
        for verdict in case.outcome.fields.iter().filter(|verdict| !verdict.right) {
            println!(
                "{name:28} {:18} wanted {:?}, got {:?} {:.2}",
                verdict.field.to_string(),
                verdict.wanted.as_deref().unwrap_or("nothing"),
                verdict.got.as_deref().unwrap_or("nothing"),
                verdict.confidence
            );
        }
        for note in &case.outcome.line_notes {
            println!("{name:28} line {note}");
        }
    }
    Ok(())
}
