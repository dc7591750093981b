//! A webhook receiver on a loopback port. It keeps what arrives, and answers as the test wants.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header::LOCATION},
    response::{IntoResponse, Response},
};
use tokio::{net::TcpListener, sync::Notify, task::AbortHandle};

/// How long a test waits for what should arrive at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request, in the order of arrival.
#[derive(Debug, Clone)]
pub struct Received {
    pub path: String,
    pub headers: HeaderMap,
    /// As it came: what the signature was made over.
    pub body: Bytes,
    /// What it was answered with.
    pub answered: StatusCode,
}

impl Received {
    /// A header's text, or an empty one.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }
}

#[derive(Default)]
struct Behaviour {
    received: Vec<Received>,
    failures: usize,
    delay: Duration,
    redirect: Option<String>,
}

#[derive(Clone, Default)]
struct Shared {
    behaviour: Arc<Mutex<Behaviour>>,
    arrived: Arc<Notify>,
}

impl Shared {
    fn behaviour(&self) -> MutexGuard<'_, Behaviour> {
        self.behaviour.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub struct Receiver {
    address: SocketAddr,
    shared: Shared,
    server: AbortHandle,
}

impl Receiver {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port's address");
        let shared = Shared::default();
        let app = Router::new().fallback(receive).with_state(shared.clone());
        let server = tokio::spawn(async move { axum::serve(listener, app).await }).abort_handle();
        Self {
            address,
            shared,
            server,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}/webhook", self.address)
    }

    /// Answers the next so many requests with 500.
    pub fn fail(&self, times: usize) {
        self.shared.behaviour().failures = times;
    }

    /// Waits before each answer from now on.
    pub fn answer_after(&self, delay: Duration) {
        self.shared.behaviour().delay = delay;
    }

    /// Answers every request with a redirect from now on.
    pub fn redirect_to(&self, url: &str) {
        self.shared.behaviour().redirect = Some(url.into());
    }

    pub fn received(&self) -> Vec<Received> {
        self.shared.behaviour().received.clone()
    }

    /// What has arrived once so many requests have.
    pub async fn wait_for(&self, count: usize) -> Vec<Received> {
        let enough = async {
            loop {
                let arrived = self.shared.arrived.notified();
                let received = self.received();
                if received.len() >= count {
                    return received;
                }
                arrived.await;
            }
        };
        match tokio::time::timeout(PATIENCE, enough).await {
            Ok(received) => received,
            Err(_) => panic!("{} of {count} requests arrived", self.received().len()),
        }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn receive(State(shared): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let (answer, delay) = {
        let mut behaviour = shared.behaviour();
        let answer = if behaviour.failures > 0 {
            behaviour.failures -= 1;
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        } else if let Some(url) = &behaviour.redirect {
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, url.clone())]).into_response()
        } else {
            StatusCode::OK.into_response()
        };
        behaviour.received.push(Received {
            path: uri.path().to_owned(),
            headers,
            body,
            answered: answer.status(),
        });
        (answer, behaviour.delay)
    };
    shared.arrived.notify_waiters();
    tokio::time::sleep(delay).await;
    answer
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
    };

    use super::*;

    async fn post(receiver: &Receiver, body: &str) -> String {
        let mut stream = TcpStream::connect(receiver.address).await.expect("a connection");
        let length = body.len();
        let request = format!(
            "POST /webhook HTTP/1.1\r\nhost: test\r\nx-number: 7\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        answer
    }

    #[tokio::test]
    async fn it_keeps_what_arrives_and_answers_as_told() {
        let receiver = Receiver::start().await;
        receiver.fail(1);
        assert!(post(&receiver, "{\"at\": 1}").await.starts_with("HTTP/1.1 500"));
        assert!(post(&receiver, "{\"at\": 2}").await.starts_with("HTTP/1.1 200"));
        receiver.redirect_to("http://127.0.0.1:1/");
        assert!(
            post(&receiver, "{\"at\": 3}")
                .await
                .contains("location: http://127.0.0.1:1/")
        );
        let received = receiver.wait_for(3).await;
        let order: Vec<i64> = received
            .iter()
            .filter_map(|one| one.json()["at"].as_i64())
            .collect();
        assert_eq!(order, [1, 2, 3]);
        assert_eq!(
            (received[0].header("x-number"), received[0].path.as_str()),
            ("7", "/webhook")
        );
        assert_eq!(received[0].answered, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(receiver.url().ends_with("/webhook"));
    }
}
