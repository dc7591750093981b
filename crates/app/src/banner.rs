//! What a person sees when Openwink has started.

use std::{fmt::Write, time::Duration};

use crate::{
    config::{Settings, Switch},
    portal::SetUp,
    sandbox::{Credentials, Sandbox},
};

pub fn render(settings: &Settings, sandbox: &Sandbox, setup: &SetUp, took: Duration) -> String {
    let url = settings.public_url();
    let first = if sandbox.first_start { "first start, " } else { "" };
    let mut out = format!(
        "\nOpenwink {} is ready ({first}{:.2} s)\n\n",
        env!("CARGO_PKG_VERSION"),
        took.as_secs_f64()
    );
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name:20}{value}");
    };
    row("Developer Portal", &format!("{url}/portal/"));
    if settings.demo == Switch::On && sandbox.scope.is_some() {
        row("Demo page", &format!("{url}/demo"));
    }
    row("API", &format!("{url}/v1"));
    row("API reference", &format!("{url}/docs/api"));
    out.push('\n');
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name:20}{value}");
    };
    match &sandbox.credentials {
        Some(Credentials {
            key,
            secret,
            chosen: false,
        }) => {
            row("Sandbox API key", key);
            row("Sandbox API secret", secret.expose());
        }
        Some(Credentials { key, .. }) => {
            row("Sandbox API key", key);
            row("Sandbox API secret", "the one in OPENWINK_BOOTSTRAP_API_SECRET");
        }
        None => row(
            "Sandbox API key",
            "not kept on this machine; the portal makes new ones",
        ),
    }
    if settings.smtp_host.is_none() {
        row(
            "Mail",
            "no mail server is set: it lies in a mailbox that only you see,",
        );
        row(
            "",
            "`openwink mail list`, or the page that `openwink mail page` prints",
        );
    }
    out.push('\n');
    let _ = match setup {
        SetUp::Done => Ok(()),
        SetUp::Link(link) => writeln!(
            out,
            "  Open this link to become the owner of the sandbox tenant. It works once:\n\n  {link}\n"
        ),
        SetUp::Waiting => writeln!(
            out,
            "  The sandbox tenant has no owner yet: open the set-up link that was printed before, or the one that\n  \
             `openwink portal setup-link` prints.\n"
        ),
    };
    let data = settings.data_dir.display();
    let _ = writeln!(out, "  Data is kept in {data}. Ctrl-C stops.\n");
    out
}
