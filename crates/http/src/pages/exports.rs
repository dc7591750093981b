//! An account's file, for whoever has its address; and the page on which whoever holds such a file checks its code.
//!
//! The page says that the file was made, for whom, when and from where, and nothing of the person.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use openwink_model::{DateTime, ids::ExportId};
use openwink_store::Export;
use openwink_vault::{Vault, secrets};
use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    files::{Signed, seconds},
    html::{Page, Policy, escape},
};
use crate::{
    AppState, Problem,
    extract::{Params, PathId, Query},
    open::exports::normal_code,
    portal::people::download::Download,
    problem::Code,
};

/// Where codes are checked.
pub const CHECK: &str = "/verify-export";

pub fn check_address(state: &AppState) -> String {
    format!("{}{CHECK}", state.settings().public_url)
}

fn signature(vault: &Vault, id: ExportId, expires: i64) -> String {
    let subkey = vault.derive(&format!("export file {id} {expires}"));
    hex::encode(&subkey[..])
}

/// The address of an export's file, for as long as that is kept.
pub fn url(state: &AppState, id: ExportId, expires_at: DateTime) -> String {
    let expires = seconds(expires_at);
    let signature = signature(state.vault(), id, expires);
    let root = &state.settings().public_url;
    format!("{root}/exports/{id}?expires={expires}&signature={signature}")
}

pub async fn download(
    State(state): State<AppState>,
    PathId(id): PathId<ExportId>,
    Params(signed): Params<Signed>,
) -> Result<Response, Problem> {
    let right = secrets::hash(&signature(state.vault(), id, signed.expires()));
    if !secrets::matches(signed.signature(), &right) {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "this address is not one that we gave out",
        ));
    }
    if signed.expires() < seconds(state.ambient().now()) {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "this address has expired; make another export",
        ));
    }
    let found = state.store().export_file(id).await?;
    let gone = || {
        Problem::new(
            Code::MissingResource,
            "the account has been revoked, and its files erased",
        )
    };
    let (export, bytes) = found.ok_or_else(gone)?;
    let (kind, ending) = match export.format.as_str() {
        "PDF" => ("application/pdf", "pdf"),
        "CSV" => ("application/zip", "zip"),
        _ => ("application/json", "json"),
    };
    let name = format!("{}-{}.{ending}", export.account, export.created_at.date());
    Ok(Download {
        kind,
        name: Some(name),
        bytes,
    }
    .into_response())
}

#[derive(Deserialize, JsonSchema)]
pub struct CodeParams {
    #[serde(default)]
    code: String,
}

impl Query for CodeParams {}

const FORM: &str = "<h1>Check an exported document</h1>\n\
    <p>A document that Openwink made has a verification code on its first page.</p>\n\
    <form action=\"/verify-export\" method=\"get\">\n\
    <p><label for=\"code\">Verification code</label><br>\n\
    <input id=\"code\" name=\"code\" maxlength=\"40\" autocomplete=\"off\" required></p>\n\
    <p><button type=\"submit\">Check</button></p>\n</form>\n";

/// A moment for people: `2 Apr 2027, 10:57 UTC`.
fn words(at: DateTime) -> String {
    let text = at.to_string();
    format!(
        "{}, {} UTC",
        at.date().words(),
        text.get(11..16).unwrap_or_default()
    )
}

fn found_words(export: &Export, tenant: &str, provider: &str) -> String {
    format!(
        "<h1>This document was made here</h1>\n\
         <p>It was made for <strong>{}</strong> on {}, as {}, from an account at {}{}.</p>\n\
         <p>The file that was made has {} bytes and this MD5: <code>{}</code></p>\n\
         <p>The code proves that there is such a document. Whether <em>your copy</em> is that document, unchanged, is told by \
         its MD5: it has to be the same. Whose it is stands on the document alone.</p>\n\
         <p><a href=\"/verify-export\">Check another document</a></p>\n",
        escape(tenant),
        words(export.created_at),
        escape(&export.format),
        escape(provider),
        match export.mode {
            openwink_model::Mode::Sandbox => ", a simulated one of the sandbox",
            openwink_model::Mode::Production => "",
        },
        export.size,
        escape(&export.md5),
    )
}

pub async fn check(
    State(state): State<AppState>,
    Params(params): Params<CodeParams>,
) -> Result<Response, Problem> {
    let page = |status: StatusCode, body: &str| {
        let page = Page {
            title: "Check an exported document",
            policy: Policy::ASKS,
            body,
        };
        (status, page).into_response()
    };
    if params.code.trim().is_empty() {
        return Ok(page(StatusCode::OK, FORM));
    }
    let store = state.store();
    let export = match normal_code(&params.code) {
        Some(code) => store.export_by_code(&code).await?,
        None => None,
    };
    let Some(export) = export else {
        let body = format!(
            "<p role=\"status\"><strong>No document has this code.</strong> It may be mistyped; the person may have taken the \
             data back since, which erases this too; or the document was not made here.</p>\n{FORM}"
        );
        return Ok(page(StatusCode::NOT_FOUND, &body));
    };
    let tenant = store.tenant_standing(&export.tenant).await?;
    let tenant = tenant.map(|tenant| tenant.name).unwrap_or_default();
    let provider = state.catalogue(export.mode).get(&export.provider);
    let provider = provider.map_or(export.provider.as_str(), |provider| provider.name.as_str());
    Ok(page(StatusCode::OK, &found_words(&export, &tenant, provider)))
}
