//! The checks that need the user's other records: gathers those, and hands them to the documents crate's functions.

use std::collections::BTreeSet;

use openwink_documents::{
    Checks, Extraction,
    checks::{self, identity, reconcile},
};
use openwink_model::{
    ConnectionStatus, Country, SourceType,
    ids::{AccountId, SourceId, UserId},
    mode::Scope,
    records::{Identity, Income, Record},
};
use openwink_store::{PageRequest, Period, RecordFilter, StoreError, StoredRecord};

use crate::Context;

/// Records of a kind that are looked at, the latest ones.
const MOST: u64 = 300;

/// What documents say beside what the user's accounts report, and which accounts those are.
pub struct Compared {
    pub checks: Checks,
    pub with: BTreeSet<AccountId>,
}

/// Says what identity, location and pay say, compared with what the user's accounts report. What other archives say is no
/// evidence: whoever forges one document may forge two.
pub async fn compare(
    context: &Context,
    scope: &Scope,
    user: &UserId,
    documents: &[Extraction],
) -> Result<Compared, StoreError> {
    let mut with = BTreeSet::new();
    let always = Period::default();
    let identities: Vec<StoredRecord<Identity>> = of_accounts(context, scope, user, always).await?;
    let mut known = identity::Known::default();
    let mut countries = BTreeSet::new();
    for stored in &identities {
        let person = &stored.record;
        with.extend(account(stored.row.source));
        known.names.push(person.full_name.clone());
        known.numbers.extend(person.reference_id.clone());
        countries.extend(person.country_residence);
        countries.extend(person.addresses.iter().filter_map(|address| address.country));
        countries.extend(provider_country(context, scope, &stored.row.provider));
    }
    let mut incomes: Vec<Income> = Vec::new();
    if let Some((start, end)) = reconcile::span(documents) {
        // An income is listed under its last day
        let period = Period {
            start: Some(start),
            end: Some(end.plus_months(1)),
        };
        let stored: Vec<StoredRecord<Income>> = of_accounts(context, scope, user, period).await?;
        for stored in stored {
            with.extend(account(stored.row.source));
            countries.extend(provider_country(context, scope, &stored.row.provider));
            incomes.push(stored.record);
        }
    }
    let checks = checks::compared(documents, &known, &countries, &incomes);
    Ok(Compared { checks, with })
}

fn account(source: SourceId) -> Option<AccountId> {
    match source {
        SourceId::Account(id) => Some(id),
        SourceId::Archive(_) => None,
    }
}

/// The country that all of the user's linked accounts are of; `None` where they are of several, or there are none.
pub async fn country(context: &Context, scope: &Scope, user: &UserId) -> Result<Option<Country>, StoreError> {
    let accounts = context
        .store
        .accounts(scope, Some(user), Period::default(), PageRequest::first(MOST))
        .await?;
    let countries: BTreeSet<Country> = accounts
        .items
        .iter()
        .filter(|account| account.status == ConnectionStatus::Connected)
        .filter_map(|account| provider_country(context, scope, &account.provider))
        .collect();
    Ok(match countries.len() {
        1 => countries.into_iter().next(),
        _ => None,
    })
}

async fn of_accounts<R: Record>(
    context: &Context,
    scope: &Scope,
    user: &UserId,
    period: Period,
) -> Result<Vec<StoredRecord<R>>, StoreError> {
    let filter = RecordFilter {
        user: Some(user),
        source: None,
        period,
        ..Default::default()
    };
    let page = context
        .store
        .records::<R>(scope, filter, PageRequest::first(MOST))
        .await?;
    let mut items = page.items;
    items.retain(|stored| stored.row.source_type == SourceType::Account);
    Ok(items)
}

fn provider_country(context: &Context, scope: &Scope, provider: &str) -> Option<Country> {
    context
        .catalogue(scope.mode())
        .get(provider)
        .map(|provider| provider.country)
}
