//! Features of identities: the age.

use openwink_model::Date;

use crate::{Features, Records, Value, month::full_years, records::each_once};

/// Nobody has become older.
const MONTHS_AT_MOST: i32 = 130 * 12;

pub(super) fn fill(features: &mut Features, records: &Records, day: Date) {
    let mut births = each_once(&records.identities)
        .into_iter()
        .filter_map(|one| one.record.dob);
    let Some(born) = births.next() else { return };
    let contradicted = births.any(|other| other != born);
    features.identity_age = if contradicted || born > day || born < day.plus_months(-MONTHS_AT_MOST) {
        Value::Failed
    } else {
        Value::Count(full_years(born, day).into())
    };
}
