//! The transitions.

use super::{Attempt, Effect, Input, ProviderFacts, Refused, State};
use crate::{ErrorCode, connector::Stage, ids::AccountId, ids::SourceId, providers::LoginMethod};

type Next = Result<(State, Vec<Effect>), Refused>;

fn to(state: State) -> Next {
    Ok((state, Vec::new()))
}

fn with(state: State, effects: Vec<Effect>) -> Next {
    Ok((state, effects))
}

/// The next state, and what has to be done with it. An input that does not fit changes nothing.
pub fn advance(state: &State, input: Input) -> Next {
    match input {
        Input::CodeWanted { .. }
        | Input::RedirectWanted { .. }
        | Input::SignedIn { .. }
        | Input::Progress { .. }
        | Input::Finished { .. }
        | Input::Failed { .. }
        | Input::Gone { .. } => Ok((reported(state, input), Vec::new())),
        Input::Agree { provider } => match (state, provider) {
            (State::Consent, None) => with(State::Find, vec![Effect::RecordConsent]),
            (State::Consent, Some(provider)) => with(chosen(provider), vec![Effect::RecordConsent]),
            _ => Err(Refused),
        },
        Input::ConsentChanged => match state {
            State::Consent => Err(Refused),
            // A log-in that is under way was begun with the consent that was in force
            State::Connecting { .. } | State::Code { .. } | State::Redirect { .. } => Err(Refused),
            _ => to(State::Consent),
        },
        // Nothing is possible before consent
        _ if *state == State::Consent => Err(Refused),
        Input::ChooseProvider { provider } => match state {
            State::Find
            | State::Done { .. }
            | State::Connected
            | State::Error { .. }
            | State::SurveyDone
            // Social security, for an employer that does not connect
            | State::FileTypes { provider: Some(_) } => with(chosen(provider), leaving(state)),
            _ => Err(Refused),
        },
        Input::Reconnect { account, provider } => match state {
            State::Connected | State::Find => to(of_account(chosen(provider), account)),
            _ => Err(Refused),
        },
        Input::ChooseMethod { method } => match state {
            State::Options { attempt } | State::Login { attempt, .. } | State::Error { attempt, .. }
                if attempt.methods.contains(&method) =>
            {
                to(State::Login {
                    attempt: Attempt {
                        method,
                        ..attempt.clone()
                    },
                    error: None,
                })
            }
            _ => Err(Refused),
        },
        Input::SubmitLogin { account } => match state {
            State::Login { attempt, .. } => Ok(submitted(attempt, account)),
            _ => Err(Refused),
        },
        Input::SubmitCode => match state {
            State::Code {
                attempt:
                    attempt @ Attempt {
                        account: Some(account),
                        ..
                    },
                ..
            } => with(
                State::Connecting {
                    attempt: attempt.clone(),
                    stage: Stage::LoggingIn,
                },
                vec![Effect::AnswerCode { account: *account }],
            ),
            _ => Err(Refused),
        },
        Input::ResendCode { channel } => match state {
            State::Code {
                attempt:
                    Attempt {
                        account: Some(account),
                        ..
                    },
                challenge,
                ..
            } if channel.is_none_or(|channel| challenge.channels.contains(&channel)) => with(
                state.clone(),
                vec![Effect::ResendCode {
                    account: *account,
                    channel,
                }],
            ),
            _ => Err(Refused),
        },
        Input::TryAgain => match state {
            State::Error { attempt, .. } => to(State::Login {
                attempt: attempt.clone(),
                error: None,
            }),
            _ => Err(Refused),
        },
        Input::OtherMethod => match state {
            State::Login { attempt, .. }
            | State::Code { attempt, .. }
            | State::Error { attempt, .. }
            | State::Redirect { attempt } => with(
                State::Options {
                    attempt: attempt.clone(),
                },
                leaving(state),
            ),
            _ => Err(Refused),
        },
        Input::FindAnother => with(State::Find, leaving(state)),
        Input::ShowConnected => with(State::Connected, leaving(state)),
        Input::Revoke { source } => match state {
            State::Connected | State::Done { .. } | State::UploadDone { .. } => to(State::Revoke { source }),
            _ => Err(Refused),
        },
        Input::ConfirmRevoke => match state {
            State::Revoke { source } => with(State::Connected, vec![Effect::Revoke { source: *source }]),
            _ => Err(Refused),
        },
        Input::StopSync { account } => match state {
            State::Connected => with(state.clone(), vec![Effect::StopSync { account }]),
            _ => Err(Refused),
        },
        Input::ShowFileTypes => with(State::FileTypes { provider: None }, leaving(state)),
        Input::ChooseFileType { file_type } => match state {
            State::FileTypes { .. } => to(State::Upload { file_type }),
            _ => Err(Refused),
        },
        Input::Uploaded { archive } => match state {
            State::Upload { .. } => to(State::UploadDone { archive }),
            _ => Err(Refused),
        },
        Input::ShowSurvey => with(State::Survey, leaving(state)),
        Input::SubmitSurvey => match state {
            State::Survey => with(State::SurveyDone, vec![Effect::RecordSurvey]),
            _ => Err(Refused),
        },
        Input::Finish => match state {
            State::Done { .. } | State::Connected | State::UploadDone { .. } | State::SurveyDone => {
                with(state.clone(), vec![Effect::CompleteSession])
            }
            _ => Err(Refused),
        },
        Input::Back => back(state),
    }
}

/// Where choosing a provider leads.
fn chosen(provider: ProviderFacts) -> State {
    match provider.methods.as_slice() {
        _ if !provider.account_connection => State::FileTypes {
            provider: Some(provider.id),
        },
        [] => State::FileTypes {
            provider: Some(provider.id),
        },
        [only] => {
            let method = *only;
            State::Login {
                attempt: Attempt {
                    provider: provider.id,
                    methods: provider.methods,
                    method,
                    account: None,
                },
                error: None,
            }
        }
        [first, ..] => {
            let method = *first;
            State::Options {
                attempt: Attempt {
                    provider: provider.id,
                    methods: provider.methods,
                    method,
                    account: None,
                },
            }
        }
    }
}

/// The same steps, of an account that there is already.
fn of_account(state: State, account: AccountId) -> State {
    let with = |attempt: Attempt| Attempt {
        account: Some(account),
        ..attempt
    };
    match state {
        State::Login { attempt, error } => State::Login {
            attempt: with(attempt),
            error,
        },
        State::Options { attempt } => State::Options {
            attempt: with(attempt),
        },
        other => other,
    }
}

fn submitted(attempt: &Attempt, fresh: AccountId) -> (State, Vec<Effect>) {
    // A log-in that is tried again stays the same account
    let account = attempt.account.unwrap_or(fresh);
    let mut effects = Vec::new();
    if attempt.account.is_none() {
        effects.push(Effect::CreateAccount {
            account,
            provider: attempt.provider.clone(),
        });
    }
    effects.push(Effect::StartLogin { account });
    let attempt = Attempt {
        account: Some(account),
        ..attempt.clone()
    };
    let state = match attempt.method {
        LoginMethod::OAuth => State::Redirect { attempt },
        _ => State::Connecting {
            attempt,
            stage: Stage::LoggingIn,
        },
    };
    (state, effects)
}

/// A log-in that waits for the person is given up when they go elsewhere; one that is being read goes on.
fn leaving(state: &State) -> Vec<Effect> {
    match state {
        State::Code {
            attempt: Attempt {
                account: Some(account),
                ..
            },
            ..
        }
        | State::Redirect {
            attempt: Attempt {
                account: Some(account),
                ..
            },
        } => vec![Effect::Abandon { account: *account }],
        _ => Vec::new(),
    }
}

fn back(state: &State) -> Next {
    match state {
        State::Consent | State::Connecting { .. } => Err(Refused),
        State::Login { attempt, .. } if attempt.methods.len() > 1 => to(State::Options {
            attempt: attempt.clone(),
        }),
        State::Code { attempt, .. } | State::Redirect { attempt } => with(
            State::Login {
                attempt: attempt.clone(),
                error: None,
            },
            leaving(state),
        ),
        State::Upload { .. } => to(State::FileTypes { provider: None }),
        State::Revoke { .. } => to(State::Connected),
        _ => to(State::Find),
    }
}

/// What the link job tells. It moves the wizard only while the person looks at that very account.
fn reported(state: &State, input: Input) -> State {
    let subject = match state {
        State::Connecting { attempt, .. } | State::Code { attempt, .. } | State::Redirect { attempt } => {
            Some(attempt)
        }
        State::Login { attempt, .. }
        | State::Options { attempt }
        | State::Error { attempt, .. }
        | State::Done { attempt, .. } => {
            // The person went back: only the account's disappearance matters here
            return match input {
                Input::Gone {
                    source: SourceId::Account(account),
                } if attempt.account == Some(account) => match state {
                    State::Done { .. } => State::Connected,
                    _ => State::Find,
                },
                _ => state.clone(),
            };
        }
        _ => None,
    };
    let is = |account: AccountId| subject.is_some_and(|attempt| attempt.account == Some(account));
    let attempt = subject.cloned();
    match (attempt, input) {
        (
            Some(attempt),
            Input::CodeWanted {
                account,
                challenge,
                wrong,
            },
        ) if is(account) => State::Code {
            attempt,
            challenge,
            error: wrong.then_some(ErrorCode::InvalidMfa),
        },
        (Some(attempt), Input::RedirectWanted { account }) if is(account) => State::Redirect { attempt },
        (Some(attempt), Input::SignedIn { account }) if is(account) => State::Connecting {
            attempt,
            stage: Stage::LoggingIn,
        },
        (Some(attempt), Input::Progress { account, stage }) if is(account) => match state {
            State::Connecting { .. } => State::Connecting { attempt, stage },
            _ => state.clone(),
        },
        (
            Some(attempt),
            Input::Finished {
                account,
                found,
                pay_months,
            },
        ) if is(account) => State::Done {
            attempt,
            found,
            pay_months,
        },
        // A typing mistake is mended in the form itself
        (
            Some(attempt),
            Input::Failed {
                account,
                code: code @ ErrorCode::InvalidCredentials,
            },
        ) if is(account) => State::Login {
            attempt,
            error: Some(code),
        },
        (Some(attempt), Input::Failed { account, code }) if is(account) => State::Error { attempt, code },
        (
            Some(_),
            Input::Gone {
                source: SourceId::Account(account),
            },
        ) if is(account) => State::Find,
        (None, Input::Gone { source }) => match state {
            State::Revoke { source: shown } if *shown == source => State::Connected,
            State::UploadDone { archive } if SourceId::Archive(*archive) == source => State::Connected,
            _ => state.clone(),
        },
        _ => state.clone(),
    }
}
