//! Archives: files that users or tenants send, and what is read of them.

mod analysis;
mod request;
pub(crate) mod shape;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{Extension, extract::State};
use openwink_model::{
    Date, TaskType,
    accesses::AccessKind,
    accounts::{ArchiveStatus, Uploader},
    events::NewEvent,
    ids::{ArchiveId, UserId},
    mode::Scope,
    receipts::RevokedBy,
};
use openwink_store::{Archive as StoredArchive, ArchiveFilter, NewArchive, Page, Period, Tx};
use schemars::JsonSchema;
use serde::Deserialize;

use self::{
    request::{ArchiveClassifyRequest, ArchiveCreateRequest, Checked, Sent, check},
    shape::{Archive, Upload},
};
use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List, Nothing},
    extract::{Caller, LargeBody, Paging, Params, PathId, Query, Size, With, check_period, may},
    link::file_types,
    upload::Uploads,
};

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ArchiveParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Archives of this user.
    user_id: Option<UserId>,
    /// Archives of this type.
    file_type: Option<String>,
    /// Archives sent on this day (UTC) or later.
    start_date: Option<Date>,
    /// Archives sent on this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for ArchiveParams {
    fn check(&self) -> Result<(), Problem> {
        check_type(self.file_type.as_deref())?;
        check_period(self.start_date, self.end_date)
    }
}

fn check_type(given: Option<&str>) -> Result<(), Problem> {
    match given {
        Some(given) if file_types::find(given).is_none() => Err(Problem::field(
            "fileType",
            "must be a type that GET /v1/fileTypes lists",
        )),
        _ => Ok(()),
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct UploadParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    /// Uploads of this user.
    user_id: Option<UserId>,
    /// Uploads of this day (UTC) or later.
    start_date: Option<Date>,
    /// Uploads of this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for UploadParams {
    fn check(&self) -> Result<(), Problem> {
        check_period(self.start_date, self.end_date)
    }
}

/// A page of archives as they are stored, and the list that goes round it.
async fn page<T, Fut: Future<Output = Result<T, Problem>>>(
    state: &AppState,
    caller: &Caller,
    list: &'static str,
    filter: ArchiveFilter<'_>,
    paging: Paging,
    show: impl Fn(StoredArchive) -> Fut,
) -> Result<Answer<List<T>>, Problem> {
    let scope = &caller.scope;
    let pager = Pager {
        state,
        list: ListOf {
            scope,
            list,
            filters: &format!("{filter:?}"),
        },
    };
    let request = pager.request(&paging)?;
    let found = state.store().archives(scope, filter, request).await?;
    let users = found.items.iter().filter(|archive| is_read(archive));
    state.note_read(caller, AccessKind::Files, users.map(|archive| &archive.user));
    let mut items = Vec::with_capacity(found.items.len());
    for archive in found.items {
        items.push(show(archive).await?);
    }
    let page = Page {
        items,
        next: found.next,
    };
    Ok(Answer(pager.list(page, |item| item)))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    Params(params): Params<ArchiveParams>,
) -> Result<Answer<List<Archive>>, Problem> {
    let filter = ArchiveFilter {
        user: params.user_id.as_ref(),
        file_type: params.file_type.as_deref(),
        period: Period {
            start: params.start_date,
            end: params.end_date,
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor.clone(),
    };
    let scope = &caller.scope;
    page(&state, &caller, "archives", filter, paging, |archive| {
        Archive::new(&state, scope, archive)
    })
    .await
}

async fn list_uploads(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    Params(params): Params<UploadParams>,
) -> Result<Answer<List<Upload>>, Problem> {
    let filter = ArchiveFilter {
        user: params.user_id.as_ref(),
        file_type: None,
        period: Period {
            start: params.start_date,
            end: params.end_date,
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor.clone(),
    };
    page(&state, &caller, "uploads", filter, paging, |archive| {
        Upload::new(&state, archive)
    })
    .await
}

/// Whether showing the archive shows anything of its person: of a revoked one nothing is left.
fn is_read(archive: &StoredArchive) -> bool {
    archive.status != ArchiveStatus::Revoked
}

async fn find(state: &AppState, scope: &Scope, id: ArchiveId, what: &str) -> Result<StoredArchive, Problem> {
    let archive = state.store().archive(scope, id).await?;
    archive.ok_or_else(|| Problem::missing(what))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<ArchiveId>,
) -> Result<Answer<Archive>, Problem> {
    let archive = find(&state, &caller.scope, id, "archive").await?;
    if is_read(&archive) {
        state.note_read(&caller, AccessKind::Files, [&archive.user]);
    }
    Ok(Answer(Archive::new(&state, &caller.scope, archive).await?))
}

async fn get_upload(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<ArchiveId>,
) -> Result<Answer<Upload>, Problem> {
    let archive = find(&state, &caller.scope, id, "upload").await?;
    if is_read(&archive) {
        state.note_read(&caller, AccessKind::Files, [&archive.user]);
    }
    Ok(Answer(Upload::new(&state, archive).await?))
}

async fn revoke(
    State(state): State<AppState>,
    caller: With<may::ArchivesWrite>,
    PathId(id): PathId<ArchiveId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let archive = store
        .write(|tx| async move { store.revoke_archive(&tx, scope, id, RevokedBy::Tenant).await })
        .await?
        .ok_or_else(|| Problem::missing("archive"))?;
    store.wake().jobs();
    store.wake().deliveries();
    store.wake().link(archive.user.uuid());
    Ok(Answer::DONE)
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::ArchivesWrite>,
    Extension(uploads): Extension<Uploads>,
    body: LargeBody<ArchiveCreateRequest>,
) -> Result<Answer<Archive>, Problem> {
    accept(&state, &caller, &uploads, body, TaskType::AnalyzeArchive).await
}

async fn classify(
    State(state): State<AppState>,
    caller: With<may::ArchivesWrite>,
    Extension(uploads): Extension<Uploads>,
    body: LargeBody<ArchiveClassifyRequest>,
) -> Result<Answer<Archive>, Problem> {
    accept(&state, &caller, &uploads, body, TaskType::ClassifyArchive).await
}

/// Stores the files and leaves the reading to a job.
async fn accept<T: Sent>(
    state: &AppState,
    caller: &Caller,
    uploads: &Uploads,
    body: LargeBody<T>,
    task: TaskType,
) -> Result<Answer<Archive>, Problem> {
    let place = uploads.place();
    let Checked {
        user,
        file_type,
        files,
    } = match place.is_ok() {
        true => check(body.read().await?)?,
        false => {
            body.drain().await;
            return Err(place
                .err()
                .unwrap_or_else(|| Problem::internal("no place, and no reason")));
        }
    };
    let (store, scope) = (state.store(), &caller.scope);
    if let Some(user) = &user {
        let known = store.user(scope, user).await?;
        known.ok_or_else(|| Problem::missing("user"))?;
    }
    let id: ArchiveId = state.ambient().id();
    let (guard, files) = store.put_files(id, files).await?.into_parts();
    let (user, file_type, stored) = (&user, &file_type, &files);
    let made = store
        .write(|tx| async move {
            store.cancel_job(&tx, guard).await?;
            let user = match user {
                Some(user) => user.clone(),
                None => new_user(state, &tx, scope).await?,
            };
            let new = NewArchive {
                id,
                user,
                requested_type: file_type.clone(),
                task,
                uploaded_by: Uploader::Tenant,
            };
            Ok::<_, Problem>(store.create_archive(&tx, scope, &new, stored).await?)
        })
        .await;
    let made = match made {
        Ok(made) => made,
        Err(problem) => {
            let ids: Vec<_> = files.iter().map(|(file, _)| file.id).collect();
            // The job that was written before the files erases them later where it cannot be done now
            if let Err(error) = store
                .finish_erasure(openwink_model::ids::TypedId::uuid(id), &ids)
                .await
            {
                tracing::warn!(%error, "files of a refused upload were left behind");
            }
            return Err(problem);
        }
    };
    store.wake().jobs();
    store.wake().deliveries();
    Ok(Answer(Archive::new(state, scope, made).await?))
}

/// The contract lets a tenant send files of nobody in particular.
async fn new_user(state: &AppState, tx: &Tx, scope: &Scope) -> Result<UserId, Problem> {
    let store = state.store();
    let user = store.create_user(tx, scope, &BTreeMap::new()).await?;
    let event = NewEvent::user_created(user.session.clone());
    store.emit(tx, scope, vec![event]).await?;
    Ok(user.id)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/archives",
            get_with(list, |op| {
                op.id("list-archives")
                    .tag("Archives")
                    .summary("List archives")
                    .description("Latest first. A revoked archive stays in the list as REVOKED, without its files.")
            })
            .post_with(create, |op| {
                op.id("create-archive")
                    .tag("Archives")
                    .summary("Send files and have them read")
                    .description(
                        "One to ten files of 15 MB each, base64 in JSON: PDF, PNG, JPG, TIFF or HEIC, told by their content. \
                         The answer comes at once, with the status STARTED; ARCHIVE_ANALYZED or ARCHIVE_FAILED, and \
                         TASK_FINISHED, tell when they are read. The sandbox reads only the samples at /samples.",
                    )
            }),
        )
        .api_route(
            "/archives/classify",
            post_with(classify, |op| {
                op.id("create-and-classify-archive")
                    .tag("Archives")
                    .summary("Send files and have them told apart")
                    .description("As sending them to be read, but only `classification` comes of it: no values, no records.")
            }),
        )
        .api_route(
            "/archives/{id}",
            get_with(get, |op| op.id("get-archive").tag("Archives").summary("Get an archive")).delete_with(
                revoke,
                |op| {
                    op.id("delete-archive").tag("Archives").summary("Revoke an archive").description(
                        "Erases the files, what was read of them and every record that came of them, beyond recovery. The \
                         archive's id stays, as REVOKED. Revoking again changes nothing.",
                    )
                },
            ),
        )
        .api_route(
            "/uploads",
            get_with(list_uploads, |op| {
                let op = op.id("list-uploads").tag("Uploads").summary("List archives by their old name");
                let mut op = op.description("Use GET /archives.");
                op.inner_mut().deprecated = true;
                op
            }),
        )
        .api_route(
            "/uploads/{id}",
            get_with(get_upload, |op| {
                let op = op.id("get-upload").tag("Uploads").summary("Get an archive by its old name");
                let mut op = op.description("Use GET /archives/{id}.");
                op.inner_mut().deprecated = true;
                op
            }),
        )
}
