//! Everything of an account or a user in one answer.

use openwink_model::{
    SourceType,
    accounts::ArchiveStatus,
    events::UserSession,
    ids::{AccountId, ArchiveId, SourceId, UserId},
    mode::Scope,
    records::{Contribution, Document, Employment, Identity, Income, Liability, Rating, Record, Transaction},
};
use openwink_store::{Account, PageRequest, Period, RecordFilter, User};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    records::{self, Payload},
    upcoming::{EincomePayload, InsightPayload, LinkPayload},
};
use crate::{AppState, Problem, envelope::List};

/// How many items of a kind a payload has at most.
pub const MOST: u64 = 300;

/// Everything that came from one source. Lists have at most 300 items; `nextCursor` goes on at the kind's own list,
/// with the source as `sourceId`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllDatapointPayload {
    identity: Option<Payload<Identity>>,
    rating: Option<Payload<Rating>>,
    documents: List<Payload<Document>>,
    incomes: List<Payload<Income>>,
    transactions: List<Payload<Transaction>>,
    employments: List<Payload<Employment>>,
    contributions: List<Payload<Contribution>>,
    liabilities: List<Payload<Liability>>,
    eincomes: List<EincomePayload>,
    links: List<LinkPayload>,
    insight: Option<InsightPayload>,
}

async fn read<R: Record>(
    state: &AppState,
    scope: &Scope,
    source: SourceId,
    size: u64,
) -> Result<List<Payload<R>>, Problem> {
    let filter = RecordFilter {
        user: None,
        source: Some(source),
        period: Period::default(),
    };
    let filters = records::fingerprint(&filter);
    let page = state
        .store()
        .records::<R>(scope, filter, PageRequest::first(size))
        .await?;
    let pager = records::pager::<R>(state, scope, &filters);
    Ok(pager.list(page, Payload::new))
}

/// Everything that came from a source whom the caller has found in its scope.
pub async fn of_source(
    state: &AppState,
    scope: &Scope,
    source: SourceId,
) -> Result<AllDatapointPayload, Problem> {
    Ok(AllDatapointPayload {
        identity: read(state, scope, source, 1).await?.items.pop(),
        rating: read(state, scope, source, 1).await?.items.pop(),
        documents: read(state, scope, source, MOST).await?,
        incomes: read(state, scope, source, MOST).await?,
        transactions: read(state, scope, source, MOST).await?,
        employments: read(state, scope, source, MOST).await?,
        contributions: read(state, scope, source, MOST).await?,
        liabilities: read(state, scope, source, MOST).await?,
        eincomes: List::EMPTY,
        links: List::EMPTY,
        insight: None,
    })
}

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
    identity: Option<Payload<Identity>>,
    rating: Option<Payload<Rating>>,
    documents: Vec<Payload<Document>>,
    incomes: Vec<Payload<Income>>,
    transactions: Vec<Payload<Transaction>>,
    employments: Vec<Payload<Employment>>,
    contributions: Vec<Payload<Contribution>>,
    liabilities: Vec<Payload<Liability>>,
    eincomes: Vec<EincomePayload>,
    links: Vec<LinkPayload>,
    insight: Option<InsightPayload>,
}

pub async fn of_account(
    state: &AppState,
    scope: &Scope,
    account: Account,
) -> Result<AccountPayload, Problem> {
    let source = SourceId::Account(account.id);
    let all = of_source(state, scope, source).await?;
    Ok(AccountPayload {
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
    })
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UserPayloadAccount {
    id: AccountId,
    provider_id: String,
    payload: AllDatapointPayload,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UserPayloadArchive {
    id: ArchiveId,
    file_type: String,
    payload: AllDatapointPayload,
}

/// What a form of the widget collected.
#[derive(Serialize, JsonSchema)]
struct UserPayloadForm {
    id: String,
    name: String,
    data: serde_json::Map<String, serde_json::Value>,
}

/// Everything of a user.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserPayload {
    metadata: UserSession,
    forms: Vec<UserPayloadForm>,
    accounts: Vec<UserPayloadAccount>,
    archives: Vec<UserPayloadArchive>,
}

pub async fn of_user(state: &AppState, scope: &Scope, user: User) -> Result<UserPayload, Problem> {
    let first = PageRequest::first(MOST);
    let mut accounts = Vec::new();
    let found = state
        .store()
        .accounts(scope, Some(&user.id), Period::default(), first)
        .await?;
    for account in found.items {
        if account.status == openwink_model::ConnectionStatus::Disconnected {
            continue;
        }
        accounts.push(UserPayloadAccount {
            id: account.id,
            payload: of_source(state, scope, SourceId::Account(account.id)).await?,
            provider_id: account.provider,
        });
    }
    let mut archives = Vec::new();
    for archive in state.store().archives(scope, Some(&user.id), first).await?.items {
        if archive.status == ArchiveStatus::Revoked {
            continue;
        }
        archives.push(UserPayloadArchive {
            id: archive.id,
            payload: of_source(state, scope, SourceId::Archive(archive.id)).await?,
            file_type: archive.file_type,
        });
    }
    Ok(UserPayload {
        metadata: user.session,
        forms: Vec::new(),
        accounts,
        archives,
    })
}
