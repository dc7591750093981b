//! Delivering webhooks: their signature, when to try again, and a sender that cannot reach inside the network.
//!
//! Tenants choose where webhooks go, so this is the one place that sends requests to addresses that others chose; who
//! needs such a request sends it from here. No store may enter: what is due, and what came of it, the jobs know.

pub mod address;
mod outcome;
mod resolver;
mod schedule;
mod sender;
mod signature;
mod url;

pub use outcome::{FailureReason, Outcome, Verdict};
pub use reqwest::Url;
pub use schedule::{BadSchedule, RetrySchedule};
pub use sender::{Sender, SenderError};
pub use signature::{SIGNATURE_HEADER, sign};
pub use url::{NetworkPolicy, UrlRefusal, check_url};
