//! Consent templates: the texts that users agree to.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, post_with},
};
use axum::extract::State;
use openwink_model::{DateTime, ids::ConsentTemplateId};
use openwink_store::{ConsentTemplate as StoredTemplate, NewConsentTemplate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pager, check_length};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId, Request, With, may},
};

/// A text that users agree to.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsentTemplate {
    id: ConsentTemplateId,
    created_at: DateTime,
    #[schemars(length(min = 1, max = 200))]
    consent_type: String,
    #[schemars(length(min = 1, max = 200))]
    title: Option<String>,
    #[schemars(length(min = 1, max = 64))]
    version: String,
    #[schemars(length(min = 0, max = 200))]
    consent_method: Option<String>,
    #[schemars(length(min = 1, max = 65535))]
    consent_text: String,
}

impl From<StoredTemplate> for ConsentTemplate {
    fn from(template: StoredTemplate) -> Self {
        Self {
            id: template.id,
            created_at: template.created_at,
            consent_type: template.consent_type,
            title: template.title,
            version: template.version,
            consent_method: template.consent_method,
            consent_text: template.consent_text,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsentTemplateCreateRequest {
    /// What the consent is for, in a word of yours.
    #[schemars(length(min = 1, max = 200))]
    consent_type: String,
    /// The heading above the text.
    #[schemars(length(min = 1, max = 200))]
    title: Option<String>,
    /// Kept with every consent given, so that you know which text was agreed to.
    #[schemars(length(min = 1, max = 64))]
    version: String,
    /// How consent is given, such as "click".
    #[schemars(length(min = 0, max = 200))]
    consent_method: Option<String>,
    /// Plain text, never HTML.
    #[schemars(length(min = 1, max = 65535))]
    consent_text: String,
}

impl Request for ConsentTemplateCreateRequest {
    fn check(&self) -> Result<(), Problem> {
        check_length("consentType", &self.consent_type, 1, 200)?;
        check_length("version", &self.version, 1, 64)?;
        check_length("consentText", &self.consent_text, 1, 65535)?;
        if let Some(title) = &self.title {
            check_length("title", title, 1, 200)?;
        }
        if let Some(method) = &self.consent_method {
            check_length("consentMethod", method, 0, 200)?;
        }
        Ok(())
    }
}

impl From<ConsentTemplateCreateRequest> for NewConsentTemplate {
    fn from(body: ConsentTemplateCreateRequest) -> Self {
        Self {
            consent_type: body.consent_type,
            title: body.title,
            version: body.version,
            consent_method: body.consent_method,
            consent_text: body.consent_text,
        }
    }
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::Templates>,
    Body(body): Body<ConsentTemplateCreateRequest>,
) -> Result<Created<ConsentTemplate>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let new = &NewConsentTemplate::from(body);
    let template = store
        .write(|tx| async move { store.create_consent_template(&tx, scope, new).await })
        .await?;
    Ok(Created(template.into()))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::Templates>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<ConsentTemplate>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "consentTemplates",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let templates = state.store().consent_templates(&caller.scope, page).await?;
    Ok(Answer(pager.list(templates, ConsentTemplate::from)))
}

async fn delete(
    State(state): State<AppState>,
    caller: With<may::Templates>,
    PathId(id): PathId<ConsentTemplateId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let done = store
        .write(|tx| async move { store.delete_consent_template(&tx, scope, id).await })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("consent template")),
    }
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/consentTemplates",
            post_with(create, |op| {
                op.id("create-consent-template")
                    .tag("Consent Templates")
                    .summary("Create a consent template")
            })
            .get_with(list, |op| {
                op.id("list-consent-templates")
                    .tag("Consent Templates")
                    .summary("List consent templates")
                    .description("Latest first.")
            }),
        )
        .api_route(
            "/consentTemplates/{id}",
            delete_with(delete, |op| {
                op.id("delete-consent-template")
                    .tag("Consent Templates")
                    .summary("Delete a consent template")
                    .description("What users have agreed to is kept, word for word.")
            }),
        )
}
