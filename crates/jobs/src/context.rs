//! What every job shares.

use std::{sync::Arc, time::Duration};

use openwink_model::{Ambient, Mode};
use openwink_providers::{Catalogue, Catalogues};
use openwink_store::{Job, Store, StoreError};
use openwink_webhooks::{NetworkPolicy, RetrySchedule};

use crate::{DocumentReader, Post, Retention, SyncPlan};

/// What an operator may choose.
#[derive(Debug, Clone)]
pub struct Options {
    /// Jobs that run at once.
    pub concurrent_jobs: usize,
    /// Archives that are read at once.
    pub concurrent_documents: usize,
    /// Mails that are sent at once.
    pub concurrent_mails: usize,
    /// How long a claimed job is ours without a sign of life; what a killed process held waits that long.
    pub lease: Duration,
    /// How often to look for work that another process wrote.
    pub poll: Duration,
    /// The waits between the tries of a provider that does not answer.
    pub provider_waits: Vec<Duration>,
    pub webhook_schedule: RetrySchedule,
    /// How often accounts are read again.
    pub sync: SyncPlan,
    /// The waits between the tries of reading an account again.
    pub sync_waits: Vec<Duration>,
    /// How long what came is kept.
    pub retention: Retention,
    /// How long a receiver may take to answer.
    pub webhook_timeout: Duration,
    /// Deliveries to one webhook that are under way at once.
    pub webhook_concurrency: usize,
    /// Where webhooks of the sandbox may go.
    pub sandbox_network: NetworkPolicy,
    /// Where webhooks of production may go.
    pub production_network: NetworkPolicy,
    /// How long finished deliveries and their events are kept.
    pub keep_deliveries: Duration,
    /// How long the request log is kept.
    pub keep_requests: Duration,
    /// How long is kept who read whose data.
    pub keep_accesses: Duration,
    /// Whether the sandbox reads documents that are none of its samples.
    pub sandbox_any_document: bool,
    /// Where browsers reach this server, without a slash at the end.
    pub public_url: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            concurrent_jobs: 32,
            concurrent_documents: 2,
            concurrent_mails: 4,
            lease: Duration::from_secs(15),
            poll: Duration::from_millis(1000),
            provider_waits: vec![
                Duration::from_secs(1),
                Duration::from_secs(2),
                Duration::from_secs(3),
            ],
            webhook_schedule: RetrySchedule::default(),
            sync: SyncPlan::default(),
            sync_waits: [60, 600, 3600, 6 * 3600, 24 * 3600]
                .map(Duration::from_secs)
                .to_vec(),
            retention: Retention::default(),
            webhook_timeout: Duration::from_secs(10),
            webhook_concurrency: 32,
            sandbox_network: NetworkPolicy::AllowLoopback,
            production_network: NetworkPolicy::Public,
            keep_deliveries: Duration::from_secs(30 * 86_400),
            keep_requests: Duration::from_secs(7 * 86_400),
            keep_accesses: Duration::from_secs(365 * 86_400),
            sandbox_any_document: false,
            public_url: "http://127.0.0.1:8080".into(),
        }
    }
}

#[derive(Clone)]
pub struct Context {
    pub store: Store,
    pub catalogues: Catalogues,
    pub options: Arc<Options>,
    /// Reads documents, in whatever way keeps this process safe from them.
    pub reader: Arc<dyn DocumentReader>,
    /// Where mail goes; without it, into the operator's mailbox.
    pub post: Option<Arc<dyn Post>>,
}

impl Context {
    pub fn ambient(&self) -> &Ambient {
        self.store.ambient()
    }

    pub fn catalogue(&self, mode: Mode) -> &Catalogue {
        self.catalogues.of(mode)
    }

    pub fn network(&self, mode: Mode) -> NetworkPolicy {
        match mode {
            Mode::Sandbox => self.options.sandbox_network,
            Mode::Production => self.options.production_network,
        }
    }

    /// Ends a job without doing anything.
    pub(crate) async fn drop_job(&self, job: &Job) -> Result<(), StoreError> {
        let store = &self.store;
        store
            .write(|tx| async move { store.complete_job(&tx, job).await })
            .await
    }
}
