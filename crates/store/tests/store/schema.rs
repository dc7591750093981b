//! The schema comes up from nothing, once, whoever starts at the same time.

use openwink_store::{Options, Store};
use openwink_testkit::{TestStore, on_both};

on_both!(
    a_fresh_database_is_brought_up_to_date,
    a_second_start_changes_nothing,
    nodes_that_start_at_once_take_turns,
);

/// A database beside the test's own, still without a table.
fn fresh(t: &TestStore) -> Options {
    let mut options = t.options();
    match &mut options.schema {
        Some(schema) => schema.push_str("_fresh"),
        None => {
            let folder = t.folder().join("fresh");
            options.database_url = format!("sqlite:{}/data.db", folder.display());
            options.keys_url = format!("sqlite:{}/keys.db", folder.display());
        }
    }
    options
}

async fn look(t: &TestStore, options: &Options) -> Store {
    Store::connect_unmigrated(options, t.vault().clone(), t.ambient().clone())
        .await
        .unwrap()
}

async fn a_fresh_database_is_brought_up_to_date(t: &TestStore) {
    let store = look(t, &fresh(t)).await;
    let pending = store.pending_migrations().await.unwrap();
    assert!(
        pending.iter().any(|step| step.starts_with("data_"))
            && pending.iter().any(|step| step.starts_with("keys_")),
        "{pending:?}"
    );
    assert_eq!(store.migrate().await.unwrap(), pending.len());
    assert_eq!(store.pending_migrations().await.unwrap(), Vec::<&str>::new());
    assert!(!store.has_tenants().await.unwrap());
    store.close().await;
}

async fn a_second_start_changes_nothing(t: &TestStore) {
    let before = t.dump(None).await;
    let again = t.another_node().await;
    assert_eq!(again.migrate().await.unwrap(), 0);
    assert_eq!(again.pending_migrations().await.unwrap(), Vec::<&str>::new());
    assert!(again.has_tenants().await.unwrap());
    again.close().await;
    assert_eq!(t.dump(None).await, before);
}

async fn nodes_that_start_at_once_take_turns(t: &TestStore) {
    let nodes = t
        .at_once(6, |t, _| async move {
            let node = t.node_with(fresh(&t)).await?;
            let user = node.new_user(&node.scope).await;
            let found = node.user(&node.scope, &user.id).await?;
            node.close().await;
            Ok::<_, openwink_store::StoreError>(found.is_some())
        })
        .await;
    for node in nodes {
        assert!(node.unwrap());
    }
    let store = look(t, &fresh(t)).await;
    assert_eq!(store.migrate().await.unwrap(), 0);
    store.close().await;
}
