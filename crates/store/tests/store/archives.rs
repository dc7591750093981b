//! Archives and their files: contents and names are sealed.

use openwink_model::{
    accounts::ArchiveStatus,
    ids::{ArchiveId, RawFileId, TypedId, UserId},
};
use openwink_store::{Archive, NewFile, PageRequest, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    files_are_sealed_and_read_again,
    archives_are_listed_newest_first,
    the_file_store_stores_whole_files,
);

async fn upload(t: &TestStore, user: &UserId, files: &[(&str, &[u8])]) -> Archive {
    let id: ArchiveId = t.ambient().id();
    let files = files.iter().map(|(name, content)| NewFile {
        name: (*name).into(),
        format: "PDF",
        content: content.to_vec(),
    });
    let files = &t.put_files(id, files.collect()).await.unwrap();
    t.write(|tx| async move { t.create_archive(&tx, &t.scope, id, user, "PAYSLIP", files).await })
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
            .archives(&t.scope, user, PageRequest::first(size))
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
