//! Whether a document can be believed.

pub mod company;
pub mod computation;
#[cfg(test)]
mod fixture;
pub mod identity;
pub mod location;
pub mod metadata;
mod rates;
pub mod reconcile;

use std::collections::BTreeSet;

use openwink_model::{Country, records::Income};

use crate::reading::{Checks, Extraction};

/// The checks that hold documents against what a person's accounts report; against nothing, each says that there was nothing.
pub fn compared(
    documents: &[Extraction],
    known: &identity::Known,
    countries: &BTreeSet<Country>,
    incomes: &[Income],
) -> Checks {
    let hints: Vec<location::Hint> = documents.iter().flat_map(location::hints).collect();
    Checks {
        identity: Some(identity::check(documents, known)),
        location: Some(location::check(&hints, countries)),
        reconciliation: Some(reconcile::check(documents, incomes)),
        ..Checks::default()
    }
}
