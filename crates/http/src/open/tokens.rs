//! Link tokens, which open the widget for a user, once.

use std::collections::BTreeMap;

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use openwink_model::{
    DateTime, Mode,
    ids::{TokenId, UserId},
    mode::Scope,
};
use openwink_store::IssuedToken;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::users;
use crate::{
    AppState, Problem,
    envelope::Created,
    extract::{Params, Query, With, may},
};

/// A link token. Hand `accessToken` to the widget as `userToken`; it is shown only here.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    pub id: TokenId,
    pub expires_at: DateTime,
    pub mode: Mode,
    pub access_token: String,
}

impl From<IssuedToken> for Token {
    fn from(issued: IssuedToken) -> Self {
        Self {
            id: issued.id,
            expires_at: issued.expires_at,
            mode: issued.mode,
            access_token: issued.token.expose().to_owned(),
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct TokenParams {
    /// Whom the token is for.
    #[schemars(length(min = 1, max = 200))]
    user_id: UserId,
}

impl Query for TokenParams {}

async fn create(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    Params(params): Params<TokenParams>,
) -> Result<Created<Token>, Problem> {
    let user = users::find(&state, &caller, &params.user_id).await?;
    let (store, scope, user) = (state.store(), &caller.scope, &user.id);
    let lifetime = state.settings().link_token_lifetime;
    let token = store
        .write(|tx| async move { store.create_link_token(&tx, scope, user, lifetime).await })
        .await?;
    Ok(Created(token.into()))
}

/// A link token for a page of ours that embeds the widget as a customer's page does: for a user who is there, or for a new
/// one, of whom it is noted where they came from.
pub async fn embed(
    state: &AppState,
    scope: &Scope,
    known: Option<UserId>,
    from: &str,
) -> Result<(UserId, IssuedToken), Problem> {
    let (store, known, lifetime) = (state.store(), &known, state.settings().link_token_lifetime);
    let metadata = &BTreeMap::from([("from".to_owned(), from.to_owned())]);
    let made = store
        .write(|tx| async move {
            let user = match known {
                Some(user) => user.clone(),
                None => users::make(store, &tx, scope, metadata).await?.id,
            };
            let token = store.create_link_token(&tx, scope, &user, lifetime).await?;
            Ok::<_, Problem>((user, token))
        })
        .await?;
    store.wake().deliveries();
    Ok(made)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/tokens",
        post_with(create, |op| {
            op.id("create-token").tag("Tokens").summary("Create a link token").description(
                "A fresh link token for a user that exists. It resumes a link that was not finished. Tokens issued \
                 before stay valid until they are used or expire.",
            )
        }),
    )
}
