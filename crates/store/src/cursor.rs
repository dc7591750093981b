//! Cursors: where a page of a list ended, as an opaque text.
//!
//! A cursor is authenticated together with whose list it is, which list, and with which filters, so that one that was
//! forged, cut short, or taken from another list is refused instead of quietly giving wrong pages.

use openwink_model::{DateTime, mode::Scope};
use openwink_vault::{Vault, secrets};
use uuid::Uuid;

use crate::Position;

/// What every cursor begins with, and how many letters its sort key and its id take.
const VERSION: &str = "2";
const WALK: &str = "3";
const SORT: usize = 16;
const ID: usize = 32;

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
pub struct Cursors(Vault);

impl Cursors {
    pub(crate) fn new(vault: Vault) -> Self {
        Self(vault)
    }

    /// Half of the subkey that belongs to the list and the position: nobody can derive one without the master key, and
    /// one says nothing about another. `Debug` quotes the texts, so that no two lists run together.
    fn tag(&self, list: ListOf<'_>, (sort, id): Position) -> Uuid {
        let (tenant, mode) = (list.scope.tenant().as_str(), list.scope.mode().as_str());
        let of = (tenant, mode, list.list, list.filters, sort, id);
        let subkey = self.0.derive(&format!("cursor {of:?}"));
        let mut tag = [0; 16];
        tag.copy_from_slice(&subkey[..16]);
        Uuid::from_bytes(tag)
    }

    /// A cursor of a walk through records, which goes on seeing them as they were when it began.
    pub fn seal_walk(&self, list: ListOf<'_>, position: Position, began: DateTime) -> String {
        let list_then = format!("{}\0{}", list.filters, began.micros());
        let list = ListOf {
            filters: &list_then,
            ..list
        };
        let tag = self.tag(list, position).simple();
        let (sort, id, began) = (
            position.0.cast_unsigned(),
            position.1.simple(),
            began.micros().cast_unsigned(),
        );
        format!("{WALK}{sort:016x}{id}{began:016x}{tag}")
    }

    /// The position and when the walk began; `None` where the cursor is not one of this list. One that an older version made
    /// says no beginning.
    pub fn open_walk(&self, list: ListOf<'_>, cursor: &str) -> Option<(Position, Option<DateTime>)> {
        let Some(text) = cursor.strip_prefix(WALK) else {
            return self.open(list, cursor).map(|position| (position, None));
        };
        let number = |from: usize| u64::from_str_radix(text.get(from..from + SORT)?, 16).ok();
        let id = Uuid::try_parse(text.get(SORT..SORT + ID)?).ok()?;
        let position = (number(0)?.cast_signed(), id);
        let began = DateTime::from_micros(number(SORT + ID)?.cast_signed());
        let sealed = self.seal_walk(list, position, began);
        secrets::matches(cursor, &secrets::hash(&sealed)).then_some((position, Some(began)))
    }

    pub fn seal(&self, list: ListOf<'_>, position: Position) -> String {
        let tag = self.tag(list, position).simple();
        let (sort, id) = (position.0.cast_unsigned(), position.1.simple());
        format!("{VERSION}{sort:016x}{id}{tag}")
    }

    /// The position; `None` where the cursor is not one of this list.
    pub fn open(&self, list: ListOf<'_>, cursor: &str) -> Option<Position> {
        let text = cursor.strip_prefix(VERSION)?;
        let sort = u64::from_str_radix(text.get(..SORT)?, 16).ok()?;
        let id = Uuid::try_parse(text.get(SORT..SORT + ID)?).ok()?;
        let position = (sort.cast_signed(), id);
        secrets::matches(cursor, &secrets::hash(&self.seal(list, position))).then_some(position)
    }
}

#[cfg(test)]
mod tests {
    use openwink_model::Mode;
    use openwink_vault::MasterKey;
    use proptest::prelude::*;
    use zeroize::Zeroizing;

    use super::*;

    fn cursors(key: u8) -> Cursors {
        let master = MasterKey::from_bytes(Zeroizing::new([key; 32]));
        Cursors::new(Vault::new(master, Vec::new()))
    }

    fn scope(tenant: &str, mode: Mode) -> Scope {
        Scope::proven(tenant.parse().unwrap(), mode)
    }

    proptest! {
        #[test]
        fn a_cursor_comes_back_as_it_was(sort: i64, id: u128, filters in ".{0,40}") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: &filters };
            let position = (sort, Uuid::from_u128(id));
            let cursors = cursors(7);
            prop_assert_eq!(cursors.open(list, &cursors.seal(list, position)), Some(position));
        }

        #[test]
        fn a_walk_comes_back_with_its_beginning(sort: i64, id: u128, began: i64, at in 0usize..97, letter in "[0-9a-z]") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: "f" };
            let (position, began) = ((sort, Uuid::from_u128(id)), DateTime::from_micros(began));
            let good = cursors(7).seal_walk(list, position, began);
            prop_assert_eq!(cursors(7).open_walk(list, &good), Some((position, Some(began))));
            let old = cursors(7).seal(list, position);
            prop_assert_eq!(cursors(7).open_walk(list, &old), Some((position, None)));
            let mut bad = good.clone();
            bad.replace_range(at..=at, &letter);
            prop_assert_eq!(cursors(7).open_walk(list, &bad).is_some(), bad == good);
            prop_assert!(cursors(7).open(list, &good).is_none());
        }

        #[test]
        fn one_changed_letter_spoils_it(at in 0usize..81, letter in "[A-Za-z0-9_+-]") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: "" };
            let cursors = cursors(7);
            let good = cursors.seal(list, (1, Uuid::from_u128(2)));
            let mut bad = good.clone();
            bad.replace_range(at..=at, &letter);
            prop_assert_eq!(cursors.open(list, &bad).is_some(), bad == good);
            prop_assert!(cursors.open(list, &good[..at]).is_none());
        }

        #[test]
        fn no_text_makes_it_panic(text in "2?.{0,200}") {
            let scope = scope("tenant01", Mode::Sandbox);
            let list = ListOf { scope: &scope, list: "incomes", filters: "" };
            prop_assert!(cursors(7).open(list, &text).is_none());
            prop_assert!(cursors(7).open_walk(list, &["3", &text].concat()).is_none());
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
        let cursor = cursors(7).seal(list, (5, Uuid::from_u128(9)));
        assert_eq!(cursor.len(), 81);
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
            assert_eq!(cursors(7).open(other, &cursor), None);
        }
        assert_eq!(cursors(8).open(list, &cursor), None);
    }
}
