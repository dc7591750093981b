//! A Wink template as the portal sends and takes it.

use openwink_model::{
    DateTime,
    ids::WinkTemplateId,
    mode::Scope,
    wink::{Design, LogoGround, consent_version},
};
use openwink_store::WinkTemplate as Stored;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    AppState, Problem,
    extract::Request,
    link::{LANGUAGES, file_types},
    open::check_length,
    portal::fields,
};

const MOST_IDS: usize = 200;
const LARGEST_RADIUS: u8 = 24;

/// How a widget looks and what it offers.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WinkTemplate {
    /// What the SDK takes as `templateId`.
    id: WinkTemplateId,
    name: String,
    /// Counts the changes; send it along with the next one.
    revision: i64,
    /// The version of the template's own consent text, as it is kept with each consent.
    consent_version: Option<String>,
    logo_url: Option<String>,
    /// What the logo has to stand on to be seen.
    logo_ground: Option<LogoGround>,
    design: Design,
    created_at: DateTime,
    updated_at: DateTime,
}

impl WinkTemplate {
    pub fn new(template: Stored, public_url: &str) -> Self {
        let own_words = template.design.consent_text.is_some();
        Self {
            consent_version: own_words.then(|| consent_version(template.id, template.consent_version)),
            logo_url: template.logo.map(|logo| format!("{public_url}{}", logo.path())),
            logo_ground: template.logo.map(|logo| logo.ground),
            id: template.id,
            name: template.name,
            revision: template.revision,
            design: template.design,
            created_at: template.created_at,
            updated_at: template.updated_at,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WinkTemplateRequest {
    /// For your own lists; applicants do not see it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// The revision that was changed; where somebody else has made a newer one meanwhile, this is a 400.
    pub revision: Option<i64>,
    design: Design,
}

pub fn checked_name(name: &str) -> Result<String, Problem> {
    fields::line("name", name, 1, 100)
}

/// What is empty is left out.
fn said(text: &mut Option<String>) {
    if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
        *text = None;
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

impl Request for WinkTemplateRequest {
    fn check(&self) -> Result<(), Problem> {
        checked_name(&self.name)?;
        let design = &self.design;
        if design.corner_radius.is_some_and(|radius| radius > LARGEST_RADIUS) {
            return Err(Problem::field(
                "design.cornerRadius",
                format_args!("must be 0 to {LARGEST_RADIUS} pixels"),
            ));
        }
        for (field, ids) in [
            ("design.providers", &design.providers),
            ("design.topProviders", &design.top_providers),
        ] {
            if ids.len() > MOST_IDS {
                return Err(Problem::field(
                    field,
                    format_args!("must have at most {MOST_IDS} ids"),
                ));
            }
        }
        if let Some(wrong) = design.file_types.iter().find(|id| file_types::find(id).is_none()) {
            return Err(Problem::field(
                "design.fileTypes",
                format_args!("has a kind of document that there is not: {wrong:.40}"),
            ));
        }
        Ok(())
    }
}

impl WinkTemplateRequest {
    /// The name and the design, checked against what this scope has.
    pub async fn checked(&self, state: &AppState, scope: &Scope) -> Result<(String, Design), Problem> {
        let mut design = self.design.clone();
        for text in [
            &mut design.company_name,
            &mut design.accent_color,
            &mut design.language,
            &mut design.consent_text,
            &mut design.consent_title,
            &mut design.retention_note,
        ] {
            said(text);
        }
        for (field, text, most) in [
            ("design.companyName", &mut design.company_name, 100),
            ("design.consentTitle", &mut design.consent_title, 200),
            ("design.retentionNote", &mut design.retention_note, 300),
        ] {
            if let Some(given) = text {
                *text = Some(fields::line(field, given, 1, most)?);
            }
        }
        if let Some(colour) = &mut design.accent_color {
            if !is_colour(colour) {
                return Err(Problem::field(
                    "design.accentColor",
                    "must be a colour such as #1f4fbf",
                ));
            }
            colour.make_ascii_lowercase();
        }
        if let Some(language) = &design.language
            && !LANGUAGES.contains(&language.as_str())
        {
            return Err(Problem::field(
                "design.language",
                format_args!("must be one of {}", LANGUAGES.join(", ")),
            ));
        }
        if let Some(text) = &design.consent_text {
            check_length("design.consentText", text, 1, 65535)?;
            if design.consent_template_id.is_some() {
                return Err(Problem::field(
                    "design.consentTemplateId",
                    "must not be there beside a consent text of the template's own",
                ));
            }
        } else {
            design.consent_title = None;
        }
        if let Some(id) = design.consent_template_id
            && state.store().consent_template(scope, id).await?.is_none()
        {
            return Err(Problem::field(
                "design.consentTemplateId",
                "must be that of a consent template in this mode",
            ));
        }
        let catalogue = state.catalogue(scope.mode());
        for (field, ids) in [
            ("design.providers", &design.providers),
            ("design.topProviders", &design.top_providers),
        ] {
            if let Some(wrong) = ids.iter().find(|id| catalogue.get(id).is_none()) {
                return Err(Problem::field(
                    field,
                    format_args!("has an id that no provider of this mode has: {wrong:.40}"),
                ));
            }
        }
        Ok((checked_name(&self.name)?, design))
    }
}
