//! API secrets and tokens: random, shown once, kept as a hash.
//!
//! They hold 256 random bits, so that one fast hash protects them; a password, which a person chose, needs another.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use openwink_model::Ambient;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// 256 random bits as 43 letters of base64url.
#[derive(Clone)]
pub struct Token(SecretString);

impl Token {
    pub fn new(ambient: &Ambient) -> Self {
        let bytes = Zeroizing::new(ambient.bytes::<32>());
        Self(URL_SAFE_NO_PAD.encode(&bytes[..]).into())
    }

    /// The text, for the one answer that shows it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// What is stored.
    pub fn hash(&self) -> [u8; 32] {
        hash(self.expose())
    }

    pub fn into_secret(self) -> SecretString {
        self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// SHA-256 of a secret: what is stored of it, and what it is looked up by.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Whether a secret is the one that `hash` was made from. Takes the same time however much of it is right.
pub fn matches(given: &str, hash: &[u8]) -> bool {
    self::hash(given).ct_eq(hash).into()
}

/// HMAC-SHA256: finds a text again without telling what it is, to nobody who has not the key. For texts that could be
/// guessed, such as addresses, where [`hash`] would not hide them.
pub fn keyed_hash(key: &[u8; 32], text: &str) -> [u8; 32] {
    // HKDF's first half is that very function
    Hkdf::<Sha256>::extract(Some(key), text.as_bytes()).0.into()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use openwink_model::{SeededRandom, SystemClock};

    use super::*;

    #[test]
    fn a_token_matches_its_own_hash_alone() {
        let ambient = Ambient::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(1)));
        let (one, other) = (Token::new(&ambient), Token::new(&ambient));
        assert_eq!(one.expose().len(), 43);
        assert_ne!(one.expose(), other.expose());
        assert!(matches(one.expose(), &one.hash()));
        assert!(!matches(one.expose(), &other.hash()));
        assert!(!matches(one.expose(), &one.hash()[..31]));
        assert!(!matches("", &one.hash()));
        assert_eq!(format!("{one:?}"), "Token");
    }

    #[test]
    fn a_keyed_hash_is_hmac_sha_256() {
        // RFC 4231's second case has a shorter key, which HMAC fills up with zeros
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            hex::encode(keyed_hash(&key, "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(
            hex::encode(hash("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
