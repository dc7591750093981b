//! Ed25519: what the installation says, so that whoever has its public key can tell that it said so.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::VaultError;

const PREFIX: &str = "ed25519:";

/// Wiped when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    pub fn from_seed(seed: &Zeroizing<[u8; 32]>) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public())
    }
}

/// Written as `ed25519:` and 32 bytes as base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::from_slice(signature) else {
            return false;
        };
        // Strict: one message has one signature that is taken, and weak keys none
        self.0.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", STANDARD.encode(self.0.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = VaultError;

    fn from_str(text: &str) -> Result<Self, VaultError> {
        let encoded = text.trim().strip_prefix(PREFIX).ok_or(VaultError::Malformed)?;
        let bytes = STANDARD.decode(encoded).map_err(|_| VaultError::Malformed)?;
        let bytes = <&[u8; 32]>::try_from(&bytes[..]).map_err(|_| VaultError::Malformed)?;
        ed25519_dalek::VerifyingKey::from_bytes(bytes)
            .map(Self)
            .map_err(|_| VaultError::Malformed)
    }
}

/// SHA-256 of something that is no secret.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_rfc_8032s() {
        // The RFC's first test
        let mut seed = Zeroizing::new([0; 32]);
        hex::decode_to_slice(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            &mut seed[..],
        )
        .unwrap();
        let key = SigningKey::from_seed(&seed);
        assert_eq!(
            hex::encode(key.sign(b"")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        );
        let public: PublicKey = key.public().to_string().parse().unwrap();
        assert_eq!(public, key.public());
        assert_eq!(
            public.to_string(),
            "ed25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
        );
        assert!(public.verifies(b"", &key.sign(b"")));
    }

    #[test]
    fn anything_else_is_refused() {
        let key = SigningKey::from_seed(&Zeroizing::new([1; 32]));
        let other = SigningKey::from_seed(&Zeroizing::new([2; 32]));
        let signature = key.sign(b"yes");
        assert!(!key.public().verifies(b"no", &signature));
        assert!(!other.public().verifies(b"yes", &signature));
        assert!(!key.public().verifies(b"yes", &signature[..63]));
        for at in 0..64 {
            let mut bent = signature;
            bent[at] ^= 1;
            assert!(!key.public().verifies(b"yes", &bent));
        }
        for text in [
            "",
            "ed25519:",
            "ed25519:AAAA",
            "rsa:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        ] {
            assert!(text.parse::<PublicKey>().is_err(), "{text}");
        }
    }
}
