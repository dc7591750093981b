//! What a tenant claims of a person.

use openwink_model::{Date, DateTime, ids::UserId, records::Gender, text_enum};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Problem, extract::Request, open::check_length};

/// How long a claimed text may be, and how many ids.
const LONGEST: usize = 255;
const MOST_IDS: usize = 20;

text_enum! {
    pub enum EmploymentStatusClaim {
        Employed = "EMPLOYED",
        Unemployed = "UNEMPLOYED",
        SelfEmployed = "SELF-EMPLOYED",
        Gig = "GIG",
        Retired = "RETIRED",
    }
}

impl EmploymentStatusClaim {
    /// Whether it says that the person has an employer now; nothing where employers tell nothing of it.
    pub fn says_employed(self) -> Option<bool> {
        match self {
            Self::Employed => Some(true),
            Self::Unemployed | Self::Retired => Some(false),
            Self::SelfEmployed | Self::Gig => None,
        }
    }
}

/// A number that an office gave the person.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationIdClaim {
    pub id_type: String,
    pub id_sub_type: Option<String>,
    pub id_number: String,
}

#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct AdditionalData {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub dob: Option<Date>,
    pub gender: Option<Gender>,
    pub address: Option<String>,
    pub employer: Option<String>,
    pub employment_status: Option<EmploymentStatusClaim>,
    pub ids: Vec<VerificationIdClaim>,
}

/// That the person agreed to being verified.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationConsent {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub version: Option<String>,
    pub consented_at: DateTime,
    /// Whom they agreed with: usually you.
    pub consented_with: String,
    pub consent_template_id: Option<String>,
}

/// What you claim of a person. At least a name.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerificationCreateRequest {
    /// Of which user; without it the best of those with this name. An addition of Openwink's to the contract.
    pub user_id: Option<UserId>,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub suffix: Option<String>,
    pub full_name: Option<String>,
    pub additional_data: Option<AdditionalData>,
    pub consent: VerificationConsent,
}

impl VerificationCreateRequest {
    /// The name as one text, as far as it is claimed.
    pub fn claimed_name(&self) -> Option<String> {
        let whole = self
            .full_name
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let parts = [&self.first_name, &self.middle_name, &self.last_name, &self.suffix];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .map(|part| part.trim())
            .filter(|part| !part.is_empty())
            .collect();
        match whole {
            Some(name) => Some(name.to_owned()),
            None => (!parts.is_empty()).then(|| parts.join(" ")),
        }
    }
}

impl Request for VerificationCreateRequest {
    fn check(&self) -> Result<(), Problem> {
        let names = [
            ("firstName", &self.first_name),
            ("middleName", &self.middle_name),
            ("lastName", &self.last_name),
            ("suffix", &self.suffix),
            ("fullName", &self.full_name),
        ];
        for (field, text) in names {
            if let Some(text) = text {
                check_length(field, text, 0, LONGEST)?;
            }
        }
        if self.claimed_name().is_none() {
            return Err(Problem::field(
                "fullName",
                "must be given, or firstName and lastName",
            ));
        }
        check_length("consent.consentedWith", &self.consent.consented_with, 1, LONGEST)?;
        let Some(more) = &self.additional_data else {
            return Ok(());
        };
        let texts = [
            ("additionalData.email", &more.email),
            ("additionalData.phone", &more.phone),
            ("additionalData.address", &more.address),
            ("additionalData.employer", &more.employer),
        ];
        for (field, text) in texts {
            if let Some(text) = text {
                check_length(field, text, 1, LONGEST)?;
            }
        }
        if more.ids.len() > MOST_IDS {
            return Err(Problem::field("additionalData.ids", "must have at most 20 ids"));
        }
        for id in &more.ids {
            check_length("additionalData.ids.idType", &id.id_type, 1, LONGEST)?;
            check_length("additionalData.ids.idNumber", &id.id_number, 1, LONGEST)?;
        }
        Ok(())
    }
}
