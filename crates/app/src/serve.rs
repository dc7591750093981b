//! `openwink serve` and `openwink worker`: start, serve, stop.

use std::{
    collections::BTreeMap,
    io::ErrorKind,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Extension, Router, serve::ListenerExt};
use openwink_http::{AppState, link::Draining, pages::Demo};
use openwink_jobs::{Retention, Runner, SyncPlan};
use openwink_model::{Ambient, ids::TenantId};
use openwink_providers::Catalogues;
use openwink_store::{MailLimits, Store};
use openwink_webhooks::NetworkPolicy;
use tokio::{net::TcpListener, sync::watch};
use tokio_util::sync::CancellationToken;

use crate::{
    banner,
    config::{Address, Config, ProviderEvery, Settings, Switch, TenantDays, show},
    failure::{Failure, Outcome},
    keys,
    logging::Logging,
    mail, metrics, platform,
    portal::{self, SetUp},
    reader::{self, ProcessReader},
    sandbox::{self, Sandbox},
    say, stop,
};

/// What this process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub http: bool,
    pub jobs: bool,
}

pub async fn run(config: Config, parts: Parts) -> Outcome {
    let started = Instant::now();
    let Config {
        mut settings,
        sources,
    } = config;
    let stop = stop::on_signal()?;
    let ambient = Ambient::system();

    // First of all: whoever connects meanwhile waits in the kernel's queue instead of being refused
    let listener = match parts.http {
        true => {
            let (listener, port) = bind(&settings.listen, "listen").await?;
            settings.listen = settings.listen.on_port(port);
            Some(listener)
        }
        false => None,
    };
    let logging = Logging::start(&settings, &ambient)?;
    for stranger in sources.strangers() {
        tracing::warn!("{}", show::about_stranger(stranger));
    }
    // Before anything measures: what is recorded earlier is lost
    let admin = serve_metrics(&settings, &ambient, &stop).await?;

    let store = platform::open(&settings, &ambient).await?;
    let sandbox = sandbox::prepare(&settings, &store, &ambient).await?;
    let catalogues = Catalogues::load();
    let runner = match parts.jobs {
        true => Some(start_jobs(&settings, &store, &catalogues)?),
        false => {
            tokio::spawn(openwink_jobs::follow_clocks(store.clone(), stop.clone()));
            None
        }
    };
    let logged = CancellationToken::new();
    let mut log = None;
    let served = match listener {
        Some(listener) => {
            let setup = match &sandbox.scope {
                Some(scope) => {
                    portal::first_link(&settings, &store, scope.tenant(), sandbox.first_start).await?
                }
                None => SetUp::Done,
            };
            say::text(banner::render(&settings, &sandbox, &setup, started.elapsed()));
            if let SetUp::Link(link) = setup {
                portal::offer_to_open(link);
            }
            let state = state(&settings, &store, &catalogues);
            log = Some(tokio::spawn(keep_request_log(state.clone(), logged.clone())));
            let router = router(&settings, state, &sandbox);
            tokio::spawn(serve(listener, router, stop.clone()))
        }
        None => {
            say::line(format!("Openwink {} is ready to work", env!("CARGO_PKG_VERSION")));
            tokio::spawn(wait(stop.clone()))
        }
    };
    let millis = started.elapsed().as_millis() as u64;
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        millis,
        http = parts.http,
        jobs = parts.jobs,
        "started"
    );

    let keys = tokio::spawn(keys::keep_up(store.clone(), stop.clone()));
    let outcome = drain(served, runner, &stop, settings.drain_seconds.seconds()).await;
    // Only a master key that was replaced behind this process's back ends it before it is asked to
    let outcome = outcome.and(keys.await.unwrap_or(Ok(())));
    // The last requests have been answered
    logged.cancel();
    if let Some(log) = log {
        let _ = log.await;
    }
    if let Some(admin) = admin {
        admin.abort();
    }
    // A request that was cut off may still hold a connection
    let _ = tokio::time::timeout(Duration::from_secs(1), store.close()).await;
    tracing::info!("stopped");
    logging.shutdown().await;
    outcome
}

/// Serves until asked to stop, then lets what is under way finish, for so long and no longer.
async fn drain(
    mut served: tokio::task::JoinHandle<std::io::Result<()>>,
    runner: Option<Runner>,
    stop: &CancellationToken,
    limit: Duration,
) -> Outcome {
    tokio::select! {
        ended = &mut served => {
            // Only a listener that broke ends before it is asked to
            if !stop.is_cancelled() {
                let why = ended.map_err(std::io::Error::other).flatten().err();
                let failure = Failure::new("requests can no longer be served");
                return Err(match why {
                    Some(error) => failure.because(&error),
                    None => failure,
                });
            }
            served = tokio::spawn(async { Ok(()) });
        }
        () = stop.cancelled() => {}
    }
    tracing::info!(
        limit_seconds = limit.as_secs(),
        "stopping: finishing what is under way"
    );
    let begun = Instant::now();
    let requests = async {
        if tokio::time::timeout(limit, served).await.is_err() {
            tracing::warn!("some requests did not finish in time and were cut off");
        }
    };
    let jobs = async {
        if let Some(runner) = runner {
            runner.shutdown(limit).await;
        }
    };
    tokio::join!(requests, jobs);
    tracing::info!(
        millis = begun.elapsed().as_millis() as u64,
        "finished what was under way"
    );
    Ok(())
}

async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) -> std::io::Result<()> {
    // Answers are small: waiting to fill a packet would only delay them
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    // A widget that waits for its next view is answered at once, or it would hold up the stop
    let (draining, drains) = watch::channel(false);
    let stopping = stop.clone();
    tokio::spawn(async move {
        stopping.cancelled().await;
        let _ = draining.send(true);
    });
    let router = router.layer(Extension(Draining(drains)));
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(stop.cancelled_owned())
    .await
}

/// The request log, and the ledger of who read whose data.
async fn keep_request_log(state: AppState, stop: CancellationToken) {
    tokio::join!(
        state.requests().run(state.store(), stop.cancelled()),
        state.accesses().run(state.store(), stop.cancelled()),
    );
}

async fn wait(stop: CancellationToken) -> std::io::Result<()> {
    stop.cancelled().await;
    Ok(())
}

async fn serve_metrics(
    settings: &Settings,
    ambient: &Ambient,
    stop: &CancellationToken,
) -> Outcome<Option<tokio::task::JoinHandle<()>>> {
    let Some(address) = &settings.admin_listen else {
        return Ok(None);
    };
    let (listener, port) = bind(address, "admin_listen").await?;
    let handle = metrics::install(ambient)?;
    tracing::info!(address = %address.clone().on_port(port), "serving metrics at /metrics");
    Ok(Some(tokio::spawn(metrics::serve(listener, handle, stop.clone()))))
}

/// The listener, and the port it got.
async fn bind(address: &Address, setting: &str) -> Outcome<(TcpListener, u16)> {
    let failed = |error: std::io::Error| {
        let variable = format!("OPENWINK_{}", setting.to_ascii_uppercase());
        let advice = match error.kind() {
            ErrorKind::AddrInUse => format!(
                "Another program uses this port, perhaps an Openwink that still runs. Stop it, or choose another \
                 port: {variable}={}",
                address.clone().on_port(address.port().wrapping_add(1).max(1024))
            ),
            ErrorKind::PermissionDenied => format!(
                "Ports below 1024 are for root. Choose another, {variable}=127.0.0.1:8080, and let a proxy stand before it."
            ),
            ErrorKind::AddrNotAvailable => {
                format!(
                    "This machine has no such address. 0.0.0.0 means all that it has: {variable}=0.0.0.0:{}",
                    address.port()
                )
            }
            _ => format!("Is the address in {variable} right?"),
        };
        Failure::new(format!("cannot listen on {address}"))
            .because(&error)
            .advice(advice)
    };
    let listener = TcpListener::bind(address.to_string()).await.map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    Ok((listener, port))
}

fn start_jobs(settings: &Settings, store: &Store, catalogues: &Catalogues) -> Outcome<Runner> {
    let context = openwink_jobs::Context {
        store: store.clone(),
        catalogues: catalogues.clone(),
        options: Arc::new(openwink_jobs::Options {
            webhook_schedule: settings.webhook_waits.clone(),
            webhook_timeout: settings.webhook_timeout_seconds.seconds(),
            sandbox_network: sandbox_network(settings),
            concurrent_documents: settings.documents_at_once.get() as usize,
            sandbox_any_document: settings.sandbox_any_document == Switch::On,
            public_url: settings.public_url(),
            sync: SyncPlan {
                usually: settings.sync_every,
                by_provider: (settings.sync_every_by_provider.iter())
                    .map(|ProviderEvery(provider, every)| (provider.clone(), *every))
                    .collect(),
            },
            retention: Retention {
                days: settings.retention_days.get(),
                by_tenant: retention_by_tenant(settings),
                warning_days: settings.retention_warning_days.get(),
            },
            keep_deliveries: settings.keep_deliveries_days.days(),
            keep_requests: settings.keep_requests_days.days(),
            keep_accesses: settings.keep_accesses_days.days(),
            ..Default::default()
        }),
        reader: Arc::new(reader(settings)),
        post: mail::mailer(settings)?.map(|mailer| Arc::new(mailer) as Arc<dyn openwink_jobs::Post>),
    };
    if settings.reader_url.is_none() && !reader::has_models(&settings.models_dir) {
        tracing::warn!(
            folder = %settings.models_dir.display(),
            "the recognition models are not there: digital PDFs are read, pictures and scans are not; fetch them with \
             scripts/models.sh, or name their folder with OPENWINK_MODELS_DIR"
        );
    }
    Runner::start(context).map_err(|error| Failure::new("the background work cannot start").because(&error))
}

/// What reads documents, each archive in a process of its own.
pub fn reader(settings: &Settings) -> ProcessReader {
    ProcessReader::new(
        &settings.models_dir,
        settings.reader_url(),
        settings.document_memory_mb.get(),
        settings.document_seconds.seconds(),
    )
}

fn retention_by_tenant(settings: &Settings) -> BTreeMap<TenantId, u32> {
    let pairs = settings.retention_days_by_tenant.iter();
    pairs
        .map(|TenantDays(tenant, days)| (tenant.clone(), *days))
        .collect()
}

fn sandbox_network(settings: &Settings) -> NetworkPolicy {
    match settings.webhook_loopback {
        Switch::On => NetworkPolicy::AllowLoopback,
        Switch::Off => NetworkPolicy::Public,
    }
}

fn state(settings: &Settings, store: &Store, catalogues: &Catalogues) -> AppState {
    let settings = openwink_http::Settings {
        public_url: settings.public_url(),
        rate_limit: settings.rate_limit.get(),
        trusted_proxies: settings.trusted_proxies.clone(),
        link_token_lifetime: settings.link_token_minutes.minutes(),
        link_session_lifetime: settings.link_session_minutes.minutes(),
        file_url_lifetime: settings.file_url_minutes.minutes(),
        retention_days: settings.retention_days.get(),
        retention_by_tenant: retention_by_tenant(settings),
        sandbox_network: sandbox_network(settings),
        mail_limits: MailLimits {
            daily: settings.sandbox_mails_daily.get(),
            ..Default::default()
        },
        portal: openwink_http::PortalSettings {
            sign_up: settings.portal_sign_up == Switch::On,
            session_idle: settings.portal_idle_minutes.minutes(),
            session_lifetime: settings.portal_session_hours.hours(),
            ..Default::default()
        },
        ..Default::default()
    };
    AppState::new(store.clone(), catalogues.clone(), settings)
}

fn router(settings: &Settings, state: AppState, sandbox: &Sandbox) -> Router {
    let demo = match settings.demo {
        Switch::On => sandbox.scope.clone(),
        Switch::Off => None,
    };
    let router = openwink_http::router(state);
    match demo {
        Some(scope) => router.layer(Extension(Demo { scope })),
        None => router,
    }
}
