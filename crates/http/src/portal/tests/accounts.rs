//! Signing up, forgotten passwords, and what a member changes about their own account.

use std::time::Duration;

use axum::http::Method;
use openwink_model::{
    ids::{MailId, TypedId},
    mail::{Letter, Part},
    portal::Role,
};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    PASSWORD, Portal,
    login::{set_password, with_password},
    settings,
};
use crate::tests::Reply;

on_both!(
    an_organisation_signs_up,
    a_known_address_is_told_by_mail_alone,
    a_closed_portal_takes_no_sign_ups,
    a_forgotten_password_is_replaced,
    an_address_is_changed_once_it_is_proved,
    addresses_are_asked_for_seldom,
    what_was_begun_ends_with_the_password,
    a_link_stays_good_while_no_other_is_mailed,
    a_new_password_ends_other_sessions,
    sessions_are_listed_and_ended,
    mails_to_one_address_are_few,
);

/// The letters that were written, the first first.
pub async fn letters(portal: &Portal<'_>) -> Vec<Letter> {
    let ids: Vec<Uuid> = portal.column("SELECT id FROM mails ORDER BY id").await;
    let mut letters = Vec::new();
    for id in ids {
        let mail = portal.stored_mail(MailId::from_uuid(id)).await.unwrap();
        letters.extend(portal.open_letter(&mail.unwrap()).unwrap());
    }
    letters
}

/// The token of a letter's link.
pub fn token(letter: &Letter) -> String {
    let link = letter.parts.iter().find_map(|part| match part {
        Part::Button { url, .. } => url.split_once('#').map(|(_, token)| token),
        _ => None,
    });
    link.unwrap_or_else(|| panic!("no link in {letter:?}")).to_owned()
}

/// The token of the letter that was written last.
pub async fn last_token(portal: &Portal<'_>) -> String {
    token(letters(portal).await.last().expect("a letter"))
}

fn sign_up() -> Value {
    json!({
        "organisation": "Third Lending", "name": "Ada Lovelace", "email": "ada@third.example",
        "password": "a long enough one",
    })
}

pub fn cookie(reply: &Reply) -> String {
    reply
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap_or_default()
        .to_owned()
}

async fn an_organisation_signs_up(t: &TestStore) {
    let portal = Portal::new(t).await;
    let signed = portal.knock("/signup", sign_up()).await.good();
    // Nothing is made before the address is proved
    let login = json!({ "email": "ada@third.example", "password": "a long enough one" });
    portal
        .knock("/login", login.clone())
        .await
        .refused(400, "INVALID_CREDENTIALS", "");
    let first = last_token(&portal).await;
    let ticket = json!({ "ticket": signed.data()["resendTicket"] });
    portal.knock("/signup/resend", ticket).await.good();
    let second = last_token(&portal).await;
    assert_ne!(first, second);

    let verified = portal.knock("/verify", json!({ "token": second })).await.good();
    let key = verified.data()["apiKey"].as_str().unwrap();
    let secret = verified.data()["apiSecret"].as_str().unwrap();
    let known = portal.api_key(key).await.unwrap().unwrap();
    assert!(openwink_vault::secrets::matches(secret, &known.secret_hash));
    let me = portal
        .ask_with(Some(&cookie(&verified)), Method::GET, "/me", None)
        .await
        .good();
    assert_eq!(me.data()["organisation"]["name"], "Third Lending");
    assert_eq!(me.data()["organisation"]["role"], "OWNER");
    assert_eq!(me.data()["organisation"]["production"], "NONE");
    portal.knock("/login", login).await.good();

    // Both links are of one sign-up: the other one makes nothing any more
    for used in [first, second, "unknown".to_owned()] {
        let again = portal.knock("/verify", json!({ "token": used })).await;
        again.refused(401, "INVALID_TOKEN", "the link was used, has expired");
    }

    let mut refused = sign_up();
    for (field, value, message) in [
        ("organisation", " ", "organisation must have 1 to 100 characters"),
        ("name", "a\u{7}b", "name must be plain text"),
        ("email", "nobody", "email must be an e-mail address"),
        ("email", "a@b.example\r\nBcc: c@d.example", "email must be"),
        ("password", "short", "password must have 10 to 200"),
        ("password", "password123", "password is one of the passwords"),
    ] {
        let good = refused[field].take();
        refused[field] = value.into();
        let reply = portal.knock("/signup", refused.clone()).await;
        reply.refused(400, "INVALID_PARAMETERS", message);
        refused[field] = good;
    }
    let mut other = sign_up();
    other["email"] = "grace@fourth.example".into();
    portal.knock("/signup", other).await.good();
    t.wait(Duration::from_secs(25 * 3600));
    let late = portal
        .knock("/verify", json!({ "token": last_token(&portal).await }))
        .await;
    late.refused(401, "INVALID_TOKEN", "");
}

async fn a_known_address_is_told_by_mail_alone(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let mut known = sign_up();
    known["email"] = owner.email.to_uppercase().into();
    let told = portal.knock("/signup", known).await.good();
    let unknown = portal.knock("/signup", sign_up()).await.good();
    for reply in [&told, &unknown] {
        assert_eq!(reply.data()["resendTicket"].as_str().unwrap().len(), 43);
    }
    let letters = letters(&portal).await;
    assert_eq!(letters[0].subject, "You have an account already");
    assert_eq!(letters[1].subject, "Confirm your e-mail address");
    assert!(!serde_json::to_string(&letters[0]).unwrap().contains("/verify#"));
}

async fn a_closed_portal_takes_no_sign_ups(t: &TestStore) {
    let mut closed = settings();
    closed.portal.sign_up = false;
    let portal = Portal::with(t, closed).await;
    let config = portal.ask_with(None, Method::GET, "/config", None).await.good();
    assert_eq!(config.data()["signUp"], false);
    assert_eq!(config.data()["passkeyOrigin"], "http://localhost:8080");
    let refused = portal.knock("/signup", sign_up()).await;
    refused.refused(403, "UNAUTHORIZED_ACCESS", "this portal is not open for sign-ups");
}

async fn a_forgotten_password_is_replaced(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let nobody = json!({ "email": "nobody@example.com" });
    let unknown = portal.knock("/forgot", nobody).await.good();
    assert!(letters(&portal).await.is_empty());
    let known = json!({ "email": owner.email });
    let replied = portal.knock("/forgot", known.clone()).await.good();
    assert_eq!(unknown.data(), replied.data());
    let first = last_token(&portal).await;
    portal.knock("/forgot", known.clone()).await.good();
    let second = last_token(&portal).await;

    let with = |token: &str| json!({ "token": token, "password": "another long one" });
    let replaced = portal.knock("/reset", with(&first)).await;
    replaced.refused(401, "INVALID_TOKEN", "the link was used");
    let short = json!({ "token": second, "password": "short" });
    portal
        .knock("/reset", short)
        .await
        .refused(400, "INVALID_PARAMETERS", "password");
    portal.knock("/reset", with(&second)).await.good();
    portal
        .knock("/reset", with(&second))
        .await
        .refused(401, "INVALID_TOKEN", "");
    // Whoever was in is out
    portal
        .look(&owner, "/me")
        .await
        .refused(401, "INVALID_TOKEN", "log in first");
    let login = |password| json!({ "email": owner.email, "password": password });
    portal
        .knock("/login", login(PASSWORD))
        .await
        .refused(400, "INVALID_CREDENTIALS", "");
    portal.knock("/login", login("another long one")).await.good();

    portal.knock("/forgot", known).await.good();
    let late = last_token(&portal).await;
    t.wait(Duration::from_secs(3601));
    portal
        .knock("/reset", with(&late))
        .await
        .refused(401, "INVALID_TOKEN", "");
}

async fn an_address_is_changed_once_it_is_proved(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let body = json!({ "email": "new@example.com", "password": PASSWORD });
    let wrong = json!({ "email": "new@example.com", "password": "not the password" });
    let path = "/me/email";
    portal.ask(&owner, Method::PUT, path, Some(&wrong)).await.refused(
        400,
        "INVALID_CREDENTIALS",
        "the password is wrong",
    );
    let same = json!({ "email": owner.email.to_uppercase(), "password": PASSWORD });
    portal.ask(&owner, Method::PUT, path, Some(&same)).await.refused(
        400,
        "INVALID_PARAMETERS",
        "email is your address already",
    );
    let asked = portal.ask(&owner, Method::PUT, path, Some(&body)).await.good();
    let me = portal.look(&owner, "/me").await.good();
    assert_eq!(me.data()["email"], owner.email);
    let mails = letters(&portal).await;
    let [told, link] = mails.as_slice() else {
        panic!("{mails:?}")
    };
    assert_eq!(
        (told.to.address.as_str(), told.subject.as_str()),
        (owner.email.as_str(), "Another e-mail address for your account")
    );
    assert_eq!(link.to.address, "new@example.com");
    let token = token(link);
    // A password that was asked for by way of the old address is not to be had by it any more
    portal
        .knock("/forgot", json!({ "email": owner.email }))
        .await
        .good();
    let reset = last_token(&portal).await;
    let (elsewhere, _) = portal.sign_in(owner.id, &owner.tenant).await;
    portal
        .knock("/email/confirm", json!({ "token": token }))
        .await
        .good();
    portal
        .ask_with(Some(&elsewhere), Method::GET, "/me", None)
        .await
        .refused(401, "INVALID_TOKEN", "");
    portal
        .knock(
            "/reset",
            json!({ "token": reset, "password": "another long one" }),
        )
        .await
        .refused(401, "INVALID_TOKEN", "");
    let me = portal.look(&owner, "/me").await.good();
    assert_eq!(me.data()["email"], "new@example.com");
    let notice = letters(&portal).await.pop().unwrap();
    assert_eq!(
        (notice.to.address, notice.subject.as_str()),
        (owner.email.clone(), "Your e-mail address was changed")
    );
    portal
        .knock("/email/confirm", json!({ "token": token }))
        .await
        .refused(401, "INVALID_TOKEN", "");

    // Somebody else's address: they hear of it, and it stays theirs
    let other = portal.owner().await;
    let body = json!({ "email": other.email, "password": PASSWORD });
    let same = portal.ask(&owner, Method::PUT, path, Some(&body)).await.good();
    assert_eq!(same.data(), asked.data());
    let told = letters(&portal).await.pop().unwrap();
    assert_eq!(
        (told.to.address.as_str(), told.subject.as_str()),
        (other.email.as_str(), "You have an account already")
    );
    let said = serde_json::to_string(&told).unwrap();
    assert!(
        !said.contains("/email#") && !said.contains("new@example.com"),
        "{said}"
    );
    let audit = portal.look(&owner, "/audit?action=email.").await.good();
    let actions: Vec<_> = audit.items().iter().map(|line| &line["action"]).collect();
    assert_eq!(actions, ["email.asked", "email.changed", "email.asked"]);
}

async fn addresses_are_asked_for_seldom(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let ask = async |at: u32| {
        let body = json!({ "email": format!("new-{at}@example.com"), "password": PASSWORD });
        portal.ask(&owner, Method::PUT, "/me/email", Some(&body)).await
    };
    for at in 0..5 {
        ask(at).await.good();
    }
    let first = token(&letters(&portal).await[1]);
    ask(5).await.refused(429, "REQUEST_LIMIT_EXCEEDED", "too many");
    // The one before ends with each
    portal
        .knock("/email/confirm", json!({ "token": first }))
        .await
        .refused(401, "INVALID_TOKEN", "");
    t.wait(Duration::from_secs(31));
    ask(6).await.good();
    t.wait(Duration::from_secs(25 * 3600));
    portal
        .knock("/email/confirm", json!({ "token": last_token(&portal).await }))
        .await
        .refused(401, "INVALID_TOKEN", "");
}

/// Whoever knew the password asked for another address: the owner does as the mail about it says, and it comes to nothing.
async fn what_was_begun_ends_with_the_password(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let ask = json!({ "email": "thief@example.com", "password": PASSWORD });
    let confirm = async |token: String| portal.knock("/email/confirm", json!({ "token": token })).await;
    let link = async || {
        let all = letters(&portal).await;
        let mailed = all
            .iter()
            .rev()
            .find(|letter| letter.to.address == "thief@example.com");
        token(mailed.expect("a link was mailed"))
    };

    portal
        .ask(&owner, Method::PUT, "/me/email", Some(&ask))
        .await
        .good();
    portal
        .ask(&owner, Method::DELETE, "/me/sessions", None)
        .await
        .good();
    confirm(link().await).await.refused(401, "INVALID_TOKEN", "");

    let (cookie, _) = portal.sign_in(owner.id, &owner.tenant).await;
    portal
        .ask_with(Some(&cookie), Method::PUT, "/me/email", Some(&ask))
        .await
        .good();
    portal
        .knock("/forgot", json!({ "email": owner.email }))
        .await
        .good();
    let reset = json!({ "token": last_token(&portal).await, "password": "another long one" });
    portal.knock("/reset", reset).await.good();
    confirm(link().await).await.refused(401, "INVALID_TOKEN", "");
}

async fn a_link_stays_good_while_no_other_is_mailed(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let forgot = async || {
        let body = json!({ "email": owner.email });
        portal.knock("/forgot", body).await.good();
    };
    let mut mailed = 0;
    for _ in 0..20 {
        forgot().await;
        let now = letters(&portal).await.len();
        if now == mailed {
            break;
        }
        mailed = now;
    }
    let reset = json!({ "token": last_token(&portal).await, "password": "another long one" });
    portal.knock("/reset", reset).await.good();
}

async fn a_new_password_ends_other_sessions(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = with_password(&portal).await;
    let (elsewhere, _) = portal.sign_in(owner.id, &owner.tenant).await;
    let body = json!({ "current": PASSWORD, "password": "another long one" });
    let changed = portal
        .ask(&owner, Method::PUT, "/me/password", Some(&body))
        .await
        .good();
    for gone in [&elsewhere, &owner.cookie] {
        portal
            .ask_with(Some(gone), Method::GET, "/me", None)
            .await
            .refused(401, "INVALID_TOKEN", "");
    }
    portal
        .ask_with(Some(&cookie(&changed)), Method::GET, "/me", None)
        .await
        .good();
}

async fn sessions_are_listed_and_ended(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let (elsewhere, other) = portal.sign_in(owner.id, &owner.tenant).await;
    let stranger = portal.somebody(t.scope.tenant(), Role::Viewer).await;
    let list = portal.look(&owner, "/me/sessions").await.good();
    let current: Vec<bool> = list
        .items()
        .iter()
        .map(|session| session["current"].as_bool().unwrap())
        .collect();
    assert_eq!(current, [false, true]);
    assert_eq!(list.items()[0]["browser"], "Firefox on Linux");
    let path = format!("/me/sessions/{other}");
    portal.ask(&stranger, Method::DELETE, &path, None).await.refused(
        404,
        "MISSING_RESOURCE",
        "there is no session",
    );
    portal.ask(&owner, Method::DELETE, &path, None).await.good();
    portal
        .ask_with(Some(&elsewhere), Method::GET, "/me", None)
        .await
        .refused(401, "INVALID_TOKEN", "");
    portal.look(&owner, "/me").await.good();
    portal.sign_in(owner.id, &owner.tenant).await;
    portal
        .ask(&owner, Method::DELETE, "/me/sessions", None)
        .await
        .good();
    portal.look(&owner, "/me").await.refused(401, "INVALID_TOKEN", "");
    assert_eq!(portal.count("portal_sessions").await, 1);
}

async fn mails_to_one_address_are_few(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    set_password(&portal, owner.id).await;
    for _ in 0..10 {
        portal
            .knock("/forgot", json!({ "email": owner.email }))
            .await
            .good();
    }
    assert_eq!(letters(&portal).await.len(), 4);
    t.wait(Duration::from_secs(121));
    portal
        .knock("/forgot", json!({ "email": owner.email }))
        .await
        .good();
    assert_eq!(letters(&portal).await.len(), 5);
}
