//! What every command needs of an installation: its folder, its master key, its store.

use std::{
    fs::DirBuilder,
    io::{self, ErrorKind},
    os::unix::fs::DirBuilderExt,
    path::Path,
};

use openwink_model::Ambient;
use openwink_store::{Options, Store, StoreError};
use openwink_vault::{KeyId, MasterKey, MasterKeySource, Vault, VaultError};

use uuid::Uuid;

use crate::{
    config::{Settings, Synchronous},
    failure::{Failure, Outcome},
};

/// Opens the store and brings its schema up to date. Makes what the first start makes.
pub async fn open(settings: &Settings, ambient: &Ambient) -> Outcome<Store> {
    prepare_data_dir(&settings.data_dir)?;
    let vault = vault(settings, ambient)?;
    let store = Store::connect(&store_options(settings), vault, ambient.clone())
        .await
        .map_err(|error| match error {
            StoreError::Replaced { .. } | StoreError::Vault(_) => wrong_key(settings, &error),
            _ => store_failure(settings, &error),
        })?;
    store
        .join(&host(), &what())
        .await
        .map_err(|error| wrong_key(settings, &error))?;
    prove_key(&store, ambient)
        .await
        .map_err(|error| wrong_key(settings, &error))?;
    Ok(store)
}

/// The machine, as people call it.
pub fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let name = name
        .or_else(|| std::env::var("HOSTNAME").ok())
        .unwrap_or_default();
    match name.trim() {
        "" => "this host".into(),
        name => name.to_owned(),
    }
}

/// This process, as an operator finds it.
fn what() -> String {
    let command = std::env::args().nth(1).filter(|word| !word.starts_with('-'));
    format!(
        "{}, process {}",
        command.as_deref().unwrap_or("serve"),
        std::process::id()
    )
}

/// The owner of a data key that seals nothing. It is there from the first start on, so that a master key of another
/// installation is found out at once, and not at the first account.
const PROOF: Uuid = Uuid::nil();

async fn prove_key(store: &Store, ambient: &Ambient) -> Result<(), StoreError> {
    if key_opens(store).await? {
        return Ok(());
    }
    match store.keys().create(ambient, PROOF).await {
        Ok(_) => Ok(()),
        // Another node was faster; its key has to open with ours all the same
        Err(error) => match key_opens(store).await {
            Ok(true) => Ok(()),
            _ => Err(error),
        },
    }
}

/// Whether the master key opens what is in the key store; false where there is nothing to tell by.
pub async fn key_opens(store: &Store) -> Result<bool, StoreError> {
    store.keys().check().await?;
    match store.keys().get(PROOF).await {
        Ok(_) => Ok(true),
        Err(StoreError::Erased(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

pub fn store_options(settings: &Settings) -> Options {
    Options {
        database_url: settings.database_url().expose().into(),
        keys_url: settings.keys_database_url().expose().into(),
        schema: None,
        files: settings.files_dir(),
        connections: settings.database_connections.get(),
        synchronous: match settings.sqlite_synchronous {
            Synchronous::Full => openwink_store::Synchronous::Full,
            Synchronous::Normal => openwink_store::Synchronous::Normal,
        },
    }
}

/// Nobody else may look into it: the master key is there, and SQLite's files are as open as their folder.
fn prepare_data_dir(path: &Path) -> Outcome {
    let failed = |error: io::Error| {
        let advice = match error.kind() {
            ErrorKind::PermissionDenied => format!(
                "This user may not write there. Give the folder to it (chown), or choose another: \
                 OPENWINK_DATA_DIR=… (now {})",
                path.display()
            ),
            ErrorKind::ReadOnlyFilesystem => "The file system is mounted read-only: choose another folder \
                 with OPENWINK_DATA_DIR."
                .into(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Make room on the disk.".into(),
            _ => "Choose a folder that can be made and written: OPENWINK_DATA_DIR.".into(),
        };
        Failure::new(format!("the data folder {} cannot be written", path.display()))
            .because(&error)
            .advice(advice)
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(failed)?;
    probe(path).map_err(failed)
}

/// Writes and removes a file.
pub fn probe(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!(".probe-{}", std::process::id()));
    std::fs::write(&path, b"probe")?;
    std::fs::remove_file(&path)
}

pub fn master_key_source(settings: &Settings) -> MasterKeySource {
    match (&settings.master_key, &settings.master_key_command) {
        (Some(key), _) => MasterKeySource::Text(key.clone().into_inner()),
        (None, Some(command)) => MasterKeySource::Command(command.clone()),
        (None, None) => MasterKeySource::File(settings.master_key_path()),
    }
}

/// The master keys in use. Only an installation without keys gets a fresh one: to any other it would be a wrong one.
fn vault(settings: &Settings, ambient: &Ambient) -> Outcome<Vault> {
    let source = master_key_source(settings);
    let keys = settings.keys_database_url().sqlite_path();
    let current = if keys.is_some_and(|path| path.exists()) {
        source.load_existing()
    } else {
        source.load(ambient)
    };
    let current = current.map_err(|error| no_key(&error))?;
    Ok(Vault::new(current, previous_keys(settings)?))
}

/// The master keys as they are, for those who only look.
pub fn existing_vault(settings: &Settings) -> Outcome<Vault> {
    let current = master_key_source(settings)
        .load_existing()
        .map_err(|error| no_key(&error))?;
    Ok(Vault::new(current, previous_keys(settings)?))
}

fn previous_keys(settings: &Settings) -> Outcome<Vec<MasterKey>> {
    let files = settings.previous_master_key_files.iter();
    files
        .map(|path| {
            let key = MasterKeySource::File(path.clone()).load_existing();
            key.map_err(|error| {
                Failure::new("a previous master key cannot be read")
                    .because(&error)
                    .advice(
                        "previous_master_key_files names it; remove it there once nothing is wrapped by it.",
                    )
            })
        })
        .collect()
}

fn no_key(error: &VaultError) -> Failure {
    let failure = Failure::new("there is no master key to open the data with").because(error);
    match error {
        VaultError::File { source, .. } if source.kind() == ErrorKind::NotFound => failure.advice(
            "The file was there when the data was written. Put it back from where it is kept safe, or name its place \
             with OPENWINK_MASTER_KEY_FILE.\nWithout it nothing stored can be opened.",
        ),
        VaultError::FileTooOpen { .. } => failure,
        _ => failure.advice("See the section on the master key in docs/operating.md."),
    }
}

/// The master key was changed, and this process was started with the former one or was away meanwhile.
pub fn replaced(from: KeyId, to: KeyId) -> Failure {
    Failure::new(format!(
        "this is the former master key, {from}: it was changed, and {to} is in use now"
    ))
    .advice(
        "Give the new key: with OPENWINK_MASTER_KEY_FILE, OPENWINK_MASTER_KEY_COMMAND or OPENWINK_MASTER_KEY, as the \
         former one was given. The former one opens nothing any more.",
    )
}

fn wrong_key(settings: &Settings, error: &StoreError) -> Failure {
    if let StoreError::Replaced { from, to } = error {
        return replaced(*from, *to);
    }
    let what = "the master key does not open the stored keys";
    let origin = match master_key_source(settings) {
        MasterKeySource::File(path) => format!("the file {}", path.display()),
        MasterKeySource::Command(_) => "OPENWINK_MASTER_KEY_COMMAND".into(),
        _ => "OPENWINK_MASTER_KEY".into(),
    };
    Failure::new(what).because(error).advice(format!(
        "The key comes from {origin}; the stored keys are in {}. One of the two belongs to another installation.\n\
         After a rotation, name the former key's file in OPENWINK_PREVIOUS_MASTER_KEY_FILES.",
        settings.keys_database_url()
    ))
}

pub fn store_failure(settings: &Settings, error: &StoreError) -> Failure {
    let (data, keys) = (settings.database_url(), settings.keys_database_url());
    let place = if data == keys {
        format!("the database {data}")
    } else {
        format!("the database {data} or the key store {keys}")
    };
    let advice = if data.is_sqlite() {
        "Is the path right, may this user write there, and is it a database of Openwink? `openwink doctor` looks closer."
    } else {
        "Does the server run and let this machine in, is the database made, are user and password right? \
         `openwink doctor` looks closer."
    };
    Failure::new(format!("{place} cannot be used"))
        .because(error)
        .advice(advice)
}
