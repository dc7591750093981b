//! A folder that is gone with the test.

use std::{
    hash::{BuildHasher, RandomState},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

#[derive(Debug)]
pub struct Folder(PathBuf);

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("openwink-test-{}", unique()));
        std::fs::create_dir_all(&path).expect("a folder for the test is made");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Best effort: what is left in the temporary folder hurts nobody
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A name that neither another test nor another process uses.
pub(crate) fn unique() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // Process ids come round again; the standard library's hasher is seeded by the operating system
    let random = RandomState::new().hash_one(count);
    format!("{}_{count}_{:08x}", std::process::id(), random as u32)
}
