//! The job table. A worker claims a job with a lease and may complete it only while it still holds that lease.

use std::time::Duration;

use openwink_model::{
    DateTime,
    connector::CodeChannel,
    ids::{AccountId, ArchiveId, InviteId, JobId, MailId, RawFileId, SourceId, TypedId},
    mode::Scope,
};
use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::receipts::ErasureOrder;
use crate::{Store, StoreError, Tx, entities::jobs};

/// What there is to do. Bodies hold ids, and what is secret only sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum JobBody {
    /// Begin an account's log-in, or go on with it.
    Link {
        tenant: String,
        mode: String,
        account: AccountId,
        attempt: i64,
        step: LinkStep,
    },
    /// Read an archive's files.
    ReadArchive {
        tenant: String,
        mode: String,
        archive: ArchiveId,
    },
    /// Finish an erasure: destroy the data key, delete the files. The rows went in the change that wrote this.
    Erase {
        owner: Uuid,
        files: Vec<RawFileId>,
        /// What its certificate will say; none where nobody ever had what is erased.
        #[serde(default)]
        order: Option<ErasureOrder>,
    },
    /// Send a mail; what it says is in its row.
    SendMail { mail: MailId },
    /// Erase what a mail in the operator's mailbox says.
    ForgetMail { mail: MailId },
    /// Erase who an invitation went to.
    ForgetInvite {
        invite: InviteId,
        /// For how many days after its link has ended that is kept; older rows do not say.
        #[serde(default)]
        days: Option<u32>,
    },
    /// Read an account again.
    Sync {
        tenant: String,
        mode: String,
        account: AccountId,
        serial: i64,
    },
    /// Look whether a source's time has ended, or soon does.
    Expire {
        tenant: String,
        mode: String,
        source: SourceId,
        /// The end that the tenant has been told of, in microseconds.
        warned: Option<i64>,
    },
    /// Move a sandbox's clock to where it is wanted.
    AdvanceClock { tenant: String },
    /// Take away what is only kept for a while. There is one such job, which comes back.
    Prune,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LinkStep {
    Start,
    /// The person's code, sealed under the account's key.
    Code {
        sealed: Vec<u8>,
    },
    Resend {
        channel: Option<CodeChannel>,
    },
    /// The provider's authorization code, sealed under the account's key.
    Authorization {
        sealed: Vec<u8>,
    },
    /// Nobody entered the code of this round in time.
    TimeOut {
        challenge: Uuid,
    },
    /// Read what the account holds.
    Read,
}

impl JobBody {
    pub fn link(scope: &Scope, account: AccountId, attempt: i64, step: LinkStep) -> Self {
        Self::Link {
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            account,
            attempt,
            step,
        }
    }

    pub fn read_archive(scope: &Scope, archive: ArchiveId) -> Self {
        Self::ReadArchive {
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            archive,
        }
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Self::ReadArchive { .. } => READ_ARCHIVE,
            Self::Link { .. } => "link",
            Self::Erase { .. } => ERASE,
            Self::SendMail { .. } => SEND_MAIL,
            Self::ForgetMail { .. } => "forgetMail",
            Self::ForgetInvite { .. } => "forgetInvite",
            Self::Sync { .. } => "sync",
            Self::Expire { .. } => "expire",
            Self::AdvanceClock { .. } => ADVANCE_CLOCK,
            Self::Prune => "prune",
        }
    }
}

const READ_ARCHIVE: &str = "readArchive";
pub(super) const ADVANCE_CLOCK: &str = "advanceClock";
pub(super) const ERASE: &str = "erase";
const SEND_MAIL: &str = "sendMail";

/// The id of the one job that prunes.
const PRUNE: Uuid = Uuid::from_u128(1);

/// Jobs that are claimed apart from one another, so that many of one kind do not keep the others waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Reading documents: arithmetic, for seconds.
    Documents,
    /// Sending mail: a thousand invitations at once, to a server that may be slow.
    Mail,
    /// Moving sandboxes' clocks: each waits for jobs of the other lanes, and must not take a place from them.
    Clocks,
    /// Everything else: mostly waiting for others.
    Rest,
}

/// A claimed job.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: JobId,
    pub lease: Uuid,
    pub body: JobBody,
    /// Tries, this one included.
    pub attempts: u32,
    /// Tries that failed, and were not just cut off.
    pub failures: u32,
}

impl Store {
    /// Writes a job of a scope, due by that scope's clock. Call [`crate::Wake::jobs`] once the change is committed.
    pub async fn enqueue(
        &self,
        tx: &Tx,
        scope: &Scope,
        body: &JobBody,
        due: DateTime,
    ) -> Result<JobId, StoreError> {
        self.insert_job(tx, Some(scope), body, self.machine_time(scope, due))
            .await
    }

    /// Writes a job that belongs to no scope, due by the machine's clock.
    pub async fn enqueue_own(&self, tx: &Tx, body: &JobBody, due: DateTime) -> Result<JobId, StoreError> {
        self.insert_job(tx, None, body, due).await
    }

    async fn insert_job(
        &self,
        tx: &Tx,
        scope: Option<&Scope>,
        body: &JobBody,
        due: DateTime,
    ) -> Result<JobId, StoreError> {
        let id: JobId = self.ambient().id();
        let row = jobs::ActiveModel {
            id: Set(id.uuid()),
            kind: Set(body.kind().into()),
            body: Set(serde_json::to_string(body).map_err(StoreError::corrupt("job"))?),
            due_at: Set(due.micros()),
            attempts: Set(0),
            failures: Set(0),
            lease: Set(None),
            failed_at: Set(None),
            created_at: Set(self.ambient().now().micros()),
            tenant: Set(scope.map(|scope| scope.tenant().to_string())),
            mode: Set(scope.map(|scope| scope.mode().to_string())),
        };
        jobs::Entity::insert(row).exec_without_returning(tx.db()).await?;
        Ok(id)
    }

    /// Makes sure that the job that prunes is there.
    pub async fn ensure_pruning(&self) -> Result<(), StoreError> {
        let now = self.ambient().now().micros();
        let text = &serde_json::to_string(&JobBody::Prune).map_err(StoreError::corrupt("job"))?;
        self.write(|tx| async move {
            let row = jobs::ActiveModel {
                id: Set(PRUNE),
                kind: Set(JobBody::Prune.kind().into()),
                body: Set(text.clone()),
                due_at: Set(now),
                attempts: Set(0),
                failures: Set(0),
                lease: Set(None),
                failed_at: Set(None),
                created_at: Set(now),
                tenant: Set(None),
                mode: Set(None),
            };
            jobs::Entity::insert(row)
                .on_conflict(OnConflict::column(jobs::Column::Id).do_nothing().to_owned())
                .exec_without_returning(tx.db())
                .await?;
            Ok(())
        })
        .await
    }

    /// Gives a claimed job back as if it were new, to be done again at a time.
    pub async fn repeat_job(&self, job: &Job, due: DateTime) -> Result<(), StoreError> {
        self.write(|tx| async move {
            jobs::Entity::update_many()
                .set(jobs::ActiveModel {
                    due_at: Set(due.micros()),
                    attempts: Set(0),
                    failures: Set(0),
                    lease: Set(None),
                    ..Default::default()
                })
                .filter(jobs::COLUMN.id.eq(job.id.uuid()))
                .filter(jobs::COLUMN.lease.eq(job.lease))
                .exec(tx.db())
                .await?;
            Ok(())
        })
        .await
    }

    /// Claims jobs that are due. Each is due again at the end of its lease, should this worker die.
    pub async fn claim_jobs(&self, lane: Lane, limit: u64, lease: Duration) -> Result<Vec<Job>, StoreError> {
        let now = self.ambient().now();
        let due = |query: sea_orm::Select<jobs::Entity>| {
            let query = match lane {
                Lane::Documents => query.filter(jobs::COLUMN.kind.eq(READ_ARCHIVE)),
                Lane::Mail => query.filter(jobs::COLUMN.kind.eq(SEND_MAIL)),
                Lane::Clocks => query.filter(jobs::COLUMN.kind.eq(ADVANCE_CLOCK)),
                Lane::Rest => {
                    query.filter(
                        jobs::COLUMN
                            .kind
                            .is_not_in([READ_ARCHIVE, SEND_MAIL, ADVANCE_CLOCK]),
                    )
                }
            };
            query
                .filter(jobs::COLUMN.failed_at.is_null())
                .filter(jobs::COLUMN.due_at.lte(now.micros()))
        };
        if due(jobs::Entity::find())
            .limit(1)
            .one(self.db().reader())
            .await?
            .is_none()
        {
            return Ok(Vec::new());
        }
        let token = self.ambient().uuid();
        let rows = self
            .write(|tx| async move {
                let mut query = due(jobs::Entity::find())
                    .order_by_asc(jobs::COLUMN.due_at)
                    .order_by_asc(jobs::COLUMN.id)
                    .limit(limit);
                if !self.db().is_sqlite() {
                    query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
                }
                let rows = query.all(tx.db()).await?;
                jobs::Entity::update_many()
                    .col_expr(jobs::Column::Attempts, Expr::col(jobs::Column::Attempts).add(1))
                    .set(jobs::ActiveModel {
                        due_at: Set(now.plus(lease).micros()),
                        lease: Set(Some(token)),
                        ..Default::default()
                    })
                    .filter(jobs::COLUMN.id.is_in(rows.iter().map(|row| row.id)))
                    .exec(tx.db())
                    .await?;
                Ok::<_, StoreError>(rows)
            })
            .await?;
        let mut claimed = Vec::with_capacity(rows.len());
        for row in rows {
            let id = JobId::from_uuid(row.id);
            match serde_json::from_str(&row.body) {
                Ok(body) => claimed.push(Job {
                    id,
                    lease: token,
                    body,
                    attempts: u32::try_from(row.attempts).unwrap_or(0) + 1,
                    failures: u32::try_from(row.failures).unwrap_or(0),
                }),
                // Perhaps a newer version wrote it; it must not keep the others from being done
                Err(error) => {
                    tracing::error!(job = %id, kind = row.kind, %error, "a job does not read; it is left for later");
                }
            }
        }
        Ok(claimed)
    }

    /// Keeps a claimed job for longer; says whether it was still ours.
    pub async fn extend_lease(&self, job: &Job, lease: Duration) -> Result<bool, StoreError> {
        let until = self.ambient().now().plus(lease).micros();
        self.write(|tx| async move {
            let done = jobs::Entity::update_many()
                .set(jobs::ActiveModel {
                    due_at: Set(until),
                    ..Default::default()
                })
                .filter(jobs::COLUMN.id.eq(job.id.uuid()))
                .filter(jobs::COLUMN.lease.eq(job.lease))
                .exec(tx.db())
                .await?;
            Ok(done.rows_affected == 1)
        })
        .await
    }

    /// Completes a job within the change that did its work. `Stale` where the lease was lost: the change must not be
    /// committed then, for another worker does the work.
    pub async fn complete_job(&self, tx: &Tx, job: &Job) -> Result<(), StoreError> {
        let done = jobs::Entity::delete_many()
            .filter(jobs::COLUMN.id.eq(job.id.uuid()))
            .filter(jobs::COLUMN.lease.eq(job.lease))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 1 {
            Ok(())
        } else {
            Err(StoreError::Stale)
        }
    }

    /// Has a job done again at a time, within the change that noted why. `Stale` where the lease was lost.
    pub async fn postpone_job(&self, tx: &Tx, job: &Job, due: DateTime) -> Result<(), StoreError> {
        let change = jobs::ActiveModel {
            due_at: Set(due.micros()),
            lease: Set(None),
            ..Default::default()
        };
        let done = jobs::Entity::update_many()
            .set(change)
            .filter(jobs::COLUMN.id.eq(job.id.uuid()))
            .filter(jobs::COLUMN.lease.eq(job.lease))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 1 {
            Ok(())
        } else {
            Err(StoreError::Stale)
        }
    }

    /// Gives a job back, to be tried again at a time, or for good where there is none.
    pub async fn give_back_job(&self, job: &Job, due: Option<DateTime>) -> Result<(), StoreError> {
        let now = self.ambient().now().micros();
        self.write(|tx| async move {
            let change = match due {
                Some(due) => jobs::ActiveModel {
                    due_at: Set(due.micros()),
                    lease: Set(None),
                    ..Default::default()
                },
                None => jobs::ActiveModel {
                    failed_at: Set(Some(now)),
                    lease: Set(None),
                    ..Default::default()
                },
            };
            jobs::Entity::update_many()
                .set(change)
                .col_expr(jobs::Column::Failures, Expr::col(jobs::Column::Failures).add(1))
                .filter(jobs::COLUMN.id.eq(job.id.uuid()))
                .filter(jobs::COLUMN.lease.eq(job.lease))
                .exec(tx.db())
                .await?;
            Ok(())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_of_older_versions_still_read() {
        let invite = InviteId::from_uuid(Uuid::from_u128(7));
        let job = JobBody::ForgetInvite { invite, days: None };
        let mut old = serde_json::to_value(&job).unwrap();
        old.as_object_mut().unwrap().remove("days").unwrap();
        assert_eq!(serde_json::from_value::<JobBody>(old).unwrap(), job);
    }
}
