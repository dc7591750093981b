//! The portal's rows: what is good once is good once, however many ask at the same moment.

use std::time::Duration;

use openwink_model::{ids::MemberId, portal::Role};
use openwink_store::{Lockout, NewPerson, NewPortalSession, NewTicket, Store, StoreError, TicketKind};
use openwink_testkit::{TestStore, on_both};

on_both!(
    an_address_belongs_to_one_member,
    a_ticket_is_good_once_for_its_kind,
    a_code_and_a_recovery_code_are_good_once,
    failures_at_once_are_all_counted,
    a_removed_member_has_no_session_left,
);

const HOUR: Duration = Duration::from_secs(3600);

async fn member(t: &TestStore, email: &str) -> Option<MemberId> {
    let new = &NewPerson {
        name: "Ada".into(),
        email: email.into(),
        password_hash: "a hash".to_owned().into(),
    };
    t.write(|tx| async move { t.create_member(&tx, new).await })
        .await
        .unwrap()
}

async fn an_address_belongs_to_one_member(t: &TestStore) {
    let ada = member(t, "Ada@Example.com").await.unwrap();
    assert_eq!(member(t, " ada@example.COM ").await, None);
    let found = t.member_by_email("ADA@example.com").await.unwrap().unwrap();
    assert_eq!((found.id, found.email.as_str()), (ada, "Ada@Example.com"));
    assert!(t.member_by_email("ada@example.org").await.unwrap().is_none());
    assert!(t.find(b"Example.com").await.is_empty());
}

async fn a_ticket_is_good_once_for_its_kind(t: &TestStore) {
    let issue = |lifetime: Option<Duration>| async move {
        t.write(|tx| async move {
            let ticket = NewTicket {
                kind: TicketKind::Reset,
                member: None,
                tenant: Some(t.scope.tenant()),
                data: Some(b"what it carries"),
                lifetime,
            };
            t.issue_ticket(&tx, ticket).await
        })
        .await
        .unwrap()
    };
    let token = issue(Some(HOUR)).await;
    let text = token.expose().to_owned();
    assert!(
        t.look_at_ticket(TicketKind::SetUp, &text)
            .await
            .unwrap()
            .is_none()
    );
    let seen = t.look_at_ticket(TicketKind::Reset, &text).await.unwrap().unwrap();
    assert_eq!(&seen.data[..], b"what it carries");
    let used = t
        .at_once(8, move |t, _| {
            let text = text.clone();
            async move {
                let (store, text): (&Store, &str) = (&t, &text);
                store
                    .write(|tx| async move { store.use_ticket(&tx, TicketKind::Reset, text).await })
                    .await
                    .unwrap()
                    .is_some()
            }
        })
        .await;
    assert_eq!(used.into_iter().filter(|used| *used).count(), 1);

    let (short, endless) = (issue(Some(HOUR)).await, issue(None).await);
    t.wait(1000 * HOUR);
    for (token, good) in [(short, false), (endless, true)] {
        let seen = t.look_at_ticket(TicketKind::Reset, token.expose()).await;
        assert_eq!(seen.unwrap().is_some(), good);
    }
}

async fn a_code_and_a_recovery_code_are_good_once(t: &TestStore) {
    let ada = member(t, "ada@example.com").await.unwrap();
    let codes = &["abcde23456".to_owned(), "fghjk78923".to_owned()];
    t.write(|tx| async move {
        t.propose_totp(&tx, ada, "SECRET").await?;
        t.set_recovery_codes(&tx, ada, codes).await
    })
    .await
    .unwrap();
    let used = t
        .at_once(8, move |t, _| async move {
            let store: &Store = &t;
            store
                .write(|tx| async move {
                    let step = store.use_totp_step(&tx, ada, 1000).await?;
                    let code = store.use_recovery_code(&tx, ada, "abcde23456").await?;
                    Ok::<_, StoreError>((step, code))
                })
                .await
                .unwrap()
        })
        .await;
    assert_eq!(used.iter().filter(|(step, _)| *step).count(), 1);
    assert_eq!(used.iter().filter(|(_, code)| *code).count(), 1);
    assert_eq!(t.recovery_codes_left(ada).await.unwrap(), 1);
    let earlier = t
        .write(|tx| async move { t.use_totp_step(&tx, ada, 999).await })
        .await;
    assert!(!earlier.unwrap());
    // Another member's code is nobody else's
    let bob = member(t, "bob@example.com").await.unwrap();
    let stranger = t
        .write(|tx| async move { t.use_recovery_code(&tx, bob, "fghjk78923").await })
        .await;
    assert!(!stranger.unwrap());
}

async fn failures_at_once_are_all_counted(t: &TestStore) {
    let count = |t: TestStore, _| async move {
        let store: &Store = &t;
        store
            .write(|tx| async move { store.count_failure(&tx, "account", Lockout::ACCOUNT).await })
            .await
            .unwrap();
    };
    // The row is there first, so that the database has one to lock
    count(t.clone(), 0).await;
    t.at_once(6, count).await;
    let failures: Vec<i64> = t.column("SELECT failures FROM portal_failures").await;
    assert_eq!(failures, [7]);
    let until = t.blocked_until(&["account", "another"]).await.unwrap().unwrap();
    assert_eq!(until.since(t.ambient().now()), Duration::from_secs(120));
    assert!(t.blocked_until(&["another"]).await.unwrap().is_none());
    t.write(|tx| async move { t.forget_failures(&tx, "account").await })
        .await
        .unwrap();
    assert!(t.blocked_until(&["account"]).await.unwrap().is_none());
}

async fn a_removed_member_has_no_session_left(t: &TestStore) {
    let ada = member(t, "ada@example.com").await.unwrap();
    let (here, there) = (t.scope.tenant(), t.other_tenant.tenant());
    let tokens = t
        .write(|tx| async move {
            let mut tokens = Vec::new();
            for tenant in [here, there] {
                t.add_membership(&tx, tenant, ada, Role::Developer).await?;
                let session = NewPortalSession {
                    member: ada,
                    tenant: tenant.clone(),
                    user_agent: "Firefox on Linux".into(),
                    address: "203.0.113.0/24".into(),
                    lifetime: HOUR,
                };
                tokens.push(t.open_portal_session(&tx, &session).await?.0);
            }
            t.remove_membership(&tx, here, ada).await?;
            Ok::<_, StoreError>(tokens)
        })
        .await
        .unwrap();
    let alive = async |at: usize| {
        let found = t.portal_session(tokens[at].expose(), HOUR).await;
        found.unwrap().is_some()
    };
    assert_eq!((alive(0).await, alive(1).await), (false, true));
    assert!(t.membership(here, ada).await.unwrap().is_none());
    assert_eq!(t.memberships_of(ada).await.unwrap().len(), 1);
}
