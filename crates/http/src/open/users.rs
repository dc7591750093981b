//! Users: the people whose data is asked for.

use std::{borrow::Cow, collections::BTreeMap};

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    Date, DateTime,
    accesses::AccessKind,
    accounts::UserSessionStatus,
    events::{EventType, NewEvent, UserSession},
    ids::UserId,
    mode::Scope,
    payload::{AllDatapointPayload, UserPayload},
};
use openwink_store::{Period, Store, StoreError, Tx, User as StoredUser};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{Pager, tokens::Token};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Caller, MaybeBody, Paging, Params, PathId, Query, Request, With, check_period, may},
    middleware,
};

/// At most five pairs of your own, such as the id that the user has in your system. Handed back untouched.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExternalMetadata(pub BTreeMap<String, String>);

const MOST_PAIRS: usize = 5;

impl JsonSchema for ExternalMetadata {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ExternalMetadata".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "At most five pairs of texts of your own. Handed back untouched.",
            "additionalProperties": { "type": "string" },
            "maxProperties": MOST_PAIRS,
        })
    }
}

/// A person whose data is asked for.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: UserId,
    pub external_metadata: ExternalMetadata,
    pub created_at: DateTime,
    /// Always empty. Ask for the user's accounts instead.
    #[deprecated]
    pub providers: Vec<String>,
    pub session: UserSession,
}

impl From<StoredUser> for User {
    #[expect(deprecated, reason = "the contract still lists it")]
    fn from(user: StoredUser) -> Self {
        Self {
            id: user.id,
            external_metadata: ExternalMetadata(user.external_metadata),
            created_at: user.created_at,
            providers: Vec::new(),
            session: user.session,
        }
    }
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UserPostRequest {
    external_metadata: Option<ExternalMetadata>,
}

impl Request for UserPostRequest {
    fn check(&self) -> Result<(), Problem> {
        match &self.external_metadata {
            Some(metadata) if metadata.0.len() > MOST_PAIRS => {
                Err(Problem::field("externalMetadata", "must have at most 5 pairs"))
            }
            _ => Ok(()),
        }
    }
}

/// A new user with a link token.
#[derive(Serialize, JsonSchema)]
struct UserPostData {
    user: User,
    token: Token,
}

/// Makes a user in a change, with the event that says so.
pub async fn make(
    store: &Store,
    tx: &Tx,
    scope: &Scope,
    metadata: &BTreeMap<String, String>,
) -> Result<StoredUser, StoreError> {
    let user = store.create_user(tx, scope, metadata).await?;
    let event = NewEvent::user_created(user.session.clone());
    store.emit(tx, scope, vec![event]).await?;
    Ok(user)
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    MaybeBody(body): MaybeBody<UserPostRequest>,
) -> Result<Created<UserPostData>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let metadata = body.external_metadata.unwrap_or_default().0;
    let (metadata, lifetime) = (&metadata, state.settings().link_token_lifetime);
    let (user, token) = store
        .write(|tx| async move {
            let user = make(store, &tx, scope, metadata).await?;
            let token = store.create_link_token(&tx, scope, &user.id, lifetime).await?;
            Ok::<_, Problem>((user, token))
        })
        .await?;
    store.wake().deliveries();
    Ok(Created(UserPostData {
        user: user.into(),
        token: token.into(),
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UserParams {
    #[serde(default)]
    size: crate::extract::Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Users created on this day (UTC) or later.
    start_date: Option<Date>,
    /// Users created on this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for UserParams {
    fn check(&self) -> Result<(), Problem> {
        check_period(self.start_date, self.end_date)
    }
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<UserParams>,
) -> Result<Answer<List<User>>, Problem> {
    let period = Period {
        start: params.start_date,
        end: params.end_date,
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "users",
            filters: &format!("{period:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let users = state.store().users(&caller.scope, period, page).await?;
    Ok(Answer(pager.list(users, User::from)))
}

/// The user, or a 404.
pub async fn find(state: &AppState, caller: &Caller, id: &UserId) -> Result<StoredUser, Problem> {
    let user = state.store().user(&caller.scope, id).await?;
    user.ok_or_else(|| Problem::missing("user"))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<User>, Problem> {
    Ok(Answer(find(&state, &caller, &id).await?.into()))
}

async fn get_payload(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<UserPayload>, Problem> {
    let payload = state.store().user_payload(&caller.scope, &id).await?;
    let payload = payload.ok_or_else(|| Problem::missing("user"))?;
    let accounts = payload.accounts.iter().map(|account| &account.payload);
    let archives = payload.archives.iter().map(|archive| &archive.payload);
    if accounts.chain(archives).any(AllDatapointPayload::has_records) {
        middleware::note_read();
        state.note_read(&caller, AccessKind::Everything, [&id]);
    }
    Ok(Answer(payload))
}

async fn reset_session(
    State(state): State<AppState>,
    caller: With<may::UsersWrite>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, id) = (state.store(), &caller.scope, &id);
    store
        .write(|tx| async move {
            let status = UserSessionStatus::InProgress;
            let before = store.set_user_session(&tx, scope, id, status).await?;
            let before = before.ok_or_else(|| Problem::missing("user"))?;
            // Whoever still holds a token of the session before starts over with a fresh one
            store.end_link_access(&tx, id).await?;
            let session = UserSession {
                status,
                ..before.session
            };
            let event = NewEvent::session(EventType::UserSessionReset, session);
            store.emit(&tx, scope, vec![event]).await?;
            Ok::<_, Problem>(())
        })
        .await?;
    store.wake().deliveries();
    Ok(Answer::DONE)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/users",
            post_with(create, |op| {
                op.id("create-user").tag("Users").summary("Create a user").description(
                    "Creates a user and a link token, with which your page opens the widget for them. The token \
                     opens it once, and expires after 300 minutes unless the operator chose otherwise.",
                )
            })
            .get_with(list, |op| {
                op.id("list-users").tag("Users").summary("List users").description("Latest first.")
            }),
        )
        .api_route(
            "/users/{id}",
            get_with(get, |op| op.id("get-user").tag("Users").summary("Get a user")),
        )
        .api_route(
            "/users/{id}/payload",
            get_with(get_payload, |op| {
                op.id("get-user-session-payload")
                    .tag("Users")
                    .summary("Get everything of a user")
                    .description(
                        "Every account and archive with its records, at most 300 of a kind. A list's `nextCursor` goes \
                         on at that kind's own list, with the account or archive as `sourceId`.",
                    )
            }),
        )
        .api_route(
            "/users/{id}/resetSession",
            post_with(reset_session, |op| {
                op.id("reset-user-session")
                    .tag("Users")
                    .summary("Reset a user's session")
                    .description(
                        "Puts the session back to IN_PROGRESS and ends every link token and open widget of the user. \
                         What they have linked stays.",
                    )
            }),
        )
}
