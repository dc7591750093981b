//! The public key of a credential, in COSE's form (RFC 9053), and the check of what it signed.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

use super::cbor::{self, Value};

/// What we ask authenticators for, in this order: ES256, which all have, Ed25519, and RS256 for Windows' own.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

const KIND: Value<'_> = Value::Int(1);
const ALGORITHM: Value<'_> = Value::Int(3);
const FIRST: Value<'_> = Value::Int(-1);
const SECOND: Value<'_> = Value::Int(-2);
const THIRD: Value<'_> = Value::Int(-3);

enum PublicKey<'a> {
    P256([u8; 65]),
    Ed25519(&'a [u8]),
    Rsa { n: &'a [u8], e: &'a [u8] },
}

fn parse(cose: &[u8]) -> Option<PublicKey<'_>> {
    let (key, _) = cbor::read(cose)?;
    let int = |name| key.get(name).and_then(Value::int);
    let bytes = |name| key.get(name).and_then(Value::bytes);
    match (int(&KIND)?, int(&ALGORITHM)?) {
        // On the curve P-256
        (2, -7) if int(&FIRST)? == 1 => {
            let mut point = [4; 65];
            let (x, y) = (bytes(&SECOND)?, bytes(&THIRD)?);
            if x.len() != 32 || y.len() != 32 {
                return None;
            }
            point[1..33].copy_from_slice(x);
            point[33..].copy_from_slice(y);
            Some(PublicKey::P256(point))
        }
        (1, -8) if int(&FIRST)? == 6 => bytes(&SECOND).filter(|x| x.len() == 32).map(PublicKey::Ed25519),
        (3, -257) => Some(PublicKey::Rsa {
            n: bytes(&FIRST)?,
            e: bytes(&SECOND)?,
        }),
        _ => None,
    }
}

/// Whether it is a key that we can check signatures with.
pub fn is_known(cose: &[u8]) -> bool {
    parse(cose).is_some()
}

pub fn verifies(cose: &[u8], message: &[u8], signature: &[u8]) -> bool {
    match parse(cose) {
        Some(PublicKey::P256(point)) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point)
            .verify(message, signature)
            .is_ok(),
        Some(PublicKey::Ed25519(key)) => UnparsedPublicKey::new(&ED25519, key)
            .verify(message, signature)
            .is_ok(),
        Some(PublicKey::Rsa { n, e }) => RsaPublicKeyComponents { n, e }
            .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            .is_ok(),
        None => false,
    }
}
