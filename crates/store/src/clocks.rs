//! The sandbox's clocks: how far each tenant's sandbox is ahead of the machine's clock.
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

/// What each sandbox is ahead by, in microseconds. Other processes' changes are seen when they are next loaded.
#[derive(Debug, Default)]
pub(crate) struct Clocks {
    ahead: RwLock<HashMap<TenantId, i64>>,
    /// How often it was changed here: what was read of the database before such a change is older than it.
    changes: AtomicU64,
}

impl Clocks {
    pub fn ahead(&self, scope: &Scope) -> i64 {
        if scope.mode() != Mode::Sandbox {
            return 0;
        }
        let clocks = self.ahead.read().unwrap_or_else(PoisonError::into_inner);
        clocks.get(scope.tenant()).copied().unwrap_or(0)
    }

    pub fn set(&self, tenant: TenantId, ahead: i64) {
        let mut clocks = self.ahead.write().unwrap_or_else(PoisonError::into_inner);
        self.changes.fetch_add(1, Ordering::SeqCst);
        clocks.insert(tenant, ahead);
    }

    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Takes over what the database said when there had been so many changes, unless there have been more since.
    pub fn replace(&self, loaded: HashMap<TenantId, i64>, changes: u64) {
        let mut clocks = self.ahead.write().unwrap_or_else(PoisonError::into_inner);
        if self.changes() == changes {
            *clocks = loaded;
        }
    }
}

/// A moment, moved by so many microseconds.
pub(crate) fn moved(at: DateTime, by: i64) -> DateTime {
    DateTime::from_micros(at.micros().saturating_add(by))
}
