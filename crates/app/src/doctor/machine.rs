//! The machine: folders, room, time.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, time::UNIX_EPOCH};

use openwink_model::Ambient;

use super::Finding;
use crate::{config::Settings, platform};

const MEGABYTE: u64 = 1 << 20;
/// 1 January 2026, in microseconds: no machine that runs this is older.
const RELEASED: i64 = 1_767_225_600_000_000;

pub fn data_dir(settings: &Settings) -> Vec<Finding> {
    let path = &settings.data_dir;
    let shown = path.display();
    let Ok(about) = fs::metadata(path) else {
        let parent = first_existing(path);
        return vec![match platform::probe(parent) {
            Ok(()) => Finding::ok("data folder", format!("{shown} will be made at the first start")),
            Err(error) => Finding::fail(
                "data folder",
                format!("{shown} is not there, and cannot be made: {error}"),
                format!(
                    "let this user write to {}, or set OPENWINK_DATA_DIR",
                    parent.display()
                ),
            ),
        }];
    };
    if let Err(error) = platform::probe(path) {
        let advice = "give it to this user (chown), or set OPENWINK_DATA_DIR";
        return vec![Finding::fail(
            "data folder",
            format!("{shown} cannot be written: {error}"),
            advice,
        )];
    }
    let mode = about.permissions().mode() & 0o777;
    let open = mode & 0o077 != 0;
    let mut findings = vec![match open {
        false => Finding::ok(
            "data folder",
            format!("{shown} can be written, by this user alone"),
        ),
        true => Finding::warn(
            "data folder",
            format!("{shown} can be entered by others (mode {mode:03o})"),
            format!("chmod 700 '{shown}'"),
        ),
    }];
    let credentials = settings.sandbox_credentials_path();
    if let Ok(about) = fs::metadata(&credentials) {
        let mode = about.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            findings.push(Finding::warn(
                "credentials",
                format!(
                    "{} can be read by others (mode {mode:03o})",
                    credentials.display()
                ),
                format!("chmod 600 '{}'", credentials.display()),
            ));
        }
    }
    findings
}

/// The folder itself, or the nearest one above it that is there.
fn first_existing(path: &Path) -> &Path {
    let found = path
        .ancestors()
        .find(|folder| !folder.as_os_str().is_empty() && folder.exists());
    found.unwrap_or(Path::new("."))
}

pub fn disk(settings: &Settings) -> Finding {
    let folder = first_existing(&settings.data_dir);
    let free = match rustix::fs::statvfs(folder) {
        Ok(about) => about.f_bavail.saturating_mul(about.f_frsize) / MEGABYTE,
        Err(error) => {
            return Finding::warn(
                "disk",
                format!("its free room is not told: {error}"),
                "look with df",
            );
        }
    };
    let text = format!("{free} MB free for {}", settings.data_dir.display());
    match free {
        ..100 => Finding::fail("disk", text, "make room: databases stop when the disk is full"),
        100..1024 => Finding::warn(
            "disk",
            text,
            "make room soon; a backup needs as much again as the data",
        ),
        _ => Finding::ok("disk", text),
    }
}

pub fn clock(settings: &Settings, ambient: &Ambient) -> Finding {
    let now = ambient.now();
    let advice = "set the clock (timedatectl set-ntp true): tokens would expire too early or never";
    if now.micros() < RELEASED {
        return Finding::fail("clock", format!("it says {now}, which is in the past"), advice);
    }
    // What was written in the future was written by a clock that is right now and was wrong, or the reverse
    let newest = fs::read_dir(&settings.data_dir).into_iter().flatten().flatten();
    let newest = newest
        .filter_map(|entry| {
            entry
                .metadata()
                .ok()?
                .modified()
                .ok()?
                .duration_since(UNIX_EPOCH)
                .ok()
        })
        .max();
    match newest {
        Some(newest) if newest.as_micros() as i64 > now.micros() + 60_000_000 => Finding::warn(
            "clock",
            format!("it says {now}, and there are files from later"),
            advice,
        ),
        _ => Finding::ok("clock", format!("{now}")),
    }
}
