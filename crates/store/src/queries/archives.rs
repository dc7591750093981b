//! Archives: files that were uploaded together. Names are sealed; contents are sealed in the file store; what was read of
//! them is in [`super::readings`].

use std::{ops::Deref, time::Duration};

use openwink_model::{
    DateTime, TaskType,
    accounts::{ARCHIVE_PROVIDER, ArchiveErrorCode, ArchiveStatus, Uploader},
    events::{EventType, NewEvent},
    ids::{ArchiveId, JobId, RawFileId, SourceId, TypedId, UserId},
    mode::Scope,
};
use openwink_vault::DataKey;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use super::{
    jobs::JobBody,
    page::{Page, PageRequest, Period, by_id, filter_period, in_scope},
};
use crate::{
    Store, StoreError, Tx,
    entities::{archives, jobs, raw_files},
};

/// How long after its files an archive must be there, or they are erased.
const ABANDONED_AFTER: Duration = Duration::from_secs(60 * 60);

/// What an archive is shown as while nobody knows what it is.
pub(super) const UNKNOWN_TYPE: &str = "OTHERS";

#[derive(Debug, Clone)]
pub struct Archive {
    pub id: ArchiveId,
    pub user: UserId,
    /// What was asked for; where nothing was, what it was found to be.
    pub file_type: String,
    pub requested_type: Option<String>,
    pub task: TaskType,
    pub uploaded_by: Uploader,
    pub status: ArchiveStatus,
    pub error: Option<ArchiveError>,
    /// What it was found to be.
    pub class: Option<String>,
    pub status_at: DateTime,
    pub created_at: DateTime,
}

/// Why an archive could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveError {
    pub code: ArchiveErrorCode,
    /// Finer than the code, where there is more to say.
    pub reason: Option<String>,
    /// For people. It is kept in the clear, so it must name nobody and quote nothing of the files.
    pub message: String,
}

/// An archive that is to be made.
#[derive(Debug, Clone)]
pub struct NewArchive {
    pub id: ArchiveId,
    pub user: UserId,
    pub requested_type: Option<String>,
    /// ANALYZE_ARCHIVE or CLASSIFY_ARCHIVE.
    pub task: TaskType,
    pub uploaded_by: Uploader,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct ArchiveFilter<'a> {
    pub user: Option<&'a UserId>,
    pub file_type: Option<&'a str>,
    /// Of their upload.
    pub period: Period,
}

/// A file that is to be stored.
#[derive(Debug)]
pub struct NewFile {
    pub name: String,
    /// PDF, PNG, JPG, TIFF or HEIC.
    pub format: &'static str,
    /// What the sender said it shows, such as the front of a card.
    pub sub_type: Option<String>,
    pub content: Vec<u8>,
}

/// A stored file, without its content.
#[derive(Debug, Clone)]
pub struct RawFile {
    pub id: RawFileId,
    pub name: String,
    pub format: String,
    pub sub_type: Option<String>,
    pub size: i64,
    pub created_at: DateTime,
}

/// Files in the file store that no archive has yet.
#[derive(Debug)]
pub struct StoredFiles {
    guard: JobId,
    files: Vec<(RawFile, Vec<u8>)>,
}

impl StoredFiles {
    /// The job that erases them where no archive comes of them, and the files with their sealed names.
    pub fn into_parts(self) -> (JobId, Vec<(RawFile, Vec<u8>)>) {
        (self.guard, self.files)
    }
}

impl Deref for StoredFiles {
    type Target = [(RawFile, Vec<u8>)];

    fn deref(&self) -> &Self::Target {
        &self.files
    }
}

pub(super) fn convert(row: archives::Model) -> Result<Archive, StoreError> {
    Ok(Archive {
        id: ArchiveId::from_uuid(row.id),
        user: UserId::new(row.tenant.parse()?, row.user_id),
        file_type: row.file_type,
        requested_type: row.requested_type,
        task: row.task.parse()?,
        uploaded_by: row.uploaded_by.parse()?,
        status: row.status.parse()?,
        error: match row.error_code {
            Some(code) => Some(ArchiveError {
                code: code.parse()?,
                reason: row.reason,
                message: row.error_message.unwrap_or_default(),
            }),
            None => None,
        },
        class: row.class,
        status_at: DateTime::from_micros(row.status_at),
        created_at: DateTime::from_micros(row.created_at),
    })
}

impl Store {
    /// Seals files under an archive's new data key and writes them to the file store: before the change that makes the
    /// archive, so that an archive never lacks a file. A job that erases key and files is there before them, in case that
    /// change never comes; the change cancels it.
    pub async fn put_files(
        &self,
        archive: ArchiveId,
        files: Vec<NewFile>,
    ) -> Result<StoredFiles, StoreError> {
        let ids: Vec<RawFileId> = files.iter().map(|_| self.ambient().id()).collect();
        let body = &JobBody::Erase {
            owner: archive.uuid(),
            files: ids.clone(),
            order: None,
        };
        let due = self.ambient().now().plus(ABANDONED_AFTER);
        let guard = self
            .write(|tx| async move { self.enqueue_own(&tx, body, due).await })
            .await?;
        let key = self.keys().create(self.ambient(), archive.uuid()).await?;
        let mut stored = Vec::with_capacity(files.len());
        for (id, file) in ids.into_iter().zip(files) {
            let sealed = key.seal(self.ambient(), id.uuid().as_bytes(), &file.content);
            self.files().put(id, &sealed).await?;
            let name = key.seal(
                self.ambient(),
                format!("name/{id}").as_bytes(),
                file.name.as_bytes(),
            );
            let row = RawFile {
                id,
                name: file.name,
                format: file.format.to_owned(),
                sub_type: file.sub_type,
                size: file.content.len() as i64,
                created_at: self.ambient().now(),
            };
            stored.push((row, name));
        }
        Ok(StoredFiles { guard, files: stored })
    }

    /// Takes back a job that nobody has begun. `Stale` where somebody has: what relied on it must not be committed.
    pub async fn cancel_job(&self, tx: &Tx, id: JobId) -> Result<(), StoreError> {
        let done = jobs::Entity::delete_many()
            .filter(jobs::COLUMN.id.eq(id.uuid()))
            .filter(jobs::COLUMN.attempts.eq(0))
            .exec(tx.db())
            .await?;
        match done.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    /// An archive, STARTED, with the task, the job and the events that go with it. Its files are stored already, and its
    /// data key made. Call [`crate::Wake::jobs`] and [`crate::Wake::deliveries`] once the change is committed.
    pub async fn create_archive(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: &NewArchive,
        files: &[(RawFile, Vec<u8>)],
    ) -> Result<Archive, StoreError> {
        self.hold_user(tx, scope, &new.user).await?;
        let now = self.now(scope);
        let id = new.id;
        let row = archives::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user_id: new.user.uuid(),
            file_type: new.requested_type.as_deref().unwrap_or(UNKNOWN_TYPE).to_owned(),
            status: ArchiveStatus::Started.to_string(),
            error_code: None,
            status_at: now.micros(),
            created_at: now.micros(),
            requested_type: new.requested_type.clone(),
            task: new.task.to_string(),
            uploaded_by: new.uploaded_by.to_string(),
            error_message: None,
            reason: None,
            class: None,
            reading_sealed: None,
            comparison_sealed: None,
            expires_at: None,
        };
        archives::Entity::insert(archives::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        for (position, (file, name)) in files.iter().enumerate() {
            let row = raw_files::ActiveModel {
                id: Set(file.id.uuid()),
                archive_id: Set(id.uuid()),
                position: Set(position as i64),
                name_sealed: Set(name.clone()),
                format: Set(file.format.clone()),
                size: Set(file.size),
                created_at: Set(file.created_at.micros()),
                sub_type: Set(file.sub_type.clone()),
            };
            raw_files::Entity::insert(row)
                .exec_without_returning(tx.db())
                .await?;
        }
        let source = SourceId::Archive(id);
        self.start_task(tx, scope, &new.user, source, new.task, ARCHIVE_PROVIDER)
            .await?;
        self.enqueue(tx, scope, &JobBody::read_archive(scope, id), now)
            .await?;
        let events = vec![
            NewEvent::archive(EventType::ArchiveStarted, &new.user, id),
            NewEvent::task_started(&new.user, source, new.task, ARCHIVE_PROVIDER),
        ];
        self.emit(tx, scope, events).await?;
        convert(row)
    }

    pub async fn archive(&self, scope: &Scope, id: ArchiveId) -> Result<Option<Archive>, StoreError> {
        let query = in_scope!(archives, scope).filter(archives::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    /// The archive, within a change. On PostgreSQL the row stays locked until the change ends.
    pub async fn archive_in(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ArchiveId,
    ) -> Result<Option<Archive>, StoreError> {
        let mut query = in_scope!(archives, scope).filter(archives::COLUMN.id.eq(id.uuid()));
        if !self.db().is_sqlite() {
            query = query.lock_exclusive();
        }
        query.one(tx.db()).await?.map(convert).transpose()
    }

    pub async fn archives(
        &self,
        scope: &Scope,
        filter: ArchiveFilter<'_>,
        page: PageRequest,
    ) -> Result<Page<Archive>, StoreError> {
        let mut query = filter_period!(
            in_scope!(archives, scope),
            archives::COLUMN.created_at,
            filter.period
        );
        if let Some(user) = filter.user {
            query = query.filter(archives::COLUMN.user_id.eq(user.uuid()));
        }
        if let Some(file_type) = filter.file_type {
            query = query.filter(archives::COLUMN.file_type.eq(file_type));
        }
        let rows = by_id!(query, archives, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// The files of an archive that the caller has found in its scope; none once it is revoked.
    pub async fn archive_files(&self, archive: &Archive) -> Result<Vec<RawFile>, StoreError> {
        let rows = raw_files::Entity::find()
            .filter(raw_files::COLUMN.archive_id.eq(archive.id.uuid()))
            .order_by_asc(raw_files::COLUMN.position)
            .all(self.db().reader())
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.keys().get(archive.id.uuid()).await?;
        rows.into_iter().map(|row| open_file(&key, row)).collect()
    }
}

/// A file with its name opened.
pub(super) fn open_file(key: &DataKey, row: raw_files::Model) -> Result<RawFile, StoreError> {
    let id = RawFileId::from_uuid(row.id);
    let name = key.open(format!("name/{id}").as_bytes(), &row.name_sealed)?;
    Ok(RawFile {
        id,
        name: String::from_utf8_lossy(&name).into_owned(),
        format: row.format,
        sub_type: row.sub_type,
        size: row.size,
        created_at: DateTime::from_micros(row.created_at),
    })
}
