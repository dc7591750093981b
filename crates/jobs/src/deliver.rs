//! Delivers events to webhooks: at least once, one slow receiver never holding up another.
//!
//! Deliveries of one user to one webhook go out one after the other, so that a receiver sees them in their order while
//! all goes well; different users' and different webhooks' go out side by side. A webhook that has too many under way is
//! left out of the next claim. Outcomes are written many at a time, since a commit costs the same for one as for many.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use futures_util::FutureExt;
use openwink_model::{
    DateTime,
    ids::{DeliveryId, UserId, WebhookId},
};
use openwink_store::{Claimed, Finished, PendingDelivery, Store, StoreError, Tried};
use openwink_webhooks::{Sender, sign};
use tokio::sync::{Semaphore, mpsc};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::Context;

/// Deliveries that one claim takes.
const CLAIM: u64 = 500;
/// Deliveries of one webhook that may wait here; beyond it the webhook is left out of the next claim.
const QUEUED: usize = 1000;
/// Outcomes that are written at once.
const WRITTEN: usize = 1000;

/// How long a claimed delivery may wait for its turn and still be sent within its lease.
const LEAST_MARGIN: Duration = Duration::from_secs(5);
/// How long a webhook's address is believed without asking again.
const REMEMBERED: Duration = Duration::from_secs(1);

type Queue = (WebhookId, UserId);

/// A delivery that waits for its turn.
struct Waiting {
    delivery: PendingDelivery,
    /// From then on it must not be begun: its lease could end while it is being sent.
    until: DateTime,
}

/// What is under way.
#[derive(Default)]
struct Underway {
    /// Deliveries of a user to a webhook that wait for the one before them. There is an entry while a task drains it.
    queues: HashMap<Queue, VecDeque<Waiting>>,
    /// What must not be taken up twice when its lease runs out while it waits here.
    known: HashSet<DeliveryId>,
    per_webhook: HashMap<WebhookId, Load>,
    targets: HashMap<WebhookId, (DateTime, Option<Claimed>)>,
}

struct Load {
    waiting: usize,
    places: Arc<Semaphore>,
}

struct Dispatcher {
    context: Context,
    sender: Sender,
    underway: Mutex<Underway>,
    outcomes: mpsc::Sender<Finished>,
    stop: CancellationToken,
}

pub async fn run(context: Context, sender: Sender, stop: CancellationToken) {
    let (outcomes, written) = mpsc::channel(4 * WRITTEN);
    let dispatcher = Arc::new(Dispatcher {
        context: context.clone(),
        sender,
        underway: Mutex::default(),
        outcomes,
        stop: stop.clone(),
    });
    let writer = tokio::spawn(write_outcomes(
        context.store.clone(),
        Arc::downgrade(&dispatcher),
        written,
    ));
    let tasks = TaskTracker::new();
    // Longer than a try takes, so that what is being sent is not claimed by another process
    let lease = context.options.webhook_timeout + LEAST_MARGIN;
    while !stop.is_cancelled() {
        let full = dispatcher.full();
        // Ours until then, by a clock that was read before the claim
        let until = context.ambient().now().plus(LEAST_MARGIN);
        let claimed = context
            .store
            .claim_deliveries(CLAIM, lease, &full)
            .await
            .unwrap_or_else(|error| {
                tracing::error!(%error, "cannot claim deliveries");
                Vec::new()
            });
        let new = dispatcher.take_up(claimed, until, &tasks);
        if new == 0 {
            tokio::select! {
                () = stop.cancelled() => {}
                () = context.store.wake().deliveries_woken() => {}
                () = tokio::time::sleep(dispatcher.nap().await) => {}
            }
        }
    }
    tasks.close();
    tasks.wait().await;
    // The last handle to the channel goes with the dispatcher; then the writer ends
    drop(dispatcher);
    let _ = writer.await;
}

impl Dispatcher {
    fn underway(&self) -> MutexGuard<'_, Underway> {
        self.underway.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Webhooks that have enough waiting here.
    fn full(&self) -> Vec<WebhookId> {
        let underway = self.underway();
        underway
            .per_webhook
            .iter()
            .filter(|(_, load)| load.waiting >= QUEUED)
            .map(|(id, _)| *id)
            .collect()
    }

    /// How long to wait for a wake-up before looking again.
    async fn nap(&self) -> Duration {
        let poll = self.context.options.poll;
        match self.context.store.next_delivery_at().await {
            Ok(Some(due)) => due
                .since(self.context.ambient().now())
                .max(Duration::from_millis(50))
                .min(poll),
            _ => poll,
        }
    }

    /// Queues claimed deliveries and starts what drains new queues; says how many were new.
    fn take_up(
        self: &Arc<Self>,
        claimed: Vec<PendingDelivery>,
        until: DateTime,
        tasks: &TaskTracker,
    ) -> usize {
        let mut new = 0;
        let mut underway = self.underway();
        for delivery in claimed {
            if !underway.known.insert(delivery.id) {
                continue;
            }
            new += 1;
            let concurrency = self.context.options.webhook_concurrency;
            let load = underway
                .per_webhook
                .entry(delivery.webhook)
                .or_insert_with(|| Load {
                    waiting: 0,
                    places: Arc::new(Semaphore::new(concurrency)),
                });
            load.waiting += 1;
            let places = load.places.clone();
            let queue = (delivery.webhook, delivery.user.clone());
            let waiting = Waiting { delivery, until };
            match underway.queues.get_mut(&queue) {
                Some(others) => others.push_back(waiting),
                None => {
                    underway.queues.insert(queue.clone(), VecDeque::from([waiting]));
                    tasks.spawn(self.clone().drain(queue, places));
                }
            }
        }
        new
    }

    /// Sends a queue's deliveries one after the other until it is empty.
    async fn drain(self: Arc<Self>, queue: Queue, places: Arc<Semaphore>) {
        while let Some(Waiting { delivery, until }) = self.next(&queue) {
            let Ok(_place) = places.acquire().await else {
                return;
            };
            let finished = if self.stop.is_cancelled() {
                // Not tried: due again at once, at the next start
                Some(Finished {
                    id: delivery.id,
                    scope: delivery.scope.clone(),
                    attempts: delivery.attempts,
                    status: None,
                    reason: None,
                    next: Some(self.context.ambient().now()),
                    delivered: false,
                    tried: None,
                })
            } else if self.context.ambient().now() >= until {
                // It waited longer than it is ours; another process may be sending it
                None
            } else {
                match AssertUnwindSafe(self.send(&delivery)).catch_unwind().await {
                    Ok(Ok(finished)) => finished,
                    Ok(Err(error)) => {
                        tracing::error!(%error, "a delivery could not be prepared; it is tried again");
                        None
                    }
                    Err(_panic) => {
                        tracing::error!("preparing a delivery panicked; it is tried again");
                        None
                    }
                }
            };
            self.unload(delivery.webhook);
            match finished {
                // The writer lives as long as we do
                Some(finished) => drop(self.outcomes.send(finished).await),
                // Claimed again when its lease has run out
                None => drop(self.underway().known.remove(&delivery.id)),
            }
        }
    }

    /// The queue's next delivery; an empty queue is closed in the same moment, so that none is put in unseen.
    fn next(&self, queue: &Queue) -> Option<Waiting> {
        let mut underway = self.underway();
        let next = underway.queues.get_mut(queue).and_then(VecDeque::pop_front);
        if next.is_none() {
            underway.queues.remove(queue);
        }
        next
    }

    fn unload(&self, webhook: WebhookId) {
        let mut underway = self.underway();
        if let Some(load) = underway.per_webhook.get_mut(&webhook) {
            load.waiting -= 1;
            if load.waiting == 0 {
                underway.per_webhook.remove(&webhook);
            }
        }
    }

    /// Where a webhook's deliveries go. Asked anew each time but for a moment's memory, so that a webhook that was
    /// deleted hears nothing more.
    async fn target(&self, webhook: WebhookId) -> Result<Option<Claimed>, StoreError> {
        let now = self.context.ambient().now();
        if let Some((known, target)) = self.underway().targets.get(&webhook)
            && now.since(*known) < REMEMBERED
        {
            return Ok(target.clone());
        }
        let target = self.context.store.delivery_target(webhook).await?;
        let mut underway = self.underway();
        underway
            .targets
            .retain(|_, (known, _)| now.since(*known) < REMEMBERED);
        underway.targets.insert(webhook, (now, target.clone()));
        Ok(target)
    }

    /// Sends a delivery; `None` where its webhook is gone or switched off.
    async fn send(&self, delivery: &PendingDelivery) -> Result<Option<Finished>, StoreError> {
        let Some(target) = self.target(delivery.webhook).await? else {
            return Ok(None);
        };
        let store = &self.context.store;
        let body = store.delivery_body(delivery, target.include_payload).await?;
        let signature = sign(&target.secret, &body);
        let policy = self.context.network(delivery.scope.mode());
        let at = store.now(&delivery.scope);
        let outcome = self
            .sender
            .send(policy, &target.url, delivery.event, &signature, body)
            .await;
        let attempts = delivery.attempts + 1;
        let delivered = outcome.delivered();
        let next = match delivered {
            true => None,
            false => {
                let jitter = u32::from_be_bytes(self.context.ambient().bytes());
                let wait = self.context.options.webhook_schedule.next_wait(attempts, jitter);
                wait.map(|wait| self.context.ambient().now().plus(wait))
            }
        };
        let word = if delivered {
            "delivered"
        } else {
            outcome.reason().map_or("failed", |reason| reason.code())
        };
        metrics::counter!("openwink_deliveries_total", "outcome" => word).increment(1);
        metrics::histogram!("openwink_delivery_seconds").record(outcome.duration.as_secs_f64());
        let tried = Tried {
            at,
            micros: outcome.duration.as_micros() as u64,
            answer_sealed: store.seal_answer(delivery, &outcome.answer).await?,
        };
        Ok(Some(Finished {
            id: delivery.id,
            scope: delivery.scope.clone(),
            attempts,
            status: outcome.status(),
            reason: outcome.reason().map(ToString::to_string),
            next,
            delivered,
            tried: Some(tried),
        }))
    }
}

/// Writes outcomes as they come, together with whatever else has come meanwhile. It ends when the dispatcher, which
/// holds the other end of the channel, is gone.
async fn write_outcomes(store: Store, dispatcher: Weak<Dispatcher>, mut outcomes: mpsc::Receiver<Finished>) {
    let mut batch = Vec::with_capacity(WRITTEN);
    while outcomes.recv_many(&mut batch, WRITTEN).await > 0 {
        let (store, finished) = (&store, &batch);
        let mut tries = 0;
        while let Err(error) = store
            .write(|tx| async move { store.finish_deliveries(&tx, finished).await })
            .await
        {
            tries += 1;
            tracing::error!(%error, "outcomes of deliveries could not be written");
            if tries == 5 {
                // Their leases run out and they are sent again: late, but not lost
                break;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        if let Some(dispatcher) = dispatcher.upgrade() {
            let mut underway = dispatcher.underway();
            for finished in &batch {
                underway.known.remove(&finished.id);
            }
        }
        batch.clear();
    }
}
