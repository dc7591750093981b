//! A backup made while the server writes, restored elsewhere and read.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::{
    fs,
    process::Command,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use support::{Folder, Server, run, stderr, stdout};

/// How many users a key sees, over all pages.
fn users(server: &Server, key: &str, secret: &str) -> usize {
    let (mut count, mut path) = (0, "/v1/users?size=150".to_owned());
    loop {
        let answer = server.get(&path, key, secret);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        count += answer.matches("\"createdAt\"").count();
        let cursor = answer
            .split("\"nextCursor\":\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        match cursor {
            Some(cursor) => path = format!("/v1/users?size=150&cursor={cursor}"),
            None => return count,
        }
    }
}

#[test]
fn a_backup_made_while_writing_can_be_restored() {
    let (folder, other) = (Folder::new(), Folder::new());
    let server = Server::start(folder.path(), &[]);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    let (made, enough) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (before, output) = thread::scope(|scope| {
        scope.spawn(|| {
            while !enough.load(Ordering::Relaxed) {
                let answer = server.post("/v1/users", &key, &secret);
                assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
                made.fetch_add(1, Ordering::Relaxed);
            }
        });
        while made.load(Ordering::Relaxed) < 50 {
            thread::park_timeout(Duration::from_millis(5));
        }
        let before = made.load(Ordering::Relaxed);
        let output = run(folder.path(), &["backup", "copy"], &[]);
        enough.store(true, Ordering::Relaxed);
        (before, output)
    });
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("master key"), "{}", stdout(&output));
    let copy = folder.path().join("copy");
    for part in ["data", "keys"] {
        let sums = Command::new("sha256sum")
            .args(["--check", "--quiet", "SHA256SUMS"])
            .current_dir(copy.join(part))
            .status();
        assert!(sums.unwrap().success());
    }
    assert!(!copy.join("data/keys.db").exists() && !copy.join("data/master.key").exists());

    // As docs/operating.md says
    let data = other.path().join("data");
    fs::create_dir_all(data.join("keys")).unwrap();
    fs::copy(copy.join("data/openwink.db"), data.join("openwink.db")).unwrap();
    fs::copy(copy.join("keys/keys.db"), data.join("keys/keys.db")).unwrap();
    fs::copy(folder.path().join("data/master.key"), data.join("master.key")).unwrap();
    let restored = Server::start(other.path(), &[]);
    let found = users(&restored, &key, &secret);
    assert!(
        (before..=made.load(Ordering::Relaxed)).contains(&found),
        "{before} {found} {made:?}"
    );
}

#[test]
fn a_backup_is_not_mixed_with_another() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("copy")).unwrap();
    fs::write(folder.path().join("copy/note"), "mine").unwrap();
    let output = run(folder.path(), &["backup", "copy"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("is not empty"), "{}", stderr(&output));
}

#[test]
fn without_a_database_there_is_nothing_to_back_up() {
    let folder = Folder::new();
    let output = run(folder.path(), &["backup", "copy"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("There is no database yet"),
        "{}",
        stderr(&output)
    );
}
