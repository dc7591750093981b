//! Reads every file once, and keeps what was seen.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use openwink_documents::{
    Limits, Pages, Problem, ProblemCode, Reader,
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

/// Reads the files that were not read since they were made.
///
/// In a process of its own, as the server does: a page that takes for ever takes no longer than [`PATIENCE`] here, and
/// counts as not read.
pub fn all(arguments: &Arguments) -> Result<(), String> {
    let mut worker = Worker::default();
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
                worker.read(arguments, &path, &to)?;
                let sight = load(&truth, kind, &arguments.engine).unwrap_or_default();
                println!(
                    "{:6.2} s {:6.0} MB  {} {kind}",
                    sight.seconds, sight.megabytes, truth.id
                );
            }
        }
    }
    Ok(())
}

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(180);

/// The process that reads, while there is one.
#[derive(Default)]
struct Worker(Option<(Child, Receiver<String>)>);

impl Worker {
    /// Has one file read, and what was seen written beside it.
    fn read(&mut self, arguments: &Arguments, path: &Path, to: &Path) -> Result<(), String> {
        let (child, answers) = match &mut self.0 {
            Some(running) => running,
            None => self.0.insert(start(arguments)?),
        };
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let asked = child
            .stdin
            .as_mut()
            .ok_or("the reading process has no input".to_owned())
            .and_then(|input| {
                writeln!(input, "{}\t{}", path.display(), to.display()).map_err(|error| failed(&error))
            });
        let answer = asked.and_then(|()| answers.recv_timeout(PATIENCE).map_err(|error| failed(&error)));
        match answer {
            Ok(done) if done.is_empty() => Ok(()),
            Ok(message) => Err(message),
            Err(_) => {
                self.end();
                let sight = Sight {
                    seconds: PATIENCE.as_secs_f64(),
                    pages: Pages {
                        problems: vec![Problem {
                            file: 0,
                            code: ProblemCode::TooSlow,
                            message: "It took longer than it may, or the process ended.".to_owned(),
                        }],
                        ..Pages::default()
                    },
                    ..Sight::default()
                };
                keep(&sight, to)
            }
        }
    }

    fn end(&mut self) {
        if let Some((mut child, _)) = self.0.take() {
            // It has ended by itself, or does so now
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

fn start(arguments: &Arguments) -> Result<(Child, Receiver<String>), String> {
    let failed = |error: std::io::Error| format!("the reading process did not start: {error}");
    let mut child = Command::new(std::env::current_exe().map_err(failed)?)
        .args(["worker", "--engine", &arguments.engine, "--models"])
        .arg(&arguments.models)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let (sender, answers) = channel();
    if let Some(output) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
    }
    Ok((child, answers))
}

/// Reads the files that standard input names, until it ends. An empty line says that one is done.
pub fn worker(arguments: &Arguments) -> Result<(), String> {
    let reader = reader(arguments)?;
    for line in std::io::stdin().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let Some((path, to)) = line.split_once('\t') else {
            continue;
        };
        let content = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        forget_peak();
        let (start, before) = (Instant::now(), processor());
        let pages = reader.pages(&[content]);
        let sight = Sight {
            seconds: start.elapsed().as_secs_f64(),
            processor: processor() - before,
            megabytes: peak(),
            pages,
        };
        keep(&sight, Path::new(to))?;
        println!();
    }
    Ok(())
}

fn keep(sight: &Sight, to: &Path) -> Result<(), String> {
    let text = serde_json::to_string(sight).map_err(|error| error.to_string())?;
    fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
}

fn reader(arguments: &Arguments) -> Result<Reader, String> {
    let limits = Limits::default();
    if arguments.engine == "tesseract" {
        let engine =
            Tesseract::all_languages().ok_or("Tesseract, or one of its languages, is not installed.")?;
        return Ok(Reader::new(Some(Box::new(engine)), limits));
    }
    let engine = PpOcr::load(&arguments.models).map_err(|error| error.to_string())?;
    // As the server does: Vietnamese letters with Tesseract's help, where it is installed
    let engine = match Tesseract::vietnamese() {
        Some(helper) => engine.with_vietnamese(Box::new(helper)),
        None => engine,
    };
    Ok(Reader::new(Some(Box::new(engine)), limits))
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
