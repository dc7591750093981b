//! The sandbox's sample documents: files to download and upload again. They are listed in `samples/manifest.json`, and known
//! by their content, whatever they are named when they come back.

use std::{collections::BTreeSet, sync::LazyLock};

use sha2::{Digest, Sha256};

/// A document that the sandbox reads.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    pub file: &'static str,
    /// What it shows, for a list.
    pub title: &'static str,
    /// The sandbox's person whose document it is.
    pub person: &'static str,
    pub media_type: &'static str,
    pub content: &'static [u8],
    /// Its first page, small, as JPEG.
    pub preview: &'static [u8],
}

mod list {
    use super::Sample;

    include!(concat!(env!("OUT_DIR"), "/samples.rs"));
}

pub use list::SAMPLES;

static HASHES: LazyLock<BTreeSet<[u8; 32]>> = LazyLock::new(|| {
    SAMPLES
        .iter()
        .map(|sample| Sha256::digest(sample.content).into())
        .collect()
});

/// The sample of this file name.
pub fn find(file: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.file == file)
}

/// Whether a file is one of the samples, to the byte.
pub fn is_sample(content: &[u8]) -> bool {
    HASHES.contains::<[u8; 32]>(&Sha256::digest(content).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_known_by_their_content() {
        for sample in SAMPLES {
            assert!(is_sample(sample.content), "{}", sample.file);
            assert_eq!(find(sample.file).map(|found| found.title), Some(sample.title));
            assert!(!is_sample(&sample.content[1..]), "{}", sample.file);
        }
        assert!(!is_sample(b"%PDF-1.7 another"));
        assert_eq!(HASHES.len(), SAMPLES.len(), "two samples are the same file");
    }
}
