//! What every request passes through: its id, its span in the log, its time limit, its measurements, the net under
//! panics, and the rate limit.
//!
//! Nothing that names a person may be logged or measured here: the route's pattern, never the path; no query string,
//! no body, no header.

mod address;
mod observe;
mod rate_limit;

use axum::http::{HeaderName, header};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
};
use uuid::Uuid;

pub use address::{Net, client_address, network};
pub use observe::observe;
pub use rate_limit::{RateLimit, limit_rate};

pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
pub const NO_STORE: (HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

tokio::task_local! {
    static REQUEST_ID: Uuid;
}

/// The id of the request that is being answered; nil outside one.
pub fn request_id() -> Uuid {
    REQUEST_ID.try_with(|id| *id).unwrap_or_default()
}

/// Compression for whoever asks, of what is long enough to gain by it.
pub fn compression() -> CompressionLayer<impl Predicate> {
    let worthwhile = SizeAbove::new(1024)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::SSE);
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(worthwhile)
}
