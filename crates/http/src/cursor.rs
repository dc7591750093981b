//! Cursors: where a page of a list ended, as an opaque text.
//!
//! A cursor is authenticated together with whose list it is, which list, and with which filters, so that one that was
//! forged, cut short, or taken from another list is refused instead of quietly giving wrong pages.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use openwink_model::mode::Scope;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::Problem;

const VERSION: u8 = 1;
const POSITION: usize = 1 + 8 + 16;
const TAG: usize = 16;

/// The last row of a page: what the list is sorted by, then the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    pub sort: i64,
    pub id: Uuid,
}

/// The list that a cursor is for.
#[derive(Debug, Clone, Copy)]
pub struct ListOf<'a> {
    pub scope: &'a Scope,
    pub list: &'static str,
    /// The filters in any form that differs where they differ.
    pub filters: &'a str,
}

/// Makes and checks cursors.
#[derive(Clone)]
pub struct Cursors {
    key: [u8; 32],
}

impl Cursors {
    pub fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    fn tag(&self, list: ListOf<'_>, position: &[u8]) -> [u8; TAG] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        let parts = [
            list.scope.tenant().as_str(),
            list.scope.mode().as_str(),
            list.list,
            list.filters,
        ];
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.update(position);
        let mut tag = [0; TAG];
        tag.copy_from_slice(&mac.finalize().into_bytes()[..TAG]);
        tag
    }

    pub fn seal(&self, list: ListOf<'_>, position: Position) -> String {
        let mut bytes = Vec::with_capacity(POSITION + TAG);
        bytes.push(VERSION);
        bytes.extend(position.sort.to_be_bytes());
        bytes.extend(position.id.as_bytes());
        let tag = self.tag(list, &bytes);
        bytes.extend(tag);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub fn open(&self, list: ListOf<'_>, cursor: &str) -> Result<Position, Problem> {
        self.read(list, cursor).ok_or_else(|| {
            Problem::field(
                "cursor",
                "must be the nextCursor of a page of this same list with these same filters",
            )
        })
    }

    fn read(&self, list: ListOf<'_>, cursor: &str) -> Option<Position> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        if bytes.len() != POSITION + TAG || bytes[0] != VERSION {
            return None;
        }
        let (position, tag) = bytes.split_at(POSITION);
        let good: bool = self.tag(list, position).ct_eq(tag).into();
        good.then_some(Position {
            sort: i64::from_be_bytes(position[1..9].try_into().ok()?),
            id: Uuid::from_slice(&position[9..]).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use openwink_model::Mode;
    use proptest::prelude::*;

    use super::*;

    fn scope(tenant: &str, mode: Mode) -> Scope {
        Scope::proven(tenant.parse().unwrap(), mode)
    }

    proptest! {
        #[test]
        fn a_cursor_comes_back_as_it_was(sort: i64, id: u128, filters in ".{0,40}") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: &filters };
            let position = Position { sort, id: Uuid::from_u128(id) };
            let cursors = Cursors::new([7; 32]);
            prop_assert_eq!(cursors.open(list, &cursors.seal(list, position)).unwrap(), position);
        }

        #[test]
        fn one_changed_letter_spoils_it(at in 0usize..55, letter in "[A-Za-z0-9_-]") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: "" };
            let cursors = Cursors::new([7; 32]);
            let good = cursors.seal(list, Position { sort: 1, id: Uuid::from_u128(2) });
            let mut bad = good.clone();
            bad.replace_range(at..=at, &letter);
            prop_assert_eq!(cursors.open(list, &bad).is_ok(), bad == good);
            prop_assert!(cursors.open(list, &good[..at]).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: "" };
            prop_assert!(Cursors::new([7; 32]).open(list, &text).is_err());
        }
    }

    #[test]
    fn a_cursor_fits_its_own_list_alone() {
        let (mine, theirs) = (scope("tenant01", Mode::Sandbox), scope("tenant02", Mode::Sandbox));
        let other_mode = scope("tenant01", Mode::Production);
        let list = ListOf {
            scope: &mine,
            list: "incomes",
            filters: "a",
        };
        let cursors = Cursors::new([7; 32]);
        let cursor = cursors.seal(
            list,
            Position {
                sort: 5,
                id: Uuid::from_u128(9),
            },
        );
        for other in [
            ListOf {
                scope: &theirs,
                ..list
            },
            ListOf {
                scope: &other_mode,
                ..list
            },
            ListOf {
                list: "documents",
                ..list
            },
            ListOf { filters: "b", ..list },
        ] {
            let problem = cursors.open(other, &cursor).unwrap_err();
            assert!(problem.message().starts_with("cursor "), "{}", problem.message());
        }
        assert!(Cursors::new([8; 32]).open(list, &cursor).is_err());
    }
}
