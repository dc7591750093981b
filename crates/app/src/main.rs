//! Openwink: the command line, the settings, and the wiring of everything else.
//!
//! What an operator needs lives here: start and stop, logs, metrics, checks, backups. What the product does may not
//! enter; it belongs to the crates below.

mod audit;
mod backup;
mod banner;
mod cli;
mod config;
mod database;
mod doctor;
mod failure;
mod keys;
mod logging;
mod mail;
mod metrics;
mod platform;
mod portal;
mod reader;
mod sandbox;
mod say;
mod serve;
mod stop;

use std::process::ExitCode;

use clap::Parser;

use cli::{AuditCommand, Cli, Command, PortalCommand};
use config::{Config, Environment};
use failure::{Failure, Outcome};
use openwink_model::Ambient;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // Whatever we write (databases, keys, backups) is for this user alone, in whatever folder it lies
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    match run(&cli) {
        Ok(code) => code,
        Err(failure) => {
            say::error(format!("openwink: {failure}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Outcome<ExitCode> {
    let config =
        || config::load(cli.config.as_deref(), &Environment::of_this_process()).map_err(Failure::from);
    match cli.command() {
        Command::Audit {
            command: AuditCommand::Verify { file, key },
        } => return audit::verify(&file, key.as_deref()),
        Command::Config { reference: true } => say::text(config::reference::render()),
        Command::Config { reference: false } => say::text(config::show::render(&config()?)),
        // Before anything of the installation is looked at: it opens a stranger's files
        Command::ReadWorker(work) => return Ok(reader::work(&work)),
        Command::Read {
            files,
            picture,
            models,
        } => {
            let settings = config()?.settings;
            let models = models.unwrap_or_else(|| settings.models_dir.clone());
            reader::show(&files, picture.as_deref(), &models, settings.reader_url())?;
        }
        Command::Openapi { portal: false } => say::text(openwink_http::open::router().1.pretty()),
        Command::Openapi { portal: true } => say::text(openwink_http::portal::document().1.pretty()),
        command => return start(command, config()?),
    }
    Ok(ExitCode::SUCCESS)
}

fn start(command: Command, config: Config) -> Outcome<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new("the system gives no threads to work with").because(&error))?;
    let done = runtime.block_on(perform(command, config));
    // Whatever still blocks a thread has had its time
    runtime.shutdown_background();
    done
}

async fn perform(command: Command, config: Config) -> Outcome<ExitCode> {
    match command {
        Command::Worker => {
            serve::run(
                config,
                serve::Parts {
                    http: false,
                    jobs: true,
                },
            )
            .await?
        }
        Command::Migrate => migrate(&config).await?,
        Command::Doctor => return Ok(doctor::run(&config).await),
        Command::Keys { command } => keys::run(&config.settings, &command).await?,
        Command::Tenants { command } => portal::tenants(&config.settings, &command).await?,
        Command::Portal {
            command: PortalCommand::SetupLink { tenant },
        } => portal::setup_link(&config.settings, tenant).await?,
        Command::Audit { command } => audit::run(&config.settings, &command).await?,
        Command::Backup { to } => backup::run(&config.settings, &to).await?,
        Command::Mail { what } => mail::run(&config.settings, what).await?,
        Command::Serve { no_worker } => {
            let jobs = !no_worker;
            serve::run(config, serve::Parts { http: true, jobs }).await?;
        }
        // Answered without a runtime
        Command::Config { .. } | Command::Openapi { .. } | Command::Read { .. } | Command::ReadWorker(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn migrate(config: &Config) -> Outcome {
    let store = platform::open(&config.settings, &Ambient::system()).await?;
    store.close().await;
    say::line("The schema is up to date.");
    Ok(())
}
