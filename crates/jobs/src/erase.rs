//! Finishing an erasure: the rows are gone already; now the data key and the files, and the certificate that they are.

use openwink_model::ids::RawFileId;
use openwink_store::{ErasureOrder, Job, StoreError};
use uuid::Uuid;

use crate::Context;

pub async fn run(
    context: &Context,
    job: &Job,
    owner: Uuid,
    files: &[RawFileId],
    order: Option<&ErasureOrder>,
) -> Result<(), StoreError> {
    let store = &context.store;
    store.finish_erasure(owner, files).await?;
    let destroyed_at = match order {
        Some(order) => store.now(&order.scope()?),
        None => context.ambient().now(),
    };
    store
        .write(|tx| async move {
            // Together: whoever lost the job to another certifies nothing, and nothing is certified twice
            if let Some(order) = order {
                store
                    .certify_erasure(&tx, order, destroyed_at, files.len() as u64)
                    .await?;
            }
            store.complete_job(&tx, job).await
        })
        .await
}
