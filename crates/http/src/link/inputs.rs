//! `POST /inputs`: what the person did.

use std::collections::BTreeMap;

use axum::extract::State as Shared;
use openwink_model::{
    ConnectionStatus, Country, Date,
    accounts::ArchiveStatus,
    connector::CodeChannel,
    ids::{AccountId, SourceId, TypedId},
    link::{Input, State},
    providers::LoginMethod,
    receipts::ConsentGiven,
    records::Datapoint,
    sharing::{Agreement, Sharing},
};
use openwink_store::{Account, LinkSession};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    apply::{self, Act},
    login, look,
    offer::Offer,
    session::Session,
    shapes::View,
};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, Request, check_period},
};

const LONGEST_CODE: usize = 32;
const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 300;

/// An input and its fields.
#[derive(Deserialize, JsonSchema)]
#[serde(tag = "input", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum InputBody {
    Agree {
        version: String,
        /// Whether the accounts that are connected from now on may be read again from time to time.
        #[serde(default)]
        keep_fresh: bool,
        /// The kinds of data to share; all that the consent names where left out.
        #[serde(default)]
        datapoints: Option<Vec<Datapoint>>,
        /// The first day to share data of; without it, from the beginning.
        #[serde(default)]
        start_date: Option<Date>,
        /// The last day.
        #[serde(default)]
        end_date: Option<Date>,
    },
    /// Look at the consent again, to agree to another choice for accounts that are connected from then on.
    ShowConsent,
    /// No longer have an account read again. What was read stays until its time ends.
    StopSync {
        account_id: AccountId,
    },
    /// Log in again at an account whose log-in no longer works.
    Reconnect {
        account_id: AccountId,
    },
    ChooseProvider {
        provider_id: String,
    },
    ChooseMethod {
        method: LoginMethod,
    },
    SubmitLogin {
        #[serde(default)]
        fields: BTreeMap<String, String>,
    },
    SubmitCode {
        code: String,
    },
    ResendCode {
        #[serde(default)]
        channel: Option<CodeChannel>,
    },
    TryAgain,
    OtherMethod,
    FindAnother,
    ShowConnected,
    Revoke {
        source_id: SourceId,
    },
    ConfirmRevoke,
    ShowFileTypes,
    ChooseFileType {
        file_type: String,
    },
    ShowSurvey,
    SubmitSurvey {
        employer_name: String,
        country: Country,
        #[serde(default)]
        website: Option<String>,
    },
    Finish,
    Back,
}

impl Request for InputBody {}

/// A text that a person typed: something, not too much, on one line.
fn typed(field: &str, text: &str, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::field(field, "must not be empty"));
    }
    if text.chars().count() > most {
        return Err(Problem::field(
            field,
            format_args!("must have at most {most} characters"),
        ));
    }
    match text.chars().any(char::is_control) {
        true => Err(Problem::field(field, "must be plain text on one line")),
        false => Ok(text.to_owned()),
    }
}

pub async fn input(
    Shared(state): Shared<AppState>,
    Session(session): Session,
    Body(body): Body<InputBody>,
) -> Result<Answer<View>, Problem> {
    let act = Reader {
        state: &state,
        session: &session,
        offer: Offer::new(&state, &session),
    }
    .act(body)
    .await?;
    apply::apply(&state, &session.scope, &session.user, &act).await?;
    Ok(Answer(look::now(&state, &session).await?))
}

/// Turns what came into what the wizard understands, and refuses what this session does not offer.
struct Reader<'a> {
    state: &'a AppState,
    session: &'a LinkSession,
    offer: Offer<'a>,
}

impl Reader<'_> {
    async fn act(&self, body: InputBody) -> Result<Act, Problem> {
        Ok(Act::Plain(match body {
            InputBody::Agree {
                version,
                keep_fresh,
                datapoints,
                start_date,
                end_date,
            } => {
                let agreement = Agreement {
                    keep_fresh,
                    sharing: self.narrowed(datapoints, start_date, end_date)?,
                };
                return self.agree(&version, agreement).await;
            }
            InputBody::StopSync { account_id } => {
                let account = self.own_account(account_id).await?;
                let account = account.ok_or_else(|| {
                    Problem::field("accountId", "must be that of an account of this person")
                })?;
                Input::StopSync { account: account.id }
            }
            InputBody::Reconnect { account_id } => self.reconnect(account_id).await?,
            InputBody::SubmitLogin { fields } => return self.submit_login(fields).await,
            InputBody::SubmitCode { code } => {
                let code = typed("code", &code, LONGEST_CODE)?;
                return Ok(Act::SubmitCode { code: code.into() });
            }
            InputBody::SubmitSurvey {
                employer_name,
                country,
                website,
            } => {
                let website = website.filter(|website| !website.trim().is_empty());
                return Ok(Act::SubmitSurvey {
                    employer_name: typed("employerName", &employer_name, LONGEST_NAME)?,
                    country,
                    website: website
                        .map(|website| typed("website", &website, LONGEST_ADDRESS))
                        .transpose()?,
                });
            }
            InputBody::ChooseProvider { provider_id } => Input::ChooseProvider {
                provider: self
                    .offer
                    .provider(&provider_id)
                    .map(|provider| self.offer.facts(provider))
                    .ok_or_else(|| Problem::field("providerId", "must be one that GET /providers lists"))?,
            },
            InputBody::Revoke { source_id } => {
                self.check_own(source_id).await?;
                Input::Revoke { source: source_id }
            }
            InputBody::ShowFileTypes => {
                self.check_uploads()?;
                Input::ShowFileTypes
            }
            InputBody::ChooseFileType { file_type } => {
                self.check_uploads()?;
                let known = self.offer.file_type(&file_type);
                let known = known
                    .ok_or_else(|| Problem::field("fileType", "must be one that GET /fileTypes lists"))?;
                Input::ChooseFileType {
                    file_type: known.id.to_owned(),
                }
            }
            InputBody::ChooseMethod { method } => Input::ChooseMethod { method },
            InputBody::ResendCode { channel } => Input::ResendCode { channel },
            InputBody::TryAgain => Input::TryAgain,
            InputBody::OtherMethod => Input::OtherMethod,
            InputBody::FindAnother => Input::FindAnother,
            InputBody::ShowConnected => Input::ShowConnected,
            InputBody::ShowConsent => Input::ConsentChanged,
            InputBody::ConfirmRevoke => Input::ConfirmRevoke,
            InputBody::ShowSurvey => Input::ShowSurvey,
            InputBody::Finish => Input::Finish,
            InputBody::Back => Input::Back,
        }))
    }

    /// What is agreed to must be what was shown.
    async fn agree(&self, version: &str, agreement: Agreement) -> Result<Act, Problem> {
        let consent = self.offer.consent().await?;
        if consent.version != version {
            return Err(Problem::field(
                "version",
                "must be that of the consent in force; open the widget anew to read it",
            ));
        }
        let user = self
            .state
            .store()
            .user(&self.session.scope, &self.session.user)
            .await?;
        let user = user.ok_or_else(|| Problem::missing("user"))?;
        let shared = agreement.sharing.as_ref();
        let given = ConsentGiven {
            title: consent.title.clone(),
            text: consent.text.clone(),
            version: consent.version.clone(),
            template: consent.template,
            channel: user.session.channel.to_string(),
            channel_id: user.session.channel_id,
            page: self.session.options.page.clone(),
            datapoints: shared.map_or_else(|| self.offer.datapoints(), |shared| shared.datapoints.clone()),
            start_date: shared.and_then(|shared| shared.start_date),
            end_date: shared.and_then(|shared| shared.end_date),
            retention_days: self
                .state
                .settings()
                .retention_days_of(self.session.scope.tenant()),
            keep_fresh: agreement.keep_fresh,
        };
        Ok(Act::Agree {
            provider: self.offer.single().map(|provider| self.offer.facts(provider)),
            given,
            agreement,
        })
    }

    /// What of the consent is agreed to, where that is not all of it.
    fn narrowed(
        &self,
        datapoints: Option<Vec<Datapoint>>,
        start_date: Option<Date>,
        end_date: Option<Date>,
    ) -> Result<Option<Sharing>, Problem> {
        let offered = self.offer.datapoints();
        let chosen = match datapoints {
            Some(chosen) if chosen.is_empty() => {
                return Err(Problem::field(
                    "datapoints",
                    "must have at least one kind of data",
                ));
            }
            Some(chosen) => match chosen.iter().find(|kind| !offered.contains(kind)) {
                Some(strange) => {
                    return Err(Problem::field(
                        "datapoints",
                        format_args!("has {strange}, which the consent does not ask for"),
                    ));
                }
                // In the consent's order, each once
                None => offered
                    .iter()
                    .copied()
                    .filter(|kind| chosen.contains(kind))
                    .collect(),
            },
            None => offered.clone(),
        };
        if chosen == offered && start_date.is_none() && end_date.is_none() {
            return Ok(None);
        }
        if !self.session.options.narrowing() {
            return Err(Problem::invalid(
                "this consent is agreed to as a whole, without datapoints, startDate or endDate",
            ));
        }
        check_period(start_date, end_date)?;
        // Where the person is, it may be tomorrow already
        let latest = self.state.store().now(&self.session.scope).date().plus_days(1);
        if start_date.is_some_and(|start| start > latest) {
            return Err(Problem::field("startDate", "must not be in the future"));
        }
        Ok(Some(Sharing {
            datapoints: chosen,
            start_date,
            end_date,
        }))
    }

    /// An account of this person's that is not revoked.
    async fn own_account(&self, id: AccountId) -> Result<Option<Account>, Problem> {
        let account = self.state.store().account(&self.session.scope, id).await?;
        Ok(account.filter(|account| {
            account.user == self.session.user && account.status != ConnectionStatus::Disconnected
        }))
    }

    /// Only an account of the person's own that waits for them.
    async fn reconnect(&self, id: AccountId) -> Result<Input, Problem> {
        let account = self.own_account(id).await?.filter(look::wants_log_in);
        let provider = account.as_ref().and_then(|account| {
            let catalogue = self.state.catalogue(self.session.scope.mode());
            catalogue.get(&account.provider)
        });
        match provider {
            Some(provider) => Ok(Input::Reconnect {
                account: id,
                provider: self.offer.facts(provider),
            }),
            None => Err(Problem::field(
                "accountId",
                "must be that of an account of this person that wants them to log in again",
            )),
        }
    }

    async fn submit_login(&self, fields: BTreeMap<String, String>) -> Result<Act, Problem> {
        let (store, session) = (self.state.store(), self.session);
        let seen = store.link_now(&session.scope, &session.user).await?.state;
        let State::Login { attempt, .. } = &seen else {
            return Err(apply::refused());
        };
        let catalogue = self.state.catalogue(session.scope.mode());
        let (Some(provider), Some(connector)) = (
            catalogue.get(&attempt.provider),
            catalogue.connector(&attempt.provider),
        ) else {
            return Err(apply::refused());
        };
        let login = login::read(connector.as_ref(), provider, attempt.method, fields)?;
        let account = match attempt.account {
            Some(account) => account,
            None => {
                let fresh: AccountId = self.state.ambient().id();
                // Before the change, for the key store is a database of its own
                store.keys().create(self.state.ambient(), fresh.uuid()).await?;
                fresh
            }
        };
        Ok(Act::SubmitLogin { seen, account, login })
    }

    fn check_uploads(&self) -> Result<(), Problem> {
        match self.offer.uploads() {
            true => Ok(()),
            false => Err(Problem::invalid("this widget takes no uploads")),
        }
    }

    /// Only the person's own accounts and documents may be revoked, and each once.
    async fn check_own(&self, source: SourceId) -> Result<(), Problem> {
        let (scope, user) = (&self.session.scope, &self.session.user);
        let own = match source {
            SourceId::Account(id) => self.own_account(id).await?.is_some(),
            SourceId::Archive(id) => self
                .state
                .store()
                .archive(scope, id)
                .await?
                .is_some_and(|archive| archive.user == *user && archive.status != ArchiveStatus::Revoked),
        };
        match own {
            true => Ok(()),
            false => Err(Problem::field(
                "sourceId",
                "must be that of an account or a document of this person",
            )),
        }
    }
}
