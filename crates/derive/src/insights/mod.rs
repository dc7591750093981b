//! The features of an insight, one family a file.

mod employments;
mod identity;
mod incomes;
mod liabilities;
mod links;
mod payments;

use openwink_model::DateTime;

pub use links::{LINK_DAYS, links_within};

use crate::{EstimatedIncome, Features, Records, Source, records::day_of};

/// All features of a source as of a cut-off.
///
/// `estimated` is what [`crate::estimated_incomes`] gives for the same cut-off. `links` are the times at which the person
/// linked with other tenants; none where that is not shared with this one.
pub fn insights(
    source: Source,
    records: &Records,
    estimated: &[EstimatedIncome],
    links: Option<&[DateTime]>,
    as_of: DateTime,
) -> Features {
    let day = day_of(as_of);
    let mut features = Features::NONE;
    incomes::fill(&mut features, estimated, day);
    liabilities::fill(&mut features, records, day);
    employments::fill(&mut features, source, records, estimated, day);
    identity::fill(&mut features, records, day);
    links::fill(&mut features, links, as_of);
    features
}
