//! The sandbox's own clock. Ours, not the contract's; sandbox keys only.

use std::time::Duration;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{DateTime, mode::Scope};
use openwink_store::{Actor, SandboxClock as Clock, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sandbox::check_mode;
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, Request, With, may},
    portal::Origin,
};

/// As far as one call moves the clock: ten years.
const MOST_SECONDS: u64 = 3_653 * 86_400;
/// As far as a sandbox may get ahead in all: what is later is of no use, and far below what a time can hold.
const FURTHEST_SECONDS: u64 = 100 * 366 * 86_400;
/// Before it nobody of the sandbox has lived long enough to have a pay.
const EARLIEST_YEAR: i16 = 2000;
const WAIT: u32 = 10;
const MOST_WAIT: u32 = 25;
const LOOK: Duration = Duration::from_millis(20);

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AdvanceRequest {
    days: Option<u32>,
    hours: Option<u32>,
    minutes: Option<u32>,
    seconds: Option<u32>,
    /// How many seconds the answer may wait for everything that falls due on the way: 10 if you don't say.
    #[schemars(range(min = 0, max = 25))]
    wait_seconds: Option<u32>,
}

impl AdvanceRequest {
    fn by(&self) -> Duration {
        let part = |value: Option<u32>, seconds: u64| u64::from(value.unwrap_or(0)) * seconds;
        Duration::from_secs(
            part(self.days, 86_400) + part(self.hours, 3600) + part(self.minutes, 60) + part(self.seconds, 1),
        )
    }
}

impl Request for AdvanceRequest {
    fn check(&self) -> Result<(), Problem> {
        if !(1..=MOST_SECONDS).contains(&self.by().as_secs()) {
            return Err(Problem::field(
                "days",
                "must, with hours, minutes and seconds, be more than nothing and at most ten years",
            ));
        }
        match self.wait_seconds.unwrap_or(0) {
            0..=MOST_WAIT => Ok(()),
            _ => Err(Problem::field(
                "waitSeconds",
                "must be a whole number from 0 to 25",
            )),
        }
    }
}

/// What the sandbox's clock shows.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SandboxClock {
    now: DateTime,
    /// Where it is being moved to; null where it has arrived.
    target: Option<DateTime>,
    /// Whether it stands still until it is moved on.
    stands: bool,
}

impl From<Clock> for SandboxClock {
    fn from(clock: Clock) -> Self {
        Self {
            now: clock.now,
            target: clock.target,
            stands: clock.stands,
        }
    }
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::Sandbox>,
) -> Result<Answer<SandboxClock>, Problem> {
    check_mode(&caller.scope, "look at a sandbox's clock")?;
    Ok(Answer(state.store().sandbox_clock(&caller.scope).await?.into()))
}

async fn advance(
    State(state): State<AppState>,
    origin: Origin,
    caller: With<may::Sandbox>,
    Body(body): Body<AdvanceRequest>,
) -> Result<Answer<SandboxClock>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    check_mode(scope, "move a sandbox's clock")?;
    let (by, machine) = (body.by(), state.ambient().now());
    let clock = store.sandbox_clock(scope).await?;
    let end = clock.target.unwrap_or(clock.now).plus(by);
    if end.since(machine).as_secs() > FURTHEST_SECONDS {
        return Err(Problem::field(
            "days",
            "would set the clock more than a hundred years ahead; POST /v1/sandbox/reset sets it back",
        ));
    }
    let actor = &Actor::api_key(caller.api_key, &origin.address);
    store
        .write(|tx| async move {
            let clock = store.aim_clock(&tx, scope, by).await?;
            let target = clock.target.map(|target| target.to_string()).unwrap_or_default();
            store
                .audit(&tx, actor, scope, "sandbox.clock_moved", target)
                .await?;
            Ok::<_, StoreError>(())
        })
        .await?;
    store.wake().jobs();
    let limit = Duration::from_secs(body.wait_seconds.unwrap_or(WAIT).into());
    // Too late is no error: the answer says where the clock is
    let _ = tokio::time::timeout(limit, arrival(&state, scope)).await;
    Ok(Answer(store.sandbox_clock(scope).await?.into()))
}

/// The moment to stand at.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct StopRequest {
    /// Where it is, if you don't say. In a sandbox without users, any moment from the year 2000 on and at most a hundred years
    /// ahead.
    at: Option<DateTime>,
}

impl Request for StopRequest {}

async fn stop(
    State(state): State<AppState>,
    origin: Origin,
    caller: With<may::Sandbox>,
    Body(body): Body<StopRequest>,
) -> Result<Answer<SandboxClock>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    check_mode(scope, "stop a sandbox's clock")?;
    let at = body.at.unwrap_or_else(|| store.now(scope));
    let furthest = state.ambient().now().plus(Duration::from_secs(FURTHEST_SECONDS));
    if at.date().year() < EARLIEST_YEAR || at > furthest {
        return Err(Problem::field(
            "at",
            "must be from the year 2000 on, and at most a hundred years ahead",
        ));
    }
    let actor = &Actor::api_key(caller.api_key, &origin.address);
    store
        .write(|tx| async move {
            if body.at.is_some() && store.has_users(&tx, scope).await? {
                return Err(Problem::invalid(
                    "the sandbox has users, whose times would make no sense any more; empty it with \
                     POST /v1/sandbox/reset first, or leave \"at\" out",
                ));
            }
            store.stop_clock(&tx, scope, at).await?;
            let target = at.to_string();
            store
                .audit(&tx, actor, scope, "sandbox.clock_stopped", target)
                .await?;
            Ok(())
        })
        .await?;
    store.load_clocks().await?;
    Ok(Answer(store.sandbox_clock(scope).await?.into()))
}

async fn arrival(state: &AppState, scope: &Scope) -> Result<(), StoreError> {
    while state.store().sandbox_clock(scope).await?.target.is_some() {
        tokio::time::sleep(LOOK).await;
    }
    // Another process may have moved it
    state.store().load_clocks().await
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/sandbox/clock",
            get_with(get, |op| {
                op.id("get-sandbox-clock")
                    .tag("Sandbox")
                    .summary("What the sandbox's clock shows")
                    .description(
                        "Each sandbox has a clock of its own, which goes as the machine's does and can be moved on. \
                         Production keys get a 403.",
                    )
            }),
        )
        .api_route(
            "/sandbox/clock/advance",
            post_with(advance, |op| {
                op.id("advance-sandbox-clock")
                    .tag("Sandbox")
                    .summary("Move the sandbox's clock on")
                    .description(
                        "Everything that falls due on the way happens, in its order and at its time: link tokens expire, \
                         accounts are synced, webhooks tried again, retention ends. Give at least one of days, hours, \
                         minutes and seconds; they add up. The answer comes when the clock has arrived, or after \
                         `waitSeconds` with the `target` that it is still on its way to. The clock cannot be moved \
                         back; `POST /v1/sandbox/reset` sets it to the machine's. Production keys get a 403.",
                    )
            }),
        )
        .api_route(
            "/sandbox/clock/stop",
            post_with(stop, |op| {
                op.id("stop-sandbox-clock")
                    .tag("Sandbox")
                    .summary("Have the sandbox's clock stand still")
                    .description(
                        "It stands where it is, or in a sandbox without users at a moment of yours, until it is moved on or \
                         the sandbox is reset. The same calls then have the same answers, byte for byte but for ids and \
                         secrets: for tests that compare with what was recorded. Waits of seconds, such as between the \
                         tries of a webhook, go by as ever. Production keys get a 403.",
                    )
            }),
        )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use openwink_testkit::{TestStore, on_both};
    use serde_json::json;

    use crate::tests::Api;

    on_both!(
        a_clock_is_moved_and_set_back,
        a_clock_stands_until_it_is_moved,
        what_is_no_time_is_refused,
        a_link_token_ends_by_the_sandboxs_clock,
    );

    const ADVANCE: &str = "/v1/sandbox/clock/advance";
    const STOP: &str = "/v1/sandbox/clock/stop";

    /// What the runner does for the job.
    async fn step(api: &Api<'_>) {
        let lane = openwink_store::Lane::Clocks;
        let claimed = api.claim_jobs(lane, 10, Duration::from_secs(60)).await.unwrap();
        for job in claimed {
            if matches!(job.body, openwink_store::JobBody::AdvanceClock { .. }) {
                while api.step_clock(&job).await.unwrap() == openwink_store::ClockStep::Moved {}
                let job = &job;
                api.write(|tx| async move { api.complete_job(&tx, job).await })
                    .await
                    .unwrap();
            }
        }
    }

    async fn a_clock_is_moved_and_set_back(t: &TestStore) {
        let api = Api::new(t).await;
        let clock = api.get("/v1/sandbox/clock").await.good();
        assert_eq!(
            *clock.data(),
            json!({ "now": "2026-01-15T08:00:00.000Z", "target": null, "stands": false })
        );
        let body = json!({ "days": 30, "hours": 2, "waitSeconds": 0 });
        let moving = api.post(ADVANCE, body).await.good();
        let target = json!("2026-02-14T10:00:00.000Z");
        assert_eq!(moving.data()["target"], target);
        step(&api).await;
        let clock = api.get("/v1/sandbox/clock").await.good();
        assert_eq!(
            *clock.data(),
            json!({ "now": target, "target": null, "stands": false })
        );
        let user = api.post("/v1/users", json!({})).await.good();
        assert_eq!(user.data()["user"]["createdAt"], target);
        api.post("/v1/sandbox/reset", json!({})).await.good();
        let clock = api.get("/v1/sandbox/clock").await.good();
        assert_eq!(clock.data()["now"], "2026-01-15T08:00:00.000Z");
    }

    async fn a_clock_stands_until_it_is_moved(t: &TestStore) {
        let api = Api::new(t).await;
        api.post("/v1/sandbox/reset", json!({})).await.good();
        let stop = json!({ "at": "2025-11-30T23:59:59.000Z" });
        let clock = api.post(STOP, stop.clone()).await.good();
        let shown = json!({ "now": "2025-11-30T23:59:59.000Z", "target": null, "stands": true });
        assert_eq!(*clock.data(), shown);
        t.wait(Duration::from_secs(90));
        assert_eq!(*api.get("/v1/sandbox/clock").await.good().data(), shown);
        let user = api.post("/v1/users", json!({})).await.good();
        assert_eq!(user.data()["user"]["createdAt"], shown["now"]);
        api.post(STOP, stop)
            .await
            .refused(400, "INVALID_PARAMETERS", "the sandbox has users");
        let stays = api.post(STOP, json!({})).await.good();
        assert_eq!(*stays.data(), shown);
        // It goes on by what it is moved, and by nothing else
        api.post(ADVANCE, json!({ "seconds": 1, "waitSeconds": 0 }))
            .await
            .good();
        step(&api).await;
        t.wait(Duration::from_secs(90));
        let clock = api.get("/v1/sandbox/clock").await.good();
        assert_eq!(
            *clock.data(),
            json!({ "now": "2025-12-01T00:00:00.000Z", "target": null, "stands": true })
        );
        api.post("/v1/sandbox/reset", json!({})).await.good();
        let clock = api.get("/v1/sandbox/clock").await.good();
        assert_eq!(clock.data()["now"], "2026-01-15T08:03:00.000Z");
        for at in ["1999-12-31T23:59:59Z", "2150-01-01T00:00:00Z", "tomorrow"] {
            let refused = api.post(STOP, json!({ "at": at })).await;
            assert_eq!(refused.status, 400, "{at}");
        }
    }

    async fn what_is_no_time_is_refused(t: &TestStore) {
        let api = Api::new(t).await;
        for (body, problem) in [
            (
                json!({}),
                "days must, with hours, minutes and seconds, be more than nothing",
            ),
            (json!({ "days": 0 }), "days must"),
            (json!({ "days": 4000 }), "days must"),
            (
                json!({ "days": 1, "waitSeconds": 26 }),
                "waitSeconds must be a whole number from 0 to 25",
            ),
            (json!({ "day": 1 }), "day"),
            (json!({ "days": -1 }), "days"),
        ] {
            api.post(ADVANCE, body)
                .await
                .refused(400, "INVALID_PARAMETERS", problem);
        }
        for _ in 0..10 {
            let far = json!({ "days": 3653, "waitSeconds": 0 });
            api.post(ADVANCE, far).await;
        }
        api.post(ADVANCE, json!({ "days": 3653, "waitSeconds": 0 }))
            .await
            .refused(
                400,
                "INVALID_PARAMETERS",
                "days would set the clock more than a hundred years ahead",
            );
    }

    async fn a_link_token_ends_by_the_sandboxs_clock(t: &TestStore) {
        let api = Api::new(t).await;
        let user = t.new_user(&api.scope).await.id;
        let token = t.new_token(&api.scope, &user).await;
        api.post(ADVANCE, json!({ "minutes": 61, "waitSeconds": 0 }))
            .await
            .good();
        step(&api).await;
        let (options, secret) = (&openwink_store::SessionOptions::default(), token.token.expose());
        let hour = Duration::from_secs(3600);
        let opened = t
            .write(|tx| async move { t.exchange_link_token(&tx, secret, options, hour).await })
            .await
            .unwrap();
        assert!(opened.is_none());
    }
}
