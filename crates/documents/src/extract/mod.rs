//! From words to fields: labels are found, the texts beside them are parsed, and the candidate that convinces most is
//! taken. What none convinces of is left out: a value that is not on the page is never guessed.

mod address;
pub(crate) mod bill;
mod candidate;
pub(crate) mod certificate;
mod currency;
pub(crate) mod nbi;
mod parse;
pub(crate) mod payslip;
mod prose;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod tax;
