//! Helpers for tests of tenants' integrations. Ours, not the contract's; sandbox keys only.

use std::{collections::BTreeMap, sync::Arc};

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::{
    Mode,
    connector::{FieldKind, Login},
    ids::UserId,
    mode::Scope,
    providers::{LoginMethod, Provider},
};
use openwink_providers::Connector;
use openwink_store::{Account as StoredAccount, Actor, Emptied, StoreError};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{accounts::Account, check_length, users};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created},
    extract::{Body, Request, With, may},
    link,
    portal::Origin,
    problem::Code,
};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SandboxAccountRequest {
    user_id: UserId,
    provider_id: String,
    /// User name, e-mail, phone or social-security number, as the provider asks for it.
    #[schemars(length(min = 1, max = 200))]
    user_name: String,
    #[schemars(length(min = 1, max = 200))]
    password: String,
    /// The verification code, given to the provider when it asks for one. Without it the account stays at
    /// AWAITING_MFA.
    #[schemars(length(min = 1, max = 20))]
    code: Option<String>,
}

impl Request for SandboxAccountRequest {
    fn check(&self) -> Result<(), Problem> {
        check_length("userName", &self.user_name, 1, 200)?;
        check_length("password", &self.password, 1, 200)?;
        self.code
            .as_deref()
            .map_or(Ok(()), |code| check_length("code", code, 1, 20))
    }
}

/// The log-in form that user name and password fit.
fn method(provider: &Provider) -> Result<LoginMethod, Problem> {
    let wanted = [LoginMethod::Password, LoginMethod::SsNumber];
    let method = wanted
        .into_iter()
        .find(|method| provider.methods.contains(method));
    method.filter(|_| provider.account_connection).ok_or_else(|| {
        Problem::field(
            "providerId",
            "must be a provider that takes a user name and password",
        )
    })
}

/// A provider of the sandbox that takes a user name and password, and the form that they fit.
pub(crate) fn provider<'a>(
    state: &'a AppState,
    id: &str,
) -> Result<(&'a Provider, Arc<dyn Connector>, LoginMethod), Problem> {
    let catalogue = state.catalogue(Mode::Sandbox);
    let (Some(provider), Some(connector)) = (catalogue.get(id), catalogue.connector(id)) else {
        return Err(Problem::field(
            "providerId",
            "must be a provider that GET /v1/providers lists with accountConnection true",
        ));
    };
    Ok((provider, connector, method(provider)?))
}

/// What is typed into a provider's form.
pub(crate) struct Typed<'a> {
    pub user_name: &'a str,
    pub password: &'a str,
    pub code: Option<&'a str>,
}

/// Logs a user in at a provider of the sandbox, in the background.
pub(crate) async fn link_account(
    state: &AppState,
    scope: &Scope,
    user: &UserId,
    provider_id: &str,
    typed: Typed<'_>,
) -> Result<StoredAccount, Problem> {
    let (provider, connector, method) = provider(state, provider_id)?;
    let fields: BTreeMap<String, SecretString> = connector
        .login_fields(provider, method)
        .into_iter()
        .map(|field| match field.kind {
            FieldKind::Password => (field.name, typed.password.into()),
            _ => (field.name, typed.user_name.into()),
        })
        .collect();
    let login = &Login { method, fields };
    let code: Option<SecretString> = typed.code.map(Into::into);
    link::connect_headless(state, scope, user, provider, login, code.as_ref()).await
}

/// 403 for a production key.
pub(super) fn check_mode(scope: &Scope, what: &str) -> Result<(), Problem> {
    match scope.mode() {
        Mode::Sandbox => Ok(()),
        Mode::Production => Err(Problem::new(
            Code::UnauthorizedAccess,
            format!("only sandbox keys may {what}"),
        )),
    }
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::Sandbox>,
    Body(body): Body<SandboxAccountRequest>,
) -> Result<Created<Account>, Problem> {
    let scope = &caller.scope;
    check_mode(scope, "link accounts without the widget")?;
    provider(&state, &body.provider_id)?;
    let user = &users::find(&state, &caller, &body.user_id).await?.id;
    let typed = Typed {
        user_name: &body.user_name,
        password: &body.password,
        code: body.code.as_deref(),
    };
    let account = link_account(&state, scope, user, &body.provider_id, typed).await?;
    Ok(Created(account.into()))
}

/// What was taken away.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SandboxReset {
    users: u64,
    accounts: u64,
    archives: u64,
    records: u64,
}

impl From<Emptied> for SandboxReset {
    fn from(emptied: Emptied) -> Self {
        Self {
            users: emptied.users,
            accounts: emptied.accounts,
            archives: emptied.archives,
            records: emptied.records,
        }
    }
}

async fn reset(
    State(state): State<AppState>,
    origin: Origin,
    caller: With<may::Sandbox>,
) -> Result<Answer<SandboxReset>, Problem> {
    let scope = &caller.scope;
    check_mode(scope, "empty a sandbox")?;
    let actor = &Actor::api_key(caller.api_key, &origin.address);
    empty(&state, scope, actor).await
}

/// Empties a sandbox, and says so in the audit log.
pub async fn empty(state: &AppState, scope: &Scope, actor: &Actor) -> Result<Answer<SandboxReset>, Problem> {
    let store = state.store();
    let emptied = store
        .write(|tx| async move {
            let emptied = store.empty_sandbox(&tx, scope).await?;
            let target = format!("{} users, {} accounts", emptied.users, emptied.accounts);
            store.audit(&tx, actor, scope, "sandbox.reset", target).await?;
            Ok::<_, StoreError>(emptied)
        })
        .await?;
    store.wake().jobs();
    Ok(Answer(emptied.into()))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/sandbox/reset",
            post_with(reset, |op| {
                op.id("reset-sandbox")
                    .tag("Sandbox")
                    .summary("Empty the sandbox")
                    .description(
                        "Erases every user with all that came from them: accounts, archives and their files, records, \
                         consents, events and deliveries. API keys, webhooks, templates, the request log and the counts \
                         of usage stay. It cannot be taken back. Production keys get a 403.",
                    )
            }),
        )
        .api_route(
        "/sandbox/accounts",
        post_with(create, |op| {
            op.id("create-sandbox-account")
                .tag("Sandbox")
                .summary("Link an account without the widget")
                .description(
                    "Logs in at a sandbox provider in the background, as the widget would: the same statuses, tasks, \
                     records and webhooks follow. For tests in CI. Production keys get a 403.",
                )
        }),
    )
}
