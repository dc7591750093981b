//! What the widget shows of a provider.

use openwink_model::{
    Country, Mode,
    providers::{LoginMethod, Provider, ProviderType},
};
use openwink_providers::monogram;
use serde::Serialize;

use crate::AppState;

#[derive(Debug, Clone, Serialize)]
pub struct Monogram {
    text: String,
    hue: u16,
}

/// A provider as the widget shows it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    id: String,
    name: String,
    long_name: Option<String>,
    logo_url: Option<String>,
    monogram: Monogram,
    #[serde(rename = "type")]
    kind: ProviderType,
    type_label: &'static str,
    sub_type_label: Option<&'static str>,
    country: Option<Country>,
    account_connection: bool,
    methods: Vec<LoginMethod>,
    legacy_names: Vec<String>,
}

impl Card {
    pub fn new(provider: &Provider, public_url: &str) -> Self {
        let (text, hue) = monogram(provider);
        Self {
            id: provider.id.clone(),
            name: provider.name.clone(),
            long_name: Some(provider.long_name.clone()),
            logo_url: Some(format!("{public_url}{}", provider.logo_path)),
            monogram: Monogram { text, hue },
            kind: provider.kind,
            type_label: provider.kind.label(),
            sub_type_label: Some(provider.sub_type.label()),
            country: Some(provider.country),
            account_connection: provider.account_connection,
            methods: provider.methods.clone(),
            legacy_names: provider.legacy_names.clone(),
        }
    }

    /// The card of the provider with this id. One that has left the catalogue keeps its accounts, and a person must
    /// still be able to revoke them: it has its id for a name.
    pub fn of(state: &AppState, mode: Mode, id: &str) -> Self {
        if let Some(provider) = state.catalogue(mode).get(id) {
            return Self::new(provider, &state.settings().public_url);
        }
        Self {
            id: id.to_owned(),
            name: id.to_owned(),
            long_name: None,
            logo_url: None,
            monogram: Monogram {
                text: id.chars().take(2).collect::<String>().to_uppercase(),
                hue: 0,
            },
            kind: ProviderType::System,
            type_label: ProviderType::System.label(),
            sub_type_label: None,
            country: None,
            account_connection: false,
            methods: Vec::new(),
            legacy_names: Vec::new(),
        }
    }
}
