//! Link tokens open the widget once; sessions live until they expire.

use std::time::Duration;

use openwink_model::link::State;
use openwink_store::{LinkSession, SessionOptions, Signal, SignalName, StoreError};
use openwink_testkit::{TestStore, on_both};
use openwink_vault::Token;

on_both!(
    of_many_exchanges_at_once_one_wins,
    a_token_dies_at_its_expiry,
    a_session_dies_at_its_expiry,
    a_session_is_bound_to_the_tokens_user_and_mode,
    ending_access_ends_tokens_and_sessions,
    only_hashes_are_stored,
);

const HOUR: Duration = Duration::from_secs(3600);

async fn exchange(t: &TestStore, token: &str) -> Option<(Token, LinkSession)> {
    let options = &SessionOptions {
        company_name: Some("First Lending".into()),
        providers: vec!["sandbox_gig".into()],
        ..Default::default()
    };
    t.write(|tx| async move { t.exchange_link_token(&tx, token, options, HOUR).await })
        .await
        .unwrap()
}

async fn of_many_exchanges_at_once_one_wins(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let token = t.new_token(&t.scope, &user).await.token;
    let text = token.expose().to_owned();
    let won = t
        .at_once(20, |t, _| {
            let text = text.clone();
            async move { exchange(&t, &text).await.is_some() }
        })
        .await;
    assert_eq!(won.iter().filter(|won| **won).count(), 1);
    assert_eq!(t.count("link_sessions").await, 1);
    assert!(exchange(t, &text).await.is_none());
}

async fn a_token_dies_at_its_expiry(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let (early, late) = (
        t.new_token(&t.scope, &user).await,
        t.new_token(&t.scope, &user).await,
    );
    assert_eq!(early.expires_at, TestStore::START.plus(HOUR));
    t.wait(HOUR - Duration::from_micros(1));
    assert!(exchange(t, early.token.expose()).await.is_some());
    t.wait(Duration::from_micros(1));
    assert!(exchange(t, late.token.expose()).await.is_none());
    assert!(exchange(t, "").await.is_none());
    assert!(exchange(t, "no token of ours").await.is_none());
}

async fn a_session_dies_at_its_expiry(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let token = t.new_token(&t.scope, &user).await.token;
    let (session, opened) = exchange(t, token.expose()).await.unwrap();
    assert!(
        t.link_session(token.expose()).await.unwrap().is_none(),
        "a token is no session"
    );
    t.wait(HOUR - Duration::from_micros(1));
    let found = t.link_session(session.expose()).await.unwrap().unwrap();
    assert_eq!(
        (found.id, &found.user, &found.scope),
        (opened.id, &user, &t.scope)
    );
    assert_eq!(found.options, opened.options);
    assert_eq!(found.expires_at, opened.expires_at);
    t.wait(Duration::from_micros(1));
    assert!(t.link_session(session.expose()).await.unwrap().is_none());
}

async fn a_session_is_bound_to_the_tokens_user_and_mode(t: &TestStore) {
    for scope in [&t.scope, &t.other_mode, &t.other_tenant] {
        let user = &t.new_user(scope).await.id;
        // What the wizard signalled before belongs to earlier sessions
        t.write(|tx| async move {
            let link = t.link(&tx, scope, user).await?;
            let signals = vec![Signal::uploads(SignalName::UploadsCreated, Vec::new()); 3];
            t.save_link(&tx, scope, user, &link, &State::Find, signals).await
        })
        .await
        .unwrap();
        let token = t.new_token(scope, user).await;
        assert_eq!(token.mode, scope.mode());
        let (_, session) = exchange(t, token.token.expose()).await.unwrap();
        assert_eq!(
            (&session.scope, &session.user, session.first_signal),
            (scope, user, 3)
        );
    }
}

async fn ending_access_ends_tokens_and_sessions(t: &TestStore) {
    let (user, bystander) = (t.new_user(&t.scope).await.id, t.new_user(&t.scope).await.id);
    let mut open = Vec::new();
    for user in [&user, &bystander] {
        let unused = t.new_token(&t.scope, user).await.token;
        let used = t.new_token(&t.scope, user).await.token;
        let (session, _) = exchange(t, used.expose()).await.unwrap();
        open.push((unused, session));
    }
    let ended = &user;
    t.write(|tx| async move { t.end_link_access(&tx, ended).await })
        .await
        .unwrap();
    for ((unused, session), lives) in open.iter().zip([false, true]) {
        assert_eq!(exchange(t, unused.expose()).await.is_some(), lives);
        assert_eq!(t.link_session(session.expose()).await.unwrap().is_some(), lives);
    }
}

async fn only_hashes_are_stored(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let token = t.new_token(&t.scope, &user).await.token;
    let (session, _) = exchange(t, token.expose()).await.unwrap();
    for secret in [token.expose(), session.expose()] {
        assert_eq!(t.find(secret.as_bytes()).await, Vec::<String>::new());
    }
    // The search would have found them
    assert!(!t.find(&token.hash()).await.is_empty());
    // A change that fails afterwards leaves the token unused
    let token = &t.new_token(&t.scope, &user).await.token;
    let options = &SessionOptions::default();
    let failed = t
        .write(|tx| async move {
            t.exchange_link_token(&tx, token.expose(), options, HOUR).await?;
            Err::<(), _>(StoreError::Stale)
        })
        .await;
    assert!(failed.is_err());
    assert!(exchange(t, token.expose()).await.is_some());
}
