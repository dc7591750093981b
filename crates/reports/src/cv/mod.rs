//! The curriculum vitae: who, where they work and since when, what they are paid, and where sources contradict each other.

mod disagreements;
mod flows;
mod income;
mod person;
mod summary;
mod work;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use openwink_model::{
    Date,
    records::{Document, Liability, Rating},
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Consent, Dossier, Held, Source};

pub use disagreements::{Disagreement, DisagreementKind, Figure};
pub use flows::{Flow, FlowMonth};
pub use income::{IncomeMonth, IncomeOverview, IncomeSource, LongIncome, SourceSum};
pub use person::{Fact, FactKind, Person, PersonFact};
pub use summary::Summary;
pub use work::Job;

/// A user, readable. Every figure names the sources that it came from; `sources` says how sure each of them is.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Cv {
    /// The day that "now" means.
    pub as_of: Date,
    pub person: Person,
    pub summary: Summary,
    /// Current jobs first, then the latest.
    pub jobs: Vec<Job>,
    /// One for each currency.
    pub incomes: Vec<IncomeOverview>,
    /// Money in and out at gig platforms and wallets, one for each currency.
    pub transactions: Vec<Flow>,
    /// Social insurance and provident funds, one for each currency.
    pub contributions: Vec<Flow>,
    pub liabilities: Vec<Held<Liability>>,
    pub ratings: Vec<Held<Rating>>,
    /// What sources themselves say of documents that they hold.
    pub source_documents: Vec<Held<Document>>,
    pub disagreements: Vec<Disagreement>,
    pub sources: Vec<Source>,
    pub consents: Vec<Consent>,
}

impl Cv {
    pub fn of(dossier: &Dossier, as_of: Date) -> Self {
        let records = &dossier.records;
        let jobs = work::jobs(dossier, as_of);
        let incomes = income::overviews(dossier);
        let contributions = flows::contributions(dossier);
        Self {
            as_of,
            person: person::person(dossier),
            summary: summary::summary(dossier, &jobs, &incomes, &contributions, as_of),
            disagreements: disagreements::find(dossier, &jobs, as_of),
            jobs,
            incomes,
            transactions: flows::transactions(dossier),
            contributions,
            liabilities: records.liabilities.clone(),
            ratings: records.ratings.clone(),
            source_documents: records.documents.clone(),
            sources: dossier.sources.clone(),
            consents: dossier.consents.clone(),
        }
    }
}
