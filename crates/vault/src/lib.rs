//! Envelope encryption: a master key wraps one data key per owner (an account or an archive), and everything of that
//! owner is sealed under its data key. Without the wrapped data key nothing of the owner opens again, which is how
//! revoking erases.
//!
//! The installation's signatures ([`signing`]) are here too, so that private keys are in one place.
//!
//! No I/O may enter here but what loads a master key ([`MasterKeySource`]): where wrapped keys and sealed bytes are
//! kept is the store's matter.

mod data_key;
mod error;
mod master;
mod seal;
pub mod secrets;
pub mod signing;
mod source;
mod vault;

pub use data_key::DataKey;
pub use error::VaultError;
pub use master::{KeyId, MasterKey};
pub use secrets::Token;
pub use signing::{PublicKey, SigningKey};
pub use source::{MasterKeySource, replace_key_file, write_key_file};
pub use vault::{Vault, WrappedKey};
