//! Verifications: what a tenant claims of a person, held against what that person linked and sent.

mod answer;
mod claims;
mod matching;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    Date,
    accesses::AccessKind,
    events::{EventType, NewEvent},
    ids::{UserId, VerificationId},
    mode::Scope,
};
use openwink_store::{NewVerification, PageRequest, PeopleFilter, Period, StoreError, VerificationFilter};
use schemars::JsonSchema;
use serde::Deserialize;

use self::{
    answer::{Verification, VerificationResult},
    claims::VerificationCreateRequest,
    matching::{Facts, Match, matches},
};
use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Body, Caller, Paging, Params, PathId, Query, Size, With, check_period, may},
    portal::people::dossier,
};

/// People whom claims without an id are held against.
const CANDIDATES: u64 = 5;
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
    let of: Vec<&UserId> = (found.items.iter().filter_map(|one| one.user.as_ref())).collect();
    state.note_read(&caller, AccessKind::Verification, of);
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
    state.note_read(&caller, AccessKind::Verification, &found.user);
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
