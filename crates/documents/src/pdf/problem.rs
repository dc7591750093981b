//! Why a PDF could not be read, in words for people.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{Problem, ProblemCode};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PdfProblem {
    pub code: ProblemCode,
    /// For a person: what is wrong and what to do.
    pub message: String,
}

impl PdfProblem {
    fn new(code: ProblemCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// Which of an archive's files it was, from 0.
    pub fn in_file(self, file: usize) -> Problem {
        Problem {
            file,
            code: self.code,
            message: self.message,
        }
    }

    pub(super) fn encrypted() -> Self {
        Self::new(
            ProblemCode::Encrypted,
            "This PDF opens only with a password. Open it with the password, print or save it without one, and \
             upload that.",
        )
    }

    pub(super) fn unknown_encryption() -> Self {
        Self::new(
            ProblemCode::Encrypted,
            "This PDF is encrypted in a way that we cannot read. Print it to a new PDF and upload that.",
        )
    }

    pub(super) fn damaged() -> Self {
        Self::new(
            ProblemCode::Damaged,
            "This PDF is damaged or not complete. Download it again, or upload a picture of each page.",
        )
    }

    /// Its end is missing, and what is there was read.
    pub fn cut_off() -> Self {
        Self::new(
            ProblemCode::Damaged,
            "This PDF is not complete: its end is missing. What is there was read, but pages or values may be missing. \
             Download it again, and upload it anew.",
        )
    }

    /// A part of a page is missing, and the rest was read.
    pub fn broken_page(number: usize) -> Self {
        Self::new(
            ProblemCode::Damaged,
            format!(
                "Page {} of this PDF is damaged, and only a part of it could be read. Download the file again, or \
                 upload a picture of the page.",
                number + 1
            ),
        )
    }

    pub(super) fn too_many_pages(pages: usize, limit: usize) -> Self {
        Self::new(
            ProblemCode::TooManyPages,
            format!("This PDF has {pages} pages; at most {limit} are read. Upload the pages that matter."),
        )
    }

    pub(super) fn too_large() -> Self {
        Self::new(
            ProblemCode::TooLarge,
            "This PDF unpacks to more than we read. Upload a smaller one, or a picture of each page.",
        )
    }

    pub(super) fn too_slow() -> Self {
        Self::new(
            ProblemCode::TooSlow,
            "A page of this PDF is drawn in more steps than we follow. Upload a picture of the page.",
        )
    }
}

/// Ends an interpretation that takes too long: its callbacks can end it in no other way. Carried by unwinding, which
/// [`guarded`] catches, without the noise of a panic.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stop {
    TooSlow,
    TooLarge,
}

impl Stop {
    pub fn now(self) -> ! {
        std::panic::resume_unwind(Box::new(self))
    }
}

/// Calls into the PDF crates: a panic in them, on a file made to cause one, is a damaged file and no more.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Result<T, PdfProblem> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|payload| match payload.downcast_ref::<Stop>() {
        Some(Stop::TooSlow) => PdfProblem::too_slow(),
        Some(Stop::TooLarge) => PdfProblem::too_large(),
        None => PdfProblem::damaged(),
    })
}
