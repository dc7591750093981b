//! Master keys, and the subkeys that are derived from them. A master key itself encrypts nothing.

use std::{fmt, str::FromStr};

use hkdf::Hkdf;
use openwink_model::Ambient;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{VaultError, seal::Cipher};

/// What a key's id is hashed under, so that an id is no hash of the key alone.
const ID_LABEL: &[u8] = b"openwink master key id\0";

/// A master key wrapped by another: `3`, the wrapping key's id, nonce, the wrapped key's ciphertext, tag.
const WRAPPED_MASTER: u8 = 3;

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

impl FromStr for KeyId {
    type Err = VaultError;

    fn from_str(text: &str) -> Result<Self, VaultError> {
        let mut id = [0; Self::LEN];
        hex::decode_to_slice(text, &mut id).map_err(|_| VaultError::Malformed)?;
        Ok(Self(id))
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

    /// A new one.
    pub fn fresh(ambient: &Ambient) -> Self {
        Self::from_bytes(Zeroizing::new(ambient.bytes()))
    }

    pub fn id(&self) -> KeyId {
        self.id
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Another master key under this one: how processes tell each other of a change.
    pub fn wrap_master(&self, ambient: &Ambient, other: &Self) -> Vec<u8> {
        let mut header = [WRAPPED_MASTER; 1 + KeyId::LEN];
        header[1..].copy_from_slice(self.id.as_bytes());
        let cipher = self.cipher("wrap master", "");
        cipher.seal(ambient, &header, other.id.as_bytes(), &other.bytes[..])
    }

    /// The master key of this id, which this one has wrapped.
    pub fn unwrap_master(&self, id: KeyId, wrapped: &[u8]) -> Result<Self, VaultError> {
        if wrapped.first() != Some(&WRAPPED_MASTER) {
            return Err(VaultError::Malformed);
        }
        let cipher = self.cipher("wrap master", "");
        let opened = cipher.open(1 + KeyId::LEN, id.as_bytes(), wrapped)?;
        let mut bytes = Zeroizing::new([0; 32]);
        bytes.copy_from_slice(<&[u8; 32]>::try_from(&opened[..]).map_err(|_| VaultError::Malformed)?);
        let key = Self::from_bytes(bytes);
        if key.id == id {
            Ok(key)
        } else {
            Err(VaultError::Refused)
        }
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
    fn a_master_key_wraps_another_and_no_third_opens_it() {
        let ambient = Ambient::system();
        let (one, two) = (MasterKey::fresh(&ambient), MasterKey::fresh(&ambient));
        let wrapped = one.wrap_master(&ambient, &two);
        let opened = one.unwrap_master(two.id(), &wrapped).unwrap();
        assert_eq!(opened.bytes(), two.bytes());
        assert!(two.unwrap_master(two.id(), &wrapped).is_err());
        assert!(one.unwrap_master(one.id(), &wrapped).is_err());
        for end in 0..wrapped.len() {
            assert!(one.unwrap_master(two.id(), &wrapped[..end]).is_err());
        }
    }

    #[test]
    fn an_id_reads_as_it_is_written() {
        let id = MasterKey::from_bytes(Zeroizing::new([7; 32])).id();
        assert_eq!(id.to_string().parse::<KeyId>().unwrap(), id);
        for bad in ["", "6d", "6d29c6632a53711g", "6d29c6632a53711600"] {
            assert!(bad.parse::<KeyId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn debug_shows_the_id_alone() {
        let key = MasterKey::from_bytes(Zeroizing::new([7; 32]));
        assert_eq!(format!("{key:?}"), format!("MasterKey({})", key.id()));
    }
}
