//! The way to a mail server.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    transport::smtp::{
        self, PoolConfig,
        authentication::Credentials,
        client::{Tls as SmtpTls, TlsParameters},
        extension::ClientId,
    },
};
use openwink_model::{
    DateTime,
    ids::MailId,
    mail::{Letter, MailKind},
};
use secrecy::{ExposeSecret, SecretString};

use crate::{Sender, message::message};

/// How long the server may take for one step.
const TIMEOUT: Duration = Duration::from_secs(30);
/// More of what a server says than anybody reads.
const LONGEST_REASON: usize = 300;
/// A server's refusal that is about our log-in and not about the mail: the operator can mend it, and the mail waits.
const LOG_IN: [u16; 5] = [454, 530, 534, 535, 538];

/// How the connection is made safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// In the clear first, then TLS, or nothing is sent.
    StartTls,
    /// TLS from the first byte.
    Implicit,
    /// In the clear: for a server on this machine.
    None,
}

#[derive(Debug, Clone)]
pub struct SmtpOptions {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub login: Option<(String, SecretString)>,
    pub sender: Sender,
    /// Connections at once.
    pub connections: u32,
}

/// What a mail server made of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// It will never take it.
    Refused {
        reason: String,
    },
    /// It did not take it now.
    Later {
        reason: String,
    },
}

/// Sends letters, over connections that are kept for the next. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Sender,
}

impl Mailer {
    pub fn new(options: &SmtpOptions) -> Result<Self, smtp::Error> {
        let parameters = || TlsParameters::new(options.host.clone());
        let tls = match options.tls {
            Tls::StartTls => SmtpTls::Required(parameters()?),
            Tls::Implicit => SmtpTls::Wrapper(parameters()?),
            Tls::None => SmtpTls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(options.host.clone())
            .port(options.port)
            .tls(tls)
            // What many servers hold against one that greets as an address
            .hello_name(ClientId::Domain(options.sender.address.domain().to_owned()))
            .timeout(Some(TIMEOUT))
            .pool_config(PoolConfig::new().max_size(options.connections));
        if let Some((user, password)) = &options.login {
            builder = builder.credentials(Credentials::new(
                user.clone(),
                password.expose_secret().to_owned(),
            ));
        }
        Ok(Self {
            transport: builder.build(),
            sender: options.sender.clone(),
        })
    }

    pub async fn send(&self, id: MailId, kind: MailKind, letter: &Letter, now: DateTime) -> Outcome {
        let message = match message(&self.sender, id, kind, letter, now) {
            Ok(message) => message,
            Err(error) => {
                return Outcome::Refused {
                    reason: error.to_string(),
                };
            }
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) => {
                let reason = reason(&error);
                let about_us = error.status().is_some_and(|code| LOG_IN.contains(&code.into()));
                match error.is_permanent() && !about_us {
                    true => Outcome::Refused { reason },
                    false => Outcome::Later { reason },
                }
            }
        }
    }

    /// Whether the server answers and takes the log-in; for `openwink doctor`.
    pub async fn check(&self) -> Result<(), String> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the mail server does not answer".into()),
            Err(error) => Err(reason(&error)),
        }
    }
}

/// What a person may read of it: servers quote the receiver's address in what they say, and the address is personal.
fn reason(error: &smtp::Error) -> String {
    let words: Vec<String> = error
        .to_string()
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(|word| {
            if word.contains('@') {
                "…".to_owned()
            } else {
                word.to_owned()
            }
        })
        .collect();
    words.join(" ").chars().take(LONGEST_REASON).collect()
}
