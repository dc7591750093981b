//! API keys: made with a name and scopes, shown once, replaced with an overlap, revoked.

use std::{
    collections::{HashMap, hash_map::Entry},
    time::Duration,
};

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime, KeyScopes, Mode,
    ids::{ApiKeyId, MemberId},
    text_enum,
};
use openwink_store::{KeyInfo, ListOf, NewApiKey};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::new_secret;
use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request},
    open::{Pager, check_length},
    portal::{
        MayIn, Member,
        permission::{ManageBuild, ReadSettings},
    },
};

const NAME: usize = 100;
/// The longest overlap: a week.
const MOST_HOURS: u32 = 7 * 24;

text_enum! {
    /// How a key stands.
    pub enum KeyStatus {
        Active = "ACTIVE",
        /// Another key has taken its place; it works until `expiresAt`.
        Expiring = "EXPIRING",
        Expired = "EXPIRED",
        Revoked = "REVOKED",
    }
}

/// An API key, without its secret.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PortalKey {
    id: ApiKeyId,
    /// What authenticates, with the secret: the user name of HTTP Basic.
    key: String,
    name: Option<String>,
    scopes: KeyScopes,
    status: KeyStatus,
    /// The member who made it, where one did.
    created_by: Option<String>,
    created_at: DateTime,
    /// To the minute.
    last_used_at: Option<DateTime>,
    /// When it stops working, where another key has taken its place.
    expires_at: Option<DateTime>,
    revoked_at: Option<DateTime>,
    /// The key whose place it took.
    rotated_from: Option<ApiKeyId>,
}

/// A new key with its secret, which is never shown again.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct NewKey {
    key: PortalKey,
    secret: String,
}

fn status(key: &KeyInfo, now: DateTime) -> KeyStatus {
    match (key.revoked_at, key.expires_at) {
        (Some(_), _) => KeyStatus::Revoked,
        (None, Some(end)) if end <= now => KeyStatus::Expired,
        (None, Some(_)) => KeyStatus::Expiring,
        (None, None) => KeyStatus::Active,
    }
}

fn shown(key: KeyInfo, created_by: Option<String>, now: DateTime) -> PortalKey {
    PortalKey {
        status: status(&key, now),
        id: key.id,
        key: key.key_name,
        name: key.label,
        scopes: key.may,
        created_by,
        created_at: key.created_at,
        last_used_at: key.last_used_at,
        expires_at: key.expires_at,
        revoked_at: key.revoked_at,
        rotated_from: key.rotated_from,
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct KeyPostRequest {
    /// What you call it, such as the server that uses it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    scopes: KeyScopes,
}

impl Request for KeyPostRequest {
    fn check(&self) -> Result<(), Problem> {
        check_length("name", self.name.trim(), 1, NAME)
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct RotateRequest {
    /// For how many hours the old key works beside the new one; 0 ends it at once.
    #[schemars(range(min = 0, max = 168))]
    overlap_hours: u32,
}

impl Request for RotateRequest {
    fn check(&self) -> Result<(), Problem> {
        match self.overlap_hours <= MOST_HOURS {
            true => Ok(()),
            false => Err(Problem::field(
                "overlapHours",
                format_args!("must be a whole number from 0 to {MOST_HOURS}"),
            )),
        }
    }
}

/// A key's name: the mode, so that nobody mistakes one for another, and 16 hex digits.
fn new_name(state: &AppState, mode: Mode) -> String {
    let word = match mode {
        Mode::Sandbox => "sandbox",
        Mode::Production => "production",
    };
    format!("{word}-{:016x}", u64::from_be_bytes(state.ambient().bytes()))
}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<PortalKey>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal-keys",
            filters: "",
        },
    };
    let keys = state.store().api_keys(&scope, pager.request(&paging)?).await?;
    let mut names: HashMap<String, Option<String>> = HashMap::new();
    for maker in keys.items.iter().filter_map(|key| key.created_by.clone()) {
        if let Entry::Vacant(unknown) = names.entry(maker) {
            let name = match unknown.key().parse::<MemberId>() {
                Ok(id) => state.store().member(id).await?.map(|member| member.name),
                Err(_) => None,
            };
            unknown.insert(name);
        }
    }
    let now = state.ambient().now();
    Ok(Answer(pager.list(keys, |key| {
        let maker = key
            .created_by
            .as_ref()
            .and_then(|maker| names.get(maker).cloned());
        shown(key, maker.flatten(), now)
    })))
}

async fn create(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    Body(body): Body<KeyPostRequest>,
) -> Result<Created<NewKey>, Problem> {
    let store = state.store();
    let (key_name, secret) = (new_name(&state, scope.mode()), new_secret(store));
    let maker = member.id.to_string();
    let new = &NewApiKey {
        key_name: &key_name,
        secret: &secret,
        label: body.name.trim(),
        may: &body.scopes,
        created_by: &maker,
    };
    let (scope, member) = (&scope, &member);
    let key = store
        .write(|tx| async move {
            let key = store.add_api_key(&tx, scope, new).await?;
            store
                .audit(
                    &tx,
                    &member.actor(),
                    scope,
                    "key.created",
                    format!("{} ({})", new.label, key.key_name),
                )
                .await?;
            Ok::<_, Problem>(key)
        })
        .await?;
    Ok(Created(NewKey {
        key: shown(key, Some(member.name.clone()), state.ambient().now()),
        secret,
    }))
}

async fn rotate(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<ApiKeyId>,
    Body(body): Body<RotateRequest>,
) -> Result<Created<NewKey>, Problem> {
    let store = state.store();
    if store.api_key_info(&scope, id).await?.is_none() {
        return Err(Problem::missing("API key"));
    }
    let (name, secret) = (new_name(&state, scope.mode()), new_secret(store));
    let overlap = Duration::from_secs(u64::from(body.overlap_hours) * 3600);
    let (scope, member, new, maker) = (
        &scope,
        &member,
        (name.as_str(), secret.as_str()),
        member.id.to_string(),
    );
    let maker = maker.as_str();
    let key = store
        .write(|tx| async move {
            let key = store
                .rotate_api_key(&tx, scope, id, new, maker, overlap)
                .await?
                .ok_or_else(|| {
                    Problem::invalid("this key is revoked, or another one has taken its place already")
                })?;
            let target = format!("{id}, replaced by {}", key.key_name);
            store
                .audit(&tx, &member.actor(), scope, "key.rotated", target)
                .await?;
            Ok::<_, Problem>(key)
        })
        .await?;
    state.keys().forget();
    Ok(Created(NewKey {
        key: shown(key, Some(member.name.clone()), state.ambient().now()),
        secret,
    }))
}

async fn revoke(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManageBuild>,
    PathId(id): PathId<ApiKeyId>,
) -> Result<Answer<Nothing>, Problem> {
    let store = state.store();
    let key = store.api_key_info(&scope, id).await?;
    let key = &key.ok_or_else(|| Problem::missing("API key"))?;
    let (scope, member): (_, &Member) = (&scope, &member);
    store
        .write(|tx| async move {
            if store
                .revoke_api_key(&tx, scope, id, store.ambient().now())
                .await?
            {
                let target = format!("{} ({})", key.label.as_deref().unwrap_or("unnamed"), key.key_name);
                store
                    .audit(&tx, &member.actor(), scope, "key.revoked", target)
                    .await?;
            }
            Ok::<_, Problem>(())
        })
        .await?;
    state.keys().forget();
    Ok(Answer::DONE)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/keys",
            get_with(list, |op| op.id("list-keys").tag("API keys").summary("List API keys")).post_with(create, |op| {
                op.id("create-key")
                    .tag("API keys")
                    .summary("Create an API key")
                    .description("The answer is the only one that has the secret.")
            }),
        )
        .api_route(
            "/{mode}/keys/{id}/rotate",
            post_with(rotate, |op| {
                op.id("rotate-key").tag("API keys").summary("Replace an API key").description(
                    "Makes a key with the same name and scopes. The old one works on for the overlap, so that servers \
                     can change over one by one.",
                )
            }),
        )
        .api_route(
            "/{mode}/keys/{id}",
            delete_with(revoke, |op| {
                op.id("revoke-key")
                    .tag("API keys")
                    .summary("Revoke an API key")
                    .description("Calls with it are refused from now on; on other nodes within five seconds.")
            }),
        )
}
