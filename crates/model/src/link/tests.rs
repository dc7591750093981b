use proptest::prelude::*;

use super::*;
use crate::ids::TypedId;

fn account(n: u128) -> AccountId {
    AccountId::from_uuid(uuid::Uuid::from_u128(n))
}

fn challenge() -> Challenge {
    Challenge {
        channel: CodeChannel::Sms,
        sent_to: "+63 ••• ••• 1234".into(),
        digits: 4,
        resend_after_seconds: 30,
        expires_after_seconds: 300,
        channels: vec![CodeChannel::Sms, CodeChannel::Email],
        round: 1,
    }
}

fn facts() -> impl Strategy<Value = ProviderFacts> {
    (0..5u8, any::<bool>()).prop_map(|(n, account_connection)| ProviderFacts {
        id: format!("p{n}"),
        methods: match n {
            0 => vec![],
            1 => vec![LoginMethod::OAuth],
            2 => vec![LoginMethod::Password, LoginMethod::SsNumber],
            _ => vec![LoginMethod::Password],
        },
        account_connection,
    })
}

fn inputs() -> impl Strategy<Value = Input> {
    let id = (0..4u128).prop_map(account);
    let source = id.clone().prop_map(SourceId::Account);
    let archive = (0..3u128).prop_map(|n| ArchiveId::from_uuid(uuid::Uuid::from_u128(n)));
    prop_oneof![
        proptest::option::of(facts()).prop_map(|provider| Input::Agree { provider }),
        facts().prop_map(|provider| Input::ChooseProvider { provider }),
        Just(Input::ChooseMethod {
            method: LoginMethod::SsNumber
        }),
        id.clone().prop_map(|account| Input::SubmitLogin { account }),
        Just(Input::SubmitCode),
        Just(Input::ResendCode { channel: None }),
        Just(Input::TryAgain),
        Just(Input::OtherMethod),
        Just(Input::FindAnother),
        Just(Input::ShowConnected),
        source.clone().prop_map(|source| Input::Revoke { source }),
        Just(Input::ConfirmRevoke),
        Just(Input::ShowFileTypes),
        Just(Input::ChooseFileType {
            file_type: "PAYSLIP".into()
        }),
        archive.prop_map(|archive| Input::Uploaded { archive }),
        Just(Input::ShowSurvey),
        Just(Input::SubmitSurvey),
        Just(Input::ConsentChanged),
        Just(Input::Finish),
        Just(Input::Back),
        (id.clone(), any::<bool>()).prop_map(|(account, wrong)| Input::CodeWanted {
            account,
            challenge: challenge(),
            wrong
        }),
        id.clone().prop_map(|account| Input::RedirectWanted { account }),
        id.clone().prop_map(|account| Input::SignedIn { account }),
        id.clone().prop_map(|account| Input::Progress {
            account,
            stage: Stage::ReadingPay
        }),
        id.clone().prop_map(|account| Input::Finished {
            account,
            found: vec![],
            pay_months: 3
        }),
        (
            id,
            prop_oneof![
                Just(ErrorCode::InvalidCredentials),
                Just(ErrorCode::AccountLocked)
            ]
        )
            .prop_map(|(account, code)| Input::Failed { account, code }),
        source.prop_map(|source| Input::Gone { source }),
    ]
}

proptest! {
    #[test]
    fn whatever_comes_the_wizard_keeps_its_promises(inputs in proptest::collection::vec(inputs(), 0..60)) {
        let mut state = State::Consent;
        let (mut consented, mut created) = (false, Vec::new());
        for input in inputs {
            let Ok((next, effects)) = advance(&state, input.clone()) else { continue };
            consented &= input != Input::ConsentChanged;
            for effect in effects {
                match effect {
                    Effect::RecordConsent => {
                        prop_assert!(!consented, "consent is asked for once");
                        consented = true;
                    }
                    Effect::CreateAccount { account, .. } => created.push(account),
                    Effect::StartLogin { account } | Effect::AnswerCode { account }
                    | Effect::ResendCode { account, .. } | Effect::Abandon { account } => {
                        prop_assert!(created.contains(&account), "only an account that was created is worked on");
                    }
                    Effect::Revoke { .. } | Effect::StopSync { .. } => {
                        prop_assert_eq!(&next, &State::Connected);
                    }
                    Effect::RecordSurvey | Effect::CompleteSession => {}
                }
                prop_assert!(consented, "nothing happens before consent");
            }
            prop_assert!(consented || next == State::Consent);
            // What is stored comes back as it was
            let stored = serde_json::to_string(&next).unwrap();
            prop_assert_eq!(&serde_json::from_str::<State>(&stored).unwrap(), &next);
            state = next;
        }
    }

    #[test]
    fn every_step_but_consent_has_a_way_out(inputs in proptest::collection::vec(inputs(), 0..40)) {
        let mut state = State::Consent;
        for input in inputs {
            if let Ok((next, _)) = advance(&state, input) {
                state = next;
            }
        }
        if state != State::Consent {
            prop_assert!(matches!(advance(&state, Input::FindAnother), Ok((State::Find, _))));
        }
    }
}

fn password_provider() -> ProviderFacts {
    ProviderFacts {
        id: "p".into(),
        methods: vec![LoginMethod::Password],
        account_connection: true,
    }
}

fn run(state: State, input: Input) -> State {
    advance(&state, input).unwrap().0
}

#[test]
fn a_link_with_a_mistyped_password_and_a_code() {
    let state = run(
        State::Consent,
        Input::Agree {
            provider: Some(password_provider()),
        },
    );
    let state = run(state, Input::SubmitLogin { account: account(1) });
    let state = run(
        state,
        Input::Failed {
            account: account(1),
            code: ErrorCode::InvalidCredentials,
        },
    );
    assert!(matches!(
        state,
        State::Login {
            error: Some(ErrorCode::InvalidCredentials),
            ..
        }
    ));
    let (state, effects) = advance(&state, Input::SubmitLogin { account: account(2) }).unwrap();
    assert_eq!(
        effects,
        vec![Effect::StartLogin { account: account(1) }],
        "the same account is tried again"
    );
    let state = run(
        state,
        Input::CodeWanted {
            account: account(1),
            challenge: challenge(),
            wrong: false,
        },
    );
    let state = run(state, Input::SubmitCode);
    let state = run(
        state,
        Input::CodeWanted {
            account: account(1),
            challenge: challenge(),
            wrong: true,
        },
    );
    assert!(matches!(
        state,
        State::Code {
            error: Some(ErrorCode::InvalidMfa),
            ..
        }
    ));
    let state = run(
        run(state, Input::SubmitCode),
        Input::Finished {
            account: account(1),
            found: vec![],
            pay_months: 24,
        },
    );
    assert!(matches!(state, State::Done { pay_months: 24, .. }));
}

#[test]
fn a_report_about_another_account_moves_nothing() {
    let state = run(
        State::Consent,
        Input::Agree {
            provider: Some(password_provider()),
        },
    );
    let state = run(state, Input::SubmitLogin { account: account(1) });
    assert_eq!(
        run(
            state.clone(),
            Input::Failed {
                account: account(9),
                code: ErrorCode::AccountLocked
            }
        ),
        state
    );
}

#[test]
fn an_employer_that_does_not_connect_leads_to_documents() {
    let provider = ProviderFacts {
        account_connection: false,
        ..password_provider()
    };
    let state = run(State::Find, Input::ChooseProvider { provider });
    assert_eq!(
        state,
        State::FileTypes {
            provider: Some("p".into())
        }
    );
    let provider = password_provider();
    assert!(matches!(
        run(state, Input::ChooseProvider { provider }),
        State::Login { .. }
    ));
    let provider = password_provider();
    let by_choice = State::FileTypes { provider: None };
    assert_eq!(
        advance(&by_choice, Input::ChooseProvider { provider }),
        Err(Refused)
    );
}

#[test]
fn leaving_a_code_unanswered_gives_the_log_in_up() {
    let state = run(
        State::Find,
        Input::ChooseProvider {
            provider: password_provider(),
        },
    );
    let state = run(state, Input::SubmitLogin { account: account(1) });
    let state = run(
        state,
        Input::CodeWanted {
            account: account(1),
            challenge: challenge(),
            wrong: false,
        },
    );
    let (_, effects) = advance(&state, Input::FindAnother).unwrap();
    assert_eq!(effects, vec![Effect::Abandon { account: account(1) }]);
}
