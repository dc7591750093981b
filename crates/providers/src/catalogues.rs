//! The providers of each mode.

use std::sync::Arc;

use openwink_model::Mode;

use crate::Catalogue;

/// Sandbox and production side by side. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Catalogues {
    pub sandbox: Arc<Catalogue>,
    pub production: Arc<Catalogue>,
}

impl Catalogues {
    /// All that is built in.
    pub fn load() -> Self {
        Self {
            sandbox: Arc::new(Catalogue::sandbox()),
            // None is built in yet
            production: Arc::new(Catalogue::new([])),
        }
    }

    pub fn of(&self, mode: Mode) -> &Arc<Catalogue> {
        match mode {
            Mode::Sandbox => &self.sandbox,
            Mode::Production => &self.production,
        }
    }
}
