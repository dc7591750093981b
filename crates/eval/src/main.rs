//! Measures what the document reader reads right, against documents whose truth is known.
//!
//!     openwink-eval pages  FOLDER… [--models DIR] [--engine ppocr|tesseract] [--kinds pdf,scan,photo]
//!     openwink-eval report FOLDER… [--engine …] [--short] [--into DOCUMENT [--append]]
//!     openwink-eval misses FOLDER KIND [ID]
//!
//! `pages` reads every file once and keeps what it saw beside it, with its seconds and memory; `report` and `misses` make
//! fields of that, which takes a moment, so that a changed rule is measured at once.

#![expect(clippy::print_stdout, reason = "a report is printed")]

mod report;
mod score;
mod see;
mod truth;

use std::{path::PathBuf, process::ExitCode};

/// The command line, taken apart.
struct Arguments {
    folders: Vec<PathBuf>,
    words: Vec<String>,
    models: PathBuf,
    engine: String,
    kinds: Vec<String>,
    /// The first table alone.
    short: bool,
    /// A document that the tables are written into, and whether those of before stay.
    into: Option<PathBuf>,
    append: bool,
}

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let command = given.next().unwrap_or_default();
    let mut arguments = Arguments {
        folders: Vec::new(),
        words: Vec::new(),
        models: PathBuf::from("models"),
        engine: "ppocr".into(),
        kinds: ["pdf", "scan", "photo"].map(str::to_owned).to_vec(),
        short: false,
        into: None,
        append: false,
    };
    while let Some(word) = given.next() {
        match word.as_str() {
            "--models" => arguments.models = given.next().unwrap_or_default().into(),
            "--engine" => arguments.engine = given.next().unwrap_or_default(),
            "--short" => arguments.short = true,
            "--append" => arguments.append = true,
            "--into" => arguments.into = given.next().map(PathBuf::from),
            "--kinds" => {
                arguments.kinds = given
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(str::to_owned)
                    .collect();
            }
            word if PathBuf::from(word).is_dir() => arguments.folders.push(word.into()),
            word => arguments.words.push(word.to_owned()),
        }
    }
    let done = match command.as_str() {
        "pages" => see::all(&arguments),
        // What `pages` starts
        "worker" => see::worker(&arguments),
        "report" => report::print(&arguments),
        "misses" => report::misses(&arguments),
        _ => Err("Say `pages`, `report` or `misses`, and the folders with the documents.".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("{message}");
            ExitCode::FAILURE
        }
    }
}
