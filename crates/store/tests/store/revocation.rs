//! Revoking leaves nothing that could be read, tells of it once, and wins over whatever happens at the same time.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::receipts::RevokedBy;
use openwink_model::{
    ConnectionStatus, TaskType,
    accounts::ArchiveStatus,
    connector::Login,
    events::EventType,
    ids::{AccountId, ArchiveId, SourceId, TypedId, UserId},
    link::State,
    providers::LoginMethod,
    records::{Income, RecordKind},
};
use openwink_store::{Account, AccountChange, JobBody, Lane, NewFile, RecordFilter, SignalName, StoreError};
use openwink_testkit::{
    Database, TestStore, on_both,
    records::{any, day, income},
};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait};

use crate::{archives::new_archive, records::add};

on_both!(
    a_revoked_account_leaves_nothing_to_read,
    a_destroyed_key_is_gone_from_the_journal_too,
    revoking_is_told_once,
    a_failed_change_revokes_nothing,
    revoking_wins_over_records_that_come_at_the_same_time,
    accounts_of_one_user_are_revoked_at_once,
    a_revoked_archive_leaves_nothing_to_read,
    archives_are_revoked_once,
);

const MARKER: &str = "Marker Person 0815";

async fn revoke(t: &TestStore, id: AccountId) -> Account {
    t.write(|tx| async move { t.revoke_account(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await
        .unwrap()
        .unwrap()
}

/// Does what the erase job does with what is due; says how many it did.
async fn erase(t: &TestStore) -> usize {
    let jobs = t
        .claim_jobs(Lane::Rest, 100, Duration::from_secs(60))
        .await
        .unwrap();
    for job in &jobs {
        let JobBody::Erase { owner, files, .. } = &job.body else {
            panic!("{:?}", job.body)
        };
        t.finish_erasure(*owner, files).await.unwrap();
        t.write(|tx| async move { t.complete_job(&tx, job).await })
            .await
            .unwrap();
    }
    jobs.len()
}

/// An account that has everything an account can have.
async fn linked(t: &TestStore) -> (UserId, AccountId) {
    let (user, account) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let login = &Login {
        method: LoginMethod::Password,
        fields: BTreeMap::from([("userName".to_owned(), MARKER.to_owned().into())]),
    };
    let owner = &user;
    t.write(|tx| async move {
        let change = AccountChange {
            login: Some(login),
            login_name: Some(MARKER),
            status: Some((ConnectionStatus::Connected, None)),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, account, change).await?;
        t.start_task(&tx, &t.scope, owner, source, TaskType::LinkAccount, "sandbox_gig")
            .await
    })
    .await
    .unwrap();
    let records: Vec<_> = RecordKind::ALL.iter().map(|kind| any(*kind, MARKER)).collect();
    add(t, &user, source, &records).await;
    (user, account)
}

async fn a_revoked_account_leaves_nothing_to_read(t: &TestStore) {
    let (user, account) = linked(t).await;
    let (_, bystander) = linked(t).await;
    let source = SourceId::Account(account);
    let revoked = revoke(t, account).await;
    assert_eq!(revoked.status, ConnectionStatus::Disconnected);
    assert_eq!(t.count_records(&t.scope, source).await.unwrap(), []);
    assert!(t.account_login(&t.scope, account).await.unwrap().is_none());
    assert!(t.account_login_name(&t.scope, account).await.unwrap().is_none());
    let open = t.write(|tx| async move { t.has_open_task(&tx, &t.scope, source).await });
    assert!(!open.await.unwrap());
    assert_eq!(
        t.column::<i64>("SELECT count(*) FROM records").await,
        [RecordKind::ALL.len() as i64],
        "the bystander's"
    );

    assert_eq!(erase(t).await, 1);
    assert!(matches!(
        t.keys().get(account.uuid()).await,
        Err(StoreError::Erased(_))
    ));
    let cold = t.another_node().await;
    assert!(matches!(
        cold.keys().get(account.uuid()).await,
        Err(StoreError::Erased(_))
    ));
    assert_eq!(erase(t).await, 0);
    t.finish_erasure(account.uuid(), &[]).await.unwrap();
    assert_eq!(t.find(MARKER.as_bytes()).await, Vec::<String>::new());

    // The id stays, and so does the user; the bystander's data too
    assert!(t.account(&t.scope, account).await.unwrap().is_some());
    assert!(t.user(&t.scope, &user).await.unwrap().is_some());
    assert!(t.account_login(&t.scope, bystander).await.unwrap().is_some());
}

/// An account's key as it is stored.
async fn wrapped(t: &TestStore, id: AccountId) -> Vec<u8> {
    let keys = t.raw_keys().await;
    let query = format!(
        "SELECT wrapped FROM data_keys WHERE owner = {}",
        t.literal(id.uuid())
    );
    let statement = Statement::from_string(keys.get_database_backend(), query);
    let row = keys.query_one_raw(statement).await.unwrap().unwrap();
    keys.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn a_destroyed_key_is_gone_from_the_journal_too(t: &TestStore) {
    let (_, account) = linked(t).await;
    let (_, bystander) = linked(t).await;
    let (gone, stays) = (wrapped(t, account).await, wrapped(t, bystander).await);
    assert!(!t.find(&gone).await.is_empty());
    revoke(t, account).await;
    erase(t).await;
    assert_eq!(t.find(&gone).await, Vec::<String>::new());
    assert!(!t.find(&stays).await.is_empty());
}

/// SQLite cannot empty its journal while somebody reads what is in it, as a backup does.
#[test]
fn a_key_that_is_still_in_the_journal_is_not_said_to_be_gone() {
    openwink_testkit::run(Database::Sqlite, async |t| {
        let (_, account) = linked(t).await;
        let key = wrapped(t, account).await;
        let keys = t.raw_keys().await;
        let reader = keys.begin().await.unwrap();
        let look = Statement::from_string(reader.get_database_backend(), "SELECT count(*) FROM data_keys");
        reader.query_one_raw(look).await.unwrap();
        let erased = t.finish_erasure(account.uuid(), &[]).await;
        assert!(matches!(erased, Err(StoreError::Busy(_))), "{erased:?}");
        reader.rollback().await.unwrap();
        t.finish_erasure(account.uuid(), &[]).await.unwrap();
        keys.close().await.unwrap();
        assert_eq!(t.find(&key).await, Vec::<String>::new());
    });
}

async fn events(t: &TestStore) -> Vec<String> {
    t.column("SELECT kind FROM events ORDER BY id").await
}

async fn revoking_is_told_once(t: &TestStore) {
    t.new_webhook(&t.scope, "http://127.0.0.1:1/", &[EventType::AccountDisconnected])
        .await;
    let (user, account) = linked(t).await;
    let first = revoke(t, account).await;
    t.wait(Duration::from_secs(5));
    let second = revoke(t, account).await;
    assert_eq!(format!("{first:?}"), format!("{second:?}"));
    assert_eq!(events(t).await, ["ACCOUNT_DISCONNECTED"]);
    assert_eq!((t.count("deliveries").await, t.count("jobs").await), (1, 1));
    let signals = t.signals_after(&user, 0).await.unwrap();
    assert_eq!(signals.len(), 1);
    assert_eq!(
        (signals[0].name, signals[0].account_id),
        (SignalName::AccountRemoved, Some(account))
    );

    // Ten at once tell of it once as well
    let (_, account) = linked(t).await;
    let revoked = t
        .at_once(10, |t, _| async move { revoke(&t, account).await.status })
        .await;
    assert!(
        revoked
            .iter()
            .all(|status| *status == ConnectionStatus::Disconnected)
    );
    assert_eq!(events(t).await.len(), 2);
    assert_eq!(t.count("jobs").await, 2);
}

async fn a_failed_change_revokes_nothing(t: &TestStore) {
    let (_, account) = linked(t).await;
    let before = t.dump(None).await;
    let failed = t
        .write(|tx| async move {
            t.revoke_account(&tx, &t.scope, account, RevokedBy::Tenant)
                .await?;
            Err::<(), _>(StoreError::Stale)
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Stale)));
    assert_eq!(t.dump(None).await, before);
    let nobody: AccountId = t.ambient().id();
    let none = t
        .write(|tx| async move { t.revoke_account(&tx, &t.scope, nobody, RevokedBy::Tenant).await })
        .await;
    assert!(none.unwrap().is_none());
}

async fn revoking_wins_over_records_that_come_at_the_same_time(t: &TestStore) {
    // Two nodes: the one that adds has the account's key in its memory and hears nothing of the revoking
    let adder = &t.another_node().await;
    for _ in 0..8 {
        let (user, account) = linked(t).await;
        let source = SourceId::Account(account);
        adder.keys().get(account.uuid()).await.unwrap();
        let adding = adder.at_once(6, |t, _| {
            let user = user.clone();
            async move {
                let (t, user) = (&t, &user);
                let new = &[income(MARKER, day(3), 100).into()];
                t.write(|tx| async move {
                    t.add_records(&tx, &t.scope, user, source, "sandbox_gig", new)
                        .await
                })
                .await
            }
        });
        let (added, _) = tokio::join!(adding, revoke(t, account));
        for error in added.into_iter().filter_map(Result::err) {
            assert!(matches!(error, StoreError::Erased(_)), "{error}");
        }
        erase(t).await;
        let left = t
            .records::<Income>(
                &t.scope,
                RecordFilter {
                    source: Some(source),
                    ..Default::default()
                },
                openwink_store::PageRequest::first(10),
            )
            .await
            .unwrap();
        assert!(left.items.is_empty());
        assert_eq!(
            t.count_records(&t.scope, source).await.unwrap(),
            [],
            "rows outlived their account"
        );
    }
}

async fn accounts_of_one_user_are_revoked_at_once(t: &TestStore) {
    // The wizard has never been opened: both revocations would make its row
    for _ in 0..5 {
        let user = t.new_user(&t.scope).await.id;
        let mut accounts = Vec::new();
        for _ in 0..6 {
            accounts.push(t.new_account(&t.scope, &user).await.id);
        }
        let revoked = t
            .at_once(6, |t, number| {
                let account = accounts[number];
                async move {
                    t.write(|tx| {
                        let t = &t;
                        async move { t.revoke_account(&tx, &t.scope, account, RevokedBy::Tenant).await }
                    })
                    .await
                }
            })
            .await;
        for account in revoked {
            assert!(account.unwrap().is_some());
        }
        let signals = t.signals_after(&user, 0).await.unwrap();
        assert!(signals.iter().map(|signal| signal.sequence).eq(1..=6));
    }
}

async fn uploaded(t: &TestStore, user: &UserId) -> ArchiveId {
    let id: ArchiveId = t.ambient().id();
    let file = |name: &str| NewFile {
        name: name.into(),
        format: "PDF",
        sub_type: None,
        content: MARKER.as_bytes().repeat(100),
    };
    let files = vec![file(MARKER), file("payslip.pdf")];
    let (guard, files) = t.put_files(id, files).await.unwrap().into_parts();
    let files = &files;
    t.write(|tx| async move {
        t.cancel_job(&tx, guard).await?;
        t.create_archive(&tx, &t.scope, &new_archive(id, user), files)
            .await
    })
    .await
    .unwrap();
    id
}

async fn a_revoked_archive_leaves_nothing_to_read(t: &TestStore) {
    let user = &t.new_user(&t.scope).await.id;
    let (id, bystander) = (uploaded(t, user).await, uploaded(t, user).await);
    // The wizard looks at it
    t.write(|tx| async move {
        let link = t.link(&tx, &t.scope, user).await?;
        let state = &State::UploadDone { archive: id };
        t.save_link(&tx, &t.scope, user, &link, state, Vec::new()).await
    })
    .await
    .unwrap();
    t.wait(Duration::from_secs(60));
    let revoked = t
        .write(|tx| async move { t.revoke_archive(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(revoked.status, ArchiveStatus::Revoked);
    assert_eq!(revoked.status_at, TestStore::START.plus(Duration::from_secs(60)));
    assert_eq!(t.link_now(&t.scope, user).await.unwrap().state, State::Connected);
    let stored = || std::fs::read_dir(t.files().folder()).unwrap().count();
    assert_eq!(stored(), 4);
    assert_eq!(erase(t).await, 1);
    assert_eq!(stored(), 2);
    assert!(t.archive_files(&revoked).await.unwrap().is_empty());
    assert_eq!(t.find(MARKER.as_bytes()).await, Vec::<String>::new());
    let bystander = t.archive(&t.scope, bystander).await.unwrap().unwrap();
    assert_eq!(t.archive_files(&bystander).await.unwrap().len(), 2);
    assert_eq!(bystander.status, ArchiveStatus::Started);
    assert_eq!(
        events(t).await,
        [
            "ARCHIVE_STARTED",
            "TASK_STARTED",
            "ARCHIVE_STARTED",
            "TASK_STARTED",
            "ARCHIVE_REVOKED"
        ]
    );
}

async fn archives_are_revoked_once(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let id = uploaded(t, &user).await;
    let revoked = t
        .at_once(10, |t, _| async move {
            let t = &t;
            t.write(|tx| async move { t.revoke_archive(&tx, &t.scope, id, RevokedBy::Tenant).await })
                .await
        })
        .await;
    for archive in revoked {
        assert_eq!(archive.unwrap().unwrap().status, ArchiveStatus::Revoked);
    }
    assert_eq!(
        events(t).await,
        ["ARCHIVE_STARTED", "TASK_STARTED", "ARCHIVE_REVOKED"]
    );
    // To erase it, and to read it, which finds that there is nothing to do
    assert_eq!(t.count("jobs").await, 2);
    // One that was made in the same change
    let id: ArchiveId = t.ambient().id();
    let user = &user;
    let done = t
        .write(|tx| async move {
            t.create_archive(&tx, &t.scope, &new_archive(id, user), &[])
                .await?;
            t.revoke_archive(&tx, &t.scope, id, RevokedBy::Tenant).await
        })
        .await;
    assert!(done.unwrap().is_some());
}
