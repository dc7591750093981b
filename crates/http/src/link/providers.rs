//! `GET /providers`: the list that the person chooses from.

use axum::extract::State;
use openwink_model::{
    Country,
    providers::{Provider, ProviderType},
};
use openwink_providers::search::search;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{card::Card, offer::Offer, session::Session};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Params, Query},
};

const SIZE: u16 = 60;
const LARGEST: u16 = 200;

#[derive(Deserialize, JsonSchema)]
pub struct ListParams {
    #[serde(default)]
    search: String,
    country: Option<Country>,
    #[serde(rename = "type")]
    kind: Option<ProviderType>,
    size: Option<u16>,
}

impl Query for ListParams {
    fn check(&self) -> Result<(), Problem> {
        match self.size {
            Some(size) if !(1..=LARGEST).contains(&size) => Err(Problem::field(
                "size",
                format_args!("must be a whole number from 1 to {LARGEST}"),
            )),
            _ => Ok(()),
        }
    }
}

#[derive(Serialize)]
pub struct List {
    items: Vec<Card>,
    promoted: Vec<Card>,
}

pub async fn list(
    State(state): State<AppState>,
    Session(session): Session,
    Params(params): Params<ListParams>,
) -> Answer<List> {
    let offer = Offer::new(&state, &session);
    let searching = !params.search.trim().is_empty();
    let at_home = |provider: &Provider| params.country.is_none_or(|country| provider.country == country);
    // A guessed country must not hide what somebody looks for by name; it only ranks then
    let fits = |provider: &&Provider| {
        (searching || at_home(provider)) && params.kind.is_none_or(|kind| provider.kind == kind)
    };
    let card = |provider: &Provider| Card::new(provider, &state.settings().public_url);
    let promoted = if searching { Vec::new() } else { offer.promoted() };
    let mut found = search(offer.providers().iter().copied().filter(fits), &params.search);
    found.sort_by_key(|provider| !at_home(provider));
    let size = params.size.unwrap_or(SIZE).into();
    Answer(List {
        items: found.into_iter().take(size).map(card).collect(),
        promoted: promoted.into_iter().filter(fits).map(card).collect(),
    })
}
