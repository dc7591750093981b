//! Pages: the widget, the demo, embedded assets.

use axum::Router;

use crate::AppState;

pub fn router(_state: AppState) -> Router {
    Router::new()
}
