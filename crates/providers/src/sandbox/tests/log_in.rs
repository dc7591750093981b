//! Logging in: every way in, every prompt, every special user name.

use openwink_model::{ErrorCode, connector::CodeChannel};

use super::*;

#[tokio::test]
async fn each_special_name_gives_its_error() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for provider in connectable(&catalogue) {
        for error in ErrorCode::ALL {
            for name in [error.as_str().to_owned(), error.as_str().to_lowercase()] {
                let outcome = enter(
                    provider,
                    &name,
                    if *error == ErrorCode::MfaTimeout {
                        "123456"
                    } else {
                        "?"
                    },
                    now,
                )
                .await;
                assert_eq!(
                    outcome.unwrap_err(),
                    ConnectorError::Refused(*error),
                    "{name} at {}",
                    provider.id
                );
            }
        }
    }
}

#[tokio::test]
async fn an_employer_that_does_not_connect_and_a_strange_method_are_refused() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for id in ["luzon_connect", "sahod_payroll"] {
        let provider = catalogue.get(id).unwrap();
        let given = login(
            LoginMethod::SsNumber,
            &[("ssNumber", "3300000008"), ("password", "123456")],
        );
        let refused = SandboxConnector
            .log_in(context(provider, now), &given)
            .await
            .unwrap_err();
        assert_eq!(refused, ConnectorError::Refused(ErrorCode::UnsupportedAuthType));
    }
}

#[tokio::test]
async fn george_logs_in_with_his_social_security_number() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for provider in catalogue
        .providers()
        .iter()
        .filter(|one| one.methods.contains(&LoginMethod::SsNumber))
    {
        let fields = SandboxConnector.login_fields(provider, LoginMethod::SsNumber);
        assert_eq!(
            fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(),
            ["ssNumber", "password"]
        );
        let given = login(
            LoginMethod::SsNumber,
            &[("ssNumber", "33-0000000-8"), ("password", "123456")],
        );
        let step = SandboxConnector
            .log_in(context(provider, now), &given)
            .await
            .unwrap();
        assert_eq!(
            matches!(step, LoginStep::NeedsCode { .. }),
            provider.mfa,
            "{}",
            provider.id
        );
        // The user name's field takes it as well, for scripts that know one field only
        assert!(enter(provider, "3300000008", "123456", now).await.is_ok());
    }
}

#[tokio::test]
async fn wrong_codes_may_be_corrected_four_times() {
    let catalogue = Catalogue::sandbox();
    let provider = catalogue.get("ojek_nusa").unwrap();
    let now = day("2026-11-23").start();
    let here = context(provider, now);
    let step = SandboxConnector
        .log_in(here, &by_name("ryan", "654321"))
        .await
        .unwrap();
    let LoginStep::NeedsCode { challenge, mut state } = step else {
        panic!("{step:?}")
    };
    assert_eq!(
        (challenge.channel, challenge.sent_to.as_str()),
        (CodeChannel::Sms, "+62 ••• ••• 4321")
    );
    assert_eq!(
        (challenge.digits, challenge.round, challenge.expires_after_seconds),
        (4, 1, 300)
    );
    for _ in 0..4 {
        let step = SandboxConnector.answer(here, &state, code("9999")).await.unwrap();
        let LoginStep::WrongCode { state: next, .. } = step else {
            panic!("{step:?}")
        };
        state = next;
    }
    let right = SandboxConnector
        .answer(here, &state, code(" 1234 "))
        .await
        .unwrap();
    assert!(matches!(right, LoginStep::LoggedIn { ref login_name, .. } if login_name == "Ryan"));
    // A resent code does not give new tries
    let resent = SandboxConnector
        .answer(here, &state, Answer::Resend(Some(CodeChannel::Email)))
        .await
        .unwrap();
    let LoginStep::NeedsCode { challenge, state } = resent else {
        panic!("{resent:?}")
    };
    assert_eq!(
        (challenge.channel, challenge.sent_to.as_str()),
        (CodeChannel::Email, "r•••@smileapi.io")
    );
    let refused = SandboxConnector
        .answer(here, &state, code("9999"))
        .await
        .unwrap_err();
    assert_eq!(refused, ConnectorError::Refused(ErrorCode::InvalidMfa));
}

#[tokio::test]
async fn a_code_that_comes_late_is_refused() {
    let catalogue = Catalogue::sandbox();
    let provider = catalogue.get("kabayan_ride").unwrap();
    let now = day("2026-11-23").start();
    let step = SandboxConnector
        .log_in(context(provider, now), &by_name("George", "123456"))
        .await
        .unwrap();
    let LoginStep::NeedsCode { state, .. } = step else {
        panic!("{step:?}")
    };
    let late = context(provider, now.plus(Duration::from_secs(301)));
    for (answer, at) in [(code(CODE), late), (Answer::TimedOut, context(provider, now))] {
        let refused = SandboxConnector.answer(at, &state, answer).await.unwrap_err();
        assert_eq!(refused, ConnectorError::Refused(ErrorCode::MfaTimeout));
    }
}

#[tokio::test]
async fn mfa_names_ask_even_where_the_provider_does_not() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for provider in connectable(&catalogue).filter(|provider| provider.methods[0] == LoginMethod::Password) {
        let here = context(provider, now);
        let step = SandboxConnector
            .log_in(here, &by_name("MFA_twice", SPECIAL_PASSWORD))
            .await
            .unwrap();
        let LoginStep::NeedsCode { challenge, state } = step else {
            panic!("{step:?}")
        };
        assert_eq!(challenge.round, 1);
        let step = SandboxConnector.answer(here, &state, code(CODE)).await.unwrap();
        let LoginStep::NeedsCode { challenge, state } = step else {
            panic!("{step:?}")
        };
        assert_eq!(challenge.round, 2);
        let step = SandboxConnector.answer(here, &state, code(CODE)).await.unwrap();
        assert!(matches!(step, LoginStep::LoggedIn { .. }));
        let step = SandboxConnector
            .log_in(here, &by_name("mfa_timeout", SPECIAL_PASSWORD))
            .await
            .unwrap();
        assert!(
            matches!(step, LoginStep::NeedsCode { challenge, .. } if challenge.expires_after_seconds == 3)
        );
    }
}

#[tokio::test]
async fn the_third_page_fails_for_ever_or_for_a_while() {
    let catalogue = Catalogue::sandbox();
    let now = day("2026-11-23").start();
    for provider in connectable(&catalogue) {
        let state = enter(provider, "fails_on_page_3", SPECIAL_PASSWORD, now)
            .await
            .unwrap();
        for hours in [0, 1, 1_000] {
            let later = now.plus(Duration::from_secs(hours * 3_600));
            let failed = read_all(provider, state.clone(), later).await.unwrap_err();
            assert!(matches!(failed, ConnectorError::Transient(_)), "{}", provider.id);
        }
        let state = enter(provider, "hiccup_on_page_3", SPECIAL_PASSWORD, now)
            .await
            .unwrap();
        assert!(read_all(provider, state.clone(), now).await.is_err());
        assert!(read_all(provider, state, now.plus(HICCUP)).await.is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn the_slow_provider_takes_three_seconds_a_page() {
    let catalogue = Catalogue::sandbox();
    let provider = catalogue.get("sahod_payroll").unwrap();
    let now = day("2026-11-23").start();
    let state = enter(provider, "slow", SPECIAL_PASSWORD, now).await.unwrap();
    let began = tokio::time::Instant::now();
    let pages = read_all(provider, state, now).await.unwrap().len() as u32;
    assert_eq!(began.elapsed().as_secs(), u64::from(pages) * 3);
}

#[tokio::test]
async fn states_of_nobody_are_refused_without_panic() {
    let catalogue = Catalogue::sandbox();
    let provider = catalogue.get("sahod_payroll").unwrap();
    let here = context(provider, day("2026-11-23").start());
    for state in [
        serde_json::json!(null),
        serde_json::json!({"at": "reading", "who": "nobody", "page": 0, "since": 0, "day": null}),
        serde_json::json!({"at": "reading", "who": "george", "page": 99_999, "since": 0, "day": null}),
        serde_json::json!({"at": "redirect"}),
    ] {
        let state = ConnectorState(state);
        assert!(SandboxConnector.read(here, &state).await.is_err());
        let forged = Answer::Authorization(SecretString::from("nobody"));
        assert!(SandboxConnector.answer(here, &state, forged).await.is_err());
    }
}
