//! Whether a document can be believed.
