//! Archives and their files: contents and names are sealed.

use openwink_model::receipts::RevokedBy;
use openwink_model::{
    TaskType,
    accounts::{ArchiveErrorCode, ArchiveStatus, Uploader},
    events::EventType,
    ids::{ArchiveId, RawFileId, SourceId, TypedId, UserId},
};
use openwink_store::{
    Archive, ArchiveError, ArchiveFilter, ArchiveOutcome, NewArchive, NewFile, PageRequest, Period,
    StoreError,
};
use openwink_testkit::{TestStore, on_both};

on_both!(
    files_are_sealed_and_read_again,
    archives_are_listed_newest_first,
    archives_are_listed_by_type_and_day,
    a_reading_is_stored_once_and_sealed,
    an_archive_begins_with_a_task_a_job_and_events,
    a_type_that_nobody_asked_for_is_what_was_found,
    the_file_store_stores_whole_files,
);

/// A payslip that a user sent.
pub fn new_archive(id: ArchiveId, user: &UserId) -> NewArchive {
    NewArchive {
        id,
        user: user.clone(),
        requested_type: Some("PAYSLIP".into()),
        task: TaskType::AnalyzeArchive,
        uploaded_by: Uploader::User,
    }
}

async fn upload(t: &TestStore, user: &UserId, files: &[(&str, &[u8])]) -> Archive {
    let id: ArchiveId = t.ambient().id();
    let files = files.iter().map(|(name, content)| NewFile {
        name: (*name).into(),
        format: "PDF",
        sub_type: None,
        content: content.to_vec(),
    });
    let files = &t.put_files(id, files.collect()).await.unwrap();
    t.write(|tx| async move {
        t.create_archive(&tx, &t.scope, &new_archive(id, user), files)
            .await
    })
    .await
    .unwrap()
}

async fn files_are_sealed_and_read_again(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let content = b"%PDF net pay of Christina: 31337".repeat(3);
    let archive = upload(t, &user, &[("Christina 2025.pdf", &content), ("empty", b"")]).await;
    assert_eq!(
        (archive.status, archive.created_at),
        (ArchiveStatus::Started, TestStore::START)
    );
    for clear in ["Christina", "31337"] {
        assert_eq!(t.find(clear.as_bytes()).await, Vec::<String>::new());
    }
    let node = t.another_node().await;
    let files = node.archive_files(&archive).await.unwrap();
    let names: Vec<(&str, i64)> = files.iter().map(|file| (file.name.as_str(), file.size)).collect();
    assert_eq!(
        names,
        [("Christina 2025.pdf", content.len() as i64), ("empty", 0)]
    );
    let sealed = node.files().get(files[0].id).await.unwrap().unwrap();
    let key = node.keys().get(archive.id.uuid()).await.unwrap();
    assert_eq!(
        *key.open(files[0].id.uuid().as_bytes(), &sealed).unwrap(),
        content
    );
    // A file that is put in another's place does not open
    assert!(key.open(files[1].id.uuid().as_bytes(), &sealed).is_err());
}

async fn archives_are_listed_newest_first(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let other = t.new_user(&t.scope).await.id;
    let mut ids = Vec::new();
    for user in [&user, &other, &user] {
        ids.push(upload(t, user, &[]).await.id);
    }
    let list = async |user: Option<&UserId>, size| {
        let page = t
            .archives(
                &t.scope,
                ArchiveFilter {
                    user,
                    ..Default::default()
                },
                PageRequest::first(size),
            )
            .await
            .unwrap();
        let listed: Vec<ArchiveId> = page.items.iter().map(|archive| archive.id).collect();
        (listed, page.next.is_some())
    };
    assert_eq!(list(None, 2).await, (vec![ids[2], ids[1]], true));
    assert_eq!(list(Some(&user), 2).await, (vec![ids[2], ids[0]], false));
}

async fn the_file_store_stores_whole_files(t: &TestStore) {
    let id: RawFileId = t.ambient().id();
    assert!(t.files().get(id).await.unwrap().is_none());
    t.files().put(id, b"first").await.unwrap();
    t.files().put(id, b"second").await.unwrap();
    assert_eq!(t.files().get(id).await.unwrap().unwrap(), b"second");
    let left = std::fs::read_dir(t.files().folder()).unwrap().count();
    assert_eq!(left, 1, "a partial file was left");
    t.files().check().await.unwrap();
    t.files().delete(id).await.unwrap();
    t.files().delete(id).await.unwrap();
    assert!(t.files().get(id).await.unwrap().is_none());
    // What cannot be written says so
    std::fs::remove_dir_all(t.files().folder()).unwrap();
    assert!(matches!(t.files().check().await, Err(StoreError::Files { .. })));
    let lost = t.files().put(id, b"lost").await;
    assert!(matches!(lost, Err(StoreError::Files { .. })));
}

async fn archives_are_listed_by_type_and_day(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let first = upload(t, &user, &[]).await.id;
    t.wait(std::time::Duration::from_secs(86_400));
    let second = upload(t, &user, &[]).await.id;
    let list = async |filter: ArchiveFilter<'_>| {
        let page = t.archives(&t.scope, filter, PageRequest::first(9)).await.unwrap();
        page.items
            .into_iter()
            .map(|archive| archive.id)
            .collect::<Vec<_>>()
    };
    let of_type = |file_type| ArchiveFilter {
        file_type: Some(file_type),
        ..Default::default()
    };
    assert_eq!(list(of_type("PAYSLIP")).await, [second, first]);
    assert_eq!(list(of_type("WATER_BILL")).await, []);
    let day = TestStore::START.date();
    let of_period = |start, end| ArchiveFilter {
        period: Period { start, end },
        ..Default::default()
    };
    assert_eq!(list(of_period(None, Some(day))).await, [first]);
    assert_eq!(list(of_period(Some(day.plus_days(1)), None)).await, [second]);
}

async fn settle(t: &TestStore, id: ArchiveId, outcome: &ArchiveOutcome<'_>) -> bool {
    t.write(|tx| async move { t.settle_archive(&tx, &t.scope, id, outcome).await })
        .await
        .unwrap()
}

async fn a_reading_is_stored_once_and_sealed(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let archive = upload(t, &user, &[("a.pdf", b"%PDF")]).await;
    assert!(t.archive_reading(&t.scope, archive.id).await.unwrap().is_none());
    let read = ArchiveOutcome {
        status: ArchiveStatus::Error,
        error: Some(ArchiveError {
            code: ArchiveErrorCode::InvalidFieldFormat,
            reason: Some("DAMAGED".into()),
            message: "The file is damaged.".into(),
        }),
        class: Some("PAYSLIP"),
        reading: br#"{"name":"Marker Person"}"#,
    };
    assert!(settle(t, archive.id, &read).await);
    assert_eq!(t.find(b"Marker Person").await, Vec::<String>::new());
    let again = ArchiveOutcome {
        status: ArchiveStatus::Analyzed,
        error: None,
        class: None,
        reading: b"{}",
    };
    assert!(!settle(t, archive.id, &again).await, "it is read already");
    let stored = t.archive(&t.scope, archive.id).await.unwrap().unwrap();
    assert_eq!(
        (stored.status, &stored.error),
        (ArchiveStatus::Error, &read.error)
    );
    assert_eq!(stored.class.as_deref(), Some("PAYSLIP"));
    let reading = t.archive_reading(&t.scope, archive.id).await.unwrap().unwrap();
    assert_eq!(&**reading, read.reading);
    let contents = t.archive_contents(&archive).await.unwrap();
    assert_eq!(**contents[0], *b"%PDF");

    let file = t.archive_files(&archive).await.unwrap()[0].id;
    let (named, content) = t.raw_file(file).await.unwrap().unwrap();
    assert_eq!((named.name.as_str(), &content[..]), ("a.pdf", &b"%PDF"[..]));
    t.write(|tx| async move {
        t.revoke_archive(&tx, &t.scope, archive.id, RevokedBy::Tenant)
            .await
    })
    .await
    .unwrap();
    assert!(t.archive_reading(&t.scope, archive.id).await.unwrap().is_none());
    assert!(t.raw_file(file).await.unwrap().is_none());
    let revoked = t.archive(&t.scope, archive.id).await.unwrap().unwrap();
    assert_eq!((revoked.error, revoked.class), (None, None));
    assert!(!settle(t, archive.id, &again).await, "what is revoked stays so");
}

async fn an_archive_begins_with_a_task_a_job_and_events(t: &TestStore) {
    t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
        .await;
    let user = t.new_user(&t.scope).await.id;
    let archive = upload(t, &user, &[]).await;
    let source = Some(SourceId::Archive(archive.id));
    let tasks = t
        .tasks(&t.scope, None, source, Period::default(), PageRequest::first(9))
        .await
        .unwrap();
    assert_eq!(tasks.items[0].kind, TaskType::AnalyzeArchive);
    assert_eq!(tasks.items[0].finished_at, None);
    let kinds: Vec<String> = t.column("SELECT kind FROM events ORDER BY id").await;
    assert_eq!(kinds, ["ARCHIVE_STARTED", "TASK_STARTED"]);
    let job: Vec<String> = t.column("SELECT body FROM jobs WHERE kind = 'readArchive'").await;
    assert!(job[0].contains(&archive.id.to_string()), "{job:?}");
}

async fn a_type_that_nobody_asked_for_is_what_was_found(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let id: ArchiveId = t.ambient().id();
    let files = &t.put_files(id, Vec::new()).await.unwrap();
    let new = &NewArchive {
        requested_type: None,
        task: TaskType::ClassifyArchive,
        ..new_archive(id, &user)
    };
    let made = t
        .write(|tx| async move { t.create_archive(&tx, &t.scope, new, files).await })
        .await
        .unwrap();
    assert_eq!((made.file_type.as_str(), made.requested_type), ("OTHERS", None));
    let found = ArchiveOutcome {
        status: ArchiveStatus::Analyzed,
        error: None,
        class: Some("WATER_BILL"),
        reading: b"{}",
    };
    assert!(settle(t, id, &found).await);
    let stored = t.archive(&t.scope, id).await.unwrap().unwrap();
    assert_eq!(stored.file_type, "WATER_BILL");
}
