//! Accounts: one log-in at one provider. What a person typed, and what a connector must remember, is sealed under the
//! account's own data key.

use std::collections::BTreeMap;

use openwink_model::{
    ConnectionStatus, DateTime, ErrorCode, MonitorStatus,
    connector::{ConnectorState, Login},
    ids::{AccountId, TypedId, UserId},
    mode::Scope,
    providers::LoginMethod,
    sharing::Sharing,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::Expr};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    link::state_bytes,
    page::{Page, PageRequest, Period, by_id, filter_period, in_scope},
};
use crate::{Store, StoreError, Tx, entities::accounts};

#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    pub scope: Scope,
    pub user: UserId,
    pub provider: String,
    pub status: ConnectionStatus,
    pub error_code: Option<ErrorCode>,
    pub status_at: DateTime,
    pub monitor: MonitorStatus,
    pub monitor_at: Option<DateTime>,
    /// Counts log-ins and their steps. A job carries the count that it was written at, and one whose count has passed
    /// changes nothing: two answers to one prompt cannot both take effect.
    pub attempt: i64,
    pub created_at: DateTime,
    pub connected_at: Option<DateTime>,
    pub refreshed_at: Option<DateTime>,
    /// When it is read again.
    pub next_sync_at: Option<DateTime>,
    /// Counts schedules: a job of an earlier one does nothing.
    pub sync_serial: i64,
    /// When it is erased, as far as is known.
    pub expires_at: Option<DateTime>,
    /// What its person shares of it, where that is not all.
    pub sharing: Option<Sharing>,
}

impl Account {
    /// When it is erased; `None` while it is kept up to date, for so long it lives on.
    pub fn ends_at(&self) -> Option<DateTime> {
        let lives_on = self.monitor == MonitorStatus::Active
            && self.status == ConnectionStatus::Connected
            && self.next_sync_at.is_some();
        self.expires_at.filter(|_| !lives_on)
    }

    /// Whether it is kept up to date, or will be when its person has logged in again.
    pub fn is_monitored(&self) -> bool {
        matches!(
            self.monitor,
            MonitorStatus::Active | MonitorStatus::UserActionRequired
        )
    }
}

#[derive(Debug, Clone)]
pub struct NewAccount {
    pub id: AccountId,
    pub user: UserId,
    pub provider: String,
    pub monitor: MonitorStatus,
    pub sharing: Option<Sharing>,
}

/// A change of an account; what is `None` stays.
#[derive(Debug, Default)]
pub struct AccountChange<'a> {
    pub status: Option<(ConnectionStatus, Option<ErrorCode>)>,
    pub monitor: Option<MonitorStatus>,
    pub login: Option<&'a Login>,
    pub login_name: Option<&'a str>,
    pub connector_state: Option<&'a ConnectorState>,
    pub preset_code: Option<&'a SecretString>,
    /// The log-in has taken a step; jobs of earlier steps count no more.
    pub stepped: bool,
    pub connected: bool,
    pub refreshed: bool,
}

#[derive(Serialize, Deserialize)]
struct StoredLogin {
    method: LoginMethod,
    fields: BTreeMap<String, String>,
}

pub(super) fn convert(row: accounts::Model) -> Result<Account, StoreError> {
    let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
    Ok(Account {
        id: AccountId::from_uuid(row.id),
        user: UserId::new(scope.tenant().clone(), row.user_id),
        scope,
        provider: row.provider,
        status: row.status.parse()?,
        error_code: row.error_code.map(|code| code.parse()).transpose()?,
        status_at: DateTime::from_micros(row.status_at),
        monitor: row.monitor_status.parse()?,
        monitor_at: row.monitor_at.map(DateTime::from_micros),
        attempt: row.attempt,
        created_at: DateTime::from_micros(row.created_at),
        connected_at: row.connected_at.map(DateTime::from_micros),
        refreshed_at: row.refreshed_at.map(DateTime::from_micros),
        next_sync_at: row.next_sync_at.map(DateTime::from_micros),
        sync_serial: row.sync_serial,
        expires_at: row.expires_at.map(DateTime::from_micros),
        sharing: sharing(row.sharing.as_deref())?,
    })
}

pub(super) fn sharing(stored: Option<&str>) -> Result<Option<Sharing>, StoreError> {
    stored
        .map(serde_json::from_str)
        .transpose()
        .map_err(StoreError::corrupt("sharing"))
}

pub(super) fn sharing_text(sharing: Option<&Sharing>) -> Result<Option<String>, StoreError> {
    sharing
        .map(serde_json::to_string)
        .transpose()
        .map_err(StoreError::corrupt("sharing"))
}

impl Store {
    /// Creates an account, PENDING. Its data key must have been made before the change began.
    pub async fn create_account(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: NewAccount,
    ) -> Result<Account, StoreError> {
        self.hold_user(tx, scope, &new.user).await?;
        let now = self.now(scope).micros();
        let row = accounts::Model {
            id: new.id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user_id: new.user.uuid(),
            provider: new.provider,
            status: ConnectionStatus::Pending.to_string(),
            error_code: None,
            status_at: now,
            monitor_status: new.monitor.to_string(),
            monitor_at: None,
            attempt: 0,
            login_name_sealed: None,
            credentials_sealed: None,
            connector_state_sealed: None,
            preset_code_sealed: None,
            created_at: now,
            connected_at: None,
            refreshed_at: None,
            next_sync_at: None,
            sync_serial: 0,
            expires_at: None,
            sharing: sharing_text(new.sharing.as_ref())?,
        };
        accounts::Entity::insert(accounts::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        convert(row)
    }

    pub async fn account(&self, scope: &Scope, id: AccountId) -> Result<Option<Account>, StoreError> {
        let query = in_scope!(accounts, scope).filter(accounts::COLUMN.id.eq(id.uuid()));
        query.one(self.db().reader()).await?.map(convert).transpose()
    }

    /// The account, within a change. On PostgreSQL the row stays locked until the change ends.
    pub async fn account_in(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
    ) -> Result<Option<Account>, StoreError> {
        let mut query = in_scope!(accounts, scope).filter(accounts::COLUMN.id.eq(id.uuid()));
        if !self.db().is_sqlite() {
            query = query.lock_exclusive();
        }
        query.one(tx.db()).await?.map(convert).transpose()
    }

    pub async fn accounts(
        &self,
        scope: &Scope,
        user: Option<&UserId>,
        period: Period,
        page: PageRequest,
    ) -> Result<Page<Account>, StoreError> {
        let mut query = filter_period!(in_scope!(accounts, scope), accounts::COLUMN.created_at, period);
        if let Some(user) = user {
            query = query.filter(accounts::COLUMN.user_id.eq(user.uuid()));
        }
        let rows = by_id!(query, accounts, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// Changes an account; says what it became, or `None` where it is not there.
    pub async fn change_account(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
        change: AccountChange<'_>,
    ) -> Result<Option<Account>, StoreError> {
        let now = self.now(scope).micros();
        let mut row = accounts::ActiveModel::default();
        if let Some((status, error)) = change.status {
            row.status = Set(status.to_string());
            row.error_code = Set(error.map(|code| code.to_string()));
            row.status_at = Set(now);
        }
        if let Some(monitor) = change.monitor {
            row.monitor_status = Set(monitor.to_string());
            row.monitor_at = Set(Some(now));
        }
        if change.login.is_some()
            || change.login_name.is_some()
            || change.connector_state.is_some()
            || change.preset_code.is_some()
        {
            let key = self.keys().get(id.uuid()).await?;
            let seal = |part: &str, bytes: &[u8]| {
                Set(Some(key.seal(
                    self.ambient(),
                    context(id, part).as_bytes(),
                    bytes,
                )))
            };
            if let Some(login) = change.login {
                let fields = login
                    .fields
                    .iter()
                    .map(|(name, value)| (name.clone(), value.expose_secret().to_owned()));
                let stored = StoredLogin {
                    method: login.method,
                    fields: fields.collect(),
                };
                let bytes =
                    Zeroizing::new(serde_json::to_vec(&stored).map_err(StoreError::corrupt("log-in"))?);
                row.credentials_sealed = seal("login", &bytes);
            }
            if let Some(name) = change.login_name {
                row.login_name_sealed = seal("name", name.as_bytes());
            }
            if let Some(state) = change.connector_state {
                row.connector_state_sealed = seal("state", &state_bytes(state)?);
            }
            if let Some(code) = change.preset_code {
                row.preset_code_sealed = seal("code", code.expose_secret().as_bytes());
            }
        }
        if change.connected {
            row.connected_at = Set(Some(now));
        }
        if change.refreshed {
            row.refreshed_at = Set(Some(now));
        }
        if row != accounts::ActiveModel::default() || change.stepped {
            let mut update = accounts::Entity::update_many().set(row);
            if change.stepped {
                update = update.col_expr(accounts::Column::Attempt, one_more());
            }
            update
                .filter(accounts::COLUMN.id.eq(id.uuid()))
                .filter(accounts::COLUMN.tenant.eq(scope.tenant().as_str()))
                .filter(accounts::COLUMN.mode.eq(scope.mode().as_str()))
                .exec(tx.db())
                .await?;
        }
        self.account_in(tx, scope, id).await
    }

    /// Begins another log-in: counts it, and forgets what the one before it was waiting for.
    pub async fn next_attempt(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
    ) -> Result<Option<Account>, StoreError> {
        accounts::Entity::update_many()
            .col_expr(accounts::Column::Attempt, one_more())
            .set(accounts::ActiveModel {
                connector_state_sealed: Set(None),
                preset_code_sealed: Set(None),
                ..Default::default()
            })
            .filter(accounts::COLUMN.id.eq(id.uuid()))
            .filter(accounts::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(accounts::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        self.account_in(tx, scope, id).await
    }

    async fn open_account_part(
        &self,
        scope: &Scope,
        id: AccountId,
        part: &'static str,
        pick: impl Fn(accounts::Model) -> Option<Vec<u8>>,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let query = in_scope!(accounts, scope).filter(accounts::COLUMN.id.eq(id.uuid()));
        let Some(sealed) = query.one(self.db().reader()).await?.and_then(pick) else {
            return Ok(None);
        };
        let key = self.keys().get(id.uuid()).await?;
        Ok(Some(key.open(context(id, part).as_bytes(), &sealed)?))
    }

    /// What the person typed to log in.
    pub async fn account_login(&self, scope: &Scope, id: AccountId) -> Result<Option<Login>, StoreError> {
        let Some(bytes) = self
            .open_account_part(scope, id, "login", |row| row.credentials_sealed)
            .await?
        else {
            return Ok(None);
        };
        let stored: StoredLogin = serde_json::from_slice(&bytes).map_err(StoreError::corrupt("log-in"))?;
        let fields = stored
            .fields
            .into_iter()
            .map(|(name, value)| (name, value.into()))
            .collect();
        Ok(Some(Login {
            method: stored.method,
            fields,
        }))
    }

    pub async fn account_login_name(
        &self,
        scope: &Scope,
        id: AccountId,
    ) -> Result<Option<String>, StoreError> {
        let bytes = self
            .open_account_part(scope, id, "name", |row| row.login_name_sealed)
            .await?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    pub async fn account_connector_state(
        &self,
        scope: &Scope,
        id: AccountId,
    ) -> Result<Option<ConnectorState>, StoreError> {
        let bytes = self
            .open_account_part(scope, id, "state", |row| row.connector_state_sealed)
            .await?;
        bytes
            .map(|bytes| serde_json::from_slice(&bytes).map_err(StoreError::corrupt("connector state")))
            .transpose()
    }

    /// A code that came along with the log-in (the sandbox's own endpoint gives one).
    pub async fn account_preset_code(
        &self,
        scope: &Scope,
        id: AccountId,
    ) -> Result<Option<SecretString>, StoreError> {
        let bytes = self
            .open_account_part(scope, id, "code", |row| row.preset_code_sealed)
            .await?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned().into()))
    }
}

fn one_more() -> Expr {
    use sea_orm::sea_query::ExprTrait;
    Expr::col(accounts::Column::Attempt).add(1)
}

/// What a sealed column is bound to, so that it opens nowhere else.
fn context(id: AccountId, part: &str) -> String {
    format!("account/{id}/{part}")
}
