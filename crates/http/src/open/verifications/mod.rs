//! Verifications: what a tenant claims of a person, held against what that person linked and sent.

mod matching;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    Date, DateTime,
    accesses::AccessKind,
    events::{EventType, NewEvent},
    ids::{UserId, VerificationId},
    mode::Scope,
    records::Gender,
    text_enum,
};
use openwink_store::{
    NewVerification, PageRequest, PeopleFilter, Period, StoreError, Verification as StoredVerification,
    VerificationFilter,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::matching::{Claim, Facts, Match, all_match, matches};
use super::{Pager, check_length};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Body, Caller, Paging, Params, PathId, Query, Request, Size, With, check_period, may},
    portal::people::dossier,
};

/// People whom claims without an id are held against.
const CANDIDATES: u64 = 5;
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
    fn says_employed(self) -> Option<bool> {
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
struct VerificationIdClaim {
    id_type: String,
    id_sub_type: Option<String>,
    id_number: String,
}

#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
struct AdditionalData {
    email: Option<String>,
    phone: Option<String>,
    dob: Option<Date>,
    gender: Option<Gender>,
    address: Option<String>,
    employer: Option<String>,
    employment_status: Option<EmploymentStatusClaim>,
    ids: Vec<VerificationIdClaim>,
}

/// That the person agreed to being verified.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationConsent {
    #[serde(rename = "type")]
    kind: Option<String>,
    version: Option<String>,
    consented_at: DateTime,
    /// Whom they agreed with: usually you.
    consented_with: String,
    consent_template_id: Option<String>,
}

/// What you claim of a person. At least a name.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationCreateRequest {
    /// Of which user; without it the best of those with this name. An addition of Openwink's to the contract.
    user_id: Option<UserId>,
    first_name: Option<String>,
    middle_name: Option<String>,
    last_name: Option<String>,
    suffix: Option<String>,
    full_name: Option<String>,
    additional_data: Option<AdditionalData>,
    consent: VerificationConsent,
}

impl VerificationCreateRequest {
    /// The name as one text, as far as it is claimed.
    fn claimed_name(&self) -> Option<String> {
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
struct NameMatches {
    first_name_matches: Option<bool>,
    last_name_matches: Option<bool>,
    middle_name_matches: Option<bool>,
    full_name_matches: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationIdMatchResult {
    id_number: String,
    id_type: String,
    #[serde(rename = "idSubtype")]
    id_sub_type: Option<String>,
    matches: bool,
}

/// Whether an address or number is the person's. What only asking its provider would tell stays null.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationContactMatchResult {
    value: Option<String>,
    matches: Option<bool>,
    disposable: Option<bool>,
    deliverable: Option<bool>,
    active: Option<bool>,
    /// Of an e-mail address: what stands behind the `@`.
    provider: Option<String>,
    /// Of an e-mail address: whether anybody can have one there.
    free_provider: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AdditionalMatches {
    ids: Vec<VerificationIdMatchResult>,
    dob_matches: Option<bool>,
    gender_matches: Option<bool>,
    phone_matches: Option<VerificationContactMatchResult>,
    email_matches: Option<VerificationContactMatchResult>,
    address_matches: Option<bool>,
    /// An addition of Openwink's.
    employer_matches: Option<bool>,
    /// An addition of Openwink's.
    employment_status_matches: Option<bool>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationResult {
    /// Whether everything that was claimed fits.
    final_matches: bool,
    names: NameMatches,
    additional_data: Option<AdditionalMatches>,
    /// Whom the claims were held against; null where nobody fits. An addition of Openwink's.
    user_id: Option<UserId>,
    /// Each claim with its score and the source of the best fit. An addition of Openwink's.
    matches: Vec<Match>,
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
    fn new(claims: &VerificationCreateRequest, user: Option<UserId>, matches: Vec<Match>) -> Self {
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
struct Verification {
    id: VerificationId,
    created_at: DateTime,
    updated_at: DateTime,
    status: VerificationStatus,
    error_message: Option<String>,
    request_meta: VerificationCreateRequest,
    result: Option<VerificationResult>,
}

impl Verification {
    fn new(stored: StoredVerification) -> Result<Self, Problem> {
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

/// Whom the claims are about: the user who is named, or those whose name is found.
async fn candidates(
    state: &AppState,
    scope: &Scope,
    claims: &VerificationCreateRequest,
) -> Result<Vec<UserId>, Problem> {
    if let Some(user) = &claims.user_id {
        let known = state.store().user(scope, user).await?;
        let known = known.ok_or_else(|| Problem::missing("user"))?;
        return Ok(vec![known.id]);
    }
    // The name as claimed, and first and last alone: sources differ in middle names and suffixes
    let parts = [&claims.first_name, &claims.last_name];
    let short: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let mut users: Vec<UserId> = Vec::new();
    for text in [claims.claimed_name(), (short.len() == 2).then(|| short.join(" "))] {
        let Some(text) = text else { continue };
        let filter = PeopleFilter {
            text: Some(text),
            ..Default::default()
        };
        let found = state
            .store()
            .people(scope, &filter, PageRequest::first(CANDIDATES))
            .await?;
        for row in found.items {
            if !users.contains(&row.user.id) {
                users.push(row.user.id);
            }
        }
    }
    Ok(users)
}

/// The person whom the claims fit best, with how each of them fits.
async fn hold(
    state: &AppState,
    caller: &Caller,
    claims: &VerificationCreateRequest,
) -> Result<(Option<UserId>, Vec<Match>), Problem> {
    let scope = &caller.scope;
    let mut found: Option<(f64, UserId, Vec<Match>)> = None;
    for user in candidates(state, scope, claims).await? {
        let whole = dossier::load(state, scope, &user).await?;
        state.note_read(caller, AccessKind::Verification, [&user]);
        let all = matches(claims, &Facts::of(&whole));
        let score: f64 = all.iter().filter_map(|one| one.score).sum();
        if found.as_ref().is_none_or(|(best, ..)| score > *best) {
            found = Some((score, user, all));
        }
    }
    Ok(match found {
        Some((_, user, all)) => (Some(user), all),
        None => (None, matches(claims, &Facts::default())),
    })
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    Body(claims): Body<VerificationCreateRequest>,
) -> Result<Answer<Verification>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    if claims.consent.consented_at > store.now(scope) {
        return Err(Problem::field("consent.consentedAt", "must not be in the future"));
    }
    let (user, all) = hold(&state, &caller, &claims).await?;
    let result = VerificationResult::new(&claims, user.clone(), all);
    let unwritable = |_| Problem::internal("a verification could not be written as JSON");
    let request = &serde_json::to_vec(&claims).map_err(unwritable)?;
    let (json, final_matches) = (
        &serde_json::to_vec(&result).map_err(unwritable)?,
        result.final_matches,
    );
    let id: VerificationId = state.ambient().id();
    let user = user.as_ref();
    let stored = store
        .write(|tx| async move {
            let new = NewVerification {
                id,
                user,
                final_matches,
                request,
                result: json,
            };
            let stored = store.keep_verification(&tx, scope, &new).await?;
            let event = |kind| NewEvent::verification(kind, scope.tenant(), user, id);
            let events = vec![
                event(EventType::VerificationStarted),
                event(EventType::VerificationCompleted),
            ];
            store.emit(&tx, scope, events).await?;
            Ok::<_, StoreError>(stored)
        })
        .await?;
    store.wake().deliveries();
    Ok(Answer(Verification::new(stored)?))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct VerificationParams {
    #[serde(default)]
    size: Size,
    #[serde(default)]
    cursor: Option<String>,
    verification_id: Option<VerificationId>,
    /// Those where everything fits, or those where something does not.
    final_matches: Option<bool>,
    /// Verifications of this day (UTC) or later.
    start_date: Option<Date>,
    /// Verifications of this day (UTC) or earlier.
    end_date: Option<Date>,
}

impl Query for VerificationParams {
    fn check(&self) -> Result<(), Problem> {
        check_period(self.start_date, self.end_date)
    }
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    Params(params): Params<VerificationParams>,
) -> Result<Answer<List<Verification>>, Problem> {
    let filter = VerificationFilter {
        id: params.verification_id,
        final_matches: params.final_matches,
        period: Period {
            start: params.start_date,
            end: params.end_date,
        },
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "verifications",
            filters: &format!("{filter:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let found = state.store().verifications(&caller.scope, filter, page).await?;
    let items: Result<Vec<_>, _> = found.items.into_iter().map(Verification::new).collect();
    let page = openwink_store::Page {
        items: items?,
        next: found.next,
    };
    Ok(Answer(pager.list(page, |item| item)))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<VerificationId>,
) -> Result<Answer<Verification>, Problem> {
    let found = state.store().verification(&caller.scope, id).await?;
    let found = found.ok_or_else(|| Problem::missing("verification"))?;
    Ok(Answer(Verification::new(found)?))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/alpha/verifications",
            post_with(create, |op| {
                op.id("create-verification")
                    .tag("Verification")
                    .summary("Verify what you know of a person")
                    .description(
                        "Holds names, ids, date of birth, phone, e-mail, address and employer against what the person linked and \
                         sent. With `userId` against that user; else against the user with this name whom most of it fits. Each \
                         claim comes back with its score and the account or archive that fits best; a claim that nothing can be \
                         held against does not match.",
                    )
            })
            .get_with(list, |op| {
                op.id("list-verifications")
                    .tag("Verification")
                    .summary("List verifications")
                    .description("Latest first.")
            }),
        )
        .api_route(
            "/alpha/verifications/{id}",
            get_with(get, |op| {
                op.id("get-verification")
                    .tag("Verification")
                    .summary("Get a verification")
            }),
        )
}

#[cfg(test)]
mod tests {
    use axum::http::Method;
    use openwink_model::receipts::RevokedBy;
    use openwink_testkit::{TestStore, on_both};
    use serde_json::{Value, json};

    use crate::tests::{Api, Key, Reply};

    on_both!(
        claims_are_held_against_what_was_linked,
        claims_of_nobody_match_nothing,
        what_is_claimed_is_checked
    );

    async fn verify(api: &Api<'_>, key: Key, body: &Value) -> Reply {
        api.call(Method::POST, "/v1/alpha/verifications", key, Some(body))
            .await
    }

    fn claims(more: Value) -> Value {
        let mut body =
            json!({ "consent": { "consentedAt": "2026-01-15T07:00:00Z", "consentedWith": "First Lending" } });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        body
    }

    async fn claims_are_held_against_what_was_linked(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, account) = api.furnished_account().await;
        let known = api.get(&format!("/v1/identities?userId={user}")).await;
        let name = known.items()[0]["fullName"].as_str().unwrap().to_owned();
        // By name alone, and by the user's id
        for named in [
            json!({ "fullName": name }),
            json!({ "fullName": name, "userId": user }),
        ] {
            let made = verify(&api, Key::Own, &claims(named)).await.good();
            let made = made.data();
            assert_eq!(
                (&made["status"], &made["result"]["finalMatches"]),
                (&json!("COMPLETED"), &json!(true))
            );
            assert_eq!(made["result"]["userId"], user.to_string());
            let fit = &made["result"]["matches"][0];
            assert_eq!(
                (&fit["claim"], &fit["sourceId"]),
                (&json!("FULL_NAME"), &json!(account.to_string()))
            );
            assert_eq!(fit["score"], 1.0);
        }
        let wrong = claims(
            json!({ "fullName": name, "userId": user, "additionalData": { "email": "nobody@gmail.com" } }),
        );
        let made = verify(&api, Key::Own, &wrong).await.good();
        let made = made.data();
        assert_eq!(made["result"]["finalMatches"], false);
        let email = &made["result"]["additionalData"]["emailMatches"];
        assert_eq!(
            (&email["matches"], &email["freeProvider"]),
            (&json!(false), &json!(true))
        );
        // It is there again, and filtered
        let again = api
            .get(&format!(
                "/v1/alpha/verifications/{}",
                made["id"].as_str().unwrap()
            ))
            .await;
        assert_eq!(again.data(), made);
        assert_eq!(
            api.get("/v1/alpha/verifications?finalMatches=true")
                .await
                .items()
                .len(),
            2
        );
        let kinds: Vec<String> = t
            .column("SELECT kind FROM events WHERE kind LIKE 'VERIFICATION%' ORDER BY id")
            .await;
        assert_eq!(kinds[..2], ["VERIFICATION_STARTED", "VERIFICATION_COMPLETED"]);
        assert_eq!(kinds.len(), 6);
        // Claims are sealed, and go with the person
        assert!(t.find(b"nobody@gmail.com").await.is_empty());
        let (it, scope, who) = (&api, &api.scope, &user);
        it.write(|tx| async move { it.erase_user(&tx, scope, who, RevokedBy::Tenant).await })
            .await
            .unwrap();
        assert_eq!(t.count("verifications").await, 0);
    }

    async fn claims_of_nobody_match_nothing(t: &TestStore) {
        let api = Api::new(t).await;
        let made = verify(
            &api,
            Key::Own,
            &claims(json!({ "firstName": "Nobody", "lastName": "Atall" })),
        )
        .await
        .good();
        let result = &made.data()["result"];
        assert_eq!(
            (&result["finalMatches"], &result["userId"]),
            (&json!(false), &Value::Null)
        );
        assert_eq!(result["matches"][0]["score"], Value::Null);
        let (user, _) = api.furnished_account().await;
        let foreign = verify(
            &api,
            Key::OtherTenant,
            &claims(json!({ "fullName": "A B", "userId": user })),
        )
        .await;
        foreign.refused(404, "MISSING_RESOURCE", "");
    }

    async fn what_is_claimed_is_checked(t: &TestStore) {
        let api = Api::new(t).await;
        for (body, field) in [
            (claims(json!({})), "fullName"),
            (claims(json!({ "fullName": "  " })), "fullName"),
            (json!({ "fullName": "A" }), "consent"),
            (claims(json!({ "fullName": "x".repeat(256) })), "fullName"),
            (
                claims(json!({ "fullName": "A", "additionalData": { "gender": "other" } })),
                "gender",
            ),
            (
                claims(
                    json!({ "fullName": "A", "consent": { "consentedAt": "2030-01-01T00:00:00Z", "consentedWith": "x" } }),
                ),
                "consentedAt",
            ),
        ] {
            let refused = verify(&api, Key::Own, &body).await;
            refused.refused(400, "INVALID_PARAMETERS", "");
            assert!(refused.message().contains(field), "{field}: {}", refused.json);
        }
    }
}
