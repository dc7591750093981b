//! What is reached over the network, and who reaches us.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, lookup_host},
    time::timeout,
};

use super::Finding;
use crate::config::{Address, Config, Settings, show};

const PATIENCE: Duration = Duration::from_secs(3);

pub async fn ports(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![port("listen", &settings.listen, "/healthz", "OPENWINK_LISTEN").await];
    if let Some(address) = &settings.admin_listen {
        findings.push(port("admin listen", address, "/metrics", "OPENWINK_ADMIN_LISTEN").await);
    }
    findings
}

/// Free, or held by an Openwink that answers.
async fn port(subject: &'static str, address: &Address, path: &str, variable: &str) -> Finding {
    match TcpListener::bind(address.to_string()).await {
        Ok(_) => Finding::ok(subject, format!("{address} is free")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            match answers(&address.browsable(), path).await {
                true => Finding::ok(subject, format!("{address} is served by a running Openwink")),
                false => Finding::fail(
                    subject,
                    format!("{address} is used by another program"),
                    format!("stop it, or choose another port with {variable}"),
                ),
            }
        }
        Err(error) => Finding::fail(
            subject,
            format!("{address} cannot be listened on: {error}"),
            format!("choose an address of this machine, and a port above 1023, with {variable}"),
        ),
    }
}

async fn answers(address: &str, path: &str) -> bool {
    let ask = async {
        let mut stream = TcpStream::connect(address).await?;
        let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let ours = answer.ends_with("\r\n\r\nok") || answer.contains("\nopenwink_build_info");
        Ok::<_, io::Error>(answer.starts_with("HTTP/1.1 200") && ours)
    };
    matches!(timeout(PATIENCE, ask).await, Ok(Ok(true)))
}

/// Whether the mail server answers and takes the log-in.
pub async fn mail(settings: &Settings) -> Finding {
    let mailer = match crate::mail::mailer(settings) {
        Ok(Some(mailer)) => mailer,
        Ok(None) => {
            return Finding::ok(
                "mail",
                "no mail server is set: mail lies in the operator's mailbox",
            );
        }
        Err(failure) => {
            return Finding::fail(
                "mail",
                failure.to_string(),
                "look at the settings that begin with smtp_",
            );
        }
    };
    match timeout(3 * PATIENCE, mailer.check()).await {
        Ok(Ok(())) => Finding::ok("mail", "the mail server answers and takes the log-in"),
        Ok(Err(reason)) => Finding::fail(
            "mail",
            format!("mail cannot be sent: {reason}"),
            "see the section on mail in docs/operating.md",
        ),
        Err(_) => Finding::fail(
            "mail",
            "the mail server does not answer",
            "are OPENWINK_SMTP_HOST and OPENWINK_SMTP_PORT right, and may this machine go there?",
        ),
    }
}

pub async fn public_url(config: &Config) -> Finding {
    let settings = &config.settings;
    let url = settings.public_url();
    let subject = "public address";
    if show::is_default(config, "public_url") {
        return match settings.listen.is_local() {
            true => Finding::ok(subject, format!("{url}, for this machine alone")),
            false => Finding::warn(
                subject,
                format!("{url}, though other machines can reach {}", settings.listen),
                "set OPENWINK_PUBLIC_URL to the address that browsers use",
            ),
        };
    }
    let host = url::Url::parse(&url).ok().and_then(|url| {
        let port = url.port_or_known_default()?;
        Some((url.host_str()?.trim_matches(['[', ']']).to_owned(), port))
    });
    let Some((host, port)) = host else {
        return Finding::fail(subject, format!("{url} has no host"), "set OPENWINK_PUBLIC_URL");
    };
    let local = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if !resolves(&host, port).await {
        let advice = "is the name right, and known to the name servers that this machine asks?";
        return Finding::warn(subject, format!("{host} of {url} is not found"), advice);
    }
    match url.starts_with("http://") && !local {
        true => Finding::warn(
            subject,
            format!("{url} is not encrypted"),
            "log-ins pass through it: use https, by a proxy that speaks TLS",
        ),
        false => Finding::ok(subject, url),
    }
}

/// Webhooks go out to names; traces to a collector.
pub async fn outside(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![match resolves("example.com", 443).await {
        true => Finding::ok("names", "names of other servers are found, as webhooks need"),
        false => Finding::warn(
            "names",
            "names of other servers are not found (asked for example.com)",
            "webhooks to other machines need it: look at /etc/resolv.conf; without a way out this is as it must be",
        ),
    }];
    findings.push(match openwink_webhooks::Sender::new(PATIENCE) {
        Ok(_) => Finding::ok("certificates", "those of the system are there"),
        Err(error) => Finding::fail("certificates", error.to_string(), "webhooks over https need them"),
    });
    if let Some(endpoint) = &settings.otlp_endpoint {
        let url = &endpoint.0;
        let at = url.host_str().zip(url.port_or_known_default());
        let reached = match at {
            Some((host, port)) => {
                timeout(
                    PATIENCE,
                    TcpStream::connect((host.trim_matches(['[', ']']), port)),
                )
                .await
            }
            None => return findings,
        };
        findings.push(match reached {
            Ok(Ok(_)) => Finding::ok("traces", format!("{url} can be reached")),
            _ => Finding::warn(
                "traces",
                format!("{url} cannot be reached"),
                "traces are dropped until it can",
            ),
        });
    }
    findings
}

async fn resolves(host: &str, port: u16) -> bool {
    match timeout(PATIENCE, lookup_host((host, port))).await {
        Ok(Ok(mut addresses)) => addresses.next().is_some(),
        _ => false,
    }
}
