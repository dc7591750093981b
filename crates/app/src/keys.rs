//! `openwink keys`: the master key, and changing it while everything runs.
//!
//! How processes follow a change is the store's matter (`store/src/keys/rotation.rs`), and so is what is moved from one key
//! to the other (`store/src/rotation.rs`). Here is the order of it, and where the keys lie.

use std::{path::PathBuf, time::Duration};

use openwink_model::Ambient;
use openwink_store::{KeyHolder, Moved, Rotation, RotationPhase, Store, StoreError};
use openwink_vault::{KeyId, MasterKey, MasterKeySource, replace_key_file, write_key_file};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use crate::{
    cli::{KeysCommand, RotateOptions},
    config::Settings,
    failure::{Failure, Outcome},
    platform, say,
};

/// How often a process looks whether the master key changes, and how often it tells that it is alive.
const LOOK: Duration = Duration::from_secs(1);
const TELL: Duration = Duration::from_secs(5);
/// How long all processes may take to follow. One that ended without a word is given up sooner.
const PATIENCE: Duration = Duration::from_secs(60);
/// What a request sealed just before its process changed keys is stored within this time.
const SETTLE: Duration = Duration::from_secs(5);

/// Follows changes of the master key for as long as this process runs. An error where one went past it: then nothing that
/// it seals could be opened, so it has to stop.
pub async fn keep_up(store: Store, stop: CancellationToken) -> Outcome {
    let mut told = Instant::now();
    let mut well = true;
    while stop.run_until_cancelled(sleep(LOOK)).await.is_some() {
        let tell = told.elapsed() >= TELL;
        match store.keep_up(tell).await {
            Ok(()) => {
                if tell {
                    told = Instant::now();
                }
                well = true;
            }
            Err(StoreError::Replaced { from, to }) => {
                tracing::error!(%from, %to, "the master key was changed while this process was away: stopping");
                stop.cancel();
                return Err(platform::replaced(from, to));
            }
            Err(error) => {
                if well {
                    tracing::warn!(%error, "whether the master key changes cannot be told");
                }
                well = false;
            }
        }
    }
    Ok(())
}

pub async fn run(settings: &Settings, command: &KeysCommand) -> Outcome {
    let ambient = Ambient::system();
    let store = platform::open(settings, &ambient).await?;
    let work = Work {
        settings,
        store: &store,
        ambient: &ambient,
    };
    let alive = CancellationToken::new();
    let told = tokio::spawn(keep_up(store.clone(), alive.clone()));
    let done = match command {
        KeysCommand::Status => work.status().await,
        KeysCommand::Rotate(options) => work.rotate(options).await,
        KeysCommand::Finish => work.finish().await,
    };
    alive.cancel();
    let _ = told.await;
    store.close().await;
    done
}

struct Work<'a> {
    settings: &'a Settings,
    store: &'a Store,
    ambient: &'a Ambient,
}

fn failed(error: StoreError) -> Failure {
    Failure::new("the master key cannot be changed")
        .because(&error)
        .advice(
            "Nothing is lost: both keys stay valid, and `openwink keys rotate` goes on where this stopped.",
        )
}

impl Work<'_> {
    async fn status(&self) -> Outcome {
        let keys = self.store.keys();
        let all = async {
            Ok::<_, StoreError>((
                keys.rotation().await?,
                keys.holders(self.ambient).await?,
                self.store.under_former_keys().await?,
            ))
        };
        let looking = |error: StoreError| Failure::new("the keys cannot be looked at").because(&error);
        let (rotation, holders, left) = all.await.map_err(looking)?;
        say::line(format!(
            "The master key in use is {}.",
            self.store.vault().current_id()
        ));
        match rotation {
            Some(rotation) if rotation.is_done() => {
                let at = rotation.finished_at.unwrap_or(rotation.started_at);
                say::line(format!("It took the place of {}, {at}.", rotation.from));
            }
            Some(rotation) => say::line(format!(
                "It is being changed from {} to {} since {}: `openwink keys rotate` goes on with it.",
                rotation.from, rotation.to, rotation.started_at
            )),
            None => {}
        }
        say::line("Processes that hold it:");
        for holder in holders {
            say::line(format!(
                "  {} on {}: seals with {}, opens {}",
                holder.what,
                holder.host,
                holder.seals_with,
                words(&holder.opens)
            ));
        }
        match left.movable() {
            0 => say::line("No former key is needed: the one in use opens everything."),
            _ => {
                say::line("Former keys still hold:");
                for (what, count) in [
                    ("data keys", left.data_keys),
                    ("members' addresses", left.addresses),
                ] {
                    if count > 0 {
                        say::line(format!("  {what}: {count}"));
                    }
                }
                for (table, count) in left.sealed {
                    say::line(format!("  {table}: {count}"));
                }
            }
        }
        if left.recovery_codes > 0 {
            say::line(format!(
                "{} recovery codes of members end with the next change of the key: an earlier version made them.",
                left.recovery_codes
            ));
        }
        Ok(())
    }

    async fn rotate(&self, options: &RotateOptions) -> Outcome {
        let keys = self.store.keys();
        let source = self.new_source(options)?;
        let under_way = keys
            .rotation()
            .await
            .map_err(failed)?
            .filter(|found| !found.is_done());
        let rotation = match under_way {
            Some(found) => {
                say::line(format!(
                    "Going on with the change from {} to {}, begun {}.",
                    found.from, found.to, found.started_at
                ));
                found
            }
            None => self.begin(&source, options).await?,
        };
        if rotation.phase == RotationPhase::Offered {
            say::line("1/4  Every running process learns the new key.");
            self.wait("does not know the new key", |holder| {
                holder.opens.contains(&rotation.to)
            })
            .await?;
            keys.activate_rotation(&rotation).await.map_err(failed)?;
        }
        say::line("2/4  Every running process seals with it.");
        self.move_all(rotation.to, "3/4").await?;

        let NewKey::InPlaceOf { path, next } = source else {
            say::line("4/4  The new key is not where this installation takes its master key from.");
            say::line(by_hand(&rotation, &[]));
            return Ok(());
        };
        let known = MasterKeySource::File(path.clone()).load_existing();
        let there = known.map_err(|error| Failure::new("the master key's file").because(&error))?;
        if there.id() != rotation.to {
            let key = self
                .store
                .vault()
                .key(rotation.to)
                .ok_or(StoreError::Stale)
                .map_err(failed)?;
            let waiting = MasterKeySource::File(next.clone()).load_existing();
            if !waiting.is_ok_and(|waiting| waiting.id() == rotation.to) {
                let _ = std::fs::remove_file(&next);
                write_key_file(&next, &key, self.ambient).map_err(|error| unwritable(&error))?;
            }
            let former = beside(&path, &format!("former-{}", rotation.from));
            replace_key_file(&path, &next, &former).map_err(|error| unwritable(&error))?;
            say::line(format!(
                "4/4  {} holds the new key, {} the former one.",
                path.display(),
                former.display()
            ));
        }
        let here = platform::host();
        let holders = keys.holders(self.ambient).await.map_err(failed)?;
        let mut elsewhere: Vec<&str> = holders
            .iter()
            .map(|holder| holder.host.as_str())
            .filter(|host| *host != here)
            .collect();
        elsewhere.sort_unstable();
        elsewhere.dedup();
        if !elsewhere.is_empty() {
            say::line(by_hand(&rotation, &elsewhere));
            return Ok(());
        }
        self.end(&rotation).await
    }

    async fn finish(&self) -> Outcome {
        let keys = self.store.keys();
        let configured = platform::master_key_source(self.settings)
            .load_existing()
            .map_err(|error| Failure::new("the master key cannot be read").because(&error))?
            .id();
        match keys.rotation().await.map_err(failed)? {
            Some(rotation) if !rotation.is_done() => {
                if rotation.phase == RotationPhase::Offered {
                    return Err(Failure::new("the change of the master key has only begun")
                        .advice("Run `openwink keys rotate`: it goes on with it."));
                }
                if configured != rotation.to {
                    return Err(Failure::new(format!(
                        "the settings still give the former master key, {configured}"
                    ))
                    .advice(by_hand(&rotation, &[])));
                }
                self.move_all(rotation.to, "1/2").await?;
                self.end(&rotation).await
            }
            // After a change by the settings alone: the former key is among the previous ones
            _ => {
                self.move_all(configured, "1/1").await?;
                self.store.empty_journals().await.map_err(failed)?;
                say::line(
                    "No former master key is needed any more: remove OPENWINK_PREVIOUS_MASTER_KEY_FILES from the settings.",
                );
                Ok(())
            }
        }
    }

    async fn begin(&self, source: &NewKey, options: &RotateOptions) -> Outcome<Rotation> {
        let left = self.store.under_former_keys().await.map_err(failed)?;
        if left.recovery_codes > 0 && !options.forget_recovery_codes {
            return Err(Failure::new(format!(
                "{} recovery codes of members would end with the former key",
                left.recovery_codes
            ))
            .advice(
                "An earlier version made them so that they rest on the master key. Let those members make new ones on \
                 their account page, or run this with --forget-recovery-codes: they keep their password and their app.",
            ));
        }
        let new = source.load(self.ambient)?;
        if self.store.vault().key(new.id()).is_some() {
            return Err(
                Failure::new(format!("{} is in use already, or was before", new.id()))
                    .advice("Give a key that is new: `openssl rand -base64 32` makes one."),
            );
        }
        let begun = self.store.keys().begin_rotation(self.ambient, &new).await;
        let rotation = begun.map_err(|error| match error {
            StoreError::Stale => Failure::new("another change of the master key has just begun")
                .advice("Wait for it, or run this again to go on with it."),
            error => failed(error),
        })?;
        say::line(format!(
            "Changing the master key from {} to {}.",
            rotation.from, rotation.to
        ));
        Ok(rotation)
    }

    /// Moves everything to the current key, and goes through it again until nothing turns up that was sealed before.
    async fn move_all(&self, to: KeyId, step: &str) -> Outcome {
        self.store.keep_up(true).await.map_err(failed)?;
        self.wait("does not seal with the new key", |holder| holder.seals_with == to)
            .await?;
        say::line(format!("{step}  Keys and secrets are wrapped and sealed anew."));
        let begun = Instant::now();
        let mut all = Moved::default();
        loop {
            let settled = begun.elapsed() >= SETTLE;
            let moved = self.store.move_to_current_key(|_| {}).await.map_err(failed)?;
            all.data_keys += moved.data_keys;
            all.sealed += moved.sealed;
            all.addresses += moved.addresses;
            all.lost = moved.lost;
            if settled && moved.total() == 0 {
                break;
            }
            sleep(Duration::from_millis(500)).await;
        }
        say::line(format!(
            "     {} data keys, {} secrets and {} hashes of addresses.",
            all.data_keys, all.sealed, all.addresses
        ));
        if all.lost > 0 {
            say::line(format!(
                "     {} open with none of the keys that are there: they were lost before, and stay as they are.",
                all.lost
            ));
        }
        Ok(())
    }

    async fn end(&self, rotation: &Rotation) -> Outcome {
        self.store.forget_former_recovery_codes().await.map_err(failed)?;
        self.store
            .keys()
            .finish_rotation(self.ambient, rotation)
            .await
            .map_err(failed)?;
        if !self.store.empty_journals().await.map_err(failed)? {
            say::line("A reader keeps SQLite's journal, which is emptied a little later.");
        }
        say::line(format!(
            "Done: {} opens everything, and {} nothing. Keep the former key, apart from this installation, only for as \
             long as you keep backups of before.",
            rotation.to, rotation.from
        ));
        Ok(())
    }

    /// Waits until all processes that are alive follow.
    async fn wait(&self, lacks: &str, follows: impl Fn(&KeyHolder) -> bool) -> Outcome {
        let begun = Instant::now();
        loop {
            let holders = self.store.keys().holders(self.ambient).await.map_err(failed)?;
            let Some(behind) = holders.iter().find(|holder| !follows(holder)) else {
                return Ok(());
            };
            if begun.elapsed() > PATIENCE {
                return Err(Failure::new(format!(
                    "{} on {} {lacks} after {} s",
                    behind.what,
                    behind.host,
                    PATIENCE.as_secs()
                ))
                .advice(
                    "Look at its log, or restart it. Nothing is lost: run `openwink keys rotate` again, which goes on \
                     where this stopped.",
                ));
            }
            sleep(Duration::from_millis(200)).await;
        }
    }

    fn new_source(&self, options: &RotateOptions) -> Outcome<NewKey> {
        if let Some(path) = &options.new_key_file {
            return Ok(NewKey::Given(MasterKeySource::File(path.clone())));
        }
        if let Some(command) = &options.new_key_command {
            return Ok(NewKey::Given(MasterKeySource::Command(command.clone())));
        }
        match platform::master_key_source(self.settings) {
            MasterKeySource::File(path) => Ok(NewKey::InPlaceOf {
                next: beside(&path, "next"),
                path,
            }),
            _ => Err(Failure::new(
                "the master key comes from a command or from the settings, where Openwink cannot put a new one",
            )
            .advice(
                "Make a new key there without taking the former one away, and name it: --new-key-command COMMAND or \
                 --new-key-file FILE. See docs/operating.md.",
            )),
        }
    }
}

/// Where the new key comes from.
enum NewKey {
    /// The operator's: it is put where the settings look by the operator too.
    Given(MasterKeySource),
    /// Made here, waits in `next`, and takes the place of the former one's file.
    InPlaceOf { path: PathBuf, next: PathBuf },
}

impl NewKey {
    fn load(&self, ambient: &Ambient) -> Outcome<MasterKey> {
        match self {
            NewKey::Given(source) => source
                .load_existing()
                .map_err(|error| Failure::new("the new master key cannot be read").because(&error)),
            // It is on the disk before anything is wrapped by it
            NewKey::InPlaceOf { next, .. } => MasterKeySource::File(next.clone())
                .load(ambient)
                .map_err(|error| unwritable(&error)),
        }
    }
}

fn beside(path: &std::path::Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    name.into()
}

fn unwritable(error: &openwink_vault::VaultError) -> Failure {
    Failure::new("the new master key cannot be written beside the present one")
        .because(error)
        .advice(
            "Let this user write to the folder, or make the key yourself and name it with --new-key-file FILE. Both keys \
             stay valid until the change is done.",
        )
}

fn by_hand(rotation: &Rotation, elsewhere: &[&str]) -> String {
    let place = match elsewhere {
        [] => "on every node".to_owned(),
        hosts => format!("on {}, as here", hosts.join(", ")),
    };
    format!(
        "Everything is wrapped and sealed by the new key, {}, and each process may be restarted with either. Now let the \
         settings give the new key {place}, and run `openwink keys finish`. Until then keep both.",
        rotation.to
    )
}

fn words(ids: &[KeyId]) -> String {
    let ids: Vec<String> = ids.iter().map(KeyId::to_string).collect();
    ids.join(" and ")
}
