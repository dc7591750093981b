//! What an open widget offers: the providers, the consent and the settings that follow from the tenant, from its
//! template and from the options that its page gave.

use openwink_model::{
    Country, consent, ids::ConsentTemplateId, link::ProviderFacts, providers::Provider, records::Datapoint,
};
use openwink_store::{LinkSession, PageRequest};

use super::file_types::{FILE_TYPES, FileType};
use crate::{AppState, Problem};

/// What a consent can be about. Estimates and insights are ours, made of these.
const DATAPOINTS: [Datapoint; 8] = [
    Datapoint::Identities,
    Datapoint::Employments,
    Datapoint::Incomes,
    Datapoint::Transactions,
    Datapoint::Ratings,
    Datapoint::Contributions,
    Datapoint::Liabilities,
    Datapoint::Documents,
];

/// The heading of a consent that has none of its own.
pub const CONSENT_TITLE: &str = "Consent to share your employment and income data";

/// The languages that the widget speaks.
pub const LANGUAGES: [&str; 6] = ["en", "fil", "id", "vi", "es", "zh-Hans"];

/// A consent as it is shown, and as it is kept word for word once it is given.
#[derive(Debug, Clone)]
pub struct Consent {
    pub template: Option<ConsentTemplateId>,
    pub title: String,
    pub text: String,
    pub version: String,
}

/// What a session offers.
pub struct Offer<'a> {
    state: &'a AppState,
    session: &'a LinkSession,
    providers: Vec<&'a Provider>,
}

impl<'a> Offer<'a> {
    pub fn new(state: &'a AppState, session: &'a LinkSession) -> Self {
        let options = &session.options;
        let uploads = options.uploads();
        let usable: Vec<&Provider> = state
            .catalogue(session.scope.mode())
            .providers()
            .iter()
            .filter(|provider| provider.active && provider.enabled)
            // One that Openwink cannot log in to leads to an upload, and to nothing else
            .filter(|provider| provider.account_connection || uploads)
            .collect();
        let only = |wanted: &dyn Fn(&Provider) -> bool, all: Vec<&'a Provider>| {
            let some: Vec<&Provider> = all.iter().copied().filter(|provider| wanted(provider)).collect();
            // What nobody knows is ignored, be it all of it
            if some.is_empty() { all } else { some }
        };
        let providers = only(
            &|provider| options.countries().contains(&provider.country),
            usable,
        );
        let providers = only(&|provider| options.providers().contains(&provider.id), providers);
        Self {
            state,
            session,
            providers,
        }
    }

    pub fn uploads(&self) -> bool {
        self.session.options.uploads()
    }

    /// The kinds of documents to take.
    pub fn file_types(&self) -> Vec<&'static FileType> {
        let only = self.session.options.file_types();
        let wanted = |kind: &&FileType| only.iter().any(|id| id == kind.id);
        let some: Vec<&FileType> = FILE_TYPES.iter().filter(wanted).collect();
        if some.is_empty() {
            FILE_TYPES.iter().collect()
        } else {
            some
        }
    }

    /// The kind of document of this name, if it is taken.
    pub fn file_type(&self, id: &str) -> Option<&'static FileType> {
        self.file_types().into_iter().find(|kind| kind.id == id)
    }

    pub fn providers(&self) -> &[&'a Provider] {
        &self.providers
    }

    /// The provider of this id, if it is offered.
    pub fn provider(&self, id: &str) -> Option<&'a Provider> {
        self.providers.iter().copied().find(|provider| provider.id == id)
    }

    /// The providers to show first, in the order that the page gave.
    pub fn promoted(&self) -> Vec<&'a Provider> {
        let mut promoted: Vec<&Provider> = Vec::new();
        for id in self.session.options.top_providers() {
            let known = self.provider(id);
            promoted.extend(known.filter(|provider| promoted.iter().all(|other| other.id != provider.id)));
        }
        promoted
    }

    /// The only provider, where the page wants a single one: its list is skipped.
    pub fn single(&self) -> Option<&'a Provider> {
        match self.providers.as_slice() {
            [only] if !self.session.options.providers().is_empty() => Some(only),
            _ => None,
        }
    }

    /// The countries of the providers, each once, in the catalogue's order.
    pub fn countries(&self) -> Vec<Country> {
        let mut countries = Vec::new();
        for provider in &self.providers {
            if !countries.contains(&provider.country) {
                countries.push(provider.country);
            }
        }
        countries
    }

    /// The country that the person is probably in, by the languages that the browser asks for.
    pub fn country(&self, accept_language: &str) -> Option<Country> {
        let countries = self.countries();
        if let [only] = countries.as_slice() {
            return Some(*only);
        }
        accept_language
            .split(',')
            .map(|entry| entry.split(';').next().unwrap_or_default().trim())
            .filter_map(country_of)
            .find(|country| countries.contains(country))
    }

    /// The kinds of data that the offered providers may give, and documents may hold.
    pub fn datapoints(&self) -> Vec<Datapoint> {
        DATAPOINTS
            .into_iter()
            .filter(|kind| {
                self.providers
                    .iter()
                    .any(|provider| provider.supported.contains(kind))
            })
            .collect()
    }

    /// The language that the page or its template asks for, if the widget speaks it.
    pub fn language(&self) -> Option<&'static str> {
        let wanted = self.session.options.language()?;
        LANGUAGES
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(wanted))
    }

    /// Who asks: the name that the page or its template gives, or the tenant's.
    pub async fn company(&self) -> Result<String, Problem> {
        if let Some(name) = self.session.options.company_name() {
            return Ok(name.to_owned());
        }
        let tenant = self.state.store().tenant(&self.session.scope).await?;
        Ok(tenant.map(|tenant| tenant.name).unwrap_or_default())
    }

    /// The consent to ask for: what the Wink template said when the widget was opened, the tenant's newest consent
    /// template, or the built-in text.
    pub async fn consent(&self) -> Result<Consent, Problem> {
        let template = self.session.options.template.as_deref();
        if let Some(consent) = template.and_then(|template| template.consent.clone()) {
            return Ok(Consent {
                template: consent.template,
                title: consent.title.unwrap_or_else(|| CONSENT_TITLE.into()),
                text: consent.text,
                version: consent.version,
            });
        }
        let page = PageRequest::first(1);
        let own = self
            .state
            .store()
            .consent_templates(&self.session.scope, page)
            .await?;
        if let Some(template) = own.items.into_iter().next() {
            return Ok(Consent {
                template: Some(template.id),
                title: template.title.unwrap_or_else(|| CONSENT_TITLE.into()),
                text: template.consent_text,
                version: template.version,
            });
        }
        let days = self
            .state
            .settings()
            .retention_days_of(self.session.scope.tenant());
        Ok(Consent {
            template: None,
            title: CONSENT_TITLE.into(),
            text: consent::default_text(&self.company().await?, days),
            version: consent::DEFAULT_VERSION.into(),
        })
    }

    /// What the wizard has to know of a provider.
    pub fn facts(&self, provider: &Provider) -> ProviderFacts {
        let catalogue = self.state.catalogue(self.session.scope.mode());
        ProviderFacts {
            id: provider.id.clone(),
            methods: provider.methods.clone(),
            account_connection: provider.account_connection && catalogue.connector(&provider.id).is_some(),
        }
    }
}

/// The country that a language tag speaks of: its region, or the home of a language that has one.
fn country_of(tag: &str) -> Option<Country> {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    let region = parts.find_map(|part| part.to_ascii_uppercase().parse::<Country>().ok());
    region.or(match language.as_str() {
        "fil" | "tl" | "ceb" => Some(Country::Ph),
        "id" | "jv" | "su" => Some(Country::Id),
        "vi" => Some(Country::Vn),
        "hi" | "ta" | "te" | "kn" | "mr" | "bn" | "gu" | "ml" | "pa" => Some(Country::In),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_tells_its_country() {
        assert_eq!(country_of("en-PH"), Some(Country::Ph));
        assert_eq!(country_of("zh-Hans-SG"), Some(Country::Sg));
        assert_eq!(country_of("fil"), Some(Country::Ph));
        assert_eq!(country_of("en"), None);
        assert_eq!(country_of(""), None);
    }
}
