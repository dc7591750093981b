//! The Link API, called in memory.
