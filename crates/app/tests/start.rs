//! Starting and stopping the real binary.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::{fs, os::unix::fs::PermissionsExt, thread, time::Duration};

use support::{Folder, Server, ask, run, stderr};

fn fails(folder: &Folder, settings: &[(&str, &str)]) -> String {
    let output = run(folder.path(), &["serve"], settings);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("openwink: ") && !said.contains("panicked"),
        "{said}"
    );
    said
}

#[test]
fn the_first_start_makes_a_sandbox_and_later_ones_find_it() {
    let folder = Folder::new();
    let mut server = Server::start(folder.path(), &[]);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    assert!(server.out().contains("first start"), "{}", server.out());
    assert_eq!(server.banner("API  "), format!("http://{}/v1", server.address));
    assert_eq!(
        server.banner("Demo page"),
        format!("http://{}/demo", server.address)
    );
    assert!(
        server
            .get("/v1/providers", &key, &secret)
            .starts_with("HTTP/1.1 200")
    );
    assert!(
        server
            .get("/v1/providers", &key, "wrong")
            .starts_with("HTTP/1.1 400")
    );
    assert!(server.get("/demo", "", "").starts_with("HTTP/1.1 200"));
    assert!(server.get("/readyz", "", "").starts_with("HTTP/1.1 200"));
    assert!(!server.log().contains(&secret), "{}", server.log());
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());

    for file in ["sandbox-credentials", "master.key", "openwink.db"] {
        let about = fs::metadata(folder.path().join("data").join(file)).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{file}");
    }

    let server = Server::start(folder.path(), &[]);
    assert!(!server.out().contains("first start"), "{}", server.out());
    assert_eq!(server.banner("Sandbox API key"), key);
    assert_eq!(server.banner("Sandbox API secret"), secret);
}

#[test]
fn chosen_credentials_work_and_can_be_changed() {
    let folder = Folder::new();
    let with = |secret| {
        [
            ("OPENWINK_BOOTSTRAP_API_KEY", "my-own-key"),
            ("OPENWINK_BOOTSTRAP_API_SECRET", secret),
        ]
    };
    let mut server = Server::start(folder.path(), &with("my-own-secret"));
    assert!(
        server
            .get("/v1/providers", "my-own-key", "my-own-secret")
            .starts_with("HTTP/1.1 200")
    );
    assert!(!server.out().contains("my-own-secret"), "{}", server.out());
    assert!(!folder.path().join("data/sandbox-credentials").exists());
    server.stop();
    let server = Server::start(folder.path(), &with("another-secret"));
    assert!(
        server
            .get("/v1/providers", "my-own-key", "another-secret")
            .starts_with("HTTP/1.1 200")
    );
    assert!(
        server
            .get("/v1/providers", "my-own-key", "my-own-secret")
            .starts_with("HTTP/1.1 400")
    );
}

#[test]
fn a_chosen_key_joins_the_tenant_of_the_first_start() {
    let folder = Folder::new();
    let mut server = Server::start(folder.path(), &[]);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    assert!(
        server
            .post("/v1/users", &key, &secret)
            .starts_with("HTTP/1.1 201")
    );
    server.stop();
    let settings = [
        ("OPENWINK_BOOTSTRAP_API_KEY", "my-own-key"),
        ("OPENWINK_BOOTSTRAP_API_SECRET", "my-own-secret"),
    ];
    let server = Server::start(folder.path(), &settings);
    let users = server.get("/v1/users", "my-own-key", "my-own-secret");
    assert!(users.contains("\"items\":[{"), "{users}");
    assert!(server.get("/v1/users", &key, &secret).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_port_in_use_is_said_with_the_way_out() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = fails(&folder, &[("OPENWINK_LISTEN", &address)]);
    assert!(
        said.contains(&format!("cannot listen on {address}")) && said.contains("OPENWINK_LISTEN="),
        "{said}"
    );
    // Before anything else: nothing was made
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let folder = Folder::new();
    let settings = [
        ("OPENWINK_LISTEN", "127.0.0.1:0"),
        ("OPENWINK_DATA_DIR", "/dev/null/data"),
    ];
    let said = fails(&folder, &settings);
    assert!(
        said.contains("the data folder /dev/null/data cannot be written"),
        "{said}"
    );
    assert!(said.contains("OPENWINK_DATA_DIR"), "{said}");
}

#[test]
fn a_database_that_is_away_is_said_without_its_password() {
    let folder = Folder::new();
    let url = "postgres://me:hunter2@127.0.0.1:1/openwink";
    let said = fails(
        &folder,
        &[("OPENWINK_LISTEN", "127.0.0.1:0"), ("OPENWINK_DATABASE_URL", url)],
    );
    assert!(said.contains("postgres://me:…@127.0.0.1:1/openwink"), "{said}");
    assert!(!said.contains("hunter2"), "{said}");
}

#[test]
fn a_file_that_is_no_database_is_said() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(
        folder.path().join("data/openwink.db"),
        "this is no database, however long it may be\n".repeat(50),
    )
    .unwrap();
    let said = fails(&folder, &[("OPENWINK_LISTEN", "127.0.0.1:0")]);
    assert!(
        said.contains("openwink.db") && said.contains("cannot be used"),
        "{said}"
    );
}

#[test]
fn a_lost_master_key_is_not_replaced_by_a_fresh_one() {
    let folder = Folder::new();
    Server::start(folder.path(), &[]).stop();
    let key = folder.path().join("data/master.key");
    fs::rename(&key, folder.path().join("elsewhere.key")).unwrap();
    let said = fails(&folder, &[("OPENWINK_LISTEN", "127.0.0.1:0")]);
    assert!(
        said.contains("there is no master key") && said.contains("Put it back"),
        "{said}"
    );
    assert!(!key.exists());
    Server::start(folder.path(), &[("OPENWINK_MASTER_KEY_FILE", "elsewhere.key")]).stop();
}

#[test]
fn the_master_key_of_another_installation_is_refused() {
    let (folder, other) = (Folder::new(), Folder::new());
    Server::start(folder.path(), &[]).stop();
    Server::start(other.path(), &[]).stop();
    let key = other.path().join("data/master.key").display().to_string();
    let settings = [
        ("OPENWINK_LISTEN", "127.0.0.1:0"),
        ("OPENWINK_MASTER_KEY_FILE", &*key),
    ];
    let said = fails(&folder, &settings);
    assert!(
        said.contains("the master key does not open the stored keys"),
        "{said}"
    );
    assert!(
        said.contains(&key) && said.contains("OPENWINK_PREVIOUS_MASTER_KEY_FILES"),
        "{said}"
    );
    let former = folder.path().join("data/master.key").display().to_string();
    let settings = [
        ("OPENWINK_MASTER_KEY_FILE", &*key),
        ("OPENWINK_PREVIOUS_MASTER_KEY_FILES", &former),
    ];
    Server::start(folder.path(), &settings).stop();
}

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let folder = Folder::new();
    let mut server = Server::start(folder.path(), &[]);
    let (key, secret) = (
        server.banner("Sandbox API key"),
        server.banner("Sandbox API secret"),
    );
    thread::scope(|scope| {
        let asked: Vec<_> = (0..20)
            .map(|_| scope.spawn(|| server.post("/v1/users", &key, &secret)))
            .collect();
        thread::park_timeout(Duration::from_millis(5));
        server.signal("TERM");
        for answer in asked {
            // Who came too late was never let in; who was let in has the whole answer
            let answer = answer.join().unwrap_or_default();
            assert!(
                answer.is_empty() || answer.starts_with("HTTP/1.1 201"),
                "{answer}"
            );
        }
    });
    assert_eq!(server.wait().code(), Some(0), "{}", server.log());
}

#[test]
fn metrics_have_a_listener_of_their_own() {
    let folder = Folder::new();
    let admin = support::free_address();
    let server = Server::start(
        folder.path(),
        &[("OPENWINK_ADMIN_LISTEN", &admin), ("OPENWINK_LOG_FORMAT", "json")],
    );
    let metrics = ask(&admin, "GET /metrics HTTP/1.1\r\n", "").unwrap();
    for name in [
        "process_resident_memory_bytes",
        "process_start_time_seconds",
        "openwink_http_requests_total",
    ] {
        assert!(metrics.contains(name), "{name}\n{metrics}");
    }
    assert!(server.get("/metrics", "", "").starts_with("HTTP/1.1 404"));
    let log = server.log();
    assert!(
        log.lines()
            .all(|line| line.starts_with('{') && line.ends_with('}')),
        "{log}"
    );
    assert!(log.contains("\"request_id\""), "{log}");
}
