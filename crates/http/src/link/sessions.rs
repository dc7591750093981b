//! `POST /sessions`: exchanges a link token, once, for a session.

use axum::{
    extract::State,
    http::{HeaderMap, header},
};
use openwink_model::{
    Country, DateTime, Mode,
    ids::UserId,
    invites::InviteStatus,
    link::Input,
    records::Datapoint,
    wink::{LogoGround, Theme, Tone},
};
use openwink_store::{SessionOptions, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    apply::{self, Act},
    look,
    offer::Offer,
    session::Bearer,
    shapes::View,
};
use crate::{
    AppState, Problem,
    envelope::Created,
    extract::{MaybeBody, Request},
    problem::Code,
};

/// How many providers a page may name, and how long an id or a name may be.
const MOST_IDS: usize = 200;
const LONGEST: usize = 100;

/// The SDK's options.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct OptionsBody {
    template_id: Option<String>,
    providers: Option<Vec<String>>,
    top_providers: Option<Vec<String>>,
    enable_upload: Option<bool>,
    company_name: Option<String>,
    language: Option<String>,
    /// The origin of the page that holds the widget. It is kept with the consent; what is no origin is left out.
    page: Option<String>,
}

/// An origin as browsers write it.
fn origin(text: &str) -> Option<String> {
    const LONGEST: usize = 300;
    let url = text
        .parse::<axum::http::Uri>()
        .ok()
        .filter(|_| text.len() <= LONGEST)?;
    let scheme = url
        .scheme_str()
        .filter(|scheme| ["http", "https"].contains(scheme))?;
    let host = url.authority().filter(|host| !host.as_str().contains('@'))?;
    Some(format!("{scheme}://{host}"))
}

fn check_text(field: &str, text: Option<&str>) -> Result<(), Problem> {
    let Some(text) = text else { return Ok(()) };
    if text.chars().count() > LONGEST {
        return Err(Problem::field(
            field,
            format_args!("must have at most {LONGEST} characters"),
        ));
    }
    match text.chars().any(char::is_control) {
        true => Err(Problem::field(field, "must be plain text on one line")),
        false => Ok(()),
    }
}

impl Request for OptionsBody {
    fn check(&self) -> Result<(), Problem> {
        check_text("templateId", self.template_id.as_deref())?;
        check_text("companyName", self.company_name.as_deref())?;
        check_text("language", self.language.as_deref())?;
        for (field, ids) in [
            ("providers", &self.providers),
            ("topProviders", &self.top_providers),
        ] {
            let ids = ids.as_deref().unwrap_or_default();
            if ids.len() > MOST_IDS {
                return Err(Problem::field(
                    field,
                    format_args!("must have at most {MOST_IDS} ids"),
                ));
            }
            for id in ids {
                check_text(field, Some(id))?;
            }
        }
        Ok(())
    }
}

impl From<OptionsBody> for SessionOptions {
    fn from(body: OptionsBody) -> Self {
        let said = |text: Option<String>| {
            text.map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        Self {
            template_id: said(body.template_id),
            providers: body.providers.unwrap_or_default(),
            top_providers: body.top_providers.unwrap_or_default(),
            enable_upload: body.enable_upload,
            company_name: said(body.company_name),
            language: said(body.language),
            page: body.page.as_deref().and_then(origin),
            template: None,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    company_name: String,
    logo_url: Option<String>,
    logo_ground: Option<LogoGround>,
    accent_color: Option<String>,
    tone: Tone,
    corner_radius: Option<u8>,
    theme: Theme,
    language: Option<&'static str>,
    uploads: bool,
    countries: Vec<Country>,
    country: Option<Country>,
    single_provider: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConsentShown {
    title: String,
    text: String,
    version: String,
    retention_days: u32,
    /// Whether the person may agree to have their accounts kept up to date.
    keeps_fresh: bool,
    retention_note: Option<String>,
    /// Whether the person may leave out some of it.
    narrowing: bool,
    /// Whether other organisations here learn when and how often the person connected.
    tells_links: bool,
    datapoints: Vec<Datapoint>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    session_token: String,
    expires_at: DateTime,
    user_id: UserId,
    mode: Mode,
    settings: Settings,
    consent: ConsentShown,
    view: View,
    /// What the page's developer should know. The applicant is not told.
    warnings: Vec<String>,
}

/// A template that is not there must not stop an applicant; its name is only told to whoever reads the console.
fn warnings(options: &SessionOptions) -> Vec<String> {
    match (&options.template_id, &options.template) {
        (Some(named), None) => vec![format!(
            "templateId \"{named}\" is no Wink template of this organisation in this mode. The widget shows its usual look."
        )],
        _ => Vec::new(),
    }
}

pub async fn open(
    State(state): State<AppState>,
    Bearer(token): Bearer,
    headers: HeaderMap,
    MaybeBody(body): MaybeBody<OptionsBody>,
) -> Result<Created<Opened>, Problem> {
    let store = state.store();
    let (options, token) = (&SessionOptions::from(body), token.as_str());
    let lifetime = state.settings().link_session_lifetime;
    let opened = store
        .write(|tx| async move {
            let opened = store.exchange_link_token(&tx, token, options, lifetime).await?;
            if let Some((_, session)) = &opened {
                let (scope, status) = (&session.scope, InviteStatus::WinkWidgetOpened);
                store.advance_invites(&tx, scope, &session.user, status).await?;
            }
            Ok::<_, StoreError>(opened)
        })
        .await?;
    let (token, session) = opened.ok_or_else(Problem::bad_token)?;

    let offer = Offer::new(&state, &session);
    let template = session.options.template.as_deref();
    let design = template
        .map(|template| template.design.clone())
        .unwrap_or_default();
    let logo = template.and_then(|template| template.logo);
    let accept_language = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let settings = Settings {
        company_name: offer.company().await?,
        logo_url: logo.map(|logo| format!("{}{}", state.settings().public_url, logo.path())),
        logo_ground: logo.map(|logo| logo.ground),
        accent_color: design.accent_color,
        tone: design.tone,
        corner_radius: design.corner_radius,
        theme: design.theme,
        language: offer.language(),
        uploads: offer.uploads(),
        countries: offer.countries(),
        country: offer.country(accept_language.unwrap_or_default()),
        single_provider: offer.single().is_some(),
    };
    let consent = offer.consent().await?;
    let agreed = store.consented_text(&session.scope, &session.user).await?;
    if agreed.is_some_and(|agreed| agreed != consent.text) {
        let act = Act::Plain(Input::ConsentChanged);
        match apply::apply(&state, &session.scope, &session.user, &act).await {
            // Refused while a log-in is under way; it is asked again when the widget is next opened
            Err(problem) if problem.code() != Code::InvalidParameters => return Err(problem),
            _ => {}
        }
    }
    let consent = ConsentShown {
        title: consent.title,
        text: consent.text,
        version: consent.version,
        retention_days: state.settings().retention_days_of(session.scope.tenant()),
        keeps_fresh: true,
        retention_note: design.retention_note,
        narrowing: session.options.narrowing(),
        tells_links: store.shares_links(session.scope.tenant()).await?,
        datapoints: offer.datapoints(),
    };
    Ok(Created(Opened {
        session_token: token.expose().to_owned(),
        expires_at: session.expires_at,
        user_id: session.user.clone(),
        mode: session.scope.mode(),
        settings,
        consent,
        view: look::now(&state, &session).await?,
        warnings: warnings(&session.options),
    }))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_origin_is_scheme_and_host_alone() {
        let said = |text: &str| origin(text);
        assert_eq!(
            said("https://lender.example").as_deref(),
            Some("https://lender.example")
        );
        assert_eq!(
            said("http://127.0.0.1:8080").as_deref(),
            Some("http://127.0.0.1:8080")
        );
        // A page's path may say who is looking at it
        assert_eq!(
            said("https://lender.example/apply?name=Ada").as_deref(),
            Some("https://lender.example")
        );
        for nothing in [
            "",
            "null",
            "lender.example",
            "javascript:alert(1)",
            "https://ada@lender.example",
            "file:///a",
        ] {
            assert_eq!(said(nothing), None, "{nothing}");
        }
        assert_eq!(said(&format!("https://{}.example", "a".repeat(300))), None);
    }
}
