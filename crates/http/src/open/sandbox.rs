//! Helpers for tests of tenants' integrations. Ours, not the contract's; sandbox keys only.

use std::collections::BTreeMap;

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::{
    Mode,
    connector::{FieldKind, Login},
    ids::UserId,
    providers::{LoginMethod, Provider},
};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::Deserialize;

use super::{accounts::Account, check_length, users};
use crate::{
    AppState, Problem,
    envelope::Created,
    extract::{Body, Caller, Request},
    link,
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

async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(body): Body<SandboxAccountRequest>,
) -> Result<Created<Account>, Problem> {
    let scope = &caller.scope;
    if scope.mode() != Mode::Sandbox {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "only sandbox keys may link accounts without the widget",
        ));
    }
    let catalogue = state.catalogue(scope.mode());
    let provider = catalogue.get(&body.provider_id);
    let connector = catalogue.connector(&body.provider_id);
    let (Some(provider), Some(connector)) = (provider, connector) else {
        return Err(Problem::field(
            "providerId",
            "must be a provider that GET /v1/providers lists with accountConnection true",
        ));
    };
    let user = &users::find(&state, &caller, &body.user_id).await?.id;
    let method = method(provider)?;
    let fields: BTreeMap<String, SecretString> = connector
        .login_fields(provider, method)
        .into_iter()
        .map(|field| match field.kind {
            FieldKind::Password => (field.name, body.password.as_str().into()),
            _ => (field.name, body.user_name.as_str().into()),
        })
        .collect();
    let login = &Login { method, fields };
    let code: Option<SecretString> = body.code.map(Into::into);
    let account = link::connect_headless(&state, scope, user, provider, login, code.as_ref()).await?;
    Ok(Created(account.into()))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
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
