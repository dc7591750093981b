//! Logs to standard error, as text or JSON, and traces to a collector where one is configured.
//!
//! No personal data may enter either: what is logged is said where it is logged, and nothing here adds request bodies,
//! headers, addresses or query strings.

mod otlp;

use std::{io, panic};

use openwink_model::Ambient;
use tracing_subscriber::{
    Layer, Registry,
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::{
    config::{LogFormat, Settings},
    failure::{Failure, Outcome},
    say,
};

/// Sends what is left of the traces when the process ends.
pub struct Logging {
    exporter: Option<otlp::Exporter>,
}

impl Logging {
    /// Must be called inside the runtime, which the exporter works on.
    pub fn start(settings: &Settings, ambient: &Ambient) -> Outcome<Self> {
        let (traces, exporter) = match &settings.otlp_endpoint {
            Some(endpoint) => {
                let percent = settings.otlp_sample_percent.get();
                let (layer, exporter) = otlp::start(&endpoint.0, percent, ambient.clone())
                    .map_err(|error| Failure::new("traces cannot be sent").because(&error))?;
                // Our own spans; those of libraries would multiply them and say little
                let ours = Targets::new().with_target("openwink", LevelFilter::INFO);
                (Some(layer.with_filter(ours)), Some(exporter))
            }
            None => (None, None),
        };
        // A second call in one process, as in tests, keeps the first
        let _ = tracing_subscriber::registry()
            .with(lines(settings))
            .with(traces)
            .try_init();
        panic::set_hook(Box::new(log_panic));
        Ok(Self { exporter })
    }

    pub async fn shutdown(self) {
        if let Some(exporter) = self.exporter {
            exporter.shutdown().await;
        }
    }
}

type Lines = Box<dyn Layer<Registry> + Send + Sync>;

fn lines(settings: &Settings) -> Lines {
    let filter = settings.log.0.clone();
    let lines = fmt::layer().with_writer(io::stderr);
    match settings.log_format {
        LogFormat::Text => lines
            .with_ansi(say::in_colour(&io::stderr()))
            .with_filter(filter)
            .boxed(),
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(true)
            .with_filter(filter)
            .boxed(),
    }
}

/// A panic is a bug of ours: its place is what finds it. A message that was made at run time may hold anything, so it
/// stays out of the log; a constant one does not.
fn log_panic(info: &panic::PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let message = info.payload().downcast_ref::<&'static str>().copied();
    tracing::error!(place, message, "panicked: please report this");
}
