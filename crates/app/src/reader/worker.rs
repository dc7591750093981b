//! The worker: a process that opens a stranger's files and nothing else. It limits itself before it reads a byte, has no
//! secret in its environment, and ends after one archive.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Args;
use openwink_documents::{Hints, Problem, ProblemCode, Reading, understand};
use openwink_model::Country;
use rustix::process::{Resource, Rlimit, setrlimit};
use url::Url;

use super::frames;

/// What the server tells its worker. Nothing of it is secret: other users of the machine see it.
#[derive(Debug, Clone, Args)]
pub struct Work {
    #[arg(long)]
    models: PathBuf,
    #[arg(long)]
    reader_url: Option<Url>,
    /// The user's, where it is known
    #[arg(long)]
    country: Option<Country>,
    /// Bytes of address space, in MB.
    #[arg(long)]
    memory: u64,
    /// Seconds of processor time.
    #[arg(long)]
    seconds: u64,
}

impl Work {
    /// The arguments that make this.
    pub fn arguments(
        models: &std::path::Path,
        reader_url: Option<&Url>,
        memory: u64,
        seconds: u64,
    ) -> Vec<String> {
        let mut all = vec![
            "read-worker".to_owned(),
            format!("--models={}", models.display()),
            format!("--memory={memory}"),
            format!("--seconds={seconds}"),
        ];
        all.extend(reader_url.map(|url| format!("--reader-url={url}")));
        all
    }
}

pub fn work(work: &Work) -> ExitCode {
    match try_work(work) {
        Ok(()) => ExitCode::SUCCESS,
        // Why is nobody's to read: it might quote the file
        Err(_) => ExitCode::FAILURE,
    }
}

fn try_work(work: &Work) -> io::Result<()> {
    limit(work)?;
    let files = frames::read(&mut io::stdin().lock())?;
    let (reading, pictures) = match super::reader(&work.models, work.reader_url.as_ref()) {
        Ok(reader) => {
            let pages = reader.keeping_pictures().pages(&files);
            let hints = Hints {
                country: work.country,
            };
            (understand(&pages, &hints), pages.pictures)
        }
        Err(message) => {
            let problem = Problem {
                file: 0,
                code: ProblemCode::ReaderFailed,
                message,
            };
            let reading = Reading {
                problems: vec![problem],
                ..Reading::default()
            };
            (reading, Vec::new())
        }
    };
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &reading)?;
    out.write_all(b"\n")?;
    frames::write(&mut out, &pictures)?;
    out.flush()
}

/// Gives up what a document has no need of. It cannot be taken back.
fn limit(work: &Work) -> io::Result<()> {
    let limits = [
        (Resource::As, work.memory << 20),
        (Resource::Cpu, work.seconds),
        // It writes to nothing but the pipe that it was given
        (Resource::Fsize, 0),
        // A dump of its memory would be the document in the clear
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // At the hard limit of time comes a SIGKILL, which tells nothing: the soft one, which says why, must come first
        let last = match resource {
            Resource::Cpu => most + 5,
            _ => most,
        };
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(last),
            },
        )?;
    }
    #[cfg(target_os = "linux")]
    {
        rustix::thread::set_no_new_privs(true)?;
        // Should the server die, nobody waits for the answer
        rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    }
    Ok(())
}
