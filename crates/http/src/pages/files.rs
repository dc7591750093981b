//! `GET /files/{id}`: an archive's file as it was sent, for whoever has a fresh address of it.
//!
//! A stranger made the file, so a browser must not show it as ours: it is a download, without a type to guess, in a sandbox.

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use openwink_model::{DateTime, ids::RawFileId};
use openwink_vault::{Vault, secrets};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    AppState, Problem,
    extract::{Params, PathId, Query},
    problem::Code,
};

#[derive(Debug, Deserialize, JsonSchema)]
pub struct Signed {
    /// Seconds since 1970.
    expires: i64,
    signature: String,
}

impl Query for Signed {}

impl Signed {
    pub fn expires(&self) -> i64 {
        self.expires
    }

    pub fn signature(&self) -> &str {
        &self.signature
    }
}

/// A subkey of its own for each address: nobody makes one without the master key.
fn signature(vault: &Vault, id: RawFileId, expires: i64) -> String {
    let subkey = vault.derive(&format!("file {id} {expires}"));
    subkey.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn seconds(moment: DateTime) -> i64 {
    moment.micros().div_euclid(1_000_000)
}

/// An address of a file that works for some minutes.
pub fn url(state: &AppState, id: RawFileId) -> String {
    let settings = state.settings();
    let expires = seconds(state.ambient().now().plus(settings.file_url_lifetime));
    let signature = signature(state.vault(), id, expires);
    format!(
        "{}/files/{id}?expires={expires}&signature={signature}",
        settings.public_url
    )
}

pub async fn download(
    State(state): State<AppState>,
    PathId(id): PathId<RawFileId>,
    Params(signed): Params<Signed>,
) -> Result<Response, Problem> {
    let right = secrets::hash(&signature(state.vault(), id, signed.expires));
    if !secrets::matches(&signed.signature, &right) {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "this address is not one that we gave out",
        ));
    }
    if signed.expires < seconds(state.ambient().now()) {
        return Err(Problem::new(
            Code::UnauthorizedAccess,
            "this address has expired; get the archive again for a fresh one",
        ));
    }
    let found = state.store().raw_file(id).await?;
    let (file, content) = found.ok_or_else(|| {
        Problem::new(
            Code::MissingResource,
            "the archive has been revoked and its files erased",
        )
    })?;
    let mut response = content.to_vec().into_response();
    let headers = response.headers_mut();
    let kind = match file.format.as_str() {
        "PDF" => "application/pdf",
        "PNG" => "image/png",
        "TIFF" => "image/tiff",
        "HEIC" => "image/heic",
        _ => "image/jpeg",
    };
    // Names of any script; what is no letter is escaped, so nothing of it can end the header
    let name = utf8_percent_encode(&file.name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let all = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in all {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    Ok(response)
}
