//! OpenTelemetry traces, as OTLP in JSON over HTTP.
//!
//! Our own few lines instead of the OpenTelemetry libraries: those take a minute and a half to compile on two cores,
//! with a second HTTP and Protobuf stack, for what is here a list of spans and a POST.

mod encode;
mod export;

use openwink_model::Ambient;
use tracing::{Event, Id, Level, Subscriber, span};
use tracing_subscriber::{
    Layer,
    layer::Context,
    registry::{LookupSpan, SpanRef},
};
use url::Url;

use encode::{Attributes, Moment, Span};
pub use export::Exporter;

/// Events kept of one span; what goes on for longer says nothing new.
const MAX_EVENTS: usize = 64;

/// The layer that collects spans, and what sends them.
pub fn start(endpoint: &Url, percent: u32, ambient: Ambient) -> Result<(Traces, Exporter), reqwest::Error> {
    let exporter = Exporter::start(endpoint)?;
    let traces = Traces {
        ambient,
        percent,
        queue: exporter.queue(),
    };
    Ok((traces, exporter))
}

pub struct Traces {
    ambient: Ambient,
    percent: u32,
    queue: export::Queue,
}

impl Traces {
    /// Whether a trace is kept, by its id, so that every process decides alike.
    fn keeps(&self, trace: [u8; 16]) -> bool {
        u32::from(u16::from_be_bytes([trace[14], trace[15]])) * 100 < self.percent * 65_536
    }

    fn begin<S>(&self, parent: Option<&SpanRef<'_, S>>) -> Option<Span>
    where
        S: for<'a> LookupSpan<'a>,
    {
        let (trace, parent) = match parent {
            None => {
                let trace = self.ambient.bytes();
                if !self.keeps(trace) {
                    return None;
                }
                (trace, None)
            }
            Some(parent) => {
                let extensions = parent.extensions();
                let parent = extensions.get::<Span>()?;
                (parent.trace, Some(parent.id))
            }
        };
        Some(Span {
            trace,
            id: self.ambient.bytes(),
            parent,
            begun: self.ambient.now(),
            attributes: Attributes::default(),
            moments: Vec::new(),
            failed: false,
        })
    }
}

impl<S> Layer<S> for Traces
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn on_new_span(&self, attributes: &span::Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(mut begun) = self.begin(span.parent().as_ref()) {
            attributes.record(&mut begun.attributes);
            span.extensions_mut().insert(begun);
        }
    }

    fn on_record(&self, id: &Id, values: &span::Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(begun) = span.extensions_mut().get_mut::<Span>() {
            values.record(&mut begun.attributes);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let Some(span) = context.event_span(event) else {
            return;
        };
        let mut extensions = span.extensions_mut();
        let Some(begun) = extensions.get_mut::<Span>() else {
            return;
        };
        begun.failed |= *event.metadata().level() == Level::ERROR;
        if begun.moments.len() < MAX_EVENTS {
            let mut attributes = Attributes::default();
            event.record(&mut attributes);
            begun.moments.push(Moment {
                at: self.ambient.now(),
                attributes,
            });
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let begun = span.extensions_mut().remove::<Span>();
        if let Some(begun) = begun {
            self.queue.push(begun.encode(span.name(), self.ambient.now()));
        }
    }
}

#[cfg(test)]
mod tests;
