//! The request log: each call of the Open API, masked.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{DateTime, ids::ApiKeyId};
use openwink_store::{ListOf, LoggedRequest, RequestFilter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check_span;
use crate::{
    AppState, Problem,
    envelope::{Answer, List},
    extract::{Paging, Params, PathId, Query, Size},
    open::Pager,
    portal::{MayIn, permission::ReadTraffic},
};

/// A call of the Open API.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalRequest {
    /// The request's id, which the answer had as `requestId` and in the header `X-Request-Id`.
    #[schemars(with = "String")]
    id: Uuid,
    at: DateTime,
    method: String,
    /// The pattern, such as /v1/users/{id}.
    route: String,
    /// Path and query; what could be a person's is masked.
    target: String,
    status: u16,
    /// The answer's code.
    code: String,
    millis: f64,
    api_key_id: ApiKeyId,
    /// What the answer said was wrong; what was sent is masked in it.
    message: Option<String>,
    /// The shape of the body, as JSON text: names and ids alone.
    body: Option<String>,
}

impl From<LoggedRequest> for PortalRequest {
    fn from(call: LoggedRequest) -> Self {
        Self {
            id: call.id,
            at: call.at(),
            method: call.method,
            route: call.route,
            target: call.target,
            status: call.status,
            code: call.code,
            millis: call.micros as f64 / 1000.0,
            api_key_id: call.api_key,
            message: call.message,
            body: call.body,
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct RequestParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// 2 for 2xx, 4 for 4xx, 5 for 5xx.
    status: Option<u16>,
    method: Option<String>,
    /// Part of the path.
    path: Option<String>,
    key: Option<ApiKeyId>,
    /// One call, by its request id.
    #[schemars(with = "Option<String>")]
    id: Option<Uuid>,
    from: Option<DateTime>,
    to: Option<DateTime>,
}

impl Query for RequestParams {
    fn check(&self) -> Result<(), Problem> {
        match self.status {
            Some(class) if !(1..=5).contains(&class) => Err(Problem::field("status", "must be from 1 to 5")),
            _ => check_span(self.from, self.to),
        }
    }
}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadTraffic>,
    Params(params): Params<RequestParams>,
) -> Result<Answer<List<PortalRequest>>, Problem> {
    let filter = RequestFilter {
        class: params.status,
        method: params.method,
        path: params.path,
        api_key: params.key,
        id: params.id,
        from: params.from,
        to: params.to,
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal-requests",
            filters: &format!("{filter:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let found = state.store().requests(&scope, &filter, page).await?;
    Ok(Answer(pager.list(found, PortalRequest::from)))
}

async fn get(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadTraffic>,
    PathId(id): PathId<Uuid>,
) -> Result<Answer<PortalRequest>, Problem> {
    let found = state.store().request(&scope, id).await?;
    let found = found.ok_or_else(|| Problem::missing("request"))?;
    Ok(Answer(found.into()))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/requests",
            get_with(list, |op| {
                op.id("list-requests")
                    .tag("Requests")
                    .summary("List calls of the Open API")
                    .description("Latest first. A call is in the list about a second after it was answered.")
            }),
        )
        .api_route(
            "/{mode}/requests/{id}",
            get_with(get, |op| {
                op.id("get-request")
                    .tag("Requests")
                    .summary("Get a call of the Open API")
            }),
        )
}
