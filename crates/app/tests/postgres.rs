//! The binary on PostgreSQL: a node that serves, a node that works, a backup and its restoration.
//! Needs OPENWINK_TEST_POSTGRES_URL, which `make test` sets.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::process::Command;

use support::{Databases, Folder, Server, openwink, run, stderr, stdout};

#[test]
fn it_serves_works_and_is_restored_on_postgresql() {
    let Some(mut databases) = Databases::new() else {
        eprintln!("skipped: OPENWINK_TEST_POSTGRES_URL is not set");
        return;
    };
    let (folder, other) = (Folder::new(), Folder::new());
    let url = databases.make("one");
    let settings = [("OPENWINK_DATABASE_URL", &*url)];
    let mut server = Server::start(folder.path(), &settings);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    assert!(
        server
            .post("/v1/users", &key, &secret)
            .starts_with("HTTP/1.1 201")
    );

    let mut worker = openwink(folder.path(), &["worker"])
        .envs(settings)
        .spawn()
        .unwrap();
    let output = run(
        folder.path(),
        &["doctor"],
        &[settings[0], ("OPENWINK_LISTEN", &server.address)],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("PostgreSQL"), "{}", stdout(&output));
    let id = worker.id().to_string();
    Command::new("sh")
        .args(["-c", "kill -TERM \"$1\"", "sh", &id])
        .status()
        .unwrap();
    assert_eq!(worker.wait().unwrap().code(), Some(0));

    let output = run(folder.path(), &["backup", "copy"], &settings);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(server.stop().code(), Some(0));

    // As docs/operating.md says
    let fresh = databases.make("two");
    for dump in ["copy/data/openwink.dump", "copy/keys/keys.dump"] {
        let restored = Command::new("pg_restore")
            .args([
                "--no-owner",
                "--exit-on-error",
                &format!("--dbname={fresh}"),
                dump,
            ])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(restored.status.success(), "{dump}: {}", stderr(&restored));
    }
    std::fs::create_dir(other.path().join("data")).unwrap();
    std::fs::copy(
        folder.path().join("data/master.key"),
        other.path().join("data/master.key"),
    )
    .unwrap();
    let server = Server::start(other.path(), &[("OPENWINK_DATABASE_URL", &*fresh)]);
    let users = server.get("/v1/users", &key, &secret);
    assert!(users.contains("\"items\":[{"), "{users}");
}
