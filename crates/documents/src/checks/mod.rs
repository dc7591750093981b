//! Whether a document can be believed.

pub mod computation;
pub mod metadata;
mod rates;
