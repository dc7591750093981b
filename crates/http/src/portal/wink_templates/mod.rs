//! Wink templates: how a tenant's widgets look and what they offer.

mod logo;
mod shape;
#[cfg(test)]
mod tests;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with, put_with},
};
use axum::extract::State;
use base64::{Engine, engine::general_purpose::STANDARD};
use openwink_model::{Mode, ids::WinkTemplateId, mode::Scope, portal::Production, wink::Design};
use openwink_store::{NewLogo, WinkTemplate as Stored};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[cfg(test)]
pub use self::logo::example as example_logo;
use self::shape::{WinkTemplate, WinkTemplateRequest, checked_name};
use super::{
    member::{MayIn, Member},
    permission::{ManageBuild, ReadSettings},
};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request},
    open::Pager,
    problem::Code,
};

async fn find(state: &AppState, scope: &Scope, id: WinkTemplateId) -> Result<Stored, Problem> {
    let template = state.store().wink_template(scope, id).await?;
    template.ok_or_else(missing)
}

fn missing() -> Problem {
    Problem::missing("Wink template")
}

async fn list(
    State(state): State<AppState>,
    may: MayIn<ReadSettings>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<WinkTemplate>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &may.scope,
            list: "winkTemplates",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let templates = state.store().wink_templates(&may.scope, page).await?;
    let public_url = &state.settings().public_url;
    Ok(Answer(pager.list(templates, |template| {
        WinkTemplate::new(template, public_url)
    })))
}

async fn get(
    State(state): State<AppState>,
    may: MayIn<ReadSettings>,
    PathId(id): PathId<WinkTemplateId>,
) -> Result<Answer<WinkTemplate>, Problem> {
    let template = find(&state, &may.scope, id).await?;
    Ok(Answer(WinkTemplate::new(template, &state.settings().public_url)))
}

/// Makes a template, and the audit log's line about it.
async fn make(
    state: &AppState,
    (member, scope): (&Member, &Scope),
    (name, design, logo): (&str, &Design, Option<&NewLogo>),
) -> Result<WinkTemplate, Problem> {
    let store = state.store();
    let actor = &member.actor();
    let template = store
        .write(|tx| async move {
            let template = store.create_wink_template(&tx, scope, name, design, logo).await?;
            store
                .audit(&tx, actor, scope, "winkTemplate.created", template.id)
                .await?;
            Ok::<_, Problem>(template)
        })
        .await?;
    Ok(WinkTemplate::new(template, &state.settings().public_url))
}

async fn create(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    Body(body): Body<WinkTemplateRequest>,
) -> Result<Created<WinkTemplate>, Problem> {
    let (name, design) = body.checked(&state, &may.scope).await?;
    let template = make(&state, (&may.member, &may.scope), (&name, &design, None)).await?;
    Ok(Created(template))
}

async fn update(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<WinkTemplateId>,
    Body(body): Body<WinkTemplateRequest>,
) -> Result<Answer<WinkTemplate>, Problem> {
    let (store, scope, actor) = (state.store(), &may.scope, &may.member.actor());
    let now = find(&state, scope, id).await?.revision;
    let revision = body.revision.unwrap_or(now);
    if revision != now {
        return Err(Problem::field(
            "revision",
            "is an older one: somebody else has changed the template meanwhile. Load it again, then make your changes",
        ));
    }
    let (name, design) = &body.checked(&state, scope).await?;
    let template = store
        .write(|tx| async move {
            let changed = store
                .change_wink_template(&tx, scope, id, revision, name, design)
                .await?;
            store.audit(&tx, actor, scope, "winkTemplate.changed", id).await?;
            changed.ok_or_else(missing)
        })
        .await?;
    Ok(Answer(WinkTemplate::new(template, &state.settings().public_url)))
}

async fn delete(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<WinkTemplateId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor) = (state.store(), &may.scope, &may.member.actor());
    store
        .write(|tx| async move {
            if !store.delete_wink_template(&tx, scope, id).await? {
                return Err(missing());
            }
            store.audit(&tx, actor, scope, "winkTemplate.deleted", id).await?;
            Ok(())
        })
        .await?;
    Ok(Answer::DONE)
}

/// What would miss a template.
#[derive(Serialize, JsonSchema)]
struct WinkTemplateUses {
    /// Invitations that can still be opened and name it.
    invites: u64,
}

async fn uses(
    State(state): State<AppState>,
    may: MayIn<ReadSettings>,
    PathId(id): PathId<WinkTemplateId>,
) -> Result<Answer<WinkTemplateUses>, Problem> {
    find(&state, &may.scope, id).await?;
    let invites = state.store().wink_template_uses(&may.scope, id).await?;
    Ok(Answer(WinkTemplateUses { invites }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct CopyRequest {
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The mode to copy into; without it, the same.
    mode: Option<Mode>,
}

impl Request for CopyRequest {
    fn check(&self) -> Result<(), Problem> {
        checked_name(&self.name).map(drop)
    }
}

/// A template in another mode has other providers and other consent templates about it.
async fn at_home_in(
    state: &AppState,
    (from, to): (&Scope, &Scope),
    mut design: Design,
) -> Result<Design, Problem> {
    if from.mode() == to.mode() {
        return Ok(design);
    }
    let catalogue = state.catalogue(to.mode());
    design.providers.retain(|id| catalogue.get(id).is_some());
    design.top_providers.retain(|id| catalogue.get(id).is_some());
    if let Some(id) = design.consent_template_id.take() {
        let template = state.store().consent_template(from, id).await?;
        (design.consent_title, design.consent_text) = match template {
            Some(template) => (template.title, Some(template.consent_text)),
            None => (None, None),
        };
    }
    Ok(design)
}

async fn duplicate(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<WinkTemplateId>,
    Body(body): Body<CopyRequest>,
) -> Result<Created<WinkTemplate>, Problem> {
    let original = find(&state, &may.scope, id).await?;
    let mode = body.mode.unwrap_or(may.scope.mode());
    if mode == Mode::Production && may.member.production != Production::Approved {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "production is not open to this organisation yet: an owner asks for it, and the operator grants it",
        ));
    }
    // The session proved the tenant, the role has this permission in both modes, and production was looked up above
    let to = Scope::proven(may.scope.tenant().clone(), mode);
    let name = checked_name(&body.name)?;
    let design = at_home_in(&state, (&may.scope, &to), original.design).await?;
    let logo = match original.logo {
        Some(logo) => state.store().wink_logo(logo.id).await?.map(|png| NewLogo {
            ground: logo.ground,
            png,
        }),
        None => None,
    };
    let template = make(&state, (&may.member, &to), (&name, &design, logo.as_ref())).await?;
    Ok(Created(template))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct LogoRequest {
    /// A PNG, JPEG or WebP of at most 200 KB, in base64.
    content: String,
}

impl Request for LogoRequest {}

async fn keep_logo(
    state: &AppState,
    may: &MayIn<ManageBuild>,
    id: WinkTemplateId,
    logo: Option<&NewLogo>,
) -> Result<Answer<WinkTemplate>, Problem> {
    let (store, scope, actor) = (state.store(), &may.scope, &may.member.actor());
    let template = store
        .write(|tx| async move {
            let changed = store.set_wink_logo(&tx, scope, id, logo).await?;
            store
                .audit(&tx, actor, scope, "winkTemplate.logoChanged", id)
                .await?;
            changed.ok_or_else(missing)
        })
        .await?;
    Ok(Answer(WinkTemplate::new(template, &state.settings().public_url)))
}

async fn set_logo(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<WinkTemplateId>,
    Body(body): Body<LogoRequest>,
) -> Result<Answer<WinkTemplate>, Problem> {
    find(&state, &may.scope, id).await?;
    let bytes = STANDARD
        .decode(body.content.trim())
        .map_err(|_| Problem::field("content", "must be base64"))?;
    let logo = tokio::task::spawn_blocking(move || logo::read(&bytes)).await;
    let logo = logo.map_err(|_| Problem::internal("reading a logo was cut off"))??;
    keep_logo(&state, &may, id, Some(&logo)).await
}

async fn remove_logo(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<WinkTemplateId>,
) -> Result<Answer<WinkTemplate>, Problem> {
    keep_logo(&state, &may, id, None).await
}

pub fn routes() -> ApiRouter<AppState> {
    const TAG: &str = "Wink templates";
    ApiRouter::new()
        .api_route(
            "/{mode}/winkTemplates",
            get_with(list, |op| op.id("list-wink-templates").tag(TAG).summary("List Wink templates"))
                .post_with(create, |op| {
                    op.id("create-wink-template").tag(TAG).summary("Create a Wink template")
                }),
        )
        .api_route(
            "/{mode}/winkTemplates/{id}",
            get_with(get, |op| op.id("get-wink-template").tag(TAG).summary("Get a Wink template"))
                .put_with(update, |op| {
                    op.id("change-wink-template")
                        .tag(TAG)
                        .summary("Change a Wink template")
                        .description("Open widgets go on with what they began with.")
                })
                .delete_with(delete, |op| {
                    op.id("delete-wink-template")
                        .tag(TAG)
                        .summary("Delete a Wink template")
                        .description("Pages that still name it show the usual look.")
                }),
        )
        .api_route(
            "/{mode}/winkTemplates/{id}/uses",
            get_with(uses, |op| {
                op.id("count-wink-template-uses")
                    .tag(TAG)
                    .summary("Count what uses a Wink template")
            }),
        )
        .api_route(
            "/{mode}/winkTemplates/{id}/duplicate",
            post_with(duplicate, |op| {
                op.id("duplicate-wink-template")
                    .tag(TAG)
                    .summary("Copy a Wink template")
                    .description(
                        "Into the other mode too. There, providers that it does not have are left out, and a consent \
                         template becomes words of the copy's own.",
                    )
            }),
        )
        .api_route(
            "/{mode}/winkTemplates/{id}/logo",
            put_with(set_logo, |op| {
                op.id("set-wink-template-logo")
                    .tag(TAG)
                    .summary("Set the logo of a Wink template")
            })
            .delete_with(remove_logo, |op| {
                op.id("remove-wink-template-logo")
                    .tag(TAG)
                    .summary("Remove the logo of a Wink template")
            }),
        )
}
