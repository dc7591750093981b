//! PostgreSQL copies itself: `pg_dump` takes one snapshot of it all.

use std::{io::ErrorKind, path::Path};

use tokio::process::Command;
use url::Url;

use crate::{
    config::{DatabaseUrl, Settings},
    failure::{Failure, Outcome},
};

/// The key store's schema, where it shares a database with the data.
const KEYS_SCHEMA: &str = "openwink_keys";

#[derive(Clone, Copy)]
pub enum Part {
    Data,
    Keys,
}

pub async fn dump(settings: &Settings, url: &DatabaseUrl, to: &Path, part: Part) -> Outcome {
    let shared = settings.database_url() == settings.keys_database_url();
    let schema = match part {
        Part::Keys => Some(format!("--schema={KEYS_SCHEMA}")),
        Part::Data if shared => Some(format!("--exclude-schema={KEYS_SCHEMA}")),
        Part::Data => None,
    };
    let (address, password) = without_password(url);
    let mut arguments = vec![
        "--format=custom".into(),
        "--no-owner".into(),
        format!("--file={}", to.display()),
    ];
    arguments.extend(schema);
    arguments.push(format!("--dbname={address}"));

    let by_hand = format!("pg_dump {}", arguments.join(" "));
    let failed = || Failure::new(format!("the database {url} cannot be dumped"));
    let mut command = Command::new("pg_dump");
    command.args(&arguments).kill_on_drop(true);
    if let Some(password) = password {
        // Arguments can be read by every user of the machine
        command.env("PGPASSWORD", password);
    }
    match command.output().await {
        Ok(output) if output.status.success() => {
            super::keep(to).map_err(|error| failed().because(&error))?;
            verify(to).await
        }
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!("pg_dump failed: {}", said.trim())).advice(format!("It was run as:\n{by_hand}")))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Err(failed().advice(format!(
            "pg_dump is not installed here (Debian: apt-get install postgresql-client). Install it and run the backup \
             again, or run this where it is, the data before the keys:\n{by_hand}"
        ))),
        Err(error) => Err(failed().because(&error)),
    }
}

/// Reads the dump's table of contents back.
async fn verify(dump: &Path) -> Outcome {
    let unreadable = || Failure::new(format!("the dump {} does not read back", dump.display()));
    let listed = Command::new("pg_restore").arg("--list").arg(dump).output().await;
    let listed = listed.map_err(|error| unreadable().because(&error))?;
    let contents = String::from_utf8_lossy(&listed.stdout);
    match listed.status.success() && contents.contains("TABLE DATA") {
        true => Ok(()),
        false => Err(unreadable()),
    }
}

fn without_password(url: &DatabaseUrl) -> (String, Option<String>) {
    let Ok(mut parsed) = Url::parse(url.expose()) else {
        return (url.expose().into(), None);
    };
    let password = parsed.password().map(decode);
    // Fails only for an address without a host, which has no password either
    let _ = parsed.set_password(None);
    (parsed.into(), password)
}

/// Undoes the percent signs of an address.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Value;

    #[test]
    fn a_password_never_becomes_an_argument() {
        let url = DatabaseUrl::read("postgres://me:p%40ss%25@db:5433/wink?sslmode=require").unwrap();
        let (address, password) = without_password(&url);
        assert_eq!(address, "postgres://me@db:5433/wink?sslmode=require");
        assert_eq!(password.as_deref(), Some("p@ss%"));
    }
}
