//! Receipts: what a user agreed to and took back, and what of theirs was erased. An addition of ours to the contract.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Date, DateTime, SourceType,
    ids::{ConsentTemplateId, SourceId, UserId},
    mode::Scope,
    receipts::{ReceiptKind, RevokedBy, Said},
    records::Datapoint,
};
use openwink_store::Receipt as StoredReceipt;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Pager, users};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Paging, Params, PathId, With, may},
};

/// What a user agreed to.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsentSaid {
    title: String,
    /// Word for word, as it was shown.
    text: String,
    version: String,
    template_id: Option<ConsentTemplateId>,
    /// `WinkSite` where an invitation led there.
    channel: String,
    /// The invitation, where one led there.
    channel_id: Option<String>,
    /// The origin of the page that held the widget, as the browser told it.
    page: Option<String>,
    datapoints: Vec<Datapoint>,
    /// The first day that the consent is about; null for no bound.
    start_date: Option<Date>,
    end_date: Option<Date>,
    /// For how many days; 0 for no end.
    retention_days: u32,
    /// Whether accounts may be read again from time to time.
    keep_fresh: bool,
}

/// What was taken back, or erased. Of a SYNC_STOPPED, the account stays: it is only not read again.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SourceSaid {
    source_id: SourceId,
    source_type: SourceType,
    provider_id: Option<String>,
    by: RevokedBy,
    asked_at: DateTime,
    /// Null for a revocation: its erasure has an entry of its own.
    key_destroyed_at: Option<DateTime>,
    /// Records and other rows that were deleted.
    rows: Option<u64>,
    files: Option<u64>,
}

/// An entry of the tenant's chain, signed by the installation.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Its place in the chain of the tenant and mode.
    number: u64,
    kind: ReceiptKind,
    created_at: DateTime,
    /// Of a CONSENT.
    consent: Option<ConsentSaid>,
    /// Of a REVOCATION, a SYNC_STOPPED or an ERASURE.
    source: Option<SourceSaid>,
    /// The user's hash in the entry: SHA-256 of `subjectSalt` (as bytes) and the user's id.
    subject: String,
    subject_salt: Option<String>,
    /// The very text that was signed, as JSON.
    entry: String,
    /// SHA-256 of the text, which the next entry names.
    hash: String,
    /// Ed25519, in hex; `openwink audit key` prints the public key.
    signature: String,
}

fn source(id: &str) -> Option<SourceId> {
    id.parse().ok()
}

impl Receipt {
    pub fn new(stored: StoredReceipt, salt: Option<&str>) -> Self {
        let (mut consent, mut about) = (None, None);
        match stored.said {
            Said::Consent(given) => {
                consent = Some(ConsentSaid {
                    title: given.title,
                    text: given.text,
                    version: given.version,
                    template_id: given.template,
                    channel: given.channel,
                    channel_id: given.channel_id,
                    page: given.page,
                    datapoints: given.datapoints,
                    start_date: given.start_date,
                    end_date: given.end_date,
                    retention_days: given.retention_days,
                    keep_fresh: given.keep_fresh,
                });
            }
            Said::SyncStopped { source: id, provider } => {
                about = source(&id).map(|id| SourceSaid {
                    source_id: id,
                    source_type: id.source_type(),
                    provider_id: provider,
                    by: RevokedBy::User,
                    asked_at: stored.at,
                    key_destroyed_at: None,
                    rows: None,
                    files: None,
                });
            }
            Said::Revocation {
                source: id,
                provider,
                by,
            } => {
                about = source(&id).map(|id| SourceSaid {
                    source_id: id,
                    source_type: id.source_type(),
                    provider_id: provider,
                    by,
                    asked_at: stored.at,
                    key_destroyed_at: None,
                    rows: None,
                    files: None,
                });
            }
            Said::Erasure {
                source: id,
                asked_at,
                by,
                key_destroyed_at,
                rows,
                files,
            } => {
                about = source(&id).map(|id| SourceSaid {
                    source_id: id,
                    source_type: id.source_type(),
                    provider_id: None,
                    by,
                    asked_at,
                    key_destroyed_at: Some(key_destroyed_at),
                    rows: Some(rows),
                    files: Some(files),
                });
            }
            // Of nobody who is still there
            Said::UserErasure { .. } | Said::Head { .. } => {}
        }
        Self {
            number: stored.number,
            kind: stored.kind,
            created_at: stored.at,
            consent,
            source: about,
            subject: stored.subject,
            subject_salt: salt.map(str::to_owned),
            entry: stored.entry,
            hash: stored.hash,
            signature: stored.signature,
        }
    }
}

/// A page of a user's receipts, for whoever may see the user.
pub async fn page(
    state: &AppState,
    scope: &Scope,
    user: &UserId,
    paging: &Paging,
) -> Result<List<Receipt>, Problem> {
    let pager = Pager {
        state,
        list: ListOf {
            scope,
            list: "receipts",
            filters: &user.to_string(),
        },
    };
    let page = pager.request(paging)?;
    let store = state.store();
    let receipts = store.receipts(scope, user, page).await?;
    let salt = store.subject_salt_of(scope, user).await?;
    Ok(pager.list(receipts, |receipt| Receipt::new(receipt, salt.as_deref())))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::UsersRead>,
    PathId(id): PathId<UserId>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Receipt>>, Problem> {
    users::find(&state, &caller, &id).await?;
    Ok(Answer(page(&state, &caller.scope, &id, &paging).await?))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/users/{id}/consents",
        get_with(list, |op| {
            op.id("list-user-consents")
                .tag("Users")
                .summary("List a user's receipts")
                .description(
                    "What the user agreed to, word for word, from which page and for which data; what was revoked, by \
                     whom; and the certificates of what was erased. Latest first. Each is an entry of a signed chain of the \
                     tenant, which `openwink audit export` writes out and `openwink audit verify` checks. An \
                     addition of Openwink's to the contract.",
                )
        }),
    )
}

#[cfg(test)]
mod tests {
    use openwink_model::receipts::RevokedBy;
    use openwink_testkit::{TestStore, on_both};
    use serde_json::json;

    use crate::tests::Api;

    on_both!(a_receipt_says_what_was_agreed_and_what_was_taken_back);

    async fn a_receipt_says_what_was_agreed_and_what_was_taken_back(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, account) = api.furnished_account().await;
        let given: openwink_model::receipts::ConsentGiven = serde_json::from_value(json!({
            "title": "Consent", "text": "I agree to share.", "version": "7", "template": null, "channel": "Default",
            "channelId": null, "page": "https://lender.example", "datapoints": ["INCOMES"], "startDate": null,
            "endDate": null, "retentionDays": 60,
        }))
        .unwrap();
        let (it, scope, user_ref, given) = (&api, &api.scope, &user, &given);
        it.write(|tx| async move {
            it.write_consent_receipt(&tx, scope, user_ref, given.clone())
                .await?;
            it.revoke_account(&tx, scope, account, RevokedBy::User).await
        })
        .await
        .unwrap();
        let path = format!("/v1/users/{user}/consents");
        let first = api.get(&format!("{path}?size=1")).await;
        let revoked = &first.items()[0];
        assert_eq!(
            (
                &revoked["kind"],
                &revoked["source"]["by"],
                &revoked["source"]["sourceId"]
            ),
            (&json!("REVOCATION"), &json!("USER"), &json!(account.to_string()))
        );
        let cursor = first.data()["nextCursor"].as_str().unwrap();
        let second = api.get(&format!("{path}?size=1&cursor={cursor}")).await;
        let agreed = &second.items()[0];
        assert_eq!(agreed["consent"]["text"], "I agree to share.");
        assert_eq!(agreed["consent"]["page"], "https://lender.example");
        assert_eq!(second.data()["nextCursor"], json!(null));
        // Whoever has the public key checks it from the answer alone
        let entry = agreed["entry"].as_str().unwrap();
        let line = openwink_store::receipts::line(entry, agreed["signature"].as_str().unwrap());
        let key = api.signing_key().unwrap().public();
        let found = openwink_store::receipts::verify(std::iter::once(line.as_str()), &key);
        assert_eq!(
            found.flaws.len(),
            1,
            "the end is not there, and nothing else is wrong: {:?}",
            found.flaws
        );
        assert!(!entry.contains(&user.to_string()));
    }
}
