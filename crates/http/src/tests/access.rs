//! Endpoint × {no key, a bad key, another tenant's key, the other mode's key}. The endpoints come from the generated
//! document, so one without a case fails.
//!
//! `cargo test -p openwink-http access -- --nocapture` prints the table.

use axum::http::Method;
use openwink_model::{KeyScope, KeyScopes, TaskType, accounts::Uploader, ids::SourceId, invites::Wording};
use openwink_store::{NewApiKey, NewArchive, NewConsentTemplate, NewVerification, StoreError};
use openwink_testkit::{TestStore, on_both};
use serde_json::{Value, json};

use super::{Api, Key, Reply};
use crate::extract::X_SCOPE;

on_both!(every_endpoint_keeps_strangers_out, every_endpoint_wants_its_scope);

/// What a stranger with a good key of their own gets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stranger {
    /// As if it did not exist.
    NotFound,
    /// A list without it.
    EmptyList,
    /// What they make is theirs, and touches nothing of ours.
    TheirOwn,
    /// It belongs to no tenant.
    Shared,
    Forbidden,
    /// What they name is not theirs.
    Refused,
}

struct Case {
    /// With the ids of things that belong to the first tenant's sandbox.
    path: String,
    body: Option<Value>,
    other_tenant: Stranger,
    other_mode: Stranger,
}

fn case(path: impl Into<String>, stranger: Stranger) -> Case {
    Case {
        path: path.into(),
        body: None,
        other_tenant: stranger,
        other_mode: stranger,
    }
}

/// The case of an operation. Whoever adds an operation adds its case here.
async fn case_of(api: &Api<'_>, operation: &str, path: &str) -> Case {
    use Stranger::*;
    let (user, account) = api.furnished_account().await;
    let with_id = |id: &str| case(path.replace("{id}", id).replace("{accountId}", id), NotFound);
    match operation {
        "list-providers" => Case {
            other_mode: EmptyList,
            ..case(path, Shared)
        },
        "get-provider" => {
            let provider = api.state.catalogue(openwink_model::Mode::Sandbox).providers()[0]
                .id
                .clone();
            Case {
                other_tenant: Shared,
                ..with_id(&provider)
            }
        }
        "list-users" | "list-accounts" => case(path, EmptyList),
        "list-tasks" => {
            task(api, &user, account).await;
            case(path, EmptyList)
        }
        "get-task" => with_id(&task(api, &user, account).await),
        "list-consent-templates" => {
            consent_template(api).await;
            case(path, EmptyList)
        }
        "list-webhooks" => {
            api.new_webhook(&api.scope, "https://example.com", &[]).await;
            case(path, EmptyList)
        }
        "create-user" => case(path, TheirOwn),
        "create-consent-template" => Case {
            body: Some(json!({ "consentType": "a", "version": "1", "consentText": "I agree." })),
            ..case(path, TheirOwn)
        },
        "create-webhook" => Case {
            body: Some(json!({
                "name": "a", "url": "https://example.com/hook", "eventTypes": ["ALL_EVENTS"], "active": true,
                "secret": "s",
            })),
            ..case(path, TheirOwn)
        },
        "create-token" => case(format!("{path}?userId={user}"), NotFound),
        "get-user"
        | "get-user-session-payload"
        | "reset-user-session"
        | "list-user-consents"
        | "list-user-accesses" => with_id(&user.to_string()),
        "get-account" | "delete-account" | "get-account-payload" | "disable-account-monitor" => {
            with_id(&account.to_string())
        }
        "sync-account" => {
            api.connect(&api.scope, account).await;
            with_id(&account.to_string())
        }
        "generate-account-export" => Case {
            body: Some(json!({ "exportExtensionType": "CSV" })),
            ..with_id(&account.to_string())
        },
        "delete-consent-template" => with_id(&consent_template(api).await),
        "get-webhook" | "delete-webhook" => {
            let webhook = api.new_webhook(&api.scope, "https://example.com", &[]).await;
            with_id(&webhook.id.to_string())
        }
        "create-sandbox-account" => {
            let catalogue = api.state.catalogue(openwink_model::Mode::Sandbox);
            let provider = catalogue.providers().iter().find(|provider| {
                provider.account_connection
                    && provider
                        .methods
                        .contains(&openwink_model::providers::LoginMethod::Password)
            });
            Case {
                body: Some(json!({
                    "userId": user, "providerId": provider.unwrap().id, "userName": "George", "password": "123456",
                })),
                other_mode: Forbidden,
                ..case(path, NotFound)
            }
        }
        "get-sandbox-clock" => Case {
            other_mode: Forbidden,
            ..case(path, Shared)
        },
        "stop-sandbox-clock" => Case {
            body: Some(json!({})),
            other_mode: Forbidden,
            ..case(path, TheirOwn)
        },
        "advance-sandbox-clock" => Case {
            body: Some(json!({ "days": 1, "waitSeconds": 0 })),
            other_mode: Forbidden,
            ..case(path, TheirOwn)
        },
        "reset-sandbox" => Case {
            other_mode: Forbidden,
            ..case(path, TheirOwn)
        },
        "list-archives" | "list-uploads" => {
            archive(api, &user).await;
            case(path, EmptyList)
        }
        "get-archive" | "delete-archive" | "get-upload" => with_id(&archive(api, &user).await),
        "create-archive" | "create-and-classify-archive" => Case {
            body: Some(json!({
                "userId": user,
                "rawFiles": [{ "fileExtensionType": "PDF", "fileContent": "JVBERi0xLjc=" }],
            })),
            ..case(path, NotFound)
        },
        "list-invites" | "list-invitations" => {
            api.new_invite(&api.scope, "marker@example.com").await;
            case(path, EmptyList)
        }
        "get-invite" | "get-invitation" => with_id(&invite(api).await),
        "list-invite-log" | "list-invitation-log" => {
            case(path.replace("{inviteId}", &invite(api).await), NotFound)
        }
        // Each has a first template of their own; `invites` shows that they have no more
        "list-invite-templates" => case(path, TheirOwn),
        "get-invite-template" => with_id(&invite_template(api).await),
        "create-invite-template" => Case {
            body: Some(invite_wording()),
            ..case(path, TheirOwn)
        },
        "update-invite-template" => Case {
            body: Some(invite_wording()),
            ..with_id(&invite_template(api).await)
        },
        "delete-invite-template" => with_id(&invite_template(api).await),
        // Refused for the template that is not theirs, by its field
        "create-invite" | "create-invitation" => Case {
            body: Some(json!({
                "fullName": "Ana Cruz", "email": "ana@example.com", "templateId": invite_template(api).await,
            })),
            ..case(path, Refused)
        },
        "list-verifications" => {
            verification(api).await;
            case(path, EmptyList)
        }
        "get-verification" => with_id(&verification(api).await),
        "create-verification" => Case {
            body: Some(json!({
                "userId": user, "fullName": "Ana Cruz",
                "consent": { "consentedAt": "2026-01-01T00:00:00Z", "consentedWith": "Lender" },
            })),
            ..case(path, NotFound)
        },
        "list-file-types" => case(path, Shared),
        // Of the mode, as providers are
        "query-employer-basics" | "query-employer" => {
            let name = if operation == "query-employer" {
                "businessName"
            } else {
                "keyword"
            };
            case(format!("{path}?{name}=mabuhay"), Shared)
        }
        // The kinds of record; each asks for the record that the account has been given
        "list-identities" | "list-employments" | "list-incomes" | "list-transactions"
        | "list-contributions" | "list-liabilities" | "list-documents" | "list-ratings" | "list-eincomes"
        | "list-insights" | "list-links" => case(format!("{path}?userId={user}"), EmptyList),
        "get-identity"
        | "get-employment"
        | "get-income"
        | "get-transaction"
        | "get-contribution"
        | "get-liabilities"
        | "get-document"
        | "get-rating"
        | "get-eincomes"
        | "get-feature-insight"
        | "get-link" => {
            let list = path.strip_suffix("/{id}").unwrap();
            let items = api.get(&format!("/v1{list}?userId={user}")).await;
            with_id(items.items()[0]["id"].as_str().unwrap())
        }
        other => panic!("{other} has no case: add one here"),
    }
}

async fn verification(api: &Api<'_>) -> String {
    let id: openwink_model::ids::VerificationId = api.ambient().id();
    let new = &NewVerification {
        id,
        user: None,
        final_matches: true,
        request: br#"{"fullName":"Ana Cruz","consent":{"consentedAt":"2026-01-01T00:00:00Z","consentedWith":"Lender"}}"#,
        result: br#"{"finalMatches":true,"names":{},"matches":[]}"#,
    };
    let made = api
        .write(|tx| async move { api.keep_verification(&tx, &api.scope, new).await })
        .await;
    made.unwrap().id.to_string()
}

async fn archive(api: &Api<'_>, user: &openwink_model::ids::UserId) -> String {
    let id: openwink_model::ids::ArchiveId = api.ambient().id();
    let files = &api.put_files(id, Vec::new()).await.unwrap();
    let new = &NewArchive {
        id,
        user: user.clone(),
        requested_type: None,
        task: TaskType::AnalyzeArchive,
        uploaded_by: Uploader::Tenant,
    };
    let made = api
        .write(|tx| async move { api.create_archive(&tx, &api.scope, new, files).await })
        .await;
    made.unwrap().id.to_string()
}

async fn invite(api: &Api<'_>) -> String {
    let invite = api.new_invite(&api.scope, "marker@example.com").await;
    invite.id.to_string()
}

fn invite_wording() -> Value {
    let mut body = serde_json::to_value(Wording::standard("Lender")).unwrap();
    body["name"] = "Ours".into();
    body
}

async fn invite_template(api: &Api<'_>) -> String {
    let words = &Wording::standard("Lender");
    let made = api
        .write(|tx| async move { api.create_invite_template(&tx, &api.scope, "Ours", words).await })
        .await;
    made.unwrap().id.to_string()
}

async fn task(
    api: &Api<'_>,
    user: &openwink_model::ids::UserId,
    account: openwink_model::ids::AccountId,
) -> String {
    let (scope, source) = (&api.scope, SourceId::Account(account));
    let id = api
        .write(|tx| async move {
            api.start_task(&tx, scope, user, source, TaskType::LinkAccount, "sandbox_gig")
                .await
        })
        .await;
    id.unwrap().to_string()
}

async fn consent_template(api: &Api<'_>) -> String {
    let new = &NewConsentTemplate {
        consent_type: "a".into(),
        title: None,
        version: "1".into(),
        consent_method: None,
        consent_text: "I agree.".into(),
    };
    let template = api
        .write(|tx| async move {
            let template = api.create_consent_template(&tx, &api.scope, new).await?;
            Ok::<_, StoreError>(template)
        })
        .await;
    template.unwrap().id.to_string()
}

#[track_caller]
fn check_stranger(reply: &Reply, stranger: Stranger, at: &str) -> String {
    let status = reply.status.as_u16();
    match stranger {
        Stranger::NotFound => {
            reply.refused(404, "MISSING_RESOURCE", "");
            "404 MISSING_RESOURCE".into()
        }
        Stranger::Forbidden => {
            reply.refused(403, "UNAUTHORIZED_ACCESS", "");
            "403 UNAUTHORIZED_ACCESS".into()
        }
        Stranger::Refused => {
            reply.refused(400, "INVALID_PARAMETERS", "");
            "400 INVALID_PARAMETERS".into()
        }
        Stranger::EmptyList => {
            assert_eq!((status, reply.items()), (200, &[][..]), "{at}");
            "200, an empty list".into()
        }
        Stranger::TheirOwn => {
            assert!(reply.status.is_success(), "{at}: {}", reply.json);
            format!("{status}, theirs alone")
        }
        Stranger::Shared => {
            assert!(reply.status.is_success(), "{at}: {}", reply.json);
            format!("{status}, nobody's own")
        }
    }
}

async fn every_endpoint_keeps_strangers_out(t: &TestStore) {
    let api = Api::new(t).await;
    let (_, document) = crate::open::router();
    let mut table = String::from(
        "| endpoint | no key | bad key | another tenant's key | the other mode's key |\n|---|---|---|---|---|\n",
    );
    let mut endpoints = 0;
    for (path, item) in document.value["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().expect("an operationId");
            let case = case_of(&api, name, path).await;
            let at = format!("{} /v1{path}", method.to_uppercase());
            let method: Method = method.to_uppercase().parse().unwrap();
            let url = format!("/v1{}", case.path);
            let call = |key| api.call(method.clone(), &url, key, case.body.as_ref());

            let no_key = call(Key::None).await;
            no_key.refused(401, "INVALID_TOKEN", "send HTTP Basic");
            assert!(no_key.header("www-authenticate").starts_with("Basic"));
            for key in [Key::Bad, Key::Unknown] {
                call(key).await.refused(
                    400,
                    "INVALID_CREDENTIALS",
                    "the API key or the API secret is wrong",
                );
            }
            let other_tenant = check_stranger(&call(Key::OtherTenant).await, case.other_tenant, &at);
            let other_mode = check_stranger(&call(Key::OtherMode).await, case.other_mode, &at);
            // The owner comes last, and gets it: what strangers did not see or touch was there
            let own = call(Key::Own).await.good();
            if case.other_mode == Stranger::EmptyList {
                assert!(!own.items().is_empty(), "{at}");
            }
            table += &format!(
                "| `{at}` | 401 INVALID_TOKEN | 400 INVALID_CREDENTIALS | {other_tenant} | {other_mode} |\n"
            );
            endpoints += 1;
        }
    }
    println!("{table}\n{endpoints} endpoints on {:?}", t.database());
    assert!(endpoints >= 44, "{endpoints}");
}

/// A key that has every scope but one is refused where that one is wanted, and nowhere else.
async fn every_endpoint_wants_its_scope(t: &TestStore) {
    let api = &Api::new(t).await;
    for scope in KeyScope::ALL {
        let others: Vec<KeyScope> = KeyScope::ALL
            .iter()
            .copied()
            .filter(|other| other != scope)
            .collect();
        for (name, may) in [
            (format!("only-{scope}"), vec![*scope]),
            (format!("all-but-{scope}"), others),
        ] {
            let may = &KeyScopes::only(may).unwrap();
            let new = &NewApiKey {
                key_name: &name.replace(':', "-"),
                secret: "secret",
                label: "a label",
                may,
                created_by: "a test",
            };
            api.write(|tx| async move { api.add_api_key(&tx, &api.scope, new).await })
                .await
                .unwrap();
        }
    }
    let (_, document) = crate::open::router();
    for (path, item) in document.value["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().expect("an operationId");
            let scope = operation[X_SCOPE].as_str();
            let scope = scope.unwrap_or_else(|| panic!("{name} takes no With<…>, so any key may call it"));
            let scope = scope.replace(':', "-");
            let case = case_of(api, name, path).await;
            let method: Method = method.to_uppercase().parse().unwrap();
            let url = format!("/v1{}", case.path);
            let call = |key: String| {
                let (method, url, body) = (method.clone(), url.clone(), case.body.clone());
                async move { api.call_as(&key, "secret", method, &url, body.as_ref()).await }
            };
            let refused = call(format!("all-but-{scope}")).await;
            refused.refused(403, "UNAUTHORIZED_ACCESS", "this API key lacks the scope ");
            assert!(refused.message().contains(operation[X_SCOPE].as_str().unwrap()));
            call(format!("only-{scope}")).await.good();
        }
    }
}
