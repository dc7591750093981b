//! What kind of document it is, by the words on it.
