//! A webhook receiver that answers 200 at once and writes down when what came.

use std::{
    collections::HashMap,
    fmt::Write as _,
    fs,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::State, http::StatusCode};
use openwink_model::{Ambient, DateTime};
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::Outcome;

/// No event for so long: what was asked for does not come any more.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(clap::Args)]
pub struct Args {
    #[arg(long)]
    listen: String,
    /// Events to wait for
    #[arg(long, conflicts_with = "until")]
    count: Option<usize>,
    /// Ends, instead, once this file is there
    #[arg(long)]
    until: Option<PathBuf>,
    /// Where to write `name value` lines
    #[arg(long)]
    to: PathBuf,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    id: String,
    created_at: DateTime,
}

struct Arrival {
    at: Instant,
    after: Duration,
}

struct Shared {
    ambient: Ambient,
    arrivals: Mutex<HashMap<String, Arrival>>,
}

async fn receive(State(shared): State<Arc<Shared>>, body: Bytes) -> StatusCode {
    let Ok(event) = serde_json::from_slice::<Event>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    let arrival = Arrival {
        at: Instant::now(),
        after: shared.ambient.now().since(event.created_at),
    };
    let mut arrivals = shared.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
    // Delivered at least once: the first time counts
    arrivals.entry(event.id).or_insert(arrival);
    StatusCode::OK
}

pub async fn run(args: &Args) -> Outcome {
    let shared = Arc::new(Shared {
        ambient: Ambient::system(),
        arrivals: Mutex::default(),
    });
    let app = Router::new().fallback(receive).with_state(shared.clone());
    let listener = TcpListener::bind(&args.listen).await?;
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true)));
    let server = tokio::spawn(async move { axum::serve(listener, app).await });

    let (mut seen, mut since) = (0, Instant::now());
    loop {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let arrived = shared
            .arrivals
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len();
        if arrived > seen {
            (seen, since) = (arrived, Instant::now());
        }
        let enough = match (args.count, &args.until) {
            (Some(count), _) => arrived >= count,
            (None, Some(path)) => path.exists(),
            (None, None) => false,
        };
        if enough || since.elapsed() > PATIENCE {
            break;
        }
    }
    server.abort();
    fs::write(&args.to, summary(&shared)?)?;
    Ok(())
}

fn summary(shared: &Shared) -> Result<String, std::fmt::Error> {
    let arrivals = shared.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
    let mut waits: Vec<Duration> = arrivals.values().map(|arrival| arrival.after).collect();
    waits.sort_unstable();
    let first = arrivals.values().map(|arrival| arrival.at).min();
    let last = arrivals.values().map(|arrival| arrival.at).max();
    let seconds = first
        .zip(last)
        .map_or(0.0, |(first, last)| (last - first).as_secs_f64());
    let percentile = |part: usize| {
        waits
            .get(waits.len().saturating_sub(1) * part / 100)
            .copied()
            .unwrap_or_default()
    };
    let mut text = String::new();
    writeln!(text, "events {}", waits.len())?;
    writeln!(text, "rps {:.0}", waits.len() as f64 / seconds.max(0.001))?;
    writeln!(text, "p50 {:.3}", percentile(50).as_secs_f64() * 1000.0)?;
    writeln!(text, "p99 {:.3}", percentile(99).as_secs_f64() * 1000.0)?;
    Ok(text)
}
