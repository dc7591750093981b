//! The one sealed form: a header, a random nonce, the ciphertext, the tag. Header and context are authenticated.

use chacha20poly1305::{Key, KeyInit, Tag, XChaCha20Poly1305, XNonce, aead::AeadInOut};
use openwink_model::Ambient;
use zeroize::Zeroizing;

use crate::VaultError;

const NONCE: usize = 24;
const TAG: usize = 16;

/// XChaCha20-Poly1305 under one key. Its nonces are long enough to be random for ever, so that no counter is kept.
pub(crate) struct Cipher(XChaCha20Poly1305);

impl Cipher {
    pub fn new(key: &Zeroizing<[u8; 32]>) -> Self {
        Self(XChaCha20Poly1305::new(<&Key>::from(&**key)))
    }

    /// `header` is left readable at the front; it and `context` must be the same again when opening.
    pub fn seal(&self, ambient: &Ambient, header: &[u8], context: &[u8], plaintext: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = ambient.bytes();
        let mut sealed = Vec::with_capacity(header.len() + NONCE + plaintext.len() + TAG);
        sealed.extend_from_slice(header);
        sealed.extend_from_slice(&nonce);
        let start = sealed.len();
        sealed.extend_from_slice(plaintext);
        let tag = self
            .0
            .encrypt_inout_detached(
                &XNonce::from(nonce),
                &[header, context].concat(),
                (&mut sealed[start..]).into(),
            )
            .expect("a record is shorter than the 256 GB that one nonce is good for");
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// `header` is a length, already checked by the caller to be what it should be.
    pub fn open(
        &self,
        header: usize,
        context: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let (header, rest) = sealed.split_at_checked(header).ok_or(VaultError::Malformed)?;
        let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::Malformed)?;
        let (ciphertext, tag) = rest.split_last_chunk::<TAG>().ok_or(VaultError::Malformed)?;
        let mut plaintext = Zeroizing::new(ciphertext.to_vec());
        self.0
            .decrypt_inout_detached(
                &XNonce::from(*nonce),
                &[header, context].concat(),
                plaintext.as_mut_slice().into(),
                &Tag::from(*tag),
            )
            .map_err(|_| VaultError::Refused)?;
        Ok(plaintext)
    }
}
