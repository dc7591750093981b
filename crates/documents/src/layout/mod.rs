//! Lines, cells and neighbours: how the words of a page stand to one another.
//!
//! A page's words become lines (what stands on one level), lines become cells (words with no more than a space between
//! them), and a [`Span`] is a piece of a cell: a label, a value. Rules about documents speak of spans and of their
//! neighbours to the right and below, never of coordinates.

mod cells;
mod labels;
mod lexicon;
mod neighbours;
mod paragraphs;
mod sheet;

pub use labels::Hit;
pub(crate) use labels::is_label;
pub use lexicon::{Lexicon, roles_in};
pub use neighbours::{Relation, Value as Neighbour};
pub use sheet::{Cell, CellId, Sheet, Span};
