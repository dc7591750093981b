//! File types: what may be sent.

use std::borrow::Cow;

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_documents::Class;
use openwink_model::text_enum;
use openwink_store::Page;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, List},
    extract::{Paging, Params, Query, Size, With, may},
    link::file_types::{self, FILE_TYPES},
    pages::file_type_logo,
};

text_enum! {
    /// A kind of data that comes of a file.
    pub enum FileDatapoint {
        Identities = "IDENTITIES",
        Transactions = "TRANSACTIONS",
        Ratings = "RATINGS",
        Employments = "EMPLOYMENTS",
        Documents = "DOCUMENTS",
        Incomes = "INCOMES",
        Contributions = "CONTRIBUTIONS",
        Eincomes = "EINCOMES",
        Liabilities = "LIABILITIES",
        None = "NONE",
    }
}

/// A type of document.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileType {
    logo_url: String,
    #[serde(rename = "type")]
    kind: Cow<'static, str>,
    type_label: Cow<'static, str>,
    /// Whether it can be sent at all.
    active: bool,
    /// Whether your users may send it.
    enabled: bool,
    /// Whether its values are read. Where not, the file is told apart and kept.
    ocr: bool,
    /// The kinds of data that come of it.
    supported: Vec<FileDatapoint>,
}

fn class(known: &file_types::FileType) -> Class {
    known.id.parse().unwrap_or(Class::Others)
}

fn is_read(known: &file_types::FileType) -> bool {
    !class(known).fields().is_empty()
}

fn supported(class: Class) -> Vec<FileDatapoint> {
    use FileDatapoint::{Documents, Employments, Identities, Incomes};
    match class {
        Class::Payslip | Class::EmploymentCertificate | Class::TaxDocument => {
            vec![Identities, Employments, Incomes, Documents]
        }
        Class::ClearanceNbi | Class::TelcoBill | Class::ElectricityBill | Class::WaterBill => {
            vec![Identities, Documents]
        }
        Class::BankStatement | Class::CompanyId | Class::GovernmentId | Class::Others => vec![Documents],
    }
}

impl FileType {
    fn new(known: &file_types::FileType, public_url: &str) -> Self {
        Self {
            logo_url: format!("{public_url}{}", file_type_logo(known.id)),
            kind: known.id.into(),
            type_label: known.type_label.into(),
            active: true,
            enabled: true,
            ocr: is_read(known),
            supported: supported(class(known)),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
struct FileTypeParams {
    size: Size,
    cursor: Option<String>,
    /// This type alone.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Types that can be sent, or that cannot.
    active: Option<bool>,
    /// Types that your users may send, or may not.
    enabled: Option<bool>,
    /// Types whose values are read, or are not.
    ocr: Option<bool>,
}

impl Query for FileTypeParams {}

async fn list(
    State(state): State<AppState>,
    caller: With<may::ArchivesWrite>,
    Params(params): Params<FileTypeParams>,
) -> Result<Answer<List<FileType>>, Problem> {
    let paging = Paging {
        size: params.size,
        cursor: params.cursor.clone(),
    };
    let filters = FileTypeParams {
        size: Size::default(),
        cursor: None,
        ..params
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "fileTypes",
            filters: &format!("{filters:?}"),
        },
    };
    let page = pager.request(&paging)?;
    // All are active and enabled
    let is = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
    let found: Vec<_> = FILE_TYPES
        .iter()
        .filter(|known| filters.kind.as_deref().is_none_or(|kind| kind == known.id))
        .filter(|known| {
            is(filters.active, true) && is(filters.enabled, true) && is(filters.ocr, is_read(known))
        })
        .collect();
    let start = page.after.map_or(0, |(count, _)| count.max(0) as usize);
    let end = found.len().min(start.saturating_add(page.size as usize));
    let page = Page {
        next: (end < found.len()).then_some((end as i64, Uuid::nil())),
        items: found.get(start..end).unwrap_or_default().to_vec(),
    };
    let public_url = &state.settings().public_url;
    Ok(Answer(pager.list(page, |known| FileType::new(known, public_url))))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/fileTypes",
        get_with(list, |op| {
            op.id("list-file-types")
                .tag("File Types")
                .summary("List file types")
                .description("What users and you may send, the most usual first.")
        }),
    )
}
