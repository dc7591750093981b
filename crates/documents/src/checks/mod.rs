//! Whether a document can be believed.

pub mod company;
pub mod computation;
#[cfg(test)]
mod fixture;
pub mod identity;
pub mod location;
pub mod metadata;
mod rates;
pub mod reconcile;
