//! The chain of receipts as the database keeps it: whole under load, and silent about who is gone.

use openwink_model::{
    ids::TypedId,
    receipts::{ReceiptKind, RevokedBy, Said},
};
use openwink_store::{JobBody, Lane, PageRequest, StoreError, receipts};
use openwink_testkit::{TestStore, on_both};

use super::isolation::fixture::given;

on_both!(
    many_at_once_make_one_chain,
    an_erased_persons_entries_tell_of_nobody,
    what_the_database_was_changed_to_is_found,
    the_certificate_says_what_went,
);

async fn exported(t: &TestStore) -> Vec<String> {
    let mut lines = Vec::new();
    t.export_receipts(None, |line| {
        lines.push(line.to_owned());
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    lines
}

fn flaws(t: &TestStore, lines: &[String]) -> Vec<receipts::Flaw> {
    let key = t.signing_key().unwrap().public();
    let done = receipts::verify(lines.iter().map(String::as_str), &key);
    done.flaws.into_iter().map(|found| found.flaw).collect()
}

async fn many_at_once_make_one_chain(t: &TestStore) {
    let other = t.another_node().await;
    t.at_once(6, |t, number| async move {
        let scopes = [&t.scope, &t.other_tenant, &t.other_mode];
        let scope = scopes[number % 3];
        for _ in 0..10 {
            let user = &t.new_user(scope).await.id;
            let t = &t;
            t.write(|tx| async move { t.write_consent_receipt(&tx, scope, user, given()).await })
                .await
                .unwrap();
        }
    })
    .await;
    // Every node signs with the same key
    let user = &other.new_user(&t.scope).await.id;
    let (node, scope) = (&other, &t.scope);
    node.write(|tx| async move { node.write_consent_receipt(&tx, scope, user, given()).await })
        .await
        .unwrap();
    other.close().await;
    let lines = exported(t).await;
    let key = t.signing_key().unwrap().public();
    let done = receipts::verify(lines.iter().map(String::as_str), &key);
    assert_eq!(done.flaws, []);
    let mut counts: Vec<u64> = done.chains.into_values().collect();
    counts.sort_unstable();
    assert_eq!(counts, [20, 20, 21]);
}

async fn an_erased_persons_entries_tell_of_nobody(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let (scope, who) = (&t.scope, &user);
    t.write(|tx| async move { t.write_consent_receipt(&tx, scope, who, given()).await })
        .await
        .unwrap();
    let salt = t.subject_salt_of(scope, who).await.unwrap().unwrap();
    assert_eq!(
        t.receipts(scope, who, PageRequest::first(10))
            .await
            .unwrap()
            .items
            .len(),
        1
    );
    t.write(|tx| async move { t.erase_user(&tx, scope, who, RevokedBy::Tenant).await })
        .await
        .unwrap();
    assert_eq!(t.subject_salt_of(scope, who).await.unwrap(), None);
    assert!(
        t.receipts(scope, who, PageRequest::first(10))
            .await
            .unwrap()
            .items
            .is_empty()
    );
    let bytes: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&salt[at..at + 2], 16).unwrap())
        .collect();
    t.empty_journals().await.unwrap();
    assert_eq!(t.find(&bytes).await, Vec::<String>::new(), "the salt");

    // The chain holds without them: consent, revocation, and the certificate, which alone names the user
    let lines = exported(t).await;
    assert_eq!(flaws(t, &lines), []);
    let named: Vec<&String> = lines
        .iter()
        .filter(|line| line.contains(&user.to_string()))
        .collect();
    assert!(named.len() == 1 && named[0].contains("USER_ERASURE"), "{named:?}");
    assert!(named[0].contains(&account.to_string()));
}

async fn what_the_database_was_changed_to_is_found(t: &TestStore) {
    let (scope, user) = (&t.scope, &t.new_user(&t.scope).await.id);
    for _ in 0..4 {
        t.write(|tx| async move { t.write_consent_receipt(&tx, scope, user, given()).await })
            .await
            .unwrap();
    }
    t.sql("UPDATE receipts SET entry = replace(entry, 'I agree.', 'I agree to more.') WHERE number = 2")
        .await;
    assert_eq!(
        flaws(t, &exported(t).await),
        [receipts::Flaw::Changed { number: 2 }]
    );
    t.sql("DELETE FROM receipts WHERE number = 2").await;
    assert_eq!(
        flaws(t, &exported(t).await),
        [receipts::Flaw::Missing { from: 2, to: 2 }]
    );
    t.sql("DELETE FROM receipts WHERE number >= 3").await;
    assert_eq!(
        flaws(t, &exported(t).await),
        [receipts::Flaw::Missing { from: 2, to: 4 }]
    );
}

async fn the_certificate_says_what_went(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    let scope = &t.scope;
    t.write(|tx| async move { t.revoke_account(&tx, scope, account, RevokedBy::User).await })
        .await
        .unwrap();
    let jobs = t
        .claim_jobs(Lane::Rest, 9, std::time::Duration::from_secs(60))
        .await
        .unwrap();
    let order = jobs.iter().find_map(|job| match &job.body {
        JobBody::Erase { owner, order, .. } if *owner == account.uuid() => order.clone(),
        _ => None,
    });
    let (order, asked) = (&order.unwrap(), t.ambient().now());
    t.wait(std::time::Duration::from_secs(90));
    let destroyed = t.ambient().now();
    t.write(|tx| async move { t.certify_erasure(&tx, order, destroyed, 0).await })
        .await
        .unwrap();
    let latest = t
        .receipts(scope, &user, PageRequest::first(1))
        .await
        .unwrap()
        .items;
    assert_eq!(latest[0].kind, ReceiptKind::Erasure);
    let Said::Erasure {
        source,
        asked_at,
        by,
        key_destroyed_at,
        files,
        ..
    } = &latest[0].said
    else {
        panic!("{:?}", latest[0]);
    };
    assert_eq!(
        (source.as_str(), *by, *files),
        (account.to_string().as_str(), RevokedBy::User, 0)
    );
    assert_eq!((*asked_at, *key_destroyed_at), (asked, destroyed));
    assert_eq!(flaws(t, &exported(t).await), []);
}
