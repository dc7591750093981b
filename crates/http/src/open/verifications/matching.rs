//! Holding claims against what a person linked and sent. Pure: facts and claims in, scores out.

use openwink_documents::{
    Field,
    checks::identity::{name_on, numbers_on},
    values::name::similarity,
};
use openwink_model::{
    Date, SourceType,
    ids::SourceId,
    records::{Address, Gender, Identity},
    text_enum,
    words::words,
};
use openwink_providers::search;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::claims::VerificationCreateRequest;
use crate::portal::people::dossier::Whole;

/// From here on two names are taken for one person's, and two employers for one.
const SAME: f64 = 0.85;
/// So much of an address has to be the same.
const SAME_ADDRESS: f64 = 0.6;
/// A national number has at least so many digits; what stands before them is the country.
const PHONE_DIGITS: usize = 8;

text_enum! {
    /// What was claimed.
    pub enum Claim {
        FirstName = "FIRST_NAME",
        MiddleName = "MIDDLE_NAME",
        LastName = "LAST_NAME",
        FullName = "FULL_NAME",
        Id = "ID",
        Dob = "DOB",
        Gender = "GENDER",
        Phone = "PHONE",
        Email = "EMAIL",
        Address = "ADDRESS",
        Employer = "EMPLOYER",
        EmploymentStatus = "EMPLOYMENT_STATUS",
    }
}

/// How well a claim fits, and by what source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Match {
    pub claim: Claim,
    /// Of an ID: which of them, from 0.
    pub index: Option<usize>,
    pub matches: bool,
    /// 0 to 1; null where nothing is there to hold it against.
    pub score: Option<f64>,
    /// Where the best fit comes from.
    pub source_id: Option<SourceId>,
    pub source_type: Option<SourceType>,
}

/// Something that is known, and from where.
struct Fact<T> {
    source: SourceId,
    value: T,
}

/// All that is known of a person that can be claimed.
#[derive(Default)]
pub struct Facts {
    names: Vec<Fact<Name>>,
    numbers: Vec<Fact<String>>,
    births: Vec<Fact<Date>>,
    genders: Vec<Fact<Gender>>,
    phones: Vec<Fact<String>>,
    emails: Vec<Fact<String>>,
    addresses: Vec<Fact<String>>,
    employers: Vec<Fact<String>>,
    /// Whether somebody works there still.
    jobs: Vec<Fact<bool>>,
}

struct Name {
    full: String,
    first: Option<String>,
    middle: Option<String>,
    last: Option<String>,
}

fn address_text(address: &Address) -> String {
    match &address.full_address {
        Some(full) => full.clone(),
        None => [
            &address.line1,
            &address.line2,
            &address.city,
            &address.region,
            &address.zip,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" "),
    }
}

impl Facts {
    /// What the accounts and documents of a person tell.
    pub fn of(whole: &Whole) -> Self {
        let mut facts = Self::default();
        let records = &whole.dossier.records;
        for held in &records.identities {
            facts.add_identity(held.source_id, &held.record);
        }
        for held in &records.employments {
            let (source, job) = (held.source_id, &held.record);
            let employers = [&job.employer, &job.name].into_iter().flatten();
            facts.employers.extend(employers.map(|name| Fact {
                source,
                value: name.clone(),
            }));
            facts.jobs.push(Fact {
                source,
                value: job.end_date.is_none(),
            });
        }
        for read in &whole.archives {
            let source = SourceId::Archive(read.archive.id);
            for document in read.reading.iter().flat_map(|reading| &reading.documents) {
                if let Some(full) = name_on(document) {
                    let part = |field| text_of(document, field);
                    facts.names.push(Fact {
                        source,
                        value: Name {
                            full,
                            first: part(Field::FirstName),
                            middle: part(Field::MiddleName),
                            last: part(Field::LastName),
                        },
                    });
                }
                let numbers = numbers_on(document).into_iter();
                facts
                    .numbers
                    .extend(numbers.map(|(_, value)| Fact { source, value }));
            }
        }
        facts
    }

    fn add_identity(&mut self, source: SourceId, identity: &Identity) {
        self.names.push(Fact {
            source,
            value: Name {
                full: identity.full_name.clone(),
                first: identity.first_name.clone(),
                middle: identity.middle_name.clone(),
                last: identity.last_name.clone(),
            },
        });
        let fact = |value: &String| Fact {
            source,
            value: value.clone(),
        };
        self.numbers.extend(identity.reference_id.iter().map(fact));
        self.employers
            .extend(identity.latest_employer_name.iter().map(fact));
        self.phones.extend(
            identity
                .phones
                .iter()
                .filter_map(|phone| phone.number.as_ref())
                .map(fact),
        );
        self.emails.extend(
            identity
                .emails
                .iter()
                .filter_map(|email| email.address.as_ref())
                .map(fact),
        );
        self.births
            .extend(identity.dob.map(|value| Fact { source, value }));
        self.genders
            .extend(identity.gender.map(|value| Fact { source, value }));
        self.addresses.extend(
            identity
                .addresses
                .iter()
                .map(address_text)
                .filter(|text| !text.is_empty())
                .map(|value| Fact { source, value }),
        );
    }
}

fn text_of(document: &openwink_documents::Extraction, field: Field) -> Option<String> {
    match &document.fields.get(&field)?.value {
        openwink_documents::Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// The best of the facts, by their scores.
fn best<T>(claim: Claim, facts: &[Fact<T>], from: f64, score: impl Fn(&T) -> Option<f64>) -> Match {
    let scored = facts
        .iter()
        .filter_map(|fact| Some((score(&fact.value)?.clamp(0.0, 1.0), fact.source)));
    let found = scored.max_by(|(one, _), (other, _)| one.total_cmp(other));
    Match {
        claim,
        index: None,
        matches: found.is_some_and(|(score, _)| score >= from),
        score: found.map(|(score, _)| (score * 100.0).round() / 100.0),
        source_id: found.map(|(_, source)| source),
        source_type: found.map(|(_, source)| source.source_type()),
    }
}

fn same(yes: bool) -> Option<f64> {
    Some(if yes { 1.0 } else { 0.0 })
}

/// A number without what each office writes between its digits.
fn bare(number: &str) -> String {
    number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Digits; a national number's leading noughts are no part of it abroad.
fn digits(phone: &str) -> String {
    let all: String = phone.chars().filter(char::is_ascii_digit).collect();
    all.trim_start_matches('0').to_owned()
}

fn same_phone(one: &str, other: &str) -> bool {
    let (one, other) = (digits(one), digits(other));
    let shorter = one.len().min(other.len());
    // One may be written with its country and the other without
    shorter >= PHONE_DIGITS && (one.ends_with(&other) || other.ends_with(&one))
}

fn overlap(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    if one.is_empty() {
        return 0.0;
    }
    let common = one.iter().filter(|word| other.contains(word)).count();
    common as f64 / one.len() as f64
}

/// Every claim that was made, held against the facts.
pub fn matches(claims: &VerificationCreateRequest, facts: &Facts) -> Vec<Match> {
    let mut all = Vec::new();
    let alike = |one: &str, other: &str| f64::from(similarity(one, other));
    if let Some(full) = claims.claimed_name() {
        all.push(best(Claim::FullName, &facts.names, SAME, |name| {
            Some(alike(&full, &name.full))
        }));
    }
    type Part = fn(&Name) -> Option<&String>;
    let parts: [(Claim, &Option<String>, Part); 3] = [
        (Claim::FirstName, &claims.first_name, |name| name.first.as_ref()),
        (Claim::MiddleName, &claims.middle_name, |name| {
            name.middle.as_ref()
        }),
        (Claim::LastName, &claims.last_name, |name| name.last.as_ref()),
    ];
    for (claim, claimed, part) in parts {
        let Some(claimed) = claimed.as_deref().filter(|text| !text.trim().is_empty()) else {
            continue;
        };
        all.push(best(claim, &facts.names, SAME, |name| match part(name) {
            Some(known) => Some(alike(claimed, known)),
            // A source that tells the whole name alone: its words are there, or they are not
            None => same(overlap(claimed, &name.full) >= 1.0),
        }));
    }
    let Some(more) = &claims.additional_data else {
        return all;
    };
    for (index, id) in more.ids.iter().enumerate() {
        let claimed = bare(&id.id_number);
        let one = best(Claim::Id, &facts.numbers, 1.0, |known| {
            same(bare(known) == claimed)
        });
        all.push(Match {
            index: Some(index),
            ..one
        });
    }
    if let Some(claimed) = more.dob {
        all.push(best(Claim::Dob, &facts.births, 1.0, |known| {
            same(*known == claimed)
        }));
    }
    if let Some(claimed) = more.gender {
        all.push(best(Claim::Gender, &facts.genders, 1.0, |known| {
            same(*known == claimed)
        }));
    }
    if let Some(claimed) = &more.phone {
        all.push(best(Claim::Phone, &facts.phones, 1.0, |known| {
            same(same_phone(known, claimed))
        }));
    }
    if let Some(claimed) = &more.email {
        let claimed = claimed.trim().to_lowercase();
        all.push(best(Claim::Email, &facts.emails, 1.0, |known| {
            same(known.trim().to_lowercase() == claimed)
        }));
    }
    if let Some(claimed) = &more.address {
        all.push(best(Claim::Address, &facts.addresses, SAME_ADDRESS, |known| {
            Some(overlap(claimed, known))
        }));
    }
    if let Some(claimed) = &more.employer {
        all.push(best(Claim::Employer, &facts.employers, SAME, |known| {
            let percent = search::percentage([known.as_str()], claimed);
            Some(f64::from(percent.unwrap_or_default()) / 100.0)
        }));
    }
    if let Some(claimed) = more.employment_status {
        all.push(best(Claim::EmploymentStatus, &facts.jobs, 1.0, |now| {
            claimed
                .says_employed()
                .map(|employed| if employed == *now { 1.0 } else { 0.0 })
        }));
    }
    all
}

/// Whether everything that was claimed fits. What nothing can be held against does not.
pub fn all_match(matches: &[Match]) -> bool {
    !matches.is_empty() && matches.iter().all(|one| one.matches)
}

#[cfg(test)]
mod tests {
    use openwink_model::ids::{AccountId, TypedId};
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn facts() -> Facts {
        let source = SourceId::Account(AccountId::from_uuid(Uuid::from_u128(7)));
        let mut facts = Facts::default();
        let identity: Identity = serde_json::from_value(json!({
            "fullName": "George Reyes Palomero Jr.", "firstName": "George", "middleName": "Reyes",
            "lastName": "Palomero", "suffix": "Jr.", "gender": "Male", "dob": "1991-06-12", "maritalStatus": null,
            "countryResidence": null, "citizenship": null, "photoUrl": null, "referenceId": "33-0000000-8",
            "profileUrl": null, "latestEmployerName": "Mabuhay Foods", "emails": [{ "address": "gp@example.com", "type": null }],
            "phones": [{ "number": "+639559991234", "type": null }], "socialProfiles": [],
            "addresses": [{ "fullAddress": "27 Sampaguita Street, Quezon City 1118", "line1": null, "line2": null,
                "city": null, "region": null, "zip": null, "country": "PH", "latitude": null, "longitude": null,
                "type": null, "tags": [] }],
        }))
        .unwrap();
        facts.add_identity(source, &identity);
        facts
    }

    fn claims(more: serde_json::Value) -> VerificationCreateRequest {
        let mut all = json!({
            "fullName": "Palomero, George R.", "additionalData": more,
            "consent": { "consentedAt": "2026-01-15T08:00:00Z", "consentedWith": "Lender" },
        });
        if more.is_null() {
            all.as_object_mut().unwrap().remove("additionalData");
        }
        serde_json::from_value(all).unwrap()
    }

    fn one(more: serde_json::Value, claim: Claim) -> Match {
        let all = matches(&claims(more), &facts());
        all.into_iter().find(|one| one.claim == claim).unwrap()
    }

    #[test]
    fn what_is_right_matches_however_it_is_written() {
        for (more, claim) in [
            (
                json!({ "ids": [{ "idType": "SSS", "idNumber": "3300000008" }] }),
                Claim::Id,
            ),
            (json!({ "dob": "1991-06-12" }), Claim::Dob),
            (json!({ "gender": "Male" }), Claim::Gender),
            (json!({ "phone": "0955 999 1234" }), Claim::Phone),
            (json!({ "phone": "+63 (955) 999-1234" }), Claim::Phone),
            (json!({ "email": " GP@Example.com" }), Claim::Email),
            (
                json!({ "address": "27 Sampaguita St., Quezon City" }),
                Claim::Address,
            ),
            (json!({ "employer": "mabuhay foods" }), Claim::Employer),
        ] {
            let found = one(more.clone(), claim);
            assert!(found.matches, "{more}: {found:?}");
            assert!(found.source_id.is_some() && found.score.is_some());
        }
        assert!(one(json!({}), Claim::FullName).matches);
        assert!(all_match(&matches(
            &claims(json!({ "dob": "1991-06-12" })),
            &facts()
        )));
    }

    #[test]
    fn what_is_wrong_does_not() {
        for (more, claim) in [
            (
                json!({ "ids": [{ "idType": "SSS", "idNumber": "3300000009" }] }),
                Claim::Id,
            ),
            (json!({ "dob": "1991-06-13" }), Claim::Dob),
            (json!({ "gender": "Female" }), Claim::Gender),
            (json!({ "phone": "0955 999 1235" }), Claim::Phone),
            (json!({ "phone": "1234" }), Claim::Phone),
            (json!({ "email": "gp@example.org" }), Claim::Email),
            (json!({ "address": "5 Rizal Avenue, Davao" }), Claim::Address),
            (json!({ "employer": "Tembusu Bank" }), Claim::Employer),
        ] {
            let found = one(more.clone(), claim);
            assert!(!found.matches, "{more}: {found:?}");
            assert!(!all_match(&matches(&claims(more), &facts())));
        }
    }

    #[test]
    fn nothing_to_hold_it_against_is_no_match_and_no_score() {
        let found = one(json!({ "employmentStatus": "EMPLOYED" }), Claim::EmploymentStatus);
        assert_eq!((found.matches, found.score, found.source_id), (false, None, None));
        let nobody = matches(&claims(json!(null)), &Facts::default());
        assert!(!all_match(&nobody) && nobody[0].score.is_none());
    }

    #[test]
    fn parts_of_a_name_are_held_against_parts() {
        let mut claims = claims(json!(null));
        claims.full_name = None;
        (claims.first_name, claims.last_name) = (Some("George".into()), Some("Palomera".into()));
        let all = matches(&claims, &facts());
        let of = |claim| all.iter().find(|one| one.claim == claim).unwrap();
        assert!(of(Claim::FirstName).matches && of(Claim::LastName).score.unwrap() < 1.0);
    }
}
