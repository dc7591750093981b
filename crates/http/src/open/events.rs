//! The events that webhooks send, for the document.

use openwink_model::{
    DateTime, ErrorCode, MonitorStatus, SourceType, TaskType,
    accounts::{ArchiveErrorCode, TaskOutcome},
    events::{EventType, UserSession},
    ids::{AccountId, ArchiveId, EventId, IdentityId, InviteId, RatingId, SourceId, UserId, VerificationId},
    payload::{AllDatapointPayload, UserPayload},
    records::Datapoint,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

use crate::envelope::object;

macro_rules! event_data {
    ($( $(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident: $type:ty ),+ $(,)? } )+) => { $(
        $(#[$meta])*
        #[derive(Serialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        #[allow(dead_code, reason = "it is only described, never made")]
        struct $name { $( $(#[$field_meta])* $field: $type ),+ }
    )+ };
}

event_data! {
    UserEventData { user_id: UserId, session: UserSession }
    AccountEventData { user_id: UserId, account_id: AccountId, providers: Vec<String> }
    AccountConnectedEventData {
        user_id: UserId, account_id: AccountId,
        /// What the user logged in as.
        login_name: String,
        providers: Vec<String>,
    }
    AccountFailedEventData {
        user_id: UserId, account_id: AccountId, login_name: String, error_code: ErrorCode, error_message: String,
        providers: Vec<String>,
    }
    TaskStartedEventData {
        user_id: UserId, source_id: SourceId, source_type: SourceType, task_type: TaskType, providers: Vec<String>,
    }
    TaskFinishedEventData {
        user_id: UserId, source_id: SourceId, source_type: SourceType, task_type: TaskType, status: TaskOutcome,
        /// An account's error code or an archive's.
        error_code: Option<String>, providers: Vec<String>, datapoints: Vec<Datapoint>,
        /// The records, where the webhook has `includePayload`.
        payload: Option<AllDatapointPayload>,
    }
    AccountSyncTaskFinishedEventData {
        user_id: UserId, source_id: SourceId, source_type: SourceType, providers: Vec<String>, status: TaskOutcome,
        /// Why it failed. Ours, beyond the contract.
        error_code: Option<ErrorCode>,
        monitor_status: MonitorStatus, datapoints: Vec<Datapoint>,
        /// The records, where the webhook has `includePayload`.
        payload: Option<AllDatapointPayload>,
    }
    InviteEventData { user_id: UserId, invite_id: InviteId }
    ArchiveEventData { user_id: UserId, archive_id: ArchiveId }
    ArchiveFailedEventData {
        user_id: UserId, archive_id: ArchiveId, error_code: ArchiveErrorCode,
        /// For people.
        error_message: String,
    }
    IdentityAddedEventData {
        user_id: UserId,
        /// The source's id: an account's, or an archive's.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType, identity_id: IdentityId, providers: Vec<String>,
    }
    RatingAddedEventData {
        user_id: UserId,
        /// The source's id: an account's, or an archive's.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType, rating_id: RatingId, providers: Vec<String>,
    }
    RecordsAddedEventData {
        user_id: UserId,
        /// The source's id: an account's, or an archive's.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType,
        /// How many came.
        count: u32,
        providers: Vec<String>,
    }
    RecordsUpdatedEventData {
        user_id: UserId,
        /// The source's id.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType, providers: Vec<String>,
        /// How many say something else now.
        count: u32,
        /// How many the source has no more. Ours, beyond the contract.
        vanished: u32,
        /// The earliest date of those that changed.
        updated_from: DateTime,
        /// The latest.
        updated_to: DateTime,
        updated_at: DateTime,
    }
    RecordsUpdatedByIdEventData {
        user_id: UserId,
        /// The source's id.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType, providers: Vec<String>,
        /// How many say something else now.
        count: u32,
        /// How many the source has no more. Ours, beyond the contract.
        vanished: u32,
        updated_ids: Vec<String>, updated_at: DateTime,
    }
    DerivedAddedEventData {
        user_id: UserId,
        /// The source's id: an account's, or an archive's.
        account_id: SourceId,
        source_id: SourceId, source_type: SourceType,
        /// What was added.
        id: String,
        providers: Vec<String>,
    }
    DataExpiringEventData {
        user_id: UserId, source_id: SourceId, source_type: SourceType,
        /// When it is erased.
        expires_at: DateTime,
        providers: Vec<String>,
    }
    VerificationEventData {
        /// Whom the claims were held against; null where nobody fits.
        user_id: Option<UserId>,
        verification_id: VerificationId,
    }
    UserSessionCompletedEventData { session: UserSession, payload: UserPayload }
    UserSessionResetEventData { session: UserSession }
}

type Data = fn(&mut SchemaGenerator) -> Schema;

/// A schema's name, the type that it is sent as, what it tells, and its data.
const EVENTS: &[(&str, EventType, &str, Data)] = &[
    (
        "UserCreatedEvent",
        EventType::UserCreated,
        "A user was created.",
        data::<UserEventData>,
    ),
    (
        "AccountCreatedEvent",
        EventType::AccountCreated,
        "A user begins to log in at a provider.",
        data::<AccountEventData>,
    ),
    (
        "AccountConnectedEvent",
        EventType::AccountConnected,
        "The log-in succeeded.",
        data::<AccountConnectedEventData>,
    ),
    (
        "AccountDisconnectedEvent",
        EventType::AccountDisconnected,
        "The account was revoked and its data erased.",
        data::<AccountEventData>,
    ),
    (
        "AccountFailedEvent",
        EventType::AccountFailed,
        "The log-in or the reading failed.",
        data::<AccountFailedEventData>,
    ),
    (
        "TaskStartedEvent",
        EventType::TaskStarted,
        "Reading a source began.",
        data::<TaskStartedEventData>,
    ),
    (
        "TaskFinishedEvent",
        EventType::TaskFinished,
        "Reading a source ended.",
        data::<TaskFinishedEventData>,
    ),
    (
        "AccountSyncTaskFinishedEvent",
        EventType::AccountSyncTaskFinished,
        "Continuous Data Sync has read the account anew.",
        data::<AccountSyncTaskFinishedEventData>,
    ),
    (
        "ArchiveStartedEvent",
        EventType::ArchiveStarted,
        "Files were uploaded.",
        data::<ArchiveEventData>,
    ),
    (
        "ArchiveAnalyzedEvent",
        EventType::ArchiveAnalyzed,
        "Files were read, or told apart; the archive's status says which.",
        data::<ArchiveEventData>,
    ),
    (
        "ArchiveFailedEvent",
        EventType::ArchiveFailed,
        "Files could not be read.",
        data::<ArchiveFailedEventData>,
    ),
    (
        "ArchiveRevokedEvent",
        EventType::ArchiveRevoked,
        "The files were revoked and erased.",
        data::<ArchiveEventData>,
    ),
    (
        "InviteInvitedEvent",
        EventType::InviteInvited,
        "A person was invited.",
        data::<InviteEventData>,
    ),
    (
        "InviteLinkedEvent",
        EventType::InviteLinked,
        "An invited person has connected an account, or sent a document that could be read.",
        data::<InviteEventData>,
    ),
    (
        "IdentityAddedEvent",
        EventType::IdentityAdded,
        "An identity came.",
        data::<IdentityAddedEventData>,
    ),
    (
        "RatingAddedEvent",
        EventType::RatingAdded,
        "A rating came.",
        data::<RatingAddedEventData>,
    ),
    (
        "TransactionsAddedEvent",
        EventType::TransactionsAdded,
        "Transactions came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "DocumentsAddedEvent",
        EventType::DocumentsAdded,
        "Documents came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "EmploymentsAddedEvent",
        EventType::EmploymentsAdded,
        "Employments came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "IncomesAddedEvent",
        EventType::IncomesAdded,
        "Incomes came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "LiabilitiesAddedEvent",
        EventType::LiabilitiesAdded,
        "Liabilities came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "ContributionsAddedEvent",
        EventType::ContributionsAdded,
        "Contributions came.",
        data::<RecordsAddedEventData>,
    ),
    (
        "EmploymentsUpdatedEvent",
        EventType::EmploymentsUpdated,
        "Employments changed, or are there no more.",
        data::<RecordsUpdatedByIdEventData>,
    ),
    (
        "DocumentsUpdatedEvent",
        EventType::DocumentsUpdated,
        "Documents changed, or are there no more.",
        data::<RecordsUpdatedByIdEventData>,
    ),
    (
        "LiabilitiesUpdatedEvent",
        EventType::LiabilitiesUpdated,
        "Liabilities changed, or are there no more.",
        data::<RecordsUpdatedByIdEventData>,
    ),
    (
        "IncomesUpdatedEvent",
        EventType::IncomesUpdated,
        "Incomes changed, or are there no more.",
        data::<RecordsUpdatedEventData>,
    ),
    (
        "ContributionsUpdatedEvent",
        EventType::ContributionsUpdated,
        "Contributions changed, or are there no more.",
        data::<RecordsUpdatedEventData>,
    ),
    (
        "EincomesAddedEvent",
        EventType::EincomesAdded,
        "Incomes of further months were estimated.",
        data::<RecordsAddedEventData>,
    ),
    (
        "EincomesUpdatedEvent",
        EventType::EincomesUpdated,
        "Estimated incomes changed.",
        data::<RecordsUpdatedEventData>,
    ),
    (
        "LinkAddedEvent",
        EventType::LinkAdded,
        "It is known how often the person linked with other tenants.",
        data::<DerivedAddedEventData>,
    ),
    (
        "InsightAddedEvent",
        EventType::InsightAdded,
        "The features of an insight were worked out.",
        data::<DerivedAddedEventData>,
    ),
    (
        "DataExpiringEvent",
        EventType::DataExpiring,
        "What came from an account or archive is erased soon, as its time ends. Ours, beyond the contract.",
        data::<DataExpiringEventData>,
    ),
    (
        "VerificationStartedEvent",
        EventType::VerificationStarted,
        "Claims about a person are being checked.",
        data::<VerificationEventData>,
    ),
    (
        "VerificationCompletedEvent",
        EventType::VerificationCompleted,
        "Claims about a person were checked; get the verification for what came of it.",
        data::<VerificationEventData>,
    ),
    (
        "UserSessionCompletedEvent",
        EventType::UserSessionCompleted,
        "The user has finished.",
        data::<UserSessionCompletedEventData>,
    ),
    (
        "UserSessionResetEvent",
        EventType::UserSessionReset,
        "The user's session was reset.",
        data::<UserSessionResetEventData>,
    ),
];

fn data<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Adds the events' schemas and gives the document's `webhooks`, by event type.
pub fn document(generator: &mut SchemaGenerator) -> Vec<(String, Value)> {
    let mut webhooks = Vec::new();
    for (name, kind, description, data) in EVENTS {
        let mut schema = object([
            ("id", generator.subschema_for::<EventId>()),
            (
                "version",
                json_schema!({ "type": "integer", "description": "1." }),
            ),
            ("type", generator.subschema_for::<EventType>()),
            ("createdAt", generator.subschema_for::<DateTime>()),
            ("data", data(generator)),
        ]);
        schema.insert("description".into(), (*description).into());
        generator
            .definitions_mut()
            .insert((*name).into(), schema.to_value());
        let webhook = json!({
            "post": {
                "operationId": format!("event-{}", kind.as_str().to_lowercase().replace('_', "-")),
                "tags": ["Webhooks"],
                "summary": description,
                "security": [],
                "parameters": [{
                    "name": "Smile-Signature",
                    "in": "header",
                    "required": true,
                    "description": "Hex HMAC-SHA512 of the raw body under the webhook's secret.",
                    "schema": { "type": "string" },
                }],
                "requestBody": {
                    "required": true,
                    "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } },
                },
                "responses": { "2XX": { "description": "Received. Anything else is tried again." } },
            },
        });
        webhooks.push((kind.as_str().to_owned(), webhook));
    }
    webhooks
}
