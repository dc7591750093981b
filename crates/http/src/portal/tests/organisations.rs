//! Organisations: members, roles, invitations, switching, production, the set-up link, the audit log.

use std::time::Duration;

use axum::http::Method;
use openwink_model::portal::{Production, Role};
use openwink_store::{NewTicket, TicketKind};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{
    PASSWORD, Portal, Somebody,
    accounts::{cookie, last_token, letters},
    login::set_password,
    request, with_body,
};

on_both!(
    somebody_new_is_invited,
    somebody_with_an_account_is_invited,
    an_owner_is_always_left,
    whoever_leaves_is_out,
    a_role_counts_from_the_next_call_on,
    one_person_works_for_two_organisations,
    production_opens_once_it_is_approved,
    the_set_up_link_works_once,
    the_audit_log_is_filtered_and_paged,
    nothing_readable_of_a_person_is_stored,
);

async fn invite(portal: &Portal<'_>, owner: &Somebody, email: &str, role: &str) -> String {
    let body = json!({ "email": email, "role": role });
    portal.tell(owner, "/members/invitations", body).await.good();
    last_token(portal).await
}

async fn somebody_new_is_invited(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let token = invite(&portal, &owner, "vera@example.com", "VIEWER").await;
    let letter = letters(&portal).await.pop().unwrap();
    assert!(letter.subject.ends_with("invites you to First Lending"));
    let seen = portal
        .knock("/invitation", json!({ "token": token }))
        .await
        .good();
    assert_eq!(
        seen.data(),
        &json!({
            "organisation": "First Lending", "email": "vera@example.com", "role": "VIEWER", "known": false,
            "twoFactor": false,
        })
    );
    let accept = |password: &str| json!({ "token": token, "name": "Vera", "password": password });
    let short = portal.knock("/invitation/accept", accept("short")).await;
    short.refused(400, "INVALID_PARAMETERS", "password must have");
    let joined = portal
        .knock("/invitation/accept", accept("vera's long password"))
        .await
        .good();
    let me = portal
        .ask_with(Some(&cookie(&joined)), Method::GET, "/me", None)
        .await
        .good();
    assert_eq!(me.data()["organisation"]["role"], "VIEWER");
    let again = portal
        .knock("/invitation/accept", accept("vera's long password"))
        .await;
    again.refused(401, "INVALID_TOKEN", "the link was used");
    let body = json!({ "email": "VERA@example.com", "role": "OWNER" });
    let member = portal.tell(&owner, "/members/invitations", body).await;
    member.refused(400, "INVALID_PARAMETERS", "email is a member's already");

    // Withdrawn, replaced and expired links are worth nothing
    let first = invite(&portal, &owner, "otto@example.com", "ANALYST").await;
    let second = invite(&portal, &owner, "otto@example.com", "ANALYST").await;
    let list = portal.look(&owner, "/members/invitations").await.good();
    let id = list.items()[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(list.items().len(), 1);
    portal
        .knock("/invitation", json!({ "token": first }))
        .await
        .refused(401, "INVALID_TOKEN", "");
    t.wait(Duration::from_secs(7 * 24 * 3600 + 1));
    portal
        .knock("/invitation", json!({ "token": second }))
        .await
        .refused(401, "INVALID_TOKEN", "");
    let owner = portal.owner().await;
    let path = format!("/members/invitations/{id}");
    portal
        .tell(&owner, &format!("{path}/resend"), json!({}))
        .await
        .good();
    let third = last_token(&portal).await;
    portal
        .knock("/invitation", json!({ "token": third }))
        .await
        .good();
    portal.ask(&owner, Method::DELETE, &path, None).await.good();
    portal
        .knock("/invitation", json!({ "token": third }))
        .await
        .refused(401, "INVALID_TOKEN", "");
}

async fn somebody_with_an_account_is_invited(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let other = portal.somebody(t.other_tenant.tenant(), Role::Owner).await;
    set_password(&portal, other.id).await;
    let app = portal.use_an_app(other.id).await;
    let token = invite(&portal, &owner, &other.email, "DEVELOPER").await;
    let seen = portal
        .knock("/invitation", json!({ "token": token }))
        .await
        .good();
    assert_eq!(
        (&seen.data()["known"], &seen.data()["twoFactor"]),
        (&json!(true), &json!(true))
    );
    let accept = |password: &str, code: &str| json!({ "token": token, "password": password, "code": code });
    let wrong = portal
        .knock(
            "/invitation/accept",
            accept("a new long password", &app.code(&portal)),
        )
        .await;
    wrong.refused(400, "INVALID_CREDENTIALS", "the password is wrong");
    let wrong = portal.knock("/invitation/accept", accept(PASSWORD, "")).await;
    wrong.refused(400, "INVALID_CREDENTIALS", "the code is wrong");
    let joined = portal
        .knock("/invitation/accept", accept(PASSWORD, &app.code(&portal)))
        .await
        .good();
    let me = portal
        .ask_with(Some(&cookie(&joined)), Method::GET, "/me", None)
        .await
        .good();
    assert_eq!(me.data()["id"], other.id.to_string());
    assert_eq!(me.data()["organisations"].as_array().unwrap().len(), 2);
}

async fn an_owner_is_always_left(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let path = format!("/members/{}", owner.id);
    let body = json!({ "role": "VIEWER" });
    let last = |reply: &crate::tests::Reply| {
        reply.refused(400, "INVALID_PARAMETERS", "an organisation needs an owner");
    };
    last(&portal.ask(&owner, Method::PUT, &path, Some(&body)).await);
    set_password(&portal, owner.id).await;
    let leave = |password: &str| json!({ "password": password });
    last(&portal.tell(&owner, "/organisation/leave", leave(PASSWORD)).await);
    let wrong = portal.tell(&owner, "/organisation/leave", leave("not the password"));
    wrong
        .await
        .refused(400, "INVALID_CREDENTIALS", "the password is wrong");
    let oneself = portal.ask(&owner, Method::DELETE, &path, None).await;
    oneself.refused(400, "INVALID_PARAMETERS", "this is yourself");

    let second = portal.owner().await;
    // Both at once: one of them stays
    let calls = [(&owner, second.id), (&second, owner.id)].map(|(who, whom)| {
        let path = format!("/members/{whom}");
        let portal = &portal;
        async move { portal.ask(who, Method::DELETE, &path, None).await.status.as_u16() }
    });
    let [one, two] = calls;
    let done = futures_util::future::join(one, two).await;
    assert!(done.0 == 200 || done.1 == 200, "{done:?}");
    let owners = portal
        .colleagues(t.scope.tenant())
        .await
        .unwrap()
        .into_iter()
        .filter(|colleague| colleague.role == Role::Owner)
        .count();
    assert_eq!(owners, 1, "{done:?}");
}

async fn whoever_leaves_is_out(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = portal.owner().await;
    let leaver = portal.owner().await;
    set_password(portal, leaver.id).await;
    let other = t.other_tenant.tenant();
    portal
        .write(|tx| async move { portal.add_membership(&tx, other, leaver.id, Role::Viewer).await })
        .await
        .unwrap();
    let (elsewhere, _) = portal.sign_in(leaver.id, &leaver.tenant).await;
    let (at_the_other, _) = portal.sign_in(leaver.id, other).await;
    let body = json!({ "password": PASSWORD });
    let left = portal.tell(&leaver, "/organisation/leave", body).await.good();
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    for cookie in [&leaver.cookie, &elsewhere] {
        portal
            .ask_with(Some(cookie), Method::GET, "/me", None)
            .await
            .refused(401, "INVALID_TOKEN", "log in first");
    }
    // Where else they work they go on
    let me = portal.ask_with(Some(&at_the_other), Method::GET, "/me", None);
    assert_eq!(
        me.await.good().data()["organisations"].as_array().unwrap().len(),
        1
    );
    let audit = portal.look(&owner, "/audit?action=member.left").await.good();
    assert_eq!(audit.items()[0]["target"], leaver.id.to_string());
    let members = portal.look(&owner, "/members").await.good();
    assert_eq!(members.items().len(), 1);
}

async fn a_role_counts_from_the_next_call_on(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    let second = portal.owner().await;
    portal.look(&second, "/members").await.good();
    let path = format!("/members/{}", second.id);
    let body = json!({ "role": "ANALYST" });
    portal.ask(&owner, Method::PUT, &path, Some(&body)).await.good();
    portal
        .look(&second, "/members")
        .await
        .refused(403, "UNAUTHORIZED_ACCESS", "your role here, analyst");
    let body = json!({ "role": "KING" });
    portal.ask(&owner, Method::PUT, &path, Some(&body)).await.refused(
        400,
        "INVALID_PARAMETERS",
        "role is wrong",
    );
    portal.ask(&owner, Method::DELETE, &path, None).await.good();
    portal
        .look(&second, "/me")
        .await
        .refused(401, "INVALID_TOKEN", "");
}

async fn one_person_works_for_two_organisations(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let owner = portal.owner().await;
    let other = t.other_tenant.tenant();
    let body = json!({ "organisationId": other });
    portal
        .ask(&owner, Method::PUT, "/me/organisation", Some(&body))
        .await
        .refused(404, "MISSING_RESOURCE", "there is no organisation");
    portal
        .write(|tx| async move { portal.add_membership(&tx, other, owner.id, Role::Viewer).await })
        .await
        .unwrap();
    let switched = portal
        .ask(&owner, Method::PUT, "/me/organisation", Some(&body))
        .await
        .good();
    portal.look(&owner, "/me").await.refused(401, "INVALID_TOKEN", "");
    let now = cookie(&switched);
    // A tab that still shows the other organisation does nothing in this one
    let stale = request(Some(&now), Method::GET, "/sandbox/users")
        .header("x-openwink-organisation", owner.tenant.as_str());
    let stale = portal.send(with_body(stale, None)).await;
    stale.refused(403, "UNAUTHORIZED_ACCESS", "another tab has switched");
    assert_eq!(stale.header("x-openwink-moved"), "1");
    let me = portal.ask_with(Some(&now), Method::GET, "/me", None).await.good();
    assert_eq!(me.data()["organisation"]["id"], other.to_string());
    // Another role there: what one was here counts no more
    portal
        .ask_with(Some(&now), Method::GET, "/members", None)
        .await
        .refused(403, "UNAUTHORIZED_ACCESS", "your role here, viewer");
}

async fn production_opens_once_it_is_approved(t: &TestStore) {
    let portal = Portal::new(t).await;
    let tenant = t.scope.tenant();
    portal.decide(tenant, Production::None).await;
    let owner = portal.owner().await;
    let body = json!({ "purpose": "Checking income" });
    portal
        .tell(&owner, "/organisation/production", body.clone())
        .await
        .good();
    let shown = portal.look(&owner, "/organisation").await.good();
    assert_eq!(shown.data()["production"], "REQUESTED");
    assert_eq!(shown.data()["productionRequest"]["purpose"], "Checking income");
    portal.decide(tenant, Production::Approved).await;
    let me = portal.look(&owner, "/me").await.good();
    assert_eq!(me.data()["organisation"]["production"], "APPROVED");
    let key = json!({ "name": "Server", "scopes": ["all"] });
    portal.tell(&owner, "/production/keys", key).await.good();
    // Whoever is out of production has no key that works there, even once they are in again
    portal.decide(tenant, Production::Refused).await;
    portal.decide(tenant, Production::Approved).await;
    let keys = portal.look(&owner, "/production/keys").await.good();
    assert!(
        keys.items().iter().all(|key| !key["revokedAt"].is_null()),
        "{keys:?}"
    );
    let again = portal.tell(&owner, "/organisation/production", body).await;
    again.refused(400, "INVALID_PARAMETERS", "production is open");
    let empty = portal
        .tell(&owner, "/organisation/production", json!({ "purpose": " " }))
        .await;
    empty.refused(400, "INVALID_PARAMETERS", "purpose must have");
}

async fn the_set_up_link_works_once(t: &TestStore) {
    let portal = &Portal::new(t).await;
    let tenant = t.scope.tenant();
    let token = portal
        .write(|tx| async move {
            let ticket = NewTicket {
                kind: TicketKind::SetUp,
                member: None,
                tenant: Some(tenant),
                data: None,
                lifetime: None,
            };
            portal.issue_ticket(&tx, ticket).await
        })
        .await
        .unwrap();
    t.wait(Duration::from_secs(400 * 24 * 3600));
    let seen = portal
        .knock("/setup/look", json!({ "token": token.expose() }))
        .await
        .good();
    assert_eq!(seen.data(), &json!({ "organisation": "First Lending" }));
    let body = |token: &str| -> Value {
        json!({
            "token": token, "organisation": "Real Lending", "name": "Olga", "email": "olga@example.com",
            "password": "a long enough one",
        })
    };
    portal
        .knock("/setup", body("unknown"))
        .await
        .refused(401, "INVALID_TOKEN", "the link was used");
    let entered = portal.knock("/setup", body(token.expose())).await.good();
    // What is mailed names the organisation by its new name
    let templates = portal
        .ask_with(
            Some(&cookie(&entered)),
            Method::GET,
            "/sandbox/inviteTemplates",
            None,
        )
        .await
        .good();
    assert_eq!(templates.items()[0]["company"]["name"], "Real Lending");
    assert!(
        portal
            .api_key(entered.data()["apiKey"].as_str().unwrap())
            .await
            .unwrap()
            .is_some()
    );
    let me = portal
        .ask_with(Some(&cookie(&entered)), Method::GET, "/me", None)
        .await
        .good();
    assert_eq!(me.data()["organisation"]["name"], "Real Lending");
    assert_eq!(me.data()["organisation"]["role"], "OWNER");
    portal
        .knock("/setup", body(token.expose()))
        .await
        .refused(401, "INVALID_TOKEN", "");
}

async fn the_audit_log_is_filtered_and_paged(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal.owner().await;
    for name in ["One", "Two", "Three"] {
        let body = json!({ "name": name });
        portal
            .ask(&owner, Method::PUT, "/organisation", Some(&body))
            .await
            .good();
    }
    let body = json!({ "name": "Olga" });
    portal.ask(&owner, Method::PUT, "/me", Some(&body)).await.good();
    let renamed = "/audit?action=organisation.&size=2";
    let first = portal.look(&owner, renamed).await.good();
    let targets: Vec<_> = first.items().iter().map(|line| &line["target"]).collect();
    assert_eq!(targets, ["Three", "Two"]);
    assert_eq!(first.items()[0]["member"]["name"], "Olga");
    assert_eq!(first.items()[0]["action"], "organisation.renamed");
    let cursor = first.data()["nextCursor"].as_str().unwrap();
    let rest = portal
        .look(&owner, &format!("{renamed}&cursor={cursor}"))
        .await
        .good();
    assert_eq!(rest.items()[0]["target"], "One");
    let stranger = portal.look(&owner, &format!("/audit?cursor={cursor}")).await;
    stranger.refused(400, "INVALID_PARAMETERS", "cursor must be");
    let mine = format!("/audit?memberId={}&startDate=2026-01-15", owner.id);
    assert_eq!(portal.look(&owner, &mine).await.good().items().len(), 4);
    let none = portal.look(&owner, "/audit?endDate=2026-01-14").await.good();
    assert!(none.items().is_empty());
    // The other tenant's log knows nothing of it
    let other = portal.somebody(t.other_tenant.tenant(), Role::Owner).await;
    let theirs = portal.look(&other, "/audit?action=organisation.").await.good();
    assert!(theirs.items().is_empty());
}

async fn nothing_readable_of_a_person_is_stored(t: &TestStore) {
    let portal = Portal::new(t).await;
    let owner = portal
        .somebody_named(t.scope.tenant(), Role::Owner, "very.secret@example.com")
        .await;
    invite(&portal, &owner, "hidden.guest@example.com", "VIEWER").await;
    portal
        .knock("/forgot", json!({ "email": "very.secret@example.com" }))
        .await
        .good();
    let token = owner.cookie.split_once('=').unwrap().1;
    for wanted in ["very.secret", "hidden.guest", "A Person who is", token] {
        assert_eq!(t.find(wanted.as_bytes()).await, Vec::<String>::new(), "{wanted}");
    }
}
