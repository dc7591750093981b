//! Taking away what is only kept for a while, every hour: finished deliveries with their events, the request log, and the
//! access ledger. It also finds sources that nothing reads again or watches over.

use std::time::Duration;

use openwink_store::{Job, StoreError};

use crate::{Context, sync};

const AGAIN: Duration = Duration::from_secs(3600);

pub async fn run(context: &Context, job: &Job) -> Result<(), StoreError> {
    let (store, options) = (&context.store, &context.options);
    let now = context.ambient().now();
    let gone = [
        (
            "requests",
            store.prune_requests(now.minus(options.keep_requests)).await?,
        ),
        (
            "accesses",
            store.prune_accesses(now.minus(options.keep_accesses)).await?,
        ),
        (
            "verifications",
            store
                .prune_verifications(now.minus(options.keep_accesses))
                .await?,
        ),
        (
            "deliveries",
            store.prune_deliveries(now.minus(options.keep_deliveries)).await?,
        ),
        (
            "events",
            store.prune_events(now.minus(options.keep_deliveries)).await?,
        ),
    ];
    for (what, count) in gone.into_iter().filter(|(_, count)| *count > 0) {
        tracing::info!(what, count, "pruned");
        metrics::counter!("openwink_pruned_total", "what" => what).increment(count);
    }
    sync::adopt(context).await?;
    store.repeat_job(job, now.plus(AGAIN)).await
}
