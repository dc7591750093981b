//! Starts the real binary and reads what it says.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

pub use openwink_testkit::Folder;
use sea_orm::{ConnectionTrait, Database};

const PATIENCE: Duration = Duration::from_secs(60);

/// The binary without any setting of whoever runs the tests, in a folder of its own.
pub fn openwink(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openwink"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("OPENWINK_") {
            command.env_remove(name);
        }
    }
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env("OPENWINK_DRAIN_SECONDS", "5");
    command
}

pub fn run(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    openwink(folder, arguments)
        .envs(settings.iter().copied())
        .output()
        .unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string()
}

pub struct Server {
    child: Child,
    pub address: String,
    out: PathBuf,
    log: PathBuf,
}

impl Server {
    pub fn start(folder: &Path, settings: &[(&str, &str)]) -> Self {
        Self::start_with(folder, &["serve"], settings)
    }

    pub fn start_with(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let address = free_address();
        let (out, log) = (folder.join("out"), folder.join("log"));
        let file = |path: &PathBuf| Stdio::from(std::fs::File::create(path).unwrap());
        let child = openwink(folder, arguments)
            .env("OPENWINK_LISTEN", &address)
            .env("OPENWINK_RATE_LIMIT", "0")
            .envs(settings.iter().copied())
            .stdout(file(&out))
            .stderr(file(&log))
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            address,
            out,
            log,
        };
        // The port is open from the first moment on: the first answer is the end of the start
        let begun = Instant::now();
        while server
            .try_get("/healthz")
            .is_none_or(|answer| !answer.starts_with("HTTP/1.1 200"))
        {
            let ended = server.child.try_wait().unwrap();
            assert!(
                ended.is_none() && begun.elapsed() < PATIENCE,
                "{ended:?}\n{}",
                server.log()
            );
            thread::park_timeout(Duration::from_millis(10));
        }
        server
    }

    pub fn out(&self) -> String {
        std::fs::read_to_string(&self.out).unwrap()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// The value behind a name in the banner.
    pub fn banner(&self, name: &str) -> String {
        let out = self.out();
        let value = out.lines().find_map(|line| line.trim().strip_prefix(name));
        value
            .unwrap_or_else(|| panic!("no {name} in {out}"))
            .trim()
            .to_owned()
    }

    fn try_get(&self, path: &str) -> Option<String> {
        ask(&self.address, &format!("GET {path} HTTP/1.1\r\n"), "")
    }

    pub fn get(&self, path: &str, key: &str, secret: &str) -> String {
        let head = format!("GET {path} HTTP/1.1\r\nauthorization: {}\r\n", basic(key, secret));
        ask(&self.address, &head, "").unwrap()
    }

    pub fn post(&self, path: &str, key: &str, secret: &str) -> String {
        self.send(path, key, secret, "{}")
    }

    pub fn send(&self, path: &str, key: &str, secret: &str, body: &str) -> String {
        let head = format!(
            "POST {path} HTTP/1.1\r\nauthorization: {}\r\ncontent-type: application/json\r\n",
            basic(key, secret)
        );
        ask(&self.address, &head, body).unwrap()
    }

    pub fn ask(&self, method: &str, path: &str, key: &str, secret: &str, body: &str) -> String {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nauthorization: {}\r\n",
            basic(key, secret)
        );
        ask(&self.address, &head, body).unwrap()
    }

    pub fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("sh")
            .args(["-c", "kill -\"$1\" \"$2\"", "sh", signal, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < PATIENCE, "it does not stop\n{}", self.log());
            thread::park_timeout(Duration::from_millis(10));
        }
    }

    pub fn stop(&mut self) -> ExitStatus {
        self.signal("TERM");
        self.wait()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request, and the whole answer; None where nobody answers.
pub fn ask(address: &str, head: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let length = body.len();
    let request =
        format!("{head}host: {address}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// HTTP Basic, without a library for one header.
fn basic(key: &str, secret: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::from("Basic ");
    for part in format!("{key}:{secret}").as_bytes().chunks(3) {
        let bits = part
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte))
            << (8 * (3 - part.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= part.len() { letter.into() } else { '=' });
        }
    }
    out
}

/// Databases that are gone when the test ends.
pub struct Databases {
    base: String,
    names: Vec<String>,
}

pub fn execute(url: &str, sql: &str) {
    let runtime = openwink_testkit::runtime();
    runtime.block_on(async {
        let db = Database::connect(url).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    });
}

impl Databases {
    pub fn new() -> Option<Self> {
        let base = std::env::var("OPENWINK_TEST_POSTGRES_URL")
            .ok()
            .filter(|url| !url.is_empty())?;
        Some(Self {
            base,
            names: Vec::new(),
        })
    }

    pub fn make(&mut self, suffix: &str) -> String {
        let name = format!("openwink_app_{}_{suffix}", std::process::id());
        execute(&self.base, &format!("CREATE DATABASE {name}"));
        let mut url: url::Url = self.base.parse().unwrap();
        url.set_path(&name);
        self.names.push(name);
        url.into()
    }
}

impl Drop for Databases {
    fn drop(&mut self) {
        for name in &self.names {
            execute(&self.base, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}
