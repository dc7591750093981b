//! What no source says and what follows from what sources do say: incomes by month, and the features of an insight.
//!
//! Pure: the records of one source in, figures out. No database, no network, no clock: what time it is, the caller says.
//! `docs/insights.md` defines every figure; `tests/lives` works all of them out a second time, from that page.
//!
//! Nothing may enter that mixes two sources: what is derived has to go when its source is erased.

mod estimates;
mod features;
mod figures;
mod insights;
mod month;
mod records;
mod wording;

pub use estimates::{EstimatedIncome, Input, Problem, RULES, Rule, estimated_incomes};
pub use features::{FEATURES, Feature, Features, LookedAt, Unit, Value};
pub use insights::{LINK_DAYS, insights, links_within};
pub use month::Month;
pub use openwink_model::providers::Fund;
pub use records::{Records, Source};
