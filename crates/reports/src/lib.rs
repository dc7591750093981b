//! A user's records become what people read: a curriculum vitae, sheets of figures, a PDF.
//!
//! Pure: records in, values and bytes out. No database, no network, no clock: what day it is, the caller says.

mod csv;
mod cv;
mod dossier;
mod matching;
mod pdf;
mod sheets;
mod words;

pub use csv::{sheet, sheets};
pub use cv::{
    Cv, Disagreement, DisagreementKind, Fact, FactKind, Figure, Flow, FlowMonth, IncomeMonth, IncomeOverview,
    IncomeSource, Job, LongIncome, Person, PersonFact, SourceSum, Summary,
};
pub use dossier::{Consent, Dossier, Held, Month, Records, Source, SourceState, Sureness};
pub use pdf::{Letterhead, pdf};
pub use sheets::SheetKind;
