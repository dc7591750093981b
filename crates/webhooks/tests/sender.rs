//! The sender against real sockets.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use openwink_model::{Ambient, ids::EventId};
use openwink_webhooks::{FailureReason, NetworkPolicy, Outcome, Sender, UrlRefusal, Verdict, sign};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{body_string, header, method, path},
};

const TIMEOUT: Duration = Duration::from_secs(5);
const BODY: &str = r#"{"type":"TASK_STARTED"}"#;

fn event() -> EventId {
    Ambient::system().id()
}

async fn send(policy: NetworkPolicy, url: &str) -> Outcome {
    let sender = Sender::new(TIMEOUT).expect("a sender");
    sender
        .send(
            policy,
            url,
            event(),
            &sign(&"secret".into(), BODY.as_bytes()),
            BODY.into(),
        )
        .await
}

async fn send_here(url: &str) -> Outcome {
    send(NetworkPolicy::AllowLoopback, url).await
}

/// A server that reads a request and then does what it is told with the connection. Counts the connections.
async fn raw<F>(answer: impl Fn(TcpStream) -> F + Send + 'static) -> (String, Arc<AtomicUsize>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = connections.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(answer(stream));
        }
    });
    (url, connections)
}

async fn read_request(stream: &mut TcpStream) -> String {
    let mut request = String::new();
    let mut bytes = [0; 4096];
    while !request.ends_with(BODY) {
        match stream.read(&mut bytes).await {
            Ok(0) | Err(_) => break,
            Ok(read) => request.push_str(&String::from_utf8_lossy(&bytes[..read])),
        }
    }
    request
}

#[tokio::test]
async fn an_event_is_delivered_with_its_headers() {
    let server = MockServer::start().await;
    let event = event();
    let signature = sign(&"secret".into(), BODY.as_bytes());
    Mock::given(method("POST"))
        .and(path("/hooks"))
        .and(header("content-type", "application/json"))
        .and(header("smile-signature", signature.as_str()))
        .and(header("openwink-event-id", event.to_string().as_str()))
        .and(header(
            "user-agent",
            concat!("Openwink-Webhooks/", env!("CARGO_PKG_VERSION")),
        ))
        .and(body_string(BODY))
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&server)
        .await;
    let sender = Sender::new(TIMEOUT).unwrap();
    let url = format!("{}/hooks", server.uri());
    let outcome = sender
        .send(NetworkPolicy::AllowLoopback, &url, event, &signature, BODY.into())
        .await;
    assert_eq!(outcome.verdict, Verdict::Delivered { status: 204 });
    assert!(outcome.delivered() && outcome.reason().is_none() && outcome.duration < TIMEOUT);
}

#[tokio::test]
async fn the_signature_header_is_spelled_as_documented() {
    let (seen, mut see) = tokio::sync::mpsc::channel(1);
    let (url, _) = raw(move |mut stream| {
        let seen = seen.clone();
        async move {
            let _ = seen.send(read_request(&mut stream).await).await;
        }
    })
    .await;
    send_here(&url).await;
    assert!(see.recv().await.unwrap().contains("\r\nSmile-Signature: "));
}

#[tokio::test]
async fn an_answer_other_than_2xx_is_a_failure() {
    for status in [400, 404, 410, 429, 500, 503] {
        let server = MockServer::start().await;
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(status))
            .mount(&server)
            .await;
        let outcome = send_here(&server.uri()).await;
        assert_eq!(outcome.status(), Some(status));
        assert_eq!(outcome.reason(), Some(&FailureReason::Status(status)));
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = MockServer::start().await;
        let there =
            ResponseTemplate::new(status).insert_header("location", format!("{}/there", server.uri()));
        Mock::given(path("/"))
            .respond_with(there)
            .expect(1)
            .mount(&server)
            .await;
        Mock::given(path("/there"))
            .respond_with(ResponseTemplate::new(200))
            .expect(0)
            .mount(&server)
            .await;
        assert_eq!(
            send_here(&server.uri()).await.reason(),
            Some(&FailureReason::Redirect(status))
        );
    }
}

#[tokio::test]
async fn a_receiver_that_does_not_answer_times_out() {
    let server = MockServer::start().await;
    let late = ResponseTemplate::new(200).set_delay(Duration::from_secs(60));
    Mock::given(method("POST"))
        .respond_with(late)
        .mount(&server)
        .await;
    let timeout = Duration::from_millis(500);
    let sender = Sender::new(timeout).unwrap();
    let outcome = sender
        .send(
            NetworkPolicy::AllowLoopback,
            &server.uri(),
            event(),
            "",
            BODY.into(),
        )
        .await;
    assert_eq!(outcome.reason(), Some(&FailureReason::Timeout(timeout)));
    assert_eq!(outcome.reason().unwrap().to_string(), "no answer within 0.5 s");
    assert!(outcome.duration < Duration::from_secs(30));
}

#[tokio::test]
async fn a_body_that_never_ends_holds_nothing_up() {
    let (url, _) = raw(|mut stream| async move {
        read_request(&mut stream).await;
        let _ = stream
            .write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            .await;
        while stream.write_all(b"1\r\nx\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    let started = Instant::now();
    assert!(send_here(&url).await.delivered());
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn of_a_long_body_little_is_read() {
    let server = MockServer::start().await;
    let long = ResponseTemplate::new(200).set_body_bytes(vec![b'x'; 20 << 20]);
    Mock::given(method("POST"))
        .respond_with(long)
        .mount(&server)
        .await;
    assert!(send_here(&server.uri()).await.delivered());
}

#[tokio::test]
async fn a_connection_serves_again() {
    let (url, connections) = raw(|mut stream| async move {
        while read_request(&mut stream).await.ends_with(BODY) {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")
                .await;
        }
    })
    .await;
    let sender = Sender::new(TIMEOUT).unwrap();
    for _ in 0..5 {
        let outcome = sender
            .send(NetworkPolicy::AllowLoopback, &url, event(), "", BODY.into())
            .await;
        assert!(outcome.delivered(), "{outcome:?}");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 1);
    // The connection that is open is not the public policy's to use
    let outcome = sender
        .send(NetworkPolicy::Public, &url, event(), "", BODY.into())
        .await;
    assert_eq!(outcome.reason().unwrap().code(), "REFUSED");
}

#[tokio::test]
async fn a_receiver_that_hangs_up_or_talks_nonsense_is_told_apart() {
    let (url, _) = raw(|mut stream| async move {
        read_request(&mut stream).await;
    })
    .await;
    assert_eq!(send_here(&url).await.reason(), Some(&FailureReason::BadAnswer));
    let (url, _) = raw(|mut stream| async move {
        read_request(&mut stream).await;
        let _ = stream.write_all(b"220 mail.example.com ESMTP\r\n\r\n").await;
    })
    .await;
    assert_eq!(send_here(&url).await.reason(), Some(&FailureReason::BadAnswer));
}

#[tokio::test]
async fn no_connection_no_host_and_no_tls_are_told_apart() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let outcome = send_here(&format!("http://127.0.0.1:{port}/")).await;
    assert_eq!(outcome.reason(), Some(&FailureReason::NoConnection));

    let outcome = send_here("http://no-such-host.invalid/").await;
    assert_eq!(outcome.reason(), Some(&FailureReason::UnknownHost));

    let server = MockServer::start().await;
    let outcome = send_here(&server.uri().replace("http://", "https://")).await;
    assert!(
        matches!(outcome.reason(), Some(FailureReason::Tls(_))),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn nothing_inside_the_network_is_reached() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200))
        .expect(0)
        .mount(&server)
        .await;
    let port = server.address().port();
    for host in [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
    ] {
        let outcome = send(NetworkPolicy::Public, &format!("http://{host}:{port}/")).await;
        assert!(
            matches!(outcome.reason(), Some(FailureReason::Refused(_))),
            "{host}: {outcome:?}"
        );
        assert_eq!(outcome.status(), None);
    }
    for host in [
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00::1]",
    ] {
        let outcome = send_here(&format!("http://{host}:{port}/")).await;
        assert!(
            matches!(
                outcome.reason(),
                Some(FailureReason::Refused(UrlRefusal::Address(..)))
            ),
            "{host}"
        );
    }
}

#[tokio::test]
async fn a_name_of_this_machine_is_reached_where_allowed() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200))
        .mount(&server)
        .await;
    assert!(
        send_here(&format!("http://localhost:{}/", server.address().port()))
            .await
            .delivered()
    );
}
