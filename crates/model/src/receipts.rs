//! Receipts: what a person agreed to and took back, and what was erased, as entries of a chain for each tenant and mode.
//!
//! An entry is signed as the very text that it is written as, and names the entry before by its hash. So an entry that was
//! changed, left out or put in is found by whoever has the public key, without the installation.
//!
//! Nothing here says who a person is. An entry names its person by a hash of their id and a salt of their own, which goes
//! when they do: afterwards the chain still holds, and nobody can tell any more whom it spoke of.

use serde::{Deserialize, Serialize};

use crate::{
    Date, DateTime, Mode,
    ids::{ConsentTemplateId, TenantId},
    records::Datapoint,
    text_enum,
};

pub const VERSION: u32 = 1;

/// What the first entry of a chain names as the one before.
pub const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

text_enum! {
    /// Who took something back, or had it erased.
    pub enum RevokedBy {
        /// The person, in the widget.
        User = "USER",
        /// The tenant, over the API or in the portal.
        Tenant = "TENANT",
        /// The time for which it was to be kept.
        Expiry = "EXPIRY",
    }
}

text_enum! {
    pub enum ReceiptKind {
        Consent = "CONSENT",
        Revocation = "REVOCATION",
        SyncStopped = "SYNC_STOPPED",
        Erasure = "ERASURE",
        UserErasure = "USER_ERASURE",
        Head = "HEAD",
    }
}

/// What a person agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsentGiven {
    pub title: String,
    /// Word for word, as it was shown.
    pub text: String,
    pub version: String,
    pub template: Option<ConsentTemplateId>,
    /// `WinkSite` where an invitation led there.
    pub channel: String,
    /// The invitation, where one led there.
    pub channel_id: Option<String>,
    /// The origin of the page that held the widget, as the browser told it.
    pub page: Option<String>,
    pub datapoints: Vec<Datapoint>,
    /// Of which days; `None` for no bound.
    pub start_date: Option<Date>,
    pub end_date: Option<Date>,
    /// For how many days; 0 for no end.
    pub retention_days: u32,
    /// Whether accounts may be read again from time to time.
    #[serde(default)]
    pub keep_fresh: bool,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub enum Said {
    /// A person agreed.
    Consent(ConsentGiven),
    /// An account or archive was revoked: its records went in the same moment.
    Revocation {
        source: String,
        provider: Option<String>,
        by: RevokedBy,
    },
    /// A person took back that an account may be read again. What was read stays until its time ends.
    SyncStopped {
        source: String,
        provider: Option<String>,
    },
    /// The certificate: an account's or archive's data key was destroyed and its files were deleted.
    Erasure {
        source: String,
        asked_at: DateTime,
        by: RevokedBy,
        key_destroyed_at: DateTime,
        rows: u64,
        files: u64,
    },
    /// The certificate: everything of a person was erased. Each of their sources has one of its own.
    UserErasure {
        user: String,
        by: RevokedBy,
        sources: Vec<String>,
        rows: u64,
    },
    /// The end of the chain when it was exported.
    Head { last: String },
}

impl Said {
    pub fn kind(&self) -> ReceiptKind {
        match self {
            Said::Consent(_) => ReceiptKind::Consent,
            Said::Revocation { .. } => ReceiptKind::Revocation,
            Said::SyncStopped { .. } => ReceiptKind::SyncStopped,
            Said::Erasure { .. } => ReceiptKind::Erasure,
            Said::UserErasure { .. } => ReceiptKind::UserErasure,
            Said::Head { .. } => ReceiptKind::Head,
        }
    }
}

/// An entry of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub v: u32,
    pub tenant: TenantId,
    pub mode: Mode,
    /// From 1 on, without a gap. The head's is that of the last entry.
    pub number: u64,
    /// The hash of the entry before, in hex.
    pub previous: String,
    pub at: DateTime,
    /// The person: SHA-256 of their salt and their id. Empty where the entry is about none.
    pub subject: String,
    pub said: Said,
}
