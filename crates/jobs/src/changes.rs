//! What a change of records is told as.

use openwink_model::{
    DateTime,
    events::{NewEvent, Updated},
    records::{Datapoint, RecordKind},
};
use openwink_store::{KindChange, Origin};

/// One *_ADDED and one *_UPDATED for each kind, in the kinds' order.
pub fn events(origin: Origin<'_>, changes: &[KindChange], at: DateTime) -> Vec<NewEvent> {
    let Origin {
        user,
        source,
        provider,
    } = origin;
    let mut events = Vec::new();
    for change in changes {
        if let Some(first) = change.added.first() {
            let count = u32::try_from(change.added.len()).unwrap_or(u32::MAX);
            events.push(NewEvent::added(
                user,
                source,
                provider,
                change.kind,
                count,
                *first,
            ));
        }
        if !change.updated.is_empty() || change.vanished > 0 {
            let updated = Updated {
                kind: change.kind,
                ids: change.updated.clone(),
                dates: change.dates,
                vanished: change.vanished,
            };
            events.extend(NewEvent::updated(user, source, provider, updated, at));
        }
    }
    events
}

pub fn datapoints(changes: &[KindChange]) -> Vec<Datapoint> {
    changes.iter().map(|change| change.kind.datapoint()).collect()
}

/// Kinds that sources give.
pub fn given() -> Vec<RecordKind> {
    RecordKind::given().collect()
}
