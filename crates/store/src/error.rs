//! What can go wrong in the store.

use openwink_model::ids::BadId;
use openwink_vault::VaultError;
use sea_orm::{DbErr, RuntimeErr, SqlxError};

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    #[error("the vault: {0}")]
    Vault(#[from] VaultError),
    #[error("the file store, {path}: {error}")]
    Files { path: String, error: std::io::Error },
    /// The source's data key is gone: it was revoked, and nothing of it opens any more.
    #[error("the data key of {0} is gone")]
    Erased(uuid::Uuid),
    #[error("a stored {what} does not read: {why}")]
    Corrupt { what: &'static str, why: String },
    #[error("{0}")]
    Configuration(String),
    /// Something stands in the way for a while; try again later.
    #[error("busy: {0}")]
    Busy(&'static str),
    /// The master key was changed, and this process has the former one alone.
    #[error("the master key {from} was replaced by {to}, and this process has the former one alone")]
    Replaced {
        from: openwink_vault::KeyId,
        to: openwink_vault::KeyId,
    },
    /// Somebody else changed the row first; what was asked for no longer fits.
    #[error("the row has changed meanwhile")]
    Stale,
}

impl StoreError {
    /// A stored value that does not read. The parser's own words would quote the value, which may be personal.
    pub fn unreadable(what: &'static str, error: &serde_json::Error) -> Self {
        let (kind, line, column) = (error.classify(), error.line(), error.column());
        StoreError::Corrupt {
            what,
            why: format!("{kind:?} error at line {line}, column {column}"),
        }
    }

    pub(crate) fn corrupt(what: &'static str) -> impl Fn(serde_json::Error) -> StoreError {
        move |error| StoreError::unreadable(what, &error)
    }

    /// Whether the transaction may simply be run again: it met another one.
    pub fn is_retryable(&self) -> bool {
        let StoreError::Database(DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error)) = self else {
            return false;
        };
        let RuntimeErr::SqlxError(error) = error else {
            return false;
        };
        let SqlxError::Database(error) = error.as_ref() else {
            return false;
        };
        // PostgreSQL: serialization_failure, deadlock_detected. SQLite: busy, busy_recovery, busy_snapshot
        matches!(
            error.code().as_deref(),
            Some("40001" | "40P01" | "5" | "261" | "517")
        )
    }

    /// Whether waiting may help: the database or the file store does not answer.
    pub fn is_unavailable(&self) -> bool {
        match self {
            StoreError::Database(DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
            | StoreError::Files { .. }
            | StoreError::Busy(_) => true,
            StoreError::Database(
                DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)),
            ) => {
                matches!(
                    error.as_ref(),
                    SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed
                )
            }
            _ => false,
        }
    }
}

impl From<BadId> for StoreError {
    fn from(error: BadId) -> Self {
        StoreError::Corrupt {
            what: "id",
            why: error.to_string(),
        }
    }
}

impl From<openwink_model::text_enum::UnknownWord> for StoreError {
    fn from(error: openwink_model::text_enum::UnknownWord) -> Self {
        StoreError::Corrupt {
            what: "word",
            why: error.to_string(),
        }
    }
}
