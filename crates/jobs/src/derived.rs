//! What follows from a source's records: estimated incomes, links with other tenants, an insight. Worked out in the
//! transaction that changes the records, so that nobody sees one without the other.

use openwink_derive::{EstimatedIncome, Records, Source, estimated_incomes, insights, links_within};
use openwink_model::{
    DateTime,
    ids::{SourceId, TypedId},
    mode::Scope,
    payload::Identified,
    records::{AnyRecord, Eincome, Insight, Link, LinkRecord, Record, RecordKind},
};
use openwink_providers::Catalogue;
use openwink_store::{KindChange, Origin, Store, StoreError, Tx};
use uuid::Uuid;

/// Works out anew what follows from a source's records; says what that changed, in the kinds' order. `linked_at` is when the
/// person linked the source.
pub async fn derive(
    store: &Store,
    catalogue: &Catalogue,
    tx: &Tx,
    scope: &Scope,
    origin: Origin<'_>,
    linked_at: DateTime,
) -> Result<Vec<KindChange>, StoreError> {
    let known = store.source_records(tx, scope, origin.source).await?;
    let given: Vec<(Uuid, AnyRecord)> = (known.into_iter())
        .filter(|(_, record)| !record.kind().is_derived())
        .collect();
    // Of a document or a rating alone nothing follows
    let says = |kind: RecordKind| !matches!(kind, RecordKind::Document | RecordKind::Rating);
    if !given.iter().any(|(_, record)| says(record.kind())) {
        // What followed from records that are gone goes as well
        let followed = [RecordKind::Eincome, RecordKind::Link];
        return store.put_records(tx, scope, origin, &followed, &[]).await;
    }
    let now = store.now(scope);
    let from = catalogue
        .get(origin.provider)
        .map_or_else(Source::default, |provider| Source {
            kind: Some(provider.kind),
            fund: provider.fund,
        });
    let alone: Vec<AnyRecord> = given.iter().map(|(_, record)| record.clone()).collect();
    let records = sorted(given);
    let mut estimated = estimated_incomes(from, &records, now);
    // Of a month of which days were left out nobody knows what it brought
    let sharing = match origin.source {
        SourceId::Account(id) => store
            .account_in(tx, scope, id)
            .await?
            .and_then(|account| account.sharing),
        SourceId::Archive(_) => None,
    };
    if let Some(sharing) = &sharing {
        estimated.retain(|one| sharing.holds(one.month.first_day(), one.month.last_day()));
    }
    let links = store
        .mark_links(tx, scope, origin, &alone, linked_at)
        .await?
        .map(|links| links_within(&links, now));
    let features = insights(from, &records, &estimated, links.as_deref(), now);
    let mut derived: Vec<AnyRecord> = estimated.iter().map(|one| eincome(one).into()).collect();
    derived.extend(links.map(|links| AnyRecord::from(link(&links, now))));
    let kinds = [RecordKind::Eincome, RecordKind::Link];
    let mut changes = store.put_records(tx, scope, origin, &kinds, &derived).await?;
    let insight = Insight {
        cutoff_time: now,
        features: Box::new((&features).into()),
    };
    // Each cut-off has an insight of its own: the ones before stay as they were told
    let added = store
        .add_records(
            tx,
            scope,
            origin.user,
            origin.source,
            origin.provider,
            &[insight.into()],
        )
        .await?;
    changes.extend(added.into_iter().map(|(kind, _, id)| KindChange {
        added: vec![id],
        ..KindChange::of(kind)
    }));
    Ok(changes)
}

fn sorted(given: Vec<(Uuid, AnyRecord)>) -> Records {
    fn put<R: Record>(into: &mut Vec<Identified<R>>, id: Uuid, record: R) {
        into.push(Identified {
            id: R::Id::from_uuid(id),
            record,
        });
    }
    let mut records = Records::default();
    for (id, record) in given {
        match record {
            AnyRecord::Identity(one) => put(&mut records.identities, id, one),
            AnyRecord::Employment(one) => put(&mut records.employments, id, one),
            AnyRecord::Income(one) => put(&mut records.incomes, id, one),
            AnyRecord::Transaction(one) => put(&mut records.transactions, id, one),
            AnyRecord::Contribution(one) => put(&mut records.contributions, id, one),
            AnyRecord::Liability(one) => put(&mut records.liabilities, id, one),
            AnyRecord::Document(_)
            | AnyRecord::Rating(_)
            | AnyRecord::Eincome(_)
            | AnyRecord::Link(_)
            | AnyRecord::Insight(_) => {}
        }
    }
    records
}

fn eincome(estimated: &EstimatedIncome) -> Eincome {
    Eincome {
        month: estimated.month.to_string(),
        currency: estimated.currency,
        base_amount: estimated.amount,
        amount: estimated.amount,
        rule: estimated.rule.to_string(),
        rule_version: estimated.rule_version,
        rates_since: estimated.rates_since.map(|month| month.to_string()),
        inputs: estimated.inputs.iter().map(ToString::to_string).collect(),
        at_least: estimated.at_least,
        problem: estimated.problem.map(|problem| problem.to_string()),
    }
}

fn link(links: &[DateTime], now: DateTime) -> Link {
    let records = match links.is_empty() {
        true => Vec::new(),
        false => vec![LinkRecord {
            count: u32::try_from(links.len()).unwrap_or(u32::MAX),
            linked_at: links.to_vec(),
        }],
    };
    Link {
        start_date: links.first().copied(),
        end_date: now,
        records,
    }
}
