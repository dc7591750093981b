//! Reading an archive: its files become a class, fields, checks and records, in one transaction with the job's end.
//!
//! The files are read by a [`DocumentReader`], which keeps a stranger's bytes away from this process. What its answer
//! means for the archive is decided here, by pure functions.

mod records;
mod surroundings;
mod verdict;

use async_trait::async_trait;
use openwink_documents::{Problem, ProblemCode, Reading};
use openwink_model::{
    ConnectionStatus, Country, Mode, TaskType,
    accounts::{ARCHIVE_PROVIDER, ArchiveErrorCode, ArchiveStatus},
    events::{EventType, NewEvent},
    ids::{ArchiveId, SourceId},
    mode::Scope,
    records::AnyRecord,
};
use openwink_providers::samples;
use openwink_store::{Archive, ArchiveError, ArchiveOutcome, Job, Origin, StoreError, Tx};
use zeroize::Zeroizing;

use self::{surroundings::Compared, verdict::Verdict};
use crate::{Context, changes, derived, retention};

/// Tries of a read that fails for our own reasons, before the archive is left with an error.
const TRIES: u32 = 3;
const WAIT: std::time::Duration = std::time::Duration::from_secs(5);
/// Tries of a job that fails altogether, before its archive is left with an error: nobody waits for ever.
const LAST_TRY: u32 = 6;

/// What came of an archive's files.
#[derive(Debug, Default)]
pub struct ArchiveRead {
    pub reading: Reading,
    /// The pages' pictures as JPEG, in the order of the reading's pages; empty for a page of which there is none. There may
    /// be fewer than pages.
    pub pictures: Vec<Zeroizing<Vec<u8>>>,
}

impl From<Reading> for ArchiveRead {
    fn from(reading: Reading) -> Self {
        Self {
            reading,
            pictures: Vec::new(),
        }
    }
}

/// Reads an archive's files. Whatever they hold, it answers within its limits: what it cannot read is a
/// [`Problem`] of the reading.
#[async_trait]
pub trait DocumentReader: Send + Sync {
    ///
    /// `country` is the user's, where it is known: it decides what a page leaves open, such as the order of a date.
    async fn read(&self, files: Vec<Zeroizing<Vec<u8>>>, country: Option<Country>) -> ArchiveRead;
}

/// For installations that cannot read documents.
pub struct NoReader;

#[async_trait]
impl DocumentReader for NoReader {
    async fn read(&self, _: Vec<Zeroizing<Vec<u8>>>, _: Option<Country>) -> ArchiveRead {
        let problem = Problem {
            file: 0,
            code: ProblemCode::ReaderFailed,
            message: "This installation cannot read documents.".into(),
        };
        let reading = Reading {
            problems: vec![problem],
            ..Reading::default()
        };
        reading.into()
    }
}

pub async fn run(context: &Context, job: &Job, scope: &Scope, id: ArchiveId) -> Result<(), StoreError> {
    let store = &context.store;
    let archive = store.archive(scope, id).await?;
    let Some(archive) = archive.filter(|archive| archive.status == ArchiveStatus::Started) else {
        return context.drop_job(job).await;
    };
    let work = Work {
        context,
        job,
        scope,
        archive,
    };
    // Tries that ended in a panic, or took the whole server along, left nobody to say so
    if job.attempts > LAST_TRY {
        return work.give_up().await;
    }
    match work.read().await {
        // The archive was revoked while the job was under way
        Err(StoreError::Erased(_)) => context.drop_job(job).await,
        Err(error) if job.attempts >= LAST_TRY && !matches!(error, StoreError::Stale) => {
            tracing::error!(%error, "an archive could not be read");
            work.give_up().await
        }
        other => other,
    }
}

/// A job at work on an archive.
struct Work<'a> {
    context: &'a Context,
    job: &'a Job,
    scope: &'a Scope,
    archive: Archive,
}

impl Work<'_> {
    async fn give_up(&self) -> Result<(), StoreError> {
        let verdict = Verdict::error(
            ArchiveErrorCode::SystemError,
            Some(ProblemCode::ReaderFailed.to_string()),
            "The document could not be read because of a fault on our side. Send it again.".into(),
        );
        self.settle(&ArchiveRead::default(), &verdict, &[], None).await
    }

    async fn read(&self) -> Result<(), StoreError> {
        let store = &self.context.store;
        let contents = store.archive_contents(&self.archive).await?;
        if let Some(refused) = self.refused(&contents) {
            return self.settle(&ArchiveRead::default(), &refused, &[], None).await;
        }
        let country = surroundings::country(self.context, self.scope, &self.archive.user).await?;
        let read = self.context.reader.read(contents, country).await;
        let verdict = verdict::of(self.archive.task, &read.reading);
        if verdict.is_our_fault() && self.job.attempts < TRIES {
            tracing::warn!(
                attempt = self.job.attempts,
                "documents could not be read; trying again"
            );
            let due = self.context.ambient().now().plus(WAIT);
            return store.give_back_job(self.job, Some(due)).await;
        }
        let analysed = self.archive.task == TaskType::AnalyzeArchive && verdict.error.is_none();
        let (mut made, mut compared) = (Vec::new(), None);
        if analysed {
            let documents = &read.reading.documents;
            let found =
                surroundings::compare(self.context, self.scope, &self.archive.user, documents).await?;
            compared = Some(found);
            let names: Vec<String> = store
                .archive_files(&self.archive)
                .await?
                .into_iter()
                .map(|file| file.name)
                .collect();
            made = records::of(&read.reading, &names);
        }
        self.settle(&read, &verdict, &made, compared.as_ref()).await
    }

    /// The sandbox reads its samples alone, unless the operator lets it read more.
    fn refused(&self, contents: &[Zeroizing<Vec<u8>>]) -> Option<Verdict> {
        let options = &self.context.options;
        if self.scope.mode() != Mode::Sandbox || options.sandbox_any_document {
            return None;
        }
        let strange = contents.iter().position(|content| !samples::is_sample(content))?;
        let which = match contents.len() {
            1 => "The file".to_owned(),
            _ => format!("File {}", strange + 1),
        };
        Some(Verdict::error(
            ArchiveErrorCode::InvalidFieldFormat,
            Some("NOT_A_SAMPLE".into()),
            format!(
                "{which} is not one of the sample payslips, and the sandbox reads only those. Download them at \
                 {}/samples.",
                options.public_url
            ),
        ))
    }

    async fn settle(
        &self,
        read: &ArchiveRead,
        verdict: &Verdict,
        made: &[AnyRecord],
        compared: Option<&Compared>,
    ) -> Result<(), StoreError> {
        let store = &self.context.store;
        let json =
            serde_json::to_vec(&read.reading).map_err(|error| StoreError::unreadable("reading", &error))?;
        let json = Zeroizing::new(json);
        let (json, id) = (&json, self.archive.id);
        let pictures = &store.put_pictures(id, &read.pictures).await?;
        store
            .write(|tx| async move {
                store.complete_job(&tx, self.job).await?;
                let outcome = ArchiveOutcome {
                    status: verdict.status,
                    error: verdict.error.clone(),
                    class: verdict.class.map(|class| class.as_str()),
                    reading: json,
                };
                match store.settle_archive(&tx, self.scope, id, &outcome).await? {
                    true => {
                        store.attach_pictures(&tx, self.scope, id, pictures).await?;
                        self.keep(&tx, compared).await?;
                        let (source, sent) = (SourceId::Archive(id), self.archive.created_at);
                        retention::watch(self.context, &tx, self.scope, source, sent).await?;
                        self.tell(&tx, verdict.error.as_ref(), made).await
                    }
                    // Revoked, or read already
                    false => Ok(()),
                }
            })
            .await?;
        metrics::counter!("openwink_archives_total", "status" => verdict.status.as_str()).increment(1);
        store.wake().deliveries();
        store.wake().link(self.archive.user.uuid());
        Ok(())
    }

    /// Keeps what was compared, unless one of the accounts has been revoked meanwhile.
    async fn keep(&self, tx: &Tx, compared: Option<&Compared>) -> Result<(), StoreError> {
        let Some(Compared { checks, with }) = compared else {
            return Ok(());
        };
        let store = &self.context.store;
        for id in with {
            let account = store.account_in(tx, self.scope, *id).await?;
            if account.is_none_or(|account| account.status == ConnectionStatus::Disconnected) {
                return Ok(());
            }
        }
        let json = serde_json::to_vec(checks).map_err(|error| StoreError::unreadable("checks", &error))?;
        let json = Zeroizing::new(json);
        store
            .keep_comparison(tx, self.scope, self.archive.id, &json)
            .await
            .map(drop)
    }

    /// Records, events, the end of the task, and the person's wizard.
    async fn tell(
        &self,
        tx: &Tx,
        error: Option<&ArchiveError>,
        made: &[AnyRecord],
    ) -> Result<(), StoreError> {
        let store = &self.context.store;
        let (id, user, task) = (self.archive.id, &self.archive.user, self.archive.task);
        let source = SourceId::Archive(id);
        let origin = Origin {
            user,
            source,
            provider: ARCHIVE_PROVIDER,
        };
        let (kinds, catalogue) = (changes::given(), self.context.catalogue(self.scope.mode()));
        let mut changed = store.put_records(tx, self.scope, origin, &kinds, made).await?;
        let sent = self.archive.created_at;
        changed.extend(derived::derive(store, catalogue, tx, self.scope, origin, sent).await?);
        let datapoints = changes::datapoints(&changed);
        store.finish_task(tx, self.scope, source, &datapoints).await?;
        let mut events = changes::events(origin, &changed, store.now(self.scope));
        let ended = match error {
            None => {
                events.push(NewEvent::archive(EventType::ArchiveAnalyzed, user, id));
                Ok(datapoints)
            }
            Some(error) => {
                let failed = NewEvent::archive_failed(user, id, error.code, &error.message);
                events.push(failed);
                Err(error.code.as_str())
            }
        };
        events.push(NewEvent::task_finished(
            user,
            source,
            task,
            ARCHIVE_PROVIDER,
            ended,
        ));
        store.emit(tx, self.scope, events).await?;
        if error.is_none() {
            store.link_invites(tx, self.scope, user).await?;
        }
        // A page that shows the upload is waiting for a newer view; who never opened the widget has none
        let link = store.link(tx, self.scope, user).await?;
        if link.revision > 0 {
            let state = link.state.clone();
            store
                .save_link(tx, self.scope, user, &link, &state, Vec::new())
                .await?;
        }
        Ok(())
    }
}
