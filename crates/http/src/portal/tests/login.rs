//! Logging in and out.

use std::time::Duration;

use axum::http::Method;
use openwink_model::{ids::MemberId, portal::Role};
use openwink_store::PersonChange;
use openwink_testkit::{TestStore, on_both};
use serde_json::json;

use super::{PASSWORD, Portal, Somebody};
use crate::portal::password;

on_both!(
    a_member_logs_in_and_out,
    nobody_learns_who_has_an_account,
    guessing_is_slowed_down,
    many_guesses_at_once_are_no_better,
    sessions_end,
);

/// Gives a member the tests' password.
pub async fn set_password(portal: &Portal<'_>, member: MemberId) {
    let hash = &password::hash(&portal.state, &PASSWORD.to_owned().into())
        .await
        .unwrap();
    let done = portal
        .write(|tx| async move {
            let change = PersonChange {
                password_hash: Some(hash),
                ..Default::default()
            };
            portal.change_member(&tx, member, change).await
        })
        .await;
    assert!(done.unwrap());
}

/// The first tenant's owner, with a password.
pub async fn with_password(portal: &Portal<'_>) -> Somebody {
    let owner = portal.owner().await;
    set_password(portal, owner.id).await;
    owner
}

async fn a_member_logs_in_and_out(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let login = json!({ "email": owner.email.to_uppercase(), "password": PASSWORD });
    let reply = portal.knock("/login", login).await.good();
    assert_eq!(reply.data(), &json!({ "done": true }));
    let set = reply.header("set-cookie");
    let (cookie, attributes) = set.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/portal; Max-Age=604800; HttpOnly; SameSite=Lax");
    assert_eq!(cookie.strip_prefix("openwink_portal=").unwrap().len(), 43);

    let me = portal
        .ask_with(Some(cookie), Method::GET, "/me", None)
        .await
        .good();
    assert_eq!(me.data()["email"], owner.email);
    assert_eq!(me.data()["organisation"]["name"], "First Lending");
    assert_eq!(me.data()["organisation"]["role"], "OWNER");

    let out = portal
        .ask_with(Some(cookie), Method::POST, "/logout", None)
        .await
        .good();
    assert!(
        out.header("set-cookie")
            .starts_with("openwink_portal=; Path=/portal; Max-Age=0")
    );
    let again = portal.ask_with(Some(cookie), Method::GET, "/me", None).await;
    again.refused(401, "INVALID_TOKEN", "log in first");
}

async fn nobody_learns_who_has_an_account(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let known = json!({ "email": owner.email, "password": "not the password" });
    let unknown = json!({ "email": "nobody@example.com", "password": "not the password" });
    let replies = [
        portal.knock("/login", known).await,
        portal.knock("/login", unknown).await,
    ];
    for reply in &replies {
        reply.refused(
            400,
            "INVALID_CREDENTIALS",
            "the e-mail address or the password is wrong",
        );
    }
    assert_eq!(replies[0].message(), replies[1].message());
}

async fn guessing_is_slowed_down(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let wrong = json!({ "email": owner.email, "password": "not the password" });
    let right = json!({ "email": owner.email, "password": PASSWORD });
    for _ in 0..5 {
        let reply = portal.knock("/login", wrong.clone()).await;
        reply.refused(400, "INVALID_CREDENTIALS", "");
    }
    let blocked = portal.knock("/login", right.clone()).await;
    blocked.refused(
        429,
        "REQUEST_LIMIT_EXCEEDED",
        "too many wrong tries; wait 31 seconds",
    );
    assert_eq!(blocked.header("retry-after"), "31");
    // Nobody else has to wait
    let other = with_password(&portal).await;
    let login = json!({ "email": other.email, "password": PASSWORD });
    portal.knock("/login", login).await.good();

    t.wait(Duration::from_secs(31));
    portal
        .knock("/login", wrong.clone())
        .await
        .refused(400, "INVALID_CREDENTIALS", "");
    t.wait(Duration::from_secs(31));
    let blocked = portal.knock("/login", right.clone()).await;
    blocked.refused(429, "REQUEST_LIMIT_EXCEEDED", "too many wrong tries");
    t.wait(Duration::from_secs(30));
    portal.knock("/login", right.clone()).await.good();
    // That it was right ends the counting
    portal
        .knock("/login", wrong)
        .await
        .refused(400, "INVALID_CREDENTIALS", "");
    portal.knock("/login", right).await.good();
}

async fn many_guesses_at_once_are_no_better(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = with_password(portal).await;
    let guesses = (0..20).map(|at| {
        let body = json!({ "email": owner.email, "password": format!("guess number {at}") });
        portal.knock("/login", body)
    });
    let replies = futures_util::future::join_all(guesses).await;
    let looked_at = replies.iter().filter(|reply| reply.status == 400).count();
    let early = replies.iter().filter(|reply| reply.status == 429).count();
    assert_eq!((looked_at, early), (5, 15));
}

async fn sessions_end(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.somebody(t.scope.tenant(), Role::Owner).await;
    let hour = Duration::from_secs(3600);
    t.wait(7 * hour);
    portal.look(&owner, "/me").await.good();
    t.wait(7 * hour);
    portal.look(&owner, "/me").await.good();
    t.wait(8 * hour);
    let idle = portal.look(&owner, "/me").await;
    idle.refused(401, "INVALID_TOKEN", "log in first");

    let owner = portal.owner().await;
    for _ in 0..23 {
        t.wait(7 * hour);
        portal.look(&owner, "/me").await.good();
    }
    t.wait(7 * hour);
    let old = portal.look(&owner, "/me").await;
    old.refused(401, "INVALID_TOKEN", "log in first");
}
