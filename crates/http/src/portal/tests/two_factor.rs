//! One-time codes and recovery codes.

use std::time::Duration;

use axum::http::Method;
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{App, PASSWORD, Portal, Somebody, accounts::cookie, login::with_password};
use crate::tests::Reply;

on_both!(
    codes_are_asked_for_and_good_once,
    a_recovery_code_is_good_once,
    it_is_turned_off_with_the_password,
    guessing_codes_is_slowed_down,
);

/// Turns it on as the pages do; the app, the recovery codes, and the session's new cookie.
async fn turn_on(portal: &Portal<'_>, owner: &mut Somebody) -> (App, Vec<String>) {
    let proposed = portal
        .tell(owner, "/me/totp", json!({ "password": PASSWORD }))
        .await
        .good();
    let secret = proposed.data()["secret"].as_str().unwrap();
    let uri = proposed.data()["uri"].as_str().unwrap();
    assert!(
        uri.starts_with("otpauth://totp/Openwink:") && uri.contains(secret),
        "{uri}"
    );
    let app = App::new(secret);
    let confirmed = portal
        .tell(owner, "/me/totp/confirm", json!({ "code": app.code(portal) }))
        .await
        .good();
    let codes = confirmed.data()["recoveryCodes"].as_array().unwrap();
    owner.cookie = cookie(&confirmed);
    (
        app,
        codes
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect(),
    )
}

/// The password's step of a log-in; the cookie for the next one.
async fn first_step(portal: &Portal<'_>, owner: &Somebody) -> String {
    let login = json!({ "email": owner.email, "password": PASSWORD });
    let reply = portal.knock("/login", login).await.good();
    assert_eq!(reply.data(), &json!({ "done": false }));
    let set = reply.header("set-cookie");
    assert!(
        set.ends_with("; Path=/portal/v1/login; Max-Age=600; HttpOnly; SameSite=Lax"),
        "{set}"
    );
    cookie(&reply)
}

async fn second_step(portal: &Portal<'_>, half: &str, path: &str, code: &str) -> Reply {
    let body: Value = json!({ "code": code });
    portal.ask_with(Some(half), Method::POST, path, Some(&body)).await
}

async fn codes_are_asked_for_and_good_once(t: &TestStore) {
    let portal = Portal::new(t).await;
    let mut owner = with_password(&portal).await;
    let (app, _) = turn_on(&portal, &mut owner).await;
    let me = portal.look(&owner, "/me").await.good();
    assert_eq!(me.data()["twoFactor"], true);

    let half = first_step(&portal, &owner).await;
    // The password alone opens nothing
    portal
        .ask_with(Some(&half), Method::GET, "/me", None)
        .await
        .refused(401, "INVALID_TOKEN", "log in first");
    // The code that confirmed it was used by that
    let replayed = second_step(&portal, &half, "/login/code", &app.code(&portal)).await;
    replayed.refused(
        400,
        "INVALID_CREDENTIALS",
        "the code is wrong, or was used before",
    );
    t.wait(Duration::from_secs(30));
    let code = app.code(&portal);
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    let entered = second_step(&portal, &half, "/login/code", &spaced).await.good();
    portal
        .ask_with(Some(&cookie(&entered)), Method::GET, "/me", None)
        .await
        .good();
    // Neither step works again
    let again = second_step(&portal, &half, "/login/code", &code).await;
    again.refused(401, "INVALID_TOKEN", "this log-in took too long");
    let half = first_step(&portal, &owner).await;
    let again = second_step(&portal, &half, "/login/code", &code).await;
    again.refused(400, "INVALID_CREDENTIALS", "");
    t.wait(Duration::from_secs(601));
    let late = second_step(&portal, &half, "/login/code", &app.code(&portal)).await;
    late.refused(401, "INVALID_TOKEN", "this log-in took too long");
}

async fn a_recovery_code_is_good_once(t: &TestStore) {
    let portal = Portal::new(t).await;
    let mut owner = with_password(&portal).await;
    let (_, codes) = turn_on(&portal, &mut owner).await;
    assert_eq!(codes.len(), 10);
    let half = first_step(&portal, &owner).await;
    let spoken = codes[3].to_uppercase().replace('-', " ");
    second_step(&portal, &half, "/login/recovery", &spoken)
        .await
        .good();
    let half = first_step(&portal, &owner).await;
    let again = second_step(&portal, &half, "/login/recovery", &codes[3]).await;
    again.refused(
        400,
        "INVALID_CREDENTIALS",
        "the code is wrong, or was used before",
    );
    let security = portal.look(&owner, "/me/security").await.good();
    assert_eq!(security.data()["recoveryCodesLeft"], 9);

    let renewed = portal
        .tell(&owner, "/me/recovery-codes", json!({ "password": PASSWORD }))
        .await
        .good();
    let fresh = renewed.data()["recoveryCodes"][0].as_str().unwrap();
    let old = second_step(&portal, &half, "/login/recovery", &codes[4]).await;
    old.refused(400, "INVALID_CREDENTIALS", "");
    second_step(&portal, &half, "/login/recovery", fresh).await.good();
    // Nobody reads them in the database
    for code in &codes {
        assert!(t.find(code.as_bytes()).await.is_empty());
    }
}

async fn it_is_turned_off_with_the_password(t: &TestStore) {
    let portal = Portal::new(t).await;
    let mut owner = with_password(&portal).await;
    turn_on(&portal, &mut owner).await;
    let twice = portal
        .tell(&owner, "/me/totp", json!({ "password": PASSWORD }))
        .await;
    twice.refused(400, "INVALID_PARAMETERS", "two-factor log-in is on already");
    let wrong = json!({ "password": "not the password" });
    portal
        .ask(&owner, Method::DELETE, "/me/totp", Some(&wrong))
        .await
        .refused(400, "INVALID_CREDENTIALS", "the password is wrong");
    let right = json!({ "password": PASSWORD });
    let off = portal
        .ask(&owner, Method::DELETE, "/me/totp", Some(&right))
        .await
        .good();
    owner.cookie = cookie(&off);
    let none = portal
        .tell(&owner, "/me/recovery-codes", json!({ "password": PASSWORD }))
        .await;
    none.refused(400, "INVALID_PARAMETERS", "recovery codes come with");
    let login = json!({ "email": owner.email, "password": PASSWORD });
    let entered = portal.knock("/login", login).await.good();
    assert_eq!(entered.data(), &json!({ "done": true }));
}

async fn guessing_codes_is_slowed_down(t: &TestStore) {
    let portal = Portal::new(t).await;
    let mut owner = with_password(&portal).await;
    let (app, _) = turn_on(&portal, &mut owner).await;
    t.wait(Duration::from_secs(60));
    let half = first_step(&portal, &owner).await;
    for _ in 0..5 {
        let wrong = second_step(&portal, &half, "/login/code", "no code").await;
        wrong.refused(400, "INVALID_CREDENTIALS", "");
    }
    let blocked = second_step(&portal, &half, "/login/code", &app.code(&portal)).await;
    blocked.refused(429, "REQUEST_LIMIT_EXCEEDED", "too many wrong tries");
    // A right password does not start the counting again
    t.wait(Duration::from_secs(31));
    let half = first_step(&portal, &owner).await;
    let wrong = second_step(&portal, &half, "/login/code", "no code").await;
    wrong.refused(400, "INVALID_CREDENTIALS", "");
    let blocked = second_step(&portal, &half, "/login/code", &app.code(&portal)).await;
    blocked.refused(429, "REQUEST_LIMIT_EXCEEDED", "too many wrong tries");
}
