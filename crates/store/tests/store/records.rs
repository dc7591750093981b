//! Records: sealed, listed by date, in pages that stay right while rows are added.

mod paging;

use openwink_model::{
    Date,
    ids::{ArchiveId, IncomeId, SourceId, TypedId},
    records::{
        AnyRecord, Contribution, Document, Employment, Identity, Income, Liability, Rating, Record,
        RecordKind, Transaction,
    },
};
use openwink_store::{PageRequest, Period, RecordFilter, StoreError};
use openwink_testkit::{
    TestStore, on_both,
    records::{any, day, document, identity, income, rating, transaction},
};

on_both!(
    many_records_go_in_at_once,
    every_kind_is_read_as_it_was_stored,
    records_are_sealed,
    a_payload_opens_in_its_own_row_alone,
    filters_narrow_a_list,
    records_without_a_date_come_last,
    an_id_of_another_kind_finds_nothing,
);

/// Adds records to a source.
pub async fn add(
    t: &TestStore,
    user: &openwink_model::ids::UserId,
    source: SourceId,
    new: &[AnyRecord],
) -> usize {
    let added = t
        .write(|tx| async move {
            t.add_records(&tx, &t.scope, user, source, "sandbox_gig", new)
                .await
        })
        .await
        .unwrap();
    added.iter().map(|(_, count, _)| *count as usize).sum()
}

async fn list<R: Record>(t: &TestStore, filter: RecordFilter<'_>) -> Vec<R> {
    let page = t
        .records::<R>(&t.scope, filter, PageRequest::first(2000))
        .await
        .unwrap();
    page.items.into_iter().map(|stored| stored.record).collect()
}

async fn many_records_go_in_at_once(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let new: Vec<AnyRecord> = (0..1300)
        .map(|number| transaction(&format!("trip {number}"), day(number % 400), i64::from(number)).into())
        .chain([identity("Ryan").into()])
        .collect();
    assert_eq!(add(t, &user, source, &new).await, 1301);
    let counts = t.count_records(&t.scope, source).await.unwrap();
    assert_eq!(
        counts,
        [(RecordKind::Identity, 1), (RecordKind::Transaction, 1300)]
    );
    let listed: Vec<Transaction> = list(t, RecordFilter::default()).await;
    assert_eq!(listed.len(), 1300);
    assert!(listed.is_sorted_by(|one, next| one.date >= next.date));
    assert_eq!(add(t, &user, source, &[]).await, 0);
    let deleted = t
        .write(|tx| async move { t.delete_records(&tx, &t.scope, source).await })
        .await;
    // With the beginnings of the name that the person is found by
    assert_eq!(deleted.unwrap(), 1303);
}

async fn every_kind_is_read_as_it_was_stored(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let (user, source) = (&user, SourceId::Account(account));
    let new = &RecordKind::ALL
        .iter()
        .rev()
        .map(|kind| any(*kind, "Bäckerei 王"))
        .collect::<Vec<_>>();
    let added = t
        .write(|tx| async move {
            t.add_records(&tx, &t.scope, user, source, "sandbox_gig", new)
                .await
        })
        .await
        .unwrap();
    let kinds: Vec<RecordKind> = added.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(
        kinds,
        RecordKind::ALL,
        "in the order in which their events follow one another"
    );
    let id = |kind: RecordKind| added.iter().find(|(added, ..)| *added == kind).unwrap().2;

    async fn check<R: Record + Into<AnyRecord>>(t: &TestStore, id: uuid::Uuid, new: &[AnyRecord]) {
        let stored = t
            .record::<R>(&t.scope, R::Id::from_uuid(id), None)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(stored.row.provider, "sandbox_gig");
        let date = stored.record.date().map_or(TestStore::START, Date::start);
        assert_eq!(
            (stored.row.item_created_at, stored.row.created_at),
            (date, TestStore::START)
        );
        let record: AnyRecord = stored.record.into();
        assert!(new.contains(&record), "{record:?}");
    }
    check::<Identity>(t, id(RecordKind::Identity), new).await;
    check::<Employment>(t, id(RecordKind::Employment), new).await;
    check::<Income>(t, id(RecordKind::Income), new).await;
    check::<Transaction>(t, id(RecordKind::Transaction), new).await;
    check::<Contribution>(t, id(RecordKind::Contribution), new).await;
    check::<Liability>(t, id(RecordKind::Liability), new).await;
    check::<Document>(t, id(RecordKind::Document), new).await;
    check::<Rating>(t, id(RecordKind::Rating), new).await;

    let payload = t.source_payload(&t.scope, source).await.unwrap();
    let identity = payload.identity.unwrap();
    assert_eq!(identity.record.full_name, "Bäckerei 王");
    assert_eq!(
        (payload.incomes.items.len(), payload.liabilities.items.len()),
        (1, 1)
    );
}

async fn records_are_sealed(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let marker = "Marker Employer 4711";
    for kind in RecordKind::ALL {
        add(t, &user, SourceId::Account(account), &[any(*kind, marker)]).await;
    }
    assert_eq!(t.find(marker.as_bytes()).await, Vec::<String>::new());
    let read: Vec<Income> = list(t, RecordFilter::default()).await;
    assert_eq!(read[0].employer.as_deref(), Some(marker));
}

async fn a_payload_opens_in_its_own_row_alone(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let new = [
        income("One", day(1), 100).into(),
        income("Two", day(2), 999_900).into(),
    ];
    add(t, &user, SourceId::Account(account), &new).await;
    let page = t
        .records::<Income>(&t.scope, RecordFilter::default(), PageRequest::first(2))
        .await
        .unwrap();
    let [rich, poor] = [0, 1].map(|at| page.items[at].id());
    let (rich_sql, poor_sql) = (t.literal(rich.uuid()), t.literal(poor.uuid()));
    let swap = format!(
        "UPDATE records SET payload_sealed = (SELECT payload_sealed FROM records WHERE id = {rich_sql}) WHERE id = {poor_sql}"
    );
    assert_eq!(t.sql(&swap).await, 1);
    assert!(matches!(
        t.record::<Income>(&t.scope, poor, None).await,
        Err(StoreError::Vault(_))
    ));
    assert!(t.record::<Income>(&t.scope, rich, None).await.unwrap().is_some());
}

async fn filters_narrow_a_list(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let second = SourceId::Account(t.new_account(&t.scope, &user).await.id);
    let (other, others) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let pay = |employer: &str, date: i32| -> AnyRecord { income(employer, day(date), 100).into() };
    add(t, &user, source, &[pay("a", 0), pay("b", 10), pay("c", 20)]).await;
    add(t, &user, second, &[pay("d", 10)]).await;
    add(t, &other, SourceId::Account(others), &[pay("e", 10)]).await;

    let names = async |filter: RecordFilter<'_>| -> String {
        let listed: Vec<Income> = list(t, filter).await;
        listed.into_iter().filter_map(|income| income.employer).collect()
    };
    let days = |start: Option<i32>, end: Option<i32>| Period {
        start: start.map(day),
        end: end.map(day),
    };
    let of = |period| RecordFilter {
        user: Some(&user),
        source: Some(source),
        period,
        ..Default::default()
    };
    assert_eq!(names(RecordFilter::default()).await, "cedba");
    assert_eq!(names(of(Period::default())).await, "cba");
    let by_user = RecordFilter {
        source: None,
        ..of(Period::default())
    };
    assert_eq!(names(by_user).await, "cdba");
    let by_source = RecordFilter {
        user: None,
        source: Some(second),
        ..by_user
    };
    assert_eq!(names(by_source).await, "d");
    let mismatched = RecordFilter {
        source: Some(SourceId::Account(others)),
        ..of(Period::default())
    };
    assert_eq!(names(mismatched).await, "");
    // Both ends belong to the period
    assert_eq!(names(of(days(Some(10), Some(20)))).await, "cb");
    assert_eq!(names(of(days(Some(11), None))).await, "c");
    assert_eq!(names(of(days(None, Some(9)))).await, "a");
    assert_eq!(names(of(days(Some(20), Some(10)))).await, "");
}

async fn records_without_a_date_come_last(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let old = Date::new(1899, 12, 31).unwrap();
    for (name, date) in [
        ("undated", None),
        ("old", Some(old)),
        ("new", Some(day(1))),
        ("undated too", None),
    ] {
        add(
            t,
            &user,
            source,
            &[document(name, date).into(), rating(1.0).into()],
        )
        .await;
    }
    let mut names = Vec::new();
    let mut page = PageRequest::first(1);
    loop {
        let answer = t
            .records::<Document>(&t.scope, RecordFilter::default(), page)
            .await
            .unwrap();
        names.extend(answer.items.into_iter().map(|stored| stored.record.name));
        page.after = answer.next;
        if page.after.is_none() {
            break;
        }
    }
    assert_eq!(names, ["new", "old", "undated too", "undated"]);
}

async fn an_id_of_another_kind_finds_nothing(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    add(
        t,
        &user,
        SourceId::Account(account),
        &[transaction("trip", day(0), 5).into()],
    )
    .await;
    let page = t
        .records::<Transaction>(&t.scope, RecordFilter::default(), PageRequest::first(1))
        .await
        .unwrap();
    let id = IncomeId::from_uuid(page.items[0].id().uuid());
    assert!(t.record::<Income>(&t.scope, id, None).await.unwrap().is_none());
    // Nothing can be added to a source that is not there
    let nowhere = SourceId::Archive(t.ambient().id::<ArchiveId>());
    let (user, new) = (&user, &[transaction("trip", day(0), 5).into()]);
    let added = t
        .write(|tx| async move {
            t.add_records(&tx, &t.scope, user, nowhere, "sandbox_gig", new)
                .await
        })
        .await;
    assert!(matches!(added, Err(StoreError::Erased(_))));
}
