//! What the wizard's effects do, each within the change that stores the wizard's new state.

use openwink_model::{
    ConnectionStatus, ErrorCode, MonitorStatus,
    accounts::UserSessionStatus,
    connector::{CodeChannel, Login},
    events::{EventType, NewEvent, UserSession},
    ids::{AccountId, SourceId, TypedId, UserId},
    mode::Scope,
    sharing::Agreement,
};
use openwink_store::{Account, AccountChange, JobBody, LinkStep, NewAccount, Signal, SignalName, Tx};
use secrecy::{ExposeSecret, SecretString};

use super::login;
use crate::{AppState, Problem, open::accounts::disable_monitor};

/// What a person's answers are sealed with, beside the account's key; the link job opens them with the same.
const ANSWER: &[u8] = b"answer";

/// A change under way.
pub struct Change<'a> {
    pub state: &'a AppState,
    pub tx: &'a Tx,
    pub scope: &'a Scope,
    pub user: &'a UserId,
    /// What the SDK's callbacks will report.
    pub signals: Vec<Signal>,
}

impl Change<'_> {
    /// A new account, PENDING. Its data key has been made before the change began. Where its provider can be read again, it is
    /// kept up to date if the person agreed to that.
    pub async fn create_account(
        &mut self,
        id: AccountId,
        provider: &str,
        agreement: Agreement,
    ) -> Result<(), Problem> {
        let catalogue = self.state.catalogue(self.scope.mode());
        let monitored = catalogue
            .get(provider)
            .is_some_and(|provider| provider.monitor_supported);
        let new = NewAccount {
            id,
            user: self.user.clone(),
            provider: provider.to_owned(),
            monitor: match (monitored, agreement.keep_fresh) {
                (true, true) => MonitorStatus::Active,
                (true, false) => MonitorStatus::CustomerDisabled,
                (false, _) => MonitorStatus::Unsupported,
            },
            sharing: agreement.sharing,
        };
        self.state
            .store()
            .create_account(self.tx, self.scope, new)
            .await?;
        let event = NewEvent::account(EventType::AccountCreated, self.user, id, provider);
        self.emit(event).await?;
        self.signals
            .push(Signal::account(SignalName::AccountCreated, id, provider, None));
        Ok(())
    }

    /// Keeps the log-in and starts the link job from its beginning. What an earlier log-in of this account still waits
    /// for no longer counts.
    pub async fn start_login(
        &mut self,
        id: AccountId,
        login: &Login,
        preset_code: Option<&SecretString>,
    ) -> Result<Account, Problem> {
        let (store, scope) = (self.state.store(), self.scope);
        let account = store.next_attempt(self.tx, scope, id).await?.ok_or_else(gone)?;
        let catalogue = self.state.catalogue(scope.mode());
        let login_name = match (
            catalogue.get(&account.provider),
            catalogue.connector(&account.provider),
        ) {
            (Some(provider), Some(connector)) => login::name_of(connector.as_ref(), provider, login),
            _ => None,
        };
        let change = AccountChange {
            status: Some((ConnectionStatus::Pending, None)),
            login: Some(login),
            login_name,
            preset_code,
            ..Default::default()
        };
        let account = store.change_account(self.tx, scope, id, change).await?;
        let account = account.ok_or_else(gone)?;
        self.enqueue(&account, LinkStep::Start).await?;
        Ok(account)
    }

    /// Hands the link job the code that the person typed.
    pub async fn answer_code(&mut self, id: AccountId, code: &SecretString) -> Result<(), Problem> {
        let sealed = self.seal(id, code).await?;
        self.to_job(id, LinkStep::Code { sealed }).await
    }

    pub async fn resend_code(&mut self, id: AccountId, channel: Option<CodeChannel>) -> Result<(), Problem> {
        self.to_job(id, LinkStep::Resend { channel }).await
    }

    /// Hands the link job what the provider's sign-in page answered.
    pub async fn authorize(&mut self, id: AccountId, code: &SecretString) -> Result<(), Problem> {
        let sealed = self.seal(id, code).await?;
        self.to_job(id, LinkStep::Authorization { sealed }).await
    }

    /// Ends a log-in that waits for the person with an error. Late reports of its job change nothing any more.
    pub async fn fail(&mut self, id: AccountId, code: ErrorCode) -> Result<(), Problem> {
        let (store, scope) = (self.state.store(), self.scope);
        let Some(account) = store.account_in(self.tx, scope, id).await? else {
            return Ok(());
        };
        if matches!(
            account.status,
            ConnectionStatus::Connected | ConnectionStatus::Disconnected
        ) {
            return Ok(());
        }
        store.next_attempt(self.tx, scope, id).await?;
        let change = AccountChange {
            status: Some((ConnectionStatus::Error, Some(code))),
            ..Default::default()
        };
        store.change_account(self.tx, scope, id, change).await?;
        self.emit(NewEvent::failed(self.user, id, &account.provider, code))
            .await?;
        self.signals.push(Signal::account(
            SignalName::AccountError,
            id,
            &account.provider,
            Some(code),
        ));
        Ok(())
    }

    /// The person no longer wants an account to be kept up to date. That it is not is no news.
    pub async fn stop_sync(&mut self, id: AccountId) -> Result<(), Problem> {
        let (store, scope) = (self.state.store(), self.scope);
        let account = store.account_in(self.tx, scope, id).await?.ok_or_else(gone)?;
        if disable_monitor(store, self.tx, scope, &account).await? {
            let source = SourceId::Account(id);
            store
                .write_sync_stopped(self.tx, scope, self.user, source, &account.provider)
                .await?;
            // Nor is the next one that they connect, unless they agree to that anew
            if let Some(agreement) = store.agreement(self.tx, scope, self.user).await? {
                let agreement = Agreement {
                    keep_fresh: false,
                    ..agreement
                };
                store.set_agreement(self.tx, scope, self.user, &agreement).await?;
            }
        }
        Ok(())
    }

    /// The user's session is COMPLETED. That it was already is no news.
    pub async fn complete_session(&mut self) -> Result<(), Problem> {
        let status = UserSessionStatus::Completed;
        let before = self
            .state
            .store()
            .set_user_session(self.tx, self.scope, self.user, status)
            .await?;
        let Some(before) = before.filter(|before| before.session.status != status) else {
            return Ok(());
        };
        let session = UserSession {
            status,
            ..before.session
        };
        self.emit(NewEvent::session(EventType::UserSessionCompleted, session))
            .await
    }

    pub async fn emit(&self, event: NewEvent) -> Result<(), Problem> {
        Ok(self.state.store().emit(self.tx, self.scope, vec![event]).await?)
    }

    async fn seal(&self, id: AccountId, secret: &SecretString) -> Result<Vec<u8>, Problem> {
        let key = self.state.store().keys().get(id.uuid()).await?;
        Ok(key.seal(self.state.ambient(), ANSWER, secret.expose_secret().as_bytes()))
    }

    async fn to_job(&self, id: AccountId, step: LinkStep) -> Result<(), Problem> {
        let account = self.state.store().account_in(self.tx, self.scope, id).await?;
        self.enqueue(&account.ok_or_else(gone)?, step).await
    }

    async fn enqueue(&self, account: &Account, step: LinkStep) -> Result<(), Problem> {
        let body = JobBody::link(self.scope, account.id, account.attempt, step);
        let store = self.state.store();
        store
            .enqueue(self.tx, self.scope, &body, store.now(self.scope))
            .await?;
        Ok(())
    }
}

fn gone() -> Problem {
    Problem::missing("account")
}
