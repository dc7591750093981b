//! What holds the data: master key, databases, files.

use openwink_model::Ambient;
use openwink_store::{Store, StoreError};
use openwink_vault::{MasterKeySource, VaultError};

use super::{Finding, Verdict};
use crate::{
    config::{DatabaseUrl, Settings},
    database, platform,
};

/// Further apart, the two would disagree about what has expired.
const MAX_SKEW_MICROS: i64 = 5_000_000;

fn set_up(settings: &Settings) -> bool {
    settings
        .keys_database_url()
        .sqlite_path()
        .is_none_or(|path| path.exists())
}

pub fn master_key(settings: &Settings) -> Finding {
    let source = platform::master_key_source(settings);
    match (source.load_existing(), &source) {
        (Ok(key), MasterKeySource::File(path)) => {
            Finding::ok("master key", format!("{}, in {}", key.id(), path.display()))
        }
        (Ok(key), _) => Finding::ok("master key", key.id().to_string()),
        (Err(VaultError::File { source, path, .. }), _)
            if source.kind() == std::io::ErrorKind::NotFound && !set_up(settings) =>
        {
            Finding::ok(
                "master key",
                format!("{} will be made at the first start", path.display()),
            )
        }
        (Err(error), _) => Finding::fail(
            "master key",
            error.to_string(),
            "put the key back that this data was written with: nothing else opens it",
        ),
    }
}

pub async fn databases(settings: &Settings, ambient: &Ambient) -> Vec<Finding> {
    let (data, keys) = (settings.database_url(), settings.keys_database_url());
    let mut findings = Vec::new();
    let mut there = true;
    for (subject, url) in [("database", &data), ("key store", &keys)] {
        let (finding, exists) = database(subject, url, ambient).await;
        findings.push(finding);
        there &= exists;
    }
    if data == keys {
        findings.push(Finding::warn(
            "key store",
            "it is in the same database as the data, in a schema of its own",
            "set OPENWINK_KEYS_DATABASE_URL to a database elsewhere, so that a copy of the data opens nothing",
        ));
    }
    // The store would make what is missing, and a doctor changes nothing
    if there && settings.files_dir().exists() {
        findings.extend(store(settings, ambient).await);
    }
    findings
}

/// Whether it answers, and whether there is anything to look into.
async fn database(subject: &'static str, url: &DatabaseUrl, ambient: &Ambient) -> (Finding, bool) {
    if url.sqlite_path().is_some_and(|path| !path.exists()) {
        return (
            Finding::ok(subject, format!("{url} will be made at the first start")),
            false,
        );
    }
    let asked = async {
        let db = database::connect(url).await?;
        Ok::<_, sea_orm::DbErr>((database::version(&db).await?, database::clock(&db).await?))
    };
    match asked.await {
        Ok((version, clock)) => {
            let text = format!("{url} answers: {version}");
            let skew = clock.map_or(0, |clock| (clock - ambient.now().micros()).abs());
            let finding = match skew > MAX_SKEW_MICROS {
                true => Finding::warn(
                    subject,
                    format!("{text}; its clock and ours are {} s apart", skew / 1_000_000),
                    "let both follow a time server",
                ),
                false => Finding::ok(subject, text),
            };
            (finding, true)
        }
        Err(error) => {
            let advice = if url.is_sqlite() {
                "is it a database of Openwink, and may this user read and write it and its folder?"
            } else {
                "does the server run, does it let this machine in, are database, user and password right?"
            };
            (
                Finding::fail(subject, format!("{url} does not answer: {error}"), advice),
                false,
            )
        }
    }
}

async fn store(settings: &Settings, ambient: &Ambient) -> Vec<Finding> {
    let Ok(vault) = platform::existing_vault(settings) else {
        // Said already, of the master key
        return Vec::new();
    };
    let options = platform::store_options(settings);
    let store = match Store::connect_unmigrated(&options, vault, ambient.clone()).await {
        Ok(store) => store,
        Err(error) => return vec![Finding::fail("store", error.to_string(), "see above")],
    };
    let mut findings = vec![match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => Finding::ok("schema", "up to date"),
        Ok(pending) => Finding::warn(
            "schema",
            format!("steps to go: {}", pending.join(", ")),
            "the next start takes them; `openwink migrate` does it now. Make a backup before",
        ),
        Err(error) => Finding::fail("schema", error.to_string(), "is this a database of Openwink?"),
    }];
    let current = findings.iter().all(|finding| finding.verdict == Verdict::Ok);
    if current && let Err(error) = store.look_at_keys().await {
        let advice = match error {
            StoreError::Replaced { .. } => "give the new master key, as the former one was given",
            _ => "use the master key of this installation",
        };
        findings.push(Finding::fail("keys", error.to_string(), advice));
        store.close().await;
        return findings;
    }
    findings.push(match platform::key_opens(&store).await {
        Ok(true) => Finding::ok("keys", "the master key opens them"),
        Ok(false) => Finding::ok("keys", "there are none yet"),
        Err(error) => Finding::fail(
            "keys",
            format!("the master key does not open them: {error}"),
            "use the master key of this installation; after a rotation name the former one in \
             OPENWINK_PREVIOUS_MASTER_KEY_FILES",
        ),
    });
    if current {
        findings.push(former_keys(settings, &store).await);
    }
    store.close().await;
    findings
}

/// Whether a former master key is still needed.
async fn former_keys(settings: &Settings, store: &Store) -> Finding {
    const SUBJECT: &str = "former keys";
    let looked =
        async { Ok::<_, StoreError>((store.keys().rotation().await?, store.under_former_keys().await?)) };
    let (rotation, left) = match looked.await {
        Ok(looked) => looked,
        Err(error) => return Finding::fail(SUBJECT, error.to_string(), "see above"),
    };
    if let Some(rotation) = rotation.filter(|rotation| !rotation.is_done()) {
        return Finding::warn(
            SUBJECT,
            format!(
                "the master key is being changed from {} to {} since {}",
                rotation.from, rotation.to, rotation.started_at
            ),
            "`openwink keys rotate` goes on with it; keep both keys until it is done",
        );
    }
    match (left.movable(), settings.previous_master_key_files.is_empty()) {
        (0, true) => Finding::ok(SUBJECT, "none is needed: the current master key opens everything"),
        (0, false) => Finding::warn(
            SUBJECT,
            "none is needed: the current master key opens everything",
            "remove OPENWINK_PREVIOUS_MASTER_KEY_FILES, and the files once no backup needs them",
        ),
        (count, _) => Finding::warn(
            SUBJECT,
            format!("{count} keys and secrets still need one"),
            "`openwink keys finish` moves them to the current master key",
        ),
    }
}

pub fn files(settings: &Settings) -> Finding {
    let folder = settings.files_dir();
    let shown = folder.display();
    if !folder.exists() {
        return Finding::ok("file store", format!("{shown} will be made at the first start"));
    }
    match platform::probe(&folder) {
        Ok(()) => Finding::ok("file store", format!("{shown} can be written")),
        Err(error) => Finding::fail(
            "file store",
            format!("{shown} cannot be written: {error}"),
            "give it to this user (chown)",
        ),
    }
}
