//! The types that settings have, each made from its text.

use std::{fmt, net::IpAddr, path::PathBuf, time::Duration};

use openwink_http::middleware::Net;
use openwink_jobs::Every;
use openwink_mail::{Sender, check_address, one_line};
use openwink_model::ids::TenantId;
use openwink_webhooks::RetrySchedule;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// What can be read from a setting's text.
pub trait Value: Sized {
    fn read(text: &str) -> Option<Self>;
}

/// An empty text means that the setting is not set.
impl<T: Value> Value for Option<T> {
    fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            Some(None)
        } else {
            T::read(text).map(Some)
        }
    }
}

impl Value for PathBuf {
    fn read(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.into())
    }
}

impl Value for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

/// Parts separated by commas; none at all in an empty text.
impl<T: Value> Value for Vec<T> {
    fn read(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::new());
        }
        text.split(',').map(|part| T::read(part.trim())).collect()
    }
}

/// Host and port to listen on: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    host: String,
    port: u16,
}

impl Address {
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The port that the system chose, where 0 asked it to.
    pub fn on_port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Whether only this machine can reach it.
    pub fn is_local(&self) -> bool {
        self.host == "localhost" || self.host == "[::1]" || self.host.starts_with("127.")
    }

    /// What a browser on this machine calls it: nobody can go to 0.0.0.0 everywhere.
    pub fn browsable(&self) -> String {
        let host = match self.host.as_str() {
            "0.0.0.0" => "127.0.0.1",
            "[::]" => "[::1]",
            host => host,
        };
        format!("{host}:{}", self.port)
    }
}

impl Value for Address {
    fn read(text: &str) -> Option<Self> {
        let (host, port) = text.rsplit_once(':')?;
        let port = port.parse().ok()?;
        let inner = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let good = match inner {
            Some(inner) => inner.parse::<std::net::Ipv6Addr>().is_ok(),
            None => {
                !host.is_empty()
                    && host
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
            }
        };
        good.then(|| Self {
            host: host.into(),
            port,
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// A host's name or address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host(pub String);

impl Host {
    /// Whether it is this machine.
    pub fn is_local(&self) -> bool {
        let address: Option<IpAddr> = self.0.parse().ok();
        self.0.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback())
    }
}

impl Value for Host {
    fn read(text: &str) -> Option<Self> {
        let name = !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        (name || text.parse::<IpAddr>().is_ok()).then(|| Self(text.into()))
    }
}

/// Under whose name and address mail goes out: `wink@example.com`, or `Openwink <wink@example.com>`.
#[derive(Debug, Clone)]
pub struct MailFrom(pub Sender);

impl Value for MailFrom {
    fn read(text: &str) -> Option<Self> {
        let (name, address) = match text.trim().strip_suffix('>') {
            Some(rest) => {
                let (name, address) = rest.split_once('<')?;
                (Some(name.trim().trim_matches('"')), address)
            }
            None => (None, text.trim()),
        };
        let address = check_address(address.trim()).ok()?;
        let name = name.map(one_line).filter(|name| !name.is_empty());
        Some(Self(Sender { name, address }))
    }
}

/// A text that is never printed.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    pub fn into_inner(self) -> SecretString {
        self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Value for Secret {
    fn read(text: &str) -> Option<Self> {
        Some(Self(text.into()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// An API key: what Basic authentication can carry before its colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey(pub String);

impl Value for ApiKey {
    fn read(text: &str) -> Option<Self> {
        let good = (8..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic() && b != b':');
        good.then(|| Self(text.into()))
    }
}

/// An API secret, long enough not to be guessed.
#[derive(Debug, Clone)]
pub struct ApiSecret(pub Secret);

impl Value for ApiSecret {
    fn read(text: &str) -> Option<Self> {
        let good = (8..=256).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        good.then(|| Self(Secret(text.into())))
    }
}

/// A database's address, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    pub fn sqlite(path: &std::path::Path) -> Self {
        Self(format!("sqlite:{}", path.display()))
    }

    /// With the password: for the driver alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }

    /// The file, where it is SQLite's.
    pub fn sqlite_path(&self) -> Option<PathBuf> {
        let rest = self.0.strip_prefix("sqlite:")?;
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        Some(rest.split('?').next().unwrap_or(rest).into())
    }
}

impl Value for DatabaseUrl {
    fn read(text: &str) -> Option<Self> {
        let known = match text.split_once(':')? {
            ("sqlite", path) => !path.trim_start_matches('/').is_empty(),
            ("postgres" | "postgresql", _) => Url::parse(text).is_ok(),
            _ => false,
        };
        known.then(|| Self(text.into()))
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Url::parse(&self.0) {
            Ok(mut url) if url.has_host() => {
                if url.password().is_some() {
                    // Fails only for an address without a host
                    let _ = url.set_password(Some("…"));
                }
                // A query may name a password too
                if url.query().is_some_and(|query| query.contains("password")) {
                    url.set_query(Some("…"));
                }
                f.write_str(&url.as_str().replace("%E2%80%A6", "…"))
            }
            _ => f.write_str(&self.0),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// An http or https address without user, path, query or fragment, kept without its last slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(pub String);

impl Value for BaseUrl {
    fn read(text: &str) -> Option<Self> {
        let url = HttpUrl::read(text)?.0;
        (url.path() == "/").then(|| Self(url.as_str().trim_end_matches('/').into()))
    }
}

/// An http or https address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpUrl(pub Url);

impl Value for HttpUrl {
    fn read(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let good = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        good.then_some(Self(url))
    }
}

/// A whole number between two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole<const MIN: u32, const MAX: u32>(u32);

impl<const MIN: u32, const MAX: u32> Whole<MIN, MAX> {
    pub fn get(self) -> u32 {
        self.0
    }

    pub fn seconds(self) -> Duration {
        Duration::from_secs(self.0.into())
    }

    pub fn minutes(self) -> Duration {
        self.seconds() * 60
    }

    pub fn hours(self) -> Duration {
        self.minutes() * 60
    }

    pub fn days(self) -> Duration {
        self.seconds() * 86_400
    }
}

impl<const MIN: u32, const MAX: u32> Value for Whole<MIN, MAX> {
    fn read(text: &str) -> Option<Self> {
        let number = text.parse().ok()?;
        (MIN..=MAX).contains(&number).then_some(Self(number))
    }
}

/// A network, or one address.
impl Value for Net {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for Every {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// How often accounts of a provider are read again: `kabayan_ride=7d`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderEvery(pub String, pub Every);

impl Value for ProviderEvery {
    fn read(text: &str) -> Option<Self> {
        let (provider, every) = text.split_once('=')?;
        let provider = provider.trim();
        let good = !provider.is_empty()
            && provider
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
        good.then(|| Some(Self(provider.to_owned(), Every::read(every)?)))?
    }
}

/// How long a tenant's data is kept: `t0123456789a=30`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantDays(pub TenantId, pub u32);

impl Value for TenantDays {
    fn read(text: &str) -> Option<Self> {
        let (tenant, days) = text.split_once('=')?;
        let days = Whole::<0, 36_500>::read(days.trim())?;
        Some(Self(tenant.trim().parse().ok()?, days.get()))
    }
}

impl Value for RetrySchedule {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

macro_rules! choice {
    ($(#[doc = $doc:literal])+ $name:ident { $( $case:ident = $text:literal ),+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $( $case ),+ }

        impl Value for $name {
            fn read(text: &str) -> Option<Self> {
                match text {
                    $( $text => Some(Self::$case), )+
                    _ => None,
                }
            }
        }
    };
}

/// Whether there is something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    On,
    Off,
}

impl Value for Switch {
    fn read(text: &str) -> Option<Self> {
        match text {
            // 1 and 0 are how switches are often set in an environment
            "on" | "1" => Some(Self::On),
            "off" | "0" => Some(Self::Off),
            _ => None,
        }
    }
}

choice! {
    /// When SQLite says that a change is written.
    Synchronous { Full = "full", Normal = "normal" }
}
choice! {
    /// How the connection to the mail server is made safe.
    SmtpTls { StartTls = "starttls", Implicit = "implicit", None = "none" }
}
choice! {
    /// Whom log lines are written for.
    LogFormat { Text = "text", Json = "json" }
}

/// Which log lines are written.
#[derive(Debug, Clone)]
pub struct LogFilter(pub tracing_subscriber::filter::Targets);

impl Value for LogFilter {
    fn read(text: &str) -> Option<Self> {
        // A lone word would be taken for a part's name, and a misspelt level would silence everything
        let level = |word: &str| {
            matches!(
                word.to_ascii_lowercase().as_str(),
                "off" | "error" | "warn" | "info" | "debug" | "trace"
            )
        };
        let good = text
            .split(',')
            .all(|part| part.rsplit('=').next().is_some_and(|word| level(word.trim())));
        // PostgreSQL remarks on every start that what is there is there
        let mut all = vec!["sqlx=warn"];
        all.extend(text.split(',').map(str::trim));
        good.then(|| all.join(",").parse().ok()).flatten().map(Self)
    }
}
