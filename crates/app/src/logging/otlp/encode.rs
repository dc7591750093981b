//! A span as OTLP's JSON has it.

use std::fmt;

use openwink_model::DateTime;
use serde_json::{Value, json};
use tracing::field::{Field, Visit};

/// OTLP's numbers: a span within the process, one that answers a request, and one that went wrong.
const KIND_INTERNAL: u8 = 1;
const KIND_SERVER: u8 = 2;
const STATUS_ERROR: u8 = 2;

pub struct Span {
    pub trace: [u8; 16],
    pub id: [u8; 8],
    pub parent: Option<[u8; 8]>,
    pub begun: DateTime,
    pub attributes: Attributes,
    pub moments: Vec<Moment>,
    pub failed: bool,
}

/// Something that was logged while the span was open.
pub struct Moment {
    pub at: DateTime,
    pub attributes: Attributes,
}

impl Span {
    pub fn encode(self, name: &str, ended: DateTime) -> Value {
        let kind = if name == "request" {
            KIND_SERVER
        } else {
            KIND_INTERNAL
        };
        let mut span = json!({
            "traceId": hex::encode(self.trace),
            "spanId": hex::encode(self.id),
            "name": name,
            "kind": kind,
            "startTimeUnixNano": nanos(self.begun),
            "endTimeUnixNano": nanos(ended),
            "attributes": self.attributes.list,
            "events": self.moments.into_iter().map(Moment::encode).collect::<Vec<_>>(),
        });
        if let Some(parent) = self.parent {
            span["parentSpanId"] = hex::encode(parent).into();
        }
        if self.failed {
            span["status"] = json!({ "code": STATUS_ERROR });
        }
        span
    }
}

impl Moment {
    fn encode(self) -> Value {
        json!({
            "timeUnixNano": nanos(self.at),
            "name": self.attributes.message,
            "attributes": self.attributes.list,
        })
    }
}

/// 64-bit numbers are strings in JSON, or they lose their last digits.
fn nanos(time: DateTime) -> String {
    format!("{}000", time.micros())
}

/// The fields of a span or an event.
#[derive(Default)]
pub struct Attributes {
    message: String,
    list: Vec<Value>,
}

impl Attributes {
    fn add(&mut self, field: &Field, value: Value) {
        self.list.push(json!({ "key": field.name(), "value": value }));
    }
}

impl Visit for Attributes {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        if field.name() == "message" {
            self.message = text;
        } else {
            self.add(field, json!({ "stringValue": text }));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, json!({ "stringValue": value }));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.add(field, json!({ "boolValue": value }));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.add(field, json!({ "intValue": value.to_string() }));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.add(field, json!({ "intValue": value.to_string() }));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.add(field, json!({ "doubleValue": value }));
    }
}

/// Spans as one request to the collector.
pub fn request(spans: Vec<Value>) -> Value {
    json!({
        "resourceSpans": [{
            "resource": { "attributes": [
                { "key": "service.name", "value": { "stringValue": "openwink" } },
                { "key": "service.version", "value": { "stringValue": env!("CARGO_PKG_VERSION") } },
            ] },
            "scopeSpans": [{ "scope": { "name": "openwink" }, "spans": spans }],
        }],
    })
}
