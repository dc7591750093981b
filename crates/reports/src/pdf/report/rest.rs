//! The end of the report: loans, ratings, documents, where everything came from, and what was agreed to.

use openwink_model::Amount;

use super::Report;
use crate::{
    SourceState, Sureness,
    pdf::paper::{BODY, GREY, MARGIN, Paper, SMALL, STRONG, Style, numbers, words},
    words::{date_words, moment_words, money},
};

/// A consent text is quoted up to so many lines.
const CONSENT_LINES: usize = 60;

impl Report<'_> {
    pub(super) fn liabilities(&self, paper: &mut Paper) {
        if self.cv.liabilities.is_empty() {
            return;
        }
        paper.heading("Loans and advances");
        let rows: Vec<(Style, Vec<String>)> = self
            .cv
            .liabilities
            .iter()
            .map(|held| {
                let loan = &held.record;
                let amount = |amount: Option<Amount>| {
                    amount.map_or(String::new(), |amount| {
                        format!("{} {}", loan.currency, money(amount))
                    })
                };
                let cells = vec![
                    loan.kind.clone(),
                    date_words(loan.start_date),
                    amount(Some(loan.loan_amount)),
                    amount(loan.outstanding_balance),
                    amount(loan.overdue_payment_amount),
                    self.refs(&[held.source_id]),
                ];
                (BODY, cells)
            })
            .collect();
        let columns = [
            words("Kind", 1.6),
            words("From", 1.0),
            numbers("Loan", 1.4),
            numbers("Outstanding", 1.4),
            numbers("Overdue", 1.4),
            words("Sources", 0.7),
        ];
        paper.table(&columns, &rows);
    }

    pub(super) fn ratings(&self, paper: &mut Paper) {
        if self.cv.ratings.is_empty() {
            return;
        }
        paper.heading("Ratings");
        for held in &self.cv.ratings {
            let rating = &held.record;
            let name = self
                .dossier
                .source(held.source_id)
                .map_or("", |source| &source.name);
            let mut parts = Vec::new();
            if let Some(current) = rating.current_rating {
                let of = rating
                    .max_rating
                    .map_or(String::new(), |most| format!(" of {most}"));
                parts.push(format!("{current}{of}"));
            }
            parts.extend(rating.reviews_received.map(|count| format!("{count} reviews")));
            parts.extend(rating.jobs_completed.map(|count| format!("{count} jobs")));
            let line = format!("{name}: {} {}", parts.join(", "), self.refs(&[held.source_id]));
            paper.text(MARGIN, BODY, &line, 2);
        }
    }

    pub(super) fn documents(&self, paper: &mut Paper) {
        if self.cv.source_documents.is_empty() {
            return;
        }
        paper.heading("Documents");
        let rows: Vec<(Style, Vec<String>)> = self
            .cv
            .source_documents
            .iter()
            .map(|held| {
                let document = &held.record;
                let kind = document.document_type.map(|kind| kind.as_str().to_lowercase());
                let cells = vec![
                    document.name.clone(),
                    kind.unwrap_or_default(),
                    document.issue_date.map_or(String::new(), date_words),
                    document.expiry_date.map_or(String::new(), date_words),
                    self.refs(&[held.source_id]),
                ];
                (BODY, cells)
            })
            .collect();
        let columns = [
            words("Name", 2.6),
            words("Kind", 1.2),
            words("Issued", 1.0),
            words("Expires", 1.0),
            words("Sources", 0.8),
        ];
        paper.table(&columns, &rows);
    }

    pub(super) fn sources(&self, paper: &mut Paper) {
        paper.heading("Sources");
        let rows: Vec<(Style, Vec<String>)> = self
            .dossier
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| {
                let sure = match (source.sureness, source.confidence) {
                    (Sureness::Linked, _) => "Linked system: read after the person logged in".to_owned(),
                    (Sureness::Read, Some(sure)) => {
                        format!("Document: read with {:.0} % confidence", sure * 100.0)
                    }
                    (Sureness::Read, None) => "Document".to_owned(),
                };
                let state = match source.state {
                    SourceState::Ready => source
                        .refreshed_at
                        .map_or(String::new(), |at| date_words(at.date())),
                    SourceState::Working => "being read".to_owned(),
                    SourceState::Failed => "could not be read".to_owned(),
                    SourceState::Revoked => "revoked, data erased".to_owned(),
                };
                let cells = vec![
                    format!("[{}]", at + 1),
                    source.name.clone(),
                    sure,
                    date_words(source.created_at.date()),
                    state,
                ];
                (BODY, cells)
            })
            .collect();
        if rows.is_empty() {
            let none = "Nothing is connected yet and no document has been sent.";
            paper.text(MARGIN, BODY.coloured(GREY), none, 2);
            return;
        }
        let columns = [
            words("No.", 0.4),
            words("Source", 2.0),
            words("How sure", 2.2),
            words("Added", 0.9),
            words("Last read", 1.1),
        ];
        paper.table(&columns, &rows);
        for (at, source) in self.dossier.sources.iter().enumerate() {
            if let Some(shared) = &source.shared {
                paper.text(MARGIN, BODY, &format!("[{}] {shared}", at + 1), 3);
            }
        }
    }

    pub(super) fn consents(&self, paper: &mut Paper) {
        paper.heading("Consents");
        if self.cv.consents.is_empty() {
            paper.text(
                MARGIN,
                BODY.coloured(GREY),
                "No consent has been given in the widget.",
                2,
            );
        }
        let mut quoted: Vec<&str> = Vec::new();
        for consent in &self.cv.consents {
            let line = format!("{}, version {}", moment_words(consent.agreed_at), consent.version);
            paper.room(40.0);
            paper.text(MARGIN, STRONG, &line, 1);
            if quoted.contains(&consent.text.as_str()) {
                paper.text(MARGIN + 10.0, SMALL, "The same text as above.", 1);
                continue;
            }
            quoted.push(&consent.text);
            for paragraph in consent.text.lines().filter(|line| !line.trim().is_empty()) {
                paper.text(MARGIN + 10.0, SMALL, paragraph, CONSENT_LINES);
            }
            paper.gap(4.0);
        }
    }
}
