//! The outermost layer: id, span, time limit, panics, headers, measurements.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use tracing::Instrument;

use super::{Current, NO_STORE, Noted, REQUEST, X_REQUEST_ID};
use crate::{AppState, Problem, problem::Code, requests::Call};

/// How long a request may take. The longest wait that is meant, for the widget's next view, is 20 s.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// How long an upload may take: a phone on a slow network sends for minutes. The handler watches that something comes.
const UPLOAD_LIMIT: Duration = Duration::from_secs(600);
const UPLOADS: [&str; 3] = ["/link/v1/archives", "/v1/archives", "/v1/archives/classify"];

fn time_limit(route: &str) -> Duration {
    match UPLOADS.contains(&route) {
        true => UPLOAD_LIMIT,
        false => TIME_LIMIT,
    }
}

pub async fn observe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let id = state.ambient().uuid();
    let started = Instant::now();
    let method = request.method().clone();
    // The pattern, such as /v1/users/{id}: a path may hold a user's id
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str).to_owned();
    let limit = time_limit(&route);
    let span = tracing::info_span!("request", request_id = %id, %method, route);

    let uri = request.uri().clone();
    let current = Current {
        id,
        noted: Default::default(),
    };
    let handled = async {
        let response = guarded(limit, next.run(request)).await;
        let noted = REQUEST.with(|request| request.noted.take());
        (response, noted)
    };
    let (mut response, noted) = REQUEST.scope(current, handled).instrument(span.clone()).await;

    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(id.as_hyphenated().encode_lower(&mut [0; 36])) {
        headers.insert(X_REQUEST_ID, value);
    }
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers
        .entry(NO_STORE.0)
        .or_insert(HeaderValue::from_static(NO_STORE.1));
    headers
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("no-referrer"));

    let elapsed = started.elapsed();
    let status = response.status();
    span.in_scope(|| {
        let micros = elapsed.as_micros() as u64;
        tracing::info!(status = status.as_u16(), micros, "answered");
    });
    let Noted {
        caller,
        body,
        code,
        message,
        read,
    } = noted;
    if let Some((scope, api_key)) = caller {
        state.requests().note(Call {
            id,
            at: state.ambient().now(),
            scope,
            api_key,
            method: method.clone(),
            route: route.clone(),
            uri,
            status: status.as_u16(),
            micros: elapsed.as_micros() as u64,
            code,
            message,
            body,
            read,
        });
    }
    let method = method_label(method.as_str());
    let status = status_label(status.as_u16());
    metrics::counter!("openwink_http_requests_total", "method" => method, "status" => status, "route" => route.clone())
        .increment(1);
    metrics::histogram!("openwink_http_request_seconds", "method" => method, "route" => route)
        .record(elapsed.as_secs_f64());
    response
}

/// The answer, or a 504 where it takes too long and a 500 where the handler panics.
async fn guarded(limit: Duration, handler: impl Future<Output = Response>) -> Response {
    let handler = AssertUnwindSafe(handler).catch_unwind();
    match tokio::time::timeout(limit, handler).await {
        Ok(Ok(response)) => response,
        Ok(Err(_panic)) => Problem::internal("a handler panicked").into_response(),
        Err(_elapsed) => {
            let limit = limit.as_secs();
            Problem::new(
                Code::TimeLimitExceeded,
                format!("this took longer than {limit} s"),
            )
            .into_response()
        }
    }
}

/// A client may make up methods; the measurements must not grow with them.
fn method_label(method: &str) -> &'static str {
    ["GET", "POST", "DELETE", "HEAD", "PUT", "PATCH", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}

fn status_label(status: u16) -> &'static str {
    match status {
        200..=299 => "2xx",
        300..=399 => "3xx",
        429 => "429",
        400..=499 => "4xx",
        503 => "503",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[tokio::test]
    async fn slow_and_broken_handlers_get_an_answer() {
        let limit = Duration::from_millis(10);
        let slow = guarded(limit, std::future::pending()).await;
        assert_eq!(slow.status(), StatusCode::GATEWAY_TIMEOUT);
        let broken = guarded(limit, async { panic!("on purpose") }).await;
        assert_eq!(broken.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let good = guarded(limit, async { "ok".into_response() }).await;
        assert_eq!(good.status(), StatusCode::OK);
    }

    #[test]
    fn an_upload_may_take_longer() {
        assert_eq!(time_limit("/link/v1/archives"), UPLOAD_LIMIT);
        assert_eq!(time_limit("/v1/archives"), UPLOAD_LIMIT);
        assert_eq!(time_limit("/link/v1/view"), TIME_LIMIT);
        assert_eq!(time_limit("none"), TIME_LIMIT);
    }
}
