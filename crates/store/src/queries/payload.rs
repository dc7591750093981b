//! Everything of one source in one value.

use openwink_model::{
    ids::SourceId,
    mode::Scope,
    payload::{AllDatapointPayload, Identified, Items, MOST_ITEMS},
    records::Record,
};

use super::{page::PageRequest, records::RecordFilter};
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
