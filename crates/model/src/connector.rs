//! What passes between a connector and the rest: log-ins, challenges, batches of records.
//!
//! A connector is resumable. All that it needs to go on after a prompt is in its [`ConnectorState`], which is stored
//! encrypted, so any node can continue it after a restart.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{
    ErrorCode,
    providers::LoginMethod,
    records::{AnyRecord, Datapoint},
    text_enum,
};

/// What a person typed to log in. Never logged; stored only encrypted under its account's key.
#[derive(Debug, Clone)]
pub struct Login {
    pub method: LoginMethod,
    pub fields: BTreeMap<String, SecretString>,
}

impl Login {
    /// The field's text, or an empty one.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |secret| secret.expose_secret())
    }
}

text_enum! {
    /// What a field of a log-in form asks for.
    pub enum FieldLabel {
        UserName = "USER_NAME",
        Email = "EMAIL",
        Phone = "PHONE",
        SsNumber = "SS_NUMBER",
        Password = "PASSWORD",
    }
}

text_enum! {
    /// How a field is typed in.
    pub enum FieldKind {
        Text = "text",
        Password = "password",
        Tel = "tel",
        Email = "email",
        Digits = "digits",
    }
}

/// One field of a log-in form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginField {
    pub name: String,
    pub label: FieldLabel,
    pub kind: FieldKind,
    pub max_length: u16,
}

text_enum! {
    /// How a verification code reaches the person.
    pub enum CodeChannel {
        Sms = "SMS",
        Email = "EMAIL",
        App = "APP",
    }
}

/// A provider's wish for a verification code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    pub channel: CodeChannel,
    /// Where the code went, masked: `+63 ••• ••• 1234`.
    pub sent_to: String,
    pub digits: u8,
    pub resend_after_seconds: u32,
    pub expires_after_seconds: u32,
    /// All channels that the person may choose from.
    pub channels: Vec<CodeChannel>,
    /// 1 for the first code that this log-in asks for, 2 for the second.
    pub round: u8,
}

/// What a connector has to remember between steps. Opaque to everybody else; stored encrypted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConnectorState(pub serde_json::Value);

/// What the person answered to a prompt.
#[derive(Debug, Clone)]
pub enum Answer {
    Code(SecretString),
    Resend(Option<CodeChannel>),
    /// The code that the provider's sign-in page handed to our server.
    Authorization(SecretString),
    /// Nobody answered before the challenge ran out.
    TimedOut,
}

/// Where a log-in stands after a step.
#[derive(Debug, Clone)]
pub enum LoginStep {
    NeedsCode {
        challenge: Challenge,
        state: ConnectorState,
    },
    /// The code was wrong; the same challenge stands.
    WrongCode {
        challenge: Challenge,
        state: ConnectorState,
    },
    /// The person has to sign in on the provider's own page; our server hears of it.
    NeedsRedirect { state: ConnectorState },
    LoggedIn {
        login_name: String,
        state: ConnectorState,
    },
}

/// A page of what the provider holds. Pages come until `next` is `None`.
#[derive(Debug, Clone)]
pub struct Batch {
    pub stage: Stage,
    pub records: Vec<AnyRecord>,
    pub next: Option<ConnectorState>,
}

text_enum! {
    /// The steps that the person sees while an account is read.
    pub enum Stage {
        LoggingIn = "LOGGING_IN",
        ReadingIdentity = "READING_IDENTITY",
        ReadingEmployment = "READING_EMPLOYMENT",
        ReadingPay = "READING_PAY",
        ReadingTransactions = "READING_TRANSACTIONS",
        ReadingContributions = "READING_CONTRIBUTIONS",
        ReadingLiabilities = "READING_LIABILITIES",
        ReadingDocuments = "READING_DOCUMENTS",
        Saving = "SAVING",
    }
}

impl Stage {
    /// The kind of data that is read in it, where it is about one.
    pub const fn datapoint(self) -> Option<Datapoint> {
        match self {
            Self::LoggingIn | Self::Saving => None,
            Self::ReadingIdentity => Some(Datapoint::Identities),
            Self::ReadingEmployment => Some(Datapoint::Employments),
            Self::ReadingPay => Some(Datapoint::Incomes),
            Self::ReadingTransactions => Some(Datapoint::Transactions),
            Self::ReadingContributions => Some(Datapoint::Contributions),
            Self::ReadingLiabilities => Some(Datapoint::Liabilities),
            Self::ReadingDocuments => Some(Datapoint::Documents),
        }
    }
}

/// Why a connector could not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConnectorError {
    /// The provider's answer is final: the account goes to ERROR with this code.
    #[error("the provider refused: {0}")]
    Refused(ErrorCode),
    /// Worth trying again later; after the last try the account goes to ERROR with SERVICE_UNAVAILABLE.
    #[error("the provider did not answer as it should: {0}")]
    Transient(String),
}
