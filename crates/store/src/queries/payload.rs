//! Everything of one source in one value.

use openwink_model::{
    ConnectionStatus,
    accounts::ArchiveStatus,
    ids::{SourceId, UserId},
    mode::Scope,
    payload::{
        AllDatapointPayload, Identified, Items, MOST_ITEMS, UserPayload, UserPayloadAccount,
        UserPayloadArchive,
    },
    records::Record,
};

use super::{
    page::{PageRequest, Period},
    records::RecordFilter,
};
use crate::{Store, StoreError};

impl Store {
    /// All that a source gave, at most 300 records of a kind, the latest ones.
    pub async fn source_payload(
        &self,
        scope: &Scope,
        source: SourceId,
    ) -> Result<AllDatapointPayload, StoreError> {
        Ok(AllDatapointPayload {
            identity: self.latest(scope, source).await?,
            rating: self.latest(scope, source).await?,
            documents: self.items(scope, source).await?,
            incomes: self.items(scope, source).await?,
            transactions: self.items(scope, source).await?,
            employments: self.items(scope, source).await?,
            contributions: self.items(scope, source).await?,
            liabilities: self.items(scope, source).await?,
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
        for archive in self.archives(scope, Some(user), first).await?.items {
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
            accounts,
            archives,
        }))
    }

    async fn latest<R: Record>(
        &self,
        scope: &Scope,
        source: SourceId,
    ) -> Result<Option<Identified<R>>, StoreError> {
        let filter = RecordFilter {
            source: Some(source),
            ..Default::default()
        };
        let page = self.records::<R>(scope, filter, PageRequest::first(1)).await?;
        Ok(page.items.into_iter().next().map(|stored| Identified {
            id: stored.id().to_string(),
            record: stored.record,
        }))
    }

    async fn items<R: Record>(&self, scope: &Scope, source: SourceId) -> Result<Items<R>, StoreError> {
        let filter = RecordFilter {
            source: Some(source),
            ..Default::default()
        };
        let page = self
            .records::<R>(scope, filter, PageRequest::first(MOST_ITEMS))
            .await?;
        let items = page.items.into_iter();
        Ok(Items {
            next_cursor: None,
            items: items
                .map(|stored| Identified {
                    id: stored.id().to_string(),
                    record: stored.record,
                })
                .collect(),
        })
    }
}
