//! What every request passes through: its id, its span in the log, its time limit, its measurements, the net under
//! panics, and the rate limit.
//!
//! Nothing that names a person may be logged or measured here: the route's pattern, never the path; no query string,
//! no body, no header.

mod address;
mod observe;
mod rate_limit;

use std::cell::RefCell;

use axum::http::{HeaderName, header};
use openwink_model::{ids::ApiKeyId, mode::Scope};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
};
use uuid::Uuid;

use crate::{problem::Code, requests};
pub use address::{Net, client_address, network};

pub use observe::observe;
pub use rate_limit::{RateLimit, limit_rate};

pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
pub const NO_STORE: (HeaderName, &str) = (header::CACHE_CONTROL, "no-store");

/// The request that is being answered, and what its handler notes of it for the tenant's request log.
struct Current {
    id: Uuid,
    noted: RefCell<Noted>,
}

#[derive(Default)]
struct Noted {
    caller: Option<(Scope, ApiKeyId)>,
    body: Option<serde_json::Value>,
    code: Option<Code>,
    message: Option<String>,
    read: bool,
}

tokio::task_local! {
    static REQUEST: Current;
}

/// The id of the request that is being answered; nil outside one.
pub fn request_id() -> Uuid {
    REQUEST.try_with(|request| request.id).unwrap_or_default()
}

fn note(note: impl FnOnce(&mut Noted)) {
    // Outside a request there is nobody to note it for
    let _ = REQUEST.try_with(|request| note(&mut request.noted.borrow_mut()));
}

/// Whose call this is. Only calls of a proven key come into the request log.
pub fn note_caller(scope: &Scope, key: ApiKeyId) {
    note(|noted| noted.caller = Some((scope.clone(), key)));
}

/// The body of a call whose caller is known; it is masked here and now.
pub fn note_body(body: &serde_json::Value) {
    note(|noted| {
        if noted.caller.is_some() {
            noted.body = Some(requests::mask_body(body));
        }
    });
}

/// That the call is answered with records.
pub fn note_read() {
    note(|noted| noted.read = true);
}

/// What the call is answered.
pub fn note_answer(code: Code, message: &str) {
    note(|noted| {
        noted.code = Some(code);
        noted.message = (code.status().as_u16() >= 400).then(|| message.to_owned());
    });
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
