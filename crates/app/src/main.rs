//! Openwink: the command line, the settings, and the wiring of everything else.
//!
//! What an operator needs lives here: start and stop, logs, metrics, checks, backups. What the product does may not
//! enter; it belongs to the crates below.

mod cli;
mod config;
mod failure;
mod logging;
mod metrics;
mod say;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use config::{Config, Environment};
use failure::{Failure, Outcome};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(code) => code,
        Err(failure) => {
            say::error(format!("openwink: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Outcome<ExitCode> {
    let config = || config::load(cli.config.as_deref(), &Environment::of_this_process()).map_err(Failure::from);
    match cli.command() {
        Command::Config { reference: true } => say::text(config::reference::render()),
        Command::Config { reference: false } => say::text(config::show::render(&config()?)),
        Command::Openapi => {}
        command => return asynchronous(command, config()?),
    }
    Ok(ExitCode::SUCCESS)
}

fn asynchronous(_command: Command, _config: Config) -> Outcome<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
