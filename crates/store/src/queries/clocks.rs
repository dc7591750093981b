//! Moving a sandbox's clock. It goes from one thing that is due to the next, and on only when nothing is under way, so that a
//! month of syncs, retries and erasures happens in its order, however quickly it is asked for.

use std::{collections::HashMap, time::Duration};

use openwink_model::{DateTime, Mode, ids::TenantId, mode::Scope};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set,
    sea_query::{Condition, Expr, ExprTrait, OnConflict, Query},
};

use super::jobs::{ADVANCE_CLOCK, Job, JobBody};
use crate::{
    Store, StoreError, Tx,
    clocks::{Clock, moved},
    entities::{deliveries, jobs, sandbox_clocks, webhooks},
};

/// Deliveries that are tried again within so long are tried together: a receiver that is away has many, each at a moment of
/// its own.
const TOGETHER: Duration = Duration::from_secs(60);

/// What a sandbox's clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SandboxClock {
    pub now: DateTime,
    /// Where it is being moved to.
    pub target: Option<DateTime>,
    /// Whether it stands still until it is moved on.
    pub stands: bool,
}

/// What a step of the clock did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockStep {
    /// Nothing: something is due or under way.
    Waits,
    Moved,
    /// It is where it was to go.
    Arrived,
}

/// Nought stands for what is under way.
fn begun(due: Option<i64>) -> Result<Option<i64>, ()> {
    match due {
        Some(0) => Err(()),
        due => Ok(due),
    }
}

fn earlier(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Ord::min(a, b)),
        (a, b) => a.or(b),
    }
}

impl Store {
    /// Reads what the sandboxes' clocks show, as another process may have changed it.
    pub async fn load_clocks(&self) -> Result<(), StoreError> {
        let changes = self.0.clocks.changes();
        let rows = sandbox_clocks::Entity::find().all(self.db().reader()).await?;
        let mut loaded = HashMap::with_capacity(rows.len());
        for row in rows {
            loaded.insert(row.tenant.parse::<TenantId>()?, clock(&row));
        }
        self.0.clocks.replace(loaded, changes);
        Ok(())
    }

    /// A moment of a scope by the machine's clock.
    pub(crate) fn machine_time(&self, scope: &Scope, at: DateTime) -> DateTime {
        let machine = self.ambient().now();
        let shown = self.0.clocks.of(scope).shows(machine);
        moved(at, machine.micros().saturating_sub(shown.micros()))
    }

    pub async fn sandbox_clock(&self, scope: &Scope) -> Result<SandboxClock, StoreError> {
        let row = sandbox_clocks::Entity::find_by_id(scope.tenant().as_str())
            .one(self.db().reader())
            .await?
            .filter(|_| scope.mode() == Mode::Sandbox);
        let shown = row.as_ref().map(clock).unwrap_or_default();
        Ok(SandboxClock {
            now: shown.shows(self.ambient().now()),
            target: row.and_then(|row| row.target).map(DateTime::from_micros),
            stands: shown.standing.is_some(),
        })
    }

    /// Wants a sandbox's clock to be so much later than where it is, or is going already. A job moves it.
    pub async fn aim_clock(&self, tx: &Tx, scope: &Scope, by: Duration) -> Result<SandboxClock, StoreError> {
        only_sandbox(scope)?;
        let row = clock_row(tx, scope).await?;
        let shown = row.as_ref().map(clock).unwrap_or_default();
        let before = row.and_then(|row| row.target);
        let now = shown.shows(self.ambient().now());
        let target = before.map_or(now, DateTime::from_micros).plus(by);
        sandbox_clocks::Entity::insert(sandbox_clocks::ActiveModel {
            tenant: Set(scope.tenant().to_string()),
            ahead: Set(shown.ahead),
            target: Set(Some(target.micros())),
            standing: Set(shown.standing),
        })
        .on_conflict(
            OnConflict::column(sandbox_clocks::Column::Tenant)
                .update_column(sandbox_clocks::Column::Target)
                .to_owned(),
        )
        .exec_without_returning(tx.db())
        .await?;
        if before.is_none() {
            let body = JobBody::AdvanceClock {
                tenant: scope.tenant().to_string(),
            };
            self.enqueue_own(tx, &body, self.ambient().now()).await?;
        }
        Ok(SandboxClock {
            now,
            target: Some(target),
            stands: shown.standing.is_some(),
        })
    }

    /// Has a sandbox's clock stand still at a moment, until it is moved on. Once the change is made, [`Store::load_clocks`] lets
    /// this process know.
    pub async fn stop_clock(&self, tx: &Tx, scope: &Scope, at: DateTime) -> Result<(), StoreError> {
        only_sandbox(scope)?;
        sandbox_clocks::Entity::insert(sandbox_clocks::ActiveModel {
            tenant: Set(scope.tenant().to_string()),
            ahead: Set(0),
            target: Set(None),
            standing: Set(Some(at.micros())),
        })
        .on_conflict(
            OnConflict::column(sandbox_clocks::Column::Tenant)
                .update_columns([
                    sandbox_clocks::Column::Ahead,
                    sandbox_clocks::Column::Target,
                    sandbox_clocks::Column::Standing,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx.db())
        .await?;
        Ok(())
    }

    /// Whether a sandbox's clock stands still.
    pub fn stands(&self, scope: &Scope) -> bool {
        self.0.clocks.of(scope).standing.is_some()
    }

    /// Moves a sandbox's clock to what is due next, unless something is due or under way already. The worker's, for the job
    /// that it has claimed.
    pub async fn step_clock(&self, job: &Job) -> Result<ClockStep, StoreError> {
        let JobBody::AdvanceClock { tenant } = &job.body else {
            return Err(StoreError::Configuration("this job moves no clock".into()));
        };
        let scope = &Scope::proven(tenant.parse()?, Mode::Sandbox);
        // A look first: whoever waits must not hold up those who write
        if self.next_due(self.db().reader(), scope).await?.is_none() {
            return Ok(ClockStep::Waits);
        }
        let (step, clock) = self
            .write(|tx| async move { self.step_clock_in(&tx, scope).await })
            .await?;
        if let Some(clock) = clock {
            self.0.clocks.set(scope.tenant().clone(), clock);
        }
        Ok(step)
    }

    async fn step_clock_in(&self, tx: &Tx, scope: &Scope) -> Result<(ClockStep, Option<Clock>), StoreError> {
        let row = clock_row(tx, scope).await?;
        let Some((shown, target)) = row.and_then(|row| Some((clock(&row), row.target?))) else {
            return Ok((ClockStep::Arrived, None));
        };
        let Some((now, job, delivery)) = self.next_due(tx.db(), scope).await? else {
            return Ok((ClockStep::Waits, None));
        };
        let left = target.saturating_sub(shown.shows(DateTime::from_micros(now)).micros());
        if left <= 0 {
            self.set_clock(tx, scope, shown, None).await?;
            return Ok((ClockStep::Arrived, None));
        }
        let together = TOGETHER.as_micros() as i64;
        let next = earlier(
            job.map(|due| due - now),
            delivery.map(|due| Ord::max(due - now, together)),
        );
        let by = next.map_or(left, |next| Ord::min(next, left));
        self.bring_nearer(tx, scope, by).await?;
        let later = shown.moved(by);
        self.set_clock(tx, scope, later, Some(target)).await?;
        Ok((ClockStep::Moved, Some(later)))
    }

    /// The machine's time, and when the scope's next job and next delivery are due by it; `None` while one is due or under way.
    async fn next_due<C: ConnectionTrait>(
        &self,
        db: &C,
        scope: &Scope,
    ) -> Result<Option<(i64, Option<i64>, Option<i64>)>, StoreError> {
        let now = self.ambient().now().micros();
        let (Ok(job), Ok(delivery)) = (
            self.next_job(db, scope).await?,
            self.next_delivery(db, scope).await?,
        ) else {
            return Ok(None);
        };
        let due = earlier(job, delivery).is_some_and(|due| due <= now);
        Ok((!due).then_some((now, job, delivery)))
    }

    /// When the scope's next job is due by the machine's clock; an error while one is under way.
    async fn next_job<C: ConnectionTrait>(
        &self,
        db: &C,
        scope: &Scope,
    ) -> Result<Result<Option<i64>, ()>, StoreError> {
        let mine = || {
            Condition::all()
                .add(jobs::COLUMN.tenant.eq(scope.tenant().as_str()))
                .add(jobs::COLUMN.mode.eq(scope.mode().as_str()))
                .add(jobs::COLUMN.failed_at.is_null())
                .add(jobs::COLUMN.kind.ne(ADVANCE_CLOCK))
        };
        // One look: between two, a job that was due could have been begun
        let next = Expr::cust("MIN(CASE WHEN lease IS NULL THEN due_at ELSE 0 END)");
        let due: Option<Option<i64>> = jobs::Entity::find()
            .filter(mine())
            .select_only()
            .column_as(next, "due")
            .into_tuple()
            .one(db)
            .await?;
        Ok(begun(due.flatten()))
    }

    /// The same of deliveries to webhooks that listen.
    async fn next_delivery<C: ConnectionTrait>(
        &self,
        db: &C,
        scope: &Scope,
    ) -> Result<Result<Option<i64>, ()>, StoreError> {
        let listening = Query::select()
            .column(webhooks::Column::Id)
            .from(webhooks::Entity)
            .and_where(Expr::col(webhooks::Column::Active).eq(true))
            .and_where(Expr::col(webhooks::Column::Tenant).eq(scope.tenant().as_str()))
            .and_where(Expr::col(webhooks::Column::Mode).eq(scope.mode().as_str()))
            .to_owned();
        let mine = || {
            Condition::all()
                .add(deliveries::COLUMN.status.eq("PENDING"))
                .add(deliveries::COLUMN.tenant.eq(scope.tenant().as_str()))
                .add(deliveries::COLUMN.mode.eq(scope.mode().as_str()))
                .add(Expr::col(deliveries::Column::WebhookId).in_subquery(listening.clone()))
        };
        let next = Expr::cust("MIN(CASE WHEN leased THEN 0 ELSE due_at END)");
        let due: Option<Option<i64>> = deliveries::Entity::find()
            .filter(mine())
            .select_only()
            .column_as(next, "due")
            .into_tuple()
            .one(db)
            .await?;
        Ok(begun(due.flatten()))
    }

    /// Brings everything that waits in a scope nearer.
    async fn bring_nearer(&self, tx: &Tx, scope: &Scope, by: i64) -> Result<(), StoreError> {
        jobs::Entity::update_many()
            .col_expr(jobs::Column::DueAt, Expr::col(jobs::Column::DueAt).sub(by))
            .filter(jobs::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(jobs::COLUMN.mode.eq(scope.mode().as_str()))
            .filter(jobs::COLUMN.kind.ne(ADVANCE_CLOCK))
            .exec(tx.db())
            .await?;
        deliveries::Entity::update_many()
            .col_expr(
                deliveries::Column::DueAt,
                Expr::col(deliveries::Column::DueAt).sub(by),
            )
            .filter(deliveries::COLUMN.status.eq("PENDING"))
            .filter(deliveries::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(deliveries::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn set_clock(
        &self,
        tx: &Tx,
        scope: &Scope,
        clock: Clock,
        target: Option<i64>,
    ) -> Result<(), StoreError> {
        sandbox_clocks::Entity::update_many()
            .set(sandbox_clocks::ActiveModel {
                ahead: Set(clock.ahead),
                target: Set(target),
                standing: Set(clock.standing),
                ..Default::default()
            })
            .filter(sandbox_clocks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Has a sandbox's clock go with the machine's; as part of emptying it, for nothing that is there may come to be later
    /// than now.
    pub(crate) async fn clear_clock(&self, tx: &Tx, scope: &Scope) -> Result<(), StoreError> {
        only_sandbox(scope)?;
        sandbox_clocks::Entity::delete_many()
            .filter(sandbox_clocks::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        self.0.clocks.set(scope.tenant().clone(), Clock::default());
        Ok(())
    }
}

fn clock(row: &sandbox_clocks::Model) -> Clock {
    Clock {
        ahead: row.ahead,
        standing: row.standing,
    }
}

/// The clock's row, which nobody else changes until this change is over.
async fn clock_row(tx: &Tx, scope: &Scope) -> Result<Option<sandbox_clocks::Model>, StoreError> {
    let row = sandbox_clocks::Entity::find_by_id(scope.tenant().as_str()).lock_exclusive();
    Ok(row.one(tx.db()).await?)
}

fn only_sandbox(scope: &Scope) -> Result<(), StoreError> {
    match scope.mode() {
        Mode::Sandbox => Ok(()),
        Mode::Production => Err(StoreError::Configuration(
            "only a sandbox has a clock of its own".into(),
        )),
    }
}
