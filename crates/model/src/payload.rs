//! Everything of one source in one value: what the payload endpoints answer and what some events carry.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    events::UserSession,
    ids::{AccountId, ArchiveId},
    records::{Contribution, Document, Employment, Identity, Income, Liability, Rating, Transaction},
};

/// A list in a payload holds at most this many items, the latest ones.
pub const MOST_ITEMS: u64 = 300;

/// A record with its id, without where it came from: the payload around it says that.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "{R}Payload")]
pub struct Identified<R> {
    pub id: String,
    #[serde(flatten)]
    pub record: R,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "{R}PayloadList")]
pub struct Items<R> {
    /// Where the list of this kind goes on, with `sourceId` as its filter; `null` where all is here.
    pub next_cursor: Option<String>,
    pub items: Vec<Identified<R>>,
}

/// All that a source gave. A kind that it does not have is `null` or an empty list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllDatapointPayload {
    pub identity: Option<Identified<Identity>>,
    pub rating: Option<Identified<Rating>>,
    pub documents: Items<Document>,
    pub incomes: Items<Income>,
    pub transactions: Items<Transaction>,
    pub employments: Items<Employment>,
    pub contributions: Items<Contribution>,
    pub liabilities: Items<Liability>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayloadAccount {
    pub id: AccountId,
    pub provider_id: String,
    pub payload: AllDatapointPayload,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayloadArchive {
    pub id: ArchiveId,
    pub file_type: String,
    pub payload: AllDatapointPayload,
}

/// All of a user: how far they are, and what each of their sources gave.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayload {
    pub metadata: UserSession,
    pub accounts: Vec<UserPayloadAccount>,
    pub archives: Vec<UserPayloadArchive>,
}
