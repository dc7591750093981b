//! `openwink backup`: a consistent copy while everything runs.
//!
//! The order is what makes it consistent: first the data, then the files, then the keys. A source that is linked while
//! the backup runs is missing from the data, and its key does no harm; one that is revoked has lost its key, and what
//! the data still has of it does not open. The other way round there would be data without keys.

mod manifest;
mod postgres;

use std::{
    fs::{self, DirBuilder, File},
    io,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::Path,
    time::Instant,
};

use crate::{
    config::{DatabaseUrl, Settings},
    database,
    failure::{Failure, Outcome},
    say,
};

pub async fn run(settings: &Settings, to: &Path) -> Outcome {
    let begun = Instant::now();
    let writing = |error: io::Error| {
        Failure::new(format!("the backup cannot be written to {}", to.display()))
            .because(&error)
            .advice("Is there room, and may this user write there?")
    };
    make_folder(to)?;
    let (data, keys) = (to.join("data"), to.join("keys"));
    for folder in [&data, &keys] {
        DirBuilder::new().mode(0o700).create(folder).map_err(writing)?;
    }
    copy_database(
        settings,
        &settings.database_url(),
        &data,
        "openwink",
        postgres::Part::Data,
    )
    .await?;
    let files = copy_files(&settings.files_dir(), &data.join("files")).map_err(writing)?;
    copy_database(
        settings,
        &settings.keys_database_url(),
        &keys,
        "keys",
        postgres::Part::Keys,
    )
    .await?;

    // Two lists, since the two folders belong in two places
    for folder in [&data, &keys] {
        let list = manifest::write(folder).map_err(writing)?;
        say::line(format!("{}:", folder.display()));
        for entry in list.iter().filter(|entry| !entry.path.starts_with("files")) {
            say::line(format!(
                "  {}  {:>12} bytes  {}",
                entry.sum,
                entry.size,
                entry.path.display()
            ));
        }
    }
    say::line(format!(
        "\n{files} files of users and two databases copied and checked in {:.1} s. In each folder, SHA256SUMS lists \
         everything: `sha256sum --check SHA256SUMS`.\n\n\
         Store {} and {} in different places: the first opens nothing without the second, and neither opens without \
         the master key, which is in neither. Keep that in a third place{}.",
        begun.elapsed().as_secs_f64(),
        data.display(),
        keys.display(),
        match (&settings.master_key, &settings.master_key_command) {
            (None, None) => format!(" ({})", settings.master_key_path().display()),
            _ => String::new(),
        }
    ));
    Ok(())
}

/// A new or empty folder, so that no earlier backup is mixed with this one.
fn make_folder(path: &Path) -> Outcome {
    let failed = |error: io::Error| {
        Failure::new(format!(
            "the folder {} cannot be used for a backup",
            path.display()
        ))
        .because(&error)
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(failed)?;
    if fs::read_dir(path).map_err(failed)?.next().is_some() {
        return Err(
            Failure::new(format!("the folder {} is not empty", path.display()))
                .advice("Name a folder of its own for each backup, such as backups/2026-01-31."),
        );
    }
    Ok(())
}

async fn copy_database(
    settings: &Settings,
    url: &DatabaseUrl,
    folder: &Path,
    name: &str,
    part: postgres::Part,
) -> Outcome {
    let Some(from) = url.sqlite_path() else {
        return postgres::dump(settings, url, &folder.join(format!("{name}.dump")), part).await;
    };
    let to = folder.join(format!("{name}.db"));
    let failed = || Failure::new(format!("{} cannot be copied", from.display()));
    if !from.exists() {
        return Err(failed().advice(
            "There is no database yet, or the settings name another place than the server's: compare `openwink config`.",
        ));
    }
    database::copy_sqlite(url, &to)
        .await
        .map_err(|error| failed().because(&error))?;
    keep(&to).map_err(|error| failed().because(&error))?;
    database::check_sqlite(&to)
        .await
        .map_err(|why| Failure::new(format!("the copy {} is not sound: {why}", to.display())))
}

/// Makes a file private, and certain to be on the disk.
fn keep(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    File::open(path)?.sync_all()
}

/// Files are written once and never changed, so that a copy cannot be torn; one that is erased meanwhile is left out.
fn copy_files(from: &Path, to: &Path) -> io::Result<usize> {
    DirBuilder::new().mode(0o700).create(to)?;
    let entries = match fs::read_dir(from) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut copied = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let half_written =
            name.to_string_lossy().ends_with(".partial") || name.to_string_lossy().starts_with('.');
        if half_written || !entry.file_type()?.is_file() {
            continue;
        }
        let copy = to.join(&name);
        match fs::copy(entry.path(), &copy) {
            Ok(_) => {
                keep(&copy)?;
                copied += 1;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(copied)
}
