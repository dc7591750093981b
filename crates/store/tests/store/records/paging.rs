//! Cursors, with rows added between any two pages.

use std::collections::HashSet;

use openwink_model::{
    ids::SourceId,
    records::{AnyRecord, Transaction},
};
use openwink_store::{PageRequest, RecordFilter};
use openwink_testkit::{
    TestStore, on_both,
    records::{day, transaction},
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use tokio::{runtime::Handle, task::block_in_place};
use uuid::Uuid;

use super::add;

on_both!(pages_are_complete_while_rows_are_added);

/// A few days, so that many records share one.
fn days() -> impl Strategy<Value = Vec<i32>> {
    vec(0..4, 0..12)
}

/// What is there at first, and for each page its size and what is added after it.
fn interleavings() -> impl Strategy<Value = (Vec<i32>, Vec<(u64, Vec<i32>)>)> {
    (vec(0..4, 0..40), vec((1u64..8, days()), 1..8))
}

async fn pages_are_complete_while_rows_are_added(t: &TestStore) {
    let cases = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    block_in_place(|| {
        let outcome = TestRunner::new(cases).run(&interleavings(), |(start, steps)| {
            Handle::current().block_on(read_while_adding(t, &start, &steps))
        });
        if let Err(error) = outcome {
            panic!("{error}");
        }
    });
}

async fn read_while_adding(
    t: &TestStore,
    start: &[i32],
    steps: &[(u64, Vec<i32>)],
) -> Result<(), TestCaseError> {
    let (user, account) = t.user_with_account().await;
    let source = SourceId::Account(account);
    let new = |days: &[i32]| -> Vec<AnyRecord> {
        days.iter()
            .map(|number| transaction("trip", day(*number), 1).into())
            .collect()
    };
    let filter = RecordFilter {
        user: Some(&user),
        ..Default::default()
    };
    let mut read: Vec<(i32, Uuid)> = Vec::new();
    add(t, &user, source, &new(start)).await;
    let at_first: HashSet<Uuid> = {
        let all = t
            .records::<Transaction>(&t.scope, filter, PageRequest::first(100))
            .await;
        all.unwrap().items.iter().map(|stored| stored.row.id).collect()
    };
    prop_assert_eq!(at_first.len(), start.len());
    let mut after = None;
    for (size, added) in steps.iter().cycle() {
        let page = PageRequest { size: *size, after };
        let answer = t.records::<Transaction>(&t.scope, filter, page).await.unwrap();
        prop_assert!(answer.items.len() as u64 <= *size);
        prop_assert!(answer.next.is_none() || answer.items.len() as u64 == *size);
        read.extend(
            answer
                .items
                .iter()
                .map(|stored| (stored.record.date.days(), stored.row.id)),
        );
        after = answer.next;
        if after.is_none() {
            break;
        }
        // Not for ever: the reader must be able to reach the end
        if read.len() < 150 {
            add(t, &user, source, &new(added)).await;
        }
    }
    // Strictly downwards: in order, and none twice
    prop_assert!(read.is_sorted_by(|one, next| one > next), "{:?}", read);
    let read: HashSet<Uuid> = read.into_iter().map(|(_, id)| id).collect();
    prop_assert!(
        at_first.is_subset(&read),
        "{} were skipped",
        at_first.difference(&read).count()
    );
    Ok(())
}
