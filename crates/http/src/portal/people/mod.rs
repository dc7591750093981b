//! People: the users of a tenant, each as a curriculum vitae, with their documents, exports, and ways to take it all back.

mod changes;
mod cv;
mod documents;
pub(crate) mod dossier;
pub(crate) mod download;
mod export;
mod list;
mod picture;
mod trail;

use aide::axum::ApiRouter;

use crate::AppState;

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .merge(list::routes())
        .merge(cv::routes())
        .merge(export::routes())
        .merge(picture::routes())
        .merge(changes::routes())
        .merge(trail::routes())
}
