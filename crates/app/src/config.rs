//! Settings: from `openwink.default.toml`, from a file over it, from the environment over both.
//!
//! Every setting is one line in [`settings`] and one commented entry in the default file. A value that cannot be used
//! is reported with its name, what was given, what is expected and where it came from, all of them at once.

mod problem;
pub mod reference;
mod settings;
pub mod show;
mod sources;
mod text;
mod values;

use std::path::Path;

pub use problem::BadSettings;
pub use settings::Settings;
pub use sources::{Environment, Origin, Sources};
pub use values::{
    Address, DatabaseUrl, LogFormat, ProviderEvery, Secret, SmtpTls, Switch, Synchronous, TenantDays, Value,
};

/// The settings in force, and where each came from.
pub struct Config {
    pub settings: Settings,
    pub sources: Sources,
}

/// Reads everything. `file` is the one that `--config` names.
pub fn load(file: Option<&Path>, environment: &Environment) -> Result<Config, BadSettings> {
    let sources = Sources::read(file, environment)?;
    let settings = Settings::from_sources(&sources)?;
    Ok(Config { settings, sources })
}

#[cfg(test)]
mod tests;
