//! The demo: a lender's application page that embeds the SDK as a customer would, and the little back end that such a
//! customer would have. It works in a sandbox tenant of its own.

use std::{collections::BTreeMap, sync::LazyLock, time::Duration};

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openwink_model::{
    ConnectionStatus, DateTime, ErrorCode, Mode,
    ids::{AccountId, SourceId, UserId},
    mode::Scope,
    records::{
        Contribution, Document, Eincome, Employment, Identity, Income, Insight, Liability, Link, Rating,
        Record, RecordKind, Transaction,
    },
};
use openwink_providers::sandbox::people;
use openwink_store::{Account, PageRequest, Period, RecordFilter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    asset::{Asset, Caching},
    html::{self, Page, Policy, escape},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created},
    extract::{MaybeBody, Params, Query, Request},
    open::tokens::embed,
    problem::Code,
};

/// The demo's tenant. Where the router has this as an [`Extension`] there is a demo, else there is none.
#[derive(Debug, Clone)]
pub struct Demo {
    pub scope: Scope,
}

/// How long a visit lasts.
pub const VISIT: Duration = Duration::from_secs(4 * 60 * 60);
/// How many records of a kind are shown.
const SHOWN: u64 = 3;

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/pages/demo.js"),
    )
});
static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "text/css; charset=utf-8",
        include_str!("../../../../web/pages/demo.css"),
    )
});

pub async fn script(headers: HeaderMap) -> Response {
    SCRIPT.answer(&headers, Caching::Revalidated).await
}

pub async fn style(headers: HeaderMap) -> Response {
    STYLE.answer(&headers, Caching::Revalidated).await
}

#[derive(Deserialize, JsonSchema)]
pub struct PageParams {
    #[serde(default)]
    version: String,
}

impl Query for PageParams {}

pub async fn page(demo: Option<Extension<Demo>>, Params(params): Params<PageParams>) -> Response {
    if demo.is_none() {
        let page = Page {
            title: "No demo here",
            policy: Policy::PAGE,
            body: "<h1>The demo is turned off</h1>\n<p>Whoever runs this server can turn it on in its \
                   configuration.</p>\n<p><a href=\"/\">Go to the start page</a></p>",
        };
        return (StatusCode::NOT_FOUND, page).into_response();
    }
    let version = if params.version == "1" { "1" } else { "2" };
    let other = |this: &str| if this == version { "checked" } else { "" };
    let mut rows = String::new();
    for person in people() {
        rows.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td><code>{}</code></td><td><code>{}</code></td><td><code>{}</code></td>\
             <td>{}</td></tr>\n",
            escape(person.full_name),
            escape(person.user_name),
            escape(person.password),
            escape(person.code),
            person
                .ss_number
                .map_or("none".to_owned(), |number| format!("<code>{}</code>", escape(number))),
        ));
    }
    let page = include_str!("../../../../web/pages/demo.html")
        .replace("{{version}}", version)
        .replace("{{checked-1}}", other("1"))
        .replace("{{checked-2}}", other("2"))
        .replace("{{people}}", &rows);
    html::respond(page, Policy::DEMO.as_str())
}

/// Who visits the demo: sealed, so that nobody can make one up, and kept in the page's memory alone.
#[derive(Serialize, Deserialize)]
struct Visit {
    user: uuid::Uuid,
    until: i64,
}

const VISIT_KEY: &str = "demo-visits";
const VISIT_CONTEXT: &[u8] = b"visit";

fn seal(state: &AppState, user: &UserId) -> String {
    let visit = Visit {
        user: user.uuid(),
        until: state.ambient().now().plus(VISIT).micros(),
    };
    let bytes = serde_json::to_vec(&visit).unwrap_or_default();
    let key = state.vault().handout_key(VISIT_KEY);
    URL_SAFE_NO_PAD.encode(key.seal(state.ambient(), VISIT_CONTEXT, &bytes))
}

fn visitor(state: &AppState, demo: &Demo, bearer: &str) -> Option<UserId> {
    let sealed = URL_SAFE_NO_PAD.decode(bearer).ok()?;
    let key = state.vault().handout_key(VISIT_KEY);
    let bytes = key.open(VISIT_CONTEXT, &sealed).ok()?;
    let visit: Visit = serde_json::from_slice(&bytes).ok()?;
    let alive = DateTime::from_micros(visit.until) > state.ambient().now();
    alive.then(|| UserId::new(demo.scope.tenant().clone(), visit.user))
}

fn off() -> Problem {
    Problem::new(Code::MissingResource, "the demo is turned off")
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct SessionBody {
    /// The session that goes on, if any.
    demo_token: Option<String>,
}

impl Request for SessionBody {}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoSession {
    demo_token: String,
    user_token: String,
    user_id: UserId,
    mode: Mode,
    expires_at: DateTime,
}

/// What a customer's server does when an applicant comes: a user at the first click, a fresh link token at each.
pub async fn session(
    State(state): State<AppState>,
    demo: Option<Extension<Demo>>,
    MaybeBody(body): MaybeBody<SessionBody>,
) -> Result<Created<DemoSession>, Problem> {
    let Extension(demo) = demo.ok_or_else(off)?;
    let (store, scope) = (state.store(), &demo.scope);
    let known = body.demo_token.and_then(|token| visitor(&state, &demo, &token));
    let known = match known {
        Some(user) => store.user(scope, &user).await?.map(|user| user.id),
        None => None,
    };
    let (user, token) = embed(&state, scope, known, "demo").await?;
    Ok(Created(DemoSession {
        demo_token: seal(&state, &user),
        user_token: token.token.expose().to_owned(),
        user_id: user,
        mode: token.mode,
        expires_at: token.expires_at,
    }))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AccountShown {
    id: AccountId,
    provider: String,
    status: ConnectionStatus,
    error_code: Option<ErrorCode>,
}

#[derive(Serialize)]
struct KindShown {
    kind: &'static str,
    total: u64,
    items: Vec<Value>,
}

#[derive(Serialize)]
pub struct Records {
    accounts: Vec<AccountShown>,
    records: Vec<KindShown>,
}

/// What the customer's server would read over the Open API: this visitor's accounts, and the latest records of each
/// kind.
pub async fn records(
    State(state): State<AppState>,
    demo: Option<Extension<Demo>>,
    headers: HeaderMap,
) -> Result<Answer<Records>, Problem> {
    let Extension(demo) = demo.ok_or_else(off)?;
    let bearer = headers
        .get(axum::http::header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let user = bearer
        .and_then(|bearer| visitor(&state, &demo, bearer))
        .ok_or_else(Problem::bad_token)?;
    let (store, scope) = (state.store(), &demo.scope);
    let accounts = store
        .accounts(scope, Some(&user), Period::default(), PageRequest::first(20))
        .await?
        .items;
    let mut totals: BTreeMap<RecordKind, u64> = BTreeMap::new();
    for account in &accounts {
        for (kind, count) in store.count_records(scope, SourceId::Account(account.id)).await? {
            *totals.entry(kind).or_default() += count;
        }
    }
    let mut shown = Vec::new();
    for (kind, total) in totals {
        let items = latest_of(&state, scope, &user, kind).await?;
        shown.push(KindShown {
            kind: kind.as_str(),
            total,
            items,
        });
    }
    let name = |account: &Account| {
        let known = state.catalogue(scope.mode()).get(&account.provider);
        known.map_or(account.provider.clone(), |provider| provider.name.clone())
    };
    Ok(Answer(Records {
        accounts: accounts
            .iter()
            .map(|account| AccountShown {
                id: account.id,
                provider: name(account),
                status: account.status,
                error_code: account.error_code,
            })
            .collect(),
        records: shown,
    }))
}

async fn latest_of(
    state: &AppState,
    scope: &Scope,
    user: &UserId,
    kind: RecordKind,
) -> Result<Vec<Value>, Problem> {
    match kind {
        RecordKind::Identity => latest::<Identity>(state, scope, user).await,
        RecordKind::Employment => latest::<Employment>(state, scope, user).await,
        RecordKind::Income => latest::<Income>(state, scope, user).await,
        RecordKind::Transaction => latest::<Transaction>(state, scope, user).await,
        RecordKind::Contribution => latest::<Contribution>(state, scope, user).await,
        RecordKind::Liability => latest::<Liability>(state, scope, user).await,
        RecordKind::Document => latest::<Document>(state, scope, user).await,
        RecordKind::Rating => latest::<Rating>(state, scope, user).await,
        RecordKind::Eincome => latest::<Eincome>(state, scope, user).await,
        RecordKind::Link => latest::<Link>(state, scope, user).await,
        RecordKind::Insight => latest::<Insight>(state, scope, user).await,
    }
}

async fn latest<R: Record>(state: &AppState, scope: &Scope, user: &UserId) -> Result<Vec<Value>, Problem> {
    let filter = RecordFilter {
        user: Some(user),
        ..RecordFilter::default()
    };
    let page = state
        .store()
        .records::<R>(scope, filter, PageRequest::first(SHOWN))
        .await?;
    let shown = page.items.into_iter().map(|stored| {
        let mut value = json!({ "id": stored.id().to_string() });
        if let (Some(fields), Ok(Value::Object(record))) =
            (value.as_object_mut(), serde_json::to_value(&stored.record))
        {
            fields.extend(record);
        }
        value
    });
    Ok(shown.collect())
}
