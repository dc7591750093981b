//! Simulated providers: the same people at each, whole lives of consistent records, and an error for every occasion.
//!
//! Nothing here reads a clock, a file or the network, and nothing is remembered between calls but what is in the
//! connector's state: the records are a function of person, provider and date. `docs/sandbox.md` is its users' guide.

mod careers;
mod catalogue;
pub(crate) mod dice;
mod documents;
mod life;
mod people;
mod records;
mod rules;
#[cfg(test)]
mod tests;
mod visitors;

use std::time::Duration;

use async_trait::async_trait;
use openwink_model::{
    Country, Date, DateTime, ErrorCode,
    connector::{
        Answer, Batch, Challenge, CodeChannel, ConnectorError, ConnectorState, FieldKind, FieldLabel, Login,
        LoginField, LoginStep,
    },
    providers::{LoginMethod, Provider},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use self::{
    catalogue::Row,
    visitors::{NamedBy, Special, Visitor},
};
use crate::{Connector, ConnectorContext};

pub use people::{CODE, Person, SPECIAL_PASSWORD, people};
pub use visitors::{SpecialName, special_names};

/// So many wrong codes end a log-in.
const TRIES: u8 = 5;

const CODE_EXPIRES: Duration = Duration::from_secs(300);
const HASTY_CODE_EXPIRES: Duration = Duration::from_secs(3);
const RESEND_AFTER_SECONDS: u32 = 30;
const SLOW_PAGE: Duration = Duration::from_secs(3);
const HICCUP: Duration = Duration::from_secs(5);
/// How long `session_ends` and `log_in_ends` may read after they have logged in.
const SESSION: Duration = Duration::from_secs(20 * 86_400);
const LOG_IN: Duration = Duration::from_secs(40 * 86_400);

/// Where `fails_on_page_3` and `hiccup_on_page_3` fail, counted from nought.
const FAILING_PAGE: usize = 2;

/// All providers of the sandbox.
pub(crate) fn providers() -> Vec<Provider> {
    catalogue::providers()
}

/// Whom the sandbox's people work for, or did, and where.
pub(crate) fn employers() -> impl Iterator<Item = (&'static str, Country)> {
    let of = |person: &'static Person| {
        let jobs = person.career.jobs.iter();
        jobs.map(|job| (job.employer, person.country))
    };
    people().iter().flat_map(of)
}

/// Checks what was typed on the sandbox's own sign-in page (the OAuth-style log-in). The code that it answers with goes
/// back to the connector as [`Answer::Authorization`].
pub fn authorize(user_name: &str, password: &str) -> Result<String, ErrorCode> {
    visitors::check(user_name, password, NamedBy::Name).map(ToOwned::to_owned)
}

/// What the sandbox remembers between two steps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "camelCase")]
enum State {
    /// Waiting for the sign-in page.
    Redirect,
    Code(Code),
    Reading(Reading),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Code {
    who: String,
    round: u8,
    wrong: u8,
    channel: CodeChannel,
    /// When the code was sent, in microseconds.
    sent: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Reading {
    who: String,
    page: usize,
    /// When the person logged in, in microseconds.
    since: i64,
    /// The day that all pages of one reading tell of; none before the first page.
    day: Option<Date>,
}

impl State {
    fn pack(&self) -> Result<ConnectorState, ConnectorError> {
        let packed =
            serde_json::to_value(self).map_err(|_| ConnectorError::Refused(ErrorCode::SystemError))?;
        Ok(ConnectorState(packed))
    }

    fn unpack(state: &ConnectorState) -> Result<Self, ConnectorError> {
        Self::deserialize(&state.0).map_err(|_| ConnectorError::Refused(ErrorCode::SystemError))
    }
}

/// The connector of every simulated provider.
#[derive(Debug, Clone, Copy)]
pub struct SandboxConnector;

#[async_trait]
impl Connector for SandboxConnector {
    fn login_fields(&self, _provider: &Provider, method: LoginMethod) -> Vec<LoginField> {
        let field = |name: &str, label, kind, max_length| LoginField {
            name: name.to_owned(),
            label,
            kind,
            max_length,
        };
        let password = || field("password", FieldLabel::Password, FieldKind::Password, 200);
        match method {
            LoginMethod::Password => vec![
                field("userName", FieldLabel::UserName, FieldKind::Text, 200),
                password(),
            ],
            LoginMethod::SsNumber => vec![
                field("ssNumber", FieldLabel::SsNumber, FieldKind::Digits, 20),
                password(),
            ],
            LoginMethod::OAuth => Vec::new(),
        }
    }

    async fn log_in(
        &self,
        context: ConnectorContext<'_>,
        login: &Login,
    ) -> Result<LoginStep, ConnectorError> {
        let row = row(context.provider)?;
        if !context.provider.methods.contains(&login.method) {
            return Err(ConnectorError::Refused(ErrorCode::UnsupportedAuthType));
        }
        let (given, by) = match login.method {
            LoginMethod::OAuth => {
                return Ok(LoginStep::NeedsRedirect {
                    state: State::Redirect.pack()?,
                });
            }
            LoginMethod::SsNumber => (login.field("ssNumber"), NamedBy::SsNumber),
            LoginMethod::Password if row.role.is_social_security() => {
                (login.field("userName"), NamedBy::NameOrSsNumber)
            }
            LoginMethod::Password => (login.field("userName"), NamedBy::Name),
        };
        let key = visitors::check(given, login.field("password"), by).map_err(ConnectorError::Refused)?;
        let visitor = find(key, context.provider)?;
        if context.provider.mfa || visitor.rounds() > 0 {
            ask(&visitor, row, 1, None, context.now)
        } else {
            logged_in(&visitor, context.now)
        }
    }

    async fn answer(
        &self,
        context: ConnectorContext<'_>,
        state: &ConnectorState,
        answer: Answer,
    ) -> Result<LoginStep, ConnectorError> {
        let row = row(context.provider)?;
        match (State::unpack(state)?, answer) {
            (_, Answer::TimedOut) => Err(ConnectorError::Refused(ErrorCode::MfaTimeout)),
            (State::Redirect, Answer::Authorization(code)) => {
                let visitor = Visitor::find(code.expose_secret(), context.provider.country)
                    .ok_or(ConnectorError::Refused(ErrorCode::InvalidAuth))?;
                // The sign-in page has checked the person; only who asks for codes by name gets some
                if visitor.rounds() > 0 {
                    ask(&visitor, row, 1, None, context.now)
                } else {
                    logged_in(&visitor, context.now)
                }
            }
            (State::Code(code), Answer::Resend(channel)) => {
                let visitor = find(&code.who, context.provider)?;
                let wanted = channel
                    .filter(|channel| channels(row).contains(channel))
                    .unwrap_or(code.channel);
                let mut fresh = Code {
                    channel: wanted,
                    sent: context.now.micros(),
                    ..code
                };
                fresh.wrong = fresh.wrong.min(TRIES - 1);
                let challenge = challenge(&visitor, row, &fresh, context.now);
                Ok(LoginStep::NeedsCode {
                    challenge,
                    state: State::Code(fresh).pack()?,
                })
            }
            (State::Code(code), Answer::Code(typed)) => check_code(code, &typed, row, context),
            _ => Err(ConnectorError::Refused(ErrorCode::InvalidAuth)),
        }
    }

    async fn read(
        &self,
        context: ConnectorContext<'_>,
        state: &ConnectorState,
    ) -> Result<Batch, ConnectorError> {
        let row = row(context.provider)?;
        let State::Reading(reading) = State::unpack(state)? else {
            return Err(ConnectorError::Refused(ErrorCode::AuthRequired));
        };
        let visitor = find(&reading.who, context.provider)?;
        let day = reading.day.unwrap_or_else(|| context.now.date());
        let mut pages = records::pages(context.provider, row.role, &visitor, day);
        let last = pages.len().saturating_sub(1);
        if reading.page > last {
            return Err(ConnectorError::Refused(ErrorCode::SystemError));
        }
        let failing = reading.page == FAILING_PAGE.min(last);
        let since_login = context.now.since(DateTime::from_micros(reading.since));
        match visitor.special {
            Some(Special::Slow) => tokio::time::sleep(SLOW_PAGE).await,
            Some(Special::SessionEnds) if since_login > SESSION => {
                return Err(ConnectorError::Refused(ErrorCode::AuthRequired));
            }
            Some(Special::LogInEnds) if since_login > LOG_IN => {
                return Err(ConnectorError::Refused(ErrorCode::AuthRequired));
            }
            Some(Special::FailsOnPage3) if failing => {
                return Err(ConnectorError::Transient(
                    "the sandbox's third page never comes".to_owned(),
                ));
            }
            Some(Special::HiccupOnPage3) if failing && since_login < HICCUP => {
                return Err(ConnectorError::Transient(
                    "the sandbox's third page comes a little later".to_owned(),
                ));
            }
            _ => {}
        }
        let page = pages.swap_remove(reading.page);
        let next = (reading.page < last)
            .then(|| {
                State::Reading(Reading {
                    page: reading.page + 1,
                    day: Some(day),
                    ..reading
                })
                .pack()
            })
            .transpose()?;
        Ok(Batch {
            stage: page.stage,
            records: page.records,
            next,
        })
    }
}

impl Visitor {
    /// How many codes the special user name itself asks for.
    fn rounds(&self) -> u8 {
        match self.special {
            Some(Special::MfaTwice) => 2,
            Some(Special::MfaTimeout | Special::LogInEnds) => 1,
            _ => 0,
        }
    }
}

fn row(provider: &Provider) -> Result<&'static Row, ConnectorError> {
    catalogue::row(&provider.id).ok_or(ConnectorError::Refused(ErrorCode::SystemError))
}

fn find(key: &str, provider: &Provider) -> Result<Visitor, ConnectorError> {
    Visitor::find(key, provider.country).ok_or(ConnectorError::Refused(ErrorCode::SystemError))
}

fn logged_in(visitor: &Visitor, now: DateTime) -> Result<LoginStep, ConnectorError> {
    let reading = Reading {
        who: visitor.key.to_owned(),
        page: 0,
        since: now.micros(),
        day: None,
    };
    Ok(LoginStep::LoggedIn {
        login_name: visitor.login_name().to_owned(),
        state: State::Reading(reading).pack()?,
    })
}

/// The ways that a code may take. Providers without codes still send some to the user names that ask for them.
fn channels(row: &Row) -> &'static [CodeChannel] {
    if row.channels.is_empty() {
        &[CodeChannel::Sms]
    } else {
        row.channels
    }
}

fn ask(
    visitor: &Visitor,
    row: &Row,
    round: u8,
    channel: Option<CodeChannel>,
    now: DateTime,
) -> Result<LoginStep, ConnectorError> {
    let channel = channel.unwrap_or(channels(row)[0]);
    let code = Code {
        who: visitor.key.to_owned(),
        round,
        wrong: 0,
        channel,
        sent: now.micros(),
    };
    let challenge = challenge(visitor, row, &code, now);
    Ok(LoginStep::NeedsCode {
        challenge,
        state: State::Code(code).pack()?,
    })
}

fn expires(visitor: &Visitor) -> Duration {
    if visitor.special == Some(Special::MfaTimeout) {
        HASTY_CODE_EXPIRES
    } else {
        CODE_EXPIRES
    }
}

fn challenge(visitor: &Visitor, row: &Row, code: &Code, now: DateTime) -> Challenge {
    let passed = now.since(DateTime::from_micros(code.sent));
    let seconds = |duration: Duration| u32::try_from(duration.as_secs()).unwrap_or(u32::MAX);
    let sent_to = match code.channel {
        CodeChannel::Sms => masked_phone(visitor.person.phone),
        CodeChannel::Email => masked_email(visitor.person.email),
        CodeChannel::App => String::new(),
    };
    Challenge {
        channel: code.channel,
        sent_to,
        digits: CODE.len() as u8,
        resend_after_seconds: RESEND_AFTER_SECONDS.saturating_sub(seconds(passed)),
        expires_after_seconds: seconds(expires(visitor).saturating_sub(passed)),
        channels: channels(row).to_vec(),
        round: code.round,
    }
}

fn check_code(
    mut code: Code,
    typed: &SecretString,
    row: &Row,
    context: ConnectorContext<'_>,
) -> Result<LoginStep, ConnectorError> {
    let visitor = find(&code.who, context.provider)?;
    let late = context.now.since(DateTime::from_micros(code.sent)) > expires(&visitor);
    // However quick: the point of this name is that the code comes too late
    if late || visitor.special == Some(Special::MfaTimeout) {
        return Err(ConnectorError::Refused(ErrorCode::MfaTimeout));
    }
    if typed.expose_secret().trim() == CODE {
        return if code.round < visitor.rounds() {
            ask(&visitor, row, code.round + 1, Some(code.channel), context.now)
        } else {
            logged_in(&visitor, context.now)
        };
    }
    code.wrong = code.wrong.saturating_add(1);
    if code.wrong >= TRIES {
        return Err(ConnectorError::Refused(ErrorCode::InvalidMfa));
    }
    let challenge = challenge(&visitor, row, &code, context.now);
    Ok(LoginStep::WrongCode {
        challenge,
        state: State::Code(code).pack()?,
    })
}

/// `+63 ••• ••• 1234`
fn masked_phone(phone: &str) -> String {
    let (country, rest) = phone.split_at(3.min(phone.len()));
    let last: String = rest
        .chars()
        .skip(rest.chars().count().saturating_sub(4))
        .collect();
    format!("{country} ••• ••• {last}")
}

/// `g•••@example.com`
fn masked_email(email: &str) -> String {
    match email.split_once('@') {
        Some((name, host)) => format!("{}•••@{host}", name.chars().next().unwrap_or('•')),
        None => "•••".to_owned(),
    }
}
