//! A user's curriculum vitae as a PDF: what a bank files.

mod chart;
mod file;
mod letters;
mod paper;
mod report;

#[cfg(test)]
mod tests;

use openwink_model::DateTime;

use crate::{Cv, Dossier};

/// What stands on every page beside the figures.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// Who asks: the tenant's name.
    pub tenant: String,
    pub generated_at: DateTime,
    /// By it this very document is found again in the audit log.
    pub code: String,
    /// Where whoever holds the document can check its code.
    pub check_at: Option<String>,
}

/// The report.
pub fn pdf(dossier: &Dossier, cv: &Cv, head: &Letterhead) -> Vec<u8> {
    let who = cv.person.name.as_ref().map(|name| name.value.clone());
    let who = who.unwrap_or_else(|| dossier.user_id.to_string());
    let title = format!("Employment and income of {}", letters::tidy(&who));
    file::write(&title, head, report::write(dossier, cv, head).draw())
}
