//! The server's side of the worker: starts one for each archive, hands it the files, waits so long and no longer.

use std::{
    ffi::OsString,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::Duration,
};

use async_trait::async_trait;
use openwink_documents::{Problem, ProblemCode, Reading};
use openwink_jobs::{ArchiveRead, DocumentReader};
use openwink_model::Country;
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
};
use url::Url;
use zeroize::Zeroizing;

use super::{frames, worker::Work};

/// A reading is some hundred kilobytes, its pages' pictures some megabytes; what is longer comes from a worker that is
/// no longer ours.
const LONGEST_ANSWER: u64 = 64 << 20;
const LONGEST_COMPLAINT: u64 = 4096;
/// Of the picture of a page.
const LONGEST_PICTURE: usize = 4 << 20;
/// How a JPEG begins.
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];
const SIGXCPU: i32 = 24;
const OUT_OF_MEMORY: &[u8] = b"memory allocation of ";

/// Reads each archive in a process of its own, so that one user's bytes never meet another's.
pub struct ProcessReader {
    program: PathBuf,
    arguments: Vec<OsString>,
    limit: Duration,
}

impl ProcessReader {
    pub fn new(models: &Path, reader_url: Option<&Url>, memory_mb: u32, limit: Duration) -> Self {
        // Several threads may use the processor at once; the wall clock ends what does not use it at all
        let seconds = limit.as_secs() * 4;
        let arguments = Work::arguments(models, reader_url, memory_mb.into(), seconds);
        Self {
            program: this_program(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            limit,
        }
    }

    async fn run(
        &self,
        files: &[Zeroizing<Vec<u8>>],
        country: Option<Country>,
    ) -> std::io::Result<(ExitStatus, Zeroizing<Vec<u8>>, Vec<u8>)> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .args(country.map(|country| format!("--country={country}")))
            .env_clear()
            // Each arena reserves 64 MB of address space, and there is one for each processor otherwise
            .env("MALLOC_ARENA_MAX", "2")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        // Where to find another recogniser's program
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        let mut running = Running::new(command.spawn()?);
        let child = &mut running.child;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let send = async {
            let Some(mut stdin) = stdin else { return };
            // A worker that has died closes the pipe; its end says why
            let _ = send(&mut stdin, files).await;
        };
        let (_, answer, complaint) = tokio::join!(
            send,
            read_some(stdout, LONGEST_ANSWER),
            read_some(stderr, LONGEST_COMPLAINT)
        );
        let (answer, complaint) = (Zeroizing::new(answer?), complaint?);
        let status = running.child.wait().await?;
        Ok((status, answer, complaint))
    }
}

async fn send(to: &mut (impl AsyncWriteExt + Unpin), files: &[Zeroizing<Vec<u8>>]) -> std::io::Result<()> {
    to.write_all(&frames::number(files.len())).await?;
    for file in files {
        to.write_all(&frames::number(file.len())).await?;
        to.write_all(file).await?;
    }
    to.flush().await
}

/// Reads at most so much, and the rest for nothing, so that the writer does not wait for ever.
async fn read_some(from: Option<impl AsyncRead + Unpin>, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(mut from) = from {
        (&mut from).take(most).read_to_end(&mut bytes).await?;
        tokio::io::copy(&mut from, &mut tokio::io::sink()).await?;
    }
    Ok(bytes)
}

/// A worker, killed with whatever it has started as soon as nobody waits for it, and also where it died by itself.
struct Running {
    child: Child,
    group: Option<Pid>,
}

impl Running {
    fn new(child: Child) -> Self {
        let group = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw);
        Self { child, group }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(group) = self.group {
            // It may have ended in this moment
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// The running program, though its file may have been replaced since by a newer one.
fn this_program() -> PathBuf {
    let own = Path::new("/proc/self/exe");
    match own.exists() {
        true => own.to_owned(),
        false => std::env::current_exe().unwrap_or_else(|_| "openwink".into()),
    }
}

fn problem(code: ProblemCode, message: impl Into<String>) -> Reading {
    Reading {
        problems: vec![Problem {
            file: 0,
            code,
            message: message.into(),
        }],
        ..Reading::default()
    }
}

/// What went wrong with the reader itself is for the log: to whoever sent the document it is one and the same.
fn ours(mut reading: Reading) -> Reading {
    for problem in &mut reading.problems {
        if problem.code == ProblemCode::ReaderFailed {
            tracing::error!(what = problem.message, "the reader could not read a file");
            problem.message =
                "The document could not be read because of a fault on our side. Send it again.".into();
        }
    }
    reading
}

/// The reading, and behind it the pictures. Who lost control of the worker may have written anything: what is no picture
/// of a bearable size is none.
fn parse(answer: &[u8]) -> Option<ArchiveRead> {
    let mut values = serde_json::Deserializer::from_slice(answer).into_iter::<Reading>();
    let reading = ours(values.next()?.ok()?);
    let mut rest = answer.get(values.byte_offset() + 1..).unwrap_or_default();
    let mut pictures = frames::read(&mut rest).unwrap_or_default();
    pictures.truncate(reading.pages.len());
    let pictures = pictures.into_iter().map(|picture| {
        let fine = picture.len() <= LONGEST_PICTURE && picture.starts_with(&JPEG);
        Zeroizing::new(if fine { picture } else { Vec::new() })
    });
    Some(ArchiveRead {
        reading,
        pictures: pictures.collect(),
    })
}

impl ProcessReader {
    fn too_slow(&self) -> Reading {
        let seconds = self.limit.as_secs();
        tracing::warn!(seconds, "a document took too long to read");
        problem(
            ProblemCode::TooSlow,
            format!("Reading took longer than {seconds} s. Send fewer pages, or each in a file of its own."),
        )
    }

    fn judge(&self, status: ExitStatus, answer: &[u8], complaint: &[u8]) -> ArchiveRead {
        if status.success() {
            match parse(answer) {
                Some(read) => return read,
                None => tracing::error!(bytes = answer.len(), "the reader's answer does not read"),
            }
        } else if status.signal() == Some(SIGXCPU) {
            return self.too_slow().into();
        } else if complaint
            .windows(OUT_OF_MEMORY.len())
            .any(|part| part == OUT_OF_MEMORY)
        {
            tracing::warn!("a document wanted more memory than it may have");
            return problem(
                ProblemCode::TooLarge,
                "The document takes more memory to read than it may. Send fewer or smaller pages.",
            )
            .into();
        } else {
            // What it said may quote the document, so only how it ended goes to the log
            tracing::error!(code = status.code(), signal = status.signal(), "the reader died");
        }
        problem(
            ProblemCode::ReaderFailed,
            "The document could not be read because of a fault on our side. Try again later.",
        )
        .into()
    }
}

#[async_trait]
impl DocumentReader for ProcessReader {
    async fn read(&self, files: Vec<Zeroizing<Vec<u8>>>, country: Option<Country>) -> ArchiveRead {
        match tokio::time::timeout(self.limit, self.run(&files, country)).await {
            Err(_elapsed) => self.too_slow().into(),
            Ok(Ok((status, answer, complaint))) => self.judge(status, &answer, &complaint),
            Ok(Err(error)) => {
                tracing::error!(%error, "the reader cannot be started");
                problem(
                    ProblemCode::ReaderFailed,
                    "The document could not be read because of a fault on our side. Try again later.",
                )
                .into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// A reader whose worker is a script.
    fn script(script: &str) -> ProcessReader {
        ProcessReader {
            program: "/bin/sh".into(),
            arguments: ["-c", script].map(Into::into).into(),
            limit: Duration::from_secs(2),
        }
    }

    async fn code(reader: &ProcessReader) -> ProblemCode {
        let files = vec![Zeroizing::new(vec![b'x'; 1 << 20])];
        reader.read(files, None).await.reading.problems[0].code
    }

    #[tokio::test]
    async fn a_worker_that_hangs_is_killed_with_what_it_started() {
        let begun = Instant::now();
        let mark = format!("{}.{}", 86_000 + std::process::id(), 5);
        let reader = script(&format!("sleep {mark} & cat > /dev/null; sleep {mark}"));
        assert_eq!(code(&reader).await, ProblemCode::TooSlow);
        assert!(begun.elapsed() < Duration::from_secs(20));
        tokio::time::sleep(Duration::from_millis(200)).await;
        let alive = std::fs::read_dir("/proc").unwrap().flatten().any(|entry| {
            std::fs::read_to_string(entry.path().join("cmdline")).is_ok_and(|line| line.contains(&mark))
        });
        assert!(!alive, "a process was left behind");
    }

    #[tokio::test]
    async fn a_worker_that_crashes_is_our_failure() {
        for broken in [
            "kill -SEGV $$",
            "exit 3",
            "cat > /dev/null; echo '{'",
            "cat > /dev/null; echo nonsense",
            "exit 0",
        ] {
            assert_eq!(code(&script(broken)).await, ProblemCode::ReaderFailed, "{broken}");
        }
        let missing = ProcessReader {
            program: "/nowhere/openwink".into(),
            ..script("")
        };
        assert_eq!(code(&missing).await, ProblemCode::ReaderFailed);
    }

    #[tokio::test]
    async fn a_worker_without_memory_or_time_says_so() {
        let memory = script("echo 'memory allocation of 1073741824 bytes failed' >&2; kill -ABRT $$");
        assert_eq!(code(&memory).await, ProblemCode::TooLarge);
        assert_eq!(code(&script("kill -XCPU $$")).await, ProblemCode::TooSlow);
    }

    #[tokio::test]
    async fn a_worker_that_never_stops_talking_fills_no_memory() {
        let flood = script("cat > /dev/null; yes 2>/dev/null");
        assert_eq!(code(&flood).await, ProblemCode::TooSlow);
    }

    #[tokio::test]
    async fn a_worker_sees_no_secret_and_its_files_whole() {
        let reader = script(
            "test -z \"$HOME$OPENWINK_MASTER_KEY$CARGO_MANIFEST_DIR\" || exit 9
             bytes=$(wc -c)
             echo \"{\\\"pages\\\":[],\\\"documents\\\":[],\\\"checks\\\":{},\\\"problems\\\":[{\\\"file\\\":$bytes,\\\"code\\\":\\\"EMPTY\\\",\\\"message\\\":\\\"\\\"}]}\"",
        );
        let read = reader.read(vec![Zeroizing::new(vec![b'x'; 3 << 20])], None).await;
        let reading = read.reading;
        assert_eq!(
            (reading.problems[0].code, reading.problems[0].file),
            (ProblemCode::Empty, (3 << 20) + 16)
        );
    }

    #[test]
    fn pictures_come_behind_the_reading_and_anything_else_is_none() {
        let page =
            r#"{"file":0,"number":0,"width":1.0,"height":1.0,"source":"TEXT_LAYER","turned":0,"words":3}"#;
        let json = format!(r#"{{"pages":[{page},{page}],"documents":[],"checks":{{}},"problems":[]}}"#);
        let answer = |pictures: &[Vec<u8>]| {
            let mut bytes = format!("{json}\n").into_bytes();
            frames::write(&mut bytes, pictures).unwrap();
            bytes
        };
        let jpeg = [JPEG.as_slice(), b"..."].concat();
        let read = parse(&answer(&[jpeg.clone(), b"<svg onload=x>".to_vec(), jpeg.clone()])).unwrap();
        assert_eq!(read.pictures.len(), 2);
        assert_eq!(*read.pictures[0], jpeg);
        assert!(read.pictures[1].is_empty());
        let cut = answer(std::slice::from_ref(&jpeg));
        assert!(parse(&cut[..cut.len() - 1]).unwrap().pictures.is_empty());
        assert!(parse(json.as_bytes()).unwrap().pictures.is_empty());
        assert!(parse(b"nonsense").is_none());
    }
}
