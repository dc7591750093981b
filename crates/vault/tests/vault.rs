//! What the vault promises: what was sealed opens again, in its own place only, and rotation loses nothing.

use std::sync::Arc;

use openwink_model::{Ambient, SeededRandom, SystemClock};
use openwink_vault::{MasterKey, Vault, VaultError, WrappedKey};
use proptest::prelude::*;
use uuid::Uuid;
use zeroize::Zeroizing;

fn ambient() -> Ambient {
    Ambient::new(Arc::new(SystemClock), Arc::new(SeededRandom::new(1)))
}

fn master(byte: u8) -> MasterKey {
    MasterKey::from_bytes(Zeroizing::new([byte; 32]))
}

const OWNER: Uuid = Uuid::from_u128(1);

proptest! {
    #[test]
    fn what_was_sealed_opens(plaintext: Vec<u8>, context: Vec<u8>, owner: u128) {
        let (ambient, vault, owner) = (ambient(), Vault::new(master(1), vec![]), Uuid::from_u128(owner));
        let (key, wrapped) = vault.new_data_key(&ambient, owner);
        let stored = WrappedKey::from_bytes(wrapped.as_bytes()).unwrap();
        for key in [key.clone(), vault.unwrap(&stored, owner).unwrap(), vault.installation_key("x")] {
            let sealed = key.seal(&ambient, &context, &plaintext);
            prop_assert_eq!(&**key.open(&context, &sealed).unwrap(), &plaintext);
            prop_assert_ne!(&sealed, &key.seal(&ambient, &context, &plaintext));
        }
    }

    #[test]
    fn a_changed_bit_is_refused(plaintext: Vec<u8>, at: prop::sample::Index, bit in 0..8) {
        let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
        let (key, wrapped) = vault.new_data_key(&ambient, OWNER);
        for key in [key, vault.installation_key("x")] {
            let mut sealed = key.seal(&ambient, b"row", &plaintext);
            let at = at.index(sealed.len());
            sealed[at] ^= 1_u8 << bit;
            prop_assert!(key.open(b"row", &sealed).is_err());
        }
        let mut wrapped = wrapped.into_bytes();
        let at = at.index(wrapped.len());
        wrapped[at] ^= 1_u8 << bit;
        prop_assert!(WrappedKey::from_bytes(wrapped).and_then(|wrapped| vault.unwrap(&wrapped, OWNER)).is_err());
    }

    #[test]
    fn another_place_is_refused(context: Vec<u8>, other: Vec<u8>, owner: u128) {
        prop_assume!(context != other && owner != OWNER.as_u128());
        let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
        let (key, wrapped) = vault.new_data_key(&ambient, OWNER);
        let sealed = key.seal(&ambient, &context, b"salary");
        prop_assert!(matches!(key.open(&other, &sealed), Err(VaultError::Refused)));
        prop_assert!(matches!(vault.unwrap(&wrapped, Uuid::from_u128(owner)), Err(VaultError::Refused)));
    }

    #[test]
    fn no_bytes_make_opening_panic(bytes: Vec<u8>) {
        let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
        let (key, _) = vault.new_data_key(&ambient, OWNER);
        prop_assert!(key.open(b"", &bytes).is_err());
        prop_assert!(vault.installation_key("x").open(b"", &bytes).is_err());
        prop_assert!(!vault.installation_key("x").is_current(&bytes));
        prop_assert!(WrappedKey::from_bytes(bytes).is_err());
    }
}

#[test]
fn every_shortened_text_is_refused() {
    let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
    let (owned, _) = vault.new_data_key(&ambient, OWNER);
    for key in [owned, vault.installation_key("x")] {
        let sealed = key.seal(&ambient, b"row", b"salary");
        for end in 0..sealed.len() {
            assert!(key.open(b"row", &sealed[..end]).is_err());
        }
    }
}

#[test]
fn one_owner_or_label_does_not_open_what_is_anothers() {
    let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
    let (one, _) = vault.new_data_key(&ambient, OWNER);
    let (other, _) = vault.new_data_key(&ambient, OWNER);
    assert!(other.open(b"", &one.seal(&ambient, b"", b"salary")).is_err());
    let (webhooks, mail) = (vault.installation_key("webhooks"), vault.installation_key("mail"));
    assert!(mail.open(b"", &webhooks.seal(&ambient, b"", b"secret")).is_err());
    assert!(one.open(b"", &webhooks.seal(&ambient, b"", b"secret")).is_err());
    assert_ne!(vault.derive("cursors"), vault.derive("states"));
}

#[test]
fn rotation_loses_nothing() {
    let ambient = ambient();
    let before = Vault::new(master(1), vec![]);
    let (key, wrapped) = before.new_data_key(&ambient, OWNER);
    let record = key.seal(&ambient, b"row", b"salary");
    let secret = before
        .installation_key("webhooks")
        .seal(&ambient, b"wh", b"secret");

    let after = Vault::new(master(2), vec![master(1)]);
    assert_eq!(
        &**after
            .unwrap(&wrapped, OWNER)
            .unwrap()
            .open(b"row", &record)
            .unwrap(),
        b"salary"
    );
    let rewrapped = after.rewrap(&ambient, &wrapped, OWNER).unwrap().unwrap();
    assert_eq!(rewrapped.master(), after.current_id());
    assert_eq!(after.rewrap(&ambient, &rewrapped, OWNER).unwrap(), None);

    let installation = after.installation_key("webhooks");
    assert!(!installation.is_current(&secret));
    let resealed = installation.seal(&ambient, b"wh", &installation.open(b"wh", &secret).unwrap());
    assert!(installation.is_current(&resealed));

    // The old master key is gone for good
    let end = Vault::new(master(2), vec![]);
    assert_eq!(
        &**end
            .unwrap(&rewrapped, OWNER)
            .unwrap()
            .open(b"row", &record)
            .unwrap(),
        b"salary"
    );
    assert_eq!(
        &**end.installation_key("webhooks").open(b"wh", &resealed).unwrap(),
        b"secret"
    );
    let error = end.unwrap(&wrapped, OWNER).unwrap_err();
    assert!(
        matches!(error, VaultError::UnknownMasterKey(id) if id == master(1).id()),
        "{error}"
    );
    let error = end.installation_key("webhooks").open(b"wh", &secret).unwrap_err();
    assert!(matches!(error, VaultError::UnknownMasterKey(_)), "{error}");
}

#[test]
fn debug_shows_no_key() {
    let (ambient, vault) = (ambient(), Vault::new(master(1), vec![]));
    let (key, wrapped) = vault.new_data_key(&ambient, OWNER);
    assert_eq!(format!("{key:?}"), "DataKey");
    assert_eq!(
        format!("{wrapped:?}"),
        format!("WrappedKey(by {})", vault.current_id())
    );
    assert_eq!(format!("{vault:?}"), format!("[KeyId({})]", vault.current_id()));
}

#[test]
fn a_fingerprint_is_found_after_a_rotation() {
    let before = Vault::new(master(1), vec![]);
    let after = Vault::new(master(2), vec![master(1)]);
    let [stored] = before.fingerprints("people", "ada")[..] else {
        panic!("one master key makes one");
    };
    assert!(after.fingerprints("people", "ada").contains(&stored));
    assert_ne!(after.fingerprints("people", "ada")[0], stored);
    for (label, text) in [("people", "bob"), ("places", "ada"), ("peoplea", "da")] {
        assert!(!after.fingerprints(label, text).contains(&stored));
    }
}

#[test]
fn a_vault_is_told_of_a_change_while_its_clones_are_used() {
    let ambient = ambient();
    let vault = Vault::new(master(1), vec![]);
    let elsewhere = vault.clone();
    let (_, wrapped) = elsewhere.new_data_key(&ambient, OWNER);
    let secret = elsewhere.installation_key("x").seal(&ambient, b"", b"secret");

    vault.accept(master(2));
    vault.accept(master(2));
    assert_eq!(elsewhere.key_ids(), [master(1).id(), master(2).id()]);
    assert!(vault.prefer(master(2).id()) && !vault.prefer(master(3).id()));
    assert_eq!(elsewhere.current_id(), master(2).id());
    let moved = elsewhere.rewrap(&ambient, &wrapped, OWNER).unwrap().unwrap();
    assert_eq!(
        &**elsewhere.installation_key("x").open(b"", &secret).unwrap(),
        b"secret"
    );

    // The current one cannot be forgotten
    vault.forget(master(2).id());
    vault.forget(master(1).id());
    assert_eq!(elsewhere.key_ids(), [master(2).id()]);
    assert!(elsewhere.unwrap(&moved, OWNER).is_ok() && elsewhere.unwrap(&wrapped, OWNER).is_err());
    assert!(elsewhere.key(master(1).id()).is_none());
}

#[test]
fn what_rests_on_the_root_stays_while_master_keys_change() {
    let vault = Vault::new(master(1), vec![]);
    let [before] = vault.fingerprints("people", "ada")[..] else {
        panic!("one master key makes one");
    };
    vault.root_on(Zeroizing::new([9; 32]));
    let derived = vault.derive("cursors");
    // What was stored before the root is still found; the root's comes first
    assert_eq!(vault.fingerprints("people", "ada")[1..], [before]);
    let first = vault.fingerprints("people", "ada")[0];
    let handed = vault.handout_key("visits").seal(&ambient(), b"", b"me");

    vault.accept(master(2));
    vault.prefer(master(2).id());
    vault.forget(master(1).id());
    assert_eq!(vault.derive("cursors"), derived);
    assert_eq!(vault.fingerprints("people", "ada")[0], first);
    assert_eq!(&**vault.handout_key("visits").open(b"", &handed).unwrap(), b"me");
    assert!(vault.handout_key("others").open(b"", &handed).is_err());
}
