//! A process that is killed at any moment loses no write that it has acknowledged.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
};

use openwink_model::{Ambient, Mode, ids::SourceId, ids::UserId, mode::Scope, records::Income};
use openwink_store::{Options, PageRequest, RecordFilter, Store, StoreError, Synchronous};
use openwink_testkit::{Folder, records, runtime};
use openwink_vault::{MasterKey, Vault};
use zeroize::Zeroizing;

/// Set for the process that is to be killed.
const FOLDER: &str = "OPENWINK_TEST_CRASH_FOLDER";

async fn open(folder: PathBuf) -> Store {
    let options = Options {
        database_url: format!("sqlite:{}/data.db", folder.display()),
        keys_url: format!("sqlite:{}/keys.db", folder.display()),
        schema: None,
        files: folder.join("files"),
        connections: 4,
        synchronous: Synchronous::Full,
    };
    let master = MasterKey::from_bytes(Zeroizing::new([7; 32]));
    Store::connect(&options, Vault::new(master, Vec::new()), Ambient::system())
        .await
        .unwrap()
}

fn scope() -> Scope {
    Scope::proven("tenant01".parse().unwrap(), Mode::Sandbox)
}

/// Writes for ever, and says after each write what it has written.
async fn write_for_ever(store: &Store, worker: usize) {
    let scope = &scope();
    loop {
        let account = store.ambient().id();
        store
            .keys()
            .create(store.ambient(), openwink_model::ids::TypedId::uuid(account))
            .await
            .unwrap();
        let user = store
            .write(|tx| async move {
                let user = store.create_user(&tx, scope, &BTreeMap::new()).await?;
                let new = openwink_store::NewAccount {
                    id: account,
                    user: user.id.clone(),
                    provider: "sandbox_gig".into(),
                    monitor: openwink_model::MonitorStatus::Active,
                    sharing: None,
                };
                store.create_account(&tx, scope, new).await?;
                let pay: Vec<_> = (0..20)
                    .map(|month| records::income("Employer", records::day(month), 100).into())
                    .collect();
                let source = SourceId::Account(account);
                store
                    .add_records(&tx, scope, &user.id, source, "sandbox_gig", &pay)
                    .await?;
                Ok::<_, StoreError>(user.id)
            })
            .await
            .unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "written {worker} {user}").unwrap();
        out.flush().unwrap();
    }
}

/// Not a test of its own: the process that the test below kills.
#[test]
fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    runtime().block_on(async {
        let store = &open(folder.into()).await;
        let workers = (0..4).map(|worker| write_for_ever(store, worker));
        futures_util::future::join_all(workers).await;
    });
}

#[test]
fn an_acknowledged_write_survives_a_kill() {
    let folder = Folder::new();
    let mut acknowledged: Vec<UserId> = Vec::new();
    // Again on what the kill before has left
    for round in 1..=3 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::the_process_that_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let user = |line: std::io::Result<String>| {
            let line = line.ok()?;
            let (_, user) = line.split_once("written ")?.1.split_once(' ')?;
            user.parse().ok()
        };
        acknowledged.extend(lines.by_ref().filter_map(user).take(25 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had said by then counts too
        acknowledged.extend(lines.filter_map(user));
    }
    assert!(acknowledged.len() >= 150);
    runtime().block_on(async {
        let store = open(folder.path().to_owned()).await;
        for user in &acknowledged {
            assert!(
                store.user(&scope(), user).await.unwrap().is_some(),
                "{user} is lost"
            );
            let filter = RecordFilter {
                user: Some(user),
                ..Default::default()
            };
            let pay = store
                .records::<Income>(&scope(), filter, PageRequest::first(100))
                .await;
            assert_eq!(pay.unwrap().items.len(), 20, "records of {user} are lost");
        }
        store.close().await;
    });
}
