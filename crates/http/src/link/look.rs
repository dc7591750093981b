//! The view: the wizard's state, the person's accounts and documents, and what the SDK's callbacks report, as the widget
//! shows them.

use std::collections::BTreeMap;

use openwink_model::{
    ConnectionStatus, ErrorCode, MonitorStatus,
    accounts::ArchiveStatus,
    connector::Stage,
    ids::{AccountId, ArchiveId, SourceId},
    link::{Attempt, Found, State},
    providers::{LoginMethod, Provider, ProviderSubType},
    records::{Datapoint, RecordKind},
};
use openwink_store::{Account, Archive, ArchiveFilter, LinkSession, PageRequest, Period, StoreError};

use super::{
    card::Card,
    file_types,
    offer::Offer,
    shapes::{
        AccountShown, ChallengeShown, Failure, FileShown, FoundShown, LinkedAccount, LinkedArchive,
        LoginShown, Progress, Redirect, RevokeShown, SentArchive, View,
    },
    sign_in::SignIn,
};
use crate::{AppState, Problem};

/// How many accounts and documents of a person are shown.
const MOST: u64 = 100;

/// The view of a session as it is now.
pub async fn now(state: &AppState, session: &LinkSession) -> Result<View, Problem> {
    let (store, scope, user) = (state.store(), &session.scope, &session.user);
    // The wizard first: what is read after it is at least as new
    let link = store.link_now(scope, user).await?;
    let accounts = store
        .accounts(scope, Some(user), Period::default(), PageRequest::first(MOST))
        .await?
        .items;
    let archives = store
        .archives(
            scope,
            ArchiveFilter {
                user: Some(user),
                ..Default::default()
            },
            PageRequest::first(MOST),
        )
        .await?
        .items;
    let looker = Looker {
        state,
        session,
        offer: Offer::new(state, session),
        accounts: &accounts,
        archives: &archives,
    };
    let mut view = looker.step(&link.state);
    if let State::UploadDone { archive } = &link.state {
        looker.sent(*archive, &mut view).await?;
    }
    view.revision = link.revision;
    view.accounts = looker.linked_accounts();
    view.archives = looker.linked_archives().await?;
    view.signals = store.signals_after(user, session.first_signal).await?;
    Ok(view)
}

struct Looker<'a> {
    state: &'a AppState,
    session: &'a LinkSession,
    offer: Offer<'a>,
    accounts: &'a [Account],
    archives: &'a [Archive],
}

impl Looker<'_> {
    /// What the step itself shows.
    fn step(&self, state: &State) -> View {
        match state {
            State::Consent => at("CONSENT"),
            State::Find => at("FIND"),
            State::Connected => at("CONNECTED"),
            State::Survey => at("SURVEY"),
            State::SurveyDone => at("SURVEY_DONE"),
            State::Options { attempt } => View {
                login: Some(self.login(attempt, None)),
                ..self.attempt("OPTIONS", attempt)
            },
            State::Login { attempt, error } => View {
                login: Some(LoginShown {
                    error_code: *error,
                    ..self.login(attempt, Some(attempt.method))
                }),
                ..self.attempt("LOGIN", attempt)
            },
            State::Connecting { attempt, stage } => View {
                progress: Some(self.progress(attempt, *stage)),
                ..self.attempt("CONNECTING", attempt)
            },
            State::Code {
                attempt,
                challenge,
                error,
            } => View {
                challenge: Some(ChallengeShown {
                    channel: challenge.channel,
                    sent_to: challenge.sent_to.clone(),
                    digits: challenge.digits,
                    resend_in_seconds: challenge.resend_after_seconds,
                    expires_in_seconds: challenge.expires_after_seconds,
                    channels: challenge.channels.clone(),
                    round: challenge.round,
                    error_code: *error,
                }),
                ..self.attempt("CODE", attempt)
            },
            State::Redirect { attempt } => View {
                redirect: self.redirect(attempt),
                ..self.attempt("REDIRECT", attempt)
            },
            State::Done {
                attempt,
                found,
                pay_months,
            } => View {
                found: Some(counts(found, *pay_months)),
                ..self.attempt("DONE", attempt)
            },
            State::Error { attempt, code } => View {
                failure: Some(Failure {
                    error_code: *code,
                    actions: self.actions(attempt, *code),
                }),
                ..self.attempt("ERROR", attempt)
            },
            State::Revoke { source } => self.revoke(*source),
            State::FileTypes { provider } => View {
                provider: provider.as_deref().map(|id| self.card(id)),
                alternatives: provider
                    .as_deref()
                    .map_or_else(Vec::new, |id| self.alternatives(id)),
                ..at("FILE_TYPES")
            },
            State::Upload { file_type } => View {
                file_type: Some(file_type.clone()),
                ..at("UPLOAD")
            },
            State::UploadDone { archive } => View {
                file_type: self.file_type_of(*archive),
                ..at("UPLOAD_DONE")
            },
        }
    }

    fn card(&self, provider: &str) -> Card {
        Card::of(self.state, self.session.scope.mode(), provider)
    }

    fn provider(&self, id: &str) -> Option<&Provider> {
        self.state.catalogue(self.session.scope.mode()).get(id)
    }

    /// Who knows of an employment whose employer does not connect: the social security of its country.
    fn alternatives(&self, id: &str) -> Vec<Card> {
        let Some(provider) = self.provider(id) else {
            return Vec::new();
        };
        let fits = |other: &&&Provider| {
            let facts = self.offer.facts(other);
            other.sub_type == ProviderSubType::Insurance
                && other.country == provider.country
                && facts.account_connection
                && !facts.methods.is_empty()
        };
        let providers = self.offer.providers().iter().filter(fits);
        providers.map(|other| self.card(&other.id)).collect()
    }

    fn account(&self, id: AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    fn file_type_of(&self, archive: ArchiveId) -> Option<String> {
        let archive = self.archives.iter().find(|other| other.id == archive)?;
        Some(archive.file_type.clone())
    }

    /// A step of linking an account.
    fn attempt(&self, step: &'static str, attempt: &Attempt) -> View {
        let account = attempt.account.and_then(|id| self.account(id));
        View {
            provider: Some(self.card(&attempt.provider)),
            account: account.map(|account| AccountShown {
                id: account.id,
                provider_id: account.provider.clone(),
                status: account.status,
                error_code: account.error_code,
            }),
            ..at(step)
        }
    }

    fn login(&self, attempt: &Attempt, method: Option<LoginMethod>) -> LoginShown {
        let provider = self.provider(&attempt.provider);
        let connector = self
            .state
            .catalogue(self.session.scope.mode())
            .connector(&attempt.provider);
        let fields = match (method, provider, connector) {
            (Some(method), Some(provider), Some(connector)) => connector.login_fields(provider, method),
            _ => Vec::new(),
        };
        LoginShown {
            method,
            methods: attempt.methods.clone(),
            fields,
            forgot_password_url: provider.and_then(|provider| provider.forgot_password_url.clone()),
            error_code: None,
        }
    }

    /// The sign-in page's form. It stays the same as long as the log-in does, so that the widget does not load the page
    /// anew under the person's hands.
    fn redirect(&self, attempt: &Attempt) -> Option<Redirect> {
        let account = self.account(attempt.account?)?;
        let request = SignIn::of(account).seal(self.state.vault());
        Some(Redirect {
            action: format!("{}{}", self.state.settings().public_url, super::sign_in::PATH),
            fields: BTreeMap::from([("request", request)]),
        })
    }

    /// The stages of this provider that lie behind. Which there are follows from what it can give.
    fn progress(&self, attempt: &Attempt, stage: Stage) -> Progress {
        let account = attempt.account.and_then(|id| self.account(id));
        let shared = account.map(|account| self.shared(account));
        let gives = |stage: Stage| match (stage.datapoint(), &shared) {
            (Some(kind), Some(shared)) => shared.contains(&kind),
            _ => true,
        };
        let done = Stage::ALL.iter().copied();
        Progress {
            stage,
            done: done
                .take_while(|other| *other != stage)
                .filter(|stage| gives(*stage))
                .collect(),
        }
    }

    /// What to do about an error, best first.
    fn actions(&self, attempt: &Attempt, code: ErrorCode) -> Vec<&'static str> {
        let order: &[&str] = match code {
            // Another try cannot help, another account may
            ErrorCode::AccountDisabled
            | ErrorCode::AccountInaccessible
            | ErrorCode::AccountLocked
            | ErrorCode::InvalidAccountType => &["OTHER_PROVIDER", "UPLOAD", "TRY_AGAIN"],
            ErrorCode::InvalidAuth | ErrorCode::UnsupportedAuthType | ErrorCode::UnsupportedMfaMethod => {
                &["OTHER_METHOD", "OTHER_PROVIDER", "UPLOAD", "TRY_AGAIN"]
            }
            _ => &["TRY_AGAIN", "OTHER_METHOD", "OTHER_PROVIDER", "UPLOAD"],
        };
        let possible = |action: &&str| match *action {
            "OTHER_METHOD" => attempt.methods.len() > 1,
            "OTHER_PROVIDER" => self.offer.single().is_none(),
            "UPLOAD" => self.offer.uploads(),
            _ => true,
        };
        order.iter().copied().filter(possible).collect()
    }

    fn revoke(&self, source: SourceId) -> View {
        let (provider, file_type) = match source {
            SourceId::Account(id) => (self.account(id).map(|account| self.card(&account.provider)), None),
            SourceId::Archive(id) => (None, self.file_type_of(id)),
        };
        View {
            provider,
            file_type,
            revoke: Some(RevokeShown {
                source_id: source,
                source_type: source.source_type(),
            }),
            ..at("REVOKE")
        }
    }

    fn linked_accounts(&self) -> Vec<LinkedAccount> {
        self.accounts
            .iter()
            .filter(|account| account.status != ConnectionStatus::Disconnected)
            .map(|account| LinkedAccount {
                id: account.id,
                provider: self.card(&account.provider),
                status: account.status,
                error_code: account.error_code,
                connected_at: account.connected_at,
                refreshed_at: account.refreshed_at,
                next_sync_at: (account.monitor == MonitorStatus::Active)
                    .then_some(account.next_sync_at)
                    .flatten(),
                wants_log_in: wants_log_in(account),
                datapoints: self.shared(account),
                start_date: account.sharing.as_ref().and_then(|sharing| sharing.start_date),
                end_date: account.sharing.as_ref().and_then(|sharing| sharing.end_date),
                ends_at: account.ends_at(),
                kept_fresh: account.is_monitored(),
            })
            .collect()
    }

    /// What an account's provider gives, less what its person left out.
    fn shared(&self, account: &Account) -> Vec<Datapoint> {
        let given = self
            .provider(&account.provider)
            .map(|provider| provider.supported.clone())
            .unwrap_or_default();
        match &account.sharing {
            Some(sharing) => (given.into_iter())
                .filter(|kind| sharing.datapoints.contains(kind))
                .collect(),
            None => given,
        }
    }

    /// What the upload that was just sent came to.
    async fn sent(&self, id: ArchiveId, view: &mut View) -> Result<(), Problem> {
        let Some(archive) = self.archives.iter().find(|archive| archive.id == id) else {
            return Ok(());
        };
        if archive.status == ArchiveStatus::Analyzed {
            let source = SourceId::Archive(id);
            let kinds = self
                .state
                .store()
                .count_records(&self.session.scope, source)
                .await?;
            let found: Vec<Found> = kinds
                .into_iter()
                // That a document was sent is no news
                .filter(|(kind, _)| *kind != RecordKind::Document)
                .map(|(kind, count)| Found {
                    kind,
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                })
                .collect();
            // Its payslips are counted, not their months
            view.found = Some(counts(&found, 0));
        }
        let other = |class: &String| archive.requested_type.as_ref() != Some(class) && class != "OTHERS";
        view.archive = Some(SentArchive {
            id,
            status: archive.status,
            reason: archive.error.as_ref().map(|error| {
                let reason = error.reason.clone();
                reason.unwrap_or_else(|| error.code.to_string())
            }),
            other_type: archive.class.clone().filter(other),
        });
        Ok(())
    }

    async fn linked_archives(&self) -> Result<Vec<LinkedArchive>, Problem> {
        let mut shown = Vec::new();
        for archive in self.archives {
            if archive.status == ArchiveStatus::Revoked {
                continue;
            }
            let files = match self.state.store().archive_files(archive).await {
                Ok(files) => files,
                // Revoked between the two queries
                Err(StoreError::Erased(_)) => continue,
                Err(error) => return Err(error.into()),
            };
            shown.push(LinkedArchive {
                id: archive.id,
                type_label: file_types::find(&archive.file_type)
                    .map_or(archive.file_type.as_str(), |known| known.type_label)
                    .to_owned(),
                file_type: archive.file_type.clone(),
                status: archive.status,
                created_at: archive.created_at,
                files: files
                    .into_iter()
                    .map(|file| FileShown {
                        name: file.name,
                        size: file.size,
                    })
                    .collect(),
            });
        }
        Ok(shown)
    }
}

/// Whether the account is of no use until the person has logged in again.
pub fn wants_log_in(account: &Account) -> bool {
    account.status != ConnectionStatus::Disconnected && account.monitor == MonitorStatus::UserActionRequired
}

fn at(step: &'static str) -> View {
    View {
        step,
        ..View::default()
    }
}

fn counts(found: &[Found], pay_months: u32) -> FoundShown {
    let mut shown = FoundShown {
        pay_months,
        ..FoundShown::default()
    };
    for Found { kind, count } in found {
        match kind {
            RecordKind::Employment => shown.employers = *count,
            RecordKind::Income => shown.payslips = *count,
            RecordKind::Transaction => shown.transactions = *count,
            RecordKind::Contribution => shown.contributions = *count,
            RecordKind::Liability => shown.liabilities = *count,
            RecordKind::Document => shown.documents = *count,
            RecordKind::Identity
            | RecordKind::Rating
            | RecordKind::Eincome
            | RecordKind::Link
            | RecordKind::Insight => {}
        }
    }
    shown
}
