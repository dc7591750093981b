//! What a case is, and two short ways of writing one.

use std::pin::Pin;

use openwink_model::mode::Scope;

use super::fixture::Fixture;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Reads,
    Changes,
    /// Makes something new, in the caller's own scope whatever that is.
    Creates,
    /// Shows the tenant itself, in both modes.
    OfTenant,
    /// Changes what belongs to the tenant as a whole.
    TenantChanges,
    /// Makes or changes something of the caller's own tenant, whichever that is.
    TenantCreates,
}

type Outcome<'a> = Pin<Box<dyn Future<Output = bool> + 'a>>;

pub struct Case {
    pub name: &'static str,
    pub kind: Kind,
    pub run: for<'a> fn(&'a Fixture, &'a Scope) -> Outcome<'a>,
}

/// A query that reads by itself.
macro_rules! read {
    ($name:ident, $kind:ident, |$f:ident, $scope:ident| $call:expr, |$seen:pat_param| $test:expr) => {
        $crate::isolation::case::Case {
            name: stringify!($name),
            kind: $crate::isolation::case::Kind::$kind,
            run: |$f, $scope| {
                Box::pin(async move {
                    match $call.await {
                        Ok($seen) => $test,
                        Err(error) => panic!("{}: {error}", stringify!($name)),
                    }
                })
            },
        }
    };
}

/// A query within a change. One that is refused has done nothing.
macro_rules! write {
    ($name:ident, $kind:ident, |$f:ident, $scope:ident, $tx:ident| $call:expr, |$done:pat_param| $test:expr) => {
        $crate::isolation::case::Case {
            name: stringify!($name),
            kind: $crate::isolation::case::Kind::$kind,
            run: |$f, $scope| {
                Box::pin(async move {
                    let done = $f.t.write(|tx| async move {
                        let $tx = &tx;
                        $call.await
                    });
                    match done.await {
                        Ok($done) => $test,
                        Err(openwink_store::StoreError::Stale | openwink_store::StoreError::Erased(_)) => {
                            false
                        }
                        Err(error) => panic!("{}: {error}", stringify!($name)),
                    }
                })
            },
        }
    };
}

pub(crate) use {read, write};
