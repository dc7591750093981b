//! A file that a browser saves or shows: never guessed at, never kept.

use aide::{OperationOutput, generate::GenContext, openapi};
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

pub struct Download {
    pub kind: &'static str,
    /// The name to save it by; `None` for what is shown in a page.
    pub name: Option<String>,
    pub bytes: Vec<u8>,
}

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let mut response = self.bytes.into_response();
        let disposition = match self.name {
            // Names of any script; what is no letter is escaped, so nothing of it can end the header
            Some(name) => {
                let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
                format!("attachment; filename*=UTF-8''{name}")
            }
            None => "inline".to_owned(),
        };
        let all = [
            (header::CONTENT_TYPE, self.kind),
            (header::CONTENT_DISPOSITION, &disposition),
            (header::CACHE_CONTROL, "private, no-store"),
            (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin",
            ),
        ];
        for (name, value) in all {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

impl OperationOutput for Download {
    type Inner = Self;

    fn operation_response(_: &mut GenContext, _: &mut openapi::Operation) -> Option<openapi::Response> {
        Some(openapi::Response {
            description: "The file".into(),
            content: [(
                "application/octet-stream".to_owned(),
                openapi::MediaType::default(),
            )]
            .into_iter()
            .collect(),
            ..Default::default()
        })
    }

    fn inferred_responses(
        context: &mut GenContext,
        operation: &mut openapi::Operation,
    ) -> Vec<(Option<u16>, openapi::Response)> {
        Self::operation_response(context, operation)
            .map(|response| (Some(200), response))
            .into_iter()
            .collect()
    }
}
