//! The master key is changed while processes serve and work, and nobody who asks notices.

#[allow(
    dead_code,
    clippy::unwrap_used,
    reason = "of tests alone, which each use a part"
)]
mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Child, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use openwink_model::{
    Ambient, Amount, ConnectionStatus, Currency, Date, Mode, MonitorStatus,
    ids::{AccountId, SourceId, TypedId},
    mode::Scope,
    records::{AnyRecord, Income},
};
use openwink_store::{AccountChange, NewAccount, Options, Store, StoreError, Synchronous};
use openwink_vault::{MasterKeySource, Vault};
use support::{Folder, Server, openwink, run, stderr, stdout};

const KEY: (&str, &str) = ("a-lenders-key", "a-lenders-secret");
/// Accounts that are there before, each with a data key.
const ACCOUNTS: usize = 1500;
const CLIENTS: usize = 6;

/// What of the answers tells a client what to ask next.
fn field<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = answer.split_once(&format!("\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

struct Seeded {
    users: Vec<String>,
    accounts: Vec<AccountId>,
    /// Of invitations.
    template: String,
}

/// People with records, through the store's own code.
#[allow(clippy::unwrap_used, reason = "of a test alone")]
async fn seed(store: &Store) -> Seeded {
    let tenant = store
        .write(|tx| async move {
            let tenant = store.create_tenant(&tx, "Rotating Lender").await?;
            store
                .create_api_key(&tx, &tenant, Mode::Sandbox, KEY.0, KEY.1)
                .await?;
            Ok::<_, StoreError>(tenant)
        })
        .await
        .unwrap();
    let scope = &Scope::proven(tenant, Mode::Sandbox);
    let mut seeded = Seeded {
        users: Vec::new(),
        accounts: Vec::new(),
        template: String::new(),
    };
    for _ in 0..ACCOUNTS {
        let id: AccountId = store.ambient().id();
        store.keys().create(store.ambient(), id.uuid()).await.unwrap();
        seeded.accounts.push(id);
    }
    for chunk in seeded.accounts.chunks(100) {
        let users = store
            .write(|tx| async move {
                let mut users = Vec::new();
                for account in chunk {
                    let user = store.create_user(&tx, scope, &BTreeMap::new()).await?.id;
                    let new = NewAccount {
                        id: *account,
                        user: user.clone(),
                        provider: "sandbox_gig".into(),
                        monitor: MonitorStatus::Unsupported,
                        sharing: None,
                    };
                    store.create_account(&tx, scope, new).await?;
                    let change = AccountChange {
                        status: Some((ConnectionStatus::Connected, None)),
                        connected: true,
                        ..Default::default()
                    };
                    store.change_account(&tx, scope, *account, change).await?;
                    let day = Date::new(2026, 1, 1).unwrap();
                    let pay = Income {
                        work_item: Some("Salary".into()),
                        employer: Some("Sampaguita Foods".into()),
                        start_date: day,
                        end_date: Some(day.plus_days(14)),
                        currency: Currency::Php,
                        frequency: None,
                        base_amount: None,
                        gross_amount: Some(Amount::units(20_000)),
                        net_amount: None,
                    };
                    let records = [AnyRecord::from(pay)];
                    store
                        .add_records(
                            &tx,
                            scope,
                            &user,
                            SourceId::Account(*account),
                            "sandbox_gig",
                            &records,
                        )
                        .await?;
                    users.push(user.to_string());
                }
                Ok::<_, StoreError>(users)
            })
            .await
            .unwrap();
        seeded.users.extend(users);
    }
    seeded
}

#[allow(clippy::unwrap_used, reason = "of a test alone")]
async fn open(data: &Path, key: &Path, database: Option<&str>) -> Result<Store, StoreError> {
    let key = MasterKeySource::File(key.to_owned()).load_existing().unwrap();
    let own = format!("sqlite:{}", data.join("openwink.db").display());
    let own_keys = format!("sqlite:{}", data.join("keys/keys.db").display());
    let options = Options {
        database_url: database.map_or(own, str::to_owned),
        keys_url: database.map_or(own_keys, str::to_owned),
        schema: None,
        files: data.join("files"),
        connections: 4,
        synchronous: Synchronous::Normal,
    };
    Store::connect(&options, Vault::new(key, Vec::new()), Ambient::system()).await
}

/// A process beside the server, ended with the test.
struct Beside(Child);

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the clients have seen.
#[derive(Default)]
struct Seen {
    stop: AtomicBool,
    requests: AtomicU64,
    failures: Mutex<Vec<String>>,
}

impl Seen {
    /// Counts an answer, and keeps it where it is not what it should be.
    #[allow(clippy::unwrap_used, reason = "of a test alone")]
    fn expect(&self, what: &str, answer: &str, status: u16, holds: &str) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        if !answer.starts_with(&format!("HTTP/1.1 {status}")) || !answer.contains(holds) {
            self.failures.lock().unwrap().push(format!("{what}: {answer}"));
        }
    }
}

/// Asks for one thing after the other until it is told to stop: reads of sealed records and files, lists by cursors, new
/// users, webhooks, archives and invitations.
fn client(server: &Server, seeded: &Seeded, files: &Mutex<Vec<String>>, number: usize, seen: &Seen) {
    let (key, secret) = KEY;
    let path = |cursor: Option<&str>| match cursor {
        Some(cursor) => format!("/v1/users?size=20&cursor={cursor}"),
        None => "/v1/users?size=20".to_owned(),
    };
    let mut cursor: Option<String> = None;
    let mut round = number * 31;
    while !seen.stop.load(Ordering::Relaxed) {
        round += 1;
        let user = &seeded.users[(round * 7919) % seeded.users.len()];
        let answer = server.get(&format!("/v1/incomes?userId={user}"), key, secret);
        seen.expect("incomes", &answer, 200, "Sampaguita Foods");
        match round % 12 {
            0 | 4 => {
                let answer = server.get(&path(cursor.as_deref()), key, secret);
                seen.expect("a page by cursor", &answer, 200, "\"items\"");
                cursor = field(&answer, "nextCursor").map(str::to_owned);
            }
            1 | 5 => seen.expect("a user", &server.post("/v1/users", key, secret), 201, "\"token\""),
            2 => {
                let body = r#"{"name":"w","url":"https://receiver.example/hook","eventTypes":["ALL_EVENTS"],
                    "secret":"0123456789abcdef","active":false}"#;
                let answer = server.send("/v1/webhooks", key, secret, body);
                seen.expect("a webhook", &answer, 200, "receiver.example");
                // A tenant has so many and no more
                if let Some(id) = field(&answer, "id") {
                    let gone = server.ask("DELETE", &format!("/v1/webhooks/{id}"), key, secret, "");
                    seen.expect("a webhook's end", &gone, 200, "");
                }
            }
            3 => {
                let body = format!(
                    r#"{{"userId":"{user}","rawFiles":[{{"fileExtensionType":"PDF","fileContent":"{PDF}"}}]}}"#
                );
                // One after the other: the server takes so many uploads at once and no more
                let Ok(mut files) = files.lock() else { return };
                let answer = server.send("/v1/archives", key, secret, &body);
                seen.expect("an archive", &answer, 200, "/files/");
                files.extend(field(&answer, "url").map(str::to_owned));
            }
            6 => {
                let template = &seeded.template;
                let body = format!(
                    r#"{{"fullName":"Marker Person","email":"marker{number}.{round}@example.com","templateId":"{template}"}}"#
                );
                let answer = server.send("/v1/invites", key, secret, &body);
                seen.expect("an invitation", &answer, 201, "inviteLandingPageUrl");
            }
            7 => seen.expect(
                "invitations",
                &server.get("/v1/invites?size=5", key, secret),
                200,
                "\"items\"",
            ),
            _ => {
                let one = files.lock().ok().and_then(|files| {
                    let at = (round * 31) % files.len().max(1);
                    files.get(at).cloned()
                });
                if let Some(url) = one {
                    let path = url.find("/files/").map_or("", |at| &url[at..]);
                    seen.expect("a file", &server.get(path, key, secret), 200, "%PDF-1.4");
                }
            }
        }
    }
}

/// A PDF of nothing, as base64.
const PDF: &str = "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbXS9Db3VudCAwPj5lbmRvYmoKdHJhaWxlcjw8L1Jvb3QgMSAwIFI+PgolJUVPRgo=";

#[test]
fn the_master_key_is_changed_under_load_without_a_failed_request() {
    rotates_under_load(None);
}

#[test]
fn the_master_key_is_changed_under_load_on_postgresql() {
    let Some(databases) = support::Databases::new() else {
        eprintln!("skipped: OPENWINK_TEST_POSTGRES_URL is not set");
        return;
    };
    let mut databases = databases;
    let url = databases.make("rotation");
    rotates_under_load(Some(&url));
}

#[allow(clippy::unwrap_used, reason = "of a test alone")]
fn rotates_under_load(database: Option<&str>) {
    let folder = Folder::new();
    let data = folder.path().join("data");
    let key = data.join("master.key");
    let mut settings = vec![
        ("OPENWINK_SQLITE_SYNCHRONOUS", "normal"),
        ("OPENWINK_DOCUMENTS_AT_ONCE", "1"),
    ];
    if let Some(url) = database {
        settings.push(("OPENWINK_DATABASE_URL", url));
    }
    let settings = &settings[..];
    let ready = run(folder.path(), &["migrate"], settings);
    assert!(ready.status.success(), "{}", stderr(&ready));
    let former = fs::read(&key).unwrap();
    let runtime = openwink_testkit::runtime();
    let mut seeded = runtime.block_on(async {
        let store = open(&data, &key, database).await.unwrap();
        let seeded = seed(&store).await;
        store.close().await;
        seeded
    });

    let mut server = Server::start_with(folder.path(), &["serve", "--no-worker"], settings);
    let worker = openwink(folder.path(), &["worker"])
        .envs(settings.iter().copied())
        .stdout(Stdio::null())
        .stderr(fs::File::create(folder.path().join("worker.log")).unwrap())
        .spawn();
    let _worker = Beside(worker.unwrap());
    let templates = server.get("/v1/inviteTemplates?size=1", KEY.0, KEY.1);
    seeded.template = field(&templates, "id").unwrap().to_owned();
    let (seen, files) = (Seen::default(), Mutex::new(Vec::new()));
    let (rotated, took, before, after) = thread::scope(|scope| {
        let (server, seeded, seen, files) = (&server, &seeded, &seen, &files);
        for number in 0..CLIENTS {
            scope.spawn(move || client(server, seeded, files, number, seen));
        }
        // Until every kind of request has been made with the former key
        let begun = Instant::now();
        while seen.requests.load(Ordering::Relaxed) < 200 && begun.elapsed() < Duration::from_secs(60) {
            thread::park_timeout(Duration::from_millis(20));
        }
        let before = seen.requests.load(Ordering::Relaxed);
        let begun = Instant::now();
        let rotated = run(folder.path(), &["keys", "rotate"], settings);
        let took = begun.elapsed();
        let during = seen.requests.load(Ordering::Relaxed) - before;
        // And some with the new key alone
        let begun = Instant::now();
        while seen.requests.load(Ordering::Relaxed) < before + during + 200
            && begun.elapsed() < Duration::from_secs(60)
        {
            thread::park_timeout(Duration::from_millis(20));
        }
        seen.stop.store(true, Ordering::Relaxed);
        (rotated, took, before, during)
    });
    let failures = seen.failures.lock().unwrap();
    assert!(
        rotated.status.success(),
        "{}{}",
        stdout(&rotated),
        stderr(&rotated)
    );
    assert!(
        failures.is_empty(),
        "{} of {} failed:\n{}\n{}",
        failures.len(),
        seen.requests.load(Ordering::Relaxed),
        failures
            .iter()
            .take(5)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n---\n"),
        server.log()
    );
    assert!(
        before >= 200 && after > 50,
        "{before} requests before, {after} during"
    );
    eprintln!(
        "{} requests, {after} of them during the change, none failed; the change took {took:.1?}\n{}",
        seen.requests.load(Ordering::Relaxed),
        stdout(&rotated)
    );

    // The former key lies beside, and is not needed: without it the doctor is content and a restart finds everything
    let now = fs::read(&key).unwrap();
    assert_ne!(now, former);
    let kept: Vec<_> = fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("master.key.former-"))
        .collect();
    assert_eq!(fs::read(&kept[0]).unwrap(), former);
    let doctor = run(
        folder.path(),
        &["doctor"],
        &[settings, &[("OPENWINK_LISTEN", &server.address)]].concat(),
    );
    assert!(
        stdout(&doctor).contains("the current master key opens everything"),
        "{}",
        stdout(&doctor)
    );
    assert_eq!(server.stop().code(), Some(0), "{}", server.log());
    fs::rename(&kept[0], folder.path().join("former.key")).unwrap();
    let server = Server::start(folder.path(), settings);
    let (name, secret) = KEY;
    for user in seeded.users.iter().step_by(50) {
        let answer = server.get(&format!("/v1/incomes?userId={user}"), name, secret);
        assert!(answer.contains("Sampaguita Foods"), "{answer}");
    }
    for url in files.lock().unwrap().iter().take(20) {
        let path = &url[url.find("/files/").unwrap()..];
        assert!(server.get(path, name, secret).contains("%PDF-1.4"), "{url}");
    }
    drop(server);

    // The former key alone opens nothing, and whoever starts with it is told
    runtime.block_on(async {
        let mine = open(&data, &key, database).await.unwrap();
        let left = mine.under_former_keys().await.unwrap();
        assert_eq!((left.movable(), left.recovery_codes), (0, 0));
        for account in seeded.accounts.iter().step_by(50) {
            mine.keys().get(account.uuid()).await.unwrap();
        }
        mine.close().await;
        let theirs = open(&data, &folder.path().join("former.key"), database).await;
        assert!(matches!(theirs.err(), Some(StoreError::Replaced { .. })));
    });
    fs::copy(folder.path().join("former.key"), &key).unwrap();
    let refused = run(folder.path(), &["migrate"], settings);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("this is the former master key"),
        "{}",
        stderr(&refused)
    );
}

#[test]
#[allow(clippy::unwrap_used, reason = "of a test alone")]
fn a_change_that_is_killed_goes_on_whichever_moment_it_was() {
    let folder = Folder::new();
    let data = folder.path().join("data");
    assert!(run(folder.path(), &["migrate"], &[]).status.success());
    let former = fs::read(data.join("master.key")).unwrap();
    for millis in [50, 300, 700, 1200, 2500, 4000, 6000] {
        let mut cut = Beside(
            openwink(folder.path(), &["keys", "rotate"])
                .stdout(Stdio::null())
                .spawn()
                .unwrap(),
        );
        thread::park_timeout(Duration::from_millis(millis));
        if let Ok(Some(status)) = cut.0.try_wait() {
            assert!(status.success());
        }
        drop(cut);
        // Whoever starts now serves, with whichever key lies there
        assert!(
            run(folder.path(), &["migrate"], &[]).status.success(),
            "after {millis} ms"
        );
    }
    let done = run(folder.path(), &["keys", "rotate"], &[]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert!(stdout(&done).contains("Done:"), "{}", stdout(&done));
    assert_ne!(fs::read(data.join("master.key")).unwrap(), former);
    let shown = stdout(&run(folder.path(), &["keys", "status"], &[]));
    assert!(shown.contains("No former key is needed"), "{shown}");
}

#[test]
#[allow(clippy::unwrap_used, reason = "of a test alone")]
fn a_key_from_a_command_is_changed_in_two_steps() {
    let folder = Folder::new();
    let write = |name: &str, byte: char| {
        let path = folder.path().join(name);
        fs::write(&path, byte.to_string().repeat(64)).unwrap();
        format!("cat {}", path.display())
    };
    let (one, two) = (write("one", 'a'), write("two", 'b'));
    let with = |command: &'static str, key: &str| {
        let words: Vec<&str> = command.split(' ').collect();
        run(folder.path(), &words, &[("OPENWINK_MASTER_KEY_COMMAND", key)])
    };
    assert!(with("migrate", &one).status.success());
    let refused = with("keys rotate", &one);
    assert!(
        stderr(&refused).contains("--new-key-command"),
        "{}",
        stderr(&refused)
    );

    let moved = run(
        folder.path(),
        &["keys", "rotate", "--new-key-command", &two],
        &[("OPENWINK_MASTER_KEY_COMMAND", &one)],
    );
    assert!(
        stdout(&moved).contains("openwink keys finish"),
        "{}{}",
        stdout(&moved),
        stderr(&moved)
    );
    // Either key starts until the operator says that the new one is everywhere
    assert!(with("migrate", &one).status.success() && with("migrate", &two).status.success());
    let early = with("keys finish", &one);
    assert!(
        stderr(&early).contains("still give the former"),
        "{}",
        stderr(&early)
    );
    let done = with("keys finish", &two);
    assert!(
        stdout(&done).contains("Done:"),
        "{}{}",
        stdout(&done),
        stderr(&done)
    );
    assert!(with("migrate", &two).status.success());
    let former = with("migrate", &one);
    assert!(
        stderr(&former).contains("this is the former master key"),
        "{}",
        stderr(&former)
    );
}
