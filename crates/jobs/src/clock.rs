//! The sandbox's clocks: moving one on, and following those that another process moves.

use std::time::Duration;

use openwink_store::{ClockStep, Job, Store, StoreError};
use tokio_util::sync::CancellationToken;

use crate::Context;

/// How often another process's sandboxes are looked at.
const FOLLOW: Duration = Duration::from_secs(1);
/// How long to wait where something is still under way.
const LOOK: Duration = Duration::from_millis(10);

/// Moves a sandbox's clock from one thing that is due to the next, until it is where it is wanted.
pub async fn advance(context: &Context, job: &Job) -> Result<(), StoreError> {
    let store = &context.store;
    loop {
        match store.step_clock(job).await? {
            ClockStep::Moved => {
                store.wake().jobs();
                store.wake().deliveries();
            }
            ClockStep::Waits => tokio::time::sleep(LOOK).await,
            ClockStep::Arrived => break,
        }
    }
    context.drop_job(job).await
}

/// Keeps up with clocks that other processes move.
pub async fn follow(store: Store, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(FOLLOW) => {}
        }
        if let Err(error) = store.load_clocks().await {
            tracing::warn!(%error, "the sandbox's clocks could not be read; trying again");
        }
    }
}
