//! For tests only: a store on each database, a clock that is set, records, a webhook receiver, a mail server, the server as a process.
//!
//! Nothing that ships may depend on this crate, and it depends on neither `http` nor `app`: a whole server is started
//! as the binary that customers run.

mod database;
mod folder;
mod postgres;
mod raw;
mod receiver;
pub mod records;
mod server;
mod smtp;
mod store;

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt;

pub use database::Database;
pub use folder::Folder;
pub use receiver::{Received, Receiver};
pub use server::Server;
pub use smtp::{MailServer, TakenMail};
pub use store::TestStore;

/// Makes of each `async fn name(t: &TestStore)` two tests, `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => { $(
        mod $name {
            #[test]
            fn sqlite() {
                $crate::run($crate::Database::Sqlite, super::$name);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Database::Postgres, super::$name);
            }
        }
    )+ };
}

/// Runs a test on a fresh store, and cleans up after it however it ends.
pub fn run(database: Database, test: impl AsyncFnOnce(&TestStore)) {
    runtime().block_on(async {
        let Some(store) = TestStore::open(database).await else {
            return;
        };
        let outcome = AssertUnwindSafe(test(&store)).catch_unwind().await;
        store.clean_up().await;
        if let Err(panic) = outcome {
            resume_unwind(panic);
        }
    });
}

/// Several threads, as in production: with one, most races could not happen.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .expect("a runtime starts")
}
