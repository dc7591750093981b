//! Employers by name: those that are providers themselves, and those that people of the sandbox work for.

use openwink_model::{
    Country,
    providers::{Provider, ProviderSubType, ProviderType},
};

use crate::search;

/// The most that a query finds.
const MOST: usize = 50;

/// An employer. Registrations are of the sandbox, and as invented as its employers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    pub business_name: String,
    pub short_name: Option<String>,
    pub other_names: Vec<String>,
    pub country: Country,
    pub sector: Option<ProviderSubType>,
    pub registration: Option<Registration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub number: String,
    pub organization: &'static str,
}

/// The register of a country's companies.
fn register(country: Country) -> Option<&'static str> {
    Some(match country {
        Country::Ph => "SEC",
        Country::Id => "AHU",
        Country::Sg => "ACRA",
        Country::In => "MCA",
        _ => return None,
    })
}

/// A number that stays the same: FNV-1a of the id, in eight digits.
fn number(id: &str) -> String {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("S{:08}", hash % 100_000_000)
}

impl Employer {
    fn of(provider: &Provider) -> Self {
        let sector = Some(provider.sub_type).filter(|sub_type| sub_type.as_str().starts_with("ISIC-"));
        Self {
            business_name: provider.long_name.clone(),
            short_name: Some(provider.name.clone()),
            other_names: provider.legacy_names.clone(),
            country: provider.country,
            sector,
            registration: register(provider.country).map(|organization| Registration {
                number: number(&provider.id),
                organization,
            }),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let short = self.short_name.as_deref();
        let others = self.other_names.iter().map(String::as_str);
        std::iter::once(self.business_name.as_str())
            .chain(short)
            .chain(others)
    }

    fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// The employers among providers, and others that are known by name alone; each once.
pub(crate) fn collect<'a>(
    providers: &[Provider],
    others: impl IntoIterator<Item = (&'a str, Country)>,
) -> Vec<Employer> {
    let hires = |provider: &&Provider| matches!(provider.kind, ProviderType::Employer | ProviderType::Gig);
    let mut all: Vec<Employer> = providers.iter().filter(hires).map(Employer::of).collect();
    for (name, country) in others {
        if all.iter().any(|known| known.is_called(name)) {
            continue;
        }
        all.push(Employer {
            business_name: name.to_owned(),
            short_name: None,
            other_names: Vec::new(),
            country,
            sector: None,
            registration: None,
        });
    }
    all
}

/// The employers that a text may mean, best first, each with how well it fits, in percent. All of them by name for a blank.
pub fn query<'a>(employers: &'a [Employer], text: &str) -> Vec<(u8, &'a Employer)> {
    let blank = text.trim().is_empty();
    let mut hits: Vec<(u8, &Employer)> = employers
        .iter()
        .filter_map(|employer| {
            let percent = if blank {
                Some(0)
            } else {
                search::percentage(employer.names(), text)
            };
            Some((percent?, employer))
        })
        .collect();
    hits.sort_by(|(left, one), (right, other)| {
        right
            .cmp(left)
            .then_with(|| one.business_name.cmp(&other.business_name))
    });
    hits.truncate(MOST);
    hits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Catalogue;

    fn first(text: &str) -> Option<(u8, String)> {
        let catalogue = Catalogue::sandbox();
        let hits = query(catalogue.employers(), text);
        hits.first()
            .map(|(percent, employer)| (*percent, employer.business_name.clone()))
    }

    #[test]
    fn people_find_employers_whatever_they_type() {
        for (text, name) in [
            ("Mabuhay Foods", "Mabuhay Foods Restaurants Inc."),
            ("mabuhay fods", "Mabuhay Foods Restaurants Inc."),
            ("foods mabuhay", "Mabuhay Foods Restaurants Inc."),
            ("Mabuhay Fast Food", "Mabuhay Foods Restaurants Inc."),
            ("tembusi", "Tembusu Bank Limited"),
            ("sawit makmr", "PT Sawit Makmur Agro"),
            ("cordilera trading", "Cordillera Trading"),
            ("toko samudra", "Toko Samudra"),
        ] {
            let found = first(text);
            assert_eq!(
                found.as_ref().map(|(_, name)| name.as_str()),
                Some(name),
                "{text}"
            );
        }
        assert_eq!(first("Cordillera Trading").unwrap().0, 100);
        assert!(first("cordilera trading").unwrap().0 < 100);
        assert_eq!(first("qwrtzx"), None);
    }

    #[test]
    fn each_is_there_once_and_knows_its_register() {
        let catalogue = Catalogue::sandbox();
        let all = catalogue.employers();
        assert!(all.len() >= 12);
        for (at, employer) in all.iter().enumerate() {
            assert!(
                all[at + 1..]
                    .iter()
                    .all(|other| !other.is_called(&employer.business_name))
            );
        }
        let mabuhay = all.iter().find(|one| one.is_called("Mabuhay Foods")).unwrap();
        let registration = mabuhay.registration.as_ref().unwrap();
        assert_eq!((registration.organization, registration.number.len()), ("SEC", 9));
        assert_eq!(mabuhay.sector, Some(ProviderSubType::IsicI));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,300}") {
            let catalogue = Catalogue::sandbox();
            for (percent, _) in query(catalogue.employers(), &text) {
                prop_assert!(percent <= 100);
            }
        }
    }
}
