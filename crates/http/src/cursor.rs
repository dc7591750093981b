//! Cursors that callers send back.

pub use openwink_store::ListOf;
use openwink_store::{Cursors, Position};

use crate::Problem;

/// The position that a caller's cursor stands for.
pub fn open(cursors: &Cursors, list: ListOf<'_>, cursor: &str) -> Result<Position, Problem> {
    cursors.open(list, cursor).ok_or_else(refused)
}

/// What a cursor that is none of its list is refused with.
pub fn refused() -> Problem {
    Problem::field(
        "cursor",
        "must be the nextCursor of a page of this same list with these same filters",
    )
}
