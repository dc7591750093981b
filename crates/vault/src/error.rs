//! Everything that can go wrong here. No message holds a key, a plaintext, or a command's output.

use std::{io, path::PathBuf, time::Duration};

use crate::KeyId;

#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// Not made by this vault, cut short, or made by a newer version.
    #[error("these bytes are not in a form that this version can open")]
    Malformed,

    /// The master key that is needed is not among the configured ones.
    #[error("master key {0} is needed to open this, and is not configured")]
    UnknownMasterKey(KeyId),

    /// Changed, moved to another place, or sealed under another key: which of them cannot be told.
    #[error("the sealed bytes do not open: another key, another place, or changed")]
    Refused,

    #[error("cannot {action} the master key file {path}")]
    File {
        action: &'static str,
        path: PathBuf,
        source: io::Error,
    },

    #[error(
        "the master key file {path} can be read by others (mode {mode:03o}): \
         it would protect nothing. Run: chmod 600 '{path}'"
    )]
    FileTooOpen { path: PathBuf, mode: u32 },

    #[error("the environment variable {0} for the master key is not set, or is not text")]
    NoVariable(String),

    #[error("the master key from {origin} is not 32 bytes, raw or as hex or base64")]
    BadKey { origin: String },

    #[error("the master key command does not start")]
    CommandNotStarted(#[source] io::Error),

    #[error("the master key command failed: {0}")]
    CommandFailed(std::process::ExitStatus),

    #[error("the master key command gave no key within {} s", .0.as_secs())]
    CommandTimedOut(Duration),
}
