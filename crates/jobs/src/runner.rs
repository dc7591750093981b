//! The runner: claims jobs that are due, keeps their leases, tries again what failed.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures_util::FutureExt;

use openwink_store::{Job, JobBody, Lane, StoreError};
use openwink_webhooks::{Sender, SenderError};
use tokio::{sync::Semaphore, time::MissedTickBehavior};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{Context, archive, clock, deliver, erase, link, mail, prune, retention, sync};

/// Tries of a job whose failure is ours or the database's, before it is left for the operator to see.
const TRIES: u32 = 20;

/// Sandboxes whose clocks are moved at once; the others wait for their turn.
const CLOCKS: usize = 16;

/// The running background work.
pub struct Runner {
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Runner {
    pub fn start(context: Context) -> Result<Self, SenderError> {
        let sender = Sender::new(context.options.webhook_timeout)?;
        let (stop, tasks) = (CancellationToken::new(), TaskTracker::new());
        for (lane, places) in [
            (Lane::Rest, context.options.concurrent_jobs),
            (Lane::Documents, context.options.concurrent_documents),
            (Lane::Mail, context.options.concurrent_mails),
            (Lane::Clocks, CLOCKS),
        ] {
            let places = Arc::new(Semaphore::new(places));
            tasks.spawn(run_jobs(
                context.clone(),
                lane,
                places,
                stop.clone(),
                tasks.clone(),
            ));
        }
        tasks.spawn(ensure_pruning(context.clone(), stop.clone()));
        tasks.spawn(clock::follow(context.store.clone(), stop.clone()));
        tasks.spawn(deliver::run(context, sender, stop.clone()));
        tasks.close();
        Ok(Self { stop, tasks })
    }

    /// Claims nothing more, and waits for what is under way. What does not finish within the limit is dropped; its
    /// lease runs out and it is done again.
    pub async fn shutdown(self, limit: Duration) {
        self.stop.cancel();
        if tokio::time::timeout(limit, self.tasks.wait()).await.is_err() {
            tracing::warn!("background work did not finish in time; it goes on at the next start");
        }
    }
}

/// Writes the job that prunes, where no start before this one did.
async fn ensure_pruning(context: Context, stop: CancellationToken) {
    while let Err(error) = context.store.ensure_pruning().await {
        tracing::warn!(%error, "the job that prunes could not be written; trying again");
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(10)) => {}
        }
    }
    context.store.wake().jobs();
}

async fn run_jobs(
    context: Context,
    lane: Lane,
    places: Arc<Semaphore>,
    stop: CancellationToken,
    tasks: TaskTracker,
) {
    while !stop.is_cancelled() {
        let free = places.available_permits();
        let claimed = match free {
            0 => Ok(Vec::new()),
            _ => {
                context
                    .store
                    .claim_jobs(lane, free as u64, context.options.lease)
                    .await
            }
        };
        let claimed = claimed.unwrap_or_else(|error| {
            tracing::error!(%error, "cannot claim jobs");
            Vec::new()
        });
        if claimed.is_empty() {
            tokio::select! {
                () = stop.cancelled() => {}
                () = context.store.wake().jobs_woken(lane) => {}
                () = tokio::time::sleep(context.options.poll) => {}
            }
            continue;
        }
        // What another process has moved a clock to, before something happens at the time that it was
        if let Err(error) = context.store.load_clocks().await {
            tracing::warn!(%error, "the sandboxes' clocks could not be read");
        }
        for job in claimed {
            let Ok(place) = places.clone().acquire_owned().await else {
                return;
            };
            let context = context.clone();
            tasks.spawn(async move {
                run_one(&context, job).await;
                drop(place);
                // Whoever waits for a place may claim again
                context.store.wake().jobs();
            });
        }
    }
}

async fn run_one(context: &Context, job: Job) {
    let kind = job.body.kind();
    let outcome = tokio::select! {
        outcome = AssertUnwindSafe(work(context, &job)).catch_unwind() => outcome.unwrap_or_else(|_| {
            // A panic must count as a try like any other failure, or the job would come back for ever
            Err(StoreError::Configuration("the job panicked".into()))
        }),
        () = keep_lease(context, &job) => Err(StoreError::Stale),
    };
    let word = match outcome {
        Ok(()) => "done",
        // Another worker has it now
        Err(StoreError::Stale) => "lost",
        Err(error) => {
            // What the person was promised is erased however long it takes
            let again = job.failures + 1 < TRIES
                || matches!(
                    job.body,
                    JobBody::Erase { .. } | JobBody::Expire { .. } | JobBody::Prune
                );
            if !again {
                // Nobody is left waiting for what will not come
                match give_up(context, &job).await {
                    Ok(true) => return,
                    Ok(false) => {}
                    Err(error) => tracing::error!(kind, %error, "a job that failed could not be ended"),
                }
            }
            let due = again.then(|| context.ambient().now().plus(wait(job.failures + 1)));
            tracing::error!(kind, attempt = job.attempts, %error, "a job failed");
            if let Err(error) = context.store.give_back_job(&job, due).await {
                tracing::error!(kind, %error, "a job could not be given back; its lease will run out");
            }
            "failed"
        }
    };
    metrics::counter!("openwink_jobs_total", "kind" => kind, "outcome" => word).increment(1);
}

/// Says to the person and the tenant that a link or a sync has failed by our own fault; false for jobs that nobody waits for.
async fn give_up(context: &Context, job: &Job) -> Result<bool, StoreError> {
    match &job.body {
        JobBody::Link {
            tenant,
            mode,
            account,
            attempt,
            ..
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            link::give_up(context, job, &scope, *account, *attempt).await?;
        }
        JobBody::Sync {
            tenant,
            mode,
            account,
            serial,
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            sync::give_up(context, job, &scope, *account, *serial).await?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

async fn work(context: &Context, job: &Job) -> Result<(), StoreError> {
    match &job.body {
        JobBody::Link {
            tenant,
            mode,
            account,
            attempt,
            step,
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            link::run(context, job, &scope, *account, *attempt, step).await
        }
        JobBody::ReadArchive {
            tenant,
            mode,
            archive,
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            archive::run(context, job, &scope, *archive).await
        }
        JobBody::SendMail { mail } => mail::run(context, job, *mail).await,
        JobBody::ForgetMail { mail } => mail::forget(context, job, *mail).await,
        JobBody::ForgetInvite { invite, days } => mail::forget_invite(context, job, *invite, *days).await,
        JobBody::Sync {
            tenant,
            mode,
            account,
            serial,
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            sync::run(context, job, &scope, *account, *serial).await
        }
        JobBody::Expire {
            tenant,
            mode,
            source,
            warned,
        } => {
            let scope = openwink_model::mode::Scope::proven(tenant.parse()?, mode.parse()?);
            let warned = warned.map(openwink_model::DateTime::from_micros);
            retention::run(context, job, &scope, *source, warned).await
        }
        JobBody::AdvanceClock { .. } => clock::advance(context, job).await,
        JobBody::Prune => prune::run(context, job).await,
        JobBody::Erase { owner, files, order } => {
            erase::run(context, job, *owner, files, order.as_ref()).await
        }
    }
}

/// Ends only when the lease is lost.
async fn keep_lease(context: &Context, job: &Job) {
    let mut ticks = tokio::time::interval(context.options.lease / 3);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks.tick().await;
    loop {
        ticks.tick().await;
        match context.store.extend_lease(job, context.options.lease).await {
            Ok(true) => {}
            Ok(false) => return,
            // Perhaps the database is back before the lease has run out
            Err(error) => tracing::warn!(%error, "a lease could not be extended"),
        }
    }
}

/// 1 s, 2 s, 4 s, … at most five minutes.
fn wait(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.saturating_sub(1).min(8)).min(Duration::from_secs(300))
}
