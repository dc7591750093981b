//! What the fuzz targets do with their bytes. The tests of `openwink-documents` do the same with the corpus.
#![forbid(unsafe_code)]

mod checked;
pub mod panics;

pub use checked::{read, words};
