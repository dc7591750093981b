//! The binary on PostgreSQL: a node that serves, a node that works, a backup and its restoration.
//! Needs OPENWINK_TEST_POSTGRES_URL, which `make test` sets.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::process::Command;

use sea_orm::{ConnectionTrait, Database};
use support::{Folder, Server, openwink, run, stderr, stdout};

/// Databases that are gone when the test ends.
struct Databases {
    base: String,
    names: Vec<String>,
}

#[allow(clippy::unwrap_used, reason = "of a test alone")]
fn execute(url: &str, sql: &str) {
    let runtime = openwink_testkit::runtime();
    runtime.block_on(async {
        let db = Database::connect(url).await.unwrap();
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    });
}

impl Databases {
    fn new() -> Option<Self> {
        let base = std::env::var("OPENWINK_TEST_POSTGRES_URL")
            .ok()
            .filter(|url| !url.is_empty())?;
        Some(Self {
            base,
            names: Vec::new(),
        })
    }

    #[allow(clippy::unwrap_used, reason = "of a test alone")]
    fn make(&mut self, suffix: &str) -> String {
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
