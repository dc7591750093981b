//! Master keys, and the subkeys that are derived from them. A master key itself encrypts nothing.

use std::fmt;

use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::seal::Cipher;

/// What a key's id is hashed under, so that an id is no hash of the key alone.
const ID_LABEL: &[u8] = b"openwink master key id\0";

/// Says which master key was used, and nothing about the key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId([u8; 8]);

impl KeyId {
    pub const LEN: usize = 8;

    pub fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// 32 bytes from which every other key follows. Wiped when dropped; never printed.
#[derive(Clone)]
pub struct MasterKey {
    id: KeyId,
    // On the heap, so that moving the value leaves no copies behind
    bytes: Box<Zeroizing<[u8; 32]>>,
}

impl MasterKey {
    pub fn from_bytes(bytes: Zeroizing<[u8; 32]>) -> Self {
        let digest = Sha256::new()
            .chain_update(ID_LABEL)
            .chain_update(&bytes[..])
            .finalize();
        let mut id = [0; KeyId::LEN];
        id.copy_from_slice(&digest[..KeyId::LEN]);
        Self {
            id: KeyId(id),
            bytes: Box::new(bytes),
        }
    }

    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The subkey for one purpose. The length leads the purpose so that no two pairs of texts run together.
    pub(crate) fn subkey(&self, purpose: &str, label: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        let length = (purpose.len() as u64).to_be_bytes();
        Hkdf::<Sha256>::new(None, &self.bytes[..])
            .expand_multi_info(
                &[b"openwink", &length, purpose.as_bytes(), label.as_bytes()],
                &mut key[..],
            )
            .expect("32 bytes are within what HKDF gives");
        key
    }

    pub(crate) fn cipher(&self, purpose: &str, label: &str) -> Cipher {
        Cipher::new(&self.subkey(purpose, label))
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKey({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_subkeys_stay_as_they_are() {
        // What is stored rests on these: a change here would close every existing installation's data
        let key = MasterKey::from_bytes(Zeroizing::new([7; 32]));
        assert_eq!(key.id().to_string(), "6d29c6632a537116");
        assert_eq!(
            hex::encode(*key.subkey("derive", "cursors")),
            "a97f832b774235771178eee40b87d7d2807553a8b9420e1520ea35dfb0b45038"
        );
    }

    #[test]
    fn subkeys_differ_by_purpose_and_label() {
        let key = MasterKey::from_bytes(Zeroizing::new([7; 32]));
        assert_ne!(key.subkey("a", "bc"), key.subkey("ab", "c"));
        assert_ne!(key.subkey("a", "b"), key.subkey("a", "c"));
    }

    #[test]
    fn debug_shows_the_id_alone() {
        let key = MasterKey::from_bytes(Zeroizing::new([7; 32]));
        assert_eq!(format!("{key:?}"), format!("MasterKey({})", key.id()));
    }
}
