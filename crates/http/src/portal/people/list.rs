//! `GET /{mode}/users`: who there is, looked for by name, employer, provider or state.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    ConnectionStatus, Date, DateTime, Mode,
    accesses::AccessKind,
    accounts::{ArchiveStatus, SessionChannel, UserSessionStatus},
    ids::{AccountId, ArchiveId, UserId},
};
use openwink_providers::search::search as search_providers;
use openwink_store::{PeopleFilter, Period, PersonRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Paging, Params, Query, Size, check_period},
    open::{Pager, check_length, users::ExternalMetadata},
    portal::{MayIn, permission::ReadPeople},
};

/// Longer texts are no name.
const LONGEST_SEARCH: usize = 200;
/// A search by a word that fits more providers than this means none of them.
const PROVIDERS: usize = 20;

/// A user, as the list shows them.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedPerson {
    id: UserId,
    /// As a linked account tells it, or else a document; null while none has.
    name: Option<String>,
    /// The latest first.
    employers: Vec<String>,
    external_metadata: ExternalMetadata,
    status: UserSessionStatus,
    channel: SessionChannel,
    created_at: DateTime,
    last_activity: DateTime,
    accounts: Vec<ListedAccount>,
    archives: Vec<ListedArchive>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedAccount {
    id: AccountId,
    provider_id: String,
    provider_name: String,
    status: ConnectionStatus,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedArchive {
    id: ArchiveId,
    file_type: String,
    status: ArchiveStatus,
}

/// The provider's name, or its id where the catalogue has it no more.
pub fn provider_name(state: &AppState, mode: Mode, id: &str) -> String {
    let known = state.catalogue(mode).get(id);
    known.map_or_else(|| id.to_owned(), |provider| provider.name.clone())
}

impl ListedPerson {
    fn of(state: &AppState, mode: Mode, row: PersonRow) -> Self {
        let accounts = row.accounts.into_iter().map(|account| ListedAccount {
            id: account.id,
            provider_name: provider_name(state, mode, &account.provider),
            provider_id: account.provider,
            status: account.status,
        });
        let archives = row.archives.into_iter().map(|archive| ListedArchive {
            id: archive.id,
            file_type: archive.file_type,
            status: archive.status,
        });
        Self {
            id: row.user.id,
            name: row.name,
            employers: row.employers,
            external_metadata: ExternalMetadata(row.user.external_metadata),
            status: row.user.session.status,
            channel: row.user.session.channel,
            created_at: row.user.created_at,
            last_activity: row.last_activity,
            accounts: accounts.collect(),
            archives: archives.collect(),
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PeopleParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Words of a name or employer (or their beginnings, from three letters on), an id, a part of the external metadata,
    /// or a provider's name.
    q: Option<String>,
    /// Users with an account at this provider.
    provider_id: Option<String>,
    /// Users with an account in this state.
    account_status: Option<ConnectionStatus>,
    /// Users with an archive in this state.
    archive_status: Option<ArchiveStatus>,
    /// Where they came in.
    channel: Option<SessionChannel>,
    /// Users created on this day (UTC) or later.
    start_date: Option<Date>,
    /// Users created on this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for PeopleParams {
    fn check(&self) -> Result<(), Problem> {
        check_length("q", self.q.as_deref().unwrap_or_default(), 0, LONGEST_SEARCH)?;
        check_period(self.start_date, self.end_date)
    }
}

/// Providers that a text names. Where it names nearly all of them it means something else.
fn providers_of(state: &AppState, mode: Mode, text: &str) -> Vec<String> {
    let catalogue = state.catalogue(mode);
    let found = search_providers(catalogue.providers(), text);
    match found.len() {
        0..=PROVIDERS => found.into_iter().map(|provider| provider.id.clone()).collect(),
        _ => Vec::new(),
    }
}

async fn list(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ReadPeople>,
    Params(params): Params<PeopleParams>,
) -> Result<Answer<List<ListedPerson>>, Problem> {
    let text = params.q.filter(|text| !text.trim().is_empty());
    let filter = PeopleFilter {
        providers_of_text: text
            .as_deref()
            .map(|text| providers_of(&state, scope.mode(), text))
            .unwrap_or_default(),
        text,
        provider: params.provider_id.filter(|id| !id.is_empty()),
        account_status: params.account_status,
        archive_status: params.archive_status,
        channel: params.channel,
        period: Period {
            start: params.start_date,
            end: params.end_date,
        },
    };
    let filters = filter.fingerprint();
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "people",
            filters: &filters,
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let people = state.store().people(&scope, &filter, page).await?;
    for row in people
        .items
        .iter()
        .filter(|row| row.name.is_some() || !row.employers.is_empty())
    {
        state.note_member_read(member.id, &scope, AccessKind::List, &row.user.id);
    }
    Ok(Answer(
        pager.list(people, |row| ListedPerson::of(&state, scope.mode(), row)),
    ))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/{mode}/users",
        get_with(list, |op| {
            op.id("list-people").tag("People").summary("List people").description(
                "Latest first. Names are kept sealed: the search finds them by keyed hashes of their words and of the words' \
                 beginnings, from three letters on.",
            )
        }),
    )
}
