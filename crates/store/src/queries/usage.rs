//! Usage by day, and how far people come in the widget: counts of rows that are there for other reasons, but for the
//! calls, which are counted as they are made.

use openwink_model::{ConnectionStatus, Date, ErrorCode, ids::first_id_at, mode::Scope, text_enum};
use sea_orm::{
    EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};

use super::page::in_scope;
use crate::{
    Store, StoreError,
    entities::{accounts, archives, deliveries, link_sessions, usage, webhooks},
};

text_enum! {
    /// What is counted by day.
    pub enum Counted {
        /// Calls of the Open API that were answered 2xx or 3xx.
        CallsGood = "2xx",
        /// Calls that were refused.
        CallsRefused = "4xx",
        /// Calls that failed for our own reasons.
        CallsFailed = "5xx",
        Links = "links",
        Uploads = "uploads",
        Delivered = "delivered",
        Undelivered = "undelivered",
    }
}

text_enum! {
    /// How far a session of the widget came, in this order.
    pub enum Screen {
        Consent = "CONSENT",
        Find = "FIND",
        Login = "LOGIN",
        Upload = "UPLOAD",
        Connecting = "CONNECTING",
        Code = "CODE",
        Done = "DONE",
    }
}

text_enum! {
    /// What came of a session of the widget, where something did.
    pub enum SessionOutcome {
        Connected = "CONNECTED",
        Uploaded = "UPLOADED",
        Error = "ERROR",
    }
}

/// Sessions that came so far and no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub screen: Screen,
    pub outcome: Option<SessionOutcome>,
    pub sessions: u64,
}

/// Accounts at a provider, by how they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountsAt {
    pub provider: String,
    pub status: ConnectionStatus,
    /// Whether it was connected at some time.
    pub connected: bool,
    pub error: Option<ErrorCode>,
    pub accounts: u64,
}

fn day_of(column: &str) -> SimpleExpr {
    Expr::cust(format!("{column} / 86400000000"))
}

fn count() -> SimpleExpr {
    Expr::cust("count(*)")
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

impl Store {
    /// What happened from a day on, by day; days are counted since 1970. Days on which nothing happened are left out.
    pub async fn usage(&self, scope: &Scope, from: Date) -> Result<Vec<(i64, Counted, u64)>, StoreError> {
        let start = from.start();
        let (db, micros) = (self.db().reader(), start.micros());
        let mut found = Vec::new();
        let calls = in_scope!(usage, scope)
            .filter(usage::COLUMN.day.gte(micros / 86_400_000_000))
            .all(db)
            .await?;
        for row in calls {
            found.push((row.day, row.what.parse()?, unsigned(row.count)));
        }
        let links: Vec<(i64, i64)> = in_scope!(accounts, scope)
            .filter(accounts::COLUMN.connected_at.gte(micros))
            .select_only()
            .expr(day_of("connected_at"))
            .expr(count())
            .group_by(day_of("connected_at"))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(
            links
                .into_iter()
                .map(|(day, count)| (day, Counted::Links, unsigned(count))),
        );
        let uploads: Vec<(i64, i64)> = in_scope!(archives, scope)
            .filter(archives::COLUMN.id.gte(first_id_at(start)))
            .select_only()
            .expr(day_of("created_at"))
            .expr(count())
            .group_by(day_of("created_at"))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(
            uploads
                .into_iter()
                .map(|(day, count)| (day, Counted::Uploads, unsigned(count))),
        );
        let receivers: Vec<uuid::Uuid> = in_scope!(webhooks, scope)
            .select_only()
            .column(webhooks::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let sent: Vec<(i64, String, i64)> = in_scope!(deliveries, scope)
            .filter(deliveries::COLUMN.webhook_id.is_in(receivers))
            .filter(deliveries::COLUMN.finished_at.gte(micros))
            .select_only()
            .expr(day_of("finished_at"))
            .column(deliveries::Column::Status)
            .expr(count())
            .group_by(day_of("finished_at"))
            .group_by(Expr::col(deliveries::Column::Status))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(sent.into_iter().map(|(day, status, count)| {
            let what = match status.as_str() {
                "DELIVERED" => Counted::Delivered,
                _ => Counted::Undelivered,
            };
            (day, what, unsigned(count))
        }));
        Ok(found)
    }

    /// How far sessions came that were opened from a day on.
    pub async fn link_funnel(&self, scope: &Scope, from: Date) -> Result<Vec<Reached>, StoreError> {
        let rows: Vec<(String, Option<String>, i64)> = in_scope!(link_sessions, scope)
            .filter(link_sessions::COLUMN.id.gte(first_id_at(from.start())))
            .select_only()
            .column(link_sessions::Column::Furthest)
            .column(link_sessions::Column::Outcome)
            .expr(count())
            .group_by(Expr::col(link_sessions::Column::Furthest))
            .group_by(Expr::col(link_sessions::Column::Outcome))
            .into_tuple()
            .all(self.db().reader())
            .await?;
        rows.into_iter()
            .map(|(screen, outcome, sessions)| {
                Ok(Reached {
                    screen: screen.parse()?,
                    outcome: outcome.map(|outcome| outcome.parse()).transpose()?,
                    sessions: unsigned(sessions),
                })
            })
            .collect()
    }

    /// How accounts stand that were created from a day on, by provider.
    pub async fn link_outcomes(&self, scope: &Scope, from: Date) -> Result<Vec<AccountsAt>, StoreError> {
        let rows: Vec<(String, String, i64, Option<String>, i64)> = in_scope!(accounts, scope)
            .filter(accounts::COLUMN.id.gte(first_id_at(from.start())))
            .select_only()
            .column(accounts::Column::Provider)
            .column(accounts::Column::Status)
            .expr(was_connected())
            .column(accounts::Column::ErrorCode)
            .expr(count())
            .group_by(Expr::col(accounts::Column::Provider))
            .group_by(Expr::col(accounts::Column::Status))
            .group_by(was_connected())
            .group_by(Expr::col(accounts::Column::ErrorCode))
            .into_tuple()
            .all(self.db().reader())
            .await?;
        rows.into_iter()
            .map(|(provider, status, connected, error, accounts)| {
                Ok(AccountsAt {
                    provider,
                    status: status.parse()?,
                    connected: connected == 1,
                    error: error.map(|code| code.parse()).transpose()?,
                    accounts: unsigned(accounts),
                })
            })
            .collect()
    }
}

/// 1 or 0, as a number of the same size on both databases.
fn was_connected() -> SimpleExpr {
    Expr::cust("CAST(CASE WHEN connected_at IS NULL THEN 0 ELSE 1 END AS bigint)")
}
