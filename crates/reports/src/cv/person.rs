//! Who: what the sources say of the person, put together. The value that weighs most comes first.

use openwink_model::{
    ids::SourceId,
    records::{Address, Identity},
    text_enum,
    words::words,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Dossier, Held, matching::same_person};

/// A value and the sources that give it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    pub value: String,
    pub sources: Vec<SourceId>,
}

text_enum! {
    pub enum FactKind {
        DateOfBirth = "DATE_OF_BIRTH",
        Gender = "GENDER",
        MaritalStatus = "MARITAL_STATUS",
        Citizenship = "CITIZENSHIP",
        Country = "COUNTRY",
        Email = "EMAIL",
        Phone = "PHONE",
        Address = "ADDRESS",
        /// The person's number at the source.
        Reference = "REFERENCE",
    }
}

/// Everything of one kind that is said of a person.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonFact {
    pub kind: FactKind,
    pub values: Vec<Fact>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// None where no source has told a name yet.
    pub name: Option<Fact>,
    /// Names that are not merely another spelling of it.
    pub other_names: Vec<Fact>,
    /// Kinds of which nothing is known are not here.
    pub facts: Vec<PersonFact>,
}

/// Identities, the weightiest source first.
pub fn ranked(dossier: &Dossier) -> Vec<&Held<Identity>> {
    let mut identities: Vec<&Held<Identity>> = dossier.records.identities.iter().collect();
    identities.sort_by_key(|held| dossier.rank(held.source_id));
    identities
}

/// Adds a value, or its source where it is known already.
fn add(facts: &mut Vec<Fact>, value: &str, source: SourceId, same: impl Fn(&str, &str) -> bool) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match facts.iter_mut().find(|fact| same(&fact.value, value)) {
        Some(fact) if fact.sources.contains(&source) => {}
        Some(fact) => fact.sources.push(source),
        None => facts.push(Fact {
            value: value.to_owned(),
            sources: vec![source],
        }),
    }
}

fn address(address: &Address) -> Option<String> {
    let full = address.full_address.as_deref().map(str::trim);
    if let Some(full) = full.filter(|full| !full.is_empty()) {
        return Some(full.to_owned());
    }
    let country = address.country.map(|country| country.to_string());
    let parts = [
        &address.line1,
        &address.line2,
        &address.city,
        &address.region,
        &address.zip,
        &country,
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|part| part.as_deref())
        .filter(|part| !part.trim().is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What an identity says of one kind.
fn values(identity: &Identity, kind: FactKind) -> Vec<String> {
    let one = |value: Option<String>| value.into_iter().collect();
    match kind {
        FactKind::DateOfBirth => one(identity.dob.map(|date| date.to_string())),
        FactKind::Gender => one(identity.gender.map(|gender| gender.to_string())),
        FactKind::MaritalStatus => one(identity.marital_status.map(|status| status.to_string())),
        FactKind::Citizenship => one(identity.citizenship.map(|citizenship| citizenship.to_string())),
        FactKind::Country => one(identity.country_residence.map(|country| country.to_string())),
        FactKind::Reference => one(identity.reference_id.clone()),
        FactKind::Email => identity
            .emails
            .iter()
            .filter_map(|email| email.address.clone())
            .collect(),
        FactKind::Phone => identity
            .phones
            .iter()
            .filter_map(|phone| phone.number.clone())
            .collect(),
        FactKind::Address => identity.addresses.iter().filter_map(address).collect(),
    }
}

pub fn person(dossier: &Dossier) -> Person {
    let identities = ranked(dossier);
    let mut names: Vec<Fact> = Vec::new();
    for held in &identities {
        add(&mut names, &held.record.full_name, held.source_id, same_person);
    }
    let facts = FactKind::ALL.iter().filter_map(|kind| {
        let mut all = Vec::new();
        for held in &identities {
            for value in values(&held.record, *kind) {
                let same = |one: &str, other: &str| words(one) == words(other);
                add(&mut all, &value, held.source_id, same);
            }
        }
        (!all.is_empty()).then_some(PersonFact {
            kind: *kind,
            values: all,
        })
    });
    let facts = facts.collect();
    let mut names = names.into_iter();
    Person {
        name: names.next(),
        other_names: names.collect(),
        facts,
    }
}
