//! A user's wizard: one change at a time, and signals without a gap.

use openwink_model::{
    ids::AccountId,
    link::{Attempt, Found, State},
    providers::LoginMethod,
    records::RecordKind,
};
use openwink_store::{Link, Signal, SignalName, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    a_wizard_begins_with_consent_and_keeps_its_state,
    a_change_of_what_has_changed_is_stale,
    two_first_changes_at_once_cannot_both_be_stored,
    signals_follow_one_another_without_a_gap,
);

async fn a_wizard_begins_with_consent_and_keeps_its_state(t: &TestStore) {
    let (user, account) = t.user_with_account().await;
    assert_eq!(t.link_now(&t.scope, &user).await.unwrap(), Link::default());
    let state = &State::Done {
        attempt: Attempt {
            provider: "sandbox_gig".into(),
            methods: vec![LoginMethod::Password, LoginMethod::OAuth],
            method: LoginMethod::OAuth,
            account: Some(account),
        },
        found: vec![Found {
            kind: RecordKind::Income,
            count: 24,
        }],
        pay_months: 24,
    };
    let user = &user;
    let saved = t
        .write(|tx| async move {
            let link = t.link(&tx, &t.scope, user).await?;
            t.save_link(&tx, &t.scope, user, &link, state, Vec::new()).await
        })
        .await
        .unwrap();
    assert_eq!((saved.revision, saved.last_signal), (1, 0));
    assert_eq!(saved.state, *state);
    assert_eq!(t.link_now(&t.scope, user).await.unwrap(), saved);
}

async fn a_change_of_what_has_changed_is_stale(t: &TestStore) {
    let user = &t.new_user(&t.scope).await.id;
    let save = async |before: &Link, state: &State| {
        t.write(|tx| async move {
            let signal = Signal::uploads(SignalName::UploadsCreated, Vec::new());
            t.save_link(&tx, &t.scope, user, before, state, vec![signal])
                .await
        })
        .await
    };
    let start = Link::default();
    let first = save(&start, &State::Find).await.unwrap();
    assert!(matches!(
        save(&start, &State::Survey).await,
        Err(StoreError::Stale)
    ));
    let second = save(&first, &State::Connected).await.unwrap();
    assert!(matches!(
        save(&first, &State::Survey).await,
        Err(StoreError::Stale)
    ));
    // What was refused left nothing, its signals neither
    assert_eq!(t.link_now(&t.scope, user).await.unwrap(), second);
    assert_eq!(t.signals_after(user, 0).await.unwrap().len(), 2);
}

async fn two_first_changes_at_once_cannot_both_be_stored(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let saved = t
        .at_once(8, |t, _| {
            let user = user.clone();
            async move {
                let (t, user, start) = (&t, &user, &Link::default());
                t.write(|tx| async move {
                    t.save_link(&tx, &t.scope, user, start, &State::Find, Vec::new())
                        .await
                })
                .await
            }
        })
        .await;
    assert_eq!(saved.iter().filter(|saved| saved.is_ok()).count(), 1);
    for error in saved.into_iter().filter_map(Result::err) {
        assert!(matches!(error, StoreError::Stale), "{error}");
    }
}

async fn signals_follow_one_another_without_a_gap(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let link = {
        let user = &user;
        t.write(|tx| async move {
            let start = t.link(&tx, &t.scope, user).await?;
            t.save_link(&tx, &t.scope, user, &start, &State::Find, Vec::new())
                .await
        })
        .await
        .unwrap()
    };
    assert_eq!(link.last_signal, 0);
    let saved = t
        .at_once(20, |t, number| {
            let user = user.clone();
            async move {
                let (t, user) = (&t, &user);
                t.write(|tx| async move {
                    let link = t.link(&tx, &t.scope, user).await?;
                    let account: AccountId = t.ambient().id();
                    let signals = [SignalName::AccountCreated, SignalName::AccountConnected]
                        .map(|name| Signal::account(name, account, &format!("provider-{number}"), None));
                    t.save_link(&tx, &t.scope, user, &link, &State::Find, signals.to_vec())
                        .await
                })
                .await
            }
        })
        .await;
    for link in saved {
        link.unwrap();
    }
    let signals = t.signals_after(&user, 0).await.unwrap();
    assert!(signals.iter().map(|signal| signal.sequence).eq(1..=40));
    // Each change's signals stayed together
    for pair in signals.chunks(2) {
        assert_eq!(pair[0].account_id, pair[1].account_id);
        assert_eq!(pair[1].name, SignalName::AccountConnected);
    }
    let later = t.signals_after(&user, 38).await.unwrap();
    assert_eq!(later, signals[38..]);
    assert!(t.signals_after(&user, 40).await.unwrap().is_empty());
    let link = t.link_now(&t.scope, &user).await.unwrap();
    assert_eq!((link.revision, link.last_signal), (21, 40));
}
