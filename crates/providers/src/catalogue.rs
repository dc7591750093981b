//! Which providers there are and which connector serves each.

use std::{collections::HashMap, fmt, sync::Arc};

use openwink_model::providers::Provider;

use crate::{
    Connector,
    employers::{self, Employer},
    sandbox::{self, SandboxConnector},
};

/// All providers of a mode. A list that does not change while the process runs.
#[derive(Clone, Default)]
pub struct Catalogue {
    providers: Vec<Provider>,
    positions: HashMap<String, usize>,
    connectors: HashMap<String, Arc<dyn Connector>>,
    employers: Vec<Employer>,
}

impl Catalogue {
    /// A catalogue of providers and their connectors; a provider without one cannot be connected to.
    pub fn new(entries: impl IntoIterator<Item = (Provider, Option<Arc<dyn Connector>>)>) -> Self {
        let mut catalogue = Self::default();
        for (provider, connector) in entries {
            if let Some(connector) = connector {
                catalogue.connectors.insert(provider.id.clone(), connector);
            }
            catalogue
                .positions
                .insert(provider.id.clone(), catalogue.providers.len());
            catalogue.providers.push(provider);
        }
        catalogue.employers = employers::collect(&catalogue.providers, []);
        catalogue
    }

    /// The simulated providers.
    pub fn sandbox() -> Self {
        let connector: Arc<dyn Connector> = Arc::new(SandboxConnector);
        let mut catalogue = Self::new(sandbox::providers().into_iter().map(|provider| {
            let connects = provider.account_connection;
            (provider, connects.then(|| Arc::clone(&connector)))
        }));
        catalogue.employers = employers::collect(&catalogue.providers, sandbox::employers());
        catalogue
    }

    /// Employers that can be searched for.
    pub fn employers(&self) -> &[Employer] {
        &self.employers
    }

    pub fn providers(&self) -> &[Provider] {
        &self.providers
    }

    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.positions.get(id).map(|position| &self.providers[*position])
    }

    /// The connector of the provider with this id.
    pub fn connector(&self, id: &str) -> Option<Arc<dyn Connector>> {
        self.connectors.get(id).map(Arc::clone)
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.providers.iter().map(|provider| &provider.id))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use openwink_model::{
        Country,
        providers::{LoginMethod, ProviderType},
    };

    use super::*;

    #[test]
    fn the_sandbox_has_something_of_everything() {
        let catalogue = Catalogue::sandbox();
        let providers = catalogue.providers();
        assert!(providers.len() >= 18);
        for kind in ProviderType::ALL {
            assert!(providers.iter().any(|provider| provider.kind == *kind), "{kind}");
        }
        let sub_types: BTreeSet<_> = providers.iter().map(|provider| provider.sub_type).collect();
        assert!(sub_types.len() >= 10);
        for country in [Country::Ph, Country::Id, Country::Sg, Country::In] {
            assert!(
                providers
                    .iter()
                    .filter(|provider| provider.country == country)
                    .count()
                    >= 5
            );
        }
        let with = |test: fn(&Provider) -> bool| providers.iter().filter(|provider| test(provider)).count();
        assert!(with(|provider| provider.methods == [LoginMethod::OAuth]) >= 1);
        assert!(with(|provider| provider.methods.contains(&LoginMethod::OAuth)) >= 2);
        assert!(with(|provider| provider.methods.contains(&LoginMethod::SsNumber)) >= 2);
        assert!(with(|provider| !provider.account_connection) >= 2);
        assert!(with(|provider| provider.active && !provider.enabled) >= 1);
        assert!(with(|provider| !provider.active) >= 1);
        assert!(with(|provider| !provider.legacy_names.is_empty()) >= 3);
    }

    #[test]
    fn ids_are_unique_and_payroll_systems_exist() {
        let catalogue = Catalogue::sandbox();
        assert_eq!(catalogue.positions.len(), catalogue.providers.len());
        for provider in catalogue.providers() {
            assert_eq!(
                catalogue.get(&provider.id).map(|found| &found.name),
                Some(&provider.name)
            );
            assert_eq!(
                catalogue.connector(&provider.id).is_some(),
                provider.account_connection
            );
            if let Some(system) = &provider.payroll_system {
                let system = catalogue.get(system).expect("the payroll system is a provider");
                assert_eq!(system.kind, ProviderType::System);
                // Logging in at the employer is logging in at its payroll system
                assert_eq!(
                    (&system.methods[0], system.mfa),
                    (&provider.methods[0], provider.mfa),
                    "{}",
                    provider.id
                );
            }
        }
    }
}
