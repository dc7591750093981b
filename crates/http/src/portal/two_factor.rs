//! The second factor: one-time codes of an app, and recovery codes for when that is lost.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{Ambient, DateTime, ids::MemberId};
use openwink_store::{Person, Store, StoreError, Tx};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};

use super::{
    May,
    entry::WithCookie,
    login::{begin_try, count_failure, counted_names, succeeded},
    mail::{self, About},
    permission::OwnAccount,
    proof::prove,
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::{Body, Request},
    problem::Code,
};

const RECOVERY_CODES: usize = 10;
const STEP: u64 = 30;

/// Letters and digits that nobody takes for others.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

pub fn wrong_code() -> Problem {
    Problem::new(
        Code::InvalidCredentials,
        "the code is wrong, or was used before; take the next one that the app shows",
    )
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).build().ok()
}

/// The time step whose code this is.
fn step_of(person: &Person, code: &str, now: DateTime) -> Option<i64> {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let totp = totp(person.totp.as_ref()?.expose_secret())?;
    let seconds = u64::try_from(now.micros()).ok()? / 1_000_000;
    let step = totp.check(&code, seconds)?;
    i64::try_from(step).ok()
}

/// Uses a code up: one of the app, or a recovery code. Says whether it was good.
pub async fn use_code(store: &Store, tx: &Tx, person: &Person, code: &str) -> Result<bool, StoreError> {
    match step_of(person, code, store.ambient().now()) {
        Some(step) => store.use_totp_step(tx, person.id, step).await,
        None => store.use_recovery_code(tx, person.id, &normal(code)).await,
    }
}

/// A recovery code as it is compared.
fn normal(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// Fresh recovery codes, as they are shown: nearly 50 bits each.
fn recovery_codes(ambient: &Ambient) -> Vec<String> {
    let code = || {
        let bytes: [u8; 10] = ambient.bytes();
        let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
        let text: String = bytes.iter().map(letter).collect();
        format!("{}-{}", &text[..5], &text[5..])
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

async fn replace_codes(store: &Store, tx: &Tx, member: MemberId, shown: &[String]) -> Result<(), StoreError> {
    let kept: Vec<String> = shown.iter().map(|code| normal(code)).collect();
    store.set_recovery_codes(tx, member, &kept).await
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Security {
    /// Since when a code is asked for at log-in; null where none is.
    two_factor_since: Option<DateTime>,
    recovery_codes_left: u64,
}

async fn security(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
) -> Result<Answer<Security>, Problem> {
    let person = state.store().member(member.id).await?;
    Ok(Answer(Security {
        two_factor_since: person.and_then(|person| person.totp_since),
        recovery_codes_left: state.store().recovery_codes_left(member.id).await?,
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProofRequest {
    #[schemars(with = "String")]
    pub password: SecretString,
}

impl Request for ProofRequest {}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TotpProposal {
    /// To be typed where a picture of the address cannot be read.
    secret: String,
    /// What apps read from a picture.
    uri: String,
}

async fn propose(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<ProofRequest>,
) -> Result<Answer<TotpProposal>, Problem> {
    let person = prove(&state, &member, &body.password).await?;
    if person.totp_since.is_some() {
        return Err(Problem::invalid(
            "two-factor log-in is on already; turn it off first",
        ));
    }
    let secret = Secret::from(state.ambient().bytes::<20>().to_vec()).to_base32();
    let (store, kept) = (state.store(), &secret);
    store
        .write(|tx| async move { store.propose_totp(&tx, member.id, kept).await })
        .await?;
    let label = percent_encoding::utf8_percent_encode(&member.email, percent_encoding::NON_ALPHANUMERIC);
    let uri = format!(
        "otpauth://totp/Openwink:{label}?secret={secret}&issuer=Openwink&algorithm=SHA1&digits=6&period={STEP}"
    );
    Ok(Answer(TotpProposal { secret, uri }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeRequest {
    code: String,
}

impl Request for CodeRequest {}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodes {
    /// Each is good once, in the place of a code of the app. They are shown this once.
    recovery_codes: Vec<String>,
}

async fn confirm(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<CodeRequest>,
) -> Result<WithCookie<RecoveryCodes>, Problem> {
    let counted = counted_names(&member.email, &member.address);
    begin_try(&state, &counted).await?;
    let store = state.store();
    let person = store.member(member.id).await?;
    let proposed = person.filter(|person| person.totp_since.is_none() && person.totp.is_some());
    let person =
        proposed.ok_or_else(|| Problem::invalid("there is no second factor to confirm; begin again"))?;
    let Some(step) = step_of(&person, &body.code, state.ambient().now()) else {
        count_failure(&state, &counted).await?;
        return Err(Problem::new(
            Code::InvalidCredentials,
            "the code is wrong; check that the app's clock is right, and take the next one",
        ));
    };
    succeeded(&state, &counted).await?;
    let codes = &recovery_codes(state.ambient());
    let member = &member;
    let token = store
        .write(|tx| async move {
            store.use_totp_step(&tx, member.id, step).await?;
            store.confirm_totp(&tx, member.id).await?;
            replace_codes(store, &tx, member.id, codes).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "totp.added", "")
                .await?;
            store.renew_portal_session(&tx, member.session, None, true).await
        })
        .await?;
    let recovery_codes = codes.clone();
    WithCookie::set(&state, &token, RecoveryCodes { recovery_codes })
}

async fn remove(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<ProofRequest>,
) -> Result<WithCookie<Nothing>, Problem> {
    prove(&state, &member, &body.password).await?;
    let (store, member, state_ref) = (state.store(), &member, &state);
    let token = store
        .write(|tx| async move {
            store.remove_totp(&tx, member.id).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "totp.removed", "")
                .await?;
            mail::send(state_ref, store, &tx, member, About::SecondFactorRemoved).await?;
            store.renew_portal_session(&tx, member.session, None, true).await
        })
        .await?;
    store.wake().jobs();
    WithCookie::set(&state, &token, Nothing {})
}

async fn renew_codes(
    State(state): State<AppState>,
    May { member, .. }: May<OwnAccount>,
    Body(body): Body<ProofRequest>,
) -> Result<Answer<RecoveryCodes>, Problem> {
    let person = prove(&state, &member, &body.password).await?;
    if person.totp_since.is_none() {
        return Err(Problem::invalid(
            "recovery codes come with two-factor log-in; turn it on first",
        ));
    }
    let codes = &recovery_codes(state.ambient());
    let (store, member) = (state.store(), &member);
    store
        .write(|tx| async move {
            replace_codes(store, &tx, member.id, codes).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "recoveryCodes.renewed", "")
                .await
        })
        .await?;
    Ok(Answer(RecoveryCodes {
        recovery_codes: codes.clone(),
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/me/security",
            get_with(security, |op| {
                op.id("get-my-security")
                    .tag("Two factors")
                    .summary("Get how one's account is protected")
            }),
        )
        .api_route(
            "/me/totp",
            post_with(propose, |op| {
                op.id("propose-totp")
                    .tag("Two factors")
                    .summary("Begin to use an app for codes")
                    .description(
                        "Makes a secret for the app. Nothing changes before a code of it is confirmed.",
                    )
            })
            .delete_with(remove, |op| {
                op.id("remove-totp")
                    .tag("Two factors")
                    .summary("Turn two-factor log-in off")
            }),
        )
        .api_route(
            "/me/totp/confirm",
            post_with(confirm, |op| {
                op.id("confirm-totp")
                    .tag("Two factors")
                    .summary("Turn two-factor log-in on")
                    .description("Answers with the recovery codes, and renews the cookie.")
            }),
        )
        .api_route(
            "/me/recovery-codes",
            post_with(renew_codes, |op| {
                op.id("renew-recovery-codes")
                    .tag("Two factors")
                    .summary("Replace the recovery codes")
            }),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_are_told_apart_from_what_is_read_aloud() {
        let codes = recovery_codes(&Ambient::system());
        assert_eq!(codes.len(), RECOVERY_CODES);
        for code in &codes {
            assert_eq!(code.len(), 11);
            assert!(!code.contains(['0', 'o', '1', 'l', 'i']), "{code}");
            assert_eq!(normal(&code.to_uppercase().replace('-', " ")), normal(code));
        }
    }
}
