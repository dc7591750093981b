//! Transactions: whole or not at all, run again where they met another, and none waits for a reader.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use openwink_model::link::State;
use openwink_store::{Link, PageRequest, Period, StoreError};
use openwink_testkit::{Database, TestStore, on_both};
use tokio::sync::{Barrier, oneshot};

on_both!(
    many_writes_at_once_all_succeed,
    readers_do_not_wait_for_a_writer,
    a_panic_writes_nothing_and_blocks_nobody,
    a_handle_that_outlives_its_change_writes_nothing,
    an_error_that_running_again_does_not_mend_is_handed_on,
    the_database_answers_a_ping,
);

async fn many_writes_at_once_all_succeed(t: &TestStore) {
    let nodes = [t.clone(), t.another_node().await];
    let users = t
        .at_once(50, |_, number| {
            let node = nodes[number % 2].clone();
            async move { node.new_user(&node.scope).await.id }
        })
        .await;
    let page = t
        .users(&t.scope, Period::default(), PageRequest::first(100))
        .await;
    assert_eq!(page.unwrap().items.len(), users.len());
}

async fn readers_do_not_wait_for_a_writer(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let (begun, has_begun) = oneshot::channel();
    let (end, may_end) = oneshot::channel::<()>();
    let begun = Arc::new(std::sync::Mutex::new(Some((begun, may_end))));
    let writer = tokio::spawn({
        let t = t.clone();
        async move {
            let (t, begun) = (&t, &begun);
            t.write(|tx| async move {
                t.create_user(&tx, &t.scope, &Default::default()).await?;
                let channels = begun.lock().unwrap().take();
                if let Some((begun, may_end)) = channels {
                    let _ = begun.send(());
                    let _ = may_end.await;
                }
                Ok::<_, StoreError>(())
            })
            .await
        }
    });
    has_begun.await.unwrap();
    let reads = async {
        assert!(t.user(&t.scope, &user).await.unwrap().is_some());
        let page = t.users(&t.scope, Period::default(), PageRequest::first(9)).await;
        assert_eq!(page.unwrap().items.len(), 1, "what is not committed is not there");
    };
    tokio::time::timeout(Duration::from_secs(2), reads)
        .await
        .expect("a reader waited for the writer");
    end.send(()).unwrap();
    writer.await.unwrap().unwrap();
    let page = t.users(&t.scope, Period::default(), PageRequest::first(9)).await;
    assert_eq!(page.unwrap().items.len(), 2);
}

async fn a_panic_writes_nothing_and_blocks_nobody(t: &TestStore) {
    for _ in 0..3 {
        let node = t.clone();
        let task = tokio::spawn(async move {
            let t = &node;
            t.write(|tx| async move {
                t.create_user(&tx, &t.scope, &Default::default()).await?;
                panic!("on purpose");
                #[allow(unreachable_code)]
                Ok::<_, StoreError>(())
            })
            .await
        });
        assert!(task.await.is_err());
    }
    let page = t.users(&t.scope, Period::default(), PageRequest::first(9)).await;
    assert!(page.unwrap().items.is_empty());
    t.new_user(&t.scope).await;
}

async fn a_handle_that_outlives_its_change_writes_nothing(t: &TestStore) {
    let kept = &std::sync::Mutex::new(Vec::new());
    let done = t
        .write(|tx| async move {
            let user = t.create_user(&tx, &t.scope, &Default::default()).await?;
            kept.lock().unwrap().push(tx);
            Ok::<_, StoreError>(user)
        })
        .await;
    assert!(matches!(done, Err(StoreError::Configuration(_))));
    kept.lock().unwrap().clear();
    t.new_user(&t.scope).await;
    assert_eq!(t.count("users").await, 1);
}

async fn an_error_that_running_again_does_not_mend_is_handed_on(t: &TestStore) {
    let runs = &AtomicUsize::new(0);
    t.new_api_key(&t.scope, "taken", "secret").await;
    let done = t
        .write(|tx| async move {
            runs.fetch_add(1, Ordering::SeqCst);
            t.create_api_key(&tx, t.scope.tenant(), t.scope.mode(), "taken", "secret")
                .await
        })
        .await;
    assert!(matches!(done, Err(StoreError::Database(_))));
    assert_eq!(runs.load(Ordering::SeqCst), 1);
}

async fn the_database_answers_a_ping(t: &TestStore) {
    t.db().ping().await.unwrap();
    t.keys().db().ping().await.unwrap();
    t.keys().check().await.unwrap();
    assert_eq!(t.db().is_sqlite(), t.is_sqlite());
}

/// As CockroachDB and its like have it: every transaction is serialisable, and those that meet fail.
#[test]
fn transactions_that_fail_to_serialise_are_run_again() {
    openwink_testkit::run(Database::Postgres, async |t| {
        let mut options = t.options();
        let sign = if options.database_url.contains('?') {
            '&'
        } else {
            '?'
        };
        options.database_url += &format!("{sign}options[default_transaction_isolation]=serializable");
        let node = &t.node_with(options).await.unwrap();
        let user = &node.new_user(&t.scope).await.id;
        let (runs, barrier) = (&Arc::new(AtomicUsize::new(0)), &Arc::new(Barrier::new(2)));
        let saved = node
            .at_once(2, |t, _| {
                let (user, runs, barrier) = (user.clone(), runs.clone(), barrier.clone());
                async move {
                    let (t, user, runs, barrier) = (&t, &user, &runs, &barrier);
                    t.write(|tx| async move {
                        let first = runs.fetch_add(1, Ordering::SeqCst) < 2;
                        let link: Link = t.link(&tx, &t.scope, user).await?;
                        if first {
                            // Both have read before either writes
                            barrier.wait().await;
                        }
                        t.save_link(&tx, &t.scope, user, &link, &State::Find, Vec::new())
                            .await
                    })
                    .await
                }
            })
            .await;
        let mut revisions: Vec<i64> = saved.into_iter().map(|link| link.unwrap().revision).collect();
        revisions.sort_unstable();
        assert_eq!(revisions, [1, 2]);
        assert_eq!(runs.load(Ordering::SeqCst), 3, "one of the two was run again");
        node.close().await;
    });
}
