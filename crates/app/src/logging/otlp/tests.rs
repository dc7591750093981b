use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::mpsc,
    thread,
};

use tracing_subscriber::layer::SubscriberExt;

use super::*;

/// A collector that answers one request and hands its body on.
fn collector() -> (Url, mpsc::Receiver<serde_json::Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap())
        .parse()
        .unwrap();
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
        let body = loop {
            let n = stream.read(&mut part).unwrap();
            bytes.extend_from_slice(&part[..n]);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            assert!(head.starts_with("POST /v1/traces "), "{head}");
            if let Ok(body) = serde_json::from_str(body) {
                break body;
            }
        };
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
            .unwrap();
        send.send(body).unwrap();
    });
    (url, receive)
}

#[tokio::test]
async fn spans_arrive_at_the_collector() {
    let (url, received) = collector();
    let (layer, exporter) = start(&url, 100, Ambient::system()).unwrap();
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
        let outer = tracing::info_span!("request", request_id = "r-1", status = tracing::field::Empty);
        outer.in_scope(|| {
            tracing::info_span!("query", rows = 3).in_scope(|| tracing::error!(tries = 2_u64, "lost"));
            outer.record("status", 200);
        });
    });
    exporter.shutdown().await;

    let body = received.recv().unwrap();
    let spans = body["resourceSpans"][0]["scopeSpans"][0]["spans"]
        .as_array()
        .unwrap()
        .clone();
    let [inner, outer] = &spans[..] else {
        panic!("{spans:?}")
    };
    assert_eq!(outer["name"], "request");
    assert_eq!(outer["kind"], 2);
    assert_eq!(outer["attributes"][1]["value"]["intValue"], "200");
    assert!(outer["status"].is_null());
    assert_eq!(inner["traceId"], outer["traceId"]);
    assert_eq!(inner["parentSpanId"], outer["spanId"]);
    assert_eq!(inner["status"]["code"], 2);
    assert_eq!(inner["events"][0]["name"], "lost");
    assert_eq!(inner["events"][0]["attributes"][0]["key"], "tries");
}

#[tokio::test]
async fn a_trace_is_kept_whole_or_not_at_all() {
    let (url, _received) = collector();
    let (layer, exporter) = start(&url, 0, Ambient::system()).unwrap();
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
        tracing::info_span!("request").in_scope(|| tracing::info_span!("query").in_scope(|| {}));
    });
    assert!(exporter.queue().is_empty());
}
