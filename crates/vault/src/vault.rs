//! The vault: master keys in use, and the data keys that they wrap.

use std::{
    fmt,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

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

/// Cheap to clone: clones share their keys, so that one of them can be told of a change for all.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    /// The current master key first.
    ring: RwLock<Ring>,
    /// What lasts while master keys change; see [`Vault::root_on`].
    root: OnceLock<MasterKey>,
}

type Ring = Arc<[Arc<Master>]>;

/// A master key with the cipher that wraps data keys under it.
struct Master {
    key: MasterKey,
    wrapper: Cipher,
}

impl Master {
    fn new(key: MasterKey) -> Arc<Self> {
        Arc::new(Self {
            wrapper: key.cipher("wrap", ""),
            key,
        })
    }
}

impl Vault {
    /// `current` wraps and seals from now on; `previous` only open what they wrapped and sealed.
    pub fn new(current: MasterKey, previous: Vec<MasterKey>) -> Self {
        let masters = std::iter::once(current).chain(previous);
        Self(Arc::new(Inner {
            ring: RwLock::new(masters.map(Master::new).collect()),
            root: OnceLock::new(),
        }))
    }

    fn ring(&self) -> Ring {
        // Nothing that holds the lock can panic half way
        self.0.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(Vec<Arc<Master>>) -> Vec<Arc<Master>>) {
        let mut ring = self.0.ring.write().unwrap_or_else(PoisonError::into_inner);
        *ring = change(ring.to_vec()).into();
    }

    fn current(&self) -> Arc<Master> {
        self.ring()[0].clone()
    }

    /// The master keys in use, the current one first.
    pub fn key_ids(&self) -> Vec<KeyId> {
        self.ring().iter().map(|master| master.key.id()).collect()
    }

    /// One of the master keys in use.
    pub fn key(&self, id: KeyId) -> Option<MasterKey> {
        let ring = self.ring();
        let master = ring.iter().find(|master| master.key.id() == id);
        master.map(|master| master.key.clone())
    }

    /// From now on what this master key wrapped and sealed opens too.
    pub fn accept(&self, key: MasterKey) {
        self.change(|mut ring| {
            if ring.iter().all(|master| master.key.id() != key.id()) {
                ring.push(Master::new(key));
            }
            ring
        });
    }

    /// From now on this master key wraps and seals. False where it is none of those in use.
    pub fn prefer(&self, id: KeyId) -> bool {
        let mut known = false;
        self.change(|mut ring| {
            // Stable: the others keep their order
            ring.sort_by_key(|master| master.key.id() != id);
            known = ring[0].key.id() == id;
            ring
        });
        known
    }

    /// From now on what this master key wrapped and sealed opens no more. The current one stays.
    pub fn forget(&self, id: KeyId) {
        self.change(|ring| {
            let current = ring[0].key.id();
            let stays = |master: &Arc<Master>| master.key.id() == current || master.key.id() != id;
            ring.into_iter().filter(stays).collect()
        });
    }

    /// Lets [`Self::derive`] and [`Self::fingerprints`] rest on a secret that outlives the master keys: it is kept sealed
    /// under the current one, and sealed anew when that changes. Once; a second one changes nothing.
    pub fn root_on(&self, secret: Zeroizing<[u8; 32]>) {
        let _ = self.0.root.set(MasterKey::from_bytes(secret));
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

    /// A subkey for a purpose of the installation, such as authenticating cursors. Before [`Self::root_on`] it is one of
    /// the current master key, and changes with it.
    pub fn derive(&self, label: &str) -> Zeroizing<[u8; 32]> {
        match self.0.root.get() {
            Some(root) => root.subkey("derive", label),
            None => self.current().key.subkey("derive", label),
        }
    }

    /// Seals what is handed out and comes back, and is kept nowhere: rotation could not seal it anew.
    pub fn handout_key(&self, label: &str) -> DataKey {
        DataKey::owned(&self.derive(&format!("handout {label}")))
    }

    /// Seals what belongs to no account, such as the secrets of webhooks. What a previous master key sealed opens too.
    pub fn installation_key(&self, label: &str) -> DataKey {
        let ring = self.ring();
        let ring = ring
            .iter()
            .map(|master| (master.key.id(), master.key.cipher("installation", label)));
        DataKey::installation(ring.collect())
    }

    /// What stands for a text where it is looked up by: without the key nobody can tell of which text, nor try some out.
    /// The first is what to store; what is stored may be any of them, made before the root was there, or under a master
    /// key that has changed since.
    pub fn fingerprints(&self, label: &str, text: &str) -> Vec<[u8; 32]> {
        // `Debug` quotes the texts, so that no two run together
        let of = format!("{:?}", (label, text));
        let ring = self.ring();
        let masters = ring.iter().map(|master| &master.key);
        let keys = self.0.root.get().into_iter().chain(masters);
        keys.map(|key| *key.subkey("fingerprint", &of)).collect()
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
        let ring = self.ring();
        let master = ring.iter().find(|master| master.key.id() == wanted);
        let wrapper = &master.ok_or(VaultError::UnknownMasterKey(wanted))?.wrapper;
        let opened = wrapper.open(HEADER, owner.as_bytes(), &wrapped.0)?;
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(&opened);
        Ok(key)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.key_ids()).finish()
    }
}
