//! How much of a stranger's file is looked at.

/// Limits that reading keeps by itself. Time and memory are limited from outside, by the process it runs in.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub file_bytes: usize,
    /// Pixels of one picture, before it is scaled down.
    pub pixels: u64,
    pub pages: usize,
    /// Bytes that one decoder may take.
    pub decoder_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 15 * 1024 * 1024,
            pixels: 120_000_000,
            pages: 30,
            decoder_bytes: 1024 * 1024 * 1024,
        }
    }
}
