//! Accounts: what a person typed is sealed, and a change touches what it names.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::{
    ConnectionStatus, ErrorCode, MonitorStatus,
    connector::{ConnectorState, Login},
    ids::{AccountId, TypedId},
    providers::LoginMethod,
};
use openwink_store::{Account, AccountChange, PageRequest, Period, StoreError};
use openwink_testkit::{TestStore, on_both};
use secrecy::ExposeSecret;

on_both!(
    what_a_person_typed_is_sealed,
    a_sealed_column_opens_in_its_own_row_alone,
    without_its_key_nothing_of_an_account_opens,
    a_change_touches_what_it_names,
    another_attempt_forgets_what_the_last_one_waited_for,
    accounts_are_listed_by_user,
);

const SECRETS: [&str; 4] = [
    "ryan.login@example.com",
    "pass-word-in-clear",
    "session-cookie-77",
    "code-998877",
];

async fn change(t: &TestStore, id: AccountId, change: impl Fn() -> AccountChange<'static>) -> Account {
    let change = &change;
    t.write(|tx| async move { t.change_account(&tx, &t.scope, id, change()).await })
        .await
        .unwrap()
        .unwrap()
}

/// An account with everything sealed in it.
async fn with_secrets(t: &TestStore) -> AccountId {
    let (_, id) = t.user_with_account().await;
    let [name, password, cookie, code] = SECRETS;
    let login = &Login {
        method: LoginMethod::Password,
        fields: BTreeMap::from([
            ("userName".to_owned(), name.to_owned().into()),
            ("password".to_owned(), password.to_owned().into()),
        ]),
    };
    let state = &ConnectorState(serde_json::json!({ "cookie": cookie }));
    let code = &code.to_owned().into();
    t.write(|tx| async move {
        let change = AccountChange {
            login: Some(login),
            login_name: Some(name),
            connector_state: Some(state),
            preset_code: Some(code),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, id, change).await
    })
    .await
    .unwrap();
    id
}

async fn what_a_person_typed_is_sealed(t: &TestStore) {
    let id = with_secrets(t).await;
    let [name, password, cookie, code] = SECRETS;
    for secret in SECRETS {
        assert_eq!(
            t.find(secret.as_bytes()).await,
            Vec::<String>::new(),
            "{secret} is readable"
        );
    }
    // Another process, which has to fetch the key first
    for node in [t, &t.another_node().await] {
        let login = node.account_login(&t.scope, id).await.unwrap().unwrap();
        assert_eq!(login.method, LoginMethod::Password);
        assert_eq!(
            (login.field("userName"), login.field("password")),
            (name, password)
        );
        assert_eq!(
            node.account_login_name(&t.scope, id).await.unwrap().unwrap(),
            name
        );
        let state = node.account_connector_state(&t.scope, id).await.unwrap().unwrap();
        assert_eq!(state.0["cookie"], cookie);
        let preset = node.account_preset_code(&t.scope, id).await.unwrap().unwrap();
        assert_eq!(preset.expose_secret(), code);
    }
    // A fresh account has nothing to open
    let (_, empty) = t.user_with_account().await;
    assert!(t.account_login(&t.scope, empty).await.unwrap().is_none());
    assert!(
        t.account_connector_state(&t.scope, empty)
            .await
            .unwrap()
            .is_none()
    );
}

async fn a_sealed_column_opens_in_its_own_row_alone(t: &TestStore) {
    let (one, other) = (with_secrets(t).await, with_secrets(t).await);
    let (one_sql, other_sql) = (t.literal(one.uuid()), t.literal(other.uuid()));
    // Another account's log-in, and the account's own code in the place of its log-in name
    for (place, value, of) in [
        ("credentials_sealed", "credentials_sealed", &other_sql),
        ("login_name_sealed", "preset_code_sealed", &one_sql),
    ] {
        let swap = format!(
            "UPDATE accounts SET {place} = (SELECT {value} FROM accounts WHERE id = {of}) WHERE id = {one_sql}"
        );
        assert_eq!(t.sql(&swap).await, 1);
    }
    assert!(matches!(
        t.account_login(&t.scope, one).await,
        Err(StoreError::Vault(_))
    ));
    assert!(matches!(
        t.account_login_name(&t.scope, one).await,
        Err(StoreError::Vault(_))
    ));
    assert!(t.account_preset_code(&t.scope, one).await.unwrap().is_some());
}

async fn without_its_key_nothing_of_an_account_opens(t: &TestStore) {
    let id = with_secrets(t).await;
    t.keys().destroy(id.uuid()).await.unwrap();
    let gone = t.account_login(&t.scope, id).await;
    assert!(matches!(gone, Err(StoreError::Erased(owner)) if owner == id.uuid()));
    t.keys().destroy(id.uuid()).await.unwrap();
    // The wrapped key of another account is no help
    let (_, other) = t.user_with_account().await;
    let keys = t.raw_keys().await;
    let (id_sql, other_sql) = (t.literal(id.uuid()), t.literal(other.uuid()));
    use sea_orm::ConnectionTrait;
    keys.execute_unprepared(&format!(
        "UPDATE data_keys SET owner = {id_sql} WHERE owner = {other_sql}"
    ))
    .await
    .unwrap();
    assert!(matches!(
        t.account_login(&t.scope, id).await,
        Err(StoreError::Vault(_))
    ));
    keys.close().await.unwrap();
}

async fn a_change_touches_what_it_names(t: &TestStore) {
    let (_, id) = t.user_with_account().await;
    let (_, bystander) = t.user_with_account().await;
    let later = Duration::from_secs(60);
    t.wait(later);
    let account = change(t, id, || AccountChange {
        status: Some((ConnectionStatus::Error, Some(ErrorCode::AccountLocked))),
        ..Default::default()
    })
    .await;
    assert_eq!(account.status, ConnectionStatus::Error);
    assert_eq!(account.error_code, Some(ErrorCode::AccountLocked));
    assert_eq!(account.status_at, TestStore::START.plus(later));
    assert_eq!(
        (account.monitor, account.monitor_at),
        (MonitorStatus::Active, None)
    );

    let account = change(t, id, || AccountChange {
        status: Some((ConnectionStatus::Connected, None)),
        monitor: Some(MonitorStatus::CustomerDisabled),
        connected: true,
        refreshed: true,
        ..Default::default()
    })
    .await;
    assert_eq!(
        (account.status, account.error_code),
        (ConnectionStatus::Connected, None)
    );
    assert_eq!(account.monitor, MonitorStatus::CustomerDisabled);
    let now = Some(TestStore::START.plus(later));
    assert_eq!(
        (account.monitor_at, account.connected_at, account.refreshed_at),
        (now, now, now)
    );

    let unchanged = change(t, id, AccountChange::default).await;
    assert_eq!(format!("{unchanged:?}"), format!("{account:?}"));
    let bystander = t.account(&t.scope, bystander).await.unwrap().unwrap();
    assert_eq!(bystander.status, ConnectionStatus::Pending);

    let nobody: AccountId = t.ambient().id();
    let change = t
        .write(|tx| async move {
            t.change_account(&tx, &t.scope, nobody, AccountChange::default())
                .await
        })
        .await;
    assert!(change.unwrap().is_none());
}

async fn another_attempt_forgets_what_the_last_one_waited_for(t: &TestStore) {
    let id = with_secrets(t).await;
    for attempt in 1..=2 {
        let account = t
            .write(|tx| async move { t.next_attempt(&tx, &t.scope, id).await })
            .await
            .unwrap();
        assert_eq!(account.unwrap().attempt, attempt);
    }
    assert!(t.account_connector_state(&t.scope, id).await.unwrap().is_none());
    assert!(t.account_preset_code(&t.scope, id).await.unwrap().is_none());
    assert!(t.account_login(&t.scope, id).await.unwrap().is_some());
    assert!(t.account_login_name(&t.scope, id).await.unwrap().is_some());
}

async fn accounts_are_listed_by_user(t: &TestStore) {
    let user = t.new_user(&t.scope).await.id;
    let mut accounts = Vec::new();
    for _ in 0..3 {
        accounts.push(t.new_account(&t.scope, &user).await.id);
        t.user_with_account().await;
    }
    accounts.reverse();
    let page = |after| PageRequest { size: 2, after };
    let list = async |after| {
        t.accounts(&t.scope, Some(&user), Period::default(), page(after))
            .await
            .unwrap()
    };
    let first = list(None).await;
    let last = list(first.next).await;
    assert_eq!(last.next, None);
    let listed: Vec<AccountId> = first
        .items
        .iter()
        .chain(&last.items)
        .map(|account| account.id)
        .collect();
    assert_eq!(listed, accounts);
    let all = t
        .accounts(&t.scope, None, Period::default(), PageRequest::first(100))
        .await
        .unwrap();
    assert_eq!(all.items.len(), 6);
}
