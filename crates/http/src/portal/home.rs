//! `GET /{mode}/home`: how far the tenant has come, for the portal's first page.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{DateTime, ids::UserId, text_enum};
use openwink_store::FirstSteps;
use schemars::JsonSchema;
use serde::Serialize;

use super::{MayIn, permission::ReadSettings};
use crate::{AppState, Problem, envelope::Answer};

/// What has happened for real, of what a newcomer does first.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Home {
    /// The user who was created last.
    user: Option<HomeUser>,
    /// The account that was connected last.
    linked: Option<HomeLink>,
    /// That data, or word of it, reached the tenant's server: a webhook was delivered, or records were read over the Open
    /// API with one of the tenant's keys.
    received: Option<HomeReceived>,
    /// How many webhooks there are.
    webhooks: u64,
    /// The oldest key that works; one that ends soon only where there is no other.
    api_key: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct HomeUser {
    id: UserId,
    created_at: DateTime,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct HomeLink {
    user_id: UserId,
    /// The provider's name.
    provider: String,
    connected_at: DateTime,
}

text_enum! {
    /// How data reached the tenant.
    pub enum HomeWay {
        /// An event was delivered to a webhook.
        Webhook = "WEBHOOK",
        /// Records were read over the Open API.
        Api = "API",
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct HomeReceived {
    how: HomeWay,
    at: DateTime,
}

/// Whichever came first: it is what the step was checked off by.
fn received(steps: &FirstSteps) -> Option<HomeReceived> {
    let delivered = steps.delivered_at.map(|at| (at, HomeWay::Webhook));
    let read = steps.read_at.map(|at| (at, HomeWay::Api));
    let ways = delivered.into_iter().chain(read);
    let (at, how) = ways.min_by_key(|(at, _)| *at)?;
    Some(HomeReceived { how, at })
}

async fn home(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
) -> Result<Answer<Home>, Problem> {
    let steps = state.store().first_steps(&scope).await?;
    let catalogue = state.catalogue(scope.mode());
    let received = received(&steps);
    Ok(Answer(Home {
        user: steps.user.map(|(id, created_at)| HomeUser { id, created_at }),
        linked: steps.linked.map(|linked| HomeLink {
            user_id: linked.user,
            provider: match catalogue.get(&linked.provider) {
                Some(provider) => provider.name.clone(),
                None => linked.provider,
            },
            connected_at: linked.connected_at,
        }),
        received,
        webhooks: steps.webhooks,
        api_key: steps.api_key,
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/{mode}/home",
        get_with(home, |op| {
            op.id("get-home").tag("Home").summary("See how far the tenant has come").description(
                "What has happened for real, of what a newcomer does first: a user, a linked account, data that arrived.",
            )
        }),
    )
}
