//! The first page.

use super::{Case, Stranger::TheirOwn};

pub fn case(operation: &str, path: &str) -> Option<Case> {
    (operation == "get-home").then(|| Case::new(path, TheirOwn))
}
