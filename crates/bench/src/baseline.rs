//! Bare handlers to compare with: no authentication, no decryption, no envelope, no log.

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, atomic::AtomicU64, atomic::Ordering},
};

use axum::{
    Router,
    body::Bytes,
    extract::{RawQuery, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use openwink_model::ids::UserId;
use sea_orm::sqlx::{
    self, Column, PgPool, Row, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::Outcome;

/// As many as `openwink serve` opens.
const CONNECTIONS: u32 = 8;
/// What the store's own query fetches, and one row more than the page, as it does to know whether another follows.
const LIST: &str = "SELECT id, user_id, source_id, source_type, provider, sort_date, item_created_at, created_at, \
    payload_sealed FROM records \
    WHERE tenant = $1 AND mode = $2 AND kind = $3 AND user_id = $4 ORDER BY sort_date DESC, id DESC LIMIT 11";
const INSERT: &str = "INSERT INTO users (id, tenant, mode, external_metadata, session_status, channel, created_at) \
    VALUES ($1, $2, $3, '{}', 'IN_PROGRESS', 'DEFAULT', $4)";

#[derive(clap::Args)]
pub struct Args {
    #[arg(long)]
    listen: String,
    /// The body to answer with
    #[arg(long)]
    body: PathBuf,
    /// Fetch the rows before answering; without it, answer from memory
    #[arg(long)]
    database_url: Option<String>,
}

enum Driver {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

struct Shared {
    body: Bytes,
    driver: Option<Driver>,
    number: AtomicU64,
}

pub async fn run(args: &Args) -> Outcome {
    let driver = match &args.database_url {
        Some(url) => Some(connect(url).await?),
        None => None,
    };
    let shared = Arc::new(Shared {
        body: fs::read(&args.body)?.into(),
        driver,
        number: AtomicU64::new(1),
    });
    let app = Router::new()
        .route("/v1/incomes", get(incomes))
        .route("/v1/providers", get(memory))
        .route("/v1/users", post(create))
        .with_state(shared);
    let listener = TcpListener::bind(&args.listen).await?;
    axum::serve(
        axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true))),
        app,
    )
    .await?;
    Ok(())
}

async fn connect(url: &str) -> Outcome<Driver> {
    let Some(path) = url.strip_prefix("sqlite:") else {
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .test_before_acquire(false);
        return Ok(Driver::Postgres(pool.connect(url).await?));
    };
    // As the store sets them
    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .pragma("cache_size", "-16000")
        .pragma("mmap_size", "268435456");
    let pool = |most| {
        SqlitePoolOptions::new()
            .max_connections(most)
            .test_before_acquire(false)
    };
    Ok(Driver::Sqlite {
        read: pool(CONNECTIONS).connect_with(options.clone()).await?,
        write: pool(1).connect_with(options).await?,
    })
}

fn json(status: StatusCode, body: Bytes) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn failed(error: impl std::fmt::Display) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}

async fn memory(State(shared): State<Arc<Shared>>) -> Response {
    json(StatusCode::OK, shared.body.clone())
}

async fn incomes(State(shared): State<Arc<Shared>>, RawQuery(query): RawQuery) -> Response {
    let Some(driver) = &shared.driver else {
        return json(StatusCode::OK, shared.body.clone());
    };
    let query = query.unwrap_or_default();
    let mut fields = query.split('&');
    let user = fields.find_map(|field| field.strip_prefix("userId=")?.parse::<UserId>().ok());
    let Some(user) = user else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match fetch(driver, &user).await {
        Ok(0) => StatusCode::NOT_FOUND.into_response(),
        Ok(_) => json(StatusCode::OK, shared.body.clone()),
        Err(error) => failed(error),
    }
}

macro_rules! decoded {
    ($rows:expr) => {
        $rows
            .iter()
            .map(|row| {
                let payload: &[u8] = row.get(8);
                debug_assert_eq!(row.column(8).name(), "payload_sealed");
                let id: Uuid = row.get(0);
                payload.len() + usize::from(!id.is_nil())
            })
            .sum()
    };
}

/// Fetches the rows and looks at what an answer would be made from; says how many bytes.
async fn fetch(driver: &Driver, user: &UserId) -> Result<usize, sqlx::Error> {
    let tenant = user.tenant().as_str();
    Ok(match driver {
        Driver::Sqlite { read, .. } => {
            let query = sqlx::query(LIST)
                .bind(tenant)
                .bind("SANDBOX")
                .bind("income")
                .bind(user.uuid());
            decoded!(query.fetch_all(read).await?)
        }
        Driver::Postgres(pool) => {
            let query = sqlx::query(LIST)
                .bind(tenant)
                .bind("SANDBOX")
                .bind("income")
                .bind(user.uuid());
            decoded!(query.fetch_all(pool).await?)
        }
    })
}

/// One row in a transaction of its own.
async fn create(State(shared): State<Arc<Shared>>) -> Response {
    let Some(driver) = &shared.driver else {
        return json(StatusCode::CREATED, shared.body.clone());
    };
    let number = shared.number.fetch_add(1, Ordering::Relaxed);
    let id =
        Uuid::from_u128((0xbe_u128 << 120) | (u128::from(std::process::id()) << 64) | u128::from(number));
    let done = match driver {
        Driver::Sqlite { write, .. } => {
            let query = sqlx::query(INSERT)
                .bind(id)
                .bind("benchbare")
                .bind("SANDBOX")
                .bind(0_i64);
            query.execute(write).await.map(drop)
        }
        Driver::Postgres(pool) => {
            let query = sqlx::query(INSERT)
                .bind(id)
                .bind("benchbare")
                .bind("SANDBOX")
                .bind(0_i64);
            query.execute(pool).await.map(drop)
        }
    };
    match done {
        Ok(()) => json(StatusCode::CREATED, shared.body.clone()),
        Err(error) => failed(error),
    }
}
