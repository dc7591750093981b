//! Nothing of a revoked account is left anywhere: unique texts are put wherever a text can be, and looked for in everything
//! that is stored, plain, in base64 and compressed.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

mod world;

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use openwink_jobs::Options;
use openwink_model::{
    MonitorStatus, TaskType,
    accounts::{ArchiveStatus, Uploader},
    connector::{ConnectorState, Login},
    events::EventType,
    ids::{AccountId, ArchiveId, SourceId, UserId},
    mail::{Correspondent, Letter, MailKind, Part},
    providers::LoginMethod,
    receipts::RevokedBy,
    records::{AnyRecord, Income, RecordKind},
};
use openwink_store::{
    AccountChange, ArchiveError, ArchiveOutcome, Invitee, NewArchive, NewFile, NewInvite, NewMail, Origin,
    PageRequest, RecordFilter, StoreError,
};
use openwink_testkit::{Folder, TestStore, on_both, records};
use serde_json::Value;
use zeroize::Zeroizing;

use world::World;

on_both!(no_canary_survives, a_copy_without_the_keys_opens_nothing);

/// Makes texts that are nowhere else, and remembers them.
#[derive(Default)]
struct Canaries(Vec<String>);

impl Canaries {
    fn text(&mut self) -> String {
        let text = format!("canary-{:04}-QzXvKjWy", self.0.len());
        self.0.push(text.clone());
        text
    }

    /// A record of a kind with a canary in each of its texts.
    fn record(&mut self, kind: RecordKind) -> AnyRecord {
        let record = records::any(kind, "marker");
        let mut json = serde_json::from_slice(&record.to_json().unwrap()).unwrap();
        self.fill(&mut json);
        let json = serde_json::to_vec(&json).unwrap();
        // Where a field takes no text but a word of a list, it stays as it was
        AnyRecord::from_json(kind, &json).unwrap_or(record)
    }

    /// Puts a canary wherever a text or nothing stands; what the type does not take is put back.
    fn fill(&mut self, json: &mut Value) {
        let Value::Object(fields) = json else { return };
        for (name, value) in fields.iter_mut() {
            let closed = [
                "currency",
                "date",
                "Date",
                "type",
                "Type",
                "frequency",
                "month",
                "endDate",
                "startDate",
                "cutoffTime",
                "rule",
                "dob",
                "gender",
                "maritalStatus",
                "citizenship",
                "country",
                "Frequency",
            ];
            let is_closed = closed.iter().any(|word| name.contains(word));
            match value {
                Value::String(_) if !is_closed => *value = self.text().into(),
                Value::Object(_) => self.fill(value),
                Value::Array(items) => items.iter_mut().for_each(|item| match item {
                    Value::String(_) => *item = self.text().into(),
                    other => self.fill(other),
                }),
                _ => {}
            }
        }
    }
}

/// How a text may lie in a file: plain, and in base64 from each of the three places in which it can begin.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![text.as_bytes().to_vec()];
    for before in 0..3 {
        let shifted = [vec![b' '; before], text.as_bytes().to_vec()].concat();
        let coded = STANDARD_NO_PAD.encode(shifted);
        // What depends on the neighbours is cut off
        let from = (before * 8).div_ceil(6);
        forms.push(coded.as_bytes()[from..coded.len() - 2].to_vec());
    }
    forms
}

/// Everything in a folder that is a gzip stream, opened.
fn compressed(folder: &Path) -> Vec<Vec<u8>> {
    let mut opened = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for at in bytes
                .windows(3)
                .enumerate()
                .filter(|(_, three)| *three == [0x1f, 0x8b, 8])
            {
                let mut text = Vec::new();
                // A stream that breaks off still shows what came before
                let _ = flate2::read::GzDecoder::new(&bytes[at.0..]).read_to_end(&mut text);
                opened.push(text);
            }
        }
    }
    opened
}

async fn found(t: &TestStore, canaries: &[String]) -> Vec<String> {
    let opened = compressed(t.folder());
    let mut found = Vec::new();
    for canary in canaries {
        for form in forms(canary) {
            for place in t.find(&form).await {
                found.push(format!("{canary} in {place}"));
            }
            if opened
                .iter()
                .any(|text| text.windows(form.len()).any(|window| window == form))
            {
                found.push(format!("{canary}, compressed"));
            }
        }
    }
    found
}

/// What the process says while the test runs.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Planted {
    user: UserId,
    account: AccountId,
    archive: ArchiveId,
    canaries: Canaries,
}

/// A user with an account and an archive that are full of canaries, and whose events nobody takes.
async fn plant(world: &World<'_>) -> Planted {
    let t = world.t;
    let mut canaries = Canaries::default();
    let account = world.link("kabayan_ride", "George", MonitorStatus::Active).await;
    let user = &world.user_of(account).await;
    let source = SourceId::Account(account);
    let given: Vec<AnyRecord> = RecordKind::ALL
        .iter()
        .map(|kind| canaries.record(*kind))
        .collect();
    let later: Vec<AnyRecord> = RecordKind::ALL
        .iter()
        .map(|kind| canaries.record(*kind))
        .collect();
    let (given, later) = (&given, &later);
    let origin = Origin {
        user,
        source,
        provider: "kabayan_ride",
    };
    let login = &Login {
        method: LoginMethod::Password,
        fields: BTreeMap::from([
            ("userName".to_owned(), canaries.text().into()),
            ("password".to_owned(), canaries.text().into()),
        ]),
    };
    let (name, code) = (&canaries.text(), &canaries.text().into());
    let state = &ConnectorState(serde_json::json!({ "token": canaries.text() }));
    t.write(|tx| async move {
        let change = AccountChange {
            login: Some(login),
            login_name: Some(name),
            connector_state: Some(state),
            preset_code: Some(code),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, account, change).await?;
        t.put_records(&tx, &t.scope, origin, RecordKind::ALL, given)
            .await?;
        t.share_links(&tx, t.scope.tenant(), true).await?;
        t.mark_links(&tx, &t.scope, origin, given, t.now(&t.scope))
            .await?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    // Read again: what was there before is a version now
    t.wait(Duration::from_secs(1));
    t.write(|tx| async move { t.put_records(&tx, &t.scope, origin, RecordKind::ALL, later).await })
        .await
        .unwrap();

    let archive: ArchiveId = t.ambient().id();
    let file = NewFile {
        name: canaries.text(),
        format: "PDF",
        sub_type: None,
        content: canaries.text().repeat(50).into_bytes(),
    };
    let (guard, files) = t.put_files(archive, vec![file]).await.unwrap().into_parts();
    let (files, reading, made) = (&files, &canaries.text(), &[canaries.record(RecordKind::Income)]);
    let picture = [Zeroizing::new(canaries.text().into_bytes())];
    t.write(|tx| async move {
        t.cancel_job(&tx, guard).await?;
        let new = NewArchive {
            id: archive,
            user: user.clone(),
            requested_type: None,
            task: TaskType::AnalyzeArchive,
            uploaded_by: Uploader::User,
        };
        t.create_archive(&tx, &t.scope, &new, files).await
    })
    .await
    .unwrap();
    let pictures = &t.put_pictures(archive, &picture).await.unwrap();
    t.write(|tx| async move {
        let outcome = ArchiveOutcome {
            status: ArchiveStatus::Analyzed,
            error: None::<ArchiveError>,
            class: None,
            reading: reading.as_bytes(),
        };
        t.settle_archive(&tx, &t.scope, archive, &outcome).await?;
        t.attach_pictures(&tx, &t.scope, archive, pictures).await?;
        let origin = Origin {
            user,
            source: SourceId::Archive(archive),
            provider: "archive",
        };
        t.put_records(&tx, &t.scope, origin, &[RecordKind::Income], made)
            .await?;
        t.record_survey(&tx, &t.scope, user, "an employer", "PH", None)
            .await
    })
    .await
    .unwrap();
    Planted {
        user: user.clone(),
        account,
        archive,
        canaries,
    }
}

/// Somebody who was invited, with canaries in what is kept of them and in the letter, which waits to be sent.
async fn invite(t: &TestStore, canaries: &mut Canaries) -> UserId {
    let templates = t
        .invite_templates(&t.scope, PageRequest::first(1))
        .await
        .unwrap()
        .items;
    let template = &templates[0];
    let address = format!("{}@example.com", canaries.text());
    let invitee = &Invitee {
        full_name: canaries.text(),
        first_name: Some(canaries.text()),
        last_name: Some(canaries.text()),
        email: address.clone(),
    };
    let letter = &Letter {
        to: Correspondent {
            name: Some(canaries.text()),
            address,
        },
        sender_name: "First Lending".into(),
        reply_to: None,
        subject: canaries.text(),
        parts: vec![Part::Text(canaries.text())],
        footer: Vec::new(),
        language: "en".into(),
        unsubscribe: None,
    };
    let invite = t
        .write(|tx| async move {
            let new = NewInvite {
                invitee,
                template,
                wink_template: None,
                kept_days: Some(60),
            };
            let invite = t.create_invite(&tx, &t.scope, new).await?;
            let mail = NewMail {
                kind: MailKind::Invitation,
                letter,
                person: Some(invite.user.uuid()),
                invite: Some((&t.scope, invite.id)),
            };
            t.send_mail(&tx, mail).await?;
            Ok::<_, StoreError>(invite)
        })
        .await
        .unwrap();
    invite.user
}

async fn no_canary_survives(t: &TestStore) {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || written.clone())
        .finish();
    let _ = tracing::subscriber::set_global_default(subscriber);
    let world = World::new(t, Options::default()).await;
    // Nobody answers there: what is sent waits to be sent again
    t.new_webhook(&t.scope, "http://127.0.0.1:9/", &[EventType::AllEvents])
        .await;
    let mut planted = plant(&world).await;
    let invited = &invite(t, &mut planted.canaries).await;
    // What is not sealed is found: the test can fail
    let plain = planted.canaries.text();
    let (user, seen) = (
        &planted.user,
        &BTreeMap::from([("note".to_owned(), plain.clone())]),
    );
    let other = &t
        .write(|tx| async move { t.create_user(&tx, &t.scope, seen).await })
        .await
        .unwrap()
        .id;
    assert!(!found(t, std::slice::from_ref(&plain)).await.is_empty());
    // Nothing else lies open even while it is there
    let sealed = &planted.canaries.0[..planted.canaries.0.len() - 1];
    assert!(sealed.len() > 30, "{}", sealed.len());
    assert_eq!(found(t, sealed).await, Vec::<String>::new());

    let runner = world.run();
    t.write(|tx| async move {
        t.revoke_account(&tx, &t.scope, planted.account, RevokedBy::User)
            .await?;
        t.revoke_archive(&tx, &t.scope, planted.archive, RevokedBy::User)
            .await?;
        t.erase_user(&tx, &t.scope, invited, RevokedBy::Tenant).await?;
        t.erase_user(&tx, &t.scope, other, RevokedBy::Tenant).await
    })
    .await
    .unwrap();
    t.wake().jobs();
    world.erased().await;
    // Deliveries are tried, and fail, while the runner still runs
    tokio::time::sleep(Duration::from_millis(300)).await;
    runner.shutdown(Duration::from_secs(5)).await;
    assert_eq!(found(t, &planted.canaries.0).await, Vec::<String>::new());
    for source in [
        SourceId::Account(planted.account),
        SourceId::Archive(planted.archive),
    ] {
        assert_eq!(t.count_records(&t.scope, source).await.unwrap(), []);
        assert!(matches!(
            t.keys().get(source.uuid()).await,
            Err(StoreError::Erased(_))
        ));
    }
    for table in [
        "records",
        "record_versions",
        "link_marks",
        "raw_files",
        "page_pictures",
        "search_terms",
    ] {
        assert_eq!(
            t.dump(Some(&t.scope)).await[table],
            Vec::<String>::new(),
            "{table}"
        );
    }
    let said = log.0.lock().unwrap().clone();
    assert!(!said.is_empty());
    for canary in &planted.canaries.0 {
        for form in forms(canary) {
            assert!(
                !said.windows(form.len()).any(|window| window == form),
                "{canary} in the log"
            );
        }
    }
    assert!(t.user(&t.scope, user).await.unwrap().is_some());
}

/// Copies a folder without the files that are named.
fn copy(from: &Path, to: &Path, without: &str) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => copy(&path, &to.join(&name), without),
            false if name.starts_with(without) => {}
            false => drop(std::fs::copy(&path, to.join(&name)).unwrap()),
        }
    }
}

/// Whoever has a copy of the data from before, even with the master key, has nothing that opens without the key store.
async fn a_copy_without_the_keys_opens_nothing(t: &TestStore) {
    let world = World::new(t, Options::default()).await;
    let planted = plant(&world).await;
    let source = SourceId::Account(planted.account);
    let filter = RecordFilter {
        source: Some(source),
        ..Default::default()
    };
    let first = PageRequest::first(10);
    assert!(
        !t.records::<Income>(&t.scope, filter, first)
            .await
            .unwrap()
            .items
            .is_empty()
    );
    let folder = Folder::new();
    let mut options = t.options();
    if t.is_sqlite() {
        copy(t.folder(), folder.path(), "keys");
        options.database_url = format!("sqlite:{}/data.db", folder.path().display());
        options.keys_url = format!("sqlite:{}/keys.db", folder.path().display());
        options.files = folder.path().join("files");
    } else {
        // The same data beside a key store that is empty
        copy(t.folder(), folder.path(), "keys");
        options.keys_url = format!("sqlite:{}/keys.db", folder.path().display());
    }
    let thief = t.node_with(options).await.unwrap();
    let rows = thief.count_records(&t.scope, source).await.unwrap();
    assert!(!rows.is_empty(), "the rows are there");
    let page = thief.records::<Income>(&t.scope, filter, first).await.unwrap();
    assert!(page.items.is_empty(), "and do not open");
    assert!(thief.account_login(&t.scope, planted.account).await.is_err());
    assert!(thief.account_login_name(&t.scope, planted.account).await.is_err());
    let archive = thief.archive(&t.scope, planted.archive).await.unwrap().unwrap();
    assert!(thief.archive_contents(&archive).await.is_err());
    thief.close().await;
    for canary in &planted.canaries.0 {
        for form in forms(canary) {
            let mut folders = vec![folder.path().to_owned()];
            while let Some(next) = folders.pop() {
                for entry in std::fs::read_dir(next).unwrap() {
                    let path = entry.unwrap().path();
                    match path.is_dir() {
                        true => folders.push(path),
                        false => {
                            let bytes = std::fs::read(&path).unwrap();
                            assert!(!bytes.windows(form.len()).any(|window| window == form));
                        }
                    }
                }
            }
        }
    }
}
