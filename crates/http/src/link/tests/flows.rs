//! The ways through the wizard that go well in the end.

use std::time::{Duration, Instant};

use openwink_model::{
    ConnectionStatus, ErrorCode,
    connector::{CodeChannel, Stage},
    link::{Found, Input},
    records::RecordKind,
};
use openwink_store::{LinkStep, SignalName};
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::{Wink, account_of, signals};
use crate::link::connect_headless;

on_both!(
    a_link_with_a_mistyped_password_and_a_wrong_code,
    a_code_may_be_sent_again,
    leaving_a_code_gives_the_log_in_up,
    what_is_connected_can_be_revoked,
    a_fresh_token_goes_on_where_it_was,
    another_consent_is_asked_for_anew,
    a_single_provider_skips_the_list,
    a_person_is_done_once,
    a_missed_employer_is_kept,
    the_next_view_comes_by_itself,
    an_account_is_linked_without_the_widget,
);

async fn a_link_with_a_mistyped_password_and_a_wrong_code(t: &TestStore) {
    let wink = Wink::open(t, json!({})).await;
    assert_eq!(wink.opened["view"]["step"], "CONSENT");
    let view = wink.good("agree", json!({ "version": "1" })).await;
    assert_eq!(view["step"], "FIND");
    let kept: Vec<String> = t.column("SELECT consent_text FROM consents").await;
    assert_eq!(kept, [wink.opened["consent"]["text"].as_str().unwrap()]);

    let view = wink
        .good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
        .await;
    assert_eq!((&view["step"], &view["account"]), (&json!("LOGIN"), &json!(null)));

    // The password is mistyped
    let view = wink.submit(" George ", " wrong ").await;
    assert_eq!(view["step"], "CONNECTING");
    assert_eq!(view["progress"], json!({ "stage": "LOGGING_IN", "done": [] }));
    let account = account_of(&view);
    let [(job_of, 1, LinkStep::Start)] = wink.jobs().await[..] else {
        panic!("a job begins the log-in")
    };
    assert_eq!(job_of, account);
    let login = t.account_login(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(
        (login.field("userName"), login.field("password")),
        ("George", " wrong ")
    );
    let code = ErrorCode::InvalidCredentials;
    let status = (ConnectionStatus::Error, Some(code));
    wink.report(
        account,
        status,
        &[SignalName::AccountError],
        Input::Failed { account, code },
    )
    .await;
    let view = wink.view().await;
    assert_eq!(view["step"], "LOGIN");
    assert_eq!(view["login"]["errorCode"], "INVALID_CREDENTIALS");
    assert_eq!(view["account"]["status"], "ERROR");

    // The same account is tried again
    let view = wink.submit("George", "123456").await;
    assert_eq!(account_of(&view), account);
    assert_eq!(view["account"]["status"], "PENDING");
    assert!(matches!(wink.jobs().await[..], [(_, 2, LinkStep::Start)]));

    wink.code_wanted(account, false).await;
    let view = wink.good("submitCode", json!({ "code": " 9999 " })).await;
    assert_eq!(view["step"], "CONNECTING");
    wink.code_wanted(account, true).await;
    assert_eq!(wink.view().await["challenge"]["errorCode"], "INVALID_MFA");
    wink.good("submitCode", json!({ "code": "1234" })).await;
    let jobs = wink.jobs().await;
    let [
        (_, 2, LinkStep::Code { sealed: wrong }),
        (_, 2, LinkStep::Code { sealed: right }),
    ] = &jobs[..]
    else {
        panic!("{jobs:?}")
    };
    assert_eq!(wink.unseal(account, wrong).await, "9999");
    assert_eq!(wink.unseal(account, right).await, "1234");

    let stage = Stage::ReadingPay;
    let status = (ConnectionStatus::Connected, None);
    wink.report(
        account,
        status,
        &[SignalName::AccountConnected],
        Input::Progress { account, stage },
    )
    .await;
    let done = &wink.view().await["progress"]["done"];
    assert_eq!(
        done,
        &json!(["LOGGING_IN", "READING_IDENTITY"]),
        "a gig platform knows no employments"
    );
    let found = vec![
        Found {
            kind: RecordKind::Income,
            count: 52,
        },
        Found {
            kind: RecordKind::Employment,
            count: 2,
        },
    ];
    let input = Input::Finished {
        account,
        found,
        pay_months: 26,
    };
    wink.report(account, status, &[], input).await;
    let view = wink.view().await;
    assert_eq!(view["step"], "DONE");
    assert_eq!(
        view["found"],
        json!({ "employers": 2, "payMonths": 26, "payslips": 52, "transactions": 0, "contributions": 0,
                "liabilities": 0, "documents": 0 })
    );
    assert_eq!(
        signals(&view),
        ["accountCreated", "accountError", "accountConnected"]
    );
    assert_eq!(wink.events().await, ["ACCOUNT_CREATED"], "the rest is the job's");
    let secret = b"123456";
    assert_eq!(
        t.find(secret).await,
        Vec::<String>::new(),
        "the password is nowhere in the clear"
    );
}

async fn a_code_may_be_sent_again(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    wink.code_wanted(account, false).await;
    wink.jobs().await;
    let view = wink.good("resendCode", json!({ "channel": "EMAIL" })).await;
    assert_eq!(view["step"], "CODE");
    wink.good("resendCode", json!({})).await;
    let steps: Vec<_> = wink.jobs().await.into_iter().map(|(.., step)| step).collect();
    let resent = |channel| LinkStep::Resend { channel };
    assert_eq!(steps, [resent(Some(CodeChannel::Email)), resent(None)]);
    wink.input("resendCode", json!({ "channel": "APP" }))
        .await
        .refused(400, "INVALID_PARAMETERS", "that does not fit");
}

async fn leaving_a_code_gives_the_log_in_up(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    wink.code_wanted(account, false).await;
    let view = wink.good("findAnother", json!({})).await;
    assert_eq!(view["step"], "FIND");
    assert_eq!(view["accounts"][0]["errorCode"], "MFA_TIMEOUT");
    assert_eq!(signals(&view), ["accountCreated", "accountError"]);
    assert_eq!(wink.events().await, ["ACCOUNT_CREATED", "ACCOUNT_FAILED"]);
    let account = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(
        account.attempt, 2,
        "what the job still reports is of an earlier log-in"
    );
}

async fn what_is_connected_can_be_revoked(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    let input = Input::Finished {
        account,
        found: vec![],
        pay_months: 0,
    };
    wink.report(account, (ConnectionStatus::Connected, None), &[], input)
        .await;
    let view = wink
        .good("revoke", json!({ "sourceId": account.to_string() }))
        .await;
    assert_eq!(view["step"], "REVOKE");
    assert_eq!(
        view["revoke"],
        json!({ "sourceId": account.to_string(), "sourceType": "ACCOUNT" })
    );
    assert_eq!(view["provider"]["id"], "kabayan_ride");
    assert_eq!(wink.good("back", json!({})).await["step"], "CONNECTED");
    wink.good("revoke", json!({ "sourceId": account.to_string() }))
        .await;
    let view = wink.good("confirmRevoke", json!({})).await;
    assert_eq!(
        (&view["step"], &view["accounts"]),
        (&json!("CONNECTED"), &json!([]))
    );
    assert_eq!(signals(&view), ["accountCreated", "accountRemoved"]);
    let account = t.account(&t.scope, account).await.unwrap().unwrap();
    assert_eq!(account.status, ConnectionStatus::Disconnected);
    assert_eq!(wink.events().await, ["ACCOUNT_CREATED", "ACCOUNT_DISCONNECTED"]);
    // Twice is no use
    wink.input("revoke", json!({ "sourceId": account.id.to_string() }))
        .await
        .refused(400, "INVALID_PARAMETERS", "sourceId must be that of");
}

async fn a_fresh_token_goes_on_where_it_was(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    wink.code_wanted(account, false).await;
    let before = wink.view().await;
    let wink = Wink::reopen(wink.api, wink.user, json!({})).await;
    let after = &wink.opened["view"];
    assert_eq!(
        after["signals"],
        json!([]),
        "each session hears only its own signals"
    );
    assert_eq!(
        (&after["step"], &after["revision"]),
        (&before["step"], &before["revision"])
    );
    assert_eq!(after["challenge"], before["challenge"]);
}

async fn another_consent_is_asked_for_anew(t: &TestStore) {
    let wink = Wink::open(t, json!({ "companyName": "One Bank" })).await;
    wink.good("agree", json!({ "version": "1" })).await;
    let wink = Wink::reopen(wink.api, wink.user, json!({ "companyName": "One Bank" })).await;
    assert_eq!(wink.opened["view"]["step"], "FIND");
    // The text names who asks
    let wink = Wink::reopen(wink.api, wink.user, json!({ "companyName": "Another Bank" })).await;
    assert_eq!(wink.opened["view"]["step"], "CONSENT");
    let view = wink.good("agree", json!({ "version": "1" })).await;
    assert_eq!(view["step"], "FIND");
    let kept: Vec<String> = t.column("SELECT consent_text FROM consents").await;
    assert_eq!(kept.len(), 2);
}

async fn a_single_provider_skips_the_list(t: &TestStore) {
    let options = json!({ "providers": ["talaan_hr", "no_such_provider"] });
    let wink = Wink::open(t, options).await;
    assert_eq!(wink.opened["settings"]["singleProvider"], true);
    let view = wink.good("agree", json!({ "version": "1" })).await;
    assert_eq!(
        (&view["step"], &view["provider"]["id"]),
        (&json!("LOGIN"), &json!("talaan_hr"))
    );
}

async fn a_person_is_done_once(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.good("showConnected", json!({})).await;
    for _ in 0..2 {
        assert_eq!(wink.good("finish", json!({})).await["step"], "CONNECTED");
    }
    assert_eq!(wink.events().await, ["USER_SESSION_COMPLETED"]);
}

async fn a_missed_employer_is_kept(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    wink.good("showSurvey", json!({})).await;
    let answer = json!({ "employerName": " Corner Bakery ", "country": "PH", "website": " " });
    assert_eq!(wink.good("submitSurvey", answer).await["step"], "SURVEY_DONE");
    let kept: Vec<String> = t
        .column("SELECT employer_name FROM surveys WHERE website IS NULL")
        .await;
    assert_eq!(kept, ["Corner Bakery"]);
}

async fn the_next_view_comes_by_itself(t: &TestStore) {
    let (wink, account) = Wink::connecting(t).await;
    let revision = wink.view().await["revision"].clone();
    let began = Instant::now();
    let path = format!("/view?revision={revision}");
    let (view, ()) = tokio::join!(wink.get(&path), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        wink.code_wanted(account, false).await;
    });
    assert_eq!(view.good().data()["step"], "CODE");
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "without waiting for a second look"
    );
    // One that is newer already comes at once
    wink.get(&path).await.good();
}

async fn an_account_is_linked_without_the_widget(t: &TestStore) {
    let wink = Wink::at_find(t, json!({})).await;
    let before = wink.view().await;
    let catalogue = wink.api.state.catalogue(t.scope.mode());
    let provider = catalogue.get("kabayan_ride").unwrap();
    let login = openwink_model::connector::Login {
        method: provider.methods[0],
        fields: [
            ("userName".to_owned(), "George".into()),
            ("password".to_owned(), "123456".into()),
        ]
        .into(),
    };
    let code = Some("1234".into());
    let account = connect_headless(
        &wink.api.state,
        &t.scope,
        &wink.user,
        provider,
        &login,
        code.as_ref(),
    )
    .await
    .unwrap();
    assert_eq!((account.status, account.attempt), (ConnectionStatus::Pending, 1));
    assert!(matches!(wink.jobs().await[..], [(_, 1, LinkStep::Start)]));
    assert!(
        t.account_preset_code(&t.scope, account.id)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(wink.events().await, ["ACCOUNT_CREATED"]);
    let after = wink.view().await;
    assert_eq!(
        (&after["revision"], &after["step"]),
        (&before["revision"], &before["step"])
    );
}
