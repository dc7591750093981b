//! The list of settings: one line each.

use std::path::{Path, PathBuf};

use openwink_http::middleware::Net;
use openwink_jobs::Every;
use openwink_webhooks::RetrySchedule;

use super::{
    problem::{BadSettings, Problem},
    sources::Sources,
    values::{
        Address, ApiKey, ApiSecret, BaseUrl, DatabaseUrl, Host, HttpUrl, LogFilter, LogFormat, MailFrom,
        ProviderEvery, Secret, SmtpTls, Switch, Synchronous, TenantDays, Value, Whole,
    },
};

/// One setting, as far as it can be told without its type.
pub struct Key {
    pub name: &'static str,
    pub expects: &'static str,
    pub secret: bool,
    check: fn(&str) -> bool,
}

macro_rules! settings {
    ($( $name:ident : $type:ty, $(#$secret:ident)? $expects:literal; )+) => {
        /// Every setting, with its type.
        #[derive(Debug, Clone)]
        pub struct Settings {
            $( pub $name: $type, )+
        }

        /// In the order of the default file.
        pub const KEYS: &[Key] = &[
            $( Key {
                name: stringify!($name),
                expects: $expects,
                secret: settings!(@secret $($secret)?),
                check: |text| <$type as Value>::read(text).is_some(),
            }, )+
        ];

        impl Settings {
            fn read(sources: &Sources) -> Option<Self> {
                Some(Self { $( $name: <$type as Value>::read(sources.text(stringify!($name)))?, )+ })
            }
        }
    };
    (@secret secret) => { true };
    (@secret) => { false };
}

settings! {
    listen: Address, "an address and a port, such as 127.0.0.1:8080";
    public_url: Option<BaseUrl>, "http:// or https:// and a host, without a path, such as https://wink.example.com";
    admin_listen: Option<Address>, "an address and a port, such as 127.0.0.1:9464, or nothing for no metrics";
    trusted_proxies: Vec<Net>, "networks or addresses separated by commas, such as 10.0.0.0/8, 192.0.2.7";
    rate_limit: Whole<0, 1_000_000>, "a whole number from 0 (no limit) to 1000000: requests a second for each address";
    drain_seconds: Whole<0, 3600>, "a whole number from 0 to 3600: seconds";
    data_dir: PathBuf, "the path of a folder";
    database_url: Option<DatabaseUrl>, #secret "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME";
    keys_database_url: Option<DatabaseUrl>, #secret "sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME";
    database_connections: Whole<1, 1000>, "a whole number from 1 to 1000";
    sqlite_synchronous: Synchronous, "full or normal";
    retention_days: Whole<0, 36_500>, "a whole number from 0 (never) to 36500: days";
    retention_days_by_tenant: Vec<TenantDays>, "tenants with their days, separated by commas, such as t0123456789a=30: days from 0 (never) to 36500";
    retention_warning_days: Whole<0, 365>, "a whole number from 0 to 365: days";
    sync_every: Every, "1mo to 24mo, 1d to 730d, or never";
    sync_every_by_provider: Vec<ProviderEvery>, "providers with their intervals, separated by commas, such as kabayan_ride=7d, sahod_payroll=never";
    master_key: Option<Secret>, #secret "32 bytes as 64 hex digits or as base64";
    master_key_file: Option<PathBuf>, "the path of a file";
    master_key_command: Option<String>, "a command for sh";
    previous_master_key_files: Vec<PathBuf>, "paths of files separated by commas";
    bootstrap_api_key: Option<ApiKey>, "8 to 128 visible ASCII characters without a colon";
    bootstrap_api_secret: Option<ApiSecret>, #secret "8 to 256 visible ASCII characters";
    demo: Switch, "on or off";
    portal_sign_up: Switch, "on or off";
    portal_idle_minutes: Whole<5, 10_080>, "a whole number from 5 to 10080: minutes";
    portal_session_hours: Whole<1, 8760>, "a whole number from 1 to 8760: hours";
    models_dir: PathBuf, "the path of a folder";
    reader_url: Option<HttpUrl>, "http:// or https:// and a host, such as http://127.0.0.1:9000/read";
    documents_at_once: Whole<1, 64>, "a whole number from 1 to 64";
    document_seconds: Whole<5, 3600>, "a whole number from 5 to 3600: seconds";
    document_memory_mb: Whole<256, 65_536>, "a whole number from 256 to 65536: megabytes";
    file_url_minutes: Whole<1, 1440>, "a whole number from 1 to 1440: minutes";
    sandbox_any_document: Switch, "on or off";
    link_token_minutes: Whole<1, 43_200>, "a whole number from 1 to 43200: minutes";
    link_session_minutes: Whole<1, 1440>, "a whole number from 1 to 1440: minutes";
    webhook_waits: RetrySchedule, "7 to 49 waits of at most 7 days, separated by commas, each a number with s, m, h or d";
    webhook_timeout_seconds: Whole<1, 120>, "a whole number from 1 to 120: seconds";
    webhook_loopback: Switch, "on or off";
    keep_deliveries_days: Whole<1, 3650>, "a whole number from 1 to 3650: days";
    keep_requests_days: Whole<1, 365>, "a whole number from 1 to 365: days";
    keep_accesses_days: Whole<30, 3650>, "a whole number from 30 to 3650: days";
    smtp_host: Option<Host>, "a host name or an address, such as mail.example.com, or nothing for no mail server";
    smtp_port: Whole<1, 65_535>, "a whole number from 1 to 65535";
    smtp_tls: SmtpTls, "starttls, implicit or none";
    smtp_user: Option<String>, "the user name at the mail server";
    smtp_password: Option<Secret>, #secret "the password at the mail server";
    mail_from: Option<MailFrom>, "a mail address, with or without a name: wink@example.com, or Openwink <wink@example.com>";
    sandbox_mails_daily: Whole<0, 1_000_000>, "a whole number from 0 (none) to 1000000: mails a day";
    log: LogFilter, "error, warn, info, debug or trace, or that by part, such as info,openwink_jobs=debug";
    log_format: LogFormat, "text or json";
    otlp_endpoint: Option<HttpUrl>, "http:// or https:// and a host, such as http://127.0.0.1:4318";
    otlp_sample_percent: Whole<0, 100>, "a whole number from 0 to 100";
}

impl Key {
    pub fn find(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.name == name)
    }

    pub fn variable(&self) -> String {
        format!("OPENWINK_{}", self.name.to_ascii_uppercase())
    }
}

impl Settings {
    /// Every value that cannot be used is reported, not the first alone.
    pub fn from_sources(sources: &Sources) -> Result<Self, BadSettings> {
        let mut problems: Vec<Problem> = KEYS
            .iter()
            .filter(|key| !(key.check)(sources.text(key.name)))
            .map(|key| Problem::bad_value(key, sources))
            .collect();
        let given = |name: &&str| !sources.text(name).is_empty();
        for together in [
            ["bootstrap_api_key", "bootstrap_api_secret"],
            ["smtp_user", "smtp_password"],
            ["smtp_host", "mail_from"],
        ] {
            if let [alone] = together.iter().copied().filter(given).collect::<Vec<_>>()[..] {
                let missing = if alone == together[0] {
                    together[1]
                } else {
                    together[0]
                };
                problems.push(Problem::alone(alone, missing, sources));
            }
        }
        let far = <Option<Host> as Value>::read(sources.text("smtp_host"))
            .flatten()
            .is_some_and(|host| !host.is_local());
        if far && sources.text("smtp_tls") == "none" {
            problems.push(Problem::mail_in_the_clear(sources));
        }
        let rivals = ["master_key", "master_key_file", "master_key_command"];
        let rivals: Vec<&str> = rivals.iter().copied().filter(given).collect();
        if rivals.len() > 1 {
            problems.push(Problem::rivals(&rivals, sources));
        }
        match Self::read(sources) {
            Some(settings) if problems.is_empty() => Ok(settings),
            _ => Err(BadSettings(problems)),
        }
    }

    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.0.clone(),
            None => format!("http://{}", self.listen.browsable()),
        }
    }

    pub fn database_url(&self) -> DatabaseUrl {
        let own = || DatabaseUrl::sqlite(&self.data_dir.join("openwink.db"));
        self.database_url.clone().unwrap_or_else(own)
    }

    pub fn keys_database_url(&self) -> DatabaseUrl {
        // Several machines share a PostgreSQL, and must share the keys of what is in it
        let own = || match &self.database_url {
            Some(url) if !url.is_sqlite() => url.clone(),
            _ => DatabaseUrl::sqlite(&self.data_dir.join("keys").join("keys.db")),
        };
        self.keys_database_url.clone().unwrap_or_else(own)
    }

    pub fn reader_url(&self) -> Option<&url::Url> {
        self.reader_url.as_ref().map(|url| &url.0)
    }

    pub fn files_dir(&self) -> PathBuf {
        self.data_dir.join("files")
    }

    /// Where the master key's file is, whether or not it is used.
    pub fn master_key_path(&self) -> PathBuf {
        let own = || self.data_dir.join("master.key");
        self.master_key_file.clone().unwrap_or_else(own)
    }

    pub fn sandbox_credentials_path(&self) -> PathBuf {
        self.data_dir.join("sandbox-credentials")
    }

    /// What stands in for a setting that is empty, where something does.
    pub fn derived(&self, name: &str) -> Option<String> {
        let key_elsewhere = self.master_key.is_some() || self.master_key_command.is_some();
        match name {
            "public_url" => Some(self.public_url()),
            "database_url" => Some(self.database_url().to_string()),
            "keys_database_url" => Some(self.keys_database_url().to_string()),
            "master_key_file" if !key_elsewhere => Some(display(&self.master_key_path())),
            _ => None,
        }
    }
}

fn display(path: &Path) -> String {
    path.display().to_string()
}
