//! Prometheus metrics, on a listener of their own: whoever may read them need not reach the API, and the other way
//! round. What is measured is measured where it happens; here are only the process's own figures and the answer.

use std::{fs, time::Duration};

use axum::{Router, http::header, routing::get};
use metrics::{Unit, describe_gauge, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use openwink_model::Ambient;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::failure::{Failure, Outcome};

/// Seconds, from a cached read to a provider that takes its time.
const BUCKETS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];
/// Recorded values are folded into their buckets this often where nobody reads them.
const UPKEEP: Duration = Duration::from_secs(10);

/// Begins to measure. Without it every measurement is a no-op.
pub fn install(ambient: &Ambient) -> Outcome<PrometheusHandle> {
    let failed =
        |error: &(dyn std::error::Error + 'static)| Failure::new("metrics cannot be kept").because(error);
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), BUCKETS)
        .map_err(|error| failed(&error))?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| failed(&error))?;
    describe_gauge!("process_resident_memory_bytes", Unit::Bytes, "Memory in use.");
    describe_gauge!("process_open_fds", "Open files and sockets.");
    describe_gauge!(
        "process_start_time_seconds",
        Unit::Seconds,
        "When the process started (Unix time)."
    );
    describe_gauge!("openwink_build_info", "Always 1; the version is its label.");
    gauge!("process_start_time_seconds").set(ambient.now().micros() as f64 / 1e6);
    gauge!("openwink_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    Ok(handle)
}

/// Answers `GET /metrics` until told to stop.
pub async fn serve(listener: TcpListener, handle: PrometheusHandle, stop: CancellationToken) {
    let upkeep = tokio::spawn({
        let handle = handle.clone();
        async move {
            loop {
                tokio::time::sleep(UPKEEP).await;
                handle.run_upkeep();
            }
        }
    });
    let answer = move || async move {
        measure_process();
        let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
        (kind, handle.render())
    };
    let router = Router::new().route("/metrics", get(answer));
    let served = axum::serve(listener, router)
        .with_graceful_shutdown(stop.cancelled_owned())
        .await;
    if let Err(error) = served {
        tracing::error!(%error, "metrics are no longer served");
    }
    upkeep.abort();
}

fn measure_process() {
    if let Some(bytes) = resident_memory() {
        gauge!("process_resident_memory_bytes").set(bytes as f64);
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(open.count() as f64);
    }
}

/// As Linux tells it; elsewhere there is no such file, and no figure.
fn resident_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn memory_is_measured() {
        let bytes = super::resident_memory().unwrap();
        assert!((1 << 20..1 << 33).contains(&bytes), "{bytes}");
    }
}
