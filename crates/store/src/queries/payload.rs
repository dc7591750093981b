//! Everything of one source in one value.

use openwink_model::{
    ConnectionStatus,
    accounts::ArchiveStatus,
    ids::{SourceId, UserId},
    mode::Scope,
    payload::{
        AllDatapointPayload, Identified, List, MOST_ITEMS, UserPayload, UserPayloadAccount,
        UserPayloadArchive,
    },
    records::Record,
};

use super::{
    archives::ArchiveFilter,
    page::{PageRequest, Period},
    records::{RecordFilter, StoredRecord},
};
use crate::{ListOf, Store, StoreError};

impl Store {
    /// All that a source gave, at most 300 records of a kind, the latest ones.
    pub async fn source_payload(
        &self,
        scope: &Scope,
        source: SourceId,
    ) -> Result<AllDatapointPayload, StoreError> {
        Ok(AllDatapointPayload {
            identity: self.newest(scope, source, 1).await?.items.pop(),
            rating: self.newest(scope, source, 1).await?.items.pop(),
            documents: self.newest(scope, source, MOST_ITEMS).await?,
            incomes: self.newest(scope, source, MOST_ITEMS).await?,
            transactions: self.newest(scope, source, MOST_ITEMS).await?,
            employments: self.newest(scope, source, MOST_ITEMS).await?,
            contributions: self.newest(scope, source, MOST_ITEMS).await?,
            liabilities: self.newest(scope, source, MOST_ITEMS).await?,
            eincomes: self.newest(scope, source, MOST_ITEMS).await?,
            links: self.newest(scope, source, MOST_ITEMS).await?,
            insight: self.newest(scope, source, 1).await?.items.pop(),
        })
    }

    /// All that a user's sources gave; what was revoked is not among them. `None` where there is no such user.
    pub async fn user_payload(
        &self,
        scope: &Scope,
        user: &UserId,
    ) -> Result<Option<UserPayload>, StoreError> {
        let Some(found) = self.user(scope, user).await? else {
            return Ok(None);
        };
        let first = PageRequest::first(MOST_ITEMS);
        let (mut accounts, mut archives) = (Vec::new(), Vec::new());
        for account in self
            .accounts(scope, Some(user), Period::default(), first)
            .await?
            .items
        {
            if account.status != ConnectionStatus::Disconnected {
                accounts.push(UserPayloadAccount {
                    id: account.id,
                    payload: self.source_payload(scope, SourceId::Account(account.id)).await?,
                    provider_id: account.provider,
                });
            }
        }
        let filter = ArchiveFilter {
            user: Some(user),
            ..Default::default()
        };
        for archive in self.archives(scope, filter, first).await?.items {
            if archive.status != ArchiveStatus::Revoked {
                archives.push(UserPayloadArchive {
                    id: archive.id,
                    payload: self.source_payload(scope, SourceId::Archive(archive.id)).await?,
                    file_type: archive.file_type,
                });
            }
        }
        Ok(Some(UserPayload {
            metadata: found.session,
            forms: Vec::new(),
            accounts,
            archives,
        }))
    }

    async fn newest<R: Record>(
        &self,
        scope: &Scope,
        source: SourceId,
        size: u64,
    ) -> Result<List<Identified<R>>, StoreError> {
        let filter = RecordFilter {
            source: Some(source),
            ..Default::default()
        };
        let filters = filter.fingerprint();
        let list = ListOf {
            scope,
            list: R::PATH,
            filters: &filters,
        };
        let began = self.now(scope);
        let page = self.records::<R>(scope, filter, PageRequest::first(size)).await?;
        let identified = |stored: StoredRecord<R>| Identified {
            id: stored.id(),
            record: stored.record,
        };
        Ok(List {
            next_cursor: page
                .next
                .map(|position| self.cursors().seal_walk(list, position, began)),
            items: page.items.into_iter().map(identified).collect(),
        })
    }
}
