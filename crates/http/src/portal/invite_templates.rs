//! Invite templates in the portal, and what a draft of one would look like.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime,
    ids::InviteTemplateId,
    invites::{VALID_FOR, Values, Wording},
    mail::Correspondent,
};
use openwink_store::InviteTemplate as StoredTemplate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    MayIn,
    permission::{ManagePeople, ReadSettings},
};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request},
    invites::{check_wording, letter::compose},
    open::{
        Pager,
        invite_templates::{InviteTemplatePostRequest, deleted, missing},
    },
    pages::invite::{
        render::{Show, View},
        strings::Strings,
    },
};

/// An invite template with what the Open API does not show.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalInviteTemplate {
    id: InviteTemplateId,
    name: String,
    #[serde(flatten)]
    wording: Wording,
    /// The one that an organisation begins with: it can be changed, and not deleted.
    standard: bool,
    /// Whether it still says what it said at first; then the page speaks the person's language.
    untouched: bool,
    created_at: DateTime,
    updated_at: DateTime,
}

impl From<StoredTemplate> for PortalInviteTemplate {
    fn from(template: StoredTemplate) -> Self {
        Self {
            id: template.id,
            name: template.name,
            wording: template.wording,
            standard: template.standard,
            untouched: template.untouched,
            created_at: template.created_at,
            updated_at: template.updated_at,
        }
    }
}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<PortalInviteTemplate>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal inviteTemplates",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let templates = state.store().invite_templates(&scope, page).await?;
    Ok(Answer(pager.list(templates, PortalInviteTemplate::from)))
}

async fn get(
    State(state): State<AppState>,
    MayIn { scope, .. }: MayIn<ReadSettings>,
    PathId(id): PathId<InviteTemplateId>,
) -> Result<Answer<PortalInviteTemplate>, Problem> {
    let template = state.store().invite_template(&scope, id).await?;
    Ok(Answer(template.ok_or_else(missing)?.into()))
}

async fn create(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    Body(body): Body<InviteTemplatePostRequest>,
) -> Result<Created<PortalInviteTemplate>, Problem> {
    let (store, scope, body, actor) = (state.store(), &scope, &body, &member.actor());
    let template = store
        .write(|tx| async move {
            let made = store
                .create_invite_template(&tx, scope, &body.name, &body.wording)
                .await?;
            let target = format!("{} ({})", made.name, made.id);
            store
                .audit(&tx, actor, scope, "invite_template.created", target)
                .await?;
            Ok::<_, Problem>(made)
        })
        .await?;
    Ok(Created(template.into()))
}

async fn update(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<InviteTemplateId>,
    Body(body): Body<InviteTemplatePostRequest>,
) -> Result<Answer<PortalInviteTemplate>, Problem> {
    let (store, scope, body, actor) = (state.store(), &scope, &body, &member.actor());
    let template = store
        .write(|tx| async move {
            let changed = store
                .update_invite_template(&tx, scope, id, &body.name, &body.wording)
                .await?
                .ok_or_else(missing)?;
            let target = format!("{} ({id})", changed.name);
            store
                .audit(&tx, actor, scope, "invite_template.changed", target)
                .await?;
            Ok::<_, Problem>(changed)
        })
        .await?;
    Ok(Answer(template.into()))
}

async fn delete(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<InviteTemplateId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor) = (state.store(), &scope, &member.actor());
    store
        .write(|tx| async move {
            let done = deleted(store.delete_invite_template(&tx, scope, id).await?)?;
            store
                .audit(&tx, actor, scope, "invite_template.deleted", id)
                .await?;
            Ok::<_, Problem>(done)
        })
        .await
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct PreviewRequest {
    #[serde(flatten)]
    wording: Wording,
    /// Whom the texts speak to.
    full_name: Option<String>,
    first_name: Option<String>,
}

impl Request for PreviewRequest {
    fn check(&self) -> Result<(), Problem> {
        check_wording(&self.wording)
    }
}

/// What a person would see. The documents are whole, and made from escaped text; show them in a frame that may do nothing.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Preview {
    from: String,
    subject: String,
    text: String,
    html: String,
    landing_page: String,
    success_page: String,
}

async fn preview(
    State(state): State<AppState>,
    MayIn { .. }: MayIn<ManagePeople>,
    Body(body): Body<PreviewRequest>,
) -> Result<Answer<Preview>, Problem> {
    let full_name = body.full_name.as_deref().filter(|name| !name.trim().is_empty());
    let values = Values {
        company_name: &body.wording.company.name,
        full_name: full_name.unwrap_or("Ana Cruz"),
        first_name: match (full_name, &body.first_name) {
            (None, None) => Some("Ana"),
            (_, first) => first.as_deref().filter(|name| !name.trim().is_empty()),
        },
    };
    let expires_at = state.ambient().now().plus(VALID_FOR);
    let to = Correspondent {
        name: Some(values.full_name.to_owned()),
        address: "ana@example.com".into(),
    };
    let link = format!("{}/invite/example", state.settings().public_url);
    let letter = compose(&body.wording, values, to, &link, expires_at);
    let view = View {
        strings: Strings::of("en"),
        wording: &body.wording,
        values,
        expires_at,
        shared: &[],
    };
    Ok(Answer(Preview {
        from: openwink_mail::one_line(&letter.sender_name),
        subject: openwink_mail::one_line(&letter.subject),
        text: openwink_mail::text(&letter),
        html: openwink_mail::html(&letter),
        landing_page: view.document(Show::Landing),
        success_page: view.document(Show::Success),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/inviteTemplates",
            get_with(list, |op| {
                op.id("portal-list-invite-templates")
                    .tag("Invitations")
                    .summary("List invite templates")
                    .description("Latest first.")
            })
            .post_with(create, |op| {
                op.id("portal-create-invite-template")
                    .tag("Invitations")
                    .summary("Create an invite template")
            }),
        )
        .api_route(
            "/{mode}/inviteTemplates/preview",
            post_with(preview, |op| {
                op.id("portal-preview-invite-template")
                    .tag("Invitations")
                    .summary("See what a draft looks like")
                    .description(
                        "Mail, landing page and success page, as a person would get them. Nothing is kept.",
                    )
            }),
        )
        .api_route(
            "/{mode}/inviteTemplates/{id}",
            get_with(get, |op| {
                op.id("portal-get-invite-template")
                    .tag("Invitations")
                    .summary("Get an invite template")
            })
            .put_with(update, |op| {
                op.id("portal-update-invite-template")
                    .tag("Invitations")
                    .summary("Change an invite template")
            })
            .delete_with(delete, |op| {
                op.id("portal-delete-invite-template")
                    .tag("Invitations")
                    .summary("Delete an invite template")
            }),
        )
}
