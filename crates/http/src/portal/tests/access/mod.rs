//! Operation × {nobody, a forged page, each role in each mode, another tenant's owner}. The operations come from the
//! generated document, so one without a case fails. Each slice of the portal has its cases in a file of its own.
//!
//! `cargo test -p openwink-http portal::tests::access -- --nocapture` prints the table.

mod cases_accounts;
mod cases_home;
mod cases_invites;
mod cases_people;
mod cases_traffic;
mod cases_wink;

use axum::http::Method;
use futures_util::FutureExt;
use openwink_model::{
    Mode,
    portal::{Permission, Production, Role},
};
use openwink_testkit::{TestStore, on_both};
use serde_json::Value;

use super::{Portal, Somebody, request, with_body};
use crate::{portal::EXTENSION, tests::Reply};

on_both!(every_operation_asks_who_calls);

/// What the owner of another tenant gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// As if it did not exist.
    NotFound,
    /// A list without it.
    EmptyList,
    /// What they see or change is their own.
    TheirOwn,
    /// The password, or what else is asked for, is another's.
    NoProof,
    /// A 400: there is nothing of theirs to do it with.
    Refused,
}

/// How an operation is tried.
#[derive(Debug, Clone)]
pub struct Case {
    /// With the mode, as `{mode}`, still in it, and with the ids of things of the first tenant's sandbox.
    pub path: String,
    pub body: Option<Value>,
    pub stranger: Stranger,
}

impl Case {
    pub fn new(path: impl Into<String>, stranger: Stranger) -> Self {
        Self {
            path: path.into(),
            body: None,
            stranger,
        }
    }

    pub fn body(self, body: Value) -> Self {
        Self {
            body: Some(body),
            ..self
        }
    }
}

/// The case of an operation, with things of its own that `who` may use up. Whoever adds an operation adds its case, in
/// the file of its slice; a new file is asked here.
async fn case_of(portal: &Portal<'_>, operation: &str, path: &str, who: &Somebody) -> Case {
    let slices = [
        cases_accounts::case(portal, operation, path, who).boxed_local(),
        cases_home::case(portal, operation, path, who).boxed_local(),
        cases_invites::case(portal, operation, path, who).boxed_local(),
        cases_people::case(portal, operation, path, who).boxed_local(),
        cases_traffic::case(portal, operation, path, who).boxed_local(),
        cases_wink::case(portal, operation, path, who).boxed_local(),
    ];
    for slice in slices {
        if let Some(case) = slice.await {
            return case;
        }
    }
    panic!("{operation} has no case: add one in the file of its slice")
}

/// The owner of a tenant that nobody has done anything in.
async fn stranger(portal: &Portal<'_>) -> Somebody {
    let tenant = portal
        .write(|tx| async move { portal.create_tenant(&tx, "Strange Lending").await })
        .await
        .unwrap();
    portal.somebody(&tenant, Role::Owner).await
}

/// Operations that nobody has to be logged in for. A new one wants a second look.
const PUBLIC: &[&str] = &[
    "accept-invitation",
    "confirm-email",
    "forgot-password",
    "get-portal-config",
    "login",
    "login-with-code",
    "login-with-passkey",
    "login-with-recovery-code",
    "look-at-invitation",
    "look-at-set-up",
    "resend-sign-up",
    "reset-password",
    "set-up",
    "sign-up",
    "start-passkey-login",
    "verify-sign-up",
];

struct Operation {
    name: String,
    method: Method,
    path: String,
    wanted: String,
}

fn operations() -> Vec<Operation> {
    let (_, document) = crate::portal::document();
    let mut found = Vec::new();
    for (path, item) in document.value["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let wanted = operation[EXTENSION].as_str();
            found.push(Operation {
                name: operation["operationId"]
                    .as_str()
                    .expect("an operationId")
                    .to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                wanted: wanted
                    .unwrap_or_else(|| panic!("{method} {path} takes none of May, MayIn and Public"))
                    .to_owned(),
            });
        }
    }
    found
}

#[test]
fn what_is_public_is_known() {
    let public: Vec<String> = operations()
        .into_iter()
        .filter(|operation| operation.wanted == "Public")
        .map(|operation| operation.name)
        .collect();
    let mut known = PUBLIC.to_vec();
    known.sort_unstable();
    let mut public: Vec<&str> = public.iter().map(String::as_str).collect();
    public.sort_unstable();
    assert_eq!(public, known);
}

/// docs/portal.md says the same as the code.
#[test]
fn the_documented_table_is_the_codes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/portal.md");
    let text = std::fs::read_to_string(path).unwrap();
    for permission in Permission::ALL {
        let mark = format!("| `{permission}` |");
        let row = text.lines().find(|line| line.starts_with(&mark));
        let cells: Vec<&str> = row
            .unwrap_or_else(|| panic!("{permission} is not in docs/portal.md"))
            .split('|')
            .map(str::trim)
            .collect();
        let said: Vec<&str> = Role::ALL
            .iter()
            .map(|role| {
                let sandbox = permission.allows(*role, Mode::Sandbox);
                match (sandbox, permission.allows(*role, Mode::Production)) {
                    (true, true) => "yes",
                    (true, false) => "sandbox",
                    (false, true) => "production",
                    (false, false) => "no",
                }
            })
            .collect();
        assert_eq!(cells[3..7], said, "{permission}");
    }
}

fn modes(path: &str) -> &'static [(Mode, &'static str)] {
    match path.contains("{mode}") {
        true => &[(Mode::Sandbox, "sandbox"), (Mode::Production, "production")],
        false => &[(Mode::Sandbox, "")],
    }
}

fn allowed(wanted: Permission, role: Role, mode: Mode, path: &str) -> bool {
    match path.contains("{mode}") {
        true => wanted.allows(role, mode),
        false => wanted.allows_anywhere(role),
    }
}

async fn every_operation_asks_who_calls(t: &TestStore) {
    let portal = Portal::new(t).await;
    let mut table = String::from(
        "| operation | permission | owner | developer | analyst | viewer |\n|---|---|---|---|---|---|\n",
    );
    for operation in operations() {
        let Operation {
            name,
            method,
            path,
            wanted,
        } = &operation;
        let at = format!("{method} /portal/v1{path}");
        let changes = *method != Method::GET;
        if wanted == "Public" {
            if changes {
                let forged = portal
                    .send(with_body(request(None, method.clone(), path), None))
                    .await;
                forged.refused(
                    403,
                    "UNAUTHORIZED_ACCESS",
                    "send this from the portal's own pages",
                );
            }
            table += &format!("| `{at}` | everybody | | | | |\n");
            continue;
        }
        let permission: Permission = wanted.parse().unwrap();
        // Some case may have ended it
        portal.decide(t.scope.tenant(), Production::Approved).await;
        let owner = portal.owner().await;
        let case = case_of(&portal, name, path, &owner).await;
        let sandbox = case.path.replace("{mode}", "sandbox");

        let nobody = portal
            .ask_with(None, method.clone(), &sandbox, case.body.as_ref())
            .await;
        nobody.refused(401, "INVALID_TOKEN", "log in first");
        let unknown = portal
            .ask_with(
                Some("openwink_portal=unknown"),
                method.clone(),
                &sandbox,
                case.body.as_ref(),
            )
            .await;
        unknown.refused(401, "INVALID_TOKEN", "log in first");
        if changes {
            check_forgeries(&portal, &owner, method, &sandbox, &case).await;
        }

        let stranger = stranger(&portal).await;
        if allowed(permission, Role::Owner, Mode::Sandbox, path) {
            let reply = portal
                .ask(&stranger, method.clone(), &sandbox, case.body.as_ref())
                .await;
            check_stranger(&reply, case.stranger, &at);
        }

        let mut row = format!("| `{at}` | {permission} |");
        for role in Role::ALL {
            let mut said = Vec::new();
            for (mode, word) in modes(path) {
                let who = portal.somebody(t.scope.tenant(), *role).await;
                let case = case_of(&portal, name, path, &who).await;
                let url = case.path.replace("{mode}", word);
                let reply = portal.ask(&who, method.clone(), &url, case.body.as_ref()).await;
                let may = allowed(permission, *role, *mode, path);
                if may {
                    assert!(
                        !matches!(reply.status.as_u16(), 401 | 403),
                        "{at} {role} {word}: {}",
                        reply.json
                    );
                    // What is there only in the sandbox is not found in production
                    if *mode == Mode::Sandbox {
                        assert!(
                            reply.status.is_success(),
                            "{at} {role} {word}: {} {}",
                            reply.status,
                            reply.json
                        );
                    }
                } else {
                    reply.refused(403, "UNAUTHORIZED_ACCESS", "your role here");
                }
                said.push(match (may, word) {
                    (true, &"") => "yes",
                    (true, word) => word,
                    (false, _) => "",
                });
            }
            said.retain(|word| !word.is_empty());
            row += &format!(
                " {} |",
                if said.is_empty() {
                    "no".to_owned()
                } else {
                    said.join(", ")
                }
            );
        }
        table += &(row + "\n");
    }
    println!("{table}\non {:?}", t.database());
}

/// A page elsewhere cannot have the browser change anything, though the browser sends the cookie.
async fn check_forgeries(portal: &Portal<'_>, owner: &Somebody, method: &Method, url: &str, case: &Case) {
    let ours = |request: axum::http::request::Builder| request.header("x-openwink-portal", "1");
    let plain = || request(Some(&owner.cookie), method.clone(), url);
    let forgeries = [
        plain(),
        plain().header("x-openwink-portal", "0"),
        ours(plain()).header("sec-fetch-site", "cross-site"),
        ours(plain()).header("sec-fetch-site", "same-site"),
        ours(plain()).header("origin", "https://elsewhere.example"),
        ours(plain()).header("origin", "null"),
    ];
    for forgery in forgeries {
        let reply = portal.send(with_body(forgery, case.body.as_ref())).await;
        reply.refused(
            403,
            "UNAUTHORIZED_ACCESS",
            "send this from the portal's own pages",
        );
    }
}

#[track_caller]
fn check_stranger(reply: &Reply, stranger: Stranger, at: &str) {
    match stranger {
        Stranger::NotFound => reply.refused(404, "MISSING_RESOURCE", ""),
        Stranger::EmptyList => {
            assert_eq!(reply.status.as_u16(), 200, "{at}: {}", reply.json);
            assert_eq!(reply.items(), [] as [Value; 0], "{at}");
        }
        Stranger::NoProof => reply.refused(400, "INVALID_CREDENTIALS", "the password is wrong"),
        Stranger::Refused => reply.refused(400, "INVALID_PARAMETERS", ""),
        Stranger::TheirOwn => assert!(reply.status.is_success(), "{at}: {}", reply.json),
    }
}
