//! In-process wake-ups, so that a worker or a waiting page hears of a committed change at once. They are only a hint:
//! whoever waits also polls, since the change may come from another process.

use std::sync::Arc;

use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

use crate::Lane;

#[derive(Clone)]
pub struct Wake {
    jobs: Arc<Notify>,
    documents: Arc<Notify>,
    mail: Arc<Notify>,
    clocks: Arc<Notify>,
    deliveries: Arc<Notify>,
    links: broadcast::Sender<Uuid>,
}

impl Default for Wake {
    fn default() -> Self {
        Self {
            jobs: Arc::default(),
            documents: Arc::default(),
            mail: Arc::default(),
            clocks: Arc::default(),
            deliveries: Arc::default(),
            links: broadcast::channel(256).0,
        }
    }
}

impl Wake {
    pub fn jobs(&self) {
        self.jobs.notify_one();
        self.documents.notify_one();
        self.mail.notify_one();
        self.clocks.notify_one();
    }

    pub async fn jobs_woken(&self, lane: Lane) {
        match lane {
            Lane::Documents => self.documents.notified().await,
            Lane::Mail => self.mail.notified().await,
            Lane::Clocks => self.clocks.notified().await,
            Lane::Rest => self.jobs.notified().await,
        }
    }

    pub fn deliveries(&self) {
        self.deliveries.notify_one();
    }

    pub async fn deliveries_woken(&self) {
        self.deliveries.notified().await;
    }

    /// A user's wizard has moved.
    pub fn link(&self, user: Uuid) {
        // Nobody listening is no error
        let _ = self.links.send(user);
    }

    pub fn link_changes(&self) -> broadcast::Receiver<Uuid> {
        self.links.subscribe()
    }
}
