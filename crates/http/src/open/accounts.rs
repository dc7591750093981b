//! Accounts: log-ins that users have linked.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    ConnectionStatus, Date, DateTime, ErrorCode, MonitorStatus,
    accesses::AccessKind,
    events::NewEvent,
    ids::{AccountId, SourceId, UserId},
    mode::Scope,
    receipts::RevokedBy,
    records::Datapoint,
};
use openwink_store::{Account as StoredAccount, AccountChange, Period, Store, Tx};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pager, payload::AccountPayload};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List, Nothing},
    extract::{Caller, Paging, Params, PathId, Query, Size, With, check_period, may},
    middleware,
};

/// Whether Continuous Data Sync keeps the account fresh.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Monitor {
    status: MonitorStatus,
    updated_at: Option<DateTime>,
}

/// How the log-in stands.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Connection {
    status: ConnectionStatus,
    /// Set while the status is ERROR.
    error_code: Option<ErrorCode>,
    error_message: Option<String>,
    updated_at: DateTime,
}

/// One log-in at one provider.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    id: AccountId,
    created_at: DateTime,
    provider_id: String,
    user_id: UserId,
    /// The same as `connection.status`.
    connection_status: ConnectionStatus,
    /// The same as `monitor.status`.
    monitor_status: MonitorStatus,
    monitor: Monitor,
    connection: Connection,
    /// When it is read again. Ours, beyond the contract.
    next_sync_at: Option<DateTime>,
    /// When it is erased; null while it is kept up to date, for so long it lives on. Ours, beyond the contract.
    expires_at: Option<DateTime>,
    /// What the person shares of it, where they left something out; null where they share all that the provider gives. Ours,
    /// beyond the contract.
    sharing: Option<Shared>,
}

/// What a person shares of an account. Whatever is not in it was never stored.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Shared {
    datapoints: Vec<Datapoint>,
    /// The first day; null for no bound.
    start_date: Option<Date>,
    /// The last day; null for no bound.
    end_date: Option<Date>,
}

impl From<StoredAccount> for Account {
    fn from(account: StoredAccount) -> Self {
        let expires_at = account.ends_at();
        Self {
            id: account.id,
            created_at: account.created_at,
            provider_id: account.provider,
            user_id: account.user,
            connection_status: account.status,
            monitor_status: account.monitor,
            monitor: Monitor {
                status: account.monitor,
                updated_at: account.monitor_at,
            },
            connection: Connection {
                status: account.status,
                error_code: account.error_code,
                error_message: account.error_code.map(|code| code.message().to_owned()),
                updated_at: account.status_at,
            },
            next_sync_at: account.next_sync_at,
            expires_at,
            sharing: account.sharing.map(|sharing| Shared {
                datapoints: sharing.datapoints,
                start_date: sharing.start_date,
                end_date: sharing.end_date,
            }),
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AccountParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Accounts of this user.
    user_id: Option<UserId>,
    /// Accounts created on this day (UTC) or later.
    start_date: Option<Date>,
    /// Accounts created on this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for AccountParams {
    fn check(&self) -> Result<(), Problem> {
        check_period(self.start_date, self.end_date)
    }
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<AccountParams>,
) -> Result<Answer<List<Account>>, Problem> {
    let user = params.user_id.as_ref();
    let period = Period {
        start: params.start_date,
        end: params.end_date,
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "accounts",
            filters: &format!("{user:?} {period:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let accounts = state.store().accounts(&caller.scope, user, period, page).await?;
    Ok(Answer(pager.list(accounts, Account::from)))
}

async fn find(state: &AppState, caller: &Caller, id: AccountId) -> Result<StoredAccount, Problem> {
    let account = state.store().account(&caller.scope, id).await?;
    account.ok_or_else(|| Problem::missing("account"))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Account>, Problem> {
    Ok(Answer(find(&state, &caller, id).await?.into()))
}

async fn get_payload(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<AccountPayload>, Problem> {
    let account = find(&state, &caller, id).await?;
    let source = SourceId::Account(account.id);
    let all = state.store().source_payload(&caller.scope, source).await?;
    if all.has_records() {
        middleware::note_read();
        state.note_read(&caller, AccessKind::Everything, [&account.user]);
    }
    Ok(Answer(AccountPayload::new(account, all)))
}

async fn revoke(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let account = store
        .write(|tx| async move { store.revoke_account(&tx, scope, id, RevokedBy::Tenant).await })
        .await?
        .ok_or_else(|| Problem::missing("account"))?;
    store.wake().jobs();
    store.wake().deliveries();
    store.wake().link(account.user.uuid());
    Ok(Answer::DONE)
}

async fn stop_monitor(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    store
        .write(|tx| async move {
            let account = store.account_in(&tx, scope, id).await?;
            let account = account.ok_or_else(|| Problem::missing("account"))?;
            disable_monitor(store, &tx, scope, &account).await.map(drop)
        })
        .await?;
    Ok(Answer::DONE)
}

/// Has an account no longer kept up to date; says whether it was.
pub(crate) async fn disable_monitor(
    store: &Store,
    tx: &Tx,
    scope: &Scope,
    account: &StoredAccount,
) -> Result<bool, Problem> {
    if !account.is_monitored() {
        return Ok(false);
    }
    let change = AccountChange {
        monitor: Some(MonitorStatus::CustomerDisabled),
        ..Default::default()
    };
    store.change_account(tx, scope, account.id, change).await?;
    store.cancel_sync(tx, scope, account.id).await?;
    // A run that is under way ends with it
    if store.finish_sync_task(tx, scope, account.id).await? {
        let (id, provider) = (account.id, account.provider.as_str());
        let monitor = MonitorStatus::CustomerDisabled;
        let event = NewEvent::sync_finished(&account.user, id, provider, monitor, Ok(Vec::new()));
        store.emit(tx, scope, vec![event]).await?;
    }
    Ok(true)
}

/// Has an account read again at once; says what it is then.
pub(crate) async fn sync_now(
    state: &AppState,
    tx: &Tx,
    scope: &Scope,
    id: AccountId,
) -> Result<StoredAccount, Problem> {
    let store = state.store();
    let account = store.account_in(tx, scope, id).await?;
    let account = account.ok_or_else(|| Problem::missing("account"))?;
    let why_not = match (account.status, account.monitor) {
        (ConnectionStatus::Connected, MonitorStatus::Active) => None,
        (ConnectionStatus::Connected, MonitorStatus::UserActionRequired) => {
            Some("the user has to log in again first: open the widget for them")
        }
        (ConnectionStatus::Connected, MonitorStatus::Unsupported) => {
            Some("the account's provider cannot be read again without the user")
        }
        (ConnectionStatus::Connected, MonitorStatus::CustomerDisabled) => {
            Some("Continuous Data Sync is off for this account")
        }
        _ => Some("the account is not connected"),
    };
    if let Some(why_not) = why_not {
        return Err(Problem::invalid(why_not));
    }
    let now = store.now(scope);
    let account = store.schedule_sync(tx, scope, id, now).await?;
    account.ok_or_else(|| Problem::missing("account"))
}

async fn sync(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Account>, Problem> {
    let (state, scope) = (&state, &caller.scope);
    let account = state
        .store()
        .write(|tx| async move { sync_now(state, &tx, scope, id).await })
        .await?;
    state.store().wake().jobs();
    Ok(Answer(account.into()))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/accounts",
            get_with(list, |op| {
                op.id("list-accounts")
                    .tag("Accounts")
                    .summary("List accounts")
                    .description("Latest first. A revoked account stays in the list as DISCONNECTED.")
            }),
        )
        .api_route(
            "/accounts/{id}",
            get_with(get, |op| op.id("get-account").tag("Accounts").summary("Get an account")).delete_with(
                revoke,
                |op| {
                    op.id("delete-account").tag("Accounts").summary("Revoke an account").description(
                        "Erases the log-in and every record that came from it, beyond recovery. The account's id stays, \
                         as DISCONNECTED. Revoking again changes nothing.",
                    )
                },
            ),
        )
        .api_route(
            "/accounts/{id}/payload",
            get_with(get_payload, |op| {
                op.id("get-account-payload")
                    .tag("Accounts")
                    .summary("Get everything of an account")
                    .description("All records that came from the account, at most 300 of a kind.")
            }),
        )
        .api_route(
            "/accounts/{id}/sync",
            post_with(sync, |op| {
                op.id("sync-account").tag("Accounts").summary("Read an account again").description(
                    "Has Continuous Data Sync read the account at once, in the background: TASK_STARTED, an event for each \
                     kind of record that came or changed, and ACCOUNT_SYNC_TASK_FINISHED follow. The account must be \
                     CONNECTED and `monitor.status` ACTIVE. Ours, beyond the contract.",
                )
            }),
        )
        .api_route(
            "/accounts/{accountId}/disableMonitor",
            post_with(stop_monitor, |op| {
                op.id("disable-account-monitor")
                    .tag("Accounts")
                    .summary("Stop keeping an account fresh")
                    .description(
                        "Ends Continuous Data Sync for the account: `monitor.status` becomes CUSTOMER_DISABLED. What has been \
                         read stays. Where the account was not being kept fresh, nothing changes.",
                    )
            }),
        )
}
