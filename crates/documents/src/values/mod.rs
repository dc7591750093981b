//! Values: dates, amounts, numbers of offices and names, as people write them. A text goes in, a typed value and how
//! certain it is come out; what a text stands beside on the page is not known here. Nothing is guessed: a text that
//! could mean two things, and of which the page does not tell which, is no value.

pub mod amount;
pub mod contact;
pub mod country;
pub mod currency;
pub mod date;
pub mod fold;
pub mod habits;
pub mod name;
pub mod office;
pub mod words;

pub use amount::{Notation, ParsedAmount};
pub use date::{DateOrder, ParsedDate, Period, PeriodKind};
pub use habits::Habits;
pub use office::{Office, OfficeNumber, Validity};
