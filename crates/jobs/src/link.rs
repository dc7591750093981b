//! The link job: logs in to a provider, asks the person for codes, reads the account, stores what it holds.
//!
//! Each step is a job of its own, so that a prompt may be answered to any process at any time. A job carries the number
//! of the log-in that it belongs to; one that belongs to an earlier log-in does nothing.

mod read;
mod settle;

use openwink_model::{
    ConnectionStatus, DateTime, ErrorCode,
    connector::{Answer, ConnectorError, ConnectorState, LoginStep},
    ids::{AccountId, TypedId},
    mode::Scope,
};
use openwink_providers::ConnectorContext;
use openwink_store::{Account, Job, LinkStep, StoreError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Context;

/// What the person's answers are sealed with, beside the account's key.
const ANSWER: &[u8] = b"answer";

/// What is kept between the steps of a log-in.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Names the prompt that is open, so that a time-out of an earlier one does nothing.
    prompt: Option<Uuid>,
    /// Before this moment no other code may be asked for: whoever holds the session could otherwise have somebody's
    /// telephone flooded.
    resend_from: Option<DateTime>,
    pub(crate) state: ConnectorState,
}

impl Kept {
    /// Of a log-in that waits for nobody.
    pub(crate) fn ready(state: ConnectorState) -> Self {
        Self {
            prompt: None,
            resend_from: None,
            state,
        }
    }

    pub(crate) fn stored(self) -> Result<ConnectorState, StoreError> {
        serde_json::to_value(self)
            .map(ConnectorState)
            .map_err(|error| StoreError::unreadable("connector state", &error))
    }
}

/// A job at work on an account.
struct Work<'a> {
    context: &'a Context,
    job: &'a Job,
    scope: &'a Scope,
    account: Account,
}

pub async fn run(
    context: &Context,
    job: &Job,
    scope: &Scope,
    id: AccountId,
    attempt: i64,
    step: &LinkStep,
) -> Result<(), StoreError> {
    let Some(work) = Work::of(context, job, scope, id, attempt).await? else {
        return context.drop_job(job).await;
    };
    match work.step(step).await {
        // The account was revoked while the job was under way
        Err(StoreError::Erased(_)) => context.drop_job(job).await,
        other => other,
    }
}

/// Ends a log-in whose job has failed too often by our own fault.
pub async fn give_up(
    context: &Context,
    job: &Job,
    scope: &Scope,
    id: AccountId,
    attempt: i64,
) -> Result<(), StoreError> {
    match Work::of(context, job, scope, id, attempt).await? {
        Some(work) => work.failed(ErrorCode::SystemError).await,
        None => context.drop_job(job).await,
    }
}

impl<'a> Work<'a> {
    /// `None` where the account is no longer at that log-in.
    async fn of(
        context: &'a Context,
        job: &'a Job,
        scope: &'a Scope,
        id: AccountId,
        attempt: i64,
    ) -> Result<Option<Self>, StoreError> {
        let account = context.store.account(scope, id).await?;
        let account = account
            .filter(|account| account.attempt == attempt && account.status != ConnectionStatus::Disconnected);
        Ok(account.map(|account| Work {
            context,
            job,
            scope,
            account,
        }))
    }

    async fn step(&self, step: &LinkStep) -> Result<(), StoreError> {
        let catalogue = self.context.catalogue(self.scope.mode());
        let (Some(provider), Some(connector)) = (
            catalogue.get(&self.account.provider),
            catalogue.connector(&self.account.provider),
        ) else {
            return self.failed(ErrorCode::ServiceUnavailable).await;
        };
        let surroundings = ConnectorContext {
            provider,
            now: self.context.store.now(self.scope),
        };
        let kept = self.kept().await?;
        let outcome = match step {
            LinkStep::Read => return self.read(connector.as_ref(), surroundings, kept).await,
            LinkStep::Start => {
                let Some(login) = self
                    .context
                    .store
                    .account_login(self.scope, self.account.id)
                    .await?
                else {
                    return self.failed(ErrorCode::AuthRequired).await;
                };
                connector.log_in(surroundings, &login).await
            }
            LinkStep::TimeOut { challenge } => match kept {
                Some(Kept {
                    prompt: Some(prompt),
                    state,
                    ..
                }) if prompt == *challenge => connector.answer(surroundings, &state, Answer::TimedOut).await,
                // Answered in time
                _ => return self.context.drop_job(self.job).await,
            },
            LinkStep::Code { .. } | LinkStep::Resend { .. } | LinkStep::Authorization { .. } => {
                let Some(Kept {
                    state, resend_from, ..
                }) = kept
                else {
                    return self.context.drop_job(self.job).await;
                };
                let early = resend_from.is_some_and(|from| surroundings.now < from);
                if early && matches!(step, LinkStep::Resend { .. }) {
                    return self.context.drop_job(self.job).await;
                }
                let answer = self.answer(step).await?;
                connector.answer(surroundings, &state, answer).await
            }
        };
        match outcome {
            Ok(LoginStep::NeedsCode { challenge, state }) => self.code_wanted(challenge, state, false).await,
            Ok(LoginStep::WrongCode { challenge, state }) => self.code_wanted(challenge, state, true).await,
            Ok(LoginStep::NeedsRedirect { state }) => self.redirect_wanted(state).await,
            Ok(LoginStep::LoggedIn { login_name, state }) => self.logged_in(&login_name, state).await,
            Err(error) => self.refused(error).await,
        }
    }

    async fn kept(&self) -> Result<Option<Kept>, StoreError> {
        let state = self
            .context
            .store
            .account_connector_state(self.scope, self.account.id)
            .await?;
        state
            .map(|state| {
                serde_json::from_value(state.0)
                    .map_err(|error| StoreError::unreadable("connector state", &error))
            })
            .transpose()
    }

    async fn answer(&self, step: &LinkStep) -> Result<Answer, StoreError> {
        let open = async |sealed: &[u8]| -> Result<secrecy::SecretString, StoreError> {
            let key = self.context.store.keys().get(self.account.id.uuid()).await?;
            let bytes = key.open(ANSWER, sealed)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned().into())
        };
        Ok(match step {
            LinkStep::Code { sealed } => Answer::Code(open(sealed).await?),
            LinkStep::Authorization { sealed } => Answer::Authorization(open(sealed).await?),
            LinkStep::Resend { channel } => Answer::Resend(*channel),
            LinkStep::Start | LinkStep::Read | LinkStep::TimeOut { .. } => Answer::TimedOut,
        })
    }

    /// A refusal is final; what may pass is tried again, by giving the job back, as often as there are waits.
    async fn refused(&self, error: ConnectorError) -> Result<(), StoreError> {
        match error {
            ConnectorError::Refused(code) => self.failed(code).await,
            ConnectorError::Transient(reason) => {
                let waits = &self.context.options.provider_waits;
                match waits.get(self.job.failures as usize) {
                    Some(wait) => {
                        tracing::info!(provider = %self.account.provider, %reason, "a provider does not answer; trying again");
                        let due = self.context.ambient().now().plus(*wait);
                        self.context.store.give_back_job(self.job, Some(due)).await
                    }
                    None => self.failed(ErrorCode::ServiceUnavailable).await,
                }
            }
        }
    }
}
