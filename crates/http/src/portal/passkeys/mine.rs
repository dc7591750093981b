//! A member's own passkeys: listed, added, renamed and removed.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with, put_with},
};
use axum::extract::State;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openwink_model::{
    DateTime,
    ids::{PasskeyId, TypedId},
};
use openwink_store::{NewPasskey, StoreError, TicketKind};
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{PasskeyCeremony, begin, party, refused};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, PathId, Request},
    portal::{
        May, fields,
        mail::{self, About},
        permission::OwnAccount,
        proof::prove,
        two_factor::ProofRequest,
        webauthn::{ALGORITHMS, Attestation},
    },
};

/// How many passkeys a member may have.
const MOST: usize = 20;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MyPasskey {
    id: PasskeyId,
    name: String,
    created_at: DateTime,
    used_at: Option<DateTime>,
}

impl From<openwink_store::Passkey> for MyPasskey {
    fn from(passkey: openwink_store::Passkey) -> Self {
        Self {
            id: passkey.id,
            name: passkey.name,
            created_at: passkey.created_at,
            used_at: passkey.used_at,
        }
    }
}

async fn list(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<Answer<List<MyPasskey>>, Problem> {
    let passkeys = state.store().passkeys(member.id).await?;
    Ok(Answer(List {
        next_cursor: None,
        items: passkeys.into_iter().map(MyPasskey::from).collect(),
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyOptionsRequest {
    #[schemars(with = "String")]
    password: SecretString,
}

impl Request for PasskeyOptionsRequest {}

async fn start_adding(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<PasskeyOptionsRequest>,
) -> Result<Answer<PasskeyCeremony>, Problem> {
    let party = party(&state)?;
    prove(&state, &member, &body.password).await?;
    let store = state.store();
    let known = store.passkeys(member.id).await?;
    if known.len() >= MOST {
        return Err(Problem::invalid(format!(
            "an account has at most {MOST} passkeys; remove one first"
        )));
    }
    let known: Vec<_> = known
        .iter()
        .map(|passkey| {
            serde_json::json!({ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(&passkey.credential) })
        })
        .collect();
    let algorithms = ALGORITHMS.map(|alg| serde_json::json!({ "type": "public-key", "alg": alg }));
    let options = serde_json::json!({
        "rp": { "id": party.id, "name": "Openwink" },
        "user": {
            "id": URL_SAFE_NO_PAD.encode(member.id.uuid().as_bytes()),
            "name": member.email,
            "displayName": member.name,
        },
        "pubKeyCredParams": algorithms,
        "excludeCredentials": known,
        "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "attestation": "none",
    });
    begin(&state, TicketKind::PasskeyAdd, Some(member.id), options).await
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyRequest {
    ceremony: String,
    name: String,
    /// The browser's `credential.toJSON()`.
    credential: Attestation,
}

impl Request for PasskeyRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("name", &self.name).map(drop)
    }
}

async fn add(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<PasskeyRequest>,
) -> Result<Created<MyPasskey>, Problem> {
    let party = party(&state)?;
    let challenge = &body.ceremony;
    let verified = body.credential.verify(&party, challenge);
    let (credential, kept) = &verified.map_err(refused)?;
    let kept = &serde_json::to_vec(kept).map_err(|_| Problem::internal("a credential is no JSON"))?;
    let name = &fields::name("name", &body.name)?;
    let (store, member, state_ref) = (state.store(), &member, &state);
    let added = store
        .write(|tx| async move {
            let ticket = store.use_ticket(&tx, TicketKind::PasskeyAdd, challenge).await?;
            if ticket.is_none_or(|ticket| ticket.member != Some(member.id)) {
                return Ok(Err(Problem::invalid("this took too long; begin again")));
            }
            let new = NewPasskey {
                credential,
                name,
                state: kept,
            };
            let Some(passkey) = store.add_passkey(&tx, member.id, &new).await? else {
                return Ok(Err(Problem::invalid("this passkey is in use already")));
            };
            store
                .audit(&tx, &member.actor(), &member.tenant, "passkey.added", passkey.id)
                .await?;
            mail::send(state_ref, store, &tx, member, About::PasskeyAdded).await?;
            Ok::<_, StoreError>(Ok(passkey))
        })
        .await?;
    store.wake().jobs();
    Ok(Created(added?.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyNameRequest {
    name: String,
}

impl Request for PasskeyNameRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::name("name", &self.name).map(drop)
    }
}

async fn rename(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    PathId(id): PathId<PasskeyId>,
    Body(body): Body<PasskeyNameRequest>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let name = &fields::name("name", &body.name)?;
    let done = store
        .write(|tx| async move {
            let done = store.rename_passkey(&tx, member.id, id, name).await?;
            if done {
                store
                    .audit(&tx, &member.actor(), &member.tenant, "passkey.renamed", id)
                    .await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("passkey")),
    }
}

async fn remove(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    PathId(id): PathId<PasskeyId>,
    Body(body): Body<ProofRequest>,
) -> Result<Answer<Nothing>, Problem> {
    prove(&state, &member, &body.password).await?;
    let (store, member) = (state.store(), &member);
    let done = store
        .write(|tx| async move {
            let done = store.remove_passkey(&tx, member.id, id).await?;
            if done {
                store
                    .audit(&tx, &member.actor(), &member.tenant, "passkey.removed", id)
                    .await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("passkey")),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/me/passkeys",
            get_with(list, |op| {
                op.id("list-my-passkeys")
                    .tag("Two factors")
                    .summary("List one's passkeys")
                    .description("The oldest first, all on one page.")
            }),
        )
        .api_route(
            "/me/passkeys/start",
            post_with(start_adding, |op| {
                op.id("start-passkey")
                    .tag("Two factors")
                    .summary("Begin to add a passkey")
                    .description("The answer is good for 5 minutes.")
            }),
        )
        .api_route(
            "/me/passkeys/finish",
            post_with(add, |op| {
                op.id("add-passkey")
                    .tag("Two factors")
                    .summary("Add a passkey")
                    .description("With what the browser made of the options.")
            }),
        )
        .api_route(
            "/me/passkeys/{id}",
            put_with(rename, |op| {
                op.id("rename-passkey")
                    .tag("Two factors")
                    .summary("Change a passkey's name")
            })
            .delete_with(remove, |op| {
                op.id("remove-passkey")
                    .tag("Two factors")
                    .summary("Remove a passkey")
            }),
        )
}
