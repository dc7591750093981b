//! Consent templates, and how many users agreed to which text.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime, consent,
    ids::{ConsentTemplateId, WinkTemplateId},
};
use openwink_store::{NewConsentTemplate, PageRequest};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    member::MayIn,
    permission::{ManageBuild, ReadSettings},
};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, Paging, Params, PathId},
    link::CONSENT_TITLE,
    open::{
        Pager,
        consent_templates::{ConsentTemplate, ConsentTemplateCreateRequest},
    },
};

async fn list(
    State(state): State<AppState>,
    may: MayIn<ReadSettings>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<ConsentTemplate>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &may.scope,
            list: "consentTemplates",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let templates = state.store().consent_templates(&may.scope, page).await?;
    Ok(Answer(pager.list(templates, ConsentTemplate::from)))
}

async fn create(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    Body(body): Body<ConsentTemplateCreateRequest>,
) -> Result<Created<ConsentTemplate>, Problem> {
    let (store, scope, actor) = (state.store(), &may.scope, &may.member.actor());
    let new = &NewConsentTemplate::from(body);
    let template = store
        .write(|tx| async move {
            let template = store.create_consent_template(&tx, scope, new).await?;
            store
                .audit(&tx, actor, scope, "consentTemplate.created", template.id)
                .await?;
            Ok::<_, Problem>(template)
        })
        .await?;
    Ok(Created(template.into()))
}

async fn delete(
    State(state): State<AppState>,
    may: MayIn<ManageBuild>,
    PathId(id): PathId<ConsentTemplateId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor) = (state.store(), &may.scope, &may.member.actor());
    store
        .write(|tx| async move {
            if !store.delete_consent_template(&tx, scope, id).await? {
                return Err(Problem::missing("consent template"));
            }
            store
                .audit(&tx, actor, scope, "consentTemplate.deleted", id)
                .await?;
            Ok(())
        })
        .await?;
    Ok(Answer::DONE)
}

/// The text that a widget without a Wink template of its own words asks for.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ConsentInForce {
    /// `null` for the built-in text.
    template_id: Option<ConsentTemplateId>,
    title: String,
    version: String,
    text: String,
}

/// How many users agreed to a version of a text.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct ConsentGiven {
    /// The consent template, if it was one.
    template_id: Option<ConsentTemplateId>,
    /// The Wink template whose own words they were, if they were.
    wink_template_id: Option<WinkTemplateId>,
    version: String,
    users: u64,
    last_agreed_at: DateTime,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Consents {
    in_force: ConsentInForce,
    /// By text and version, the latest agreed first.
    given: Vec<ConsentGiven>,
}

async fn consents(
    State(state): State<AppState>,
    may: MayIn<ReadSettings>,
) -> Result<Answer<Consents>, Problem> {
    let (store, scope) = (state.store(), &may.scope);
    let newest = store.consent_templates(scope, PageRequest::first(1)).await?;
    let in_force = match newest.items.into_iter().next() {
        Some(template) => ConsentInForce {
            template_id: Some(template.id),
            title: template.title.unwrap_or_else(|| CONSENT_TITLE.into()),
            version: template.version,
            text: template.consent_text,
        },
        None => ConsentInForce {
            template_id: None,
            title: CONSENT_TITLE.into(),
            version: consent::DEFAULT_VERSION.into(),
            text: consent::default_text(
                &may.member.tenant_name,
                state.settings().retention_days_of(&may.member.tenant),
            ),
        },
    };
    let counts = store.consent_counts(scope).await?;
    Ok(Answer(Consents {
        in_force,
        given: counts
            .into_iter()
            .map(|count| ConsentGiven {
                wink_template_id: match count.template {
                    None => wink_template(&count.version),
                    Some(_) => None,
                },
                template_id: count.template,
                version: count.version,
                users: count.users,
                last_agreed_at: count.last_agreed_at,
            })
            .collect(),
    }))
}

/// Whose own words a version is of: see `openwink_model::wink::consent_version`.
fn wink_template(version: &str) -> Option<WinkTemplateId> {
    version.split_once('.')?.0.parse().ok()
}

pub fn routes() -> ApiRouter<AppState> {
    const TAG: &str = "Consent templates";
    ApiRouter::new()
        .api_route(
            "/{mode}/consentTemplates",
            get_with(list, |op| {
                op.id("list-consent-templates")
                    .tag(TAG)
                    .summary("List consent templates")
                    .description("Latest first: that is the one in force.")
            })
            .post_with(create, |op| {
                op.id("create-consent-template")
                    .tag(TAG)
                    .summary("Create a consent template")
            }),
        )
        .api_route(
            "/{mode}/consentTemplates/{id}",
            delete_with(delete, |op| {
                op.id("delete-consent-template")
                    .tag(TAG)
                    .summary("Delete a consent template")
                    .description("What users have agreed to is kept, word for word.")
            }),
        )
        .api_route(
            "/{mode}/consents",
            get_with(consents, |op| {
                op.id("count-consents")
                    .tag(TAG)
                    .summary("The consent in force, and how many users agreed to what")
            }),
        )
}

#[cfg(test)]
mod tests {
    use openwink_model::{ids::TypedId, wink::consent_version};

    use super::*;

    #[test]
    fn a_version_says_whose_words_it_is_of() {
        let id = WinkTemplateId::from_uuid(uuid::Uuid::from_u128(7));
        assert_eq!(wink_template(&consent_version(id, 3)), Some(id));
        assert_eq!(wink_template("1"), None);
        assert_eq!(wink_template("2026.1"), None);
    }
}
