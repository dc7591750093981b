//! Background work: the runner that claims jobs, the jobs themselves, and the dispatcher that delivers webhooks.
//!
//! Work is found in the store, never handed over in memory, so that a process may die at any moment and another goes
//! on. A job's effects and its completion are one transaction; whatever comes before that may happen twice.

mod archive;
mod changes;
mod clock;
mod context;
mod deliver;
mod derived;
mod erase;
mod link;
mod mail;
mod pages;
mod prune;
mod retention;
mod runner;
mod sync;

pub use archive::{ArchiveRead, DocumentReader, NoReader};
pub use clock::follow as follow_clocks;
pub use context::{Context, Options};
pub use mail::Post;
pub use retention::Retention;
pub use runner::Runner;
pub use sync::{Every, SyncPlan};
