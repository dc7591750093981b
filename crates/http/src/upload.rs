//! What every upload shares, over whichever API it comes.

use std::sync::Arc;

use axum::http::header;
use openwink_documents::Format;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Problem, problem::Code};

/// An upload is held in memory until it is whole, so only so many are taken at once.
const AT_ONCE: usize = 4;
const RETRY_AFTER_SECONDS: &str = "5";

/// How many files one upload may have.
pub const MOST_FILES: usize = 10;
/// Of one file.
pub const MOST_BYTES: usize = 15 * 1024 * 1024;

/// What a file must be, after its name in a message.
pub const FORMATS: &str = "must be a PDF, PNG, JPG, TIFF or HEIC; it is none by its content";

/// The uploads that are under way.
#[derive(Clone)]
pub struct Uploads(Arc<Semaphore>);

impl Default for Uploads {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Uploads {
    /// A place for one upload, or 503.
    pub fn place(&self) -> Result<OwnedSemaphorePermit, Problem> {
        self.0.clone().try_acquire_owned().map_err(|_| {
            Problem::new(
                Code::ServerUnavailable,
                "too many uploads are under way; try again in a moment",
            )
            .with_header(header::RETRY_AFTER, RETRY_AFTER_SECONDS)
        })
    }
}

/// A file's name for showing: without folders and control characters, and not too long.
pub fn file_name(given: &str, position: usize, format: Format) -> String {
    const LONGEST: usize = 200;
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST)
        .collect();
    match name.trim() {
        "" => format!("page-{}.{}", position + 1, format.as_str().to_lowercase()),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_only_names() {
        assert_eq!(
            file_name("../../etc/pass\u{0}wd.pdf", 0, Format::Pdf),
            "passwd.pdf"
        );
        assert_eq!(file_name("C:\\pay\\May.png", 0, Format::Png), "May.png");
        assert_eq!(file_name("folder/", 1, Format::Jpeg), "page-2.jpg");
        assert_eq!(file_name(&"x".repeat(500), 0, Format::Pdf).len(), 200);
    }

    #[tokio::test]
    async fn only_so_many_uploads_are_taken_at_once() {
        let uploads = Uploads::default();
        let places: Vec<_> = (0..AT_ONCE).map(|_| uploads.place().unwrap()).collect();
        assert_eq!(uploads.place().unwrap_err().code(), Code::ServerUnavailable);
        drop(places);
        assert!(uploads.place().is_ok());
    }
}
