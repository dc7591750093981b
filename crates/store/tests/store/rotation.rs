//! Changing the master key: everything moves, nobody who runs is left behind, and it may be cut off at any moment.

use std::time::Duration;

use openwink_model::{ids::TypedId, records::Income};
use openwink_store::{
    NewPasskey, NewTicket, PageRequest, ProductionRequest, RecordFilter, RotationPhase, Store, StoreError,
    TicketKind, UnderFormer,
};
use openwink_testkit::{TestStore, on_both};
use openwink_vault::{MasterKey, Vault};
use zeroize::Zeroizing;

use super::isolation::fixture::Fixture;

on_both!(
    everything_moves_and_the_former_key_opens_nothing,
    who_starts_meanwhile_learns_of_both_keys,
    a_process_that_was_away_is_told,
    it_goes_on_where_it_was_cut_off,
    changes_at_the_same_time_are_not_lost,
    one_change_at_a_time,
);

fn key(byte: u8) -> MasterKey {
    MasterKey::from_bytes(Zeroizing::new([byte; 32]))
}

/// A process of its own that was started with these keys.
async fn process(t: &TestStore, current: u8, previous: &[u8]) -> Result<Store, StoreError> {
    let vault = Vault::new(key(current), previous.iter().map(|byte| key(*byte)).collect());
    Store::connect(&t.options(), vault, t.ambient().clone()).await
}

/// Every table has something under the former key.
async fn fill(t: &TestStore) -> (Fixture, String, String) {
    let f = Fixture::new(t).await;
    let (member, tenant) = (f.member, t.scope.tenant());
    let request = &ProductionRequest {
        purpose: "Lending".into(),
        website: None,
        contact: None,
    };
    let credential = b"credential";
    let ticket = t
        .write(|tx| async move {
            t.propose_totp(&tx, member, "JBSWY3DPEHPK3PXP").await?;
            t.set_recovery_codes(&tx, member, &["ABCDE".into()]).await?;
            let passkey = NewPasskey {
                credential,
                name: "My phone",
                state: b"{}",
            };
            t.add_passkey(&tx, member, &passkey).await?;
            t.ask_for_production(&tx, tenant, request).await?;
            let ticket = NewTicket {
                kind: TicketKind::Reset,
                member: Some(member),
                tenant: None,
                data: Some(b"what it is for"),
                lifetime: None,
            };
            Ok::<_, StoreError>(t.issue_ticket(&tx, ticket).await?.expose().to_owned())
        })
        .await
        .unwrap();
    let secret = f.invite.secret.clone().unwrap();
    (f, ticket, secret.to_string())
}

/// Everything is still there and opens.
async fn check(store: &Store, f: &Fixture, ticket: &str, secret: &str) {
    let scope = &f.t.scope;
    let filter = RecordFilter {
        user: Some(&f.user),
        ..Default::default()
    };
    let page = store
        .records::<Income>(scope, filter, PageRequest::first(10))
        .await
        .unwrap();
    assert!(
        page.items
            .iter()
            .any(|income| income.record.employer.as_deref() == Some("Employer"))
    );
    let olga = store.member_by_email("Olga@example.com").await.unwrap().unwrap();
    assert_eq!((olga.id, olga.name.as_str()), (f.member, "Olga Owner"));
    assert_eq!(store.passkeys(f.member).await.unwrap()[0].name, "My phone");
    let member = f.member;
    let wrong = store
        .write(|tx| async move { store.use_recovery_code(&tx, member, "WRONG").await })
        .await
        .unwrap();
    assert!(!wrong && store.recovery_codes_left(member).await.unwrap() == 1);
    let standing = store.tenant_standing(scope.tenant()).await.unwrap().unwrap();
    assert_eq!(standing.request.unwrap().purpose, "Lending");
    let found = store
        .look_at_ticket(TicketKind::Reset, ticket)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(&found.data[..], b"what it is for");
    let target = store.delivery_target(f.webhook).await.unwrap();
    assert!(target.is_some());
    let (_, invite) = store.invite_by_secret(secret).await.unwrap().unwrap();
    assert_eq!(invite.invitee.unwrap().email, "marker@example.com");
    for mail in store.invite_mails(scope, f.invite.id).await.unwrap() {
        let stored = store.stored_mail(mail.id).await.unwrap().unwrap();
        store.open_letter(&stored).unwrap().unwrap();
    }
}

async fn offer(t: &TestStore, byte: u8) {
    t.keys().begin_rotation(t.ambient(), &key(byte)).await.unwrap();
    t.keep_up(true).await.unwrap();
}

async fn activate(t: &TestStore) {
    let rotation = t.keys().rotation().await.unwrap().unwrap();
    t.keys().activate_rotation(&rotation).await.unwrap();
    t.keep_up(true).await.unwrap();
}

async fn finish(t: &TestStore) {
    let rotation = t.keys().rotation().await.unwrap().unwrap();
    t.keys().finish_rotation(t.ambient(), &rotation).await.unwrap();
    assert!(t.empty_journals().await.unwrap());
}

async fn everything_moves_and_the_former_key_opens_nothing(t: &TestStore) {
    let (f, ticket, secret) = fill(t).await;
    check(t, &f, &ticket, &secret).await;
    // What it was before anything rested on the root secret
    let former = Vault::new(key(7), vec![]).fingerprints("portal-emails", "olga@example.com")[0];
    let id = t.literal(f.member.uuid());
    let hex: String = former.iter().map(|byte| format!("{byte:02x}")).collect();
    let literal = if t.is_sqlite() {
        format!("x'{hex}'")
    } else {
        format!("'\\x{hex}'")
    };
    t.sql(&format!(
        "UPDATE members SET email_hash = {literal} WHERE id = {id}"
    ))
    .await;
    check(t, &f, &ticket, &secret).await;

    offer(t, 8).await;
    activate(t).await;
    let left = t.under_former_keys().await.unwrap();
    assert!(
        left.data_keys >= 3 && left.addresses == 1 && left.recovery_codes == 0,
        "{left:?}"
    );
    let tables: Vec<&str> = left.sealed.iter().map(|(table, _)| *table).collect();
    for table in [
        "installation_secrets",
        "address_keys",
        "tenants",
        "webhooks",
        "members",
        "passkeys",
        "member_invitations",
        "portal_tickets",
        "invites",
        "mails",
    ] {
        assert!(tables.contains(&table), "{table}: {tables:?}");
    }
    check(t, &f, &ticket, &secret).await;
    let mut told = 0;
    let moved = t.move_to_current_key(|rows| told += rows).await.unwrap();
    assert_eq!((moved.total(), moved.lost), (left.movable(), 0));
    assert_eq!(told, moved.data_keys + moved.sealed);
    assert_eq!(t.under_former_keys().await.unwrap(), UnderFormer::default());
    finish(t).await;
    assert_eq!(t.vault().key_ids(), [key(8).id()]);
    check(t, &f, &ticket, &secret).await;

    // A process that is started with the new key alone finds everything; one with the former key nothing
    let after = process(t, 8, &[]).await.unwrap();
    check(&after, &f, &ticket, &secret).await;
    after.close().await;
    let before = process(t, 7, &[]).await;
    assert!(matches!(before.err(), Some(StoreError::Replaced { .. })));
    for kind in 1..=3 {
        let header = [&[kind][..], key(7).id().as_bytes()].concat();
        assert_eq!(t.find(&header).await, Vec::<String>::new(), "kind {kind}");
    }
}

async fn who_starts_meanwhile_learns_of_both_keys(t: &TestStore) {
    let (f, ticket, secret) = fill(t).await;
    offer(t, 8).await;
    for (current, phase) in [
        (7, RotationPhase::Offered),
        (8, RotationPhase::Offered),
        (7, RotationPhase::Active),
        (8, RotationPhase::Active),
    ] {
        if phase == RotationPhase::Active {
            activate(t).await;
        }
        let other = process(t, current, &[]).await.unwrap();
        other.join("a host", "a test").await.unwrap();
        let sealing = if phase == RotationPhase::Active { 8 } else { 7 };
        assert_eq!(other.vault().current_id(), key(sealing).id(), "{current} {phase}");
        check(&other, &f, &ticket, &secret).await;
        let holders = t.keys().holders(t.ambient()).await.unwrap();
        let told = holders.iter().find(|holder| holder.what == "a test").unwrap();
        assert_eq!(told.seals_with, key(sealing).id());
        assert!(told.opens.contains(&key(7).id()) && told.opens.contains(&key(8).id()));
        other.close().await;
        assert!(
            t.keys()
                .holders(t.ambient())
                .await
                .unwrap()
                .iter()
                .all(|holder| holder.what != "a test")
        );
    }
    // A key of neither side
    assert!(process(t, 9, &[]).await.is_err());
}

async fn a_process_that_was_away_is_told(t: &TestStore) {
    Fixture::new(t).await;
    let away = process(t, 7, &[]).await.unwrap();
    away.join("a host", "away").await.unwrap();
    t.wait(Duration::from_secs(21));
    assert!(t.keys().holders(t.ambient()).await.unwrap().is_empty());
    offer(t, 8).await;
    activate(t).await;
    t.move_to_current_key(|_| {}).await.unwrap();
    finish(t).await;
    let error = away.keep_up(true).await.unwrap_err();
    assert!(matches!(error, StoreError::Replaced { .. }), "{error}");
    away.close().await;
}

async fn it_goes_on_where_it_was_cut_off(t: &TestStore) {
    let (f, ticket, secret) = fill(t).await;
    for _ in 0..450 {
        t.keys().create(t.ambient(), t.ambient().uuid()).await.unwrap();
    }
    offer(t, 8).await;
    activate(t).await;
    let all = t.under_former_keys().await.unwrap().movable();
    // Dropped in the middle, as a process that is killed would leave it
    let (store, mut steps) = (process(t, 7, &[]).await.unwrap(), 0);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let mut stop = Some(stop);
    let moving = store.move_to_current_key(|_| {
        steps += 1;
        if steps == 2 {
            let _ = stop.take().unwrap().send(());
        }
    });
    tokio::select! {
        biased;
        _ = stopped => {}
        moved = moving => { moved.unwrap(); }
    }
    store.close().await;
    let left = t.under_former_keys().await.unwrap().movable();
    assert!(left < all, "nothing was done before the cut");
    let moved = t.move_to_current_key(|_| {}).await.unwrap();
    assert_eq!((moved.total(), moved.lost), (left, 0));
    finish(t).await;
    check(t, &f, &ticket, &secret).await;
}

async fn changes_at_the_same_time_are_not_lost(t: &TestStore) {
    Fixture::new(t).await;
    let (_, account) = t.user_with_account().await;
    offer(t, 8).await;
    activate(t).await;
    let done = t
        .at_once(9, |t, number| async move {
            let mut made = Vec::new();
            for round in 0..30 {
                match number {
                    0 => drop(t.move_to_current_key(|_| {}).await.unwrap()),
                    1 => drop(t.keys().destroy(t.ambient().uuid()).await),
                    _ => {
                        let user = t.new_user(&t.scope).await.id;
                        made.push(t.new_account(&t.scope, &user).await.id.uuid());
                        if round % 10 == number {
                            t.keys().destroy(made.remove(0)).await.ok();
                        }
                    }
                }
            }
            made
        })
        .await;
    t.keys().destroy(account.uuid()).await.unwrap();
    t.move_to_current_key(|_| {}).await.unwrap();
    finish(t).await;
    let after = process(t, 8, &[]).await.unwrap();
    for owner in done.into_iter().flatten() {
        after.keys().get(owner).await.unwrap();
    }
    // What was destroyed did not come back
    assert!(matches!(
        after.keys().get(account.uuid()).await,
        Err(StoreError::Erased(_))
    ));
    after.close().await;
}

async fn one_change_at_a_time(t: &TestStore) {
    let begun = t
        .at_once(4, |t, number| async move {
            t.keys()
                .begin_rotation(t.ambient(), &key(20 + number as u8))
                .await
                .is_ok()
        })
        .await;
    assert_eq!(begun.iter().filter(|begun| **begun).count(), 1);
    let again = t.keys().begin_rotation(t.ambient(), &key(9)).await;
    assert!(matches!(again, Err(StoreError::Stale)));
}
