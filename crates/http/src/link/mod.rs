//! The widget's back end.

use axum::Router;

use crate::AppState;

pub fn router(_state: AppState) -> Router {
    Router::new()
}
