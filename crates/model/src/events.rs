//! Webhook events: their types and what each carries.
//!
//! An event is stored with what does not identify a person. The log-in's name and the records that some events carry
//! are filled in when it is delivered, from what is there then, so that an erased account leaves nothing behind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Date, DateTime, ErrorCode, MonitorStatus, SourceType, TaskType,
    accounts::{ArchiveErrorCode, SessionChannel, TaskOutcome, UserSessionStatus},
    ids::{
        AccountId, ArchiveId, IdentityId, InviteId, RatingId, SourceId, TenantId, TypedId, UserId,
        VerificationId,
    },
    records::{Datapoint, RecordKind},
    text_enum,
};

text_enum! {
    /// What an event tells. `ALL_EVENTS` subscribes to every type and is never sent.
    pub enum EventType {
        UserCreated = "USER_CREATED",
        AccountCreated = "ACCOUNT_CREATED",
        AccountConnected = "ACCOUNT_CONNECTED",
        AccountDisconnected = "ACCOUNT_DISCONNECTED",
        AccountFailed = "ACCOUNT_FAILED",
        TaskStarted = "TASK_STARTED",
        TaskFinished = "TASK_FINISHED",
        AccountSyncTaskFinished = "ACCOUNT_SYNC_TASK_FINISHED",
        ArchiveStarted = "ARCHIVE_STARTED",
        ArchiveAnalyzed = "ARCHIVE_ANALYZED",
        ArchiveRevoked = "ARCHIVE_REVOKED",
        ArchiveFailed = "ARCHIVE_FAILED",
        InviteInvited = "INVITE_INVITED",
        InviteLinked = "INVITE_LINKED",
        IdentityAdded = "IDENTITY_ADDED",
        RatingAdded = "RATING_ADDED",
        TransactionsAdded = "TRANSACTIONS_ADDED",
        DocumentsAdded = "DOCUMENTS_ADDED",
        DocumentsUpdated = "DOCUMENTS_UPDATED",
        EmploymentsAdded = "EMPLOYMENTS_ADDED",
        EmploymentsUpdated = "EMPLOYMENTS_UPDATED",
        IncomesAdded = "INCOMES_ADDED",
        IncomesUpdated = "INCOMES_UPDATED",
        ContributionsAdded = "CONTRIBUTIONS_ADDED",
        ContributionsUpdated = "CONTRIBUTIONS_UPDATED",
        EincomesAdded = "EINCOMES_ADDED",
        EincomesUpdated = "EINCOMES_UPDATED",
        LiabilitiesAdded = "LIABILITIES_ADDED",
        LiabilitiesUpdated = "LIABILITIES_UPDATED",
        InsightAdded = "INSIGHT_ADDED",
        LinkAdded = "LINK_ADDED",
        /// Ours, beyond the contract.
        DataExpiring = "DATA_EXPIRING",
        VerificationStarted = "VERIFICATION_STARTED",
        VerificationCompleted = "VERIFICATION_COMPLETED",
        RecordCreated = "RECORD_CREATED",
        RecordCompleted = "RECORD_COMPLETED",
        UserSessionCompleted = "USER_SESSION_COMPLETED",
        UserSessionReset = "USER_SESSION_RESET",
        AllEvents = "ALL_EVENTS",
    }
}

/// How far a user is with handing over data, as the user itself and some events show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserSession {
    pub user_id: UserId,
    pub channel: SessionChannel,
    pub channel_id: Option<String>,
    pub status: UserSessionStatus,
}

/// What an event carries, by type. The variants' fields are the contract's `data`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum EventData {
    User {
        user_id: UserId,
        session: UserSession,
    },
    Invite {
        user_id: UserId,
        invite_id: InviteId,
    },
    Session {
        session: UserSession,
    },
    AccountFailed {
        user_id: UserId,
        account_id: AccountId,
        login_name: String,
        error_code: ErrorCode,
        error_message: String,
        providers: Vec<String>,
    },
    AccountConnected {
        user_id: UserId,
        account_id: AccountId,
        login_name: String,
        providers: Vec<String>,
    },
    Identity {
        user_id: UserId,
        account_id: SourceId,
        source_id: SourceId,
        source_type: SourceType,
        identity_id: IdentityId,
        providers: Vec<String>,
    },
    Rating {
        user_id: UserId,
        account_id: SourceId,
        source_id: SourceId,
        source_type: SourceType,
        rating_id: RatingId,
        providers: Vec<String>,
    },
    Added {
        user_id: UserId,
        account_id: SourceId,
        source_id: SourceId,
        source_type: SourceType,
        count: u32,
        providers: Vec<String>,
    },
    Updated {
        user_id: UserId,
        account_id: SourceId,
        source_id: SourceId,
        source_type: SourceType,
        providers: Vec<String>,
        count: u32,
        vanished: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        updated_ids: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        updated_from: Option<DateTime>,
        #[serde(skip_serializing_if = "Option::is_none")]
        updated_to: Option<DateTime>,
        updated_at: DateTime,
    },
    Derived {
        user_id: UserId,
        account_id: SourceId,
        source_id: SourceId,
        source_type: SourceType,
        id: String,
        providers: Vec<String>,
    },
    Expiring {
        user_id: UserId,
        source_id: SourceId,
        source_type: SourceType,
        expires_at: DateTime,
        providers: Vec<String>,
    },
    Account {
        user_id: UserId,
        account_id: AccountId,
        providers: Vec<String>,
    },
    Verification {
        /// Whom the claims were held against; null where nobody fits.
        user_id: Option<UserId>,
        verification_id: VerificationId,
    },
    ArchiveFailed {
        user_id: UserId,
        archive_id: ArchiveId,
        error_code: ArchiveErrorCode,
        error_message: String,
    },
    Archive {
        user_id: UserId,
        archive_id: ArchiveId,
    },
    TaskFinished {
        user_id: UserId,
        source_id: SourceId,
        source_type: SourceType,
        task_type: TaskType,
        status: TaskOutcome,
        /// An account's code or an archive's.
        error_code: Option<String>,
        providers: Vec<String>,
        datapoints: Vec<Datapoint>,
        payload: Option<serde_json::Value>,
    },
    SyncFinished {
        user_id: UserId,
        source_id: SourceId,
        source_type: SourceType,
        providers: Vec<String>,
        status: TaskOutcome,
        /// Why it did not succeed; ours, beyond the contract.
        error_code: Option<ErrorCode>,
        monitor_status: MonitorStatus,
        datapoints: Vec<Datapoint>,
        payload: Option<serde_json::Value>,
    },
    TaskStarted {
        user_id: UserId,
        source_id: SourceId,
        source_type: SourceType,
        task_type: TaskType,
        providers: Vec<String>,
    },
}

/// What changed of a kind of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    pub kind: RecordKind,
    /// Records that say something else now.
    pub ids: Vec<uuid::Uuid>,
    /// The earliest and the latest date of those.
    pub dates: Option<(Date, Date)>,
    /// How many records the source has no more.
    pub vanished: u32,
}

/// An event that is to be written in the transaction of the change that it tells of.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    pub kind: EventType,
    pub user: UserId,
    pub source: Option<SourceId>,
    pub data: EventData,
}

impl NewEvent {
    fn of_source(kind: EventType, user: &UserId, source: SourceId, data: EventData) -> Self {
        Self {
            kind,
            user: user.clone(),
            source: Some(source),
            data,
        }
    }

    fn of_account(kind: EventType, user: &UserId, account: AccountId, data: EventData) -> Self {
        Self::of_source(kind, user, SourceId::Account(account), data)
    }

    pub fn user_created(session: UserSession) -> Self {
        let user = session.user_id.clone();
        Self {
            kind: EventType::UserCreated,
            user: user.clone(),
            source: None,
            data: EventData::User {
                user_id: user,
                session,
            },
        }
    }

    fn invite(kind: EventType, user: &UserId, invite: InviteId) -> Self {
        let data = EventData::Invite {
            user_id: user.clone(),
            invite_id: invite,
        };
        Self {
            kind,
            user: user.clone(),
            source: None,
            data,
        }
    }

    pub fn invited(user: &UserId, invite: InviteId) -> Self {
        Self::invite(EventType::InviteInvited, user, invite)
    }

    pub fn invite_linked(user: &UserId, invite: InviteId) -> Self {
        Self::invite(EventType::InviteLinked, user, invite)
    }

    /// Where nobody fits it is an event of nobody: it goes in a line of its own.
    pub fn verification(
        kind: EventType,
        tenant: &TenantId,
        user: Option<&UserId>,
        verification: VerificationId,
    ) -> Self {
        let nobody = || UserId::new(tenant.clone(), verification.uuid());
        Self {
            kind,
            user: user.cloned().unwrap_or_else(nobody),
            source: None,
            data: EventData::Verification {
                user_id: user.cloned(),
                verification_id: verification,
            },
        }
    }

    pub fn session(kind: EventType, session: UserSession) -> Self {
        Self {
            kind,
            user: session.user_id.clone(),
            source: None,
            data: EventData::Session { session },
        }
    }

    pub fn account(kind: EventType, user: &UserId, account: AccountId, provider: &str) -> Self {
        let data = EventData::Account {
            user_id: user.clone(),
            account_id: account,
            providers: vec![provider.into()],
        };
        Self::of_account(kind, user, account, data)
    }

    pub fn connected(user: &UserId, account: AccountId, provider: &str) -> Self {
        let data = EventData::AccountConnected {
            user_id: user.clone(),
            account_id: account,
            login_name: String::new(),
            providers: vec![provider.into()],
        };
        Self::of_account(EventType::AccountConnected, user, account, data)
    }

    pub fn failed(user: &UserId, account: AccountId, provider: &str, code: ErrorCode) -> Self {
        let data = EventData::AccountFailed {
            user_id: user.clone(),
            account_id: account,
            login_name: String::new(),
            error_code: code,
            error_message: code.message().into(),
            providers: vec![provider.into()],
        };
        Self::of_account(EventType::AccountFailed, user, account, data)
    }

    /// One event per kind of record that came. `first` is the id of the first such record. The contract's `accountId` is
    /// the source's id, whichever source it was.
    pub fn added(
        user: &UserId,
        source: SourceId,
        provider: &str,
        kind: RecordKind,
        count: u32,
        first: uuid::Uuid,
    ) -> Self {
        let (user_id, account_id, providers) = (user.clone(), source, vec![provider.to_owned()]);
        let (source_id, source_type) = (source, source.source_type());
        let (event, data) = match kind {
            RecordKind::Identity => (
                EventType::IdentityAdded,
                EventData::Identity {
                    user_id,
                    account_id,
                    source_id,
                    source_type,
                    identity_id: IdentityId::from_uuid(first),
                    providers,
                },
            ),
            RecordKind::Rating => (
                EventType::RatingAdded,
                EventData::Rating {
                    user_id,
                    account_id,
                    source_id,
                    source_type,
                    rating_id: RatingId::from_uuid(first),
                    providers,
                },
            ),
            RecordKind::Link | RecordKind::Insight => (
                match kind {
                    RecordKind::Link => EventType::LinkAdded,
                    _ => EventType::InsightAdded,
                },
                EventData::Derived {
                    user_id,
                    account_id,
                    source_id,
                    source_type,
                    id: kind.format_id(first),
                    providers,
                },
            ),
            _ => {
                let event = match kind {
                    RecordKind::Eincome => EventType::EincomesAdded,
                    RecordKind::Employment => EventType::EmploymentsAdded,
                    RecordKind::Income => EventType::IncomesAdded,
                    RecordKind::Transaction => EventType::TransactionsAdded,
                    RecordKind::Contribution => EventType::ContributionsAdded,
                    RecordKind::Liability => EventType::LiabilitiesAdded,
                    _ => EventType::DocumentsAdded,
                };
                (
                    event,
                    EventData::Added {
                        user_id,
                        account_id,
                        source_id,
                        source_type,
                        count,
                        providers,
                    },
                )
            }
        };
        Self::of_source(event, user, source, data)
    }

    /// One event per kind of record that changed; `None` for kinds that the contract has no such event of.
    pub fn updated(
        user: &UserId,
        source: SourceId,
        provider: &str,
        updated: Updated,
        at: DateTime,
    ) -> Option<Self> {
        let by_id = matches!(
            updated.kind,
            RecordKind::Employment | RecordKind::Document | RecordKind::Liability
        );
        let event = match updated.kind {
            RecordKind::Employment => EventType::EmploymentsUpdated,
            RecordKind::Document => EventType::DocumentsUpdated,
            RecordKind::Liability => EventType::LiabilitiesUpdated,
            RecordKind::Income => EventType::IncomesUpdated,
            RecordKind::Contribution => EventType::ContributionsUpdated,
            RecordKind::Eincome => EventType::EincomesUpdated,
            RecordKind::Identity
            | RecordKind::Rating
            | RecordKind::Transaction
            | RecordKind::Link
            | RecordKind::Insight => return None,
        };
        let (from, to) = updated.dates.unwrap_or((at.date(), at.date()));
        let data = EventData::Updated {
            user_id: user.clone(),
            account_id: source,
            source_id: source,
            source_type: source.source_type(),
            providers: vec![provider.to_owned()],
            count: u32::try_from(updated.ids.len()).unwrap_or(u32::MAX),
            vanished: updated.vanished,
            updated_ids: by_id.then(|| {
                let ids = updated.ids.iter();
                ids.map(|id| updated.kind.format_id(*id)).collect()
            }),
            updated_from: (!by_id).then(|| from.start()),
            updated_to: (!by_id).then(|| to.start()),
            updated_at: at,
        };
        Some(Self::of_source(event, user, source, data))
    }

    /// What was kept of a source is erased soon.
    pub fn expiring(user: &UserId, source: SourceId, provider: &str, at: DateTime) -> Self {
        let data = EventData::Expiring {
            user_id: user.clone(),
            source_id: source,
            source_type: source.source_type(),
            expires_at: at,
            providers: vec![provider.to_owned()],
        };
        Self::of_source(EventType::DataExpiring, user, source, data)
    }

    /// Continuous Data Sync has read an account anew, or could not.
    pub fn sync_finished(
        user: &UserId,
        account: AccountId,
        provider: &str,
        monitor: MonitorStatus,
        outcome: Result<Vec<Datapoint>, ErrorCode>,
    ) -> Self {
        let source = SourceId::Account(account);
        let (status, error_code, datapoints) = match outcome {
            Ok(datapoints) => (TaskOutcome::Succeeded, None, datapoints),
            Err(code) => (TaskOutcome::Failed, Some(code), Vec::new()),
        };
        let data = EventData::SyncFinished {
            user_id: user.clone(),
            source_id: source,
            source_type: source.source_type(),
            providers: vec![provider.to_owned()],
            status,
            error_code,
            monitor_status: monitor,
            datapoints,
            payload: None,
        };
        Self::of_source(EventType::AccountSyncTaskFinished, user, source, data)
    }

    pub fn archive(kind: EventType, user: &UserId, archive: ArchiveId) -> Self {
        Self {
            kind,
            user: user.clone(),
            source: Some(SourceId::Archive(archive)),
            data: EventData::Archive {
                user_id: user.clone(),
                archive_id: archive,
            },
        }
    }

    /// The code and the words for people; the words name nobody.
    pub fn archive_failed(
        user: &UserId,
        archive: ArchiveId,
        code: ArchiveErrorCode,
        message: impl Into<String>,
    ) -> Self {
        let data = EventData::ArchiveFailed {
            user_id: user.clone(),
            archive_id: archive,
            error_code: code,
            error_message: message.into(),
        };
        Self::of_source(EventType::ArchiveFailed, user, SourceId::Archive(archive), data)
    }

    pub fn task_started(user: &UserId, source: SourceId, task: TaskType, provider: &str) -> Self {
        let data = EventData::TaskStarted {
            user_id: user.clone(),
            source_id: source,
            source_type: source.source_type(),
            task_type: task,
            providers: vec![provider.into()],
        };
        Self {
            kind: EventType::TaskStarted,
            user: user.clone(),
            source: Some(source),
            data,
        }
    }

    pub fn task_finished(
        user: &UserId,
        source: SourceId,
        task: TaskType,
        provider: &str,
        outcome: Result<Vec<Datapoint>, &str>,
    ) -> Self {
        let (status, error_code, datapoints) = match outcome {
            Ok(datapoints) => (TaskOutcome::Succeeded, None, datapoints),
            Err(code) => (TaskOutcome::Failed, Some(code.to_owned()), Vec::new()),
        };
        let data = EventData::TaskFinished {
            user_id: user.clone(),
            source_id: source,
            source_type: source.source_type(),
            task_type: task,
            status,
            error_code,
            providers: vec![provider.into()],
            datapoints,
            payload: None,
        };
        Self {
            kind: EventType::TaskFinished,
            user: user.clone(),
            source: Some(source),
            data,
        }
    }
}

/// An event as a receiver gets it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Envelope<'a> {
    pub id: crate::ids::EventId,
    pub version: u8,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub created_at: DateTime,
    pub data: &'a serde_json::Value,
}
