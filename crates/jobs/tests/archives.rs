//! Archives through the runner: from the upload to records and events, with a reader that says what a test wants.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use openwink_documents::{
    Area, Checks, Class, Classification, Extraction, Field, Found, PageInfo, Problem, ProblemCode, Reading,
    TextSource, Value,
};
use openwink_jobs::{ArchiveRead, Context, DocumentReader, Options, Runner};
use openwink_model::receipts::RevokedBy;
use openwink_model::{
    Amount, Country, Currency, Date, TaskType,
    accounts::{ArchiveErrorCode, ArchiveStatus, Uploader},
    events::EventType,
    ids::{ArchiveId, SourceId, UserId},
    records::{Document, Income, RecordKind},
};
use openwink_providers::Catalogues;
use openwink_store::{Archive, NewArchive, NewFile, PageRequest, Period, RecordFilter, StoreError};
use openwink_testkit::{TestStore, on_both, records};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

on_both!(
    a_payslip_becomes_records_and_events,
    a_payslip_is_compared_with_linked_accounts,
    what_cannot_be_read_says_why,
    our_own_failure_is_tried_again,
    a_class_that_is_not_read_is_unsupported,
    only_a_class_is_asked_for,
    the_sandbox_reads_its_samples_alone,
    a_revoked_archive_stays_revoked,
    an_open_wizard_hears_of_it,
    a_file_that_is_lost_ends_in_an_error,
);

/// What stands for the picture of a page.
const PICTURE: &[u8] = b"a page's picture";

/// Answers with what it is given, in turn; the last one again and again.
struct Says {
    readings: Mutex<Vec<Reading>>,
    asked: AtomicUsize,
}

#[async_trait]
impl DocumentReader for Says {
    async fn read(&self, files: Vec<Zeroizing<Vec<u8>>>, _: Option<Country>) -> ArchiveRead {
        assert_eq!(**files[0], *b"%PDF a payslip");
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut readings = self.readings.lock().unwrap();
        let reading = match readings.len() {
            1 => readings[0].clone(),
            _ => readings.remove(0),
        };
        ArchiveRead {
            pictures: reading
                .pages
                .iter()
                .map(|_| Zeroizing::new(PICTURE.to_vec()))
                .collect(),
            reading,
        }
    }
}

struct World<'a> {
    t: &'a TestStore,
    user: UserId,
    reader: Arc<Says>,
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn day(month: i8, day: i8) -> Value {
    Value::Date(Date::new(2025, month, day).unwrap())
}

fn read(class: Class, fields: &[(Field, Value)]) -> Reading {
    let found = |value: &Value| Found {
        value: value.clone(),
        confidence: 0.97,
        page: 0,
        area: Area::default(),
    };
    Reading {
        classification: Some(Classification {
            file_type: class,
            confidence: 0.99,
        }),
        pages: vec![PageInfo {
            file: 0,
            number: 0,
            width: 595.0,
            height: 842.0,
            source: TextSource::TextLayer,
            turned: 0,
            words: 120,
        }],
        documents: vec![Extraction {
            file_type: class,
            pages: vec![0],
            fields: fields
                .iter()
                .map(|(field, value)| (*field, found(value)))
                .collect(),
            lines: Vec::new(),
        }],
        ..Reading::default()
    }
}

fn payslip(net: i64) -> Reading {
    read(
        Class::Payslip,
        &[
            (Field::StartDate, day(5, 1)),
            (Field::EndDate, day(5, 31)),
            (Field::Currency, Value::Currency(Currency::Php)),
            (Field::NetAmount, Value::Amount(Amount::units(net))),
            (Field::EmployerName, text("Manila Rides Inc.")),
            (Field::EmployeeName, text("Marker Person")),
        ],
    )
}

fn broken(code: ProblemCode) -> Reading {
    Reading {
        problems: vec![Problem {
            file: 0,
            code,
            message: "It is damaged.".into(),
        }],
        ..Reading::default()
    }
}

impl<'a> World<'a> {
    async fn new(t: &'a TestStore, readings: Vec<Reading>) -> Self {
        t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
            .await;
        Self {
            t,
            user: t.new_user(&t.scope).await.id,
            reader: Arc::new(Says {
                readings: Mutex::new(readings),
                asked: AtomicUsize::new(0),
            }),
        }
    }

    async fn upload(&self, task: TaskType) -> ArchiveId {
        let t = self.t;
        let id: ArchiveId = t.ambient().id();
        let file = NewFile {
            name: "May.pdf".into(),
            format: "PDF",
            sub_type: None,
            content: b"%PDF a payslip".to_vec(),
        };
        let (guard, files) = t.put_files(id, vec![file]).await.unwrap().into_parts();
        let new = &NewArchive {
            id,
            user: self.user.clone(),
            requested_type: Some("PAYSLIP".into()),
            task,
            uploaded_by: Uploader::Tenant,
        };
        let files = &files;
        t.write(|tx| async move {
            t.cancel_job(&tx, guard).await?;
            t.create_archive(&tx, &t.scope, new, files).await
        })
        .await
        .unwrap();
        id
    }

    fn context(&self, any_document: bool) -> Context {
        Context {
            store: self.t.store.clone(),
            catalogues: Catalogues::load(),
            options: Arc::new(Options {
                poll: Duration::from_millis(20),
                sandbox_any_document: any_document,
                ..Options::default()
            }),
            reader: self.reader.clone(),
            post: None,
        }
    }

    /// Uploads, and waits until the runner is done with it.
    async fn read(&self, task: TaskType) -> Archive {
        let id = self.upload(task).await;
        self.run(true, id).await
    }

    async fn run(&self, any_document: bool, id: ArchiveId) -> Archive {
        let runner = Runner::start(self.context(any_document)).unwrap();
        for _ in 0..500 {
            let archive = self.t.archive(&self.t.scope, id).await.unwrap().unwrap();
            if archive.status != ArchiveStatus::Started {
                runner.shutdown(Duration::from_secs(5)).await;
                return archive;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
            // What is tried again waits on the clock that tests move
            self.t.wait(Duration::from_secs(1));
        }
        panic!("the archive is still being read")
    }

    /// The events' types, and the data of each.
    async fn events(&self) -> (Vec<String>, Vec<Json>) {
        let kinds = self.t.column("SELECT kind FROM events ORDER BY id").await;
        let data: Vec<String> = self.t.column("SELECT data FROM events ORDER BY id").await;
        let data = data.iter().map(|data| serde_json::from_str(data).unwrap());
        (kinds, data.collect())
    }

    async fn reading(&self, id: ArchiveId) -> Reading {
        let json = self.t.archive_reading(&self.t.scope, id).await.unwrap().unwrap();
        serde_json::from_slice(&json).unwrap()
    }

    async fn compared(&self, id: ArchiveId) -> Option<Checks> {
        let json = self.t.archive_comparison(&self.t.scope, id).await.unwrap()?;
        Some(serde_json::from_slice(&json).unwrap())
    }
}

const ANALYZE: TaskType = TaskType::AnalyzeArchive;

async fn a_payslip_becomes_records_and_events(t: &TestStore) {
    let world = World::new(t, vec![payslip(42_000)]).await;
    let archive = world.read(ANALYZE).await;
    assert_eq!((archive.status, archive.error), (ArchiveStatus::Analyzed, None));
    assert_eq!(archive.class.as_deref(), Some("PAYSLIP"));

    let source = SourceId::Archive(archive.id);
    let counts = t.count_records(&t.scope, source).await.unwrap();
    use RecordKind::{
        Document as D, Eincome as M, Employment as E, Identity as I, Income as P, Insight as F,
    };
    assert_eq!(counts, [(I, 1), (E, 1), (P, 1), (D, 1), (M, 1), (F, 1)]);
    let filter = RecordFilter {
        source: Some(source),
        ..Default::default()
    };
    let incomes = t
        .records::<Income>(&t.scope, filter, PageRequest::first(9))
        .await
        .unwrap();
    assert_eq!(incomes.items[0].record.net_amount, Some(Amount::units(42_000)));
    let page = async |page| t.page_picture(&t.scope, archive.id, page).await.unwrap();
    assert_eq!(page(0).await.as_deref().map(Vec::as_slice), Some(PICTURE));
    assert!(page(1).await.is_none());

    let (kinds, data) = world.events().await;
    let expected = [
        "ARCHIVE_STARTED",
        "TASK_STARTED",
        "IDENTITY_ADDED",
        "EMPLOYMENTS_ADDED",
        "INCOMES_ADDED",
        "DOCUMENTS_ADDED",
        "EINCOMES_ADDED",
        "INSIGHT_ADDED",
        "ARCHIVE_ANALYZED",
        "TASK_FINISHED",
    ];
    assert_eq!(kinds, expected);
    let id = archive.id.to_string();
    assert_eq!(data[1]["taskType"], "ANALYZE_ARCHIVE");
    assert_eq!(
        (&data[4]["accountId"], &data[4]["count"]),
        (&json!(id), &json!(1))
    );
    assert_eq!(data[4]["sourceType"], "ARCHIVE");
    assert_eq!(data[8]["archiveId"], json!(id));
    assert_eq!(
        (&data[9]["status"], &data[9]["sourceId"]),
        (&json!("SUCCEEDED"), &json!(id))
    );
    assert_eq!(
        data[9]["datapoints"],
        json!([
            "IDENTITIES",
            "EMPLOYMENTS",
            "INCOMES",
            "DOCUMENTS",
            "EINCOMES",
            "INSIGHTS"
        ])
    );

    let tasks = t
        .tasks(
            &t.scope,
            None,
            Some(source),
            Period::default(),
            PageRequest::first(9),
        )
        .await
        .unwrap();
    assert!(tasks.items[0].finished_at.is_some() && tasks.items.len() == 1);
    assert_eq!(t.find(b"Marker Person").await, Vec::<String>::new());
    assert_eq!(jobs_left(t).await, ["expire", "prune"]);
}

async fn a_payslip_is_compared_with_linked_accounts(t: &TestStore) {
    let world = World::new(t, vec![payslip(50_000)]).await;
    let account = t.new_account(&t.scope, &world.user).await.id;
    let linked = [
        records::identity("Somebody Else").into(),
        records::income("Manila Rides", Date::new(2025, 5, 30).unwrap(), 4_200_000).into(),
    ];
    let (user, linked) = (&world.user, &linked);
    t.write(|tx| async move {
        let source = SourceId::Account(account);
        t.add_records(&tx, &t.scope, user, source, "sandbox_gig", linked)
            .await?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    let archive = world.read(ANALYZE).await;
    let checks = world.compared(archive.id).await.unwrap();
    assert!(checks.identity.unwrap().message.contains("“Somebody Else”"));
    let pay = checks.reconciliation.unwrap();
    assert_eq!(pay.result.as_str(), "FAILED");
    assert!(pay.message.contains("PHP 8000.00 more"), "{}", pay.message);
    assert_eq!(checks.location.unwrap().result.as_str(), "NO_DATA");
    // What the account said goes with it, also out of what was read of the document
    assert_eq!(world.reading(archive.id).await.checks.identity, None);
    t.write(|tx| async move { t.revoke_account(&tx, &t.scope, account, RevokedBy::User).await })
        .await
        .unwrap();
    assert_eq!(world.compared(archive.id).await, None);
}

async fn what_cannot_be_read_says_why(t: &TestStore) {
    let world = World::new(t, vec![broken(ProblemCode::Damaged)]).await;
    let archive = world.read(ANALYZE).await;
    assert_eq!(archive.status, ArchiveStatus::Error);
    let error = archive.error.unwrap();
    assert_eq!(error.code, ArchiveErrorCode::InvalidFieldFormat);
    assert_eq!(
        (error.reason.as_deref(), error.message.as_str()),
        (Some("DAMAGED"), "It is damaged.")
    );
    let (kinds, data) = world.events().await;
    assert_eq!(kinds[2..], ["ARCHIVE_FAILED", "TASK_FINISHED"]);
    assert_eq!(data[2]["errorCode"], "INVALID_FIELD_FORMAT");
    assert_eq!(data[2]["errorMessage"], "It is damaged.");
    assert_eq!(
        (&data[3]["status"], &data[3]["errorCode"]),
        (&json!("FAILED"), &json!("INVALID_FIELD_FORMAT"))
    );
    assert_eq!(t.count("records").await, 0);
    // The file stays
    assert_eq!(
        t.archive_files(&t.archive(&t.scope, archive.id).await.unwrap().unwrap())
            .await
            .unwrap()
            .len(),
        1
    );
}

async fn our_own_failure_is_tried_again(t: &TestStore) {
    let world = World::new(t, vec![broken(ProblemCode::ReaderFailed), payslip(1)]).await;
    assert_eq!(world.read(ANALYZE).await.status, ArchiveStatus::Analyzed);
    let world = World::new(t, vec![broken(ProblemCode::ReaderFailed)]).await;
    let archive = world.read(ANALYZE).await;
    assert_eq!(archive.error.unwrap().code, ArchiveErrorCode::SystemError);
    assert_eq!(world.reader.asked.load(Ordering::SeqCst), 3);
}

async fn a_class_that_is_not_read_is_unsupported(t: &TestStore) {
    let world = World::new(t, vec![read(Class::BankStatement, &[])]).await;
    let archive = world.read(ANALYZE).await;
    assert_eq!(
        (archive.status, archive.error),
        (ArchiveStatus::Unsupported, None)
    );
    assert_eq!(
        (archive.file_type.as_str(), archive.class.as_deref()),
        ("PAYSLIP", Some("BANK_STATEMENT"))
    );
    let documents = t
        .records::<Document>(&t.scope, RecordFilter::default(), PageRequest::first(9))
        .await
        .unwrap();
    assert_eq!(documents.items[0].record.name, "May.pdf");
    let (kinds, _) = world.events().await;
    assert_eq!(
        kinds[2..],
        ["DOCUMENTS_ADDED", "ARCHIVE_ANALYZED", "TASK_FINISHED"]
    );
}

async fn only_a_class_is_asked_for(t: &TestStore) {
    let world = World::new(t, vec![payslip(1)]).await;
    let archive = world.read(TaskType::ClassifyArchive).await;
    assert_eq!(
        (archive.status, archive.class.as_deref()),
        (ArchiveStatus::Analyzed, Some("PAYSLIP"))
    );
    assert_eq!(t.count("records").await, 0);
    let (kinds, data) = world.events().await;
    assert_eq!(kinds[2..], ["ARCHIVE_ANALYZED", "TASK_FINISHED"]);
    assert_eq!(data[3]["taskType"], "CLASSIFY_ARCHIVE");
}

async fn the_sandbox_reads_its_samples_alone(t: &TestStore) {
    let world = World::new(t, vec![payslip(1)]).await;
    let id = world.upload(ANALYZE).await;
    let error = world.run(false, id).await.error.unwrap();
    assert_eq!(error.code, ArchiveErrorCode::InvalidFieldFormat);
    assert!(
        error.message.contains("http://127.0.0.1:8080/samples"),
        "{}",
        error.message
    );
    assert_eq!(
        world.reader.asked.load(Ordering::SeqCst),
        0,
        "nothing strange is opened"
    );
}

/// The kinds of the jobs that are left: pruning, which stays for good, and no other where all is done.
async fn jobs_left(t: &TestStore) -> Vec<String> {
    t.ensure_pruning().await.unwrap();
    t.column("SELECT kind FROM jobs ORDER BY kind").await
}

async fn a_revoked_archive_stays_revoked(t: &TestStore) {
    let world = World::new(t, vec![payslip(1)]).await;
    let id = world.upload(ANALYZE).await;
    t.write(|tx| async move { t.revoke_archive(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await
        .unwrap();
    let runner = Runner::start(world.context(true)).unwrap();
    for _ in 0..500 {
        if jobs_left(t).await == ["prune"] {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    runner.shutdown(Duration::from_secs(5)).await;
    let archive = t.archive(&t.scope, id).await.unwrap().unwrap();
    assert_eq!(archive.status, ArchiveStatus::Revoked);
    assert_eq!(jobs_left(t).await, ["prune"]);
    assert_eq!(t.count("records").await, 0);
    assert_eq!(world.reader.asked.load(Ordering::SeqCst), 0);
    // Taken back, and then, with the key gone, certified: once
    let kinds: Vec<String> = t.column("SELECT kind FROM receipts ORDER BY number").await;
    assert_eq!(kinds, ["REVOCATION", "ERASURE"]);
}

async fn an_open_wizard_hears_of_it(t: &TestStore) {
    let world = World::new(t, vec![payslip(1)]).await;
    let user = &world.user;
    t.write(|tx| async move {
        let link = t.link(&tx, &t.scope, user).await?;
        t.save_link(
            &tx,
            &t.scope,
            user,
            &link,
            &openwink_model::link::State::Find,
            Vec::new(),
        )
        .await
    })
    .await
    .unwrap();
    let before = t.link_now(&t.scope, user).await.unwrap();
    world.read(ANALYZE).await;
    let after = t.link_now(&t.scope, user).await.unwrap();
    assert_eq!((after.revision, after.state), (before.revision + 1, before.state));
}

async fn a_file_that_is_lost_ends_in_an_error(t: &TestStore) {
    let world = World::new(t, vec![payslip(1)]).await;
    let id = world.upload(ANALYZE).await;
    let archive = t.archive(&t.scope, id).await.unwrap().unwrap();
    for file in t.archive_files(&archive).await.unwrap() {
        t.files().delete(file.id).await.unwrap();
    }
    let error = world.run(true, id).await.error.unwrap();
    assert_eq!(error.code, ArchiveErrorCode::SystemError);
    assert_eq!(world.reader.asked.load(Ordering::SeqCst), 0);
}
