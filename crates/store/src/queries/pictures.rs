//! Pictures of an archive's pages, as its reader saw them: sealed under the archive's data key, gone with it.

use std::time::Duration;

use openwink_model::{
    accounts::ArchiveStatus,
    ids::{ArchiveId, JobId, RawFileId, TypedId},
    mode::Scope,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use zeroize::Zeroizing;

use super::jobs::JobBody;
use crate::{Store, StoreError, Tx, entities::page_pictures};

/// How long after its pictures an archive's reading must be there, or they are erased.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// Pictures in the file store that no archive has yet.
#[derive(Debug, Clone)]
pub struct StoredPictures {
    guard: Option<JobId>,
    /// By page; a page of which there is none is not here.
    files: Vec<(usize, RawFileId)>,
}

impl Store {
    /// Seals pictures and writes them to the file store, before the change that stores what was read. A job that erases
    /// them is there before them, in case that change never comes. An empty picture is none.
    pub async fn put_pictures(
        &self,
        archive: ArchiveId,
        pictures: &[Zeroizing<Vec<u8>>],
    ) -> Result<StoredPictures, StoreError> {
        let files: Vec<(usize, RawFileId)> = pictures
            .iter()
            .enumerate()
            .filter(|(_, picture)| !picture.is_empty())
            .map(|(page, _)| (page, self.ambient().id()))
            .collect();
        if files.is_empty() {
            return Ok(StoredPictures { guard: None, files });
        }
        // Of nobody: the archive's own key must outlive them
        let body = &JobBody::Erase {
            owner: self.ambient().uuid(),
            files: files.iter().map(|(_, file)| *file).collect(),
            order: None,
        };
        let due = self.ambient().now().plus(ABANDONED_AFTER);
        let guard = self
            .write(|tx| async move { self.enqueue_own(&tx, body, due).await })
            .await?;
        let key = self.keys().get(archive.uuid()).await?;
        for (page, file) in &files {
            let sealed = key.seal(self.ambient(), &context(*file), &pictures[*page]);
            self.files().put(*file, &sealed).await?;
        }
        Ok(StoredPictures {
            guard: Some(guard),
            files,
        })
    }

    /// Gives an archive its pictures. Nothing where it is not there, or revoked: the job erases them then.
    pub async fn attach_pictures(
        &self,
        tx: &Tx,
        scope: &Scope,
        archive: ArchiveId,
        pictures: &StoredPictures,
    ) -> Result<bool, StoreError> {
        let Some(guard) = pictures.guard else {
            return Ok(false);
        };
        let found = self.archive_in(tx, scope, archive).await?;
        if found.is_none_or(|archive| archive.status == ArchiveStatus::Revoked) {
            return Ok(false);
        }
        self.cancel_job(tx, guard).await?;
        let rows = pictures
            .files
            .iter()
            .map(|(page, file)| page_pictures::ActiveModel {
                archive_id: Set(archive.uuid()),
                page: Set(*page as i64),
                file_id: Set(file.uuid()),
            });
        page_pictures::Entity::insert_many(rows)
            .exec_without_returning(tx.db())
            .await?;
        Ok(true)
    }

    /// The picture of a page; `None` where there is none, or the archive was revoked.
    pub async fn page_picture(
        &self,
        scope: &Scope,
        archive: ArchiveId,
        page: usize,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        if self.archive(scope, archive).await?.is_none() {
            return Ok(None);
        }
        let row = page_pictures::Entity::find_by_id((archive.uuid(), page as i64))
            .one(self.db().reader())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let key = match self.keys().get(archive.uuid()).await {
            Ok(key) => key,
            Err(StoreError::Erased(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let file = RawFileId::from_uuid(row.file_id);
        match self.files().get(file).await? {
            Some(sealed) => Ok(Some(key.open(&context(file), &sealed)?)),
            None => Ok(None),
        }
    }

    /// Takes an archive's pictures from it; says which files are to be erased.
    pub(super) async fn take_pictures(
        &self,
        tx: &Tx,
        archive: ArchiveId,
    ) -> Result<Vec<RawFileId>, StoreError> {
        let rows = page_pictures::Entity::find()
            .filter(page_pictures::Column::ArchiveId.eq(archive.uuid()))
            .all(tx.db())
            .await?;
        page_pictures::Entity::delete_many()
            .filter(page_pictures::Column::ArchiveId.eq(archive.uuid()))
            .exec(tx.db())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| RawFileId::from_uuid(row.file_id))
            .collect())
    }
}

fn context(file: RawFileId) -> Vec<u8> {
    format!("picture/{file}").into_bytes()
}
