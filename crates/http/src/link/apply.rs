//! Applies an input to a person's wizard: its step, what has to be done along with it, and what is to be signalled, all
//! in one transaction.

use openwink_model::{
    Country, ErrorCode, TaskType,
    accounts::Uploader,
    connector::Login,
    ids::{AccountId, ArchiveId, JobId, SourceId, UserId},
    link::{self, Effect, Input, ProviderFacts, State},
    mode::Scope,
    receipts::{ConsentGiven, RevokedBy},
    sharing::Agreement,
};
use openwink_store::{Link, NewArchive, RawFile, Signal, SignalName};
use secrecy::SecretString;

use super::effects::Change;
use crate::{AppState, Problem};

/// An input, with what its effects need and the wizard does not know.
pub enum Act {
    Plain(Input),
    Agree {
        provider: Option<ProviderFacts>,
        given: ConsentGiven,
        agreement: Agreement,
    },
    SubmitLogin {
        /// The state that the log-in was checked against; it must still be this one.
        seen: State,
        /// A new account's id, whose data key is made already, or the id of the account that tries again.
        account: AccountId,
        login: Login,
    },
    SubmitCode {
        code: SecretString,
    },
    Upload {
        archive: ArchiveId,
        file_type: String,
        /// The job that erases the files where no archive comes of them.
        guard: JobId,
        files: Vec<(RawFile, Vec<u8>)>,
    },
    SubmitSurvey {
        employer_name: String,
        country: Country,
        website: Option<String>,
    },
    /// The provider's sign-in page took the person's password and gave this code.
    SignedIn {
        account: AccountId,
        attempt: i64,
        code: SecretString,
    },
    /// The provider's sign-in page refused the person for good.
    SignInRefused {
        account: AccountId,
        attempt: i64,
        code: ErrorCode,
    },
}

impl Act {
    fn input(&self) -> Input {
        match self {
            Self::Plain(input) => input.clone(),
            Self::Agree { provider, .. } => Input::Agree {
                provider: provider.clone(),
            },
            Self::SubmitLogin { account, .. } => Input::SubmitLogin { account: *account },
            Self::SubmitCode { .. } => Input::SubmitCode,
            Self::Upload { archive, .. } => Input::Uploaded { archive: *archive },
            Self::SubmitSurvey { .. } => Input::SubmitSurvey,
            Self::SignedIn { account, .. } => Input::SignedIn { account: *account },
            Self::SignInRefused { account, code, .. } => Input::Failed {
                account: *account,
                code: *code,
            },
        }
    }

    /// Whether the wizard is where this act was meant for.
    fn fits(&self, state: &State) -> bool {
        match self {
            Self::SubmitLogin { seen, .. } => seen == state,
            Self::Upload { file_type, .. } => {
                matches!(state, State::Upload { file_type: wanted } if wanted == file_type)
            }
            Self::SignedIn { account, .. } | Self::SignInRefused { account, .. } => {
                matches!(state, State::Redirect { attempt } if attempt.account == Some(*account))
            }
            _ => true,
        }
    }
}

/// An input that does not fit the present step.
pub fn refused() -> Problem {
    Problem::invalid(link::Refused.to_string())
}

/// Applies an input and wakes whoever waits for what it did.
pub async fn apply(state: &AppState, scope: &Scope, user: &UserId, act: &Act) -> Result<(), Problem> {
    let store = state.store();
    store
        .write(|tx| async move {
            let before = store.link(&tx, scope, user).await?;
            if !act.fits(&before.state) {
                return Err(refused());
            }
            let (next, effects) = link::advance(&before.state, act.input()).map_err(|_| refused())?;
            let mut change = Change {
                state,
                tx: &tx,
                scope,
                user,
                signals: Vec::new(),
            };
            let mut revoked = false;
            for effect in effects {
                revoked |= matches!(effect, Effect::Revoke { .. });
                carry_out(&mut change, act, effect).await?;
            }
            beside(&mut change, act).await?;
            let signals = change.signals;
            // Revoking has told the wizard itself
            let before = match revoked {
                true => store.link(&tx, scope, user).await?,
                false => before,
            };
            if next != before.state || !signals.is_empty() {
                save(state, &tx, scope, user, (&before, &next), signals).await?;
            }
            Ok(())
        })
        .await?;
    store.wake().jobs();
    store.wake().deliveries();
    store.wake().link(user.uuid());
    Ok(())
}

async fn save(
    state: &AppState,
    tx: &openwink_store::Tx,
    scope: &Scope,
    user: &UserId,
    (before, next): (&Link, &State),
    signals: Vec<Signal>,
) -> Result<(), Problem> {
    state
        .store()
        .save_link(tx, scope, user, before, next, signals)
        .await?;
    Ok(())
}

async fn carry_out(change: &mut Change<'_>, act: &Act, effect: Effect) -> Result<(), Problem> {
    let store = change.state.store();
    match (effect, act) {
        (Effect::RecordConsent, Act::Agree { given, agreement, .. }) => {
            let (template, version, text) = (given.template, &given.version, &given.text);
            store
                .record_consent(change.tx, change.scope, change.user, template, version, text)
                .await?;
            store
                .write_consent_receipt(change.tx, change.scope, change.user, given.clone())
                .await?;
            store
                .set_agreement(change.tx, change.scope, change.user, agreement)
                .await?;
        }
        (Effect::CreateAccount { account, provider }, _) => {
            let agreement = store.agreement(change.tx, change.scope, change.user).await?;
            change
                .create_account(account, &provider, agreement.unwrap_or_default())
                .await?;
        }
        (Effect::StartLogin { account }, Act::SubmitLogin { login, .. }) => {
            change.start_login(account, login, None).await?;
        }
        (Effect::AnswerCode { account }, Act::SubmitCode { code }) => {
            change.answer_code(account, code).await?;
        }
        (Effect::ResendCode { account, channel }, _) => change.resend_code(account, channel).await?,
        (Effect::StopSync { account }, _) => change.stop_sync(account).await?,
        (Effect::CompleteSession, _) => change.complete_session().await?,
        (Effect::Abandon { account }, _) => change.fail(account, ErrorCode::MfaTimeout).await?,
        (Effect::Revoke { source }, _) => match source {
            SourceId::Account(id) => {
                store
                    .revoke_account(change.tx, change.scope, id, RevokedBy::User)
                    .await?;
            }
            SourceId::Archive(id) => {
                store
                    .revoke_archive(change.tx, change.scope, id, RevokedBy::User)
                    .await?;
            }
        },
        (
            Effect::RecordSurvey,
            Act::SubmitSurvey {
                employer_name,
                country,
                website,
            },
        ) => {
            let website = website.as_deref();
            store
                .record_survey(
                    change.tx,
                    change.scope,
                    change.user,
                    employer_name,
                    country.as_str(),
                    website,
                )
                .await?;
        }
        // The wizard asks for these only after their own inputs
        (
            Effect::RecordConsent
            | Effect::StartLogin { .. }
            | Effect::AnswerCode { .. }
            | Effect::RecordSurvey,
            _,
        ) => return Err(Problem::internal("an effect came without what it needs")),
    }
    Ok(())
}

/// What is done along with an input though the wizard does not ask for it.
async fn beside(change: &mut Change<'_>, act: &Act) -> Result<(), Problem> {
    let store = change.state.store();
    match act {
        Act::Upload {
            archive,
            file_type,
            guard,
            files,
        } => {
            store.cancel_job(change.tx, *guard).await?;
            let new = NewArchive {
                id: *archive,
                user: change.user.clone(),
                requested_type: Some(file_type.clone()),
                task: TaskType::AnalyzeArchive,
                uploaded_by: Uploader::User,
            };
            store.create_archive(change.tx, change.scope, &new, files).await?;
            change
                .signals
                .push(Signal::uploads(SignalName::UploadsCreated, vec![*archive]));
            Ok(())
        }
        Act::SignedIn {
            account,
            attempt,
            code,
        } => {
            check_attempt(change, *account, *attempt).await?;
            change.authorize(*account, code).await
        }
        Act::SignInRefused {
            account,
            attempt,
            code,
        } => {
            check_attempt(change, *account, *attempt).await?;
            change.fail(*account, *code).await
        }
        _ => Ok(()),
    }
}

/// A sign-in page answers one log-in, and none that came after it.
async fn check_attempt(change: &Change<'_>, account: AccountId, attempt: i64) -> Result<(), Problem> {
    let account = change
        .state
        .store()
        .account_in(change.tx, change.scope, account)
        .await?;
    match account {
        Some(account) if account.attempt == attempt => Ok(()),
        _ => Err(refused()),
    }
}
