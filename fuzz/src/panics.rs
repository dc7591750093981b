//! Which panics are findings. The fuzzer ends the process on any; but one in a PDF or picture crate, on a file made to
//! cause it, is caught where it is called and becomes a problem of that file.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
    process::abort,
    sync::Mutex,
};

static LAST: Mutex<String> = Mutex::new(String::new());

/// A panic in our own code is a finding, whoever catches it; others are remembered, for [`none_in`].
pub fn ours_end_the_process() {
    set_hook(Box::new(|panic| {
        let ours = panic.location().is_some_and(|at| {
            ["crates/documents", "crates/model", "src/checked"]
                .iter()
                .any(|own| at.file().contains(own))
        });
        if ours {
            eprintln!("{panic}");
            abort();
        }
        if let Ok(mut last) = LAST.lock() {
            *last = panic.to_string();
        }
    }));
}

/// A panic that nobody caught is a finding too.
pub fn none_in(work: impl FnOnce()) {
    if catch_unwind(AssertUnwindSafe(work)).is_err() {
        if let Ok(last) = LAST.lock() {
            eprintln!("not caught: {last}");
        }
        abort();
    }
}
