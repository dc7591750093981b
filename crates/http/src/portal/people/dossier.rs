//! Everything of a user, out of the store, as reports want it.

use openwink_documents::Reading;
use openwink_model::{
    ConnectionStatus, Mode,
    accounts::{ARCHIVE_PROVIDER, ArchiveStatus},
    ids::{AccountId, SourceId, UserId},
    mode::Scope,
    records::{Record, RecordKind},
    sharing::Sharing,
};
use openwink_reports::{Consent, Dossier, Held, Records, Source, SourceState, Sureness};
use openwink_store::{
    Account, Archive, ArchiveFilter, PageRequest, Period, RawFile, RecordFilter, Store, StoreError,
};

use super::list::provider_name;
use crate::{AppState, Problem, open::archives::shape::whole_reading};

/// A user with more accounts or archives than this is no person.
const SOURCES: u64 = 500;
const BATCH: u64 = 1000;
/// Records of one kind that are read for a report: a driver has some thousand trips a year.
const MOST: usize = 20_000;
/// Files that an archive is named by.
const NAMED: usize = 2;

/// An archive with what was read of it.
pub struct ReadArchive {
    pub archive: Archive,
    pub files: Vec<RawFile>,
    pub reading: Option<Reading>,
}

/// All of a user.
pub struct Whole {
    pub user: openwink_store::User,
    pub accounts: Vec<Account>,
    pub archives: Vec<ReadArchive>,
    pub dossier: Dossier,
}

/// All of a user; a 404 where there is none.
pub async fn load(state: &AppState, scope: &Scope, id: &UserId) -> Result<Whole, Problem> {
    load_from(state, scope, id, None).await
}

/// What a user's one account told, or all.
pub async fn load_from(
    state: &AppState,
    scope: &Scope,
    id: &UserId,
    only: Option<AccountId>,
) -> Result<Whole, Problem> {
    let store = state.store();
    let user = store.user(scope, id).await?;
    let user = user.ok_or_else(|| Problem::missing("user"))?;
    let first = PageRequest::first(SOURCES);
    let mut accounts = store
        .accounts(scope, Some(id), Period::default(), first)
        .await?
        .items;
    accounts.retain(|account| only.is_none_or(|only| account.id == only));
    let filter = ArchiveFilter {
        user: Some(id),
        ..Default::default()
    };
    let mut archives = Vec::new();
    if only.is_none() {
        for archive in store.archives(scope, filter, first).await?.items {
            archives.push(read(store, scope, archive).await?);
        }
    }
    let from = RecordFilter {
        user: Some(id),
        source: only.map(SourceId::Account),
        ..Default::default()
    };
    let mut sources: Vec<Source> = accounts
        .iter()
        .map(|account| account_source(state, scope.mode(), account))
        .chain(archives.iter().map(archive_source))
        .collect();
    sources.sort_by_key(|source| std::cmp::Reverse(source.created_at));
    let mut cut = Vec::new();
    let records = Records {
        identities: records(store, scope, from, &mut cut).await?,
        employments: records(store, scope, from, &mut cut).await?,
        incomes: records(store, scope, from, &mut cut).await?,
        transactions: records(store, scope, from, &mut cut).await?,
        contributions: records(store, scope, from, &mut cut).await?,
        liabilities: records(store, scope, from, &mut cut).await?,
        documents: records(store, scope, from, &mut cut).await?,
        ratings: records(store, scope, from, &mut cut).await?,
    };
    let consents = store.consents(scope, id).await?.into_iter().map(|given| Consent {
        agreed_at: given.agreed_at,
        version: given.version,
        text: given.text,
    });
    let dossier = Dossier {
        user_id: user.id.clone(),
        mode: scope.mode(),
        created_at: user.created_at,
        external_metadata: user.external_metadata.clone(),
        sources,
        consents: consents.collect(),
        records,
        cut,
    };
    Ok(Whole {
        user,
        accounts,
        archives,
        dossier,
    })
}

async fn records<R: Record>(
    store: &Store,
    scope: &Scope,
    filter: RecordFilter<'_>,
    cut: &mut Vec<RecordKind>,
) -> Result<Vec<Held<R>>, StoreError> {
    let mut all = Vec::new();
    let mut page = PageRequest::first(BATCH);
    loop {
        let found = store.records::<R>(scope, filter, page).await?;
        all.extend(found.items.into_iter().map(|stored| Held {
            id: stored.id(),
            source_id: stored.row.source,
            record: stored.record,
        }));
        match found.next {
            None => return Ok(all),
            Some(_) if all.len() >= MOST => {
                cut.push(R::KIND);
                return Ok(all);
            }
            Some(next) => page.after = Some(next),
        }
    }
}

async fn read(store: &Store, scope: &Scope, archive: Archive) -> Result<ReadArchive, Problem> {
    if archive.status == ArchiveStatus::Revoked {
        return Ok(ReadArchive {
            archive,
            files: Vec::new(),
            reading: None,
        });
    }
    let files = match store.archive_files(&archive).await {
        Ok(files) => files,
        // Revoked in this moment
        Err(StoreError::Erased(_)) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let reading = whole_reading(store, scope, &archive).await?;
    Ok(ReadArchive {
        archive,
        files,
        reading,
    })
}

fn account_source(state: &AppState, mode: Mode, account: &Account) -> Source {
    let source_state = match account.status {
        ConnectionStatus::Connected => SourceState::Ready,
        ConnectionStatus::Pending | ConnectionStatus::AwaitingMfa => SourceState::Working,
        ConnectionStatus::Error => SourceState::Failed,
        ConnectionStatus::Disconnected => SourceState::Revoked,
    };
    Source {
        id: SourceId::Account(account.id),
        name: provider_name(state, mode, &account.provider),
        provider_id: account.provider.clone(),
        sureness: Sureness::Linked,
        confidence: None,
        state: source_state,
        status: account.status.to_string(),
        problem: account.error_code.map(|code| code.message().to_owned()),
        shared: account.sharing.as_ref().map(Sharing::words),
        file_type: None,
        created_at: account.created_at,
        refreshed_at: account.refreshed_at.or(account.connected_at),
    }
}

fn archive_source(read: &ReadArchive) -> Source {
    let archive = &read.archive;
    let state = match archive.status {
        ArchiveStatus::Analyzed => SourceState::Ready,
        ArchiveStatus::Started => SourceState::Working,
        ArchiveStatus::Unsupported | ArchiveStatus::Error => SourceState::Failed,
        ArchiveStatus::Revoked => SourceState::Revoked,
    };
    let names: Vec<&str> = read.files.iter().map(|file| file.name.as_str()).collect();
    let name = match names.as_slice() {
        [] => "Document".to_owned(),
        names if names.len() <= NAMED => names.join(", "),
        names => format!("{} and {} more", names[0], names.len() - 1),
    };
    let unsupported = "It cannot be read automatically. The file can be downloaded.";
    Source {
        id: SourceId::Archive(archive.id),
        name,
        provider_id: ARCHIVE_PROVIDER.to_owned(),
        sureness: Sureness::Read,
        confidence: read.reading.as_ref().and_then(confidence),
        state,
        status: archive.status.to_string(),
        shared: None,
        problem: match (&archive.error, archive.status) {
            (Some(error), _) => Some(error.message.clone()),
            (None, ArchiveStatus::Unsupported) => Some(unsupported.to_owned()),
            (None, _) => None,
        },
        file_type: archive.class.clone().or_else(|| Some(archive.file_type.clone())),
        created_at: archive.created_at,
        refreshed_at: (archive.status == ArchiveStatus::Analyzed).then_some(archive.status_at),
    }
}

/// On average over all values that were read.
fn confidence(reading: &Reading) -> Option<f32> {
    let all: Vec<f32> = reading
        .documents
        .iter()
        .flat_map(|document| document.fields.values())
        .map(|found| found.confidence)
        .collect();
    (!all.is_empty()).then(|| all.iter().sum::<f32>() / all.len() as f32)
}
