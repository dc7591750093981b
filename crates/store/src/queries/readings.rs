//! What was read of an archive: sealed under the archive's data key, like its files. What it means is not known here.

use openwink_model::{
    accounts::ArchiveStatus,
    ids::{ArchiveId, RawFileId, TypedId, UserId},
    mode::Scope,
};
use sea_orm::{EntityTrait, QueryFilter, Set};
use zeroize::Zeroizing;

use super::{
    archives::{Archive, ArchiveError, RawFile, open_file},
    page::in_scope,
};
use crate::{
    Store, StoreError, Tx,
    entities::{archives, raw_files},
};

/// What a reading is sealed with, beside the archive's key.
const READING: &[u8] = b"reading";
const COMPARISON: &[u8] = b"comparison";

/// How reading an archive ended.
#[derive(Debug)]
pub struct ArchiveOutcome<'a> {
    pub status: ArchiveStatus,
    pub error: Option<ArchiveError>,
    /// What it was found to be, where that could be told.
    pub class: Option<&'a str>,
    /// What was read, as JSON; it is sealed.
    pub reading: &'a [u8],
}

impl Store {
    /// Stores how reading an archive ended; says whether it was still STARTED. Nothing is stored where it was not.
    pub async fn settle_archive(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ArchiveId,
        outcome: &ArchiveOutcome<'_>,
    ) -> Result<bool, StoreError> {
        let Some(archive) = self.archive_in(tx, scope, id).await? else {
            return Ok(false);
        };
        if archive.status != ArchiveStatus::Started {
            return Ok(false);
        }
        let key = self.keys().get(id.uuid()).await?;
        let error = outcome.error.as_ref();
        let mut change = archives::ActiveModel {
            status: Set(outcome.status.to_string()),
            status_at: Set(self.now(scope).micros()),
            error_code: Set(error.map(|error| error.code.to_string())),
            error_message: Set(error.map(|error| error.message.clone())),
            reason: Set(error.and_then(|error| error.reason.clone())),
            class: Set(outcome.class.map(str::to_owned)),
            reading_sealed: Set(Some(key.seal(self.ambient(), READING, outcome.reading))),
            ..Default::default()
        };
        if let (None, Some(class)) = (&archive.requested_type, outcome.class) {
            change.file_type = Set(class.to_owned());
        }
        let done = archives::Entity::update_many()
            .set(change)
            .filter(archives::COLUMN.id.eq(id.uuid()))
            .filter(archives::COLUMN.status.eq(ArchiveStatus::Started.as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What was read of an archive, as JSON; `None` where nothing has been, or it was revoked.
    pub async fn archive_reading(
        &self,
        scope: &Scope,
        id: ArchiveId,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let query = in_scope!(archives, scope).filter(archives::COLUMN.id.eq(id.uuid()));
        let row = query.one(self.db().reader()).await?;
        self.open_of_archive(id, READING, row.and_then(|row| row.reading_sealed))
            .await
    }

    /// Keeps what an archive's reading says beside its person's accounts, as JSON.
    pub async fn keep_comparison(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ArchiveId,
        json: &[u8],
    ) -> Result<bool, StoreError> {
        let key = self.keys().get(id.uuid()).await?;
        let done = archives::Entity::update_many()
            .set(archives::ActiveModel {
                comparison_sealed: Set(Some(key.seal(self.ambient(), COMPARISON, json))),
                ..Default::default()
            })
            .filter(archives::COLUMN.id.eq(id.uuid()))
            .filter(archives::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(archives::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(archives::COLUMN.status.ne(ArchiveStatus::Revoked.as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// What an archive's reading says beside its person's accounts, as JSON; `None` where nothing was compared, or one of those
    /// accounts has been revoked since.
    pub async fn archive_comparison(
        &self,
        scope: &Scope,
        id: ArchiveId,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let query = in_scope!(archives, scope).filter(archives::COLUMN.id.eq(id.uuid()));
        let row = query.one(self.db().reader()).await?;
        self.open_of_archive(id, COMPARISON, row.and_then(|row| row.comparison_sealed))
            .await
    }

    /// Erases what a person's documents say beside their accounts: one of those goes.
    pub(super) async fn forget_comparisons(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
    ) -> Result<(), StoreError> {
        archives::Entity::update_many()
            .set(archives::ActiveModel {
                comparison_sealed: Set(None),
                ..Default::default()
            })
            .filter(archives::COLUMN.user_id.eq(user.uuid()))
            .filter(archives::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(archives::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn open_of_archive(
        &self,
        id: ArchiveId,
        part: &[u8],
        sealed: Option<Vec<u8>>,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let Some(sealed) = sealed else {
            return Ok(None);
        };
        match self.keys().get(id.uuid()).await {
            Ok(key) => Ok(Some(key.open(part, &sealed)?)),
            // Revoked between the two queries
            Err(StoreError::Erased(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The content of each file of an archive that the caller has found in its scope, in their order.
    pub async fn archive_contents(&self, archive: &Archive) -> Result<Vec<Zeroizing<Vec<u8>>>, StoreError> {
        let key = self.keys().get(archive.id.uuid()).await?;
        let mut contents = Vec::new();
        for file in self.archive_files(archive).await? {
            let sealed = self.files().get(file.id).await?;
            let sealed = sealed.ok_or_else(|| StoreError::Corrupt {
                what: "file",
                why: "its content is not in the file store".into(),
            })?;
            contents.push(key.open(file.id.uuid().as_bytes(), &sealed)?);
        }
        Ok(contents)
    }

    /// A file with its content, for whoever has shown that they may have it; `None` once its archive is revoked.
    pub async fn raw_file(&self, id: RawFileId) -> Result<Option<(RawFile, Zeroizing<Vec<u8>>)>, StoreError> {
        let row = raw_files::Entity::find_by_id(id.uuid())
            .one(self.db().reader())
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let key = match self.keys().get(row.archive_id).await {
            Ok(key) => key,
            Err(StoreError::Erased(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Some(sealed) = self.files().get(id).await? else {
            return Ok(None);
        };
        let content = key.open(id.uuid().as_bytes(), &sealed)?;
        Ok(Some((open_file(&key, row)?, content)))
    }
}
