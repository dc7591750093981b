//! Whether this server is up, and whether what it rests on answers.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::AppState;

/// `GET /healthz`: 200 as soon as requests are served.
pub async fn healthz() -> &'static str {
    "ok"
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Readiness {
    ready: bool,
    database: &'static str,
    key_store: &'static str,
    file_store: &'static str,
}

/// `GET /readyz`: 200 while database, key store and file store answer, else 503; the body says which does not. Why
/// is in the log.
pub async fn readyz(State(state): State<AppState>) -> Response {
    let store = state.store();
    let word = |what: &'static str, answer: Result<(), openwink_store::StoreError>| match answer {
        Ok(()) => "ok",
        Err(error) => {
            tracing::warn!(what, %error, "not ready");
            "failed"
        }
    };
    let database = word("database", store.db().ping().await);
    let key_store = word("key store", store.keys().db().ping().await);
    let file_store = word("file store", store.files().check().await);
    let ready = [database, key_store, file_store]
        .iter()
        .all(|answer| *answer == "ok");
    let status = match ready {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let readiness = Readiness {
        ready,
        database,
        key_store,
        file_store,
    };
    (status, Json(readiness)).into_response()
}
