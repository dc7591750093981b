//! The sandbox's clocks: each goes as the machine's does, so far ahead of it, or stands still until it is moved on.
//!
//! Whatever happens in a scope happens at [`Store::now`](crate::Store::now) of that scope. Jobs and deliveries are due by the machine's
//! clock, so that one query finds those of all tenants; what moves a sandbox's clock moves them as far the other way.

use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use openwink_model::{DateTime, Mode, ids::TenantId, mode::Scope};

/// A sandbox's clock, in microseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    pub ahead: i64,
    /// What it shows while it stands still.
    pub standing: Option<i64>,
}

impl Clock {
    /// What it shows while the machine's clock shows this.
    pub fn shows(self, machine: DateTime) -> DateTime {
        match self.standing {
            Some(standing) => DateTime::from_micros(standing),
            None => moved(machine, self.ahead),
        }
    }

    /// The same clock, so much later.
    pub fn moved(self, by: i64) -> Self {
        match self.standing {
            Some(standing) => Self {
                standing: Some(standing.saturating_add(by)),
                ..self
            },
            None => Self {
                ahead: self.ahead.saturating_add(by),
                ..self
            },
        }
    }
}

/// The sandboxes' clocks. Other processes' changes are seen when they are next loaded.
#[derive(Debug, Default)]
pub(crate) struct Clocks {
    clocks: RwLock<HashMap<TenantId, Clock>>,
    /// How often one was changed here: what was read of the database before such a change is older than it.
    changes: AtomicU64,
}

impl Clocks {
    pub fn of(&self, scope: &Scope) -> Clock {
        if scope.mode() != Mode::Sandbox {
            return Clock::default();
        }
        let clocks = self.clocks.read().unwrap_or_else(PoisonError::into_inner);
        clocks.get(scope.tenant()).copied().unwrap_or_default()
    }

    pub fn set(&self, tenant: TenantId, clock: Clock) {
        let mut clocks = self.clocks.write().unwrap_or_else(PoisonError::into_inner);
        self.changes.fetch_add(1, Ordering::SeqCst);
        clocks.insert(tenant, clock);
    }

    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Takes over what the database said when there had been so many changes, unless there have been more since.
    pub fn replace(&self, loaded: HashMap<TenantId, Clock>, changes: u64) {
        let mut clocks = self.clocks.write().unwrap_or_else(PoisonError::into_inner);
        if self.changes() == changes {
            *clocks = loaded;
        }
    }
}

/// A moment, moved by so many microseconds.
pub(crate) fn moved(at: DateTime, by: i64) -> DateTime {
    DateTime::from_micros(at.micros().saturating_add(by))
}
