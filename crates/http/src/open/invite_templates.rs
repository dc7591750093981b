//! Invite templates: what invitations say.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{ids::InviteTemplateId, invites::Wording};
use openwink_store::{InviteTemplate as StoredTemplate, TemplateDeleted};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request, With, may},
    invites::{check_name, check_wording},
};

/// The words of invitations. Subject, body and both pages take `${companyName}`, `${fullName}` and `${firstName}`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteTemplate {
    id: InviteTemplateId,
    name: String,
    #[serde(flatten)]
    wording: Wording,
}

impl From<StoredTemplate> for InviteTemplate {
    fn from(template: StoredTemplate) -> Self {
        Self {
            id: template.id,
            name: template.name,
            wording: template.wording,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteTemplatePostRequest {
    /// For yourself.
    #[schemars(length(min = 1, max = 64))]
    pub name: String,
    #[serde(flatten)]
    pub wording: Wording,
}

impl Request for InviteTemplatePostRequest {
    fn check(&self) -> Result<(), Problem> {
        check_name("name", &self.name, 64)?;
        check_wording(&self.wording)
    }
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    Body(body): Body<InviteTemplatePostRequest>,
) -> Result<Created<InviteTemplate>, Problem> {
    let (store, scope, body) = (state.store(), &caller.scope, &body);
    let template = store
        .write(|tx| async move {
            store
                .create_invite_template(&tx, scope, &body.name, &body.wording)
                .await
        })
        .await?;
    Ok(Created(template.into()))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<InviteTemplate>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "inviteTemplates",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let templates = state.store().invite_templates(&caller.scope, page).await?;
    Ok(Answer(pager.list(templates, InviteTemplate::from)))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    PathId(id): PathId<InviteTemplateId>,
) -> Result<Answer<InviteTemplate>, Problem> {
    let template = state.store().invite_template(&caller.scope, id).await?;
    Ok(Answer(template.ok_or_else(missing)?.into()))
}

pub fn missing() -> Problem {
    Problem::missing("invite template")
}

async fn update(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    PathId(id): PathId<InviteTemplateId>,
    Body(body): Body<InviteTemplatePostRequest>,
) -> Result<Answer<InviteTemplate>, Problem> {
    let (store, scope, body) = (state.store(), &caller.scope, &body);
    let template = store
        .write(|tx| async move {
            store
                .update_invite_template(&tx, scope, id, &body.name, &body.wording)
                .await
        })
        .await?;
    Ok(Answer(template.ok_or_else(missing)?.into()))
}

async fn delete(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    PathId(id): PathId<InviteTemplateId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let done = store
        .write(|tx| async move { store.delete_invite_template(&tx, scope, id).await })
        .await?;
    deleted(done)
}

/// What deleting came to, as an answer.
pub fn deleted(done: TemplateDeleted) -> Result<Answer<Nothing>, Problem> {
    match done {
        TemplateDeleted::Done => Ok(Answer::DONE),
        TemplateDeleted::Missing => Err(missing()),
        TemplateDeleted::Standard => Err(Problem::invalid(
            "this is the template that you began with, and it stays: change it instead",
        )),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/inviteTemplates",
            get_with(list, |op| {
                op.id("list-invite-templates")
                    .tag("Invite Templates")
                    .summary("List invite templates")
                    .description("Latest first. There is one from the beginning.")
            })
            .post_with(create, |op| {
                op.id("create-invite-template")
                    .tag("Invite Templates")
                    .summary("Create an invite template")
                    .description(
                        "Every text is plain text, never HTML, and is kept as it was sent. A variable that is unknown or \
                         not closed is refused.",
                    )
            }),
        )
        .api_route(
            "/inviteTemplates/{id}",
            get_with(get, |op| {
                op.id("get-invite-template")
                    .tag("Invite Templates")
                    .summary("Get an invite template")
            })
            .put_with(update, |op| {
                op.id("update-invite-template")
                    .tag("Invite Templates")
                    .summary("Change an invite template")
                    .description("Invitations that were sent keep the words that they had.")
            })
            .delete_with(delete, |op| {
                op.id("delete-invite-template")
                    .tag("Invite Templates")
                    .summary("Delete an invite template")
                    .description(
                        "Invitations that were sent are not touched. The template that you began with cannot be deleted.",
                    )
            }),
        )
}
