//! Pictures of pages: sealed, shown to their scope, gone with their archive, and gone where nobody took them.

use std::time::Duration;

use openwink_model::ids::{ArchiveId, UserId};
use openwink_model::receipts::RevokedBy;
use openwink_store::{JobBody, Lane};
use openwink_testkit::{TestStore, on_both};
use zeroize::Zeroizing;

use crate::archives::new_archive;

on_both!(
    a_picture_is_sealed_and_shown,
    pictures_go_with_their_archive,
    pictures_that_nobody_takes_are_erased,
);

const MARKER: &[u8] = b"a picture of marker person 0815";

async fn archive(t: &TestStore, user: &UserId) -> ArchiveId {
    let id: ArchiveId = t.ambient().id();
    let (guard, files) = t.put_files(id, Vec::new()).await.unwrap().into_parts();
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

fn pictures() -> [Zeroizing<Vec<u8>>; 3] {
    [MARKER.to_vec(), Vec::new(), MARKER.to_vec()].map(Zeroizing::new)
}

async fn shown(t: &TestStore, id: ArchiveId) {
    let stored = &t.put_pictures(id, &pictures()).await.unwrap();
    let done = t
        .write(|tx| async move { t.attach_pictures(&tx, &t.scope, id, stored).await })
        .await;
    assert!(done.unwrap());
}

fn files(t: &TestStore) -> usize {
    std::fs::read_dir(t.files().folder()).unwrap().count()
}

/// Does what the erase job does with what is due.
async fn erase(t: &TestStore) {
    for job in t
        .claim_jobs(Lane::Rest, 100, Duration::from_secs(60))
        .await
        .unwrap()
    {
        if let JobBody::Erase { owner, files, .. } = &job.body {
            t.finish_erasure(*owner, files).await.unwrap();
        }
    }
}

async fn a_picture_is_sealed_and_shown(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let id = archive(t, &user).await;
    shown(t, id).await;
    let page = async |number| t.page_picture(&t.scope, id, number).await.unwrap();
    assert_eq!(**page(0).await.unwrap(), *MARKER);
    assert_eq!(**page(2).await.unwrap(), *MARKER);
    assert!(page(1).await.is_none() && page(3).await.is_none());
    assert_eq!(t.find(MARKER).await, Vec::<String>::new());
    // The job that would have erased them is gone
    t.wait(Duration::from_secs(2 * 3600));
    erase(t).await;
    assert!(page(0).await.is_some());
}

async fn pictures_go_with_their_archive(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let (id, bystander) = (archive(t, &user).await, archive(t, &user).await);
    shown(t, id).await;
    shown(t, bystander).await;
    assert_eq!(files(t), 4);
    t.write(|tx| async move { t.revoke_archive(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await
        .unwrap();
    assert!(t.page_picture(&t.scope, id, 0).await.unwrap().is_none());
    erase(t).await;
    assert_eq!(files(t), 2);
    assert!(t.page_picture(&t.scope, bystander, 0).await.unwrap().is_some());
    // What was read before and stored after the revocation is not taken
    let late = t.put_pictures(id, &pictures()).await;
    assert!(late.is_err(), "its key is destroyed");
}

async fn pictures_that_nobody_takes_are_erased(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let id = archive(t, &user).await;
    t.put_pictures(id, &pictures()).await.unwrap();
    assert_eq!(files(t), 2);
    t.wait(Duration::from_secs(2 * 3600));
    erase(t).await;
    assert_eq!(files(t), 0);
    // And the archive's own key is still there
    shown(t, id).await;
    assert!(t.page_picture(&t.scope, id, 0).await.unwrap().is_some());
}
