//! The first page.

use super::{Case, Stranger::TheirOwn};
use crate::portal::tests::{Portal, Somebody};

pub async fn case(_: &Portal<'_>, operation: &str, path: &str, _: &Somebody) -> Option<Case> {
    (operation == "get-home").then(|| Case::new(path, TheirOwn))
}
