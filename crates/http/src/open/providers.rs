//! Providers: who data can come from.

use std::sync::Arc;

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    providers::{Provider as Known, ProviderSubType, ProviderType},
    records::Datapoint,
};
use openwink_store::Page;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Paging, Params, PathWord, Query, Size, With, may},
};

/// Who data can come from.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    pub id: String,
    pub name: String,
    pub long_name: String,
    pub logo_url: String,
    #[serde(rename = "type")]
    pub kind: ProviderType,
    pub type_label: TypeLabel,
    pub sub_type: ProviderSubType,
    pub sub_type_label: SubTypeLabel,
    /// Whether the provider is in service at all.
    pub active: bool,
    /// Whether you may use it.
    pub enabled: bool,
    /// Whether logging in asks for a verification code.
    pub mfa: bool,
    /// Whether users can log in here. Where not, the widget leads on to an upload or to social security.
    pub account_connection: bool,
    /// The kinds of data that come from here.
    pub supported: Vec<Datapoint>,
    /// Whether Continuous Data Sync can keep accounts of this provider fresh.
    pub monitor_supported: bool,
}

macro_rules! labels {
    ($name:ident, $of:ident, $doc:literal) => {
        #[derive(Serialize)]
        #[serde(transparent)]
        pub struct $name(&'static str);

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let labels: Vec<_> = $of::ALL.iter().map(|word| word.label()).collect();
                schemars::json_schema!({ "type": "string", "description": $doc, "enum": labels })
            }
        }
    };
}

labels!(TypeLabel, ProviderType, "`type` in words.");
labels!(SubTypeLabel, ProviderSubType, "`subType` in words.");

impl Provider {
    pub(crate) fn new(known: &Known, public_url: &str) -> Self {
        Self {
            id: known.id.clone(),
            name: known.name.clone(),
            long_name: known.long_name.clone(),
            logo_url: format!("{public_url}{}", known.logo_path),
            kind: known.kind,
            type_label: TypeLabel(known.kind.label()),
            sub_type: known.sub_type,
            sub_type_label: SubTypeLabel(known.sub_type.label()),
            active: known.active,
            enabled: known.enabled,
            mfa: known.mfa,
            account_connection: known.account_connection,
            supported: known.supported.clone(),
            monitor_supported: known.monitor_supported,
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
struct ProviderParams {
    size: Size,
    cursor: Option<String>,
    /// Providers of this type: GIG, GOVERNMENT, SYSTEM, EMPLOYER or CREDENTIAL.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Providers of this subtype.
    sub_type: Option<String>,
    /// Providers that are in service, or that are not.
    active: Option<bool>,
    /// Providers that you may use, or may not.
    enabled: Option<bool>,
    /// Providers at which users can log in, or cannot.
    account_connection: Option<bool>,
    /// Providers whose name has this in it, in any case.
    name: Option<String>,
    /// These providers alone. Repeat the parameter or separate the ids by commas.
    ids: Vec<String>,
    /// Providers that come first, in this order; at most ten.
    #[schemars(length(max = 10))]
    top_ids: Vec<String>,
}

impl Query for ProviderParams {
    fn check(&self) -> Result<(), Problem> {
        if self.top_ids.len() > 10 {
            return Err(Problem::field("topIds", "must have at most 10 ids"));
        }
        let wrong = |field: &str, error| Problem::field(field, format_args!("is wrong: {error}"));
        if let Some(kind) = &self.kind {
            kind.parse::<ProviderType>()
                .map_err(|error| wrong("type", error))?;
        }
        if let Some(kind) = &self.sub_type {
            kind.parse::<ProviderSubType>()
                .map_err(|error| wrong("subType", error))?;
        }
        Ok(())
    }
}

fn is_as_wanted<T: PartialEq>(wanted: Option<T>, is: T) -> bool {
    wanted.is_none_or(|wanted| wanted == is)
}

impl ProviderParams {
    fn matches(&self, provider: &Known) -> bool {
        let name = self.name.as_deref().map(|name| name.trim().to_lowercase());
        is_as_wanted(self.kind.as_deref(), provider.kind.as_str())
            && is_as_wanted(self.sub_type.as_deref(), provider.sub_type.as_str())
            && is_as_wanted(self.active, provider.active)
            && is_as_wanted(self.enabled, provider.enabled)
            && is_as_wanted(self.account_connection, provider.account_connection)
            && (self.ids.is_empty() || self.ids.contains(&provider.id))
            && name.is_none_or(|name| {
                provider.name.to_lowercase().contains(&name)
                    || provider.long_name.to_lowercase().contains(&name)
            })
    }

    /// Where a provider comes: among the first, or after them in the catalogue's order.
    fn rank(&self, provider: &Known) -> usize {
        let top = self.top_ids.iter().position(|id| *id == provider.id);
        top.unwrap_or(self.top_ids.len())
    }
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<ProviderParams>,
) -> Result<Answer<List<Provider>>, Problem> {
    let paging = Paging {
        size: params.size,
        cursor: params.cursor.clone(),
    };
    let filters = ProviderParams {
        size: Size::default(),
        cursor: None,
        ..params
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "providers",
            filters: &format!("{filters:?}"),
        },
    };
    let page = pager.request(&paging)?;
    let catalogue = Arc::clone(state.catalogue(caller.scope.mode()));
    let mut found: Vec<&Known> = catalogue
        .providers()
        .iter()
        .filter(|provider| filters.matches(provider))
        .collect();
    found.sort_by_key(|provider| filters.rank(provider));
    // The catalogue does not change while the process runs, so a count is a place in it
    let start = page.after.map_or(0, |(count, _)| count.max(0) as usize);
    let end = found.len().min(start.saturating_add(page.size as usize));
    let next = (end < found.len()).then_some((end as i64, Uuid::nil()));
    let items = found.get(start..end).unwrap_or_default().to_vec();
    let public_url = &state.settings().public_url;
    let page = Page { items, next };
    Ok(Answer(pager.list(page, |known| Provider::new(known, public_url))))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathWord(id): PathWord,
) -> Result<Answer<Provider>, Problem> {
    let known = state.catalogue(caller.scope.mode()).get(&id);
    let known = known.ok_or_else(|| Problem::missing("provider"))?;
    Ok(Answer(Provider::new(known, &state.settings().public_url)))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/providers",
            get_with(list, |op| {
                op.id("list-providers")
                    .tag("Providers")
                    .summary("List providers")
                    .description("The providers of the key's mode. Sandbox keys see simulated ones.")
            }),
        )
        .api_route(
            "/providers/{id}",
            get_with(get, |op| {
                op.id("get-provider").tag("Providers").summary("Get a provider")
            }),
        )
}
