//! What came of a try.

use std::{error::Error, io, time::Duration};

use crate::{UrlRefusal, resolver::NoSuchHost};

/// What came of a try, and how long it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub verdict: Verdict,
    pub duration: Duration,
    /// The beginning of the answer's body.
    pub answer: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The receiver answered 2xx.
    Delivered { status: u16 },
    Failed {
        /// Where there was an answer.
        status: Option<u16>,
        reason: FailureReason,
    },
}

impl Outcome {
    pub fn delivered(&self) -> bool {
        matches!(self.verdict, Verdict::Delivered { .. })
    }

    pub fn status(&self) -> Option<u16> {
        match self.verdict {
            Verdict::Delivered { status } => Some(status),
            Verdict::Failed { status, .. } => status,
        }
    }

    pub fn reason(&self) -> Option<&FailureReason> {
        match &self.verdict {
            Verdict::Delivered { .. } => None,
            Verdict::Failed { reason, .. } => Some(reason),
        }
    }
}

/// Why a try failed, said to the tenant's developer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FailureReason {
    #[error("the receiver answered {0}; only 2xx counts as received")]
    Status(u16),
    #[error("the receiver answered with a redirect ({0}), which is not followed: enter the final URL")]
    Redirect(u16),
    #[error("no answer within {} s", .0.as_secs_f32())]
    Timeout(Duration),
    #[error("the receiver's name does not resolve")]
    UnknownHost,
    #[error("no connection to the receiver")]
    NoConnection,
    #[error("no secure connection to the receiver: {0}")]
    Tls(String),
    #[error("the connection ended before a whole answer had come")]
    BadAnswer,
    #[error(transparent)]
    Refused(#[from] UrlRefusal),
}

impl FailureReason {
    /// A short name that stays the same, for filters and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Status(_) => "STATUS",
            Self::Redirect(_) => "REDIRECT",
            Self::Timeout(_) => "TIMEOUT",
            Self::UnknownHost => "UNKNOWN_HOST",
            Self::NoConnection => "NO_CONNECTION",
            Self::Tls(_) => "TLS",
            Self::BadAnswer => "BAD_ANSWER",
            Self::Refused(_) => "REFUSED",
        }
    }

    pub(crate) fn of(error: &reqwest::Error, timeout: Duration) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(error) = cause {
            if let Some(refusal) = error.downcast_ref::<UrlRefusal>() {
                return Self::Refused(refusal.clone());
            }
            if error.is::<NoSuchHost>() {
                return Self::UnknownHost;
            }
            if let Some(error) = error.downcast_ref::<rustls::Error>() {
                return Self::Tls(error.to_string());
            }
            // An I/O error does not count what it wraps among its sources
            cause = match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
                Some(inner) => Some(inner),
                None => error.source(),
            };
        }
        if error.is_timeout() {
            Self::Timeout(timeout)
        } else if error.is_connect() {
            Self::NoConnection
        } else {
            Self::BadAnswer
        }
    }
}
