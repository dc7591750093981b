//! Finishing an erasure: the rows are gone already; now the data key and the files.

use openwink_model::ids::RawFileId;
use openwink_store::{Job, StoreError};
use uuid::Uuid;

use crate::Context;

pub async fn run(context: &Context, job: &Job, owner: Uuid, files: &[RawFileId]) -> Result<(), StoreError> {
    context.store.finish_erasure(owner, files).await?;
    context
        .store
        .write(|tx| async move { context.store.complete_job(&tx, job).await })
        .await
}
