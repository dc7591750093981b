//! Finding employers by name, whatever is typed: half a word, a typo, another order.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{Country, Date, records::Address};
use openwink_providers::employers::{self, Employer as Known};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check_length;
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Params, Query, With, may},
};

/// What the contract allows a query.
const SHORTEST: usize = 3;
const LONGEST: usize = 255;

#[derive(Debug, Deserialize, JsonSchema)]
struct BasicsParams {
    /// Part of the employer's name.
    #[schemars(length(min = 3, max = 255))]
    keyword: Option<String>,
}

impl Query for BasicsParams {
    fn check(&self) -> Result<(), Problem> {
        match &self.keyword {
            Some(text) => check_length("keyword", text.trim(), SHORTEST, LONGEST),
            None => Ok(()),
        }
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmployerParams {
    /// The employer's name, or part of it.
    #[schemars(length(min = 3, max = 255))]
    business_name: Option<String>,
}

impl Query for EmployerParams {
    fn check(&self) -> Result<(), Problem> {
        match &self.business_name {
            Some(text) => check_length("businessName", text.trim(), SHORTEST, LONGEST),
            None => Ok(()),
        }
    }
}

openwink_model::text_enum! {
    /// Where something about an employer was found.
    pub enum EmployerSource {
        Sec = "SEC",
        Dti = "DTI",
        Serp = "SERP",
        Facebook = "Facebook",
        LinkedIn = "LinkedIn",
    }
}

openwink_model::text_enum! {
    pub enum RegistrationStatus {
        Registered = "Registered",
        Suspended = "Suspended",
        Revoked = "Revoked",
        Dissolved = "Dissolved",
        Delinquent = "Delinquent",
    }
}

openwink_model::text_enum! {
    /// Whether the employer stands in a register.
    pub enum EmployerVerification {
        Verified = "VERIFIED",
        Unverified = "UNVERIFIED",
    }
}

/// Where an employer is registered.
#[derive(Serialize, JsonSchema)]
struct EmployerRegistration {
    number: String,
    /// The register: SEC in the Philippines, ACRA in Singapore, AHU in Indonesia, MCA in India.
    organization: String,
    date: Option<Date>,
    scope: Option<String>,
    status: Option<RegistrationStatus>,
}

/// An employer that the text may mean.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmployerBasic {
    business_name: String,
    registrations: Vec<EmployerRegistration>,
    /// How well the name fits, from 1 to 100; 0 where no keyword was given.
    match_percentage: u8,
    sources: Vec<EmployerSource>,
    verification_status: EmployerVerification,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmployerContactPerson {
    contact_name: Option<String>,
    position: Option<String>,
    contact_email: Option<String>,
    contact_phone: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct EmployerLicense {
    license_number: String,
    license_type: String,
    license_issued_date: Option<Date>,
    license_status: Option<String>,
}

/// An employer with what is known of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Employer {
    business_name: String,
    short_name: Option<String>,
    registrations: Vec<EmployerRegistration>,
    business_address: Option<Address>,
    /// The section of the international classification of industries: a letter.
    isic_code: Option<String>,
    isic_sector: Option<String>,
    /// The section of the Philippine classification, which has the same letters.
    psic_code: Option<String>,
    psic_industry: Option<String>,
    contact_persons: Vec<EmployerContactPerson>,
    licenses: Vec<EmployerLicense>,
}

fn registrations(known: &Known) -> Vec<EmployerRegistration> {
    let registration = known.registration.iter();
    registration
        .map(|registration| EmployerRegistration {
            number: registration.number.clone(),
            organization: registration.organization.to_owned(),
            date: None,
            scope: None,
            status: Some(RegistrationStatus::Registered),
        })
        .collect()
}

impl EmployerBasic {
    fn new((percent, known): (u8, &Known)) -> Self {
        let registrations = registrations(known);
        // Of the registers only this one is among the contract's sources
        let listed = registrations.iter().any(|one| one.organization == "SEC");
        Self {
            business_name: known.business_name.clone(),
            match_percentage: percent,
            sources: if listed {
                vec![EmployerSource::Sec]
            } else {
                Vec::new()
            },
            verification_status: match registrations.is_empty() {
                true => EmployerVerification::Unverified,
                false => EmployerVerification::Verified,
            },
            registrations,
        }
    }
}

impl Employer {
    fn new(known: &Known) -> Self {
        let code = known
            .sector
            .and_then(|sector| sector.as_str().strip_prefix("ISIC-"));
        let code = code.map(str::to_owned);
        let sector = code
            .as_ref()
            .and(known.sector)
            .map(|sector| sector.label().to_owned());
        let philippine = known.country == Country::Ph;
        Self {
            business_name: known.business_name.clone(),
            short_name: known.short_name.clone(),
            registrations: registrations(known),
            // In which country is all that is known
            business_address: Some(Address {
                country: Some(known.country),
                ..Default::default()
            }),
            psic_code: code.clone().filter(|_| philippine),
            psic_industry: sector.clone().filter(|_| philippine),
            isic_code: code,
            isic_sector: sector,
            contact_persons: Vec::new(),
            licenses: Vec::new(),
        }
    }
}

async fn basics(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<BasicsParams>,
) -> Result<Answer<Vec<EmployerBasic>>, Problem> {
    let catalogue = state.catalogue(caller.scope.mode());
    let found = employers::query(
        catalogue.employers(),
        params.keyword.as_deref().unwrap_or_default(),
    );
    Ok(Answer(found.into_iter().map(EmployerBasic::new).collect()))
}

async fn whole(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    Params(params): Params<EmployerParams>,
) -> Result<Answer<Vec<Employer>>, Problem> {
    let catalogue = state.catalogue(caller.scope.mode());
    let text = params.business_name.as_deref().unwrap_or_default();
    let found = employers::query(catalogue.employers(), text);
    Ok(Answer(
        found.into_iter().map(|(_, known)| Employer::new(known)).collect(),
    ))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/alpha/employerBasics/query",
            get_with(basics, |op| {
                op.id("query-employer-basics")
                    .tag("Employers")
                    .summary("Find employers")
                    .description(
                        "The 50 best, best first, over the employers of the mode. Typing errors, missing accents, former names and \
                         another order of words are forgiven. The sandbox's registrations are invented.",
                    )
            }),
        )
        .api_route(
            "/alpha/employers/query",
            get_with(whole, |op| {
                op.id("query-employer")
                    .tag("Employers")
                    .summary("Find employers with what is known of them")
            }),
        )
}

#[cfg(test)]
mod tests {
    use axum::http::Method;
    use openwink_testkit::{TestStore, on_both};

    use crate::tests::{Api, Key};

    on_both!(employers_are_found_in_spite_of_typing_errors);

    async fn employers_are_found_in_spite_of_typing_errors(t: &TestStore) {
        let api = Api::new(t).await;
        let found = api
            .get("/v1/alpha/employerBasics/query?keyword=mabuhay+fods")
            .await;
        let first = &found.data()[0];
        assert_eq!(first["businessName"], "Mabuhay Foods Restaurants Inc.");
        assert!((1..100).contains(&first["matchPercentage"].as_i64().unwrap()));
        assert_eq!(first["verificationStatus"], "VERIFIED");
        assert_eq!(first["registrations"][0]["organization"], "SEC");
        let exact = api
            .get("/v1/alpha/employerBasics/query?keyword=Mabuhay+Foods")
            .await;
        assert_eq!(exact.data()[0]["matchPercentage"], 100);

        let whole = api.get("/v1/alpha/employers/query?businessName=tembusi").await;
        let bank = &whole.data()[0];
        assert_eq!(
            (&bank["shortName"], &bank["isicCode"]),
            (&"Tembusu Bank".into(), &"K".into())
        );
        assert_eq!(bank["psicCode"], serde_json::Value::Null);
        assert_eq!(
            api.get("/v1/alpha/employers/query?businessName=qwrtzx")
                .await
                .data(),
            &serde_json::json!([])
        );
        for (path, field) in [
            ("/v1/alpha/employers/query?businessName=ab", "businessName"),
            ("/v1/alpha/employerBasics/query?keyword=++a++", "keyword"),
        ] {
            let refused = api.call(Method::GET, path, Key::Own, None).await;
            refused.refused(400, "INVALID_PARAMETERS", field);
        }
        // Production has no providers of its own yet, and so no employers
        let other = api
            .call(
                Method::GET,
                "/v1/alpha/employers/query?businessName=mabuhay",
                Key::OtherMode,
                None,
            )
            .await;
        assert_eq!(other.good().data(), &serde_json::json!([]));
    }
}
