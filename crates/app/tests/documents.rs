//! Documents through the real binary: a worker process for each archive, and a server that outlives whatever it meets.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

#[allow(dead_code, reason = "of tests alone, which each use a part")]
mod support;

use std::{
    io::Write,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use support::{Folder, Server, openwink, run, stderr, stdout};

const PAGE: &[u8] = include_bytes!("../src/doctor/page.pdf");

/// Base64, without a library for one field.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let part = |part: &[u8]| -> String {
        let bits = part
            .iter()
            .fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte))
            << (8 * (3 - part.len()));
        let letter = |at: usize| char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63]);
        (0..4)
            .map(|at| if at <= part.len() { letter(at) } else { '=' })
            .collect()
    };
    bytes.chunks(3).map(part).collect()
}

fn body(answer: &str) -> Value {
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap_or_else(|_| panic!("{answer}"))
}

/// A server whose sandbox reads anything, and what became of a file sent to it.
fn read(settings: &[(&str, &str)], content: &[u8]) -> (Server, Folder, Value) {
    let folder = Folder::new();
    let server = Server::start(folder.path(), settings);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    let file = format!(
        r#"{{"rawFiles":[{{"fileExtensionType":"PDF","fileContent":"{}"}}]}}"#,
        base64(content)
    );
    let made = body(&server.send("/v1/archives", &key, &secret, &file));
    let path = format!(
        "/v1/archives/{}",
        made["data"]["id"].as_str().unwrap_or_else(|| panic!("{made}"))
    );
    let begun = Instant::now();
    loop {
        let archive = body(&server.get(&path, &key, &secret))["data"].clone();
        if archive["state"]["status"] != "STARTED" {
            return (server, folder, archive);
        }
        assert!(
            begun.elapsed() < Duration::from_secs(90),
            "{archive}\n{}",
            server.log()
        );
        thread::park_timeout(Duration::from_millis(50));
    }
}

#[test]
fn a_document_is_read_in_a_process_of_its_own() {
    let (mut server, _folder, archive) = read(&[("OPENWINK_SANDBOX_ANY_DOCUMENT", "1")], PAGE);
    // Whatever such a page is taken for: it was opened, read and told apart
    assert_ne!(
        archive["state"]["errorCode"],
        "SYSTEM_ERROR",
        "{archive}\n{}",
        server.log()
    );
    assert!(archive["classification"]["fileType"].is_string(), "{archive}");
    assert_eq!(archive["pages"][0]["source"], "TEXT_LAYER", "{archive}");
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());
    assert!(
        server.log().contains("recognition models are not there"),
        "{}",
        server.log()
    );
}

#[test]
fn what_no_process_could_read_leaves_the_server_well() {
    let hostile = [&PAGE[..40], b"\nnonsense without an end"].concat();
    let (server, _folder, archive) = read(&[("OPENWINK_SANDBOX_ANY_DOCUMENT", "on")], &hostile);
    assert_eq!(archive["state"]["status"], "ERROR", "{archive}");
    assert_eq!(archive["state"]["errorCode"], "INVALID_FIELD_FORMAT");
    assert!(server.get("/healthz", "", "").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_sandbox_reads_only_samples() {
    let (server, _folder, archive) = read(&[], PAGE);
    assert_eq!(archive["state"]["reason"], "NOT_A_SAMPLE", "{archive}");
    let samples = format!("http://{}/samples", server.address);
    assert!(
        archive["state"]["errorMessage"]
            .as_str()
            .unwrap()
            .contains(&samples),
        "{archive}"
    );
    let list = body(&server.get("/samples", "", ""));
    assert!(list["data"]["items"].is_array(), "{list}");
}

/// The worker as the server starts it, with so many megabytes and seconds.
fn worker(memory: u32, seconds: u32, files: &[&[u8]]) -> std::process::Output {
    let folder = Folder::new();
    let (memory, seconds) = (format!("--memory={memory}"), format!("--seconds={seconds}"));
    let arguments = ["read-worker", "--models=none", &memory, &seconds];
    let mut child = openwink(folder.path(), &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A worker that has died reads no more
    let mut send = |bytes: &[u8]| drop(stdin.write_all(bytes));
    send(&(files.len() as u64).to_le_bytes());
    for file in files {
        send(&(file.len() as u64).to_le_bytes());
        send(file);
    }
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn a_worker_keeps_to_its_memory() {
    let good = worker(1024, 60, &[PAGE]);
    assert!(good.status.success(), "{}", stderr(&good));
    let end = good.stdout.iter().position(|byte| *byte == b'\n').unwrap();
    let (json, pictures) = good.stdout.split_at(end);
    let reading: Value = serde_json::from_slice(json).unwrap();
    assert_eq!(reading["pages"].as_array().unwrap().len(), 1, "{reading}");
    // Behind it one picture, with its length before it
    assert_eq!(pictures[1..9], 1u64.to_le_bytes());
    assert_eq!(pictures[17..20], [0xff, 0xd8, 0xff]);
    // What it is sent is more than it may hold
    let large = vec![b'x'; 400 << 20];
    let full = worker(256, 60, &[&large]);
    assert!(!full.status.success());
    assert!(
        stderr(&full).starts_with("memory allocation of "),
        "{}",
        stderr(&full)
    );
}

#[test]
fn files_are_read_on_the_command_line() {
    let folder = Folder::new();
    std::fs::write(folder.path().join("page.pdf"), PAGE).unwrap();
    let output = run(folder.path(), &["read", "page.pdf", "--picture", "pages"], &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let reading: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(reading["pages"][0]["words"], 4, "{reading}");
    assert!(folder.path().join("pages/page-1.png").is_file());
    let missing = run(folder.path(), &["read", "nothing.pdf"], &[]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        stderr(&missing).contains("nothing.pdf cannot be read"),
        "{}",
        stderr(&missing)
    );
}
