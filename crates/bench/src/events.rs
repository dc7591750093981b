//! A webhook, and events that wait for it: each written in the transaction of the change that it tells of.

use std::collections::BTreeMap;

use openwink_model::{
    events::{EventType, NewEvent},
    mode::Scope,
};
use openwink_store::{NewWebhook, Store, StoreError};

use crate::{Outcome, installation::Installation};

/// Users in one transaction.
const BATCH: usize = 200;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    installation: Installation,
    /// Names the tenant
    #[arg(long)]
    api_key: String,
    /// Where events go
    #[arg(long)]
    webhook: String,
    /// Users to make
    #[arg(long, default_value_t = 0)]
    count: usize,
}

pub async fn run(args: &Args) -> Outcome {
    let store = &args.installation.open().await?;
    let key = store
        .api_key(&args.api_key)
        .await?
        .ok_or("there is no such API key")?;
    let scope = &key.scope;
    let new = &NewWebhook {
        name: "receiver".into(),
        url: args.webhook.clone(),
        event_types: vec![EventType::AllEvents],
        active: true,
        include_payload: false,
        secret: "a secret of the receiver".into(),
    };
    store
        .write(|tx| async move { store.create_webhook(&tx, scope, new).await })
        .await?;
    let mut left = args.count;
    while left > 0 {
        let count = left.min(BATCH);
        add_users(store, scope, count).await?;
        left -= count;
    }
    store.close().await;
    Ok(())
}

async fn add_users(store: &Store, scope: &Scope, count: usize) -> Result<(), StoreError> {
    store
        .write(|tx| async move {
            for _ in 0..count {
                let user = store.create_user(&tx, scope, &BTreeMap::new()).await?;
                store
                    .emit(&tx, scope, vec![NewEvent::user_created(user.session)])
                    .await?;
            }
            Ok(())
        })
        .await
}
