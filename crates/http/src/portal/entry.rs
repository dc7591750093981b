//! What every way into the portal ends with: a session, and its cookie.

use aide::{
    OperationOutput,
    generate::GenContext,
    openapi::{Operation, Response as ResponseDoc},
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_model::ids::{MemberId, TenantId};
use openwink_store::{NewPortalSession, StoreError, Tx};
use openwink_vault::Token;
use schemars::JsonSchema;
use serde::Serialize;

use super::{cookie, member::Origin};
use crate::{AppState, Problem, envelope::Answer};

/// An answer that sets the session's cookie, or removes it.
pub struct WithCookie<T>(HeaderValue, T);

impl<T> WithCookie<T> {
    pub fn set(state: &AppState, token: &Token, data: T) -> Result<Self, Problem> {
        Ok(Self(cookie::set(state, token)?, data))
    }

    /// The cookie of a log-in that still wants its code.
    pub fn half(state: &AppState, ticket: &Token, data: T) -> Result<Self, Problem> {
        Ok(Self(cookie::set_half(state, ticket)?, data))
    }

    pub fn removed(state: &AppState, data: T) -> Result<Self, Problem> {
        Ok(Self(cookie::remove(state)?, data))
    }
}

impl<T: Serialize> IntoResponse for WithCookie<T> {
    fn into_response(self) -> Response {
        let mut response = Answer(self.1).into_response();
        response.headers_mut().insert(header::SET_COOKIE, self.0);
        response
    }
}

impl<T: JsonSchema> OperationOutput for WithCookie<T> {
    type Inner = T;

    fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<ResponseDoc> {
        Answer::<T>::operation_response(ctx, operation)
    }

    fn inferred_responses(
        ctx: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<u16>, ResponseDoc)> {
        Answer::<T>::inferred_responses(ctx, operation)
    }
}

/// Opens a session in a change, and says so in the audit log.
pub async fn open(
    state: &AppState,
    tx: &Tx,
    member: MemberId,
    tenant: &TenantId,
    origin: &Origin,
) -> Result<Token, StoreError> {
    let store = state.store();
    let new = NewPortalSession {
        member,
        tenant: tenant.clone(),
        user_agent: origin.user_agent.clone(),
        address: origin.address.clone(),
        lifetime: state.settings().portal.session_lifetime,
    };
    let (token, _) = store.open_portal_session(tx, &new).await?;
    let actor = origin.actor(member);
    store
        .audit(tx, &actor, tenant, "session.opened", &origin.user_agent)
        .await?;
    Ok(token)
}
