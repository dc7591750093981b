//! Usage by day, and the link funnel.

use std::collections::BTreeMap;

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{Date, ErrorCode};
use openwink_store::{Counted, Screen, SessionOutcome};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Params, Query},
    portal::{MayIn, permission::ReadSettings},
};

const MOST_DAYS: u16 = 90;

fn default_days() -> u16 {
    30
}

#[derive(Debug, Deserialize, JsonSchema)]
struct DaysParams {
    /// How many days, today included.
    #[serde(default = "default_days")]
    #[schemars(range(min = 1, max = 90))]
    days: u16,
}

impl Query for DaysParams {
    fn check(&self) -> Result<(), Problem> {
        match (1..=MOST_DAYS).contains(&self.days) {
            true => Ok(()),
            false => Err(Problem::field("days", "must be a whole number from 1 to 90")),
        }
    }
}

impl DaysParams {
    fn first(&self, state: &AppState) -> Date {
        state.ambient().now().date().plus_days(1 - i32::from(self.days))
    }
}

/// What happened on a day (UTC).
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UsageDay {
    day: Date,
    /// Calls of the Open API that succeeded.
    calls: u64,
    /// Calls that were answered 4xx.
    calls_refused: u64,
    /// Calls that were answered 5xx.
    calls_failed: u64,
    /// Accounts that were connected.
    links: u64,
    uploads: u64,
    /// Webhook deliveries that arrived.
    delivered: u64,
    /// Webhook deliveries that were given up.
    undelivered: u64,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Usage {
    /// Every day of the span, the first one first.
    days: Vec<UsageDay>,
}

async fn usage(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    Params(params): Params<DaysParams>,
) -> Result<Answer<Usage>, Problem> {
    let first = params.first(&state);
    let mut counts: BTreeMap<(i64, Counted), u64> = BTreeMap::new();
    for (day, what, count) in state.store().usage(&scope, first).await? {
        *counts.entry((day, what)).or_default() += count;
    }
    let days = (0..i32::from(params.days)).map(|at| {
        let day = first.plus_days(at);
        let number = day.start().micros() / 86_400_000_000;
        let of = |what| counts.get(&(number, what)).copied().unwrap_or_default();
        UsageDay {
            day,
            calls: of(Counted::CallsGood),
            calls_refused: of(Counted::CallsRefused),
            calls_failed: of(Counted::CallsFailed),
            links: of(Counted::Links),
            uploads: of(Counted::Uploads),
            delivered: of(Counted::Delivered),
            undelivered: of(Counted::Undelivered),
        }
    });
    Ok(Answer(Usage { days: days.collect() }))
}

/// A screen of the widget.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct FunnelScreen {
    screen: Screen,
    /// Sessions that came to it or further.
    reached: u64,
    /// Sessions that came no further.
    stopped: u64,
}

/// An employer's, platform's or agency's accounts, as they stand.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct FunnelProvider {
    provider_id: String,
    name: String,
    /// Accounts that people began to link.
    begun: u64,
    connected: u64,
    failed: u64,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct FunnelError {
    error_code: ErrorCode,
    accounts: u64,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Funnel {
    /// Times that the widget was opened.
    opened: u64,
    connected: u64,
    uploaded: u64,
    screens: Vec<FunnelScreen>,
    /// Most accounts first.
    providers: Vec<FunnelProvider>,
    /// Errors that accounts are left with, the most frequent first.
    errors: Vec<FunnelError>,
}

async fn funnel(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    Params(params): Params<DaysParams>,
) -> Result<Answer<Funnel>, Problem> {
    let first = params.first(&state);
    let reached = state.store().link_funnel(&scope, first).await?;
    let outcomes = state.store().link_outcomes(&scope, first).await?;
    let sessions = |wanted: &dyn Fn(Screen) -> bool| -> u64 {
        let found = reached.iter().filter(|one| wanted(one.screen));
        found.map(|one| one.sessions).sum()
    };
    let with = |outcome| -> u64 {
        let found = reached.iter().filter(|one| one.outcome == Some(outcome));
        found.map(|one| one.sessions).sum()
    };
    let screens = Screen::ALL.iter().map(|screen| FunnelScreen {
        screen: *screen,
        reached: sessions(&|other| other >= *screen),
        stopped: sessions(&|other| other == *screen),
    });
    let catalogue = state.catalogue(scope.mode());
    let mut providers: BTreeMap<&str, FunnelProvider> = BTreeMap::new();
    let mut errors: BTreeMap<ErrorCode, u64> = BTreeMap::new();
    for one in &outcomes {
        let provider = providers.entry(&one.provider).or_insert_with(|| FunnelProvider {
            provider_id: one.provider.clone(),
            name: catalogue
                .get(&one.provider)
                .map_or_else(|| one.provider.clone(), |provider| provider.name.clone()),
            begun: 0,
            connected: 0,
            failed: 0,
        });
        provider.begun += one.accounts;
        if one.connected {
            provider.connected += one.accounts;
        }
        if let Some(error) = one.error {
            provider.failed += one.accounts;
            *errors.entry(error).or_default() += one.accounts;
        }
    }
    let mut providers: Vec<FunnelProvider> = providers.into_values().collect();
    providers.sort_by_key(|provider| std::cmp::Reverse(provider.begun));
    let mut errors: Vec<FunnelError> = errors
        .into_iter()
        .map(|(error_code, accounts)| FunnelError { error_code, accounts })
        .collect();
    errors.sort_by_key(|error| std::cmp::Reverse(error.accounts));
    Ok(Answer(Funnel {
        opened: sessions(&|_| true),
        connected: with(SessionOutcome::Connected),
        uploaded: with(SessionOutcome::Uploaded),
        screens: screens.collect(),
        providers,
        errors,
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/usage",
            get_with(usage, |op| op.id("get-usage").tag("Usage").summary("Get usage by day")),
        )
        .api_route(
            "/{mode}/funnel",
            get_with(funnel, |op| {
                op.id("get-funnel").tag("Usage").summary("Get how far people come in the widget").description(
                    "Sessions of the widget that were opened in these days, and accounts that were begun in them, as \
                     they stand now.",
                )
            }),
        )
}
