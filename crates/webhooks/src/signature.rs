//! How a receiver knows that an event is ours and unchanged.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha512;

pub const SIGNATURE_HEADER: &str = "Smile-Signature";

/// The hex HMAC-SHA512 of the raw body under the webhook's secret.
pub fn sign(secret: &SecretString, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha512>::new_from_slice(secret.expose_secret().as_bytes())
        .expect("HMAC takes keys of every length");
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_rfc_4231s() {
        assert_eq!(
            sign(&"Jefe".into(), b"what do ya want for nothing?"),
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
             9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        );
    }

    /// The one in docs/webhooks.md.
    #[test]
    fn the_documented_example_holds() {
        let body = br#"{"id":"et-0190f3c2a1b27c3d8e4f5a6b7c8d9e0f","version":1,"type":"TASK_STARTED"}"#;
        assert_eq!(
            sign(&"whsec_example".into(), body),
            "810d612e9f8b57475e42f532661a4efea32ab7aed22eae4ef343aa48a943be6c\
             41a806d952953fdbd7c1a6e448b460660f02b2afb67d1a9489934ab22ad3b2e0"
        );
    }
}
