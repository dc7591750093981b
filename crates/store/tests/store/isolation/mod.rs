//! Tenants and modes see and change nothing of one another: every scoped query, complete by construction.

mod case;
mod cases;
pub(crate) mod fixture;
mod makes;
mod tenants;
mod traffic;

use std::collections::BTreeSet;

use openwink_model::mode::Scope;
use openwink_testkit::{TestStore, on_both};

use case::{Case, Kind};
use fixture::Fixture;

fn all_cases() -> impl Iterator<Item = &'static Case> {
    traffic::CASES
        .iter()
        .chain(cases::CASES)
        .chain(makes::CASES)
        .chain(tenants::CASES)
        .chain(traffic::LAST)
}

/// Runs a case by its name, for tests of other things that want what it makes.
pub async fn run_case(fixture: &Fixture, scope: &Scope, name: &str) {
    let case = all_cases()
        .find(|case| case.name == name)
        .expect("a case of this name");
    assert!((case.run)(fixture, scope).await, "{name} does nothing");
}

/// Public queries without a scope, each with the reason why it needs none.
const UNSCOPED: &[(&str, &str)] = &[
    ("api_key", "makes the scope"),
    ("archive_contents", "takes an archive that was found in a scope"),
    ("archive_files", "takes an archive that was found in a scope"),
    ("cancel_job", "takes a job that the caller has just written"),
    ("certify_erasure", "the worker's; its order says whose it is"),
    ("claim_deliveries", "the worker's; each row says whose it is"),
    ("claim_jobs", "the worker's; each body says whose it is"),
    ("complete_job", "the worker's"),
    ("count_requests", "the log's; each row says whose it is"),
    ("create_api_key", "the operator's"),
    (
        "count_invitation",
        "takes the tenant that the session or the key proved",
    ),
    ("create_tenant", "the operator's"),
    (
        "delivery_body",
        "takes a delivery that was claimed or found in a scope",
    ),
    ("delivery_target", "the worker's"),
    ("end_link_access", "takes a user who was found in a scope"),
    ("enqueue_own", "such jobs belong to the installation"),
    ("load_clocks", "every sandbox's"),
    ("step_clock", "the worker's; the job says whose it is"),
    ("unscheduled_accounts", "the worker's; each row says whose it is"),
    ("unwatched_accounts", "the worker's; each row says whose it is"),
    ("unwatched_archives", "the worker's; each row says whose it is"),
    ("ensure_pruning", "jobs belong to the installation"),
    ("exchange_link_token", "the token makes the scope"),
    ("export_by_code", "whoever holds the document has its code"),
    ("export_file", "a signed address proves who may have it"),
    ("export_receipts", "the operator's"),
    ("extend_lease", "the worker's"),
    ("finish_deliveries", "the worker's"),
    ("finish_erasure", "the worker's"),
    ("forget_mail", "the worker's"),
    ("forget_invite", "the worker's"),
    ("give_back_job", "the worker's"),
    ("has_tenants", "the operator's"),
    ("invite_by_secret", "the secret makes the scope"),
    ("kept_mails", "the operator's"),
    ("link_session", "the token makes the scope"),
    ("log_requests", "the log's; each row says whose it is"),
    ("note_accesses", "the ledger's; each entry says whose it is"),
    ("next_delivery_at", "the worker's"),
    ("postpone_job", "the worker's"),
    ("put_pictures", "belongs to an archive that the worker holds"),
    ("raw_file", "a signed address proves who may have it"),
    ("put_files", "belongs to an archive that does not exist yet"),
    ("send_invitation", "an invitation's mail comes with its scope"),
    (
        "send_mail",
        "mail belongs to the installation; an invitation's comes with its scope",
    ),
    ("prune_accesses", "the worker's"),
    ("prune_deliveries", "the worker's"),
    ("prune_events", "the worker's"),
    ("prune_verifications", "the worker's"),
    ("prune_requests", "the worker's"),
    ("put_files", "belongs to an archive that does not exist yet"),
    ("raw_file", "a signed address proves who may have it"),
    ("repeat_job", "the worker's"),
    ("seal_answer", "the worker's"),
    ("set_api_key_secret", "the operator's"),
    ("settle_mail", "the worker's"),
    ("sign_up_tenant", "makes the tenant"),
    ("signals_after", "takes a user who was found in a scope"),
    ("stored_mail", "the worker's and the operator's"),
    ("unsubscribe", "the secret proves whose it is"),
    ("withdraw_mails", "takes a person who was found in a scope"),
    ("wink_logo", "everybody who opens the widget sees it"),
    ("note_first_reads", "the log's"),
    ("touch_api_keys", "the log's"),
];

fn unscoped_reasons() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    UNSCOPED.iter().chain(tenants::UNSCOPED)
}

/// Names of the public functions in the sources of the queries: those that take a scope or a tenant, and the others.
fn queries() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut scoped, mut unscoped) = (BTreeSet::new(), BTreeSet::new());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/queries");
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for function in source.split("pub async fn ").skip(1) {
            let (head, _) = function.split_once('{').unwrap();
            let (name, _) = head.split_once(['(', '<']).unwrap();
            let operators = unscoped_reasons().any(|(known, _)| *known == name);
            let of_tenant = head.contains("tenant: &TenantId") && !operators;
            let list = if head.contains("scope: &Scope") || of_tenant {
                &mut scoped
            } else {
                &mut unscoped
            };
            list.insert(name.to_owned());
        }
    }
    (scoped, unscoped)
}

#[test]
fn every_query_has_a_case_or_a_reason() {
    let (scoped, unscoped) = queries();
    let cases: BTreeSet<String> = all_cases().map(|case| case.name.to_owned()).collect();
    assert_eq!(
        scoped, cases,
        "a scoped query without a case in isolation/cases.rs or tenants.rs, or a case without its query"
    );
    let reasons: BTreeSet<String> = unscoped_reasons().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(
        unscoped, reasons,
        "a public query without a scope needs a reason in UNSCOPED"
    );
}

on_both!(
    other_scopes_see_and_change_nothing,
    every_case_works_in_its_own_scope
);

async fn other_scopes_see_and_change_nothing(t: &TestStore) {
    let fixture = Fixture::new(t).await;
    let mut wrong = Vec::new();
    for (foreign, whose) in [
        (&t.other_tenant, "another tenant"),
        (&t.other_mode, "the other mode"),
    ] {
        for case in all_cases() {
            if is_same_tenant(foreign, &t.scope)
                && matches!(case.kind, Kind::TenantChanges | Kind::TenantCreates)
            {
                continue;
            }
            let before = t.dump(Some(&t.scope)).await;
            let seen = (case.run)(&fixture, foreign).await;
            match case.kind {
                Kind::Reads | Kind::Changes | Kind::TenantChanges if seen => {
                    wrong.push(format!("{whose} reaches {}", case.name))
                }
                Kind::OfTenant if seen != is_same_tenant(foreign, &t.scope) => {
                    wrong.push(format!("{}: {whose} sees {seen}", case.name));
                }
                _ => {}
            }
            let after = t.dump(Some(&t.scope)).await;
            for (table, rows) in &before {
                // Jobs name no tenant in a column: what a stranger makes may add one, and touches none that is there
                let same = match (table.as_str(), case.kind) {
                    ("jobs", Kind::Creates) => rows.iter().all(|row| after[table].contains(row)),
                    _ => after.get(table) == Some(rows),
                };
                if !same {
                    wrong.push(format!("{whose} changes {table} through {}", case.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_same_tenant(one: &Scope, other: &Scope) -> bool {
    one.tenant() == other.tenant()
}

/// Otherwise the test above would pass on a case that can never see anything.
async fn every_case_works_in_its_own_scope(t: &TestStore) {
    let fixture = Fixture::new(t).await;
    for case in all_cases() {
        let before = t.dump(Some(&t.scope)).await;
        assert!((case.run)(&fixture, &t.scope).await, "{} sees nothing", case.name);
        let changed = before != t.dump(Some(&t.scope)).await;
        let changes = !matches!(case.kind, Kind::Reads | Kind::OfTenant);
        assert_eq!(changed, changes, "whether {} changes anything", case.name);
    }
}
