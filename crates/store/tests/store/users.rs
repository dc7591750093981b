//! Users: what is stored is read, in pages, by period.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::{accounts::UserSessionStatus, ids::UserId};
use openwink_store::{PageRequest, Period};
use openwink_testkit::{TestStore, on_both};

on_both!(
    a_user_is_read_as_created,
    a_session_status_is_set_and_the_one_before_told,
    users_are_listed_newest_first_in_pages,
    periods_include_their_first_and_last_day,
);

const DAY: Duration = Duration::from_secs(86_400);

async fn a_user_is_read_as_created(t: &TestStore) {
    let metadata = &BTreeMap::from([
        ("loan".to_owned(), "L-17".to_owned()),
        ("näme".to_owned(), "王小明 🚲 '\"\\".to_owned()),
    ]);
    let created = t
        .write(|tx| async move { t.create_user(&tx, &t.scope, metadata).await })
        .await
        .unwrap();
    let user = t.user(&t.scope, &created.id).await.unwrap().unwrap();
    assert_eq!(user.id, created.id);
    assert_eq!(user.id.tenant(), t.scope.tenant());
    assert_eq!(user.external_metadata, *metadata);
    assert_eq!(user.session, created.session);
    assert_eq!(user.created_at, TestStore::START);
    // The tenant's part of an id has to be right, although the rest would be enough to find it
    let misnamed = UserId::new(t.other_tenant.tenant().clone(), user.id.uuid());
    assert!(t.user(&t.scope, &misnamed).await.unwrap().is_none());
}

async fn a_session_status_is_set_and_the_one_before_told(t: &TestStore) {
    let user = &t.new_user(&t.scope).await.id;
    let bystander = t.new_user(&t.scope).await.id;
    for (status, before) in [
        (UserSessionStatus::Completed, UserSessionStatus::InProgress),
        (UserSessionStatus::Revoked, UserSessionStatus::Completed),
    ] {
        let told = t
            .write(|tx| async move { t.set_user_session(&tx, &t.scope, user, status).await })
            .await
            .unwrap();
        assert_eq!(told.unwrap().session.status, before);
        let now = t.user(&t.scope, user).await.unwrap().unwrap();
        assert_eq!(now.session.status, status);
    }
    let bystander = t.user(&t.scope, &bystander).await.unwrap().unwrap();
    assert_eq!(bystander.session.status, UserSessionStatus::InProgress);
}

async fn users_are_listed_newest_first_in_pages(t: &TestStore) {
    let mut created = Vec::new();
    for _ in 0..7 {
        created.push(t.new_user(&t.scope).await.id);
        t.wait(Duration::from_millis(1));
    }
    created.reverse();
    let (mut listed, mut page) = (Vec::new(), PageRequest::first(3));
    for size in [3, 3, 1] {
        let answer = t.users(&t.scope, Period::default(), page).await.unwrap();
        assert_eq!(answer.items.len(), size);
        listed.extend(answer.items.into_iter().map(|user| user.id));
        page.after = answer.next;
    }
    assert_eq!(page.after, None);
    assert_eq!(listed, created);
    // A page that ends exactly at the end is the last
    let all = t
        .users(&t.scope, Period::default(), PageRequest::first(7))
        .await
        .unwrap();
    assert_eq!((all.items.len(), all.next), (7, None));
}

async fn periods_include_their_first_and_last_day(t: &TestStore) {
    // From 00:00 of the first day to the last microsecond of the third
    let first = TestStore::START.date();
    t.clock.set(first.start());
    let mut created = Vec::new();
    for _ in 0..3 {
        created.push(t.new_user(&t.scope).await.id);
        t.wait(DAY - Duration::from_micros(1));
        created.push(t.new_user(&t.scope).await.id);
        t.wait(Duration::from_micros(1));
    }
    let listed = async |start: Option<i32>, end: Option<i32>| {
        let period = Period {
            start: start.map(|day| first.plus_days(day)),
            end: end.map(|day| first.plus_days(day)),
        };
        let page = t.users(&t.scope, period, PageRequest::first(10)).await.unwrap();
        let mut ids: Vec<UserId> = page.items.into_iter().map(|user| user.id).collect();
        ids.reverse();
        ids
    };
    assert_eq!(listed(Some(1), Some(1)).await, created[2..4]);
    assert_eq!(listed(Some(1), None).await, created[2..]);
    assert_eq!(listed(None, Some(1)).await, created[..4]);
    assert_eq!(listed(Some(3), None).await, []);
}
