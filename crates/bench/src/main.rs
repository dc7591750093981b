//! What `scripts/bench.sh` needs beside the load tool: filled databases, bare handlers to compare with, a webhook
//! receiver that counts, and the table at the end.
//!
//! It fills databases through the store's own code, so that what is measured is what the product would have written.
//! No other crate may depend on this one.

#![allow(clippy::print_stdout, reason = "its output is what the script reads")]

mod baseline;
mod events;
mod installation;
mod receiver;
mod report;
mod seed;

use std::{error::Error, process::ExitCode};

use clap::{Parser, Subcommand};

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Fills databases and stands in for what Openwink is compared with. See scripts/bench.sh.
#[derive(Parser)]
#[command(name = "openwink-bench", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a tenant with an API key, users with one account each, and income records
    Seed(seed::Args),
    /// Answer as a bare handler would, from memory or with the database's driver alone
    Baseline(baseline::Args),
    /// Make users, and with each an event that waits for a webhook
    Events(events::Args),
    /// Answer webhooks with 200, and say how many came and how fast
    Receiver(receiver::Args),
    /// Make the table of what was measured
    Report(report::Args),
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Seed(args) => seed::run(&args).await,
        Command::Baseline(args) => baseline::run(&args).await,
        Command::Events(args) => events::run(&args).await,
        Command::Receiver(args) => receiver::run(&args).await,
        Command::Report(args) => report::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Its parent shows it
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("openwink-bench: {error}\n").as_bytes(),
            );
            ExitCode::FAILURE
        }
    }
}
