//! The pages, called in memory.
