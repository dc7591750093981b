//! What a person leaves out when they agree, and how they stop an account from being read again.

use openwink_model::{
    ConnectionStatus, Date, MonitorStatus,
    ids::AccountId,
    link::Input,
    receipts::{ReceiptKind, Said},
    records::Datapoint,
    sharing::Sharing,
    wink::Design,
};
use openwink_store::{PageRequest, Receipt};
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::{Wink, account_of, templates::template};

on_both!(
    what_is_left_out_is_kept_with_the_receipt_and_the_account,
    a_choice_that_cannot_be_is_refused,
    a_template_may_want_all_or_nothing,
    a_person_stops_the_updates_of_their_own_account_alone,
);

async fn receipts(wink: &Wink<'_>) -> Vec<Receipt> {
    let page = PageRequest::first(10);
    wink.api
        .receipts(&wink.api.scope, &wink.user, page)
        .await
        .unwrap()
        .items
}

async fn what_is_left_out_is_kept_with_the_receipt_and_the_account(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    assert_eq!(wink.opened["consent"]["narrowing"], true);
    let agree = json!({
        "version": "1", "datapoints": ["TRANSACTIONS", "IDENTITIES", "TRANSACTIONS"], "startDate": "2020-02-01",
    });
    wink.good("agree", agree).await;
    let shared = Sharing {
        datapoints: vec![Datapoint::Identities, Datapoint::Transactions],
        start_date: Some(Date::new(2020, 2, 1).unwrap()),
        end_date: None,
    };
    let kept = receipts(&wink).await;
    let Said::Consent(given) = &kept[0].said else {
        panic!("{kept:?}");
    };
    assert_eq!(
        (&given.datapoints, given.start_date),
        (&shared.datapoints, shared.start_date)
    );
    wink.good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
        .await;
    let account = account_of(&wink.submit("George", "123456").await);
    let stored = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(stored.sharing, Some(shared));
    let view = wink.view().await;
    assert_eq!(
        view["accounts"][0]["datapoints"],
        json!(["IDENTITIES", "TRANSACTIONS"])
    );
    assert_eq!(view["accounts"][0]["startDate"], "2020-02-01");
    assert_eq!(view["accounts"][0]["endDate"], json!(null));
}

async fn a_choice_that_cannot_be_is_refused(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    let today = t.now(&t.scope).date().to_string();
    let refused = [
        (
            json!({ "datapoints": [] }),
            "datapoints must have at least one kind of data",
        ),
        (
            json!({ "datapoints": ["INCOMES", "INSIGHTS"] }),
            "datapoints has INSIGHTS, which",
        ),
        (json!({ "datapoints": ["SECRETS"] }), "unknown variant"),
        (
            json!({ "startDate": "2020-02-01", "endDate": "2020-01-31" }),
            "endDate",
        ),
        (
            json!({ "startDate": "2999-01-01" }),
            "startDate must not be in the future",
        ),
        (json!({ "startDate": "yesterday" }), "a date such as"),
    ];
    for (mut fields, why) in refused {
        fields["version"] = json!("1");
        let reply = wink.input("agree", fields.clone()).await;
        assert_eq!(reply.status, 400, "{fields}");
        assert!(reply.json.to_string().contains(why), "{fields}: {}", reply.json);
    }
    assert_eq!(t.count("consents").await, 0);
    // All of it, said out loud, is all of it; and the first day may be today
    let all = wink.opened["consent"]["datapoints"].clone();
    wink.good("agree", json!({ "version": "1", "datapoints": all }))
        .await;
    let whole: Vec<String> = t.column("SELECT id FROM users WHERE sharing IS NOT NULL").await;
    assert!(whole.is_empty(), "{whole:?}");
    let other = Wink::open(t, json!({})).await;
    other
        .good(
            "agree",
            json!({ "version": "1", "startDate": today, "endDate": today }),
        )
        .await;
}

async fn a_template_may_want_all_or_nothing(t: &TestStore) {
    let design = Design {
        narrowing: false,
        ..Default::default()
    };
    let made = template(t, &t.scope, &design).await;
    let wink = Wink::open(t, json!({ "templateId": made.id.to_string() })).await;
    assert_eq!(wink.opened["consent"]["narrowing"], false);
    let reply = wink
        .input("agree", json!({ "version": "1", "startDate": "2020-01-01" }))
        .await;
    assert_eq!(reply.status, 400);
    assert!(
        reply.json.to_string().contains("agreed to as a whole"),
        "{}",
        reply.json
    );
    wink.good("agree", json!({ "version": "1" })).await;
}

async fn connected(wink: &Wink<'_>) -> AccountId {
    wink.good("agree", json!({ "version": "1", "keepFresh": true }))
        .await;
    wink.good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
        .await;
    let account = account_of(&wink.submit("George", "123456").await);
    let input = Input::Finished {
        account,
        found: vec![],
        pay_months: 0,
    };
    wink.report(account, (ConnectionStatus::Connected, None), &[], input)
        .await;
    wink.good("showConnected", json!({})).await;
    account
}

async fn a_person_stops_the_updates_of_their_own_account_alone(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    let account = connected(&wink).await;
    assert_eq!(wink.view().await["accounts"][0]["keptFresh"], true);
    let stop = json!({ "accountId": account.to_string() });
    let stranger = Wink::open(t, json!({})).await;
    connected(&stranger).await;
    let reply = stranger.input("stopSync", stop.clone()).await;
    assert_eq!(reply.status, 400);
    assert!(
        reply
            .json
            .to_string()
            .contains("must be that of an account of this person")
    );

    let view = wink.good("stopSync", stop.clone()).await;
    assert_eq!(view["step"], "CONNECTED");
    assert_eq!(view["accounts"][0]["keptFresh"], false);
    let stored = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(
        (stored.monitor, stored.next_sync_at),
        (MonitorStatus::CustomerDisabled, None)
    );
    // Once is enough
    wink.good("stopSync", stop.clone()).await;
    let kinds: Vec<ReceiptKind> = receipts(&wink).await.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [ReceiptKind::SyncStopped, ReceiptKind::Consent]);
    wink.good("findAnother", json!({})).await;
    assert_eq!(
        wink.input("stopSync", stop).await.status,
        400,
        "not where it is not shown"
    );
}
