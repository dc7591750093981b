//! Tasks: begun, ended once, listed.

use std::time::Duration;

use openwink_model::{TaskType, ids::SourceId, records::Datapoint};
use openwink_store::{PageRequest, Period, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    a_task_is_open_until_it_is_finished,
    tasks_are_listed_by_user_and_source
);

async fn start(
    t: &TestStore,
    user: &openwink_model::ids::UserId,
    source: SourceId,
) -> openwink_model::ids::TaskId {
    t.write(|tx| async move {
        t.start_task(&tx, &t.scope, user, source, TaskType::LinkAccount, "sandbox_gig")
            .await
    })
    .await
    .unwrap()
}

async fn a_task_is_open_until_it_is_finished(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let id = start(t, &user, source).await;
    let begun = t.task(&t.scope, id).await.unwrap().unwrap();
    assert_eq!(
        (begun.kind, &begun.user, begun.source),
        (TaskType::LinkAccount, &user, source)
    );
    assert_eq!((begun.started_at, begun.finished_at), (TestStore::START, None));
    t.wait(Duration::from_secs(3));
    let datapoints = &[Datapoint::Identities, Datapoint::Incomes];
    let done = t
        .write(|tx| async move {
            let open = t.has_open_task(&tx, &t.scope, source).await?;
            let first = t.finish_task(&tx, &t.scope, source, datapoints).await?;
            let second = t.finish_task(&tx, &t.scope, source, &[]).await?;
            let still = t.has_open_task(&tx, &t.scope, source).await?;
            Ok::<_, StoreError>((open, first, second, still))
        })
        .await
        .unwrap();
    assert_eq!(done, (true, true, false, false));
    let ended = t.task(&t.scope, id).await.unwrap().unwrap();
    assert_eq!(ended.datapoints, datapoints);
    assert_eq!(
        ended.finished_at,
        Some(TestStore::START.plus(Duration::from_secs(3)))
    );
}

async fn tasks_are_listed_by_user_and_source(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let second = t.new_account(&t.scope, &user).await.id;
    let (other, others) = t.user_with_account().await;
    let mut ids = Vec::new();
    for (user, account) in [(&user, account), (&user, second), (&other, others)] {
        ids.push(start(t, user, SourceId::Account(account)).await);
    }
    let list = async |user: Option<&_>, source: Option<SourceId>| {
        let page = t
            .tasks(&t.scope, user, source, Period::default(), PageRequest::first(9))
            .await
            .unwrap();
        page.items.into_iter().map(|task| task.id).collect::<Vec<_>>()
    };
    assert_eq!(list(None, None).await, [ids[2], ids[1], ids[0]]);
    assert_eq!(list(Some(&user), None).await, [ids[1], ids[0]]);
    assert_eq!(list(None, Some(SourceId::Account(account))).await, [ids[0]]);
    assert_eq!(list(Some(&other), Some(SourceId::Account(account))).await, []);
}
