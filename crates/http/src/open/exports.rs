//! An account as a file to keep: JSON, CSV sheets, or a PDF with a code by which it is checked.

use aide::axum::{ApiRouter, routing::post_with};
use axum::extract::State;
use md5::{Digest, Md5};
use openwink_model::{
    Ambient, ConnectionStatus, DateTime,
    accesses::AccessKind,
    ids::{AccountId, ExportId},
    text_enum,
};
use openwink_reports::{Cv, Dossier, Letterhead};
use openwink_store::{Export as StoredExport, NewExport};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::accounts::Account;
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, PathId, Request, With, may},
    pages::exports as page,
    portal::people::dossier,
};

text_enum! {
    /// JSON is an addition of Openwink's to the contract.
    pub enum ExportExtensionType {
        Pdf = "PDF",
        Csv = "CSV",
        Json = "JSON",
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AccountExportGenerateRequest {
    export_extension_type: ExportExtensionType,
}

impl Request for AccountExportGenerateRequest {}

/// A file of an account.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct AccountExport {
    id: ExportId,
    account_id: AccountId,
    /// Works without a key, until `expiresAt`.
    download_url: String,
    export_extension_type: ExportExtensionType,
    /// Of the file's bytes, in hex.
    md5: String,
    created_at: DateTime,
    /// When the file is deleted. An addition of Openwink's.
    expires_at: DateTime,
    /// Stands on the PDF and in the JSON; whoever has it can check at `/verify-export` that the file was made here. An
    /// addition of Openwink's.
    verification_code: String,
}

/// What an account's JSON holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WholeJson<'a> {
    verification_code: &'a str,
    check_at: &'a str,
    generated_at: DateTime,
    account: Account,
    records: &'a Dossier,
    cv: &'a Cv,
}

/// 80 random bits in letters that nobody takes for one another, by fours.
fn code(ambient: &Ambient) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = ambient
        .bytes::<10>()
        .iter()
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let mut code = String::new();
    for at in 0..16 {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(LETTERS[(bits >> (5 * at)) as usize & 31]));
    }
    code
}

/// A code as people type it: in small letters, with other signs between, or with an O for a nought.
pub fn normal_code(typed: &str) -> Option<String> {
    let letters: Vec<char> = typed
        .chars()
        .take(100)
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    (letters.len() == 16).then(|| parts.join("-"))
}

fn made(
    format: ExportExtensionType,
    dossier: &Dossier,
    account: Account,
    head: &Letterhead,
) -> Result<Vec<u8>, Problem> {
    let cv = Cv::of(dossier, head.generated_at.date());
    match format {
        ExportExtensionType::Pdf => Ok(openwink_reports::pdf(dossier, &cv, head)),
        ExportExtensionType::Csv => openwink_reports::sheets(dossier, &cv)
            .map_err(|_| Problem::internal("sheets could not be put into a ZIP")),
        ExportExtensionType::Json => {
            let whole = WholeJson {
                verification_code: &head.code,
                check_at: head.check_at.as_deref().unwrap_or_default(),
                generated_at: head.generated_at,
                account,
                records: dossier,
                cv: &cv,
            };
            serde_json::to_vec_pretty(&whole)
                .map_err(|_| Problem::internal("an account could not be written as JSON"))
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

async fn generate(
    State(state): State<AppState>,
    caller: With<may::RecordsRead>,
    PathId(id): PathId<AccountId>,
    Body(body): Body<AccountExportGenerateRequest>,
) -> Result<Answer<AccountExport>, Problem> {
    let (store, scope) = (state.store(), &caller.scope);
    let account = store.account(scope, id).await?;
    let account = account.ok_or_else(|| Problem::missing("account"))?;
    let revoked = || Problem::invalid("the account is revoked: nothing of it is left to export");
    if account.status == ConnectionStatus::Disconnected {
        return Err(revoked());
    }
    let dossier = dossier::load_from(&state, scope, &account.user, Some(id))
        .await?
        .dossier;
    let tenant = store
        .tenant(scope)
        .await?
        .map(|tenant| tenant.name)
        .unwrap_or_default();
    let code = code(state.ambient());
    let head = Letterhead {
        tenant,
        generated_at: store.now(scope),
        code: code.clone(),
        check_at: Some(page::check_address(&state)),
    };
    let (format, shown) = (body.export_extension_type, Account::from(account.clone()));
    // Thousands of records take a moment, which others need not wait for
    let bytes = tokio::task::spawn_blocking(move || made(format, &dossier, shown, &head)).await;
    let bytes = bytes.map_err(|_| Problem::internal("an export ended in a panic"))??;
    let md5 = hex(&Md5::digest(&bytes));
    let new = NewExport {
        account: &account,
        format: format.as_str(),
        md5: &md5,
        code: &code,
        bytes: &bytes,
        lifetime: state.settings().file_url_lifetime,
    };
    let kept = match store.keep_export(scope, &new).await {
        // Revoked in this moment
        Err(openwink_store::StoreError::Erased(_)) => return Err(revoked()),
        kept => kept?,
    };
    state.note_read(&caller, AccessKind::Export, [&account.user]);
    let StoredExport {
        id: export,
        created_at,
        expires_at,
        ..
    } = kept;
    Ok(Answer(AccountExport {
        id: export,
        account_id: id,
        download_url: page::url(&state, export, expires_at),
        export_extension_type: format,
        md5,
        created_at,
        expires_at,
        verification_code: code,
    }))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/accounts/{id}/exports/generate",
        post_with(generate, |op| {
            op.id("generate-account-export")
                .tag("Accounts")
                .summary("Make a file of an account")
                .description(
                    "A PDF to file, CSV sheets in a ZIP, or JSON, at an address that works without a key for as long as files' \
                     addresses do (by default 15 minutes); then the file is deleted. Its verification code can be checked at \
                     `/verify-export` by whoever has the file, until the account is revoked.",
                )
        }),
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::{
        body::Body,
        http::{Method, Request, StatusCode},
    };
    use http_body_util::BodyExt;
    use openwink_model::receipts::RevokedBy;
    use openwink_testkit::{TestStore, on_both};
    use serde_json::json;
    use tower::ServiceExt;

    use super::*;
    use crate::tests::{Api, Key};

    on_both!(
        each_format_is_made_signed_and_checked,
        an_address_ends_and_cannot_be_made_up,
        an_export_goes_with_its_account,
    );

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = code(&Ambient::system());
        assert_eq!(code.len(), 19);
        assert_eq!(normal_code(&code).as_deref(), Some(code.as_str()));
        assert_eq!(
            normal_code(&code.to_lowercase().replace('-', " ")),
            Some(code.clone())
        );
        assert_eq!(
            normal_code("oooo-IIII-llll-0000").as_deref(),
            Some("0000-1111-1111-0000")
        );
        for bad in ["", "abc", &format!("{code}A"), "----"] {
            assert_eq!(normal_code(bad), None, "{bad}");
        }
    }

    async fn page(api: &Api<'_>, path: &str) -> (StatusCode, Vec<u8>) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = crate::router(api.state.clone()).oneshot(request).await.unwrap();
        let status = answer.status();
        (
            status,
            answer.into_body().collect().await.unwrap().to_bytes().to_vec(),
        )
    }

    fn path_of(url: &str) -> &str {
        url.strip_prefix("http://127.0.0.1:8080").unwrap()
    }

    async fn export(api: &Api<'_>, account: AccountId, format: &str) -> serde_json::Value {
        let path = format!("/v1/accounts/{account}/exports/generate");
        let body = json!({ "exportExtensionType": format });
        let made = api.call(Method::POST, &path, Key::Own, Some(&body)).await.good();
        made.data().clone()
    }

    async fn each_format_is_made_signed_and_checked(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, account) = api.furnished_account().await;
        for (format, begins) in [("PDF", &b"%PDF-"[..]), ("CSV", b"PK\x03\x04"), ("JSON", b"{\n")] {
            let made = export(&api, account, format).await;
            let url = made["downloadUrl"].as_str().unwrap();
            let (status, bytes) = page(&api, path_of(url)).await;
            assert_eq!(status, StatusCode::OK);
            assert!(bytes.starts_with(begins), "{format}");
            assert_eq!(made["md5"], hex(&Md5::digest(&bytes)));
            let code = made["verificationCode"].as_str().unwrap();
            let (status, shown) = page(&api, &format!("/verify-export?code={}", code.to_lowercase())).await;
            let shown = String::from_utf8(shown).unwrap();
            assert_eq!(status, StatusCode::OK);
            for part in [made["md5"].as_str().unwrap(), format, "First Lending"] {
                assert!(shown.contains(part), "{part} in {shown}");
            }
            assert!(!shown.contains(&user.to_string()), "whose it is stands nowhere");
            if format == "JSON" {
                let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                assert_eq!(json["verificationCode"], code);
                assert_eq!(json["account"]["id"], account.to_string());
            }
        }
        let (status, shown) = page(&api, "/verify-export?code=0000-0000-0000-0000").await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(String::from_utf8_lossy(&shown).contains("No document"));
        let (_, form) = page(&api, "/verify-export").await;
        assert!(String::from_utf8_lossy(&form).contains("<form"));
        // The code itself is kept nowhere
        let made = export(&api, account, "PDF").await;
        let code = made["verificationCode"].as_str().unwrap();
        assert!(t.find(code.as_bytes()).await.is_empty());
        let wrong = json!({ "exportExtensionType": "DOCX" });
        let path = format!("/v1/accounts/{account}/exports/generate");
        let refused = api.call(Method::POST, &path, Key::Own, Some(&wrong)).await;
        refused.refused(400, "INVALID_PARAMETERS", "exportExtensionType");
    }

    async fn an_address_ends_and_cannot_be_made_up(t: &TestStore) {
        let api = Api::new(t).await;
        let (_, account) = api.furnished_account().await;
        let made = export(&api, account, "PDF").await;
        let url = made["downloadUrl"].as_str().unwrap().to_owned();
        let path = path_of(&url);
        let (before, signature) = path.split_once("&signature=").unwrap();
        let forged = format!("{before}&signature={}", "0".repeat(signature.len()));
        assert_eq!(page(&api, &forged).await.0, StatusCode::FORBIDDEN);
        let (start, _) = before.split_once("expires=").unwrap();
        let later = format!("{start}expires=99999999999&signature={signature}");
        assert_eq!(page(&api, &later).await.0, StatusCode::FORBIDDEN);
        assert_eq!(page(&api, path).await.0, StatusCode::OK);
        t.wait(Duration::from_secs(16 * 60));
        assert_eq!(page(&api, path).await.0, StatusCode::FORBIDDEN);
        // And a job is there that deletes the file
        let due = t
            .claim_jobs(openwink_store::Lane::Rest, 50, Duration::from_secs(60))
            .await
            .unwrap();
        let erases = due.iter().filter(
            |job| matches!(&job.body, openwink_store::JobBody::Erase { files, .. } if files.len() == 1),
        );
        assert_eq!(erases.count(), 1);
    }

    async fn an_export_goes_with_its_account(t: &TestStore) {
        let api = Api::new(t).await;
        let (_, account) = api.furnished_account().await;
        let made = export(&api, account, "JSON").await;
        let (it, scope) = (&api, &api.scope);
        it.write(|tx| async move { it.revoke_account(&tx, scope, account, RevokedBy::User).await })
            .await
            .unwrap();
        let url = made["downloadUrl"].as_str().unwrap();
        assert_eq!(page(&api, path_of(url)).await.0, StatusCode::NOT_FOUND);
        let code = made["verificationCode"].as_str().unwrap();
        assert_eq!(
            page(&api, &format!("/verify-export?code={code}")).await.0,
            StatusCode::NOT_FOUND
        );
        let path = format!("/v1/accounts/{account}/exports/generate");
        let body = json!({ "exportExtensionType": "PDF" });
        let again = api.call(Method::POST, &path, Key::Own, Some(&body)).await;
        again.refused(400, "INVALID_PARAMETERS", "the account is revoked");
    }
}
