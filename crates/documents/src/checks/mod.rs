//! Whether a document can be believed.

pub mod computation;
mod rates;
