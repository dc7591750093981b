//! Sends spans in batches. A collector that is slow or away costs spans, never requests.

use std::time::Duration;

use serde_json::Value;
use tokio::{
    sync::mpsc,
    task::JoinHandle,
    time::{Instant, timeout, timeout_at},
};
use url::Url;

use super::encode;

const BATCH: usize = 256;
/// Spans that may wait to be sent: some seconds of a busy server, some megabytes.
const QUEUE: usize = 4096;
const WAIT: Duration = Duration::from_secs(2);
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long a stop waits for the last batch: a service manager waits for us meanwhile.
const FAREWELL: Duration = Duration::from_secs(3);

#[derive(Clone)]
pub struct Queue(mpsc::Sender<Option<Value>>);

impl Queue {
    pub fn push(&self, span: Value) {
        if self.0.try_send(Some(span)).is_err() {
            metrics::counter!("openwink_trace_spans_dropped_total").increment(1);
        }
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.0.capacity() == self.0.max_capacity()
    }
}

pub struct Exporter {
    queue: Queue,
    task: JoinHandle<()>,
}

impl Exporter {
    #[expect(
        clippy::disallowed_methods,
        reason = "the operator's own collector, inside the network as a rule: no tenant chooses this address"
    )]
    pub fn start(endpoint: &Url) -> Result<Self, reqwest::Error> {
        // TLS needs its cryptography named; where the webhooks have named it already, theirs stays
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        let address = format!("{}/v1/traces", endpoint.as_str().trim_end_matches('/'));
        let (send, receive) = mpsc::channel(QUEUE);
        Ok(Self {
            queue: Queue(send),
            task: tokio::spawn(work(client, address, receive)),
        })
    }

    pub fn queue(&self) -> Queue {
        self.queue.clone()
    }

    pub async fn shutdown(self) {
        // An empty message ends the work; the layer's own sender never goes away
        let _ = timeout(FAREWELL, async {
            let _ = self.queue.0.send(None).await;
            let _ = self.task.await;
        })
        .await;
    }
}

async fn work(client: reqwest::Client, address: String, mut queue: mpsc::Receiver<Option<Value>>) {
    let mut complained: Option<Instant> = None;
    while let Some(Some(first)) = queue.recv().await {
        let mut batch = vec![first];
        let until = Instant::now() + WAIT;
        let mut last = false;
        while batch.len() < BATCH && !last {
            match timeout_at(until, queue.recv()).await {
                Ok(Some(Some(span))) => batch.push(span),
                Ok(_) => last = true,
                Err(_elapsed) => break,
            }
        }
        let count = batch.len() as u64;
        if let Err(problem) = send(&client, &address, batch).await {
            metrics::counter!("openwink_trace_spans_dropped_total").increment(count);
            // Once a minute is enough to notice
            if complained.is_none_or(|at| at.elapsed() > Duration::from_secs(60)) {
                tracing::warn!(problem, "the OpenTelemetry collector does not take traces");
                complained = Some(Instant::now());
            }
        }
        if last {
            return;
        }
    }
}

async fn send(client: &reqwest::Client, address: &str, spans: Vec<Value>) -> Result<(), String> {
    let request = client
        .post(address)
        .header("content-type", "application/json")
        .body(encode::request(spans).to_string());
    let answer = request
        .send()
        .await
        .map_err(|error| error.without_url().to_string())?;
    match answer.status() {
        status if status.is_success() => Ok(()),
        status => Err(format!("it answered {status}")),
    }
}
