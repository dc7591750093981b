//! The body of a delivery: the event as it was written, with what may only be filled in at the moment of sending.

use openwink_model::{
    events::{Envelope, EventType},
    ids::SourceId,
};
use openwink_store::{PendingDelivery, Store, StoreError};
use serde_json::Value;

pub async fn body(
    store: &Store,
    delivery: &PendingDelivery,
    include_payload: bool,
) -> Result<Vec<u8>, StoreError> {
    let mut data = delivery.data.clone();
    match (delivery.kind, delivery.source) {
        (EventType::AccountConnected | EventType::AccountFailed, Some(SourceId::Account(account))) => {
            let name = match store.account_login_name(&delivery.scope, account).await {
                Ok(name) => name.unwrap_or_default(),
                // Revoked meanwhile
                Err(StoreError::Erased(_)) => String::new(),
                Err(error) => return Err(error),
            };
            data["loginName"] = Value::String(name);
        }
        (EventType::TaskFinished | EventType::AccountSyncTaskFinished, Some(source)) if include_payload => {
            data["payload"] = value(&store.source_payload(&delivery.scope, source).await?)?;
        }
        // The contract has the records in this one whether or not the webhook asked for them
        (EventType::UserSessionCompleted, _) => {
            data["payload"] = value(&store.user_payload(&delivery.scope, &delivery.user).await?)?;
        }
        _ => {}
    }
    let envelope = Envelope {
        id: delivery.event,
        version: 1,
        kind: delivery.kind,
        created_at: delivery.created_at,
        data: &data,
    };
    serde_json::to_vec(&envelope).map_err(|error| StoreError::unreadable("event", &error))
}

fn value(payload: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(payload).map_err(|error| StoreError::unreadable("payload", &error))
}
