//! `openwink audit`: the chain of receipts and erasure certificates, written out and checked.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
    process::ExitCode,
};

use openwink_model::Ambient;
use openwink_store::{Store, StoreError, receipts};
use openwink_vault::PublicKey;

use crate::{
    cli::AuditCommand,
    config::Settings,
    failure::{Failure, Outcome},
    platform, say,
};

/// Flaws that are told one by one.
const TOLD: usize = 50;

pub async fn run(settings: &Settings, command: &AuditCommand) -> Outcome {
    let store = platform::open(settings, &Ambient::system()).await?;
    let done = perform(&store, command).await;
    store.close().await;
    done
}

async fn perform(store: &Store, command: &AuditCommand) -> Outcome {
    let key = store.signing_key().map_err(failed)?.public();
    match command {
        AuditCommand::Key => say::line(key.to_string()),
        AuditCommand::Export { to, tenant } => {
            let writing = |error: io::Error| {
                Failure::new(format!("{} cannot be written", to.display())).because(&error)
            };
            if to == Path::new("-") {
                store
                    .export_receipts(tenant.as_ref(), |line| {
                        say::line(line);
                        Ok::<(), Failure>(())
                    })
                    .await?;
                return Ok(());
            }
            let mut file = BufWriter::new(File::create(to).map_err(writing)?);
            let count = store
                .export_receipts(tenant.as_ref(), |line| writeln!(file, "{line}").map_err(writing))
                .await?;
            file.into_inner()
                .map_err(io::IntoInnerError::into_error)
                .and_then(|file| file.sync_all())
                .map_err(writing)?;
            let beside = key_file(to);
            fs::write(&beside, format!("{key}\n")).map_err(writing)?;
            say::line(format!(
                "{count} entries in {}; the public key is in {}. Keep a copy of the key where nobody who could change \
                 the file can change it too.",
                to.display(),
                beside.display()
            ));
        }
        // Without the installation; see `verify`
        AuditCommand::Verify { .. } => {}
    }
    Ok(())
}

fn failed(error: StoreError) -> Failure {
    Failure::new("the chain cannot be read").because(&error)
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        failed(error)
    }
}

fn key_file(export: &Path) -> std::path::PathBuf {
    let mut name = export.as_os_str().to_owned();
    name.push(".key");
    name.into()
}

fn read_key(file: &Path, given: Option<&str>) -> Outcome<PublicKey> {
    if let Some(key) = given.and_then(|given| given.parse().ok()) {
        return Ok(key);
    }
    let path = given.map_or_else(|| key_file(file), Into::into);
    let advice = "Give it with --key, as `openwink audit key` prints it: ed25519:…";
    let text = fs::read_to_string(&path).map_err(|error| {
        Failure::new(format!("the public key {} cannot be read", path.display()))
            .because(&error)
            .advice(advice)
    })?;
    text.parse()
        .map_err(|_| Failure::new(format!("{} holds no public key", path.display())).advice(advice))
}

/// `openwink audit verify`: ends with 1 where something is wrong.
pub fn verify(file: &Path, key: Option<&str>) -> Outcome<ExitCode> {
    let key = read_key(file, key)?;
    let text = fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{} cannot be read", file.display())).because(&error))?;
    let done = receipts::verify(text.lines(), &key);
    let total: u64 = done.chains.values().sum();
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    for ((tenant, mode), entries) in &done.chains {
        say::line(format!("{tenant} {mode}: {entries} entries"));
    }
    if done.flaws.is_empty() {
        say::line(match done.chains.is_empty() {
            true => "The file holds no chain.".to_owned(),
            false => format!("Sound: all {total} entries are signed by {key}, unchanged and complete."),
        });
        return Ok(ExitCode::SUCCESS);
    }
    for found in done.flaws.iter().take(TOLD) {
        say::line(format!("WRONG  {found}"));
    }
    if done.flaws.len() > TOLD {
        say::line(format!("       and {} more", done.flaws.len() - TOLD));
    }
    let unsigned = done.flaws.iter().filter(|found| {
        matches!(
            found.flaw,
            receipts::Flaw::Changed { .. } | receipts::Flaw::BadSignature { .. }
        )
    });
    if unsigned.count() == lines {
        say::line(
            "No line at all is signed by this key: is it the key of the installation that the file is from?",
        );
    }
    Ok(ExitCode::FAILURE)
}
