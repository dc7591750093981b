//! WebAuthn, as much as passkeys need (W3C Web Authentication Level 3, sections 7.1 and 7.2): no attestation, user
//! verification always. Libraries for it bring forty crates of certificates and formats that this leaves out; the
//! signatures are checked by the same library that TLS uses.

mod cbor;
mod key;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub use key::ALGORITHMS;

use self::cbor::Value;

/// Whom credentials are for: the host of our address, and the address itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    pub id: String,
    pub origin: String,
}

impl RelyingParty {
    /// None where browsers would refuse: they want a name, over TLS, or this very machine.
    pub fn new(public_url: &str) -> Option<Self> {
        let (scheme, authority) = public_url.split_once("://")?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, format!(":{port}")),
            _ => (authority, String::new()),
        };
        // An address is no name; the machine itself has one
        let host = match host {
            "127.0.0.1" | "[::1]" => "localhost",
            host => host,
        };
        let is_address = host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok();
        let local = host == "localhost" || host.ends_with(".localhost");
        if is_address || (scheme != "https" && !local) {
            return None;
        }
        Some(Self {
            id: host.to_owned(),
            origin: format!("{scheme}://{host}{port}"),
        })
    }
}

/// What a browser's `credential.toJSON()` says of a new credential.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attestation {
    raw_id: String,
    response: AttestationResponse,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AttestationResponse {
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    attestation_object: String,
}

/// What it says of a log-in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Assertion {
    raw_id: String,
    response: AssertionResponse,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AssertionResponse {
    #[serde(rename = "clientDataJSON")]
    client_data_json: String,
    authenticator_data: String,
    signature: String,
    user_handle: Option<String>,
}

/// What is kept of a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// The public key, in COSE's form.
    key: String,
    counter: u32,
}

/// What is wrong, for the log and for tests; the person hears that it did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("it does not read")]
    Malformed,
    #[error("it is of another ceremony")]
    Kind,
    #[error("it answers another challenge")]
    Challenge,
    #[error("it was made for another page")]
    Origin,
    #[error("it is for another host")]
    Host,
    #[error("the authenticator did not verify the person")]
    NotVerified,
    #[error("its key is of a kind that we do not know")]
    Key,
    #[error("the signature is wrong")]
    Signature,
    #[error("the authenticator has counted less than before: it may have been copied")]
    Counter,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

fn decode(text: &str) -> Result<Vec<u8>, Refusal> {
    URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map_err(|_| Refusal::Malformed)
}

fn check_client(bytes: &[u8], party: &RelyingParty, kind: &str, challenge: &str) -> Result<(), Refusal> {
    let data: ClientData = serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)?;
    if data.kind != kind {
        return Err(Refusal::Kind);
    }
    if !bool::from(data.challenge.as_bytes().ct_eq(challenge.as_bytes())) {
        return Err(Refusal::Challenge);
    }
    match data.origin == party.origin && !data.cross_origin {
        true => Ok(()),
        false => Err(Refusal::Origin),
    }
}

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const ATTESTED: u8 = 1 << 6;

struct AuthenticatorData<'a> {
    counter: u32,
    flags: u8,
    /// What follows: a new credential, extensions.
    rest: &'a [u8],
}

fn check_authenticator<'a>(bytes: &'a [u8], party: &RelyingParty) -> Result<AuthenticatorData<'a>, Refusal> {
    let (host, rest) = bytes.split_at_checked(32).ok_or(Refusal::Malformed)?;
    let (&flags, rest) = rest.split_first().ok_or(Refusal::Malformed)?;
    let (counter, rest) = rest.split_first_chunk::<4>().ok_or(Refusal::Malformed)?;
    if host != Sha256::digest(&party.id).as_slice() {
        return Err(Refusal::Host);
    }
    if flags & (PRESENT | VERIFIED) != PRESENT | VERIFIED {
        return Err(Refusal::NotVerified);
    }
    Ok(AuthenticatorData {
        counter: u32::from_be_bytes(*counter),
        flags,
        rest,
    })
}

/// The id and the key of a new credential.
fn attested<'a>(data: &AuthenticatorData<'a>) -> Option<(&'a [u8], &'a [u8])> {
    if data.flags & ATTESTED == 0 {
        return None;
    }
    // The authenticator's model, which we do not ask for
    let (_, rest) = data.rest.split_at_checked(16)?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (id, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into())?;
    let (_, behind) = cbor::read(rest)?;
    Some((id, &rest[..rest.len() - behind.len()]))
}

impl Attestation {
    /// The credential's id and what to keep of it.
    pub fn verify(&self, party: &RelyingParty, challenge: &str) -> Result<(Vec<u8>, Credential), Refusal> {
        let client = decode(&self.response.client_data_json)?;
        check_client(&client, party, "webauthn.create", challenge)?;
        let object = decode(&self.response.attestation_object)?;
        let (object, _) = cbor::read(&object).ok_or(Refusal::Malformed)?;
        let data = object.get(&Value::Text("authData")).and_then(Value::bytes);
        let data = check_authenticator(data.ok_or(Refusal::Malformed)?, party)?;
        let (id, key) = attested(&data).ok_or(Refusal::Malformed)?;
        if id.is_empty() || id.len() > 1023 || decode(&self.raw_id)? != id {
            return Err(Refusal::Malformed);
        }
        if !key::is_known(key) {
            return Err(Refusal::Key);
        }
        let credential = Credential {
            key: URL_SAFE_NO_PAD.encode(key),
            counter: data.counter,
        };
        Ok((id.to_vec(), credential))
    }
}

impl Assertion {
    pub fn credential_id(&self) -> Option<Vec<u8>> {
        decode(&self.raw_id).ok()
    }

    /// Whose credential it says it is, where it says so.
    pub fn user_handle(&self) -> Option<Vec<u8>> {
        let handle = self.response.user_handle.as_deref()?;
        decode(handle).ok()
    }

    /// What to keep of the credential from now on.
    pub fn verify(
        &self,
        party: &RelyingParty,
        challenge: &str,
        known: &Credential,
    ) -> Result<Credential, Refusal> {
        let client = decode(&self.response.client_data_json)?;
        check_client(&client, party, "webauthn.get", challenge)?;
        let bytes = decode(&self.response.authenticator_data)?;
        let data = check_authenticator(&bytes, party)?;
        let signed = [&bytes[..], &Sha256::digest(&client)].concat();
        let signature = decode(&self.response.signature)?;
        if !key::verifies(&decode(&known.key)?, &signed, &signature) {
            return Err(Refusal::Signature);
        }
        // Those that count nothing stay at 0
        if (data.counter, known.counter) != (0, 0) && data.counter <= known.counter {
            return Err(Refusal::Counter);
        }
        Ok(Credential {
            key: known.key.clone(),
            counter: data.counter,
        })
    }
}

#[cfg(test)]
pub mod tests;
