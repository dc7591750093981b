//! How long things take: printed, not judged. `cargo test -p openwink-store speed -- --nocapture` shows it.

use std::time::Instant;

use openwink_testkit::{TestStore, on_both};

on_both!(a_thousand_users);

async fn a_thousand_users(t: &TestStore) {
    let database = t.database();
    let begun = Instant::now();
    for _ in 0..1000 {
        t.new_user(&t.scope).await;
    }
    eprintln!(
        "{database:?}: 1,000 users one after the other in {:?}",
        begun.elapsed()
    );
    let begun = Instant::now();
    t.at_once(8, |t, _| async move {
        for _ in 0..125 {
            t.new_user(&t.scope).await;
        }
    })
    .await;
    eprintln!(
        "{database:?}: 1,000 users, eight at once, in {:?}",
        begun.elapsed()
    );
    assert_eq!(t.count("users").await, 2000);
}
