//! Sends events, to where the policy allows.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use openwink_model::ids::EventId;
use reqwest::{Client, Response, header, redirect};

use crate::{FailureReason, NetworkPolicy, Outcome, SIGNATURE_HEADER, Verdict, check_url, resolver::Guard};

const USER_AGENT: &str = concat!("Openwink-Webhooks/", env!("CARGO_PKG_VERSION"));
const EVENT_HEADER: &str = "Openwink-Event-Id";

/// So much of an answer's body is read, that its connection may serve again; a longer one's is closed.
const MAX_BODY: usize = 4096;
/// So much of it is kept, for the tenant's engineers to see.
const KEPT: usize = 1024;
const BODY_WAIT: Duration = Duration::from_secs(1);

#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    #[error(
        "webhooks cannot be sent: the system's certificates do not load \
         (install the package ca-certificates, or set SSL_CERT_FILE)"
    )]
    Client(#[source] reqwest::Error),
}

/// Cheap to clone; the clones share their connections.
#[derive(Debug, Clone)]
pub struct Sender {
    // One per policy, and never one for both: a connection that one of them allowed is not the other's to use
    public: Client,
    allow_loopback: Client,
    timeout: Duration,
}

impl Sender {
    /// `timeout` is for a whole try: name, connection, and answer.
    pub fn new(timeout: Duration) -> Result<Self, SenderError> {
        // Fails where one is installed already, which then serves us too
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = |policy| client(policy, timeout).map_err(SenderError::Client);
        Ok(Self {
            public: client(NetworkPolicy::Public)?,
            allow_loopback: client(NetworkPolicy::AllowLoopback)?,
            timeout,
        })
    }

    /// Posts an event's body once. Whatever goes wrong is in the outcome.
    pub async fn send(
        &self,
        policy: NetworkPolicy,
        url: &str,
        event: EventId,
        signature: &str,
        body: Vec<u8>,
    ) -> Outcome {
        let started = Instant::now();
        let mut answer = Vec::new();
        let verdict = match self
            .attempt(policy, url, event, signature, body, &mut answer)
            .await
        {
            Ok(status @ 200..=299) => Verdict::Delivered { status },
            Ok(status) => Verdict::Failed {
                status: Some(status),
                reason: match status {
                    300..=399 => FailureReason::Redirect(status),
                    _ => FailureReason::Status(status),
                },
            },
            Err(reason) => Verdict::Failed { status: None, reason },
        };
        Outcome {
            verdict,
            duration: started.elapsed(),
            answer,
        }
    }

    async fn attempt(
        &self,
        policy: NetworkPolicy,
        url: &str,
        event: EventId,
        signature: &str,
        body: Vec<u8>,
        answer: &mut Vec<u8>,
    ) -> Result<u16, FailureReason> {
        // Again at every try: an address in the URL never comes to the resolver
        let url = check_url(url, policy)?;
        let client = match policy {
            NetworkPolicy::Public => &self.public,
            NetworkPolicy::AllowLoopback => &self.allow_loopback,
        };
        let request = client
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(SIGNATURE_HEADER, signature)
            .header(EVENT_HEADER, event.to_string())
            .body(body);
        let response = request
            .send()
            .await
            .map_err(|error| FailureReason::of(&error, self.timeout))?;
        let status = response.status().as_u16();
        // The status is the answer; how the body goes on does not change it
        let _ = tokio::time::timeout(BODY_WAIT, drain(response, answer)).await;
        Ok(status)
    }
}

async fn drain(mut response: Response, kept: &mut Vec<u8>) {
    let mut read = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        read += chunk.len();
        let room = KEPT.saturating_sub(kept.len());
        kept.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if read > MAX_BODY {
            break;
        }
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is the place that refuses addresses inside the network"
)]
fn client(policy: NetworkPolicy, timeout: Duration) -> Result<Client, reqwest::Error> {
    Client::builder()
        .dns_resolver(Arc::new(Guard(policy)))
        // A proxy would do the resolving, and a redirect would lead wherever the receiver likes
        .no_proxy()
        .redirect(redirect::Policy::none())
        .timeout(timeout)
        .user_agent(USER_AGENT)
        .referer(false)
        .http1_only()
        // As the hosted system spells them, for receivers that compare letter by letter
        .http1_title_case_headers()
        .pool_max_idle_per_host(8)
        .pool_idle_timeout(Duration::from_secs(60))
        .tcp_keepalive(Duration::from_secs(30))
        .build()
}
