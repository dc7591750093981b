//! The link wizard: a state machine without I/O. (state, input) → (state, effects).
//!
//! One wizard per user, kept by the server, so that a page that is closed half way resumes where it was. The widget
//! shows the state; the link job feeds in what the provider answers; whoever calls [`advance`] carries out the effects in
//! the transaction that stores the new state.

mod machine;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use machine::advance;

use crate::{
    ErrorCode,
    connector::{Challenge, CodeChannel, Stage},
    ids::{AccountId, ArchiveId, SourceId},
    providers::LoginMethod,
    records::RecordKind,
};

/// What the state machine has to know of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderFacts {
    pub id: String,
    pub methods: Vec<LoginMethod>,
    pub account_connection: bool,
}

/// Which account a step is about, and how it logs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    pub provider: String,
    pub methods: Vec<LoginMethod>,
    pub method: LoginMethod,
    pub account: Option<AccountId>,
}

/// How many records of a kind came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub kind: RecordKind,
    pub count: u32,
}

/// The step that the person is at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "step",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum State {
    Consent,
    Find,
    Options {
        attempt: Attempt,
    },
    Login {
        attempt: Attempt,
        error: Option<ErrorCode>,
    },
    Connecting {
        attempt: Attempt,
        stage: Stage,
    },
    Code {
        attempt: Attempt,
        challenge: Challenge,
        error: Option<ErrorCode>,
    },
    Redirect {
        attempt: Attempt,
    },
    Done {
        attempt: Attempt,
        found: Vec<Found>,
        pay_months: u32,
    },
    Error {
        attempt: Attempt,
        code: ErrorCode,
    },
    Connected,
    Revoke {
        source: SourceId,
    },
    FileTypes {
        provider: Option<String>,
    },
    Upload {
        file_type: String,
    },
    UploadDone {
        archive: ArchiveId,
    },
    Survey,
    SurveyDone,
}

/// What happened: the person did something, or the link job reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Log in again at an account that there is already.
    Reconnect {
        account: AccountId,
        provider: ProviderFacts,
    },
    /// Consent given; `provider` where the session offers a single one.
    Agree {
        provider: Option<ProviderFacts>,
    },
    /// The consent that the tenant asks for is no longer the one that the person gave.
    ConsentChanged,
    ChooseProvider {
        provider: ProviderFacts,
    },
    ChooseMethod {
        method: LoginMethod,
    },
    /// `account` is the id that a new account would get.
    SubmitLogin {
        account: AccountId,
    },
    SubmitCode,
    ResendCode {
        channel: Option<CodeChannel>,
    },
    TryAgain,
    OtherMethod,
    FindAnother,
    ShowConnected,
    Revoke {
        source: SourceId,
    },
    ConfirmRevoke,
    /// No longer have an account kept up to date.
    StopSync {
        account: AccountId,
    },
    ShowFileTypes,
    ChooseFileType {
        file_type: String,
    },
    Uploaded {
        archive: ArchiveId,
    },
    ShowSurvey,
    SubmitSurvey,
    /// The person is done and closes the widget.
    Finish,
    Back,
    // From the link job; each names its account, for the person may have gone on to another one meanwhile.
    CodeWanted {
        account: AccountId,
        challenge: Challenge,
        wrong: bool,
    },
    RedirectWanted {
        account: AccountId,
    },
    SignedIn {
        account: AccountId,
    },
    Progress {
        account: AccountId,
        stage: Stage,
    },
    Finished {
        account: AccountId,
        found: Vec<Found>,
        pay_months: u32,
    },
    Failed {
        account: AccountId,
        code: ErrorCode,
    },
    /// The account or archive is gone: revoked in the widget, over the API, or expired.
    Gone {
        source: SourceId,
    },
}

/// What has to be done along with a change of state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    RecordConsent,
    /// A new account, PENDING.
    CreateAccount {
        account: AccountId,
        provider: String,
    },
    /// Store the log-in that came with the input and start the link job from its beginning.
    StartLogin {
        account: AccountId,
    },
    /// Hand the code that came with the input to the link job.
    AnswerCode {
        account: AccountId,
    },
    ResendCode {
        account: AccountId,
        channel: Option<CodeChannel>,
    },
    /// Give up a log-in that waits for a person who has gone elsewhere.
    Abandon {
        account: AccountId,
    },
    Revoke {
        source: SourceId,
    },
    StopSync {
        account: AccountId,
    },
    RecordSurvey,
    /// The user's session is COMPLETED.
    CompleteSession,
}

/// An input that the present step does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("that does not fit the step that the link is at; reload the view")]
pub struct Refused;
