//! Sandbox and production, and the scope that keeps tenants and modes apart.

use crate::{ids::TenantId, text_enum};

text_enum! {
    /// Which world an API key, and everything made with it, belongs to.
    pub enum Mode {
        Sandbox = "SANDBOX",
        Production = "PRODUCTION",
    }
}

/// Whose data a query may touch. Only authentication makes one (and the worker, from the row that it works on), and
/// every store function that reads or writes tenant data takes one, so that forgetting the filter does not compile.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    tenant: TenantId,
    mode: Mode,
}

impl Scope {
    /// Call this where a key, a token or a stored row has proved who is asking, and nowhere else.
    pub fn proven(tenant: TenantId, mode: Mode) -> Self {
        Self { tenant, mode }
    }

    pub fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }
}
