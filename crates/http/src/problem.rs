//! What the API answers when it cannot do what was asked. Every problem becomes a status and a code here, and nowhere
//! else.

use std::borrow::Cow;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use openwink_model::text_enum;
use openwink_store::{Retry, StoreError};

use crate::envelope;

text_enum! {
    /// What became of a request: OK and CREATED, or what went wrong.
    pub enum Code {
        Ok = "OK",
        Created = "CREATED",
        InvalidCredentials = "INVALID_CREDENTIALS",
        InvalidParameters = "INVALID_PARAMETERS",
        InvalidToken = "INVALID_TOKEN",
        UnauthorizedAccess = "UNAUTHORIZED_ACCESS",
        MissingResource = "MISSING_RESOURCE",
        UnsupportedType = "UNSUPPORTED_TYPE",
        RequestLimitExceeded = "REQUEST_LIMIT_EXCEEDED",
        ServerError = "SERVER_ERROR",
        UnsupportedMethod = "UNSUPPORTED_METHOD",
        ServerUnavailable = "SERVER_UNAVAILABLE",
        TimeLimitExceeded = "TIME_LIMIT_EXCEEDED",
    }
}

impl Code {
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Ok => StatusCode::OK,
            Self::Created => StatusCode::CREATED,
            // Wrong credentials are a 400, as in the hosted system; a 401 says that there were none to check
            Self::InvalidParameters | Self::InvalidCredentials => StatusCode::BAD_REQUEST,
            Self::InvalidToken => StatusCode::UNAUTHORIZED,
            Self::UnauthorizedAccess => StatusCode::FORBIDDEN,
            Self::MissingResource => StatusCode::NOT_FOUND,
            Self::UnsupportedType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::RequestLimitExceeded => StatusCode::TOO_MANY_REQUESTS,
            Self::ServerError => StatusCode::INTERNAL_SERVER_ERROR,
            Self::UnsupportedMethod => StatusCode::NOT_IMPLEMENTED,
            Self::ServerUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::TimeLimitExceeded => StatusCode::GATEWAY_TIMEOUT,
        }
    }
}

/// A request that is answered with an error.
#[derive(Debug)]
pub struct Problem {
    code: Code,
    message: Cow<'static, str>,
    header: Option<(header::HeaderName, HeaderValue)>,
    /// For the log alone, never for the answer.
    cause: Option<Box<StoreError>>,
}

impl Problem {
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            header: None,
            cause: None,
        }
    }

    /// 400: `field` is not what it should be. `expected` goes on after the field's name: "must be …".
    pub fn field(field: &str, expected: impl std::fmt::Display) -> Self {
        Self::new(Code::InvalidParameters, format!("{field} {expected}"))
    }

    /// 400.
    pub fn invalid(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::InvalidParameters, message)
    }

    /// 404. It does not say whether the thing exists for somebody else.
    pub fn missing(what: &str) -> Self {
        Self::new(Code::MissingResource, format!("there is no {what} with this id"))
    }

    /// 401 from a call that wants an API key.
    pub fn no_api_key() -> Self {
        Self::new(
            Code::InvalidToken,
            "send HTTP Basic authorization with the API key as user name and the API secret as password",
        )
        .with_header(header::WWW_AUTHENTICATE, "Basic realm=\"Openwink Open API\"")
    }

    /// 401 from a call that wants a link or session token.
    pub fn bad_token() -> Self {
        Self::new(
            Code::InvalidToken,
            "the token is missing, used, expired or revoked",
        )
    }

    /// 500, for what should never happen. `why` goes to the log.
    pub fn internal(why: &str) -> Self {
        tracing::error!(why, "internal error");
        Self::new(Code::ServerError, SERVER_ERROR)
    }

    pub fn with_header(mut self, name: header::HeaderName, value: &str) -> Self {
        self.header = HeaderValue::from_str(value).ok().map(|value| (name, value));
        self
    }

    pub fn code(&self) -> Code {
        self.code
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    /// Notes why it came to this, where that is our fault.
    pub fn log(&self) {
        if let (Some(cause), true) = (&self.cause, self.code.status().is_server_error()) {
            tracing::error!(%cause, "the request failed");
        }
    }
}

const SERVER_ERROR: &str = "something went wrong here; the request id finds it in the server's log";

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let (code, message) = match &error {
            StoreError::Erased(_) => (
                Code::MissingResource,
                "the user, account or archive is gone, and its data erased",
            ),
            StoreError::Stale => (
                Code::ServerUnavailable,
                "this has just been changed by another request; try again",
            ),
            error if error.is_unavailable() => {
                (Code::ServerUnavailable, "the database does not answer; try again")
            }
            _ => (Code::ServerError, SERVER_ERROR),
        };
        Self {
            cause: Some(Box::new(error)),
            ..Self::new(code, message)
        }
    }
}

impl Retry for Problem {
    fn is_retryable(&self) -> bool {
        self.cause.as_ref().is_some_and(|cause| cause.is_retryable())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let mut response = envelope::respond(self.code, &self.message, &envelope::Nothing {});
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// Errors are documented once for all operations, not by each; see [`crate::openapi`].
impl aide::OperationOutput for Problem {
    type Inner = Self;
}
