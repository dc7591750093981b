//! What came of holding claims against what a person linked and sent, in the contract's shape and beyond it.

use openwink_model::{
    DateTime,
    ids::{UserId, VerificationId},
    text_enum,
};
use openwink_store::Verification as StoredVerification;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    claims::VerificationCreateRequest,
    matching::{Claim, Match, all_match},
};
use crate::Problem;

text_enum! {
    /// Claims are checked while you wait, so that a verification is always completed.
    pub enum VerificationStatus {
        Processing = "PROCESSING",
        Completed = "COMPLETED",
        Error = "ERROR",
    }
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NameMatches {
    pub first_name_matches: Option<bool>,
    pub last_name_matches: Option<bool>,
    pub middle_name_matches: Option<bool>,
    pub full_name_matches: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationIdMatchResult {
    pub id_number: String,
    pub id_type: String,
    #[serde(rename = "idSubtype")]
    pub id_sub_type: Option<String>,
    pub matches: bool,
}

/// Whether an address or number is the person's. What only asking its provider would tell stays null.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationContactMatchResult {
    pub value: Option<String>,
    pub matches: Option<bool>,
    pub disposable: Option<bool>,
    pub deliverable: Option<bool>,
    pub active: Option<bool>,
    /// Of an e-mail address: what stands behind the `@`.
    pub provider: Option<String>,
    /// Of an e-mail address: whether anybody can have one there.
    pub free_provider: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdditionalMatches {
    pub ids: Vec<VerificationIdMatchResult>,
    pub dob_matches: Option<bool>,
    pub gender_matches: Option<bool>,
    pub phone_matches: Option<VerificationContactMatchResult>,
    pub email_matches: Option<VerificationContactMatchResult>,
    pub address_matches: Option<bool>,
    /// An addition of Openwink's.
    pub employer_matches: Option<bool>,
    /// An addition of Openwink's.
    pub employment_status_matches: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationResult {
    /// Whether everything that was claimed fits.
    pub final_matches: bool,
    pub names: NameMatches,
    pub additional_data: Option<AdditionalMatches>,
    /// Whom the claims were held against; null where nobody fits. An addition of Openwink's.
    pub user_id: Option<UserId>,
    /// Each claim with its score and the source of the best fit. An addition of Openwink's.
    pub matches: Vec<Match>,
}

const FREE: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "ymail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "icloud.com",
    "me.com",
    "proton.me",
    "protonmail.com",
    "aol.com",
    "gmx.com",
    "gmx.net",
    "mail.com",
    "zoho.com",
    "yandex.com",
    "qq.com",
    "163.com",
    "rediffmail.com",
];

fn contact(value: &str, matches: Option<bool>, email: bool) -> VerificationContactMatchResult {
    let provider = value.rsplit_once('@').filter(|_| email);
    let provider = provider.map(|(_, provider)| provider.trim().to_lowercase());
    VerificationContactMatchResult {
        value: Some(value.to_owned()),
        matches,
        disposable: None,
        deliverable: None,
        active: None,
        free_provider: provider.as_deref().map(|provider| FREE.contains(&provider)),
        provider,
    }
}

impl VerificationResult {
    pub fn new(claims: &VerificationCreateRequest, user: Option<UserId>, matches: Vec<Match>) -> Self {
        let of = |claim: Claim| {
            matches
                .iter()
                .find(|one| one.claim == claim)
                .map(|one| one.matches)
        };
        let names = NameMatches {
            first_name_matches: of(Claim::FirstName),
            last_name_matches: of(Claim::LastName),
            middle_name_matches: of(Claim::MiddleName),
            full_name_matches: of(Claim::FullName),
        };
        let id_matches = |at: usize| {
            let found = matches
                .iter()
                .find(|one| one.claim == Claim::Id && one.index == Some(at));
            found.is_some_and(|one| one.matches)
        };
        let additional = claims.additional_data.as_ref().map(|more| AdditionalMatches {
            ids: more
                .ids
                .iter()
                .enumerate()
                .map(|(at, id)| VerificationIdMatchResult {
                    id_number: id.id_number.clone(),
                    id_type: id.id_type.clone(),
                    id_sub_type: id.id_sub_type.clone(),
                    matches: id_matches(at),
                })
                .collect(),
            dob_matches: of(Claim::Dob),
            gender_matches: of(Claim::Gender),
            phone_matches: more
                .phone
                .as_ref()
                .map(|phone| contact(phone, of(Claim::Phone), false)),
            email_matches: more
                .email
                .as_ref()
                .map(|email| contact(email, of(Claim::Email), true)),
            address_matches: of(Claim::Address),
            employer_matches: of(Claim::Employer),
            employment_status_matches: of(Claim::EmploymentStatus),
        });
        Self {
            final_matches: all_match(&matches),
            names,
            additional_data: additional,
            user_id: user,
            matches,
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    pub id: VerificationId,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub status: VerificationStatus,
    pub error_message: Option<String>,
    pub request_meta: VerificationCreateRequest,
    pub result: Option<VerificationResult>,
}

impl Verification {
    pub fn new(stored: StoredVerification) -> Result<Self, Problem> {
        let unreadable = |_| Problem::internal("a stored verification does not read");
        Ok(Self {
            id: stored.id,
            created_at: stored.created_at,
            updated_at: stored.updated_at,
            status: stored
                .status
                .parse()
                .map_err(|_| Problem::internal("a stored word does not read"))?,
            error_message: None,
            request_meta: serde_json::from_slice(&stored.request).map_err(unreadable)?,
            result: Some(serde_json::from_slice(&stored.result).map_err(unreadable)?),
        })
    }
}
