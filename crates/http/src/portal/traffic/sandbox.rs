//! The sandbox's tools: emptying it, and filling it with linked people.

use std::collections::BTreeMap;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::Mode;
use openwink_providers::sandbox::people;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List},
    extract::{Body, Request},
    open::{
        sandbox::{SandboxReset, Typed, empty, link_account, provider},
        users,
    },
    portal::{MayIn, permission::UseSandbox},
};

/// People that one call makes.
const MOST_USERS: u16 = 50;
const MOST_PROVIDERS: usize = 10;

async fn reset(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<UseSandbox>,
) -> Result<Answer<SandboxReset>, Problem> {
    empty(&state, &scope, &member.actor()).await
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SeedRequest {
    /// How many users, each linked with one account.
    #[schemars(range(min = 1, max = 50))]
    users: u16,
    /// Where; they take turns. Each takes a user name and password.
    #[schemars(length(min = 1, max = 10))]
    provider_ids: Vec<String>,
}

impl Request for SeedRequest {
    fn check(&self) -> Result<(), Problem> {
        if !(1..=MOST_USERS).contains(&self.users) {
            return Err(Problem::field("users", "must be a whole number from 1 to 50"));
        }
        match (1..=MOST_PROVIDERS).contains(&self.provider_ids.len()) {
            true => Ok(()),
            false => Err(Problem::field("providerIds", "must have 1 to 10 providers")),
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Seeded {
    users: u16,
}

async fn seed(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<UseSandbox>,
    Body(body): Body<SeedRequest>,
) -> Result<Created<Seeded>, Problem> {
    if scope.mode() != Mode::Sandbox {
        return Err(Problem::internal(
            "a permission of the sandbox was granted in production",
        ));
    }
    for id in &body.provider_ids {
        provider(&state, id).map_err(|_| {
            Problem::field(
                "providerIds",
                "must be providers that take a user name and password",
            )
        })?;
    }
    let (store, scope, member) = (state.store(), &scope, &member);
    let whom = people().iter().cycle().zip(body.provider_ids.iter().cycle());
    for (person, provider) in whom.take(usize::from(body.users)) {
        let metadata = &BTreeMap::from([("seededAs".to_owned(), person.user_name.to_owned())]);
        let user = store
            .write(|tx| async move {
                let user = users::make(store, &tx, scope, metadata).await?;
                Ok::<_, Problem>(user.id)
            })
            .await?;
        let typed = Typed {
            user_name: person.user_name,
            password: person.password,
            code: Some(person.code),
        };
        link_account(&state, scope, &user, provider, typed).await?;
    }
    let target = format!("{} users", body.users);
    let target = target.as_str();
    store
        .write(|tx| async move {
            store
                .audit(&tx, &member.actor(), scope, "sandbox.seeded", target)
                .await?;
            Ok::<_, Problem>(())
        })
        .await?;
    Ok(Created(Seeded { users: body.users }))
}

/// A provider that the sandbox can be filled from.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SeedProvider {
    id: String,
    name: String,
    country_code: String,
}

async fn providers(
    State(state): State<AppState>,
    MayIn { .. }: MayIn<UseSandbox>,
) -> Result<Answer<List<SeedProvider>>, Problem> {
    let catalogue = state.catalogue(Mode::Sandbox);
    let fitting = catalogue
        .providers()
        .iter()
        .filter(|one| provider(&state, &one.id).is_ok());
    let items = fitting.map(|one| SeedProvider {
        id: one.id.clone(),
        name: one.name.clone(),
        country_code: one.country.to_string(),
    });
    Ok(Answer(List {
        next_cursor: None,
        items: items.collect(),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/sandbox/reset",
            post_with(reset, |op| {
                op.id("reset-sandbox").tag("Sandbox").summary("Empty the sandbox").description(
                    "Erases every user with all that came from them, events and deliveries. Keys, webhooks, templates, \
                     the request log and the counts of usage stay.",
                )
            }),
        )
        .api_route(
            "/{mode}/sandbox/providers",
            get_with(providers, |op| {
                op.id("list-seed-providers").tag("Sandbox").summary("List providers that the sandbox can be filled from")
            }),
        )
        .api_route(
            "/{mode}/sandbox/seed",
            post_with(seed, |op| {
                op.id("seed-sandbox").tag("Sandbox").summary("Fill the sandbox").description(
                    "Makes users that are linked with the sandbox's people, in the background.",
                )
            }),
        )
}
