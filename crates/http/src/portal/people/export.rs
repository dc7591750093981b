//! `GET /{mode}/users/{id}/export`: a user as a PDF, as sheets, or as JSON. Each export is a line of the audit log.

use std::fmt::Write;

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{DateTime, accesses::AccessKind, ids::UserId, text_enum};
use openwink_reports::{Cv, Dossier, Letterhead, SheetKind};
use openwink_vault::secrets::keyed_hash;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    dossier::{self, Whole},
    download::Download,
};
use crate::{
    AppState, Problem,
    extract::{Params, PathId, Query},
    portal::{MayIn, permission::ExportPeople},
};

text_enum! {
    pub enum ExportFormat {
        Pdf = "pdf",
        /// Sheets, all in a ZIP, or one of them.
        Csv = "csv",
        Json = "json",
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
struct ExportParams {
    format: ExportFormat,
    /// Of `csv`: this sheet alone.
    sheet: Option<SheetKind>,
}

impl Query for ExportParams {
    fn check(&self) -> Result<(), Problem> {
        match (self.format, self.sheet) {
            (ExportFormat::Csv, _) | (_, None) => Ok(()),
            _ => Err(Problem::field("sheet", "must be left out unless format is csv")),
        }
    }
}

/// A user's JSON: all records, and what was made of them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WholeJson<'a> {
    document: &'a str,
    generated_at: DateTime,
    user: &'a Dossier,
    cv: &'a Cv,
}

/// What names this very export, and nobody makes up: it stands on the file and in the audit log.
fn code(state: &AppState, dossier: &Dossier, at: DateTime) -> Result<String, Problem> {
    const LETTERS: usize = 12;
    let content = serde_json::to_string(&(dossier, at));
    let content = content.map_err(|_| Problem::internal("a dossier could not be written as JSON"))?;
    let hash = keyed_hash(&state.vault().derive("export"), &content);
    let mut code = String::new();
    for (at, byte) in hash.iter().take(LETTERS / 2).enumerate() {
        if at > 0 && at % 2 == 0 {
            code.push('-');
        }
        // Memory does not fail
        let _ = write!(code, "{byte:02X}");
    }
    Ok(code)
}

/// Under what the file is saved: who and when, so that it is found again in a folder.
fn file_name(cv: &Cv, id: &UserId, at: DateTime, rest: &str) -> String {
    let name = cv.person.name.as_ref().map(|name| name.value.as_str());
    let words: String = name
        .unwrap_or_default()
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .take(60)
        .collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let who = match words.is_empty() {
        true => id.to_string(),
        false => words.join("-"),
    };
    format!("{who}-{}{rest}", at.date())
}

async fn get(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ExportPeople>,
    PathId(id): PathId<UserId>,
    Params(params): Params<ExportParams>,
) -> Result<Download, Problem> {
    let Whole { dossier, .. } = dossier::load(&state, &scope, &id).await?;
    let now = state.store().now(&scope);
    let code = code(&state, &dossier, now)?;
    let head = Letterhead {
        tenant: member.tenant_name.clone(),
        generated_at: now,
        code: code.clone(),
        check_at: None,
    };
    let format = params.format;
    // Thousands of records take a moment, which others need not wait for
    let made = tokio::task::spawn_blocking(move || make(&dossier, &head, &params)).await;
    let (cv, bytes, kind, rest) = made.map_err(|_| Problem::internal("an export ended in a panic"))??;
    let (store, scope, target) = (state.store(), &scope, format!("{id} {format} {code}"));
    let (actor, target) = (&member.actor(), &target);
    store
        .write(|tx| async move { store.audit(&tx, actor, scope, "user.exported", target).await })
        .await?;
    state.note_member_read(member.id, scope, AccessKind::Export, &id);
    Ok(Download {
        kind,
        name: Some(file_name(&cv, &id, now, &rest)),
        bytes,
    })
}

type Made = (Cv, Vec<u8>, &'static str, String);

fn make(dossier: &Dossier, head: &Letterhead, params: &ExportParams) -> Result<Made, Problem> {
    let cv = Cv::of(dossier, head.generated_at.date());
    let (bytes, kind, rest) = match (params.format, params.sheet) {
        (ExportFormat::Pdf, _) => (
            openwink_reports::pdf(dossier, &cv, head),
            "application/pdf",
            ".pdf".to_owned(),
        ),
        (ExportFormat::Csv, Some(sheet)) => (
            openwink_reports::sheet(sheet, dossier, &cv),
            "text/csv; charset=utf-8",
            format!("-{sheet}.csv"),
        ),
        (ExportFormat::Csv, None) => (
            openwink_reports::sheets(dossier, &cv)
                .map_err(|_| Problem::internal("sheets could not be put into a ZIP"))?,
            "application/zip",
            ".zip".to_owned(),
        ),
        (ExportFormat::Json, _) => {
            let whole = WholeJson {
                document: &head.code,
                generated_at: head.generated_at,
                user: dossier,
                cv: &cv,
            };
            let bytes = serde_json::to_vec_pretty(&whole)
                .map_err(|_| Problem::internal("a dossier could not be written as JSON"))?;
            (bytes, "application/json", ".json".to_owned())
        }
    };
    Ok((cv, bytes, kind, rest))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/{mode}/users/{id}/export",
        get_with(get, |op| {
            op.id("export-person").tag("People").summary("Export a user").description(
                "As a PDF to file, as CSV sheets, or as JSON with every record. The document's code stands in the audit log \
                 beside who exported it. In CSV, cells that would be formulas begin with an apostrophe.",
            )
        }),
    )
}
