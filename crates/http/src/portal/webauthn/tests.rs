//! An authenticator in software, and what it must not get away with.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Assertion, Attestation, Credential, Refusal, RelyingParty};

/// What the authenticator and its browser say, each part of which a test may falsify.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
    pub origin: String,
    pub host: String,
    pub flags: u8,
    pub counter: u32,
}

impl Authenticator {
    pub fn new(party: &RelyingParty) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Self {
            id: Sha256::digest(pair.public_key().as_ref()).to_vec(),
            pair,
            origin: party.origin.clone(),
            host: party.id.clone(),
            flags: 0b101,
            counter: 0,
        }
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false, "new": 1 })
            .to_string()
            .into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(&self.host).to_vec();
        data.push(self.flags | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn cose(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32];
        key.extend(&point[1..33]);
        key.extend([0x22, 0x58, 32]);
        key.extend(&point[33..]);
        key
    }

    /// What `navigator.credentials.create` gives.
    pub fn create(&self, challenge: &str) -> Value {
        let mut data = self.data(0b100_0000);
        data.extend([0; 16]);
        data.extend((self.id.len() as u16).to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose());
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.extend([0xa0, 0x68]);
        object.extend(b"authData");
        object.extend([0x59]);
        object.extend((data.len() as u16).to_be_bytes());
        object.extend(&data);
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": text(&self.client("webauthn.create", challenge)),
                "attestationObject": text(&object),
            },
        })
    }

    /// What `navigator.credentials.get` gives.
    pub fn get(&mut self, challenge: &str, user: &[u8]) -> Value {
        self.counter += 1;
        let (client, data) = (self.client("webauthn.get", challenge), self.data(0));
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": text(&client), "authenticatorData": text(&data),
                "signature": text(signature.as_ref()), "userHandle": text(user),
            },
        })
    }
}

pub fn party() -> RelyingParty {
    RelyingParty::new("https://wink.example").unwrap()
}

fn created(authenticator: &Authenticator) -> Result<(Vec<u8>, Credential), Refusal> {
    let attestation: Attestation = serde_json::from_value(authenticator.create("challenge")).unwrap();
    attestation.verify(&party(), "challenge")
}

fn got(authenticator: &mut Authenticator, known: &Credential) -> Result<Credential, Refusal> {
    let assertion: Assertion = serde_json::from_value(authenticator.get("challenge", b"me")).unwrap();
    assertion.verify(&party(), "challenge", known)
}

#[test]
fn a_credential_is_made_and_used() {
    let mut authenticator = Authenticator::new(&party());
    let (id, known) = created(&authenticator).unwrap();
    assert_eq!(id, authenticator.id);
    let known = got(&mut authenticator, &known).unwrap();
    assert_eq!(known.counter, 1);
    assert_eq!(got(&mut authenticator, &known).unwrap().counter, 2);
}

#[test]
fn what_was_made_elsewhere_is_refused() {
    let mut authenticator = Authenticator::new(&party());
    let (_, known) = created(&authenticator).unwrap();
    authenticator.origin = "https://evil.example".into();
    assert_eq!(created(&authenticator), Err(Refusal::Origin));
    assert_eq!(got(&mut authenticator, &known), Err(Refusal::Origin));
    authenticator.origin = party().origin;
    authenticator.host = "evil.example".into();
    assert_eq!(created(&authenticator), Err(Refusal::Host));
    assert_eq!(got(&mut authenticator, &known), Err(Refusal::Host));
}

#[test]
fn a_person_who_was_not_verified_is_refused() {
    let mut authenticator = Authenticator::new(&party());
    let (_, known) = created(&authenticator).unwrap();
    for flags in [0, 0b1, 0b100] {
        authenticator.flags = flags;
        assert_eq!(created(&authenticator), Err(Refusal::NotVerified));
        assert_eq!(got(&mut authenticator, &known), Err(Refusal::NotVerified));
    }
}

#[test]
fn another_challenge_ceremony_key_or_counter_is_refused() {
    let mut authenticator = Authenticator::new(&party());
    let (_, known) = created(&authenticator).unwrap();
    let assertion: Assertion = serde_json::from_value(authenticator.get("challenge", b"me")).unwrap();
    assert_eq!(
        assertion.verify(&party(), "another", &known),
        Err(Refusal::Challenge)
    );
    let (_, other) = created(&Authenticator::new(&party())).unwrap();
    assert_eq!(
        assertion.verify(&party(), "challenge", &other),
        Err(Refusal::Signature)
    );
    let known = assertion.verify(&party(), "challenge", &known).unwrap();
    assert_eq!(
        assertion.verify(&party(), "challenge", &known),
        Err(Refusal::Counter)
    );
    let mut swapped = authenticator.get("challenge", b"me");
    swapped["response"]["clientDataJSON"] =
        authenticator.create("challenge")["response"]["clientDataJSON"].clone();
    let swapped: Assertion = serde_json::from_value(swapped).unwrap();
    assert_eq!(swapped.verify(&party(), "challenge", &known), Err(Refusal::Kind));
}

#[test]
fn a_changed_byte_is_refused() {
    let mut authenticator = Authenticator::new(&party());
    let (_, known) = created(&authenticator).unwrap();
    let good = authenticator.get("challenge", b"me");
    for part in ["clientDataJSON", "authenticatorData", "signature"] {
        let text = good["response"][part].as_str().unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let mut bad = good.clone();
            bad["response"][part] = URL_SAFE_NO_PAD.encode(&changed).into();
            let bad: Assertion = serde_json::from_value(bad).unwrap();
            assert!(
                bad.verify(&party(), "challenge", &known).is_err(),
                "{part} changed at {at}"
            );
        }
    }
}

#[test]
fn browsers_want_a_name_and_tls() {
    let said = |url| RelyingParty::new(url).map(|party| (party.id, party.origin));
    let pair = |id: &str, origin: &str| Some((id.to_owned(), origin.to_owned()));
    assert_eq!(
        said("https://wink.example:8443"),
        pair("wink.example", "https://wink.example:8443")
    );
    assert_eq!(
        said("http://127.0.0.1:8080"),
        pair("localhost", "http://localhost:8080")
    );
    assert_eq!(said("http://localhost"), pair("localhost", "http://localhost"));
    assert_eq!(said("http://wink.example"), None);
    assert_eq!(said("https://203.0.113.7"), None);
    assert_eq!(said("https://[2001:db8::1]:8443"), None);
}
