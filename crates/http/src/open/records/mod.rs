//! The normalised records: one list and one get for every kind.

mod item;
mod month;

use std::{borrow::Cow, marker::PhantomData};

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Date, DateTime,
    ids::{AccountId, SourceId, UserId},
    records::{
        Contribution, Document, Eincome, Employment, Identity, Income, Insight, Liability, Link, Rating,
        Record, Transaction,
    },
};
use openwink_store::{PageRequest, Period, RecordFilter};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

pub use item::{Item, Metadata};

use self::month::{Month, check_months};
use crate::{
    AppState, Problem,
    cursor::{self, ListOf},
    envelope::{Answer, List},
    extract::{Params, PathId, Query, Size, With, check_period, may},
    middleware,
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AnyParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Records of this user.
    user_id: Option<UserId>,
    /// Records that came from this account or archive.
    source_id: Option<SourceId>,
    /// The old name of `sourceId`.
    #[schemars(extend("deprecated" = true))]
    account_id: Option<AccountId>,
    /// Records of this day or later.
    start_date: Option<Date>,
    /// Records of this day or earlier.
    end_date: Option<Date>,
    /// Records of this month, such as `2021-04`, or later.
    start_month: Option<Month>,
    /// Records of this month or earlier.
    end_month: Option<Month>,
    /// The records as they were at this moment. Ours, beyond the contract.
    as_of: Option<DateTime>,
}

/// The parameters that a kind's list takes.
struct RecordParams<R> {
    any: AnyParams,
    kind: PhantomData<R>,
}

fn takes<R: Record>(name: &str) -> bool {
    match name {
        "startDate" | "endDate" => R::DATED,
        "startMonth" | "endMonth" => R::MONTHLY,
        "accountId" => R::ACCOUNT_FILTER,
        _ => true,
    }
}

impl<'de, R> Deserialize<'de> for RecordParams<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let any = AnyParams::deserialize(deserializer)?;
        Ok(Self {
            any,
            kind: PhantomData,
        })
    }
}

impl<R: Record> JsonSchema for RecordParams<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Params", R::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = AnyParams::json_schema(generator);
        if let Some(serde_json::Value::Object(properties)) = schema
            .as_object_mut()
            .and_then(|schema| schema.get_mut("properties"))
        {
            properties.retain(|name, _| takes::<R>(name));
        }
        schema
    }
}

impl<R: Record> Query for RecordParams<R> {
    fn knows(name: &str) -> bool {
        takes::<R>(name)
    }

    fn check(&self) -> Result<(), Problem> {
        let any = &self.any;
        let conflict = match (any.source_id, any.account_id) {
            (Some(source), Some(account)) => source != SourceId::Account(account),
            _ => false,
        };
        match conflict {
            true => Err(Problem::field(
                "accountId",
                "must be the same as sourceId where both are given",
            )),
            false => {
                check_months(any.start_month, any.end_month)?;
                check_period(any.start_date, any.end_date)
            }
        }
    }
}

async fn list<R: Record>(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    Params(params): Params<RecordParams<R>>,
) -> Result<Answer<List<Item<R>>>, Problem> {
    let (params, store, scope) = (params.any, state.store(), &caller.scope);
    let mut filter = RecordFilter {
        user: params.user_id.as_ref(),
        source: params.source_id.or(params.account_id.map(SourceId::Account)),
        period: Period {
            start: params.start_date.or(params.start_month.map(Month::first_day)),
            end: params.end_date.or(params.end_month.map(Month::last_day)),
        },
        as_of: params.as_of,
    };
    let filters = filter.fingerprint();
    let list = ListOf {
        scope,
        list: R::PATH,
        filters: &filters,
    };
    let mut after = None;
    if let Some(cursor) = params.cursor.as_deref().filter(|cursor| !cursor.is_empty()) {
        let (position, began) = store
            .cursors()
            .open_walk(list, cursor)
            .ok_or_else(cursor::refused)?;
        if params.as_of.is_some_and(|at| Some(at) != began) {
            return Err(Problem::field("asOf", "must be the same on every page of a list"));
        }
        (after, filter.as_of) = (Some(position), began);
    }
    // Whoever walks on sees what was there when they began
    let began = filter.as_of.unwrap_or(store.now(scope));
    let page = PageRequest {
        size: params.size.get(),
        after,
    };
    let records = store.records::<R>(scope, filter, page).await?;
    if !records.items.is_empty() {
        middleware::note_read();
    }
    let users = records.items.iter().map(|stored| &stored.row.user);
    state.note_read(&caller, R::KIND.into(), users);
    Ok(Answer(List {
        next_cursor: (records.next).map(|position| store.cursors().seal_walk(list, position, began)),
        items: records.items.into_iter().map(Item::new).collect(),
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct GetParams {
    /// The record as it was at this moment. Ours, beyond the contract.
    as_of: Option<DateTime>,
}

impl Query for GetParams {}

async fn get<R: Record>(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<R::Id>,
    Params(params): Params<GetParams>,
) -> Result<Answer<Item<R>>, Problem> {
    let store = state.store();
    let record = store.record::<R>(&caller.scope, id, params.as_of).await?;
    let record = record.ok_or_else(|| Problem::missing(R::KIND.as_str()))?;
    middleware::note_read();
    state.note_read(&caller, R::KIND.into(), [&record.row.user]);
    Ok(Answer(Item::new(record)))
}

fn kind<R: Record>(tag: &'static str, list_id: &'static str, get_id: &'static str) -> ApiRouter<AppState>
where
    R::Id: Send + Sync,
{
    let (plural, name) = (R::PATH, R::KIND.as_str());
    let article = if "aeiou".contains(&name[..1]) { "an" } else { "a" };
    let order = match (R::DATED, R::MONTHLY) {
        (true, _) => "Latest date first. `startDate` and `endDate` are both included.",
        (_, true) => "Latest month first. `startMonth` and `endMonth` are both included.",
        _ => "Latest first.",
    };
    let order = format!(
        "{order} A walk from page to page goes on seeing the records as they were when it began, whatever is read \
         meanwhile; what is erased meanwhile is gone. `asOf` shows them as they were at a moment."
    );
    ApiRouter::new()
        .api_route(
            &format!("/{plural}"),
            get_with(list::<R>, |op| {
                op.id(list_id)
                    .tag(tag)
                    .summary(&format!("List {plural}"))
                    .description(&order)
            }),
        )
        .api_route(
            &format!("/{plural}/{{id}}"),
            get_with(get::<R>, |op| {
                op.id(get_id).tag(tag).summary(&format!("Get {article} {name}"))
            }),
        )
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .merge(kind::<Identity>("Identities", "list-identities", "get-identity"))
        .merge(kind::<Employment>(
            "Employments",
            "list-employments",
            "get-employment",
        ))
        .merge(kind::<Income>("Incomes", "list-incomes", "get-income"))
        .merge(kind::<Transaction>(
            "Transactions",
            "list-transactions",
            "get-transaction",
        ))
        .merge(kind::<Contribution>(
            "Contributions",
            "list-contributions",
            "get-contribution",
        ))
        .merge(kind::<Liability>(
            "Liabilities",
            "list-liabilities",
            "get-liabilities",
        ))
        .merge(kind::<Document>("Documents", "list-documents", "get-document"))
        .merge(kind::<Rating>("Ratings", "list-ratings", "get-rating"))
        .merge(kind::<Eincome>(
            "Estimated incomes",
            "list-eincomes",
            "get-eincomes",
        ))
        .merge(kind::<Insight>(
            "Insights",
            "list-insights",
            "get-feature-insight",
        ))
        .merge(kind::<Link>("Links", "list-links", "get-link"))
}
