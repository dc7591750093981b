//! What every handler shares.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use openwink_model::{Ambient, Mode, ids::TenantId};
use openwink_providers::{Catalogue, Catalogues};
use openwink_store::{Cursors, MailLimits, Store};
use openwink_vault::Vault;
use openwink_webhooks::NetworkPolicy;

use crate::{
    accesses::Ledger,
    extract::KeyCache,
    middleware::{Net, RateLimit},
    portal::PasswordCost,
    requests::RequestLog,
};

/// What an operator may choose about the portal.
#[derive(Debug, Clone)]
pub struct PortalSettings {
    /// Whether strangers may make an organisation.
    pub sign_up: bool,
    /// After how long without use a session ends.
    pub session_idle: Duration,
    /// After how long it ends in any case.
    pub session_lifetime: Duration,
    pub passwords: PasswordCost,
}

impl Default for PortalSettings {
    fn default() -> Self {
        Self {
            sign_up: true,
            session_idle: Duration::from_secs(8 * 3600),
            session_lifetime: Duration::from_secs(7 * 24 * 3600),
            passwords: PasswordCost::default(),
        }
    }
}

/// What an operator may choose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address under which browsers and tenants reach this server, without a slash at the end.
    pub public_url: String,
    /// Requests a second and client address that the Open API answers; 0 for no limit.
    pub rate_limit: u32,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Net>,
    /// How long a link token may wait to be used.
    pub link_token_lifetime: Duration,
    /// How long the widget's session lives.
    pub link_session_lifetime: Duration,
    /// How long the address of an archive's file works.
    pub file_url_lifetime: Duration,
    /// After how many days records are erased where no sync keeps them; nought for never.
    pub retention_days: u32,
    /// The same of tenants that have a time of their own.
    pub retention_by_tenant: BTreeMap<TenantId, u32>,
    /// Where the sandbox's webhooks may go.
    pub sandbox_network: NetworkPolicy,
    /// How long a key's secret is believed without looking it up again; at most 5 s, since a revoked key works that
    /// much longer.
    pub key_cache: Duration,
    /// What tenants that signed up may have mailed until they are granted production.
    pub mail_limits: MailLimits,
    pub portal: PortalSettings,
}

impl Settings {
    /// After how many days a tenant's records are erased where no sync keeps them.
    pub fn retention_days_of(&self, tenant: &TenantId) -> u32 {
        self.retention_by_tenant
            .get(tenant)
            .copied()
            .unwrap_or(self.retention_days)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".into(),
            rate_limit: 20,
            trusted_proxies: Vec::new(),
            link_token_lifetime: Duration::from_secs(300 * 60),
            link_session_lifetime: Duration::from_secs(120 * 60),
            file_url_lifetime: Duration::from_secs(15 * 60),
            retention_days: 60,
            retention_by_tenant: BTreeMap::new(),
            sandbox_network: NetworkPolicy::AllowLoopback,
            key_cache: Duration::from_secs(3),
            mail_limits: MailLimits::default(),
            portal: PortalSettings::default(),
        }
    }
}

/// The shared state. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: Store,
    catalogues: Catalogues,
    settings: Settings,
    keys: KeyCache,
    rate_limit: RateLimit,
    requests: RequestLog,
    accesses: Ledger,
}

impl AppState {
    pub fn new(store: Store, catalogues: Catalogues, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            keys: KeyCache::new(settings.key_cache),
            rate_limit: RateLimit::new(settings.rate_limit),
            requests: RequestLog::default(),
            accesses: Ledger::default(),
            store,
            catalogues,
            settings,
        }))
    }

    pub fn ambient(&self) -> &Ambient {
        self.0.store.ambient()
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub fn vault(&self) -> &Vault {
        self.0.store.vault()
    }

    /// The providers of a mode.
    pub fn catalogue(&self, mode: Mode) -> &Arc<Catalogue> {
        self.0.catalogues.of(mode)
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub fn cursors(&self) -> &Cursors {
        self.0.store.cursors()
    }

    pub fn keys(&self) -> &KeyCache {
        &self.0.keys
    }

    /// What was asked of the Open API; see [`RequestLog::run`].
    pub fn requests(&self) -> &RequestLog {
        &self.0.requests
    }

    /// Who read whose data; see [`Ledger::run`].
    pub fn accesses(&self) -> &Ledger {
        &self.0.accesses
    }

    pub fn rate_limit(&self) -> &RateLimit {
        &self.0.rate_limit
    }
}
