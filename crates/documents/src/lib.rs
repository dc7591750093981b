//! Reads documents: bytes in, [`Reading`] out. A file becomes upright pages, pages become words with positions, words a
//! class, fields and checks.
//!
//! Pure: no database, no network, no clock, no files but the models that the caller names. Whoever calls it with a
//! stranger's bytes does so in a process that may be killed: limits on pixels and pages are kept here, time and memory
//! are the process's.

pub mod checks;
mod class;
mod classify;
mod extract;
mod field;
mod format;
mod layout;
mod limits;
pub mod ocr;
mod page;
pub mod pdf;
pub mod picture;
mod read;
mod reading;
mod sense;
mod value;
pub mod values;

pub use class::Class;
pub use field::{Field, ValueKind};
pub use format::Format;
pub use limits::Limits;
pub use page::{Area, Page, TextSource, Word};
pub use read::{Hints, Pages, Reader, understand};
pub use reading::{
    Check, CheckResult, Checks, Classification, Extraction, Finding, Found, PageInfo, PayLine, PayLineKind,
    Problem, ProblemCode, Reading,
};
pub use value::Value;
