//! The fuzzer's corpus, read as the fuzzer reads it: whatever it once found stays mended.

#![allow(clippy::unwrap_used, reason = "helpers of tests are not in a test module")]

use std::{fs, path::Path};

#[path = "../../../fuzz/src/checked.rs"]
mod checked;

fn each(target: &str, read: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        eprintln!("{}", entry.path().display());
        read(&fs::read(entry.path()).unwrap());
        files += 1;
    }
    assert!(files > 10, "{files} in {}", folder.display());
}

#[test]
fn files_of_the_corpus_are_read() {
    each("read", checked::read);
}

#[test]
fn words_of_the_corpus_are_read() {
    each("words", checked::words);
}
