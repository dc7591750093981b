//! The commands beside `serve`.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::{fs, net::TcpListener};

use support::{Folder, Server, run, stderr, stdout};

#[test]
fn help_and_version_are_there() {
    let folder = Folder::new();
    let help = stdout(&run(folder.path(), &["--help"], &[]));
    for command in [
        "serve", "worker", "migrate", "doctor", "backup", "config", "openapi", "--config",
    ] {
        assert!(help.contains(command), "{command}\n{help}");
    }
    let version = stdout(&run(folder.path(), &["--version"], &[]));
    assert_eq!(version.trim(), concat!("openwink ", env!("CARGO_PKG_VERSION")));
    assert_eq!(run(folder.path(), &["surf"], &[]).status.code(), Some(2));
}

#[test]
fn config_tells_where_each_value_came_from() {
    let folder = Folder::new();
    fs::write(folder.path().join("openwink.toml"), "retention_days = 30\n").unwrap();
    let output = run(folder.path(), &["config"], &[("OPENWINK_RATE_LIMIT", "50")]);
    let shown = stdout(&output);
    let line = |name: &str| {
        shown
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(line("retention_days").ends_with("openwink.toml:1"), "{shown}");
    assert!(
        line("rate_limit").contains("50") && line("rate_limit").ends_with("OPENWINK_RATE_LIMIT"),
        "{shown}"
    );
    assert!(line("listen").ends_with("default"), "{shown}");
    // Looking makes nothing
    assert!(!folder.path().join("data").exists());
}

#[test]
fn bad_settings_are_all_told_at_once() {
    let folder = Folder::new();
    fs::write(folder.path().join("openwink.toml"), "# mine\nrate_limt = 5\n").unwrap();
    let settings = [
        ("OPENWINK_LISTEN", "everywhere"),
        ("OPENWINK_BOOTSTRAP_API_KEY", "only-the-key"),
    ];
    let output = run(folder.path(), &["serve"], &settings);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    for part in [
        "3 settings need your attention",
        "rate_limt is not a setting",
        "openwink.toml:2",
        "did you mean rate_limit?",
        "listen = \"everywhere\" cannot be used",
        "OPENWINK_LISTEN",
        "bootstrap_api_secret is not",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn doctor_changes_nothing_and_tells_what_fails() {
    let folder = Folder::new();
    let address = support::free_address();
    let output = run(folder.path(), &["doctor"], &[("OPENWINK_LISTEN", &address)]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(
        stdout(&output).contains("will be made at the first start"),
        "{}",
        stdout(&output)
    );
    assert!(!folder.path().join("data").exists());

    let server = Server::start(folder.path(), &[]);
    let output = run(
        folder.path(),
        &["doctor"],
        &[("OPENWINK_LISTEN", &server.address)],
    );
    assert!(
        stdout(&output).contains("served by a running Openwink"),
        "{}",
        stdout(&output)
    );
    assert!(stdout(&output).contains("up to date"), "{}", stdout(&output));

    let stranger = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = stranger.local_addr().unwrap().to_string();
    fs::remove_file(folder.path().join("data/master.key")).unwrap();
    let output = run(folder.path(), &["doctor"], &[("OPENWINK_LISTEN", &address)]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("FAIL  listen") && said.contains("FAIL  master key"),
        "{said}"
    );
}

#[test]
fn migrate_says_when_it_is_done() {
    let folder = Folder::new();
    for _ in 0..2 {
        let output = run(folder.path(), &["migrate"], &[]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stdout(&output).contains("up to date"));
    }
}
