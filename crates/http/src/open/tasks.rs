//! Tasks: the background work behind an account or archive.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Date, DateTime, TaskType,
    accounts::TaskStatus,
    ids::{SourceId, TaskId, UserId},
    records::Datapoint,
};
use openwink_store::{Period, Task as StoredTask};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pager, records::Metadata};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Paging, Params, PathId, Query, Size, With, check_period, may},
};

/// Background work.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    id: TaskId,
    #[serde(rename = "type")]
    kind: TaskType,
    started_at: DateTime,
    /// Null while it runs.
    finished_at: Option<DateTime>,
    status: TaskStatus,
    /// The kinds of data that it brought.
    datapoints: Vec<Datapoint>,
    metadata: Metadata,
}

impl From<StoredTask> for Task {
    fn from(task: StoredTask) -> Self {
        let started = task.started_at;
        Self {
            id: task.id,
            kind: task.kind,
            started_at: started,
            finished_at: task.finished_at,
            status: match task.finished_at {
                Some(_) => TaskStatus::Finished,
                None => TaskStatus::Started,
            },
            datapoints: task.datapoints,
            metadata: Metadata::new(task.source, task.user, task.provider, started, started),
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct TaskParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Tasks of this user.
    user_id: Option<UserId>,
    /// Tasks of this account or archive.
    source_id: Option<SourceId>,
    /// Tasks started on this day (UTC) or later.
    start_date: Option<Date>,
    /// Tasks started on this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for TaskParams {
    fn check(&self) -> Result<(), Problem> {
        check_period(self.start_date, self.end_date)
    }
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<TaskParams>,
) -> Result<Answer<List<Task>>, Problem> {
    let (user, source) = (params.user_id.as_ref(), params.source_id);
    let period = Period {
        start: params.start_date,
        end: params.end_date,
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "tasks",
            filters: &format!("{user:?} {source:?} {period:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let tasks = state
        .store()
        .tasks(&caller.scope, user, source, period, page)
        .await?;
    Ok(Answer(pager.list(tasks, Task::from)))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathId(id): PathId<TaskId>,
) -> Result<Answer<Task>, Problem> {
    let task = state.store().task(&caller.scope, id).await?;
    let task = task.ok_or_else(|| Problem::missing("task"))?;
    Ok(Answer(task.into()))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/tasks",
            get_with(list, |op| {
                op.id("list-tasks")
                    .tag("Tasks")
                    .summary("List tasks")
                    .description("Latest first.")
            }),
        )
        .api_route(
            "/tasks/{id}",
            get_with(get, |op| op.id("get-task").tag("Tasks").summary("Get a task")),
        )
}
