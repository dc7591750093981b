//! Everything of an account in one answer.

use openwink_model::{
    SourceType,
    ids::{SourceId, UserId},
    payload::{AllDatapointPayload, Identified},
    records::{
        Contribution, Document, Eincome, Employment, Identity, Income, Insight, Liability, Link, Rating,
        Transaction,
    },
};
use openwink_store::Account;
use schemars::JsonSchema;
use serde::Serialize;

/// Whose payload it is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PayloadMetadata {
    source_id: SourceId,
    source_type: SourceType,
    user_id: UserId,
    provider_id: String,
}

/// Everything of an account, at most 300 items of a kind.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountPayload {
    metadata: PayloadMetadata,
    identity: Option<Identified<Identity>>,
    rating: Option<Identified<Rating>>,
    documents: Vec<Identified<Document>>,
    incomes: Vec<Identified<Income>>,
    transactions: Vec<Identified<Transaction>>,
    employments: Vec<Identified<Employment>>,
    contributions: Vec<Identified<Contribution>>,
    liabilities: Vec<Identified<Liability>>,
    eincomes: Vec<Identified<Eincome>>,
    links: Vec<Identified<Link>>,
    insight: Option<Identified<Insight>>,
}

impl AccountPayload {
    /// What an account's source gave, with its lists flattened.
    pub fn new(account: Account, all: AllDatapointPayload) -> Self {
        let source = SourceId::Account(account.id);
        Self {
            metadata: PayloadMetadata {
                source_id: source,
                source_type: source.source_type(),
                user_id: account.user,
                provider_id: account.provider,
            },
            identity: all.identity,
            rating: all.rating,
            documents: all.documents.items,
            incomes: all.incomes.items,
            transactions: all.transactions.items,
            employments: all.employments.items,
            contributions: all.contributions.items,
            liabilities: all.liabilities.items,
            eincomes: all.eincomes.items,
            links: all.links.items,
            insight: all.insight,
        }
    }
}
