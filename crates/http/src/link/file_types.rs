//! `GET /fileTypes`: what a person may upload.

use axum::extract::State;
use serde::Serialize;

use super::{offer::Offer, session::Session};
use crate::{AppState, envelope::Answer, upload::MOST_FILES};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileType {
    #[serde(rename = "type")]
    pub id: &'static str,
    pub type_label: &'static str,
    pub max_files: usize,
    pub subtypes: &'static [&'static str],
}

const fn file_type(id: &'static str, type_label: &'static str) -> FileType {
    FileType {
        id,
        type_label,
        max_files: MOST_FILES,
        subtypes: &[],
    }
}

/// In the order of their use: proof of pay first.
pub const FILE_TYPES: [FileType; 11] = [
    file_type("PAYSLIP", "Payslip"),
    file_type("EMPLOYMENT_CERTIFICATE", "Certificate of employment"),
    file_type("TAX_DOCUMENT", "Tax document"),
    file_type("BANK_STATEMENT", "Bank statement"),
    file_type("COMPANY_ID", "Company ID"),
    file_type("GOVERNMENT_ID", "Government ID"),
    file_type("CLEARANCE_NBI", "NBI clearance"),
    file_type("TELCO_BILL", "Phone bill"),
    file_type("ELECTRICITY_BILL", "Electricity bill"),
    file_type("WATER_BILL", "Water bill"),
    file_type("OTHERS", "Another document"),
];

/// The file type of this name.
pub fn find(id: &str) -> Option<&'static FileType> {
    FILE_TYPES.iter().find(|known| known.id == id)
}

#[derive(Serialize)]
pub struct FileTypes {
    items: Vec<&'static FileType>,
}

pub async fn list(State(state): State<AppState>, Session(session): Session) -> Answer<FileTypes> {
    Answer(FileTypes {
        items: Offer::new(&state, &session).file_types(),
    })
}
