//! The vault: master keys in use, and the data keys that they wrap.

use std::{fmt, sync::Arc};

use openwink_model::Ambient;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{DataKey, KeyId, MasterKey, VaultError, seal::Cipher};

/// A wrapped key: `1`, the master key's id, nonce, the data key's ciphertext, tag.
const WRAPPED: u8 = 1;
const HEADER: usize = 1 + KeyId::LEN;
const WRAPPED_LEN: usize = HEADER + 24 + 32 + 16;

/// A data key as it is stored: only the master key that it names opens it, and only for its owner.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey(Box<[u8]>);

impl WrappedKey {
    pub fn from_bytes(bytes: impl Into<Box<[u8]>>) -> Result<Self, VaultError> {
        let bytes = bytes.into();
        let good = bytes.len() == WRAPPED_LEN && bytes[0] == WRAPPED;
        good.then_some(Self(bytes)).ok_or(VaultError::Malformed)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_vec()
    }

    /// The master key that wrapped it.
    pub fn master(&self) -> KeyId {
        let mut id = [0; KeyId::LEN];
        id.copy_from_slice(&self.0[1..HEADER]);
        KeyId::from_bytes(id)
    }
}

impl fmt::Debug for WrappedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WrappedKey(by {})", self.master())
    }
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<[Master]>);

/// A master key with the cipher that wraps data keys under it.
struct Master {
    key: MasterKey,
    wrapper: Cipher,
}

impl Vault {
    /// `current` wraps and seals from now on; `previous` only open what they wrapped and sealed.
    pub fn new(current: MasterKey, previous: Vec<MasterKey>) -> Self {
        let masters = std::iter::once(current).chain(previous);
        Self(
            masters
                .map(|key| Master {
                    wrapper: key.cipher("wrap", ""),
                    key,
                })
                .collect(),
        )
    }

    fn current(&self) -> &Master {
        &self.0[0]
    }

    /// The current master key's id, for logs and for finding what is still wrapped by another.
    pub fn current_id(&self) -> KeyId {
        self.current().key.id()
    }

    /// A fresh data key for an owner, and what to store of it.
    pub fn new_data_key(&self, ambient: &Ambient, owner: Uuid) -> (DataKey, WrappedKey) {
        let key = Zeroizing::new(ambient.bytes::<32>());
        (DataKey::owned(&key), self.wrap(ambient, owner, &key[..]))
    }

    pub fn unwrap(&self, wrapped: &WrappedKey, owner: Uuid) -> Result<DataKey, VaultError> {
        self.unwrap_bytes(wrapped, owner).map(|key| DataKey::owned(&key))
    }

    /// The same data key wrapped by the current master key; nothing when it is already.
    pub fn rewrap(
        &self,
        ambient: &Ambient,
        wrapped: &WrappedKey,
        owner: Uuid,
    ) -> Result<Option<WrappedKey>, VaultError> {
        if wrapped.master() == self.current_id() {
            return Ok(None);
        }
        let key = self.unwrap_bytes(wrapped, owner)?;
        Ok(Some(self.wrap(ambient, owner, &key[..])))
    }

    /// A subkey of the current master key for a purpose of the installation, such as authenticating cursors. It
    /// changes with the master key, so nothing that is kept may rest on it: use [`Self::installation_key`] for that.
    pub fn derive(&self, label: &str) -> Zeroizing<[u8; 32]> {
        self.current().key.subkey("derive", label)
    }

    /// Seals what belongs to no account, such as the secrets of webhooks. What a previous master key sealed opens too.
    pub fn installation_key(&self, label: &str) -> DataKey {
        let ring = self
            .0
            .iter()
            .map(|master| (master.key.id(), master.key.cipher("installation", label)));
        DataKey::installation(ring.collect())
    }

    /// What stands for a text where it is looked up by: without a master key nobody can tell of which text, nor try
    /// some out. One for each master key in use, the current one's first; what is stored may be of any of them.
    pub fn fingerprints(&self, label: &str, text: &str) -> Vec<[u8; 32]> {
        // `Debug` quotes the texts, so that no two run together
        let of = format!("{:?}", (label, text));
        let masters = self.0.iter();
        masters
            .map(|master| *master.key.subkey("fingerprint", &of))
            .collect()
    }

    fn wrap(&self, ambient: &Ambient, owner: Uuid, key: &[u8]) -> WrappedKey {
        let master = self.current();
        let mut header = [WRAPPED; HEADER];
        header[1..].copy_from_slice(master.key.id().as_bytes());
        WrappedKey(
            master
                .wrapper
                .seal(ambient, &header, owner.as_bytes(), key)
                .into(),
        )
    }

    fn unwrap_bytes(&self, wrapped: &WrappedKey, owner: Uuid) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let wanted = wrapped.master();
        let master = self.0.iter().find(|master| master.key.id() == wanted);
        let wrapper = &master.ok_or(VaultError::UnknownMasterKey(wanted))?.wrapper;
        let opened = wrapper.open(HEADER, owner.as_bytes(), &wrapped.0)?;
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(&opened);
        Ok(key)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|master| master.key.id()))
            .finish()
    }
}
