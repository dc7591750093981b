//! The request log: what a tenant's engineers see of their own calls.
//!
//! A call costs a lock and a push. What was noted is masked and written by a task of its own, about every second and many
//! calls at once; where there are more than that task may write, the log leaves calls out, which a metric counts. The
//! counts by day, which the usage page shows, leave none out.

mod mask;
#[cfg(test)]
mod tests;

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::http::{Method, Uri};
use openwink_model::{
    DateTime, Mode,
    ids::{ApiKeyId, TenantId},
    mode::Scope,
};
use openwink_store::{Counted, DayCount, LoggedRequest, Store, StoreError};
use serde_json::Value;
use uuid::Uuid;

use crate::problem::Code;

pub use mask::body as mask_body;

/// How often what was noted is written.
const EVERY: Duration = Duration::from_secs(1);
/// Calls that wait to be written; at this rate the log leaves calls out.
const MOST: usize = 1000;
/// How often a key's last use is written.
const TOUCHED: Duration = Duration::from_secs(60);

/// A call that was answered, as it came.
#[derive(Debug)]
pub struct Call {
    pub id: Uuid,
    pub at: DateTime,
    pub scope: Scope,
    pub api_key: ApiKeyId,
    pub method: Method,
    pub route: String,
    pub uri: Uri,
    pub status: u16,
    pub micros: u64,
    pub code: Option<Code>,
    pub message: Option<String>,
    pub body: Option<Value>,
    /// Whether it was answered with records.
    pub read: bool,
}

type Counts = HashMap<(TenantId, Mode, i64, Counted), u64>;

#[derive(Default)]
struct Noted {
    calls: Vec<Call>,
    counts: Counts,
    used: HashMap<ApiKeyId, DateTime>,
    /// When each key's last use was written.
    touched: HashMap<ApiKeyId, DateTime>,
    /// When records were first read with a key, where that is still to be written.
    read: HashMap<ApiKeyId, DateTime>,
    /// The keys of which it was written.
    readers: HashSet<ApiKeyId>,
}

#[derive(Default)]
pub struct RequestLog(Mutex<Noted>);

/// What is counted for a status.
fn counted(status: u16) -> Counted {
    match status {
        400..=499 => Counted::CallsRefused,
        500.. => Counted::CallsFailed,
        _ => Counted::CallsGood,
    }
}

fn day(at: DateTime) -> i64 {
    at.micros().div_euclid(86_400_000_000)
}

impl RequestLog {
    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn note(&self, call: Call) {
        let mut noted = self.noted();
        let key = (
            call.scope.tenant().clone(),
            call.scope.mode(),
            day(call.at),
            counted(call.status),
        );
        *noted.counts.entry(key).or_default() += 1;
        noted.used.insert(call.api_key, call.at);
        if call.read && !noted.readers.contains(&call.api_key) {
            noted.read.entry(call.api_key).or_insert(call.at);
        }
        if noted.calls.len() < MOST {
            noted.calls.push(call);
        } else {
            drop(noted);
            metrics::counter!("openwink_request_log_dropped_total").increment(1);
        }
    }

    /// Writes what has been noted.
    pub async fn write(&self, store: &Store) -> Result<(), StoreError> {
        let (calls, counts, used, read) = {
            let mut noted = self.noted();
            if noted.counts.is_empty() {
                return Ok(());
            }
            let used: Vec<(ApiKeyId, DateTime)> = std::mem::take(&mut noted.used)
                .into_iter()
                .filter(|(key, at)| {
                    let last = noted.touched.get(key);
                    last.is_none_or(|last| at.since(*last) >= TOUCHED)
                })
                .collect();
            for (key, at) in &used {
                noted.touched.insert(*key, *at);
            }
            (
                std::mem::take(&mut noted.calls),
                std::mem::take(&mut noted.counts),
                used,
                std::mem::take(&mut noted.read),
            )
        };
        let rows: Vec<LoggedRequest> = calls.into_iter().map(masked).collect();
        let days: Vec<DayCount> = counts
            .iter()
            .map(|((tenant, mode, day, what), count)| DayCount {
                tenant: tenant.clone(),
                mode: *mode,
                day: *day,
                what: what.to_string(),
                count: *count,
            })
            .collect();
        let first_reads: Vec<(ApiKeyId, DateTime)> = read.iter().map(|(key, at)| (*key, *at)).collect();
        let (rows, days, used, first_reads) = (&rows, &days, &used, &first_reads);
        let written = store
            .write(|tx| async move {
                store.log_requests(&tx, rows).await?;
                store.count_requests(&tx, days).await?;
                store.touch_api_keys(&tx, used).await?;
                store.note_first_reads(&tx, first_reads).await
            })
            .await;
        let mut noted = self.noted();
        if written.is_err() {
            // The lines are lost; the counts and what is noted once wait for the next time
            metrics::counter!("openwink_request_log_dropped_total").increment(rows.len() as u64);
            for (key, count) in counts {
                *noted.counts.entry(key).or_default() += count;
            }
            for (key, at) in read {
                noted.read.insert(key, at);
            }
        } else {
            noted.readers.extend(read.into_keys());
        }
        drop(noted);
        written
    }

    /// Writes every second until told to stop, and once more then.
    pub async fn run(&self, store: &Store, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let stopped = tokio::select! {
                () = &mut stop => true,
                () = tokio::time::sleep(EVERY) => false,
            };
            if let Err(error) = self.write(store).await {
                tracing::warn!(%error, "the request log could not be written");
            }
            if stopped {
                return;
            }
        }
    }
}

fn masked(call: Call) -> LoggedRequest {
    LoggedRequest {
        id: call.id,
        scope: call.scope,
        api_key: call.api_key,
        method: call.method.to_string(),
        target: mask::target(&call.route, &call.uri),
        route: call.route,
        status: call.status,
        micros: call.micros,
        code: call.code.map_or("", Code::as_str).to_owned(),
        message: call.message.map(|message| mask::message(&message)),
        body: call.body.map(|body| body.to_string()),
    }
}
