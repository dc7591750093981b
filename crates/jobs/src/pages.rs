//! Reading an account page by page.

use openwink_model::{
    connector::{ConnectorError, ConnectorState, Stage},
    records::AnyRecord,
    sharing::Sharing,
};
use openwink_providers::{Connector, ConnectorContext};

/// An account's pages, and what they held so far. What its person left out is dropped as it comes.
pub struct Pages<'a> {
    connector: &'a dyn Connector,
    surroundings: ConnectorContext<'a>,
    sharing: Option<&'a Sharing>,
    next: Option<ConnectorState>,
    records: Vec<AnyRecord>,
}

impl<'a> Pages<'a> {
    pub fn new(
        connector: &'a dyn Connector,
        surroundings: ConnectorContext<'a>,
        sharing: Option<&'a Sharing>,
        from: ConnectorState,
    ) -> Self {
        Self {
            connector,
            surroundings,
            sharing,
            next: Some(from),
            records: Vec::new(),
        }
    }

    /// Reads the next page; says what it is about, or `None` after the last one.
    pub async fn turn(&mut self) -> Result<Option<Stage>, ConnectorError> {
        let Some(state) = &self.next else {
            return Ok(None);
        };
        let batch = self.connector.read(self.surroundings, state).await?;
        let shared = |record| match self.sharing {
            Some(sharing) => sharing.shared(record),
            None => Some(record),
        };
        self.records.extend(batch.records.into_iter().filter_map(shared));
        self.next = batch.next;
        Ok(Some(batch.stage))
    }

    /// What the pages held.
    pub fn records(self) -> Vec<AnyRecord> {
        self.records
    }
}
