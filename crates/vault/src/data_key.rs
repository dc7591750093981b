//! Keys that seal data: those of one owner, and those of the installation.

use std::{fmt, sync::Arc};

use openwink_model::Ambient;
use zeroize::Zeroizing;

use crate::{KeyId, VaultError, seal::Cipher};

/// Sealed under an owner's data key: `1`, nonce, ciphertext, tag.
const OWNED: u8 = 1;
/// Sealed under an installation key: `2`, the master key's id, nonce, ciphertext, tag.
const INSTALLATION: u8 = 2;

/// Seals and opens. Cheap to clone; wiped when the last clone is dropped.
#[derive(Clone)]
pub struct DataKey(Arc<Kind>);

enum Kind {
    Owned(Cipher),
    /// One cipher for each master key, the current one first: what an older one sealed still opens.
    Installation(Vec<(KeyId, Cipher)>),
}

impl DataKey {
    pub(crate) fn owned(key: &Zeroizing<[u8; 32]>) -> Self {
        Self(Arc::new(Kind::Owned(Cipher::new(key))))
    }

    pub(crate) fn installation(ring: Vec<(KeyId, Cipher)>) -> Self {
        Self(Arc::new(Kind::Installation(ring)))
    }

    /// `context` says what this is and where it stands (a record's id, a column's name). It must be the same when
    /// opening, so that what is sealed for one row cannot be put into another.
    pub fn seal(&self, ambient: &Ambient, context: &[u8], plaintext: &[u8]) -> Vec<u8> {
        match &*self.0 {
            Kind::Owned(cipher) => cipher.seal(ambient, &[OWNED], context, plaintext),
            Kind::Installation(ring) => {
                let (id, cipher) = ring.first().expect("a ring starts with the current master key");
                let mut header = [INSTALLATION; 1 + KeyId::LEN];
                header[1..].copy_from_slice(id.as_bytes());
                cipher.seal(ambient, &header, context, plaintext)
            }
        }
    }

    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        match (&*self.0, sealed.first()) {
            (Kind::Owned(cipher), Some(&OWNED)) => cipher.open(1, context, sealed),
            (Kind::Installation(ring), Some(&INSTALLATION)) => {
                let wanted = key_id(sealed)?;
                let (_, cipher) = ring
                    .iter()
                    .find(|(id, _)| *id == wanted)
                    .ok_or(VaultError::UnknownMasterKey(wanted))?;
                cipher.open(1 + KeyId::LEN, context, sealed)
            }
            _ => Err(VaultError::Malformed),
        }
    }

    /// Whether sealing this again would change which master key it needs. Rotation reseals what is not current;
    /// under an owner's data key everything is, since rotation wraps that key again and leaves the data alone.
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        match &*self.0 {
            Kind::Owned(_) => true,
            Kind::Installation(ring) => {
                key_id(sealed).is_ok_and(|id| ring.first().is_some_and(|(current, _)| *current == id))
            }
        }
    }
}

fn key_id(sealed: &[u8]) -> Result<KeyId, VaultError> {
    let bytes = sealed
        .get(1..)
        .and_then(|rest| rest.first_chunk())
        .ok_or(VaultError::Malformed)?;
    Ok(KeyId::from_bytes(*bytes))
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey")
    }
}
