//! Reads every file once, and keeps what was seen.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use openwink_documents::{
    Limits, Pages, Reader,
    ocr::{PpOcr, Tesseract},
};
use serde::{Deserialize, Serialize};

use crate::{
    Arguments,
    truth::{self, Truth},
};

/// What one file gave, and what it cost.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Sight {
    pub seconds: f64,
    /// Of all processors together; unlike the seconds, it is the same whatever else the machine does.
    #[serde(default)]
    pub processor: f64,
    /// The most memory the process held while it read the file.
    pub megabytes: f64,
    pub pages: Pages,
}

/// The file of a document in one kind of capture.
pub fn file(truth: &Truth, kind: &str) -> Option<PathBuf> {
    let endings: &[&str] = match kind {
        "pdf" => &["pdf"],
        "scan" => &["scan.jpg", "scan.png", "scan.pdf", "scan.tif"],
        _ => &["photo.jpg", "photo.png"],
    };
    endings
        .iter()
        .map(|ending| truth.folder.join(format!("{}.{ending}", truth.id)))
        .find(|path| path.exists())
}

/// Where what was seen is kept.
pub fn kept(truth: &Truth, kind: &str, engine: &str) -> PathBuf {
    truth
        .folder
        .join(format!("{}.{kind}.{engine}.seen.json", truth.id))
}

pub fn load(truth: &Truth, kind: &str, engine: &str) -> Option<Sight> {
    let text = fs::read_to_string(kept(truth, kind, engine)).ok()?;
    serde_json::from_str(&text).ok()
}

pub fn all(arguments: &Arguments) -> Result<(), String> {
    let limits = Limits::default();
    let reader = match arguments.engine.as_str() {
        "tesseract" => Reader::new(
            Some(Box::new(
                Tesseract::all_languages().ok_or("Tesseract, or one of its languages, is not installed.")?,
            )),
            limits,
        ),
        _ => {
            let engine = PpOcr::load(&arguments.models).map_err(|error| error.to_string())?;
            // As the server does: Vietnamese letters with Tesseract's help, where it is installed
            let engine = match Tesseract::vietnamese() {
                Some(helper) => engine.with_vietnamese(Box::new(helper)),
                None => engine,
            };
            Reader::new(Some(Box::new(engine)), limits)
        }
    };
    for folder in &arguments.folders {
        for truth in truth::load(folder)? {
            if !arguments.words.is_empty() && !arguments.words.iter().any(|word| truth.id.contains(word)) {
                continue;
            }
            for kind in &arguments.kinds {
                let Some(path) = file(&truth, kind) else { continue };
                let to = kept(&truth, kind, &arguments.engine);
                if is_newer(&to, &path) {
                    continue;
                }
                let content = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                forget_peak();
                let (start, before) = (Instant::now(), processor());
                let pages = reader.pages(&[content]);
                let sight = Sight {
                    seconds: start.elapsed().as_secs_f64(),
                    processor: processor() - before,
                    megabytes: peak(),
                    pages,
                };
                let text = serde_json::to_string(&sight).map_err(|error| error.to_string())?;
                fs::write(&to, text).map_err(|error| format!("{}: {error}", to.display()))?;
                println!(
                    "{:6.2} s {:6.0} MB  {} {kind}",
                    sight.seconds, sight.megabytes, truth.id
                );
            }
        }
    }
    Ok(())
}

fn is_newer(kept: &Path, source: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((time(kept), time(source)), (Some(kept), Some(source)) if kept > source)
}

/// Seconds that all threads have run, and the programs that were started and have ended.
fn processor() -> f64 {
    /// Linux tells them in hundredths to whoever asks here.
    const TICKS: f64 = 100.0;
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is the program's name, in parentheses
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks: f64 = fields
        .split_whitespace()
        .skip(11)
        .take(4)
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum();
    ticks / TICKS
}

/// Linux counts the most memory since the last time it was told to forget.
fn forget_peak() {
    // Elsewhere there is no such file, and the figure is that of the whole run
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes: f64 = line
        .and_then(|line| line.split_whitespace().nth(1))
        .and_then(|number| number.parse().ok())
        .unwrap_or(0.0);
    kilobytes / 1024.0
}
