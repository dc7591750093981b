//! What a log-in's steps lead to: the account's status, events, signals and the wizard's step, in one transaction with
//! the job's completion.

use std::time::Duration;

use openwink_model::{
    ConnectionStatus, DateTime, ErrorCode, TaskType,
    connector::{Challenge, ConnectorState},
    events::NewEvent,
    ids::{SourceId, TypedId},
    link::{self, Input},
};
use openwink_store::{AccountChange, JobBody, LinkStep, Signal, SignalName, StoreError, Tx};
use secrecy::ExposeSecret;

use super::{ANSWER, Kept, Work};

/// How long a person may take on the provider's own sign-in page.
const SIGN_IN_WAIT: Duration = Duration::from_secs(30 * 60);

impl Work<'_> {
    /// Runs a change that completes the job, and wakes whoever waits for it. The account must still be at the log-in
    /// that the job belongs to; else nothing is written but the job's end.
    pub(super) async fn settle<F, Fut>(&self, change: F) -> Result<(), StoreError>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<(), StoreError>>,
    {
        let (store, change) = (&self.context.store, &change);
        store
            .write(|tx| async move {
                store.complete_job(&tx, self.job).await?;
                let now = store.account_in(&tx, self.scope, self.account.id).await?;
                let ours = now.is_some_and(|account| {
                    account.attempt == self.account.attempt
                        && account.status != ConnectionStatus::Disconnected
                });
                if ours { change(tx).await } else { Ok(()) }
            })
            .await?;
        store.wake().jobs();
        store.wake().deliveries();
        store.wake().link(self.account.user.uuid());
        Ok(())
    }

    /// Moves the wizard, where the person looks at this account, and signals.
    pub(super) async fn report(&self, tx: &Tx, input: Input, signals: Vec<Signal>) -> Result<(), StoreError> {
        let store = &self.context.store;
        let before = store.link(tx, self.scope, &self.account.user).await?;
        let Ok((state, _)) = link::advance(&before.state, input) else {
            return Ok(());
        };
        if state != before.state || !signals.is_empty() {
            store
                .save_link(tx, self.scope, &self.account.user, &before, &state, signals)
                .await?;
        }
        Ok(())
    }

    fn kept_state(
        &self,
        prompt: Option<uuid::Uuid>,
        resend_from: Option<DateTime>,
        state: ConnectorState,
    ) -> Result<ConnectorState, StoreError> {
        Kept {
            prompt,
            resend_from,
            state,
        }
        .stored()
    }

    /// The job that follows a step of the log-in: the step has counted the account's attempt up.
    fn following(&self, step: LinkStep) -> JobBody {
        JobBody::link(self.scope, self.account.id, self.account.attempt + 1, step)
    }

    /// The provider wants a code, or wants it again.
    pub(super) async fn code_wanted(
        &self,
        challenge: Challenge,
        state: ConnectorState,
        wrong: bool,
    ) -> Result<(), StoreError> {
        let store = &self.context.store;
        let preset = store.account_preset_code(self.scope, self.account.id).await?;
        if wrong && preset.is_some() {
            // Nobody is there to type another one
            return self.failed(ErrorCode::InvalidMfa).await;
        }
        let answer = match preset {
            Some(code) => {
                let key = store.keys().get(self.account.id.uuid()).await?;
                Some(key.seal(self.context.ambient(), ANSWER, code.expose_secret().as_bytes()))
            }
            None => None,
        };
        let prompt = self.context.ambient().uuid();
        let now = store.now(self.scope);
        let resend_from = now.plus(Duration::from_secs(challenge.resend_after_seconds.into()));
        let kept = self.kept_state(Some(prompt), Some(resend_from), state)?;
        let status = match wrong {
            true => (ConnectionStatus::Error, Some(ErrorCode::InvalidMfa)),
            false => (ConnectionStatus::AwaitingMfa, None),
        };
        let (kept, answer, challenge) = (&kept, &answer, &challenge);
        self.settle(|tx| async move {
            let change = AccountChange {
                status: Some(status),
                connector_state: Some(kept),
                stepped: true,
                ..Default::default()
            };
            store
                .change_account(&tx, self.scope, self.account.id, change)
                .await?;
            let expires = now.plus(Duration::from_secs(challenge.expires_after_seconds.into()));
            store
                .enqueue(
                    &tx,
                    self.scope,
                    &self.following(LinkStep::TimeOut { challenge: prompt }),
                    expires,
                )
                .await?;
            if let Some(sealed) = answer {
                store
                    .enqueue(
                        &tx,
                        self.scope,
                        &self.following(LinkStep::Code {
                            sealed: sealed.clone(),
                        }),
                        now,
                    )
                    .await?;
            }
            let mut signals = Vec::new();
            if wrong {
                signals.push(self.error_signal(ErrorCode::InvalidMfa));
                store
                    .emit(&tx, self.scope, vec![self.failed_event(ErrorCode::InvalidMfa)])
                    .await?;
            }
            let input = Input::CodeWanted {
                account: self.account.id,
                challenge: challenge.clone(),
                wrong,
            };
            self.report(&tx, input, signals).await
        })
        .await
    }

    /// The person has to sign in on the provider's own page.
    pub(super) async fn redirect_wanted(&self, state: ConnectorState) -> Result<(), StoreError> {
        let prompt = self.context.ambient().uuid();
        let kept = self.kept_state(Some(prompt), None, state)?;
        let (store, kept) = (&self.context.store, &kept);
        let expires = store.now(self.scope).plus(SIGN_IN_WAIT);
        self.settle(|tx| async move {
            // No step: the sign-in page's form is bound to the count that the account has now
            let change = AccountChange {
                connector_state: Some(kept),
                ..Default::default()
            };
            store
                .change_account(&tx, self.scope, self.account.id, change)
                .await?;
            let step = LinkStep::TimeOut { challenge: prompt };
            let body = JobBody::link(self.scope, self.account.id, self.account.attempt, step);
            store.enqueue(&tx, self.scope, &body, expires).await?;
            self.report(
                &tx,
                Input::RedirectWanted {
                    account: self.account.id,
                },
                Vec::new(),
            )
            .await
        })
        .await
    }

    /// The log-in is accepted; the account is read next.
    pub(super) async fn logged_in(&self, login_name: &str, state: ConnectorState) -> Result<(), StoreError> {
        let kept = Kept::ready(state).stored()?;
        let (store, kept) = (&self.context.store, &kept);
        let (id, user, provider) = (
            self.account.id,
            &self.account.user,
            self.account.provider.as_str(),
        );
        self.settle(|tx| async move {
            let change = AccountChange {
                status: Some((ConnectionStatus::Connected, None)),
                login_name: Some(login_name),
                connector_state: Some(kept),
                connected: true,
                stepped: true,
                ..Default::default()
            };
            store.change_account(&tx, self.scope, id, change).await?;
            let source = SourceId::Account(id);
            store
                .start_task(&tx, self.scope, user, source, TaskType::LinkAccount, provider)
                .await?;
            let events = vec![
                NewEvent::connected(user, id, provider),
                NewEvent::task_started(user, source, TaskType::LinkAccount, provider),
            ];
            store.emit(&tx, self.scope, events).await?;
            let body = self.following(LinkStep::Read);
            store
                .enqueue(&tx, self.scope, &body, store.now(self.scope))
                .await?;
            let signal = Signal::account(SignalName::AccountConnected, id, provider, None);
            self.report(&tx, Input::SignedIn { account: id }, vec![signal])
                .await
        })
        .await
    }

    /// The account could not be connected, or not be read.
    pub(super) async fn failed(&self, code: ErrorCode) -> Result<(), StoreError> {
        let store = &self.context.store;
        let (id, user, provider) = (
            self.account.id,
            &self.account.user,
            self.account.provider.as_str(),
        );
        self.settle(|tx| async move {
            let change = AccountChange {
                status: Some((ConnectionStatus::Error, Some(code))),
                stepped: true,
                ..Default::default()
            };
            store.change_account(&tx, self.scope, id, change).await?;
            let source = SourceId::Account(id);
            let mut events = Vec::new();
            if store.finish_task(&tx, self.scope, source, &[]).await? {
                let task = TaskType::LinkAccount;
                events.push(NewEvent::task_finished(
                    user,
                    source,
                    task,
                    provider,
                    Err(code.as_str()),
                ));
            }
            events.push(self.failed_event(code));
            store.emit(&tx, self.scope, events).await?;
            self.report(
                &tx,
                Input::Failed { account: id, code },
                vec![self.error_signal(code)],
            )
            .await
        })
        .await
    }

    fn failed_event(&self, code: ErrorCode) -> NewEvent {
        NewEvent::failed(&self.account.user, self.account.id, &self.account.provider, code)
    }

    fn error_signal(&self, code: ErrorCode) -> Signal {
        Signal::account(
            SignalName::AccountError,
            self.account.id,
            &self.account.provider,
            Some(code),
        )
    }
}
