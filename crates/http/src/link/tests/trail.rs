//! What is kept of a consent, and what the person sees of who looked.

use openwink_model::{
    ConnectionStatus,
    accesses::{AccessKind, Reader},
    link::Input,
    receipts::{ReceiptKind, RevokedBy, Said},
};
use openwink_store::PageRequest;
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::Wink;

on_both!(
    a_receipt_holds_what_was_shown_and_where,
    a_revocation_says_that_it_was_the_person,
    the_person_sees_who_looked,
);

async fn a_receipt_holds_what_was_shown_and_where(t: &TestStore) {
    let wink = Wink::open(t, json!({ "page": "https://lender.example/apply?name=Ada" })).await;
    wink.good("agree", json!({ "version": "1" })).await;
    let receipts = t
        .receipts(&t.scope, &wink.user, PageRequest::first(10))
        .await
        .unwrap()
        .items;
    let [receipt] = &receipts[..] else {
        panic!("one receipt: {receipts:?}");
    };
    let Said::Consent(given) = &receipt.said else {
        panic!("{receipt:?}");
    };
    let shown = &wink.opened["consent"];
    assert_eq!(
        (json!(given.text), json!(given.version)),
        (shown["text"].clone(), shown["version"].clone())
    );
    assert_eq!(json!(given.datapoints), shown["datapoints"]);
    assert_eq!(given.page.as_deref(), Some("https://lender.example"));
    assert!(!receipt.entry.contains(&wink.user.to_string()));
    // A page that says nothing of itself is no reason to refuse anybody
    let other = Wink::open(t, json!({ "page": "null" })).await;
    other.good("agree", json!({ "version": "1" })).await;
}

async fn a_revocation_says_that_it_was_the_person(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    let input = Input::Finished {
        account,
        found: vec![],
        pay_months: 0,
    };
    wink.report(account, (ConnectionStatus::Connected, None), &[], input)
        .await;
    wink.good("revoke", json!({ "sourceId": account.to_string() }))
        .await;
    wink.good("confirmRevoke", json!({})).await;
    let latest = t
        .receipts(&t.scope, &wink.user, PageRequest::first(1))
        .await
        .unwrap()
        .items;
    assert_eq!(latest[0].kind, ReceiptKind::Revocation);
    assert!(
        matches!(&latest[0].said, Said::Revocation { source, by: RevokedBy::User, .. } if *source == account.to_string())
    );
}

async fn the_person_sees_who_looked(t: &TestStore) {
    let wink = Wink::open(t, json!({ "companyName": "Somebody Else" })).await;
    let shown = wink.get("/accesses").await.good();
    assert_eq!(shown.data()["items"], json!([]));
    let key = t.new_api_key(&t.scope, "a key", "its secret").await;
    let reader = Reader::Key(key);
    let ledger = wink.api.state.accesses();
    for what in [AccessKind::Incomes, AccessKind::Incomes, AccessKind::Everything] {
        ledger.note(t.ambient().now(), &t.scope, reader, what, [&wink.user]);
        t.wait(std::time::Duration::from_secs(61));
    }
    ledger.write(t).await.unwrap();
    let shown = wink.get("/accesses").await.good();
    let items = shown.data()["items"].as_array().unwrap().clone();
    let lines: Vec<_> = items
        .iter()
        .map(|item| (item["what"].as_str().unwrap(), item["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(lines, [("EVERYTHING", 1), ("INCOMES", 2)]);
    // The tenant, whatever its page calls itself; and nothing of its people and keys
    assert_eq!(items[0]["who"], "First Lending");
    assert!(!shown.json.to_string().contains(&key.to_string()));
    let other = Wink::open(t, json!({})).await;
    assert_eq!(other.get("/accesses").await.good().data()["items"], json!([]));
}
