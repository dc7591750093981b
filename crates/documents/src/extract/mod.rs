//! From words to fields.
