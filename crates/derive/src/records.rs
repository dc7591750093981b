//! What is known of one source, as whoever stores it hands it over.

use std::collections::{BTreeMap, HashMap};

use openwink_model::{
    Date, DateTime,
    ids::TypedId,
    payload::Identified,
    providers::{Fund, ProviderType},
    records::{Contribution, Employment, Identity, Income, Liability, Record, Transaction},
};

use crate::month::within_calendar;

/// Where the records came from, as far as figures depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Source {
    /// The provider's type; none for an archive.
    pub kind: Option<ProviderType>,
    /// Of an agency that gives contributions.
    pub fund: Option<Fund>,
}

impl Source {
    pub(crate) fn is_gig(self) -> bool {
        self.kind == Some(ProviderType::Gig)
    }
}

/// The records of one source. All of them: a list that was cut off gives wrong figures.
#[derive(Debug, Clone, Default)]
pub struct Records {
    pub identities: Vec<Identified<Identity>>,
    pub employments: Vec<Identified<Employment>>,
    pub incomes: Vec<Identified<Income>>,
    pub transactions: Vec<Identified<Transaction>>,
    pub contributions: Vec<Identified<Contribution>>,
    pub liabilities: Vec<Identified<Liability>>,
}

/// The day of a cut-off.
pub(crate) fn day_of(as_of: DateTime) -> Date {
    within_calendar(as_of.date())
}

/// The records in the order of their ids, each id once: the first that was handed over.
pub(crate) fn each_once<R: Record>(records: &[Identified<R>]) -> Vec<&Identified<R>> {
    let mut by_id = BTreeMap::new();
    for record in records {
        by_id.entry(record.id.uuid()).or_insert(record);
    }
    by_id.into_values().collect()
}

/// [`each_once`], and of records that say the same the one with the smallest id. `key` is something short that copies
/// have in common, or none for a record that cannot be known as a copy.
pub(crate) fn without_copies<'a, R, K>(
    records: &'a [Identified<R>],
    key: impl Fn(&'a R) -> Option<K>,
) -> Vec<&'a Identified<R>>
where
    R: Record + PartialEq,
    K: std::hash::Hash + Eq,
{
    let mut seen: HashMap<K, Vec<&R>> = HashMap::new();
    let mut kept = each_once(records);
    kept.retain(|one| {
        let Some(key) = key(&one.record) else {
            return true;
        };
        let alike = seen.entry(key).or_default();
        let copy = alike.contains(&&one.record);
        if !copy {
            alike.push(&one.record);
        }
        !copy
    });
    kept
}
